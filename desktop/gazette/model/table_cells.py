"""Where the cells of a table stand: a row lists only those that begin in it, merged ones reach below and beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gazette.model.blocks import Cell, Table

# No printed table is wider; beyond it nothing is merged, so that no span, however large, costs time or memory.
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell, where it begins in the grid, and how many rows and columns of the grid it covers (from 1)."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class TableGrid:
    """All cells in their places; ``empty``: the runs of places that no cell covers, as (row, first column, columns)."""

    cells: tuple[PlacedCell, ...]
    rows: int
    columns: int
    empty: tuple[tuple[int, int, int], ...]


def column_shares(table: Table) -> tuple[float, ...]:
    """The shares of the columns in the width of ``table``, 1 in all; empty where it does not give one to each."""
    whole = sum(table.widths)
    if not table.widths or min(table.widths) <= 0 or len(table.widths) != table_grid(table).columns:
        return ()
    return tuple(width / whole for width in table.widths)


def placed_cells(table: Table) -> tuple[PlacedCell, ...]:
    """Every cell with its row and column, merged cells above and before taken into account."""
    return table_grid(table).cells


def table_grid(table: Table) -> TableGrid:
    """The cells of ``table`` in their places; spans that reach beyond the table end where it ends."""
    placed: list[PlacedCell] = []
    empty: list[tuple[int, int, int]] = []
    known: list[int] = []  # for each row the columns that were known when it was done
    ends: list[int] = []  # for each column the row that its lowest cell so far ends above
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while column < len(ends) and ends[column] > row:
                column += 1
            each = _placed(cell, row, column, len(table.rows) - row)
            placed.append(each)
            ends += [0] * (column + each.columns - len(ends))
            for covered in range(column, column + each.columns):
                ends[covered] = max(ends[covered], row + each.rows)
            column += each.columns
        empty += _gaps(ends, row)
        known.append(len(ends))
    columns = len(ends)
    empty += ((row, wide, columns - wide) for row, wide in enumerate(known) if wide < columns)
    return TableGrid(tuple(placed), len(table.rows), columns, tuple(sorted(empty)))


def _gaps(ends: list[int], row: int) -> Iterator[tuple[int, int, int]]:
    """The runs of columns that no cell covers in ``row``."""
    column = 0
    for is_gap, run in groupby(ends, key=lambda end: end <= row):
        columns = sum(1 for _ in run)
        if is_gap:
            yield row, column, columns
        column += columns


def _placed(cell: Cell, row: int, column: int, rows_left: int) -> PlacedCell:
    rows = max(1, min(cell.rowspan, rows_left)) if column < MOST_COLUMNS else 1
    return PlacedCell(cell, row, column, rows, max(1, min(cell.colspan, MOST_COLUMNS - column)))
