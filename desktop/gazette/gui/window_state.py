"""The shapes of windows and splitters as text for the settings, and back again."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

USUAL_SIZE = QSize(1440, 900)


def as_text(state: QByteArray) -> str:
    """A state of Qt's in base64."""
    return bytes(state.toBase64().data()).decode("ascii")


def from_text(text: str) -> QByteArray:
    """The state that ``as_text`` wrote."""
    return QByteArray.fromBase64(text.encode("ascii"))


def restore_window(window: QWidget, geometry: str) -> None:
    """Where the window stood when it was closed; the usual size where it never was or its screen is gone."""
    window.resize(USUAL_SIZE.boundedTo(QGuiApplication.primaryScreen().availableGeometry().size()))
    window.restoreGeometry(from_text(geometry))
    frame = window.frameGeometry()
    if not any(screen.availableGeometry().intersects(frame) for screen in QGuiApplication.screens()):
        window.resize(USUAL_SIZE)
