"""How kinds of documents were rendered: read out of pairs of titles, counted, compared."""

import pytest

from gazette.translation import TermBase, TitlePair, term_base, title_kinds, title_terms


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        (
            "关于印发云川市供水实施方案的通知",
            "Circular on Printing and Issuing the Implementation Plan for Water Supply",
            [("通知", "Circular", 0), ("实施方案", "Implementation Plan", 37)],
        ),
        ("关于道路命名的通告", "Announcement on Naming Roads", [("通告", "Announcement", 0)]),
        ("云川市供水办法", "Measures of Yunchuan for Water Supply", [("办法", "Measures", 0)]),
        (
            "关于印发供水三年行动计划的通知",
            "Notice on Issuing the Three-Year Action Plan",
            [("通知", "Notice", 0), ("行动计划", "Action Plan", 33)],
        ),
        ("近期任免名单", "Recent Appointments and Removals", []),
        ("关于责任分工的通知", "On the Responsibility Division", []),
    ],
)
def test_terms_of_a_pair(chinese: str, english: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(term.zh, term.en, term.start) for term in title_terms(chinese, english)] == expected


def test_what_a_kind_is_called_as_a_rule() -> None:
    assert [*title_kinds("关于印发云川市供水实施方案的通知")] == ["通知", "实施方案"]
    assert [*title_kinds("近期任免")] == []
    base = counted(通知={"Notice": 1, "Circular": 3})
    assert base.usual("通知") == "Circular"
    assert base.usual("通告") is None


def counted(**counts: dict[str, int]) -> TermBase:
    return TermBase(counts)


def test_pairs_are_counted_together() -> None:
    one = term_base(
        [TitlePair(zh="关于供水的通知", en="Circular on Water"), TitlePair(zh="关于排水的通知", en="Notice on Drains")]
    )
    assert (one + one).counts == {"通知": {"Circular": 2, "Notice": 2}}


def test_a_rendering_that_is_used_more() -> None:
    base = counted(实施方案={"Plan": 1, "Implementation Plan": 3}, 通知={"Circular": 1, "Notice": 1})
    assert base.better("实施方案", "Plan") == "Implementation Plan"
    assert base.better("实施方案", "Implementation Plan") is None
    assert base.better("通知", "Notice") is None


def test_two_kinds_by_one_name() -> None:
    base = counted(通知={"Circular": 8}, 通告={"Circular": 1}, 实施方案={"Plan": 8}, 方案={"Plan": 1})
    assert base.rival("通告", "Circular") == "通知"
    assert base.rival("通知", "Circular") is None
    assert base.rival("方案", "Plan") is None
