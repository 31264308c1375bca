"""What a cell of a workbook holds and how it is formatted → the text that it shows."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from gazette.ingest.sheets.number_formats import shown
from gazette.ingest.sheets.sheet import Area, Sheet
from gazette.model import Picture

# what the numbers of formats mean that a file does not spell out, where Chinese is the language of the system
CHINESE_FORMATS: Mapping[int, str] = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_SYSTEM_DATE = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
_SYSTEM = re.compile(r"\[\$-(?:x-sys(?:date|time)|F[48]00)\]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACE = " \t\u3000\xa0\n"


def cell_text(value: str | float | Decimal, code: str | None, *, since_1904: bool) -> str:
    """The text that a cell shows, without spaces round it."""
    if isinstance(value, str):
        value = unescaped(value)
    plain = isinstance(value, str) and (code or "General") in {"General", "@"}  # most cells, and quicker so
    text = str(value) if plain else _shown(value, code or "General", since_1904)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(_SPACE)


# each cell is asked for twice: for the table and for the account
@lru_cache(maxsize=2**16, typed=True)
def _shown(value: str | float | Decimal, code: str, since_1904: bool) -> str:
    return shown(value, _known(code), since_1904=since_1904)


def _known(code: str) -> str:
    """A format that is the system's own, as a Chinese system has it."""
    found = _SYSTEM.match(code)
    if not found:
        return code
    return _SYSTEM_DATE["F400" if "400" in found[0] or "time" in found[0].lower() else "F800"]


def unescaped(text: str) -> str:
    """A text with the characters that its file spells out (_x000D_)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(
        lambda found: "" if int(found[1], 16) < 9 or found[1].upper() == "000D" else chr(int(found[1], 16)), text
    )


def column_letters(column: int) -> str:
    """The name of a column, counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def made_sheet(
    name: str,
    texts: Mapping[tuple[int, int], str],
    merged: Sequence[Area],
    headers: Sequence[int],
    notes: Sequence[str] = (),
    pictures: Sequence[tuple[int, Picture]] = (),
) -> tuple[Sheet, dict[int, int], dict[int, int]]:
    """The sheet of the texts at rows and columns, empty stretches made short; new row and column by old one."""
    filled = {place: text for place, text in texts.items() if text}
    rows = _kept_rows(sorted({row for row, _ in filled}), merged)
    columns = sorted({column for _, column in filled})
    new_row = {old: new for new, old in enumerate(rows) if old >= 0}
    new_column = {old: new for new, old in enumerate(columns)}
    grid = [[""] * len(columns) for _ in rows]
    for (row, column), text in filled.items():
        grid[new_row[row]][new_column[column]] = text
    areas = [area for one in merged if (area := _area(one, new_row, new_column))]
    wide = {row for row in headers if row in new_row and sum(map(bool, grid[new_row[row]])) > 1}
    sheet = Sheet(
        name=name,
        rows=tuple(map(tuple, grid)),
        merged=tuple(areas),
        header=frozenset(new_row[row] for row in wide),
        notes=tuple(notes),
        pictures=tuple((_row_of(at, new_row), picture) for at, picture in pictures),
        numbers=tuple(max(row, 0) for row in rows),
    )
    return sheet, new_row, new_column


def _row_of(old: int, new_row: Mapping[int, int]) -> int:
    """The row that is kept and stands where an old one did, or next above."""
    filled = list(new_row)
    at = bisect_right(filled, old)
    return new_row[filled[at - 1]] if at else -1


def _kept_rows(filled: Sequence[int], merged: Sequence[Area]) -> list[int]:
    """The rows that hold text, and a -1 for each stretch of blank ones between them."""
    rows: list[int] = []
    reach: dict[int, int] = {}
    for top, _left, bottom, _right in merged:
        reach[top] = max(reach.get(top, top), bottom)
    deepest = -1
    for row in filled:
        if rows and row > rows[-1] + 1 and deepest < row - 1:
            rows.append(-1)
        rows.append(row)
        deepest = max(deepest, reach.get(row, row))
    return rows


def _area(area: Area, new_row: Mapping[int, int], new_column: Mapping[int, int]) -> Area | None:
    top, left, bottom, right = area
    downs = [new for old, new in new_row.items() if top <= old <= bottom]
    across = [new for old, new in new_column.items() if left <= old <= right]
    if not downs or not across or (len(downs) == 1 and len(across) == 1):
        return None
    return downs[0], across[0], downs[-1], across[-1]
