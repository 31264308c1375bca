"""The parts that a block prints one after another (paragraphs, list items), and which of them a line belongs to.

A line says its stored text; breaking leaves out nothing but spaces, so that counting the others finds the part.
"""

from typing import NamedTuple, Protocol, assert_never

from gazette.export.pdf_elements import Element
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Picture,
    Plain,
    Signature,
    Table,
)
from gazette.reading.dates import chinese_date

_ITEM = ("L", "LI", "LBody")


class Part(NamedTuple):
    """A text and the kinds of element around it, outermost first; a list is one for all the parts of a block."""

    kinds: tuple[str, ...]
    text: str
    title: str = ""


class Maker(Protocol):
    """Makes an element where those of a block belong."""

    def __call__(self, kind: str, *, title: str = "") -> Element: ...


class Parts:
    """The parts of one block while its lines go by."""

    def __init__(self, child: Maker, parts: tuple[Part, ...]) -> None:
        self._child = child
        self._parts = [(part, _count(part.text)) for part in parts if _count(part.text)] or [(Part(("P",), ""), 0)]
        self._at, self._left = -1, 0
        self._owner: Element | None = None
        self._list: Element | None = None

    def owner(self, text: str) -> Element:
        """The element of the next line, which says ``text``."""
        if self._owner is None or (self._left <= 0 and self._at + 1 < len(self._parts)):
            self._at += 1
            part, self._left = self._parts[self._at]
            self._owner = self._begun(part)
        self._left -= _count(text)
        return self._owner

    def _begun(self, part: Part) -> Element:
        if part.kinds != _ITEM:
            self._list = None
            return self._child(part.kinds[0], title=part.title)
        if self._list is None:
            self._list = self._child("L")
        return self._list.child("LI").child("LBody")


def _count(text: str) -> int:
    return len("".join(text.split()))


def head_parts(entry: Entry) -> tuple[Part, ...]:
    """Title, date, number and addressee of an entry."""
    date = f"（{chinese_date(entry.date)}）" if entry.date else ""
    texts = (date, entry.number_zh or "", entry.addressee or "")
    return (Part(("H1",), entry.title_full or entry.title_zh), *(Part(("P",), text) for text in texts))


def block_parts(block: Block) -> tuple[Part, ...]:
    """What a block prints itself; nested blocks are their own. A run-in heading is a paragraph titled by its lead."""
    match block:
        case Heading():
            return (Part(("P",), block.text, block.lead or ""),)
        case Note(mark=str()):
            return (Part(("Note",), block.text),)
        case Paragraph() | Plain() | Note():
            return tuple(Part(("P",), text) for text in block.text.split("\n"))
        case Signature():
            return tuple(Part(("Signature",), text) for text in block.lines)
        case Appointment():
            return (Part(("P",), block.lead or ""), *(Part(_ITEM, text) for text in block.lines))
        case NameList():
            return (Part(("P",), block.lead or ""), *_people(block))
        case Enclosure():
            return (Part(("H1",), block.title),)
        case Attachment():
            return (Part(("P",), block.label), Part(("H1",), block.title))
        case Table() | Picture():
            return (Part(("Caption",), block.caption or ""),)
        case _:
            assert_never(block)


def _people(block: NameList) -> list[Part]:
    """One item a person, several names on a line one paragraph; the colon that is set after a role is counted."""
    if all(not person.role and not person.affiliation for person in block.people):
        return [Part(("P",), "".join(person.name for person in block.people))]
    parts, role = [], None
    for person in block.people:
        label = f"{person.role}：" if person.role and person.role != role else ""
        role = person.role
        parts.append(Part(_ITEM, f"{label}{person.name}{person.affiliation or ''}"))
    return parts
