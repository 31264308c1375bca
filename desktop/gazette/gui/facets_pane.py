"""The left of the archive room: of what years, sections, issuers and kinds the hits are, to be ticked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from gazette.archive import FacetValue
from gazette.gui.facet_values import offered, value_called
from gazette.gui.icons import draw_icon
from gazette.gui.look import Look
from gazette.gui.panes import PaneHead, column

Index = QModelIndex | QPersistentModelIndex
SHOWN = ("year", "section", "issuer", "kind", "issue", "leads", "responsible")
_MOST = 12
"""So many values of a facet are listed until more are wanted, and what is chosen besides."""
_FACET, _VALUE, _COUNT = (int(Qt.ItemDataRole.UserRole) + step for step in range(1, 4))
"""The row that opens the list of a facet, or closes it again, has no value."""
_WIDE = 232


class FacetsPane(QFrame):
    """Space or a click ticks a value; of one facet several may be ticked, and any of them will do."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side_pane")
        self._look = look
        self.chosen: dict[str, tuple[str, ...]] = {}
        self._facets: Mapping[str, Sequence[FacetValue]] = {}
        self._opened: set[str] = set()
        """The facets whose values are all listed."""
        self.head = PaneHead(self)
        self.tree = _Tree(self)
        self._model = QStandardItemModel(self)
        self.tree.setModel(self._model)
        self.tree.ticked.connect(self._tick)
        column(self, self.head, self.tree)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.head.dress(look)
        self.head.title.say(look.say("facets.title"))
        self.tree.setAccessibleName(look.say("facets.title"))
        self.tree.setItemDelegate(_FacetDelegate(self.tree, look))
        self.setFixedWidth(look.px(_WIDE))
        self.show_facets(self._facets)

    def show_facets(self, facets: Mapping[str, Sequence[FacetValue]]) -> None:
        """Show what the hits are, with what is chosen on top of its facet."""
        say, self._facets = self._look.say, facets
        here, scrolled = self._here(), self.tree.verticalScrollBar().value()
        self._model.clear()
        for facet in SHOWN:
            values = self._listed(facet)
            if not values:
                continue
            group = QStandardItem(say(f"facets.{facet}"))
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._model.appendRow(group)
            for each in values:
                group.appendRow(self._row(facet, each))
            left = len(self._facets.get(facet, ())) - _MOST
            if left > 0:
                opened = facet in self._opened
                group.appendRow(
                    self._more(facet, say("facets.fewer", count=_MOST) if opened else say("facets.more", count=left))
                )
        self.tree.expandAll()
        self._go_to(here, scrolled)

    def choose(self, facet: str, value: str, *, wanted: bool) -> None:
        """Tick a value, or tick it off."""
        values = [each for each in self.chosen.get(facet, ()) if each != value]
        self.chosen[facet] = (*values, value) if wanted else tuple(values)
        self.changed.emit()

    def forget(self) -> None:
        """Nothing is chosen any more."""
        self.chosen.clear()
        self._opened.clear()

    def _listed(self, facet: str) -> list[FacetValue]:
        chosen, values = self.chosen.get(facet, ()), offered(facet, self._facets.get(facet, ()))
        counted = {each.value: each.count for each in values}
        ticked = [FacetValue(value, counted.get(value, 0)) for value in chosen]
        others = [each for each in values if each.value not in chosen]
        return [*ticked, *(others if facet in self._opened else others[: max(_MOST - len(ticked), 0)])]

    def _row(self, facet: str, each: FacetValue) -> QStandardItem:
        called = value_called(facet, each.value, self._look.say)
        row = QStandardItem(called)
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        ticked = each.value in self.chosen.get(facet, ())
        row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        for role, data in ((_FACET, facet), (_VALUE, each.value), (_COUNT, each.count)):
            row.setData(data, role)
        row.setToolTip(called)
        name = self._look.say("facets.spoken", value=called, count=f"{each.count:,}")
        row.setAccessibleText(name)
        return row

    def _more(self, facet: str, said: str) -> QStandardItem:
        row = QStandardItem(said)
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        row.setData(facet, _FACET)
        return row

    def _tick(self, index: Index) -> None:
        facet = index.data(_FACET)
        if facet and not index.data(_VALUE):
            self._opened ^= {facet}
            self.show_facets(self._facets)
        elif facet:
            ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            self.choose(index.data(_FACET), index.data(_VALUE), wanted=not ticked)

    def _here(self) -> tuple[str, str] | None:
        index = self.tree.currentIndex()
        return (index.data(_FACET), index.data(_VALUE)) if index.isValid() else None

    def _go_to(self, here: tuple[str, str] | None, scrolled: int) -> None:
        """The keyboard stays at its value, and what is in view; else it goes to the first."""
        groups = (self._model.item(at) for at in range(self._model.rowCount()))
        rows = [group.child(at) for group in groups for at in range(group.rowCount())]
        same = next((row for row in rows if (row.data(_FACET), row.data(_VALUE)) == here), None)
        if same is not None:
            self.tree.setCurrentIndex(same.index())
            self.tree.verticalScrollBar().setValue(scrolled)
        elif rows:
            self.tree.setCurrentIndex(rows[0].index())


class _Tree(QTreeView):
    ticked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.ticked.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.ticked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _FacetDelegate(QStyledItemDelegate):
    """The name of a facet; below it a box, a value and how many there are."""

    def __init__(self, parent: QTreeView, look: Look) -> None:
        super().__init__(parent)
        self._tree, self._look = parent, look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._look.px(30 if index.data(_FACET) else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRect(getattr(option, "rect"))
        theme, faces = look.theme, look.faces
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = rect.adjusted(16, 0, -14, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if not index.data(_FACET):
            painter.setFont(faces.font(faces.interface, look.px(12), 600))
            painter.setPen(theme.color("text2"))
            painter.drawText(row.adjusted(0, look.px(8), 0, 0), Qt.AlignmentFlag.AlignLeft | middle, str(index.data()))
            painter.restore()
            return
        if self._tree.hasFocus() and getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel"))
        painter.setFont(faces.font(faces.interface, look.px(13)))
        if not index.data(_VALUE):
            painter.setPen(theme.color("accent"))
            words = row.adjusted(look.px(14) + 8, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, str(index.data()))
            painter.restore()
            return
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        size = look.px(14)
        box = QRect(row.left(), rect.top() + (rect.height() - size) // 2, size, size)
        painter.setPen(theme.color("accent" if ticked else "line2"))
        painter.setBrush(theme.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, 2, 2)
        if ticked:
            draw_icon(painter, "check", box.adjusted(1, 1, -1, -1).toRectF(), theme.on_accent)
        painter.setPen(theme.color("text2"))
        count = f"{index.data(_COUNT):,}"
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | middle, count)
        painter.setPen(theme.color("text"))
        metrics = painter.fontMetrics()
        words = row.adjusted(size + 8, 0, -metrics.horizontalAdvance(count) - 8, 0)
        shown = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, shown)
        painter.restore()
