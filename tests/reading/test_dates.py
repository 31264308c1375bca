"""Dates in figures, in Chinese numerals and in English."""

import pytest

from gazette.reading import date_alone, date_in_brackets, read_date, small_number
from gazette.reading.dates import chinese_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019年10月31日", "2019-10-31"),
        ("二〇一九年十月三十一日", "2019-10-31"),
        ("二○二○年六月一日", "2020-06-01"),
        ("一九九六年一月二十五日", "1996-01-25"),
        ("二零二一年十二月廿一日", "2021-12-21"),
        ("二○一八年零五月零七日", "2018-05-07"),
        ("自 2020 年 3 月 5 日起施行", "2020-03-05"),
        ("2020-03-05", "2020-03-05"),
        ("Published on November 30, 2019", "2019-11-30"),
        ("２０１９年１０月３１日", "2019-10-31"),
        ("二0一九年十月三十一日", "2019-10-31"),
        ("2019年2月30日", None),
        ("2019年10月", None),
    ],
)
def test_a_date_is_read_as_iso(text: str, iso: str | None) -> None:
    assert read_date(text) == iso


def test_a_date_under_a_signature_stands_alone() -> None:
    assert date_alone("二〇〇四年十一月四日") == "2004-11-04"
    assert date_alone("2004年11月4日起") is None


def test_a_date_under_a_title_stands_in_brackets() -> None:
    assert date_in_brackets("（2019年9月24日）") == "2019-09-24"
    assert date_in_brackets("2019年9月24日") is None


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("十", 10), ("十一", 11), ("三十一", 31), ("廿一", 21), ("甲", 0)]
)
def test_small_numbers(text: str, number: int) -> None:
    assert small_number(text) == number


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2019-10-31", "2019年10月31日"), ("2020-02-03", "2020年2月3日"), ("2019-02-30", "2019-02-30"), ("十月", "十月")],
)
def test_a_date_is_written_as_documents_write_it(iso: str, written: str) -> None:
    assert chinese_date(iso) == written
