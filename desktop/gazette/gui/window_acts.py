"""Keys of the window's acts reach the window: text widgets would keep Ctrl+Z, and delete on Ctrl+K."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget


def leave_to_window(field: QWidget, own: Sequence[QKeySequence] = ()) -> None:
    """Let ``field`` leave alone the keys that an act of its window wants, but for its ``own``.

    While an input method composes in a text, all keys are the input method's.
    """
    field.installEventFilter(_Leaving(field, own))


class _Leaving(QObject):
    def __init__(self, field: QWidget, own: Sequence[QKeySequence]) -> None:
        super().__init__(field)
        self._own = own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _stays(watched, event, self._own):
            event.accept()
            return True
        if isinstance(watched, QWidget) and _is_for_window(watched, event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _stays(widget: QObject, event: QEvent, own: Sequence[QKeySequence]) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    composing = (
        isinstance(widget, QTextEdit | QPlainTextEdit) and widget.textCursor().block().layout().preeditAreaText()
    )
    return bool(composing) or QKeySequence(event.keyCombination()) in own


def _is_for_window(widget: QWidget, event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    return any(pressed in action.shortcuts() for action in widget.window().actions())
