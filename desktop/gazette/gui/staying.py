"""What stays to the end of the program, modules and widgets above all, need not be looked through again and again.

Python looks through all that it holds now and then for what nobody knows any more; with a window that takes a tenth of
a second, which a key would have to wait for.
"""

import gc
from functools import cache

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_SETTLED_MS = 2000


def keep_what_stays(window: QWidget) -> None:
    """Set aside what there is once ``window`` has settled."""
    QTimer.singleShot(_SETTLED_MS, window, _set_aside)


@cache  # once: a second window of the same program would set aside what the first one has left
def _set_aside() -> None:
    gc.collect()
    gc.freeze()
