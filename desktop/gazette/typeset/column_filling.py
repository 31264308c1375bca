"""How many lines go into each column: filled to the foot, or balanced where the text ends; what belongs together stays.

W3C CLREQ: no heading at a column's foot, no single line of a paragraph alone at a foot or a top (孤行).
"""

from dataclasses import dataclass
from itertools import pairwise

from gazette.typeset.flow import ColumnLine
from gazette.typeset.picture_filling import filled_round_pictures


@dataclass(frozen=True, slots=True)
class KeepRules:
    """Fewest lines of a paragraph at a column's ``foot`` and ``top``; ``chain``: headings go with two lines of text."""

    foot: int = 1
    top: int = 1
    chain: bool = False


_LEAST_LEFT = 4
"""Fewer lines are not sent to another page: two for each column, so that a signature never stands there alone."""
_MOST_MOVED = 6
"""A column is not left shorter than this for the sake of what stays together, but for headings in a row."""
_LINES_OF_TEXT = 2
"""So many go with a heading."""


def filled(
    lines: tuple[ColumnLine, ...],
    room: int,
    columns: int,
    keep: KeepRules,
    *,
    may_wait: bool = False,
    pictures: bool = False,
) -> tuple[int, ...]:
    """The counts of lines in the columns of a page with ``room`` lines each; all zero: begin on the next page.

    Balanced columns differ by at most a line, the left one longer, unless a line that must not end it moves on. Where
    no end of the left column will do, the last lines go to another page; where none of the right one will, it stays
    empty. ``may_wait``: there is something above on this page, so that the lines may as well begin on the next.
    ``pictures``: some of the lines are left for pictures.
    """
    if pictures and any(line.picture is not None for line in lines[: columns * room + 1]):
        return filled_round_pictures(lines, room, columns, lambda end: may_end(lines, end, keep), may_wait=may_wait)
    if len(lines) <= columns * room:
        if columns == 1:
            return (len(lines),)
        left = _balanced(lines, room, keep)
        if left is not None:
            return left, len(lines) - left
    ends = [0]
    for column in range(columns):
        most = min(ends[-1] + room, len(lines))
        end = column_end(lines, most, ends[-1], keep, first=not column, last=column == columns - 1)
        if may_wait and not column and not may_end(lines, end, keep):
            end = before_headings(lines, end)
            if not end or not may_end(lines, end, keep):
                return (0,) * columns
        ends.append(end)
    return tuple(after - before for before, after in pairwise(ends))


def column_end(
    lines: tuple[ColumnLine, ...], most: int, start: int, keep: KeepRules, *, first: bool, last: bool
) -> int:
    """Where a column ends that begins with ``start`` and has room up to ``most``.

    ``first`` and ``last`` tell which of the columns of a page it is.
    """
    end = _kept(lines, most, start, keep)
    if not keep.chain:
        return end
    if last and len(lines) - _LEAST_LEFT < end < len(lines):
        earlier = _kept(lines, max(start + 1, len(lines) - _LEAST_LEFT), start, keep)
        end = earlier if may_end(lines, earlier, keep) else end
    return end if first or may_end(lines, end, keep, part_headings=True) else start


def with_parted_runs(
    lines: tuple[ColumnLine, ...], whole: int, columns: int, keep: KeepRules
) -> tuple[ColumnLine, ...]:
    """``lines``, where headings in a row that are more than a ``whole`` column holds may be parted but for the last."""
    if not keep.chain:
        return lines
    reach = min(len(lines), (columns + 1) * whole)
    freed: set[int] = set()
    start = 0
    while start < reach:
        end = start
        while end < reach and lines[end].stays_with_next:
            end += 1
        if end - start + _LINES_OF_TEXT > whole:
            freed.update(range(start, end if end == reach else end - _MOST_MOVED + _LINES_OF_TEXT))
        start = end + 1
    if not freed:
        return lines
    return tuple(line._replace(stays_with_next=False) if at in freed else line for at, line in enumerate(lines))


def _balanced(lines: tuple[ColumnLine, ...], room: int, keep: KeepRules) -> int | None:
    """Where the left of two columns ends; None where it may not end anywhere near."""
    half, least = -(-len(lines) // 2), len(lines) - room
    left = _kept(lines, half, 0, keep)
    if left >= least and may_end(lines, left, keep):
        return left
    near = range(half + 1, min(room, half + _MOST_MOVED, len(lines)) + 1)
    left = next((end for end in near if may_end(lines, end, keep)), -1)
    return left if left >= 0 else None if keep.chain else max(_kept(lines, half, 0, keep), least)


def _kept(lines: tuple[ColumnLine, ...], end: int, start: int, keep: KeepRules) -> int:
    """``end``, or the nearest place before it where the column may end; a long heading may be parted like a text."""
    if not keep.chain:
        heading_last = start + 1 < end < len(lines) and lines[end - 1].stays_with_next
        if heading_last:
            end -= 1
        if keep.foot == keep.top == 1:
            return end
    for part_headings in (False, True):
        for candidate in range(end, max(start, end - _MOST_MOVED), -1):
            if may_end(lines, candidate, keep, part_headings=part_headings):
                return candidate
    run = before_headings(lines, end, start)
    return run if run > start and may_end(lines, run, keep) else end


def before_headings(lines: tuple[ColumnLine, ...], end: int, start: int = 0) -> int:
    """``end``, or where the headings begin that stand right before it."""
    while end > start and lines[end - 1].stays_with_next:
        end -= 1
    return end


def may_end(lines: tuple[ColumnLine, ...], end: int, keep: KeepRules, *, part_headings: bool = False) -> bool:
    """Whether a column may end after so many lines; with ``part_headings`` inside a long heading too."""
    if not 0 < end < len(lines):
        return True
    last, following = lines[end - 1], lines[end]
    if last.stays_with_next and not (part_headings and last.after):
        return False
    if last.after:  # the paragraph goes on in the next column
        whole = last.before + last.after + 1
        if last.before + 1 < min(keep.foot, whole) or following.after + 1 < min(keep.top, whole):
            return False
    if keep.chain and last.before == 0 and end > 1 and lines[end - 2].stays_with_next:
        return last.after == 0
    return True
