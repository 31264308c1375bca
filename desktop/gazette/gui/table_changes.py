"""What can be done to a table: other words in a cell, rows and columns more or fewer; merged cells grow and shrink."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import product, takewhile

from gazette.model import Cell, PlacedCell, Table, table_grid

TableChange = Callable[[Table, int, int], Table]
"""Gives the table that becomes of another one whose current cell stands at this row and column."""


def with_text(table: Table, row: int, column: int, text: str) -> Table:
    """``table`` with ``text`` in the cell at ``row`` and ``column``; a place without a cell gets one."""
    changed = [
        replace(each, cell=replace(each.cell, text=text)) if (each.row, each.column) == (row, column) else each
        for each in _whole(table)
    ]
    return _rebuilt(table, changed, table.header_rows)


def row_above(table: Table, row: int, _column: int) -> Table:
    """An empty row above ``row``; above a row of the header it is of the header, too."""
    return _with_row(table, row)


def row_below(table: Table, row: int, _column: int) -> Table:
    """An empty row below ``row``; below the last row of the header it is not of the header."""
    return _with_row(table, row + 1)


def column_before(table: Table, _row: int, column: int) -> Table:
    """An empty column before ``column``."""
    return _rebuilt(table, _turned(_inserted(_turned(_whole(table)), column)), table.header_rows)


def column_after(table: Table, row: int, column: int) -> Table:
    """An empty column after ``column``."""
    return column_before(table, row, column + 1)


def without_row(table: Table, row: int, _column: int) -> Table:
    """``table`` without ``row``; the only row stays."""
    if len(table.rows) == 1:
        return table
    return _rebuilt(table, _removed(_whole(table), row), table.header_rows - (row < table.header_rows))


def without_column(table: Table, _row: int, column: int) -> Table:
    """``table`` without ``column``; the only column stays."""
    if table_grid(table).columns == 1:
        return table
    return _rebuilt(table, _turned(_removed(_turned(_whole(table)), column)), table.header_rows)


def _with_row(table: Table, at: int) -> Table:
    return _rebuilt(table, _inserted(_whole(table), at), table.header_rows + (at < table.header_rows))


def _whole(table: Table) -> list[PlacedCell]:
    """All cells, none over another, with an empty one at every place that had none."""
    grid = table_grid(table)
    whole: list[PlacedCell] = []
    taken: set[tuple[int, int]] = set()
    for each in grid.cells:
        reach = product((each.row,), range(each.column, each.column + each.columns))
        columns = sum(1 for _ in takewhile(lambda place: place not in taken, reach))
        whole.append(replace(each, columns=columns))
        taken.update(product(range(each.row, each.row + each.rows), range(each.column, each.column + columns)))
    places = product(range(grid.rows), range(grid.columns))
    return whole + [PlacedCell(Cell(), *place, 1, 1) for place in places if place not in taken]


def _place(cell: PlacedCell) -> tuple[int, int]:
    return cell.row, cell.column


def _inserted(cells: list[PlacedCell], at: int) -> list[PlacedCell]:
    """``cells`` with a row more before row ``at``: cells that reach across it grow, the other places get new ones."""
    columns = max(each.column + each.columns for each in cells)
    free = set(range(columns))
    moved = []
    for each in cells:
        if each.row >= at:
            moved.append(replace(each, row=each.row + 1))
        elif each.row + each.rows > at:
            moved.append(replace(each, rows=each.rows + 1))
            free -= set(range(each.column, each.column + each.columns))
        else:
            moved.append(each)
    return [*moved, *(PlacedCell(Cell(), at, column, 1, 1) for column in free)]


def _removed(cells: Iterable[PlacedCell], at: int) -> list[PlacedCell]:
    """``cells`` without row ``at``: what reaches across it shrinks, what stands in it alone goes."""
    left = []
    for each in cells:
        if each.row > at:
            left.append(replace(each, row=each.row - 1))
        elif each.row + each.rows <= at:
            left.append(each)
        elif each.rows > 1:
            left.append(replace(each, rows=each.rows - 1))
    return left


def _turned(cells: Iterable[PlacedCell]) -> list[PlacedCell]:
    """Rows as columns and columns as rows."""
    return [PlacedCell(each.cell, each.column, each.row, each.columns, each.rows) for each in cells]


def _rebuilt(table: Table, cells: list[PlacedCell], header_rows: int) -> Table:
    """``table`` of these cells; rows in which none begins, which nobody could see, are left out."""
    for row in reversed(range(max(each.row + each.rows for each in cells))):
        if all(each.row != row for each in cells):
            cells = _removed(cells, row)
            header_rows -= row < header_rows
    rows: list[list[Cell]] = [[] for _ in range(max(each.row for each in cells) + 1)]
    for each in sorted(cells, key=_place):
        rows[each.row].append(replace(each.cell, rowspan=each.rows, colspan=each.columns))
    return replace(table, rows=tuple(map(tuple, rows)), header_rows=header_rows)


@dataclass(frozen=True, slots=True)
class TableAct:
    """A change, and how far below and to the right the cell that is current after it stands."""

    change: TableChange
    down: int = 0
    right: int = 0


TABLE_ACTS: dict[str, TableAct] = {
    "row_above": TableAct(row_above),
    "row_below": TableAct(row_below, down=1),
    "column_before": TableAct(column_before),
    "column_after": TableAct(column_after, right=1),
    "remove_row": TableAct(without_row),
    "remove_column": TableAct(without_column),
}
"""The acts on a table by the names of ``Actions``."""
