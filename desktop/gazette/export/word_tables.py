"""A table → a table of Word: merged cells, header rows that every page repeats, rows that no page end cuts."""

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from gazette.export.printed_order import Grid
from gazette.export.word_styles import element
from gazette.export.word_text import paragraph_element
from gazette.model import PlacedCell, Table, TableGrid, column_shares, table_grid

_WIDTH = 8844
"""Twentieths of a point: the type area of 156 mm."""
_PADDING = 80
_NARROWEST, _WIDEST_COUNTED = 2, 40
_CHARACTER, _NAME_CHARACTER = 240, 316
"""Of 小四 in tables, of 三号 in name lists."""
_FIGURES = frozenset("0123456789.,%％‰+-—– ")


def add_table(document: WordDocument, grid: Grid) -> tuple[BaseOxmlElement, ...]:
    """Append a table, and give it back where it has columns; name lists stand in columns without rules."""
    table = grid.table
    places = table_grid(table)
    if not places.columns:
        return ()
    made = _table(places, grid)
    body = document.element.body
    body.insert(len(body) - 1, made)  # the section's own element stays the last
    return (made,)


def _table(places: TableGrid, grid: Grid) -> BaseOxmlElement:
    table, names = grid.table, grid.names
    indent = round((2 + grid.beside) * _NAME_CHARACTER)
    widths = _names_widths(table, _WIDTH - indent) if names else _given_widths(table) or _widths(places)
    made, properties, columns = element("tbl"), element("tblPr"), element("tblGrid")
    if not names:
        properties.append(element("tblStyle", val="TableGrid"))
    properties.append(element("tblW", w=sum(widths), type="dxa"))
    if names:
        properties.append(element("tblInd", w=indent, type="dxa"))
    else:
        properties.append(element("jc", val="center"))
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=0 if names else _PADDING, type="dxa"))
    properties.append(margins)
    for width in widths:
        columns.append(element("gridCol", w=width))
    made.append(properties)
    made.append(columns)
    owners = _owners(places)
    for row in range(places.rows):
        made.append(_row(places, owners, row, widths, header=row < table.header_rows, names=names))
    return made


def _owners(places: TableGrid) -> dict[tuple[int, int], PlacedCell]:
    return {
        (row, column): placed
        for placed in places.cells
        for row in range(placed.row, placed.row + placed.rows)
        for column in range(placed.column, placed.column + placed.columns)
    }


def _row(
    places: TableGrid,
    owners: dict[tuple[int, int], PlacedCell],
    row: int,
    widths: list[int],
    *,
    header: bool,
    names: bool,
) -> BaseOxmlElement:
    made, properties = element("tr"), element("trPr")
    properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    made.append(properties)
    column = 0
    while column < places.columns:
        placed = owners.get((row, column))
        span = placed.columns if placed else 1
        made.append(_cell(placed, row, sum(widths[column : column + span]), header=header, names=names))
        column += span
    return made


def _cell(placed: PlacedCell | None, row: int, width: int, *, header: bool, names: bool) -> BaseOxmlElement:
    made, properties = element("tc"), element("tcPr")
    properties.append(element("tcW", w=width, type="dxa"))
    if placed and placed.columns > 1:
        properties.append(element("gridSpan", val=placed.columns))
    if placed and placed.rows > 1:
        properties.append(element("vMerge", val="restart" if placed.row == row else "continue"))
    properties.append(element("vAlign", val="top" if names else "center"))
    made.append(properties)
    text = placed.cell.text if placed and placed.row == row else ""
    for part in text.split("\n"):
        made.append(paragraph_element(part, _style(part, header=header, names=names, wide=_is_wide(placed))))
    return made


def _style(text: str, *, header: bool, names: bool, wide: bool) -> str:
    if names:
        return "名单栏"
    if header:
        return "表头"
    return "表格数字" if wide or (text and set(text) <= _FIGURES) else "表格文字"


def _is_wide(placed: PlacedCell | None) -> bool:
    """Whether a cell is a label for several rows or columns: such stand in the middle."""
    return placed is not None and (placed.rows > 1 or placed.columns > 1) and len(placed.cell.text) <= _WIDEST_COUNTED


def _names_widths(table: Table, measure: int) -> list[int]:
    """As wide as the widest name and a character, as far as it leaves room for what stands beside it."""
    widest = max((_measure(row[0].text) for row in table.rows), default=3.0)
    first = min(round((widest + 1) * _NAME_CHARACTER), measure // 2)
    return [first, measure - first]


def _given_widths(table: Table) -> list[int]:
    """Widths by the shares that somebody gave the columns; none where nobody did."""
    return [round(_WIDTH * share) for share in column_shares(table)]


def _widths(places: TableGrid) -> list[int]:
    """Widths that share the measure by what the cells hold: long texts turn over, short ones keep their line."""
    wants = [float(_NARROWEST)] * places.columns
    for placed in places.cells:
        most = max((_measure(part) for part in placed.cell.text.split("\n")), default=0.0)
        if placed.columns == 1:
            wants[placed.column] = max(wants[placed.column], most)
    natural = [round(want * _CHARACTER) + 2 * _PADDING for want in wants]
    if sum(natural) <= _WIDTH:
        spare = (_WIDTH - sum(natural)) // places.columns
        return [width + spare for width in natural]
    return _shared(natural)


def _shared(natural: list[int]) -> list[int]:
    """Columns that want less than their share have what they want; the others share the rest by the root of it."""
    widths = [0] * len(natural)
    open_columns = list(range(len(natural)))
    left = _WIDTH
    while open_columns:
        weights = {at: natural[at] ** 0.5 for at in open_columns}
        total = sum(weights.values())
        content = [at for at in open_columns if natural[at] <= left * weights[at] / total]
        if not content:
            for at in open_columns:
                widths[at] = round(left * weights[at] / total)
            break
        for at in content:
            widths[at] = natural[at]
            left -= natural[at]
            open_columns.remove(at)
    return widths


def _measure(text: str) -> float:
    """How many characters wide a text is; letters and figures are half as wide."""
    return sum(0.55 if character.isascii() else 1.0 for character in text)
