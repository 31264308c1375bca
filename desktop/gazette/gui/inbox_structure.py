"""What a file was read as: documents with their heads and blocks; a document is parted or joined to the one above."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from gazette.desk import InboxFile, JoinEntries, SplitEntry
from gazette.gui.look import Look
from gazette.gui.panes import PaneFoot, PaneHead, column
from gazette.gui.workbench import Workbench
from gazette.model import Attachment, Block, Enclosure, Entry, Heading, NameList, Table, block_texts

_PLACE = int(Qt.ItemDataRole.UserRole) + 1
_LONGEST = 60


class InboxStructure(QWidget):
    """The right pane of the inbox."""

    look_wanted = Signal(object, object)
    """An Entry that is to be shown, and None."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._file: InboxFile | None = None
        self.head, self.foot = PaneHead(self), PaneFoot(self)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.itemSelectionChanged.connect(self._offer)
        self.tree.itemActivated.connect(self._activated)
        self.split, self.join = QPushButton(self), QPushButton(self)
        for button in (self.split, self.join):
            # It is disabled next, and the keys of the room need the focus in the room.
            button.clicked.connect(self.tree.setFocus)
        self.split.clicked.connect(self._split)
        self.join.clicked.connect(self._join)
        acts = QWidget(self)
        row = QHBoxLayout(acts)
        row.setContentsMargins(10, 8, 10, 8)
        row.addWidget(self.split)
        row.addWidget(self.join)
        row.addStretch(1)
        column(self, self.head, self.tree, acts)
        self.foot.hide()

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.head.dress(look)
        say = look.say
        self.head.title.say(say("inbox.structure"))
        self.tree.setAccessibleName(say("inbox.structure"))
        for button, name in ((self.split, "split"), (self.join, "join")):
            button.setText(say(f"inbox.{name}"))
            button.setToolTip(say(f"inbox.{name}.what"))
        self.show_file(self._file)

    def show_file(self, file: InboxFile | None) -> None:
        """Show what ``file`` was read as."""
        self._file = file
        self.tree.clear()
        entries = file.entries if file else ()
        for number, entry in enumerate(entries):
            top = QTreeWidgetItem(self.tree, [entry.title_full or entry.title_zh or self._look.say("tree.no_title")])
            top.setData(0, _PLACE, (number, None))
            top.setToolTip(0, top.text(0))
            top.setFont(0, self._look.faces.font(self._look.faces.interface, self._look.px(13), 600))
            for name, text in _fields(entry):
                field = QTreeWidgetItem(top, [f"{self._look.say(f'inbox.field.{name}')}　{text}"])
                field.setToolTip(0, text)
                field.setData(0, _PLACE, (number, None))
            self._add_all(top, entry.blocks, number)
        self.tree.expandAll()
        self._offer()

    def _add_all(self, parent: QTreeWidgetItem, blocks: Sequence[Block], number: int, place: int | None = None) -> None:
        """Add blocks below their headings; those inside another block have its place."""
        above: list[tuple[int, QTreeWidgetItem]] = [(-1, parent)]  # below any level
        for at, block in enumerate(blocks):
            if isinstance(block, Heading):
                above = [(level, item) for level, item in above if level < block.level]
            elif isinstance(block, Enclosure | Attachment):
                above = above[:1]
            item = QTreeWidgetItem(above[-1][1], [self._words(block)])
            item.setToolTip(0, item.text(0))
            item.setData(0, _PLACE, (number, at if place is None else place))
            if isinstance(block, Heading):
                above.append((block.level, item))
            elif isinstance(block, Enclosure | Attachment):
                self._add_all(item, block.blocks, number, at if place is None else place)

    def _words(self, block: Block) -> str:
        say = self._look.say
        if isinstance(block, Table):
            return say("inbox.table", rows=len(block.rows), first=_sample(block))
        if isinstance(block, NameList):
            return say("inbox.names", count=len(block.people), first=block.people[0].name)
        return _sample(block)

    def _offer(self) -> None:
        """Parting wants a block that is not the first, joining a document that is not the first."""
        number, block = self._chosen()
        editable = self._file is not None and self._file.verdict == "to_do"
        self.split.setEnabled(editable and block is not None and block > 0)
        self.join.setEnabled(editable and number is not None and number > 0)

    def _chosen(self) -> tuple[int | None, int | None]:
        item = self.tree.currentItem()
        place = item.data(0, _PLACE) if item is not None and item.isSelected() else None
        return place if place is not None else (None, None)

    def _split(self) -> None:
        number, block = self._chosen()
        if self._file is not None and number is not None and block is not None:
            self._workbench.do(SplitEntry(self._file.entries[number].id, block))

    def _join(self) -> None:
        number, _ = self._chosen()
        if self._file is not None and number:
            entries = self._file.entries
            self._workbench.do(JoinEntries(entries[number - 1].id, entries[number].id))

    def _activated(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if self._file is not None and place is not None:
            self.look_wanted.emit(self._file.entries[place[0]], None)


def _fields(entry: Entry) -> list[tuple[str, str]]:
    fields = (
        ("number", entry.number_zh),
        ("date", entry.date),
        ("issuers", "、".join(entry.issuers)),
        ("addressee", entry.addressee),
    )
    return [(name, text) for name, text in fields if text]


def _sample(block: Block) -> str:
    text = "　".join(text for text in block_texts(block) if text.strip())
    return text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
