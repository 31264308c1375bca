"""The structure of the issue: sections, entries with state, pages and findings, and the inbox below them."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from gazette.gui.look import Look
from gazette.gui.short_title import short_title
from gazette.gui.tree_rows import COUNT, ENTRY, SECTION, SPAN, STATE, WORST, RowDelegate
from gazette.gui.workbench import Workbench
from gazette.model import LEVELS, Entry

_MIME = "application/x-gazette-entry"
_INBOX_SECTION = -1


class _TreeModel(QStandardItemModel):
    """Rows that can be dragged; a drop is reported and the tree rebuilt from what the command gave."""

    move_wanted = Signal(int, int, int)
    """Entry id, section id (-1: the inbox) and position among the section's other entries."""

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].data(ENTRY)).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not data.hasFormat(_MIME) or not parent.isValid():
            return False
        moved = int(bytes(data.data(_MIME).data()))
        section = parent if parent.data(ENTRY) is None else parent.parent()
        place = row if row >= 0 else (section.model().rowCount(section) if parent == section else parent.row())
        before = [section.model().index(i, 0, section).data(ENTRY) for i in range(place)]
        self.move_wanted.emit(moved, section.data(SECTION), len([each for each in before if each != moved]))
        return False


class IssueTree(QTreeView):
    """The tree; it shows what the workbench holds and reports what the person wants."""

    files_dropped = Signal(list)

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._look = look
        self._filling = False
        self._model = _TreeModel(self)
        self.move_wanted = self._model.move_wanted
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
        workbench.findings_changed.connect(self.fill)
        workbench.entry_chosen.connect(self._show_current)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.setItemDelegate(RowDelegate(self, look))
        self.setAccessibleName(look.say("tree.title"))
        self.fill()

    def fill(self) -> None:
        """Show the sections and entries as they are now."""
        self._filling = True
        scroll = self.verticalScrollBar().value()
        self._model.clear()
        bench, say = self._workbench, self._look.say
        for section in bench.issue.sections if bench.issue else ():
            name = say.bilingual(section.name) or say("tree.no_section")
            self._model.appendRow(self._section(name, section.id, section.entries))
        if bench.inbox:
            self._model.appendRow(self._section(say("tree.inbox"), _INBOX_SECTION, bench.inbox))
        self.expandAll()
        self._filling = False
        self._show_current()
        self.verticalScrollBar().setValue(scroll)

    def _section(self, name: str, section_id: int, entries: tuple[Entry, ...]) -> QStandardItem:
        item = QStandardItem(name)
        item.setData(section_id, SECTION)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        item.setData(f"{name}, {len(entries)}", Qt.ItemDataRole.AccessibleTextRole)
        item.setData(len(entries), COUNT)
        for entry in entries:
            item.appendRow(self._entry(entry))
        return item

    def _entry(self, entry: Entry) -> QStandardItem:
        bench, say = self._workbench, self._look.say
        findings, span = bench.findings_of(entry.id), bench.span_of(entry.id)
        item = QStandardItem(short_title(entry) or say("tree.no_title"))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )
        pages = "" if span is None else (f"{span[0]}" if span[0] == span[1] else f"{span[0]}–{span[1]}")
        item.setData(entry.id, ENTRY)
        item.setData(entry.state, STATE)
        item.setData(pages, SPAN)
        item.setData(len(findings), COUNT)
        item.setData(_worst([finding.level for finding in findings]), WORST)
        item.setToolTip(entry.title_zh)
        told = [entry.title_zh, say(f"state.{entry.state}"), say("pages.of", pages=pages) if pages else ""]
        told.append(say("findings.count", count=len(findings)) if findings else "")
        item.setData(", ".join(part for part in told if part), Qt.ItemDataRole.AccessibleTextRole)
        return item

    def _show_current(self) -> None:
        wanted = self._workbench.entry_id
        for row in range(self._model.rowCount()):
            section = self._model.index(row, 0)
            for place in range(self._model.rowCount(section)):
                index = self._model.index(place, 0, section)
                if index.data(ENTRY) == wanted:
                    self._filling = True
                    self.setCurrentIndex(index)
                    self._filling = False
                    return

    def _chosen(self, current: QModelIndex) -> None:
        entry_id = current.data(ENTRY)
        if not self._filling and isinstance(entry_id, int):
            self._workbench.choose_entry(entry_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasUrls():
            self.files_dropped.emit(local_files(event.mimeData().urls()))
            event.acceptProposedAction()
        else:
            super().dropEvent(event)


def local_files(urls: Sequence[QUrl]) -> list[str]:
    """The files on this machine among what was dropped."""
    return [url.toLocalFile() for url in urls if url.isLocalFile()]


def _worst(levels: Sequence[str]) -> str:
    return next((level for level in LEVELS if level in levels), "")
