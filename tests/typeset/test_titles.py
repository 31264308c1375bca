"""Titles: rows break between words, never inside a number, a name in 《》 or a document number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.typeset.titles import title_texts


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


@given(st.text("市政府关于印发的通知《》〔〕2019号、a（）", min_size=1, max_size=300))
def test_no_character_of_a_title_is_lost(title: str) -> None:
    assert "".join(title_texts(title, (), 22)) == title
