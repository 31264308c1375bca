"""The menu bar: which acts stand in which menu, in which order."""

from PySide6.QtWidgets import QMainWindow, QMenu

from gazette.gui.actions import Actions
from gazette.gui.block_acts import INSERT_ACTS
from gazette.gui.block_kinds import KINDS
from gazette.gui.look import Look
from gazette.gui.table_changes import HEADER_ACTS, WIDTH_ACTS

_LINE = ""
_MENUS: dict[str, tuple[str, ...]] = {
    "menu.file": (
        "new_issue",
        "choose_issue",
        "issue_details",
        "open",
        "menu.recent",
        "own_archive",
        "read_copy",
        _LINE,
        "bring_in",
        "facsimile",
        "facsimiles",
        "facsimile_contents",
        "drop_folders",
        "print",
        _LINE,
        "save",
        "keeping",
        _LINE,
        "quit",
    ),
    "menu.edit": (
        "undo",
        "redo",
        _LINE,
        "cut",
        "copy",
        "paste",
        "paste_text",
        "select_all",
        _LINE,
        "find",
        "find_next",
        "find_previous",
        "replace",
        "count",
        _LINE,
        "search",
        _LINE,
        "settings",
    ),
    "menu.entry": (
        "new_entry",
        "new_annual",
        _LINE,
        "previous_entry",
        "next_entry",
        _LINE,
        "entry_up",
        "entry_down",
        "menu.section",
        "to_inbox",
        "remove_entry",
        _LINE,
        "details",
        "revisions",
        "show_original",
        "columns",
        _LINE,
        "hand_over",
        "take_back",
        "give_back",
        _LINE,
        "final",
    ),
    "menu.paragraph": (
        *(f"kind_{kind}" for kind in KINDS),
        _LINE,
        "demote",
        "promote",
        "run_in",
        "renumber",
        "continue_numbers",
        _LINE,
        "menu.insert",
        "block_up",
        "block_down",
        "remove_block",
        _LINE,
        "menu.table",
        "menu.footnote",
        "menu.picture",
    ),
    "menu.proofread": (
        "check_entry",
        "check_issue",
        _LINE,
        "next_finding",
        "previous_finding",
        "tell_finding",
        _LINE,
        "accept",
        "ignore_once",
        "ignore_always",
        _LINE,
        "memory",
        "exact_list",
        "rules",
    ),
    "menu.layout": (
        "follow",
        "spread",
        _LINE,
        "go_to_page",
        "previous_page",
        "next_page",
        _LINE,
        "zoom_in",
        "zoom_out",
        "zoom_page",
        "zoom_width",
        _LINE,
        "fit_hints",
        "fit",
        "house_style",
    ),
    "menu.publish": (
        "preflight",
        "export",
        _LINE,
        "proof",
        "note_reading",
        _LINE,
        "press",
        "reopen",
        _LINE,
        "publish",
        "verify_published",
        "correction",
        _LINE,
        "filing_list",
    ),
    "menu.view": (
        "room_edit",
        "room_contents",
        "room_publish",
        "room_inbox",
        "room_archive",
        _LINE,
        "tree",
        "findings",
        "pages",
        "pages_window",
        "contents_differing",
        "contents_pages",
        "copy_contents",
        "next_pane",
        "previous_pane",
        _LINE,
        "full_screen",
        _LINE,
        "menu.language",
        "menu.theme",
    ),
    "menu.help": (
        "palette",
        "shortcuts",
        _LINE,
        "user_guide",
        "start_page",
        "menu.sample",
        _LINE,
        "diagnostics",
        "about",
    ),
}
_SUBMENUS: dict[str, tuple[str, ...]] = {
    "menu.language": ("language_zh", "language_en"),
    "menu.theme": ("theme_light", "theme_dark", "theme_system"),
    "menu.section": (),
    "menu.recent": (),
    "menu.sample": ("sample", "fresh_sample", "remove_sample"),
    "menu.insert": INSERT_ACTS,
    "menu.table": (
        "row_above",
        "row_below",
        "column_before",
        "column_after",
        _LINE,
        "remove_row",
        "remove_column",
        _LINE,
        "merge_cells",
        "split_cell",
        "clear_cells",
        "menu.header",
        "menu.widths",
        _LINE,
        "table_sums",
    ),
    "menu.header": tuple(HEADER_ACTS),
    "menu.widths": WIDTH_ACTS,
    "menu.footnote": ("insert_footnote", "remove_footnote", _LINE, "renumber_footnotes"),
    "menu.picture": ("insert_picture", _LINE, "picture_up", "picture_down", _LINE, "remove_picture"),
}


MENU_OF: dict[str, str] = {act: name for name, acts in {**_SUBMENUS, **_MENUS}.items() for act in acts if act != _LINE}
"""The menu that each act stands in."""


class Menus:
    """The menus of the window; ``section`` and ``recent`` are filled when they open."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._menus = {name: QMenu(window) for name in (*_SUBMENUS, *_MENUS)}
        for name, acts in {**_SUBMENUS, **_MENUS}.items():
            for act in acts:
                if act == _LINE:
                    self._menus[name].addSeparator()
                elif act in self._menus:
                    self._menus[name].addMenu(self._menus[act])
                else:
                    self._menus[name].addAction(actions[act])
        for name in _MENUS:
            window.menuBar().addMenu(self._menus[name])

    @property
    def section(self) -> QMenu:
        """The menu that moves the current entry to a section."""
        return self._menus["menu.section"]

    @property
    def recent(self) -> QMenu:
        """The menu of the archives that were open lately."""
        return self._menus["menu.recent"]

    @property
    def insert(self) -> QMenu:
        """The menu of what can be inserted at the caret."""
        return self._menus["menu.insert"]

    @property
    def table(self) -> QMenu:
        """The menu of the table whose cells are being edited."""
        return self._menus["menu.table"]

    @property
    def entry(self) -> QMenu:
        """The menu of the current entry."""
        return self._menus["menu.entry"]

    def dress(self, look: Look) -> None:
        """Give the menus their titles."""
        for name, menu in self._menus.items():
            menu.setTitle(look.say(name))
