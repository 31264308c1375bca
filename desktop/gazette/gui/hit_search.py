"""Looks for a text in an issue in a thread of its own; a new question stops the one before."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gazette.desk import EntryHits, hits_in_issue
from gazette.gui.jobs import SearcherThread
from gazette.gui.stopping import StoppedError
from gazette.model import Issue
from gazette.reading.matching import Wanted

_TOLD_EVERY = 0.05
"""Seconds between two words on how far it is."""


class HitSearch(QObject):
    """At most one search runs; only the last one asked for is told of."""

    found = Signal(object)
    """A tuple of EntryHits."""
    progressed = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = SearcherThread()
        self._stopped = threading.Event()

    def start(self, issue: Issue, wanted: Wanted) -> None:
        """Search ``issue`` for ``wanted``."""
        self.stop()
        stopped = self._stopped = threading.Event()
        progress = self._progress(stopped)

        def done(hits: tuple[EntryHits, ...]) -> None:
            if not stopped.is_set():
                self.found.emit(hits)

        self._thread.ask(lambda: hits_in_issue(issue, wanted, progress), done, _failed)

    def stop(self) -> None:
        """Stop what is running."""
        self._stopped.set()

    def close(self) -> None:
        """Stop and end the thread."""
        self.stop()
        self._thread.close()

    def _progress(self, stopped: threading.Event) -> Callable[[int, int], None]:
        told = time.monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal told
            if stopped.is_set():
                raise StoppedError
            if time.monotonic() - told > _TOLD_EVERY:
                told = time.monotonic()
                self.progressed.emit(done, total)

        return progress


def _failed(error: BaseException) -> None:
    if not isinstance(error, StoppedError):
        raise error
