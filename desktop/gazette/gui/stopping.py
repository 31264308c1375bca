"""Lets a person stop what runs in the background."""

import threading

from PySide6.QtCore import QObject, Signal


class StoppedError(Exception):
    """The person stopped it; raised inside its progress."""


class Stopping(QObject):
    """Hands progress on to the window's thread until it is stopped; then the next progress raises StoppedError."""

    progressed = Signal(int, int)
    """How much is done, of how much: told in the window's thread, so that whatever listens may go at any time."""
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()
        self._stepped.connect(self._tell)

    def begin(self) -> None:
        """Something new begins."""
        self._stopped.clear()

    def stop(self) -> None:
        """Stop what is running."""
        self._stopped.set()

    def progress(self, done: int, total: int) -> None:
        """To be called by what runs, in any thread."""
        if self._stopped.is_set():
            raise StoppedError
        self._stepped.emit(done, total)

    def _tell(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)
