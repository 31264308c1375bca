"""Correcting what a file was taken for: one document parted in two, two joined to one."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive
from gazette.desk.command import Change, editable_entry
from gazette.desk.entry_commands import PutEntry, RemoveEntry
from gazette.desk.several import Several
from gazette.errors import DeskError
from gazette.ingest import read_blocks
from gazette.model import Block, Entry, Paragraph, Signature, walk_blocks


@dataclass(frozen=True, slots=True)
class SplitEntry:
    """Let the blocks from ``block`` on be a document of their own, right behind; its head is read from them anew."""

    act: ClassVar[str] = "desk.act.split_entry"
    entry_id: int
    block: int

    def apply(self, archive: Archive) -> Change:
        """DeskError ``desk.no_block`` where nothing would stay or go; the inverse puts the document together again."""
        issue_id = editable_entry(archive, self.entry_id)
        whole, place = archive.entry(self.entry_id), archive.place(self.entry_id)
        if not 0 < self.block < len(whole.blocks):
            raise DeskError("desk.no_block", block=[self.block])
        new = read_blocks(whole.blocks[self.block :])
        shortened = PutEntry(replace(whole, blocks=whole.blocks[: self.block])).apply(archive)
        added = archive.add_entries(new, place.section_id, place.position + 1)
        archive.share_source(self.entry_id, added)
        assert shortened.inverse is not None
        back = Several((*(RemoveEntry(entry_id) for entry_id in added), shortened.inverse))
        return Change(inverse=back, issues=frozenset({issue_id}), entries=frozenset({self.entry_id, *added}))


@dataclass(frozen=True, slots=True)
class JoinEntries:
    """Let the document ``second`` be the end of the document ``first``; its head becomes paragraphs."""

    act: ClassVar[str] = "desk.act.join_entries"
    first: int
    second: int

    def apply(self, archive: Archive) -> Change:
        """The inverse parts them again as they were."""
        if self.first == self.second:
            raise DeskError("desk.nothing_to_join")
        first, second = archive.entry(self.first), archive.entry(self.second)
        if first.annual_contents is not None or second.annual_contents is not None:
            raise DeskError("desk.annual_made")
        joined = PutEntry(replace(first, blocks=(*first.blocks, *_head_blocks(second), *second.blocks))).apply(archive)
        removed = RemoveEntry(self.second).apply(archive)
        inverses = tuple(change.inverse for change in (removed, joined) if change.inverse is not None)
        return Change(
            inverse=Several(inverses),
            issues=joined.issues | removed.issues,
            entries=frozenset({self.first, self.second}),
        )


def _head_blocks(entry: Entry) -> tuple[Block, ...]:
    """The head of a document as paragraphs, in the order of the print; the date as it is written out."""
    rows = entry.title_lines or ((entry.title_full or entry.title_zh),)
    texts = (*rows, entry.number_zh, _written_date(entry), entry.addressee)
    return tuple(Paragraph(text=text) for text in texts if text)


def _written_date(entry: Entry) -> str | None:
    """The date of the head; that of a signature stands there."""
    signed = any(isinstance(block, Signature) for _, block in walk_blocks(entry.blocks))
    if entry.date is None or signed:
        return None
    year, month, day = (int(part) for part in entry.date.split("-"))
    return f"（{year}年{month}月{day}日）"
