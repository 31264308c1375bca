"""Footnotes: which block each belongs to, where in its text the mark stands, the marks ①②③ in their order."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gazette.model.blocks import Block, Heading, Note, Paragraph, Plain
from gazette.model.walk import block_texts

MARK = re.compile(
    r"[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]|\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|（\d{1,3}）|[*＊†‡]{1,4}"
)
"""What a footnote may begin with: ① to ㊿, a figure in brackets, stars and daggers."""
_STARS = frozenset("*＊†‡")
_SENTENCE_ENDS = frozenset("。！？")
_LISTS = frozenset("：:；;，,、（(\n\t \u3000")
"""A mark behind one of these counts the parts of a sentence, most often."""


class Noted(NamedTuple):
    """A block by its place among its siblings, and the footnotes that follow it; they by their places too.

    ``block`` is None for footnotes that no block stands before.
    """

    at: int
    block: Block | None
    notes: tuple[tuple[int, Note], ...]


def is_footnote(block: Block | None) -> bool:
    """Whether a block is a note with a mark."""
    return isinstance(block, Note) and block.mark is not None


def noted_blocks(blocks: Sequence[Block]) -> Iterator[Noted]:
    """Every block that is no footnote with those that belong to it, those that belong to none first."""
    start = 0
    if blocks and is_footnote(blocks[0]):
        notes = footnotes_behind(blocks, -1)
        yield Noted(-1, None, notes)
        start = len(notes)
    while start < len(blocks):
        notes = footnotes_behind(blocks, start)
        yield Noted(start, blocks[start], notes)
        start += 1 + len(notes)


def footnotes_behind(blocks: Sequence[Block], at: int) -> tuple[tuple[int, Note], ...]:
    """The footnotes that follow the block ``at``, each with its own place."""
    found: list[tuple[int, Note]] = []
    for place in range(at + 1, len(blocks)):
        block = blocks[place]
        if not isinstance(block, Note) or block.mark is None:
            break
        found.append((place, block))
    return tuple(found)


def mark_places(text: str, marks: Sequence[str]) -> tuple[int | None, ...]:
    """Where in ``text`` each of these marks refers to its footnote; None where it does not stand there.

    A mark does not open a text; one behind a letter, a full stop or a closing bracket goes before one that may count
    the parts of a sentence.
    """
    taken: set[int] = set()
    places: list[int | None] = []
    after = 0
    for mark in marks:
        free = [at for at in _occurrences(text, mark) if at not in taken]
        later = [at for at in free if at >= after] or free
        place = next((at for at in later if text[at - 1] not in _LISTS), next(iter(later), None))
        places.append(place)
        if place is not None:
            taken.add(place)
            after = place + len(mark)
    return tuple(places)


def _occurrences(text: str, mark: str) -> list[int]:
    """Where a mark stands; a star or dagger that is one of several belongs to the mark that they are together."""
    found: list[int] = []
    at = text.find(mark, 1) if mark else -1
    while at > 0:
        end = at + len(mark)
        beside = {text[at - 1], text[end : end + 1]}
        if mark[0] not in _STARS or mark[0] not in beside:
            found.append(at)
        at = text.find(mark, end)
    return found


def refers(block: Block, mark: str) -> bool:
    """Whether a mark stands in a block behind a word, where it can but refer to a footnote."""
    return any(text[at - 1] not in _LISTS for text in block_texts(block) for at in _occurrences(text, mark))


def text_places(block: Block, marks: Sequence[str]) -> tuple[tuple[int, int] | None, ...]:
    """Which of the texts of a block has each mark, and where in it."""
    places: list[tuple[int, int] | None] = [None] * len(marks)
    for order, text in enumerate(block_texts(block)):
        missing = [at for at, place in enumerate(places) if place is None]
        for at, place in zip(missing, mark_places(text, [marks[at] for at in missing]), strict=True):
            if place is not None:
                places[at] = (order, place)
    return tuple(places)


def all_places(block: Block, marks: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """As ``text_places``, with every further place where a mark refers to the same footnote.

    There are some in tables, lists and lines alone, behind a word: running text may count its parts by the same mark.
    """
    firsts = text_places(block, marks)
    if isinstance(block, Heading | Paragraph | Note | Plain):
        return tuple((place,) if place else () for place in firsts)
    texts = block_texts(block)
    return tuple(
        (place, *(_further(texts, mark, place) if marks.count(mark) == 1 else ())) if place else ()
        for mark, place in zip(marks, firsts, strict=True)
    )


def _further(texts: Sequence[str], mark: str, first: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for order, text in enumerate(texts):
        for at in _occurrences(text, mark):
            if (order, at) != first and text[at - 1] not in _LISTS | _SENTENCE_ENDS:
                yield order, at


def circled(number: int) -> str:
    """① to ㊿; beyond, the figure in brackets."""
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return f"（{number}）"
