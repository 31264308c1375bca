"""The hits of a search as a list: title, where it stands, and the words around."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gazette.archive import SearchHit, places_of
from gazette.gui.look import Look

HIT = int(Qt.ItemDataRole.UserRole) + 1


class HitRows(QAbstractListModel):
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
        return hit if role == HIT else None

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


class HitList(QListView):
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


class HitDelegate(QStyledItemDelegate):
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
        hit: SearchHit = index.data(HIT)
        model = index.model()
        assert isinstance(model, HitRows)
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
