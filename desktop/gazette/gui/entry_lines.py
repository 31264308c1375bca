"""An entry as lines of text to be edited: each line knows which part of which block it shows; nothing here knows Qt.

``typed_entry`` is the way back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, assert_never

from gazette.gui.dates import long_date
from gazette.model import (
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
    face_of,
)

Part = Literal[
    "title",
    "date",
    "number",
    "addressee",
    "text",
    "label",
    "caption",
    "table",
    "lead",
    "person",
    "line",
    "picture",
    "description",
]
TITLE_BREAK = "\u2028"
"""Parts the printed rows of a title inside its one line."""
TABLE_MARK = "\ufffc"
"""The character that stands for a drawn table or picture."""
_ENDS = "\n\r\u2029\ufdd0\ufdd1"
"""What Qt takes for the end of a line; in the text of a block it is none."""
_SHOWN = str.maketrans(dict.fromkeys(_ENDS, TITLE_BREAK))
FIXED: frozenset[Part] = frozenset(
    {"title", "date", "number", "addressee", "label", "caption", "table", "lead", "picture", "description"}
)
"""Parts that are neither split nor joined by Enter, Backspace and Delete."""


@dataclass(frozen=True, slots=True)
class LineKey:
    """Which part of the block at ``path`` (empty: the head) a line shows; ``index`` counts its people or rows."""

    path: BlockPath
    part: Part
    index: int = 0

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path))}|{self.part}|{self.index}"

    @staticmethod
    @lru_cache(maxsize=20_000)  # every line of a long document is asked for its key after every pause in typing
    def read(text: str) -> "LineKey":
        """The key that ``str`` wrote."""
        path, part, index = text.split("|")
        return LineKey(tuple(int(step) for step in path.split(".") if step), part, int(index))  # type: ignore[arg-type]


def may_join(upper: LineKey, lower: LineKey) -> bool:
    """Whether two lines under each other can become one: of one block, or paragraphs side by side."""
    if upper.part in FIXED or lower.part in FIXED or upper.part != lower.part:
        return False
    return upper.path == lower.path or (upper.part == "text" and upper.path[:-1] == lower.path[:-1])


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
        Line(LineKey((), "title"), "title", title_text(entry.title_full or entry.title_zh, entry.title_lines)),
        Line(LineKey((), "date"), "date", long_date(entry.date, "zh")),
        Line(LineKey((), "number"), "number", in_line(entry.number_zh or "")),
        Line(LineKey((), "addressee"), "addressee", in_line(entry.addressee or "")),
    )
    return (*head, *_block_lines(entry.blocks, ()))


def with_begun_line(lines: tuple[Line, ...], shown: Sequence[Line], place: int) -> tuple[Line, ...]:
    """``lines`` of an entry with the empty line that is begun at ``place`` of those that are shown.

    It goes on with the line above it or, in a list, with that below; where neither is what it was, nothing is begun.
    """
    begun = shown[place]
    if len(lines) != len(shown) - 1:
        return lines
    for beside, now in ((place - 1, place - 1), (place + 1, place)):
        if not (0 <= beside < len(shown) and shown[beside].key == begun.key):
            continue
        # A row gets the tabs that its list wants.
        if lines[now].text.strip() == shown[beside].text.strip():
            return (*lines[:place], replace(begun, key=lines[now].key), *lines[place:])
    return lines


def _block_lines(blocks: Iterable[Block], above: BlockPath) -> Iterable[Line]:
    for index, block in enumerate(blocks):
        path = (*above, index)
        yield from own_lines(block, path)
        if isinstance(block, Enclosure | Attachment):
            yield from _block_lines(block.blocks, path)


def own_lines(block: Block, path: BlockPath) -> Iterable[Line]:
    """The lines of a block itself, without those of the blocks in it."""
    match block:
        case Heading():
            yield Line(LineKey(path, "text"), face_of(block), in_line(block.text), len(block.lead or block.text))
        case Paragraph() | Note() | Plain():
            yield Line(LineKey(path, "text"), face_of(block), in_line(block.text))
        case Signature():
            yield from (
                Line(LineKey(path, "line", i), "signature", in_line(text)) for i, text in enumerate(block.lines)
            )
        case Picture():
            yield Line(LineKey(path, "picture"), "picture", TABLE_MARK)
            yield Line(LineKey(path, "caption"), "picture_caption", in_line(block.caption or ""))
            yield Line(LineKey(path, "description"), "description", in_line(block.text))
        case Table():
            if block.caption:
                yield Line(LineKey(path, "caption"), "caption", in_line(block.caption))
            yield Line(LineKey(path, "table"), "table", TABLE_MARK)
        case NameList():
            if block.lead:
                yield Line(LineKey(path, "lead"), "text", in_line(block.lead))
            width = columns_of(block)
            yield from (
                Line(LineKey(path, "person", i), "name_list", person_text(person, width))
                for i, person in enumerate(block.people)
            )
        case Appointment():
            if block.lead:
                yield Line(LineKey(path, "lead"), "text", in_line(block.lead))
            yield from (
                Line(LineKey(path, "line", i), "appointment", in_line(text)) for i, text in enumerate(block.lines)
            )
        case Enclosure():
            yield Line(LineKey(path, "title"), "enclosure", title_text(block.title, block.title_lines))
        case Attachment():
            yield Line(LineKey(path, "label"), "attachment", in_line(block.label))
            yield Line(LineKey(path, "title"), "attachment_title", title_text(block.title, block.title_lines))
        case _:
            assert_never(block)


def in_line(text: str) -> str:
    """``text`` as it is shown within one line, character for character."""
    return text if text.isprintable() else text.translate(_SHOWN)


def title_text(title: str, rows: tuple[str, ...]) -> str:
    """A title as one line, its printed rows parted where they still say what it says."""
    parted = rows and without_spaces("".join(rows)) == without_spaces(title)
    return in_line(TITLE_BREAK.join(rows) if parted else title)


def without_spaces(text: str) -> str:
    """``text`` for comparing: spaces and row ends say nothing."""
    return "".join(text.split())


def columns_of(block: NameList) -> int:
    """How many tab stops the lines of a name list have: name, affiliation, and the role before them."""
    if any(person.role for person in block.people):
        return 3
    return 2 if any(person.affiliation for person in block.people) else 1


def person_text(person: Person, columns: int) -> str:
    """A person as a line of so many columns."""
    cells = {1: (person.name,), 2: (person.name, person.affiliation), 3: (person.role, person.name, person.affiliation)}
    return in_line("\t".join(cell or "" for cell in cells[columns]))
