"""The room of the archive: what a search finds, while it is typed; a hit leads to its place."""

from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gazette.archive import Narrowing, Order, SearchHit, SearchResult, places_of, read_query
from gazette.desk.search_results import write_hits
from gazette.errors import GazetteError
from gazette.gui.choice_chips import ChoiceChips
from gazette.gui.facets_pane import FacetsPane
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, PaneHead, column
from gazette.gui.workbench import Workbench
from gazette.wording import error_sentence, sentence

_HIT = int(Qt.ItemDataRole.UserRole) + 1
_TYPING_MS = 150
_ROOM_FOR_FACETS = 900
_ORDERS: tuple[Order, ...] = ("relevance", "date")


class _Hits(QAbstractListModel):
    """The hits of one search."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.hits: tuple[SearchHit, ...] = ()
        self.marked: tuple[str, ...] = ()

    def show_hits(self, hits: tuple[SearchHit, ...], marked: tuple[str, ...]) -> None:
        """Show other hits, in which the texts of ``marked`` are marked."""
        if (hits, marked) == (self.hits, self.marked):
            return  # whoever is among them stays there
        self.beginResetModel()
        self.marked = marked
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        hit = self.hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((hit.title, self.place(hit), hit.snippet))
        return hit if role == _HIT else None

    def place(self, hit: SearchHit) -> str:
        """Number, issue and page of a hit in words."""
        say = self.look.say
        words = [hit.number or ""]
        if hit.issue_id is None:
            words.append(say("tree.inbox"))
        elif hit.serial is not None:
            words.append(say("search.serial", serial=hit.serial))
        if hit.page is not None:
            words.append(say("pages.page", page=hit.page))
        return " · ".join(word for word in words if word)


class SearchPanel(QWidget):
    """Head with the count, then the hits."""

    hit_opened = Signal(int, str, int)
    """Entry id, the text that was found as it stands there, and the sheet of a facsimile issue, from 1 (0: none)."""
    left = Signal()

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._query = ""
        self._result: SearchResult | None = None
        self.head = PaneHead(self)
        self._hint = QLabel(self)
        self._hint.setObjectName("facts")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = _HitList(self)
        self.model = _Hits(look, self)
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        self.list.left.connect(self.left)
        self.facets = FacetsPane(look, self)
        self.facets.changed.connect(self._search)
        self.chips = ChoiceChips(self)
        self.chips.taken_off.connect(lambda facet, value: self.facets.choose(facet, value, wanted=False))
        self.order = QComboBox(self)
        self.order.currentIndexChanged.connect(lambda _at: self._search())
        self.head.add(self.order)
        self.export = QPushButton(self)
        self.export.clicked.connect(self._choose_table)
        self.head.add(self.export)
        self.messages = MessageBar(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search)
        found, across = QWidget(self), QHBoxLayout(self)
        column(found, self.messages, self.head, self.chips, self.list, self._hint)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.facets)
        across.addWidget(found, 1)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self.model.look = look
        self.head.dress(look)
        self.head.title.say(look.say("search.title"))
        self.list.setAccessibleName(look.say("search.title"))
        self.list.setItemDelegate(_HitDelegate(self.list, look))
        self.facets.dress(look)
        self.chips.dress(look)
        self.messages.dress(look)
        self.export.setText(look.say("search.export"))
        self._name_orders()
        self._fill()

    def _name_orders(self) -> None:
        say, at = self._look.say, max(self.order.currentIndex(), 0)
        self.order.blockSignals(True)
        self.order.clear()
        for order in _ORDERS:
            self.order.addItem(say(f"search.by_{order}"), order)
        self.order.setCurrentIndex(at)
        self.order.setAccessibleName(say("search.order"))
        self.order.blockSignals(False)

    def search(self, query: str) -> None:
        """Search for ``query`` once typing rests; what was chosen for another query is forgotten."""
        if query.strip() != self._query:
            self.facets.forget()
        self._query = query.strip()
        self._typing.start()

    def _is_wide(self) -> bool:
        return self.window().width() >= self._look.px(_ROOM_FOR_FACETS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._result is not None:
            self.facets.setVisible(self._is_wide() and bool(self.model.hits or self.facets.chosen))

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.facets.tree, self.list

    def _choose_table(self) -> None:
        say, folders = self._look.say, self._workbench.folders
        begin = folders.begin("hits", f"{say('search.title')}.csv")
        file, _ = QFileDialog.getSaveFileName(self, say("search.export"), begin, "CSV (*.csv)")
        if file:
            self.write_table(folders.note("hits", file))

    def write_table(self, file: Path) -> None:
        """Write everything that was found as a table."""
        query, order = self._query, self.order.currentData()
        narrowing = Narrowing(chosen=dict(self.facets.chosen))

        def told(count: int) -> None:
            self.messages.tell("ok", lambda say: say("search.exported", count=f"{count:,}", file=file.name))

        def failed(error: BaseException) -> None:
            if not isinstance(error, GazetteError):
                raise error
            known = error
            self.messages.tell("error", lambda say: error_sentence(known, say.language))

        bench = self._workbench
        bench.ask_desk(lambda desk: write_hits(desk, query, narrowing, file, order=order), told, failed)

    def go_to_hits(self) -> None:
        """Move from the field into the hits."""
        if self.model.hits:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus()

    def open_first(self) -> None:
        """Open the first hit."""
        if self.model.hits:
            self._open(self.model.index(0, 0))

    def _search(self) -> None:
        query, chosen = self._query, dict(self.facets.chosen)
        if not query or not self._workbench.is_open:
            self._result = None
            self._fill()
            return

        def done(result: SearchResult) -> None:
            # Typing went on meanwhile: only the answer to the last question counts.
            if (query, chosen) == (self._query, self.facets.chosen):
                self._result = result
                self._fill()
                if result.left:  # what is indexed by the next time may say it too
                    self._typing.start()

        self._workbench.ask_search(query, Narrowing(chosen=chosen, at_once=True), self.order.currentData(), done)

    def _fill(self) -> None:
        say, result = self._look.say, self._result
        self.model.show_hits(result.hits if result else (), read_query(self._query).marked)
        self.list.setVisible(bool(self.model.hits))
        self._hint.setVisible(not self.model.hits)
        self.facets.show_facets(result.facets if result else {})
        self.facets.setVisible(self._is_wide() and result is not None and bool(result.hits or self.facets.chosen))
        self.chips.show_chosen(self.facets.chosen)
        for part in (self.order, self.export):
            part.setVisible(bool(self.model.hits))
        if result is None:
            self._hint.setText(say("search.hint"))
            self.head.facts.say("")
            return
        self._hint.setText(say("search.nothing", query=self._query))
        hints = [sentence(hint, {}, say.language) for hint in result.hints]
        if result.left:
            hints.append(say("search.left", count=f"{result.left:,}"))
        self.head.facts.say(" · ".join((say("search.total", count=f"{result.total:,}"), *hints)))

    def _open(self, index: QModelIndex) -> None:
        hit: SearchHit = index.data(_HIT)
        place = next(iter(places_of(hit.snippet, self.model.marked)), (0, 0))
        self.hit_opened.emit(hit.entry_id, hit.snippet[slice(*place)], hit.sheet or 0)


class _HitList(QListView):
    opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.opened.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _HitDelegate(QStyledItemDelegate):
    """Title, where it stands, and the words around the hit."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._look.px(78))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, rect = self._look, QRect(getattr(option, "rect"))
        hit: SearchHit = index.data(_HIT)
        model = index.model()
        assert isinstance(model, _Hits)
        painter.save()
        if getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.theme.color("sel"))
        row = QRect(rect.left() + 24, rect.top() + look.px(8), rect.width() - 48, look.px(22))
        for text, size, weight, token in (
            (hit.title, 14, 600, "text"),
            (model.place(hit), 12, 400, "text2"),
            (" ".join(hit.snippet.split()), 13, 400, "text2"),
        ):
            painter.setFont(look.faces.font(look.faces.interface, look.px(size), weight))
            painter.setPen(look.theme.color(token))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, row.width())
            self._mark(painter, row, shown, model.marked)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            row.translate(0, look.px(21))
        painter.setPen(look.theme.color("line"))
        painter.drawLine(rect.left() + 24, rect.bottom(), rect.right() - 24, rect.bottom())
        painter.restore()

    def _mark(self, painter: QPainter, row: QRect, shown: str, marked: tuple[str, ...]) -> None:
        metrics = painter.fontMetrics()
        for start, end in places_of(shown, marked):
            left = row.left() + metrics.horizontalAdvance(shown[:start])
            wide = metrics.horizontalAdvance(shown[start:end])
            box = QRect(left, row.top() + 1, wide, row.height() - 2)
            painter.fillRect(box, self._look.theme.color("doubt_ground"))
            painter.fillRect(QRect(left, box.bottom(), wide, 1), self._look.theme.color("doubt"))
