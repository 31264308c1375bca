"""What the drop folders tell, said in the window without taking anybody from the text: a sign, a sentence, a button."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gazette.archive import Arrival
from gazette.desk import DropEvent, Manner, TakeVersionBack
from gazette.errors import IngestError
from gazette.gui.arrivals import NotBrought
from gazette.gui.bringing_in import BringingIn
from gazette.gui.drop_dialog import DropDialog, state_text
from gazette.gui.drop_watch import DropWatch
from gazette.gui.frame_bars import StatusBar
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, MessageLevel
from gazette.gui.workbench import Workbench
from gazette.wording import error_sentence

_LEVELS: dict[str, MessageLevel] = {
    "desk.drop.taken": "hint",
    "desk.drop.already": "hint",
    "desk.drop.replaced": "hint",
    "desk.drop.decided": "hint",
    "desk.drop.left_out": "hint",
    "desk.drop.moved_again": "hint",
    "desk.drop.archive_back": "hint",
    "desk.drop.folder_back": "hint",
}


class DropNews(QObject):
    """Everything that is not well is a doubt: it stays until it is closed, what is well gives way."""

    def __init__(
        self,
        workbench: Workbench,
        watch: DropWatch,
        bringing_in: BringingIn,
        status: StatusBar,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workbench, self._watch, self._bringing_in = workbench, watch, bringing_in
        self._status, self._messages = status, messages
        self._look: Look | None = None
        self.dialog: DropDialog | None = None
        self._window = window
        watch.told.connect(self._tell)
        watch.changed.connect(self._show_sign)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        if self.dialog is not None:
            self.dialog.dress(look)
        self._show_sign()

    def open_dialog(self) -> None:
        """Show the drop folders beside the work."""
        assert self._look is not None
        if self.dialog is None:
            self.dialog = DropDialog(self._workbench, self._watch, self._look, self._window)
            self.dialog.entry_wanted.connect(self._workbench.choose_entry)
            self.dialog.decision_wanted.connect(self._decide)
            self.dialog.dress(self._look)
        self.dialog.open_beside()

    def _show_sign(self) -> None:
        if self._look is None:
            return
        say, folders = self._look.say, self._watch.folders
        troubled = [now for now in folders if now.state in {"away", "stuck"}]
        watched = sum(now.state == "watched" for now in folders)
        if troubled:
            text = state_text(troubled[0], self._look)
        elif watched:
            text = say("drop.sign", count=watched)
        else:
            text = say("drop.paused") if folders else ""
        tip = "\n".join(f"{now.folder.path}: {state_text(now, self._look)}" for now in folders)
        self._status.show_drop(say("drop.sign_of", text=text) if text else "", tip, troubled=bool(troubled))

    def _tell(self, event: DropEvent) -> None:
        brought = event.brought
        first = brought.entries[0].id if brought and brought.entries else 0
        level = _LEVELS.get(event.code, "doubt")
        label, act = ("brought.look", lambda: self._workbench.choose_entry(first)) if first else ("", None)
        if event.code == "desk.drop.replaced":
            label, act = "drop.take_back", lambda: self._take_back(first)
        elif event.code == "desk.drop.waiting":
            label, act = "drop.open", self.open_dialog
        self._messages.tell(
            level,
            lambda say: (
                event.sentence(say.language) + (f" {error_sentence(event.error, say.language)}" if event.error else "")
            ),
            label,
            act,
        )

    def _take_back(self, entry_id: int) -> None:
        self._workbench.choose_entry(entry_id)
        self._workbench.do(TakeVersionBack(entry_id))

    def _decide(self, arrival: Arrival) -> None:
        if arrival.reason is not None and arrival.sha256 is not None:
            code, values = arrival.reason
            error = IngestError(code, **values)
            self._bringing_in.decide(NotBrought(arrival.sha256, Manner(), error, arrival.sha256))
