"""The room of the inbox: files that came in, the report on one of them, and where it is filed."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from gazette.desk import (
    FilingHabits,
    InboxFile,
    Manner,
    MoveEntry,
    Several,
    filing_habits,
    inbox_files,
    proposed_moves,
    proposed_place,
    takes_documents,
    to_do_count,
)
from gazette.gui.actions import Actions
from gazette.gui.arrivals import NotBrought
from gazette.gui.folding import FoldingSplitter
from gazette.gui.inbox_list import InboxList
from gazette.gui.inbox_report import InboxReport
from gazette.gui.inbox_structure import InboxStructure
from gazette.gui.look import Look
from gazette.gui.originals import Originals
from gazette.gui.panes import ElidedLabel, MessageBar, PaneHead, column
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench
from gazette.ingest import Changes
from gazette.model import Entry

_STRUCTURE_FROM = 1200
_PROPOSED = 0
"""Stands for the section that is proposed for each of several documents; no section has this id."""
_COUNTED_AFTER_MS = 300


class InboxPanel(QWidget):
    """List, report and structure side by side; below them the issue that the chosen files go into."""

    look_wanted = Signal(object, object)
    """An Entry, and the Finding in it that is to be looked at (None: its beginning)."""
    outer_changed = Signal()
    """The structure that was read is shown now, or folded."""
    count_changed = Signal(int)
    """How many files are to be done."""

    def __init__(
        self, workbench: Workbench, actions: Actions, originals: Originals, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._habits = FilingHabits()
        self._meant: dict[str, str] = {}
        """Into which issues files were brought that could not be read yet, by their SHA-256."""
        self.list, self.report = InboxList(look, self), InboxReport(look, self)
        self.structure = InboxStructure(workbench, look, self)
        self.messages = MessageBar(self)
        self.head = PaneHead(self)
        bring = QToolButton(self)
        bring.setDefaultAction(actions["bring_in"])
        bring.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.add(bring)
        left, middle = QWidget(self), QWidget(self)
        column(left, self.head, self.list)
        self._outer = {"tree": left, "pages": self.structure}
        self.section, self.place = QComboBox(self), QComboBox(self)
        self.file_button = QPushButton(self)
        self.file_button.setObjectName("filled")
        self.file_button.clicked.connect(self.file_all_chosen)
        self._issue_label = ElidedLabel("facts", self)
        for choice in (self.section, self.place):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(5)
            choice.currentTextChanged.connect(choice.setToolTip)  # a narrow field cuts a long name
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column(middle, self.messages, self.report, self._filing())
        self.splitter = FoldingSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.fold_by(actions, {1: "tree", 2: "pages"})
        for pane in (left, middle, self.structure):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([300, 740, 320])
        column(self, self.splitter)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.file_button.click)
        self.structure.hide()  # until there is room for it
        self._is_wide, self._wanted = False, True
        self._wire(originals)

    def _filing(self) -> QWidget:
        bar = QFrame(self)
        bar.setObjectName("pane_foot")
        rows = QGridLayout(bar)
        rows.setContentsMargins(14, 8, 14, 8)
        rows.setSpacing(8)
        rows.addWidget(self._issue_label, 0, 0, 1, 3)
        rows.addWidget(self.section, 1, 0)
        rows.addWidget(self.place, 1, 1)
        rows.addWidget(self.file_button, 1, 2)
        rows.setColumnStretch(0, 3)
        rows.setColumnStretch(1, 2)
        return bar

    def _wire(self, originals: Originals) -> None:
        bench = self._workbench
        self._counting = QTimer(self, singleShot=True, interval=_COUNTED_AFTER_MS)
        self._counting.timeout.connect(self._count)
        changed = WhenShown(self, self.fill)
        for signal in (bench.issue_changed, bench.not_brought):
            signal.connect(changed)
            signal.connect(self._counting.start)
        self.list.files_chosen.connect(self._show)
        self.report.look_wanted.connect(self.look_wanted)
        self.structure.look_wanted.connect(self.look_wanted)
        self.report.original_wanted.connect(originals.open)
        self.report.saving_wanted.connect(originals.save_as)
        bench.not_brought.connect(self._note_meant)
        bench.archive_opened.connect(self._meant.clear)
        self.report.reading_wanted.connect(lambda sha256, changes: self._read_again(sha256, changes=changes))
        self.report.unlock_wanted.connect(lambda sha256, password: self._read_again(sha256, password=password))
        self.section.currentIndexChanged.connect(self._fill_places)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.splitter.dress_handles(look)
        say = look.say
        for part in (self.head, self.list, self.report, self.structure, self.messages):
            part.dress(look)
        self.head.title.say(say("inbox.title"))
        self.section.setAccessibleName(say("inbox.section"))
        self.place.setAccessibleName(say("inbox.place"))
        self.fill()

    def resizeEvent(self, event: object) -> None:
        wide = self.window().width() >= self._look.px(_STRUCTURE_FROM)
        if wide != self._is_wide:
            self._is_wide = wide
            self.structure.setVisible(wide and self._wanted)
            self.outer_changed.emit()

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold the list of files or the structure that was read, because the person wants it so."""
        self._outer[name].setVisible(shown)
        if name == "pages":
            self._wanted = shown

    def shows(self, name: str) -> bool:
        """Whether the list of files or the structure that was read is shown."""
        return not self._outer[name].isHidden()

    def fill(self) -> None:
        """Show the files as they are now."""
        bench = self._workbench
        if not bench.is_open:
            return
        issue_id = 0 if bench.issue is None else bench.issue.id
        files, self._habits = bench.call_desk(
            lambda desk: (inbox_files(desk.archive, since=_midnight()), filing_habits(desk.archive, issue_id))
        )
        self._fill_sections()
        self.list.show_files(files)
        self._tell_count(files)

    def ask_password(self, sha256: str) -> None:
        """Choose a file that was not read for its password, and wait for that."""
        self.fill()
        file = next((each for each in self.list.files if each.source and each.source.sha256 == sha256), None)
        if file is not None:
            self.list.choose(file)
            if self.report.password is not None:
                self.report.password.setFocus()

    def _note_meant(self, failed: NotBrought) -> None:
        if failed.sha256 is not None and failed.manner.issue is not None:
            self._meant[failed.sha256] = failed.manner.issue

    def _read_again(self, sha256: str, changes: Changes | None = None, password: str | None = None) -> None:
        """Read a file that is kept once more; it goes where it was meant to go, while that can still be."""
        bench, meant = self._workbench, self._meant.get(sha256)
        takes = meant is not None and bench.call_desk(lambda desk: takes_documents(desk.archive, meant))
        bench.bring_in(sha256, Manner(issue=meant if takes else None, changes=changes, password=password))

    def _count(self) -> None:
        """Count the files in the background; nobody who sees another room waits for that."""
        bench = self._workbench
        if bench.is_open and not self.isVisible():
            bench.ask_desk(
                lambda desk: to_do_count(desk.archive), self.count_changed.emit, bench.tell_failed, brief=True
            )

    def _tell_count(self, files: Sequence[InboxFile]) -> None:
        self.count_changed.emit(sum(file.verdict == "to_do" for file in files))

    def file_all_chosen(self) -> None:
        """File all documents of the chosen files in the current issue, in one step; the next file is chosen then."""
        bench, section_id = self._workbench, self.section.currentData()
        if bench.issue is None:
            return
        entries = self._to_be_filed(self.list.all_chosen)
        if section_id == _PROPOSED:
            moves = proposed_moves(bench.issue, entries, self._habits)
        else:
            at = self.place.currentIndex()
            moves = tuple(MoveEntry(entry.id, section_id, at + step) for step, entry in enumerate(entries))
        if bench.do(Several(moves)) is not None:
            self.list.setFocus()

    def _to_be_filed(self, files: Sequence[InboxFile]) -> list[Entry]:
        """What of the files stands in the inbox."""
        inbox = {entry.id for entry in self._workbench.inbox}
        return [entry for file in files for entry in file.entries if entry.id in inbox]

    def _show(self, files: Sequence[InboxFile]) -> None:
        entering = self.report.password is not None and self.report.password.hasFocus()
        self.report.show_files(files)
        if entering:
            (self.report.password or self.list).setFocus()
        self.structure.show_file(files[0] if files else None)
        issue = self._workbench.issue
        entries = self._to_be_filed(files)
        if (len(entries) > 1) != (self.section.findData(_PROPOSED) >= 0):
            self._fill_sections()
        if len(entries) > 1:
            self.section.setCurrentIndex(self.section.count() - 1)
        elif entries and issue is not None:
            proposed = proposed_place(issue, entries[0], self._habits)
            self.section.setCurrentIndex(max(self.section.findData(proposed.section_id), 0))
            self.place.setCurrentIndex(proposed.position)
        self._offer()

    def _fill_sections(self) -> None:
        bench, say = self._workbench, self._look.say
        chosen = self.section.currentData()
        self.section.blockSignals(True)
        self.section.clear()
        for section in bench.sections:
            self.section.addItem(section.name.zh or section.name.en or say("tree.no_section"), section.id)
        if bench.sections and len(self._to_be_filed(self.list.all_chosen)) > 1:
            self.section.addItem(say("inbox.proposed"), _PROPOSED)
        self.section.setCurrentIndex(max(self.section.findData(chosen), 0))
        self.section.blockSignals(False)
        self._issue_label.say(
            say("inbox.into", issue=say.issue_name(bench.issue)) if bench.issue else say("inbox.no_issue")
        )
        self._fill_places()

    def _fill_places(self) -> None:
        say = self._look.say
        section = next((s for s in self._workbench.sections if s.id == self.section.currentData()), None)
        entries = section.entries if section else ()
        self.place.clear()
        if self.section.currentData() == _PROPOSED:
            self.place.addItem(say("inbox.proposed.place"))
            self._offer()
            return
        self.place.addItem(say("inbox.place.first"))
        for entry in entries:
            number = self._workbench.number_of(entry.id)
            self.place.addItem(say("inbox.place.behind", number=number))
        self.place.setCurrentIndex(self.place.count() - 1)
        self._offer()

    def _offer(self) -> None:
        files, bench, say = self.list.all_chosen, self._workbench, self._look.say
        open_issue = bench.issue is not None and bench.issue.state == "editing"
        self.file_button.setEnabled(bool(self._to_be_filed(files)) and open_issue and self.section.count() > 0)
        caption = say("inbox.file_all", count=len(files)) if len(files) > 1 else say("inbox.file")
        self.file_button.setText(f"{caption}   Ctrl+↵")
        self.section.setEnabled(self.file_button.isEnabled())
        self.place.setEnabled(self.file_button.isEnabled() and self.section.currentData() != _PROPOSED)


def _midnight() -> str:
    """When today began, in UTC."""
    began = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return began.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
