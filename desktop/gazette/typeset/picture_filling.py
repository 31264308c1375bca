"""How many lines go into each column where pictures stand among them: none is parted, nor from its caption."""

from collections.abc import Callable
from itertools import pairwise

from gazette.typeset.flow import ColumnLine

_UNKEPT = 12
"""A column that ends where it should not is as bad as columns that differ by so many lines."""
_MOST_MOVED = 6


def filled_round_pictures(
    lines: tuple[ColumnLine, ...], room: int, columns: int, may_end: Callable[[int], bool]
) -> tuple[int, ...]:
    """The counts of lines in the columns, as ``column_filling.filled`` gives them.

    Balanced as near as pictures allow. One that is higher than what is left of a column begins the next; ``may_end``
    says of a count of lines whether a column ends well with it.
    """
    if columns == 1 and len(lines) <= room:
        return (len(lines),)
    if columns > 1 and len(lines) <= columns * room:
        ends = [end for end in range(max(1, len(lines) - room), room + 1) if end <= len(lines) and _whole(lines, end)]
        if ends:
            left = min(ends, key=lambda end: (abs(2 * end - len(lines)) + _UNKEPT * (not may_end(end)), -end))
            return left, len(lines) - left
    ends = [0]
    for _ in range(columns):
        ends.append(_end(lines, ends[-1], min(ends[-1] + room, len(lines)), may_end))
    return tuple(after - before for before, after in pairwise(ends))


def _whole(lines: tuple[ColumnLine, ...], end: int) -> bool:
    """Whether no picture is parted by a column that ends after so many lines."""
    picture = lines[end - 1].picture if 0 < end < len(lines) else None
    return picture is None or not picture.tied


def _end(lines: tuple[ColumnLine, ...], start: int, most: int, may_end: Callable[[int], bool]) -> int:
    """Where a column ends that begins at ``start``; there too, where a picture begins that does not fit."""
    last = next(end for end in range(most, start - 1, -1) if end == start or _whole(lines, end))
    near = range(last, max(start, last - _MOST_MOVED), -1)
    return next((end for end in near if _whole(lines, end) and may_end(end)), last)
