"""Pieces → lines, by the push-out policy: nothing is squeezed, what does not fit goes to the next line.

Order of work for a line after W3C CLREQ: widths of marks, forbidden breaks, then (in ``line_setting``) the stretching.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby
from operator import add, itemgetter
from typing import NamedTuple

from gazette.typeset.characters import Kind
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.shaping import Piece

_kind, _width, _ids, _advances, _text, _texts, _font = (
    itemgetter(Piece._fields.index(name)) for name in ("kind", "width", "ids", "advances", "text", "texts", "font")
)
_WORDS = (Kind.PLAIN, Kind.HAN, Kind.LATIN)
_MARKS = bytes((91, Kind.CLOSING, Kind.OPENING, 93))
_MARK_PAIRS = re.compile(b"(?<=" + _MARKS + b")" + _MARKS)
_ODD = re.compile(bytes((91, Kind.HAN, Kind.LATIN, Kind.SPACE, 93)))
_MAY_START = bytes(kind not in (Kind.CLOSING, Kind.MIDDLE) for kind in range(256))
_MAY_END = bytes(kind != Kind.OPENING for kind in range(256))


class Line(NamedTuple):
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
    if a <= Kind.HAN:
        return left.size * rules.gap // 1000 if b is Kind.LATIN and right.left else 0
    if a is Kind.LATIN:
        return right.size * rules.gap // 1000 if b <= Kind.HAN and left.right else 0
    if a is Kind.CLOSING and b in (Kind.CLOSING, Kind.OPENING):
        return -left.width // 2
    return -right.width // 2 if a is Kind.OPENING and b is Kind.OPENING else 0


def may_break(left: Piece, right: Piece, rules: BreakingRules) -> bool:
    """Whether a line may end after ``left`` and the next begin with ``right``."""
    if right.kind is Kind.SPACE or not right.starts or not left.ends:
        return False
    if left.kind is Kind.LATIN:
        if right.kind is Kind.LATIN or right.text == "+":
            return False
        return not (left.text[-1].isdigit() and right.text in rules.bind_units)
    return not (left.text == "+" and right.kind is Kind.LATIN)


class Galley:
    """A paragraph before it is set, in parallel lists, so that a line is a few slices of them.

    By piece: ``kinds`` (a byte each), ``widths``, ``joints`` (what lies before it), ``reach`` (how far it begins from
    the first one, its joint counted as part of it; one place more than pieces), ``breaks`` (a line may end before it)
    and ``at`` (its first glyph). By glyph: ``ids``, ``texts``, ``advances`` and ``steps`` (advances with joints).
    ``bounds`` are the pieces with which another font begins, from 0 to the number of pieces.
    """

    __slots__ = (
        "advances",
        "at",
        "bounds",
        "breaks",
        "ids",
        "joints",
        "kinds",
        "pieces",
        "reach",
        "steps",
        "texts",
        "widths",
    )

    def __init__(self, pieces: Sequence[Piece], rules: BreakingRules) -> None:
        self.pieces = pieces
        self.kinds = bytes(map(_kind, pieces))
        self.widths = list(map(_width, pieces))
        self.joints = [0] * len(pieces)
        self.breaks = _breaks(self.kinds)
        looked_at = self._looked_at()
        for at in looked_at:
            left, right = pieces[at - 1], pieces[at]
            self.joints[at] = joint(left, right, rules)
            self.breaks[at] = may_break(left, right, rules)
        self.reach = list(accumulate(map(add, self.widths, self.joints), initial=0))
        self.bounds = _font_bounds(pieces)
        self._lay_glyphs(looked_at)

    def _looked_at(self) -> set[int]:
        """The pieces that are to be looked at together with the piece before them."""
        count = len(self.pieces)
        places = {found.start() for found in _MARK_PAIRS.finditer(self.kinds)}
        for found in _ODD.finditer(self.kinds):
            places.add(found.start())
            places.add(found.end())
        places -= {0, count}
        return places

    def _lay_glyphs(self, with_joints: set[int]) -> None:
        pieces = self.pieces
        ids = list(map(_ids, pieces))
        self.ids = tuple(chain.from_iterable(ids))
        texts: Sequence[str] = "".join(map(_text, pieces))
        if len(self.ids) == len(pieces):
            self.at: Sequence[int] = range(len(pieces) + 1)
            self.advances = self.widths
        else:
            self.at = list(accumulate(map(len, ids), initial=0))
            self.advances = list(chain.from_iterable(map(_advances, pieces)))
        self.steps = self.advances[:]
        for piece in with_joints:
            self.steps[self.at[piece] - 1] += self.joints[piece]
        if len(texts) != len(self.ids):
            texts = tuple(chain.from_iterable(map(_texts, pieces)))
        self.texts = texts


def _breaks(kinds: bytes) -> bytearray:
    """Where a line may end, from the marks alone; the end of the paragraph is a break, its beginning none."""
    before = int.from_bytes((kinds + b"\0").translate(_MAY_START), "big")
    after = int.from_bytes((bytes([Kind.OPENING]) + kinds).translate(_MAY_END), "big")
    breaks = bytearray((before & after).to_bytes(len(kinds) + 1, "big"))
    breaks[-1] = 1
    return breaks


def _font_bounds(pieces: Sequence[Piece]) -> list[int]:
    fonts = list(map(_font, pieces))
    if not fonts or fonts.count(fonts[0]) == len(fonts):
        return [0, len(fonts)]
    return list(accumulate((len(list(group)) for _, group in groupby(fonts)), initial=0))


def break_lines(
    text: Galley, measure: MilliPoints, rules: BreakingRules, *, indent: MilliPoints = 0, turn: MilliPoints = 0
) -> list[Line]:
    """Break ``text`` into lines of ``measure``; the first is shorter by ``indent``, the others by ``turn``."""
    lines: list[Line] = []
    start, count = 0, len(text.pieces)
    while start < count:
        limit = measure - (turn if lines else indent) + text.reach[start] + text.joints[start]
        if text.kinds[start] == Kind.OPENING:
            limit += text.widths[start] // 2
        end = _line_end(text, start, limit)
        lines.append(Line(start, end, end == count))
        start = end
    return _with_companion(lines, text) if rules.companion else lines


def _line_end(text: Galley, start: int, limit: MilliPoints) -> int:
    """The last allowed break before ``limit``; where there is none, the last piece that fits, at least one."""
    reach, breaks, pieces = text.reach, text.breaks, text.pieces
    end = bisect_right(reach, limit + pieces[start].size) - 1
    forced = start + 1
    while end > start:
        if reach[end] - pieces[end - 1].hangs <= limit:
            if breaks[end]:
                return end
            forced = max(forced, end)
        end -= 1
    return forced


def _with_companion(lines: list[Line], text: Galley) -> list[Line]:
    """A last line of one Han character gets a companion from the line before (CLREQ 孤字)."""
    if len(lines) < 2:
        return lines
    last, before = lines[-1], lines[-2]
    if sum(kind in _WORDS for kind in text.kinds[last.start : last.end]) != 1:
        return lines
    if text.kinds[last.start] == Kind.LATIN:
        return lines
    for at in range(last.start - 1, before.start, -1):
        if text.breaks[at]:
            return [*lines[:-2], Line(before.start, at, False), Line(at, last.end, True)]
    return lines
