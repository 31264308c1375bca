"""The room of the contents: both lists side by side, what does not agree, and how to mend it; pages cannot be typed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QToolButton, QWidget

from gazette.contents import contents_list, contents_text
from gazette.desk.decision_commands import AcceptSuggestion, IgnoreFinding
from gazette.gui.actions import Actions
from gazette.gui.contents_rows import ZH, ContentsRow, contents_rows
from gazette.gui.contents_table import ContentsTable
from gazette.gui.contents_verdicts import Verdict, verdict_of
from gazette.gui.folding import FoldingSplitter
from gazette.gui.icons import icon
from gazette.gui.ignore_form import IgnoreForm
from gazette.gui.ignoring import decision_on
from gazette.gui.look import Look
from gazette.gui.page_view import PageView
from gazette.gui.panes import PaneHead, column
from gazette.gui.titles_pane import TitlesPane
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench
from gazette.model import LEVELS, Finding, Issue, Level, Reason, Scope

# In a narrower window the titles lie below the table, whose columns would be a few characters wide.
_TITLES_BELOW_TABLE_UNDER = 1200


class ContentsPanel(QWidget):
    """The table, and beside it the titles of the chosen row, or the contents pages as they print."""

    outer_changed = Signal()
    """What lies beside the table is shown now, or folded."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._narrow = self._moved = False
        self.verdicts: dict[int, Verdict] = {}
        """What is said of each entry, by its id."""
        self.head = PaneHead(self)
        self.counts: dict[Level, QLabel] = {level: QLabel(self) for level in LEVELS}
        self.only_differing, self.show_pages = QToolButton(self), QToolButton(self)
        self._copy = QPushButton(self)
        self.table = ContentsTable(self)
        self.empty = QLabel(self)
        self.titles = TitlesPane(workbench, look, self)
        self.form = IgnoreForm(look, self)
        self.pages = PageView(look.theme, workbench.pictures, self)
        self.beside = QStackedWidget(self)
        self._build()
        self._changed = WhenShown(self, self.fill)
        for signal in (workbench.issue_changed, workbench.pages_changed, workbench.findings_changed):
            signal.connect(self._changed)
        workbench.entry_chosen.connect(WhenShown(self, self._show_current))

    def _build(self) -> None:
        for level, count in self.counts.items():
            count.setObjectName(f"count_{level}")
            self.head.add(count)
        for button in (self.only_differing, self.show_pages):
            button.setCheckable(True)
            self.head.add(button)
        self.only_differing.toggled.connect(self._hide_rows)
        self.show_pages.toggled.connect(self._show_beside)
        self.show_pages.clicked.connect(self._unfold)
        self.show_pages.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._copy.clicked.connect(self.copy)
        self.head.add(self._copy)
        self.empty.setObjectName("caption")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.entry_chosen.connect(self._chosen)
        self.table.activated.connect(lambda _index: self._write_english())
        for keys, act in (("Ctrl+Return", self.take_first), ("Ctrl+I", self.keep_first)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        self.titles.check.accepted.connect(self._accept)
        self.titles.check.kept.connect(lambda finding: self.form.open(finding, "place"))
        self.form.confirmed.connect(self._ignore)
        self.form.left.connect(self.table.setFocus)
        self.pages.mouse.entry_clicked.connect(self._page_clicked)
        self.beside.addWidget(self.titles)
        self.beside.addWidget(self.pages)
        left = QWidget(self)
        column(left, self.head, self.form, self.empty, self.table)
        self.splitter = FoldingSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1000, 330])
        self.splitter.splitterMoved.connect(self._keep_sizes)
        column(self, self.splitter)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.splitter.dress_handles(look)
        self.head.dress(look)
        self.head.title.say(look.say("contents.title"))
        self.only_differing.setText(look.say("contents.only_differing"))
        self.show_pages.setText(look.say("contents.show_pages"))
        self.show_pages.setIcon(icon("book-open", look.theme))
        self.show_pages.setIconSize(QSize(16, 16))
        self._copy.setText(look.say("contents.copy"))
        self._copy.setToolTip(look.say("contents.copy_tip"))
        self._copy.setAccessibleName(look.say("contents.copy_tip"))
        self._copy.setIcon(icon("copy", look.theme))
        self.table.dress(look)
        self.pages.set_theme(look.theme)
        self.pages.setAccessibleName(look.say("contents.show_pages"))
        self.titles.dress(look)
        self.form.dress(look)
        self.fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from what lies around the table back into it."""
        if event.key() == Qt.Key.Key_Escape and not self.table.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < _TITLES_BELOW_TABLE_UNDER
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        # A remembered state of the splitter may be of a window of another width.
        if narrow != self._narrow or self.splitter.orientation() != wanted:
            self._narrow, self._moved = narrow, False
            self.titles.lie(flat=narrow)
            self.splitter.setOrientation(wanted)
            if not narrow:
                self.splitter.setSizes([1000, 330])
        if narrow and not self._moved:
            # Once the splitter itself has its new height.
            QTimer.singleShot(0, self, self._give_table_the_room)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._workbench.issue is not None:
            self._workbench.note_seen(entry.id for entry in self._workbench.issue.entries)
            self._changed()

    def _give_table_the_room(self) -> None:
        if self._narrow and not self._moved:
            below = self._look.px(230)
            self.splitter.setSizes([max(self.splitter.height() - below, below), below])

    def _keep_sizes(self, _place: int, _index: int) -> None:
        self._moved = True

    def copy(self) -> None:
        """Put both lists as text on the clipboard."""
        issue = self._workbench.issue
        if issue is not None:
            texts = [contents_text(contents_list(issue, self._starts(issue), language)) for language in ("zh", "en")]
            QGuiApplication.clipboard().setText("\n".join(texts))

    def fill(self) -> None:
        """Show lists, verdicts and pages as they are now."""
        bench, issue = self._workbench, self._workbench.issue
        self.verdicts = {}
        rows: list[ContentsRow] = []
        if issue is not None:
            starts = self._starts(issue)
            for entry, page in zip(issue.entries, starts, strict=True):
                found = bench.findings_of(entry.id)
                self.verdicts[entry.id] = verdict_of(entry, found, page, self._look.say, checked=bench.are_checked)
            before = {entry.id: bench.moved_from(entry.id) for entry in issue.entries}
            rows = contents_rows(issue, starts, before, self.verdicts, self._look.say)
        self.table.show_rows(rows)
        self._count()
        self._hide_rows()
        self._show_current()
        self._show_beside()

    def _starts(self, issue: Issue) -> list[int | None]:
        spans = [self._workbench.span_of(entry.id) for entry in issue.entries]
        return [span[0] if span else None for span in spans]

    def _write_english(self) -> None:
        self._unfold()
        self.titles.title_en.setFocus()

    def _count(self) -> None:
        say, issue = self._look.say, self._workbench.issue
        found = [finding for verdict in self.verdicts.values() for finding in verdict.findings]
        for level, label in self.counts.items():
            count = sum(finding.level == level for finding in found)
            label.setText(f"{say(f'level.{level}')} {count}")
            label.setVisible(bool(count))
        open_rows = sum(not verdict.agrees for verdict in self.verdicts.values())
        facts = say("contents.facts_open" if open_rows else "contents.facts", count=len(self.verdicts), open=open_rows)
        self.head.facts.say(facts if issue else "")

    def _hide_rows(self) -> None:
        """Where only what differs is wanted, hide the rest; sections stay where they have a row."""
        only, rows = self.only_differing.isChecked(), self.table.rows
        shown = [not only or (row.entry_id is not None and not self.verdicts[row.entry_id].agrees) for row in rows]
        for at, row in enumerate(rows):
            if row.entry_id is None and only:
                behind = next((each for each in range(at + 1, len(rows)) if rows[each].entry_id is None), len(rows))
                shown[at] = any(shown[at + 1 : behind])
            if self.table.isRowHidden(at) == shown[at]:
                self.table.setRowHidden(at, not shown[at])
        none = not self.verdicts
        self.empty.setText(self._look.say("contents.empty" if none else "contents.all_agree"))
        self.empty.setVisible(none or not any(shown))
        self.table.setVisible(not self.empty.isVisibleTo(self))

    def _show_beside(self) -> None:
        """The titles, or with the button down the pages of the contents."""
        made = self._workbench.pages
        if made is not None and self.show_pages.isChecked():
            self.pages.set_pages(replace(made, pages=tuple(page for page in made.pages if page.part == "contents")))
        self.beside.setCurrentWidget(self.pages if self.show_pages.isChecked() else self.titles)

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold what lies beside the table."""
        if name == "pages":
            self.beside.setVisible(shown)

    def shows(self, name: str) -> bool | None:
        """Whether what lies beside the table is shown; nothing lies at its left."""
        return None if name == "tree" else not self.beside.isHidden()

    def _unfold(self) -> None:
        self.beside.show()
        self.outer_changed.emit()

    def _show_current(self) -> None:
        entry_id = self._workbench.entry_id
        self.table.mark_entry(entry_id)
        self.titles.fill(self.verdicts.get(entry_id))

    # acts

    def take_acts(self, actions: Actions, show_room: Callable[[str], None]) -> None:
        """Let the menu do what the buttons of the head do, from any room."""
        self.splitter.fold_by(actions, {1: "pages"})
        for name, act in (
            ("contents_differing", self.only_differing.click),
            ("contents_pages", self.show_pages.click),
            ("copy_contents", self.copy),
        ):
            actions[name].triggered.connect(lambda _on=False: show_room("contents"))
            actions[name].triggered.connect(lambda _on=False, act=act: act())

    def step(self, step: int) -> None:
        """Go to the next row that does not agree (-1: the one before)."""
        rows = self.table.rows
        wrong = [at for at, row in enumerate(rows) if row.entry_id and not self.verdicts[row.entry_id].agrees]
        if not wrong:
            return
        here = self.table.currentRow()
        ahead = [at for at in wrong if (at > here if step > 0 else at < here)]
        at = (ahead or wrong)[0 if step > 0 else -1]
        writing = self.titles.title_en.hasFocus()
        self.table.setCurrentCell(at, ZH)
        self.table.scrollTo(self.table.model().index(at, ZH))
        if not writing:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_first(self) -> None:
        """Put in what is proposed for the chosen row: of its gravest finding, else the best English title."""
        verdict = self.verdicts.get(self._workbench.entry_id)
        findings = verdict.findings if verdict is not None else ()
        first = next((finding for finding in findings if finding.suggestion), None)
        if first is not None and not self._workbench.fields_frozen:
            self._accept(first)
        elif not self._workbench.fields_frozen:
            self.titles.memory.adopt_first()

    def keep_first(self) -> None:
        """Ask why the gravest finding of the chosen row is to be left as it is."""
        verdict = self.verdicts.get(self._workbench.entry_id)
        if verdict is not None and verdict.findings and not self._workbench.fields_frozen:
            self.form.open(verdict.findings[0], "place")

    def _ignore(self, finding: Finding, scope: Scope, reason: Reason, note: str) -> None:
        bench = self._workbench
        if bench.issue is not None and bench.settle():
            decision = decision_on(bench, finding, scope, reason, note or None)
            bench.do(IgnoreFinding(decision, bench.issue.id))
        self.table.setFocus()

    def _accept(self, finding: Finding) -> None:
        bench = self._workbench
        entry = bench.entry_of(finding)
        if entry is None or finding.suggestion is None or not bench.settle():
            return
        if finding.text:
            bench.do(AcceptSuggestion(entry.id, finding))
        else:
            bench.put_field("title_zh", finding.suggestion)
        self.table.setFocus()

    def _chosen(self, entry_id: int) -> None:
        self._workbench.note_seen((entry_id,))
        self._workbench.choose_entry(entry_id)

    def _page_clicked(self, place: int, _page: int) -> None:
        issue = self._workbench.issue
        if issue is not None and place < len(issue.entries):
            self._workbench.choose_entry(issue.entries[place].id)
