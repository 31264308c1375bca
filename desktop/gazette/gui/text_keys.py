"""What keys do in the text that Qt would do otherwise: beginning and joining blocks, rows, levels, taking out."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gazette.gui.entry_lines import FIXED, TITLE_BREAK, Line
from gazette.gui.look import Look
from gazette.gui.row_keys import RowKeys
from gazette.gui.selected_lines import may_become_one, take_out_apart
from gazette.gui.text_faces import DRAWN, block_format, char_format, face_of_line, key_of_line
from gazette.model import BlockPath, Entry
from gazette.reading.appointments import begins_posts

MOVING_KEYS = (QKeySequence("Alt+Shift+Up"), QKeySequence("Alt+Shift+Down"))
"""What moves an entry in the list moves a block while the caret is in the text."""
_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CUTTING = (QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Delete)


class TextKeys(QObject):
    """Acts on ``text``, which shows ``shown()``, and says what others are to do with the block under the caret.

    ``settle`` hands over what was typed.
    """

    level_wanted = Signal(int)
    """+1 demote, -1 promote the block under the caret."""
    kinds_wanted = Signal()
    """The kinds that the block under the caret may be of shall be offered."""
    kind_wanted = Signal(str)
    """The block under the caret shall be of this kind."""
    move_wanted = Signal(int)
    """The block under the caret shall go one place up (-1) or down (+1)."""
    remove_wanted = Signal()
    """The block under the caret shall go."""
    paragraph_wanted = Signal(bool)
    """An empty paragraph shall stand above the block under the caret (True) or below it, with the caret."""
    rows_left = Signal()
    """Enter in an empty last row: running text shall begin below the list under the caret."""
    posts_announced = Signal()
    """Enter behind a line that announces a decision: rows of posts shall begin below it."""
    table_wanted = Signal(tuple)
    """The table at this path shall be edited."""

    def __init__(
        self, text: QTextEdit, shown: Callable[[], Entry | None], settle: Callable[[], None], look: Look
    ) -> None:
        super().__init__(text)
        self._text, self._settle, self._look = text, settle, look
        self.rows = RowKeys(text, shown, settle, self.rows_left.emit)

    def set_look(self, look: Look) -> None:
        """What is begun looks as in ``look``."""
        self._look = look

    def takes_out(self, event: QKeyEvent) -> bool:
        """Whether a key was pressed that removes what is selected, and has done so; one that types goes on.

        A drawn table or picture at the caret is copied and cut without being selected.
        """
        if self._takes_drawn(event):
            return True
        removes = event.key() in _REMOVING or any(map(event.matches, _CUTTING))
        if not (removes or event.key() in _ENTERING or types(event)):
            return False
        if event.matches(QKeySequence.StandardKey.Cut):
            self._text.copy()
        return take_out_apart(self._text) and removes

    def _takes_drawn(self, event: QKeyEvent) -> bool:
        cursor, cuts = self._text.textCursor(), event.matches(QKeySequence.StandardKey.Cut)
        if (
            not (cuts or event.matches(QKeySequence.StandardKey.Copy))
            or cursor.hasSelection()
            or self._part() not in DRAWN
        ):
            return False
        drawn = QTextCursor(cursor)
        drawn.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        drawn.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(drawn)
        self._text.copy()
        self._text.setTextCursor(cursor)
        if cuts and not self._text.isReadOnly():
            self.remove_wanted.emit()
        return True

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something else here than to Qt, and was obeyed."""
        cursor, part = self._text.textCursor(), self._part()
        if QKeySequence(event.keyCombination()) in MOVING_KEYS:
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        # Some systems have another key that deletes, too.
        match Qt.Key.Key_Delete if event.matches(QKeySequence.StandardKey.Delete) else event.key():
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete if part in DRAWN and not cursor.hasSelection():
                self.remove_wanted.emit()
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.kinds_wanted.emit()
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter(cursor, broken=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            case Qt.Key.Key_Backspace if not cursor.hasSelection() and cursor.atBlockStart():
                return self._back(cursor)
            case Qt.Key.Key_Delete if not cursor.hasSelection() and cursor.atBlockEnd():
                return not may_become_one(cursor.block(), cursor.block().next())
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab if face_of_line(cursor.block()) in ("name_list", "appointment"):
                self.rows.tab(forward=event.key() == Qt.Key.Key_Tab)
                return True
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                if cursor.atBlockStart() or cursor.hasSelection():
                    self.level_wanted.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
        # A drawn table or picture takes no typing beside it.
        return part in DRAWN and types(event)

    def _part(self) -> str:
        return key_of_line(self._text.textCursor().block()).part

    def _path(self) -> BlockPath:
        return key_of_line(self._text.textCursor().block()).path

    def _enter(self, cursor: QTextCursor, *, broken: bool) -> None:
        """Enter, or Shift+Enter, which breaks a title into rows."""
        part = self._part()
        if part == "table":
            self.table_wanted.emit(self._path())
        elif broken:
            if part == "title":
                cursor.insertText(TITLE_BREAK)
        elif part in FIXED:
            if _last_of_block(cursor.block()) and key_of_line(cursor.block().next()).part != "text":
                self.paragraph_wanted.emit(False)
            else:
                self._text.moveCursor(QTextCursor.MoveOperation.NextBlock)
        elif _announces_posts(cursor):
            self.posts_announced.emit()
        elif part in ("person", "line"):
            self.rows.enter()
        elif not cursor.block().text():
            if face_of_line(cursor.block()).startswith("heading"):
                self._begin_text(cursor)
        elif part == "text" and cursor.atBlockStart() and not cursor.hasSelection():
            self.paragraph_wanted.emit(True)
        else:
            cursor.insertBlock()
            if face_of_line(cursor.block()).startswith("heading"):
                self._begin_text(cursor)
            self._text.ensureCursorVisible()
            self._settle()

    def _begin_text(self, cursor: QTextCursor) -> None:
        """What Enter begins below a heading, or makes of an empty one, is running text and looks so at once."""
        begun = Line(key_of_line(self._text.textCursor().block()), "text", "")
        cursor.setBlockFormat(block_format(begun, self._look))
        cursor.setBlockCharFormat(char_format("text", self._look))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(char_format("text", self._look))
        self._text.setCurrentCharFormat(char_format("text", self._look))

    def _back(self, cursor: QTextCursor) -> bool:
        """Backspace at the beginning of a line; False where Qt may join it with the one above."""
        if face_of_line(cursor.block()).startswith("heading"):
            self.kind_wanted.emit("text")
            return True
        if may_become_one(cursor.block().previous(), cursor.block()):
            return False
        if self._part() == "text" and not cursor.block().text():
            self.remove_wanted.emit()
        return True


def types(event: QKeyEvent) -> bool:
    """Whether a key puts a character into the text, and is no shortcut."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
    return event.text().isprintable() and bool(event.text()) and held != Qt.KeyboardModifier.ControlModifier


def _last_of_block(line: QTextBlock) -> bool:
    """Whether a line that is not split is the last one of its block, so that text may begin below it."""
    key = key_of_line(line)
    return key.part in ("addressee", "description") or (key.part == "title" and key.path != ())


def _announces_posts(cursor: QTextCursor) -> bool:
    """Whether the caret stands behind a paragraph, or a row of posts, that announces a decision."""
    may = cursor.atBlockEnd() and not cursor.hasSelection() and face_of_line(cursor.block()) in ("text", "appointment")
    return may and begins_posts(cursor.block().text())
