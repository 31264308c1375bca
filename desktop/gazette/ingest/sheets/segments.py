"""The rows of a sheet → titles, tables and notes, one under the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.ingest.sheets.roles import proposed_roles
from gazette.ingest.sheets.sheet import Area, Sheet
from gazette.ingest.structure.tables import has_header

_NOTE = re.compile(r"(?:注|备注|说明|附注)\s*[：:]")
# 单位：万元, 填报单位：市教育局
_STATED = re.compile(r".{1,8}[：:]\s*\S")
_FEWEST_HEADED = 2
_DEEPEST_HEADER = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet that is text above, below or between tables; ``at`` is its place among the rows."""

    text: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a sheet that are a table, its header first; ``at`` is where it begins."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...]
    header_rows: int
    at: int = 0


Segment = Line | TableRows


def segments_of(sheet: Sheet) -> list[Segment]:
    """What the rows of a sheet are, in order; an empty line parts what a blank row parts."""
    segments: list[Segment] = []
    for start, end in _runs(sheet):
        if segments:
            segments.append(Line("", start))
        segments += _run(sheet, start, end)
    return segments


def _runs(sheet: Sheet) -> list[tuple[int, int]]:
    """Runs of rows that blank rows part; one that goes on with the table above belongs to it."""
    runs: list[tuple[int, int]] = []
    at, rows = 0, sheet.rows
    while at < len(rows):
        if not any(rows[at]):
            at += 1
            continue
        end = at
        while end < len(rows) and any(rows[end]):
            end += 1
        if runs and _goes_on(sheet, runs[-1], at, end):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((at, end))
        at = end
    return runs


def _goes_on(sheet: Sheet, above: tuple[int, int], start: int, end: int) -> bool:
    """Whether rows behind a blank row are more of the table above: filled rows without a header or title."""
    first, last = _filled(sheet.rows[start]), _filled(sheet.rows[above[1] - 1])
    if len(first) < _FEWEST_HEADED or len(last) < _FEWEST_HEADED:
        return False
    return not has_header(sheet.rows[start:end]) and start not in sheet.header


def _filled(row: Sequence[str]) -> list[int]:
    return [column for column, text in enumerate(row) if text]


def _run(sheet: Sheet, start: int, end: int) -> list[Segment]:
    """Lines above a table, the table, lines below it."""
    rows = sheet.rows
    top = next((at for at in range(start, end) if _begins_table(sheet, at, end)), end)
    bottom = end
    while bottom > top and _is_line(sheet, bottom - 1):
        bottom -= 1
    above = [Line(_joined(rows[at]), at) for at in range(start, top)]
    below = [Line(_joined(rows[at]), at) for at in range(bottom, end)]
    if bottom == top:
        return [*above, *below]
    taken = tuple(tuple(text for text in row) for row in rows[top:bottom] if any(row))
    kept = [at for at in range(top, bottom) if any(rows[at])]
    merged = _inside(sheet.merged, kept)
    return [*above, TableRows(taken, merged, _header_rows(sheet, kept, merged, taken), top), *below]


def _begins_table(sheet: Sheet, at: int, end: int) -> bool:
    """Whether a table begins here: not with a line over all columns, nor with what is written above it (单位：万元)."""
    if at in sheet.header:
        return True
    filled = _filled(sheet.rows[at])
    if len(filled) < _FEWEST_HEADED:
        return len(sheet.rows[at]) == 1 and proposed_roles(sheet.rows[at]) == ("name",)
    below = _filled(sheet.rows[at + 1]) if at + 1 < end else []
    return not (len(below) > len(filled) and _STATED.match(sheet.rows[at][filled[0]]))


def _is_line(sheet: Sheet, at: int) -> bool:
    """Whether a row is text over the whole sheet or a note, and no row of a table."""
    row = sheet.rows[at]
    filled = _filled(row)
    if len(filled) != 1 or at in sheet.header:
        return not filled
    column = filled[0]
    wide = any(
        top <= at <= bottom and left <= column <= right and right > left for top, left, bottom, right in sheet.merged
    )
    return (len(row) > 1 and (wide or column == 0)) or bool(_NOTE.match(row[column]))


def _joined(row: Sequence[str]) -> str:
    return "　".join(text for text in row if text)


def _inside(merged: Sequence[Area], rows: Sequence[int]) -> tuple[Area, ...]:
    """The merged cells of these rows, counted from the first of them."""
    place = {old: new for new, old in enumerate(rows)}
    areas: list[Area] = []
    for top, left, bottom, right in merged:
        downs = [place[at] for at in range(top, bottom + 1) if at in place]
        if downs and top in place:
            areas.append((downs[0], left, downs[-1], right))
    return tuple(areas)


def _header_rows(sheet: Sheet, rows: Sequence[int], merged: Sequence[Area], texts: Sequence[tuple[str, ...]]) -> int:
    """How many rows are header: those that the file says, else as many as the merged cells of the first reach down."""
    said = 0
    while said < len(rows) and rows[said] in sheet.header:
        said += 1
    if 0 < said < len(rows):
        return said
    depth = 1
    for top, left, bottom, right in merged:
        if top == 0:
            depth = max(depth, bottom + 1, 2 if right > left and right - left + 1 < len(texts[0]) else 1)
    if depth >= len(rows) or depth > _DEEPEST_HEADER:
        return 0
    filled = tuple(text for text in texts[0] if text)
    headed = has_header((filled, filled)) and bool(texts[0][0]) and (depth > 1 or has_header(texts))
    return depth if headed or (len(texts[0]) == 1 and len(texts) > 1 and len(texts[0][0]) <= 4) else 0
