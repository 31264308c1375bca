"""Headings numbered anew from a block on, and a typed number that makes its block a heading."""

from dataclasses import replace

from gazette.gui.block_kinds import siblings
from gazette.model import Block, BlockPath, Heading, Paragraph, Plain
from gazette.reading import opening_number
from gazette.reading.series import number_count, series_number

_SENTENCE_END = "。！？"
_LEVELS = range(1, 5)


def numbered_anew(blocks: tuple[Block, ...], path: BlockPath, *, going_on: bool) -> tuple[Block, ...] | None:
    """What stands from ``path`` on among its siblings, its headings numbered in order; None where there is none.

    The first heading from there on begins its level anew or, ``going_on``, follows the last one of its level, however
    far above; deeper ones begin anew below each heading. Headings without number stay so.
    """
    beside, start = siblings(blocks, path), path[-1]
    first = next((b for b in beside[start:] if isinstance(b, Heading) and b.level in _LEVELS and b.number), None)
    if first is None:
        return None
    counts = _counts_before(beside[:start], first.level)
    if going_on:
        counts[first.level] = _last_count(beside[:start], first.level)
    new: list[Block] = []
    for block in beside[start:]:
        if not isinstance(block, Heading):
            new.append(block)
            continue
        for deeper in _LEVELS:
            if deeper > block.level and not (going_on and deeper == first.level):
                counts[deeper] = 0
        if block.level not in _LEVELS or not block.number:
            new.append(block)
            continue
        counts[block.level] += 1
        new.append(with_number(block, series_number(block.level, counts[block.level])))
    return tuple(new)


def _counts_before(before: tuple[Block, ...], level: int) -> dict[int, int]:
    """How far the levels above ``level`` have counted; that level and those below begin anew."""
    return {each: _last_count(before, each) if each < level else 0 for each in _LEVELS}


def _last_count(before: tuple[Block, ...], level: int) -> int:
    for block in reversed(before):
        if isinstance(block, Heading) and block.level == level and block.number:
            return number_count(block.number) or 0
    return 0


def with_number(heading: Heading, number: str) -> Heading:
    """``heading`` with another number in front of its text."""
    if number == heading.number:
        return heading
    was = heading.number or ""
    lead = None if heading.lead is None else number + heading.lead.removeprefix(was)
    return replace(heading, text=number + heading.text.removeprefix(was), number=number, lead=lead)


def heading_typed(block: Block) -> Heading | None:
    """The heading that a block becomes whose text begins with a number that was just typed; None where it stays."""
    if not isinstance(block, Heading | Paragraph | Plain):
        return None
    opening = opening_number(block.text)
    if opening is None or opening.level is None:
        return None
    if isinstance(block, Heading) and block.level == opening.level:
        return None
    bare = block.text[len(opening.number) :]
    end = next((at for at, sign in enumerate(bare) if sign in _SENTENCE_END), len(bare) - 1)
    run_in = opening.level > 1 and end + 1 < len(bare)
    lead = block.text[: len(opening.number) + end + 1] if run_in else None
    return Heading(text=block.text, level=opening.level, number=opening.number, lead=lead)


def completes_number(before: str) -> bool:
    """Whether what stands before the caret is a number of the series and nothing else, just completed.

    1. is one when something that is no figure follows, for it may become 1.5.
    """
    opening = opening_number(before)
    if opening is None or opening.level is None:
        return False
    if opening.level == 3 and not opening.number.endswith("、"):
        return len(before) == len(opening.number) + 1 and not before[-1].isspace()
    return opening.number == before
