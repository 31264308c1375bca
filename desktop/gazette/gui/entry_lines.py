"""An entry as lines of text to be edited, and back: each line knows which part of which block it shows.

Nothing here knows Qt. ``entry_from_lines(entry, lines_of(entry))`` is ``entry``; what was split, joined or typed in
between changes exactly the blocks concerned.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from gazette.gui.dates import long_date
from gazette.model import (
    Appointment,
    AppointmentRecord,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Plain,
    Signature,
    Table,
)
from gazette.reading import opening_number, read_date
from gazette.reading.appointments import read_lead, read_records

Part = Literal["title", "date", "number", "addressee", "text", "label", "caption", "table", "lead", "person", "line"]
TITLE_BREAK = "\u2028"
"""Parts the printed rows of a title inside its one line."""
TABLE_MARK = "\ufffc"
"""The character that stands for a drawn table."""
FIXED: frozenset[Part] = frozenset({"title", "date", "number", "addressee", "label", "caption", "table", "lead"})
"""Parts that are neither split nor joined by Enter, Backspace and Delete."""


@dataclass(frozen=True, slots=True)
class LineKey:
    """Which part of the block at ``path`` (empty: the head) a line shows; ``index`` counts its people or rows."""

    path: BlockPath
    part: Part
    index: int = 0

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path))}|{self.part}|{self.index}"

    @classmethod
    def read(cls, text: str) -> "LineKey":
        """The key that ``str`` wrote."""
        path, part, index = text.split("|")
        return cls(tuple(int(step) for step in path.split(".") if step), part, int(index))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the editor; ``face`` names how it looks and what its margin says (``heading1``, ``text`` …)."""

    key: LineKey
    face: str
    text: str
    lead: int = 0


def lines_of(entry: Entry) -> tuple[Line, ...]:
    """The lines of an entry: title, date, number, addressee, then its blocks in order."""
    head = (
        Line(LineKey((), "title"), "title", _title_text(entry.title_full or entry.title_zh, entry.title_lines)),
        Line(LineKey((), "date"), "date", long_date(entry.date, "zh")),
        Line(LineKey((), "number"), "number", entry.number_zh or ""),
        Line(LineKey((), "addressee"), "addressee", entry.addressee or ""),
    )
    return (*head, *_block_lines(entry.blocks, ()))


def _block_lines(blocks: Iterable[Block], above: BlockPath) -> Iterable[Line]:
    for index, block in enumerate(blocks):
        path = (*above, index)
        yield from _own_lines(block, path)
        if isinstance(block, Enclosure | Attachment):
            yield from _block_lines(block.blocks, path)


def _own_lines(block: Block, path: BlockPath) -> Iterable[Line]:
    match block:
        case Heading():
            yield Line(LineKey(path, "text"), face_of(block), block.text, len(block.lead or block.text))
        case Paragraph() | Note() | Plain():
            yield Line(LineKey(path, "text"), face_of(block), block.text)
        case Signature():
            yield from (Line(LineKey(path, "line", i), "signature", text) for i, text in enumerate(block.lines))
        case Table():
            if block.caption:
                yield Line(LineKey(path, "caption"), "caption", block.caption)
            yield Line(LineKey(path, "table"), "table", TABLE_MARK)
        case NameList():
            if block.lead:
                yield Line(LineKey(path, "lead"), "text", block.lead)
            width = _columns(block)
            yield from (
                Line(LineKey(path, "person", i), "name_list", _person_text(person, width))
                for i, person in enumerate(block.people)
            )
        case Appointment():
            if block.lead:
                yield Line(LineKey(path, "lead"), "text", block.lead)
            yield from (Line(LineKey(path, "line", i), "appointment", text) for i, text in enumerate(block.lines))
        case Enclosure():
            yield Line(LineKey(path, "title"), "enclosure", _title_text(block.title, block.title_lines))
        case Attachment():
            yield Line(LineKey(path, "label"), "attachment", block.label)
            yield Line(LineKey(path, "title"), "attachment_title", _title_text(block.title, block.title_lines))
        case _:
            assert_never(block)


def face_of(block: Block) -> str:
    """How a block looks: ``heading0`` (a chapter) … ``heading4``, ``text``, ``note``, ``plain``, else its kind."""
    match block:
        case Heading():
            return f"heading{min(max(block.level, 0), 4)}"
        case Paragraph():
            return "text"
        case _:
            return type(block).__name__.lower()


def entry_from_lines(entry: Entry, lines: Sequence[Line]) -> Entry:
    """``entry`` as its lines say now; of a date that cannot be read the old one stays."""
    typed: dict[BlockPath, list[Line]] = defaultdict(list)
    for line in lines:
        typed[line.key.path].append(line)
    return replace(_with_head(entry, typed[()]), blocks=_blocks(entry.blocks, (), typed))


def _with_head(entry: Entry, lines: Sequence[Line]) -> Entry:
    texts = {line.key.part: line.text for line in lines}
    title = entry.title_full or entry.title_zh
    full, rows = _title(title, entry.title_lines, texts.get("title", ""))
    if full != title:
        entry = replace(entry, title_full=full)
    date = texts.get("date", "").strip()
    return replace(
        entry,
        title_lines=rows,
        date=entry.date
        if date == long_date(entry.date, "zh").strip()
        else (read_date(date) or (entry.date if date else None)),
        number_zh=_kept(entry.number_zh, texts.get("number", "")),
        addressee=_kept(entry.addressee, texts.get("addressee", "")),
    )


def _kept(old: str | None, text: str) -> str | None:
    return old if (old or "").strip() == text.strip() else (text.strip() or None)


def _blocks(blocks: tuple[Block, ...], above: BlockPath, typed: Mapping[BlockPath, list[Line]]) -> tuple[Block, ...]:
    made: list[Block] = []
    for index, block in enumerate(blocks):
        path = (*above, index)
        made.extend(_typed_block(block, path, typed.get(path, []), typed))
    return tuple(made)


def _typed_block(
    block: Block, path: BlockPath, lines: list[Line], typed: Mapping[BlockPath, list[Line]]
) -> Iterable[Block]:
    texts = _by_part(lines)
    inner = _blocks(block.blocks, path, typed) if isinstance(block, Enclosure | Attachment) else ()
    if not lines and not inner and any(True for _ in _own_lines(block, path)):
        return
    match block:
        case Heading() | Paragraph() | Note() | Plain():
            for place, text in enumerate(texts["text"]):
                if text.strip() or text == block.text:
                    yield block_with_text(block, text) if place == 0 else following_block(block, text)
        case Signature():
            yield replace(block, lines=_rows(block.lines, texts["line"]))
        case Table():
            if texts["table"]:
                yield replace(block, caption=_kept(block.caption, "".join(texts["caption"])))
        case NameList():
            yield replace(block, people=_people(block, lines), lead=_kept(block.lead, "".join(texts["lead"])))
        case Appointment():
            rows, lead = _rows(block.lines, texts["line"]), _kept(block.lead, "".join(texts["lead"]))
            yield replace(block, lines=rows, lead=lead, records=_records(block, rows, lead))
        case Enclosure():
            title, rows = _title(block.title, block.title_lines, TITLE_BREAK.join(texts["title"]))
            yield replace(block, title=title, title_lines=rows, blocks=inner)
        case Attachment():
            title, rows = _title(block.title, block.title_lines, TITLE_BREAK.join(texts["title"]))
            yield replace(block, label="".join(texts["label"]), title=title, title_lines=rows, blocks=inner)
        case _:
            assert_never(block)


def _records(block: Appointment, rows: tuple[str, ...], lead: str | None) -> tuple[AppointmentRecord, ...]:
    """What the lines say now; what they did not say before (the date of the decision, the term of all) stays."""
    if rows == block.lines and lead == block.lead:
        return block.records
    before = block.records[0] if block.records else None
    date = (read_date(lead) if lead else None) or (before.date if before else None)
    found = (record for row in rows for record in read_records(row, read_lead(lead) if lead else None, date))
    return tuple(replace(record, term=record.term or (before.term if before else None)) for record in found)


def _rows(old: tuple[str, ...], new: list[str]) -> tuple[str, ...]:
    return tuple(text for text in new if text.strip() or text in old)


def _by_part(lines: Iterable[Line]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        texts[line.key.part].append(line.text)
    return texts


def block_with_text(block: Heading | Paragraph | Note | Plain, text: str) -> Block:
    """``block`` with another text: number and heading sentence follow the text."""
    if text == block.text:
        return block
    match block:
        case Heading():
            opening = opening_number(text)
            return replace(block, text=text, number=opening.number if opening else None, lead=_lead(block, text))
        case Paragraph():
            return paragraph(text)
        case Note() | Plain():
            return replace(block, text=text)
        case _:
            assert_never(block)


def paragraph(text: str) -> Paragraph:
    """Running text, with level and number where it opens with a number of the series."""
    opening = opening_number(text)
    return Paragraph(text=text, level=opening.level, number=opening.number) if opening else Paragraph(text=text)


def _lead(block: Heading, text: str) -> str | None:
    if block.lead is None:
        return None
    if text.startswith(block.lead):
        return block.lead
    end = re.search(r"[。！？：]", text)
    return text[: end.end()] if end and end.end() < len(text) else None


def following_block(block: Block, text: str) -> Block:
    """What stands below when Enter parts ``block``: running text after a heading, else a block of the same kind."""
    match block:
        case Note():
            return Note(text=text)
        case Plain():
            return Plain(text=text)
        case _:
            return paragraph(text)


def _title_text(title: str, rows: tuple[str, ...]) -> str:
    return TITLE_BREAK.join(rows) if rows and _bare("".join(rows)) == _bare(title) else title


def _title(title: str, rows: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if text.strip() == _title_text(title, rows).strip():
        return title, rows
    parts = tuple(part.strip() for part in text.split(TITLE_BREAK) if part.strip())
    joined = "".join(parts)
    return (title if _bare(joined) == _bare(title) else joined), (parts if len(parts) > 1 else ())


def _bare(text: str) -> str:
    return "".join(text.split())


def _columns(block: NameList) -> int:
    if any(person.role for person in block.people):
        return 3
    return 2 if any(person.affiliation for person in block.people) else 1


def _person_text(person: Person, columns: int) -> str:
    cells = {1: (person.name,), 2: (person.name, person.affiliation), 3: (person.role, person.name, person.affiliation)}
    return "\t".join(cell or "" for cell in cells[columns])


def _people(block: NameList, lines: Iterable[Line]) -> tuple[Person, ...]:
    columns = _columns(block)
    people = []
    for line in lines:
        if line.key.part != "person":
            continue
        old = block.people[line.key.index] if line.key.index < len(block.people) else None
        if old is not None and line.text == _person_text(old, columns):
            people.append(old)
        elif line.text.strip():
            people.append(_person(line.text, columns))
    return tuple(people)


def _person(text: str, columns: int) -> Person:
    cells = [cell.strip() or None for cell in text.split("\t", columns - 1)]
    role = cells.pop(0) if columns == 3 and len(cells) > 1 else None
    return Person(name=cells[0] or "", affiliation=cells[1] if len(cells) > 1 else None, role=role)
