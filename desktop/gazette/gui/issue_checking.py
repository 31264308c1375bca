"""Checks the text of the issue that is shown, in the background, when nobody types any more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gazette.gui.page_process import PageProcess
from gazette.gui.shown_issue import ShownIssue
from gazette.model import Finding, Issue

_REST_MS = 200
"""After what was typed is committed; together 800 ms after the last key."""


class IssueChecking(QObject):
    """Asks again after every change, the latest wins; why it could not be done is ``failed``."""

    def __init__(self, shown: ShownIssue, process: PageProcess, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._shown, self._process, self._told_failed = shown, process, failed
        self._asked: Issue | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.check_now)
        shown.issue_changed.connect(self._changed)

    def check_now(self) -> None:
        """Check the issue as it is."""
        self._rest.stop()
        issue = self._asked = self._shown.issue
        if issue is not None:
            self._process.request_check(issue, lambda found: self._checked(issue, found), self._failed)

    def leave(self) -> None:
        """The archive closes: what is still being checked is not told."""
        self._rest.stop()
        self._asked = None

    def _changed(self) -> None:
        if self._shown.issue is not self._asked:
            self._rest.start()

    def _checked(self, issue: Issue, found: tuple[Finding, ...]) -> None:
        if issue is self._asked:
            self._shown.show_checked(issue, found)

    def _failed(self, error: Exception) -> None:
        if self._asked is not None:
            self._asked = None
            self._told_failed(error)
