"""Files on their way in: kept by the archive, read in a thread of their own, settled, one after the other."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from gazette.desk import BroughtIn, Delivery, Desk, Manner, NotIn, Received, Unpacked, WatchStoppedError, read_received
from gazette.desk.desk import of_members
from gazette.errors import DeskError, GazetteError, IngestError
from gazette.gui.jobs import ArchiveThread, ReaderThread
from gazette.ingest import Reading

T = TypeVar("T")
Told = Callable[[BroughtIn | BaseException], None]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """``told`` is who brought a delivery; everything else is told to all."""

    file: Path | str | Delivery
    manner: Manner
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class NotBrought:
    """A file that did not come in, and why; ``sha256`` where the archive keeps it all the same."""

    file: Path | str
    manner: Manner
    error: GazetteError
    sha256: str | None


class Arrivals(QObject):
    """A file is a path or, where the archive keeps it already, its SHA-256.

    All of them at once would keep short acts waiting for the last, and one that takes its time to be read must not keep
    the archive: what is typed meanwhile is saved.
    """

    brought = Signal(object)
    """A BroughtIn."""
    not_brought = Signal(object)
    """A NotBrought."""
    unpacked = Signal(object)
    """An Unpacked, a zip whose files come in next."""

    def __init__(self, archive: ArchiveThread, reader: ReaderThread) -> None:
        super().__init__()
        self._archive, self._reader = archive, reader
        reader.setParent(self)
        self._desk: Desk | None = None
        self._waiting: deque[_Wanted] = deque()
        self._under_way: _Wanted | None = None
        self.passwords: dict[Path | str, str] = {}
        """Those that were entered for files, until another archive is opened; they are kept nowhere else."""

    def open(self, desk: Desk) -> None:
        """Take files into ``desk`` from now on, first those that were kept when the program ended before reading."""
        self._desk = desk
        self._archive.ask(
            lambda: [source.sha256 for source in desk.archive.sources("received")],
            partial(self._resume, desk),
            self._raise,
        )

    def add(self, file: Path | str, manner: Manner) -> None:
        """Bring a file in when its turn comes, with the password that was entered for it now or before."""
        if manner.password is not None:
            self.passwords[file] = manner.password
        self._waiting.append(_Wanted(file, replace(manner, password=self.passwords.get(file))))
        self._next()

    def deliver(self, delivery: Delivery, manner: Manner, told: Told) -> None:
        """Bring in a file of a drop folder when its turn comes; WatchStoppedError where the archive closes first."""
        self._waiting.append(_Wanted(delivery, manner, told))
        self._next()

    def read(self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Read something that comes in nowhere, where files are read; ``done`` or ``failed`` is called later."""
        self._reader.ask(act, done, failed)

    def leave_waiting(self) -> tuple[tuple[Path | str, Manner], ...]:
        """Forget the files that a person brought and that wait for their turn; gives them. Deliveries go on."""
        mine = [wanted for wanted in self._waiting if wanted.told is None and not isinstance(wanted.file, Delivery)]
        self._waiting = deque(wanted for wanted in self._waiting if wanted not in mine)
        return tuple((wanted.file, wanted.manner) for wanted in mine if not isinstance(wanted.file, Delivery))

    def finish(self) -> None:
        """Bring in all that waits, and what is under way, before the archive closes; deliveries are left for later."""
        desk = self._desk
        if self._under_way is not None:
            self._waiting.appendleft(self._under_way)
        self._desk = self._under_way = None
        while self._waiting and desk is not None:
            wanted = self._waiting.popleft()
            if isinstance(wanted.file, Delivery):
                self._tell(wanted, WatchStoppedError(), None)
                continue
            try:
                brought = self._archive.call(partial(desk.bring_in, wanted.file, wanted.manner))
            except GazetteError as error:
                self._tell(wanted, error, None)
                continue
            for each in brought.members:
                if isinstance(each, NotIn):
                    self.not_brought.emit(NotBrought(each.file, wanted.manner, each.error, each.sha256))

    def forget(self) -> None:
        """Another archive is opened: what still waits, and passwords that were entered, were not meant for it."""
        self._waiting.clear()
        self.passwords.clear()

    def close(self) -> None:
        """End the thread."""
        self._reader.close()

    def _resume(self, desk: Desk, kept: list[str]) -> None:
        if desk is self._desk:
            self._waiting.extend(_Wanted(sha256, Manner()) for sha256 in kept)
            self._next()

    def _next(self) -> None:
        if self._under_way is not None or not self._waiting or self._desk is None:
            return
        self._under_way = wanted = self._waiting.popleft()
        desk = self._desk
        self._archive.ask(
            partial(desk.receive, wanted.file, wanted.manner), partial(self._received, desk), self._failed(desk)
        )

    def _received(self, desk: Desk, received: Received | BroughtIn | Unpacked) -> None:
        if isinstance(received, BroughtIn):
            self._settled(desk, received)
        elif isinstance(received, Unpacked):
            self._unpacked(desk, received)
        elif desk is self._desk:

            def settle(read: Reading | BaseException) -> None:
                if not isinstance(read, Reading | GazetteError):
                    self._failed(desk, received)(read)
                elif desk is self._desk:
                    self._archive.ask(
                        partial(desk.settle, received, read), partial(self._settled, desk), self._failed(desk, received)
                    )

            self._reader.ask(partial(read_received, received), settle, settle)

    def _unpacked(self, desk: Desk, zipped: Unpacked) -> None:
        """The files of a zip come next, each with a turn and a sentence of its own."""
        wanted = self._under_way
        if desk is not self._desk or wanted is None:
            return
        if wanted.told is not None:
            self._deliver_members(wanted, zipped, wanted.told)
            return
        manner = wanted.manner
        self._waiting.extendleft(
            _Wanted(each.sha256, replace(manner, beside=each.beside))
            for each in reversed(zipped.members)
            if each.sha256
        )
        self._one_more()
        self.unpacked.emit(zipped)
        for each in zipped.members:
            if each.error is not None:
                self.not_brought.emit(NotBrought(each.file, manner, each.error, None))

    def _deliver_members(self, wanted: _Wanted, zipped: Unpacked, told: Told) -> None:
        """The files of a zip out of a drop folder come next; what became of all of them is told as one."""
        outcomes: dict[Path, BroughtIn | BaseException] = {}
        deliveries = {each.file: each for each in zipped.members if each.delivery is not None}

        def heard(file: Path, outcome: BroughtIn | BaseException) -> None:
            outcomes[file] = outcome
            if len(outcomes) < len(deliveries):
                return
            fault = next(
                (each for each in outcomes.values() if not isinstance(each, BroughtIn | IngestError | DeskError)), None
            )
            told(fault if isinstance(fault, BaseException) else of_members(zipped, outcomes))

        manner = replace(wanted.manner, half=False)
        self._waiting.extendleft(
            _Wanted(each.delivery, replace(manner, beside=each.beside), partial(heard, file))
            for file, each in reversed(deliveries.items())
            if each.delivery is not None
        )
        self._one_more()
        if not deliveries:
            told(of_members(zipped, {}))

    def _settled(self, desk: Desk, brought: BroughtIn) -> None:
        if desk is not self._desk:  # another archive was opened meanwhile, or none
            return
        wanted = self._under_way
        self._one_more()
        if wanted is not None and wanted.told is not None:
            wanted.told(brought)
        else:
            self.brought.emit(brought)

    def _failed(self, desk: Desk, received: Received | None = None) -> Callable[[BaseException], None]:
        wanted, sha256 = self._under_way, received.sha256 if received and received.source_id else None

        def failed(error: BaseException) -> None:
            if desk is not self._desk or wanted is None:
                return
            self._one_more()
            self._tell(wanted, error, sha256)

        return failed

    def _tell(self, wanted: _Wanted, error: BaseException, sha256: str | None) -> None:
        if wanted.told is not None:
            wanted.told(error)
        elif isinstance(error, GazetteError) and not isinstance(wanted.file, Delivery):
            self.not_brought.emit(NotBrought(wanted.file, wanted.manner, error, sha256))
        else:
            raise error

    def _one_more(self) -> None:
        """A file is in or refused; the next one begins when the window has had a turn."""
        self._under_way = None
        QTimer.singleShot(0, self, self._next)

    def _raise(self, error: BaseException) -> None:
        raise error
