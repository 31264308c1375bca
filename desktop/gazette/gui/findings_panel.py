"""The findings of the current entry in the order of its text, or of the whole issue, graver first."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QMenu, QToolButton, QWidget

from gazette.gui.actions import Actions
from gazette.gui.changed_text import changed_text
from gazette.gui.finding_buttons import FindingButtons
from gazette.gui.finding_delegate import FindingDelegate
from gazette.gui.finding_rows import ROW, FindingRow, FindingRows, other_entry
from gazette.gui.icons import MESSAGE_ICONS, icon
from gazette.gui.ignore_form import IgnoreForm
from gazette.gui.look import Look
from gazette.gui.open_findings import Ignored
from gazette.gui.panes import PaneHead, column, icon_button
from gazette.gui.place_words import PlaceWords
from gazette.gui.workbench import Workbench
from gazette.model import LEVELS, Finding, Level
from gazette.wording import RULE_NAMES, called

_RULE = "rule:"
# QWIDGETSIZE_MAX, which PySide6 does not have
_NO_LIMIT = (1 << 24) - 1


class FindingsPanel(QWidget):
    """The panel below the text; ``order`` says where in the text a finding of the current entry stands."""

    finding_chosen = Signal(object)
    """Its place shall be shown."""
    folded = Signal()
    all_wanted = Signal(object)
    """Every hint like this one shall be accepted."""
    entry_wanted = Signal(int)
    """The entry of this number, of which a finding speaks too, shall be shown."""
    resume_wanted = Signal(object)
    """This decision shall count no more."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._actions, self._look = workbench, actions, look
        self.order: Callable[[Finding], int] = lambda _finding: 0
        self._rule = ""
        """The only rule whose findings are shown, where one was chosen."""
        self._places = PlaceWords(workbench)
        self.head, self.form = PaneHead(self), IgnoreForm(look, self)
        self.chips: dict[Level, QToolButton] = {level: QToolButton(self) for level in LEVELS}
        self.ignored, self.filtered, self.whole_issue, self._next, self._fold = (QToolButton(self) for _ in range(5))
        self.rules_off = QToolButton(self)
        self._previous = icon_button(actions["previous_finding"], self)
        self._empty = QLabel(self)
        self._model, self.list = FindingRows(look, self), QListView(self)
        self._with_buttons = -1
        """The row that has them; a list that is filled anew has none."""
        self._delegate = FindingDelegate(self.list, look)
        self._build_head()
        self._build_list()
        column(self, self.head, self.form, self._empty, self.list)
        for signal in (
            workbench.issue_changed,
            workbench.pages_changed,
            workbench.findings_changed,
            workbench.entry_chosen,
        ):
            signal.connect(self.fill)

    def _build_head(self) -> None:
        for chip in self.chips.values():
            chip.setCheckable(True)
            chip.setChecked(True)
        for button in (*self.chips.values(), self._next, self.filtered, self.ignored, self.rules_off):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in (self.ignored, self.whole_issue):
            button.setCheckable(True)
        for button in (*self.chips.values(), self.ignored, self.whole_issue):
            button.toggled.connect(self.fill)
        self.filtered.clicked.connect(lambda _on: self.show_rule(""))
        self.rules_off.clicked.connect(lambda _on: self._actions["rules"].trigger())
        self._next.clicked.connect(lambda _on: self._actions["next_finding"].trigger())
        self._fold.clicked.connect(self.folded)
        shown = (*self.chips.values(), self.ignored, self.rules_off, self.filtered, self.whole_issue)
        for button in (*shown, self._previous, self._next, self._fold):
            self.head.add(button)

    def _build_list(self) -> None:
        self._empty.setObjectName("caption")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setModel(self._model)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Rows get other heights where the width changes, for which Qt looks only where it wraps words itself.
        self.list.setWordWrap(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(lambda at: self.row_menu(at).popup(self._global(at)))
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        self.form.opened.connect(self._show_list)
        for done in (self.form.left, self.form.confirmed):
            done.connect(lambda *_: self._show_list())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self._model.look = look
        say = look.say
        self.head.dress(look)
        self.form.dress(look)
        self.head.title.say(say("findings.title"))
        for level, chip in self.chips.items():
            chip.setIcon(icon(MESSAGE_ICONS[level], look.theme, level))
            chip.setIconSize(QSize(16, 16))
        self.ignored.setIcon(icon("circle-slash", look.theme))
        self.rules_off.setIcon(icon("info", look.theme))
        self.filtered.setIcon(icon("x", look.theme))
        self.filtered.setText(say("findings.filtered"))
        self.filtered.setToolTip(say("findings.show_all"))
        self.whole_issue.setText(say("findings.whole"))
        self._next.setText(say("findings.next"))
        self._next.setIcon(icon("chevron-down", look.theme))
        self._next.setToolTip(say("findings.next"))
        self._fold.setIcon(icon("panel-bottom-close", look.theme))
        self._fold.setToolTip(say("findings.fold"))
        self._fold.setAccessibleName(say("findings.fold"))
        self.list.setAccessibleName(say("findings.title"))
        self._delegate = FindingDelegate(self.list, look)
        self.list.setItemDelegate(self._delegate)
        self.fill()
        self._fit_head()
        self._show_buttons()

    # what is shown

    @property
    def rows(self) -> list[FindingRow]:
        """What is listed."""
        return self._model.rows

    @property
    def current(self) -> Finding | None:
        """The chosen finding, where it is open."""
        row: FindingRow | None = self.list.currentIndex().data(ROW)
        return row.finding if row is not None and row.decision is None else None

    def fill(self) -> None:
        """Show the findings as they are now."""
        bench, say, whole = self._workbench, self._look.say, self.whole_issue.isChecked()
        findings = bench.all_findings if whole else bench.findings_of(bench.entry_id)
        ignored = bench.ignored_findings if whole else bench.ignored_of(bench.entry_id)
        if self.form.finding not in (None, *bench.all_findings, *bench.findings_of(bench.entry_id)):
            self.form.withdraw()
        for level, chip in self.chips.items():
            count = sum(finding.level == level for finding in findings)
            chip.setText(str(count))
            chip.setToolTip(f"{say(f'level.{level}')} {count}")
            chip.setAccessibleName(f"{say(f'level.{level}')} {count}")
        self.ignored.setText(str(len(ignored)))
        self.ignored.setToolTip(say("findings.ignored", count=len(ignored)))
        self.ignored.setAccessibleName(self.ignored.toolTip())
        self.ignored.setVisible(bool(ignored))
        self.filtered.setVisible(bool(self._rule))
        off = bench.office.rules_off
        self.rules_off.setText(say("findings.rules_off", count=len(off)))
        names = say.listed(called(RULE_NAMES, name, say.language) for name in off)
        self.rules_off.setToolTip(say("findings.rules_off_names", names=names))
        self.rules_off.setAccessibleName(f"{self.rules_off.text()}. {self.rules_off.toolTip()}")
        self.rules_off.setVisible(bool(off))
        rows = self._rows(findings, ignored if self.ignored.isChecked() else ())
        chosen: FindingRow | None = self.list.currentIndex().data(ROW)
        if self._model.show_rows(rows):
            self._with_buttons = -1
            self.list.setCurrentIndex(self._model.index_of(chosen.finding if chosen is not None else None))
        none = "findings.none_in_issue" if whole else "findings.none_in_entry"
        if findings and bench.are_checked:
            self._empty.setText(say("findings.hidden", count=len(findings)))
        else:
            self._empty.setText(say(none if bench.are_checked else "findings.checking"))
        self._empty.setVisible(not rows)
        self._show_list()
        self._fit_head()

    def _show_list(self) -> None:
        """The list makes way for the form where both have no room."""
        left = self.height() - self.head.height() - self.form.sizeHint().height()
        self.list.setVisible(bool(self.rows) and (self.form.isHidden() or left > self._look.px(60)))

    def _rows(self, findings: tuple[Finding, ...], ignored: tuple[Ignored, ...]) -> list[FindingRow]:
        shown = [finding for finding in findings if self.shows(finding)]
        shown.sort(key=self._key)
        rows = [self._row(finding) for finding in shown]
        for finding, decision in ignored:
            rows.append(FindingRow(finding=finding, place=self._place(finding), decision=decision))
        return rows

    def _row(self, finding: Finding) -> FindingRow:
        entry = self._workbench.entry_meant(finding)
        pieces = changed_text(entry, finding) if entry is not None else ()
        return FindingRow(finding=finding, place=self._place(finding), pieces=pieces)

    def _place(self, finding: Finding) -> str:
        return self._places.of(finding, self._look.say, with_entry=self.whole_issue.isChecked())

    def _key(self, finding: Finding) -> tuple[int, ...]:
        """In the issue level, then place; in the entry where it stands in the text."""
        if self.whole_issue.isChecked():
            return (LEVELS.index(finding.level), finding.entry or 0, *(finding.block or ()), finding.start or 0)
        return (self.order(finding), finding.start or 0)

    def shows(self, finding: Finding) -> bool:
        """Whether the filters let a finding through."""
        return self.chips[finding.level].isChecked() and self._rule in ("", finding.rule)

    def show_rule(self, rule: str) -> None:
        """Show the findings of one rule only; empty: of all."""
        self._rule = rule
        self.fill()

    @property
    def filters(self) -> tuple[str, ...]:
        """What the person filters by, to be remembered: levels that are hidden, toggles that are down, the one rule."""
        hidden = (level for level, chip in self.chips.items() if not chip.isChecked())
        down = (name for name, button in self._toggles().items() if button.isChecked())
        return (*hidden, *down, *([f"{_RULE}{self._rule}"] if self._rule else ()))

    @filters.setter
    def filters(self, chosen: Collection[str]) -> None:
        self._rule = next((each.removeprefix(_RULE) for each in chosen if each.startswith(_RULE)), "")
        for level, chip in self.chips.items():
            chip.setChecked(level not in chosen)
        for name, button in self._toggles().items():
            button.setChecked(name in chosen)
        self.fill()

    def _toggles(self) -> dict[str, QToolButton]:
        return {"ignored": self.ignored, "whole_issue": self.whole_issue}

    def show_whole_issue(self) -> None:
        """Show the findings of the whole issue and lead to the gravest."""
        self.whole_issue.setChecked(True)
        self.list.setCurrentIndex(QModelIndex())
        self._actions["next_finding"].trigger()

    # choosing

    def mark(self, finding: Finding | None) -> None:
        """Let a finding be the chosen one, without leading to it."""
        index = self._model.index_of(finding)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)

    def choose(self, at: int) -> None:
        """Choose the row ``at`` and lead to its place."""
        index = self._model.index(at, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self._chosen(index)

    def _chosen(self, index: QModelIndex) -> None:
        row: FindingRow | None = index.data(ROW)
        if row is not None:
            self.finding_chosen.emit(row.finding)

    def _show_buttons(self) -> None:
        """Only the chosen row has a second line and buttons."""
        index = self.list.currentIndex()
        if self._with_buttons >= 0:
            self.list.setIndexWidget(self._model.index(self._with_buttons, 0), None)  # type: ignore[arg-type]
        self._with_buttons = index.row()
        row: FindingRow | None = index.data(ROW)
        if row is not None:
            buttons = FindingButtons(row, len(self.alike(row.finding)), self._actions, self._look, self.list)
            buttons.all_wanted.connect(lambda: self.all_wanted.emit(row.finding))
            buttons.entry_wanted.connect(self.entry_wanted)
            buttons.resume_wanted.connect(lambda: self.resume_wanted.emit(row.decision))
            self.list.setIndexWidget(index, buttons)
            self._delegate.acts_width = buttons.sizeHint().width()
        self.list.scheduleDelayedItemsLayout()

    def alike(self, finding: Finding) -> tuple[Finding, ...]:
        """The findings of the issue that say the same of the same string."""
        kind = (finding.rule, finding.text, finding.suggestion)
        return tuple(one for one in self._workbench.all_findings if (one.rule, one.text, one.suggestion) == kind)

    def row_menu(self, at: QPoint) -> QMenu:
        """What can be done with the row at a point of the list."""
        say, menu = self._look.say, QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self.list.indexAt(at)
        row: FindingRow | None = index.data(ROW)
        if row is None:
            return menu
        self.list.setCurrentIndex(index)
        if row.decision is None:
            menu.addActions([self._actions[name] for name in ("accept", "ignore_once", "ignore_always")])
        else:
            menu.addAction(say("findings.resume")).triggered.connect(lambda: self.resume_wanted.emit(row.decision))
        if (other := other_entry(row.finding)) is not None:
            show = menu.addAction(say("findings.show_entry", number=other))
            show.triggered.connect(lambda: self.entry_wanted.emit(other))
        menu.addSeparator()
        if self._rule:
            menu.addAction(say("findings.show_all")).triggered.connect(lambda: self.show_rule(""))
        else:
            only = say("findings.only_rule", count=sum(one.finding.rule == row.finding.rule for one in self.rows))
            menu.addAction(only).triggered.connect(lambda: self.show_rule(row.finding.rule))
        return menu

    def _global(self, at: QPoint) -> QPoint:
        return self.list.viewport().mapToGlobal(at)

    def fold(self, shown: bool) -> None:
        """Fold to the head, or unfold."""
        self.setMaximumHeight(_NO_LIMIT if shown else self.head.height())
        if shown:
            self.fill()
        else:
            self.form.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()
        self._show_list()

    def _fit_head(self) -> None:
        """Where the head is too narrow for all its words, the next button is an icon, and what else has a key goes."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self._next.setToolButtonStyle(beside)
        self._next.setMinimumWidth(self._next.sizeHint().width())
        self._previous.setVisible(True)
        if self.head.sizeHint().width() > self.width():
            self._next.setMinimumWidth(0)
            self._next.setToolButtonStyle(alone)
            self._previous.setVisible(self.head.sizeHint().width() <= self.width())
