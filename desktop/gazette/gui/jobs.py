"""The one place that knows threads and processes: the archive's thread, and the process that makes pages."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from gazette.desk.typesetters import issue_pages
from gazette.errors import GazetteError, TypesetError
from gazette.model import Issue
from gazette.typeset import Pages

T = TypeVar("T")


class BackgroundThread(QObject):
    """A thread of one's own: ``call`` waits for short acts, ``ask`` reports long ones."""

    _finished = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._finished.connect(self._hand_over)
        self._asked = 0
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether something long is running; short acts would have to wait for it."""
        return self._asked > 0

    def call(self, act: Callable[[], T]) -> T:
        """Do ``act`` in the thread and wait for its value; what it raises is raised here."""
        return self._thread.submit(act).result()

    def ask(self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Do ``act`` in the thread; ``done`` or ``failed`` is called later in the window's thread."""
        self._asked += 1

        def report(future: "Future[T]") -> None:
            error = future.exception()
            if self._closed:
                return
            self._finished.emit((lambda: done(future.result())) if error is None else (lambda: failed(error)))

        self._thread.submit(act).add_done_callback(report)

    def close(self) -> None:
        """Finish what is running and end the thread; nobody is told of it any more."""
        self._closed = True
        self._thread.shutdown(wait=True)

    def _hand_over(self, report: Callable[[], None]) -> None:
        self._asked -= 1
        report()


class ArchiveThread(BackgroundThread):
    """The only thread that touches the archive."""

    def __init__(self) -> None:
        super().__init__("archive")


class PrinterThread(BackgroundThread):
    """Where sides are painted for a printer; the archive is free meanwhile."""

    def __init__(self) -> None:
        super().__init__("printer")


@dataclass(frozen=True, slots=True)
class PagesAnswer:
    """What the page process answers: pages, or the code and values of a known error, or the text of a bug."""

    pages: Pages | None
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    bug: str = ""
    died: bool = False

    def error(self) -> Exception:
        """The error as it was raised in the process, as far as it can be sent."""
        return TypesetError(self.code, **dict(self.values)) if self.code else RuntimeError(self.bug)


class PageMaking(QObject):
    """Pages made in a process of their own, so that setting never stalls a key. The latest request wins."""

    made = Signal(object, object)
    """A PagesAnswer with pages, and the mark that came with the request."""
    failed = Signal(object)
    """What was raised in the other process: a GazetteError, or another exception, which is a bug."""
    _answered = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._process: Any = None
        self._ours: Connection[Any, Any] | None = None
        self._turn = 0
        self._asked: tuple[Issue, object] | None = None
        self._retried = False
        self._running = False
        self._waiting: tuple[Issue, object] | None = None
        self._answered.connect(self._receive)

    def warm(self) -> None:
        """Start the process before the first request."""
        self._open()

    def request(self, issue: Issue, mark: object) -> None:
        """Ask for the pages of ``issue``; a request that still waits is forgotten."""
        if self._running:
            self._waiting = (issue, mark)
            return
        self._running, self._asked = True, (issue, mark)
        self._turn += 1
        exchange = threading.Thread(target=self._exchange, args=(self._open(), self._turn, issue), daemon=True)
        exchange.start()

    def close(self) -> None:
        """End the process; an answer that is under way is not waited for."""
        self._turn += 1
        self._running, self._waiting = False, None
        if self._process is not None:
            self._process.terminate()
            self._process.join(2)
            self._process = None
        self._ours = None

    def _open(self) -> "Connection[Any, Any]":
        if self._ours is None or not self._process.is_alive():
            if self._ours is not None:
                self._ours.close()
            # Not forked: a fork would copy the window's connection to the screen.
            context = multiprocessing.get_context("spawn")
            self._ours, theirs = context.Pipe()
            self._process = context.Process(target=serve_pages, args=(theirs,), daemon=True, name="pages")
            self._process.start()
            theirs.close()
        return self._ours

    def _exchange(self, ours: "Connection[Any, Any]", turn: int, issue: Issue) -> None:
        try:
            ours.send(issue)
            answer = ours.recv()
        except (EOFError, OSError) as error:
            answer = PagesAnswer(None, bug=repr(error), died=True)
        except Exception as error:  # noqa: BLE001 -- what cannot be sent or read is told, not waited for
            answer = PagesAnswer(None, bug="".join(traceback.format_exception(error)))
        if turn == self._turn:
            self._answered.emit(turn, answer)

    def _receive(self, turn: int, answer: PagesAnswer) -> None:
        if turn != self._turn:
            return
        self._running = False
        waiting, self._waiting = self._waiting, None
        if answer.died and waiting is None and not self._retried and self._asked is not None:
            # Killed for want of memory, or by a person: once more, in a new process.
            self._retried, waiting = True, self._asked
        elif not answer.died:
            self._retried = False
        if waiting is not None:
            self.request(*waiting)
        elif answer.pages is not None:
            self.made.emit(answer, self._asked[1] if self._asked else None)
        else:
            self.failed.emit(answer.error())


def serve_pages(asked: "Connection[Any, Any]") -> None:
    """Answer issues with their pages until the other end is closed; runs in the process of its own."""
    while True:
        try:
            issue = asked.recv()
            asked.send(_answer(issue))
        except (EOFError, OSError):
            return


def _answer(issue: Issue) -> PagesAnswer:
    try:
        pages = issue_pages(issue)
    except GazetteError as error:
        return PagesAnswer(None, code=error.code, values=tuple((k, str(v)) for k, v in error.values.items()))
    except Exception as error:  # noqa: BLE001 - a bug crosses to the window as text, where it is told and logged
        return PagesAnswer(None, bug="".join(traceback.format_exception(error)))
    return PagesAnswer(pages)
