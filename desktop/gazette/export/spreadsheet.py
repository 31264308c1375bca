"""The contents of an issue → a workbook, a sheet in each language; what is text stays text, whatever it begins with."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gazette.contents import contents_list
from gazette.export.csv_table import FORMULA_SIGNS
from gazette.export.issue_order import Language, issue_title
from gazette.export.office_package import same_every_time
from gazette.export.xml_characters import shown
from gazette.model import Entry, Issue

Value = str | int | date | None
_SHEETS: dict[Language, str] = {"zh": "目录", "en": "Contents"}
_HEADERS: dict[Language, tuple[str, ...]] = {
    "zh": (
        "序号",
        "栏目",
        "标题",
        "发文字号",
        "成文日期",
        "发文机关",
        "页码",
        "索引号",
        "主题分类",
        "有效性",
        "发布日期",
    ),
    "en": ("No.", "Section", "Title", "Number", "Date", "Chinese title", "Page"),
}
_WIDTHS: dict[Language, tuple[int, ...]] = {
    "zh": (6, 22, 64, 24, 13, 30, 7, 20, 14, 10, 13),
    "en": (6, 34, 72, 24, 13, 60, 7),
}
_LINE = Border(*(Side("thin", color="999999"),) * 4)
_HEADER_FILL = PatternFill("solid", fgColor="F1EDE6")
_FACES: dict[Language, str] = {"zh": "宋体", "en": "Times New Roman"}
_LONGEST = 32767
"""Most characters of a cell that Excel opens."""


def contents_to_xlsx(issue: Issue, pages: Sequence[int | None], made: datetime) -> bytes:
    """The workbook; ``pages`` are the first ones of the entries, ``made`` is what the file says of its making."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for language, name in _SHEETS.items():
        sheet: Worksheet = book.create_sheet(name)
        _fill(sheet, issue, pages, language)
    return book_to_xlsx(book, issue, made)


def book_to_xlsx(book: Workbook, issue: Issue, made: datetime) -> bytes:
    """A workbook of an issue as a file, the same bytes for the same content."""
    return saved_book(book, made, title=issue_title(issue), creator=issue.editor.zh or "")


def saved_book(book: Workbook, made: datetime, *, title: str, creator: str = "") -> bytes:
    """A workbook as a file, the same bytes for the same content."""
    book.properties.creator = shown(creator)
    book.properties.title = shown(title)
    book.properties.created = made.astimezone(UTC).replace(tzinfo=None)
    held = BytesIO()
    book.save(held)
    return same_every_time(held.getvalue(), made)


def _fill(sheet: Worksheet, issue: Issue, pages: Sequence[int | None], language: Language) -> None:
    rows = (_HEADERS[language], *_rows(issue, pages, language))
    fill_sheet(sheet, rows, _WIDTHS[language], _FACES[language])


def fill_sheet(sheet: Worksheet, rows: Sequence[Sequence[Value]], widths: Sequence[int], face: str) -> None:
    """Write a table with a head of one row, to be read on the screen and printed on A4."""
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            _put(cell, value)
            cell.border = _LINE
            cell.font = Font(name=face, size=11, bold=row == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal=_side(value, header=row == 1))
            if row == 1:
                cell.fill = _HEADER_FILL
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _rows(issue: Issue, pages: Sequence[int | None], language: Language) -> list[tuple[Value, ...]]:
    entries = iter(issue.entries)
    rows: list[tuple[Value, ...]] = []
    for section in contents_list(issue, pages, language).sections:
        for item in section.items:
            entry = next(entries)
            title = "" if item.missing else item.title
            opening: tuple[Value, ...] = (len(rows) + 1, section.name, title, item.number, day_of(entry.date))
            rows.append((*opening, *_behind(entry, item.page, language)))
    return rows


def _behind(entry: Entry, page: int | None, language: Language) -> tuple[Value, ...]:
    if language == "en":
        return entry.title_zh, page
    facts = (entry.index_number, entry.subject, entry.validity, day_of(entry.published))
    return "、".join(entry.issuers), page, *facts


def day_of(iso: str | None) -> Value:
    """A day as Excel has days; what is none as it stands."""
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso
    return day if day.year > 1900 else iso


def _put(cell: Cell | MergedCell, value: Value) -> None:
    """Text is text also where it begins as a formula does; Excel keeps it so when somebody edits it."""
    if isinstance(value, str):
        text = shown(value).replace("\r", "\n")
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        cell.value = text
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = text.startswith(FORMULA_SIGNS)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"


def _side(value: Value, *, header: bool) -> str:
    return "center" if header or not isinstance(value, str) else "left"
