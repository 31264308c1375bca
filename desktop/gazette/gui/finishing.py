"""Final entries: marked once their errors are decided on, and in proof again as soon as somebody changes them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gazette.desk import SetEntryField
from gazette.desk.finishing import MarkFinal, errors_of
from gazette.gui.final_form import FinalForm
from gazette.gui.ignoring import decision_on
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar
from gazette.gui.place_words import PlaceWords
from gazette.gui.workbench import Workbench
from gazette.model import Decision, Entry, Finding, Reason


class Finishing(QObject):
    """Carries out 标为定稿, and watches what becomes of final entries."""

    typed_in = Signal()
    """Somebody types into a final entry: it counts as in proof from the first key on."""

    def __init__(self, workbench: Workbench, messages: MessageBar, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._workbench, self._messages, self._look, self._window = workbench, messages, look, window
        self._places = PlaceWords(workbench)
        self._wanted: Entry | None = None
        """The entry that is to be final once it was checked, as it was when that was wished."""
        self._seen: Entry | None = None
        self._withdraw: Callable[[], None] | None = None
        self._told = 0
        self.form: FinalForm | None = None
        workbench.checking.answered.connect(self._checked)
        workbench.issue_changed.connect(self._changed)
        workbench.entry_chosen.connect(self._changed)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look

    # marking

    def mark_final(self) -> None:
        """Mark the current entry final, or put it into proof again."""
        bench = self._workbench
        entry = bench.entry if bench.settle() else None
        if entry is None:
            return
        if entry.state == "final":
            bench.do(SetEntryField(entry.id, "state", "in_proof"))
        elif bench.number_of(entry.id) is None or bench.frozen or bench.checking.is_current:
            self._mark(entry)
        else:
            self._wanted = entry
            bench.checking.check_now()

    def _checked(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted == self._workbench.entry:
            self._mark(wanted)

    def _mark(self, entry: Entry) -> None:
        errors = errors_of(self._workbench.findings_of(entry.id))
        if not errors:
            self._workbench.do(MarkFinal(entry.id))
            return
        say = self._look.say
        shown = [(finding, self._places.of(finding, say, with_entry=False)) for finding in errors]
        self.form = FinalForm(self._look, entry.number_zh or entry.title_zh, shown, self._window)
        self.form.accepted.connect(lambda: self._decide(entry, errors))
        self.form.open()

    def _decide(self, entry: Entry, errors: tuple[Finding, ...]) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        decisions = tuple(
            self._decision(finding, reason, note) for finding, (reason, note) in zip(errors, form.reasons, strict=True)
        )
        self._workbench.do(MarkFinal(entry.id, decisions))

    def _decision(self, finding: Finding, reason: Reason, note: str | None) -> Decision:
        return decision_on(self._workbench, finding, "place", reason, note)

    # changing

    def note_typing(self) -> None:
        """Something was typed in the text or in a field of the current entry."""
        self._wanted = None
        entry = self._workbench.entry
        if entry is not None and entry.state == "final" and not self._workbench.fields_frozen:
            self._tell(entry)
            self.typed_in.emit()

    def _changed(self) -> None:
        """A final entry that says something else now is in proof; one that somebody put there says the same."""
        before, now = self._seen, self._workbench.entry
        self._seen = now
        if now is None or before is None or before.id != now.id:
            self._told = 0
            return
        if before.state == "final" and now.state == "in_proof" and replace(before, state=now.state) != now:
            self._tell(now)
        elif before != now and self._withdraw is not None:
            # One step back would not bring the final text back any more.
            self._withdraw()
            self._withdraw, self._told = None, 0

    def _tell(self, entry: Entry) -> None:
        if self._told == entry.id:
            return
        self._told = entry.id
        title = entry.number_zh or entry.title_zh
        self._withdraw = self._messages.tell(
            "doubt", lambda say: say("final.in_proof_again", title=title), "final.undo", self._undo
        )

    def _undo(self) -> None:
        self._withdraw, self._told = None, 0
        if self._workbench.settle():
            self._workbench.undo()
