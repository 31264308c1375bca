"""Column widths from what the cells hold: as wide as the text where it fits, else shared out, none under a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.typeset.footnote_marks import Raised
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.setting_rules import SettingRules, Spans
from gazette.typeset.tables_grid import Grid
from gazette.typeset.tables_look import Faces, TableLook

_FLOORS = (5, 3)
"""Fewest characters of a column that has as many: liked, and at the least (PAGES: no column under 3 em)."""
_ROUNDING = 60
"""Widths are measured at one size and reckoned for others: glyphs are rounded each for itself."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What columns ask for at ``size``, without padding, in thousandths of a point.

    ``natural``: no cell turns over; ``words``: no word is broken; ``counts``: most characters of a cell; ``texts``:
    characters of all cells.
    """

    size: MilliPoints
    natural: tuple[MilliPoints, ...]
    words: tuple[MilliPoints, ...]
    counts: tuple[int, ...]
    texts: tuple[float, ...]

    def with_columns(self, chosen: list[int]) -> "Needs":
        """The needs of some columns."""
        natural, words = tuple(self.natural[at] for at in chosen), tuple(self.words[at] for at in chosen)
        counts, texts = tuple(self.counts[at] for at in chosen), tuple(self.texts[at] for at in chosen)
        return Needs(self.size, natural, words, counts, texts)

    def least(self, look: TableLook, floor: int, measure: MilliPoints) -> list[MilliPoints]:
        """The least widths in a look with ``floor`` characters a column; words too long for the style are broken."""
        most = min(look.longest_word, measure // 2 - 2 * look.aside)
        return [
            max(min(self._at(look, word), most), min(floor, max(2, count)) * look.size) + 2 * look.aside
            for word, count in zip(self.words, self.counts, strict=True)
        ]

    def whole(self, look: TableLook) -> list[MilliPoints]:
        """The natural widths in a look, none under two characters."""
        return [max(self._at(look, width), 2 * look.size) + 2 * look.aside for width in self.natural]

    def _at(self, look: TableLook, width: MilliPoints) -> MilliPoints:
        if look.size == self.size or not width:
            return width
        return -(-width * look.size // self.size) + _ROUNDING


def needs_of(rules: SettingRules, grid: Grid, faces: Faces, size: MilliPoints) -> Needs:
    """What the columns of ``grid`` ask for; merged cells ask for what their columns lack."""
    columns = grid.columns
    natural, words, counts, texts = [0] * columns, [0] * columns, [0] * columns, [0.0] * columns
    measured: dict[tuple[str, str, tuple[Raised, ...]], tuple[MilliPoints, MilliPoints]] = {}
    for cell in sorted(grid.cells, key=lambda cell: cell.columns):
        key = (cell.text, faces.of(cell), cell.marks)
        if key not in measured:
            measured[key] = _measured(rules, faces.parts(rules, cell), size)
        covered = range(cell.column, cell.column + cell.columns)
        for wanted, have in zip(measured[key], (natural, words), strict=True):
            lacking = wanted - sum(have[at] for at in covered)
            for at in covered if lacking > 0 else ():
                have[at] += -(-lacking // cell.columns)
        share = len(cell.text) / cell.columns
        for at in covered:
            texts[at] += share
            counts[at] = max(counts[at], round(share))
    return Needs(size, tuple(natural), tuple(words), tuple(counts), tuple(texts))


def _measured(rules: SettingRules, parts: list[Spans], size: MilliPoints) -> tuple[MilliPoints, MilliPoints]:
    """The width of a text's longest line and of its widest word."""
    galleys = [rules.cell_text(spans, size) for spans in parts]
    return max((part.width for part in galleys), default=0), max((part.widest_part for part in galleys), default=0)


def column_widths(
    needs: Needs, look: TableLook, measure: MilliPoints, shares: Sequence[float] = ()
) -> list[MilliPoints] | None:
    """Natural widths enlarged to the measure where every cell fits on one line; else shares by the text.

    A share goes by the square root of a column's text. Where somebody gave ``shares``, those count, but no column is
    under its least width. None where not even the least widths fit.
    """
    if shares:
        # What stands on one line by itself is let be, however few characters it has.
        least = list(map(min, needs.least(look, _FLOORS[-1], measure), needs.whole(look)))
        return _shared_out(shares, least, measure) if sum(least) <= measure else None
    natural = needs.whole(look)
    if sum(natural) <= measure:
        return _enlarged(natural, measure)
    for floor in _FLOORS:
        least = needs.least(look, floor, measure)
        if sum(least) <= measure:
            return _shared_out([(text + 1) ** 0.5 for text in needs.texts], least, measure)
    return None


def _enlarged(natural: list[MilliPoints], measure: MilliPoints) -> list[MilliPoints]:
    total = sum(natural)
    widths = [width * measure // total for width in natural]
    widths[-1] += measure - sum(widths)
    return widths


def _shared_out(weights: Sequence[float], least: list[MilliPoints], measure: MilliPoints) -> list[MilliPoints]:
    widths, free = least[:], set(range(len(least)))
    while free:
        rest = measure - sum(width for at, width in enumerate(widths) if at not in free)
        whole = sum(weights[at] for at in free)
        shares = {at: int(rest * weights[at] / whole) for at in free}
        small = {at for at in free if shares[at] < least[at]}
        if not small:
            for at in free:
                widths[at] = shares[at]
            break
        free -= small
    widths[max(range(len(widths)), key=widths.__getitem__)] += measure - sum(widths)
    return widths


def column_sets(needs: Needs, look: TableLook, measure: MilliPoints) -> list[list[int]]:
    """The columns parted into as few sets as fit the measure, alike in number; each begins with the first column.

    There is room enough for columns as wide as liked, and the first one may be as wide as its text.
    """
    liked = needs.least(look, _FLOORS[0], measure)
    most = min(look.longest_word, measure // 2 - 2 * look.aside) + 2 * look.aside
    liked[0] = max(liked[0], min(needs.whole(look)[0], most))
    rest = list(range(1, len(liked)))
    for count in range(2, len(rest) + 1):
        sets = _parted(rest, count)
        if all(liked[0] + sum(liked[at] for at in columns) <= measure for columns in sets):
            return [[0, *columns] for columns in sets]
    return [[0, at] for at in rest]


def _parted(columns: list[int], count: int) -> list[list[int]]:
    ends = [len(columns) * order // count for order in range(count + 1)]
    return [columns[start:end] for start, end in pairwise(ends)]
