"""Folding the outer panes of the room that is shown."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from gazette.gui.actions import Actions
from gazette.gui.rooms import Rooms

OUTER = ("tree", "pages")
"""The acts that fold the pane at the left and the one at the right."""


class Foldable(Protocol):
    """A room with outer panes."""

    @property
    def outer_changed(self) -> SignalInstance:
        """Which of them are shown is another answer now."""

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold the pane of an act, because the person wants it so."""

    def shows(self, name: str) -> bool | None:
        """Whether the pane of an act is shown; None where the room has no such pane."""


class RoomFolding(QObject):
    """The acts fold what belongs to the room that is shown, and say how it is there."""

    def __init__(self, actions: Actions, rooms: Rooms, foldable: dict[str, Foldable]) -> None:
        super().__init__(rooms)
        self._actions, self._rooms, self._foldable = actions, rooms, foldable
        self._folded: set[str] = set()
        """What the person folded, as room and act: contents.pages."""
        for name in OUTER:
            actions[name].triggered.connect(lambda shown, name=name: self._fold(name, shown))
        rooms.currentChanged.connect(lambda _at: self.show_state())
        for room in foldable.values():
            room.outer_changed.connect(self.show_state)

    @property
    def folded(self) -> tuple[str, ...]:
        """What the person folded, to be remembered; what a narrow window folds is not meant."""
        return tuple(sorted(self._folded))

    def restore(self, folded: Iterable[str]) -> None:
        """Fold what was remembered; what is not known here is left alone."""
        for each in folded:
            room, _, name = each.partition(".")
            if room in self._foldable and name in OUTER and self._foldable[room].shows(name) is not None:
                self._folded.add(each)
                self._foldable[room].fold(name, False)
        self.show_state()

    def _shows(self, folded: str) -> bool:
        room, _, name = folded.partition(".")
        return bool(self._foldable[room].shows(name))

    def show_state(self) -> None:
        """Tick the acts as the room is, and shut those of panes that it does not have."""
        self._folded = {each for each in self._folded if not self._shows(each)}
        room = self._foldable.get(self._rooms.room)
        for name in OUTER:
            shown = None if room is None else room.shows(name)
            self._actions[name].setEnabled(shown is not None)
            self._actions[name].setChecked(bool(shown))

    def _fold(self, name: str, shown: bool) -> None:
        room = self._foldable.get(self._rooms.room)
        if room is not None:
            room.fold(name, shown)
            (self._folded.discard if shown else self._folded.add)(f"{self._rooms.room}.{name}")
