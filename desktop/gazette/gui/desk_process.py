"""Does one long thing with an archive in a process of its own, so that neither the window nor the archive waits."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from gazette.desk import Desk
from gazette.errors import GazetteError
from gazette.gui.stopping import StoppedError
from gazette.settings import load_settings, person_name, settings_file
from gazette.typeset import Progress

T = TypeVar("T")
Value_co = TypeVar("Value_co", covariant=True)

_SECONDS_TO_STOP = 5


class DeskJob(Protocol[Value_co]):
    """A function of ``gazette.desk``, or a ``partial`` of one with what it is asked for."""

    def __call__(self, desk: Desk, /, *, progress: Progress) -> Value_co: ...


@dataclass(frozen=True, slots=True)
class _Told:
    """What the process says: how far it is, what came of it in the end, or why it ended without."""

    step: tuple[int, int] | None = None
    value: Any = None
    kind: type[GazetteError] | None = None
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    bug: str = ""
    stopped: bool = False

    def error(self) -> Exception | None:
        """The error as it was raised in the process, as far as it can be sent; None where there was none."""
        if self.stopped:
            return StoppedError()
        if self.kind is not None:
            return self.kind(self.code, **dict(self.values))
        return RuntimeError(self.bug) if self.bug else None


class LoneJob(Protocol[Value_co]):
    """A function that asks no open archive."""

    def __call__(self, *, progress: Progress) -> Value_co: ...


class DeskProcess(QObject):
    """One job at a time; who asks is told in the window's thread."""

    progressed = Signal(int, int)
    """How much is done, of how much."""
    _told = Signal(int, object)
    """Which job it is about, counted, and a ``_Told``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Not forked: a fork would copy the window's connection to the screen.
        self._context = multiprocessing.get_context("spawn")
        self._number = 0
        self._stop: Any = None
        self._process: Any = None
        self._thread: threading.Thread | None = None
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._told.connect(self._receive)

    def begin(
        self,
        archive: Path,
        job: DeskJob[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``job``; ``done`` or ``failed`` (a StoppedError where it was stopped) is called later."""
        self._begin(archive, job, done, failed)

    def begin_alone(self, job: LoneJob[T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """As ``begin``, for a job that opens what it needs itself."""
        self._begin(None, job, done, failed)

    def _begin(
        self, archive: Path | None, job: Any, done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        self._done, self._failed = done, failed
        self._number += 1
        try:
            ours, theirs = self._context.Pipe(duplex=False)
            self._stop = self._context.Event()
            given = (theirs, self._stop, archive, job)
            process = self._context.Process(target=serve_job, args=given, daemon=True, name="desk")
            process.start()
        except OSError as error:  # the system has no room for another process just now
            self._told.emit(self._number, _Told(bug=repr(error)))
            return
        theirs.close()
        self._process = process
        self._thread = threading.Thread(target=self._listen, args=(ours, self._number), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop what is running; files that were there stay as they were."""
        if self._stop is not None:
            self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether what was begun last was told to stop; it may have been done by then. From any thread."""
        return self._stop is not None and bool(self._stop.is_set())

    def close(self) -> None:
        """Stop, and wait until nothing is being written any more."""
        self._done = self._failed = None
        self.stop()
        if self._process is not None:
            self._process.join(_SECONDS_TO_STOP)
            self._process.kill()
        if self._thread is not None:
            self._thread.join(2)  # it ends with the process

    def _listen(self, ours: "Connection[Any, Any]", number: int) -> None:
        with ours:
            while True:
                try:
                    told = ours.recv()
                except Exception as error:  # noqa: BLE001 -- whatever cannot be read is told and logged as a bug
                    told = _Told(bug="".join(traceback.format_exception(error)))
                self._told.emit(number, told)
                if told.step is None:
                    return

    def _receive(self, number: int, told: _Told) -> None:
        if number != self._number:  # of one that was closed, on its way when the next was begun
            return
        if told.step is not None:
            if self._done is not None:
                self.progressed.emit(*told.step)
            return
        done, failed = self._done, self._failed
        self._done = self._failed = None
        if done is None or failed is None:  # it was closed meanwhile
            return
        error = told.error()
        if error is None:
            done(told.value)
        else:
            failed(error)


def serve_job(told: "Connection[Any, Any]", stop: Any, archive: Path | None, job: Any) -> None:
    """Do the job and tell how it went; runs in the process of its own."""
    with told:
        told.send(_outcome(archive, job, partial(_step, told, stop)))


def _step(told: "Connection[Any, Any]", stop: Any, done: int, total: int) -> None:
    if stop.is_set():
        raise StoppedError
    told.send(_Told(step=(done, total)))


def _outcome(archive: Path | None, job: Any, step: Progress) -> _Told:
    try:
        if archive is None:
            return _Told(value=job(progress=step))
        with Desk.open(archive, person=person_name(load_settings(settings_file()))) as desk:
            return _Told(value=job(desk, progress=step))
    except StoppedError:
        return _Told(stopped=True)
    except GazetteError as error:
        values = tuple((name, str(value)) for name, value in error.values.items())
        return _Told(kind=type(error), code=error.code, values=values)
    except Exception as error:  # noqa: BLE001 -- a bug crosses to the window as text, where it is told and logged
        return _Told(bug="".join(traceback.format_exception(error)))
