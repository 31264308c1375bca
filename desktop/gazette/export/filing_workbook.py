"""归档目录 as a workbook."""

from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gazette.export.filing_list import COLUMNS, FilingRow
from gazette.export.spreadsheet import book_to_xlsx, day_of, fill_sheet
from gazette.model import Issue

_WIDTHS = (6, 26, 24, 60, 13, 9, 10, 22, 11, 9, 18)


def filing_to_xlsx(issue: Issue, rows: Sequence[FilingRow], made: datetime) -> bytes:
    """The list as a workbook; ``made`` is what the file says of its making."""
    book = Workbook()
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    sheet.title = "归档目录"
    values = [(row.order, *row.cells[1:4], day_of(row.entry.date), *row.cells[5:]) for row in rows]
    fill_sheet(sheet, [COLUMNS, *values], _WIDTHS, "宋体")
    return book_to_xlsx(book, issue, made)
