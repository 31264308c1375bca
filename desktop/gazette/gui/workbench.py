"""What can be done in the window over one archive: opening, choosing, changing, undoing, and showing what came of it.

Panels ask what is shown and call acts; they never speak with the archive or with each other.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Signal

from gazette.archive import Narrowing, Order, SearchResult
from gazette.desk import BlockAct, Change, Command, Delivery, Desk, EntryField, Manner
from gazette.desk.command import CHANGED_ELSEWHERE
from gazette.desk.facsimile_files import KeptBytes
from gazette.desk.facsimile_pages import FilesAside
from gazette.desk.holding import Holder
from gazette.errors import ArchiveError, GazetteError
from gazette.gui.archive_state import ArchiveState, read_archive
from gazette.gui.arrivals import Arrivals, Told
from gazette.gui.arrived_news import ArrivedNews
from gazette.gui.entry_change import commands_between, first_difference
from gazette.gui.entry_merging import changed_elsewhere, with_typed
from gazette.gui.issue_checking import IssueChecking
from gazette.gui.issue_pages import IssuePages
from gazette.gui.jobs import ArchiveThread
from gazette.gui.last_folders import LastFolders
from gazette.gui.open_archive import OpenArchive
from gazette.gui.page_process import PageProcess
from gazette.gui.picture_shelf import Found, PictureShelf
from gazette.gui.shown_issue import ShownIssue
from gazette.ingest.facsimiles import close_pages
from gazette.model import Bilingual, Entry

T = TypeVar("T")

# After these the file that is open may be a dead one, although the archive is back at its place.
_AWAY = {"archive.moved", "archive.disk_error", "archive.cannot_open"}


class Workbench(ShownIssue):
    """One archive, and what is shown of it."""

    history_changed = Signal()
    saved = Signal()
    unsaved_changed = Signal()
    """Whether something typed could not be saved is another answer now."""
    not_saved = Signal(object)
    """A GazetteError for which something typed stays on the screen; it is tried again."""
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
    taken_back = Signal(tuple, object, object)
    """Undo or redo changed the block at this path of the current entry: how that was before, and how it is."""
    archive_opened = Signal()
    archive_closing = Signal()
    reopen_wanted = Signal()
    """The current issue, which is at press, shall be opened to changes: a person is to say why."""
    settling = Signal()
    """What is being typed must be committed now, another act follows."""

    def __init__(
        self, jobs: ArchiveThread, page_process: PageProcess, arrivals: Arrivals, folders: LastFolders
    ) -> None:
        super().__init__()
        self.folders = folders
        self._archive = OpenArchive(jobs)
        self._arrivals = arrivals
        self._was_refused = False
        self._times_shown = 0
        self._read_is_outdated = False
        self._unsaved: set[str] = set()
        self.refusal = ""
        """The code of the last error for which something was refused."""
        self.path = Path()
        self.checking = IssueChecking(self, page_process, self.ask_desk, self.tell_failed)
        self.making = IssuePages(self, page_process, self.ask_desk, self.tell_failed)
        self.pictures = PictureShelf(self.read_picture)
        self._aside = FilesAside()
        self.undo_name: Bilingual | None = None
        self.redo_name: Bilingual | None = None
        self.pictures.undrawn.connect(self.making.failed)
        self._news = ArrivedNews(self, arrivals)
        for part in (jobs, arrivals, self.checking, self.making, self.pictures, self._news):
            part.setParent(self)  # who listens to one that nothing takes along would keep it, and it who listens

    # opening and choosing

    @property
    def busy(self) -> bool:
        """Whether the archive does something long, for which short acts would wait."""
        return self._archive.busy

    @property
    def is_open(self) -> bool:
        """Whether an archive is open."""
        return self._archive.is_open

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open the archive at ``path``, errors are those of ``Desk``; where that fails the present one stays open."""
        opened = self._archive.opened(path, create=create)
        self._leave_archive()
        if path != self.path:
            self._arrivals.forget()
        self._archive.take(opened)
        self.path, self._archive_read_only = path, self._archive.read_only
        self.issue, self.entry_id, self.pages = None, 0, None
        self.making.leave()
        self._found.forget()
        self.pictures.clear()
        self._unsaved.clear()
        self.unsaved_changed.emit()
        self._show_all(opened.seen)
        if not self._archive_read_only:
            self._arrivals.open(opened.desk)
            self.archive_opened.emit()

    def set_person(self, person: str) -> None:
        """Say who sits at the window: revisions keep that name."""
        self._archive.set_person(person)

    def close(self) -> None:
        """Close archive, threads and page process."""
        self.making.close()
        self._leave_archive()
        self._archive.close()
        self._arrivals.close()
        self._archive.end()
        self.pictures.close()
        close_pages()
        self._aside.close()

    def _leave_archive(self) -> None:
        if self._archive.is_open:
            self._news.leave()
            self.archive_closing.emit()
            self.checking.leave()
            self._arrivals.finish()

    @property
    def holder(self) -> Holder | None:
        """Who else has the archive open for writing, for which it can only be read here."""
        return self._archive.holder

    def is_free(self) -> bool:
        """Whether nobody has the archive open for writing any more."""
        return self._archive.is_free(self.path)

    def look_again(self) -> None:
        """Show what others have written since, in an archive that is only read here."""
        try:
            seen = self._read()
        except ArchiveError as error:
            self.refused.emit(error)
            return
        if (seen.rows, seen.issue, seen.inbox) != (self.rows, self.issue, self.inbox):
            self._show_all(seen)

    def settle(self) -> bool:
        """Commit what is being typed; False where that was refused, so that it must stay on the screen."""
        self._was_refused = False
        self.settling.emit()
        return not self._was_refused

    def choose_issue(self, issue_id: int) -> None:
        """Make another issue the current one."""
        if not self.settle():
            return
        seen = self._read(issue_id)
        self.issue, self.pages, self.entry_id = None, None, 0
        self.making.leave()
        self._show_all(seen)

    def choose_entry(self, entry_id: int, *, to_read: bool = False) -> None:
        """Make another entry the current one; it may stand in another issue. ``to_read``: it is only to be read."""
        if entry_id == self.entry_id and (not to_read or self.frozen):
            return
        if not self.settle():
            self.entry_chosen.emit()
            return
        if all(entry.id != entry_id for entry in self.entries):
            try:
                issue_id = self.call_desk(lambda desk: desk.archive.place(entry_id).issue_id)
            except GazetteError as error:  # it may be gone since it was found
                self.refused.emit(error)
                return
            if issue_id is not None:
                self.choose_issue(issue_id)
        self.entry_id, self.looked_at = entry_id, entry_id if to_read else 0
        self.note_seen((entry_id,))
        self.entry_chosen.emit()

    def stop_looking(self) -> None:
        """The current entry is not only to be read any more."""
        self.looked_at = 0
        self.entry_chosen.emit()

    def reload(self, issue_id: int | None = None) -> None:
        """Read the lists and the issue again, keep the current entry where it still is, and ask for pages."""
        self._show_all(self._read(issue_id))

    def _read(self, issue_id: int | None = None) -> ArchiveState:
        wanted = issue_id or (self.issue.id if self.issue else 0)
        return self.call_desk(lambda desk: read_archive(desk, wanted))

    def _show_all(self, seen: ArchiveState) -> None:
        self._times_shown += 1
        self._show(seen)
        self._name_history()
        self.making.follow(seen)

    # acts

    def do(self, command: Command) -> Change | None:
        """Do a command and show what it changed; a refusal is told and gives None."""
        self.settling.emit()
        seen = self.entry
        return self._act(lambda desk: desk.do(command, seen=seen))

    @property
    def has_unsaved(self) -> bool:
        """Whether something that was typed could not be saved."""
        return bool(self._unsaved)

    def put_entry(self, typed: Entry, part: str = "text", act: BlockAct = "desk.act.edit_text") -> bool:
        """Commit an entry as it was typed in a ``part`` of the window; False where that was refused."""
        is_saved = self.is_open and self._put(typed, act)
        self._note_unsaved(part, not is_saved)
        return is_saved

    def put(self, command: Command, part: str) -> bool:
        """Do what was typed into a field of the issue; False where it could not be saved and is to be tried again."""
        self.settling.emit()
        seen = self.entry
        if not self.is_open or not self._found_again():
            return False
        done = self._act(lambda desk: desk.do(command, seen=seen), kept=ArchiveError) is not None
        waits = not done and self.refusal.startswith("archive.")
        self._note_unsaved(part, waits)
        return not waits

    def leave_unsaved(self) -> None:
        """What could not be saved is no longer on the screen: its entry is gone, and it is offered elsewhere."""
        self._unsaved.clear()
        self.unsaved_changed.emit()

    def _note_unsaved(self, part: str, waits: bool) -> None:
        if waits != (part in self._unsaved):
            self._unsaved ^= {part}
            self.unsaved_changed.emit()

    def put_field(self, field: EntryField, text: str) -> bool:
        """Commit a field of the current entry as it was typed; False where that was refused."""
        self.settling.emit()
        if self.entry is None:
            return True
        value: dict[str, Any] = {field: text or ("" if field == "title_zh" else None)}
        return self.put_entry(replace(self.entry, **value), field)

    def save_now(self) -> None:
        """Commit what is being typed, and say that all is saved where that is so."""
        if self.settle() and not self.has_unsaved:
            self.saved.emit()

    def _put(self, typed: Entry, act: BlockAct) -> bool:
        before = next((entry for entry in self.entries if entry.id == typed.id), None)
        command = commands_between(before, typed, act) if before else None
        if before is None or command is None:
            return True
        if not self._found_again():
            return False
        theirs = self.call_desk(lambda desk: changed_elsewhere(desk, before))
        if theirs is None:
            return self._act(lambda desk: desk.do(command, seen=before), kept=GazetteError) is not None
        return self._merge(before, typed, theirs)

    def _found_again(self) -> bool:
        """Whether the archive is there, after it was away; why it is not is told."""
        if self.has_unsaved and self.refusal in _AWAY and self.entry is not None:
            try:
                self._archive.find_again(self.entry)
            except ArchiveError as error:
                self._was_refused = True
                self.not_saved.emit(error)
                return False
        return True

    def _merge(self, before: Entry, typed: Entry, theirs: Entry) -> bool:
        """Commit what was typed into an entry that another program has changed meanwhile."""
        command = commands_between(theirs, with_typed(before, typed, theirs))
        if command is None:
            self.reload()
        elif self._act(lambda desk: desk.do(command, seen=theirs), kept=GazetteError) is None:
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
                self.taken_back.emit(path, before[entry.id], entry)

    def _act(self, act: Callable[[Desk], Change], *, kept: type[GazetteError] | None = None) -> Change | None:
        """Do ``act`` and show what it changed; what is refused for a reason that is ``kept`` stays on the screen."""
        try:
            change = self.call_desk(act)
        except GazetteError as error:
            self._was_refused, self.refusal = True, error.code
            if error.code in CHANGED_ELSEWHERE and kept is None:
                self.reload()
            (self.not_saved if kept is not None and isinstance(error, kept) else self.refused).emit(error)
            return None
        self.saved.emit()
        try:
            self._show_change(change)
        except ArchiveError as error:  # it was committed, and can no longer be read
            self.refused.emit(error)
        return change

    def _show_change(self, change: Change) -> None:
        self._follow(change)
        self.reload()
        # One that came back was not there to be shown before.
        self._follow(change)

    def _follow(self, change: Change) -> None:
        """Where an act (undo above all) changed another entry than the one shown, show that one."""
        if change.entries and self.entry_id not in change.entries:
            there = [entry.id for entry in self.entries if entry.id in change.entries]
            if len(there) == 1:
                self.entry_id = there[0]
                self.entry_chosen.emit()

    def bring_in(self, file: Path | str, manner: Manner) -> None:
        """Bring a file in, in the background, or one that is kept, by its SHA-256; ``brought`` or ``not_brought``."""
        self.bring_all_in((file,), manner)

    def bring_all_in(self, files: Iterable[Path | str], manner: Manner) -> None:
        """Bring files in as ``bring_in`` does, one after another."""
        self.settling.emit()
        for file in files:
            self.bringing.emit(file)
            self._arrivals.add(file, manner)

    def stop_bringing(self) -> tuple[tuple[Path | str, Manner], ...]:
        """Read no further file than the one that is being read; gives those that waited."""
        return self._arrivals.leave_waiting()

    @property
    def passwords(self) -> dict[Path | str, str]:
        """Those that were entered for files, until another archive is opened."""
        return self._arrivals.passwords

    def read_apart(
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Read something in the background that is only to be looked at."""
        self._arrivals.read(act, done, failed)

    def deliver(self, delivery: Delivery, manner: Manner, told: Told) -> None:
        """Bring in a file of a drop folder, in the background; only ``told`` hears of it."""
        self._arrivals.deliver(delivery, manner, told)

    def show_arrived(self) -> None:
        """Show, soon, what came by itself; the issue and the entry that are shown stay."""
        self._news.look()

    def read_later(
        self, issue_id: int | None, done: Callable[[ArchiveState], None], failed: Callable[[BaseException], None]
    ) -> bool:
        """Read the archive in the background, as for ``reload``; False where none is open."""
        if not self.is_open:
            return False
        wanted = issue_id or (self.issue.id if self.issue else 0)
        shown = self._times_shown

        def read(seen: ArchiveState) -> None:
            # What was done since is newer than what was read.
            self._read_is_outdated = shown != self._times_shown
            done(seen)

        self._archive.ask(lambda desk: read_archive(desk, wanted), read, failed, brief=True)
        return True

    def show_read(self, seen: ArchiveState, issue_id: int | None) -> None:
        """Show what ``read_later`` has read; what is being typed is committed where it could not stay as it is."""
        another = issue_id is not None and (self.issue is None or issue_id != self.issue.id)
        now = next((entry for entry in seen.entries if entry.id == self.entry_id), None)
        if another or self._read_is_outdated or now != self.entry:
            # What cannot be saved stays on the screen.
            self.reload(issue_id if self.settle() else None)
        else:
            self._show_all(seen)
        self.saved.emit()

    def is_own_file(self, path: Path) -> bool:
        """Whether a path is the archive; asks the system alone, in the thread that asks."""
        return self._archive.desk.archive.is_own_file(path)

    def call_desk(self, act: Callable[[Desk], T]) -> T:
        """Ask the archive something short, and wait for it; from any thread."""
        return self._archive.call(act)

    def kept_pictures(self, names: set[str]) -> Container[str]:
        """Those of the pictures with these hashes that the archive has."""
        return self.call_desk(lambda desk: desk.archive.picture_sizes(names))

    def read_picture(
        self,
        sha256: str,
        done: Callable[[Found], None],
        failed: Callable[[BaseException], None],
        fetched: Sequence[KeptBytes] = (),
    ) -> None:
        """Read a picture by its hash, or find a page by its name in a file kept or ``fetched``, in the background."""
        if self.is_open:
            aside = self._aside
            self.ask_desk(
                lambda desk: aside.page(desk.archive, sha256, fetched) or desk.archive.picture(sha256), done, failed
            )

    def ask_search(
        self,
        query: str,
        narrowing: Narrowing,
        order: Order,
        limit: int,
        done: Callable[[SearchResult, tuple[int, int]], None],
    ) -> None:
        """Search in the background; ``done`` is told what was found, and of which ``Archive.state``."""

        def found(desk: Desk) -> tuple[SearchResult, tuple[int, int]]:
            others, _ = desk.archive.state
            result = desk.search(query, narrowing, limit=limit, order=order)
            # What others write while it is asked makes it outdated, what it indexes by itself does not.
            return result, (others, desk.archive.state[1])

        self.ask_desk(found, lambda answer: done(*answer), self.tell_failed)

    def ask_desk(
        self,
        act: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        brief: bool = False,
    ) -> None:
        """Do something with the desk in the background; while it is not ``brief``, what is typed waits for it."""
        self._archive.ask(act, done, failed, brief=brief)

    def tell_failed(self, error: BaseException) -> None:
        """Tell why something in the background was not done; what is no known error is raised."""
        if isinstance(error, GazetteError):
            self.refused.emit(error)
        else:
            raise error

    def _name_history(self) -> None:
        self.undo_name, self.redo_name = self.call_desk(lambda desk: (desk.can_undo(), desk.can_redo()))
        self.history_changed.emit()
