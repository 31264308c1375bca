"""The differences between two revisions: where, what happened, what must be looked at twice, from what to what."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gazette.desk.comparing import Difference
from gazette.desk.redline_words import act_word, flag_words, place_words, what_happened
from gazette.gui.look import Look

Index = QModelIndex | QPersistentModelIndex
DIFFERENCE = int(Qt.ItemDataRole.UserRole) + 1


class DifferenceRows(QAbstractListModel):
    """Differences as rows, all of them or those that are flagged."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: list[Difference] = []

    def show_rows(self, rows: list[Difference]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> object:
        each, said = self.rows[index.row()], self.look.say.language
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return place_words(each, said)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.look.say(
                    "revisions.difference",
                    number=each.number,
                    place=place_words(each, said),
                    act=act_word(each, said),
                    flags="".join(f"{word}, " for word in flag_words(each, said)),
                    before=what_happened(each, said) or each.before,
                    after=each.after,
                )
        return each if role == DIFFERENCE else None


class DifferenceList(QListView):
    """Choosing a row leads to its place in the text."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget, rows: DifferenceRows | None = None) -> None:
        super().__init__(parent)
        self.differences = rows or DifferenceRows(look, self)
        self.setModel(self.differences)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._tell)

    def dress(self, look: Look) -> None:
        """Take colours and sizes."""
        self.differences.look = look
        self.setAccessibleName(look.say("revisions.differences"))
        self.setItemDelegate(DifferenceDelegate(self, look))
        self.viewport().update()

    @property
    def current(self) -> Difference | None:
        """The difference that is chosen."""
        found: Difference | None = self.currentIndex().data(DIFFERENCE)
        return found

    def choose(self, number: int) -> None:
        """Choose the difference of this number, where it is shown."""
        row = next((row for row, each in enumerate(self.differences.rows) if each.number == number), None)
        if row is not None:
            self.setCurrentIndex(self.differences.index(row, 0))

    def step(self, step: int) -> None:
        """Choose the next one, or with -1 the one before; after the last comes the first."""
        count = len(self.differences.rows)
        if count:
            here = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if step > 0 else 0)
            self.setCurrentIndex(self.differences.index((here + step) % count, 0))

    def _tell(self, now: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.data(DIFFERENCE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DifferenceDelegate(QStyledItemDelegate):
    """Place and act, or a flag, above; below what was struck out and what was put in."""

    def __init__(self, parent: QListView, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._look.px(58))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRect(getattr(option, "rect"))
        difference: Difference = index.data(DIFFERENCE)
        said, theme = look.say.language, look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(getattr(option, "state") & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.color("sel"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.left() + 14, rect.bottom(), rect.right() - 14, rect.bottom())
        at = rect.adjusted(look.px(14), look.px(8), -look.px(14), -look.px(8))
        upper, lower = QRect(at), QRect(at)
        upper.setHeight(at.height() // 2)
        lower.setTop(upper.bottom() + 2)
        flags = flag_words(difference, said)
        room = self._flag(painter, upper, flags[0]) if flags else self._act(painter, upper, act_word(difference, said))
        self._font(painter, 12)
        self._write(painter, upper.adjusted(0, 0, -room - 8, 0), place_words(difference, said), "text2")
        self._font(painter, 13)
        happened = what_happened(difference, said)
        if happened or difference.act in {"moved", "recast"}:
            text = f"{happened}：{difference.after}" if happened and difference.after else happened
            self._write(painter, lower, text or act_word(difference, said), "text")
        else:
            self._pair(painter, lower, difference)
        painter.restore()

    def _font(self, painter: QPainter, size: int, weight: int = 400) -> None:
        painter.setFont(self._look.faces.font(self._look.faces.interface, self._look.px(size), weight))

    def _act(self, painter: QPainter, at: QRect, word: str) -> int:
        self._font(painter, 12)
        painter.setPen(self._look.theme.color("text2"))
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        return painter.fontMetrics().horizontalAdvance(word)

    def _flag(self, painter: QPainter, at: QRect, word: str) -> int:
        theme = self._look.theme
        self._font(painter, 12, 600)
        wide = painter.fontMetrics().horizontalAdvance(word) + 16
        box = QRect(at.right() - wide, at.top() - 2, wide, at.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("doubt_ground"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("doubt"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        return wide

    def _pair(self, painter: QPainter, at: QRect, difference: Difference) -> None:
        before, after = (" ".join(text.split()) or text for text in (difference.before, difference.after))
        metrics = painter.fontMetrics()
        arrow = metrics.horizontalAdvance(" → ")
        if before and after:
            # Both are seen, however long the one is.
            half = (at.width() - arrow) // 2
            rest = at.width() - arrow - min(metrics.horizontalAdvance(after), half)
            before = metrics.elidedText(before, Qt.TextElideMode.ElideRight, max(rest, half))
        if before:
            at.setLeft(self._marked(painter, at, before, "error", struck=True))
        if before and after:
            at.setLeft(self._write(painter, at, " → ", "text2"))
        if after:
            self._marked(painter, at, after, "ok")

    def _write(self, painter: QPainter, at: QRect, text: str, token: str) -> int:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(" ".join(text.split()) if text.strip() else text,
                                   Qt.TextElideMode.ElideRight, max(at.width(), 0))  # fmt: skip
        shown = text if text == " → " else shown
        painter.setPen(self._look.theme.color(token))
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return at.left() + metrics.horizontalAdvance(shown)

    def _marked(self, painter: QPainter, at: QRect, text: str, token: str, *, struck: bool = False) -> int:
        """What went is struck out, what came is underlined, each on a ground of its colour."""
        theme, metrics = self._look.theme, QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(at.width(), 0))
        wide, top = metrics.horizontalAdvance(shown), at.top() + (at.height() - metrics.height()) // 2
        base = top + metrics.ascent()
        painter.fillRect(QRect(at.left(), top, wide, metrics.height()), theme.color(f"{token}_ground"))
        painter.setPen(theme.color(token))
        painter.drawText(at.left(), base, shown)
        line = base - metrics.strikeOutPos() if struck else base + 2
        painter.setPen(QPen(theme.color(token), 1))
        painter.drawLine(at.left(), line, at.left() + wide, line)
        return at.left() + wide
