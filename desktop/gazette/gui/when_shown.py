"""Filling a pane only while it can be seen: what changes meanwhile is shown once it is."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenShown(QObject):
    """Calls ``fill`` at once while ``pane`` is shown, else when it is shown the next time."""

    def __init__(self, pane: QWidget, fill: Callable[[], None]) -> None:
        super().__init__(pane)
        self._pane, self._fill = pane, fill
        self._waits = False
        pane.installEventFilter(self)

    def __call__(self, *_told: object) -> None:
        """Something changed that the pane shows."""
        self._waits = not self._pane.isVisible()
        if not self._waits:
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._waits and event.type() == QEvent.Type.Show:
            self._waits = False
            try:
                self._fill()
            except Exception:  # noqa: BLE001 -- one that left an event filter would end the program without a word
                sys.excepthook(*sys.exc_info())
        return False
