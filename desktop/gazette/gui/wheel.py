"""The wheel: over a field it scrolls what the field stands on, with Ctrl it zooms, notch by notch."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget


def leave_wheel_to_page(field: QWidget) -> None:
    """Let ``field`` leave the wheel to the area that it scrolls with."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_LeavingWheel(field))


_NOTCH = 120


class WheelSteps:
    """Counts the notches by which a wheel was turned with Ctrl; fine wheels turn by parts of one."""

    def __init__(self) -> None:
        self._turned = 0

    def of(self, event: QWheelEvent) -> int | None:
        """How many steps larger this is, below 0 smaller; None where it scrolls."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        event.accept()
        return steps


class _LeavingWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
