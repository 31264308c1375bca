"""Commands on an entry: its fields, its blocks, its place, and being there at all."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from gazette.archive import Archive, RemovedEntry
from gazette.desk.command import NOTHING, Change, editable_entry, editable_section, unchanged_entry
from gazette.errors import DeskError
from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, block_at, latin_number, replace_block

EntryField = Literal[
    "title_zh",
    "title_full",
    "title_en",
    "title_lines",
    "number_zh",
    "number_en",
    "date",
    "issuers",
    "addressee",
    "state",
    "index_number",
    "subject",
    "validity",
    "published",
]
BlockAct = Literal[
    "desk.act.edit_text",
    "desk.act.insert_block",
    "desk.act.insert_paragraph",
    "desk.act.insert_table",
    "desk.act.insert_names",
    "desk.act.insert_appointments",
    "desk.act.insert_attachment",
    "desk.act.insert_enclosure",
    "desk.act.insert_note",
    "desk.act.insert_signature",
    "desk.act.insert_row",
    "desk.act.remove_block",
    "desk.act.remove_table",
    "desk.act.remove_names",
    "desk.act.remove_appointments",
    "desk.act.remove_attachment",
    "desk.act.remove_enclosure",
    "desk.act.remove_picture",
    "desk.act.change_kind",
    "desk.act.edit_table",
    "desk.act.change_table_rows",
    "desk.act.change_table_columns",
    "desk.act.merge_cells",
    "desk.act.split_cell",
    "desk.act.change_header_rows",
    "desk.act.change_column_widths",
    "desk.act.paste_cells",
    "desk.act.clear_cells",
    "desk.act.run_in",
    "desk.act.on_its_own",
    "desk.act.renumber",
    "desk.act.continue_numbers",
]
"""What a change of blocks is called where it is undone."""


@dataclass(frozen=True, slots=True)
class PutEntry:
    """Write an entry as a whole; what edits of fields and blocks come down to, and how they are taken back.

    A final entry that says something else now is in proof again; what is taken back is as it was.
    ``over`` is what the entry must say now, so that what another program wrote since is not written over: else
    DeskError ``desk.changed_elsewhere``. None: whatever it says.
    """

    act: ClassVar[str] = "desk.act.edit_entry"
    entry: Entry
    over: Entry | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse puts back what stood before."""
        issue_id = editable_entry(archive, self.entry.id)
        before = archive.entry(self.entry.id)
        if self.over is not None:
            unchanged_entry(archive, self.over)
        after = replace(self.entry, filing=before.filing)
        if before.annual_contents is not None:
            if after.blocks:
                raise DeskError("desk.annual_made")
            after = replace(after, annual_contents=before.annual_contents)
        if before == after:
            return NOTHING
        edited = self.over is None and before.state == after.state == "final"
        archive.set_entry(replace(after, state="in_proof") if edited else after)
        back = PutEntry(before, over=archive.entry(before.id))
        return Change(inverse=back, issues=frozenset({issue_id}), entries=frozenset({before.id}))


@dataclass(frozen=True, slots=True)
class SetEntryField:
    """Set one field; texts that are empty become None, except ``title_zh``.

    A new ``number_zh`` brings its Latin form along where that was empty or made by the same rule.
    """

    act: ClassVar[str] = "desk.act.edit_field"
    entry_id: int
    field: EntryField
    value: str | tuple[str, ...] | None

    def apply(self, archive: Archive) -> Change:
        """Write the entry with the field changed."""
        before = archive.entry(self.entry_id)
        changes: dict[str, Any] = {self.field: _kept(self.field, self.value)}
        if self.field == "number_zh":
            changes |= _latin_along(before, changes["number_zh"], _codes(archive, self.entry_id))
        return PutEntry(replace(before, **changes)).apply(archive)


def _kept(field: EntryField, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
    if isinstance(value, tuple):
        return value
    return value or ("" if field == "title_zh" else None)


def _codes(archive: Archive, entry_id: int) -> dict[str, str]:
    issue_id = archive.place(entry_id).issue_id
    return {} if issue_id is None else dict(archive.issue(issue_id).publication.codes)


def number_along(before: Entry, after: Entry, codes: dict[str, str]) -> Entry:
    """``after`` with the Latin form of its number, where the number is another and the form went with the old one."""
    if after.number_zh == before.number_zh or after.number_en != before.number_en:
        return after
    changes: dict[str, Any] = _latin_along(before, after.number_zh, codes)
    return replace(after, **changes)


def _latin_along(before: Entry, number_zh: str | None, codes: dict[str, str]) -> dict[str, str | None]:
    derived = latin_number(before.number_zh, codes) if before.number_zh else None
    if before.number_en and before.number_en != derived:
        return {}
    return {"number_en": latin_number(number_zh, codes) if number_zh else None}


@dataclass(frozen=True, slots=True)
class ReplaceBlocks:
    """Put ``blocks`` where the block at ``path`` stands: one (edited), several (split) or none (taken out).

    ``count`` blocks from ``path`` on give way, so that a merge is one command too.
    """

    entry_id: int
    path: BlockPath
    blocks: tuple[Block, ...]
    count: int = 1
    act: BlockAct = "desk.act.edit_text"

    def apply(self, archive: Archive) -> Change:
        """Write the entry with the blocks changed."""
        before = archive.entry(self.entry_id)
        last = (*self.path[:-1], self.path[-1] + self.count - 1)
        _block(before.blocks, self.path)
        _block(before.blocks, last)
        return PutEntry(replace(before, blocks=_spliced(before.blocks, self.path, self.count, self.blocks))).apply(
            archive
        )


@dataclass(frozen=True, slots=True)
class InsertBlocks:
    """Insert ``blocks`` before the block at ``path``; a last index one past the end adds them at the end."""

    entry_id: int
    path: BlockPath
    blocks: tuple[Block, ...]
    act: BlockAct = "desk.act.insert_block"

    def apply(self, archive: Archive) -> Change:
        """Write the entry with the blocks inserted."""
        before = archive.entry(self.entry_id)
        return PutEntry(replace(before, blocks=_inserted(before.blocks, self.path, self.blocks))).apply(archive)


def _block(blocks: tuple[Block, ...], path: BlockPath) -> Block:
    if not path or min(path) < 0:
        raise DeskError("desk.no_block", block=list(path))
    try:
        return block_at(blocks, path)
    except LookupError as error:
        raise DeskError("desk.no_block", block=list(path)) from error


def _spliced(blocks: tuple[Block, ...], path: BlockPath, count: int, new: tuple[Block, ...]) -> tuple[Block, ...]:
    at = path[0]
    if len(path) == 1:
        return (*blocks[:at], *new, *blocks[at + count :])
    parent = blocks[at]
    assert isinstance(parent, Enclosure | Attachment)
    inner = replace(parent, blocks=_spliced(parent.blocks, path[1:], count, new))
    return (*blocks[:at], inner, *blocks[at + 1 :])


def _inserted(blocks: tuple[Block, ...], path: BlockPath, new: tuple[Block, ...]) -> tuple[Block, ...]:
    if len(path) > 1:
        parent = _block(blocks, path[:-1])
        if not isinstance(parent, Enclosure | Attachment):
            raise DeskError("desk.no_block", block=list(path))
        inner = replace(parent, blocks=_inserted(parent.blocks, path[-1:], new))
        return replace_block(blocks, path[:-1], (inner,))
    if not path or not 0 <= path[0] <= len(blocks):
        raise DeskError("desk.no_block", block=list(path))
    return (*blocks[: path[0]], *new, *blocks[path[0] :])


@dataclass(frozen=True, slots=True)
class MoveEntry:
    """Put an entry into a section (None: the inbox) at ``position`` from 0, counted without it."""

    act: ClassVar[str] = "desk.act.move_entry"
    entry_id: int
    section_id: int | None
    position: int

    def apply(self, archive: Archive) -> Change:
        """The inverse moves it back."""
        here, there = editable_entry(archive, self.entry_id), editable_section(archive, self.section_id)
        old = archive.place(self.entry_id)
        archive.move_entry(self.entry_id, self.section_id, max(self.position, 0))
        if archive.place(self.entry_id) == old:
            return NOTHING
        back = MoveEntry(self.entry_id, old.section_id, old.position)
        return Change(inverse=back, issues=frozenset({here, there}), entries=frozenset({self.entry_id}))


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add an entry to a section (None: the inbox) at ``position`` (None: at its end)."""

    act: ClassVar[str] = "desk.act.add_entry"
    entry: Entry
    section_id: int | None
    position: int | None = None

    def apply(self, archive: Archive) -> Change:
        """The inverse removes it."""
        issue_id = editable_section(archive, self.section_id)
        (added,) = archive.add_entries((replace(self.entry, id=0),), self.section_id, self.position)
        return Change(inverse=RemoveEntry(added), issues=frozenset({issue_id}), entries=frozenset({added}))


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take an entry out of the archive."""

    act: ClassVar[str] = "desk.act.remove_entry"
    entry_id: int

    def apply(self, archive: Archive) -> Change:
        """The inverse puts it back with its id, place and findings."""
        issue_id = editable_entry(archive, self.entry_id)
        removed = archive.remove_entry(self.entry_id)
        return Change(inverse=RestoreEntry(removed), issues=frozenset({issue_id}), entries=frozenset({self.entry_id}))


@dataclass(frozen=True, slots=True)
class RestoreEntry:
    """Put back an entry that was removed."""

    act: ClassVar[str] = "desk.act.add_entry"
    removed: RemovedEntry

    def apply(self, archive: Archive) -> Change:
        """The inverse removes it again."""
        issue_id = editable_section(archive, self.removed.section_id)
        archive.restore_entry(self.removed)
        entry_id = self.removed.entry.id
        return Change(inverse=RemoveEntry(entry_id), issues=frozenset({issue_id}), entries=frozenset({entry_id}))
