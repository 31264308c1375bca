"""What an office does now and then with entries: annual contents, handing one to a colleague and taking it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gazette.contents import has_annual_contents
from gazette.desk import AddAnnualContents, Desk
from gazette.desk.handing_over import hand_back, hand_over, taking_back
from gazette.errors import GazetteError
from gazette.gui.actions import Actions
from gazette.gui.asking import Asking
from gazette.gui.bringing_in import BringingIn
from gazette.gui.document_pane import DocumentPane
from gazette.gui.exact_list_dialog import ExactListDialog
from gazette.gui.filing_dialog import FilingDialog
from gazette.gui.look import Look
from gazette.gui.take_back_dialog import TakeBackDialog
from gazette.gui.workbench import Workbench
from gazette.model import Entry


class MonthActs(QObject):
    """Wires its acts itself, and offers each where it can be done."""

    begun = Signal()
    """The current entry was begun, or what came back of it taken: it is to be seen."""
    told = Signal(object)
    """What was done, as a message bar is told it."""

    def __init__(
        self,
        workbench: Workbench,
        actions: Actions,
        document: DocumentPane,
        bringing_in: BringingIn,
        look: Look,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workbench, self._actions, self._document, self._window = workbench, actions, document, window
        self._look: Look | None = None
        self.dialog: TakeBackDialog | None = None
        self.filing = FilingDialog(workbench, look, window)
        self.exact_list = ExactListDialog(workbench, look, window)
        for name, act in (
            ("new_annual", self.new_annual),
            ("hand_over", self.ask_hand_over),
            ("give_back", self.give_back),
            ("take_back", self.choose_back),
            ("filing_list", self.filing.open_current),
            ("exact_list", self.exact_list.open_list),
        ):
            actions[name].triggered.connect(lambda _on=False, act=act: act())
        bringing_in.news.take_back_wanted.connect(self.take_back)
        workbench.issue_changed.connect(self._enable)
        workbench.entry_chosen.connect(self._enable)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.filing.dress(look)
        self.exact_list.dress(look)
        self._enable()

    def new_annual(self) -> None:
        """Add the annual contents to the current issue, and show them."""
        bench = self._workbench
        if bench.issue is None:
            return
        change = bench.do(AddAnnualContents(bench.issue.id))
        if change is not None:
            bench.choose_entry(next(iter(change.entries)))
            self.begun.emit()

    # handing over

    def ask_hand_over(self) -> None:
        """Ask to whom the current entry goes, and into which file."""
        look, entry = self._look, self._workbench.entry
        if look is None or entry is None or not self._workbench.settle():
            return
        say = look.say
        form = Asking(look, say("handed.title"), say("handed.write"), self._window)
        form.tell([("hint", say("handed.what", title=entry.title_zh)), ("hint", say("handed.whole"))])
        form.tell([("hint", say("handed.stays"))])
        form.add_field("to", say("handed.to"))
        form.accepted.connect(lambda: self._choose_file(entry, form.answers["to"]))
        form.open()
        form.fields["to"].setFocus()

    def _choose_file(self, entry: Entry, to: str) -> None:
        assert self._look is not None
        say = self._look.say
        file = self._file_to_write(say("handed.title"), say("handed.file", title=_named(entry), to=to))
        if file is not None:
            self.hand_over(entry, to, file)

    def hand_over(self, entry: Entry, to: str, file: Path) -> None:
        """Write an entry for a colleague."""
        if self._done(lambda desk: hand_over(desk, entry.id, to, file)):
            self._tell(lambda say: say("handed.written", file=file.name, to=to))

    def give_back(self) -> None:
        """Write the current entry, which came from a colleague, for them."""
        kept, entry = self._document.handed.kept, self._workbench.entry
        if self._look is None or kept is None or entry is None or not self._workbench.settle():
            return
        say, by = self._look.say, kept.hand_over.by or self._look.say("handed.nobody")
        title = say("act.give_back").rstrip("…")
        file = self._file_to_write(title, say("handed.back_file", title=_named(entry), by=by))
        if file is not None and self._done(lambda desk: hand_back(desk, entry.id, file)):
            self._tell(lambda say: say("handed.written_back", file=file.name, by=by))

    def choose_back(self) -> None:
        """Ask for the file that a colleague gave back."""
        bench = self._workbench
        if self._look is None or not bench.settle():
            return
        say = self._look.say
        title = say("act.take_back").rstrip("…")
        file, _ = QFileDialog.getOpenFileName(
            self._window, title, self._workbench.folders.begin("colleague"), say("handed.files")
        )
        if file:
            self.take_back(self._workbench.folders.note("colleague", file), meant=bench.entry)

    def take_back(self, file: Path | str, meant: Entry | None = None) -> None:
        """Show what a file, by its path or its SHA-256 in the archive, changes in its entry.

        The person is told where that is another entry than the one that they ``meant``.
        """
        bench, look = self._workbench, self._look
        if look is None or not bench.settle():
            return
        try:
            found = bench.call_desk(lambda desk: taking_back(desk.archive, file))
        except GazetteError as error:
            bench.refused.emit(error)
            return
        bench.choose_entry(found.mine.id)
        self.dialog = TakeBackDialog(bench, found, look, self._window)
        if meant is not None and meant.id != found.mine.id:
            self.dialog.tell_other(meant)
        self.dialog.accepted.connect(self.begun)
        self.dialog.open()

    def _file_to_write(self, title: str, name: str) -> Path | None:
        assert self._look is not None
        plain = name.replace("/", "_").replace("\n", " ")[:80]
        start = self._workbench.folders.begin("colleague", f"{plain}.xml")
        file, _ = QFileDialog.getSaveFileName(self._window, title, start, self._look.say("handed.files"))
        if not file:
            return None
        chosen = self._workbench.folders.note("colleague", file)
        return chosen if chosen.suffix else Path(f"{file}.xml")

    def _done(self, act: Callable[[Desk], object]) -> bool:
        try:
            self._workbench.call_desk(act)
        except GazetteError as error:
            self._workbench.refused.emit(error)
            return False
        self._workbench.reload()
        return True

    def _tell(self, told: Callable[..., str]) -> None:
        self.told.emit(told)

    def _enable(self) -> None:
        bench, actions, entry = self._workbench, self._actions, self._workbench.entry
        issue, kept = bench.issue, self._document.handed.kept
        open_ = issue is not None and issue.state == "editing" and issue.facsimile is None
        actions["new_annual"].setEnabled(open_ and issue is not None and not has_annual_contents(issue))
        actions["filing_list"].setEnabled(issue is not None)
        actions["exact_list"].setEnabled(bench.is_open and bench.closed != "archive")
        actions["hand_over"].setEnabled(entry is not None and not bench.frozen)
        actions["give_back"].setEnabled(kept is not None and kept.way == "in")
        actions["take_back"].setEnabled(bench.is_open and bench.closed != "archive")


def _named(entry: Entry) -> str:
    return entry.number_zh or entry.title_zh
