"""The structure of the issue: sections, entries with state, pages and findings, and the inbox below them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from gazette.desk.per_entry import per_entry
from gazette.gui.look import Look
from gazette.gui.short_title import short_title
from gazette.gui.tree_rows import COUNT, ENTRY, MOVED, PATH, SECTION, SPAN, STATE, WORST, RowDelegate
from gazette.gui.workbench import Workbench
from gazette.model import LEVELS, Attachment, BlockPath, Entry, Finding, is_read

_MIME, _FILES = "application/x-gazette-entry", "text/uri-list"
_INBOX_SECTION = -1
_TEXT, _TIP, _SPOKEN = (
    int(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
)
_ENTRY_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_Drag = TypeVar("_Drag", bound=QDropEvent)
_Shape = list[tuple[int, list[tuple[int, int]]]]
"""Section ids, with the ids of their entries and how many attachments each has."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A section, or the inbox."""

    name: str
    section_id: int
    entries: tuple[Entry, ...]


class _TreeModel(QStandardItemModel):
    """Rows that can be dragged; a drop is reported and the tree rebuilt from what the command gave."""

    move_wanted = Signal(int, int, int)
    """Entry id, section id (-1: the inbox) and position among the section's other entries."""
    files_dropped = Signal(list, int, int)
    """Files, section id (-1: the inbox, 0: the end of the issue), id of the entry they come before (0: at the end)."""

    def mimeTypes(self) -> list[str]:
        return [_MIME, _FILES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].data(ENTRY)).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if data.hasUrls():
            if files := local_files(data.urls()):
                self.files_dropped.emit(files, *self._place_of_files(row, parent))
        elif data.hasFormat(_MIME) and parent.isValid():
            self._move(int(bytes(data.data(_MIME).data())), row, parent)
        return False

    def _move(self, moved: int, row: int, parent: QModelIndex | QPersistentModelIndex) -> None:
        section = parent
        if parent.data(SECTION) is not None:
            place = row if row >= 0 else self.rowCount(parent)
        else:  # on an entry it comes before that, between its attachments after it
            section, place = parent.parent(), parent.row() + (row >= 0)
        before = [self.index(i, 0, section).data(ENTRY) for i in range(place)]
        self.move_wanted.emit(moved, section.data(SECTION), len([each for each in before if each != moved]))

    def _place_of_files(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> tuple[int, int]:
        """Section and entry to come before; on a section or an entry, or on what stands below that, after it."""
        if not parent.isValid():
            if row < 0:
                return 0, 0
            # Between two sections: at the end of the first of them.
            parent, row = self.index(max(row - 1, 0), 0), 0 if row == 0 else -1
        section, place = parent, row
        if parent.data(SECTION) is None:
            section, place = parent.parent(), parent.row() + 1
        return section.data(SECTION), (self.index(place, 0, section).data(ENTRY) or 0) if place >= 0 else 0


class IssueTree(QTreeView):
    """The tree; it shows what the workbench holds and reports what the person wants."""

    place_wanted = Signal(tuple)
    """The block at this path of the current entry: an attachment was chosen."""
    text_wanted = Signal()
    title_wanted = Signal()
    """The title of the current entry shall be another one."""
    inbox_wanted = Signal()
    """The current entry shall go to the inbox."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._look = look
        self._filling = False
        self._shape: _Shape = []
        self._told: dict[int, tuple[Entry, tuple[tuple[int, int] | None, int | None, tuple[Finding, ...]]]] = {}
        """What the row of each entry was told of last: the entry, its pages, where it began before, its findings."""
        self._model = _TreeModel(self)
        self.move_wanted, self.files_dropped = self._model.move_wanted, self._model.files_dropped
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self, look))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._chosen)
        workbench.issue_changed.connect(self.fill)
        workbench.pages_changed.connect(self.fill)
        workbench.pages_seen.connect(self.fill)
        workbench.findings_changed.connect(self.fill)
        workbench.entry_chosen.connect(self._show_current)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.setItemDelegate(RowDelegate(self, look))
        self.setAccessibleName(look.say("tree.title"))
        self._told.clear()
        self.fill()

    def fill(self) -> None:
        """Show the sections, entries and attachments as they are now; where none came or went, only what they say."""
        bench, say = self._workbench, self._look.say
        groups = [
            _Group(say.bilingual(section.name) or say("tree.no_section"), section.id, section.entries)
            for section in (bench.issue.sections if bench.issue else ())
        ]
        if bench.inbox:
            groups.append(_Group(say("tree.inbox"), _INBOX_SECTION, bench.inbox))
        shape = [
            (group.section_id, [(entry.id, len(attachments_of(entry))) for entry in group.entries]) for group in groups
        ]
        self._filling = True
        if shape != self._shape:
            scroll = self.verticalScrollBar().value()
            self._build(shape)
            self._shape = shape
            self.verticalScrollBar().setValue(scroll)
        for row, group in enumerate(groups):
            self._tell_group(self._model.item(row), group)
        self._filling = False
        self._show_current()

    def _build(self, shape: _Shape) -> None:
        """Make rows of ``shape``: anew from the first entry of each section that is another than before."""
        if [section_id for section_id, _ in shape] != [section_id for section_id, _ in self._shape]:
            self._model.clear()
            self._told.clear()
            self._shape = []
            for section_id, _entries in shape:
                section = QStandardItem()
                section.setData(section_id, SECTION)
                section.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
                self._model.appendRow(section)
                self._shape.append((section_id, []))
        for row, ((_, before), (_, entries)) in enumerate(zip(self._shape, shape, strict=True)):
            same = next((at for at, (old, new) in enumerate(zip(before, entries, strict=False)) if old != new), None)
            same = min(len(before), len(entries)) if same is None else same
            section = self._model.item(row)
            section.removeRows(same, section.rowCount() - same)
            for entry_id, attachments in entries[same:]:
                self._told.pop(entry_id, None)
                section.appendRow(_entry_row(entry_id, attachments))
                if attachments:
                    self.expand(section.child(section.rowCount() - 1).index())
            self.expand(section.index())

    def _tell_group(self, item: QStandardItem, group: _Group) -> None:
        bench, count = self._workbench, len(group.entries)
        _tell(item, {_TEXT: group.name, _TIP: group.name, COUNT: count, _SPOKEN: f"{group.name}, {count}"})
        for place, entry in enumerate(group.entries):
            told = (bench.span_of(entry.id), bench.moved_from(entry.id), bench.findings_of(entry.id))
            known = self._told.get(entry.id)
            if known is not None and known[0] is entry and known[1] == told:
                continue
            self._told[entry.id] = (entry, told)
            row = item.child(place)
            _tell(row, self._said_of(entry))
            for at, (path, name) in enumerate(attachments_of(entry)):
                _tell(row.child(at), {_TEXT: name, _TIP: name, PATH: path, _SPOKEN: name})

    def _said_of(self, entry: Entry) -> dict[int, object]:
        bench, say = self._workbench, self._look.say
        findings, span = bench.findings_of(entry.id), bench.span_of(entry.id)
        pages = "" if span is None else (f"{span[0]}" if span[0] == span[1] else f"{span[0]}–{span[1]}")
        before = bench.moved_from(entry.id)
        moved = "" if before is None else say("contents.moved", page=before)
        spoken = [entry.title_zh, say(f"state.{entry.state}"), say("pages.of", pages=pages) if pages else "", moved]
        spoken.append(say("findings.count", count=len(findings)) if findings else "")
        return {
            _TEXT: short_title(entry) or say("tree.no_title"),
            STATE: entry.state,
            SPAN: pages,
            MOVED: bool(moved),
            COUNT: len(findings),
            WORST: _worst([finding.level for finding in findings]),
            _TIP: f"{entry.title_zh}\n{moved}" if moved else entry.title_zh,
            _SPOKEN: ", ".join(part for part in spoken if part),
        }

    def _show_current(self) -> None:
        wanted = self._workbench.entry_id
        if _entry_of(self.currentIndex()) == wanted:
            return
        for row, (_section_id, entries) in enumerate(self._shape):
            place = next((place for place, (entry_id, _) in enumerate(entries) if entry_id == wanted), None)
            if place is not None:
                self._filling = True
                self.setCurrentIndex(self._model.index(place, 0, self._model.index(row, 0)))
                self._filling = False
                return

    def _chosen(self, current: QModelIndex) -> None:
        entry_id = _entry_of(current)
        if self._filling or entry_id is None:
            return
        self._workbench.choose_entry(entry_id)
        if (path := current.data(PATH)) is not None:
            self.place_wanted.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {
            Qt.Key.Key_Return: self.text_wanted,
            Qt.Key.Key_Enter: self.text_wanted,
            Qt.Key.Key_F2: self.title_wanted,
            Qt.Key.Key_Delete: self.inbox_wanted,
        }.get(Qt.Key(event.key()))
        if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif _entry_of(self.currentIndex()) is not None:
            wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # in another width names of sections need other lines

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._as_copy(event, super().dragEnterEvent)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._as_copy(event, super().dragMoveEvent)

    def dropEvent(self, event: QDropEvent) -> None:
        self._as_copy(event, super().dropEvent)

    def _as_copy(self, event: _Drag, take: Callable[[_Drag], None]) -> None:
        """Let the view take what is dragged; files as copies, wherever they are and whatever it makes of that."""
        files = event.mimeData().hasUrls()
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)  # not accepted yet: then the view lets it be
        take(event)
        if files:
            take_copies(event)


def take_copies(event: QDropEvent) -> None:
    """Take what is dragged as a copy: a program that may move its files takes them away itself."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def local_files(urls: Sequence[QUrl]) -> list[str]:
    """The files on this machine among what was dropped."""
    return [url.toLocalFile() for url in urls if url.isLocalFile()]


def _entry_row(entry_id: int, attachments: int) -> QStandardItem:
    item = QStandardItem()
    item.setData(entry_id, ENTRY)
    item.setFlags(_ENTRY_FLAGS)
    for _each in range(attachments):
        below = QStandardItem()
        below.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.appendRow(below)
    return item


def attachments_of(entry: Entry) -> tuple[tuple[BlockPath, str], ...]:
    """Path and name of the attachments of an entry; none of one whose blocks nobody has asked for yet."""
    return _attachments_of(entry) if is_read(entry) else ()


@per_entry
def _attachments_of(entry: Entry) -> tuple[tuple[BlockPath, str], ...]:
    return tuple(
        ((at,), " ".join(part for part in (block.label, block.title) if part))
        for at, block in enumerate(entry.blocks)
        if isinstance(block, Attachment)
    )


def _entry_of(index: QModelIndex) -> int | None:
    """The entry of a row, or the one that an attachment stands under."""
    entry = index.data(ENTRY)
    found: int | None = index.parent().data(ENTRY) if entry is None else entry
    return found


def _tell(item: QStandardItem, said: Mapping[int, object]) -> None:
    """Write what a row says where it says something else."""
    for role, value in said.items():
        if item.data(role) != value:
            item.setData(value, role)


def _worst(levels: Sequence[str]) -> str:
    return next((level for level in LEVELS if level in levels), "")
