"""Tables of data told from tables that only lay out a page, and their cells."""

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from gazette.ingest.structure.lines import CELL_BREAK, Line
from gazette.ingest.structure.tables import has_header, split_row
from gazette.ingest.web.looks import Looks
from gazette.model import MOST_COLUMNS, Cell, Table

_BLOCKS_OF_PAGES = ("h1", "h2", "h3", "h4", "ul", "ol", "form", "script", "iframe", "hr", "article", "section", "pre")
_LONG_TEXT, _MOST_OF_IT = 300, 0.6
_MOST_ROWS = 20_000

Grid = list[list[tuple[Cell, bool]]]
"""Rows of cells, and whether each of them is a header (th)."""


def is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data: several columns, and no cell that is a page of its own."""
    if table.get("role", "") in {"presentation", "none"}:
        return False
    rows = list(own_rows(table))
    widest = max((sum(1 for _ in row.iterchildren("td", "th")) for row in rows), default=0)
    if not 2 <= widest <= MOST_COLUMNS:
        return False
    cells = [cell for row in rows for cell in row.iterchildren("td", "th")]
    sizes = [_size(cell) for cell in cells]
    total = sum(sizes)
    if not total:
        return False
    largest = max(range(len(cells)), key=lambda at: sizes[at])
    dominant = sizes[largest] > _MOST_OF_IT * total
    if dominant and any(next(cells[largest].iter(tag), None) is not None for tag in ("table", *_BLOCKS_OF_PAGES)):
        return False
    if dominant and sizes[largest] > _LONG_TEXT and sum(1 for _ in cells[largest].iter("p", "div", "br")) > 2:
        return False
    nested = sum(size for cell, size in zip(cells, sizes, strict=True) if next(cell.iter("table"), None) is not None)
    return nested <= total / 2


def _size(cell: etree._Element) -> int:
    return sum(len("".join(str(text).split())) for text in cell.itertext())


def own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table without those of tables in it."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from part.iterchildren("tr")


def cells_of(
    table: etree._Element,
    looks: Looks,
    read: Callable[[etree._Element], list[str]],
    hide: Callable[[etree._Element], None],
) -> Grid:
    """The cells of a table, row by row; rows and columns that do not show go to ``hide``."""
    hidden = _hidden_columns(table, looks)
    grid: Grid = []
    taken: dict[int, int] = {}
    for row in own_rows(table):
        if len(grid) >= _MOST_ROWS or looks.is_hidden(row) or _is_hidden_part(row, table, looks):
            hide(row)
            continue
        cells: list[tuple[Cell, bool]] = []
        column, fresh = 0, dict[int, int]()
        for element in row.iterchildren("td", "th"):
            while taken.get(column, 0):
                column += 1
            wide, high = _span(element, "colspan", MOST_COLUMNS), _span(element, "rowspan", _MOST_ROWS)
            places = range(column, min(column + wide, MOST_COLUMNS))
            shown = [place for place in places if place not in hidden]
            if looks.is_hidden(element) or not shown:
                hide(element)
            else:
                cells.append((Cell(text=_text(read(element)), rowspan=high, colspan=len(shown)), element.tag == "th"))
            fresh |= {place: high for place in places if high > 1}
            column += wide
        taken = {place: left - 1 for place, left in taken.items() if left > 1} | {
            place: high - 1 for place, high in fresh.items()
        }
        grid.append(cells)
    return grid


def _is_hidden_part(row: etree._Element, table: etree._Element, looks: Looks) -> bool:
    part = row.getparent()
    return part is not None and part is not table and looks.is_hidden(part)


def _hidden_columns(table: etree._Element, looks: Looks) -> frozenset[int]:
    hidden: set[int] = set()
    column = 0
    for element in table.iter("col"):
        wide = _span(element, "span", MOST_COLUMNS)
        if looks.is_hidden(element):
            hidden |= set(range(column, column + wide))
        column += wide
    return frozenset(hidden)


def _span(element: etree._Element, name: str, most: int) -> int:
    said = element.get(name, "1").strip()
    return max(1, min(int(said), most)) if said.isascii() and said.isdigit() and len(said) < 8 else 1


def _text(paragraphs: Sequence[str]) -> str:
    joined = CELL_BREAK.join(paragraphs).replace("\n", CELL_BREAK).replace("\t", " ")
    return split_row(Line(text=joined.replace("\xa0", " "), number=0))[0]


def make_table(element: etree._Element, grid: Grid, read: Callable[[etree._Element], list[str]]) -> Table | None:
    """The table of its cells: empty rows gone, rows filled up to the same width; None where nothing shows."""
    rows = _without_covered(grid)
    caption = next(element.iterchildren("caption"), None)
    said = " ".join(" ".join(read(caption)).split()) if caption is not None else ""
    if not any(cell.text for row in rows for cell, _ in row):
        return None
    filled = _filled(rows)
    return Table(
        rows=filled,
        header_rows=_header_rows(element, rows, filled),
        caption=said or None,
    )


def _without_covered(grid: Grid) -> Grid:
    """The rows that a cell begins in; spans are cut where rows are gone or the table ends."""
    kept = [at for at, row in enumerate(grid) if row]
    place = {at: new for new, at in enumerate(kept)}
    rows: Grid = []
    for at in kept:
        cells: list[tuple[Cell, bool]] = []
        for cell, is_header in grid[at]:
            end = min(at + cell.rowspan, len(grid))
            high = sum(1 for below in range(at, end) if below in place) if cell.rowspan > 1 else 1
            cells.append((Cell(text=cell.text, rowspan=max(1, high), colspan=cell.colspan), is_header))
        rows.append(cells)
    return rows


def _filled(rows: Grid) -> tuple[tuple[Cell, ...], ...]:
    """Rows of the same width: a short one ends in empty cells."""
    widths: list[int] = []
    hanging: list[int] = [0] * len(rows)
    for at, row in enumerate(rows):
        widths.append(hanging[at] + sum(cell.colspan for cell, _ in row))
        for cell, _ in row:
            for below in range(at + 1, at + cell.rowspan):
                hanging[below] += cell.colspan
    columns = min(max(widths), MOST_COLUMNS)
    return tuple(
        (*(cell for cell, _ in row), *(Cell() for _ in range(columns - width)))
        for row, width in zip(rows, widths, strict=True)
    )


def _header_rows(element: etree._Element, rows: Grid, filled: tuple[tuple[Cell, ...], ...]) -> int:
    """How many rows the page says are headers (thead, th), else whether the first looks like one."""
    head = next(element.iterchildren("thead"), None)
    named = sum(1 for row in head.iterchildren("tr") if len(row)) if head is not None else 0
    if not named:
        while named < len(rows) and all(is_header for _, is_header in rows[named]):
            named += 1
    if 0 < named < len(rows):
        return named
    if len(filled) > 1 and has_header(tuple(tuple(cell.text for cell in row) for row in filled)):
        return min(max(cell.rowspan for cell in filled[0]), len(filled) - 1)
    return 0
