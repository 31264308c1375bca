"""F6 and Shift+F6: from pane to pane in the order of reading, with the name of the one that is reached announced."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget


class PaneCycle:
    """Goes through the ``panes`` that are asked for each time, and round again."""

    def __init__(self, panes: Callable[[], Sequence[QWidget]]) -> None:
        self._panes = panes

    def step(self, by: int) -> None:
        """Give the next pane (+1) or the one before (-1) the focus."""
        panes = [pane for pane in self._panes() if pane.isVisible() and pane.isEnabled()]
        if not panes:
            return
        focus = QApplication.focusWidget()
        here = next((at for at, pane in enumerate(panes) if _has(pane, focus)), -1 if by > 0 else 0)
        pane = panes[(here + by) % len(panes)]
        pane.window().activateWindow()
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(pane, pane.accessibleName()))


def _has(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
