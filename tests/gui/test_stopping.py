"""What runs in another thread tells the window how far it is, and learns there that it was stopped."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gazette.gui.stopping import StoppedError, Stopping


def test_progress_is_told_one_turn_of_the_event_loop_later(qtbot: QtBot, qapp: QObject) -> None:
    stopping, told = Stopping(qapp), []
    stopping.progressed.connect(lambda done, total: told.append((done, total, threading.current_thread())))
    runs = threading.Thread(target=lambda: [stopping.progress(done, 3) for done in (1, 2, 3)])
    runs.start()
    runs.join()
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [(done, 3, threading.main_thread()) for done in (1, 2, 3)]


@pytest.mark.parametrize("_again", range(40))
def test_who_listens_may_go_while_it_runs(qtbot: QtBot, qapp: QObject, _again: int) -> None:
    stopping = Stopping(qapp)

    def run() -> None:
        with pytest.raises(StoppedError):
            while True:
                stopping.progress(1, 2)
                threading.Event().wait(0.00002)

    runs = threading.Thread(target=run)
    with qtbot.waitSignal(stopping.progressed, timeout=5000):
        runs.start()
    qtbot.wait(1)
    stopping.stop()
    runs.join()


def test_what_begins_after_a_stop_is_not_stopped(qapp: QObject) -> None:
    stopping = Stopping(qapp)
    stopping.stop()
    with pytest.raises(StoppedError):
        stopping.progress(1, 2)
    stopping.begin()
    stopping.progress(1, 2)
