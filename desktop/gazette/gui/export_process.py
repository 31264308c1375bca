"""Writes files in a process of its own over the same archive, so that neither the window nor the archive waits."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from gazette.desk import Desk
from gazette.desk.export_wishes import ExportFiles, Manner
from gazette.desk.exporting import export_issue
from gazette.desk.releasing import refuse_marked
from gazette.errors import ExportError, GazetteError
from gazette.gui.stopping import StoppedError
from gazette.model import Finding

_SECONDS_TO_STOP = 5


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written of an issue of the archive at a path, export after export."""

    archive: Path
    issue_id: int
    exports: tuple[tuple[ExportFiles, Manner], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the process says: how far it is, what it found in the end, or why it ended without."""

    step: tuple[int, int] | None = None
    findings: tuple[Finding, ...] | None = None
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    bug: str = ""
    stopped: bool = False

    def error(self) -> Exception:
        """The error as it was raised in the process, as far as it can be sent."""
        if self.stopped:
            return StoppedError()
        return ExportError(self.code, **dict(self.values)) if self.code else RuntimeError(self.bug)


class ExportProcess(QObject):
    """One export at a time; who asks is told in the window's thread."""

    progressed = Signal(int, int)
    """How much is written, of how much."""
    _told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Not forked: a fork would copy the window's connection to the screen.
        self._context = multiprocessing.get_context("spawn")
        self._stop: Any = None
        self._process: Any = None
        self._thread: threading.Thread | None = None
        self._done: Callable[[tuple[Finding, ...]], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._told.connect(self._receive)

    def begin(
        self,
        wish: ExportWish,
        done: Callable[[tuple[Finding, ...]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write; ``done`` or ``failed`` (a StoppedError where it was stopped) is called later."""
        self._done, self._failed = done, failed
        try:
            ours, theirs = self._context.Pipe(duplex=False)
            self._stop = self._context.Event()
            given = (theirs, self._stop, wish)
            process = self._context.Process(target=serve_export, args=given, daemon=True, name="export")
            process.start()
        except OSError as error:  # the system has no room for another process just now
            self._told.emit(_Told(bug=repr(error)))
            return
        theirs.close()
        self._process = process
        self._thread = threading.Thread(target=self._listen, args=(ours,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop what is running; files that were there stay as they were."""
        if self._stop is not None:
            self._stop.set()

    def close(self) -> None:
        """Stop, and wait until no file is being written any more."""
        self._done = self._failed = None
        self.stop()
        if self._process is not None:
            self._process.join(_SECONDS_TO_STOP)
            self._process.kill()
        if self._thread is not None:
            self._thread.join(2)  # it ends with the process

    def _listen(self, ours: "Connection[Any, Any]") -> None:
        with ours:
            while True:
                try:
                    told = ours.recv()
                except Exception as error:  # noqa: BLE001 -- whatever cannot be read is told and logged as a bug
                    told = _Told(bug="".join(traceback.format_exception(error)))
                self._told.emit(told)
                if told.step is None:
                    return

    def _receive(self, told: _Told) -> None:
        if told.step is not None:
            if self._done is not None:
                self.progressed.emit(*told.step)
            return
        done, failed = self._done, self._failed
        self._done = self._failed = None
        if told.findings is not None and done:
            done(told.findings)
        elif failed:
            failed(told.error())


def serve_export(told: "Connection[Any, Any]", stop: Any, wish: ExportWish) -> None:
    """Write what is wished and tell how it went; runs in the process of its own."""
    with told:
        told.send(_outcome(wish, partial(_step, told, stop)))


def _step(told: "Connection[Any, Any]", stop: Any, done: int, total: int) -> None:
    if stop.is_set():
        raise StoppedError
    told.send(_Told(step=(done, total)))


def _outcome(wish: ExportWish, step: Callable[[int, int], None]) -> _Told:
    try:
        return _Told(findings=_written(wish, step))
    except StoppedError:
        return _Told(stopped=True)
    except GazetteError as error:
        return _Told(code=error.code, values=tuple((name, str(value)) for name, value in error.values.items()))
    except Exception as error:  # noqa: BLE001 -- a bug crosses to the window as text, where it is told and logged
        return _Told(bug="".join(traceback.format_exception(error)))


def _written(wish: ExportWish, step: Callable[[int, int], None]) -> tuple[Finding, ...]:
    """Write every export in turn; what there is to say about them, each thing once."""
    findings: list[Finding] = []
    with Desk.open(wish.archive) as desk:
        if any(files.html and not manner.despite_marks for files, manner in wish.exports):
            refuse_marked(desk.archive.issue(wish.issue_id))  # before anything is written
        for files, manner in wish.exports:
            findings += export_issue(desk, wish.issue_id, files, manner, progress=step)
    return tuple(dict.fromkeys(findings))
