"""The state of the window over one archive: current issue and entry, history, pages and findings that follow.

Panels ask it and call its acts; they never speak with the archive or with each other.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from gazette.archive import IssueRow, SearchResult
from gazette.desk import BroughtIn, Change, Command, Delivery, Desk, InsertBlocks, Manner, ReopenIssue
from gazette.desk.facsimile_pages import NO_SPAN, facsimile_pages, kept_page
from gazette.desk.fitting import Fitting
from gazette.desk.pictures import keep_picture, keep_pictures, picture_from_file
from gazette.desk.releasing import release_findings
from gazette.desk.setting import keep_pages
from gazette.errors import GazetteError
from gazette.gui.archive_state import ArchiveState, read_archive
from gazette.gui.arrivals import Arrivals, Told
from gazette.gui.entry_change import commands_between, first_difference
from gazette.gui.entry_merging import merged_entry
from gazette.gui.jobs import ArchiveThread
from gazette.gui.page_process import FitWish, PageProcess
from gazette.gui.picture_shelf import PictureShelf
from gazette.model import (
    NO_PICTURES,
    Bilingual,
    Block,
    BlockPath,
    Entry,
    Finding,
    Issue,
    PictureFile,
    PictureSizes,
    Section,
)
from gazette.typeset import Pages

T = TypeVar("T")


class Workbench(QObject):
    """One archive, one current issue, one current entry."""

    issue_changed = Signal()
    """The current issue, the inbox or the list of issues is another or has changed."""
    entry_chosen = Signal()
    """Another entry is current."""
    pages_changed = Signal()
    pages_failed = Signal(object)
    page_making = Signal()
    history_changed = Signal()
    saved = Signal()
    unsaved_changed = Signal()
    """Whether something typed could not be saved is another answer now."""
    refused = Signal(object)
    """A GazetteError to be told in a sentence."""
    bringing = Signal(object)
    """A file that is about to be read: its path or, where it is kept already, its SHA-256."""
    not_brought = Signal(object)
    """A NotBrought."""
    unpacked = Signal(object)
    """An Unpacked: a zip whose files are told of one by one from now on, those that cannot be read first."""
    merged = Signal(object)
    """The Entry that another program had written, to which was added what was typed here."""
    brought = Signal(object)
    """A BroughtIn."""
    taken_back = Signal(tuple)
    """Undo or redo changed the block at this path of the current entry."""
    inserted = Signal(tuple)
    """Pictures were inserted; the first stands at this path of the current entry."""
    archive_opened = Signal()
    archive_closing = Signal()
    settling = Signal()
    """What is being typed must be committed now, another act follows."""

    def __init__(self, jobs: ArchiveThread, page_process: PageProcess, arrivals: Arrivals) -> None:
        super().__init__()
        self._jobs = jobs
        self._page_process = page_process
        self._desk: Desk | None = None
        self._arrivals = arrivals
        self._was_refused = False
        self.has_unsaved = False
        self._archive_read_only = False
        self.path = Path()
        self.rows: tuple[IssueRow, ...] = ()
        self.issue: Issue | None = None
        self.inbox: tuple[Entry, ...] = ()
        self.entry_id = 0
        self.pages: Pages | None = None
        self.findings: tuple[Finding, ...] = ()
        self._release_findings: tuple[Finding, ...] = ()
        self.inbox_findings: tuple[Finding, ...] = ()
        self._picture_sizes: PictureSizes = NO_PICTURES
        self.pictures = PictureShelf(self.read_picture)
        self.undo_name: Bilingual | None = None
        self.redo_name: Bilingual | None = None
        self.pictures.undrawn.connect(self.pages_failed)
        page_process.made.connect(self._pages_made)
        page_process.failed.connect(self.pages_failed)
        arrivals.brought.connect(self._brought)
        arrivals.not_brought.connect(self.not_brought)
        arrivals.unpacked.connect(self.unpacked)

    # state

    @property
    def busy(self) -> bool:
        """Whether the archive does something long, for which short acts would wait."""
        return self._jobs.busy

    @property
    def is_open(self) -> bool:
        """Whether an archive is open."""
        return self._desk is not None

    @property
    def entry(self) -> Entry | None:
        """The current entry, of the issue or of the inbox."""
        return next((entry for entry in self.entries if entry.id == self.entry_id), None)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The issue's entries, then those of the inbox."""
        return (*(self.issue.entries if self.issue else ()), *self.inbox)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the current issue."""
        return self.issue.sections if self.issue else ()

    @property
    def frozen(self) -> bool:
        """Whether the current entry cannot be changed: its issue is at press or published, or the archive read-only."""
        return self.closed is not None

    @property
    def closed(self) -> Literal["archive", "facsimile", "at_press", "published"] | None:
        """Why the current entry cannot be changed."""
        if self._archive_read_only:
            return "archive"
        if self.issue is None or self.issue.state == "editing" or self.number_of(self.entry_id) is None:
            return None
        return "facsimile" if self.issue.facsimile is not None else self.issue.state

    def reopen(self) -> None:
        """Open the current issue, which is at press, to changes again."""
        if self.issue is not None:
            self.do(ReopenIssue(self.issue.id))

    def number_of(self, entry_id: int) -> int | None:
        """The entry's number in the issue, from 1; None for one of the inbox."""
        entries = self.issue.entries if self.issue else ()
        return next((number for number, entry in enumerate(entries, 1) if entry.id == entry_id), None)

    def span_of(self, entry_id: int) -> tuple[int, int] | None:
        """First and last printed page of an entry, None before pages are made."""
        number = self.number_of(entry_id)
        if self.pages is None or number is None or number > len(self.pages.spans):
            return None
        span = self.pages.spans[number - 1]
        return None if span == NO_SPAN else span

    @property
    def page_count(self) -> int | None:
        """How many body pages the issue has, None before pages are made."""
        return None if self.pages is None else sum(page.number is not None for page in self.pages.pages)

    @property
    def sheet_pages(self) -> int | None:
        """How many pages are printed, contents and all; None before pages are made."""
        return None if self.pages is None else len(self.pages.pages)

    def findings_of(self, entry_id: int) -> tuple[Finding, ...]:
        """The findings of one entry."""
        number = self.number_of(entry_id)
        if number is not None:
            return tuple(finding for finding in self.all_findings if finding.entry == number)
        place = next((place for place, entry in enumerate(self.inbox, 1) if entry.id == entry_id), None)
        return tuple(finding for finding in self.inbox_findings if finding.entry == place)

    def entry_of(self, finding: Finding) -> Entry | None:
        """The entry of the issue that a finding names; None where it is gone and its pages are still being made."""
        entries = self.issue.entries if self.issue else ()
        return entries[finding.entry - 1] if finding.entry and finding.entry <= len(entries) else None

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings of the issue: those of the import and of the page making, and what is not for the public."""
        return (*self.findings, *(self.pages.findings if self.pages else ()), *self._release_findings)

    # opening and choosing

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open the archive at ``path``, errors are those of ``Desk``; where that fails the present one stays open."""
        desk = self._jobs.call(lambda: Desk.open_own(path) if create else Desk.open(path))
        try:
            seen = self._jobs.call(lambda: read_archive(desk, 0))
        except GazetteError:
            self._jobs.call(desk.close)
            raise
        self._close_desk()
        self._desk, self.path = desk, path
        self._archive_read_only = desk.archive.read_only
        self.issue, self.entry_id, self.pages = None, 0, None
        self.pictures.clear()
        self._note_unsaved(False)
        self._show(seen)
        if not self._archive_read_only:
            self._arrivals.open(desk)
            self.archive_opened.emit()

    def close(self) -> None:
        """Close archive, threads and page process."""
        self._page_process.close()
        self._close_desk()
        self._arrivals.close()
        self._jobs.close()
        self.pictures.close()

    def _close_desk(self) -> None:
        if self._desk is not None:
            self.archive_closing.emit()
            self._arrivals.finish()
            self._jobs.call(self._desk.close)
            self._desk = None

    def settle(self) -> bool:
        """Commit what is being typed; False where that was refused, so that it must stay on the screen."""
        self._was_refused = False
        self.settling.emit()
        return not self._was_refused

    def choose_issue(self, issue_id: int) -> None:
        """Make another issue the current one."""
        if not self.settle():
            return
        self.issue, self.pages, self.entry_id = None, None, 0
        self.reload(issue_id)

    def choose_entry(self, entry_id: int) -> None:
        """Make another entry the current one; it may stand in another issue."""
        if entry_id == self.entry_id:
            return
        if not self.settle():
            self.entry_chosen.emit()
            return
        if all(entry.id != entry_id for entry in self.entries):
            issue_id = self._ask(lambda desk: desk.archive.place(entry_id).issue_id)
            if issue_id is not None:
                self.choose_issue(issue_id)
        self.entry_id = entry_id
        self.entry_chosen.emit()

    def reload(self, issue_id: int | None = None) -> None:
        """Read the lists and the issue again, keep the current entry where it still is, and ask for pages."""
        wanted = issue_id or (self.issue.id if self.issue else 0)
        self._show(self._ask(lambda desk: read_archive(desk, wanted)))

    def _show(self, seen: ArchiveState) -> None:
        self.rows, self.issue, self.inbox = seen.rows, seen.issue, seen.inbox
        printed = seen.issue is None or seen.issue.facsimile is not None
        self._release_findings = () if printed or seen.issue is None else release_findings(seen.issue)
        self.findings, self.inbox_findings = seen.findings, seen.inbox_findings
        self._picture_sizes = seen.pictures
        if all(entry.id != self.entry_id for entry in self.entries):
            self.entry_id = self.entries[0].id if self.entries else 0
            self.entry_chosen.emit()
        self.issue_changed.emit()
        self._name_history()
        if self.issue is not None and self.issue.facsimile is not None:
            self.pages = facsimile_pages(self.issue)
            self.pages_changed.emit()
        elif self.issue is not None:
            self.page_making.emit()
            self._page_process.request(self.issue, (self.issue.id, seen.change), seen.pictures)

    # acts

    def do(self, command: Command) -> Change | None:
        """Do a command and show what it changed; a refusal is told and gives None."""
        self.settling.emit()
        seen = self.entry
        return self._act(lambda desk: desk.do(command, seen=seen))

    def put_entry(self, typed: Entry) -> bool:
        """Commit an entry as it was typed; False where that was refused."""
        is_saved = self._put(typed)
        self._note_unsaved(not is_saved)
        return is_saved

    def _note_unsaved(self, has_unsaved: bool) -> None:
        if self.has_unsaved != has_unsaved:
            self.has_unsaved = has_unsaved
            self.unsaved_changed.emit()

    def _put(self, typed: Entry) -> bool:
        before = next((entry for entry in self.entries if entry.id == typed.id), None)
        command = commands_between(before, typed) if before else None
        if before is None or command is None:
            return True
        theirs = self._ask(lambda desk: _changed_elsewhere(desk, before))
        if theirs is None:
            return self._act(lambda desk: desk.do(command, seen=before), typed=True) is not None
        return self._merge(before, typed, theirs)

    def _merge(self, before: Entry, typed: Entry, theirs: Entry) -> bool:
        """Commit what was typed into an entry that another program has changed meanwhile."""
        command = commands_between(theirs, merged_entry(before, typed, theirs))
        if command is None:
            self.reload()
        elif self._act(lambda desk: desk.do(command, seen=theirs), typed=True) is None:
            return False
        self.merged.emit(theirs)
        return True

    def undo(self) -> None:
        """Take the last act back."""
        self.settling.emit()
        if self.undo_name:
            self._step(lambda desk: desk.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self.settling.emit()
        if self.redo_name:
            self._step(lambda desk: desk.redo())

    def _step(self, act: Callable[[Desk], Change]) -> None:
        before = {entry.id: entry for entry in self.entries}
        change = self._act(act)
        entry = self.entry
        if change is not None and entry is not None and entry.id in change.entries and entry.id in before:
            path = first_difference(before[entry.id], entry)
            if path is not None:
                self.taken_back.emit(path)

    def _act(self, act: Callable[[Desk], Change], *, typed: bool = False) -> Change | None:
        """Do ``act`` and show what it changed; what was ``typed`` and is refused stays on the screen."""
        try:
            change = self._ask(act)
        except GazetteError as error:
            self._was_refused = True
            if error.code == "desk.changed_elsewhere" and not typed:
                self.reload()
            self.refused.emit(error)
            return None
        self._follow(change)
        self.reload()
        # One that came back was not there to be shown before.
        self._follow(change)
        self.saved.emit()
        return change

    def _follow(self, change: Change) -> None:
        """Where an act (undo above all) changed another entry than the one shown, show that one."""
        if change.entries and self.entry_id not in change.entries:
            there = [entry.id for entry in self.entries if entry.id in change.entries]
            if len(there) == 1:
                self.entry_id = there[0]
                self.entry_chosen.emit()

    def bring_in(self, file: Path | str, manner: Manner) -> None:
        """Bring a file in, in the background, or one that is kept, by its SHA-256; ``brought`` or ``not_brought``."""
        self.settling.emit()
        self.bringing.emit(file)
        self._arrivals.add(file, manner)

    def read_apart(
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Read something in the background that is only to be looked at."""
        self._arrivals.read(act, done, failed)

    def deliver(self, delivery: Delivery, manner: Manner, told: Told) -> None:
        """Bring in a file of a drop folder, in the background; only ``told`` hears of it."""
        self._arrivals.deliver(delivery, manner, told)

    def show_arrived(self) -> None:
        """Show what came by itself; the issue and the entry that are shown stay."""
        if self.is_open:
            self.reload()
            self.saved.emit()

    def is_own_file(self, path: Path) -> bool:
        """Whether a path is the archive; asks the system alone, in the thread that asks."""
        return self._opened().archive.is_own_file(path)

    def _brought(self, brought: BroughtIn) -> None:
        self.reload(brought.issue_id)
        self.brought.emit(brought)
        self.saved.emit()

    def call_desk(self, act: Callable[[Desk], T]) -> T:
        """Ask the archive something short, and wait for it; from any thread."""
        return self._ask(act)

    def insert_pictures(self, files: Sequence[Path | bytes], entry_id: int, path: BlockPath) -> None:
        """Keep pictures, from files or as they were copied, and show them at ``path`` of an entry: one command."""

        def done(blocks: tuple[Block, ...]) -> None:
            if self.do(InsertBlocks(entry_id, path, blocks)) is not None:
                self.inserted.emit(path)

        self.ask_desk(lambda desk: tuple(_kept_picture(desk, file) for file in files), done, self._failed)

    def keep_pictures(self, files: Sequence[PictureFile]) -> None:
        """Keep pictures that blocks are going to show."""
        if files:
            self._ask(lambda desk: keep_pictures(desk.archive, files))

    def read_picture(
        self, sha256: str, done: Callable[[PictureFile | None], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Read a picture by its hash, or the kept file of a page by its name, in the background."""
        if self._desk is not None:
            self.ask_desk(lambda desk: kept_page(desk.archive, sha256) or desk.archive.picture(sha256), done, failed)

    def ask_search(self, query: str, done: Callable[[SearchResult], None]) -> None:
        """Search in the background."""
        desk = self._opened()
        self._jobs.ask(lambda: desk.search(query, limit=100), done, self._failed)

    def ask_desk(
        self, act: Callable[[Desk], T], done: Callable[[T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Do something long with the desk in the background."""
        desk = self._opened()
        self._jobs.ask(lambda: act(desk), done, failed)

    def try_fit(
        self,
        pages: int,
        done: Callable[[Fitting], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """See in the background how the current issue would be fitted to ``pages``; the archive is free meanwhile."""
        if self.issue is not None:
            self._page_process.request_fit(FitWish(self.issue, pages, self._picture_sizes), done, failed, progress)

    def stop_fit(self) -> None:
        """Stop a trial; its ``failed`` gets a StoppedError."""
        self._page_process.stop_fit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, GazetteError):
            self.refused.emit(error)
        else:
            raise error

    # pages

    def _pages_made(self, pages: Pages, mark: tuple[int, int]) -> None:
        issue_id, change = mark
        if self.issue is None or self.issue.id != issue_id:
            return
        self.pages = pages
        self.pages_changed.emit()
        desk, issue = self._opened(), self.issue
        self._jobs.ask(lambda: keep_pages(desk, issue_id, issue, pages, at=change), lambda _kept: None, self._failed)

    def _name_history(self) -> None:
        self.undo_name, self.redo_name = self._ask(lambda desk: (desk.can_undo(), desk.can_redo()))
        self.history_changed.emit()

    def _opened(self) -> Desk:
        assert self._desk is not None
        return self._desk

    def _ask(self, act: Callable[[Desk], T]) -> T:
        desk = self._opened()
        return self._jobs.call(lambda: act(desk))


def _kept_picture(desk: Desk, file: Path | bytes) -> Block:
    with desk.archive.transaction():
        if isinstance(file, Path):
            return picture_from_file(desk.archive, file)
        return keep_picture(desk.archive, file, "PNG")


def _changed_elsewhere(desk: Desk, before: Entry) -> Entry | None:
    """The entry as another program has written it since it was ``before``; None where nobody has, or it is gone."""
    try:
        now = desk.archive.entry(before.id)
    except GazetteError:
        return None  # the act itself tells why
    return None if now == before else now
