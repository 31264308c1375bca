"""The frame around the rooms: top bar with issue picker and search, rail, status bar."""

from itertools import groupby

from PySide6.QtCore import QSize, Qt, QTime, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gazette.archive import IssueRow
from gazette.desk.house_styles import ChosenStyle, style_title
from gazette.gui.actions import Actions
from gazette.gui.captions import Captions
from gazette.gui.help_topics import explained_at
from gazette.gui.icons import MESSAGE_ICONS, drawn, icon
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel, icon_button
from gazette.gui.recent_searches import RecentSearches
from gazette.gui.search_field import SearchField
from gazette.gui.window_acts import leave_to_window
from gazette.gui.workbench import Workbench
from gazette.model import Issue, Publication
from gazette.settings import Settings

_LATEST = 30
"""So many issues are listed one by one, others under their years."""
ROOMS = ("edit", "contents", "publish", "inbox", "archive")


def style_name(publication: Publication, say: Captions) -> str:
    """What a house style is called in the language of the window."""
    return style_title(ChosenStyle(publication.house_style, publication.style_source), say.language)


class TopBar(QFrame):
    """Issue picker, state, undo and redo, search."""

    def __init__(
        self, workbench: Workbench, actions: Actions, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._workbench, self._actions = workbench, actions
        self._look: Look | None = None
        self.picker = QToolButton(self)
        self.picker.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.picker.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.picker.setObjectName("picker")
        self.picker.setIconSize(QSize(18, 18))
        self._menu = QMenu(self)
        self.picker.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        actions["choose_issue"].triggered.connect(self.open_picker)
        self.chip = QLabel(self)
        self.chip.setObjectName("chip")
        self.search = SearchField(self)
        explained_at(self.search, "search")
        leave_to_window(self.search)
        self._glass = QAction(self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.recent = RecentSearches(self.search, settings)
        self.search.setMinimumWidth(180)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.picker)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(icon_button(actions["undo"], self))
        row.addWidget(icon_button(actions["redo"], self))
        row.addSpacing(8)
        row.addWidget(icon_button(actions["bring_in"], self))
        row.addWidget(icon_button(actions["export"], self))
        row.addStretch(1)
        # As wide as it may be before there is room to its left.
        row.addWidget(self.search, 1000)
        workbench.issue_changed.connect(self.fill)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.setFixedHeight(look.px(44))
        self.search.setMaximumWidth(look.px(300))
        self.search.setPlaceholderText(f"{look.say('search.field')}   {self._actions.key_text('search')}")
        self.search.setAccessibleName(look.say("search.field"))
        self._glass.setIcon(icon("search", look.theme))
        self.recent.dress(look)
        self.picker.setIcon(icon("newspaper", look.theme))
        self.picker.setFont(look.faces.font(look.faces.interface, look.px(14), 600))
        self.fill()

    def fill(self) -> None:
        """Show the current issue."""
        if self._look is None:
            return
        say, issue = self._look.say, self._workbench.issue
        name = say.issue_name(issue) if issue else say("program")
        self.picker.setText(f" {name}  ▾")
        self.picker.setAccessibleName(f"{say('issue.choose')}: {name}")
        self.picker.setToolTip(self._actions["choose_issue"].toolTip())
        self.chip.setVisible(issue is not None)
        state = "facsimile" if issue and issue.facsimile else issue.state if issue else ""
        self.chip.setText(say(f"issue.state.{state}") if state else "")

    def open_picker(self) -> None:
        """Offer the issues; the current one is chosen in the list."""
        self._menu.popup(self.picker.mapToGlobal(self.picker.rect().bottomLeft()))
        if (current := next((each for each in self._menu.actions() if each.isChecked()), None)) is not None:
            self._menu.setActiveAction(current)

    def _fill_menu(self) -> None:
        """The latest issues, those before them by their years, and what else can be opened."""
        self._menu.clear()
        assert self._look is not None
        rows = self._workbench.rows
        for row in reversed(rows[-_LATEST:]):
            self._offer(row, self._menu)
        self._menu.addSeparator()
        for year, earlier in groupby(reversed(rows[:-_LATEST]), key=lambda row: row.year):
            below = self._menu.addMenu(self._look.say("issue.year" if year else "issue.no_year", year=year))
            for row in earlier:
                self._offer(row, below)
        self._menu.addSeparator()
        self._menu.addAction(self._actions["new_issue"])
        self._menu.addAction(self._actions["open"])

    def _offer(self, row: IssueRow, menu: QMenu) -> None:
        assert self._look is not None
        name = self._look.say.issue_name(Issue(serial=row.serial, year=row.year, numbers=row.numbers))
        action = menu.addAction(self._look.say("issue.row_facsimile", name=name) if row.facsimile else name)
        action.setCheckable(True)
        action.setChecked(self._workbench.issue is not None and row.id == self._workbench.issue.id)
        action.triggered.connect(lambda _on=False, issue_id=row.id: self._workbench.choose_issue(issue_id))


class Rail(QFrame):
    """The rooms, icons with words."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._buttons: list[QToolButton] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(5, 8, 5, 8)
        rows.setSpacing(6)
        for room in ROOMS:
            button = QToolButton(self)
            button.setDefaultAction(actions[f"room_{room}"])
            if room == "inbox":  # from here on they are of the whole archive
                line = QFrame(self)
                line.setObjectName("rail_line")
                line.setFixedHeight(1)
                rows.addWidget(line)
            rows.addWidget(button)
            self._buttons.append(button)
        rows.addStretch(1)
        self.settings = QToolButton(self)
        self.settings.clicked.connect(actions["settings"].trigger)
        self._settings_act = actions["settings"]
        rows.addWidget(self.settings)
        for button in (*self._buttons, self.settings):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(20, 20))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self.settings.setText(look.say("menu.settings"))
        self.settings.setIcon(icon("settings", look.theme))
        self.settings.setToolTip(self._settings_act.toolTip())
        for button in (*self._buttons, self.settings):
            button.setFixedHeight(max(look.px(52), button.sizeHint().height()))
        widest = max(button.sizeHint().width() for button in (*self._buttons, self.settings))
        self.setFixedWidth(max(look.px(76), widest + 10))


class StatusBar(QFrame):
    """Saved since when, where the caret is, what works in the background, archive and house style.

    A back issue has no text of its own, so no caret.
    """

    stop_wanted = Signal()
    """What works in the background shall stop."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._workbench = workbench
        self._look: Look | None = None
        self._saved_at, self._to_second = QTime.currentTime(), False
        self._waiting = False
        self._caret_at: tuple[int, int] | None = None
        self._room = "edit"
        self._mark, self.saved, self.caret, self._work = QLabel(self), QLabel(self), QLabel(self), QLabel(self)
        self.stop = QToolButton(self)
        self.stop.setAutoRaise(True)
        self.stop.clicked.connect(self.stop_wanted)
        self.stop.hide()
        self._archive, self._style = ElidedLabel("quiet", self), QLabel(self)
        self._archive.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.drop = QToolButton(self)
        self.drop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.drop.setAutoRaise(True)
        self.drop.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(8)
        for widget in (self._mark, self.saved):
            row.addWidget(widget)
        row.addSpacing(16)
        row.addWidget(self.caret)
        row.addSpacing(16)
        row.addWidget(self._work)
        row.addWidget(self.stop)
        row.addWidget(self._archive, 1)
        row.addWidget(self.drop)
        self._edited = QWidget(self)
        self._counts = QHBoxLayout(self._edited)
        self._counts.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edited)
        row.addSpacing(16)
        row.addWidget(self._style)
        workbench.saved.connect(self._note_saved)
        workbench.unsaved_changed.connect(self._show_saved)
        workbench.issue_changed.connect(self.fill)
        workbench.issue_changed.connect(self._show_saved)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.stop.setText(look.say("publish.stop"))
        self.stop.setToolTip(look.say("bringing.stop"))
        self.stop.setAccessibleName(look.say("bringing.stop"))
        self.setFixedHeight(look.px(30))
        self._show_saved()
        self.fill()

    def fill(self) -> None:
        """Show what is known now."""
        if self._look is None:
            return
        say, bench, issue = self._look.say, self._workbench, self._workbench.issue
        if self._caret_at and self._room == "edit" and bench.entry_id and bench.closed != "facsimile":
            block, character = self._caret_at
            self.caret.setText(say("status.caret", block=block, character=character))
        else:
            self.caret.clear()
        self._edited.setVisible(self._room == "edit")
        self._archive.say(say("status.archive", file=bench.path.name) if bench.is_open else "")
        self._archive.setToolTip(str(bench.path))
        of_issue = self._room not in ("inbox", "archive")
        styled = issue if of_issue and issue is not None and issue.facsimile is None else None
        self._style.setText(say("status.style", style=style_name(styled.publication, say)) if styled else "")

    def show_room(self, room: str) -> None:
        """Say only what matters in a room."""
        self._room = room
        self.fill()

    def show_caret(self, block: int, character: int) -> None:
        """Say where the caret is."""
        self._caret_at = (block, character)
        self.fill()

    def add_count(self, count: QWidget) -> None:
        """Put a count of what is edited before the house style."""
        self._counts.addWidget(count)

    def show_drop(self, text: str, tip: str, *, troubled: bool) -> None:
        """Say how the drop folders are; empty where there are none."""
        self.drop.setVisible(bool(text))
        self.drop.setText(text)
        self.drop.setToolTip(tip)
        if self._look is not None:
            name, token = ("circle-x", "error") if troubled else ("inbox", "text2")
            self.drop.setIcon(icon(name, self._look.theme, token))

    def show_work(self, text: str, *, can_stop: bool = False) -> None:
        """Say what works in the background; empty where nothing does."""
        self._work.setText(text)
        self.stop.setVisible(can_stop)

    def show_waiting(self, waiting: bool) -> None:
        """Say whether something typed has been waiting for a while to be saved."""
        self._waiting = waiting
        self._show_saved()

    def tell_saved(self) -> None:
        """Somebody asked for it to be saved now: say so to the second."""
        self._to_second = True
        self._show_saved()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.saved.text()))

    def _note_saved(self) -> None:
        self._saved_at, self._to_second = QTime.currentTime(), False
        self._show_saved()

    def _show_saved(self) -> None:
        if self._look is None:
            return
        has_unsaved = self._workbench.has_unsaved
        since = self._saved_at.toString("HH:mm:ss" if self._to_second else "HH:mm")
        if self._workbench.closed == "archive":
            name, colour, key = "info", "text2", "status.read_only"
        elif has_unsaved:
            name, colour, key = MESSAGE_ICONS["error"], "error", "status.unsaved"
        elif self._waiting:
            name, colour, key = "save", "text2", "status.saving"
        else:
            name, colour, key = "check", "ok", "status.saved"
        self._mark.setPixmap(drawn(name, self._look, colour, 16))
        self.saved.setText(self._look.say(key, time=since))
