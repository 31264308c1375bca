"""Every act that a menu or button offers, with shortcut and icon; what it does stands where it is done."""

import sys
from collections.abc import ItemsView, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gazette.gui.captions import plain
from gazette.gui.icons import icon
from gazette.gui.look import Look

_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class _Act:
    """``fallback`` is a key that a standard one has wherever the platform gives another or none.

    ``mac`` stands in place of ``key`` on a Mac, where Ctrl is ⌘ and Meta is ⌃.
    """

    key: QKeySequence.StandardKey | str = ""
    icon: str = ""
    checkable: bool = False
    checked: bool = False
    fallback: str = ""
    mac: QKeySequence.StandardKey | str = ""


_ACTS: dict[str, _Act] = {
    "new_issue": _Act(_Key.New, "file-plus"),
    "open": _Act(_Key.Open, "folder-open"),
    "own_archive": _Act("", "archive"),
    "bring_in": _Act("Ctrl+Shift+O", "file-down"),
    "facsimile": _Act("", "archive"),
    "facsimiles": _Act(),
    "keeping": _Act("", "database"),
    "read_copy": _Act(),
    "facsimile_contents": _Act("", "list-ordered"),
    "drop_folders": _Act("", "inbox"),
    "export": _Act("Ctrl+E", "file-up"),
    "preflight": _Act("Shift+F9"),
    "proof": _Act("", "file-pen-line"),
    "note_reading": _Act(),
    "press": _Act("", "printer"),
    "reopen": _Act(),
    "publish": _Act(),
    "verify_published": _Act(),
    "correction": _Act(),
    "filing_list": _Act(),
    "print": _Act(_Key.Print, "printer", fallback="Ctrl+P"),
    "save": _Act(_Key.Save, "save"),
    "settings": _Act(_Key.Preferences, "settings", fallback="Ctrl+,"),
    "quit": _Act(_Key.Quit, "", fallback="Ctrl+Q"),
    "undo": _Act(_Key.Undo, "undo-2"),
    "redo": _Act(_Key.Redo, "redo-2", fallback="Ctrl+Y"),
    "cut": _Act(_Key.Cut),
    "copy": _Act(_Key.Copy),
    "paste": _Act(_Key.Paste),
    "select_all": _Act(_Key.SelectAll),
    "paste_text": _Act("Ctrl+Shift+V"),
    "find": _Act(_Key.Find, "search", fallback="Ctrl+F"),
    "find_next": _Act(_Key.FindNext, "chevron-down", fallback="F3"),
    "find_previous": _Act(_Key.FindPrevious, "chevron-up", fallback="Shift+F3"),
    "replace": _Act(_Key.Replace, "", fallback="Ctrl+H"),
    "count": _Act(),
    "search": _Act("Ctrl+K", "search"),
    "choose_issue": _Act("Ctrl+Shift+E", "newspaper"),
    "issue_details": _Act("Shift+F4", "settings", checkable=True),
    "new_entry": _Act("Ctrl+Shift+N", "file-plus-2"),
    "new_annual": _Act(),
    "previous_entry": _Act("Alt+Up", "arrow-up", mac="Meta+Ctrl+Up"),
    "next_entry": _Act("Alt+Down", "arrow-down", mac="Meta+Ctrl+Down"),
    "entry_up": _Act("Alt+Shift+Up"),
    "entry_down": _Act("Alt+Shift+Down"),
    "to_inbox": _Act("", "inbox"),
    "show_original": _Act(),
    "columns": _Act(),
    "remove_entry": _Act("", "trash-2"),
    "revisions": _Act("Ctrl+Shift+R", "history"),
    "details": _Act("F4", "tag", checkable=True),
    "hand_over": _Act(),
    "give_back": _Act(),
    "take_back": _Act(),
    "final": _Act("Ctrl+Shift+D", "circle-check"),
    "kind_text": _Act("Ctrl+0"),
    "kind_heading1": _Act("Ctrl+1"),
    "kind_heading2": _Act("Ctrl+2"),
    "kind_heading3": _Act("Ctrl+3"),
    "kind_heading4": _Act("Ctrl+4"),
    "kind_note": _Act(),
    "demote": _Act("Ctrl+]", "indent-increase"),
    "promote": _Act("Ctrl+[", "indent-decrease"),
    "run_in": _Act("Ctrl+J"),
    "renumber": _Act("", "list-ordered"),
    "continue_numbers": _Act(),
    "insert_paragraph": _Act("Ctrl+Shift+Return"),
    "insert_table": _Act("Ctrl+Shift+T", "table"),
    "insert_names": _Act("Ctrl+Shift+L"),
    "insert_appointments": _Act(),
    "insert_enclosure": _Act(),
    "insert_attachment": _Act("Ctrl+Shift+A", "paperclip"),
    "insert_note": _Act(),
    "insert_signature": _Act(),
    "remove_block": _Act("", "trash-2"),
    "block_up": _Act("", "arrow-up"),
    "block_down": _Act("", "arrow-down"),
    "row_above": _Act(),
    "row_below": _Act("", "rows-3"),
    "column_before": _Act(),
    "column_after": _Act("", "columns-3"),
    "remove_row": _Act(),
    "remove_column": _Act(),
    "merge_cells": _Act("", "table-cells-merge"),
    "split_cell": _Act("", "table-cells-split"),
    "clear_cells": _Act(),
    "column_wider": _Act("Alt+Shift+Right"),
    "column_narrower": _Act("Alt+Shift+Left"),
    "even_columns": _Act(),
    "columns_by_content": _Act(),
    "header_0": _Act(checkable=True),
    "header_1": _Act(checkable=True),
    "header_2": _Act(checkable=True),
    "header_3": _Act(checkable=True),
    "table_sums": _Act("", "sigma"),
    "insert_footnote": _Act("Ctrl+Alt+F"),
    "remove_footnote": _Act(),
    "renumber_footnotes": _Act(),
    "insert_picture": _Act(),
    "picture_up": _Act(),
    "picture_down": _Act(),
    "remove_picture": _Act(),
    "check_entry": _Act("F7", "circle-check"),
    "check_issue": _Act("Shift+F7"),
    "next_finding": _Act("F8", "chevron-down"),
    "previous_finding": _Act("Shift+F8", "chevron-up"),
    "tell_finding": _Act("Alt+F1", "info"),
    "accept": _Act("Ctrl+Return", "check"),
    "ignore_once": _Act("Ctrl+I", "circle-slash"),
    "ignore_always": _Act("Ctrl+Shift+I"),
    "memory": _Act("", "history"),
    "exact_list": _Act("", "list-ordered"),
    "rules": _Act(),
    "follow": _Act("Ctrl+Shift+P", "crosshair", checkable=True, checked=True),
    "spread": _Act(checkable=True),
    "go_to_page": _Act("Ctrl+L"),
    "fit_hints": _Act(),
    "fit": _Act("Ctrl+F9"),
    "house_style": _Act(),
    "zoom_in": _Act(_Key.ZoomIn, "zoom-in"),
    "zoom_out": _Act(_Key.ZoomOut, "zoom-out"),
    "zoom_page": _Act("Ctrl+9"),
    "zoom_width": _Act("Ctrl+Shift+9", "maximize"),
    "previous_page": _Act("", "chevron-left"),
    "next_page": _Act("", "chevron-right"),
    "room_edit": _Act("Alt+1", "file-pen-line", checkable=True, checked=True, mac="Meta+1"),
    "contents_differing": _Act(),
    "contents_pages": _Act("", "book-open"),
    "copy_contents": _Act("", "copy"),
    "room_contents": _Act("Alt+2", "list-ordered", checkable=True, mac="Meta+2"),
    "room_publish": _Act("Alt+3", "printer", checkable=True, mac="Meta+3"),
    "room_inbox": _Act("Alt+4", "inbox", checkable=True, mac="Meta+4"),
    "room_archive": _Act("Alt+5", "archive", checkable=True, mac="Meta+5"),
    "tree": _Act("F5", "panel-left", checkable=True, checked=True),
    "findings": _Act("Ctrl+F8", "panel-bottom", checkable=True, checked=True),
    "pages": _Act("F9", "panel-right", checkable=True, checked=True),
    "pages_window": _Act(checkable=True),
    "next_pane": _Act("F6"),
    "previous_pane": _Act("Shift+F6"),
    "full_screen": _Act("F11", mac=_Key.FullScreen),
    "language_zh": _Act(checkable=True),
    "language_en": _Act(checkable=True),
    "theme_light": _Act("", "sun", checkable=True),
    "theme_dark": _Act("", "moon", checkable=True),
    "theme_system": _Act("", "monitor", checkable=True),
    "palette": _Act("Ctrl+Shift+K", "search"),
    "shortcuts": _Act("Ctrl+F1"),
    "user_guide": _Act(_Key.HelpContents, "book-open", fallback="F1"),
    "start_page": _Act(),
    "sample": _Act("", "flask-conical"),
    "fresh_sample": _Act(),
    "remove_sample": _Act(),
    "diagnostics": _Act(),
    "about": _Act("", "info"),
}


class Actions(QObject):
    """The acts by name: ``actions["undo"]``."""

    def __init__(self, parent: QWidget, system: str = sys.platform) -> None:
        super().__init__(parent)
        self._is_mac = system == "darwin"
        self._actions = {name: self._make(name, act, parent) for name, act in _ACTS.items()}
        self._usual = {name: action.shortcuts() for name, action in self._actions.items()}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def items(self) -> ItemsView[str, QAction]:
        """Every act by its name."""
        return self._actions.items()

    def set_keys(self, chosen: Mapping[str, str]) -> None:
        """Give the acts that are named these shortcuts, an empty one is none; all others their usual ones."""
        for name, action in self._actions.items():
            keys = self._usual[name]
            if name in chosen:
                keys = [QKeySequence(chosen[name])] if chosen[name] else []
            if action.shortcuts() != keys:
                action.setShortcuts(keys)

    def usual_key(self, name: str) -> QKeySequence:
        """The shortcut of an act where nobody chose another."""
        return self._usual[name][0] if self._usual[name] else QKeySequence()

    def key_text(self, name: str) -> str:
        """The shortcut of an act as it is written, empty where it has none."""
        return self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def dress(self, look: Look) -> None:
        """Give all acts their captions and icons."""
        for name, action in self._actions.items():
            action.setText(look.say(f"act.{name}"))
            action.setWhatsThis(look.say(f"help.{name}"))
            self.name_tip(name)
            if _ACTS[name].icon:
                action.setIcon(icon(_ACTS[name].icon, look.theme))

    def name_tip(self, name: str) -> None:
        """Give an act its name and key as its tooltip."""
        key, words = self.key_text(name), plain(self._actions[name].text())
        self._actions[name].setToolTip(f"{words}  {key}" if key else words)

    def _make(self, name: str, act: _Act, parent: QWidget) -> QAction:
        action = QAction(parent)
        action.setObjectName(name)
        key = act.mac if act.mac and self._is_mac else act.key
        if isinstance(key, str):
            action.setShortcut(QKeySequence(key))
        else:
            keys = list(QKeySequence.keyBindings(key))
            if act.fallback and QKeySequence(act.fallback) not in keys:
                keys.append(QKeySequence(act.fallback))
            action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(act.checkable)
        action.setChecked(act.checked)
        # An action that only stands in a button must be heard from the keyboard all the same.
        parent.addAction(action)
        return action
