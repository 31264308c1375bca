"""Pages from a process of their own: the latest request wins, and the window is told what went wrong."""

import pytest
from pytestqt.qtbot import QtBot

from gazette.gui.page_process import PageProcess
from gazette.model import Issue
from tests.archive.building import an_issue


class _Unreadable:
    """A connection whose answers are no values."""

    def send(self, issue: Issue) -> None:
        """Take the request."""

    def recv(self) -> None:
        """What unpickling may raise."""
        raise AttributeError("no such kind of value")


def test_an_answer_that_cannot_be_read_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    making = PageProcess()
    monkeypatch.setattr(making, "_open", _Unreadable)
    with qtbot.waitSignal(making.failed, timeout=20000) as told:
        making.request(Issue(), None)
    assert "no such kind of value" in str(told.args[0])


class _Dead(_Unreadable):
    """A connection whose process ended over the work."""

    def recv(self) -> None:
        """What the pipe says then."""
        raise EOFError


def test_of_requests_in_a_row_only_the_latest_is_answered(qtbot: QtBot) -> None:
    making = PageProcess()
    marks: list[object] = []
    making.made.connect(lambda _answer, mark: marks.append(mark))
    with qtbot.waitSignal(making.made, timeout=60000):
        for mark in ("first", "second", "third"):
            making.request(an_issue(), mark)
    making.close()
    assert marks == ["third"]


def test_a_process_that_dies_over_an_issue_is_tried_once_more_and_then_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = PageProcess()
    opened: list[_Dead] = []

    def open_anew() -> _Dead:
        opened.append(_Dead())
        return opened[-1]

    monkeypatch.setattr(making, "_open", open_anew)
    with qtbot.waitSignal(making.failed, timeout=20000) as told:
        making.request(Issue(), None)
    assert "EOFError" in str(told.args[0])
    assert len(opened) == 2
