"""The ring around what has the focus, for fields that the style draws by itself; the style sheet rings all others."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

_RINGED = (QComboBox, QAbstractSpinBox, QCheckBox, QRadioButton)
_WIDTH = 2.0
_RADIUS = 5.0


class FocusRing(QObject):
    """One for all windows: it goes to whatever of these has the focus."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application, self._color = application, QColor()
        self._frame: _Frame | None = None
        application.focusChanged.connect(self._follow)

    def set_color(self, color: QColor) -> None:
        """Draw in this colour from now on."""
        self._color = color

    def end(self) -> None:
        """Follow no longer."""
        self._application.focusChanged.disconnect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = now.parentWidget() if isinstance(now, QLineEdit) else None
        field = inside if isinstance(inside, _RINGED) else now  # the line of a spin box
        if isinstance(field, _RINGED):
            # A ring stands beside the field that it was around last, and goes with what holds both.
            if self._frame is None or not isValid(self._frame):
                self._frame = _Frame()
            self._frame.color = self._color
            self._frame.setWidget(field)
        elif self._frame is not None and isValid(self._frame):
            self._frame.setWidget(None)  # type: ignore[arg-type]  # the stub knows no none


class _Frame(QFocusFrame):
    """Two pixels beside the field, which stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.color = QColor()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.color, _WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
