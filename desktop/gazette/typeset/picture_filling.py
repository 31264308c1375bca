"""How many lines go into each column where pictures stand among them: none is parted, nor from its caption."""

from collections.abc import Callable
from itertools import pairwise

from gazette.typeset.flow import ColumnLine

_UNKEPT = 12
"""A column that ends where it should not is as bad as columns that differ by so many lines."""
_MOST_MOVED = 6


def filled_round_pictures(
    lines: tuple[ColumnLine, ...], room: int, columns: int, may_end: Callable[[int], bool], *, may_wait: bool
) -> tuple[int, ...]:
    """The counts of lines in the columns, as ``column_filling.filled`` gives them.

    Balanced as near as pictures allow. One that is higher than what is left of a column begins the next; ``may_end``
    says of a count of lines whether a column ends well with it.
    """
    if columns == 1 and len(lines) <= room:
        return (len(lines),)
    if columns > 1 and len(lines) <= columns * room:
        ends = [
            end
            for end in range(max(1, len(lines) - room), room + 1)
            if end <= len(lines) and whole_pictures(lines, end)
        ]
        if ends:
            left = min(ends, key=lambda end: (abs(2 * end - len(lines)) + _UNKEPT * (not may_end(end)), -end))
            return left, len(lines) - left
    counts = _counts(lines, room, columns, may_end, may_move=True)
    if any(counts) or may_wait:
        return counts
    return _counts(lines, room, columns, may_end, may_move=False)


def _counts(
    lines: tuple[ColumnLine, ...], room: int, columns: int, may_end: Callable[[int], bool], *, may_move: bool
) -> tuple[int, ...]:
    """The counts of columns that are filled; with ``may_move`` one stays empty where it would not end well."""
    ends = [0]
    for _ in range(columns):
        start, most = ends[-1], min(ends[-1] + room, len(lines))
        last = next(end for end in range(most, start - 1, -1) if end == start or whole_pictures(lines, end))
        near = range(last, max(start - may_move, last - _MOST_MOVED), -1)
        ends.append(next((end for end in near if (end == start or whole_pictures(lines, end)) and may_end(end)), last))
    return tuple(after - before for before, after in pairwise(ends))


def whole_pictures(lines: tuple[ColumnLine, ...], end: int) -> bool:
    """Whether no picture is parted by a column that ends after so many lines."""
    picture = lines[end - 1].picture if 0 < end < len(lines) else None
    return picture is None or not picture.tied
