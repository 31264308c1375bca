"""The files of the inbox in groups: what is to be done, what could not be read, what was filed today."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gazette.desk import InboxFile
from gazette.desk.handed_files import comes_back
from gazette.desk.inbox import Verdict
from gazette.gui.icons import MESSAGE_ICONS, draw_icon
from gazette.gui.look import Look
from gazette.gui.panes import MessageLevel

_FILE = int(Qt.ItemDataRole.UserRole) + 1
_GROUPS: tuple[Verdict, ...] = ("to_do", "refused", "filed")


class InboxList(QListView):
    """One file is chosen or several; ``files`` are those shown, in their order."""

    files_chosen = Signal(object)
    """A list of InboxFile, in the order shown."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _Rows(look, self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(look, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda: self.files_chosen.emit(self.all_chosen))

    @property
    def files(self) -> list[InboxFile]:
        """The files shown, group by group."""
        return [row for row in self.rows.rows if isinstance(row, InboxFile)]

    @property
    def chosen(self) -> InboxFile | None:
        """The file that is chosen; of several the first."""
        return next(iter(self.all_chosen), None)

    @property
    def all_chosen(self) -> list[InboxFile]:
        """The files that are chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [file for row in rows if isinstance(file := self.rows.rows[row], InboxFile)]

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self.rows.look = look
        self.setItemDelegate(_RowDelegate(look, self))
        self.setAccessibleName(look.say("inbox.title"))
        self.viewport().update()

    def show_files(self, files: Sequence[InboxFile]) -> None:
        """Show other files; those that were chosen stay so, else the one that took their place.

        What was filed leaves its place to the next one that is to be filed.
        """
        kept = {_key(file): file.verdict for file in self.all_chosen}
        place = self.files.index(self.all_chosen[0]) if kept else 0
        self.rows.show_files(files)
        shown = self.files
        same = [file for file in shown if _key(file) in kept]
        to_do = [file for file in shown if file.verdict == "to_do"]
        if to_do and any(file.verdict == "filed" and kept[_key(file)] == "to_do" for file in same):
            same = [to_do[min(place, len(to_do) - 1)]]
        if not shown:
            self.files_chosen.emit([])
        elif len(same) > 1:
            self._choose_all(same)
        else:
            self.choose(same[0] if same else shown[min(place, len(shown) - 1)])

    def choose(self, file: InboxFile) -> None:
        """Choose a file that is shown."""
        index = self.rows.index(self.rows.rows.index(file), 0)
        if self.all_chosen == [file]:
            self.files_chosen.emit([file])
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _choose_all(self, files: Sequence[InboxFile]) -> None:
        selection = QItemSelection()
        for file in files:
            index = self.rows.index(self.rows.rows.index(file), 0)
            selection.select(index, index)
        self.selectionModel().setCurrentIndex(selection.indexes()[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class _Rows(QAbstractListModel):
    """Names of groups with their counts, and files."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: list[InboxFile | tuple[Verdict, int]] = []

    def show_files(self, files: Sequence[InboxFile]) -> None:
        self.beginResetModel()
        self.rows = []
        for verdict in _GROUPS:
            group = [file for file in files if file.verdict == verdict]
            if group:
                self.rows += ((verdict, len(group)), *group)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return on if isinstance(self.rows[index.row()], InboxFile) else Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        row, say = self.rows[index.row()], self.look.say
        if role == _FILE:
            return row if isinstance(row, InboxFile) else None
        if not isinstance(row, InboxFile):
            return f"{say(f'inbox.group.{row[0]}')} {row[1]}" if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((row.name, came(row, self.look), verdict(row, self.look)[1]))
        return None


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self._look.px(30 if index.data(_FILE) is None else 54))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = getattr(option, "rect")
        state: QStyle.StateFlag = getattr(option, "state")
        look, file = self._look, index.data(_FILE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(file, InboxFile):
            painter.setFont(look.faces.font(look.faces.interface, look.px(12), 600))
            painter.setPen(look.theme.color("text2"))
            painter.drawText(rect.adjusted(14, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            self._file(painter, rect, file, chosen=bool(state & QStyle.StateFlag.State_Selected))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(look.theme.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(6, 1, -7, -2), 5, 5)
        painter.restore()

    def _file(self, painter: QPainter, rect: QRect, file: InboxFile, *, chosen: bool) -> None:
        look, theme = self._look, self._look.theme
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 5, 5)
        level, word = verdict(file, look)
        size = look.px(16)
        box = QRectF(rect.left() + look.px(16), rect.top() + look.px(9), size, size)
        draw_icon(painter, MESSAGE_ICONS[level], box, str(getattr(theme, level)))
        left = rect.left() + look.px(42)
        line = QRect(left, rect.top() + look.px(5), rect.right() - left - 14, look.px(22))
        painter.setFont(look.faces.font(look.faces.interface, look.px(13), 600 if chosen else 400))
        painter.setPen(theme.color("text"))
        name = painter.fontMetrics().elidedText(file.name, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        below = line.translated(0, look.px(22))
        painter.setFont(look.faces.font(look.faces.interface, look.px(12)))
        painter.setPen(theme.color(level))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, word)
        painter.setPen(theme.color("text2"))
        room = below.width() - painter.fontMetrics().horizontalAdvance(word) - 10
        facts = painter.fontMetrics().elidedText(came(file, look), Qt.TextElideMode.ElideRight, room)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, facts)


def came(file: InboxFile, look: Look) -> str:
    """How and when a file came, in words: 投递文件夹 · 14:21."""
    if file.source is None:
        return look.say("inbox.by_hand")
    at = datetime.fromisoformat(file.source.received).astimezone()
    today = datetime.now(UTC).astimezone().date()
    when = at.strftime("%H:%M" if at.date() == today else "%Y-%m-%d %H:%M")
    return f"{look.say(f'inbox.way.{file.source.way}')} · {when}"


def verdict(file: InboxFile, look: Look) -> tuple[MessageLevel, str]:
    """Whether all is well with a file (``ok``, ``doubt``, ``error``), and that in a word or two."""
    say = look.say
    if file.verdict == "refused":
        return "error", say("inbox.refused")
    if file.source is not None and comes_back(file.source):
        return "doubt", say("inbox.back")
    if file.source is not None and file.source.state == "waiting":
        return "doubt", say("inbox.waiting")
    if file.source is not None and file.source.state == "received":
        return "doubt", say("inbox.reading")
    if not file.is_whole:
        return "error", say("inbox.not_whole")
    grave = sum(finding.level != "hint" for finding in file.findings)
    if grave and file.verdict == "to_do":
        return "doubt", say("inbox.to_look_at", count=grave)
    return "ok", say("inbox.filed" if file.verdict == "filed" else "inbox.whole")


def _key(file: InboxFile) -> object:
    return file.source.sha256 if file.source else file.entries[0].id
