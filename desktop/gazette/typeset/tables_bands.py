"""Strips of a table kept on one page if they fit on one: a row, or rows tied by a merged cell; and their parts.

What is taller than a page is parted between rows, and a row between lines, two at least on each side; labels of merged
cells are repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazette.model import BlockPath
from gazette.typeset.flow import PlacedLine, Row, RowCell, RowRule
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.tables_cells import Box, CellSetter
from gazette.typeset.tables_grid import Grid

_LEAST_LINES = 2
_LONGEST_LABEL = 6
"""A merged cell of more lines is no label, and is not repeated."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows from ``first`` on with their heights; ``ends`` where the table does."""

    setter: CellSetter
    boxes: tuple[Box, ...]
    first: int
    heights: tuple[MilliPoints, ...]
    path: BlockPath
    ends: bool
    _drawn: list[Row] = field(default_factory=list, init=False, compare=False, repr=False)

    @property
    def height(self) -> MilliPoints:
        """The height of all its rows."""
        return sum(self.heights)

    @property
    def least(self) -> MilliPoints:
        """The height of the least part that may stand alone."""
        return min(self.heights[0], self.setter.look.height(_LEAST_LINES))

    def row(self) -> Row:
        """The band drawn as one strip, with its rules; drawn once, however often pages are filled with it."""
        if not self._drawn:
            self._drawn.append(self._row())
        return self._drawn[0]

    def _row(self) -> Row:
        tops = [sum(self.heights[:at]) for at in range(len(self.heights) + 1)]
        header = self.first < self.setter.faces.header_rows
        length = self.setter.rules.style.length
        frame, inner = length("table.rules.frame"), length("table.rules.inner")
        below = length("table.rules.header") if header else inner
        width, is_list = sum(self.setter.widths), self.setter.faces.heads is not None
        sides = () if is_list else (0, width)
        strokes = [RowRule(x, 0, x, tops[-1], frame) for x in sides]
        if self.first == 0 and not any(box.goes_on or box.again for box in self.boxes):
            strokes.append(RowRule(0, 0, width, 0, frame))
        lines: list[PlacedLine] = []
        cells: list[RowCell] = []
        for box in self.boxes:
            at, until = box.cell.row - self.first, min(box.cell.row - self.first + box.cell.rows, len(self.heights))
            x0, x1 = (sum(self.setter.widths[:column]) for column in _columns(box))
            y0, y1 = tops[at], tops[until]
            last = self.ends and until == len(self.heights)
            if last or header or not is_list:
                strokes.append(RowRule(x0, y1, x1, y1, frame if last else below))
            if x1 < width and not is_list:
                strokes.append(RowRule(x1, y0, x1, y1, inner))
            cells.append(RowCell(*box.cell.origin, len(box.lines), header, box.goes_on, (x0, y0, x1, y1)))
            lines += self._content(box, x0, y0, y1)
        return Row(tops[-1], tuple(lines), tuple(strokes), self.path, tuple(cells))

    def _content(self, box: Box, x0: MilliPoints, y0: MilliPoints, y1: MilliPoints) -> list[PlacedLine]:
        look, rules = self.setter.look, self.setter.rules
        free = y1 - y0 - len(box.lines) * look.leading
        top = y0 + self.setter.faces.above(box.cell, free, look)
        baseline = top + rules.baseline(look.leading, look.size)
        return [
            PlacedLine(line, x0 + look.aside + shift, baseline + order * look.leading, artefact=box.again)
            for order, (line, shift) in enumerate(zip(box.lines, box.shifts, strict=True))
        ]

    def parted(self, room: MilliPoints, page: MilliPoints) -> tuple["Band", "Band"] | None:
        """What fits into ``room``, and the rest; None where nothing does, or a row that fits on a ``page``."""
        count, height = 0, 0
        while count < len(self.heights) and height + self.heights[count] <= room:
            height += self.heights[count]
            count += 1
        if count == len(self.heights):
            return None
        if count:
            return self._after_rows(count)
        return self._inside_row(room) if self.heights[0] > page else None

    def _after_rows(self, count: int) -> tuple["Band", "Band"]:
        until = self.first + count
        above: list[Box] = []
        below: list[Box] = []
        for box in self.boxes:
            if box.cell.row + box.cell.rows <= until:
                above.append(box)
            elif box.cell.row >= until:
                below.append(box)
            else:
                room = self.setter.look.room(sum(self.heights[box.cell.row - self.first : count]))
                one, other = self._cut(box, room)
                rows = until - box.cell.row
                above.append(replace(one, cell=replace(box.cell, rows=rows)))
                below.append(replace(other, cell=replace(other.cell, row=until, rows=box.cell.rows - rows)))
        upper = self._with(above, self.first, self.heights[:count], ends=False)
        return upper, self._with(below, until, self.heights[count:], ends=self.ends)

    def _inside_row(self, room: MilliPoints) -> tuple["Band", "Band"] | None:
        look = self.setter.look
        begun = [box for box in self.boxes if box.cell.row == self.first]
        whole = max(len(box.lines) for box in begun)
        count = min(look.room(room), whole - _LEAST_LINES)
        if count < _LEAST_LINES:
            return None
        pairs = [self._cut(box, count) for box in begun]
        above = [replace(upper, cell=replace(upper.cell, rows=1)) for upper, _ in pairs]
        later = [box for box in self.boxes if box.cell.row > self.first]
        heights = (look.height(max(len(lower.lines) for _, lower in pairs)), *self.heights[1:])
        upper = self._with(above, self.first, (look.height(count),), ends=False)
        return upper, self._with([*(lower for _, lower in pairs), *later], self.first, heights, ends=self.ends)

    def _cut(self, box: Box, count: int) -> tuple[Box, Box]:
        """A box after ``count`` lines; one that has no more repeats its text as a label if it is one."""
        if len(box.lines) > count:
            return box.part(0, count), replace(box.part(count), goes_on=True)
        if box.cell.rows > 1 and box.cell.text and not box.header:
            label = self.setter.continued(box)
            if len(label.lines) <= _LONGEST_LABEL:
                return box, label
        return box, replace(box.part(0, 0), goes_on=True)

    def _with(self, boxes: list[Box], first: int, heights: Sequence[MilliPoints], *, ends: bool) -> "Band":
        ordered = sorted(boxes, key=lambda box: (box.cell.row, box.cell.column))
        grown = grown_heights(self.setter, ordered, first, heights)
        return replace(self, boxes=tuple(ordered), first=first, heights=grown, ends=ends)


def _columns(box: Box) -> tuple[int, int]:
    return box.cell.column, box.cell.column + box.cell.columns


def grown_heights(
    setter: CellSetter, boxes: Sequence[Box], first: int, heights: Sequence[MilliPoints]
) -> tuple[MilliPoints, ...]:
    """``heights`` of the rows from ``first`` on, enlarged so that every box fits, by a merged one in its last row."""
    grown = list(heights)
    for box in sorted(boxes, key=lambda box: box.cell.rows):
        at = box.cell.row - first
        lacking = setter.look.height(len(box.lines)) - sum(grown[at : at + box.cell.rows])
        if lacking > 0 and box.lines:
            grown[min(at + box.cell.rows, len(grown)) - 1] += lacking
    return tuple(grown)


def bands_of(setter: CellSetter, grid: Grid, path: BlockPath) -> list[Band]:
    """The bands of a whole table."""
    boxes = setter.boxes(grid)
    look, heads = setter.look, grid.heads or ()
    least = [look.row + (look.leading * 2 // 3 if row in heads else 0) for row in range(grid.rows)]
    heights = grown_heights(setter, boxes, 0, least)
    spans = _spans(grid)
    inside: list[list[Box]] = [[] for _ in spans]
    band_at = [at for at, (first, last) in enumerate(spans) for _ in range(first, last)]
    for box in boxes:
        inside[band_at[box.cell.row]].append(box)
    return [
        Band(setter, tuple(members), first, heights[first:last], path, last == grid.rows)
        for members, (first, last) in zip(inside, spans, strict=True)
    ]


def _spans(grid: Grid) -> list[tuple[int, int]]:
    """Runs of rows tied by merged cells, as (first, after the last)."""
    tied = [False] * (grid.rows + 1)
    for cell in grid.cells:
        for row in range(cell.row + 1, cell.row + cell.rows):
            tied[row] = True
    for row in grid.heads or ():
        tied[row + 1] = True  # a heading does not stand alone at the foot of a page
    starts = [row for row in range(grid.rows) if not tied[row]]
    return list(zip(starts, [*starts[1:], grid.rows], strict=True))
