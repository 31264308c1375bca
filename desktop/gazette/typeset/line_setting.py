"""Lines → set lines: every piece gets its place; a line that is not the last is stretched to the measure.

Stretching order: word spaces, Han–Latin gaps up to the style's limit, then all gaps alike; never inside a piece.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from gazette.typeset.characters import Kind
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_breaking import BreakingRules, break_lines
from gazette.typeset.pages import Glyphs
from gazette.typeset.shaping import Piece


@dataclass(frozen=True, slots=True)
class SetLine:
    """Pieces and each one's x in thousandths of a point from the line's left edge; ``width`` is where the ink ends."""

    pieces: tuple[Piece, ...] = ()
    xs: tuple[MilliPoints, ...] = ()
    width: MilliPoints = 0

    @property
    def text(self) -> str:
        """The stored text of the line."""
        return "".join(piece.text for piece in self.pieces)

    def shifted(self, by: MilliPoints) -> "SetLine":
        """The line moved to the right."""
        return SetLine(self.pieces, tuple(x + by for x in self.xs), self.width + by)


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


@dataclass(frozen=True, slots=True)
class ParagraphShape:
    """Indent of the first line and of the others (``turn``); ``justify`` fills all lines but the last.

    A line that would need more than ``ragged_over`` thousandths of an em in every gap is left as it is.
    """

    indent: MilliPoints = 0
    turn: MilliPoints = 0
    justify: bool = True
    ragged_over: int | None = None


def set_paragraph(
    pieces: Sequence[Piece], measure: MilliPoints, rules: LineRules, shape: ParagraphShape = ParagraphShape()
) -> list[SetLine]:
    """Break and set a paragraph of ``measure``."""
    broken = break_lines(pieces, measure, rules.breaking, indent=shape.indent, turn=shape.turn)
    set_lines: list[SetLine] = []
    for line in broken.lines:
        chosen, gaps = list(pieces[line.start : line.end]), broken.joints[line.start : line.end]
        left = shape.turn if set_lines else shape.indent
        fill = shape.justify and not line.last and not _too_loose(chosen, measure, shape)
        set_lines.append(_set_line(chosen, gaps, left, measure if fill else None, rules.stretch))
    return set_lines


def _too_loose(pieces: Sequence[Piece], measure: MilliPoints, shape: ParagraphShape) -> bool:
    if shape.ragged_over is None or len(pieces) < 2:
        return False
    missing = measure - shape.turn - sum(piece.width for piece in pieces)
    return missing * 1000 > shape.ragged_over * pieces[0].size * (len(pieces) - 1)


def _set_line(
    pieces: list[Piece], gaps: list[MilliPoints], left: MilliPoints, measure: MilliPoints | None, rules: StretchRules
) -> SetLine:
    """Place the pieces of one line from ``left`` on, stretched to ``measure`` where one is given."""
    while pieces and pieces[-1].kind is Kind.SPACE:
        pieces.pop()
        gaps.pop()
    if not pieces:
        return SetLine(width=left)
    gaps[0] = 0
    start = left - (pieces[0].width // 2 if pieces[0].kind is Kind.OPENING else 0)
    widths = [piece.width for piece in pieces]
    ink = start + sum(widths) + sum(gaps) - pieces[-1].hangs
    if measure is not None and ink < measure:
        _stretch(pieces, gaps, measure - ink, rules)
        ink = measure
    steps = [width + gap for width, gap in zip(widths, gaps[1:], strict=False)]
    return SetLine(tuple(pieces), tuple(accumulate(steps, initial=start)), ink)


def _stretch(pieces: list[Piece], gaps: list[int], missing: MilliPoints, rules: StretchRules) -> None:
    spaces = [i for i in range(1, len(pieces)) if pieces[i].kind is Kind.SPACE]
    missing = _share(gaps, spaces, missing, [pieces[i].size * rules.word_space // 1000 for i in spaces])
    latin = [i for i in range(1, len(pieces)) if gaps[i] > 0 and pieces[i].kind is not Kind.SPACE]
    missing = _share(gaps, latin, missing, [pieces[i].size * rules.gap // 1000 for i in latin])
    if missing > 0 and len(gaps) > 1:
        each, rest = divmod(missing, len(gaps) - 1)
        gaps[1:] = [gap + each + (order < rest) for order, gap in enumerate(gaps[1:])]


def _share(gaps: list[int], places: list[int], missing: MilliPoints, limits: list[int]) -> MilliPoints:
    """Spread ``missing`` over ``places`` up to their limits, from the left; returns what is still missing."""
    if not places or missing <= 0:
        return missing
    take = min(missing, sum(limits))
    each, rest = divmod(take, len(places))
    for order, place in enumerate(places):
        gaps[place] += each + (order < rest)
    return missing - take


def draw_line(line: SetLine, x: MilliPoints, y: MilliPoints, *, artefact: bool = False) -> list[Glyphs]:
    """The glyph runs of ``line`` with its left edge at ``x`` and its baseline at ``y`` (thousandths of a point)."""
    runs: list[Glyphs] = []
    ids: list[int] = []
    offsets: list[float] = []
    texts: list[str] = []
    font, size = "", 0
    for piece, at in zip(line.pieces, line.xs, strict=True):
        if piece.font != font or piece.size != size:
            if ids:
                runs.append(_run(font, size, (x, y), (ids, offsets, texts), artefact=artefact))
                ids, offsets, texts = [], [], []
            font, size = piece.font, piece.size
        for glyph, inside, text in piece.glyphs:
            ids.append(glyph)
            offsets.append((at + inside) / 1000)
            texts.append(text)
    if ids:
        runs.append(_run(font, size, (x, y), (ids, offsets, texts), artefact=artefact))
    return runs


def _run(
    font: str,
    size: MilliPoints,
    place: tuple[MilliPoints, MilliPoints],
    glyphs: tuple[list[int], list[float], list[str]],
    *,
    artefact: bool,
) -> Glyphs:
    ids, offsets, texts = glyphs
    return Glyphs(
        font=font,
        size=size / 1000,
        x=place[0] / 1000,
        y=place[1] / 1000,
        ids=tuple(ids),
        offsets=tuple(offsets),
        texts=tuple(texts),
        artefact=artefact,
    )
