"""Tables → rows over the full measure: column widths from the content, merged cells, kept groups, repeated header."""

from dataclasses import dataclass, field, replace

from gazette.model import MOST_COLUMNS, BlockPath, Cell, Table, table_grid
from gazette.typeset.flow import PlacedLine, Row, RowCell, RowRule, TableRows
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.paragraphs import body_spans
from gazette.typeset.setting_rules import SettingRules, spread


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell in its place: first row and column, and how many of each it covers."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int
    continued: bool = False


@dataclass(frozen=True, slots=True)
class TableLook:
    """Type size, leading and padding of a table, in thousandths of a point."""

    size: MilliPoints
    leading: MilliPoints
    padding: MilliPoints
    aside: MilliPoints
    min_row: MilliPoints


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every stage of setting one table needs."""

    rules: SettingRules
    look: TableLook
    widths: list[MilliPoints]
    header_rows: int
    path: BlockPath
    lines: dict[tuple[GridCell, bool], list[SetLine]] = field(default_factory=dict)


def set_table(rules: SettingRules, table: Table, path: BlockPath) -> TableRows:
    """The rows of ``table``; a table whose cells are short is set small, one with running text in the body size."""
    cells, row_count, column_count = grid(table)
    if not row_count or not column_count:
        return TableRows((), ())
    look = _look(rules, cells, column_count)
    widths = _widths(rules, cells, column_count, look)
    setting = _Setting(rules, look, widths, table.header_rows, path)
    cells, row_count = _parted(setting, cells, row_count)
    heights = _heights(setting, cells, row_count)
    bands = _bands(cells, row_count, table.header_rows)
    limit = rules.depth - sum(heights[: table.header_rows])
    drawn = []
    for first, last in bands:
        if first >= table.header_rows and last - first > 1 and sum(heights[first:last]) > limit:
            drawn += [_band(setting, _cut(cells, row), (row, row + 1), heights) for row in range(first, last)]
        else:
            drawn.append(_band(setting, cells, (first, last), heights))
    headers = sum(1 for first, _ in bands if first < table.header_rows)
    return TableRows(tuple(row for band in drawn[:headers] for row in band), tuple(drawn[headers:]))


def grid(table: Table) -> tuple[list[GridCell], int, int]:
    """The cells in their places, with the numbers of rows and columns; short rows are filled with empty cells."""
    made = table_grid(table)
    cells = [GridCell(each.cell, each.row, each.column, each.rows, each.columns) for each in made.cells]
    empty = [
        GridCell(Cell(), row, at, 1, width)
        for row, column, columns in made.empty
        for width in [1 if made.columns <= MOST_COLUMNS else columns]  # too wide to be printed: its gaps stay whole
        for at in range(column, column + columns, width)
    ]
    return sorted(cells + empty, key=lambda cell: (cell.row, cell.column)), made.rows, made.columns


def _look(rules: SettingRules, cells: list[GridCell], columns: int) -> TableLook:
    style = rules.style
    longest = max((len(cell.cell.text) for cell in cells), default=0)
    wide = longest > style.length("table.narrow", size=1000) // 1000 or columns < 2
    key = "table.wide" if wide else "table.numbers"
    padding = style.length(f"{key}.padding")
    size, leading = style.length(f"{key}.size"), style.length(f"{key}.leading")
    aside = style.length(f"{key}.aside")
    if wide and columns * (3 * size + 2 * padding) > rules.measure:
        aside, padding = style.length("table.crowded.aside"), style.length("table.crowded.padding")
        size = max(style.length("table.crowded.floor"), (rules.measure // columns - 2 * aside) // 3)
        return TableLook(size, style.length("table.crowded.leading", size=size), padding, aside, 0)
    return TableLook(size, leading, padding, aside, 0 if wide else style.length("table.numbers.min_row"))


def _widths(rules: SettingRules, cells: list[GridCell], columns: int, look: TableLook) -> list[MilliPoints]:
    """Natural widths enlarged to the measure where every cell fits on one line; else shares by the text.

    A share goes by the square root of a column's text, none under five characters if it has as many.
    """
    natural = _natural_widths(rules, cells, columns, look)
    if 0 < sum(natural) <= rules.measure:
        return _enlarged(natural, rules.measure)
    longest, total = [0] * columns, [0.0] * columns
    for cell in cells:
        text = len(cell.cell.text) / cell.columns
        for column in range(cell.column, cell.column + cell.columns):
            total[column] += text
            longest[column] = max(longest[column], round(text))
    least = [min(5, max(2, n)) * look.size + 2 * look.aside for n in longest]
    if sum(least) > rules.measure:
        least = [rules.measure // columns] * columns
    weights = [(n + 1) ** 0.5 for n in total]
    widths, free = least[:], set(range(columns))
    while free:
        rest = rules.measure - sum(widths[c] for c in range(columns) if c not in free)
        whole = sum(weights[c] for c in free)
        shares = {c: int(rest * weights[c] / whole) for c in free}
        small = {c for c in free if shares[c] < least[c]}
        if not small:
            for c in free:
                widths[c] = shares[c]
            break
        free -= small
    widths[max(range(columns), key=lambda c: widths[c])] += rules.measure - sum(widths)
    return widths


def _natural_widths(rules: SettingRules, cells: list[GridCell], columns: int, look: TableLook) -> list[MilliPoints]:
    """The width of each column in which no cell turns over; merged cells ask for what their columns lack."""
    natural = [2 * look.size + 2 * look.aside] * columns
    face = rules.style.text("table.body.face")
    for cell in sorted(cells, key=lambda cell: cell.columns):
        lines = (rules.line(body_spans(rules, text, face), look.size) for text in cell.cell.text.split("\n"))
        wanted = max((line.width for line in lines), default=0) + 2 * look.aside
        covered = range(cell.column, cell.column + cell.columns)
        lacking = wanted - sum(natural[column] for column in covered)
        if lacking > 0:
            for column in covered:
                natural[column] += -(-lacking // cell.columns)
    return natural


def _enlarged(natural: list[MilliPoints], measure: MilliPoints) -> list[MilliPoints]:
    total = sum(natural)
    widths = [width * measure // total for width in natural]
    widths[-1] += measure - sum(widths)
    return widths


def _cell_lines(setting: _Setting, cell: GridCell, *, header: bool = False) -> list[SetLine]:
    """The lines of a cell; asked for its height, then to draw it, and set once."""
    known = setting.lines.get((cell, header))
    if known is None:
        known = setting.lines[cell, header] = _set_cell(setting, cell, header=header)
    return known


def _set_cell(setting: _Setting, cell: GridCell, *, header: bool) -> list[SetLine]:
    rules, look, style = setting.rules, setting.look, setting.rules.style
    width = sum(setting.widths[cell.column : cell.column + cell.columns]) - 2 * look.aside
    narrow = width < rules.style.length("table.narrow", size=look.size)
    text = cell.cell.text + ("（续）" if cell.continued and cell.cell.text else "")
    if text == "合计":
        return [
            spread(
                rules,
                text,
                style.text("table.header.face"),
                look.size,
                rules.style.length("names.cells", size=look.size),
            )
        ]
    lines: list[SetLine] = []
    for part in text.split("\n"):
        spans = body_spans(rules, part, style.text("table.header.face" if header else "table.body.face"))
        alone = rules.line(spans, look.size)
        if alone.width <= width:
            lines.append(alone)
        else:
            lines += rules.paragraph(spans, look.size, width, ParagraphShape(justify=not narrow))
    return lines


def _parted(setting: _Setting, cells: list[GridCell], rows: int) -> tuple[list[GridCell], int]:
    """Rows taller than three quarters of a page are parted into several, so that every row fits on one."""
    look = setting.look
    most = max(2, (setting.rules.depth * 3 // 4 - 2 * look.padding) // look.leading)
    at = 0
    while at < rows:
        lines = {cell: _cell_lines(setting, cell) for cell in cells if cell.row == at and cell.rows == 1}
        if max(map(len, lines.values()), default=0) > most:
            cells = [part for cell in cells for part in _parted_cell(cell, at, lines.get(cell), most)]
            cells.sort(key=lambda cell: (cell.row, cell.column))
            rows += 1
        at += 1
    return cells, rows


def _parted_cell(cell: GridCell, at: int, lines: list[SetLine] | None, most: int) -> list[GridCell]:
    """A cell after row ``at`` was parted in two, ``most`` lines in the upper one."""
    if cell.row > at:
        return [replace(cell, row=cell.row + 1)]
    if lines is None:
        return [replace(cell, rows=cell.rows + (cell.row + cell.rows > at))]
    if len(lines) <= most:
        return [cell, replace(cell, row=at + 1, cell=replace(cell.cell, text=""))]
    head = _source_of(lines[:most], cell.cell.text)
    upper, lower = cell.cell.text[:head].rstrip("\n"), cell.cell.text[head:].lstrip("\n")
    return [
        replace(cell, cell=replace(cell.cell, text=upper)),
        replace(cell, row=at + 1, cell=replace(cell.cell, text=lower)),
    ]


def _source_of(lines: list[SetLine], text: str) -> int:
    """How many characters of ``text`` the lines hold, with the newlines and spaces that breaking left out."""
    at = 0
    for line in lines:
        for character in line.text:
            while at < len(text) and text[at] != character:
                at += 1
            at += 1
    return at


def _heights(setting: _Setting, cells: list[GridCell], rows: int) -> list[MilliPoints]:
    look = setting.look
    heights = [max(look.min_row, look.leading + 2 * look.padding)] * rows
    for cell in sorted(cells, key=lambda cell: cell.rows):
        header = cell.row < setting.header_rows
        needed = len(_cell_lines(setting, cell, header=header)) * look.leading + 2 * look.padding
        have = sum(heights[cell.row : cell.row + cell.rows])
        if needed > have:
            heights[cell.row + cell.rows - 1] += needed - have
    return heights


def _bands(cells: list[GridCell], rows: int, header_rows: int) -> list[tuple[int, int]]:
    """Runs of rows tied by merged cells, as (first, after the last)."""
    tied = [False] * (rows + 1)
    for cell in cells:
        for row in range(cell.row + 1, cell.row + cell.rows):
            tied[row] = row != header_rows
    starts = [row for row in range(rows) if not tied[row]]
    return list(zip(starts, [*starts[1:], rows], strict=True))


def _cut(cells: list[GridCell], row: int) -> list[GridCell]:
    """The cells of one row of a band that is too tall for a page; labels that began above it are repeated."""
    return [
        replace(cell, row=row, rows=1, continued=cell.row < row)
        for cell in cells
        if cell.row <= row < cell.row + cell.rows
    ]


def _band(
    setting: _Setting, cells: list[GridCell], span: tuple[int, int], heights: list[MilliPoints]
) -> tuple[Row, ...]:
    """One unbreakable strip of the table with its rules."""
    first, last = span
    header = first < setting.header_rows
    tops = [sum(heights[first:row]) for row in range(first, last + 1)]
    lines: list[PlacedLine] = []
    style, measure = setting.rules.style, setting.rules.measure
    frame = style.length("table.rules.frame")
    below = style.length("table.rules.header" if header else "table.rules.inner")
    strokes = [RowRule(0, 0, 0, tops[-1], frame), RowRule(measure, 0, measure, tops[-1], frame)]
    if first == 0 and (header or not setting.header_rows):
        strokes.append(RowRule(0, 0, measure, 0, frame))
    placed: list[RowCell] = []
    for cell in (cell for cell in cells if first <= cell.row < last):
        x0, x1 = sum(setting.widths[: cell.column]), sum(setting.widths[: cell.column + cell.columns])
        y0, y1 = tops[cell.row - first], tops[min(cell.row + cell.rows, last) - first]
        ends = last == len(heights) and cell.row + cell.rows >= last
        strokes.append(RowRule(x0, y1, x1, y1, frame if ends else below))
        if x1 < measure:
            strokes.append(RowRule(x1, y0, x1, y1, style.length("table.rules.inner")))
        content = _cell_content(setting, cell, (x0, y0, x1, y1), header=header)
        placed.append(RowCell(cell.row, cell.column, cell.rows, cell.columns, len(content), header))
        lines += content
    return (Row(tops[-1], tuple(lines), tuple(strokes), setting.path, tuple(placed)),)


def _cell_content(
    setting: _Setting, cell: GridCell, box: tuple[MilliPoints, MilliPoints, MilliPoints, MilliPoints], *, header: bool
) -> list[PlacedLine]:
    x0, y0, x1, y1 = box
    look, text = setting.look, cell.cell.text
    lines = _cell_lines(setting, cell, header=header)
    inside = x1 - x0 - 2 * look.aside
    centre = header or cell.rows > 1 or text == "合计" or text.replace(".", "").replace("%", "").isdigit()
    top = y0 + (y1 - y0 - len(lines) * look.leading) // 2
    placed = []
    for order, line in enumerate(lines):
        shift = (inside - line.width) // 2 if centre else 0
        baseline = top + order * look.leading + setting.rules.baseline(look.leading, look.size)
        placed.append(PlacedLine(line, x0 + look.aside + shift, baseline))
    return placed
