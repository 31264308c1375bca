"""What was typed into an entry while another program changed it, as one entry that loses neither."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from gazette.desk import Desk
from gazette.errors import GazetteError
from gazette.gui.common_ends import common_ends
from gazette.model import Block, Entry, block_texts, walk_blocks

Blocks = tuple[Block, ...]


def merged_entry(before: Entry, typed: Entry, theirs: Entry) -> Entry:
    """``theirs`` with what ``typed`` changed in ``before``.

    Of a field that both changed the typed value is taken; of blocks that both changed theirs stand first, then the
    typed ones, except where theirs go on from what was typed and have all of it.
    """
    changes: dict[str, Any] = {
        field.name: getattr(typed, field.name)
        for field in fields(Entry)
        if getattr(typed, field.name) != getattr(before, field.name)
    }
    if "blocks" in changes:
        changes["blocks"] = _merged(before.blocks, typed.blocks, theirs.blocks)
    return replace(theirs, **changes)


def _merged(before: Blocks, typed: Blocks, theirs: Blocks) -> Blocks:
    if theirs in (before, typed):
        return typed
    first, last = span = _span(before, typed)
    their_first, their_last = their_span = _span(before, theirs)
    grown = len(typed) - len(before)
    if last <= their_first and span != their_span:
        return typed[: last + grown] + theirs[last:]
    if their_last <= first and span != their_span:
        return theirs[: first + len(theirs) - len(before)] + typed[first:]
    start, end = min(first, their_first), max(last, their_last)
    ours, others = typed[start : end + grown], theirs[start : end + len(theirs) - len(before)]
    if _goes_on(before[start:end], ours) and _goes_on(ours, others):
        return theirs
    return before[:start] + others + ours + before[end:]


def _goes_on(before: Blocks, after: Blocks) -> bool:
    """Whether blocks have more than others: all of their letters in their order, in blocks of their kinds, and more."""
    some, more = list(_letters(before)), list(_letters(after))
    return len(some) < len(more) and _has_all(some, more) and _has_all(_kinds(before), _kinds(after))


def _letters(blocks: Blocks) -> Iterator[str]:
    return (letter for _, block in walk_blocks(blocks) for text in block_texts(block) for letter in text)


def _kinds(blocks: Blocks) -> Iterator[tuple[type[Block], int | None]]:
    return ((type(block), getattr(block, "level", None)) for _, block in walk_blocks(blocks))


def _has_all(some: Iterable[object], more: Iterable[object]) -> bool:
    """Whether ``some`` come in this order among ``more``."""
    rest = iter(more)
    return all(one in rest for one in some)


def _span(before: Blocks, after: Blocks) -> tuple[int, int]:
    """From where to where ``after`` differs from ``before``, counted in that."""
    front, back = common_ends(before, after)
    return front, len(before) - back


def changed_elsewhere(desk: Desk, before: Entry) -> Entry | None:
    """The entry as another program has written it since it was ``before``; None where nobody has, or it is gone."""
    try:
        now = desk.archive.entry(before.id)
    except GazetteError:
        return None  # the act itself tells why
    return None if now == before else now
