"""The first pages of issues, for the shelf of a year: asked for when they are seen, made in another process."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gazette.archive import IssueRow
from gazette.desk import Desk
from gazette.desk.facsimile_pages import facsimile_pages
from gazette.desk.pictures import picture_sizes
from gazette.errors import GazetteError
from gazette.gui.page_process import PageProcess
from gazette.gui.workbench import Workbench
from gazette.model import Issue, PictureSizes
from gazette.typeset import Page, Pages


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of an issue, and how many of its pages have numbers."""

    page: Page
    pages: int
    grey: bool = False
    """Whether its pictures are printed in black."""


@dataclass(frozen=True, slots=True)
class _Read:
    issue: Issue
    sizes: PictureSizes


class YearCovers(QObject):
    """One issue after another, that which was asked for last first."""

    found = Signal(int)
    """The id of an issue whose cover is there."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._process = PageProcess()
        self._process.setParent(self)
        self._process.made.connect(self._made)
        self._process.failed.connect(self._failed)
        self._known: dict[int, Cover | None] = {}
        """By issue; None: it has no page."""
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._running = 0
        workbench.archive_closing.connect(self._forget)

    def end(self) -> None:
        """End the process."""
        self._process.close()

    def cover(self, row: IssueRow) -> Cover | None:
        """The cover of an issue as far as it is there; it is asked for where nobody has yet."""
        if row.id not in self._known and row.id != self._running:
            self._wanted[row.id] = None
            self._wanted.move_to_end(row.id)
            self._go_on()
        return self.known(row.id)

    def known(self, issue_id: int) -> Cover | None:
        """The cover of an issue where it is there."""
        return self._known.get(issue_id)

    def look_again(self, issue_id: int) -> None:
        """An issue may have changed: its cover is made anew when it is seen."""
        self._known.pop(issue_id, None)

    def _forget(self) -> None:
        self._known.clear()
        self._wanted.clear()
        self._running = 0
        self._process.forget()

    def _go_on(self) -> None:
        if self._running or not self._wanted:
            return
        issue_id, _ = self._wanted.popitem()
        self._running = issue_id

        def read(found: _Read) -> None:
            if self._running == issue_id:
                self._take(found)

        self._workbench.ask_desk(lambda desk: _read(desk, issue_id), read, self._failed, brief=True)

    def _take(self, read: _Read) -> None:
        if read.issue.facsimile is not None:
            self._keep(read, facsimile_pages(read.issue))
        else:
            self._process.request(read.issue, read, read.sizes)

    def _made(self, pages: Pages, read: _Read) -> None:
        if self._running == read.issue.id:
            self._keep(read, pages)

    def _keep(self, read: _Read, pages: Pages) -> None:
        count = sum(page.number is not None for page in pages.pages)
        grey = pages.picture_ink == "black"
        cover = Cover(pages.pages[0], count, grey) if pages.pages else None
        self._known[read.issue.id] = cover
        self._told(read.issue.id)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error
        self._known[self._running] = None  # its sheet stays white: the edit room says why it cannot be set
        self._told(self._running)

    def _told(self, issue_id: int) -> None:
        self._running = 0
        self.found.emit(issue_id)
        self._go_on()


def _read(desk: Desk, issue_id: int) -> _Read:
    with desk.archive.one_state():
        issue = desk.archive.issue(issue_id)
        return _Read(issue, picture_sizes(desk.archive, issue))
