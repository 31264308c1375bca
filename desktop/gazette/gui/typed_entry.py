"""Lines back into the entry that they were made of, as they say now.

``entry_from_lines(entry, lines_of(entry))`` is ``entry``; what was split, joined or typed in between changes exactly
the blocks concerned.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from gazette.gui.dates import long_date
from gazette.gui.entry_lines import (
    TABLE_MARK,
    TITLE_BREAK,
    Line,
    columns_of,
    in_line,
    own_lines,
    person_text,
    title_text,
    without_spaces,
)
from gazette.model import (
    MARK,
    Appointment,
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
    Picture,
    Plain,
    Signature,
    Table,
    replace_block,
)
from gazette.reading import opening_number, read_date, read_title_head
from gazette.reading.appointments import records_anew

_Typed = Mapping[BlockPath, list[Line]]
_Reached = set[BlockPath] | None
"""Blocks that were touched, and those around them; None for all."""


def entry_from_lines(entry: Entry, lines: Sequence[Line], touched: Collection[BlockPath] | None = None) -> Entry:
    """``entry`` as its lines say now; of a date that cannot be read the old one stays.

    Where it is known which blocks were ``touched``, () being the head, the others stay the same objects.
    """
    reached = None if touched is None else {path[:depth] for path in touched for depth in range(len(path) + 1)}
    if reached is not None and not reached:
        return entry
    typed: dict[BlockPath, list[Line]] = defaultdict(list)
    for line in lines:
        if reached is None or line.key.path in reached:
            typed[line.key.path].append(line)
    return replace(_with_head(entry, typed[()]), blocks=_blocks(entry.blocks, (), typed, reached))


def _with_head(entry: Entry, lines: Sequence[Line]) -> Entry:
    texts = {part: TITLE_BREAK.join(rows) for part, rows in _by_part(lines).items()}
    title = entry.title_full or entry.title_zh
    full, rows = _title(title, entry.title_lines, texts.get("title", ""))
    if full != title:
        # Of a title that was emptied, nothing is that of the contents any more.
        entry = _with_title(entry, "" if entry.title_full == "" else title, full)
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


def _with_title(entry: Entry, old: str, new: str) -> Entry:
    """A document's own title is another: contents title and issuers that were those of the old one follow it."""
    was, now = read_title_head((old,)), read_title_head((new,))
    follows = {old: new, was.rest: now.rest, "": now.rest}
    return replace(
        entry,
        title_full=new,
        title_zh=follows.get(entry.title_zh, entry.title_zh),
        issuers=now.issuers if entry.issuers == was.issuers else entry.issuers,
    )


def _kept(old: str | None, text: str) -> str | None:
    return old if in_line(old or "").strip() == in_line(text).strip() else (text.strip() or None)


def _blocks(blocks: tuple[Block, ...], above: BlockPath, typed: _Typed, reached: _Reached) -> tuple[Block, ...]:
    made: list[Block] = []
    for index, block in enumerate(blocks):
        path = (*above, index)
        if reached is None or path in reached:
            made.extend(_typed_block(block, path, typed, reached))
        else:
            made.append(block)
    return tuple(made)


def _typed_block(block: Block, path: BlockPath, typed: _Typed, reached: _Reached) -> Iterable[Block]:
    lines = typed.get(path, [])
    texts = _by_part(lines)
    inner = _blocks(block.blocks, path, typed, reached) if isinstance(block, Enclosure | Attachment) else ()
    if not lines and not inner and any(True for _ in own_lines(block, path)):
        return
    match block:
        case Heading() | Paragraph() | Note() | Plain():
            # Enter in an empty heading made text of it, which only its line knows.
            is_text = isinstance(block, Heading) and lines[0].face == "text"
            for place, text in enumerate(texts["text"]):
                if is_text and text.strip():
                    yield paragraph(text)
                elif text.strip() or text == in_line(block.text):
                    yield block_with_text(block, text) if place == 0 else following_block(block, text)
        case Signature():
            yield replace(block, lines=_rows(block.lines, texts["line"]))
        case Picture():
            if TABLE_MARK in "".join(texts["picture"]):
                caption, text = (_several("".join(texts[part])) for part in ("caption", "description"))
                yield replace(block, caption=_kept(block.caption, caption), text=_kept(block.text, text) or "")
        case Table():
            if TABLE_MARK in "".join(texts["table"]):
                yield replace(block, caption=_kept(block.caption, "".join(texts["caption"])))
        case NameList():
            yield replace(block, people=_people(block, lines), lead=_kept(block.lead, "".join(texts["lead"])))
        case Appointment():
            rows, lead = _rows(block.lines, texts["line"]), _kept(block.lead, "".join(texts["lead"]))
            yield replace(block, lines=rows, lead=lead, records=records_anew(block, rows, lead))
        case Enclosure():
            title, rows = _title(block.title, block.title_lines, TITLE_BREAK.join(texts["title"]))
            yield replace(block, title=title, title_lines=rows, blocks=inner)
        case Attachment():
            title, rows = _title(block.title, block.title_lines, TITLE_BREAK.join(texts["title"]))
            label = _kept(block.label, "".join(texts["label"])) or ""
            yield replace(block, label=label, title=title, title_lines=rows, blocks=inner)
        case _:
            assert_never(block)


def _several(text: str) -> str:
    return text.replace(TITLE_BREAK, "\n")


def _rows(old: tuple[str, ...], new: list[str]) -> tuple[str, ...]:
    same = {in_line(text): text for text in old}
    return tuple(same.get(text, text) for text in new if text.strip() or text in same)


def _by_part(lines: Iterable[Line]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        texts[line.key.part].append(line.text)
    return texts


def with_tables(entry: Entry, tables: Mapping[BlockPath, Table]) -> Entry:
    """``entry`` with other tables at these paths."""
    blocks = entry.blocks
    for path, table in tables.items():
        blocks = replace_block(blocks, path, (table,))
    return replace(entry, blocks=blocks)


def block_with_text(block: Heading | Paragraph | Note | Plain, text: str) -> Block:
    """``block`` with another text: number and heading sentence follow the text."""
    if text in (block.text, in_line(block.text)):
        return block
    match block:
        case Heading():
            opening = opening_number(text)
            return replace(block, text=text, number=opening.number if opening else None, lead=_lead(block, text))
        case Paragraph():
            return paragraph(text)
        case Note():
            found = MARK.match(text) if block.mark is not None else None
            kept = block.mark is not None and text.startswith(block.mark)
            return replace(block, text=text, mark=block.mark if kept else found[0] if found else None)
        case Plain():
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


def _title(title: str, rows: tuple[str, ...], text: str) -> tuple[str, tuple[str, ...]]:
    if text.strip() == title_text(title, rows).strip():
        return title, rows
    parts = tuple(part.strip() for part in text.split(TITLE_BREAK) if part.strip())
    joined = "".join(parts)
    return (title if without_spaces(joined) == without_spaces(title) else joined), (parts if len(parts) > 1 else ())


def _people(block: NameList, lines: Iterable[Line]) -> tuple[Person, ...]:
    columns = columns_of(block)
    people: list[Person] = []
    seen: set[int] = set()
    for line in lines:
        if line.key.part != "person":
            continue
        again = line.key.index in seen
        begun = again and not line.text.strip()  # by Enter, in the row above
        seen.add(line.key.index)
        old = block.people[line.key.index] if line.key.index < len(block.people) and not begun else None
        if old is not None and line.text == person_text(old, columns):
            people.append(old)
        elif line.text.strip():
            person = _person(line.text, min(max(columns, line.text.count("\t") + 1), 3))
            goes_on = (again or old is None) and person.role is None and people
            people.append(replace(person, role=people[-1].role) if goes_on else person)
    return tuple(people)


def _person(text: str, columns: int) -> Person:
    cells = [cell.strip() or None for cell in text.split("\t", columns - 1)]
    role = cells.pop(0) if columns == 3 and len(cells) > 1 else None
    return Person(name=cells[0] or "", affiliation=cells[1] if len(cells) > 1 else None, role=role)
