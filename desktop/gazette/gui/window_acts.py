"""Keys of the window's acts reach the window: text widgets would keep Ctrl+Z, and delete on Ctrl+K."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def leave_to_window(field: QWidget) -> None:
    """Let ``field`` leave alone the keys that an act of its window wants."""
    field.installEventFilter(_Leaving(field))


class _Leaving(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and _is_for_window(watched, event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_for_window(widget: QWidget, event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    return any(pressed in action.shortcuts() for action in widget.window().actions())
