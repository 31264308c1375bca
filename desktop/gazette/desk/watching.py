"""Watching drop folders: the system's events are a hint to look at once, the regular look is the truth.

Each folder is looked at in a thread of its own, so that one that answers slowly keeps nobody waiting; the archive is
touched only in the thread that serves them.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from gazette.archive import SourceState
from gazette.desk.bringing_in import BroughtIn, Manner
from gazette.desk.delivery import Delivery
from gazette.desk.desk import Desk
from gazette.desk.drop_event import OnEvent
from gazette.desk.drop_folder import NETWORK_PACE, DropFolder, Intake, Pace, WatchedFolder, is_folder
from gazette.errors import DeskError

T = TypeVar("T")

# It warns of events that came too late or were too many; the regular look does without them.
logging.getLogger("watchdog").setLevel(logging.ERROR)

_LAST_FILE = 5.0
"""Seconds that the file under way has to be put away in when the watch is stopped."""


def watch(
    folders: Sequence[WatchedFolder],
    desk: Desk,
    *,
    on_event: OnEvent,
    stop: threading.Event,
    pace: Pace | None = None,
) -> None:
    """Take in what is dropped into ``folders`` until ``stop`` is set; archive and ``on_event`` in the calling thread.

    DeskError ``desk.no_drop_folder`` where there is no such folder at the start.
    """
    for folder in folders:
        require_folder(folder.path)
    served = _Served(desk)
    watches = [
        FolderWatch(folder, served, lambda event: served.ask(lambda: on_event(event)), pace=pace) for folder in folders
    ]
    for each in watches:
        each.start()
    try:
        while not stop.is_set():
            served.serve(0.2)
            for each in watches:
                each.raise_failure()
    finally:
        for each in watches:
            each.stop()
        end = time.monotonic() + _LAST_FILE
        while any(each.is_running for each in watches) and time.monotonic() < end:
            served.serve(0.05)
        served.close()


def require_folder(folder: Path) -> None:
    """DeskError ``desk.no_drop_folder`` where ``folder`` is none, or the system keeps it from us."""
    if not is_folder(folder):
        raise DeskError("desk.no_drop_folder", folder=str(folder))


def stored_folders(desk: Desk) -> tuple[WatchedFolder, ...]:
    """The drop folders that the archive keeps and that are not paused."""
    return tuple(
        WatchedFolder(path=Path(each.path), network=each.place == "network", section=each.section_id, filed=each.filed)
        for each in desk.archive.deliveries.drop_folders()
        if not each.paused
    )


class DeskIntake:
    """Brings files to a desk in the thread that asks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def is_own_file(self, path: Path) -> bool:
        """Whether a path is the archive itself."""
        return self._desk.archive.is_own_file(path)

    def take(self, delivery: Delivery, *, half: bool) -> BroughtIn:
        """Bring a file in."""
        return self._desk.bring_in(delivery, Manner(way="drop", half=half))

    def state(self, sha256: str) -> SourceState | None:
        """What became of a file that came in."""
        known = self._desk.archive.source(sha256)
        return None if known is None else known.state


class WatchStoppedError(Exception):
    """Nobody answers any more: the watch was stopped."""


class _Served(DeskIntake):
    """Does in the serving thread what folders ask for in theirs, one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked: queue.SimpleQueue[tuple[Callable[[], None], Callable[[], object]]] = queue.SimpleQueue()
        self._closed = False

    def take(self, delivery: Delivery, *, half: bool) -> BroughtIn:
        """Bring a file in."""
        return self.ask(lambda: super(_Served, self).take(delivery, half=half))

    def state(self, sha256: str) -> SourceState | None:
        """What became of a file that came in."""
        return self.ask(lambda: super(_Served, self).state(sha256))

    def ask(self, act: Callable[[], T]) -> T:
        """Have ``act`` done by the serving thread; WatchStoppedError where it serves no more."""
        answer: Future[T] = Future()

        def do() -> None:
            try:
                answer.set_result(act())
            except BaseException as error:  # noqa: BLE001 -- raised where it was asked for
                answer.set_exception(error)

        self._asked.put((do, lambda: answer.set_exception(WatchStoppedError())))
        if self._closed:
            raise WatchStoppedError
        return answer.result()

    def serve(self, seconds: float) -> None:
        """Do what is asked; waits so long for the first of it."""
        with suppress(queue.Empty):
            self._asked.get(timeout=seconds)[0]()
            while True:
                self._asked.get_nowait()[0]()

    def close(self) -> None:
        """Answer nobody any more."""
        self._closed = True
        with suppress(queue.Empty):
            while True:
                self._asked.get_nowait()[1]()


class FolderWatch:
    """Looks at one folder in a thread of its own, which ends at the latest with the program."""

    def __init__(self, folder: WatchedFolder, intake: Intake, on_event: OnEvent, *, pace: Pace | None = None) -> None:
        self.folder = folder
        self._pace = pace or (NETWORK_PACE if folder.network else Pace())
        self._stop = threading.Event()
        self._drop = DropFolder(folder, intake, on_event, self._pace, self._stop.is_set)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name=f"drop folder {folder.path.name}")

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more after the file that is under way."""
        self._stop.set()

    @property
    def is_running(self) -> bool:
        """Whether it still looks."""
        return self._thread.is_alive()

    def join(self, seconds: float) -> None:
        """Wait for the end of the last look; a share that does not answer is not waited for longer."""
        self._thread.join(seconds)

    @property
    def listing_for(self) -> float:
        """How many seconds the system has been thinking about what is in the folder; 0 where it has answered."""
        since = self._drop.listing_since
        return 0.0 if since is None else time.monotonic() - since

    def raise_failure(self) -> None:
        """Raise what ended the thread that nobody foresaw."""
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        hints = _NoHints() if self.folder.network else _Hints(self.folder.path)
        try:
            while not self._stop.is_set():
                hints.follow()
                self._drop.look(time.monotonic())
                hints.wait(self._pace.every, self._stop)
        except WatchStoppedError:
            return
        except BaseException as error:  # noqa: BLE001 -- raised in the thread that watches over this one
            self._failure = error
        finally:
            hints.end()


class _NoHints:
    """For a folder of which the system tells nothing: only the regular look."""

    def follow(self) -> None:
        """Nothing to watch."""

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Until ``seconds`` have passed or ``stop`` is set."""
        stop.wait(seconds)

    def end(self) -> None:
        """Nothing to stop."""


class _Hints(_NoHints):
    """Wakes the watch when the system says that something happened.

    Watching is bound to the folder as it was opened, so a folder that was deleted and made again is watched anew.
    Folders inside are not watched: there are ever more of them below 已处理, and the regular look finds what is in the
    others.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._happened = threading.Event()
        self._observer: BaseObserver | None = None
        self._inode: int | None = None

    def follow(self) -> None:
        """Watch the folder that now stands at the path."""
        try:
            inode = self._folder.stat().st_ino
        except OSError:
            inode = None
        if inode == self._inode:
            return
        self.end()
        self._inode = inode
        if inode is None:
            return
        # Without hints (no watches left, a file system that gives none) the regular look still finds everything.
        with suppress(OSError):
            observer = Observer()
            observer.schedule(_Waker(self._happened), str(self._folder))
            observer.start()
            self._observer = observer

    def wait(self, seconds: float, stop: threading.Event) -> None:
        """Until something happened or ``seconds`` have passed; soon back where ``stop`` is set."""
        end = time.monotonic() + seconds
        while not stop.is_set() and (left := end - time.monotonic()) > 0:
            if self._happened.wait(min(left, 0.2)):
                self._happened.clear()
                stop.wait(0.1)  # a burst of events is one look
                return

    def end(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None


class _Waker(FileSystemEventHandler):
    def __init__(self, happened: threading.Event) -> None:
        self._happened = happened

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Whatever it was: time to look."""
        if event.event_type not in {"opened", "closed_no_write"}:
            self._happened.set()
