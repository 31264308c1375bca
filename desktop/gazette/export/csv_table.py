"""Rows → CSV that a spreadsheet opens as text: no cell of it is taken for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

FORMULA_SIGNS = tuple("=+-@＝＋－＠\t\r\n")
"""What a spreadsheet takes for the beginning of a formula; in East Asia the wide forms, too."""


def table_to_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """UTF-8 with the mark by which office programs know it."""
    lines = StringIO()
    csv.writer(lines).writerows(map(_plain, row) for row in rows)
    return lines.getvalue().encode("utf-8-sig", "replace")


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
