"""Icons: Lucide drawings recoloured by theme token and rendered at the size and scale that is asked for."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

from gazette.gui.look import Look
from gazette.gui.theme import Theme
from gazette.shipped import shipped

_USUAL = "icon_pixels"
_TARGET = 30
MESSAGE_ICONS = {"ok": "circle-check", "hint": "lightbulb", "doubt": "circle-help", "error": "circle-x"}
"""The drawing for a finding's level, and for what is well; its colour is the token of the same name."""


@cache
def _drawing(name: str, color: str) -> QSvgRenderer:
    text = (shipped("resources/icons") / f"{name}.svg").read_text("utf-8")
    text = text.replace("currentColor", color).replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(text.encode()))


class _Drawn(QIconEngine):
    """Draws one Lucide icon in the colours for resting, chosen and disabled."""

    def __init__(self, name: str, color: str, chosen: str, disabled: str) -> None:
        super().__init__()
        self._name, self._color, self._chosen, self._disabled = name, color, chosen, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = self._chosen if state == QIcon.State.On else self._color
        if mode == QIcon.Mode.Disabled:
            color = self._disabled
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _drawing(self._name, color).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._color, self._chosen, self._disabled)


def icon(name: str, theme: Theme, token: str = "text2") -> QIcon:
    """The Lucide icon ``name`` in the colour of a token; what is checked turns from the quiet colour to the accent."""
    color = str(getattr(theme, token))
    return QIcon(_Drawn(name, color, theme.accent if token == "text2" else color, theme.off))


def blank_icon(size: QSize) -> QIcon:
    """Nothing, in the size of an icon."""
    nothing = QPixmap(size)
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)


def drawn(name: str, look: Look, token: str, pixels: int) -> QPixmap:
    """The icon ``name`` as a picture, its ``pixels`` of 100 % at the text size."""
    return icon(name, look.theme, token).pixmap(QSize(look.px(pixels), look.px(pixels)))


def size_controls(window: QWidget, look: Look) -> None:
    """Let the icons of all buttons in ``window`` grow with the text, and fields of choice be high enough to be hit."""
    fields: list[QWidget] = [*window.findChildren(QComboBox), *window.findChildren(QAbstractSpinBox)]
    for field in fields:
        field.setMinimumHeight(look.px(_TARGET))
    for button in window.findChildren(QAbstractButton):
        usual = button.property(_USUAL)
        if usual is None:
            usual = button.iconSize().width()
            button.setProperty(_USUAL, usual)
        button.setIconSize(QSize(look.px(usual), look.px(usual)))


def draw_icon(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    """Draw the Lucide icon ``name`` into ``rect``; ``color`` as #RRGGBB."""
    _drawing(name, color).render(painter, rect)


def application_icon() -> QIcon:
    """The program's own icon in all its sizes."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addFile(str(shipped("resources/icons") / f"gazette-desk-{size}.png"))
    return made
