"""The hits of a search as a list: title, where it stands, and the words around."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gazette.archive import SearchHit, places_of
from gazette.gui.look import Look
from gazette.gui.one_line import one_line
from gazette.gui.qt_places import characters
from gazette.gui.wrapped_text import laid_out

HIT = int(Qt.ItemDataRole.UserRole) + 1


class HitRows(QAbstractListModel):
    """The hits of one search."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.hits: tuple[SearchHit, ...] = ()
        self.marked: tuple[str, ...] = ()
        self.variants = False

    def show_hits(self, hits: tuple[SearchHit, ...], marked: tuple[str, ...], *, variants: bool) -> None:
        """Show other hits, in which the texts of ``marked`` are marked; ``variants`` as they were searched for."""
        if (hits, marked, variants) == (self.hits, self.marked, self.variants):
            return  # whoever is among them stays there
        self.beginResetModel()
        self.marked, self.variants = marked, variants
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        hit = self.hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.title(hit)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((self.title(hit), self.place(hit), hit.snippet))
        return hit if role == HIT else None

    def title(self, hit: SearchHit) -> str:
        """The title of a hit in one line, or that it has none."""
        return one_line(hit.title) or self.look.say("tree.no_title")

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where in a text stands what was looked for."""
        return places_of(text, self.marked, variants=self.variants)

    def place(self, hit: SearchHit) -> str:
        """Number, day, issue, page and section of a hit in words."""
        say = self.look.say
        words = [hit.number or "", hit.day or ""]
        if hit.issue_id is None:
            words.append(say("tree.inbox"))
        elif hit.serial is not None:
            words.append(say("search.serial", serial=hit.serial))
        if hit.page is not None:
            words.append(say("pages.page", page=hit.page))
        if hit.section is not None:
            words.append(hit.section)
        return " · ".join(word for word in words if word)


class HitList(QListView):
    opened = Signal(object)
    looked_at = Signal(object)
    """It shall be opened only to be read."""
    left = Signal()
    ended = Signal()
    """The last hit came into view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.opens_at_click = True
        """Whether one click opens a hit; else it only chooses it, and two open it."""
        self.clicked.connect(lambda index: self.opened.emit(index) if self.opens_at_click else None)
        self.doubleClicked.connect(lambda index: None if self.opens_at_click else self.opened.emit(index))

    def reset(self) -> None:
        """Other hits are looked at from the first on."""
        super().reset()
        self.verticalScrollBar().setValue(0)

    def _scrolled(self, value: int) -> None:
        if 0 < self.verticalScrollBar().maximum() <= value:
            self.ended.emit()

    @contextmanager
    def staying(self) -> Iterator[None]:
        """While the same question is answered anew: the chosen hit and what is in view stay, as far as they are there.

        In the place of a chosen hit that is gone comes the one that stands there now.
        """
        bar, first, chosen = self.verticalScrollBar(), self.indexAt(QPoint(0, 0)), self.currentIndex()
        seen, choice = (index.data(HIT).entry_id if index.isValid() else None for index in (first, chosen))
        row, top = chosen.row(), self.visualRect(first).top()
        yield
        if choice is not None and not self.currentIndex().isValid():
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self._index_of(choice) or self.model().index(min(row, last), 0))
        if seen is not None and (now := self._index_of(seen)) is not None:
            bar.setValue(bar.value() + self.visualRect(now).top() - top)

    def _index_of(self, entry_id: int) -> QModelIndex | None:
        indexes = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        return next((index for index in indexes if index.data(HIT).entry_id == entry_id), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            only_read = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.looked_at if only_read else self.opened).emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class HitDelegate(QStyledItemDelegate):
    """Title, where it stands, and the words around the hit."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._look.px(104))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, rect = self._look, QRect(getattr(option, "rect"))
        hit: SearchHit = index.data(HIT)
        model = index.model()
        assert isinstance(model, HitRows)
        painter.save()
        if getattr(option, "state") & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.theme.color("sel"))
        row = QRect(rect.left() + 24, rect.top() + look.px(8), rect.width() - 48, look.px(22))
        for text, size, weight, token in (
            (model.title(hit), 14, 600, "text"),
            (model.place(hit), 12, 400, "text2"),
        ):
            painter.setFont(look.faces.font(look.faces.interface, look.px(size), weight))
            painter.setPen(look.theme.color(token))
            self._draw_row(painter, row, text, model.places(text))
            row.translate(0, look.px(21))
        painter.setFont(look.faces.font(look.faces.interface, look.px(13)))
        painter.setPen(look.theme.color("text2"))
        around = " ".join(hit.snippet.split())
        marked = model.places(around)
        for start, text in _in_two_lines(around, painter.font(), row.width()):
            end = start + len(text)
            here = [(max(first, start) - start, min(last, end) - start) for first, last in marked]
            self._draw_row(painter, row, text, [(first, last) for first, last in here if first < last])
            row.translate(0, look.px(21))
        painter.setPen(look.theme.color("line"))
        painter.drawLine(rect.left() + 24, rect.bottom(), rect.right() - 24, rect.bottom())
        painter.restore()

    def _draw_row(self, painter: QPainter, row: QRect, text: str, marked: list[tuple[int, int]]) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, row.width())
        for start, end in marked:
            left = row.left() + metrics.horizontalAdvance(shown[:start])
            wide = metrics.horizontalAdvance(shown[start:end])
            box = QRect(left, row.top() + 1, wide, row.height() - 2)
            painter.fillRect(box, self._look.theme.color("doubt_ground"))
            painter.fillRect(QRect(left, box.bottom(), wide, 1), self._look.theme.color("doubt"))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _in_two_lines(text: str, font: QFont, width: int) -> list[tuple[int, str]]:
    """What stands in the first line, and all the rest for the second, each with where it begins."""
    layout = laid_out(text, font, width)
    if layout.lineCount() < 2:
        return [(0, text)]
    second = characters(text, layout.lineAt(1).textStart())
    return [(0, text[:second]), (second, text[second:])]
