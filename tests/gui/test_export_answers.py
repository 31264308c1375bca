"""Whoever waits for an export gets an answer, also where that of the process cannot be read."""

import threading
from multiprocessing import Pipe
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gazette.gui.export_process import ExportProcess, ExportWish


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
    exporting, failed = ExportProcess(qapp), list[Exception]()
    context = SimpleNamespace(Pipe=Pipe, Event=threading.Event, Process=Garbled)
    monkeypatch.setattr(exporting, "_context", context)
    wish = ExportWish(archive=Path("a.gazette"), issue_id=1, exports=())
    exporting.begin(wish, lambda _findings: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert "not" in str(failed[0])
    exporting.close()
