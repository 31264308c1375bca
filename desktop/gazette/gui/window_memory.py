"""What of the window is remembered from one start to the next: where it stood, how it was divided, what it showed."""

from PySide6.QtWidgets import QMainWindow, QSplitter

from gazette.gui.actions import Actions
from gazette.gui.contents_panel import ContentsPanel
from gazette.gui.edit_room import EditRoom
from gazette.gui.window_state import as_text, from_text, restore_window
from gazette.settings import Settings


class WindowMemory:
    """Puts the state of ``window`` and of its rooms into ``settings``, and takes it from there."""

    def __init__(
        self, window: QMainWindow, edit: EditRoom, contents: ContentsPanel, actions: Actions, settings: Settings
    ) -> None:
        self._window, self._edit, self._actions, self._settings = window, edit, actions, settings
        self._splitters: dict[str, QSplitter] = {
            "edit_splitter": edit,
            "text_splitter": edit.document.splitter,
            "contents_splitter": contents.splitter,
        }

    def keep(self) -> None:
        """Remember how everything stands."""
        settings = self._settings
        settings.geometry = as_text(self._window.saveGeometry())
        for name, splitter in self._splitters.items():
            setattr(settings, name, as_text(splitter.saveState()))
        settings.zoom, settings.spread = self._edit.pages.view.zoom, self._actions["spread"].isChecked()
        settings.text_zoom = self._edit.document.text_zoom.percent

    def restore(self) -> None:
        """Let everything stand as it did."""
        settings = self._settings
        restore_window(self._window, settings.geometry)
        for name, splitter in self._splitters.items():
            if state := getattr(settings, name):
                splitter.restoreState(from_text(state))
        self._edit.pages.view.set_zoom(settings.zoom)
        self._edit.document.text_zoom.set_percent(settings.text_zoom)
        self._actions["spread"].setChecked(settings.spread)
