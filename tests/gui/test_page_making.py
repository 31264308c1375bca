"""Pages from a process of their own: the latest request wins, and the window is told what went wrong."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, SetEntryField
from gazette.desk.facsimile_facts import BackIssue
from gazette.desk.facsimiles import bring_back_issue
from gazette.desk.fitting import Fitting
from gazette.gui.app import Application
from gazette.gui.page_process import PageProcess
from gazette.gui.page_work import FitWish
from gazette.gui.stopping import StoppedError
from gazette.model import Issue, Section
from tests.archive.building import an_entry, an_issue
from tests.ingest.back_issue_files import back_issue_pdf


@pytest.fixture
def making(qtbot: QtBot) -> Iterator[PageProcess]:
    """A page process that ends, its thread too, before the test is forgotten."""
    process = PageProcess()
    yield process
    process.close()


class _Unreadable:
    """A connection whose answers are no values."""

    def send(self, issue: Issue) -> None:
        """Take the request."""

    def recv(self) -> None:
        """What unpickling may raise."""
        raise AttributeError("no such kind of value")


def test_an_answer_that_cannot_be_read_is_told(
    making: PageProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_open", _Unreadable)
    with qtbot.waitSignal(making.failed, timeout=20000) as told:
        making.request(Issue(), None)
    assert "no such kind of value" in str(told.args[0])


class _Dead(_Unreadable):
    """A connection whose process ended over the work."""

    def recv(self) -> None:
        """What the pipe says then."""
        raise EOFError


def test_of_requests_in_a_row_only_the_latest_is_answered(making: PageProcess, qtbot: QtBot) -> None:
    marks: list[object] = []
    making.made.connect(lambda _answer, mark: marks.append(mark))
    with qtbot.waitSignal(making.made, timeout=60000):
        for mark in ("first", "second", "third"):
            making.request(an_issue(), mark)
    assert marks == ["third"]


def test_a_process_that_dies_over_an_issue_is_tried_once_more_and_then_told(
    making: PageProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[_Dead] = []

    def open_anew() -> _Dead:
        opened.append(_Dead())
        return opened[-1]

    monkeypatch.setattr(making, "_open", open_anew)
    with qtbot.waitSignal(making.failed, timeout=20000) as told:
        making.request(Issue(), None)
    assert "EOFError" in str(told.args[0])
    assert len(opened) == 2


def _try(making: PageProcess, pages: int = 8) -> list[object]:
    """What is told of a fit that is asked for now: an outcome or an error, once it comes."""
    told: list[object] = []
    making.request_trial(FitWish(an_issue(), pages), told.append, told.append, lambda _done, _total: None)
    return told


def test_a_fit_stopped_while_its_issue_is_still_on_its_way_is_stopped_and_the_window_does_not_wait(
    making: PageProcess,
    qtbot: QtBot,
) -> None:
    big = an_issue(sections=(Section(entries=(an_entry(subject="字" * 3_000_000),)),))
    told: list[object] = []
    making.request_trial(FitWish(big, 8), told.append, told.append, lambda _done, _total: None)
    qtbot.wait(150)
    begun = time.perf_counter()
    making.stop_trial()
    making.stop_trial()
    stopped = time.perf_counter()
    qtbot.waitUntil(lambda: bool(told), timeout=60000)
    assert stopped - begun < (time.perf_counter() - begun) / 2, "nobody waits for the issue to arrive"
    assert [type(each) for each in told] == [StoppedError]
    with qtbot.waitSignal(making.made, timeout=60000):
        making.request(an_issue(), None)


def test_a_stop_that_comes_after_the_outcome_does_not_stop_the_next_fit(making: PageProcess, qtbot: QtBot) -> None:
    first = _try(making)
    qtbot.waitUntil(lambda: bool(first), timeout=60000)
    making.stop_trial()
    second = _try(making)
    qtbot.waitUntil(lambda: bool(second), timeout=60000)
    assert not isinstance(second[0], Exception)


def test_a_process_that_cannot_be_started_is_told_and_tried_again_at_the_next_request(
    making: PageProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refused() -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as patch:
        patch.setattr(making, "_open", refused)
        with qtbot.waitSignal(making.failed, timeout=20000) as told:
            making.request(Issue(), None)
        assert "temporarily unavailable" in str(told.args[0])
    with qtbot.waitSignal(making.made, timeout=60000):
        making.request(an_issue(), None)


def test_a_process_that_cannot_be_started_beforehand_is_started_at_the_first_request(
    making: PageProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refused(_process: BaseProcess) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as patch:
        patch.setattr(BaseProcess, "start", refused)
        making.warm()
    with qtbot.waitSignal(making.made, timeout=60000):
        making.request(an_issue(), None)


def begun_since(others: set[BaseProcess]) -> set[BaseProcess]:
    """The processes there are beside the ``others``, which make the pages of all other tests."""
    return set(multiprocessing.active_children()) - others


def test_a_fit_whose_process_is_killed_is_tried_in_another(making: PageProcess, qtbot: QtBot) -> None:
    others = set(multiprocessing.active_children())
    for _again in range(5):
        told: list[object] = []
        killed: list[BaseProcess] = []

        def kill_once(_done: int, _total: int, killed: list[BaseProcess] = killed) -> None:
            if not killed:
                killed.extend(begun_since(others))
                killed[0].kill()

        making.request_trial(FitWish(an_issue(), 8), told.append, told.append, kill_once)
        qtbot.waitUntil(lambda told=told: bool(told), timeout=60000)
        assert killed
        assert isinstance(told[0], Fitting)


def _stubborn(asked: Connection, _stopped_turn: object) -> None:
    """A page process that does not end when it is asked to."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    asked.send("there")
    time.sleep(30)


@pytest.mark.skipif(sys.platform == "win32", reason="there every process ends when it is asked to")
def test_a_process_that_does_not_end_when_asked_is_killed_and_its_pipe_closed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gazette.gui.page_process.serve_pages", _stubborn)
    others = set(multiprocessing.active_children())
    making = PageProcess()
    making.warm()
    (process,) = begun_since(others)
    ours = making._ours
    assert ours is not None
    assert ours.recv() == "there"
    making.close()
    process.join(5)
    stayed = process.is_alive()
    process.kill()
    assert not stayed
    assert ours.closed


def test_pages_of_an_archive_that_was_left_are_not_shown_in_the_next_one(
    application: Application, qtbot: QtBot, home: Path
) -> None:
    (home / "旧刊.pdf").write_bytes(back_issue_pdf())
    with Desk.open(home / "other.gazette", create=True) as desk:
        kept = bring_back_issue(desk, BackIssue(files=(home / "旧刊.pdf",), serial=7)).issue
    bench = application.workbench
    assert bench.issue is not None
    assert bench.issue.id == kept.id
    qtbot.waitUntil(lambda: bench.pages is not None)
    bench.do(SetEntryField(bench.entries[0].id, "title_en", "Another Title"))
    with qtbot.waitSignal(application.pages.made, timeout=60_000):
        bench.open(home / "other.gazette")
    assert kept.facsimile is not None
    assert bench.sheet_pages == len(kept.facsimile.pages)
