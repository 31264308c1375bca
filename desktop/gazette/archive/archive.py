"""The archive's door: issues, entries and sources are asked for and written here, all else at doors of their own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from gazette.archive import facsimiles, issues, made_pages, pictures, revisions, sources, writing
from gazette.archive.act_log import ActLog
from gazette.archive.books import OfficeBooks
from gazette.archive.chain import Chain
from gazette.archive.copying import backup_folder, copy_before_upgrade, into_one_file, mark_of, write_copy
from gazette.archive.damage_places import DamagePlace, damage_place
from gazette.archive.decisions import Decisions
from gazette.archive.deliveries import Deliveries
from gazette.archive.exchanging import BESIDE, NOTE, with_ending
from gazette.archive.file import ArchiveFile, Row, has_no_room, open_file, same_file
from gazette.archive.issues import IssueRow, Place, SectionRow
from gazette.archive.knowing import Known
from gazette.archive.last_steps import LastSteps
from gazette.archive.ledger_answers import LedgerAnswers
from gazette.archive.made_pages import MadePages
from gazette.archive.read_copy.copied import Origin
from gazette.archive.revisions import Revision
from gazette.archive.saved_searches import SavedSearches
from gazette.archive.search import ANYTHING, Narrowing, Order, Search, SearchResult
from gazette.archive.sources import Reason, Source, SourceState, Way
from gazette.archive.standing import Standing, standing_of
from gazette.archive.verifying import Damage, Seen, Thoroughness, damages
from gazette.archive.versions import Versions
from gazette.archive.writing import RemovedEntry
from gazette.errors import ArchiveError
from gazette.model import Account, Bilingual, Entry, Finding, Fit, Issue, IssueState, PictureFile, PictureSizes


class Archive:
    """One opened ``.gazette`` file.

    What writes does so in the running ``transaction`` or, outside one, in a transaction of its own. Published issues
    are not guarded here: what a person may do is the desk's to say. One thread at a time.
    """

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file
        self._search = Search(file)
        self._lost: list[ArchiveFile] = []
        self.decisions = Decisions(file)
        """What was decided on findings."""
        self.known = Known(file)
        """What the texts say of one another."""

    @property
    def books(self) -> OfficeBooks:
        """What the office keeps over its issues."""
        return OfficeBooks(self._file)

    @property
    def act_log(self) -> ActLog:
        """What was done with the archive."""
        return ActLog(self._file)

    @property
    def chain(self) -> Chain:
        """What stands for ever, in the order in which it came to."""
        return Chain(self._file)

    @property
    def deliveries(self) -> Deliveries:
        """The drop folders, and what came through them."""
        return Deliveries(self._file)

    @property
    def last_steps(self) -> LastSteps:
        """Proofs, sign-off, publishing and corrections of issues."""
        return LastSteps(self._file)

    @property
    def ledger_answers(self) -> LedgerAnswers:
        """What was answered to questions of the ledger."""
        return LedgerAnswers(self._file)

    @property
    def origin(self) -> Origin:
        """What a read copy in PostgreSQL is made of."""
        return Origin(self._file)

    @property
    def saved_searches(self) -> SavedSearches:
        """Searches that are kept by name."""
        return SavedSearches(self._file)

    @property
    def versions(self) -> Versions:
        """Whose text an entry has, and which files are versions of one another."""
        return Versions(self._file)

    @classmethod
    def open(cls, path: Path, *, create: bool = False, patience: float = 5.0, read_only: bool = False) -> Self:
        """Open an archive, or make one where ``create`` allows; waits ``patience`` seconds for others that write.

        Raises ArchiveError: ``archive.missing gone folder not_an_archive newer damaged locked cannot_open``; it is gone
        where nothing is there but its backups. A file that cannot be written is opened for reading (``read_only``). One
        without a byte beside its log or backups was an archive: it is damaged, and no new one is made of it.
        """
        if _is_emptied(path):
            raise ArchiveError("archive.damaged", file=str(path))
        if _is_gone(path):
            raise ArchiveError("archive.gone", file=str(path), folder=str(backup_folder(path.resolve())))
        return cls(
            open_file(path, create=create, patience=patience, read_only=read_only, upgrading=copy_before_upgrade)
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def find_again(self, seen: Entry) -> None:
        """Go on with the file that stands at the path now, where the one that was opened is gone or was out of reach.

        It must be this archive: it says what was ``seen`` in it, else ArchiveError ``archive.replaced``.
        """
        if self._file.is_there():
            return
        if not self.path.exists():
            raise ArchiveError("archive.moved", file=str(self.path))
        found = open_file(self.path, create=False, patience=1.0)
        try:
            same = not found.read_only and type(self)(found).entry(seen.id) == seen
        except ArchiveError:
            same = False
        if not same:
            found.close()
            raise ArchiveError("archive.replaced", file=str(self.path))
        # Not closed: SQLite would take away the log of the file that stands there now, by its name.
        self._lost.append(self._file)
        self._file, self.decisions, self._search = found, Decisions(found), Search(found)
        self.known = Known(found)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def is_own_file(self, path: Path) -> bool:
        """Whether ``path`` is this archive or one of the files that SQLite and a window keep beside it.

        Such a file must not be opened a second time: closing that handle would drop the locks of this one.
        """
        own = self.path.resolve()
        files = (own.with_name(own.name + ending) for ending in ("", *BESIDE, "-open"))
        return any(same_file(path, file) for file in files)

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read; every writing act then raises ``archive.read_only``."""
        return self._file.read_only

    @property
    def standing(self) -> Standing:
        """Whether the archive is on a disk of this computer, across a network, or in a synchronised folder."""
        return standing_of(self.path)

    @property
    def has_written(self) -> bool:
        """Whether anything was written to the file since it was opened here."""
        return self._file.changes > 0

    @property
    def state(self) -> tuple[int, int]:
        """What is another whenever anything was written: by another program (the first number), by this one."""
        return self._file.state

    @property
    def has_no_room(self) -> bool:
        """Whether the disk is full, for which a file that was opened meanwhile can only be read."""
        return has_no_room(self.path)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing for what is written inside; an inner one becomes part of the outer one."""
        return self._file.transaction()

    def one_state(self) -> AbstractContextManager[None]:
        """Around several questions that are answered of one state, whatever others write meanwhile."""
        return self._file.one_state()

    def signed(self, act: str, who: str | None = None) -> AbstractContextManager[None]:
        """Around what changes entries: the act and the person that their revisions will name.

        ``who`` None: the one of an outer ``signed``.
        """
        return revisions.signed(self._file, act, who)

    # looking for damage

    def damages(self, thoroughness: Thoroughness = "whole", *, seen: Seen | None = None) -> Iterator[Damage]:
        """All damage that can be found, inside ``one_state``; see ``archive.verifying``."""
        return damages(self._file, thoroughness, seen=seen)

    def damage_place(self, damage: Damage) -> DamagePlace:
        """What a damaged row is part of."""
        return damage_place(self._file, damage)

    def write_copy(self, target: Path, seen: Seen | None = None) -> str:
        """Write the archive as it is now to ``target``, checked, or not at all; returns its mark.

        ArchiveError: ``archive.backup_damaged backup_onto_itself backup_failed``. ``seen`` may raise to stop.
        """
        return write_copy(self._file, target, seen)

    def into_one_file(self) -> None:
        """Bring all into the archive's own file, with nothing beside it; ArchiveError where that cannot be done now."""
        into_one_file(self._file)

    def mark(self) -> str:
        """SHA-256 over the checksums of all rows: two archives that hold the same have the same."""
        return mark_of(self._file)

    # reading

    def issue_rows(self) -> tuple[IssueRow, ...]:
        """The list of issues, oldest first."""
        return issues.issue_rows(self._file)

    def issue_row(self, issue_id: int) -> IssueRow | None:
        """An issue as it is listed, without the others being read; None where it is gone."""
        return issues.issue_row(self._file, issue_id)

    def find_issue(self, reference: str) -> int:
        """The id of the issue meant by a serial (401), YEAR-NUMBER (2019-21) or printed id (i7).

        Raises ArchiveError: ``archive.no_issue`` (with what is ``there``), ``no_issues_yet``, ``many_issues``.
        """
        return issues.find_issue(self._file, reference)

    def issue(self, issue_id: int) -> Issue:
        """The whole issue with the ids of its sections and entries."""
        return issues.issue(self._file, issue_id)

    def filed_rows(self, but_issue: int, limit: int = 500) -> tuple[issues.Filed, ...]:
        """Where the latest documents of other issues stand, the latest first."""
        return issues.filed_rows(self._file, but_issue, limit)

    def inbox(self) -> tuple[Entry, ...]:
        """The entries that no issue has yet, in their order."""
        return issues.inbox(self._file)

    def inbox_ids(self) -> frozenset[int]:
        """The ids of the same; no document is read."""
        return issues.inbox_ids(self._file)

    def title_rows(self, but_entry: int = 0) -> tuple[Row, ...]:
        """Titles of entries (``title_zh title_en number_zh section issue_id serial``), the latest first."""
        return issues.title_rows(self._file, but_entry)

    def entry(self, entry_id: int) -> Entry:
        """One entry; ArchiveError ``archive.no_entry``."""
        return issues.entry(self._file, entry_id)

    def title_of(self, entry_id: int) -> str | None:
        """The contents title of an entry without reading all of it; None of one that is gone."""
        row = self._file.row("SELECT title_zh FROM entry WHERE id = ?", entry_id)
        return None if row is None else str(row["title_zh"])

    def place(self, entry_id: int) -> Place:
        """Where an entry stands."""
        return issues.place(self._file, entry_id)

    def section(self, section_id: int) -> SectionRow:
        """A section without its entries; ArchiveError ``archive.no_section``."""
        return issues.section(self._file, section_id)

    def is_facsimile(self, issue_id: int) -> bool:
        """Whether an issue is kept as it was printed, and never set."""
        return self._file.count("facsimile_file", "issue_id", issue_id) > 0

    def sheets_of_entry(self, entry_id: int) -> tuple[int, ...]:
        """The sheets, from 1, of a facsimile issue on which an entry has text."""
        return facsimiles.sheets_of_entry(self._file, entry_id)

    def issue_keeping(self, sha256: str) -> int | None:
        """The facsimile issue that keeps the file of this hash."""
        return facsimiles.issue_keeping(self._file, sha256)

    def issue_state(self, issue_id: int) -> IssueState:
        """The issue's state without reading all of it."""
        state: IssueState = issues.bare_issue_row(self._file, issue_id)["state"]
        return state

    def findings(self, issue_id: int | None) -> tuple[Finding, ...]:
        """The findings kept from the import, ``entry`` as the entries are counted today (None: the inbox)."""
        return issues.findings(self._file, issue_id)

    def search(
        self,
        query: str,
        narrowing: Narrowing = ANYTHING,
        *,
        limit: int = 50,
        order: Order = "relevance",
    ) -> SearchResult:
        """The entries in which ``query`` stands: each word of it within one paragraph, title or cell."""
        unread = self.known.read_few()
        if read := self.known.lately_read():
            self._search.note_read(read)
        return replace(self._search.find(query, narrowing, limit, order), unread=unread)

    def source(self, sha256: str) -> Source | None:
        """The file of this hash that came in, or None."""
        return sources.source(self._file, sha256)

    def sources(self, state: SourceState | None = None) -> tuple[Source, ...]:
        """The files that came in, newest first, all or those in one state."""
        return sources.sources(self._file, state)

    def unsettled_sources(self) -> tuple[Source, ...]:
        """The files that wait, were refused, or have an entry in the inbox, newest first."""
        return sources.unsettled_sources(self._file)

    def source_of_entry(self, entry_id: int) -> Source | None:
        """The file that brought an entry; None where it was made by hand."""
        return sources.source_of_entry(self._file, entry_id)

    def source_content(self, sha256: str) -> bytes:
        """The bytes of a file that came in."""
        return sources.source_content(self._file, sha256)

    def source_findings(self, sha256: str) -> tuple[Finding, ...]:
        """The findings of a file that came in, ``entry`` counted in ``Source.entry_ids``."""
        return sources.source_findings(self._file, sha256)

    def picture(self, sha256: str) -> PictureFile | None:
        """The picture of this hash, or None."""
        return pictures.picture(self._file, sha256)

    def has_pictures(self) -> bool:
        """Whether there is any picture."""
        return pictures.has_pictures(self._file)

    def picture_sizes(self, names: Iterable[str]) -> PictureSizes:
        """How many pixels wide and high those of ``names`` are that are there."""
        return pictures.picture_sizes(self._file, names)

    def revisions(self, entry_id: int) -> tuple[Row, ...]:
        """What an entry said before, newest first: ``made`` (UTC) and ``entry`` as in ``show --json``."""
        return revisions.revisions(self._file, entry_id)

    def history(self, entry_id: int) -> tuple[Revision, ...]:
        """Every change of an entry, also of one that was removed, oldest first."""
        return revisions.history(self._file, entry_id)

    def put_history(self, entry_id: int, changes: Sequence[tuple[Revision, Entry | None]]) -> None:
        """Keep the changes of an entry, each with what it said before, as another archive had them."""
        with self.transaction():
            revisions.put_history(self._file, entry_id, changes)

    def now_as_revision(self, entry_id: int) -> Revision:
        """What an entry says now, as if it had been changed this moment; ArchiveError ``archive.no_entry``."""
        return revisions.as_revision(self._file, issues.entry(self._file, entry_id))

    def changes(self, issue_id: int) -> int:
        """How many changes the issue has seen; grows with every one."""
        return made_pages.changes(self._file, issue_id)

    def made_pages(self, issue_id: int) -> MadePages | None:
        """The page numbers of the last page making, None where they are no longer true."""
        return made_pages.made_pages(self._file, issue_id)

    # writing

    def add_issue(self, issue: Issue, issue_id: int | None = None) -> int:
        """Add an issue with all that is in it; ``issue_id`` puts a removed one back under its id."""
        with self.transaction():
            return writing.add_issue(self._file, issue, issue_id)

    def set_issue(self, issue: Issue) -> None:
        """Write the issue's own fields (not its sections) under ``issue.id``."""
        with self.transaction():
            writing.set_issue(self._file, issue)

    def set_issue_state(self, issue_id: int, state: IssueState) -> None:
        """Write the state of an issue; its pages stay as they are."""
        with self.transaction():
            writing.set_issue_state(self._file, issue_id, state)

    def correct_facsimile(self, issue: Issue) -> None:
        """Write a facsimile issue anew under ``issue.id``: its own fields, page numbers and contents list."""
        with self.transaction():
            writing.correct_facsimile(self._file, issue)

    def set_fit(self, issue_id: int, fit: Fit | None, entries: Mapping[int, tuple[int | None, bool]]) -> None:
        """Write how an issue is fitted, with lines a column and new page of its entries by their ids."""
        with self.transaction():
            writing.set_fit(self._file, issue_id, fit, entries)

    def remove_issue(self, issue_id: int) -> None:
        """Take out an issue that has no entries."""
        with self.transaction():
            writing.remove_issue(self._file, issue_id)

    def add_section(self, issue_id: int, name: Bilingual, position: int, section_id: int | None = None) -> int:
        """Add a section at ``position``; ``section_id`` puts a removed one back under its id."""
        with self.transaction():
            return writing.add_section(self._file, issue_id, name, position, section_id)

    def rename_section(self, section_id: int, name: Bilingual) -> None:
        """Give a section another name."""
        with self.transaction():
            writing.rename_section(self._file, section_id, name)

    def move_section(self, section_id: int, position: int) -> None:
        """Put a section at ``position``, counted without it."""
        with self.transaction():
            writing.move_section(self._file, section_id, position)

    def remove_section(self, section_id: int) -> None:
        """Take out a section that has no entries."""
        with self.transaction():
            writing.remove_section(self._file, section_id)

    def add_entries(
        self, entries: tuple[Entry, ...], section_id: int | None, position: int | None = None
    ) -> tuple[int, ...]:
        """Add entries to a section (None: the inbox), at its end or from ``position`` on; returns their ids."""
        with self.transaction():
            return writing.add_entries(self._file, entries, section_id, position)

    def set_entry(self, entry: Entry, *, keep_revision: bool = False) -> None:
        """Write an entry under ``entry.id``; ``keep_revision`` of what it said even if it changed a moment ago."""
        with self.transaction():
            writing.set_entry(self._file, entry, always=keep_revision)

    def move_entry(self, entry_id: int, section_id: int | None, position: int) -> None:
        """Put an entry into a section (None: the inbox) at ``position``, counted without it."""
        with self.transaction():
            writing.move_entry(self._file, entry_id, section_id, position)

    def remove_entry(self, entry_id: int) -> RemovedEntry:
        """Take an entry out; what is returned puts it back."""
        with self.transaction():
            return writing.remove_entry(self._file, entry_id)

    def restore_entry(self, removed: RemovedEntry) -> None:
        """Put back what ``remove_entry`` took out."""
        with self.transaction():
            writing.restore_entry(self._file, removed)

    def add_source(self, name: str, sha256: str, content: bytes, way: Way = "file", received: str | None = None) -> int:
        """Keep a file byte for byte, before it is read; its hash must be new. ``received``: when it came, None now."""
        with self.transaction():
            return sources.add_source(self._file, name, sha256, content, way, received)

    def set_source_state(self, source_id: int, state: SourceState, reason: Reason | None = None) -> None:
        """Say that a file waits or was refused, and why."""
        with self.transaction():
            sources.set_source_state(self._file, source_id, state, reason)

    def set_source_version(self, source_id: int, replaces: int) -> None:
        """Say that a file is a new version of the one with the id ``replaces``."""
        with self.transaction():
            sources.set_source_version(self._file, source_id, replaces)

    def share_source(self, entry_id: int, others: tuple[int, ...]) -> None:
        """Say that other entries came from the file that brought an entry."""
        with self.transaction():
            sources.share_source(self._file, entry_id, others)

    def forget_source(self, source_id: int) -> None:
        """Take out a file that brought nothing: it turned out to be half of one that is still on its way."""
        with self.transaction():
            sources.forget_source(self._file, source_id)

    def add_picture(self, picture: PictureFile) -> None:
        """Keep a picture; one that is there already stays as it is."""
        with self.transaction():
            pictures.add_picture(self._file, picture)

    def assign_source(
        self,
        source_id: int,
        issue_id: int | None,
        entry_ids: tuple[int, ...],
        found: tuple[Finding, ...],
        account: Account | None = None,
    ) -> None:
        """Say that a source was read and what it brought, and keep its findings instead of older ones.

        Their ``entry`` counts from 1 in ``entry_ids``.
        """
        with self.transaction():
            sources.clear_findings(self._file, source_id)
            sources.set_source_state(self._file, source_id, "read")
            if account is not None:
                sources.set_source_account(self._file, source_id, account)
            sources.assign_source(self._file, source_id, issue_id, entry_ids)
            self.versions.note_brought(source_id, entry_ids)
            sources.add_findings(self._file, source_id, found, issue_id, entry_ids)

    def clear_findings(self, entry_ids: tuple[int, ...], issue_id: int | None = None) -> None:
        """Forget the findings of entries, and those of an issue itself, whose text another one takes the place of."""
        with self.transaction():
            sources.clear_entry_findings(self._file, entry_ids)
            if issue_id is not None:
                sources.clear_issue_findings(self._file, issue_id)

    def store_pages(self, issue_id: int, pages: MadePages, *, at: int) -> bool:
        """Keep page numbers made of the issue at change ``at`` (``changes``); False where it changed since."""
        with self.transaction():
            return made_pages.store_pages(self._file, issue_id, pages, at)


def _is_emptied(path: Path) -> bool:
    """Whether a file without a byte stands where an archive was: there are backups of it, its log or its note."""
    try:
        if not path.is_file() or path.stat().st_size:
            return False
        own = path.resolve()
        left = (with_ending(own, ending) for ending in ("-wal", NOTE))
        return any(each.is_file() and each.stat().st_size for each in left) or _has_backups(own)
    except OSError:
        return False  # out of reach, which opening tells


def _is_gone(path: Path) -> bool:
    """Whether nothing stands where an archive was: there are backups of it."""
    try:
        return not path.exists() and _has_backups(path.resolve())
    except OSError:
        return False  # likewise


def _has_backups(archive: Path) -> bool:
    return any(backup_folder(archive).glob(f"*{archive.suffix}"))
