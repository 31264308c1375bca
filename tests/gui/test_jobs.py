"""A thread of the window that was closed does nothing more and tells nobody."""

import time
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from gazette.gui.jobs import PrinterThread


def test_what_is_asked_or_done_after_the_end_is_forgotten(qtbot: QtBot) -> None:
    thread = PrinterThread()
    told: list[str] = []
    thread.ask(lambda: time.sleep(0.1) or "on its way", told.append, lambda error: told.append(str(error)))
    thread.close()
    thread.ask(lambda: "too late", told.append, lambda error: told.append(str(error)))
    QCoreApplication.processEvents()
    assert told == []


def test_who_asks_is_answered_later_however_soon_it_is_done(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    note = Future.add_done_callback

    def once_done(future: Future[str], told: Callable[[Future[str]], object]) -> None:
        future.exception()
        note(future, told)

    monkeypatch.setattr(Future, "add_done_callback", once_done)
    thread = PrinterThread()
    order: list[str] = []
    thread.ask(lambda: "answered", order.append, lambda error: order.append(str(error)))
    order.append("asked")
    qtbot.waitUntil(lambda: len(order) == 2)
    thread.close()
    assert order == ["asked", "answered"]
