"""Acts that mean something else in each room: going on to the next thing, through the panes, and a step back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gazette.gui.edit_room import EditRoom
from gazette.gui.rooms import Rooms
from gazette.gui.search_ways import SearchWays


@dataclass(frozen=True, slots=True)
class InRoom:
    """What acts find in a room: what F6 goes through, what goes to its next thing, and where one comes back to.

    ``step`` is None where the next thing is a finding in the text.
    """

    panes: Callable[[], Sequence[QWidget]]
    step: Callable[[int], None] | None = None
    returns_to: Callable[[], QWidget] | None = None


class RoomActs:
    """``inside`` says of each room what is in it."""

    def __init__(self, rooms: Rooms, edit: EditRoom, searching: SearchWays, inside: Mapping[str, InRoom]) -> None:
        self._rooms, self._edit, self._searching, self._inside = rooms, edit, searching, inside

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes through in the room that is shown."""
        return self._inside[self._rooms.room].panes()

    def next_thing(self, step: int) -> None:
        """Go to the next thing to look at, of which each room has its own; in the text it is a finding."""
        go = self._inside[self._rooms.room].step or self._edit.document.walk.go
        go(step)

    def in_text(self, act: Callable[[], None]) -> None:
        """Do what wants the text of an entry; where there is none, the archive is searched."""
        self._show_text()
        if self._edit.document.editor.isVisible():
            act()
        else:
            self._searching.begin()

    def replace_in_issue(self) -> None:
        """Ask what shall be replaced in all of the issue."""
        self._show_text()
        self._edit.document.replacement.open()

    def unfold_pages(self) -> None:
        """Show the pages beside the text."""
        self._show_text()
        if not self._edit.pages.isVisible():
            self._rooms.acts["pages"].trigger()

    def step_back(self) -> None:
        """Go to what has led here, else from another room to the text."""
        rooms = self._rooms
        if room := rooms.led_from:
            rooms.show_room(room)
            if (returns_to := self._inside[room].returns_to) is not None:
                returns_to().setFocus()
        elif rooms.room in ("contents", "publish", "inbox") and rooms.acts["room_edit"].isEnabled():
            rooms.show_room("edit")

    def _show_text(self) -> None:
        if self._rooms.room != "edit":
            self._rooms.show_room("edit")
