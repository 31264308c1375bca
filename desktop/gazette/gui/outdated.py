"""Tells that the archive says something else by now than what is shown of it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gazette.desk import Desk
from gazette.gui.workbench import Workbench

_EVERY_MS = 2000
"""How often an archive is asked, in which another program may write."""


class Outdated(QObject):
    """Looks while ``shown`` is shown: when that begins, after each act of this window, and every two seconds."""

    found = Signal()

    def __init__(self, workbench: Workbench, shown: QWidget) -> None:
        super().__init__(shown)
        self._workbench, self._shown = workbench, shown
        self._state: tuple[int, int] | None = None
        self._asks = self._is_away = False
        """Whether it is being asked, and whether it did not answer the last time."""
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        shown.installEventFilter(self)
        workbench.issue_changed.connect(self._look)
        workbench.archive_closing.connect(self._forget)

    def note(self, state: tuple[int, int]) -> None:
        """What is shown is of this ``Archive.state``."""
        self._state = state

    def follow(self) -> None:
        """What is asked next is shown: nothing that is written from now on is in it for certain."""
        if self._workbench.is_open:
            self._workbench.ask_desk(_state_of, self.note, self._failed, brief=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._timer.start()
            self._look()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        self._state = None

    def _look(self) -> None:
        if self._asks or self._state is None or not self._workbench.is_open or not self._shown.isVisible():
            return
        self._asks = True
        self._workbench.ask_desk(_state_of, self._compare, self._failed, brief=True)

    def _compare(self, state: tuple[int, int]) -> None:
        self._asks = self._is_away = False
        if self._state is not None and state != self._state:
            self.found.emit()

    def _failed(self, error: BaseException) -> None:
        was_away, self._asks, self._is_away = self._is_away, False, True
        if not was_away:  # it may come back any time; that it is away is told once
            self._workbench.tell_failed(error)


def _state_of(desk: Desk) -> tuple[int, int]:
    return desk.archive.state
