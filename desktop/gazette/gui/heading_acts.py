"""What can be done with headings at the caret: numbering them anew or on, joining them with their text, typing one."""

from PySide6.QtCore import QObject

from gazette.desk import BlockAct, ReplaceBlocks
from gazette.gui.actions import Actions
from gazette.gui.block_kinds import renumbered
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.entry_lines import LineKey
from gazette.gui.heading_numbers import heading_typed, numbered_anew
from gazette.gui.run_in import toggled
from gazette.gui.workbench import Workbench
from gazette.model import Block, BlockPath, Entry, Heading, Paragraph, find_block, replace_block


class HeadingActs(QObject):
    """Each act is one command."""

    def __init__(self, workbench: Workbench, editor: DocumentEditor, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._actions = workbench, editor, actions
        actions["renumber"].triggered.connect(lambda: self.renumber(going_on=False))
        actions["continue_numbers"].triggered.connect(lambda: self.renumber(going_on=True))
        actions["run_in"].triggered.connect(self.toggle_run_in)
        editor.number_typed.connect(self.take_number)
        editor.caret_moved.connect(lambda _path, _line, _at: self.enable())

    def renumber(self, *, going_on: bool) -> None:
        """Number the headings from the caret on anew, from one or from the last of their level."""
        entry, path = self._settled()
        new = None if entry is None else numbered_anew(entry.blocks, path, going_on=going_on)
        if entry is not None and new is not None:
            act: BlockAct = "desk.act.continue_numbers" if going_on else "desk.act.renumber"
            self._workbench.do(ReplaceBlocks(entry.id, path, new, count=len(new), act=act))

    def toggle_run_in(self) -> None:
        """Join the heading at the caret with its text, or part them."""
        entry, path = self._settled()
        made = None if entry is None else toggled(entry.blocks, path)
        if entry is not None and made is not None:
            self._workbench.do(ReplaceBlocks(entry.id, made.path, made.blocks, count=made.count, act=made.act))
            self._editor.put_caret(LineKey(made.path, "text"), self._editor.textCursor().positionInBlock())

    def take_number(self) -> None:
        """The number that was just typed at the beginning of a block makes it a heading; undo gives the text back."""
        entry, path = self._settled()
        block = None if entry is None else _running(entry, path)
        heading = None if block is None else heading_typed(block)
        if entry is None or heading is None:
            return
        after = replace_block(entry.blocks, path, (heading,))
        new = renumbered(entry.blocks, after, path)
        self._workbench.do(ReplaceBlocks(entry.id, path, new, count=len(new), act="desk.act.change_kind"))

    def enable(self) -> None:
        """Offer what can be done where the caret is."""
        entry, path = self._workbench.entry, self._editor.current_path()
        block = None if entry is None or self._workbench.frozen else _running(entry, path)
        for name in ("renumber", "continue_numbers"):
            self._actions[name].setEnabled(block is not None)
        can = entry is not None and block is not None and toggled(entry.blocks, path) is not None
        self._actions["run_in"].setEnabled(can)

    def _settled(self) -> tuple[Entry | None, BlockPath]:
        if self._workbench.frozen or self._editor.composing:
            return None, ()
        self._editor.settle()
        entry, path = self._workbench.entry, self._editor.current_path()
        return (entry, path) if entry is not None and _running(entry, path) is not None else (None, ())


def _running(entry: Entry, path: BlockPath) -> Block | None:
    block = find_block(entry.blocks, path)
    return block if isinstance(block, Heading | Paragraph) else None
