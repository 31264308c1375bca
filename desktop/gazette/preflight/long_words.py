"""Words and addresses that no line has room for: where they may be parted all the same."""

from collections.abc import Iterator

from gazette.preflight.marks import LATIN
from gazette.preflight.reading import Line

_BEFORE = frozenset(".-_?&=#")
_AFTER = frozenset("/")
_LONG = 6
"""What is shorter, in em, is whole on the next line."""


def is_too_long(before: Line, after: Line) -> bool:
    """Whether the break between two lines falls into a word that is too long for a line."""
    whole = _whole(before, after)
    return whole > after.slot.right - max(after.slot.left + 2 * after.size, after.xs[0])


def may_part_address(before: Line, after: Line) -> bool:
    """Whether a long address may be parted between two lines: after / and before . - _ ? & = #."""
    long = _whole(before, after) > _LONG * after.size
    return long and _may_part(before.text[-1], after.text)


def may_part_before(line: Line, at: int) -> bool:
    """Whether a line may be parted before its character ``at``, inside a long address."""
    if not _may_part(line.text[at - 1], line.text[at:]):
        return False
    ending, beginning = _latin_run(reversed(line.text[:at])), _latin_run(iter(line.text[at:]))
    return bool(ending and beginning) and sum(line.widths[at - ending : at + beginning]) > _LONG * line.size


def _may_part(last: str, rest: str) -> bool:
    """Whether an address may be parted between a character and what follows it; a decimal point parts nothing."""
    if last in _AFTER:
        return rest[0] not in _AFTER
    return rest[0] in _BEFORE and not (rest[0] == "." and last.isdigit() and rest[1:2].isdigit())


def _whole(before: Line, after: Line) -> float:
    """The width of the word that goes on from one line to the next, as far as it is on the two; 0: there is none."""
    ending, beginning = _latin_run(reversed(before.text)), _latin_run(iter(after.text))
    return sum(before.widths[-ending:]) + sum(after.widths[:beginning]) if ending and beginning else 0.0


def _latin_run(text: Iterator[str]) -> int:
    count = 0
    for character in text:
        if not LATIN.match(character):
            break
        count += 1
    return count
