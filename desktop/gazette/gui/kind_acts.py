"""What can be done with the kind of the block at the caret: shown, chosen from a list, one level up or down."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gazette.desk import ReplaceBlocks
from gazette.gui.actions import Actions
from gazette.gui.block_kinds import KINDS, KindName, can_change_kind, demoted, promoted, renumbered, with_kind
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.workbench import Workbench
from gazette.model import Block, face_of, find_block


class KindActs(QObject):
    """Each act is one command; ``button`` names the kind in the head and offers the others."""

    def __init__(
        self, workbench: Workbench, editor: DocumentEditor, actions: Actions, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._look = workbench, editor, look
        self._levels = (actions["promote"], actions["demote"])
        self.button = QToolButton(parent)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._menu = QMenu(parent)
        self.button.setMenu(self._menu)
        self._offered: dict[KindName, QAction] = {}
        group = QActionGroup(self)
        for kind in KINDS:
            action = actions[f"kind_{kind}"]
            action.setCheckable(True)
            group.addAction(action)
            self._menu.addAction(action)
            self._offered[kind] = action
            action.triggered.connect(lambda _on=False, kind=kind: self.choose(kind))
        actions["promote"].triggered.connect(lambda: self.change_level(-1))
        actions["demote"].triggered.connect(lambda: self.change_level(1))
        editor.keys.level_wanted.connect(self.change_level)
        editor.keys.kind_wanted.connect(self.choose)
        editor.kinds_wanted.connect(self._offer)
        editor.keys.kinds_wanted.connect(self._offer_at_caret)
        editor.caret_moved.connect(lambda _path, _block, _at: self._show())

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        self.button.setIcon(icon("heading", look.theme))
        self.button.setAccessibleName(look.say("kind"))
        self._show()

    def change_level(self, step: int) -> None:
        """Demote (+1) or promote (-1) the block under the caret."""
        block = self._block()
        kind = None if block is None else (demoted(block) if step > 0 else promoted(block))
        if kind is not None:
            self.choose(kind)

    def choose(self, kind: KindName) -> None:
        """Make the block under the caret one of ``kind``, in one command."""
        self._editor.settle()
        entry, path = self._workbench.entry, self._editor.current_path()
        if entry is None or self._block() is None:
            return
        blocks = with_kind(entry.blocks, path, kind)
        if blocks != entry.blocks:
            new = renumbered(entry.blocks, blocks, path)
            self._workbench.do(ReplaceBlocks(entry.id, path, new, count=len(new), act="desk.act.change_kind"))
        self._show()

    def _block(self) -> Block | None:
        """The block under the caret, where its kind may be changed now."""
        entry, path = self._workbench.entry, self._editor.current_path()
        block = None if entry is None or self._workbench.frozen else find_block(entry.blocks, path)
        return block if block is not None and can_change_kind(block) else None

    def _offer(self, point: QPoint) -> None:
        if self._block() is not None:
            self._menu.popup(point)
            self._menu.setActiveAction(next((act for act in self._menu.actions() if act.isChecked()), QAction()))

    def _offer_at_caret(self) -> None:
        self._offer(self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft()))

    def _show(self) -> None:
        """Say of what kind the block at the caret is, and offer what may be made of it."""
        block = self._block()
        for action in (*self._offered.values(), *self._levels):
            action.setEnabled(block is not None)
        face = "" if block is None else face_of(block)
        for kind, action in self._offered.items():
            action.setChecked(kind == face)
        self.button.setText(self._look.say(f"kind.{face}" if face else "kind"))
