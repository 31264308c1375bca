"""Lines → set lines: every piece gets its place; a line that is not the last is stretched to the measure.

Stretching order: word spaces, Han–Latin gaps up to the style's limit, then all gaps alike; never inside a piece.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from gazette.typeset.characters import Kind
from gazette.typeset.galley import BreakingRules, Galley
from gazette.typeset.glyph_codes import glyph_ids
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_breaking import Line, Measure, break_lines, width_of
from gazette.typeset.long_words import parted_words, whole_again
from gazette.typeset.ragged_lines import Ragged, ragged_lines
from gazette.typeset.shaping import Piece
from gazette.typeset.squeezing import Slack


class Run(NamedTuple):
    """Glyphs of one font and size, one after another from ``x`` on; lengths in thousandths of a point.

    ``codes`` are the glyph ids, two bytes each, the higher first. ``own`` are the advances that the font gives the
    glyphs. Each but the last leads further by ``spacing``, which need not be whole, and those of ``shifts`` (place in
    the run, length; in order) by so much more. ``texts`` is what each glyph stands for, a string where that is one
    character each. The glyphs stand ``rise`` above the baseline.
    """

    font: str
    size: MilliPoints
    x: MilliPoints
    codes: bytes
    own: Sequence[MilliPoints]
    texts: Sequence[str]
    spacing: float = 0
    shifts: tuple[tuple[int, MilliPoints], ...] = ()
    rise: MilliPoints = 0

    @property
    def ids(self) -> tuple[int, ...]:
        """The glyph ids."""
        return glyph_ids(self.codes)

    @property
    def offsets(self) -> list[MilliPoints]:
        """How far from ``x`` each glyph stands, and where the last one ends."""
        steps = list(self.own)
        for place, by in self.shifts:
            steps[place] += by
        places = list(accumulate(steps, initial=0))
        if self.spacing:
            last = len(steps) - 1
            places = [at + round(self.spacing * min(order, last)) for order, at in enumerate(places)]
        return places


Shares = list[tuple[int, MilliPoints]]
"""Pieces, each with what the step before it is longer or shorter by."""


class SetLine(NamedTuple):
    """A line as it will be drawn, in runs from its left edge; ``width`` is where the ink ends."""

    runs: tuple[Run, ...] = ()
    width: MilliPoints = 0

    @property
    def text(self) -> str:
        """The stored text of the line."""
        return "".join("".join(run.texts) for run in self.runs)

    def shifted(self, by: MilliPoints) -> "SetLine":
        """The line moved to the right."""
        return SetLine(tuple(run._replace(x=run.x + by) for run in self.runs), self.width + by)


@dataclass(frozen=True, slots=True)
class StretchRules:
    """Limits of stretching in thousandths of an em beyond the natural width.

    A line that would need more than ``widest`` in every gap stays as it is: a ragged line is better than holes.
    """

    word_space: int = 250
    gap: int = 110
    widest: int = 500


@dataclass(frozen=True, slots=True)
class LineRules:
    """The rules that lines are broken and stretched by."""

    breaking: BreakingRules = field(default_factory=BreakingRules)
    stretch: StretchRules = field(default_factory=StretchRules)


class ParagraphShape(NamedTuple):
    """Indent of the first line and of the others (``turn``); ``justify`` fills all lines but the last.

    A line that would need more than ``ragged_over`` thousandths of an em in every gap is left as it is. ``ragged``: how
    the lines of a narrow cell end.
    """

    indent: MilliPoints = 0
    turn: MilliPoints = 0
    justify: bool = True
    ragged_over: int | None = None
    ragged: Ragged | None = None


FULL = ParagraphShape()
"""Every line but the last fills the measure; no indents."""


def set_paragraph(text: Galley, measure: MilliPoints, rules: LineRules, shape: ParagraphShape = FULL) -> list[SetLine]:
    """Break and set a paragraph of ``measure``; long words are parted where no line has room for them."""
    breaking = rules.breaking
    filled = shape.justify and shape.ragged_over is None
    parted = parted_words(text.pieces, measure - max(shape.indent, shape.turn), filled=filled)
    is_parted = parted is not text.pieces
    if is_parted:
        text = Galley(parted, breaking)
        text.parts = [at for at, piece in enumerate(parted) if piece.part]
    squeezes = breaking.squeeze or breaking.squeeze_last
    slack = Slack(text, breaking) if squeezes else None
    width = Measure(measure, shape.indent, shape.turn, filled)
    lines = break_lines(text, width, breaking, slack.within if slack else None)
    if shape.ragged:
        lines = ragged_lines(text, lines, width, shape.ragged)
    if is_parted:
        pieces, lines = whole_again(parted, lines)
        text = Galley(pieces, breaking)
        slack = Slack(text, breaking) if squeezes else None
    set_lines: list[SetLine] = []
    left = shape.indent
    for line in lines:
        fill = shape.justify and not line.last and not _too_loose(text, line, measure - left, shape.ragged_over)
        set_lines.append(_set_line(text, line, left, (measure, fill), rules.stretch, slack))
        left = shape.turn
    return set_lines


def _too_loose(text: Galley, line: Line, width: MilliPoints, most: int | None) -> bool:
    """Whether a line would need more than ``most`` thousandths of an em in every gap to fill ``width``."""
    count = line.end - line.start
    if most is None or count < 2:
        return False
    missing = width - width_of(text, line.start, line.end)
    return missing * 1000 > most * text.pieces[line.start].size * (count - 1)


def _set_line(
    text: Galley,
    line: Line,
    left: MilliPoints,
    measure: tuple[MilliPoints, bool],
    rules: StretchRules,
    slack: Slack | None,
) -> SetLine:
    """Place the pieces of one line from ``left`` on: squeezed into the measure, or stretched to it if it is to fill."""
    start, end, _ = line
    kinds = text.kinds
    while end > start and kinds[end - 1] == Kind.SPACE:
        end -= 1
    if start == end:
        return SetLine(width=left)
    x = left - text.widths[start] // 2 if kinds[start] == Kind.OPENING else left
    ink = x + text.reach[end] - text.reach[start] - text.joints[start] - text.pieces[end - 1].hangs
    shares: Shares = []
    spacing = 0.0
    width, fill = measure
    if fill and ink < width:
        shares, rest = _stretched(text, start, end, width - ink, rules)
        if rest * 1000 <= rules.widest * text.pieces[start].size * (end - start - 1):
            spacing = rest / (end - start - 1) if rest else 0.0
            ink = width
        else:
            shares = []
    elif slack and ink > width:
        shares = [(place, -share) for place, share in slack.shares(start, end, ink - width)]
        ink += sum(share for _, share in shares)
    return SetLine(_runs(text, (start, end), x, shares, spacing), ink)


def _stretched(
    text: Galley, start: int, end: int, missing: MilliPoints, rules: StretchRules
) -> tuple[Shares, MilliPoints]:
    """What word spaces and then gaps take of ``missing`` in the line of pieces ``start`` to ``end``; and the rest."""
    kinds, pieces = text.kinds[start:end], text.pieces
    shares: Shares = []
    if Kind.SPACE in kinds:
        places = [at for at in range(start + 1, end) if kinds[at - start] == Kind.SPACE]
        limits = [pieces[at].size * rules.word_space // 1000 for at in places]
        missing = _share(shares, places, missing, sum(limits))
    if missing > 0 and Kind.LATIN in kinds:
        places = [at for at in _within(text.jointed, start, end) if text.joints[at] > 0]
        limits = [pieces[at].size * rules.gap // 1000 for at in places]
        missing = _share(shares, places, missing, sum(limits))
    return shares, missing


def _share(shares: Shares, places: Sequence[int], missing: MilliPoints, limit: MilliPoints) -> MilliPoints:
    """Spread ``missing`` before the pieces ``places`` up to a limit, evenly; returns what is left over."""
    if not places:
        return missing
    take = min(missing, limit)
    each, rest = divmod(take, len(places))
    shares += [(place, each + (order < rest)) for order, place in enumerate(places)]
    return missing - take


def _within(places: list[int], start: int, end: int) -> list[int]:
    """The sorted ``places`` between two, neither of them counted."""
    return places[bisect_right(places, start) : bisect_left(places, end)]


def spread_line(pieces: Sequence[Piece], width: MilliPoints) -> SetLine:
    """A line of pieces with the room that they leave of ``width`` evenly between them."""
    text = Galley(pieces, BreakingRules(gap=0))
    spacing = (width - sum(text.widths)) / (len(pieces) - 1)
    shares = [(place, -text.joints[place]) for place in text.jointed]
    return SetLine(_runs(text, (0, len(pieces)), 0, shares, spacing), width)


def _runs(text: Galley, pieces: tuple[int, int], x: MilliPoints, shares: Shares, spacing: float) -> tuple[Run, ...]:
    """The runs of pieces from one to another, parted where the font changes."""
    start, end = pieces
    first, at, bounds = start, text.at, text.bounds
    origin = x - text.reach[start] - text.joints[start]
    shifts = [(place, text.joints[place]) for place in _within(text.jointed, start, end)]
    if shares:
        shifts += shares
    bound = bisect_right(bounds, start)
    runs = []
    while start < end:
        stop = min(bounds[bound], end)
        piece, a, b = text.pieces[start], at[start], at[stop]
        even = b - a == stop - start
        inner: Shares = []
        if shifts:
            inner = [(at[place] - a - 1, by) for place, by in shifts if start < place < stop]
        if text.kerns:
            inner += _kerns_between(text, a, b - 1)
        if spacing and not even:
            inner += _spaced_pieces(text, (first, start, stop), spacing)
        if len(inner) > 1:
            inner.sort()
        codes, own, texts = text.codes[2 * a : 2 * b], text.own[a:b], text.texts[a:b]
        spaced = spacing if even else 0.0
        runs.append(Run(piece.font, piece.size, x, codes, own, texts, spaced, tuple(inner), piece.rise))
        start, bound = stop, bound + 1
        if start < end:
            x = origin + text.reach[start] + text.joints[start] + round(spacing * (start - first))
            if shares:
                x += sum([by for place, by in shares if place <= start])
    return tuple(runs)


def _kerns_between(text: Galley, start: int, end: int) -> Shares:
    """The kerns of the glyphs ``start`` to ``end`` (not included), counted from there."""
    kerns = text.kerns
    found = kerns[bisect_left(kerns, (start,)) : bisect_left(kerns, (end,))]
    return [(glyph - start, by) for glyph, by in found]


def _spaced_pieces(text: Galley, pieces: tuple[int, int, int], spacing: float) -> Shares:
    """Spacing between pieces of several glyphs each; the line's first piece, and those from one to another."""
    first, start, stop = pieces
    return [
        (text.at[place] - text.at[start] - 1, round(spacing * (place - first)) - round(spacing * (place - 1 - first)))
        for place in range(start + 1, stop)
    ]
