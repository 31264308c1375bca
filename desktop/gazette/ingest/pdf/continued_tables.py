"""Tables that go on over columns and pages: header rows said again, rows and merged cells that a page end cuts."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.pdf.cell_text import bold_rows, header_count, rows_of
from gazette.ingest.pdf.grids import Grid
from gazette.ingest.pdf.printed_lines import begins_item, joined
from gazette.model import Cell, Finding, Table
from gazette.reading.characters import squash
from gazette.reading.numbering import opening_number

Rows = tuple[tuple[Cell, ...], ...]
_ENDS = "。；！？…;!?"
_SHORTEST_CUT = 10
_NEAR = 3.0


def whole_table(grids: Sequence[Grid]) -> tuple[Table, list[tuple[Cell, ...]]] | None:
    """The table that grids on following pages are, and the header rows said again; None where they are not one."""
    first = grids[0]
    if any(abs(grid.xs[0] - first.xs[0]) > _NEAR or abs(grid.xs[-1] - first.xs[-1]) > _NEAR for grid in grids):
        return None
    xs: list[float] = []
    for x in sorted(x for grid in grids for x in grid.xs):
        if not xs or x - xs[-1] > _NEAR:
            xs.append(x)
    table: Table | None = None
    told: list[tuple[Cell, ...]] = []
    for grid in grids:
        rows = rows_of(grid, xs)
        piece = Table(rows=rows, header_rows=header_count(rows, bold_rows(grid)))
        if table is None:
            table = piece
            continue
        joined_pieces = _joined_tables(table, piece)
        if joined_pieces is None:
            return None
        table, again = joined_pieces
        told += [again] if again else []
    return (table, told) if table else None


def _joined_tables(above: Table, below: Table) -> tuple[Table, tuple[Cell, ...]] | None:
    """A table with the one that goes on with it on the next page, and the cells of the header rows said again.

    None where the other one is a table of its own.
    """
    if not above.rows or not below.rows or _width(above) != _width(below):
        return None
    header = above.rows[: above.header_rows]
    again = header if header and _texts(below.rows[: above.header_rows]) == _texts(header) else ()
    if header and not again and below.header_rows:
        return None
    rows = below.rows[len(again) :]
    whole = _continued(above.rows, rows, above.header_rows) if rows else above.rows
    return replace(above, rows=whole), tuple(cell for row in again for cell in row)


def _one_text(upper: str, lower: str) -> str:
    """The text of a cell that a page end cuts."""
    if not upper or not lower:
        return upper + lower
    return f"{upper}\n{lower}" if begins_item(upper, lower) else joined(upper, lower)


def _continued(above: Rows, below: Rows, header_rows: int) -> Rows:
    """The rows of both; a row that the page end cuts is one again, and so is a merged cell without its label."""
    last, first = _covering(above)[-1], _covering(below)[0]
    if not last or len(last) != len(first) or len(above) <= header_rows:
        return above + below
    changed: dict[tuple[int, int], Cell] = {}
    if _is_cut(above, last, below, first):
        for upper, lower in _pairs(last, first):
            one, other = above[upper[0]][upper[1]], below[lower[0]][lower[1]]
            text = _one_text(one.text, other.text)
            changed[upper] = replace(one, text=text, rowspan=one.rowspan + other.rowspan - 1)
        return _with(above, changed) + below[1:]
    taken: set[tuple[int, int]] = set()
    label, rest = first[0], first[1:]
    if not _at(below, label).text and any(_at(below, place).text for place in rest) and label not in rest:
        owner = _at(above, last[0])
        changed[last[0]] = replace(owner, rowspan=owner.rowspan + _at(below, label).rowspan)
        taken.add(label)
    return _with(above, changed) + tuple(
        tuple(cell for column, cell in enumerate(row) if (at, column) not in taken) for at, row in enumerate(below)
    )


def _is_cut(above: Rows, last: Sequence[tuple[int, int]], below: Rows, first: Sequence[tuple[int, int]]) -> bool:
    """Whether the first row below is the rest of the last one above: long text stops in it without an end."""
    cut = False
    for upper, lower in _pairs(last, first):
        one, other = _at(above, upper).text, _at(below, lower).text
        if not one or not other:
            continue
        if len(one) < _SHORTEST_CUT or one[-1] in _ENDS or opening_number(other):
            return False
        cut = True
    return cut


def _pairs(
    last: Sequence[tuple[int, int]], first: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return list(dict.fromkeys(zip(last, first, strict=True)))


def _at(rows: Rows, place: tuple[int, int]) -> Cell:
    return rows[place[0]][place[1]]


def _with(rows: Rows, changed: dict[tuple[int, int], Cell]) -> Rows:
    return tuple(
        tuple(changed.get((at, column), cell) for column, cell in enumerate(row)) for at, row in enumerate(rows)
    )


def _covering(rows: Rows) -> list[list[tuple[int, int]]]:
    """For every row the cell that stands in each column of it, as its row and its index there."""
    width = sum(cell.colspan for cell in rows[0]) if rows else 0
    covered: list[dict[int, tuple[int, int]]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for index, cell in enumerate(row):
            while column in covered[at]:
                column += 1
            for down in range(at, min(at + cell.rowspan, len(rows))):
                covered[down] |= dict.fromkeys(range(column, column + cell.colspan), (at, index))
            column += cell.colspan
    return [[own[column] for column in range(width)] if set(range(width)) <= own.keys() else [] for own in covered]


def _width(table: Table) -> int:
    return sum(cell.colspan for cell in table.rows[0])


def _texts(rows: Rows) -> list[list[str]]:
    return [[squash(cell.text) for cell in row] for row in rows]


def told_again(cells: Sequence[Cell], line: int) -> Finding:
    """The finding on a header that the print repeats on a following page."""
    text = "\t".join(cell.text for cell in cells)
    values = (("count", "1"),)
    return Finding(rule="ingest.header_repeated", level="hint", text=text, values=values, line=line)
