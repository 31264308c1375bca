"""What is asked when something is looked for: the field of the words, and what counts as the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from gazette.gui.look import Look
from gazette.gui.one_line import keep_in_one_line
from gazette.gui.window_acts import leave_to_window
from gazette.reading.matching import Wanted

_CAPTIONS = (
    ("find.any_width", "find.any_width_tip"),
    ("find.match_case", "find.match_case_tip"),
    ("find.whole_words", "find.whole_words_tip"),
)


class FindField(QLineEdit):
    """A field of words; Enter goes on, Shift+Enter back, Down into what was found, Esc leaves.

    While an input method composes, all keys are its own.
    """

    entered = Signal(int)
    """+1 on, -1 back."""
    down = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.composing = False
        """Whether an input method composes."""
        leave_to_window(self)
        keep_in_one_line(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case _ if self.composing:
                super().keyPressEvent(event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class FindOptions(QWidget):
    """The three things that may count as the same or not."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.any_width, self.match_case, self.whole_words = self.boxes = tuple(QCheckBox(self) for _ in range(3))
        self.any_width.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(14)
        for box in self.boxes:
            row.addWidget(box)
            box.toggled.connect(self.changed)
        row.addStretch(1)

    def dress(self, look: Look) -> None:
        """Take captions."""
        for box, (name, tip) in zip(self.boxes, _CAPTIONS, strict=True):
            box.setText(look.say(name))
            box.setToolTip(look.say(tip))

    @property
    def choices(self) -> str:
        """What is ticked, as 0 and 1, to be remembered."""
        return "".join(str(int(box.isChecked())) for box in self.boxes)

    @choices.setter
    def choices(self, said: str) -> None:
        for box, ticked in zip(self.boxes, said, strict=False):
            box.setChecked(ticked == "1")

    def wanted(self, text: str) -> Wanted:
        """``text`` to be looked for as these boxes say."""
        return Wanted(
            text=text,
            any_width=self.any_width.isChecked(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )

    def take(self, wanted: Wanted) -> None:
        """Say the same as ``wanted``."""
        self.any_width.setChecked(wanted.any_width)
        self.match_case.setChecked(wanted.match_case)
        self.whole_words.setChecked(wanted.whole_words)
