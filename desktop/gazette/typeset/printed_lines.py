"""The lines of a page one by one: whose they are, where a click means them, and where each of their glyphs stands.

What leads from the page to the text and back is found through them.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gazette.model import BlockPath
from gazette.typeset.flow import PlacedLine, RowCell
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import SetLine
from gazette.typeset.pages import Column, Page, Strip


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class _Area(NamedTuple):
    left: MilliPoints
    top: MilliPoints
    right: MilliPoints
    foot: MilliPoints


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the block at ``path`` of an entry, counted from 0; of a table's ``cell`` where it stands in one.

    ``x`` and ``baseline`` are where the set ``line`` stands, in thousandths of a point; ``repeats``: what the setting
    adds (续表, the label of a cell once more). ``turned``: on a sheet that is drawn turned on a page of this height.
    """

    entry: int
    path: BlockPath
    line: SetLine
    x: MilliPoints
    baseline: MilliPoints
    area: _Area
    cell: RowCell | None = None
    repeats: bool = False
    turned: float | None = None

    @property
    def box(self) -> Box:
        """Where a click means this line."""
        return self._box(self.area)

    @property
    def texts(self) -> list[str]:
        """What each glyph stands for."""
        return [text for run in self.line.runs for text in run.texts]

    @property
    def boxes(self) -> list[Box]:
        """Where each glyph stands, as high as the area of the line."""
        top, foot = self.area.top, self.area.foot
        if self.cell is not None:
            size = max((run.size for run in self.line.runs), default=0)
            top, foot = self.baseline - size, self.baseline + size // 4
        return [self._box(_Area(self.x + a, top, self.x + b, foot)) for a, b in self._edges()]

    def nearest(self, x: float, y: float) -> tuple[int, float]:
        """Which glyph stands nearest to a point of the page, and how far across it the point lies, from 0 to 1.

        -1 where the line has none.
        """
        along = (x if self.turned is None else self.turned - y) * 1000 - self.x
        edges = self._edges()
        if not edges:
            return -1, 0.0
        glyph = min(range(len(edges)), key=lambda at: max(edges[at][0] - along, along - edges[at][1], 0))
        left, right = edges[glyph]
        across = (along - left) / (right - left) if right > left else 0.0
        return glyph, min(max(across, 0.0), 1.0)

    def _edges(self) -> list[tuple[MilliPoints, MilliPoints]]:
        return [(run.x + a, run.x + b) for run in self.line.runs for a, b in pairwise(run.offsets)]

    def _box(self, area: _Area) -> Box:
        x, y, width, height = (
            length / 1000 for length in (area.left, area.top, area.right - area.left, area.foot - area.top)
        )
        if self.turned is None:
            return Box(x, y, width, height)
        return Box(y, self.turned - x - width, height, width)


Blocks = tuple[int, Set[BlockPath]]
"""An entry, counted from 0, and the paths of some of its blocks."""


def printed_lines(page: Page, only: Blocks | None = None) -> Iterator[PrintedLine]:
    """The lines of the entries on ``page`` in reading order; a cell or a picture without text is a line without any.

    ``only``: those of some blocks, for which the others are passed over quickly.
    """
    yield from _lines(page, None, only)
    if page.turned is not None:
        yield from _lines(page.turned, page.height, only)


def line_at(page: Page, x: float, y: float) -> PrintedLine | None:
    """The line that a click at a point of ``page`` means."""
    return next((line for line in printed_lines(page) if line.box.contains(x, y)), None)


def _lines(sheet: Page, turned: float | None, only: Blocks | None) -> Iterator[PrintedLine]:
    number, paths = only or (None, frozenset())
    for item in sheet.items:
        if isinstance(item, PlacedLine) or (only and item.entry != number):
            continue
        if isinstance(item, Column):
            yield from _column(item, turned, paths if only else None)
        elif item.row.path is not None and (not only or item.row.path in paths):
            yield from _strip(item, item.row.path, turned)


def _column(item: Column, turned: float | None, paths: Set[BlockPath] | None) -> Iterator[PrintedLine]:
    for order, line in enumerate(item.lines):
        if paths is None or line.path in paths:
            top = item.y + order * item.leading
            area = _Area(item.x, top, item.x + item.width, top + item.leading)
            yield PrintedLine(item.entry, line.path, line.line, item.x, top + item.baseline, area, turned=turned)


def _strip(item: Strip, path: BlockPath, turned: float | None) -> Iterator[PrintedLine]:
    row = item.row
    whole = _Area(item.x, item.y, item.x + item.width, item.y + row.height)
    if not row.cells:
        yield from _stacked(item, path, row.lines, (whole, None, turned))
        return
    done = 0
    for cell in row.cells:
        left, top, right, foot = cell.box
        area = _Area(item.x + left, item.y + top, item.x + right, item.y + foot)
        yield from _stacked(item, path, row.lines[done : done + cell.lines], (area, cell, turned))
        done += cell.lines


def _stacked(
    item: Strip, path: BlockPath, lines: Sequence[PlacedLine], where: tuple[_Area, RowCell | None, float | None]
) -> Iterator[PrintedLine]:
    """Lines under each other that share an area, parted below each baseline."""
    area, cell, turned = where
    if not lines:
        yield PrintedLine(item.entry, path, SetLine(), area.left, area.foot, area, cell, turned=turned)
        return
    top = area.top
    for order, placed in enumerate(lines):
        baseline = item.y + placed.baseline
        below = lines[order + 1 : order + 2]
        foot = baseline + (below[0].baseline - placed.baseline) // 4 if below else area.foot
        own = _Area(area.left, top, area.right, foot)
        yield PrintedLine(
            item.entry, path, placed.line, item.x + placed.x, baseline, own, cell, placed.artefact, turned
        )
        top = foot
