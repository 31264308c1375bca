"""The drop folders while the window is open: each is looked at in a thread of its own, files come in one by one."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTime, QTimer, Signal

from gazette.archive import SourceState, StoredFolder
from gazette.desk import BroughtIn, Delivery, DropEvent, FolderWatch, Manner, WatchStoppedError, stored_folders
from gazette.gui.workbench import Workbench

FolderState = Literal["watched", "paused", "away", "stuck"]
"""``stuck``: files come in and cannot be moved away."""
_LEAVING_S = 1.0
_SHOWN_AFTER_MS = 1000
_ASKED_EVERY_MS = 5000
_SILENT_S = 20.0
_STATES: dict[str, FolderState] = {
    "desk.drop.folder_gone": "away",
    "desk.drop.folder_back": "watched",
    "desk.drop.not_moved": "stuck",
    "desk.drop.moved_again": "watched",
}


@dataclass(frozen=True, slots=True)
class FolderNow:
    """A drop folder and how it is, since when."""

    folder: StoredFolder
    state: FolderState
    since: QTime


class DropWatch(QObject):
    """``told`` gives each DropEvent, ``changed`` says that a folder is another or in another state."""

    told = Signal(object)
    changed = Signal()
    _asked = Signal(object, object, object)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._watches: tuple[FolderWatch, ...] = ()
        self._intake: _Intake | None = None
        self._folders: tuple[StoredFolder, ...] = ()
        self._states: dict[str, tuple[FolderState, QTime]] = {}
        self._silent: set[str] = set()
        self._showing = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._showing.timeout.connect(workbench.show_arrived)
        self._asking = QTimer(self, interval=_ASKED_EVERY_MS)
        self._asking.timeout.connect(self._see_who_is_silent)
        self._asked.connect(self._deliver)
        self.told.connect(self._note)
        workbench.archive_opened.connect(self.restart)
        workbench.archive_closing.connect(self._leave)

    @property
    def folders(self) -> tuple[FolderNow, ...]:
        """The folders and how they are."""
        return tuple(FolderNow(folder, *self._state(folder)) for folder in self._folders)

    def put(self, folder: StoredFolder) -> None:
        """Keep a folder, or other settings of it."""
        self._workbench.call_desk(lambda desk: desk.archive.deliveries.set_drop_folder(folder))
        self.restart()

    def remove(self, path: str) -> None:
        """Watch a folder no more."""
        self._workbench.call_desk(lambda desk: desk.archive.deliveries.remove_drop_folder(path))
        self.restart()

    def restart(self) -> None:
        """Watch the folders that the archive keeps now."""
        self.stop()
        bench = self._workbench
        self._folders, watched = bench.call_desk(
            lambda desk: (desk.archive.deliveries.drop_folders(), stored_folders(desk))
        )
        self._states, self._silent = {}, set()
        self._intake = intake = _Intake(bench, self._asked.emit)
        self._watches = tuple(FolderWatch(folder, intake, self.told.emit) for folder in watched)
        for watch in self._watches:
            watch.start()
        if self._watches:
            self._asking.start()
        self.changed.emit()

    def stop(self) -> None:
        """Watch nothing; a file under way stays in its folder."""
        self._asking.stop()
        self._showing.stop()
        for watch in self._watches:
            watch.stop()
        if self._intake is not None:
            self._intake.close()
        for watch in self._watches:
            watch.join(_LEAVING_S)
        self._watches, self._intake = (), None

    def _leave(self) -> None:
        """Another archive has other folders, and one that can only be read takes no files."""
        self.stop()
        self._folders = ()
        self.changed.emit()

    def _deliver(self, delivery: Delivery, manner: Manner, answer: "Future[BroughtIn]") -> None:
        def told(outcome: BroughtIn | BaseException) -> None:
            if answer.done():
                return
            if isinstance(outcome, BroughtIn):
                answer.set_result(outcome)
            else:
                answer.set_exception(outcome)

        if not answer.done():
            self._workbench.deliver(delivery, manner, told)

    def _note(self, event: DropEvent) -> None:
        if event.code in _STATES:
            self._set_state(str(event.folder), _STATES[event.code])
        elif event.code == "desk.drop.refused" and event.file == event.folder:
            self._set_state(str(event.folder), "away")
        is_new = event.brought is not None and not event.brought.already
        if (is_new or event.code == "desk.drop.decided") and not self._showing.isActive():
            self._showing.start()

    def _set_state(self, path: str, state: FolderState, since: QTime | None = None) -> None:
        self._states[path] = (state, since or QTime.currentTime())
        self.changed.emit()

    def _state(self, folder: StoredFolder) -> tuple[FolderState, QTime]:
        if folder.paused:
            return "paused", QTime()
        return self._states.get(folder.path, ("watched", QTime()))

    def _see_who_is_silent(self) -> None:
        """A share that is gone may not even say so: the question what is in it stays without an answer."""
        for watch in self._watches:
            watch.raise_failure()
            path, silent = str(watch.folder.path), watch.listing_for
            if silent > _SILENT_S and path not in self._silent:
                self._silent.add(path)
                self._set_state(path, "away", QTime.currentTime().addSecs(-round(silent)))
            elif silent == 0 and path in self._silent:
                self._silent.discard(path)
                self._set_state(path, "watched")


class _Intake:
    """What folder threads ask of the archive; each waits for its answer until the window leaves."""

    def __init__(self, workbench: Workbench, ask: "Callable[[Delivery, Manner, Future[BroughtIn]], None]") -> None:
        self._workbench, self._ask = workbench, ask
        self._lock = threading.Lock()
        self._pending: set[Future[BroughtIn]] = set()
        self._closed = False

    def is_own_file(self, path: Path) -> bool:
        """Whether a path is the archive itself."""
        return self._workbench.is_own_file(path)

    def take(self, delivery: Delivery, *, half: bool) -> BroughtIn:
        """Bring a file in through the window's queue."""
        answer: Future[BroughtIn] = Future()
        with self._lock:
            if self._closed:
                raise WatchStoppedError
            self._pending.add(answer)
        self._ask(delivery, Manner(way="drop", half=half), answer)
        try:
            return answer.result()
        finally:
            with self._lock:
                self._pending.discard(answer)

    def state(self, sha256: str) -> SourceState | None:
        """What became of a file that came in."""
        known = self._workbench.call_desk(lambda desk: desk.archive.source(sha256))
        return None if known is None else known.state

    def close(self) -> None:
        """Nobody is answered any more."""
        with self._lock:
            self._closed = True
            for answer in self._pending:
                if not answer.done():
                    answer.set_exception(WatchStoppedError())
