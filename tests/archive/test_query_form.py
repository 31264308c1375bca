"""A query and the form of its fields say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.archive import QueryForm, read_form, read_query, write_query
from gazette.wording import Language


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("", QueryForm()),
        ("海洋 牧场", QueryForm(words="海洋 牧场")),
        ("海洋 标题:意见 机关：水务局", QueryForm(words="海洋", title="意见", issuer="水务局")),
        ("title:“海洋 牧场” -渔业", QueryForm(words="-渔业", title="海洋 牧场")),
        ("date:2019..2020-03 kind:意见", QueryForm(since="2019", until="2020-03", kind="意见")),
        (
            "日期:2019年 期:401 栏目:市政府文件",
            QueryForm(since="2019", until="2019", issue="401", section="市政府文件"),
        ),
        ("number:QZBZ [2019] No. 67", QueryForm(number="QZBZ [2019] No. 67")),
        ("person:张艳 正文:任命", QueryForm(person="张艳", body="任命")),
        ("title:甲 OR title:乙", QueryForm(words="title:甲 OR title:乙")),
        ("title:甲 title:乙", QueryForm(words="title:乙", title="甲")),
        ("-title:甲 date:去年", QueryForm(words="-title:甲 date:去年")),
        ("文号:“青政办字 67”", QueryForm(words="文号:“青政办字 67”")),
    ],
)
def test_a_query_is_shown_as_a_form(query: str, form: QueryForm) -> None:
    assert read_form(query) == form


def test_a_form_is_written_in_the_language_of_the_window() -> None:
    form = QueryForm(words="海洋", title="实施 意见", number="青政办字67", since="2019", until="2020", section="文件")
    assert write_query(form, "zh") == "海洋 标题:“实施 意见” 文号:青政办字67 日期:2019..2020 栏目:文件"
    assert write_query(form, "en") == "海洋 title:“实施 意见” number:青政办字67 date:2019..2020 section:文件"
    assert read_form(write_query(form, "zh")) == form


WORDS = st.sampled_from(
    "海洋 张 艳 -牧场 “四个 全面” OR title:甲 标题:“乙 丙” -number:67 number:QZBZ [2019] No. 67 2019 67号 date:2019.. "
    "date:去年 日期:2019..2020 机关:局 title: kind:意见 期:401 “没有 - 文号：“67” person:张”三".split(" ")
)


@given(words=st.lists(WORDS, max_size=8), language=st.sampled_from(("zh", "en")))
def test_what_a_form_writes_asks_for_the_same(words: list[str], language: Language) -> None:
    query = " ".join(words)
    written = read_query(write_query(read_form(query), language))
    assert set(written.terms) == set(read_query(query).terms)


@given(query=st.text(max_size=40))
def test_any_text_is_shown_as_a_form(query: str) -> None:
    assert set(read_query(write_query(read_form(query), "zh")).terms) == set(read_query(query).terms)
