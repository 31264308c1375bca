"""Changing the kind and level of a block of running text, and the number that the new level asks for."""

from dataclasses import replace
from typing import Literal

from gazette.gui.typed_entry import paragraph
from gazette.model import (
    Attachment,
    Block,
    BlockPath,
    Enclosure,
    Heading,
    Note,
    Paragraph,
    Plain,
    block_at,
    face_of,
    replace_block,
)
from gazette.reading import opening_number
from gazette.reading.series import series_number

KindName = Literal["text", "heading1", "heading2", "heading3", "heading4", "note"]
KINDS: tuple[KindName, ...] = ("text", "heading1", "heading2", "heading3", "heading4", "note")
_SENTENCE_END = "。！？"


def can_change_kind(block: Block) -> bool:
    """Whether a block is running text, whose kind may be chosen."""
    return isinstance(block, Heading | Paragraph | Note | Plain)


def with_kind(blocks: tuple[Block, ...], path: BlockPath, kind: KindName) -> tuple[Block, ...]:
    """``blocks`` with the one at ``path`` of another kind; a heading takes the number that its place asks for."""
    block = block_at(blocks, path)
    if not isinstance(block, Heading | Paragraph | Note | Plain) or face_of(block) == kind:
        return blocks
    bare = _bare(block)
    if kind == "text":
        new: Block = paragraph(bare if isinstance(block, Heading) else block.text)
    elif kind == "note":
        new = Note(text=block.text)
    else:
        new = _heading(bare, int(kind[-1]), siblings_before(blocks, path))
    return replace_block(blocks, path, (new,))


def renumbered(before: tuple[Block, ...], after: tuple[Block, ...], path: BlockPath) -> tuple[Block, ...]:
    """What stands at ``path`` of ``after`` and the siblings behind it, as far as the change of that block goes.

    Headings behind it that were numbered by their place take the number of their place now; a number that did not
    agree with its place before (lists that number on, gaps that are meant) is left alone.
    """
    old, new = siblings(before, path), list(siblings(after, path))
    last = path[-1]
    for at in range(path[-1] + 1, len(new)):
        block = new[at]
        if not isinstance(block, Heading) or block.number != _place_number(old[:at], block.level):
            continue
        number = _place_number(tuple(new[:at]), block.level)
        if number != block.number:
            new[at], last = _with_number(block, number), at
    return tuple(new[path[-1] : last + 1])


def _place_number(before: tuple[Block, ...], level: int) -> str:
    return series_number(level, _count(before, level) + 1)


def _with_number(heading: Heading, number: str) -> Heading:
    was = len(heading.number or "")
    lead = None if heading.lead is None else number + heading.lead[was:]
    return replace(heading, text=number + heading.text[was:], number=number, lead=lead)


def _bare(block: Heading | Paragraph | Note | Plain) -> str:
    if isinstance(block, Heading) and block.number and block.text.startswith(block.number):
        return block.text[len(block.number) :].lstrip()
    opening = opening_number(block.text)
    return opening.rest if opening else block.text


def demoted(block: Block) -> KindName | None:
    """The kind one step down (chapter → level 1 → 2 → 3 → 4 → text), None where there is no further."""
    if isinstance(block, Heading):
        return KINDS[block.level + 1] if block.level < 4 else "text"
    return None


def promoted(block: Block) -> KindName | None:
    """The kind one step up (text → 4 → 3 → 2 → 1), None where there is no further."""
    if isinstance(block, Heading):
        return KINDS[block.level - 1] if block.level > 1 else None
    return "heading4" if isinstance(block, Paragraph | Plain) else None


def siblings_before(blocks: tuple[Block, ...], path: BlockPath) -> tuple[Block, ...]:
    """The blocks that stand before the one at ``path`` in the same enclosure or attachment."""
    return siblings(blocks, path)[: path[-1]]


def siblings(blocks: tuple[Block, ...], path: BlockPath) -> tuple[Block, ...]:
    """All blocks of the enclosure, attachment or document that the one at ``path`` stands in."""
    if len(path) > 1:
        parent = block_at(blocks, path[:-1])
        assert isinstance(parent, Enclosure | Attachment)
        return parent.blocks
    return blocks


def _heading(bare: str, level: int, before: tuple[Block, ...]) -> Heading:
    number = _place_number(before, level)
    end = next((i for i, character in enumerate(bare) if character in _SENTENCE_END), len(bare) - 1)
    run_in = level > 1 and end + 1 < len(bare)
    return Heading(text=number + bare, level=level, number=number, lead=number + bare[: end + 1] if run_in else None)


def _count(before: tuple[Block, ...], level: int) -> int:
    counted = 0
    for block in reversed(before):
        if isinstance(block, Heading) and block.level < level:
            break
        if isinstance(block, Heading) and block.level == level and block.number:
            counted += 1
    return counted
