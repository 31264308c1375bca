"""Keys of the window's acts reach the window: text widgets would keep Ctrl+Z, and delete on Ctrl+K."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def is_for_window(widget: QWidget, event: QEvent) -> bool:
    """Whether ``event`` asks ``widget`` for a key that an act of its window wants; such an event is to be ignored."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    return any(pressed in action.shortcuts() for action in widget.window().actions())
