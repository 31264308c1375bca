"""The archive that is open: its desk, asked in the one thread that touches the archive."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gazette.desk import Desk
from gazette.errors import GazetteError
from gazette.gui.archive_state import ArchiveState, read_archive
from gazette.gui.jobs import ArchiveThread

T = TypeVar("T")


class OpenArchive:
    """One archive at most; what an act raises is raised where ``call`` waits, or given to the ``failed`` of ``ask``."""

    def __init__(self, jobs: ArchiveThread) -> None:
        self._jobs = jobs
        self._desk: Desk | None = None
        self.read_only = False
        self._person = ""

    @property
    def busy(self) -> bool:
        """Whether the archive does something long, for which short acts would wait."""
        return self._jobs.busy

    @property
    def is_open(self) -> bool:
        """Whether an archive is open."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The desk of the archive that is open; its acts belong into ``call`` and ``ask``."""
        assert self._desk is not None
        return self._desk

    def call(self, act: Callable[[Desk], T]) -> T:
        """Do something short, and wait for it; from any thread."""
        desk = self.desk
        return self._jobs.call(lambda: act(desk))

    def ask(self, act: Callable[[Desk], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Do something long in the background; ``done`` or ``failed`` is called later in the window's thread."""
        desk = self.desk
        self._jobs.ask(lambda: act(desk), done, failed)

    def opened(self, path: Path, *, create: bool) -> tuple[Desk, ArchiveState]:
        """A desk over the archive at ``path``, and what is in it; the present one stays open until ``take``."""
        person = self._person
        desk = self._jobs.call(lambda: Desk.open_own(path, person=person) if create else Desk.open(path, person=person))
        try:
            return desk, self._jobs.call(lambda: read_archive(desk, 0))
        except GazetteError:
            self._jobs.call(desk.close)
            raise

    def set_person(self, person: str) -> None:
        """Say who acts from now on."""
        self._person = person
        if self._desk is not None:
            self._desk.person = person

    def take(self, desk: Desk) -> None:
        """Ask ``desk`` from now on."""
        self._desk, self.read_only = desk, desk.archive.read_only

    def close(self) -> None:
        """Close the archive that is open."""
        if self._desk is not None:
            self._jobs.call(self._desk.close)
            self._desk = None

    def end(self) -> None:
        """End the thread."""
        self._jobs.close()
