"""Blocks with a footnote more or less, and with all of them numbered anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, count, pairwise
from typing import assert_never

from gazette.model.blocks import (
    Appointment,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Plain,
    Signature,
    Table,
)
from gazette.model.footnotes import all_places, circled, footnotes_behind, is_footnote, noted_blocks, text_places
from gazette.model.walk import walk_blocks

_Places = Mapping[tuple[int, int], tuple[str, str]]
"""By text of a block and place in it: the mark that stands there, and the one that shall."""


def next_mark(blocks: tuple[Block, ...]) -> str:
    """The mark after those of all footnotes."""
    return circled(1 + sum(is_footnote(block) for _, block in walk_blocks(blocks)))


def in_order(block: Block, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Footnotes to a block as their marks follow each other in it; those without a mark there come last."""
    places = text_places(block, [note.mark or "" for note in notes])
    placed = sorted(zip(notes, places, strict=True), key=lambda pair: (pair[1] is None, pair[1] or (0, 0)))
    return tuple(note for note, _ in placed)


def without_footnote(blocks: Sequence[Block], at: int) -> tuple[tuple[Block, ...], int] | None:
    """The footnote ``at`` taken out with its mark: the block that it belongs to and what stays of the notes behind it.

    And where that block stands; None where no block before it has footnotes.
    """
    owner = next((place for place in range(at - 1, -1, -1) if not is_footnote(blocks[place])), None)
    if owner is None:
        return None
    notes = footnotes_behind(blocks, owner)
    places = all_places(blocks[owner], [note.mark or "" for _, note in notes])
    own = zip(notes, places, strict=True)
    gone = {place: (note.mark or "", "") for (at_, note), found in own for place in found if at_ == at}
    return (_with_marks(blocks[owner], gone), *(note for at_, note in notes if at_ != at)), owner


def renumbered_footnotes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """All footnotes of a document marked ①②③ as they follow each other, in their texts too.

    Those that no block stands before are to a title: they keep their marks, and no other gets the same.
    """
    kept = set(_kept_marks(blocks))
    return _renumbered(blocks, (mark for number in count(1) if (mark := circled(number)) not in kept))


def _kept_marks(blocks: Sequence[Block]) -> Iterator[str]:
    yield from (note.mark or "" for _, note in footnotes_behind(blocks, -1))
    for block in blocks:
        if isinstance(block, Enclosure | Attachment):
            yield from _kept_marks(block.blocks)


def _renumbered(blocks: tuple[Block, ...], numbers: Iterator[str]) -> tuple[Block, ...]:
    made: list[Block] = []
    for _, block, behind in noted_blocks(blocks):
        notes = [note for _, note in behind]
        if block is None:
            made += notes
            continue
        marks = [next(numbers) for _ in notes]
        pairs = zip(notes, marks, all_places(block, [note.mark or "" for note in notes]), strict=True)
        changed = _with_marks(block, {at: (note.mark or "", mark) for note, mark, places in pairs for at in places})
        if isinstance(changed, Enclosure | Attachment):
            changed = replace(changed, blocks=_renumbered(changed.blocks, numbers))
        made += (changed, *(_marked(note, mark) for note, mark in zip(notes, marks, strict=True)))
    return tuple(made)


def _marked(note: Note, mark: str) -> Note:
    return Note(text=mark + note.text.removeprefix(note.mark or ""), mark=mark)


def _with_marks(block: Block, places: _Places) -> Block:
    """A block with other marks in its texts."""
    if not places:
        return block
    match block:
        case Heading():
            text = _changed(block.text, 0, places)
            inside = {place: marks for place, marks in places.items() if place[1] < len(block.lead or "")}
            lead = block.lead and (_changed(block.lead, 0, inside) if block.text.startswith(block.lead) else block.lead)
            return replace(block, text=text, lead=lead)
        case Paragraph() | Plain() | Note():
            return replace(block, text=_changed(block.text, 0, places))
        case Signature():
            return replace(block, lines=tuple(_changed(line, order, places) for order, line in enumerate(block.lines)))
        case Appointment():
            orders = count(1 if block.lead else 0)
            lead = block.lead and _changed(block.lead, 0, places)
            return replace(block, lead=lead, lines=tuple(_changed(line, next(orders), places) for line in block.lines))
        case NameList():
            lead = block.lead and _changed(block.lead, 0, places)
            return replace(block, lead=lead, people=tuple(_people(block, places)))
        case Enclosure():
            return replace(block, title=_changed(block.title, 0, places), title_lines=_rows(block, 0, places))
        case Attachment():
            title = 1 if block.label else 0
            label = _changed(block.label, 0, places) if block.label else block.label
            printed = _rows(block, title, places)
            return replace(block, label=label, title=_changed(block.title, title, places), title_lines=printed)
        case Picture():
            return replace(block, caption=block.caption and _changed(block.caption, 0, places))
        case Table():
            orders = count(1 if block.caption else 0)
            caption = _changed(block.caption, 0, places) if block.caption else block.caption
            rows = tuple(tuple(_cell(cell, next(orders), places) for cell in row) for row in block.rows)
            return replace(block, caption=caption, rows=rows)
        case _:
            assert_never(block)


def _people(block: NameList, places: _Places) -> Iterator[Person]:
    """The people of a list; those who share a role keep sharing it."""
    orders, role, changed = count(1 if block.lead else 0), None, None
    for person in block.people:
        if person.role != role:
            role, changed = person.role, person.role and _changed(person.role, next(orders), places)
        name = _changed(person.name, next(orders), places)
        beside = person.affiliation and _changed(person.affiliation, next(orders), places)
        yield replace(person, role=changed, name=name, affiliation=beside)


def _rows(block: Enclosure | Attachment, order: int, places: _Places) -> tuple[str, ...]:
    """The printed rows of a title, which have its characters in their order."""
    if "".join(block.title_lines) != block.title:
        return block.title_lines
    ends = list(accumulate(map(len, block.title_lines), initial=0))
    return tuple(
        _changed(row, order, {(of, at - start): marks for (of, at), marks in places.items() if start <= at < end})
        for row, (start, end) in zip(block.title_lines, pairwise(ends), strict=True)
    )


def _cell(cell: Cell, order: int, places: _Places) -> Cell:
    return replace(cell, text=_changed(cell.text, order, places))


def _changed(text: str, order: int, places: _Places) -> str:
    for (of, at), (mark, new) in sorted(places.items(), reverse=True):
        if of == order:
            text = text[:at] + new + text[at + len(mark) :]
    return text
