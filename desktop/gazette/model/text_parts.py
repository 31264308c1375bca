"""Every text of an entry by itself, with the part that it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, assert_never

from gazette.model.blocks import (
    Appointment,
    Attachment,
    Block,
    Enclosure,
    Heading,
    NameList,
    Note,
    Paragraph,
    Picture,
    Plain,
    Signature,
    Table,
)
from gazette.model.issue import Entry
from gazette.model.walk import BlockPath, block_at, walk_blocks

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
HEAD_PARTS: tuple[PartName, ...] = ("title_full", "title_zh", "number_zh", "addressee")
"""The entry's own texts that stand before its blocks."""
FACT_PARTS: tuple[PartName, ...] = ("title_en", "number_en", "index_number", "subject", "validity")
"""Those that are not printed with the document."""
_Texts = Iterator[tuple[PartName, int, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A text of the block at ``path`` (empty: the entry's own); ``index`` counts those of one name in it."""

    path: BlockPath
    name: PartName
    index: int = 0


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in a text of an entry; ``text`` is the whole of it."""

    part: Part
    text: str
    start: int
    end: int

    @property
    def found(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]


def entry_parts(entry: Entry) -> Iterator[tuple[BlockPath, PartName, int, str]]:
    """Every text of an entry in the order of its page, then what is not printed; dates are none."""
    yield from (((), *part) for part in _head_parts(entry))
    for path, block in walk_blocks(entry.blocks):
        for name, index, text in block_parts(block):
            yield path, name, index, text
    yield from (((), *part) for part in _fact_parts(entry))


def texts_at(entry: Entry, path: BlockPath) -> _Texts:
    """The texts of the block at ``path`` (empty: the entry's own); none where there is no such block."""
    if not path:
        yield from _head_parts(entry)
        yield from _fact_parts(entry)
        return
    try:
        block = block_at(entry.blocks, path)
    except LookupError:
        return
    yield from block_parts(block)


def _head_parts(entry: Entry) -> _Texts:
    for name in HEAD_PARTS:
        if text := getattr(entry, name):
            yield name, 0, text
            if name == ("title_full" if entry.title_full else "title_zh"):
                yield from _own_rows(text, entry.title_lines)


def _fact_parts(entry: Entry) -> _Texts:
    for name in FACT_PARTS:
        if text := getattr(entry, name):
            yield name, 0, text
    yield from (("issuer", index, text) for index, text in enumerate(entry.issuers))


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
    return bare_text("".join(rows)) == bare_text(title)


def bare_text(text: str) -> str:
    """A text without any space."""
    return "".join(text.split())


def row_ends(title: str, rows: tuple[str, ...]) -> list[int]:
    """Where in the title each row ends; between the two only spaces may differ."""
    signs = [at for at, sign in enumerate(title) if not sign.isspace()]
    counts = list(accumulate(len(bare_text(row)) for row in rows))
    ends = [signs[count - 1] + 1 if count else 0 for count in counts]
    ends[-1] = len(title)
    return ends
