"""Tells why the archive can only be read, who else has it open or that its place takes nothing; and of a bad place."""

import platform
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gazette.desk.holding import Holder
from gazette.desk.standing import bad_place
from gazette.errors import GazetteError
from gazette.gui.captions import Captions
from gazette.gui.panes import MessageBar
from gazette.gui.workbench import Workbench
from gazette.settings import first_told
from gazette.wording import error_sentence, sentence

_AGAIN_MS = 5000


class HeldNews(QObject):
    """One sentence with a button to try, and a try every five seconds."""

    opened = Signal()
    """The archive that could only be read can be changed now."""

    def __init__(self, workbench: Workbench, bar: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._bar = workbench, bar
        self._withdraw: Callable[[], None] | None = None
        self._withdraw_refusal: Callable[[], None] | None = None
        self._refused = ""
        self._timer = QTimer(self, interval=_AGAIN_MS)
        self._timer.timeout.connect(self.try_again)

    def look(self) -> None:
        """See how the archive was opened."""
        holder = self._workbench.holder
        self._forget_refusal()
        if self._withdraw is not None:
            self._withdraw()
            self._withdraw = None
        if holder is None:
            self._timer.stop()
            if self._workbench.is_only_read:
                full = self._workbench.call_desk(lambda desk: desk.archive.has_no_room)
                why = "held.full" if full else "held.place"
                self._withdraw = self._bar.tell("doubt", lambda say: say(why), "held.again", self._press)
            else:
                self._tell_place()
            return
        self._timer.start()
        self._withdraw = self._bar.tell("doubt", lambda say: held_sentence(holder, say), "held.again", self._press)

    def _tell_place(self) -> None:
        """Say once of an archive that it stands where it is harmed more easily."""
        code, path = self._workbench.call_desk(lambda desk: bad_place(desk.archive)), self._workbench.path
        if code is not None and first_told(code, path):
            self._withdraw = self._bar.tell("doubt", lambda say: sentence(code, {"file": path.name}, say.language))

    def try_again(self) -> None:
        """Open the archive for writing where nobody has it any more; else show what was written meanwhile."""
        bench = self._workbench
        if not bench.is_open or not bench.is_only_read:
            self._timer.stop()
            return
        by_others = bench.holder is not None
        if by_others and not bench.is_free():
            if self._refused:
                self.look()
            bench.look_again()
            return
        issue_id, entry_id = bench.issue.id if bench.issue else 0, bench.entry_id
        try:
            bench.open(bench.path)
        except GazetteError as error:
            self._tell_refusal(error)
            return
        self._forget_refusal()
        if issue_id in {row.id for row in bench.rows}:
            bench.choose_issue(issue_id)
        if any(entry.id == entry_id for entry in bench.entries):
            bench.choose_entry(entry_id)
        if not self._workbench.is_only_read:
            self.look()
            self._bar.tell("ok", lambda say: say("held.free" if by_others else "held.writable"))
            self.opened.emit()

    def _tell_refusal(self, error: GazetteError) -> None:
        # Every five seconds the same: who has closed the bar is not told again.
        if error.code != self._refused:
            self._forget_refusal()
            self._refused = error.code
            self._withdraw_refusal = self._bar.tell(
                "error", lambda say: _refusal_sentence(error, say), "held.again", self._press
            )

    def _forget_refusal(self) -> None:
        self._refused = ""
        if self._withdraw_refusal is not None:
            self._withdraw_refusal()
            self._withdraw_refusal = None

    def _press(self) -> None:
        self._forget_refusal()
        self.try_again()
        if self._workbench.is_only_read and not self._refused:
            self.look()


def _refusal_sentence(error: GazetteError, say: Captions) -> str:
    """Why it cannot be opened for writing; it stays open for reading meanwhile."""
    if error.code == "archive.missing":
        return say("held.missing", file=error.values["file"])
    return error_sentence(error, say.language)


def held_sentence(holder: Holder, say: Captions) -> str:
    """Who has it open, and what that means."""
    if not holder.computer:
        return say("held.somebody")
    if holder.computer == platform.node():
        return say("held.here", person=holder.person)
    return say("held.computer", computer=holder.computer, person=holder.person)
