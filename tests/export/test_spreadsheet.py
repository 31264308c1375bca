"""The contents as a workbook: both languages, dates and pages as such, and no text that becomes a formula."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given

from gazette.export import UNDATED
from gazette.export.spreadsheet import contents_to_xlsx
from gazette.ingest import read_file
from gazette.model import Entry, Issue, Section
from gazette.shipped import shipped
from tests.strategies import ISSUES

SAMPLE = next(shipped("resources/sample_issue").glob("*.txt"))


def book_of(issue: Issue) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(contents_to_xlsx(issue, [e.printed_page for e in issue.entries], UNDATED)))


def test_both_languages_have_a_row_for_every_entry() -> None:
    issue = read_file(SAMPLE).issue
    assert issue is not None
    book = book_of(issue)
    assert book.sheetnames == ["目录", "Contents"]
    chinese, english = ([[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets)
    assert [row[2] for row in chinese[1:]] == [entry.title_zh for entry in issue.entries]
    assert [row[2] for row in english[1:]] == [entry.title_en for entry in issue.entries]
    assert chinese[1][:7] == [
        1,
        "市政府令",
        "云澜市公共阅读促进办法",
        "云澜市人民政府令第38号",
        datetime.fromisoformat("2024-07-08"),
        "云澜市人民政府",
        1,
    ]
    assert english[2][3] == "YZF [2024] No. 9"
    assert book.worksheets[0].freeze_panes == "A2"


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("x")', "+86", "-3", "@SUM(A1)", "＝1+1", "#N/A", "00218", "2024-07-08"]
)
def test_text_stays_text(text: str) -> None:
    entry = Entry(title_zh=text, title_en=text, number_zh=text, subject=text)
    sheet = book_of(Issue(sections=(Section(entries=(entry,)),))).worksheets[0]
    for column in (3, 4, 9):
        cell = sheet.cell(2, column)
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert cell.quotePrefix == (text[0] in "=+-@＝")


@given(issue=ISSUES)
def test_any_issue_makes_a_workbook_without_formulas(issue: Issue) -> None:
    for sheet in book_of(issue).worksheets:
        assert sheet.max_row == len(issue.entries) + 1
        assert all(cell.data_type not in "fe" for row in sheet.iter_rows() for cell in row)


def test_the_file_is_the_same_every_time() -> None:
    issue = Issue(serial=1, sections=(Section(entries=(Entry(title_zh="甲"),)),))
    assert contents_to_xlsx(issue, [1], UNDATED) == contents_to_xlsx(replace(issue), [1], UNDATED)
