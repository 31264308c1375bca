"""What the window comes back with: its shape, what was folded, and the place in each archive; kept with the person."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter

from gazette.gui.last_places import LastPlace, read_places, write_places
from gazette.gui.print_dialog import PrintDialog
from gazette.gui.publish_panel import PublishPanel
from gazette.gui.room_folding import RoomFolding
from gazette.gui.search_ways import SearchWays
from gazette.gui.window_state import as_text, from_text, restore_window
from gazette.gui.workbench import Workbench
from gazette.settings import Settings


class WindowMemory(QObject):
    """``splitters`` by the names of their states in the settings."""

    def __init__(
        self,
        window: QMainWindow,
        workbench: Workbench,
        settings: Settings,
        searching: SearchWays,
        splitters: Mapping[str, QSplitter],
        folding: RoomFolding,
    ) -> None:
        super().__init__(window)
        self._window, self._workbench, self._settings, self._actions = window, workbench, settings, searching.rooms.acts
        self._rooms, self._edit, self._searching, self._splitters = (
            searching.rooms,
            searching.edit,
            searching,
            splitters,
        )
        self._folding = folding
        self._entry, self._scroll = 0, (0, 0, 0)
        self._place, self._archive = LastPlace(), Path()
        self._rooms.currentChanged.connect(lambda _at: QTimer.singleShot(0, self, self._scroll_back))
        workbench.settling.connect(self._note_caret)
        workbench.entry_chosen.connect(self._come_back)
        workbench.archive_closing.connect(self._keep_place)

    # the place in an archive

    def return_to_last(self) -> None:
        """Go to where the person was in the archive that was opened."""
        bench = self._workbench
        self._archive = bench.path
        self._place = read_places(self._settings.places).get(str(bench.path.resolve()), LastPlace())
        place, self._entry = self._place, 0
        if any(row.id == place.issue for row in bench.rows) and (bench.issue is None or bench.issue.id != place.issue):
            bench.choose_issue(place.issue)
        if any(entry.id == place.entry for entry in bench.entries):
            bench.choose_entry(place.entry)
        self._searching.restore(place.query)
        self._edit.document.findings.filters = place.filters
        self._come_back()

    def show_last_room(self) -> None:
        """Show the room that was shown; what has nothing to show now gives way to the text."""
        room = self._place.room
        there = f"room_{room}" in dict(self._actions.items()) and self._actions[f"room_{room}"].isEnabled()
        self._rooms.show_room(room if there and room != "archive" else "edit")

    def _note_caret(self) -> None:
        editor = self._edit.document.editor
        if self._entry and self._entry == self._workbench.entry_id:
            self._place.note_caret(self._entry, editor.textCursor().position(), editor.verticalScrollBar().value())

    def _come_back(self) -> None:
        """Put the caret where it was in the entry that is shown now."""
        entry = self._workbench.entry_id
        if entry == self._entry:
            return
        self._entry = entry
        editor = self._edit.document.editor
        if (known := self._place.carets.get(entry)) is not None:
            caret, scroll = known
            cursor = editor.textCursor()
            cursor.setPosition(min(caret, editor.document().characterCount() - 1))
            editor.setTextCursor(cursor)
            self._scroll = entry, cursor.position(), scroll
            self._scroll_back()
            QTimer.singleShot(0, self, self._scroll_back)

    def _scroll_back(self) -> None:
        """Scroll to what was in view; a text that is not shown yet cannot be scrolled.

        Whoever was led elsewhere meanwhile stays there.
        """
        entry, caret, scroll = self._scroll
        editor = self._edit.document.editor
        if entry != self._workbench.entry_id or not editor.isVisible():
            return
        bar, led_on = editor.verticalScrollBar(), editor.textCursor().position() != caret
        if not led_on:
            bar.setValue(scroll)
        if led_on or bar.value() == scroll:
            self._scroll = 0, 0, 0

    def _keep_place(self) -> None:
        bench, place = self._workbench, self._place
        if bench.path != self._archive:  # nobody was ever in it: it stood in while another was away
            return
        self._note_caret()
        place.room = self._rooms.before
        place.issue = bench.issue.id if bench.issue else 0
        place.entry = bench.entry_id
        place.query = self._searching.query
        place.filters = self._edit.document.findings.filters
        places = read_places(self._settings.places)
        archive = str(bench.path.resolve())
        places.pop(archive, None)
        places[archive] = place
        self._settings.places = write_places(places)

    # the shape of the window

    def remember(self, publish: PublishPanel, printing: PrintDialog) -> None:
        """Put all of it into the settings."""
        settings, edit = self._settings, self._edit
        if self._workbench.is_open:
            self._keep_place()
        settings.geometry = as_text(self._window.saveGeometry())
        for name, splitter in self._splitters.items():
            setattr(settings, name, as_text(splitter.saveState()))
        findings = () if self._actions["findings"].isChecked() else ("findings",)
        settings.folded = " ".join((*findings, *self._folding.folded))
        settings.find_options = edit.document.find_bar.options.choices
        settings.variants = self._searching.variants
        settings.zoom, settings.spread = edit.pages.view.zoom, self._actions["spread"].isChecked()
        settings.text_zoom = edit.document.text_zoom.percent
        settings.last_folder = publish.folder.text().strip()
        settings.exports = publish.forms.choices
        settings.icc = publish.forms.icc
        settings.printing = printing.choices

    def restore(self) -> None:
        """Give the window the shape that it had."""
        settings = self._settings
        restore_window(self._window, settings.geometry)
        for name, splitter in self._splitters.items():
            if state := getattr(settings, name):
                splitter.restoreState(from_text(state))
        folded = settings.folded.split()
        if "findings" in folded:
            self._actions["findings"].trigger()
        self._folding.restore(folded)
        for options in (self._edit.document.find_bar.options, self._edit.document.replacing.options):
            if settings.find_options:
                options.choices = settings.find_options
        self._searching.variants = settings.variants
        self._edit.pages.view.set_zoom(settings.zoom)
        self._edit.document.text_zoom.set_percent(settings.text_zoom)
        self._actions["spread"].setChecked(settings.spread)
