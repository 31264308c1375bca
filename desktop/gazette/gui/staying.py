"""When Python looks for what nobody knows any more: in the thread of the window, and not again and again at what stays.

Left to itself it looks in whatever thread is just making something, and there it would destroy the widgets that it
finds: Qt then crashes, or waits for ever. What stays to the end of the program, modules and widgets above all, need not
be looked through each time: with a window that takes a tenth of a second, which a key would have to wait for.
"""

import gc
from functools import cache
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_SETTLED_MS = 2000
_EVERY_MS = 250
_OLDEST = 2
_SHARE = 100
"""Looking through all takes at most a hundredth of the time."""


class Tidying(QObject):
    """Takes over from Python to the end of the program; looks as often as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._rest_until = 0.0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Look no more; what is left goes with the program."""
        self._timer.stop()
        self.deleteLater()

    def _look(self) -> None:
        due = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if not due:
            return
        begun = perf_counter()
        if due[-1] < _OLDEST or begun < self._rest_until:
            gc.collect(min(due[-1], _OLDEST - 1))
            return
        gc.collect()
        ended = perf_counter()
        self._rest_until = ended + (ended - begun) * _SHARE


def keep_what_stays(window: QWidget) -> None:
    """Set aside what there is once ``window`` has settled."""
    QTimer.singleShot(_SETTLED_MS, window, _set_aside)


@cache  # once: a second window of the same program would set aside what the first one has left
def _set_aside() -> None:
    gc.collect()
    gc.freeze()
