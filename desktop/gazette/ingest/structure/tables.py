"""Runs of tab-separated lines → tables: page pieces put together, header found, merged cells given back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gazette.ingest.structure.lines import CELL_BREAK, Line
from gazette.ingest.structure.merged_cells import align_rows, span_rows
from gazette.model import Finding, Table
from gazette.reading.characters import close_up, squash
from gazette.reading.numbering import opening_number

Row = tuple[str, ...]
_LONGEST_HEADER_CELL = 16
_LONGEST_BAND = 60
_FEWEST_ROWS = 2
_HEADER_CELL = re.compile(
    r"(?:序号|编号|项目|名称|类别|类型|指标|单位|地区|区县|县区|年份|年度|月份|姓名|事项|内容|科目)$"
)
_OPENING = re.compile(r"(\d{1,3}[.．])\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TableRun:
    """The lines of one table: ``rows`` split at tabs, ``breaks`` the rows before which a page ended."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    breaks: frozenset[int]
    repeated: tuple[Line, ...]


def table_end(lines: Sequence[Line], start: int) -> int:
    """The index behind the table that begins at ``start``, pieces on following pages included."""
    header = squash(lines[start].text)
    above, told = _Above(), start + 1
    at = start + 1
    while at < len(lines) and lines[start].block is None:
        line = lines[at]
        if line.block is not None:
            break
        if not line.is_row:
            behind = _behind_bands(lines, at)
            if behind is None:
                break
            at = behind
            continue
        if line.gap and squash(line.text) != header and not _goes_on(lines[start:at], line):
            break
        if not line.gap:
            above.add(split_row(each) for each in lines[told:at] if each.is_row)
            told = at
            if _heads_anew(lines, start, at, above):
                break
        at += 1
    return at


class _Above:
    """What is asked of the rows above one, told row by row: a table may have thousands."""

    def __init__(self) -> None:
        self.count = 0
        self.cells: set[str] = set()
        self.lengths: set[int] = set()
        self.has_figures = False

    def add(self, rows: Iterable[Row]) -> None:
        """Further rows, in any order."""
        for row in rows:
            self.count += 1
            self.cells.update(row)
            self.lengths.add(len(row))
            self.has_figures = self.has_figures or any(map(is_figure, row))


def _heads_anew(lines: Sequence[Line], start: int, at: int, above: _Above) -> bool:
    """Whether a row that touches a table is the header of another: it names columns that are not those above.

    It has more cells than the table, or other ones and a first cell as headers have it (序号, 项目), or that of the
    header above; what it names, the rows round it give as figures.
    """
    row, header = split_row(lines[at]), split_row(lines[start])
    if above.count < _FEWEST_ROWS or at + 1 >= len(lines) or not lines[at + 1].is_row:
        return False
    below = split_row(lines[at + 1])
    filled = all(row) and row != header and _is_header((row, row), len(row)) and _is_header((header, header), 1)
    if not filled or not above.cells.isdisjoint(row):
        return False
    if len(row) != len(header):
        same = above.lengths == {len(header)} and len(below) == len(row)
        return same and (len(row) > len(header) or bool(_HEADER_CELL.search(row[0])))
    if row[0] != header[0] and not _HEADER_CELL.search(row[0]):
        return False
    return above.has_figures and any(map(is_figure, below))


def read_run(lines: Sequence[Line]) -> TableRun:
    """The rows of a table's lines; headers repeated at the top of a page are kept apart."""
    header = squash(lines[0].text)
    rows: list[Row] = []
    breaks: set[int] = set()
    repeated: list[Line] = []
    for at, line in enumerate(lines):
        if at and line.gap:
            breaks.add(len(rows))
        again = at and line.is_row and squash(line.text) == header
        if again and (line.gap or _heads(lines)):
            breaks.add(len(rows))
            repeated.append(line)
            continue
        rows.append(split_row(line))
    return TableRun(tuple(lines), tuple(rows), frozenset(breaks), tuple(repeated))


def _heads(lines: Sequence[Line]) -> bool:
    """Whether the first line of a table is surely a header: filled cells without figures."""
    cells = split_row(lines[0])
    return len(cells) > 1 and all(cells) and _is_header((cells, cells), len(cells))


def plain_rows(table: Table) -> tuple[Row, ...]:
    """The rows of a table without merged cells as those of lines are; none where cells are merged."""
    if any(cell.rowspan > 1 or cell.colspan > 1 for row in table.rows for cell in row):
        return ()
    return tuple(tuple(cell.text for cell in row) for row in table.rows)


def split_row(line: Line) -> Row:
    """The cells of a row, stray and filling spaces taken out; the space behind an opening ``1.`` stays."""
    return tuple(_cell(text) for text in line.text.split("\t"))


def _cell(text: str) -> str:
    return close_cell(text.split(CELL_BREAK))


def close_cell(paragraphs: Iterable[str]) -> str:
    """The text of a cell that holds these paragraphs, stray and filling spaces taken out."""
    return "\n".join(_cell_paragraph(part) for part in paragraphs if part.strip())


def _cell_paragraph(text: str) -> str:
    opening = _OPENING.match(text.strip())
    return f"{opening[1]} {close_up(opening[2])}" if opening else close_up(text)


def make_table(run: TableRun) -> tuple[Table, tuple[Finding, ...]]:
    """The table of a run, and a finding where header rows that the print repeats were left out."""
    columns = max(map(len, run.rows))
    header_rows = 1 if run.repeated or _is_header(run.rows, columns) else 0
    bands = frozenset(at for at, row in enumerate(run.rows) if len(row) == 1 and columns > 1)
    aligned = align_rows(run.rows, columns, header_rows, bands)
    rows = span_rows(aligned, header_rows, run.breaks, bands)
    findings: tuple[Finding, ...] = ()
    if run.repeated:
        first = run.repeated[0]
        findings = (
            Finding(
                rule="ingest.header_repeated",
                level="hint",
                text=first.text,
                values=(("count", str(len(run.repeated))),),
                line=first.number,
                column=first.column,
            ),
        )
    return Table(rows=rows, header_rows=header_rows), findings


def has_header(rows: Sequence[Row]) -> bool:
    """Whether the first of several rows names what stands in the columns under it."""
    return _is_header(rows, max(map(len, rows)))


def headed(table: Table) -> Table:
    """A table whose source does not say which rows are its header, with what its first rows look like."""
    if not table.rows or table.header_rows:
        return table
    first = table.rows[0]
    rows = tuple(tuple(cell.text for cell in row) for row in table.rows)
    deep = max(cell.rowspan for cell in first)
    columns = sum(cell.colspan for cell in first)
    if not _is_header(rows, columns if deep == 1 and len(first) == columns else len(first)) or deep >= len(rows):
        return table
    return replace(table, header_rows=deep)


def _is_header(rows: Sequence[Row], columns: int) -> bool:
    if len(rows) < 2:
        return False
    first = [cell for cell in rows[0] if cell]
    return (
        len(first) * 2 > columns
        and len(rows[0]) > 1
        and bool(rows[0][0])
        and all(
            len(cell) <= _LONGEST_HEADER_CELL and not is_figure(cell) and not opening_number(cell) for cell in first
        )
        and not any(mark in cell for cell in first for mark in "。；")
    )


def is_figure(text: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return bool(text) and text.strip("%％‰+-—").replace(".", "", 1).replace(",", "").isdigit()


def _behind_bands(lines: Sequence[Line], at: int) -> int | None:
    """Behind a few lines without tabs that stand inside a table, without blank lines, as bands over all columns."""
    end = at
    while end < len(lines) and not lines[end].is_row:
        if lines[end].gap or end - at >= 3 or len(lines[end].text) > _LONGEST_BAND or lines[end].text[-1] in "。；":
            return None
        end += 1
    return end if end < len(lines) and not lines[end].gap else None


def _goes_on(above: Sequence[Line], line: Line) -> bool:
    """Whether a row behind a blank line belongs to the table above: it counts on, or its first cell is empty."""
    last, first = [row for row in above if row.is_row][-1].text.split("\t"), line.text.split("\t")
    if len(first) != len(last):
        return False
    if not first[0].strip():
        return True
    if len(above) == 1 and first[0].strip() == "1":
        return True  # a page ended right under the header
    return first[0].strip().isdigit() and last[0].strip().isdigit() and int(first[0]) == int(last[0]) + 1
