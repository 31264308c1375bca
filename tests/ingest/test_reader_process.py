"""The process that reads foreign files: what hangs, grows or dies takes nothing with it, and the next file is read."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import psutil
import pytest

from gazette.errors import IngestError
from gazette.ingest.reader_process import ReaderProcess
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Account


def serve(asked: "Connection[Any, Any]") -> None:
    """Does what the bytes of a file say; stands for a reader that has met its file."""
    held: list[bytes] = []
    while True:
        try:
            source, _, _, _ = asked.recv()
        except EOFError:
            return
        if source == b"hang":
            time.sleep(60)
        if source == b"die":
            os._exit(3)
        if source == b"grow":
            while True:
                held.append(b"x" * 2**24)
                time.sleep(0.01)
        asked.send(Contents(issue=None, entries=(), findings=(), account=Account(visible=os.getpid())))


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    process = ReaderProcess(serve, seconds=8, memory=400 * 2**20)
    yield process
    process.close()


def read(reader: ReaderProcess, source: bytes) -> int:
    return reader.read(source, "word", "通知.docx", Wishes()).account.visible


@pytest.mark.parametrize(
    ("source", "code"),
    [(b"die", "ingest.reader_died"), (b"grow", "ingest.too_much_memory"), (b"hang", "ingest.too_slow")],
)
def test_what_goes_wrong_with_one_file_is_told_and_the_next_is_read(
    reader: ReaderProcess, source: bytes, code: str
) -> None:
    first = read(reader, b"well")
    begun = time.monotonic()
    with pytest.raises(IngestError) as caught:
        reader.read(source, "word", "通知.docx", Wishes())
    assert (caught.value.code, caught.value.values["file"]) == (code, "通知.docx")
    assert time.monotonic() - begun < 30
    assert not psutil.pid_exists(first)
    assert read(reader, b"well") != first


def test_one_process_reads_file_after_file_and_goes_with_the_last(reader: ReaderProcess) -> None:
    assert read(reader, b"one") == read(reader, b"two")
    last = read(reader, b"three")
    reader.close()
    assert not psutil.pid_exists(last)


@pytest.mark.skipif(sys.platform == "win32", reason="no process is sent Ctrl+C by itself there")
def test_ctrl_c_in_the_terminal_is_left_to_who_asked(capfd: pytest.CaptureFixture[str]) -> None:
    reader = ReaderProcess()
    others = {child.pid for child in psutil.Process().children()}

    def fails() -> set[int]:
        with pytest.raises(IngestError):
            reader.read(b"no zip", "word", "通知.docx", Wishes())
        return {child.pid for child in psutil.Process().children() if child.name() != "resource_tracker"} - others

    there = fails()
    for pid in there:
        os.kill(pid, signal.SIGINT)
    assert fails() == there
    reader.close()
    assert capfd.readouterr().err == ""


def test_the_answer_to_a_reading_that_was_broken_off_is_never_taken_for_that_of_the_next(
    reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(reader, b"well")

    def interrupt() -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(reader, "_memory", interrupt)
        with pytest.raises(KeyboardInterrupt):
            read(reader, b"hang")
    assert read(reader, b"well") != first
