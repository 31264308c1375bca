"""Rows of a sheet → a table of the model, merged cells included."""

from gazette.ingest.sheets.segments import TableRows
from gazette.model import Cell, Table


def table_of(rows: TableRows, caption: str | None) -> Table:
    """The table; cells that a merged one covers are left out."""
    origin = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in rows.merged}
    covered = {
        (row, column)
        for top, left, bottom, right in rows.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    made = tuple(
        tuple(
            _cell(text, origin.get((row, column), (1, 1)))
            for column, text in enumerate(texts)
            if (row, column) not in covered
        )
        for row, texts in enumerate(rows.rows)
    )
    return Table(rows=made, header_rows=rows.header_rows, caption=caption)


def _cell(text: str, span: tuple[int, int]) -> Cell:
    return Cell(text=text, rowspan=span[0], colspan=span[1])


def spread(rows: TableRows) -> tuple[tuple[str, ...], ...]:
    """The rows with the text of a merged cell in each row that it reaches down to."""
    texts = [list(row) for row in rows.rows]
    for top, left, bottom, _right in rows.merged:
        for row in range(top + 1, bottom + 1):
            texts[row][left] = texts[top][left]
    return tuple(map(tuple, texts))


def heads_of(rows: TableRows) -> tuple[str, ...]:
    """What stands over each column, in the lowest row of the header that says something."""
    heads = [""] * len(rows.rows[0])
    for row in spread(rows)[: rows.header_rows]:
        for column, text in enumerate(row):
            heads[column] = text or heads[column]
    return tuple(heads)
