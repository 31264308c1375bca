"""The process in which foreign files are read: one that hangs, grows or dies takes nothing with it."""

import atexit
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

import psutil

from gazette.errors import GazetteError, IngestError
from gazette.ingest.formats import Format
from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Contents, Wishes

_LOOK_SECONDS = 0.05
_SECONDS, _SECONDS_A_MEGABYTE = 20.0, 2.0
_MOST_MEMORY = 500 * 1024 * 1024
# what libraries keep for themselves goes with the process
_MOST_FILES, _MEMORY_TO_END_AT = 200, 250 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Refused:
    """A known error, or the name of another exception, as it crosses to the process that asked."""

    code: str
    values: dict[str, object]


class ReaderProcess:
    """Reads one file after another in a process of its own, begun with the first and anew when it had to be ended.

    ``serve`` is what runs there; it may take ``seconds`` and some more for each megabyte, and ``memory`` in bytes.
    """

    def __init__(
        self,
        serve: "Callable[[Connection[Any, Any]], None] | None" = None,
        *,
        seconds: float = _SECONDS,
        memory: int = _MOST_MEMORY,
    ) -> None:
        self._serve, self._seconds, self._most_memory = serve or serve_readings, seconds, memory
        # Not forked: threads of the window would be copied in the middle of what they do.
        self._context = multiprocessing.get_context("spawn")
        self._lock = threading.Lock()
        self._process: Any = None
        self._ours: Connection[Any, Any] | None = None
        self._files = 0

    def read(self, source: bytes, format_: Format, file: str, wishes: Wishes) -> Contents:
        """What the reader of the format makes of a file; IngestError also where it took too long or too much memory."""
        with self._lock:
            ours = self._open(file)
            try:
                ours.send((source, format_, file, wishes))
                answer = self._answer(ours, file, self._seconds + _SECONDS_A_MEGABYTE * len(source) / 2**20)
            except (EOFError, OSError) as error:
                self._end()
                raise IngestError("ingest.reader_died", file=file) from error
            except BaseException:  # its answer, which may still come, must not be taken for that of the next file
                self._end()
                raise
            self._files += 1
            if self._files >= _MOST_FILES or self._memory() > _MEMORY_TO_END_AT:
                self._end()
        if isinstance(answer, _Refused):
            raise IngestError(answer.code, **answer.values)
        return answer

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _open(self, file: str) -> "Connection[Any, Any]":
        if self._ours is not None and self._process.is_alive():
            return self._ours
        self._end()
        try:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=self._serve, args=(theirs,), daemon=True, name="reader")
            process.start()
        except OSError as error:
            raise IngestError("ingest.no_process", file=file, reason=error.strerror or str(error)) from error
        theirs.close()
        self._process, self._ours, self._files = process, ours, 0
        return ours

    def _answer(self, ours: "Connection[Any, Any]", file: str, seconds: float) -> Contents | _Refused:
        end = time.monotonic() + seconds
        while not ours.poll(_LOOK_SECONDS):
            if time.monotonic() > end:
                raise IngestError("ingest.too_slow", file=file, seconds=round(seconds))
            if self._memory() > self._most_memory:
                raise IngestError("ingest.too_much_memory", file=file, megabytes=self._most_memory // 2**20)
        answer: Contents | _Refused = ours.recv()
        return answer

    def _memory(self) -> int:
        """How many bytes of memory the process holds; 0 where it is gone."""
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._ours is not None:
            self._ours.close()
        self._process = self._ours = None


Read = Callable[[bytes, Format, str, Wishes], Contents]


def serve_readings(asked: "Connection[Any, Any]") -> None:
    """Read what is asked until the other end is closed; runs in the process of its own.

    Ctrl+C in a terminal reaches this process, too: who asked is stopped by it, and ends this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer_with(read_format, asked)


def answer_with(read: Read, asked: "Connection[Any, Any]") -> None:
    """Answer what is asked with what ``read`` makes of it, until the other end is closed."""
    while True:
        try:
            source, format_, file, wishes = asked.recv()
            asked.send(_read(read, source, format_, file, wishes))
        except (EOFError, OSError):
            return


def _read(read: Read, source: bytes, format_: Format, file: str, wishes: Wishes) -> Contents | _Refused:
    try:
        return read(source, format_, file, wishes)
    except GazetteError as error:
        return _Refused(error.code, error.values)
    except MemoryError:
        return _Refused("ingest.too_much_memory", {"file": file, "megabytes": _MOST_MEMORY // 2**20})
    except Exception as error:  # noqa: BLE001 -- crosses to the process that asked, where it is told
        return _Refused("ingest.reader_failed", {"file": file, "reason": type(error).__name__})


_reader = ReaderProcess()
atexit.register(_reader.close)
read_apart = _reader.read
