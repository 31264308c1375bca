"""Where in the window something is told: in the room that is shown, and what has no bar of its own beside the text."""

from collections.abc import Callable, Mapping
from pathlib import Path

import gazette
from gazette.errors import DeskError, GazetteError
from gazette.gui.captions import Captions
from gazette.gui.held_news import held_sentence
from gazette.gui.panes import MessageBar, MessageLevel
from gazette.gui.rooms import Rooms
from gazette.gui.workbench import Workbench
from gazette.wording import error_sentence


class WindowMessages:
    """``text`` is the bar above the text, ``others`` are those of other rooms by their names."""

    def __init__(self, workbench: Workbench, rooms: Rooms, text: MessageBar, others: Mapping[str, MessageBar]) -> None:
        self._workbench, self._rooms = workbench, rooms
        self._text, self._others = text, others
        workbench.refused.connect(self.tell_error)

    def tell(
        self,
        level: MessageLevel,
        told: Callable[[Captions], str],
        label: str = "",
        act: Callable[[], None] | None = None,
        *,
        passing: bool = False,
    ) -> None:
        """Tell where the person is what became of an act; from a room without a bar this leads to the text.

        What was told of the act before makes room for it. ``passing`` is what goes with the next act, too.
        """
        bar = self._others.get(self._rooms.room, self._text)
        bar.pass_by()
        bar.tell(level, told, label, act, passing=passing)
        if bar is self._text and self._rooms.room != "edit":
            self._rooms.show_room("edit")

    def of_arrivals(self) -> MessageBar:
        """Where it is told what became of a file: in the inbox to who is there, else beside the text."""
        if self._rooms.room == "inbox":
            return self._others["inbox"]
        self._rooms.show_room("edit")
        return self._text

    def tell_error(self, error: GazetteError) -> None:
        """Say in a sentence why something could not be done."""
        pressed = error.code == "desk.at_press"
        holder = self._workbench.holder if error.code == "archive.read_only" else None
        self.tell(
            "doubt" if pressed or holder else "error",
            lambda say: error_sentence(error, say.language) if holder is None else held_sentence(holder, say),
            "editor.reopen" if pressed else "",
            self._workbench.reopen_wanted.emit if pressed else None,
            passing=isinstance(error, DeskError),  # that an archive cannot be written to lasts
        )

    def tell_bug(self, log: Path) -> None:
        """Say that something went wrong that nobody foresaw."""
        self.tell("error", lambda say: say("trouble.bug", file=log.name))

    def tell_about(self) -> None:
        """What this program is."""
        self.tell("ok", lambda say: say("about.text", version=gazette.__version__))
