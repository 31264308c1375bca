"""A title's pattern is learnt from what was printed; titles that are alike are given with how alike they are."""

from hypothesis import given
from hypothesis import strategies as st

from gazette.translation import MemoryOfTitles, TitlePair

_PRINTED = (
    TitlePair(
        zh="关于印发云澜市推进质量认证实施方案的通知",
        en="Circular on Printing and Issuing the Implementation Plan for Promoting Quality Certification in Yunlan",
        number="云政发〔2024〕5号",
        issue="217",
    ),
    TitlePair(
        zh="关于印发2023年民主评议活动实施方案的通知",
        en="Circular on Printing and Issuing the Implementation Plan for the Public Appraisal of 2023",
    ),
    TitlePair(
        zh="关于印发云澜市古树名木保护办法的通知",
        en="Circular on Printing and Issuing the Measures for Protecting Old Trees in Yunlan",
    ),
    TitlePair(zh="关于命名新建道路的通告", en="Announcement on Naming Newly-Built Roads"),
)


def test_a_pattern_of_two_titles_is_given_up_to_where_they_part() -> None:
    first = MemoryOfTitles(_PRINTED).suggestions("关于印发云澜市智慧停车实施方案的通知")[0]
    assert first.is_pattern
    assert first.text == "Circular on Printing and Issuing the Implementation Plan for"
    assert (first.uses, first.pair.issue) == (2, "217")


def test_a_title_that_shares_only_its_kind_is_given_the_shorter_pattern() -> None:
    first = MemoryOfTitles(_PRINTED).suggestions("关于印发云澜市燃气安全规定的通知")[0]
    assert first.text == "Circular on Printing and Issuing the"
    assert first.uses == 3


def test_the_same_title_is_a_full_match() -> None:
    found = MemoryOfTitles(_PRINTED).suggestions("关于命名新建道路的通告")
    assert [(one.text, one.percent, one.is_pattern) for one in found] == [
        ("Announcement on Naming Newly-Built Roads", 100, False)
    ]


def test_what_has_nothing_to_do_with_it_is_not_given() -> None:
    assert MemoryOfTitles(_PRINTED).suggestions("市长会见外宾") == ()
    assert MemoryOfTitles(()).suggestions("关于印发办法的通知") == ()
    assert MemoryOfTitles(_PRINTED).suggestions("  ") == ()


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=40)), max_size=20), st.text(max_size=30))
def test_any_titles_are_taken(pairs: list[tuple[str, str]], title: str) -> None:
    found = MemoryOfTitles([TitlePair(zh=zh, en=en) for zh, en in pairs]).suggestions(title)
    printed = {en for _zh, en in pairs}
    assert len(found) <= 3
    for one in found:
        assert 55 <= one.percent <= 100
        assert one.text in printed or (one.is_pattern and any(en.split()[:2] == one.text.split()[:2] for en in printed))
