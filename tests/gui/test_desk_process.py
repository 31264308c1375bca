"""Whoever waits for what a process does gets an answer, also where that of the process cannot be read."""

import threading
from functools import partial
from multiprocessing import Pipe
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gazette.desk.published_files import verify_published
from gazette.gui.desk_process import DeskProcess


class Garbled:
    """A process that says what nobody can read."""

    def __init__(self, *, args: tuple[object, ...], **_given: object) -> None:
        self._told = args[0]

    def start(self) -> None:
        self._told.send_bytes(b"cnot.there\nNothing\n.")  # type: ignore[attr-defined]  # a connection

    def join(self, _seconds: float) -> None:
        """It has ended already."""

    def kill(self) -> None:
        """It has ended already."""


def test_an_answer_that_cannot_be_read_is_told_as_a_failure(
    qtbot: QtBot, qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    process, failed = DeskProcess(qapp), list[Exception]()
    context = SimpleNamespace(Pipe=Pipe, Event=threading.Event, Process=Garbled)
    monkeypatch.setattr(process, "_context", context)
    process.begin(Path("a.gazette"), partial(verify_published, issue_id=1), lambda _verdicts: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert "not" in str(failed[0])
    process.close()
