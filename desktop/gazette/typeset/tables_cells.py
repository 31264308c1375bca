"""The cells of a table set in their columns: lines, and where in the cell they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.ragged_lines import Ragged
from gazette.typeset.setting_rules import SettingRules, spread
from gazette.typeset.tables_grid import Grid, GridCell
from gazette.typeset.tables_look import Faces, TableLook

CONTINUED = "（续）"
_SIGNS = frozenset("0123456789.,+-−±%‰")
_NO_NUMBER = frozenset("—–-－−/／…")
"""What stands in a column of numbers where there is none."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell that is set: its lines, each with its distance from the left edge of what lies between the paddings.

    ``goes_on``: the lines continue a cell that was begun above; ``again``: they only repeat its label.
    """

    cell: GridCell
    lines: tuple[SetLine, ...]
    shifts: tuple[MilliPoints, ...]
    header: bool
    goes_on: bool = False
    again: bool = False

    def part(self, start: int, end: int | None = None) -> "Box":
        """The box with some of its lines."""
        return replace(self, lines=self.lines[start:end], shifts=self.shifts[start:end])


@dataclass(frozen=True, slots=True)
class CellSetter:
    """Sets the cells of one table, whose columns have these ``widths``."""

    rules: SettingRules
    look: TableLook
    faces: Faces
    widths: Sequence[MilliPoints]

    def boxes(self, grid: Grid) -> list[Box]:
        """All cells of ``grid`` set."""
        points = _points(self, grid)
        return [self._box(cell, points.get(cell.column)) for cell in grid.cells]

    def continued(self, box: Box) -> Box:
        """The label of a merged cell once more, on a page that it did not begin on."""
        cell = box.cell if box.cell.text.endswith(CONTINUED) else replace(box.cell, text=box.cell.text + CONTINUED)
        return replace(self._box(cell, None), again=True)

    def inside(self, cell: GridCell) -> MilliPoints:
        """The width that a cell's lines may have."""
        return sum(self.widths[cell.column : cell.column + cell.columns]) - 2 * self.look.aside

    def _box(self, cell: GridCell, points: "_Points | None") -> Box:
        header, inside = cell.row < self.faces.header_rows, self.inside(cell)
        lines = self._lines(cell, inside)
        number = len(lines) == 1 and numeric(cell.unmarked)
        no_number = points is not None and set(cell.text.strip()) <= _NO_NUMBER
        if points and number and not header and cell.columns == cell.rows == 1:
            shifts: tuple[MilliPoints, ...] = ((inside - points.before - points.after) // 2 + points.shift(self, cell),)
        elif (
            (header and (points or self.faces.heads is None))
            or number
            or no_number
            or cell.rows > 1
            or self.faces.is_label(cell)
        ):
            shifts = tuple((inside - line.width) // 2 for line in lines)
        else:
            shifts = (0,) * len(lines)
        return Box(cell, tuple(lines), shifts, header)

    def _lines(self, cell: GridCell, inside: MilliPoints) -> list[SetLine]:
        rules, size, face = self.rules, self.look.size, self.faces.of(cell)
        if self.faces.is_label(cell):
            label = rules.single(cell.text, face, size)
            if label.width <= inside:
                width = min(inside, rules.style.length("table.total.width", size=size))
                return [spread(rules, cell.text, face, size, width)]
        ragged = self.faces.heads is not None
        shape = (
            ParagraphShape()
            if not ragged and inside >= rules.style.length("table.narrow", size=size)
            else self._narrow()
        )
        lines: list[SetLine] = []
        for spans in self.faces.parts(rules, cell):
            galley = rules.cell_text(spans, size)
            if galley.width <= inside:
                lines.append(rules.line(spans, size, galley=galley))
            else:
                lines += rules.paragraph(spans, size, inside, shape, galley=galley)
        return lines

    def _narrow(self) -> ParagraphShape:
        style = self.rules.style
        marks, least = style.texts("table.narrow_cell.break_after"), "table.narrow_cell.least_last"
        ragged = Ragged(frozenset(marks), style.length(least, size=self.look.size))
        return ParagraphShape(justify=False, ragged=ragged)

    def width(self, cell: GridCell) -> MilliPoints:
        """How wide the text of ``cell`` is on one line."""
        return sum(self.rules.line(spans, self.look.size).width for spans in self.faces.parts(self.rules, cell))

    def before_point(self, cell: GridCell) -> MilliPoints:
        """How wide the number in ``cell`` is up to its decimal point, or to its last digit."""
        text = _whole(cell.unmarked)
        return self.rules.single(text, self.faces.of(cell), self.look.size).width if text else 0


@dataclass(frozen=True, slots=True)
class _Points:
    """A column of numbers: most width before the decimal points, most from them on."""

    before: MilliPoints
    after: MilliPoints

    def shift(self, setter: CellSetter, cell: GridCell) -> MilliPoints:
        """Where a number begins so that its decimal point, or its last digit, stands under the others."""
        return self.before - setter.before_point(cell)


def _points(setter: CellSetter, grid: Grid) -> dict[int, _Points]:
    """The columns whose numbers are aligned, each as one block that is centred."""
    points: dict[int, _Points] = {}
    for column, cells in _number_columns(grid):
        before = max(map(setter.before_point, cells))
        after = max(setter.width(cell) - setter.before_point(cell) for cell in cells)
        if before + after <= setter.inside(cells[0]):
            points[column] = _Points(before, after)
    return points


def _number_columns(grid: Grid) -> Iterator[tuple[int, list[GridCell]]]:
    columns: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.row >= grid.header_rows and cell.columns == cell.rows == 1 and numeric(cell.unmarked):
            columns.setdefault(cell.column, []).append(cell)
    yield from columns.items()


def numeric(text: str) -> bool:
    """Whether a cell holds a number alone: digits with separators, a sign or a percent sign."""
    text = text.strip()
    return any(map(str.isdigit, text)) and all(at in _SIGNS for at in text)


def _whole(text: str) -> str:
    """A number up to its decimal point, or to its last digit."""
    text = text.rstrip()
    return text[: text.index(".")] if "." in text else text.rstrip("%‰")
