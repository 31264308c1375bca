"""Tables for web pages: header cells with their scope, merged cells; names with what stands beside them as a list."""

from lxml import etree

from gazette.export.printed_order import Grid
from gazette.export.web_page import add
from gazette.model import PlacedCell, Table, TableGrid, table_grid


def add_table(parent: etree._Element, table: Table, label: str, *, captioned: bool) -> None:
    """Append a table that scrolls by itself where it is too wide; ``label`` names it."""
    grid = table_grid(table)
    held = add(parent, "div", class_="scroll", role="region", aria_label=label.replace("\n", " "), tabindex="0")
    made = add(held, "table")
    if captioned:
        add(made, "caption", label)
    headers = _headers(table, grid)
    rows = _rows(grid)
    if headers:
        head = add(made, "thead")
        for row in rows[:headers]:
            _row(head, row, header=True)
    body = add(made, "tbody")
    for row in rows[headers:]:
        _row(body, row, header=False)


def add_names(names: etree._Element, grid: Grid) -> None:
    """Append the names of a list that stands in columns."""
    for row in grid.table.rows:
        item = add(names, "li", **({"class_": "below"} if grid.beside else {}))
        name, *beside = row
        add(item, "b", name.text)
        for cell in beside:
            add(item, "span", cell.text)


def _headers(table: Table, grid: TableGrid) -> int:
    """How many rows are header rows; none where a cell reaches out of them or nothing is below them."""
    rows = min(max(table.header_rows, 0), grid.rows)
    reaches = any(cell.row < rows < cell.row + cell.rows for cell in grid.cells)
    return 0 if reaches or rows == grid.rows else rows


def _rows(grid: TableGrid) -> list[list[PlacedCell | int]]:
    """For every row its cells and runs of empty places (their number of columns), from the left."""
    rows: list[list[tuple[int, PlacedCell | int]]] = [[] for _ in range(grid.rows)]
    for placed in grid.cells:
        rows[placed.row].append((placed.column, placed))
    for row, column, columns in grid.empty:
        rows[row].append((column, columns))
    return [[what for _, what in sorted(row, key=lambda each: each[0])] for row in rows]


def _row(parent: etree._Element, cells: list[PlacedCell | int], *, header: bool) -> None:
    row = add(parent, "tr")
    for cell in cells:
        if isinstance(cell, int):
            made = add(row, "td")
            if cell > 1:
                made.set("colspan", str(cell))
            continue
        label = cell.rows > 1 and cell.column == 0
        is_header = bool(cell.cell.text.strip()) and (header or label)
        made = add(row, "th" if is_header else "td", cell.cell.text)
        if is_header:
            made.set("scope", "col" if header else "row")
        for name, count in (("rowspan", cell.rows), ("colspan", cell.columns)):
            if count > 1:
                made.set(name, str(count))
