"""The window's threads: for the archive, for files, for searching, for the journal of what is typed, for a printer."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class BackgroundThread(QObject):
    """A thread of one's own: ``call`` waits for short acts, ``ask`` reports long ones."""

    _finished = Signal(object, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        # Queued: what is done before anybody listens is told in the thread that asked, in the middle of its asking.
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._asked = 0
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether something long is running; short acts would have to wait for it."""
        return self._asked > 0

    def call(self, act: Callable[[], T]) -> T:
        """Do ``act`` in the thread and wait for its value; what it raises is raised here."""
        return self._thread.submit(act).result()

    def ask(
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        brief: bool = False,
    ) -> None:
        """Do ``act`` in the thread; ``done`` or ``failed`` is called later in the window's thread.

        For what is ``brief`` another act may well wait. Nothing is done once the thread is closed.
        """
        if self._closed:
            return
        self._asked += not brief

        def report(future: "Future[T]") -> None:
            error = future.exception()
            if self._closed:
                return
            self._finished.emit((lambda: done(future.result())) if error is None else (lambda: failed(error)), brief)

        self._thread.submit(act).add_done_callback(report)

    def close(self) -> None:
        """Finish what is running and end the thread; nobody is told of it any more."""
        self._closed = True
        self._thread.shutdown(wait=True)

    def _hand_over(self, report: Callable[[], None], brief: bool) -> None:
        self._asked -= not brief
        if not self._closed:  # it may have been on its way when the thread was closed
            report()


class ArchiveThread(BackgroundThread):
    """The only thread that touches the archive."""

    def __init__(self) -> None:
        super().__init__("archive")


class ReaderThread(BackgroundThread):
    """Where a file that comes in is waited for while its reader reads it."""

    def __init__(self) -> None:
        super().__init__("reader")


class JournalThread(BackgroundThread):
    """Where what is being typed is written down; a slow disk keeps no key waiting."""

    def __init__(self) -> None:
        super().__init__("journal")


class PrinterThread(BackgroundThread):
    """Where sides are painted for a printer; the archive is free meanwhile."""

    def __init__(self) -> None:
        super().__init__("printer")


class SearcherThread(BackgroundThread):
    """Where an issue is searched for what shall be replaced."""

    def __init__(self) -> None:
        super().__init__("searcher")


class ComparingThread(BackgroundThread):
    """Where revisions are compared."""

    def __init__(self) -> None:
        super().__init__("comparing")


class CopyThread(BackgroundThread):
    """The only thread that asks a read copy."""

    def __init__(self) -> None:
        super().__init__("copy")
