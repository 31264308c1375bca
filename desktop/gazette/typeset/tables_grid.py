"""The cells of a table in their places, and the columns of it that one part of a continued table shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gazette.model import MOST_COLUMNS, Cell, ListTable, Table, table_grid
from gazette.typeset.footnote_marks import NO_MARKS, Raised, marks_of


class Origin(NamedTuple):
    """Where a cell stands in the whole table, and how many rows and columns it covers there."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell in its place: first row and column of what is set, how many of each it covers, its place in the table."""

    text: str
    row: int
    column: int
    rows: int
    columns: int
    origin: Origin
    marks: tuple[Raised, ...] = NO_MARKS

    @property
    def unmarked(self) -> str:
        """The text without the marks of footnotes."""
        text = self.text
        for mark in sorted(self.marks, reverse=True):
            text = text[: mark.at] + text[mark.at + mark.length :]
        return text


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by row and column; the first ``header_rows`` are repeated on every page.

    ``heads`` are the rows of a list that are headings in it; None where the table is no list.
    """

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    header_rows: int
    heads: frozenset[int] | None = None

    def with_columns(self, chosen: Sequence[int]) -> "Grid":
        """The grid of some columns in ascending order; a cell that covers several keeps those of them."""
        places = {column: at for at, column in enumerate(chosen)}
        cells = []
        for cell in self.cells:
            covered = [places[at] for at in range(cell.column, cell.column + cell.columns) if at in places]
            if covered:
                cells.append(replace(cell, column=covered[0], columns=len(covered)))
        return Grid(tuple(cells), self.rows, len(chosen), self.header_rows, self.heads)


def grid_of(table: Table, marks: Sequence[Raised] = NO_MARKS) -> Grid:
    """The cells of ``table`` in their places, with the ``marks`` of footnotes in them.

    Short rows are filled with empty cells, none lies in header and body.
    """
    made = table_grid(table)
    header = min(table.header_rows, made.rows)
    first = 1 if table.caption else 0
    cells = [_grid_cell(each.cell, each.row, each.column, each.rows, each.columns) for each in made.cells]
    if marks:
        cells = [replace(cell, marks=marks_of(marks, text)) for text, cell in enumerate(cells, first)]
    cells += [
        _grid_cell(Cell(), row, at, 1, width)
        for row, column, columns in made.empty
        for width in [1 if made.columns <= MOST_COLUMNS else columns]  # too wide to be printed: its gaps stay whole
        for at in range(column, column + columns, width)
    ]
    parted = [part for cell in cells for part in _at_header(cell, header)]
    parted.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(parted), made.rows, made.columns, header, _heads(table, parted, made.columns))


def _heads(table: Table, cells: Sequence[GridCell], columns: int) -> frozenset[int] | None:
    if not isinstance(table, ListTable):
        return None
    return frozenset(cell.row for cell in cells if cell.columns == columns > 1 and cell.row >= table.header_rows)


def _grid_cell(cell: Cell, row: int, column: int, rows: int, columns: int) -> GridCell:
    return GridCell(cell.text, row, column, rows, columns, Origin(row, column, rows, columns))


def _at_header(cell: GridCell, header: int) -> list[GridCell]:
    """A cell merged out of the header into the body ends where the header does; beneath it is an empty one."""
    if not cell.row < header < cell.row + cell.rows:
        return [cell]
    below = replace(cell, text="", marks=NO_MARKS, row=header, rows=cell.row + cell.rows - header)
    return [replace(cell, rows=header - cell.row), below]
