"""The room of the inbox: files that came in, the report on one of them, and where it is filed."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QPushButton, QSizePolicy, QSplitter, QToolButton, QWidget

from gazette.desk import InboxFile, Manner, MoveEntry, Several, inbox_files, proposed_place
from gazette.gui.actions import Actions
from gazette.gui.inbox_list import InboxList
from gazette.gui.inbox_report import InboxReport
from gazette.gui.inbox_structure import InboxStructure
from gazette.gui.look import Look
from gazette.gui.originals import Originals
from gazette.gui.panes import ElidedLabel, MessageBar, PaneHead, column
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench

_STRUCTURE_FROM = 1200
_COUNTED_AFTER_MS = 300


class InboxPanel(QWidget):
    """List, report and structure side by side; below them the issue that the chosen file goes into."""

    look_wanted = Signal(object, object)
    """An Entry, and the Finding in it that is to be looked at (None: its beginning)."""
    count_changed = Signal(int)
    """How many files are to be done."""

    def __init__(
        self, workbench: Workbench, actions: Actions, originals: Originals, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
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
        self.section, self.place = QComboBox(self), QComboBox(self)
        self.file_button = QPushButton(self)
        self.file_button.setObjectName("filled")
        self.file_button.clicked.connect(self.file_chosen)
        self._issue_label = ElidedLabel("facts", self)
        for choice in (self.section, self.place):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(5)
            choice.currentTextChanged.connect(choice.setToolTip)  # a narrow field cuts a long name
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column(middle, self.messages, self.report, self._filing())
        self.splitter = QSplitter(self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane in (left, middle, self.structure):
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([300, 740, 320])
        column(self, self.splitter)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.file_button.click)
        self.structure.hide()  # until there is room for it
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
        rows.setColumnStretch(0, 1)
        rows.setColumnStretch(1, 1)
        return bar

    def _wire(self, originals: Originals) -> None:
        bench = self._workbench
        self._counting = QTimer(self, singleShot=True, interval=_COUNTED_AFTER_MS)
        self._counting.timeout.connect(self._count)
        changed = WhenShown(self, self.fill)
        for signal in (bench.issue_changed, bench.not_brought):
            signal.connect(changed)
            signal.connect(self._counting.start)
        self.list.file_chosen.connect(self._show)
        self.report.look_wanted.connect(self.look_wanted)
        self.structure.look_wanted.connect(self.look_wanted)
        self.report.original_wanted.connect(originals.open)
        self.report.saving_wanted.connect(originals.save_as)
        self.report.reading_wanted.connect(lambda sha256, changes: bench.bring_in(sha256, Manner(changes=changes)))
        self.section.currentIndexChanged.connect(self._fill_places)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        for part in (self.head, self.list, self.report, self.structure, self.messages):
            part.dress(look)
        self.head.title.say(say("inbox.title"))
        self.file_button.setText(say("inbox.file") + "   Ctrl+↵")
        self.section.setAccessibleName(say("inbox.section"))
        self.place.setAccessibleName(say("inbox.place"))
        self.fill()

    def resizeEvent(self, event: object) -> None:
        self.structure.setVisible(self.window().width() >= _STRUCTURE_FROM)

    def fill(self) -> None:
        """Show the files as they are now."""
        bench = self._workbench
        if not bench.is_open:
            return
        files = bench.call_desk(lambda desk: inbox_files(desk.archive, since=_midnight()))
        self._fill_sections()
        self.list.show_files(files)
        self._tell_count(files)

    def _count(self) -> None:
        """Count the files in the background; nobody who sees another room waits for that."""
        bench = self._workbench
        if bench.is_open and not self.isVisible():
            bench.ask_desk(
                lambda desk: inbox_files(desk.archive, since=_midnight()),
                self._tell_count,
                bench.tell_failed,
                brief=True,
            )

    def _tell_count(self, files: Sequence[InboxFile]) -> None:
        self.count_changed.emit(sum(file.verdict == "to_do" for file in files))

    def file_chosen(self) -> None:
        """File all documents of the chosen file in the current issue, in one step; the next file is chosen then."""
        file, bench = self.list.chosen, self._workbench
        section = next((each for each in bench.sections if each.id == self.section.currentData()), None)
        if file is None or section is None:
            return
        inbox = {entry.id for entry in bench.inbox}
        at = self.place.currentIndex()
        moved = [entry.id for entry in file.entries if entry.id in inbox]
        bench.do(Several(tuple(MoveEntry(each, section.id, at + step) for step, each in enumerate(moved))))

    def _show(self, file: InboxFile | None) -> None:
        self.report.show_file(file)
        self.structure.show_file(file)
        issue = self._workbench.issue
        if file is not None and file.entries and issue is not None:
            proposed = proposed_place(issue, file.entries[0])
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
        self.section.setCurrentIndex(max(self.section.findData(chosen), 0))
        self.section.blockSignals(False)
        self._issue_label.say(say("inbox.into", issue=say.issue_name(bench.issue)) if bench.issue else "")
        self._fill_places()

    def _fill_places(self) -> None:
        say = self._look.say
        section = next((s for s in self._workbench.sections if s.id == self.section.currentData()), None)
        entries = section.entries if section else ()
        self.place.clear()
        self.place.addItem(say("inbox.place.first"))
        for entry in entries:
            number = self._workbench.number_of(entry.id)
            self.place.addItem(say("inbox.place.behind", number=number))
        self.place.setCurrentIndex(self.place.count() - 1)
        self._offer()

    def _offer(self) -> None:
        file, bench = self.list.chosen, self._workbench
        inbox = {entry.id for entry in bench.inbox}
        here = file is not None and any(entry.id in inbox for entry in file.entries)
        open_issue = bench.issue is not None and bench.issue.state == "editing"
        self.file_button.setEnabled(here and open_issue and self.section.count() > 0)
        for choice in (self.section, self.place):
            choice.setEnabled(self.file_button.isEnabled())


def _midnight() -> str:
    """When today began, in UTC."""
    began = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return began.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
