"""What can be done to a table: other words in cells, rows and columns more or fewer, cells merged and split."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product, takewhile
from typing import Literal

from gazette.desk import BlockAct
from gazette.model import MOST_COLUMNS, Cell, PlacedCell, Table, table_grid

_SHARES = 1000
TableChange = Callable[[Table, int, int], Table]
"""Gives the table that becomes of another one whose current cell stands at this row and column."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the grid, from its first row and column to its last ones, these included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, cell: PlacedCell) -> bool:
        """Whether the cell reaches into this rectangle."""
        above = cell.row <= self.bottom and self.top < cell.row + cell.rows
        return above and cell.column <= self.right and self.left < cell.column + cell.columns


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
    widths = table.widths and (*table.widths[:column], sum(table.widths) // len(table.widths), *table.widths[column:])
    made = _rebuilt(table, _turned(_inserted(_turned(_whole(table)), column)), table.header_rows)
    return replace(made, widths=widths)


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
    made = _rebuilt(table, _turned(_removed(_turned(_whole(table)), column)), table.header_rows)
    return replace(made, widths=table.widths and (*table.widths[:column], *table.widths[column + 1 :]))


def whole_area(table: Table, area: Area) -> Area:
    """``area``, as much larger as it must be not to cut a merged cell."""
    cells = _whole(table)
    while True:
        reached = [each for each in cells if area.holds(each)]
        grown = Area(
            min((each.row for each in reached), default=area.top),
            min((each.column for each in reached), default=area.left),
            max((each.row + each.rows - 1 for each in reached), default=area.bottom),
            max((each.column + each.columns - 1 for each in reached), default=area.right),
        )
        if grown == area:
            return area
        area = grown


def merged(table: Table, area: Area) -> Table:
    """The cells of ``area`` as one, with the words of all, one below the other."""
    area = whole_area(table, area)
    cells = _whole(table)
    inner = sorted((each for each in cells if area.holds(each)), key=_place)
    if len(inner) < 2:
        return table
    words = "\n".join(each.cell.text for each in inner if each.cell.text)
    one = PlacedCell(
        replace(inner[0].cell, text=words), area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1
    )
    return _rebuilt(table, [*(each for each in cells if not area.holds(each)), one], table.header_rows)


def split(table: Table, area: Area) -> Table:
    """The merged cells of ``area`` as single ones; the first of each keeps the words."""
    cells = _whole(table)
    if all(each.rows == each.columns == 1 for each in cells if area.holds(each)):
        return table
    made: list[PlacedCell] = []
    for each in cells:
        if not area.holds(each):
            made.append(each)
            continue
        for row, column in product(
            range(each.row, each.row + each.rows), range(each.column, each.column + each.columns)
        ):
            first = (row, column) == _place(each)
            made.append(PlacedCell(each.cell if first else Cell(), row, column, 1, 1))
    return _rebuilt(table, made, table.header_rows)


def cleared(table: Table, area: Area) -> Table:
    """The cells of ``area`` without words."""
    changed = [replace(each, cell=replace(each.cell, text="")) if area.holds(each) else each for each in _whole(table)]
    return _rebuilt(table, changed, table.header_rows)


def with_texts(table: Table, row: int, column: int, texts: Sequence[Sequence[str]]) -> Table:
    """``table`` with a rectangle of words from ``row`` and ``column`` on; rows and columns that lack are added.

    Merged cells that the rectangle meets are split, so that no word is lost.
    """
    wide = max(map(len, texts))
    area = Area(row, column, row + len(texts) - 1, min(column + wide, MOST_COLUMNS) - 1)
    grid = table_grid(table)
    for at in range(grid.rows, area.bottom + 1):
        table = row_above(table, at, 0)
    for at in range(grid.columns, area.right + 1):
        table = column_before(table, 0, at)
    new = {
        (row + down, column + along): text.strip() for down, line in enumerate(texts) for along, text in enumerate(line)
    }
    changed = [
        replace(each, cell=replace(each.cell, text=new.get(_place(each), each.cell.text)))
        for each in _whole(split(table, area))
    ]
    return _rebuilt(table, changed, table.header_rows)


def with_header_rows(table: Table, count: int) -> Table:
    """``table`` with so many rows of header, at most all of its rows."""
    return replace(table, header_rows=min(count, len(table.rows)))


def with_widths(table: Table, widths: Sequence[float]) -> Table:
    """``table`` with columns as wide as these to each other; with none, as wide as what they hold asks for."""
    whole = sum(widths)
    return replace(table, widths=tuple(max(1, round(width * _SHARES / whole)) for width in widths))


def area_texts(table: Table, area: Area) -> list[list[str]]:
    """The words of ``area``, row by row; those of a merged cell stand at its first place."""
    words = {_place(each): each.cell.text for each in table_grid(table).cells}
    return [
        [words.get((row, column), "") for column in range(area.left, area.right + 1)]
        for row in range(area.top, area.bottom + 1)
    ]


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
    """A change, how far below and to the right the cell that is current after it stands, and what it is called.

    ``each``: it is done for each row or column of those that are selected.
    """

    change: TableChange
    act: BlockAct
    down: int = 0
    right: int = 0
    each: Literal["", "row", "column"] = ""


@dataclass(frozen=True, slots=True)
class AreaAct:
    """A change of all cells that are selected, and what it is called."""

    change: Callable[[Table, Area], Table]
    act: BlockAct


TABLE_ACTS: dict[str, TableAct] = {
    "row_above": TableAct(row_above, "desk.act.change_table_rows"),
    "row_below": TableAct(row_below, "desk.act.change_table_rows", down=1),
    "column_before": TableAct(column_before, "desk.act.change_table_columns"),
    "column_after": TableAct(column_after, "desk.act.change_table_columns", right=1),
    "remove_row": TableAct(without_row, "desk.act.change_table_rows", each="row"),
    "remove_column": TableAct(without_column, "desk.act.change_table_columns", each="column"),
}
"""The acts on a table by the names of ``Actions``."""
AREA_ACTS: dict[str, AreaAct] = {
    "merge_cells": AreaAct(merged, "desk.act.merge_cells"),
    "split_cell": AreaAct(split, "desk.act.split_cell"),
    "clear_cells": AreaAct(cleared, "desk.act.clear_cells"),
}
"""The acts on all cells that are selected."""
WIDTH_ACTS = ("column_wider", "column_narrower", "even_columns", "columns_by_content")
"""The acts on the widths of columns."""
HEADER_ACTS = {f"header_{count}": count for count in range(4)}
"""The acts that say how many rows the header has."""
