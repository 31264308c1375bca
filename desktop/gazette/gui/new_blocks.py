"""What is inserted at the caret: the blocks of every kind that can be begun, and where each of them goes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from gazette.desk import BlockAct, InsertBlocks, ReplaceBlocks, numbered_attachments
from gazette.gui.block_kinds import siblings
from gazette.gui.common_ends import common_ends
from gazette.gui.dates import long_date
from gazette.gui.entry_lines import LineKey
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Cell,
    Enclosure,
    Entry,
    NameList,
    Note,
    Paragraph,
    Person,
    Signature,
    Table,
    block_at,
    find_block,
    footnotes_behind,
)
from gazette.reading.appointments import begins_posts, records_anew

NewKind = Literal["paragraph", "names", "appointments", "note", "signature", "enclosure", "attachment"]


@dataclass(frozen=True, slots=True)
class Insertion:
    """The command that inserts, and the line that the caret goes to afterwards."""

    command: ReplaceBlocks | InsertBlocks
    caret: LineKey


def inserted(entry: Entry, path: BlockPath, kind: NewKind) -> Insertion:
    """What inserts a block of ``kind`` where the caret stands in the block at ``path`` (empty: in the head)."""
    match kind:
        case "paragraph":
            return _put(entry, path, Paragraph(text=""), "desk.act.insert_paragraph", _at("text"))
        case "names":
            return _put(entry, path, NameList(people=(Person(name=""),)), "desk.act.insert_names", _at("person"))
        case "appointments":
            announced = announced_posts(entry, path)
            if announced is not None:
                return announced
            begun = Appointment(lead="任命：", lines=("",), records=())
            return _put(entry, path, begun, "desk.act.insert_appointments", _at("line"))
        case "note":
            return _put(entry, path, Note(text="注："), "desk.act.insert_note", _at("text"))
        case "signature":
            lines = (*entry.issuers, long_date(entry.date, "zh").strip())
            begun_lines = tuple(line for line in lines if line) or ("",)
            return _put(entry, path, Signature(lines=begun_lines), "desk.act.insert_signature", _at("line"))
        case "enclosure":
            return _enclosed(entry, path)
        case "attachment":
            return _attached(entry, path)


def inserted_table(entry: Entry, path: BlockPath, rows: int, columns: int, header_rows: int) -> Insertion:
    """What inserts an empty table of so many rows and columns at the caret."""
    table = Table(rows=((Cell(),) * columns,) * rows, header_rows=header_rows)
    return _put(entry, path, table, "desk.act.insert_table", _at("table"))


def announced_posts(entry: Entry, path: BlockPath, row: int = 0) -> Insertion | None:
    """What begins rows of posts below the paragraph at ``path``, or a row of the posts there, that announces them.

    None where it announces none. The rows behind such a row are those of the decision that it announces.
    """
    block = find_block(entry.blocks, path)
    match block:
        case Paragraph() if begins_posts(block.text):
            before: tuple[Block, ...] = ()
            begun = Appointment(lead=block.text, lines=("",), records=())
        case Appointment() if row < len(block.lines) and begins_posts(block.lines[row]):
            before = _rows_before(block, row)
            lead, lines = block.lines[row], ("", *block.lines[row + 1 :])
            begun = Appointment(lead=lead, lines=lines, records=records_anew(block, lines, lead))
        case _:
            return None
    command = ReplaceBlocks(entry.id, path, (*before, begun), act="desk.act.insert_appointments")
    return Insertion(command, LineKey((*path[:-1], path[-1] + len(before)), "line"))


def _rows_before(block: Appointment, row: int) -> tuple[Block, ...]:
    """The decision as far as ``row``; of one without rows its lead."""
    kept = block.lines[:row]
    if kept:
        return (replace(block, lines=kept, records=records_anew(block, kept, block.lead)),)
    return (Paragraph(text=block.lead),) if block.lead else ()


def without_empty_end(block: NameList | Appointment | Signature) -> tuple[Block, ...]:
    """The list without empty rows at its end; nothing where no row is left."""
    if isinstance(block, NameList):
        people = block.people
        while people and not any((people[-1].name, people[-1].affiliation, people[-1].role)):
            people = people[:-1]
        return (replace(block, people=people),) if people else ()
    lines = block.lines
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return (replace(block, lines=lines),) if lines else ()


def below(entry: Entry, path: BlockPath) -> BlockPath:
    """Where a block goes that is inserted at the caret: below the block there and its footnotes.

    At the top of a block that holds others, behind the footnotes to its title.
    """
    if not path:
        return (len(footnotes_behind(entry.blocks, -1)),)
    block = block_at(entry.blocks, path)
    if isinstance(block, Enclosure | Attachment):
        return (*path, len(footnotes_behind(block.blocks, -1)))
    return (*path[:-1], path[-1] + 1 + len(footnotes_behind(siblings(entry.blocks, path), path[-1])))


def _at(part: Literal["text", "person", "line", "table"]) -> Callable[[BlockPath], LineKey]:
    return lambda path: LineKey(path, part)


def _put(
    entry: Entry, path: BlockPath, block: Block, act: BlockAct, caret: Callable[[BlockPath], LineKey]
) -> Insertion:
    """Below the block at the caret, or in the place of one that is empty."""
    there = block_at(entry.blocks, path) if path else None
    if isinstance(there, Paragraph) and not there.text and not isinstance(block, Paragraph):
        return Insertion(ReplaceBlocks(entry.id, path, (block,), act=act), caret(path))
    at = below(entry, path)
    return Insertion(InsertBlocks(entry.id, at, (block,), act=act), caret(at))


def _enclosed(entry: Entry, path: BlockPath) -> Insertion:
    """The text below the caret, up to the next plan or attachment, becomes the plan's."""
    at = below(entry, path)
    beside = siblings(entry.blocks, at)
    there = block_at(entry.blocks, path) if path else None
    emptied = isinstance(there, Paragraph) and not there.text
    start = path[-1] if emptied else at[-1]
    end = at[-1]
    while end < len(beside) and not isinstance(beside[end], Enclosure | Attachment):
        end += 1
    text = beside[at[-1] : end] or (Paragraph(text=""),)
    begun = (*at[:-1], start)
    return Insertion(
        _replacing(entry.id, begun, (Enclosure(title="", blocks=text),), end - start, "desk.act.insert_enclosure"),
        LineKey(begun, "title"),
    )


def _attached(entry: Entry, path: BlockPath) -> Insertion:
    """Behind the attachment in which the caret stands, else behind all of the document."""
    within = bool(path) and isinstance(entry.blocks[path[0]], Attachment)
    beside = entry.blocks
    at = path[0] + 1 if within else len(beside)
    at += len(footnotes_behind(beside, at - 1)) if at else 0
    begun = Attachment(label="附件", title="", blocks=(Paragraph(text=""),))
    after = numbered_attachments(beside, (*beside[:at], begun, *beside[at:]))
    label = after[at]
    if isinstance(label, Attachment) and label.label == "附件" and _attachments(after) > 1:
        after = (*after[:at], replace(label, label=f"附件{_attachments(after)}"), *after[at + 1 :])
    start, tail = common_ends(beside, after)
    new, gone = after[start : len(after) - tail], len(beside) - tail - start
    command = _replacing(entry.id, (start,), new, gone, "desk.act.insert_attachment")
    return Insertion(command, LineKey((at,), "title"))


def _replacing(
    entry_id: int, path: BlockPath, blocks: tuple[Block, ...], count: int, act: BlockAct
) -> ReplaceBlocks | InsertBlocks:
    if count == 0:
        return InsertBlocks(entry_id, path, blocks, act=act)
    return ReplaceBlocks(entry_id, path, blocks, count=count, act=act)


def _attachments(blocks: tuple[Block, ...]) -> int:
    return sum(isinstance(block, Attachment) for block in blocks)
