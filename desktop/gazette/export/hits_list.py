"""What a search found as a table: for programs that read tables, and as a workbook."""

from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gazette.export.csv_table import table_to_csv
from gazette.export.spreadsheet import Value, day_of, fill_sheet, saved_book

COLUMNS = ("题名", "文号", "日期", "期", "页", "栏目", "条", "摘录")
_WIDTHS = (60, 24, 13, 8, 7, 22, 7, 60)
_DAY = COLUMNS.index("日期")
HitCells = tuple[str | int | None, ...]


def hits_to_csv(rows: Sequence[HitCells]) -> bytes:
    """The table for any program that reads tables."""
    return table_to_csv([COLUMNS, *rows])


def hits_to_xlsx(rows: Sequence[HitCells], query: str, made: datetime) -> bytes:
    """The workbook; ``made`` is what the file says of its making."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet: Worksheet = book.create_sheet("检索结果")
    values: list[tuple[Value, ...]] = [
        tuple(day_of(str(cell)) if at == _DAY and cell else cell for at, cell in enumerate(row)) for row in rows
    ]
    fill_sheet(sheet, [COLUMNS, *values], _WIDTHS, "宋体")
    return saved_book(book, made, title=query)
