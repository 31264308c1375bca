"""Gives the keyboard back to a button that was off while its work ran, unless the person has gone on meanwhile."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusBack(QObject):
    """One for all windows."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._off: QWidget | None = None
        self._instead: QWidget | None = None
        """What Qt gave the keyboard to when ``_off`` was disabled."""
        application.focusChanged.connect(self._follow)

    def end(self) -> None:
        """Follow no longer."""
        self._application.focusChanged.disconnect(self._follow)
        self._forget()

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._application.activeModalWidget() is not None or now is None:
            return
        self._forget()
        if before is not None and before.isVisible() and not before.isEnabled():
            self._off, self._instead = before, now
            before.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and watched is self._off and self._off.isEnabled():
            back, instead = self._off, self._instead
            self._forget()
            if QApplication.focusWidget() is instead:
                back.setFocus()
        return False

    def _forget(self) -> None:
        if self._off is not None and isValid(self._off):
            self._off.removeEventFilter(self)
        self._off = self._instead = None
