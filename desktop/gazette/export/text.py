"""An entry or an issue → plain text that reads as the print does and is read back as what it was.

A blank line parts paragraphs, tabs part the cells of a row; a line end inside a cell is ``<br>``.
"""

from collections.abc import Iterator, Sequence

from gazette.export.issue_order import FrontLine, colophon_lines, front_lines
from gazette.export.printed_order import Grid, Line, printed_entries, printed_parts
from gazette.model import Entry, Issue, Table, table_grid

_LONGEST_BAND = 60


def entry_to_text(entry: Entry) -> bytes:
    """One document, UTF-8."""
    return _encoded(_entry_lines(entry))


def issue_to_text(issue: Issue, pages: Sequence[int | None]) -> bytes:
    """A whole issue, UTF-8: both contents lists with the first page of each entry, the documents, the colophon."""
    return _encoded(_issue_lines(issue, pages))


def _encoded(lines: Iterator[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def _issue_lines(issue: Issue, pages: Sequence[int | None]) -> Iterator[str]:
    for line in front_lines(issue, pages):
        yield from (_front(line), "")
    for entry in printed_entries(issue):
        yield from _entry_lines(entry)
        yield ""
    for line in colophon_lines(issue):
        yield from (line.text, "")


def _front(line: FrontLine) -> str:
    return line.text if line.page is None else f"{line.text}\t({line.page})"


def _entry_lines(entry: Entry) -> Iterator[str]:
    above: Line | Grid | None = None
    for part in printed_parts(entry):
        if above is not None and not _touch(above, part):
            yield ""
        if isinstance(part, Line):
            yield part.text
        else:
            yield from table_rows(part.table)
        above = part


def _touch(above: Line | Grid, part: Line | Grid) -> bool:
    """Whether no blank line parts two parts."""
    if not isinstance(above, Line) or not isinstance(part, Line):
        return False
    return part.goes_on or above.role == part.role == "field"


def table_rows(table: Table) -> Iterator[str]:
    """The rows of a table as text; the places that a merged cell covers are empty.

    A cell over all columns inside the table stands alone on its line, as the reader knows it.
    """
    grid = table_grid(table)
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    bands: dict[int, str] = {}
    for placed in grid.cells:
        text = "<br>".join(placed.cell.text.split("\n"))
        rows[placed.row][placed.column] = text
        if placed.columns == grid.columns > 1 and 0 < placed.row < grid.rows - 1 and _is_band(text):
            bands[placed.row] = text
    for at, row in enumerate(rows):
        yield bands.get(at, "\t".join(row))


def _is_band(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_BAND and text[-1] not in "。；"
