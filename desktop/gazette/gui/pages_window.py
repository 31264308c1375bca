"""The pages in a window of their own, for a second screen: they go there and come back, and are the same pages."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from gazette.gui.actions import Actions
from gazette.gui.edit_room import EditRoom
from gazette.gui.look import Look
from gazette.gui.panes import column
from gazette.gui.window_state import as_text, restore_window
from gazette.settings import Settings

LEADING = ("next_finding", "previous_finding", "accept", "ignore_once", "ignore_always", "check_entry", "check_issue")
"""Acts that lead into the text or to what is asked below it."""
_USUAL_SIZE = QSize(640, 900)


class PagesWindow(QWidget):
    """The window: all keys work in it; to close it brings the pages back."""

    left = Signal()
    text_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__(None, Qt.WindowType.Window)
        # The program ends with the window of the text.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        # Whoever writes goes on writing.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("pages_window")
        self.setMinimumSize(240, 240)
        self.box = column(self)
        self.addActions([action for _, action in actions.items()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.text_wanted.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.left.emit()


class PagesApart(QObject):
    """Puts the pages of ``room`` into a window of their own, and back; the next start finds them where they were."""

    def __init__(self, room: EditRoom, actions: Actions, settings: Settings, main: QMainWindow) -> None:
        super().__init__(main)
        self._room, self._settings, self._main = room, settings, main
        self._action = actions["pages_window"]
        self._actions = actions
        self.window: PagesWindow | None = None
        self._restored = False
        self._look: Look | None = None
        self._action.toggled.connect(self._part)
        for name in LEADING:
            actions[name].triggered.connect(self._go_to_text)
        main.windowTitleChanged.connect(lambda _title: self._name())
        main.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._main and event.type() == QEvent.Type.Show and not self._restored:
            self._restored = True
            self._action.setChecked(self._settings.pages_apart)
        return super().eventFilter(watched, event)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._name()

    def end(self) -> None:
        """The window of the text closes: remember where the pages were, and take them back."""
        apart = self.window is not None
        self._action.setChecked(False)
        self._settings.pages_apart = apart

    def _go_to_text(self) -> None:
        """A key pressed beside the pages led into the text: there one goes on."""
        if self.window is not None and self.window.isActiveWindow():
            self._main.activateWindow()

    def full_screen(self) -> None:
        """Let the window that one is in fill its screen, or no longer."""
        apart = self.window is not None and self.window.isActiveWindow()
        window = self.window if apart and self.window is not None else self._main
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _part(self, apart: bool) -> None:
        self._settings.pages_apart = apart
        if apart:
            self.window = window = PagesWindow(self._actions)
            window.left.connect(lambda: self._action.setChecked(False))
            window.text_wanted.connect(self._go_to_text)
            window.text_wanted.connect(self._room.document.editor.setFocus)
            restore_window(window, self._settings.pages_geometry, _USUAL_SIZE)
            self._room.part_pages(window.box)
            self._name()
            window.show()
        elif self.window is not None:
            window, self.window = self.window, None
            self._settings.pages_geometry = as_text(window.saveGeometry())
            had_focus = self._room.pages.view.hasFocus()
            self._room.take_pages_back()
            window.hide()
            window.deleteLater()
            if had_focus:
                self._room.document.editor.setFocus()

    def _name(self) -> None:
        if self.window is not None and self._look is not None:
            self.window.setWindowTitle(f"{self._look.say('act.pages').replace('&', '')} – {self._main.windowTitle()}")
