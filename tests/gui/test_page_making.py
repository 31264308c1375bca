"""The window is told of an answer that the page process gave and that cannot be read."""

import pytest
from pytestqt.qtbot import QtBot

from gazette.gui.page_process import PageProcess
from gazette.model import Issue


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
