"""Checks the text of the issue that is shown, in the background, when nobody types any more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gazette.desk.knowledge import knowledge_for
from gazette.gui.open_archive import AskDesk
from gazette.gui.page_process import PageProcess
from gazette.gui.shown_issue import ShownIssue
from gazette.model import Finding, Issue
from gazette.proofreading import NOTHING_KNOWN, Knowledge

_REST_MS = 200
"""After what was typed is committed; together 800 ms after the last key."""


class IssueChecking(QObject):
    """Asks again after every change, the latest wins; why it could not be done is ``failed``.

    What other issues say is asked for once, and again when the issue is another or has other numbers, or
    the office has another exact list or other rules.
    """

    answered = Signal()
    """What is shown of the findings is that of the text as it is."""

    def __init__(
        self, shown: ShownIssue, process: PageProcess, ask_desk: AskDesk, failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._shown, self._process, self._ask_desk, self._told_failed = shown, process, ask_desk, failed
        self._asked: Issue | None = None
        self._answered: Issue | None = None
        self.known: Knowledge = NOTHING_KNOWN
        """What the archive's other issues say of the issue that was checked last."""
        self._known_for: tuple[object, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.check_now)
        shown.issue_changed.connect(self._changed)

    def check_now(self) -> None:
        """Check the issue as it is."""
        self._rest.stop()
        issue = self._asked = self._shown.issue
        self._answered = None
        if issue is None:
            return

        def failed(error: BaseException) -> None:
            self._failed(issue, error)

        office = (self._shown.exact, self._shown.office.rules_off)
        wanted = (issue.id, *office, *(entry.number_zh for entry in issue.entries))
        if issue.facsimile is not None or wanted == self._known_for:
            self._request(issue, failed)
            return

        def learned(known: Knowledge) -> None:
            if issue is self._asked:
                self.known, self._known_for = known, wanted
                self._request(issue, failed)

        self._ask_desk(lambda desk: knowledge_for(desk.archive, issue), learned, failed, brief=True)

    @property
    def is_current(self) -> bool:
        """Whether what is shown of the findings is that of the text as it is."""
        return self._answered is not None and self._answered is self._shown.issue

    def leave(self) -> None:
        """The archive closes: what is still being checked is not told."""
        self._rest.stop()
        self._asked, self._answered, self._known_for = None, None, ()

    def _request(self, issue: Issue, failed: Callable[[BaseException], None]) -> None:
        self._process.request_check(issue, lambda found: self._checked(issue, found), failed, self.known)

    def _changed(self) -> None:
        if self._shown.issue is not self._asked:
            self._rest.start()

    def _checked(self, issue: Issue, found: tuple[Finding, ...]) -> None:
        if issue is self._asked:
            self._answered = issue
            self._shown.show_checked(issue, found)
            self.answered.emit()

    def _failed(self, issue: Issue, error: BaseException) -> None:
        if issue is self._asked:
            self._asked = None
            self._told_failed(error)
