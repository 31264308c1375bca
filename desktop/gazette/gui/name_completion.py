"""While the name of a body is typed, those that go on from it stand below the caret; no key is taken from the text.

↓ and ↑ choose, Tab puts the chosen one in, or the first; Enter does so only once one was chosen; Esc takes them away.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTextEdit

from gazette.gui.entry_lines import Part
from gazette.gui.look import Look
from gazette.gui.text_faces import face_of_line
from gazette.gui.text_places import place_of_caret
from gazette.reading.bodies import LEAST, begun_body

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameCompletion(QListWidget):
    """Lies over ``text`` and never has the focus, so that keys and input methods go on as they do."""

    def __init__(self, text: QTextEdit, look: Look) -> None:
        super().__init__(text.viewport())
        self._text = text
        self.known: Callable[[Part, str], list[str]] = lambda _part, _begun: []
        """The names that go on from what was begun in a line of this part."""
        self._begun = ""
        self.setObjectName("bodies")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        self.dress(look)
        self.itemClicked.connect(self._put)
        text.verticalScrollBar().valueChanged.connect(self.close)
        text.cursorPositionChanged.connect(self._moved)

    def dress(self, look: Look) -> None:
        """Take sizes and captions."""
        self.setFont(look.faces.font(look.faces.interface, look.px(13)))
        self.setAccessibleName(look.say("editor.bodies"))

    def offer(self) -> None:
        """After something was typed: what goes on from it."""
        cursor = self._text.textCursor()
        part, self._begun = _begun(self._text)
        names = self.known(part, self._begun) if self._begun and not cursor.hasSelection() else []
        self.clear()
        for name in names:
            QListWidgetItem(name, self)
        self.setCurrentRow(-1)
        self.setVisible(bool(names))
        if names:
            self._stand(cursor)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the names; all others go to the text."""
        if self.isHidden() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, row = event.key(), self.currentRow()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((row + step if row >= 0 or step > 0 else row) % self.count())
        elif key == Qt.Key.Key_Tab or (key in _ENTER and row >= 0):
            self._put(self.item(max(row, 0)))
        else:
            return False
        return True

    def _put(self, item: QListWidgetItem) -> None:
        """Write what is still missing of a name."""
        rest = item.text()[len(self._begun) :]
        self.close()
        self._text.textCursor().insertText(rest)

    def _moved(self) -> None:
        """The caret stands elsewhere than behind what was begun."""
        if self.isVisible() and _begun(self._text)[1] != self._begun:
            self.close()

    def _stand(self, cursor: QTextCursor) -> None:
        """Below the caret, or above where there is no room; no wider than the text."""
        view, caret = self._text.viewport(), self._text.cursorRect(cursor)
        frame = 2 * self.frameWidth()
        high = sum(self.sizeHintForRow(row) for row in range(self.count())) + frame
        wide = min(self.sizeHintForColumn(0) + frame + 12, view.width())
        left = max(0, min(caret.left(), view.width() - wide))
        below = caret.bottom() + 4
        top = below if below + high <= view.height() else caret.top() - high - 4
        self.setGeometry(left, max(top, 0), wide, high)
        self.raise_()


def _begun(editor: QTextEdit) -> tuple[Part, str]:
    """In which part of the text something was begun, and what: nothing where words follow it."""
    place, line = place_of_caret(editor), editor.textCursor().block()
    part, before, behind = place.key.part, line.text()[: place.at], line.text()[place.at :]
    if part == "addressee" or face_of_line(line) == "signature":
        return part, before if len(before) >= LEAST and not behind else ""
    is_end = not behind or behind[0] in "）)、，,；;。"
    return part, begun_body(before) if part == "text" and is_end else ""
