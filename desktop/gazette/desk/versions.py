"""A changed file is a new version of the same entry: it takes the place of its text, or waits beside it.

It takes the place only where nobody has touched the text since the file brought it and the issue is still open: what an
editor did, or what was signed, is never written over by a file.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from gazette.archive import Archive
from gazette.desk.command import Change, editable_entry
from gazette.desk.comparing import EntryComparison, compare_entries
from gazette.desk.entry_commands import PutEntry
from gazette.errors import DeskError
from gazette.model import Entry, Issue

WhyBeside = Literal["edited", "closed", "other_documents", "older"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Of which entries a file is a new version; ``beside`` says why it did not take their place (None: it did).

    A ``whole_issue`` is put into the place of each of its documents where that may be; ``beside`` then says why not of
    all of them.
    """

    entry_ids: tuple[int, ...]
    beside: WhyBeside | None = None
    whole_issue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueVersion:
    """The version, and for every document of the new text the entry that has it or is kept instead of it.

    ``untouched`` has the documents that the file did not change, by their entries.
    """

    version: Version
    issue_id: int
    entry_ids: tuple[int, ...]
    untouched: tuple[tuple[int, Entry], ...]


def put_version(archive: Archive, source_id: int, earlier: int | None, entries: tuple[Entry, ...]) -> Version | None:
    """Put ``entries`` in the place of what the version before brought, where that may be; None where there is none.

    ``earlier`` is the file that lay at the same place before; else what the source itself is known to replace. The text
    that gives way is kept as a revision.
    """
    before = earlier if earlier is not None else archive.versions.replaced_source(source_id)
    targets = () if before is None else archive.versions.entries_before(before)
    if not targets:
        return None
    old = tuple(archive.entry(entry_id) for entry_id in targets)
    beside = _beside(archive, old, entries)
    if beside is None and earlier is None and archive.versions.is_outdated(source_id):
        beside = "older"
    if beside is None:
        archive.clear_findings(targets)
        for was, new in zip(old, entries, strict=True):
            _put(archive, was, new)
    return Version(entry_ids=targets, beside=beside)


def put_issue_version(archive: Archive, source_id: int, earlier: int | None, issue: Issue) -> IssueVersion | None:
    """Put the documents of a whole issue in the place of what the version before brought, each where that may be.

    None where no version before brought an issue that still holds its entries, or one of another serial. A document
    that the file did not change leaves its entry as it is, also one that was edited; one that cannot take a place goes
    to the inbox; entries that the new text does not have stay.
    """
    before = earlier if earlier is not None else archive.versions.replaced_source(source_id)
    targets = () if before is None else archive.versions.entries_before(before)
    issue_ids = {archive.place(entry_id).issue_id for entry_id in targets} - {None}
    if len(issue_ids) != 1:
        return None
    issue_id = issue_ids.pop() or 0
    there = archive.issue(issue_id).serial
    if None not in (there, issue.serial) and there != issue.serial:
        return None
    left = [archive.entry(entry_id) for entry_id in targets]
    beside: WhyBeside | None = None
    entry_ids: list[int] = []
    untouched: list[tuple[int, Entry]] = []
    for new in issue.entries:
        was = next((entry for entry in left if _is_same_document(entry, new)), None)
        why: WhyBeside | None = "other_documents"
        if was is not None:
            left.remove(was)
            why = None
            if archive.versions.is_as_brought(was.id, new):
                untouched.append((was.id, new))
            elif (why := _beside(archive, (was,), (new,))) is None:
                _put(archive, was, new)
            if why is None:
                archive.clear_findings((was.id,))
        stays = was.id if was is not None and why is None else None
        entry_ids.append(archive.add_entries((new,), None)[0] if stays is None else stays)
        beside = beside or why
    archive.clear_findings((), issue_id)
    if left:
        beside = beside or "other_documents"
    version = Version(entry_ids=targets, beside=beside, whole_issue=True)
    return IssueVersion(version=version, issue_id=issue_id, entry_ids=tuple(entry_ids), untouched=tuple(untouched))


def stands_beside(archive: Archive, entry_id: int) -> tuple[Entry, ...]:
    """The entries that an entry is a newer version of, where it stands beside them; of an issue the same document."""
    others = tuple(archive.entry(other) for other in archive.versions.versions_of(entry_id))
    if len(others) < 2:
        return others
    now = archive.entry(entry_id)
    same = tuple(other for other in others if _is_same_document(other, now))
    in_issue = any(archive.place(other.id).issue_id is not None for other in others)
    return same or (() if in_issue else others)


def compare_version(archive: Archive, entry_id: int) -> EntryComparison | None:
    """An entry against the version before it, or against the entry that it stands beside; None where there is none."""
    before = archive.versions.text_before(entry_id)
    if before is None:
        before = next(iter(stands_beside(archive, entry_id)), None)
    return None if before is None else compare_entries(before, archive.entry(entry_id))


def _put(archive: Archive, was: Entry, new: Entry) -> None:
    kept = replace(new, id=was.id, column_lines=was.column_lines, new_page=was.new_page)
    if kept != was:
        with archive.signed("desk.act.new_version"):
            archive.set_entry(kept, keep_revision=True)


def _beside(archive: Archive, old: tuple[Entry, ...], new: tuple[Entry, ...]) -> WhyBeside | None:
    if len(old) != len(new) or (len(new) > 1 and not all(map(_is_same_document, old, new))):
        return "other_documents"
    for entry in old:
        issue_id = archive.place(entry.id).issue_id
        if issue_id is not None and archive.issue_state(issue_id) != "editing":
            return "closed"
        if not archive.versions.is_unedited(entry.id):
            return "edited"
    return None


def _is_same_document(old: Entry, new: Entry) -> bool:
    if old.number_zh and new.number_zh:
        return old.number_zh == new.number_zh
    return old.title_zh == new.title_zh


@dataclass(frozen=True, slots=True)
class TakeVersionBack:
    """Give an entry the text again that it had before a new version of its file took the place."""

    act: ClassVar[str] = "desk.act.take_version_back"
    entry_id: int

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.no_version_before`` where there is none, or the entry was edited since."""
        editable_entry(archive, self.entry_id)
        before = archive.versions.text_before(self.entry_id)
        if before is None:
            raise DeskError("desk.no_version_before", entry=archive.entry(self.entry_id).title_zh)
        return PutEntry(before, over=archive.entry(self.entry_id)).apply(archive)
