"""The files of a back issue on their way into the window: fetched, then read in the background."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gazette.desk import Desk
from gazette.desk.facsimile_files import KeptBytes, KeptPages, fetched, files_of, keep_unread, kept_before, read_kept
from gazette.desk.facsimiles import already_kept
from gazette.errors import GazetteError
from gazette.gui.workbench import Workbench


class FacsimileReading(QObject):
    """One back issue at a time; the latest wins."""

    read = Signal(object)
    """The KeptPages of the files."""
    already = Signal(object)
    """The Issue that keeps these files."""
    refused = Signal(object)
    """A GazetteError: why they cannot be read; what the system gave out is kept with that reason."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.files: tuple[KeptBytes, ...] = ()

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, or those in folders; one of the signals tells what became of them."""
        self._take(lambda desk: fetched(desk.archive, _files_of(paths)))

    def take_kept(self, sha256: str) -> None:
        """Read a file that came in before, likewise."""
        self._take(lambda desk: (kept_before(desk.archive, sha256),))

    def _take(self, fetch: Callable[[Desk], tuple[KeptBytes, ...]]) -> None:
        bench = self._workbench
        self.forget()
        try:
            files = self.files = bench.call_desk(fetch)
            there = bench.call_desk(lambda desk: already_kept(desk.archive, files))
        except GazetteError as error:
            self.refused.emit(error)
            return
        if there is None:
            self._begin(files)
        else:
            self.already.emit(there)

    def unlock(self, password: str) -> None:
        """Read the files that were refused for their password once more."""
        self._begin(self.files, password)

    def _begin(self, files: tuple[KeptBytes, ...], password: str | None = None) -> None:
        self._workbench.read_apart(
            lambda: read_kept(files, password), partial(self._read, files), partial(self._unread, files)
        )

    def forget(self) -> None:
        """Nobody wants to hear any more of what is being read."""
        self.files = ()

    def _read(self, files: tuple[KeptBytes, ...], pages: KeptPages) -> None:
        if files is self.files:
            self.read.emit(pages)

    def _unread(self, files: tuple[KeptBytes, ...], error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error
        if files is not self.files:
            return
        try:
            self._workbench.call_desk(lambda desk: keep_unread(desk.archive, files, error))
        except GazetteError as graver:
            self.refused.emit(graver)
        else:
            self.refused.emit(error)


def _files_of(paths: Sequence[Path]) -> list[Path]:
    return [file for path in paths for file in files_of(path)]
