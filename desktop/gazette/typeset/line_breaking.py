"""Pieces → lines, by the push-out policy: nothing is squeezed, what does not fit goes to the next line.

Order of work for a line after W3C CLREQ: widths of marks, forbidden breaks, then (in ``line_setting``) the stretching.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from gazette.typeset.characters import NOT_AT_END, NOT_AT_START, Kind
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.shaping import Piece


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces ``start`` to ``end`` (not included) of a paragraph; ``last`` where the paragraph ends."""

    start: int
    end: int
    last: bool


@dataclass(frozen=True, slots=True)
class BreakingRules:
    """What a house style says about breaking: gap in em thousandths, units that stay with their number."""

    gap: int = 250
    bind_units: frozenset[str] = frozenset("号")
    companion: bool = True


def joint(left: Piece, right: Piece, rules: BreakingRules) -> MilliPoints:
    """What lies between two pieces: a Han–Latin gap, minus half an em for two marks (CLREQ 3.1.6), else nothing."""
    a, b = left.kind, right.kind
    if a is Kind.HAN:
        return left.size * rules.gap // 1000 if b is Kind.LATIN and right.left else 0
    if a is Kind.LATIN:
        return right.size * rules.gap // 1000 if b is Kind.HAN and left.right else 0
    if a is Kind.CLOSING and b in (Kind.CLOSING, Kind.OPENING):
        return -left.width // 2
    return -right.width // 2 if a is Kind.OPENING and b is Kind.OPENING else 0


def may_break(left: Piece, right: Piece, rules: BreakingRules) -> bool:
    """Whether a line may end after ``left`` and the next begin with ``right``."""
    if right.kind is Kind.SPACE:
        return False
    if left.kind is Kind.SPACE:
        return left.text != "\u00a0" and right.text[0] not in NOT_AT_START
    if right.text[0] in NOT_AT_START or left.text[-1] in NOT_AT_END:
        return False
    if left.kind is Kind.LATIN:
        if right.kind is Kind.LATIN or right.text == "+":
            return False
        return not (left.text[-1].isdigit() and right.text in rules.bind_units)
    return not (left.text == "+" and right.kind is Kind.LATIN)


@dataclass(frozen=True, slots=True)
class Broken:
    """A paragraph in lines; ``joints`` has what lies before each piece (0 before the first)."""

    lines: list[Line]
    joints: list[MilliPoints]


def break_lines(
    pieces: Sequence[Piece],
    measure: MilliPoints,
    rules: BreakingRules,
    *,
    indent: MilliPoints = 0,
    turn: MilliPoints = 0,
) -> Broken:
    """Break ``pieces`` into lines of ``measure``; the first is shorter by ``indent``, the others by ``turn``."""
    if not pieces:
        return Broken([], [])
    joints, breaks = _between(pieces, rules)
    widths = [piece.width + gap for piece, gap in zip(pieces, joints, strict=True)]
    reach = list(accumulate(widths, initial=0))
    lines: list[Line] = []
    start, count = 0, len(pieces)
    while start < count:
        first = pieces[start]
        opening = first.width // 2 if first.kind is Kind.OPENING else 0
        limit = measure - (turn if lines else indent) + reach[start] + joints[start] + opening
        end = _line_end(pieces, reach, breaks, start, limit)
        lines.append(Line(start, end, end == count))
        start = end
    return Broken(_with_companion(lines, pieces, breaks) if rules.companion else lines, joints)


def _between(pieces: Sequence[Piece], rules: BreakingRules) -> tuple[list[MilliPoints], list[bool]]:
    """What lies before each piece, and whether a line may end there; the end of the paragraph is a break."""
    joints, breaks = [0], [False]
    for before, piece in pairwise(pieces):
        if before.plain and piece.plain:  # two Han characters, by far the most: nothing between, free to part
            joints.append(0)
            breaks.append(True)
        else:
            joints.append(joint(before, piece, rules))
            breaks.append(may_break(before, piece, rules))
    breaks.append(True)
    return joints, breaks


def _line_end(
    pieces: Sequence[Piece], reach: list[MilliPoints], breaks: list[bool], start: int, limit: MilliPoints
) -> int:
    """The last allowed break before ``limit``; where there is none, the last piece that fits, at least one."""
    end = bisect_right(reach, limit + pieces[start].size) - 1
    forced = start + 1
    while end > start:
        if reach[end] - pieces[end - 1].hangs <= limit:
            if breaks[end]:
                return end
            forced = max(forced, end)
        end -= 1
    return forced


def _with_companion(lines: list[Line], pieces: Sequence[Piece], breaks: list[bool]) -> list[Line]:
    """A last line of one Han character gets a companion from the line before (CLREQ 孤字)."""
    if len(lines) < 2:
        return lines
    last, before = lines[-1], lines[-2]
    if sum(pieces[i].kind in (Kind.HAN, Kind.LATIN) for i in range(last.start, last.end)) != 1:
        return lines
    if pieces[last.start].kind is Kind.LATIN:
        return lines
    for at in range(last.start - 1, before.start, -1):
        if breaks[at]:
            return [*lines[:-2], Line(before.start, at, False), Line(at, last.end, True)]
    return lines
