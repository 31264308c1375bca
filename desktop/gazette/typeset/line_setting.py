"""Lines → set lines: every piece gets its place; a line that is not the last is stretched to the measure.

Stretching order: word spaces, Han–Latin gaps up to the style's limit, then all gaps alike; never inside a piece.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.typeset.characters import Kind
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_breaking import BreakingRules, Line, break_lines, joint
from gazette.typeset.pages import Glyphs
from gazette.typeset.shaping import Piece


@dataclass(frozen=True, slots=True)
class SetLine:
    """Pieces with their x in thousandths of a point from the line's left edge, and where its ink ends (``width``)."""

    pieces: tuple[tuple[Piece, MilliPoints], ...]
    width: MilliPoints

    @property
    def text(self) -> str:
        """The stored text of the line."""
        return "".join(piece.text for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class StretchRules:
    """Limits of stretching in thousandths of an em beyond the natural width."""

    word_space: int = 250
    gap: int = 110


def set_paragraph(
    pieces: Sequence[Piece],
    measure: MilliPoints,
    rules: BreakingRules,
    stretch: StretchRules,
    *,
    indent: MilliPoints = 0,
    turn: MilliPoints = 0,
    justify: bool = True,
) -> list[SetLine]:
    """Break and set a paragraph of ``measure``; see ``break_lines`` for indents."""
    set_lines = []
    for number, line in enumerate(break_lines(pieces, measure, rules, indent=indent, turn=turn)):
        left = turn if number else indent
        set_lines.append(set_line(pieces, line, left, measure, rules, stretch, justify=justify))
    return set_lines


def set_line(
    pieces: Sequence[Piece],
    line: Line,
    left: MilliPoints,
    measure: MilliPoints,
    rules: BreakingRules,
    stretch: StretchRules,
    *,
    justify: bool,
) -> SetLine:
    """Place the pieces of one line from ``left`` on; ``justify`` fills a line that is not the last to ``measure``."""
    chosen = list(pieces[line.start : line.end])
    while chosen and chosen[-1].kind is Kind.SPACE:
        chosen.pop()
    if not chosen:
        return SetLine((), left)
    gaps = [0, *(joint(a, b, rules) for a, b in zip(chosen, chosen[1:], strict=False))]
    start = left - (chosen[0].width // 2 if chosen[0].kind is Kind.OPENING else 0)
    natural = start + sum(piece.width for piece in chosen) + sum(gaps)
    ink = natural - (chosen[-1].width // 2 if chosen[-1].kind is Kind.CLOSING else 0)
    if justify and not line.last and ink < measure:
        _stretch(chosen, gaps, measure - ink, stretch)
        ink = measure
    placed, x = [], start
    for piece, gap in zip(chosen, gaps, strict=True):
        x += gap
        placed.append((piece, x))
        x += piece.width
    return SetLine(tuple(placed), ink)


def _stretch(pieces: list[Piece], gaps: list[int], missing: MilliPoints, rules: StretchRules) -> None:
    spaces = [i for i in range(1, len(pieces)) if pieces[i].kind is Kind.SPACE]
    missing = _share(gaps, spaces, missing, [pieces[i].size * rules.word_space // 1000 for i in spaces])
    latin = [i for i in range(1, len(pieces)) if gaps[i] > 0 and pieces[i].kind is not Kind.SPACE]
    missing = _share(gaps, latin, missing, [pieces[i].size * rules.gap // 1000 for i in latin])
    everywhere = list(range(1, len(pieces)))
    _share(gaps, everywhere, missing, None)


def _share(gaps: list[int], places: list[int], missing: MilliPoints, limits: list[int] | None) -> MilliPoints:
    """Spread ``missing`` over ``places``, whole thousandths, the remainder from the left; returns what is still missing."""
    if not places or missing <= 0:
        return missing
    most = sum(limits) if limits is not None else missing
    take = min(missing, most)
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
    font, size, origin = "", 0, 0
    for piece, at in line.pieces:
        if ids and (piece.font != font or piece.size != size):
            runs.append(_run(font, size, x + origin, y, ids, offsets, texts, artefact))
            ids, offsets, texts = [], [], []
        if not ids:
            font, size, origin = piece.font, piece.size, at
        for glyph, inside, text in piece.glyphs:
            ids.append(glyph)
            offsets.append((at - origin + inside) / 1000)
            texts.append(text)
    if ids:
        runs.append(_run(font, size, x + origin, y, ids, offsets, texts, artefact))
    return runs


def _run(
    font: str, size: int, x: int, y: int, ids: list[int], offsets: list[float], texts: list[str], artefact: bool
) -> Glyphs:
    return Glyphs(
        font=font,
        size=size / 1000,
        x=x / 1000,
        y=y / 1000,
        ids=tuple(ids),
        offsets=tuple(offsets),
        texts=tuple(texts),
        artefact=artefact,
    )
