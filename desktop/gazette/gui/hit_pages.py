"""The issues of hits and their pages: those at hand, those that are kept, others made by a process of its own."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gazette.archive import SearchHit
from gazette.desk import Desk
from gazette.desk.facsimile_pages import facsimile_pages
from gazette.desk.pictures import picture_sizes
from gazette.errors import GazetteError
from gazette.gui.page_process import PageProcess
from gazette.gui.workbench import Workbench
from gazette.model import Entry, Issue, PictureSizes
from gazette.typeset import Pages

_MOST = 4
"""Of so many issues the pages that were made are kept."""


@dataclass(frozen=True, slots=True)
class HitShown:
    """A hit with its entry and issue (None: in the inbox), ``pages`` where they are there already."""

    hit: SearchHit
    entry: Entry
    issue: Issue | None = None
    pages: Pages | None = None

    @property
    def number(self) -> int:
        """Which entry of the issue it is, from 0."""
        return self.hit.entry - 1


@dataclass(frozen=True, slots=True)
class _Read:
    entry: Entry
    issue: Issue | None = None
    at: int = 0
    sizes: PictureSizes | None = None


class HitPages(QObject):
    """Only the hit that was asked for last is told of; at first perhaps without its pages, then with them."""

    found = Signal(object)
    """A HitShown."""
    gone = Signal(object)
    """The hit that is not there any more, or cannot be read."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._process = PageProcess()
        self._process.setParent(self)
        self._process.made.connect(self._made)
        self._process.failed.connect(self._failed)
        self._hit: SearchHit | None = None
        self._kept: OrderedDict[tuple[int, int], Pages] = OrderedDict()
        workbench.archive_closing.connect(self._forget)

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def show(self, hit: SearchHit) -> None:
        """Find a hit."""
        self._hit = hit

        def read(found: _Read) -> None:
            if hit is self._hit:
                self._tell(hit, found)

        def failed(error: BaseException) -> None:
            if not isinstance(error, GazetteError):
                raise error
            self.gone.emit(hit)

        self._workbench.ask_desk(lambda desk: _read(desk, hit), read, failed, brief=True)

    def _forget(self) -> None:
        self._hit = None
        self._kept.clear()
        self._process.forget()

    def _tell(self, hit: SearchHit, read: _Read) -> None:
        issue, bench = read.issue, self._workbench
        if issue is None or hit.entry > len(issue.entries):
            self.found.emit(HitShown(hit, read.entry))
            return
        if issue.facsimile is not None:
            self.found.emit(HitShown(hit, read.entry, issue, facsimile_pages(issue)))
            return
        is_here = bench.issue is not None and bench.issue.id == issue.id
        pages = bench.pages if is_here else self._kept.get((issue.id, read.at))
        self.found.emit(HitShown(hit, read.entry, issue, pages))
        if pages is None and not is_here:  # of the issue that is here they are being made
            assert read.sizes is not None
            self._process.request(issue, (hit, read), read.sizes)

    def _made(self, pages: Pages, mark: tuple[SearchHit, _Read]) -> None:
        hit, read = mark
        if read.issue is None:
            return
        self._kept[read.issue.id, read.at] = pages
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        if self._hit is not None and self._hit.issue_id == read.issue.id and hit.issue_id == read.issue.id:
            entry = read.issue.entries[self._hit.entry - 1] if self._hit is not hit else read.entry
            self.found.emit(HitShown(self._hit, entry, read.issue, pages))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error  # its text stays where its pages would be


def _read(desk: Desk, hit: SearchHit) -> _Read:
    if hit.issue_id is None:
        return _Read(desk.archive.entry(hit.entry_id))
    with desk.archive.one_state():
        issue = desk.archive.issue(hit.issue_id)
        at = desk.archive.changes(hit.issue_id)
        return _Read(desk.archive.entry(hit.entry_id), issue, at, picture_sizes(desk.archive, issue))
