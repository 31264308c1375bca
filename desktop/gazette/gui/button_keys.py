"""Enter presses the button that has the keyboard in a window, as Space does; dialogs have their own buttons for it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ButtonKeys(QObject):
    """One for all windows: it watches the keys of the button that has the focus, and no others."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._watched: QAbstractButton | None = None
        application.focusChanged.connect(self._follow)

    def end(self) -> None:
        """Follow no longer."""
        self._application.focusChanged.disconnect(self._follow)
        self._leave()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        if isinstance(now, (QPushButton, QToolButton)) and not isinstance(now.window(), QDialog):
            self._watched = now
            now.installEventFilter(self)

    def _leave(self) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or watched is not self._watched or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or held or event.isAutoRepeat():
            return False
        if isinstance(watched, QToolButton) and watched.menu() is not None:
            watched.showMenu()
        else:
            self._watched.click()
        return True
