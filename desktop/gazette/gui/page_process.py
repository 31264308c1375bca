"""The process that makes pages and tries fits, so that neither stalls a key or keeps the archive waiting."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, Signal

from gazette.desk.fitting import Fitting, propose_fit
from gazette.desk.typesetters import issue_pages
from gazette.errors import GazetteError, TypesetError
from gazette.gui.stopping import StoppedError
from gazette.model import NO_PICTURES, Issue, PictureSizes
from gazette.typeset import Pages, Progress


@dataclass(frozen=True, slots=True)
class FitWish:
    """An issue that is to be fitted to so many ``pages``, with the sizes of its pictures."""

    issue: Issue
    pages: int
    pictures: PictureSizes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PagesWish:
    """An issue that is to be set, with the sizes of its pictures: their bytes are asked for by none."""

    issue: Issue
    pictures: PictureSizes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """How far the process has come with what it was asked."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the process answers: pages or a fit, or the code and values of a known error, or the text of a bug."""

    value: Pages | Fitting | None
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    bug: str = ""
    died: bool = False
    stopped: bool = False

    def error(self) -> Exception:
        """The error as it was raised in the process, as far as it can be sent."""
        if self.stopped:
            return StoppedError()
        return TypesetError(self.code, **dict(self.values)) if self.code else RuntimeError(self.bug)


@dataclass(frozen=True, slots=True)
class _Task:
    """What is asked, and who is to be told."""

    asked: PagesWish | FitWish
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[[int, int], None] | None = None


class PageProcess(QObject):
    """Asked for the pages of issues, of which the latest wins, and for one fit at a time; does one after another."""

    made = Signal(object, object)
    """Pages, and the mark that came with the request."""
    failed = Signal(object)
    """Why pages were not made: a GazetteError, or another exception, which is a bug."""
    _told = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._process: Any = None
        self._ours: Connection[Any, Any] | None = None
        self._turn = 0
        # Not forked: a fork would copy the window's connection to the screen.
        self._context = multiprocessing.get_context("spawn")
        # Which turn is to be stopped. Not sent: an issue that is still on its way would be in front of it.
        self._stopped_turn = self._context.RawValue("q", 0)
        self._running: _Task | None = None
        self._thread: threading.Thread | None = None
        self._retried = self._stopping = False
        self._pages_waiting: _Task | None = None
        self._fit_waiting: _Task | None = None
        self._told.connect(self._receive)

    def warm(self) -> None:
        """Start the process before the first request; where it cannot be started, that one tries again and tells."""
        with suppress(OSError):
            self._open()

    def request(self, issue: Issue, mark: object, pictures: PictureSizes = NO_PICTURES) -> None:
        """Ask for the pages of ``issue``; a request for pages that still waits is forgotten."""
        self._pages_waiting = _Task(PagesWish(issue, pictures), partial(self._tell_pages, mark), self.failed.emit)
        self._go_on()

    def request_fit(
        self,
        wish: FitWish,
        done: Callable[[Fitting], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Ask how an issue would be fitted; ``done`` or ``failed`` (a StoppedError where stopped) is called later."""
        self._fit_waiting = _Task(wish, done, failed, progress)
        self._go_on()

    def stop_fit(self) -> None:
        """Stop the fit that waits or runs."""
        waiting, self._fit_waiting = self._fit_waiting, None
        if waiting is not None:
            waiting.failed(StoppedError())
        elif self._running is not None and isinstance(self._running.asked, FitWish):
            self._stopping = True
            self._stopped_turn.value = self._turn

    def close(self) -> None:
        """End the process; an answer that is under way is not waited for."""
        self._pages_waiting = self._fit_waiting = None
        self._end()

    def _tell_pages(self, mark: object, pages: Pages) -> None:
        self.made.emit(pages, mark)

    def _go_on(self) -> None:
        """Begin with what waits: a fit first, which is asked but now and then."""
        if self._running is not None:
            return
        if self._fit_waiting is not None:
            task, self._fit_waiting = self._fit_waiting, None
        elif self._pages_waiting is not None:
            task, self._pages_waiting = self._pages_waiting, None
        else:
            return
        self._begin(task)

    def _begin(self, task: _Task) -> None:
        self._running = task
        self._turn += 1
        try:
            ours = self._open()
        except OSError as error:  # the system has no room for another process just now
            self._told.emit(self._turn, Answer(None, bug=repr(error)))
            return
        self._thread = threading.Thread(target=self._exchange, args=(ours, self._turn, task.asked), daemon=True)
        self._thread.start()

    def _end(self) -> None:
        self._turn += 1
        self._running = None
        if self._process is not None:
            self._process.terminate()
            self._process.join(2)
            self._process.kill()  # where it did not end when it was asked to
        if self._thread is not None:
            self._thread.join(2)  # it ends with the process; left alone it might be the last that knows this object
        self._bury()

    def _bury(self) -> None:
        """Forget a process that has died: its end of the pipe closes before the system says that it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.join(2)
        if self._ours is not None:
            self._ours.close()
        self._process = self._ours = None

    def _open(self) -> "Connection[Any, Any]":
        if self._ours is None or not self._process.is_alive():
            if self._ours is not None:
                self._ours.close()
                self._ours = None
            ours, theirs = self._context.Pipe()
            given = (theirs, self._stopped_turn)
            process = self._context.Process(target=serve_pages, args=given, daemon=True, name="pages")
            process.start()
            self._process, self._ours = process, ours
            theirs.close()
        return self._ours

    def _exchange(self, ours: "Connection[Any, Any]", turn: int, asked: PagesWish | FitWish) -> None:
        try:
            ours.send((turn, asked))
            while isinstance(answer := ours.recv(), Step):
                if turn == self._turn:
                    self._told.emit(turn, answer)
        except (EOFError, OSError) as error:
            answer = Answer(None, bug=repr(error), died=True)
        except Exception as error:  # noqa: BLE001 -- what cannot be sent or read is told, not waited for
            answer = Answer(None, bug="".join(traceback.format_exception(error)))
        if turn == self._turn:
            self._told.emit(turn, answer)

    def _receive(self, turn: int, told: Step | Answer) -> None:
        task = self._running
        if turn != self._turn or task is None:
            return
        if isinstance(told, Step):
            if task.progress:
                task.progress(told.done, told.total)
            return
        self._running = None
        if told.died:
            self._bury()
        stopped, self._stopping = self._stopping, False
        newer = self._fit_waiting if isinstance(task.asked, FitWish) else self._pages_waiting
        if told.died and not (self._retried or newer or stopped):
            # Killed for want of memory, or by a person: once more, in a new process.
            self._retried = True
            self._begin(task)
            return
        self._retried = told.died
        self._go_on()
        if stopped:
            task.failed(StoppedError())
        elif newer is None or isinstance(task.asked, FitWish):
            if told.value is None:
                task.failed(told.error())
            else:
                task.done(told.value)


def serve_pages(asked: "Connection[Any, Any]", stopped_turn: Any) -> None:
    """Answer what is asked until the other end is closed; runs in the process of its own."""
    while True:
        try:
            turn, wanted = asked.recv()
            asked.send(_answer(wanted, partial(_step, asked, stopped_turn, turn)))
        except (EOFError, OSError):
            return


def _step(told: "Connection[Any, Any]", stopped_turn: Any, turn: int, done: int, total: int) -> None:
    if stopped_turn.value == turn:
        raise StoppedError
    told.send(Step(done, total))


def _answer(asked: PagesWish | FitWish, step: Progress) -> Answer:
    try:
        if isinstance(asked, FitWish):
            return Answer(propose_fit(asked.issue, asked.pages, asked.pictures, progress=step))
        return Answer(issue_pages(asked.issue, asked.pictures))
    except StoppedError:
        return Answer(None, stopped=True)
    except GazetteError as error:
        return Answer(None, code=error.code, values=tuple((k, str(v)) for k, v in error.values.items()))
    except Exception as error:  # noqa: BLE001 - a bug crosses to the window as text, where it is told and logged
        return Answer(None, bug="".join(traceback.format_exception(error)))
