"""Has the pages of the issue that is shown made, as it is kept and as it is being typed, and their numbers kept."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Signal

from gazette.desk.facsimile_pages import facsimile_pages
from gazette.desk.setting import keep_pages
from gazette.gui.archive_state import ArchiveState
from gazette.gui.open_archive import AskDesk
from gazette.gui.page_process import PageProcess
from gazette.gui.page_work import Trial
from gazette.gui.shown_issue import ShownIssue
from gazette.model import NO_PICTURES, Entry, Issue, PictureSizes
from gazette.typeset import Pages


class IssuePages(QObject):
    """Asks the page process after every change; why numbers could not be kept is ``not_kept``."""

    begun = Signal()
    """Other pages are being made than those that are shown."""
    failed = Signal(object)
    """Why pages were not made: a GazetteError, or another exception, which is a bug."""

    def __init__(
        self, shown: ShownIssue, process: PageProcess, ask_desk: AskDesk, not_kept: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._shown, self._process, self._ask_desk, self._not_kept = shown, process, ask_desk, not_kept
        self._seen: ArchiveState | None = None
        """What is shown of the archive."""
        self._made_of: tuple[int, int, PictureSizes] | None = None
        """Issue, count of its changes and sizes of its pictures of which the pages are; None of none of them."""
        self.showing_took = 0.0
        """Seconds that it took to ask for the pages of what is typed and to show them, the last time."""
        process.made.connect(self._made)
        process.failed.connect(self.failed)

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def leave(self) -> None:
        """Another issue is to be shown: the pages are of none."""
        self._made_of = None

    def follow(self, seen: ArchiveState) -> None:
        """Ask for the pages of the issue as it was read now, where those that are shown are not of it."""
        self._seen = seen
        issue = self._shown.issue
        if issue is not None and issue.facsimile is not None:
            self._shown.show_pages(facsimile_pages(issue))
        elif issue is not None and (issue.id, seen.change, seen.pictures) != self._made_of:
            self._made_of = None
            self.begun.emit()
            self._process.request(issue, (issue, seen), seen.pictures)

    def show_typed(self, typed: Entry) -> None:
        """Show the pages of the current issue with an entry as it was typed, which is not committed yet."""
        issue, number = self._shown.issue, self._shown.number_of(typed.id)
        if issue is None or self._shown.frozen or number is None:
            return
        if typed == issue.entries[number - 1]:  # what was typed was taken back
            self._process.request(issue, (issue, self._seen), self._picture_sizes)
        else:
            self._process.request(_with_entry(issue, typed), (issue, typed), self._picture_sizes)

    def try_out(
        self,
        wish: Callable[[PictureSizes], Trial],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """Try something with the current issue in the background, and change nothing; the archive is free meanwhile."""
        self._process.request_trial(wish(self._picture_sizes), done, failed, progress)

    def stop_trial(self) -> None:
        """Stop what is tried out; its ``failed`` gets a StoppedError."""
        self._process.stop_trial()

    @property
    def _picture_sizes(self) -> PictureSizes:
        return NO_PICTURES if self._seen is None else self._seen.pictures

    def _made(self, pages: Pages, mark: tuple[Issue, ArchiveState | Entry]) -> None:
        issue, made_of = mark
        if self._shown.issue is not issue:  # an issue of another archive may have the same id
            return
        if isinstance(made_of, Entry):
            self._made_of = None
            begun = perf_counter()
            self._shown.show_pages(pages, typed=made_of)
            self.showing_took = perf_counter() - begun + self._process.sending_took
            return
        change = made_of.change
        self._made_of = (issue.id, change, made_of.pictures)
        self._shown.show_pages(pages)
        self._ask_desk(
            lambda desk: keep_pages(desk, issue.id, issue, pages, at=change),
            lambda _kept: None,
            self._not_kept,
            brief=True,
        )


def _with_entry(issue: Issue, changed: Entry) -> Issue:
    sections = (
        replace(section, entries=tuple(changed if entry.id == changed.id else entry for entry in section.entries))
        for section in issue.sections
    )
    return replace(issue, sections=tuple(sections))
