"""Which lines of the pages begin and end a paragraph: told by walking the issue's stored text along the lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gazette.model import (
    Appointment,
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Note,
    Paragraph,
    Picture,
    Plain,
    Signature,
    Table,
)
from gazette.preflight.marks import as_drawn


class Ends(NamedTuple):
    """A line's place in its paragraph; ``filled``: the paragraph is set to the full measure."""

    paragraph: int
    first: bool
    last: bool
    filled: bool


class Part(NamedTuple):
    """A paragraph's text without its spaces; ``label`` may stand before it on its first line."""

    text: str
    filled: bool
    label: str = ""


@dataclass(slots=True)
class _Walk:
    """The parts of one block, the one that is being read, and how much of it was read."""

    parts: list[Part]
    at: int = 0
    done: int = 0
    paragraph: int = -1


@dataclass(slots=True)
class ParagraphEnds:
    """Asked for the lines of an issue in reading order."""

    issue: Issue
    blocks: Mapping[tuple[int, BlockPath], Block]
    _walks: dict[tuple[int, BlockPath | None], _Walk] = field(default_factory=dict)
    _count: int = 0

    def next_line(self, entry: int, path: BlockPath | None, text: str) -> Ends:
        """Where the next line of a block stands in its paragraph; a line that is no part of one stands alone."""
        walk = self._walks.get((entry, path))
        if walk is None:
            walk = self._walks[entry, path] = _Walk(self._parts(entry, path))
        shown = squashed(text)
        if not shown or not _found(walk, shown):
            return Ends(self._new(), True, True, False)
        part = walk.parts[walk.at]
        first = walk.done == 0
        if first:
            walk.paragraph = self._new()
            if part.label and not part.text.startswith(shown):
                shown = shown.removeprefix(part.label)
        walk.done += len(shown)
        last = walk.done >= len(part.text)
        if last:
            walk.at, walk.done = walk.at + 1, 0
        return Ends(walk.paragraph, first, last, part.filled)

    def _new(self) -> int:
        self._count += 1
        return self._count

    def _parts(self, entry: int, path: BlockPath | None) -> list[Part]:
        if path == ():
            return _head_parts(self.issue.entries[entry])
        block = self.blocks.get((entry, path)) if path else None
        return [part for part in _block_parts(block) if part.text or part.label] if block else []


def squashed(text: str) -> str:
    """``text`` without its spaces, controls as the geta mark that is drawn for them."""
    return as_drawn("".join(text.split()))


def _found(walk: _Walk, shown: str) -> bool:
    """Whether the line goes on with the part being read or begins a later one, which then is being read."""
    if walk.at < len(walk.parts) and walk.done:
        return walk.parts[walk.at].text.startswith(shown, walk.done)
    for at in range(walk.at, len(walk.parts)):
        part = walk.parts[at]
        if _begins(part.text, shown) or (part.label and _begins(part.text, shown.removeprefix(part.label))):
            walk.at = at
            return True
    return False


def _begins(text: str, shown: str) -> bool:
    return bool(shown) and text.startswith(shown)


def _head_parts(entry: Entry) -> list[Part]:
    parts = _paragraphs(entry.title_full or entry.title_zh, filled=False)
    if entry.number_zh:
        parts.append(Part(squashed(entry.number_zh), filled=False))
    parts += _paragraphs(entry.addressee or "", filled=True)
    return [part for part in parts if part.text]


def _paragraphs(text: str, *, filled: bool) -> list[Part]:
    return [Part(squashed(part), filled) for part in text.split("\n")]


def _block_parts(block: Block) -> list[Part]:
    match block:
        case Heading():
            return _paragraphs(block.text, filled=bool(block.level))
        case Paragraph() | Plain() | Note():
            return _paragraphs(block.text, filled=True)
        case Signature():
            return _lines(block.lines)
        case Appointment():
            return [*_paragraphs(block.lead or "", filled=True), *_lines(block.lines)]
        case NameList():
            return [*_paragraphs(block.lead or "", filled=True), *_people(block)]
        case Enclosure():
            return _paragraphs(block.title, filled=False)
        case Attachment():
            return _lines((block.label, block.title))
        case Table():
            return _paragraphs(block.caption or "", filled=True)
        case Picture():
            return _paragraphs(block.caption or "", filled=False)


def _lines(texts: tuple[str, ...]) -> list[Part]:
    return [part for text in texts for part in _paragraphs(text, filled=False)]


def _people(block: NameList) -> list[Part]:
    return [
        Part(
            squashed(person.name + (person.affiliation or "")),
            filled=False,
            label=f"{squashed(person.role)}：" if person.role else "",
        )
        for person in block.people
    ]
