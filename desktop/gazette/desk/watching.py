"""Watching the drop folder: the system's events are a hint to look at once, the regular look is the truth."""

import threading
import time
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from gazette.desk.desk import Desk
from gazette.desk.drop_folder import DropFolder, OnEvent, Pace, is_folder
from gazette.errors import DeskError


def watch(
    folder: Path,
    desk: Desk,
    *,
    on_event: OnEvent,
    stop: threading.Event,
    pace: Pace | None = None,
) -> None:
    """Take in what is dropped into ``folder`` until ``stop`` is set; the calling thread does all the work.

    DeskError ``desk.no_drop_folder`` where there is no such folder at the start.
    """
    require_folder(folder)
    pace = pace or Pace()
    drop = DropFolder(folder, desk, on_event, pace)
    hints = _Hints(folder)
    try:
        while not stop.is_set():
            hints.follow()
            drop.look(time.monotonic())
            hints.wait(pace.every, stop)
    finally:
        hints.end()


def require_folder(folder: Path) -> None:
    """DeskError ``desk.no_drop_folder`` where ``folder`` is none, or the system keeps it from us."""
    if not is_folder(folder):
        raise DeskError("desk.no_drop_folder", folder=str(folder))


class _Hints:
    """Wakes the watch when the system says that something happened.

    Watching is bound to the folder as it was opened, so a folder that was deleted and made again is watched anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._happened = threading.Event()
        self._observer: BaseObserver | None = None
        self._inode: int | None = None

    def follow(self) -> None:
        """Watch the folder that now stands at the path."""
        inode = self._folder.stat().st_ino if is_folder(self._folder) else None
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
