"""Pieces → lines. Push-out: what does not fit goes to the next line; in CLREQ's order it is squeezed in if it can be.

Order of work for a line after W3C CLREQ: widths of marks, forbidden breaks, then (in ``line_setting``) the adjusting.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, groupby, pairwise
from operator import add, itemgetter
from typing import NamedTuple

from gazette.typeset.characters import Kind
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.shaping import NO_SINGLE, Piece

_kind, _width, _glyph, _text, _texts, _font = (
    itemgetter(Piece._fields.index(name)) for name in ("kind", "width", "glyph", "text", "texts", "font")
)
_WORDS = (Kind.PLAIN, Kind.HAN, Kind.LATIN)
_MARKS = bytes((91, Kind.CLOSING, Kind.OPENING, 93))
_MARK_PAIRS = re.compile(b"(?<=" + _MARKS + b")" + _MARKS)
_ODD = re.compile(bytes((91, Kind.HAN, Kind.LATIN, Kind.SPACE, 93)))
_SHAPED = re.compile(bytes((91, Kind.LATIN, Kind.SPACE, Kind.MIDDLE, 93)))
_MAY_START = bytes(kind not in (Kind.CLOSING, Kind.MIDDLE) for kind in range(256))
_MAY_END = bytes(kind != Kind.OPENING for kind in range(256))


Gives = Callable[[int, int], MilliPoints]


class Line(NamedTuple):
    """Pieces ``start`` to ``end`` (not included) of a paragraph; ``last`` where the paragraph ends."""

    start: int
    end: int
    last: bool


@dataclass(frozen=True, slots=True)
class BreakingRules:
    """What a house style says about breaking: gaps in em thousandths, units that stay with their number.

    ``squeeze``: one more piece is squeezed in where the line can give enough. A last line of one character gets a
    ``companion``, or with ``squeeze_last`` goes into the line before it where that can give enough.
    """

    gap: int = 250
    gap_min: int = 250
    bind_units: frozenset[str] = frozenset("号")
    companion: bool = True
    squeeze: bool = False
    squeeze_last: bool = False


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
        if right.kind is Kind.LATIN:
            return not left.right and not right.left  # parts of a word that is too long for a line
        if right.text == "+":
            return False
        return not (left.text[-1].isdigit() and right.text in rules.bind_units)
    return not (left.text == "+" and right.kind is Kind.LATIN)


class Galley:
    """A paragraph before it is set, in parallel lists, so that a line is a few slices of them.

    By piece: ``kinds`` (a byte each), ``widths``, ``joints`` (what lies before it), ``reach`` (how far it begins from
    the first one, its joint counted as part of it; one place more than pieces), ``breaks`` (a line may end before it)
    and ``at`` (its first glyph). By glyph: ``ids``, ``texts`` and ``own`` (its font's advance). ``jointed`` are the
    pieces with a joint, in order, and ``kerns`` the glyphs whose advance was shaped otherwise, with the difference.
    ``bounds`` are the pieces with which another font begins, from 0 to the number of pieces.
    """

    __slots__ = (
        "at",
        "bounds",
        "breaks",
        "ids",
        "jointed",
        "joints",
        "kerns",
        "kinds",
        "own",
        "pieces",
        "reach",
        "texts",
        "widths",
    )

    def __init__(self, pieces: Sequence[Piece], rules: BreakingRules) -> None:
        self.pieces = pieces
        self.kinds = bytes(map(_kind, pieces))
        self.widths = list(map(_width, pieces))
        self.joints = [0] * len(pieces)
        self.jointed: list[int] = []
        self.breaks = _breaks(self.kinds)
        for at in self._looked_at():
            left, right = pieces[at - 1], pieces[at]
            self.breaks[at] = may_break(left, right, rules)
            between = joint(left, right, rules)
            if between:
                self.joints[at] = between
                self.jointed.append(at)
        steps = map(add, self.widths, self.joints) if self.jointed else self.widths
        self.reach: list[MilliPoints] = list(accumulate(steps, initial=0))
        self.bounds = _font_bounds(pieces)
        self._lay_glyphs()

    @property
    def width(self) -> MilliPoints:
        """How wide the text is on one line."""
        return self.reach[-1] - self.pieces[-1].hangs if self.pieces else 0

    @property
    def widest_part(self) -> MilliPoints:
        """The width of the widest part that no line may split."""
        ends = list(compress(range(len(self.breaks)), self.breaks))
        parts = pairwise([0, *(end for end in ends if end)])
        return max(
            (self.reach[end] - self.reach[start] - self.pieces[end - 1].hangs for start, end in parts), default=0
        )

    def _looked_at(self) -> list[int]:
        """The pieces that are to be looked at together with the piece before them, in order."""
        count = len(self.pieces)
        places = {found.start() for found in _MARK_PAIRS.finditer(self.kinds)}
        for found in _ODD.finditer(self.kinds):
            places.add(found.start())
            places.add(found.end())
        places -= {0, count}
        return sorted(places)

    def _lay_glyphs(self) -> None:
        pieces = self.pieces
        ids = list(map(_glyph, pieces))
        texts = "".join(map(_text, pieces))
        shaped = [found.start() for found in _SHAPED.finditer(self.kinds)]
        if NO_SINGLE in ids:
            shaped = sorted({*shaped, *(place for place, glyph in enumerate(ids) if glyph == NO_SINGLE)})
        self.at: Sequence[int] = range(len(pieces) + 1)
        self.own: Sequence[MilliPoints] = self.widths
        self.kerns: list[tuple[int, MilliPoints]] = []
        if shaped:
            self._lay_shaped(shaped, ids)
        self.ids = tuple(ids)
        whole = len(texts) == len(ids)
        self.texts: Sequence[str] = texts if whole else tuple(chain.from_iterable(map(_texts, pieces)))

    def _lay_shaped(self, shaped: list[int], ids: list[int]) -> None:
        """Put all their glyphs in place of the pieces ``shaped``."""
        own = self.widths[:]
        at: list[int] = []
        for place in shaped:
            piece = self.pieces[place]
            further = len(ids) - len(self.pieces)
            at += range(len(at) + further, place + 1 + further)
            first = place + further
            ids[first : first + 1] = piece.ids
            own[first : first + 1] = piece.own
            if piece.advances is not piece.own:
                self.kerns += _kerns(piece, first)
        further = len(ids) - len(self.pieces)
        at += range(len(at) + further, len(self.pieces) + 1 + further)
        self.at, self.own = at, own


def _kerns(piece: Piece, at: int) -> list[tuple[int, MilliPoints]]:
    return [
        (at + order, shaped - own)
        for order, (shaped, own) in enumerate(zip(piece.advances, piece.own, strict=True))
        if shaped != own
    ]


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
    text: Galley,
    measure: MilliPoints,
    rules: BreakingRules,
    *,
    indent: MilliPoints = 0,
    turn: MilliPoints = 0,
    gives: Gives | None = None,
) -> list[Line]:
    """Break ``text`` into lines of ``measure``; the first is shorter by ``indent``, the others by ``turn``.

    ``gives`` tells what the pieces from one to another can be squeezed by; None: nothing.
    """
    lines: list[Line] = []
    start, count = 0, len(text.pieces)
    limit = 0
    while start < count:
        limit = _limit(text, start, measure - (turn if lines else indent))
        end = _line_end(text, start, limit)
        if gives and rules.squeeze and end < count:
            end = _squeezed_end(text, start, end, limit, gives)
        lines.append(Line(start, end, end == count))
        start = end
    if gives and rules.squeeze_last and len(lines) > 1 and _is_single(lines[-1], text):
        before = lines[-2].start
        limit = _limit(text, before, measure - (turn if len(lines) > 2 else indent))
        if _over(text, count, limit) <= gives(before, count):
            return [*lines[:-2], Line(before, count, True)]
    return _with_companion(lines, text, measure - turn) if rules.companion else lines


def _limit(text: Galley, start: int, measure: MilliPoints) -> MilliPoints:
    """How far pieces may reach on a line that begins with ``start``: an opening mark there loses its blank half."""
    opening: int = text.widths[start] // 2 if text.kinds[start] == Kind.OPENING else 0
    return measure + text.reach[start] + text.joints[start] + opening


def _over(text: Galley, end: int, limit: MilliPoints) -> MilliPoints:
    return text.reach[end] - text.pieces[end - 1].hangs - limit


def _squeezed_end(text: Galley, start: int, end: int, limit: MilliPoints, gives: Gives) -> int:
    """The next break after ``end``, if the line can give what is too much then."""
    further = text.breaks.find(1, end + 1)
    return further if further > 0 and 0 < _over(text, further, limit) <= gives(start, further) else end


def _line_end(text: Galley, start: int, limit: MilliPoints) -> int:
    """The last allowed break before ``limit``; where there is none, the last piece that fits, at least one.

    Even then a line begins and ends with what may stand there, if it can.
    """
    reach, breaks, pieces = text.reach, text.breaks, text.pieces
    end = bisect_right(reach, limit + pieces[start].size) - 1
    forced, least_bad = start + 1, 0
    while end > start:
        if reach[end] - pieces[end - 1].hangs <= limit:
            if breaks[end]:
                return end
            forced = max(forced, end)
            if not least_bad and pieces[end].starts and pieces[end - 1].ends:
                least_bad = end
        end -= 1
    return least_bad or forced


def _with_companion(lines: list[Line], text: Galley, measure: MilliPoints) -> list[Line]:
    """A last line of one Han character gets a companion from the line before (CLREQ 孤字), if both fit on a line."""
    if len(lines) < 2:
        return lines
    last, before = lines[-1], lines[-2]
    if not _is_single(last, text):
        return lines
    for at in range(last.start - 1, before.start, -1):
        if text.breaks[at]:
            if _over(text, last.end, _limit(text, at, measure)) > 0:
                return lines
            return [*lines[:-2], Line(before.start, at, False), Line(at, last.end, True)]
    return lines


def _is_single(line: Line, text: Galley) -> bool:
    """Whether a line has but one Han character, marks aside."""
    kinds = text.kinds[line.start : line.end]
    return kinds[0] != Kind.LATIN and sum(kind in _WORDS for kind in kinds) == 1
