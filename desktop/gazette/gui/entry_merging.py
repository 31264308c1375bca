"""What was typed into an entry while another program changed it, as one entry that loses neither.

Nobody looks at it before it is kept, so it goes into texts and tables and leaves no words of anyone out. Where somebody
looks at each difference (`desk/three_way`), whole blocks are taken and what both changed is told instead.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from gazette.desk import Desk
from gazette.errors import GazetteError
from gazette.gui.common_ends import common_ends
from gazette.gui.text_hunks import Hunk, hunks, with_hunks
from gazette.model import Block, Entry, block_texts, walk_blocks

Blocks = tuple[Block, ...]
_PROSE = frozenset(
    "title_zh title_full title_en title_lines title addressee text caption lead lines affiliation".split()
)
"""What is running words: of all else, dates, numbers and names above all, nothing is made that nobody wrote."""
_NUMBER = r"[0-9０-９A-Za-z〔〕年月日号.．%％-]*"
"""What a date, a number or an amount is made of."""


class _ConflictError(Exception):
    """Both changed a value, and neither change can be told from the other."""


def with_typed(before: Entry, typed: Entry, theirs: Entry) -> Entry:
    """``theirs`` with what ``typed`` changed in ``before``.

    Where both changed other places of one text, or other parts of one block, both changes are in it. Else of a field
    that both changed the typed value is taken; of blocks that both changed theirs stand first, then the typed ones,
    except where theirs go on from what was typed and have all of it.
    """
    changes: dict[str, Any] = {}
    for field in fields(Entry):
        was, ours, others = (getattr(entry, field.name) for entry in (before, typed, theirs))
        if field.name == "blocks":
            changes["blocks"] = _merged(was, ours, others)
            continue
        try:
            changes[field.name] = _of_both(was, ours, others, field.name in _PROSE)
        except _ConflictError:
            changes[field.name] = ours
    return replace(theirs, **changes)


def _merged(before: Blocks, typed: Blocks, theirs: Blocks) -> Blocks:
    if typed == before:
        return theirs
    if theirs in (before, typed):
        return typed
    first, last = span = _span(before, typed)
    their_first, their_last = their_span = _span(before, theirs)
    grown, their_grown = len(typed) - len(before), len(theirs) - len(before)
    if last <= their_first and span != their_span:
        return typed[: last + grown] + theirs[last:]
    if their_last <= first and span != their_span:
        return theirs[: first + their_grown] + typed[first:]
    # Where one side has as many blocks as before, it is known which of them the other one changed.
    if not their_grown:
        both = _of_all(before[first:last], typed[first : last + grown], theirs[first:last])
        return theirs[:first] + both + theirs[last:]
    if not grown:
        others = theirs[their_first : their_last + their_grown]
        both = _of_all(before[their_first:their_last], typed[their_first:their_last], others)
        return typed[:their_first] + both + typed[their_last:]
    start, end = min(first, their_first), max(last, their_last)
    both = _of_all(before[start:end], typed[start : end + grown], theirs[start : end + their_grown])
    return before[:start] + both + before[end:]


def _of_all(before: Blocks, ours: Blocks, others: Blocks) -> Blocks:
    """Blocks that both changed."""
    if len(before) == len(ours) == len(others):
        each = zip(before, ours, others, strict=True)
        return tuple(block for three in each for block in _of_block(*three))
    return others if _goes_on(before, ours) and _goes_on(ours, others) else others + ours


def _of_block(was: Block, ours: Block, others: Block) -> Blocks:
    try:
        return (_of_both(was, ours, others, False),)
    except _ConflictError:
        return (others,) if _goes_on((was,), (ours,)) and _goes_on((ours,), (others,)) else (others, ours)


def _of_both(was: Any, ours: Any, others: Any, prose: bool) -> Any:
    """A value with what either side changed in it."""
    if others in (was, ours):
        return ours
    if ours == was:
        return others
    if not type(was) is type(ours) is type(others):
        raise _ConflictError
    if isinstance(was, str) and prose:
        return _text_of_both(was, ours, others)
    if isinstance(was, tuple) and len(was) == len(ours) == len(others):
        return tuple(_of_both(*each, prose) for each in zip(was, ours, others, strict=True))
    if not is_dataclass(was) or isinstance(was, type):
        raise _ConflictError
    changes = {}
    for field in fields(was):
        old, mine, theirs = (getattr(each, field.name) for each in (was, ours, others))
        blocks = field.name == "blocks"
        changes[field.name] = (
            _merged(old, mine, theirs) if blocks else _of_both(old, mine, theirs, field.name in _PROSE)
        )
    return replace(was, **changes)


def _text_of_both(was: str, ours: str, others: str) -> str:
    theirs = hunks(was, others)
    mine = [hunk for hunk in hunks(was, ours) if hunk not in theirs]
    if not all(_apart(hunk, other, was) for hunk in mine for other in theirs):
        raise _ConflictError
    return with_hunks(was, sorted(theirs + mine))


def _apart(hunk: Hunk, other: Hunk, text: str) -> bool:
    """Whether another change touches neither the place of one, nor what it took out, nor the number that it is in.

    A word may be typed beside it.
    """
    beside = hunk.start == hunk.end and other.start < other.end
    first, last = sorted((hunk, other))
    if first.end + (not beside) > last.start:
        return False
    between = text[first.end : last.start]
    return not between or re.fullmatch(_NUMBER, between) is None


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
