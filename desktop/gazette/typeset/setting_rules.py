"""The measures of a house style worked out once for an issue, and the acts of setting that every stage shares."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from gazette.model import BlockPath, Table
from gazette.typeset.characters import Kind
from gazette.typeset.column_filling import KeepRules
from gazette.typeset.flow import Flow, PlacedLine, Row
from gazette.typeset.galley import BreakingRules, Galley
from gazette.typeset.house_style import HouseStyle
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import (
    FULL,
    LineRules,
    ParagraphShape,
    SetLine,
    StretchRules,
    set_paragraph,
    spread_line,
)
from gazette.typeset.shaping import Piece, Shaper


class Span(NamedTuple):
    """Text of a paragraph in one face; drawn as ``text`` where it ``stands_for`` another; English has its own rules.

    What is ``raised`` is the mark of a footnote.
    """

    text: str
    face: str
    stands_for: str | None = None
    english: bool = False
    raised: bool = False


Spans = tuple[Span, ...]


def parted(spans: Spans) -> list[Spans]:
    """``spans`` parted where their text has a line end."""
    parts: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        parts[-1].append(span._replace(text=first))
        parts += ([span._replace(text=text)] for text in others)
    return [tuple(part) for part in parts]


_Key = tuple[Spans, MilliPoints, MilliPoints, ParagraphShape]
_ENDLESS = 10**9
_RAGGED = ParagraphShape(justify=False)


_SetFrom = TypeVar("_SetFrom", bound=Hashable)
_Set = TypeVar("_Set")


class Kept(Generic[_SetFrom, _Set]):
    """Lines and tables by what they were set from; what two runs in a row did not ask for is forgotten.

    What has characters that their face lacks is not kept, so that every entry hears of them.
    """

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._now: dict[_SetFrom, _Set] = {}
        self._before: dict[_SetFrom, _Set] = {}

    def turn(self) -> None:
        """Begin another run."""
        self._before, self._now = self._now, {}

    def get(self, key: _SetFrom, make: Callable[[], _Set]) -> _Set:
        """What is kept for ``key``, or what ``make`` sets."""
        known = self._now.get(key)
        if known is None:
            known = self._before.get(key)
            if known is None:
                fallbacks = self._shaper.fallback_count
                known = make()
                if self._shaper.fallback_count != fallbacks:
                    return known
            self._now[key] = known
        return known


@dataclass(frozen=True, slots=True)
class SettingRules:
    """Measures in thousandths of a point: ``measure`` is the text block's width, ``column`` a column's.

    ``face`` is that of the body.
    """

    style: HouseStyle
    shaper: Shaper
    face: str = field(init=False)
    size: MilliPoints = field(init=False)
    leading: MilliPoints = field(init=False)
    measure: MilliPoints = field(init=False)
    depth: MilliPoints = field(init=False)
    column: MilliPoints = field(init=False)
    columns: int = field(init=False)
    gutter: MilliPoints = field(init=False)
    keep: KeepRules = field(init=False)
    indent: MilliPoints = field(init=False)
    body: ParagraphShape = field(init=False)
    lines: LineRules = field(init=False)
    set_lines: Kept[_Key, tuple[SetLine, ...]] = field(init=False)
    cell_texts: Kept[tuple[Spans, MilliPoints], Galley] = field(init=False)
    set_tables: Kept[tuple[Table, BlockPath, tuple[tuple[int, int, int], ...]], tuple[Flow, ...]] = field(init=False)

    def __post_init__(self) -> None:
        style, put = self.style, object.__setattr__
        size = style.length("text.body.size")
        block = style.lengths("page.block")
        put(self, "face", style.text("text.body.face"))
        put(self, "size", size)
        put(self, "leading", style.length("text.body.leading"))
        put(self, "measure", block[0])
        put(self, "depth", block[1])
        put(self, "column", style.number("columns.characters") * size)
        put(self, "columns", style.number("columns.count"))
        put(self, "gutter", style.length("columns.gutter", size=size))
        put(self, "indent", style.length("text.body.indent", size=size))
        put(self, "body", ParagraphShape(self.indent))
        put(self, "lines", _line_rules(style))
        put(self, "set_lines", Kept(self.shaper))
        put(self, "cell_texts", Kept(self.shaper))
        put(self, "set_tables", Kept(self.shaper))
        foot, top = (style.number(f"composition.paragraph_lines.{name}") for name in ("foot", "top"))
        put(self, "keep", KeepRules(foot, top, chain=style.text("composition.heading_keep") == "chain"))

    def turn(self) -> None:
        """Begin another run: what two in a row did not ask for is forgotten."""
        for kept in (self.set_lines, self.set_tables, self.cell_texts):
            kept.turn()

    def leading_of(self, lines: int | None) -> MilliPoints:
        """The widest leading, in steps of the style, with which a column has so many lines; None: the style's own.

        More or fewer lines than the style allows are brought to its limits.
        """
        if lines is None:
            return self.leading
        fewest, most = self.style.numbers("columns.lines_allowed")
        step = self.style.length("fit.leading_step")
        within = min(max(lines, fewest), most)
        return self.leading if within == self.depth // self.leading else self.depth // within // step * step

    def paragraph(
        self,
        spans: Spans,
        size: MilliPoints,
        measure: MilliPoints,
        shape: ParagraphShape = FULL,
        *,
        galley: Galley | None = None,
    ) -> tuple[SetLine, ...]:
        """The lines of a paragraph, set once and kept: a page made again costs no line breaking.

        What follows a line end in the text begins a line, as far in as the further of the two indents. ``galley`` is
        that of ``spans``, where it is at hand.
        """

        def made() -> tuple[SetLine, ...]:
            if any("\n" in span.text for span in spans) and measure < _ENDLESS:
                first, *others = parted(spans)
                below = shape._replace(indent=max(shape.indent, shape.turn))
                parts = [(first, shape), *((part, below) for part in others)]
                return tuple(line for part, as_is in parts for line in self.paragraph(part, size, measure, as_is))
            return tuple(set_paragraph(galley or self.galley(spans, size), measure, self.lines, shape))

        return self.set_lines.get((spans, size, measure, shape), made)

    def galley(self, spans: Spans, size: MilliPoints) -> Galley:
        """The pieces of ``spans`` ready for setting."""
        return Galley(self._pieces(spans, size), self.lines.breaking)

    def cell_text(self, spans: Spans, size: MilliPoints) -> Galley:
        """The galley of a table cell, kept for this run: a cell is measured first and set later."""
        return self.cell_texts.get((spans, size), lambda: self.galley(spans, size))

    def _pieces(self, spans: Spans, size: MilliPoints) -> list[Piece]:
        pieces: list[Piece] = []
        for span in spans:
            if span.stands_for is not None:
                pieces.append(self.shaper.piece(span.text, Kind.MIDDLE, span.face, size, stands_for=span.stands_for))
            elif span.raised:
                style = self.style
                small, rise = (style.length(f"footnote.mark.{name}", size=size) for name in ("size", "raise"))
                pieces.append(self.shaper.raised(span.text, span.face, small, rise))
            elif span.english:
                pieces += self.shaper.english(span.text, span.face, size)
            else:
                pieces += self.shaper.pieces(span.text, span.face, size)
        return pieces

    def single(self, text: str, face: str, size: MilliPoints, *, english: bool = False) -> SetLine:
        """``text`` on one line, however long, with a space for each line end."""
        return self.line((Span(text, face, english=english),), size)

    def line(self, spans: Spans, size: MilliPoints, *, galley: Galley | None = None) -> SetLine:
        """``spans`` on one line, however long."""
        lines = self.paragraph(spans, size, _ENDLESS, _RAGGED, galley=galley)
        return lines[0] if lines else SetLine()

    def baseline(self, height: MilliPoints, size: MilliPoints) -> MilliPoints:
        """Where the baseline lies in a row of ``height``: half of it and the style's part of the size below its top."""
        return height // 2 + round(self.style.share("text.body.baseline") * size)

    def centred(self, text: str, face: str, size: MilliPoints, height: MilliPoints) -> Row:
        """A row with ``text`` in the middle of the measure, centred on its ink."""
        line = self.single(text, face, size)
        return self.row(line, (self.measure - line.width) // 2, size, height)

    def row(self, line: SetLine, x: MilliPoints, size: MilliPoints, height: MilliPoints) -> Row:
        """A row of ``height`` with one line at ``x``."""
        return Row(height, (PlacedLine(line, x, self.baseline(height, size)),))


def _line_rules(style: HouseStyle) -> LineRules:
    key = "composition.han_latin_gap"
    gap, least, most = (style.length(f"{key}.{name}", size=1000) for name in ("normal", "min", "max"))
    single = style.text("composition.one_character_line")
    breaking = BreakingRules(
        gap=gap,
        gap_min=least,
        bind_units=frozenset(style.texts("composition.bind_units")),
        companion=single != "allow",
        squeeze=style.text("composition.policy") == "clreq",
        squeeze_last=single == "squeeze",
        loose=style.length("faults.loose.finding", size=1000),
        word_space_grows=style.length("composition.word_space_max", size=1000) - 250,
        gap_grows=most - gap,
    )
    return LineRules(breaking, StretchRules(breaking.word_space_grows, breaking.gap_grows))


def spread(rules: SettingRules, text: str, face: str, size: MilliPoints, width: MilliPoints) -> SetLine:
    """``text`` with its characters spread evenly over ``width``; at its natural width where it is as wide or wider."""
    pieces = rules.shaper.pieces(text, face, size)
    natural = sum(piece.width for piece in pieces)
    if len(pieces) < 2 or natural >= width:
        return rules.single(text, face, size)
    return spread_line(pieces, width)


def tracked(line: SetLine, width: MilliPoints) -> SetLine:
    """The line with its glyphs spread evenly to ``width``; as it is where it is as wide or has but one glyph."""
    count = sum(len(run.own) for run in line.runs)
    if count < 2 or line.width >= width:
        return line
    extra, order, runs = width - line.width, 0, []
    for run in line.runs:
        x = run.x + extra * order // (count - 1)
        runs.append(run._replace(x=x, spacing=run.spacing + extra / (count - 1)))
        order += len(run.own)
    return SetLine(tuple(runs), width)
