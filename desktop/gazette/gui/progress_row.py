"""How far something is that runs in the background: a bar, a button that stops it, and below them a sentence."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QPushButton, QWidget

from gazette.gui.captions import Captions
from gazette.gui.look import Look

Told = Callable[[Captions], str]


class ProgressRow(QWidget):
    """Shows only while something runs; ``start`` is the button that begins it and takes the keyboard back."""

    stopped = Signal()
    """It shall be stopped."""

    def __init__(self, start: QPushButton, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._start, self._look = start, look
        self._told: Told = _nothing
        self._bar, self._sentence, self.stop_button = QProgressBar(self), QLabel(self), QPushButton(self)
        self._bar.setTextVisible(False)
        self._sentence.setObjectName("facts")
        self._sentence.setWordWrap(True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar, 0, 0)
        layout.addWidget(self.stop_button, 0, 1)
        layout.addWidget(self._sentence, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        self.stop_button.clicked.connect(self.stopped)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.stop_button.setText(look.say("publish.stop"))
        self._tell()

    def begin(self, told: Told) -> None:
        """It runs now, nobody knows how far; to be called while the button that began it is still enabled."""
        self._told = told
        self._bar.setRange(0, 0)
        self._tell()
        self.show()
        if self._start.hasFocus():
            self.stop_button.setFocus()  # before that button is disabled, which would hand it on

    def advance(self, done: int, total: int, told: Told | None = None) -> None:
        """So much of so much is done; ``told`` says what, from now on."""
        self._told = told or self._told
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._tell()

    def end(self) -> None:
        """It is over; to be called when the button that begins it is enabled again."""
        if self.stop_button.hasFocus():
            self._start.setFocus()
        self.hide()

    def _tell(self) -> None:
        self._sentence.setText(self._told(self._look.say))


def _nothing(_say: Captions) -> str:
    return ""
