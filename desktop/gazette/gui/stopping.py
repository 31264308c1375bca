"""Lets a person stop what runs in the background."""

import threading

from gazette.typeset import Progress


class StoppedError(Exception):
    """The person stopped it; raised inside its progress."""


class Stopping:
    """Hands progress on to ``told`` until it is stopped; then the next progress raises StoppedError."""

    def __init__(self, told: Progress) -> None:
        self._told = told
        self._stopped = threading.Event()

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
        self._told(done, total)
