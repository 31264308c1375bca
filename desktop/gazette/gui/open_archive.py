"""The archive that is open: its desk, asked in the one thread that touches the archive."""

import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from gazette.desk import Desk
from gazette.desk.holding import Hold, Holder, hold
from gazette.errors import ArchiveError, GazetteError
from gazette.gui.archive_state import ArchiveState, read_archive
from gazette.gui.jobs import ArchiveThread
from gazette.model import Entry

T = TypeVar("T")


class AskDesk(Protocol):
    """Does something with the desk in the background; ``done`` or ``failed`` is called later."""

    def __call__(
        self,
        act: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        brief: bool = False,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive that was opened and is not asked yet."""

    desk: Desk
    seen: ArchiveState
    held: Hold | Holder | None


class OpenArchive:
    """One archive at most; what an act raises is raised where ``call`` waits, or given to the ``failed`` of ``ask``."""

    def __init__(self, jobs: ArchiveThread) -> None:
        self._jobs = jobs
        self._desk: Desk | None = None
        self.read_only = False
        self.holder: Holder | None = None
        """Who else has it open for writing, for which it can only be read here."""
        self._held: Hold | None = None
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

    def ask(
        self,
        act: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        brief: bool = False,
    ) -> None:
        """Do something in the background, long or ``brief``; ``done`` or ``failed`` is called later by the window."""
        desk = self.desk
        self._jobs.ask(lambda: act(desk), done, failed, brief=brief)

    def opened(self, path: Path, *, create: bool) -> Opened:
        """A desk over the archive at ``path``, and what is in it; the present one stays open until ``take``.

        Where another window has it open, it is opened for reading.
        """
        held = self._hold(path) if path.is_file() else None
        try:
            desk = self._jobs.call(lambda: self._desk_over(path, create=create, held=held))
            try:
                seen = self._jobs.call(lambda: read_archive(desk, 0))
            except GazetteError:
                self._jobs.call(desk.close)
                raise
        except GazetteError:
            if isinstance(held, Hold) and held is not self._held:
                held.let_go()
            raise
        if held is None and not desk.archive.read_only:
            held = self._hold(path)
        return Opened(desk, seen, held)

    def _desk_over(self, path: Path, *, create: bool, held: Hold | Holder | None) -> Desk:
        if isinstance(held, Holder):
            return Desk.open(path, person=self._person, read_only=True)
        return Desk.open_own(path, person=self._person) if create else Desk.open(path, person=self._person)

    def _hold(self, path: Path) -> Hold | Holder | None:
        """The hold that we have already, or a new one, or who else has it."""
        if self._held is not None and self._held.is_of(path):
            return self._held
        return hold(path, Holder(platform.node(), self._person))

    def find_again(self, seen: Entry) -> None:
        """Go on with an archive that was away, its hold too; errors are those of ``Archive.find_again``."""
        path = self.desk.archive.path
        if self._held is not None and not self._held.is_there() and path.is_file():
            held = hold(path, Holder(platform.node(), self._person))
            if isinstance(held, Holder):
                raise ArchiveError("archive.locked", file=str(path))
            self._held.let_go()
            self._held = held
        self.call(lambda desk: desk.archive.find_again(seen))

    def is_free(self, path: Path) -> bool:
        """Whether nobody has the archive at ``path`` open for writing."""
        held = self._hold(path)
        if isinstance(held, Hold) and held is not self._held:
            held.let_go()
        return not isinstance(held, Holder)

    def set_person(self, person: str) -> None:
        """Say who acts from now on."""
        self._person = person
        if self._desk is not None:
            self._desk.person = person

    def take(self, opened: Opened) -> None:
        """Ask what was ``opened`` from now on."""
        self.close(but=opened.held)
        self._desk, self.read_only = opened.desk, opened.desk.archive.read_only
        self._held = opened.held if isinstance(opened.held, Hold) else None
        self.holder = opened.held if isinstance(opened.held, Holder) else None

    def close(self, but: Hold | Holder | None = None) -> None:
        """Close the archive that is open, and let others have it, ``but`` for what is held on."""
        if self._desk is not None:
            self._jobs.call(self._desk.close)
            self._desk = None
        if self._held is not None and self._held is not but:
            self._held.let_go()
        self._held = None

    def end(self) -> None:
        """End the thread."""
        self._jobs.close()
