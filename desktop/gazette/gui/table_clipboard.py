"""Cells on the clipboard, as spreadsheets put them there: HTML read as import reads it, else text with tabs."""

import csv
import io
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from gazette.gui.pasting import pasted_structure
from gazette.model import Table, table_grid


def is_rectangle(data: QMimeData) -> bool:
    """Whether there are several cells on the clipboard, and not only the text of one."""
    table = _table_of(data)
    if table is None:
        return "\t" in data.text()
    grid = table_grid(table)
    return grid.rows > 1 or grid.columns > 1


def cells_of(data: QMimeData) -> list[list[str]]:
    """The words of the cells on the clipboard, row by row; those of a merged cell stand at its first place."""
    table = _table_of(data)
    if table is not None:
        grid = table_grid(table)
        words = [[""] * grid.columns for _ in range(grid.rows)]
        for each in grid.cells:
            words[each.row][each.column] = each.cell.text
        return words
    lines = cells_of_text(data.text())
    wide = max(map(len, lines), default=0)
    return [line + [""] * (wide - len(line)) for line in lines] if wide else []


def _table_of(data: QMimeData) -> Table | None:
    """The one table that the HTML of the clipboard is."""
    fragment = pasted_structure(data.html()) if data.hasHtml() else None
    block = fragment.blocks[0] if fragment is not None and len(fragment.blocks) == 1 else None
    return block if isinstance(block, Table) else None


def cells_of_text(text: str) -> list[list[str]]:
    """The cells that a spreadsheet laid down: those with breaks or quotes in them stand in quotes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return list(csv.reader(io.StringIO(lines), delimiter="\t", strict=True))
    except csv.Error:  # quotes that mean themselves, in text that comes from elsewhere
        return [line.split("\t") for line in lines.splitlines()]


def as_text(texts: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them from text: parted by tabs, quoted where they hold several lines."""
    written = io.StringIO(newline="")
    csv.writer(written, "excel-tab", lineterminator="\n").writerows(texts)
    return written.getvalue()


def as_html(texts: Sequence[Sequence[str]]) -> str:
    """Cells as the table that Word takes."""
    rows = "".join("<tr>" + "".join(f"<td>{_lines(text)}</td>" for text in row) + "</tr>" for row in texts)
    return f"<table>{rows}</table>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
