"""What can be done with whole blocks of the text: begun at the caret, deleted, moved up and down."""

from typing import get_args

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gazette.desk import BlockAct, InsertBlocks, MoveBlock, ReplaceBlocks, moved_block
from gazette.gui.actions import Actions
from gazette.gui.block_kinds import siblings
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.entry_lines import LineKey
from gazette.gui.look import Look
from gazette.gui.new_blocks import Insertion, NewKind, announced_posts, inserted, inserted_table, without_empty_end
from gazette.gui.table_size import TableSize
from gazette.gui.workbench import Workbench
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    NameList,
    Paragraph,
    Picture,
    Signature,
    Table,
    find_block,
    footnotes_behind,
    is_footnote,
)

INSERT_ACTS = (
    "insert_paragraph",
    "insert_table",
    "insert_names",
    "insert_appointments",
    "insert_enclosure",
    "insert_attachment",
    "insert_note",
    "insert_signature",
    "insert_picture",
)
"""What the button of the text offers to insert, in its order."""
_KINDS: tuple[NewKind, ...] = get_args(NewKind)


class BlockActs(QObject):
    """The acts that insert, delete and move blocks, each one command."""

    def __init__(
        self, workbench: Workbench, editor: DocumentEditor, actions: Actions, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._actions = workbench, editor, actions
        self.size = TableSize(look, parent)
        editor.caret_moved.connect(lambda _path, _block, _at: self.enable())
        workbench.issue_changed.connect(self.enable)
        editor.keys.move_wanted.connect(self.move)
        editor.keys.remove_wanted.connect(self.remove)
        editor.keys.paragraph_wanted.connect(self._begin_paragraph)
        editor.keys.rows_left.connect(self._leave_rows)
        editor.keys.posts_announced.connect(self._begin_posts)
        for kind in _KINDS:
            actions[f"insert_{kind}"].triggered.connect(lambda _on=False, kind=kind: self.insert(kind))
        actions["insert_table"].triggered.connect(self.ask_table)
        actions["remove_block"].triggered.connect(self.remove)
        actions["block_up"].triggered.connect(lambda: self.move(-1))
        actions["block_down"].triggered.connect(lambda: self.move(1))

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.size.dress(look)
        self.enable()

    def insert(self, kind: NewKind) -> None:
        """Begin a block of ``kind`` below the caret, the caret in it."""
        entry, path = self._at_caret()
        if entry is not None:
            self._put(inserted(entry, path, kind))

    def _begin_paragraph(self, above: bool) -> None:
        if not above:
            self.insert("paragraph")
            return
        entry, path = self._at_caret()
        if entry is not None and path:
            self._workbench.do(InsertBlocks(entry.id, path, (Paragraph(text=""),), act="desk.act.insert_paragraph"))
            self._editor.put_caret(LineKey((*path[:-1], path[-1] + 1), "text"))

    def _begin_posts(self) -> None:
        entry, path = self._at_caret()
        begun = None if entry is None else announced_posts(entry, path, self._editor.current_key().index)
        if begun is not None:
            self._put(begun)

    def _leave_rows(self) -> None:
        """The list at the caret ends without its empty last rows, and running text begins below it."""
        entry, path = self._at_caret()
        block = _block(entry, path)
        if entry is None or not isinstance(block, NameList | Appointment | Signature):
            return
        kept = without_empty_end(block)
        below = len(kept)
        command = ReplaceBlocks(entry.id, path, (*kept, Paragraph(text="")), act="desk.act.insert_paragraph")
        if self._workbench.do(command) is not None:
            self._editor.put_caret(LineKey((*path[:-1], path[-1] + below), "text"))

    def ask_table(self) -> None:
        """Ask how large a table shall be, then begin it."""
        if self._at_caret()[0] is not None:
            below = self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft())
            self.size.ask(below, self.insert_table, self._editor.setFocus)

    def insert_table(self, rows: int, columns: int, header_rows: int) -> None:
        """Begin a table below the caret and open its first cell."""
        entry, path = self._at_caret()
        if entry is not None:
            self._put(inserted_table(entry, path, rows, columns, header_rows))

    def _put(self, insertion: Insertion) -> None:
        if self._workbench.do(insertion.command) is None:
            return
        self._editor.put_caret(insertion.caret)
        self._editor.setFocus()
        if insertion.caret.part == "table":
            self._editor.open_grid(insertion.caret.path)

    def remove(self) -> None:
        """Delete the block at the caret with all that is in it and its footnotes."""
        entry, path = self._at_caret()
        block = _block(entry, path)
        if entry is None or block is None:
            return
        if is_footnote(block):
            self._actions["remove_footnote"].trigger()
            return
        count = 1 + len(footnotes_behind(siblings(entry.blocks, path), path[-1]))
        if self._workbench.do(ReplaceBlocks(entry.id, path, (), count=count, act=_removing(block))) is not None:
            self._editor.setFocus()

    def move(self, step: int) -> None:
        """Move the block at the caret up (-1) or down (+1); the caret goes along."""
        entry, path = self._at_caret()
        moved = None if _block(entry, path) is None or entry is None else moved_block(entry.blocks, path, step)
        if entry is None or moved is None:
            return
        key = self._editor.current_key()
        at = self._editor.textCursor().positionInBlock()
        if self._workbench.do(MoveBlock(entry.id, path, step)) is not None:
            self._editor.put_caret(LineKey(moved[1], key.part, key.index), at)

    def enable(self) -> None:
        """Offer what can be done where the caret is."""
        entry = None if self._workbench.frozen else self._workbench.entry
        for name in INSERT_ACTS:
            if name != "insert_picture":
                self._actions[name].setEnabled(entry is not None)
        path = self._editor.current_path()
        block = _block(entry, path)
        self._actions["remove_block"].setEnabled(block is not None)
        for name, step in (("block_up", -1), ("block_down", 1)):
            can = entry is not None and block is not None and moved_block(entry.blocks, path, step) is not None
            self._actions[name].setEnabled(can)

    def _at_caret(self) -> tuple[Entry | None, BlockPath]:
        """What is typed is committed first; no entry where nothing may be changed."""
        if self._workbench.frozen or self._editor.composing:
            return None, ()
        self._editor.settle()
        entry, path = self._workbench.entry, self._editor.current_path()
        if entry is not None and path and _block(entry, path) is None:
            return None, ()  # what was typed was refused: the text is ahead of what is kept
        return entry, path


def _block(entry: Entry | None, path: BlockPath) -> Block | None:
    return None if entry is None else find_block(entry.blocks, path)


def _removing(block: Block) -> BlockAct:
    match block:
        case Table():
            return "desk.act.remove_table"
        case NameList():
            return "desk.act.remove_names"
        case Appointment():
            return "desk.act.remove_appointments"
        case Attachment():
            return "desk.act.remove_attachment"
        case Enclosure():
            return "desk.act.remove_enclosure"
        case Picture():
            return "desk.act.remove_picture"
        case _:
            return "desk.act.remove_block"
