"""The door to old workbooks (.xls, BIFF 2 to 8), read with xlrd.

calamine reads them too, but gives no number formats, so not what a cell shows; LibreOffice is not everywhere. xlrd 2
reads this format alone, runs nothing and needs nothing else.
"""

import io
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import olefile
import xlrd
from xlrd import XL_CELL_BLANK, XL_CELL_BOOLEAN, XL_CELL_EMPTY, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT
from xlrd.compdoc import CompDocError

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.sheets.cells import CHINESE_FORMATS, cell_text, column_letters, made_sheet
from gazette.ingest.sheets.finishing import finished
from gazette.ingest.sheets.left_out import Hidden, SheetPart, tell_hidden, tell_part
from gazette.ingest.sheets.number_formats import LONGEST_EXACT
from gazette.ingest.sheets.sheet import Sheet

_DAMAGED = (
    xlrd.XLRDError,
    CompDocError,
    struct.error,
    AssertionError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the library raises where a file is damaged."""
_SAME_IN_CHINA = "General"
_OBJECT, _CHART, _PICTURE = 0x005D, 0x05, 0x08


def read_old_workbook(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What an old workbook holds; IngestError where it is damaged or behind a password."""
    try:
        book = xlrd.open_workbook(
            file_contents=source, formatting_info=True, ragged_rows=True, logfile=io.StringIO(), on_demand=False
        )
        manuscript, sheets = Manuscript(), []
        for worksheet in book.sheets():
            part = SheetPart()
            sheet, hidden = _sheet(book, worksheet, part)
            manuscript.visible += part.texts
            tell_part(manuscript, worksheet.name, part)
            tell_hidden(manuscript, worksheet.name, hidden)
            sheets += [sheet] if sheet else []
        objects = Counter(_objects(source))
    except _DAMAGED as error:
        protected = isinstance(error, xlrd.XLRDError) and "encrypted" in str(error).lower()
        raise IngestError("ingest.protected" if protected else "ingest.package_damaged", file=file) from error
    if objects[_PICTURE]:
        manuscript.unread("ingest.unread.sheet_pictures")
    if objects[_CHART]:
        manuscript.unread("ingest.unread.sheet_charts")
    return finished(manuscript, sheets, wishes, file)


def _sheet(book: Any, worksheet: Any, part: SheetPart) -> tuple[Sheet | None, Hidden]:
    """The sheet as it is seen, None where it is hidden, and what of it is not seen."""
    hidden = Hidden()
    texts: dict[tuple[int, int], str] = {}
    for row in range(worksheet.nrows):
        for column, cell in enumerate(worksheet.row(row)):
            if cell.ctype not in {XL_CELL_EMPTY, XL_CELL_BLANK}:
                texts[row, column] = _text(book, cell, f"{column_letters(column + 1)}{row + 1}", part)
    merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in worksheet.merged_cells]
    for top, left, bottom, right in merged:
        for place in [each for each in texts if top <= each[0] <= bottom and left <= each[1] <= right]:
            if place != (top, left):
                del texts[place]
    part.texts += texts.values()
    hidden.comments += [
        f"{column_letters(column + 1)}{row + 1}：{note.text.strip()}"
        for (row, column), note in worksheet.cell_note_map.items()
        if note.text.strip()
    ]
    if worksheet.visibility:
        hidden.sheet += [text for text in texts.values() if text]
        return None, hidden
    sheet, new_row, new_column = made_sheet(worksheet.name, texts, merged, ())
    old_row = {new: old for old, new in new_row.items()}
    sheet = replace(sheet, numbers=tuple(old_row.get(at, -1) + 1 for at in range(len(sheet.rows))))
    rows = {new for old, new in new_row.items() if old in worksheet.rowinfo_map and worksheet.rowinfo_map[old].hidden}
    columns = {
        new for old, new in new_column.items() if old in worksheet.colinfo_map and worksheet.colinfo_map[old].hidden
    }
    seen = sheet.without(rows, columns)
    hidden.note(sheet, seen, rows, columns)
    return seen, hidden


def _text(book: Any, cell: Any, place: str, part: SheetPart) -> str:
    value, since_1904 = cell.value, bool(book.datemode)
    if cell.ctype == XL_CELL_ERROR:
        text = str(xlrd.error_text_from_code.get(value, "#N/A"))
        part.errors.append(f"{place} {text}")
        return text
    if cell.ctype == XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if cell.ctype != XL_CELL_TEXT and cell.ctype == XL_CELL_NUMBER and abs(value) >= 10**LONGEST_EXACT:
        part.long_numbers.append(f"{place} {cell_text(value, None, since_1904=False)}")
    return cell_text(value, _code(book, cell), since_1904=since_1904)


def _code(book: Any, cell: Any) -> str:
    """The format of a cell, as a Chinese system has it where the file leaves it to the system."""
    key = book.xf_list[cell.xf_index].format_key
    code = str(book.format_map[key].format_str) if key in book.format_map else _SAME_IN_CHINA
    own = code not in {_SAME_IN_CHINA, "m/d/yy", "m/d/yy h:mm", "mm-dd-yy"}
    return code if own else CHINESE_FORMATS.get(key, code)


def _objects(source: bytes) -> Iterator[int]:
    """The kind of each thing that lies over a sheet (MS-XLS 2.4.181, 2.5.143), for xlrd passes over them."""
    if not source.startswith(olefile.MAGIC):
        return
    with olefile.OleFileIO(io.BytesIO(source)) as compound:
        name = next((each for each in ("Workbook", "Book") if compound.exists(each)), None)
        stream = compound.openstream(name).read() if name else b""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _OBJECT and length >= 6 and at + 10 <= len(stream):
            yield struct.unpack_from("<H", stream, at + 8)[0]
        at += 4 + length
