"""Lines → set lines: every piece gets its place; a line that is not the last is stretched to the measure.

Stretching order: word spaces, Han–Latin gaps up to the style's limit, then all gaps alike; never inside a piece.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gazette.typeset.characters import Kind
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_breaking import BreakingRules, Galley, Line, break_lines
from gazette.typeset.shaping import Piece
from gazette.typeset.squeezing import Slack


class Run(NamedTuple):
    """Glyphs of one font and size, one after another from ``x`` on; lengths in thousandths of a point.

    ``advances`` lead from each glyph to the next; ``texts`` is what each stands for, a string where that is one
    character each. In a ``natural`` run every advance is the font's own.
    """

    font: str
    size: MilliPoints
    x: MilliPoints
    ids: tuple[int, ...]
    advances: tuple[MilliPoints, ...]
    texts: Sequence[str]
    natural: bool = False


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
    """Limits of stretching in thousandths of an em beyond the natural width."""

    word_space: int = 250
    gap: int = 110


@dataclass(frozen=True, slots=True)
class LineRules:
    """The rules that lines are broken and stretched by."""

    breaking: BreakingRules = field(default_factory=BreakingRules)
    stretch: StretchRules = field(default_factory=StretchRules)


class ParagraphShape(NamedTuple):
    """Indent of the first line and of the others (``turn``); ``justify`` fills all lines but the last.

    A line that would need more than ``ragged_over`` thousandths of an em in every gap is left as it is.
    """

    indent: MilliPoints = 0
    turn: MilliPoints = 0
    justify: bool = True
    ragged_over: int | None = None


FULL = ParagraphShape()
"""Every line but the last fills the measure; no indents."""


def set_paragraph(
    pieces: Sequence[Piece], measure: MilliPoints, rules: LineRules, shape: ParagraphShape = FULL
) -> list[SetLine]:
    """Break and set a paragraph of ``measure``."""
    breaking = rules.breaking
    text = Galley(pieces, breaking)
    slack = Slack(text, breaking) if breaking.squeeze or breaking.squeeze_last else None
    gives = slack.within if slack else None
    set_lines: list[SetLine] = []
    left = shape.indent
    for line in break_lines(text, measure, breaking, indent=shape.indent, turn=shape.turn, gives=gives):
        fill = shape.justify and not line.last and not _too_loose(text, line, measure, shape)
        set_lines.append(_set_line(text, line, left, (measure, fill), rules.stretch, slack))
        left = shape.turn
    return set_lines


def _too_loose(text: Galley, line: Line, measure: MilliPoints, shape: ParagraphShape) -> bool:
    count = line.end - line.start
    if shape.ragged_over is None or count < 2:
        return False
    missing: int = measure - shape.turn - sum(text.widths[line.start : line.end])
    return missing * 1000 > shape.ragged_over * text.pieces[line.start].size * (count - 1)


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
    steps = text.steps[text.at[start] : text.at[end]]
    if end < len(kinds):
        steps[-1] -= text.joints[end]
    width, fill = measure
    if fill and ink < width:
        _stretch(text, steps, start, end, width - ink, rules)
        ink = width
    elif slack and ink > width:
        first = text.at[start]
        for place, share in slack.shares(start, end, ink - width):
            steps[text.at[place] - first - 1] -= share
            ink -= share
    return SetLine(_runs(text, start, end, steps, x), ink)


def _stretch(
    text: Galley, steps: list[MilliPoints], start: int, end: int, missing: MilliPoints, rules: StretchRules
) -> None:
    """Add ``missing`` to the steps of the line of pieces ``start`` to ``end``, in the order of the rules."""
    kinds, pieces = text.kinds[start:end], text.pieces
    if Kind.SPACE in kinds:
        places = [at for at in range(start + 1, end) if kinds[at - start] == Kind.SPACE]
        limits = [pieces[at].size * rules.word_space // 1000 for at in places]
        missing = _share(text, steps, start, places, missing, limits)
    if missing > 0 and Kind.LATIN in kinds:
        places = [at for at in range(start + 1, end) if text.joints[at] > 0]
        limits = [pieces[at].size * rules.gap // 1000 for at in places]
        missing = _share(text, steps, start, places, missing, limits)
    if missing > 0 and end - start > 1:
        each, rest = divmod(missing, end - start - 1)
        if len(steps) == end - start:
            last = steps[-1]
            steps[:] = [step + each for step in steps]
            for at in range(rest):
                steps[at] += 1
            steps[-1] = last
        else:
            _share(text, steps, start, range(start + 1, end), missing, [missing])


def _share(
    text: Galley, steps: list[int], start: int, places: Sequence[int], missing: MilliPoints, limits: list[int]
) -> MilliPoints:
    """Spread ``missing`` before the pieces ``places`` up to their limits, from the left; returns what is left over."""
    if not places:
        return missing
    take = min(missing, sum(limits))
    each, rest = divmod(take, len(places))
    first = text.at[start]
    for order, place in enumerate(places):
        steps[text.at[place] - first - 1] += each + (order < rest)
    return missing - take


def place(pieces: Sequence[Piece], advances: list[MilliPoints], width: MilliPoints) -> SetLine:
    """A line of pieces, each leading to the next by its advance; its ink ends at ``width``."""
    text = Galley(pieces, BreakingRules())
    steps = [step for piece in pieces for step in piece.advances]
    for at, (piece, advance) in enumerate(zip(pieces, advances, strict=True)):
        steps[text.at[at + 1] - 1] += advance - piece.width
    return SetLine(_runs(text, 0, len(pieces), steps, 0), width)


def _runs(text: Galley, start: int, end: int, steps: list[MilliPoints], x: MilliPoints) -> tuple[Run, ...]:
    """The runs of pieces ``start`` to ``end``, parted where the font changes."""
    bounds, at = text.bounds, text.at
    bound = bisect_right(bounds, start)
    first = at[start]
    runs = []
    while start < end:
        stop = min(bounds[bound], end)
        piece, a, b = text.pieces[start], at[start], at[stop]
        inner = steps[a - first : b - first]
        natural = inner[:-1] == text.advances[a : b - 1]
        runs.append(Run(piece.font, piece.size, x, text.ids[a:b], tuple(inner), text.texts[a:b], natural))
        x += sum(inner)
        start, bound = stop, bound + 1
    return tuple(runs)
