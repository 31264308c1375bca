"""The revisions of an entry, the latest first: when, by whom, how it came; which is compared with which."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gazette.desk.revisions import EntryRevision, how_it_came
from gazette.gui.look import Look
from gazette.gui.moments import moment, whole_moment

Index = QModelIndex | QPersistentModelIndex
_REVISION = int(Qt.ItemDataRole.UserRole) + 1


class RevisionRows(QAbstractListModel):
    """Revisions from the latest to the first; ``old`` and ``new`` are the numbers of the two that are compared."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.revisions: tuple[EntryRevision, ...] = ()
        self.counts: dict[int, int] = {}
        self.old = self.new = 0

    def show_revisions(self, revisions: tuple[EntryRevision, ...]) -> None:
        """Show these, oldest first as they are given."""
        self.beginResetModel()
        self.revisions, self.counts = tuple(reversed(revisions)), {}
        self.endResetModel()

    def show_counts(self, counts: dict[int, int]) -> None:
        """Say how many differences each has from the one before it."""
        self.counts = counts
        self._all_changed()

    def compare(self, old: int, new: int) -> None:
        """Mark the two that are compared."""
        self.old, self.new = old, new
        self._all_changed()

    def _all_changed(self) -> None:
        if self.revisions:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.revisions) - 1, 0))

    def revision(self, number: int) -> EntryRevision | None:
        """The revision of this number."""
        return next((each for each in self.revisions if each.number == number), None)

    def row_of(self, number: int) -> int:
        """In which row a revision stands."""
        return len(self.revisions) - number

    def time(self, revision: EntryRevision) -> str:
        """现在, 今天 11:05, 11月22日 16:40."""
        say = self.look.say
        if revision.number == len(self.revisions):
            return say("revisions.now")
        return moment(revision.made, say) if revision.made else say("revisions.unknown_time")

    def facts(self, revision: EntryRevision) -> str:
        """Who and how; of the present text when it came to say so, too."""
        is_now = revision.number == len(self.revisions)
        when = moment(revision.made, self.look.say) if is_now and revision.made else ""
        return " · ".join(part for part in (revision.who, how_it_came(revision, self.look.say.language), when) if part)

    def on_paper(self, revision: EntryRevision) -> str:
        """When, by whom and how, as it still can be told in another year: 2018年11月22日 16:40 · 张三 · 改正文."""
        say, how = self.look.say, how_it_came(revision, self.look.say.language)
        at = whole_moment(revision.made, say) if revision.made else say("revisions.unknown_time")
        return " · ".join(part for part in (at, revision.who, how) if part)

    def count(self, revision: EntryRevision) -> str:
        """How many differences it has from the one before it."""
        found = self.counts.get(revision.number)
        return self.look.say("revisions.count", count=found) if found else ""

    def mark(self, revision: EntryRevision) -> str:
        """旧 or 新, where it is one of the two that are compared."""
        say = self.look.say
        if revision.number == self.new:
            return say("revisions.new")
        return say("revisions.old") if revision.number == self.old else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.revisions)

    def data(self, index: Index, role: int = 0) -> object:
        revision, say = self.revisions[index.row()], self.look.say
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.time(revision)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{self.time(revision)} · {self.facts(revision)}\n{say('revisions.choose')}"
            case Qt.ItemDataRole.AccessibleTextRole:
                how, count, mark = how_it_came(revision, say.language), self.count(revision), self.mark(revision)
                return say(
                    "revisions.row",
                    time=self.time(revision),
                    how=how,
                    who=revision.who or "–",
                    count=f", {count}" if count else "",
                    mark=f", {mark}" if mark else "",
                )
        return revision if role == _REVISION else None


class RevisionList(QListView):
    """A click or Space compares from there, O and N choose either side; the other keys go to who holds the list."""

    chosen = Signal(int, str)
    """A revision's number, and which side it is to be: ``old`` or ``new``."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = RevisionRows(look, self)
        self.setModel(self.rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def dress(self, look: Look) -> None:
        """Take colours and sizes."""
        self.rows.look = look
        self.setAccessibleName(look.say("revisions.list_name"))
        self.setItemDelegate(_RevisionDelegate(self, look))
        self.viewport().update()

    def _choose(self, side: str) -> None:
        revision = self.currentIndex().data(_REVISION)
        if revision is not None:
            self.chosen.emit(revision.number, side)

    def _open_menu(self, at: QPoint) -> None:
        say, menu = self.rows.look.say, QMenu(self)
        menu.addAction(say("revisions.as_old"), lambda: self._choose("old"))
        menu.addAction(say("revisions.as_new"), lambda: self._choose("new"))
        menu.popup(self.viewport().mapToGlobal(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._choose("old")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_O | Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose("old")
            case Qt.Key.Key_N:
                self._choose("new")
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)


class _RevisionDelegate(QStyledItemDelegate):
    """Two lines: the time, and who and how; a mark at the left where it is compared, the count at the right."""

    def __init__(self, parent: QListView, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._look.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect, rows = self._look, QRect(getattr(option, "rect")), index.model()
        assert isinstance(rows, RevisionRows)
        revision: EntryRevision = index.data(_REVISION)
        mark, theme = rows.mark(revision), look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mark:
            painter.fillRect(rect, theme.color("sel" if revision.number == rows.new else "second"))
        if getattr(option, "state") & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        left = rect.adjusted(look.px(14), look.px(8), -look.px(14), -look.px(8))
        if mark:
            self._draw_mark(painter, left, mark, "accent" if revision.number == rows.new else "text2")
        text = left.adjusted(look.px(34), 0, 0, 0)
        upper, lower = QRect(text), QRect(text)
        upper.setHeight(text.height() // 2)
        lower.setTop(upper.bottom())
        count = rows.count(revision)
        wide = QFontMetrics(self._font(12)).horizontalAdvance(count) + 4
        self._text(painter, upper.adjusted(upper.width() - wide, 0, 0, 0), count, self._font(12), "text2")
        self._text(
            painter, upper.adjusted(0, 0, -wide - 8, 0), rows.time(revision), self._font(13, 600 if mark else 400)
        )
        self._text(painter, lower, rows.facts(revision), self._font(12), "text2")
        painter.restore()

    def _draw_mark(self, painter: QPainter, at: QRect, mark: str, token: str) -> None:
        look = self._look
        box = QRect(at.left(), at.top() + look.px(1), look.px(24), look.px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.theme.color(token))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._font(12 if len(mark) == 1 else 9, 600))
        painter.setPen(look.theme.color("on_accent" if token == "accent" else "surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)

    def _text(self, painter: QPainter, at: QRect, text: str, font: QFont, token: str = "text") -> None:
        painter.setFont(font)
        painter.setPen(self._look.theme.color(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(at.width(), 0))
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self, size: int, weight: int = 400) -> QFont:
        return self._look.faces.font(self._look.faces.interface, self._look.px(size), weight)
