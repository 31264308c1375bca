"""The card that fits the issue to whole sheets: try a number of pages, see what would change, keep it or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from gazette.desk.fitting import Fitting, fit_away, keep_fit, next_multiple, set_plainly
from gazette.errors import GazetteError
from gazette.gui.fit_outcome import FitOutcome
from gazette.gui.look import Look
from gazette.gui.page_work import FitWish
from gazette.gui.progress_row import ProgressRow
from gazette.gui.stopping import StoppedError
from gazette.gui.wheel import leave_wheel_to_page
from gazette.gui.workbench import Workbench
from gazette.model import Issue

_SHEETS = (1, 2, 4)
"""A gazette is printed in whole sheets, and cheaper in several of them: these multiples are offered."""
_USUAL = 4


class FitCard(QFrame):
    """How many pages there are, how many are wanted, and what that would change."""

    told = Signal()
    """The outcome of a trial is shown now."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._workbench, self._look = workbench, look
        self._running = False
        self._fitting: Fitting | None = None
        self._offered: tuple[int, int, int] | None = None
        self._title, self._now, self._label, self.reason = (QLabel(self) for _ in range(4))
        self.target = QSpinBox(self)
        self.try_button, self.keep_button, self.away_button = (QPushButton(self) for _ in range(3))
        self._choices = tuple(QPushButton(self) for _ in _SHEETS)
        self.progress = ProgressRow(self.try_button, look, self)
        self.outcome = FitOutcome(look, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title.setObjectName("title")
        self._label.setObjectName("caption")
        self._label.setBuddy(self.target)
        self.target.setRange(1, 4000)
        leave_wheel_to_page(self.target)
        self.reason.setObjectName("facts")
        self.reason.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        asking = QHBoxLayout()
        for asked in (self._label, self.target, self.try_button, self.keep_button):
            asking.addWidget(asked)
        asking.addStretch(1)
        asking.addWidget(self.away_button)
        for part in (self._title, self._now, self.reason):
            layout.addWidget(part)
        layout.addLayout(asking)
        layout.addLayout(self._choosing())
        layout.addWidget(self.progress)
        layout.addWidget(self.outcome)
        self.reason.hide()

    def _choosing(self) -> QHBoxLayout:
        choosing = QHBoxLayout()
        for button in self._choices:
            button.setObjectName("link")
            choosing.addWidget(button)
        choosing.addStretch(1)
        return choosing

    def _connect(self) -> None:
        self.try_button.clicked.connect(self.try_it)
        self.progress.stopped.connect(self._workbench.making.stop_trial)
        self.keep_button.clicked.connect(self._keep)
        self.away_button.clicked.connect(self._take_away)
        self.target.valueChanged.connect(lambda _pages: self._forget())
        self.target.lineEdit().returnPressed.connect(self.try_it)
        for button in self._choices:
            button.clicked.connect(lambda _on, button=button: self._choose(button))
        self._workbench.issue_changed.connect(self._issue_changed)
        self._workbench.pages_changed.connect(self.fill)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        say = look.say
        self._title.setText(say("fit.card"))
        self._label.setText(say("fit.target"))
        self.try_button.setText(say("fit.try"))
        self.progress.dress(look)
        self.keep_button.setText(say("fit.keep"))
        self.target.setMinimumHeight(look.px(32))
        self.target.setMinimumWidth(look.px(84))
        self.target.setAccessibleName(say("fit.target"))
        self.outcome.dress(look)
        self.fill()

    def fill(self) -> None:
        """Say how many pages the issue has now; the nearest whole sheets are offered once for each issue and number."""
        issue, pages, say = self._workbench.issue, self._workbench.pages, self._look.say
        count = None if pages is None else len(pages.pages)
        if issue is None or count is None:
            self._now.setText(say("publish.running") if issue else "")
        elif issue.fit and issue.fit.pages == count:
            self._now.setText(say("fit.now_fitted", count=count))
        else:
            self._now.setText(say("fit.now", count=count))
        for multiple, button in self.choices.items():
            button.setVisible(count is not None)
            button.setText(
                "" if count is None else say("fit.choice", multiple=multiple, pages=next_multiple(count, multiple))
            )
        sheet = self._workbench.office.sheet
        if issue is not None and count is not None and self._offered != (issue.id, count, sheet):
            self._offered = issue.id, count, sheet
            self.target.setValue(next_multiple(count, sheet))
        self._enable()

    @property
    def choices(self) -> dict[int, QPushButton]:
        """The buttons by the multiple that each offers: one sheet of the press, two, four."""
        sheet = self._workbench.office.sheet
        each = sheet if sheet > 1 else _USUAL
        return {each * sheets: button for sheets, button in zip(_SHEETS, self._choices, strict=True)}

    def _choose(self, chosen: QPushButton) -> None:
        count = self._workbench.sheet_pages
        if count is not None:
            multiple = next(each for each, button in self.choices.items() if button is chosen)
            self.target.setValue(next_multiple(count, multiple))

    def try_it(self) -> None:
        """Try the number of pages that is asked for, in the background."""
        self._workbench.settling.emit()
        issue, pages = self._workbench.issue, self.target.value()
        if issue is None or self._running:
            return
        self._forget()
        self._set_running(True)
        self._workbench.making.try_out(
            lambda sizes: FitWish(issue, pages, sizes), self._tried, self._failed, self.progress.advance
        )

    def _tried(self, fitting: Fitting) -> None:
        self._set_running(False)
        issue = self._workbench.issue
        if fitting.before == issue and fitting.wanted == self.target.value():
            self._fitting = fitting
        self._show_outcome()
        if self._fitting is None and issue is not None and issue.id == fitting.before.id:
            self.outcome.tell_stale()

    def _failed(self, error: Exception) -> None:
        self._set_running(False)
        if isinstance(error, GazetteError):
            self.outcome.tell_error(error)
        elif not isinstance(error, StoppedError):
            raise error

    def _keep(self) -> None:
        if self._fitting is not None:
            self._workbench.do(keep_fit(self._fitting.after))

    def _take_away(self) -> None:
        issue = self._workbench.issue
        if issue is not None:
            self._workbench.do(set_plainly(issue) if _as_printed(issue) else fit_away(issue))

    def _issue_changed(self) -> None:
        if self._fitting is not None and self._fitting.before != self._workbench.issue:
            self._forget()
        self.fill()

    def _forget(self) -> None:
        self._fitting = None
        self._show_outcome()

    def _show_outcome(self) -> None:
        self.outcome.tell(self._fitting)
        self._enable()
        if self._fitting is not None:
            self.told.emit()

    def _enable(self) -> None:
        issue, why = self._workbench.issue, self._why_not()
        self.away_button.setText(self._look.say("fit.plain" if issue and _as_printed(issue) else "fit.away"))
        editable = issue is not None and not why
        for asked in (self.target, *self.choices.values()):
            asked.setEnabled(editable)
        self.try_button.setEnabled(editable and not self._running)
        self.keep_button.setEnabled(editable and self._fitting is not None and self._fitting.reached)
        self.away_button.setEnabled(editable and issue is not None and issue.fit is not None)
        self.reason.setText(why)
        self.reason.setVisible(bool(why))

    def _why_not(self) -> str:
        """Why the issue cannot be fitted, and what to do; empty where it can."""
        issue, say = self._workbench.issue, self._look.say
        if self._workbench.closed == "archive":
            return say("editor.archive")
        if issue is None or issue.state == "editing":
            return ""
        return say("editor.at_press" if issue.state == "at_press" else "editor.published")

    def _set_running(self, running: bool) -> None:
        self._running = running
        if running:
            self.progress.begin(lambda say: say("publish.running"))
        self._enable()
        if not running:
            self.progress.end()


def _as_printed(issue: Issue) -> bool:
    """Whether the issue has no fit but that to its printed pages."""
    return issue.fit is not None and issue.fit.pages is None
