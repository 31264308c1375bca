"""What stands in the cells of ruled tables, and tables that go on over pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.ingest.pdf.columns import Region
from gazette.ingest.pdf.grids import Grid, GridCell
from gazette.ingest.pdf.printed_lines import PrintedLine, joined, lines_of
from gazette.ingest.pdf.segments import find_segments
from gazette.model import Cell, Finding, Table
from gazette.reading.characters import close_up, squash

Rows = tuple[tuple[Cell, ...], ...]
_SHORT = 2.4
_NEW = "。；：;"


def rows_of(grid: Grid) -> Rows:
    """The rows of a grid with the text of their cells."""
    count = max((cell.row for cell in grid.cells), default=-1) + 1
    rows: list[list[Cell]] = [[] for _ in range(count)]
    for cell in grid.cells:
        rows[cell.row].append(Cell(text=_text(cell), rowspan=cell.rowspan, colspan=cell.colspan))
    return tuple(map(tuple, rows))


def bold_rows(grid: Grid) -> int:
    """How many rows at the top are printed bold, where others are not."""
    bold: dict[int, bool] = {}
    for cell in grid.cells:
        printed = [glyph.bold for glyph in cell.glyphs if not glyph.text.isspace()]
        if printed:
            bold[cell.row] = bold.get(cell.row, True) and all(printed)
    rows = sorted(bold)
    count = next((n for n, row in enumerate(rows) if not bold[row]), len(rows))
    return rows[count - 1] + 1 if 0 < count < len(rows) else 0


def _text(cell: GridCell) -> str:
    segments = find_segments(cell.glyphs)
    if not segments:
        return ""
    left, right = min(one.x0 for one in segments), max(one.x1 for one in segments)
    lines = lines_of(Region(tuple(segments), left, right), 1)
    room = cell.box.x1 - cell.box.x0
    texts = [lines[0].text]
    for above, line in pairwise(lines):
        if _begins(above, line, room):
            texts.append(line.text)
        else:
            texts[-1] = joined(texts[-1], line.text)
    return "\n".join(close_up(text) for text in texts)


def _begins(above: PrintedLine, line: PrintedLine, room: float) -> bool:
    """Whether a line of a cell begins a paragraph: the one above it ends a sentence before the edge."""
    if line.indent > 1.4 * line.size and above.indent < 0.6 * line.size:
        return not line.centred
    return above.text[-1] in _NEW and above.short > _SHORT * above.size and room > 8 * above.size


def header_count(rows: Rows, bold: int) -> int:
    """How many rows at the top are header: bold ones, else one of short cells without figures."""
    if bold:
        return bold
    first = [cell for cell in rows[0] if cell.text] if len(rows) > 1 else []
    short = all(len(cell.text) <= 16 and not cell.text.strip("%.,-—").isdecimal() for cell in first)
    filled = len(first) == len(rows[0]) and len(first) > 1
    return max(cell.rowspan for cell in first) if short and filled and first else 0


def joined_tables(above: Table, below: Table) -> tuple[Table, tuple[Cell, ...]] | None:
    """A table with the one that goes on with it on the next page, and the cells of the header rows said again.

    None where the other one is a table of its own.
    """
    if _width(above) != _width(below):
        return None
    header = above.rows[: above.header_rows]
    again = header if header and _texts(below.rows[: above.header_rows]) == _texts(header) else ()
    if header and not again and below.header_rows:
        return None
    rows = below.rows[len(again) :]
    return replace(above, rows=_continued(above.rows, rows)), tuple(cell for row in again for cell in row)


def _continued(above: Rows, below: Rows) -> Rows:
    """The rows of both; a merged cell that goes on without its label is one with the cell above."""
    if not below or not above:
        return above + below
    first = below[0]
    if not first or first[0].text or len(first) < 2 or not any(cell.text for cell in first[1:]):
        return above + below
    owner = next((n for n in range(len(above) - 1, -1, -1) if _reaches(above, n)), None)
    if owner is None:
        return above + below
    label = above[owner][0]
    longer = replace(label, rowspan=label.rowspan + first[0].rowspan)
    return (*above[:owner], (longer, *above[owner][1:]), *above[owner + 1 :], first[1:], *below[1:])


def _reaches(rows: Rows, at: int) -> bool:
    """Whether the first cell of a row is the one that stands in the first column of the last row."""
    return bool(rows[at]) and rows[at][0].text != "" and at + rows[at][0].rowspan == len(rows)


def _width(table: Table) -> int:
    return sum(cell.colspan for cell in table.rows[0]) if table.rows else 0


def _texts(rows: Rows) -> list[list[str]]:
    return [[squash(cell.text) for cell in row] for row in rows]


def told_again(cells: Sequence[Cell], line: int) -> Finding:
    """The finding on a header that the print repeats on a following page."""
    text = "\t".join(cell.text for cell in cells)
    values = (("count", "1"),)
    return Finding(rule="ingest.header_repeated", level="hint", text=text, values=values, line=line)
