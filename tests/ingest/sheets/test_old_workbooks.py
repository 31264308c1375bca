"""Old workbooks (.xls): the same list gives the same entry; formats, merged and hidden cells as in new ones."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
import xlwt

from gazette.errors import IngestError
from gazette.ingest.formats import recognised
from gazette.model import Cell, NameList, Table
from tests.ingest.sheets.workbooks import NAMES, read, rules_of, texts_of, workbook


def old(rows: Any, change: Callable[[Any, Any], None] | None = None, *, since_1904: bool = False) -> bytes:
    """An old workbook with one sheet of these rows; a cell may be a value and its format."""
    book = xlwt.Workbook()
    book.dates_1904 = since_1904
    sheet = book.add_sheet("名单")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            value, code = cell if isinstance(cell, tuple) else (cell, "General")
            if value is not None:
                sheet.write(at, column, value, xlwt.easyxf(num_format_str=code))
    if change is not None:
        change(book, sheet)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_the_same_list_gives_the_same_entry_as_in_a_new_workbook() -> None:
    source = old(NAMES)
    assert recognised(source, "名单.xls") == recognised(source, "名单.docx") == "old_workbook"
    contents = read(source, "名单.xls")
    assert contents.entries == read(workbook(NAMES)).entries
    assert contents.account.is_whole


@pytest.mark.parametrize("since_1904", [False, True])
def test_cells_show_their_formats(since_1904: bool) -> None:
    rows = [
        ["日期", "金额", "比例", "号码"],
        [
            (datetime.date(2019, 11, 1), 'yyyy"年"m"月"d"日"'),
            (1234567.5, "#,##0.00"),
            (0.123, "0.0%"),
            (370205199001011234.0, "General"),
        ],
        [(datetime.date(2019, 11, 1), "M/D/YY"), (True, "General"), "x", None],
    ]
    contents = read(old(rows, since_1904=since_1904), "表.xls")
    assert texts_of(contents)[4:11] == [
        "2019年11月1日",
        "1,234,567.50",
        "12.3%",
        "370205199001011000",
        "2019/11/1",
        "TRUE",
        "x",
    ]
    assert "ingest.sheet_long_number" in rules_of(contents)
    assert contents.account.is_whole


def test_merged_hidden_and_several() -> None:
    def change(book: Any, sheet: Any) -> None:
        sheet.write_merge(3, 3, 0, 1, "合计三校")
        sheet.row(2).hidden = True
        other = book.add_sheet("草稿")
        other.write(0, 0, "内部")
        other.visibility = 1

    contents = read(old([["学校", "人数"], ["一中", 1], ["二中", 2]], change), "表.xls")
    table = next(block for block in contents.entries[0].blocks if isinstance(block, Table))
    assert table.rows[:2] == ((Cell(text="学校"), Cell(text="人数")), (Cell(text="一中"), Cell(text="1")))
    assert {"ingest.left_out.sheet_hidden_rows", "ingest.left_out.sheet_hidden"} <= rules_of(contents)
    assert "合计三校" in "".join(texts_of(contents))
    assert contents.account.is_whole


def test_a_damaged_one_is_refused_in_a_sentence() -> None:
    source = old(NAMES)
    with pytest.raises(IngestError) as refused:
        read(source[:4000] + bytes(600), "名单.xls")
    assert refused.value.code in {"ingest.package_damaged", "ingest.not_yet"}


def test_an_old_list_is_a_name_list() -> None:
    assert isinstance(read(old(NAMES), "名单.xls").entries[0].blocks[0], NameList)


def test_a_code_page_that_nobody_knows_is_refused_in_a_sentence() -> None:
    source = old(NAMES)
    page = b"\x42\x00\x02\x00\xb0\x04"
    assert page in source
    with pytest.raises(IngestError) as refused:
        read(source.replace(page, b"\x42\x00\x02\x00\xab\x04"), "名单.xls")
    assert refused.value.code == "ingest.package_damaged"
