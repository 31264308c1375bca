"""Words and addresses that no line has room for: where they may be parted all the same."""

from collections.abc import Iterator

from gazette.preflight.marks import LATIN
from gazette.preflight.reading import Line

_BEFORE = frozenset(".-_?&=#")
_AFTER = frozenset("/")


def is_too_long(before: Line, after: Line) -> bool:
    """Whether the break between two lines falls into a word or an address that is too long for a line."""
    ending, beginning = _latin_run(reversed(before.text)), _latin_run(iter(after.text))
    if not ending or not beginning:
        return False
    whole = sum(before.widths[-ending:]) + sum(after.widths[:beginning])
    return whole > after.slot.right - max(after.slot.left + 2 * after.size, after.xs[0])


def _latin_run(text: Iterator[str]) -> int:
    count = 0
    for character in text:
        if not LATIN.match(character):
            break
        count += 1
    return count


def may_part_address(before: str, after: str) -> bool:
    """Whether an address that is too long may be parted between two texts: after / and before . - _ ? & = #."""
    return after[0] in _BEFORE or before[-1] in _AFTER
