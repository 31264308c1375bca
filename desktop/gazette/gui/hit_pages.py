"""The issues of hits and their pages: those at hand, those that are kept, others made by a process of its own."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gazette.archive import SearchHit
from gazette.desk import Desk
from gazette.desk.facsimile_pages import facsimile_pages, page_name
from gazette.desk.pictures import picture_sizes
from gazette.desk.printed_pages import Lost, Printed, printed_pages
from gazette.errors import GazetteError
from gazette.gui.page_process import PageProcess
from gazette.gui.workbench import Workbench
from gazette.model import Entry, Facsimile, Issue, PictureSizes
from gazette.typeset import Pages

_MOST = 4
"""Of so many issues the pages that were made are kept."""


@dataclass(frozen=True, slots=True)
class KeptSheets:
    """Where on the pages of a kept file what was found may stand: their indices, and their numbers in the file.

    ``first`` is what the picture of the first of them is called.
    """

    first: str
    sheets: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class HitShown:
    """A hit with its entry and issue (None: in the inbox), ``pages`` where they are there already.

    ``kept`` where these are pages of a kept file; ``lost``: why those of a published issue are none of such a file;
    ``unset``: there will be no pages, for they cannot be made.
    """

    hit: SearchHit
    entry: Entry
    issue: Issue | None = None
    pages: Pages | None = None
    kept: KeptSheets | None = None
    lost: Lost | None = None
    unset: bool = False

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
    printed: Printed | Lost | None = None
    """What was printed, where it is published and no facsimile issue."""
    span: tuple[int, int] | None = None
    """The first and last page of the entry, as printed."""

    @property
    def lost(self) -> Lost | None:
        """Why the pages of a published issue are set anew."""
        return None if isinstance(self.printed, Printed) else self.printed


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
        self._making: _Read | None = None
        """Of what pages were asked for last."""
        self._kept: OrderedDict[tuple[int, int], Pages] = OrderedDict()
        self._printed: OrderedDict[int, Printed] = OrderedDict()
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

        printed = self._printed.get(hit.issue_id or 0)
        self._workbench.ask_desk(lambda desk: _read(desk, hit, printed), read, failed, brief=True)

    def _forget(self) -> None:
        self._hit = None
        self._kept.clear()
        self._printed.clear()
        self._process.forget()

    def _tell(self, hit: SearchHit, read: _Read) -> None:
        issue, bench = read.issue, self._workbench
        if issue is None or hit.entry > len(issue.entries):
            self.found.emit(HitShown(hit, read.entry))
            return
        if issue.facsimile is not None:
            kept = _kept_sheets(issue.facsimile, hit.sheet) if hit.sheet else None
            self.found.emit(HitShown(hit, read.entry, issue, facsimile_pages(issue), kept))
            return
        if isinstance(read.printed, Printed):
            _remember(self._printed, issue.id, read.printed)
            self.found.emit(HitShown(hit, read.entry, issue, read.printed.pages, _printed_sheets(read.printed, read)))
            return
        is_here = bench.issue is not None and bench.issue.id == issue.id
        pages = bench.pages if is_here else self._kept.get((issue.id, read.at))
        self.found.emit(HitShown(hit, read.entry, issue, pages, lost=read.lost))
        if pages is None and not is_here:  # of the issue that is here they are being made
            assert read.sizes is not None
            self._making = read
            self._process.request(issue, read, read.sizes)

    def _made(self, pages: Pages, read: _Read) -> None:
        assert read.issue is not None
        _remember(self._kept, (read.issue.id, read.at), pages)
        self._show_on(pages, read)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error
        if self._making is not None:  # its text stays where its pages would be
            self._show_on(None, self._making)

    def _show_on(self, pages: Pages | None, read: _Read) -> None:
        """Show the hit that was asked for last on pages that were made, where it is of that issue; None: of none."""
        asked, issue = self._hit, read.issue
        if asked is None or issue is None or asked.issue_id != issue.id:
            return
        entry = next((each for each in issue.entries if each.id == asked.entry_id), None)
        if entry is not None:  # else it was added since, and is read by itself
            self.found.emit(HitShown(asked, entry, issue, pages, lost=read.lost, unset=pages is None))


def _read(desk: Desk, hit: SearchHit, printed: Printed | None) -> _Read:
    archive = desk.archive
    if hit.issue_id is None:
        return _Read(archive.entry(hit.entry_id))
    with archive.one_state():
        issue = archive.issue(hit.issue_id)
        read = _Read(archive.entry(hit.entry_id), issue, archive.changes(hit.issue_id), picture_sizes(archive, issue))
        if issue.state != "published" or issue.facsimile is not None:
            return read
        made = archive.made_pages(hit.issue_id)
        span = made.entries.get(hit.entry_id) if made else None
        return replace(read, printed=printed or printed_pages(archive, issue), span=span)


def _kept_sheets(facsimile: Facsimile, sheet: int) -> KeptSheets:
    page = facsimile.pages[sheet - 1]
    return KeptSheets(page_name(facsimile.files[page.file].sha256, page.page), {sheet - 1: page.page})


def _printed_sheets(printed: Printed, read: _Read) -> KeptSheets | None:
    """Where the entry was printed; where nobody knows, it may stand on any numbered page."""
    first, last = read.span or (1, len(printed.pages.pages))
    numbers = ((at, page.number) for at, page in enumerate(printed.pages.pages))
    sheets = {at: at + 1 for at, number in numbers if number is not None and first <= number <= last}
    return KeptSheets(page_name(printed.sha256, min(sheets.values())), sheets) if sheets else None


Key = TypeVar("Key")
Made = TypeVar("Made")


def _remember(those: OrderedDict[Key, Made], key: Key, made: Made) -> None:
    those[key] = made
    while len(those) > _MOST:
        those.popitem(last=False)
