"""Back issues: the pages of PDF and scans with their text, tables of issues and contents lists."""

import io

import pikepdf
import pytest

from gazette.errors import IngestError
from gazette.ingest.back_issue_lists import contents_rows, issue_rows
from gazette.ingest.facsimiles import read_list, read_pages
from gazette.model import PageNumbering
from tests.ingest.back_issue_files import BODY, LIST, back_issue_pdf, picture, tiff_of
from tests.ingest.sheets.workbooks import workbook

TABLE = (
    ("2001年旧刊",),
    ("文件", "总期号", "年份", "期号", "出版日期", "首页页码", "首页所在面", "目录"),
    ("a.pdf", 7, 2001, "1、2", "2001年2月28日", 1, 3, "目录/7.xlsx"),
    (),
    ("b", "总第8期", "2001年", "第3期", "2001/3/31", "", "", ""),
)


def test_each_page_of_a_pdf_has_its_text_and_those_without_have_none() -> None:
    read = read_pages(back_issue_pdf(scanned=(1, 4)), file="旧刊.pdf")
    assert [side.text is None for side in read.sides] == [True, False, False, True, False]
    assert read.sides[2].text == "\n".join(BODY[0])
    assert {(side.width, side.height) for side in read.sides} == {(595.0, 842.0)}


def test_page_numbers_at_the_edge_say_where_the_body_begins_and_ends() -> None:
    body = [(f"第{number}页的文字。" * 2,) for number in range(1, 9)]
    assert read_pages(back_issue_pdf(body), file="旧刊.pdf").numbering == PageNumbering(sheet=3, number=1)
    assert read_pages(back_issue_pdf(body[:1]), file="旧刊.pdf").numbering is None


def test_scans_are_pages_one_a_picture_or_as_many_as_a_tiff_holds() -> None:
    for kind, count in ((picture("PNG"), 1), (picture("JPEG"), 1), (tiff_of(3), 3)):
        read = read_pages(kind, file="扫描")
        assert [side.text for side in read.sides] == [None] * count
        assert round(read.sides[0].width), round(read.sides[0].height) == (595, 842)


def test_what_cannot_be_kept_as_pages_is_refused_in_a_sentence() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(back_issue_pdf())) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="a", owner="b"))
    cases = {
        "ingest.protected": locked.getvalue(),
        "ingest.pdf_damaged": back_issue_pdf()[:300],
        "ingest.no_pages": "关于绿地的通知".encode(),
        "ingest.empty": b" ",
        "ingest.picture_damaged": picture("PNG")[:400],
    }
    for code, content in cases.items():
        with pytest.raises(IngestError) as refused:
            read_pages(content, file="旧刊")
        assert refused.value.code == code


def test_a_contents_list_has_columns_in_any_order_in_either_language() -> None:
    chinese = contents_rows(read_list(workbook(LIST), file="目录.xlsx"), "目录.xlsx")
    heads = ("page", "Title", "English title", "section", "number", "date")
    rows = [(row[5], row[1], row[2], row[0], row[3], row[4]) for row in LIST[1:]]
    text = "\r\n".join(",".join(map(str, row)) for row in (heads, *rows))
    english = contents_rows(read_list(text.encode("gb18030"), file="list.csv"), "list.csv")
    assert chinese == english
    first, second = chinese.entries
    assert (first.section_zh, first.entry.title_en, first.entry.date) == (
        "市政府文件",
        "Circular on Old Trees",
        "2001-01-05",
    )
    assert (second.entry.printed_page, second.entry.number_zh) == (3, "云政办发〔2001〕2号")


def test_a_section_stands_once_for_all_entries_below_it() -> None:
    rows = (("栏目", "标题", "页码"), ("文件", "甲", 1), ("", "乙", 2), ("任免", "", ""), ("", "丙", 4))
    read = contents_rows(read_list(workbook(rows), file="a.xlsx"), "a.xlsx")
    assert [(each.section_zh, each.entry.title_zh) for each in read.entries] == [
        ("文件", "甲"),
        ("文件", "乙"),
        ("任免", "丙"),
    ]


def test_cells_that_say_nothing_are_told_with_their_row_and_left_empty() -> None:
    rows = (("标题", "日期", "页码"), ("甲", "去年", 1), (), ("乙", "2001-2-30", "封三"))
    read = contents_rows(read_list(workbook(rows), file="a.xlsx"), "a.xlsx")
    assert [(cell.row, cell.column, cell.text) for cell in read.unread] == [
        (2, "date", "去年"),
        (4, "date", "2001-2-30"),
        (4, "page", "封三"),
    ]
    assert [(each.entry.date, each.entry.printed_page) for each in read.entries] == [(None, 1), (None, None)]


def test_a_table_of_issues_says_what_each_row_is_and_where_it_stands() -> None:
    listed, contents = issue_rows(read_list(workbook(TABLE), file="旧刊.xlsx"), "旧刊.xlsx")
    first, second = listed
    assert (first.row, first.file, first.serial, first.numbers, first.date) == (3, "a.pdf", 7, (1, 2), "2001-02-28")
    assert (first.numbering, first.contents) == (PageNumbering(sheet=3, number=1), "目录/7.xlsx")
    assert (second.row, second.serial, second.year, second.numbers, second.date) == (5, 8, 2001, (3,), "2001-03-31")
    assert (second.numbering, contents.entries) == (None, ())


def test_a_second_sheet_holds_the_entries_of_all_issues_by_their_serial() -> None:
    entries = (("总期号", "标题", "页码"), (7, "甲", 1), (8, "乙", 1), (8, "丙", 2))
    _, contents = issue_rows(read_list(workbook(TABLE, entries), file="旧刊.xlsx"), "旧刊.xlsx")
    assert [each.entry.title_zh for each in contents.of_serial(8).entries] == ["乙", "丙"]


def test_cells_of_a_row_that_are_not_understood_are_told() -> None:
    rows = (("file", "serial", "date"), ("a.pdf", "七", "2001-01-01"), ("b.pdf", 8, "春天"))
    listed, _ = issue_rows(read_list(workbook(rows), file="t.xlsx"), "t.xlsx")
    assert [[(cell.column, cell.text) for cell in row.unread] for row in listed] == [
        [("serial", "七")],
        [("date", "春天")],
    ]


@pytest.mark.parametrize(("read", "code"), [(contents_rows, "ingest.no_titles"), (issue_rows, "ingest.no_issues")])
def test_a_list_without_its_main_column_is_refused(read: object, code: str) -> None:
    sheets = read_list(workbook((("甲", "乙"), (1, 2))), file="x.xlsx")
    with pytest.raises(IngestError) as refused:
        read(sheets, "x.xlsx")  # type: ignore[operator]
    assert refused.value.code == code
    with pytest.raises(IngestError) as refused:
        read_list(back_issue_pdf(), file="x.pdf")
    assert refused.value.code == "ingest.no_list"
