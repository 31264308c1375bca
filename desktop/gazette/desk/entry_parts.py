"""Every text of an entry by itself, with the part that it is, and the entry again after some of them were changed.

A change is a list of places that one text takes: what a block has beside its text (number, heading sentence, printed
rows of a title, records of a decision) goes along.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count
from typing import Any, Literal, assert_never

from gazette.model import (
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
    Person,
    Picture,
    Plain,
    Signature,
    Table,
    block_texts,
    noted_blocks,
    text_places,
    walk_blocks,
)
from gazette.reading import opening_number
from gazette.reading.appointments import records_anew

PartName = Literal[
    "title_full",
    "title_zh",
    "title_en",
    "title_row",
    "number_zh",
    "number_en",
    "addressee",
    "issuer",
    "index_number",
    "subject",
    "validity",
    "text",
    "caption",
    "cell",
    "lead",
    "role",
    "name",
    "affiliation",
    "line",
    "label",
    "title",
    "description",
]
Span = tuple[int, int]
_HEAD: tuple[PartName, ...] = ("title_full", "title_zh", "number_zh", "addressee")
_FACTS: tuple[PartName, ...] = ("title_en", "number_en", "index_number", "subject", "validity")


@dataclass(frozen=True, slots=True)
class Part:
    """A text of the block at ``path`` (empty: the entry's own); ``index`` counts those of one name in it."""

    path: BlockPath
    name: PartName
    index: int = 0


_Own = tuple[PartName, int]
_Spans = Mapping[_Own, Sequence[Span]]
_Texts = Iterator[tuple[PartName, int, str]]


def entry_parts(entry: Entry) -> Iterator[tuple[BlockPath, PartName, int, str]]:
    """Every text of an entry in the order of its page, then what is not printed; dates are none."""
    for name in _HEAD:
        if text := getattr(entry, name):
            yield (), name, 0, text
            if name == ("title_full" if entry.title_full else "title_zh"):
                yield from (((), *row) for row in _own_rows(text, entry.title_lines))
    for path, block in walk_blocks(entry.blocks):
        for name, index, text in block_parts(block):
            yield path, name, index, text
    for name in _FACTS:
        if text := getattr(entry, name):
            yield (), name, 0, text
    yield from (((), "issuer", index, text) for index, text in enumerate(entry.issuers))


def block_parts(block: Block) -> _Texts:
    """The texts of a block itself: first those of ``block_texts`` in their order, then what they do not say."""
    match block:
        case Heading() | Paragraph() | Note() | Plain():
            yield "text", 0, block.text
        case Table():
            yield from _one("caption", block.caption)
            texts = (cell.text for row in block.rows for cell in row)
            yield from (("cell", index, text) for index, text in enumerate(texts))
        case NameList():
            yield from _one("lead", block.lead)
            yield from _people_parts(block)
        case Appointment():
            yield from _one("lead", block.lead)
            yield from (("line", index, text) for index, text in enumerate(block.lines))
        case Picture():
            yield from _one("caption", block.caption)
            yield from _one("description", block.text)
        case Signature():
            yield from (("line", index, text) for index, text in enumerate(block.lines))
        case Enclosure() | Attachment():
            if isinstance(block, Attachment):
                yield from _one("label", block.label)
            yield from _one("title", block.title)
            yield from _own_rows(block.title, block.title_lines)
        case _:
            assert_never(block)


def _one(name: PartName, text: str | None) -> _Texts:
    if text:
        yield name, 0, text


def _people_parts(block: NameList) -> _Texts:
    role = None
    for index, person in enumerate(block.people):
        if person.role and person.role != role:
            yield "role", index, person.role
        role = person.role
        yield "name", index, person.name
        if person.affiliation:
            yield "affiliation", index, person.affiliation


def _own_rows(title: str, rows: tuple[str, ...]) -> _Texts:
    """The printed rows of a title where they do not say what it says."""
    if not rows_say(rows, title):
        yield from (("title_row", index, row) for index, row in enumerate(rows))


def rows_say(rows: tuple[str, ...], title: str) -> bool:
    """Whether the printed rows of a title say what it says."""
    return _bare("".join(rows)) == _bare(title)


def _bare(text: str) -> str:
    return "".join(text.split())


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
    for name in (*_HEAD, *_FACTS):
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
            return _with_opening(block, spans["text", 0], new)
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


def _with_opening(block: Heading | Paragraph, spans: Sequence[Span], new: str) -> Block:
    """Another text; number and level only where it opens otherwise now, the heading sentence ends where it ended."""
    text = _put(block.text, spans, new)
    before, now = opening_number(block.text), opening_number(text)
    same = (before and (before.level, before.number)) == (now and (now.level, now.number))
    if isinstance(block, Paragraph):
        if same:
            return replace(block, text=text)
        return Paragraph(text=text, level=now.level, number=now.number) if now else Paragraph(text=text)
    lead, number = block.lead, now.number if now else None
    if lead and block.text.startswith(lead):
        lead = text[: _moved(len(lead), spans, new)] or None
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


def row_ends(title: str, rows: tuple[str, ...]) -> list[int]:
    """Where in the title each row ends; between the two only spaces may differ."""
    signs = [at for at, sign in enumerate(title) if not sign.isspace()]
    counts = list(accumulate(len(_bare(row)) for row in rows))
    ends = [signs[count - 1] + 1 if count else 0 for count in counts]
    ends[-1] = len(title)
    return ends


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
