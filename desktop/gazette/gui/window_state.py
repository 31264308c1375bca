"""The shapes of windows and splitters as text for the settings, and back again."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QStyle, QWidget

USUAL_SIZE = QSize(1440, 900)


def as_text(state: QByteArray) -> str:
    """A state of Qt's in base64."""
    return bytes(state.toBase64().data()).decode("ascii")


def from_text(text: str) -> QByteArray:
    """The state that ``as_text`` wrote."""
    return QByteArray.fromBase64(text.encode("ascii"))


def restore_window(window: QWidget, geometry: str, usual: QSize = USUAL_SIZE) -> None:
    """Where the window stood when it was closed; the usual size where it never was or its screen is gone."""
    frame = _frame_of(window)
    screen = QGuiApplication.primaryScreen().availableGeometry().marginsRemoved(frame)
    window.resize(usual.boundedTo(screen.size()))
    window.restoreGeometry(from_text(geometry))
    if not window.isMaximized() and not window.isFullScreen():
        window.setGeometry(on_a_screen(window.geometry(), [each.availableGeometry() for each in _screens()], frame))


def on_a_screen(inner: QRect, screens: Sequence[QRect], frame: QMargins) -> QRect:
    """``inner`` moved, and made smaller where it must be, so that it and its frame lie on one of ``screens``.

    That is the one of which it covers most, the first where it covers none.
    """
    screen = max(screens, key=lambda each: _area(each.intersected(inner))).marginsRemoved(frame)
    size = inner.size().boundedTo(screen.size())
    left = min(max(inner.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(inner.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)


def _frame_of(window: QWidget) -> QMargins:
    """The frame that the system will draw: before the window is shown, only the style knows about how high it is."""
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    edge = window.style().pixelMetric(QStyle.PixelMetric.PM_MdiSubWindowFrameWidth)
    return QMargins(edge, title + edge, edge, edge)


def _screens() -> list[QScreen]:
    first = QGuiApplication.primaryScreen()
    return [first, *(each for each in QGuiApplication.screens() if each is not first)]


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
