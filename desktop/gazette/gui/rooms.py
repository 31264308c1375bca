"""The rooms of the window, one shown at a time; those that show an issue cannot be entered before there is one."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from gazette.gui.actions import Actions
from gazette.gui.edit_room import EditRoom
from gazette.gui.frame_bars import ROOMS
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.workbench import Workbench

_OF_AN_ISSUE = ("edit", "contents", "publish")
_TOPICS = {"archive": "search"}
_ACTS_OF_AN_ISSUE = ("export", "fit", "print")
_ACTS_OF_AN_ENTRY = (
    *("previous_entry", "next_entry", "entry_up", "entry_down", "to_inbox", "remove_entry"),
    *("details", "revisions", "final", "check_entry"),
)


class Rooms(QStackedWidget):
    """``others`` follow the room of editing, by name; ``first`` gets the focus in a room."""

    def __init__(
        self,
        workbench: Workbench,
        actions: Actions,
        edit: EditRoom,
        others: Mapping[str, QWidget],
        first: Mapping[str, QWidget],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workbench, self.acts, self._edit, self._first = workbench, actions, edit, first
        self._look: Look | None = None
        self.before = "edit"
        """Where the person was before the archive was searched."""
        self.led_from = ""
        """The room that has led to the one that is shown, where it was not chosen."""
        for name, room in (("edit", edit), *others.items()):
            self.addWidget(room)
            explained_at(room, _TOPICS.get(name, name))
        self._names = ("edit", *others)
        workbench.issue_changed.connect(self._enable)
        workbench.entry_chosen.connect(self._enable)

    @property
    def room(self) -> str:
        """The room that is shown; the revisions stand over that of editing."""
        return self._names[self.currentIndex()]

    def show_room(self, room: str) -> None:
        """Show a room of ``ROOMS``; the room of editing is the page to begin with while the archive is empty."""
        self._workbench.settling.emit()
        self.led_from = ""
        if room != "archive":
            self.before = room
        self._edit.show_start(False)
        self.setCurrentIndex(ROOMS.index(room))
        self.acts[f"room_{room}"].setChecked(True)
        first = self._edit.start.choose if room == "edit" and self._edit.begins else self._first[room]
        first.setFocus()

    def lead(self, room: str) -> None:
        """Show a room for what the one that is shown tells of."""
        led_from = self.room
        self.show_room(room)
        self.led_from = led_from if led_from != room else ""

    def stay(self) -> None:
        """Who writes where one was led is there on purpose."""
        self.led_from = ""

    def show_start(self) -> None:
        """Show the page to begin with."""
        self.show_room("edit")
        self._edit.show_start(True)
        self._edit.start.choose.setFocus()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._enable()

    def _enable(self) -> None:
        """A room that has nothing to show says why."""
        if self._look is None:
            return
        empty, say = self._workbench.issue is None, self._look.say
        for name in _ACTS_OF_AN_ISSUE:
            self.acts[name].setEnabled(not empty)
        self._shut_acts()
        for room in _OF_AN_ISSUE:
            action = self.acts[f"room_{room}"]
            shut = empty and (room != "edit" or self._edit.begins)
            action.setEnabled(not shut)
            if shut:
                action.setToolTip(say("start.needs_issue"))
            else:
                self.acts.name_tip(f"room_{room}")

    def _shut_acts(self) -> None:
        """Acts on the current entry, where there is none, say why they are off."""
        assert self._look is not None
        for name in _ACTS_OF_AN_ENTRY:
            self.acts[name].setEnabled(self._workbench.entry is not None)
            if self._workbench.entry is None:
                self.acts[name].setToolTip(self._look.say("start.needs_entry"))
            else:
                self.acts.name_tip(name)
