"""What can be done with pictures in the text: inserting them at the caret, moving and taking out the one there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gazette.desk import Desk, InsertBlocks, ReplaceBlocks
from gazette.desk.pictures import keep_picture, keep_pictures, picture_from_file
from gazette.gui.actions import Actions
from gazette.gui.block_kinds import siblings
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.look import Look
from gazette.gui.new_blocks import below
from gazette.gui.workbench import Workbench
from gazette.ingest import PICTURE_ENDINGS
from gazette.model import Block, BlockPath, Entry, Picture, PictureFile, find_block

PICTURE_ACTS = ("picture_up", "picture_down", "remove_picture")


class PictureActs(QObject):
    """The acts of the menu of pictures."""

    inserted = Signal(tuple)
    """Pictures were inserted; the first stands at this path of the current entry."""

    def __init__(
        self, workbench: Workbench, editor: DocumentEditor, actions: Actions, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._actions, self._look, self._window = (
            workbench,
            editor,
            actions,
            look,
            parent,
        )
        editor.caret_moved.connect(lambda _path, _block, _at: self._enable())
        actions["insert_picture"].triggered.connect(self.choose_files)
        actions["picture_up"].triggered.connect(lambda: self.move(-1))
        actions["picture_down"].triggered.connect(lambda: self.move(1))
        actions["remove_picture"].triggered.connect(self.remove)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._enable()

    def choose_files(self) -> None:
        """Ask for pictures to insert."""
        say, endings = self._look.say, " ".join(f"*{ending}" for ending in PICTURE_ENDINGS)
        kinds = say("choose.picture_files", endings=endings)
        folders = self._workbench.folders
        files, _ = QFileDialog.getOpenFileNames(self._window, say("choose.pictures"), folders.begin("picture"), kinds)
        if files:
            folders.note("picture", files[0])
        self.insert([Path(file) for file in files])

    def insert(self, files: Sequence[Path | bytes]) -> None:
        """Insert pictures below the block at the caret."""
        self._editor.settle()
        entry = self._workbench.entry
        if entry is not None and files and not self._workbench.frozen:
            self._keep_and_show(files, entry.id, below(entry, self._editor.current_path()))

    def _keep_and_show(self, files: Sequence[Path | bytes], entry_id: int, path: BlockPath) -> None:
        """Keep pictures in the background, from files or as they were copied, then show them at ``path``."""
        bench = self._workbench

        def done(blocks: tuple[Block, ...]) -> None:
            if bench.do(InsertBlocks(entry_id, path, blocks)) is not None:
                self.inserted.emit(path)

        bench.ask_desk(lambda desk: tuple(_kept_picture(desk, file) for file in files), done, bench.tell_failed)

    def keep(self, files: Sequence[PictureFile]) -> None:
        """Keep pictures that blocks are going to show."""
        if files:
            self._workbench.call_desk(lambda desk: keep_pictures(desk.archive, files))

    def move(self, step: int) -> None:
        """Let the picture at the caret change places with the block before or after it."""
        self._editor.settle()
        entry, path = self._at_picture()
        if entry is None:
            return
        at, beside = path[-1], siblings(entry.blocks, path)
        upper = min(at, at + step)
        if 0 <= at + step < len(beside):
            swapped = (beside[upper + 1], beside[upper])
            self._workbench.do(ReplaceBlocks(entry.id, (*path[:-1], upper), swapped, count=2))
            self._editor.show_block((*path[:-1], at + step))

    def remove(self) -> None:
        """Take out the picture at the caret with caption and description."""
        self._editor.settle()
        entry, path = self._at_picture()
        if entry is not None:
            self._workbench.do(ReplaceBlocks(entry.id, path, (), act="desk.act.remove_picture"))

    def _at_picture(self) -> tuple[Entry | None, BlockPath]:
        """The entry and the path of the picture at the caret; no entry where there is none that may be changed."""
        entry, path = self._workbench.entry, self._editor.current_path()
        if entry is None or self._workbench.frozen:
            return None, path
        return (entry if isinstance(find_block(entry.blocks, path), Picture) else None), path

    def _enable(self) -> None:
        entry, _ = self._at_picture()
        for name in PICTURE_ACTS:
            self._actions[name].setEnabled(entry is not None)
        self._actions["insert_picture"].setEnabled(self._workbench.entry is not None and not self._workbench.frozen)


def _kept_picture(desk: Desk, file: Path | bytes) -> Block:
    with desk.archive.transaction():
        if isinstance(file, Path):
            return picture_from_file(desk.archive, file)
        return keep_picture(desk.archive, file, "PNG")
