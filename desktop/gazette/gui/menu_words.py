"""Menus of what people wrote or named: shortened in the middle, whole in the tip; & is a letter there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

# in characters as wide as high
_WIDEST = 36


def add_named(menu: QMenu, text: str, whole: str = "") -> QAction:
    """Add an act called by ``text``, of which the menu shows what has room; the tip is ``whole``, or all of it."""
    metrics = menu.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, _WIDEST * metrics.horizontalAdvance("字"))
    act = menu.addAction(shown.replace("&", "&&"))
    act.setToolTip(whole or text)
    menu.setToolTipsVisible(True)
    return act
