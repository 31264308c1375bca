"""An entry again after some of its texts were changed.

A change is a list of places that one text takes: what a block has beside its text (number, heading sentence, printed
rows of a title, records of a decision) goes along.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, assert_never

from gazette.model import (
    FACT_PARTS,
    HEAD_PARTS,
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Cell,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Part,
    PartName,
    Person,
    Picture,
    Plain,
    Signature,
    Table,
    block_parts,
    block_texts,
    noted_blocks,
    row_ends,
    rows_say,
    text_places,
)
from gazette.reading import opening_number
from gazette.reading.appointments import records_anew

Span = tuple[int, int]
_Own = tuple[PartName, int]
_Spans = Mapping[_Own, Sequence[Span]]


def footnote_marks(entry: Entry) -> dict[Part, list[Span]]:
    """Where the marks of footnotes stand, before their own text and in what they are notes to."""
    marks: dict[Part, list[Span]] = defaultdict(list)
    _collect_marks(entry.blocks, (), marks)
    return marks


def _collect_marks(blocks: tuple[Block, ...], above: BlockPath, marks: dict[Part, list[Span]]) -> None:
    for at, block, notes in noted_blocks(blocks):
        for place, note in notes:
            if note.mark and note.text.startswith(note.mark):
                marks[Part((*above, place), "text")].append((0, len(note.mark)))
        if isinstance(block, Enclosure | Attachment):
            _collect_marks(block.blocks, (*above, at), marks)
        elif block is not None and notes:
            parts = [(name, index) for name, index, _ in block_parts(block)][: len(block_texts(block))]
            signs = [note.mark or "" for _, note in notes]
            for sign, found in zip(signs, text_places(block, signs), strict=True):
                if found is not None:
                    name, index = parts[found[0]]
                    marks[Part((*above, at), name, index)].append((found[1], found[1] + len(sign)))


def with_spans(entry: Entry, spans: Mapping[Part, Sequence[Span]], new: str) -> Entry:
    """``entry`` with ``new`` at these places of its texts, which follow each other and do not overlap."""
    own: dict[BlockPath, dict[_Own, Sequence[Span]]] = defaultdict(dict)
    for part, places in spans.items():
        own[part.path][part.name, part.index] = places
    changes = _head_changes(entry, own.pop((), {}), new)
    blocks = _with_blocks(entry.blocks, (), own, new) if own else entry.blocks
    return replace(entry, blocks=blocks, **changes)


def _head_changes(entry: Entry, spans: _Spans, new: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in (*HEAD_PARTS, *FACT_PARTS):
        if (name, 0) in spans:
            text = _put(getattr(entry, name), spans[name, 0], new)
            changes[name] = text or ("" if name == "title_zh" else None)
    title: PartName = "title_full" if entry.title_full else "title_zh"
    rows = _with_rows(getattr(entry, title) or "", entry.title_lines, title, spans, new)
    if rows != entry.title_lines:
        changes["title_lines"] = rows
    issuers = tuple(_put(text, spans.get(("issuer", index)), new) for index, text in enumerate(entry.issuers))
    if issuers != entry.issuers:
        changes["issuers"] = tuple(issuer for issuer in issuers if issuer)
    return changes


def _with_blocks(
    blocks: tuple[Block, ...], above: BlockPath, spans: Mapping[BlockPath, _Spans], new: str
) -> tuple[Block, ...]:
    made = list(blocks)
    depth = len(above)
    for index in sorted({path[depth] for path in spans if path[:depth] == above and len(path) > depth}):
        path, block = (*above, index), made[index]
        if path in spans:
            block = _with_texts(block, spans[path], new)
        if isinstance(block, Enclosure | Attachment):
            block = replace(block, blocks=_with_blocks(block.blocks, path, spans, new))
        made[index] = block
    return tuple(made)


def _with_texts(block: Block, spans: _Spans, new: str) -> Block:
    """``block`` with ``new`` at these places."""

    def put(name: PartName, text: str, index: int = 0) -> str:
        return _put(text, spans.get((name, index)), new)

    def put_maybe(name: PartName, text: str | None) -> str | None:
        return put(name, text) or None if text else text

    match block:
        case Heading() | Paragraph():
            places = spans["text", 0]
            return with_opening(block, _put(block.text, places, new), lambda at: _moved(at, places, new))
        case Note() | Plain():
            return replace(block, text=put("text", block.text))
        case Table():
            return replace(block, caption=put_maybe("caption", block.caption), rows=_with_cells(block.rows, spans, new))
        case NameList():
            return replace(block, lead=put_maybe("lead", block.lead), people=_with_people(block.people, spans, new))
        case Appointment():
            lead = put_maybe("lead", block.lead)
            lines = tuple(put("line", text, index) for index, text in enumerate(block.lines))
            return replace(block, lead=lead, lines=lines, records=records_anew(block, lines, lead))
        case Picture():
            return replace(
                block, caption=put_maybe("caption", block.caption), text=put("description", block.text or "")
            )
        case Signature():
            return replace(block, lines=tuple(put("line", text, index) for index, text in enumerate(block.lines)))
        case Enclosure() | Attachment():
            rows = _with_rows(block.title, block.title_lines, "title", spans, new)
            titled = replace(block, title=put("title", block.title), title_lines=rows)
            return replace(titled, label=put("label", titled.label)) if isinstance(titled, Attachment) else titled
        case _:
            assert_never(block)


def with_opening(block: Heading | Paragraph, text: str, moved: Callable[[int], int]) -> Block:
    """Another text; number and level only where it opens otherwise now, the heading sentence ends where it ended.

    ``moved`` says where a place of the old text lies in the new one.
    """
    before, now = opening_number(block.text), opening_number(text)
    same = (before and (before.level, before.number)) == (now and (now.level, now.number))
    if isinstance(block, Paragraph):
        if same:
            return replace(block, text=text)
        return Paragraph(text=text, level=now.level, number=now.number) if now else Paragraph(text=text)
    lead, number = block.lead, now.number if now else None
    if lead and block.text.startswith(lead):
        lead = text[: moved(len(lead))] or None
    return replace(block, text=text, lead=lead, number=block.number if same else number)


def _with_cells(rows: tuple[tuple[Cell, ...], ...], spans: _Spans, new: str) -> tuple[tuple[Cell, ...], ...]:
    index = count()
    return tuple(
        tuple(
            replace(cell, text=_put(cell.text, places, new)) if (places := spans.get(("cell", next(index)))) else cell
            for cell in row
        )
        for row in rows
    )


def _with_people(people: tuple[Person, ...], spans: _Spans, new: str) -> tuple[Person, ...]:
    made: list[Person] = []
    role, of_role = None, 0
    for index, person in enumerate(people):
        if person.role != role:
            role, of_role = person.role, index
        made.append(
            replace(
                person,
                name=_put(person.name, spans.get(("name", index)), new),
                affiliation=_put(person.affiliation or "", spans.get(("affiliation", index)), new) or None
                if person.affiliation
                else person.affiliation,
                # One label stands above a run of persons.
                role=_put(person.role, spans.get(("role", of_role)), new) or None if person.role else person.role,
            )
        )
    return tuple(made)


def _with_rows(title: str, rows: tuple[str, ...], name: PartName, spans: _Spans, new: str) -> tuple[str, ...]:
    if not rows_say(rows, title):
        return tuple(_put(row, spans.get(("title_row", index)), new) for index, row in enumerate(rows))
    places = spans.get((name, 0))
    if not places or not rows:
        return rows
    text, start = _put(title, places, new), 0
    made: list[str] = []
    for row, end in zip(rows, row_ends(title, rows), strict=True):
        touched = any(first < end and last > start for first, last in places)
        cut = text[_moved(start, places, new) : _moved(end, places, new)].strip() if touched else row
        if cut or not row:
            made.append(cut)
        start = end
    return tuple(made)


def _put(text: str, spans: Sequence[Span] | None, new: str) -> str:
    if not spans:
        return text
    kept: list[str] = []
    at = 0
    for start, end in spans:
        kept += (text[at:start], new)
        at = end
    return "".join((*kept, text[at:]))


def _moved(at: int, spans: Sequence[Span], new: str) -> int:
    """Where a place of a text lies after ``new`` took ``spans``; inside one of them as far from its beginning."""
    shift = 0
    for start, end in spans:
        if end <= at:
            shift += len(new) - (end - start)
        elif start < at:
            return start + shift + min(at - start, len(new))
        else:
            break
    return at + shift
