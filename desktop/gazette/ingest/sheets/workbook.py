"""The door to workbooks (.xlsx, .xlsm, .xltx)."""

import datetime
import warnings
import zipfile
import zlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel
from openpyxl.utils.exceptions import InvalidFileException

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript
from gazette.ingest.packages import checked_package
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.sheets.cell_reader import CellReader, CellSheet
from gazette.ingest.sheets.cells import CHINESE_FORMATS, cell_text, column_letters, made_sheet
from gazette.ingest.sheets.drawings import Drawn
from gazette.ingest.sheets.finishing import finished
from gazette.ingest.sheets.left_out import Hidden, SheetPart, tell_hidden, tell_part
from gazette.ingest.sheets.parts import CELL_PICTURE, WorkbookParts
from gazette.ingest.sheets.sheet import Sheet

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
                book = CellReader(source)
            manuscript, sheets = _sheets(book, parts)
        except _DAMAGED as error:
            raise IngestError("ingest.package_damaged", file=file) from error
    return finished(manuscript, sheets, wishes, file)


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


def _sheets(book: CellReader, parts: dict[str, SheetPart]) -> tuple[Manuscript, list[Sheet]]:
    manuscript, sheets = Manuscript(), []
    since_1904 = book.epoch == CALENDAR_MAC_1904
    for cells in book.sheets:
        part = parts.get(cells.title, SheetPart())
        manuscript.visible += part.texts
        sheet, hidden = _sheet(cells, part, since_1904=since_1904)
        manuscript.pictures += (one.file for one in part.placed if one.file is not None)
        tell_part(manuscript, cells.title, part)
        tell_hidden(manuscript, cells.title, hidden)
        sheets += [sheet] if sheet else []
    for chart in book.charts:
        tell_part(manuscript, chart, SheetPart(charts=[chart]))
    return manuscript, sheets


def _sheet(cells: CellSheet, part: SheetPart, *, since_1904: bool) -> tuple[Sheet | None, Hidden]:
    """The sheet as it is seen, None where it is hidden, and what of it is not seen."""
    hidden = Hidden()
    hidden.comments += [
        f"{column_letters(column)}{row}：{text.strip()}" for row, column, text in cells.comments if text.strip()
    ]
    texts = {place: _text(*cell, since_1904=since_1904) for place, cell in cells.cells.items()}
    if not cells.visible:
        hidden.sheet += [text for text in texts.values() if text]
        return None, hidden
    rows_away, columns_away = cells.hidden_rows(), cells.hidden_columns()

    def row_hides(row: int) -> bool:
        return cells.hides_row(row, rows_away)

    def column_hides(column: int) -> bool:
        return any(first <= column <= last for first, last in columns_away)

    _place_pictures(part, row_hides, column_hides)
    pictures = [(one.row, block) for one in part.placed if (block := one.block) is not None]
    sheet, new_row, new_column = made_sheet(cells.title, texts, cells.merged, _headers(cells), part.boxes, pictures)
    rows = {new for row, new in new_row.items() if row_hides(row)}
    columns = {new for column, new in new_column.items() if column_hides(column)}
    seen = sheet.without(rows, columns)
    hidden.note(sheet, seen, rows, columns)
    return seen, hidden


def _place_pictures(part: SheetPart, row_hides: Callable[[int], bool], column_hides: Callable[[int], bool]) -> None:
    """Part the pictures that are seen and can be placed, in reading order, from those that are to be told."""
    told: list[Drawn] = []
    for one in sorted(part.pictures, key=lambda one: (one.row, one.column)):
        seen = one.file is not None and not one.hidden and not row_hides(one.row) and not column_hides(one.column)
        (part.placed if seen else told).append(one)
    part.pictures = told


def _text(value: Any, kind: str, code: str, *, since_1904: bool) -> str:
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
        value = float(to_excel(value, epoch))  # type: ignore[no-untyped-call]
    if isinstance(value, str) and CELL_PICTURE.match(value):
        return ""
    if isinstance(value, bool | str | int | float | Decimal):
        return cell_text(value, "General" if kind == "e" else code, since_1904=since_1904)
    return str(value)


def _headers(cells: CellSheet) -> list[int]:
    """The rows that repeat on each page, and those that head a filter or a table of the sheet."""
    rows: list[int] = []
    if cells.print_rows:
        first, _, last = cells.print_rows.replace("$", "").partition(":")
        rows += range(int(first), int(last or first) + 1)
    heads = [cells.filtered] if cells.filtered else []
    rows += [range_boundaries(area)[1] or 0 for area in (*heads, *cells.tables)]
    return rows
