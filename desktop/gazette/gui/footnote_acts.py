"""What can be done with footnotes in the text: one at the caret, the one there taken out, all numbered anew."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gazette.desk import ReplaceBlocks
from gazette.desk.per_entry import per_entry
from gazette.gui.actions import Actions
from gazette.gui.block_kinds import siblings
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.qt_places import characters
from gazette.gui.typed_entry import block_with_text
from gazette.gui.workbench import Workbench
from gazette.model import (
    Block,
    BlockPath,
    Entry,
    Heading,
    Note,
    Paragraph,
    Plain,
    find_block,
    footnotes_behind,
    in_order,
    is_footnote,
    next_mark,
    renumbered_footnotes,
    walk_blocks,
    without_footnote,
)


class FootnoteActs(QObject):
    """The acts of the menu of footnotes."""

    def __init__(self, workbench: Workbench, editor: DocumentEditor, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._actions = workbench, editor, actions
        editor.caret_moved.connect(lambda _path, _block, _at: self.enable())
        actions["insert_footnote"].triggered.connect(self.insert)
        actions["remove_footnote"].triggered.connect(self.remove)
        actions["renumber_footnotes"].triggered.connect(self.renumber)

    def insert(self) -> None:
        """Put the next mark at the caret and open its note behind the block."""
        self._editor.settle()
        entry, path, block = self._at_caret()
        if entry is None or not isinstance(block, Heading | Paragraph | Plain | Note) or is_footnote(block):
            return
        at, mark = self._characters_before(block), next_mark(entry.blocks)
        marked = block_with_text(block, block.text[:at] + mark + block.text[at:])
        notes = [note for _, note in footnotes_behind(siblings(entry.blocks, path), path[-1])]
        made = Note(text=mark, mark=mark)
        ordered = in_order(marked, [*notes, made])
        self._workbench.do(ReplaceBlocks(entry.id, path, (marked, *ordered), count=1 + len(notes)))
        self._editor.show_block((*path[:-1], path[-1] + 1 + ordered.index(made)))
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.EndOfBlock)
        self._editor.setFocus()

    def remove(self) -> None:
        """Take out the footnote at the caret with its mark."""
        self._editor.settle()
        entry, path, block = self._at_caret()
        if entry is None or not is_footnote(block):
            return
        beside = siblings(entry.blocks, path)
        left = without_footnote(beside, path[-1])
        if left is None:
            self._workbench.do(ReplaceBlocks(entry.id, path, ()))
            return
        blocks, owner = left
        above = (*path[:-1], owner)
        self._workbench.do(ReplaceBlocks(entry.id, above, blocks, count=len(blocks) + 1))
        self._editor.show_block(above)

    def renumber(self) -> None:
        """Mark all footnotes of the entry ①②③ as they follow each other."""
        self._editor.settle()
        entry = self._workbench.entry
        if entry is None or self._workbench.frozen:
            return
        blocks = renumbered_footnotes(entry.blocks)
        if blocks != entry.blocks:
            self._workbench.do(ReplaceBlocks(entry.id, (0,), blocks, count=len(blocks)))

    def enable(self) -> None:
        """Offer what can be done where the caret is."""
        entry, _, block = self._at_caret()
        text = isinstance(block, Heading | Paragraph | Plain | Note)
        self._actions["insert_footnote"].setEnabled(entry is not None and text and not is_footnote(block))
        self._actions["remove_footnote"].setEnabled(entry is not None and is_footnote(block))
        shown = self._workbench.entry
        noted = shown is not None and _has_footnotes(shown)
        self._actions["renumber_footnotes"].setEnabled(noted and not self._workbench.frozen)

    def _at_caret(self) -> tuple[Entry | None, BlockPath, Block | None]:
        """The entry, and path and block of the running text at the caret; no entry where nothing may be changed."""
        entry, key = self._workbench.entry, self._editor.current_key()
        if entry is None or key.part != "text" or not key.path or self._workbench.frozen:
            return None, key.path, None
        block = find_block(entry.blocks, key.path)
        # Where there is none, the text is ahead of what was committed.
        return (None if block is None else entry), key.path, block

    def _characters_before(self, block: Heading | Paragraph | Plain | Note) -> int:
        """How many characters of a block stand before the caret: a mark opens no text, it goes to the end then."""
        cursor = self._editor.textCursor()
        at = characters(cursor.block().text(), cursor.positionInBlock())
        return at if 0 < at <= len(block.text) else len(block.text)


@per_entry
def _has_footnotes(entry: Entry) -> bool:
    return any(is_footnote(block) for _, block in walk_blocks(entry.blocks))
