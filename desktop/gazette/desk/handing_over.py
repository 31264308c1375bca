"""An entry handed to a colleague as a file, and taken back as a red-line; the issue stays where it is.

The file is our XML, which keeps all that an entry says. It goes into the colleague's archive like any file, is edited
there, and is given back; here it is known again by its token.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from gazette.archive import Archive, KeptHandOver
from gazette.desk.command import Change, editable_entry, unchanged_entry
from gazette.desk.comparing import Difference, EntryComparison, compare_entries
from gazette.desk.desk import Desk
from gazette.desk.entry_commands import PutEntry
from gazette.desk.handed_files import came_from
from gazette.desk.pictures import issue_pictures
from gazette.desk.revisions import entry_revisions
from gazette.desk.several import Several
from gazette.desk.signing import named
from gazette.desk.three_way import Merged, merged_entry
from gazette.errors import ArchiveError, DeskError
from gazette.export import entry_to_xml, write_file
from gazette.ingest import read_bytes, read_source
from gazette.model import Entry, HandOver, Issue, Section


def hand_over(desk: Desk, entry_id: int, to: str, file: Path) -> HandOver:
    """Write an entry into a file for a colleague, and note that it is away.

    DeskError ``desk.no_name``, ``desk.annual_made``, what keeps an entry from being edited, or ExportError.
    """
    archive = desk.archive
    editable_entry(archive, entry_id)
    entry = archive.entry(entry_id)
    if entry.annual_contents is not None:
        raise DeskError("desk.annual_made")
    given = HandOver(
        token=uuid.uuid4().hex,
        to=named(to),
        by=desk.person,
        at=_now(),
        revision=len(entry_revisions(archive, entry_id)),
    )
    write_file(file, _content(archive, entry, given))
    desk.do(_NoteHandOver(given, entry))
    return given


def hand_back(desk: Desk, entry_id: int, file: Path) -> HandOver:
    """Write an entry that came from a colleague into a file for them; DeskError ``desk.not_handed`` where it did not.

    It is read by the archive that it came from.
    """
    came = came_from(desk.archive, entry_id)
    entry = desk.archive.entry(entry_id)
    if came is None:
        raise DeskError("desk.not_handed", entry=entry.title_zh)
    write_file(file, _content(desk.archive, entry, came.hand_over))
    return came.hand_over


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingBack:
    """What a file changes in an entry: ``mine`` as it is, ``merged`` with all of it, each difference with its number.

    ``conflicts`` are the numbers of those in what was changed here, too, since it was handed over.
    """

    kept: KeptHandOver
    mine: Entry
    merged: Merged
    comparison: EntryComparison
    conflicts: frozenset[int]

    def without(self, *numbers: int) -> Entry:
        """The merged entry, the differences of these numbers left as they are here."""
        return self.comparison.without(*numbers)


def taking_back(archive: Archive, file: Path | str) -> TakingBack:
    """What a file, by its path or its SHA-256 in the archive, changes in the entry that it is of.

    DeskError ``desk.not_of_here`` where it was not handed over from this archive, ``desk.handed_gone`` where its entry
    is gone; IngestError where it cannot be read.
    """
    content = read_bytes(file) if isinstance(file, Path) else archive.source_content(file)
    source = None if isinstance(file, Path) else archive.source(file)
    name = str(file) if source is None else source.name
    read = read_source(content, file=name)
    kept = None if read.hand_over is None else archive.books.hand_over(read.hand_over.token)
    if kept is None or len(read.entries) != 1:
        raise DeskError("desk.not_of_here", file=name)
    return compared_back(archive, kept, read.entries[0])


def compared_back(archive: Archive, kept: KeptHandOver, theirs: Entry) -> TakingBack:
    """What a colleague made of an entry, beside what it is here."""
    try:
        mine = archive.entry(kept.entry_id)
    except ArchiveError as error:
        if error.code != "archive.no_entry":
            raise
        raise DeskError("desk.handed_gone", entry=kept.said.title_zh) from error
    merged = merged_entry(kept.said, replace(theirs, id=mine.id), mine)
    comparison = compare_entries(mine, merged.entry)
    conflicts = frozenset(each.number for each in comparison.differences if _is_conflict(comparison, each, merged))
    return TakingBack(kept=kept, mine=mine, merged=merged, comparison=comparison, conflicts=conflicts)


_FIELDS_OF_FACES = {
    "title": {"title_zh", "title_full", "title_lines"},
    "contents_title": {"title_zh"},
    "number": {"number_zh", "number_en"},
    "issuer": {"issuers"},
}


def _is_conflict(comparison: EntryComparison, difference: Difference, merged: Merged) -> bool:
    line = comparison.lines[difference.line]
    if line.path is None:
        return bool(_FIELDS_OF_FACES.get(difference.face, {difference.face}) & merged.fields)
    return any(line.path[: len(path)] == path for path in merged.blocks)


@dataclass(frozen=True, slots=True)
class _NoteHandOver:
    """Note that an entry is with a colleague."""

    act: ClassVar[str] = "desk.act.hand_over"
    hand_over: HandOver
    entry: Entry

    def apply(self, archive: Archive) -> Change:
        """The inverse forgets it: the file stays where it is, but is waited for no more."""
        unchanged_entry(archive, self.entry)
        issue_id = editable_entry(archive, self.entry.id)
        archive.books.add_hand_over("out", self.entry.id, self.hand_over, self.entry)
        back = WaitNoMore(self.hand_over.token)
        return Change(inverse=back, issues=frozenset({issue_id}), entries=frozenset({self.entry.id}))


@dataclass(frozen=True, slots=True)
class WaitNoMore:
    """Forget that an entry is with a colleague."""

    act: ClassVar[str] = "desk.act.wait_no_more"
    token: str

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.not_handed`` where it is not."""
        kept = archive.books.hand_over(self.token)
        if kept is None:
            raise DeskError("desk.not_handed", entry="")
        archive.books.forget_hand_over(self.token)
        again = _NoteAgain(kept)
        place = archive.place(kept.entry_id).issue_id
        return Change(inverse=again, issues=frozenset({place}), entries=frozenset({kept.entry_id}))


@dataclass(frozen=True, slots=True)
class _NoteAgain:
    act: ClassVar[str] = "desk.act.hand_over"
    kept: KeptHandOver

    def apply(self, archive: Archive) -> Change:
        kept = self.kept
        archive.books.add_hand_over("out", kept.entry_id, kept.hand_over, kept.said)
        place = archive.place(kept.entry_id).issue_id
        back = WaitNoMore(kept.hand_over.token)
        return Change(inverse=back, issues=frozenset({place}), entries=frozenset({kept.entry_id}))


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Let an entry say what was accepted of what a colleague made of it, over what it said when that was looked at."""

    act: ClassVar[str] = "desk.act.take_back"
    token: str
    accepted: Entry
    over: Entry

    def apply(self, archive: Archive) -> Change:
        """The inverse puts back what stood there; the entry is then away again."""
        put = PutEntry(self.accepted, over=self.over).apply(archive)
        marked = _SetBack(self.token, _now()).apply(archive)
        inverses = tuple(change.inverse for change in (marked, put) if change.inverse is not None)
        return Change(inverse=Several(inverses), issues=marked.issues, entries=frozenset({self.over.id}))


@dataclass(frozen=True, slots=True)
class _SetBack:
    act: ClassVar[str] = "desk.act.take_back"
    token: str
    back: str | None

    def apply(self, archive: Archive) -> Change:
        kept = archive.books.hand_over(self.token)
        if kept is None:
            raise DeskError("desk.not_handed", entry="")
        archive.books.set_back(self.token, self.back)
        place = archive.place(kept.entry_id).issue_id
        return Change(inverse=_SetBack(self.token, kept.back), issues=frozenset({place}))


def _content(archive: Archive, entry: Entry, given: HandOver) -> bytes:
    place = archive.place(entry.id)
    issue = Issue() if place.issue_id is None else archive.issue(place.issue_id)
    alone = replace(issue, sections=(Section(entries=(entry,)),))
    return entry_to_xml(entry, alone, given, issue_pictures(archive, alone))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
