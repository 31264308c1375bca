"""What stands in the cells of ruled tables, and which rows are header."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gazette.ingest.pdf.columns import Region
from gazette.ingest.pdf.grids import Grid, GridCell
from gazette.ingest.pdf.printed_lines import PrintedLine, begins_item, joined, lines_of
from gazette.ingest.pdf.segments import find_segments
from gazette.model import Cell
from gazette.reading.characters import close_up

Rows = tuple[tuple[Cell, ...], ...]
_SPACED, _NUMBERED = re.compile(r"\d{1,3}[.．]\s"), re.compile(r"^(\d{1,3}[.．])")
_SHORT = 2.4
_NEW = "。；：;"


def rows_of(grid: Grid, xs: Sequence[float]) -> Rows:
    """The rows of a grid with the text of their cells, which reach over as many columns as ``xs`` has in them."""
    count = max((cell.row for cell in grid.cells), default=-1) + 1
    rows: list[list[Cell]] = [[] for _ in range(count)]
    for cell in grid.cells:
        columns = sum(cell.box.x0 + 1 < x < cell.box.x1 - 1 for x in xs) + 1
        rows[cell.row].append(Cell(text=_text(cell), rowspan=cell.rowspan, colspan=columns))
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
        if _begins(above, line, room) or begins_item(above.text, line.text):
            texts.append(line.text)
        else:
            texts[-1] = joined(texts[-1], line.text)
    return "\n".join(_NUMBERED.sub(r"\1 ", close_up(text)) if _SPACED.match(text) else close_up(text) for text in texts)


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
