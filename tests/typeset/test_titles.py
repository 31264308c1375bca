"""Titles: rows break between words, never inside a number, a name in 《》 or a document number."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model import Entry, Issue, Section
from gazette.typeset import FontSet, HouseStyle, Typesetter
from gazette.typeset.titles import sized_title, title_texts


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "江州市人民政府办公厅关于印发江州市贯彻落实鲁政发〔2019〕11号文件责任分工的通知",
            ("江州市人民政府办公厅", "关于印发江州市贯彻落实", "鲁政发〔2019〕11号文件责任分工的通知"),
        ),
        (
            "云澜市人民政府办公室关于进一步加强城镇燃气安全专项整治工作和老旧小区改造工作的实施意见",
            ("云澜市人民政府办公室", "关于进一步加强城镇燃气安全专项整治", "工作和老旧小区改造工作的实施意见"),
        ),
        ("关于供水的通知", ("关于供水的通知",)),
    ],
)
def test_rows_break_between_words(title: str, rows: tuple[str, ...]) -> None:
    assert title_texts(title, (), 22) == rows


def test_stored_rows_are_kept_while_they_say_what_the_title_says() -> None:
    assert title_texts("关于供水的通知", ("关于供水", "的通知"), 22) == ("关于供水", "的通知")
    assert title_texts("关于供电的通知", ("关于供水", "的通知"), 22) == ("关于供电的通知",)


@pytest.mark.parametrize(
    "title",
    [
        "：，临政发〔2024〕17号" * 6,
        "……临政发〔2024〕17号" * 6,
        "城市更新的" + "www.linhai.gov.cnhttps://www.linhai.gov.cn/col/col1229/index.html?page=2&size=100#list。5G" * 2,
        "各区、市www.linhai.gov.cn2024年8月15日增长12.5%以上" * 4,
    ],
)
def test_rows_break_at_no_mark_and_inside_no_address_or_date(title: str) -> None:
    rows = title_texts(title, (), 22)
    assert "".join(rows) == title
    assert not [row for row in rows[1:] if row[0] in "：，。…年月日"]
    parted = [row[-1] + after[0] for row, after in pairwise(rows)]
    assert not [two for two in parted if two.isascii() and two[0] != "/" and two[1] not in ".-_?&=#"]


@given(st.text("市政府关于印发的通知《》〔〕2019号、a（）", min_size=1, max_size=300))
def test_no_character_of_a_title_is_lost(title: str) -> None:
    assert "".join(title_texts(title, (), 22)) == title


SIZES = (21000, 18000, 16000)
LONG = (
    "云澜市人民政府办公室关于进一步加强城镇燃气安全专项整治工作和老旧小区改造工作"
    "以及城市地下管网更新改造和内河水环境综合治理工作"
)


def test_a_title_of_more_than_four_rows_is_set_smaller() -> None:
    rows, sizes = sized_title(f"{LONG}若干配套政策措施实施情况的通报和下一步工作安排的意见", (), 22, SIZES)
    assert len(rows) == 4
    assert sizes[0] < SIZES[0]


def test_a_title_that_is_set_smaller_is_told(style: HouseStyle, fonts: FontSet) -> None:
    def told(title: str) -> list[tuple[int | None, tuple[tuple[str, str], ...]]]:
        issue = Issue(sections=(Section(entries=(Entry(title_zh="关于供水的通知"), Entry(title_zh=title))),))
        pages = Typesetter(style, fonts).pages(issue)
        return [(one.entry, one.values) for one in pages.findings if one.rule == "typeset.title_smaller"]

    assert told(f"{LONG}的意见") == []
    assert told(f"{LONG}若干配套政策措施实施情况的通报和下一步工作安排的意见") == [(2, (("own", "21"), ("size", "16")))]


def test_a_title_of_four_rows_keeps_its_size() -> None:
    rows, sizes = sized_title(f"{LONG}的意见", (), 22, SIZES)
    assert len(rows) <= 4
    assert sizes == SIZES


def test_a_title_that_no_size_brings_to_four_rows_is_no_smaller_than_helps() -> None:
    stored = tuple("市政府办公厅关于印发" for _ in range(6))
    assert sized_title("".join(stored), stored, 22, SIZES) == (stored, SIZES)


def test_no_row_ends_inside_a_name() -> None:
    rows = title_texts("市人民政府关于给予阿卜杜拉·买买提·艾力等同志通报表扬的决定", (), 12)
    assert not [row for row in rows if row.endswith("·") or row.startswith("·")]


def test_rows_of_marks_and_names_begin_with_no_mark() -> None:
    rows = title_texts("5G！？·" * 30, (), 22)
    assert not [row for row in rows if row[0] in "！？·"]
