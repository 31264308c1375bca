"""What a cell shows: its number formatted by the code of its format, as a Chinese system does."""

import datetime
import re
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.ingest.sheets.number_formats import shown
from tests.ingest.sheets.workbooks import read, sheet_of, texts_of, with_parts, workbook

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("General", 37020519900101, "37020519900101"),
        ("General", 370205199001011234, "370205199001011234"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 1 / 3, "0.333333333"),
        ("General", -2.5, "-2.5"),
        ("General", 1e21, "1E+21"),
        ("General", 0.0000123456789, "1.23457E-05"),
        ("General", True, "TRUE"),
        ("0", 370205199001011234, "370205199001011234"),
        ("0.00E+00", 370205199001011234, "370205199001011234"),
        ("0.00E+00", 12345, "1.23E+04"),
        ("000000", 123, "000123"),
        ("000-0000-0000", 13805321234, "138-0532-1234"),
        ("#,##0", 1234567, "1,234,567"),
        ("#,##0.00", 1234567.891, "1,234,567.89"),
        ("#,##0,", 1234567, "1,235"),
        ("0,000", 5, "0,005"),
        ("0.0", 2.25, "2.3"),
        ("0.???", 1.5, "1.5"),
        ("#.##", 0.5, ".5"),
        ("0.00", -0.001, "0.00"),
        ("0%", 1, "100%"),
        ("0.00%", 0.1234, "12.34%"),
        ("# ?/?", 2.25, "2 1/4"),
        ("# ?/?", 0.5, "1/2"),
        ('0"万元"', 12, "12万元"),
        ('G/通用格式"元"', 12, "12元"),
        ('"第"0"号"', 5, "第5号"),
        ("¥#,##0.00;[Red]¥-#,##0.00", -12.5, "¥-12.50"),
        ('"¥"#,##0.00_);\\("¥"#,##0.00\\)', -12.5, "(¥12.50)"),
        ("[$¥-804]#,##0.00", 3, "¥3.00"),
        (ACCOUNTING, 1234.5, "1,234.50"),
        (ACCOUNTING, 0, "-"),
        ("0;-0;;@", 0, ""),
        (";;;", 5, ""),
        ('[>100]"大";"小"', 120, "大"),
        ('[>100]"大";"小"', 20, "小"),
        ('@"同志"', "张三", "张三同志"),
        ("@", "2019-1-1", "2019-1-1"),
        ("[DBNum1][$-804]General", 123, "一百二十三"),
        ("[DBNum1]0", 2019, "二〇一九"),
        ("[DBNum2][$-804]General", 10203, "壹万零贰佰零叁"),
        ("[DBNum3]0", 19, "１９"),
    ],
)
def test_a_number_is_shown_by_its_format(code: str, value: float, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('yyyy"年"m"月"d"日"', "2019年11月1日"),
        ('[$-804]yyyy"年"m"月"d"日";@', "2019年11月1日"),
        ('yyyy"年"m"月"', "2019年11月"),
        ("yyyy/m/d", "2019/11/1"),
        ("yyyy!/mm!/dd", "2019/11/01"),
        ("yyyy\\-mm\\-dd", "2019-11-01"),
        ("yy.m.d", "19.11.1"),
        ("e/m/d", "2019/11/1"),
        ("d-mmm-yy", "1-Nov-19"),
        ("dddd, mmmm dd, yyyy", "Friday, November 01, 2019"),
        ("[$-804]aaaa", "星期五"),
        ("aaa", "五"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇一九年十一月一日"),
        ("yyyy/m/d h:mm", "2019/11/1 18:05"),
        ("yyyy/m/d hh:mm AM/PM", "2019/11/1 06:05 PM"),
        ('上午/下午h"时"mm"分"', "下午6时05分"),
        ("h:mm:ss.0", "18:05:09.6"),
        ("mm:ss", "05:10"),
        ("[h]:mm", "1050498:05"),
    ],
)
def test_a_day_is_shown_by_its_format(code: str, text: str) -> None:
    assert shown(43770 + (18 * 3600 + 5 * 60 + 9.6) / 86400, code) == text


def test_days_count_from_1900_or_1904_and_the_day_that_never_was_is_shown() -> None:
    assert shown(42308, "yyyy/m/d", since_1904=True) == "2019/11/1"
    assert [shown(day, "yyyy/m/d") for day in (1, 59, 60, 61)] == ["1900/1/1", "1900/2/28", "1900/2/29", "1900/3/1"]
    assert set(shown(-1, "yyyy/m/d")) == {"#"}


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_keeps_its_digits_in_any_plain_format(number: int) -> None:
    assert shown(number, "General") == shown(number, "0") == str(number)
    assert shown(number, "#,##0") == f"{number:,}"


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_two_decimals_are_shown_as_the_formatting_of_python_does(number: Decimal) -> None:
    assert shown(number, "#,##0.00") == f"{number:,.2f}"


@given(st.text(max_size=20), st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5))
def test_no_code_breaks(code: str, value: float | str) -> None:
    assert isinstance(shown(value, code), str)


def test_a_workbook_with_the_date_system_of_1904_and_formats_that_the_file_leaves_to_the_system() -> None:
    def dated(book: openpyxl.Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        sheet_of(book)["A2"] = datetime.date(2019, 11, 1)
        sheet_of(book)["B2"] = datetime.date(2019, 11, 1)
        sheet_of(book)["B2"].number_format = 'yyyy"年"m"月"d"日"'

    source = workbook([["开始", "结束"]], change=dated)
    assert texts_of(read(source))[2:] == ["2019-11-01", "2019年11月1日"]
    left_to_system = with_parts(source, {"xl/styles.xml": _left_to_system})
    contents = read(left_to_system)
    assert texts_of(contents)[2:] == ["2019/11/1", "2019年11月1日"]
    assert contents.account.is_whole


def _left_to_system(styles: str) -> str:
    styles = re.sub(r"<numFmts.*</numFmts>", "", styles)
    return styles.replace('numFmtId="165"', 'numFmtId="31"').replace('numFmtId="164"', 'numFmtId="14"')
