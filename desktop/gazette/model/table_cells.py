"""Where the cells of a table stand: a row lists only those that begin in it, merged ones reach below and beside."""

from dataclasses import dataclass

from gazette.model.blocks import Cell, Table


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell and where it begins in the grid."""

    cell: Cell
    row: int
    column: int


def placed_cells(table: Table) -> tuple[PlacedCell, ...]:
    """Every cell with its row and column, merged cells above and before taken into account."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            placed.append(PlacedCell(cell, row, column))
            taken.update((row + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan))
            column += cell.colspan
    return tuple(placed)
