"""The process that makes pages, tries out and checks, so that none stalls a key or keeps the archive waiting."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from queue import SimpleQueue
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Signal

from gazette.gui.page_exchange import IssueSender, PagesReceiver, SentPage, SentPages
from gazette.gui.page_work import (
    Answer,
    CheckWish,
    EffectWish,
    FitWish,
    MeansWish,
    PagesWish,
    SentWish,
    Step,
    Trial,
    Wish,
    serve_pages,
)
from gazette.gui.stopping import StoppedError
from gazette.model import NO_PICTURES, Finding, Issue, PictureSizes
from gazette.proofreading import NOTHING_KNOWN, Knowledge
from gazette.typeset import Pages


@dataclass(frozen=True, slots=True)
class _Task:
    """What is asked, and who is to be told."""

    asked: Wish
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[[int, int], None] | None = None


class PageProcess(QObject):
    """Asked for pages and checks of issues, of which the latest wins, and for one trial at a time.

    It does one after another; a check makes way for all else.
    """

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
        self.sending_took = 0.0
        """Seconds that it took to pack and send what was asked last, for which the keys have to wait in part."""
        # Not forked: a fork would copy the window's connection to the screen.
        self._context = multiprocessing.get_context("spawn")
        # Which turn is to be stopped. Not sent: an issue that is still on its way would be in front of it.
        self._stopped_turn = self._context.RawValue("q", 0)
        self._running: _Task | None = None
        self._thread: threading.Thread | None = None
        self._exchanges: SimpleQueue[tuple[Connection[Any, Any], int, Wish | SentWish] | None] = SimpleQueue()
        self._retried = self._stopping = False
        self._pages_waiting: _Task | None = None
        self._trial_waiting: _Task | None = None
        self._check_waiting: _Task | None = None
        self._issue_there: Issue | None = None
        """The issue that the process was sent last to be set."""
        self._issues, self._pages = IssueSender(), PagesReceiver()
        self._told.connect(self._receive)

    def warm(self) -> None:
        """Start the process before the first request; where it cannot be started, that one tries again and tells."""
        with suppress(OSError):
            self._open()

    def request(self, issue: Issue, mark: object, pictures: PictureSizes = NO_PICTURES) -> None:
        """Ask for the pages of ``issue``; a request for pages that still waits is forgotten."""
        self._pages_waiting = _Task(PagesWish(issue, pictures), partial(self._tell_pages, mark), self.failed.emit)
        self._go_on()

    def request_check(
        self,
        issue: Issue,
        done: Callable[[tuple[Finding, ...]], None],
        failed: Callable[[Exception], None],
        known: Knowledge = NOTHING_KNOWN,
    ) -> None:
        """Ask what is found in the text of ``issue``; a request for a check that still waits is forgotten."""
        self._check_waiting = _Task(CheckWish(issue, known), done, failed)
        self._go_on()

    def request_trial(
        self,
        wish: Trial,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Ask what a trial comes to; ``done`` or ``failed`` (a StoppedError where stopped) is called later."""
        waiting, self._trial_waiting = self._trial_waiting, _Task(wish, done, failed, progress)
        if waiting is not None:
            waiting.failed(StoppedError())
        self._go_on()

    def stop_trial(self) -> None:
        """Stop the trial that waits or runs."""
        waiting, self._trial_waiting = self._trial_waiting, None
        if waiting is not None:
            waiting.failed(StoppedError())
        elif self._running is not None and isinstance(self._running.asked, Trial):
            self._stopping = True
            self._stopped_turn.value = self._turn

    def close(self) -> None:
        """End the process; an answer that is under way is not waited for."""
        self.forget()
        self._end()

    def forget(self) -> None:
        """Nobody waits any more for what was asked: no answer to it is told."""
        self._pages_waiting = self._trial_waiting = self._check_waiting = self._running = None
        self._turn += 1

    def _tell_pages(self, mark: object, pages: Pages) -> None:
        self.made.emit(pages, mark)

    def _go_on(self) -> None:
        """Begin with what waits: a trial first, which is asked but now and then."""
        if self._running is not None:
            if isinstance(self._running.asked, CheckWish) and (self._trial_waiting or self._pages_waiting):
                self._stopping = True
                self._stopped_turn.value = self._turn
            return
        if self._trial_waiting is not None:
            task, self._trial_waiting = self._trial_waiting, None
        elif self._pages_waiting is not None:
            task, self._pages_waiting = self._pages_waiting, None
        elif self._check_waiting is not None:
            task, self._check_waiting = self._check_waiting, None
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
        asked: Wish | SentWish = task.asked
        if isinstance(asked, PagesWish):
            self._issue_there = asked.issue
            asked = SentWish(self._issues.pack(asked.issue), asked.pictures)
        elif isinstance(asked, CheckWish) and asked.issue is self._issue_there:
            asked = replace(asked, issue=None)
        if self._thread is None:
            self._thread = threading.Thread(target=self._exchange_all, daemon=True)
            self._thread.start()
        self._exchanges.put((ours, self._turn, asked))

    def _end(self) -> None:
        self._turn += 1
        self._running = None
        if self._process is not None:
            self._process.terminate()
            self._process.join(2)
            self._process.kill()  # where it did not end when it was asked to
        if self._thread is not None:
            self._exchanges.put(None)
            self._thread.join(2)  # left alone it might be the last that knows this object
            self._thread = None
        self._bury()

    def _bury(self) -> None:
        """Forget a process that has died: its end of the pipe closes before the system says that it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.join(2)
        if self._ours is not None:
            self._ours.close()
        self._process = self._ours = None
        self._forget_there()

    def _forget_there(self) -> None:
        """Another process has nothing yet."""
        self._issue_there = None
        self._issues, self._pages = IssueSender(), PagesReceiver()

    def _open(self) -> "Connection[Any, Any]":
        if self._ours is None or not self._process.is_alive():
            if self._ours is not None:
                self._ours.close()
                self._ours = None
            self._forget_there()
            ours, theirs = self._context.Pipe()
            given = (theirs, self._stopped_turn)
            process = self._context.Process(target=serve_pages, args=given, daemon=True, name="pages")
            process.start()
            self._process, self._ours = process, ours
            theirs.close()
        return self._ours

    def _exchange_all(self) -> None:
        while (exchange := self._exchanges.get()) is not None:
            self._exchange(*exchange)

    def _exchange(self, ours: "Connection[Any, Any]", turn: int, asked: Wish | SentWish) -> None:
        pages = self._pages
        try:
            begun = perf_counter()
            ours.send((turn, asked))
            self.sending_took = perf_counter() - begun
            while isinstance(answer := ours.recv(), Step | SentPage):
                if isinstance(answer, SentPage):
                    pages.take(answer)
                elif turn == self._turn:
                    self._told.emit(turn, answer)
            if isinstance(answer, SentPages):
                answer = Answer(pages.unpack(answer))
        except (EOFError, OSError) as error:
            answer = Answer(None, bug=repr(error), died=True)
        except Exception as error:  # noqa: BLE001 -- what cannot be sent or read is told, not waited for
            answer = Answer(None, bug="".join(traceback.format_exception(error)), garbled=True)
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
        if told.died or told.garbled:
            self._bury()
        stopped, self._stopping = self._stopping, False
        checked = isinstance(task.asked, CheckWish)
        made_way = told.stopped or (told.died and stopped)
        if checked and made_way and self._check_waiting is None:
            self._check_waiting = task
        newer = self._newer(task.asked)
        if told.died and not (self._retried or newer or stopped):
            # Killed for want of memory, or by a person: once more, in a new process.
            self._retried = True
            self._begin(task)
            return
        self._retried = told.died
        self._go_on()
        if stopped and not checked:
            task.failed(StoppedError())
        elif newer is None or isinstance(task.asked, Trial):
            if told.value is None:
                task.failed(told.error())
            else:
                task.done(told.value)

    def _newer(self, asked: Wish) -> _Task | None:
        """What waits of the same kind."""
        match asked:
            case FitWish() | MeansWish() | EffectWish():
                return self._trial_waiting
            case PagesWish():
                return self._pages_waiting
            case CheckWish():
                return self._check_waiting
