"""Closing the window while files are being written: it says what it waits for, and closes once that is done."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gazette.gui.asking import Asking
from gazette.gui.look import Look

_LOOK_MS = 100


class Writing(Protocol):
    """A part of the window that writes files in the background."""

    @property
    def running(self) -> bool:
        """Whether it is doing so."""

    def stop(self) -> None:
        """Leave what was there as it was."""


class Leaving(QObject):
    """Lets the window close, at once or when nothing is being written any more."""

    def __init__(self, parts: Sequence[Writing], look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._look, self._window = list(parts), look, window
        self.form: Asking | None = None
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self._close_when_done)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look

    def follow(self, part: Writing) -> None:
        """Another part of the window may write, too."""
        self._parts.append(part)

    def may_close(self) -> bool:
        """Whether nothing is being written; else the person is told, and may stop it or go back."""
        if not self.is_writing():
            return True
        if self.form is None:
            say = self._look.say
            self.form = Asking(self._look, say("leaving.title"), say("leaving.stop"), self._window)
            self.form.tell([("hint", say("leaving.waits"))])
            self.form.accepted.connect(self._stop)
            self.form.rejected.connect(self._go_back)
            self.form.finished.connect(self.form.deleteLater)
            self.form.open()
            self._watch.start()
        return False

    def is_writing(self) -> bool:
        """Whether a part of the window does so."""
        return any(part.running for part in self._parts)

    def _stop(self) -> None:
        self.form = None
        for part in self._parts:
            if part.running:
                part.stop()

    def _go_back(self) -> None:
        self.form = None
        self._watch.stop()

    def _close_when_done(self) -> None:
        if self.is_writing():
            return
        form, self.form = self.form, None
        if form is not None:
            form.rejected.disconnect(self._go_back)
            form.reject()
        self._watch.stop()
        self._window.close()
