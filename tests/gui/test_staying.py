"""What nobody knows any more is destroyed in the thread of the window, whoever makes it necessary to look."""

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.settings import Settings


class Lost(QObject):
    """An object that knows itself, so that only a look for such circles finds that nobody else does."""

    def __init__(self, told: Callable[[], None]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(lambda *_: told(), Qt.ConnectionType.DirectConnection)


def circles(count: int) -> None:
    """Make so much that Python would look."""
    for _ in range(count):
        made: list[object] = []
        made.append(made)


def test_what_is_lost_is_destroyed_in_the_thread_of_the_window(application: Application, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    Lost(lambda: threads.append(threading.current_thread()))
    busy = threading.Thread(target=circles, args=(200_000,))
    busy.start()
    busy.join()
    assert threads == []
    # The window looks by itself.
    circles(20_000)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_no_other_thread_looks_where_a_test_has_widgets_and_no_window(qapp: QApplication) -> None:
    threads: list[threading.Thread] = []
    Lost(lambda: threads.append(threading.current_thread()))
    busy = threading.Thread(target=circles, args=(200_000,))
    busy.start()
    busy.join()
    assert threads == []
    gc.collect()
    assert threads == [threading.main_thread()]


def test_a_window_takes_along_all_that_it_was_made_of(qapp: QApplication, home: Path, sample_archive: Path) -> None:
    program = Application(qapp, Settings(language="zh", theme="light", last_folder=str(home)), home / "gazette.log")
    assert program.open(sample_archive)
    window, bench = weakref.ref(program.window), weakref.ref(program.workbench)
    program.window.close()
    program.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    del program
    gc.collect()
    assert (window(), bench()) == (None, None)
