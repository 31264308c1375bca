"""A paragraph before it is set: its pieces in parallel lists, what lies between them, where a line may end.

Widths of marks and forbidden breaks after W3C CLREQ.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, groupby, pairwise
from operator import add

from gazette.typeset.characters import Kind
from gazette.typeset.glyph_codes import glyph_codes
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.shaping import NO_SINGLE, Piece

_MARKS = bytes((91, Kind.CLOSING, Kind.OPENING, 93))
_MARK_PAIRS = re.compile(b"(?<=" + _MARKS + b")" + _MARKS)
_ODD = re.compile(bytes((91, Kind.HAN, Kind.LATIN, Kind.SPACE, 93)))
_SHAPED = re.compile(bytes((91, Kind.LATIN, Kind.SPACE, Kind.MIDDLE, 93)))
_MAY_START = bytes(kind not in (Kind.CLOSING, Kind.MIDDLE, Kind.MARK) for kind in range(256))
_BREAK_OF_PART = (0, 1, 2, 3, 0)
_MAY_END = bytes(kind != Kind.OPENING for kind in range(256))


@dataclass(frozen=True, slots=True)
class BreakingRules:
    """What a house style says about breaking: gaps in em thousandths, units that stay with their number.

    ``squeeze``: one more piece is squeezed in where the line can give enough. A last line of one character gets a
    ``companion``, or with ``squeeze_last`` goes into the line before it where that can give enough. A line that would
    need more than ``loose`` between its pieces, after what word spaces and gaps may grow by, is filled another way.
    """

    gap: int = 250
    gap_min: int = 250
    bind_units: frozenset[str] = frozenset("号")
    companion: bool = True
    squeeze: bool = False
    squeeze_last: bool = False
    loose: int = 160
    word_space_grows: int = 250
    gap_grows: int = 110


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
            return False
        if right.text == "+":
            return False
        return not (left.text[-1].isdigit() and right.text in rules.bind_units)
    return not (left.text == "+" and right.kind is Kind.LATIN)


class Galley:
    """A paragraph before it is set, in parallel lists, so that a line is a few slices of them.

    By piece: ``kinds`` (a byte each), ``widths``, ``joints`` (what lies before it), ``reach`` (how far it begins from
    the first one, its joint counted as part of it; one place more than pieces), ``breaks`` (a line may end before it:
    1; only where it would be loose: 2; where it has no other end: 3) and ``at`` (its first glyph). By glyph: ``codes``
    (its id, two bytes), ``texts`` and ``own`` (its font's advance). ``jointed`` are the
    pieces with a joint, in order, and ``kerns`` the glyphs whose advance was shaped otherwise, with the difference.
    ``bounds`` are the pieces with which another font or a raised mark begins, from 0 to the number of pieces; ``parts``
    those that go on with a word.
    """

    __slots__ = (
        "at",
        "bounds",
        "breaks",
        "codes",
        "jointed",
        "joints",
        "kerns",
        "kinds",
        "own",
        "parts",
        "pieces",
        "reach",
        "texts",
        "widths",
    )

    def __init__(self, pieces: Sequence[Piece], rules: BreakingRules) -> None:
        self.pieces = pieces
        self.kinds = bytes([piece.kind for piece in pieces])
        self.widths = [piece.width for piece in pieces]
        self.joints = [0] * len(pieces)
        self.jointed: list[int] = []
        self.breaks = _breaks(self.kinds)
        for at in self._looked_at():
            left, right = pieces[at - 1], pieces[at]
            self.breaks[at] = _BREAK_OF_PART[right.part] or may_break(left, right, rules)
            between = joint(left, right, rules)
            if between:
                self.joints[at] = between
                self.jointed.append(at)
        steps = map(add, self.widths, self.joints) if self.jointed else self.widths
        self.reach: list[MilliPoints] = list(accumulate(steps, initial=0))
        self.bounds = _font_bounds(pieces)
        if Kind.MARK in self.kinds:
            self.bounds = sorted({*self.bounds, *_mark_bounds(self.kinds)})
        self.parts: list[int] = []
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
        ids = [piece.glyph for piece in pieces]
        texts = "".join([piece.text for piece in pieces])
        shaped = [found.start() for found in _SHAPED.finditer(self.kinds)]
        if NO_SINGLE in ids:
            shaped = sorted({*shaped, *(place for place, glyph in enumerate(ids) if glyph == NO_SINGLE)})
        self.at: Sequence[int] = range(len(pieces) + 1)
        self.own: Sequence[MilliPoints] = self.widths
        self.kerns: list[tuple[int, MilliPoints]] = []
        if shaped:
            self._lay_shaped(shaped, ids)
        self.codes = glyph_codes(ids)
        whole = len(texts) == len(ids)
        self.texts: Sequence[str] = texts if whole else tuple(chain.from_iterable([piece.texts for piece in pieces]))

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


def _mark_bounds(kinds: bytes) -> list[int]:
    """Where raised marks begin, and what follows them."""
    marks = [at for at, kind in enumerate(kinds) if kind == Kind.MARK]
    return [*marks, *(at + 1 for at in marks)]


def _font_bounds(pieces: Sequence[Piece]) -> list[int]:
    fonts = [piece.font for piece in pieces]
    if not fonts or fonts.count(fonts[0]) == len(fonts):
        return [0, len(fonts)]
    return list(accumulate((len(list(group)) for _, group in groupby(fonts)), initial=0))
