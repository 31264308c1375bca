"""A thread of the window that was closed does nothing more and tells nobody."""

import time

from pytestqt.qtbot import QtBot

from gazette.gui.jobs import PrinterThread


def test_what_is_asked_or_done_after_the_end_is_forgotten(qtbot: QtBot) -> None:
    thread = PrinterThread()
    told: list[str] = []
    thread.ask(lambda: time.sleep(0.1) or "on its way", told.append, lambda error: told.append(str(error)))
    thread.close()
    thread.ask(lambda: "too late", told.append, lambda error: told.append(str(error)))
    qtbot.wait(50)
    assert told == []
