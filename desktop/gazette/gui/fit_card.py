"""The card that fits the issue to whole sheets: try a number of pages, see what would change, keep it or not."""

import threading

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gazette.desk.fitting import Fitting, fit_away, keep_fit, next_multiple, propose_fit
from gazette.errors import GazetteError
from gazette.gui.look import Look
from gazette.gui.workbench import Workbench
from gazette.model import Issue
from gazette.wording import error_sentence, sentence

SHEET = 4
"""Pages of a folded sheet: a gazette is printed in whole ones."""
_COLUMNS = ("fit.entry", "fit.title", "fit.before", "fit.after")
_TITLE = 1


class _StoppedError(Exception):
    """The person stopped the trial; raised inside its progress."""


class FitCard(QFrame):
    """How many pages there are, how many are wanted, and what that would change."""

    progressed = Signal(int, int)

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._workbench, self._look = workbench, look
        self._stop = threading.Event()
        self._running = False
        self._fitting: Fitting | None = None
        self._offered: int | None = None
        self._title, self._now, self._label, self.outcome = (QLabel(self) for _ in range(4))
        self.target = QSpinBox(self)
        self.try_button, self.stop_button = QPushButton(self), QPushButton(self)
        self.keep_button, self.away_button = QPushButton(self), QPushButton(self)
        self._bar = QProgressBar(self)
        self.moved = QTableWidget(0, len(_COLUMNS), self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title.setObjectName("title")
        self._label.setObjectName("caption")
        self._label.setBuddy(self.target)
        self.keep_button.setObjectName("filled")
        self.target.setRange(1, 4000)
        self._bar.setTextVisible(False)
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.moved.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.moved.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.moved.verticalHeader().hide()
        self.moved.setTabKeyNavigation(False)
        self.moved.horizontalHeader().setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        asking = QHBoxLayout()
        for asked in (self._label, self.target, self.try_button, self.stop_button, self.keep_button):
            asking.addWidget(asked)
        asking.addStretch(1)
        asking.addWidget(self.away_button)
        for part in (self._title, self._now):
            layout.addWidget(part)
        layout.addLayout(asking)
        hidden: tuple[QWidget, ...] = (self._bar, self.outcome, self.moved)
        for widget in hidden:
            layout.addWidget(widget)
            widget.hide()
        self.stop_button.hide()

    def _connect(self) -> None:
        self.try_button.clicked.connect(self.try_it)
        self.stop_button.clicked.connect(self._stop.set)
        self.keep_button.clicked.connect(self._keep)
        self.away_button.clicked.connect(self._take_away)
        self.target.valueChanged.connect(lambda _pages: self._forget())
        self.progressed.connect(self._show_progress)
        self._workbench.issue_changed.connect(self._issue_changed)
        self._workbench.pages_changed.connect(self.fill)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        say = look.say
        self._title.setText(say("fit.card"))
        self._label.setText(say("fit.target"))
        self.try_button.setText(say("fit.try"))
        self.stop_button.setText(say("publish.stop"))
        self.keep_button.setText(say("fit.keep"))
        self.away_button.setText(say("fit.away"))
        self.target.setMinimumHeight(look.px(32))
        self.target.setMinimumWidth(look.px(84))
        self.target.setAccessibleName(say("fit.target"))
        self.moved.setAccessibleName(say("fit.moved"))
        self.moved.setHorizontalHeaderLabels([say(name) for name in _COLUMNS])
        self.fill()
        self._show_outcome()

    def fill(self) -> None:
        """Say how many pages the issue has now; the nearest whole sheets are offered once for every number."""
        issue, pages, say = self._workbench.issue, self._workbench.pages, self._look.say
        count = None if pages is None else len(pages.pages)
        if issue is None or count is None:
            self._now.setText(say("publish.running") if issue else "")
        elif issue.fit and issue.fit.pages == count:
            self._now.setText(say("fit.now_fitted", count=count))
        else:
            self._now.setText(say("fit.now", count=count, sheets=f"{count / SHEET:g}"))
        if count is not None and self._offered != count:
            self._offered = count
            self.target.setValue(next_multiple(count, SHEET))
        self._enable()

    def try_it(self) -> None:
        """Try the number of pages that is asked for, in the background."""
        self._workbench.settling.emit()
        issue, wanted = self._workbench.issue, self.target.value()
        if issue is None or self._running:
            return
        self._forget()
        self._stop.clear()
        self._set_running(True)

        def progress(done: int, total: int) -> None:
            if self._stop.is_set():
                raise _StoppedError
            self.progressed.emit(done, total)

        self._workbench.ask_desk(lambda _desk: propose_fit(issue, wanted, progress=progress), self._tried, self._failed)

    def _tried(self, fitting: Fitting) -> None:
        self._set_running(False)
        if fitting.before == self._workbench.issue and fitting.wanted == self.target.value():
            self._fitting = fitting
        self._show_outcome()

    def _failed(self, error: BaseException) -> None:
        self._set_running(False)
        if isinstance(error, GazetteError):
            self.outcome.setText(error_sentence(error, self._look.say.language))
            self.outcome.show()
        elif not isinstance(error, _StoppedError):
            raise error

    def _keep(self) -> None:
        if self._fitting is not None:
            self._workbench.do(keep_fit(self._fitting.after))

    def _take_away(self) -> None:
        issue = self._workbench.issue
        if issue is not None:
            self._workbench.do(fit_away(issue))

    def _issue_changed(self) -> None:
        if self._fitting is not None and self._fitting.before != self._workbench.issue:
            self._forget()
        self.fill()

    def _forget(self) -> None:
        self._fitting = None
        self._show_outcome()

    def _show_outcome(self) -> None:
        fitting, language = self._fitting, self._look.say.language
        self.outcome.setVisible(fitting is not None)
        rows = [] if fitting is None else _moved(fitting)
        self.moved.setVisible(bool(rows))
        self.moved.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                if column != _TITLE:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.moved.setItem(at, column, item)
        if fitting is not None:
            told = [sentence(code, values, language) for code, values in fitting.told if code != "desk.fit_moved"]
            self.outcome.setText("\n".join([*told, *self._missed(fitting)]))
            height = self.moved.horizontalHeader().height() + self.moved.rowHeight(0) * min(len(rows), 6)
            self.moved.setFixedHeight(height + 2 * self.moved.frameWidth())
        self._enable()

    def _missed(self, fitting: Fitting) -> list[str]:
        if fitting.reached:
            return []
        values = {
            "issue": fitting.before.reference,
            "wanted": fitting.wanted,
            "pages": len(fitting.pages_after.pages),
        }
        return [sentence("desk.fit_missed", values, self._look.say.language)]

    def _enable(self) -> None:
        issue: Issue | None = self._workbench.issue
        editable = issue is not None and issue.state == "editing" and self._workbench.closed != "archive"
        self.target.setEnabled(issue is not None)
        self.try_button.setEnabled(issue is not None and not self._running)
        self.keep_button.setEnabled(editable and self._fitting is not None and self._fitting.reached)
        fitted = issue is not None and issue.fit is not None
        self.away_button.setEnabled(editable and fitted)
        why = "" if editable or issue is None else self._look.say("fit.closed")
        for button in (self.keep_button, self.away_button):
            button.setToolTip(why)

    def _set_running(self, running: bool) -> None:
        self._running = running
        self._bar.setRange(0, 0)
        for widget in (self._bar, self.stop_button):
            widget.setVisible(running)
        self._enable()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)


def _moved(fitting: Fitting) -> list[tuple[str, str, str, str]]:
    """The entries that begin on another page: number, title, page before, page after."""
    pairs = zip(fitting.before.entries, fitting.starts, strict=True)
    return [
        (str(number), entry.title_zh, str(before), str(after))
        for number, (entry, (before, after)) in enumerate(pairs, 1)
        if before != after
    ]
