"""What nobody knows any more is destroyed in the thread of the window, whoever makes it necessary to look."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application


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
