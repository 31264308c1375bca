"""The measures of a house style worked out once for an issue, and the acts of setting that every stage shares."""

from dataclasses import dataclass, field

from gazette.typeset.flow import PlacedLine, Row
from gazette.typeset.house_style import HouseStyle
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_breaking import BreakingRules
from gazette.typeset.line_setting import LineRules, ParagraphShape, SetLine, StretchRules, set_paragraph
from gazette.typeset.shaping import Piece, Shaper


@dataclass(frozen=True, slots=True)
class SettingRules:
    """Measures in thousandths of a point: ``measure`` is the text block's width, ``column`` a column's."""

    style: HouseStyle
    shaper: Shaper
    size: MilliPoints = field(init=False)
    leading: MilliPoints = field(init=False)
    measure: MilliPoints = field(init=False)
    depth: MilliPoints = field(init=False)
    column: MilliPoints = field(init=False)
    gutter: MilliPoints = field(init=False)
    indent: MilliPoints = field(init=False)
    lines: LineRules = field(init=False)

    def __post_init__(self) -> None:
        style, put = self.style, object.__setattr__
        size = style.length("text.size")
        block = style.lengths("page.block")
        put(self, "size", size)
        put(self, "leading", style.length("text.leading"))
        put(self, "measure", block[0])
        put(self, "depth", block[1])
        put(self, "column", style.number("columns.characters") * size)
        put(self, "gutter", style.length("columns.gutter", size=size))
        put(self, "indent", style.length("text.indent", size=size))
        gap = style.length("composition.han_latin_gap.normal", size=1000)
        most = style.length("composition.han_latin_gap.max", size=1000)
        units = frozenset(style.texts("composition.bind_units"))
        companion = style.text("composition.one_character_line") == "companion"
        stretch = StretchRules(style.length("composition.word_space_max", size=1000) - 250, most - gap)
        put(self, "lines", LineRules(BreakingRules(gap, units, companion), stretch))

    def paragraph(
        self,
        pieces: tuple[Piece, ...],
        measure: MilliPoints,
        *,
        indent: MilliPoints = 0,
        turn: MilliPoints = 0,
        justify: bool = True,
        ragged_over: int | None = None,
    ) -> list[SetLine]:
        """Set a paragraph by the style's rules; see ``ParagraphShape``."""
        shape = ParagraphShape(indent, turn, justify, ragged_over)
        return set_paragraph(pieces, measure, self.lines, shape)

    def single(self, text: str, face: str, size: MilliPoints) -> SetLine:
        """``text`` on one line, however long."""
        pieces = self.shaper.pieces(text, face, size)
        lines = self.paragraph(pieces, 10**9, justify=False)
        return lines[0] if lines else SetLine()

    def baseline(self, height: MilliPoints, size: MilliPoints) -> MilliPoints:
        """Where the baseline lies in a row of ``height``: half of it and 0.38 of the size below its top."""
        return height // 2 + round(float(self.style.value("text.baseline")) * size)

    def centred(self, text: str, face: str, size: MilliPoints, height: MilliPoints) -> Row:
        """A row with ``text`` in the middle of the measure, centred on its ink."""
        line = self.single(text, face, size)
        return self.row(line, (self.measure - line.width) // 2, size, height)

    def row(self, line: SetLine, x: MilliPoints, size: MilliPoints, height: MilliPoints) -> Row:
        """A row of ``height`` with one line at ``x``."""
        return Row(height, (PlacedLine(line, x, self.baseline(height, size)),))


def spread(rules: SettingRules, text: str, face: str, size: MilliPoints, width: MilliPoints) -> SetLine:
    """``text`` with its characters spread evenly over ``width``; at its natural width where it is as wide or wider."""
    pieces = rules.shaper.pieces(text, face, size)
    natural = sum(piece.width for piece in pieces)
    if len(pieces) < 2 or natural >= width:
        return rules.single(text, face, size)
    gap, rest = divmod(width - natural, len(pieces) - 1)
    xs, x = [], 0
    for order, piece in enumerate(pieces):
        xs.append(x)
        x += piece.width + gap + (order < rest)
    return SetLine(pieces, tuple(xs), width)
