"""A spreadsheet saved as a page: the title that stands in its first rows, over all columns, and the notes under it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette.ingest.web.pieces import Piece
from gazette.model import Cell, Table


def without_bands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; rows over all columns at the top or bottom of a table become paragraphs where it is all there is."""
    alone = not any(piece.kind in {"text", "note"} for piece in pieces)
    for piece in pieces:
        if alone and piece.table is not None:
            yield from _parted(piece, piece.table)
        else:
            yield piece


def _parted(piece: Piece, table: Table) -> Iterator[Piece]:
    first, last = 0, len(table.rows)
    while first < last - 1 and _is_band(table.rows[first]):
        first += 1
    while last - 1 > first and _is_band(table.rows[last - 1]):
        last -= 1
    yield from _paragraphs(piece, table.rows[:first])
    rows = table.rows[first:last]
    yield replace(piece, table=replace(table, rows=rows, header_rows=max(0, min(table.header_rows, len(rows)) - first)))
    yield from _paragraphs(piece, table.rows[last:])


def _is_band(row: tuple[Cell, ...]) -> bool:
    """Whether one cell fills a row: the others of it are empty."""
    return sum(bool(cell.text) for cell in row) == 1 and bool(row[0].text) and row[0].rowspan == 1


def _paragraphs(piece: Piece, rows: Sequence[tuple[Cell, ...]]) -> Iterator[Piece]:
    for row in rows:
        yield Piece(element=piece.element, kind="text", text=row[0].text)
