"""The door to workbooks (.xlsx, .xlsm, .xltx)."""

import datetime
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript
from gazette.ingest.packages import checked_package
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.sheets.cells import CHINESE_FORMATS, cell_text, column_letters, made_sheet
from gazette.ingest.sheets.contents import fill
from gazette.ingest.sheets.finishing import finished
from gazette.ingest.sheets.left_out import Hidden, SheetPart, tell_hidden, tell_part
from gazette.ingest.sheets.parts import CELL_PICTURE, WorkbookParts
from gazette.ingest.sheets.sheet import Area, Sheet

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_OPENING = 4096
_DAMAGED = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    EOFError,
    OSError,
    SyntaxError,
    RecursionError,
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
)
"""What libraries raise where a workbook is damaged."""
# The library knows the formats of an American system.
BUILTIN_FORMATS.update(CHINESE_FORMATS)


def read_workbook(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a workbook holds; IngestError where it cannot be read."""
    with checked_package(source, file) as package:
        try:
            _refuse(package, file)
            parts = WorkbookParts(package).sheets()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what the library will not keep when it writes
                book = openpyxl.load_workbook(BytesIO(source), data_only=True, keep_links=False)
            manuscript, sheets = _sheets(book, parts)
        except _DAMAGED as error:
            raise IngestError("ingest.package_damaged", file=file) from error
    return finished(manuscript, fill(manuscript, sheets, wishes.columns, file))


def _refuse(package: zipfile.ZipFile, file: str) -> None:
    """Refuse what the library cannot read, and declarations that could reach outside."""
    if "xl/workbook.xml" not in package.namelist():
        raise IngestError("ingest.not_yet", file=file)
    for name in package.namelist():
        if name.endswith((".xml", ".rels", ".vml")):
            with package.open(name) as part:
                opening = part.read(_OPENING)
            if b"<!DOCTYPE" in opening or b"<!ENTITY" in opening:
                raise IngestError("ingest.sheet_doctype", file=file)
            if name == "xl/workbook.xml" and _STRICT in opening:
                raise IngestError("ingest.not_yet", file=file)


def _sheets(book: "openpyxl.Workbook", parts: dict[str, SheetPart]) -> tuple[Manuscript, list[Sheet]]:
    manuscript, sheets = Manuscript(), []
    since_1904 = book.epoch == CALENDAR_MAC_1904
    for worksheet in book.worksheets:
        part = parts.get(worksheet.title, SheetPart())
        manuscript.visible += part.texts
        sheet, hidden = _sheet(worksheet, part, since_1904=since_1904)
        tell_part(manuscript, worksheet.title, part)
        tell_hidden(manuscript, worksheet.title, hidden)
        sheets += [sheet] if sheet else []
    for chart in book.chartsheets:
        tell_part(manuscript, chart.title, SheetPart(charts=[chart.title]))
    return manuscript, sheets


def _sheet(worksheet: Worksheet, part: SheetPart, *, since_1904: bool) -> tuple[Sheet | None, Hidden]:
    """The sheet as it is seen, None where it is hidden, and what of it is not seen."""
    hidden = Hidden()
    texts: dict[tuple[int, int], str] = {}
    # The public ways make every cell of the rectangle, and one that stands far off makes it boundless.
    for (row, column), cell in worksheet._cells.items():  # noqa: SLF001
        if cell.comment is not None and cell.comment.text.strip():
            hidden.comments.append(f"{column_letters(column)}{row}：{cell.comment.text.strip()}")
        if cell.value is not None:
            texts[row, column] = _text(cell, since_1904=since_1904)
    if worksheet.sheet_state != "visible":
        hidden.sheet += [text for text in texts.values() if text]
        return None, hidden
    merged = [_area(each.bounds) for each in worksheet.merged_cells.ranges]
    sheet, new_row, new_column = made_sheet(worksheet.title, texts, merged, _headers(worksheet), part.boxes)
    rows = {new_row[row] for row in _hidden_rows(worksheet, new_row) if row in new_row}
    columns = {new_column[column] for column in _hidden_columns(worksheet, new_column)}
    seen = sheet.without(rows, columns)
    hidden.note(sheet, seen, rows, columns)
    return seen, hidden


def _text(cell: Any, *, since_1904: bool) -> str:
    value, code = cell.value, cell.number_format
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
        value = float(to_excel(value, epoch))  # type: ignore[no-untyped-call]
    if isinstance(value, str) and CELL_PICTURE.match(value):
        return ""
    if isinstance(value, bool | str | int | float | Decimal):
        return cell_text(value, "General" if cell.data_type == "e" else code, since_1904=since_1904)
    return str(value)


def _area(bounds: tuple[int, int, int, int]) -> Area:
    left, top, right, bottom = bounds
    return top, left, bottom, right


def _hidden_rows(worksheet: Worksheet, filled: Iterable[int]) -> list[int]:
    dimensions = worksheet.row_dimensions
    all_hidden = bool(worksheet.sheet_format.zeroHeight)
    return [
        row
        for row in filled
        if (row in dimensions and (dimensions[row].hidden or dimensions[row].height == 0))
        or (all_hidden and row not in dimensions)
    ]


def _hidden_columns(worksheet: Worksheet, filled: Iterable[int]) -> list[int]:
    areas = [
        (each.min or 0, each.max or each.min or 0)
        for each in worksheet.column_dimensions.values()
        if each.hidden or each.width == 0
    ]
    return [column for column in filled if any(first <= column <= last for first, last in areas)]


def _headers(worksheet: Worksheet) -> list[int]:
    """The rows that repeat on each page, and those that head a filter or a table of the sheet."""
    rows: list[int] = []
    if worksheet.print_title_rows:
        first, _, last = worksheet.print_title_rows.replace("$", "").partition(":")
        rows += range(int(first), int(last or first) + 1)
    heads = [worksheet.auto_filter.ref] if worksheet.auto_filter.ref else []
    heads += [table.ref for table in worksheet.tables.values() if table.headerRowCount != 0]
    rows += [range_boundaries(area)[1] or 0 for area in heads]
    return rows
