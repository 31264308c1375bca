"""Showing what came in: read in the background, so that the window waits for no file, and several at once.

What came, what was not brought and what was unpacked is told in the order in which it happened.
"""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from gazette.desk import BroughtIn
from gazette.gui.archive_state import ArchiveState
from gazette.gui.arrivals import Arrivals

# While many files come in, the lists are filled so often.
_GAP_MS = 250


class Shower(Protocol):
    """What shows an archive: the workbench."""

    brought: SignalInstance
    not_brought: SignalInstance
    unpacked: SignalInstance

    def read_later(
        self, issue_id: int | None, done: Callable[[ArchiveState], None], failed: Callable[[BaseException], None]
    ) -> bool:
        """Read the archive in the background; False where none is open."""

    def show_read(self, seen: ArchiveState, issue_id: int | None) -> None:
        """Show what was read, or what it is by now."""

    def tell_failed(self, error: BaseException) -> None:
        """Tell why it could not be read."""


class ArrivedNews(QObject):
    """Tells of files once the window shows what they brought."""

    def __init__(self, bench: Shower, arrivals: Arrivals) -> None:
        super().__init__()
        self._bench = bench
        self._waiting: list[tuple[SignalInstance, Any]] = []
        self._silent = False
        self._reading: list[tuple[SignalInstance, Any]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_GAP_MS)
        self._soon.timeout.connect(self._read)
        arrivals.brought.connect(lambda told: self._add(bench.brought, told))
        arrivals.not_brought.connect(lambda told: self._add(bench.not_brought, told))
        arrivals.unpacked.connect(lambda told: self._add(bench.unpacked, told))

    def look(self) -> None:
        """Something came of which nobody is told."""
        self._silent = True
        self._begin()

    def leave(self) -> None:
        """The archive closes: what was not told yet is told now."""
        waiting, self._waiting, self._reading, self._silent = (self._reading or []) + self._waiting, [], None, False
        self._soon.stop()
        _tell(waiting)

    def _add(self, signal: SignalInstance, told: Any) -> None:
        self._waiting.append((signal, told))
        self._begin()

    def _begin(self) -> None:
        if self._reading is None and not self._soon.isActive():
            self._read()

    def _read(self) -> None:
        batch, self._waiting = self._waiting, []
        came = [told for _signal, told in batch if isinstance(told, BroughtIn)]
        if not came and not self._silent:
            _tell(batch)
            return
        self._silent = False
        issue_id = next((each.issue_id for each in reversed(came) if each.issue_id is not None), None)

        def show(seen: ArchiveState) -> None:
            if self._reading is batch:
                try:
                    self._bench.show_read(seen, issue_id)
                finally:
                    self._done(batch)

        def failed(error: BaseException) -> None:
            if self._reading is batch:
                try:
                    self._bench.tell_failed(error)
                finally:
                    self._done(batch)

        self._reading = batch
        if not self._bench.read_later(issue_id, show, failed):
            self.leave()

    def _done(self, batch: list[tuple[SignalInstance, Any]]) -> None:
        """A batch was shown, or cannot be: it is told in any case, and the next one has its turn."""
        self._reading = None
        _tell(batch)
        if self._waiting or self._silent:
            self._soon.start()


def _tell(batch: list[tuple[SignalInstance, Any]]) -> None:
    for signal, told in batch:
        signal.emit(told)
