"""A changed file is a new version of the same entry: it takes the place of its text, or waits beside it.

It takes the place only where nobody has touched the text since the file brought it and the issue is still open: what an
editor did, or what was signed, is never written over by a file.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from gazette.archive import Archive
from gazette.desk.command import Change, editable_entry
from gazette.desk.entry_commands import PutEntry
from gazette.errors import DeskError
from gazette.model import Entry

WhyBeside = Literal["edited", "closed", "other_documents", "older"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Of which entries a file is a new version; ``beside`` says why it did not take their place (None: it did)."""

    entry_ids: tuple[int, ...]
    beside: WhyBeside | None = None


def put_version(archive: Archive, source_id: int, earlier: int | None, entries: tuple[Entry, ...]) -> Version | None:
    """Put ``entries`` in the place of what the version before brought, where that may be; None where there is none.

    ``earlier`` is the file that lay at the same place before; else what the source itself is known to replace. The text
    that gives way is kept as a revision.
    """
    before = earlier if earlier is not None else archive.replaced_source(source_id)
    targets = () if before is None else archive.entries_before(before)
    if not targets:
        return None
    old = tuple(archive.entry(entry_id) for entry_id in targets)
    beside = _beside(archive, old, entries)
    if beside is None and earlier is None and archive.is_outdated(source_id):
        beside = "older"
    if beside is None:
        archive.clear_findings(targets)
        for was, new in zip(old, entries, strict=True):
            kept = replace(new, id=was.id, column_lines=was.column_lines, new_page=was.new_page)
            if kept != was:
                archive.set_entry(kept, keep_revision=True)
    return Version(entry_ids=targets, beside=beside)


def _beside(archive: Archive, old: tuple[Entry, ...], new: tuple[Entry, ...]) -> WhyBeside | None:
    if len(old) != len(new) or (len(new) > 1 and not all(map(_is_same_document, old, new))):
        return "other_documents"
    for entry in old:
        issue_id = archive.place(entry.id).issue_id
        if issue_id is not None and archive.issue_state(issue_id) != "editing":
            return "closed"
        if not archive.is_unedited(entry.id):
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
        before = archive.text_before(self.entry_id)
        if before is None:
            raise DeskError("desk.no_version_before", entry=archive.entry(self.entry_id).title_zh)
        return PutEntry(before, over=archive.entry(self.entry_id)).apply(archive)
