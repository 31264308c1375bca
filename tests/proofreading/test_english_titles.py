"""English titles: there at all, with the figures of the Chinese one, in title case."""

import pytest

from gazette.model import Bilingual, Entry, Section
from gazette.proofreading import Knowledge
from gazette.translation import TermBase
from tests.proofreading.building import an_entry, an_issue, of_entry, of_issue, said

FIGURES = ("english_figure_missing", "english_figure_differs", "english_count_missing", "english_year_added")
CAPITALS = ("english_lower", "english_upper")


def titled(chinese: str, english: str | None) -> Entry:
    return an_entry(title_zh=chinese, title_full=None, title_en=english)


def test_a_title_that_is_missing() -> None:
    issue = an_issue(an_entry(), an_entry(title_en=None, number_zh=None, number_en=None))
    (found,) = of_issue(issue, "no_english", "section_no_english")
    assert (found.level, found.entry, found.part, found.text) == ("error", 2, "title_en", "")


def test_a_publication_of_one_language_misses_nothing() -> None:
    section = Section(name=Bilingual("市政府文件"), entries=(an_entry(title_en=None),))
    assert of_issue(an_issue(sections=(section,)), "no_english", "section_no_english") == []
    known = Knowledge(has_english=True)
    rules = [
        one.rule for one in of_issue(an_issue(sections=(section,)), "no_english", "section_no_english", knowledge=known)
    ]
    assert sorted(rules) == ["proofreading.no_english", "proofreading.section_no_english"]


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("关于印发2019年方案的通知", "Circular on the Plan", [("english_figure_missing", "error", "")]),
        ("关于印发2019年方案的通知", "Circular on the Plan in 2018", [("english_figure_differs", "error", "2018")]),
        ("关于贯彻鲁政发〔2019〕11号的通知", "Circular on LZF [2019] No. 1", [("english_figure_missing", "error", "")]),
        ("关于第四届名单的通知", "Circular on the List", [("english_count_missing", "doubt", "")]),
        ("关于三年行动方案的通知", "Circular on the Action Plan", [("english_count_missing", "doubt", "")]),
        ("关于方案的通知", "Circular on the Plan for 2027", [("english_year_added", "doubt", "2027")]),
    ],
)
def test_figures_of_the_chinese_title(chinese: str, english: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(of_entry(titled(chinese, english), *FIGURES)) == expected


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("关于第四届名单的通知", "Circular on the Fourth List"),
        ("关于第四届名单的通知", "Circular on the 4th List"),
        ("关于第四届名单的通知", "Circular on List IV"),
        ("关于３项措施的通知", "Circular on Three Measures"),
        ("关于印发方案（2019—2022年）的通知", "Circular on the Plan (2019 – 2022)"),
        ("关于三年行动的通知", "Circular on the Three-Year Action"),
        ("关于12000人的通知", "Circular on 12,000 People"),
        ("关于印发2019年方案的通知", None),
        ("关于工作的通知", "Circular on the Work in 2021"),
    ],
)
def test_figures_that_agree(chinese: str, english: str | None) -> None:
    assert of_entry(titled(chinese, english), *FIGURES) == []


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Plan by Reporting their Work", [("english_lower", "error", "their")]),
        ("plan of the City", [("english_lower", "error", "plan")]),
        ("Plan Of The City", [("english_upper", "hint", "Of"), ("english_upper", "hint", "The")]),
        ("Circular on Newly – Built Roads (Sub – districts) of the People's Three-year Plan", []),
        ("Rules for iPhone Users with 300 mu from within the 3rd Ring", []),
        ("Water Plan: The Next Step", []),
        ("Measures of Yunchuan to Reach Out to the Public", []),
    ],
)
def test_capitals(english: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(of_issue(an_issue(titled("关于工作的通知", english)), *CAPITALS)) == expected


def test_a_house_that_writes_sentences_is_left_alone() -> None:
    entries = [titled("关于工作的通知", "Circular on printing and issuing the water plan") for _ in range(3)]
    assert of_issue(an_issue(*entries), *CAPITALS) == []


def test_the_slip_is_proposed_in_its_right_form() -> None:
    (found,) = of_issue(an_issue(titled("关于工作的通知", "Plan by Reporting their Work")), *CAPITALS)
    assert (found.suggestion, found.start) == ("Their", 18)


def test_one_kind_by_one_name_and_two_by_two() -> None:
    notices = [titled(f"关于{matter}的通知", f"Circular on the {matter}") for matter in ("Water", "Roads", "Parks")]
    odd = titled("关于道路的通知", "Notice on the Road")
    public = titled("关于道路的通告", "Circular on the Road")
    found = of_issue(an_issue(*notices, odd, public), "english_term", "english_kind")
    assert [(one.rule, one.entry, one.text, one.suggestion) for one in found] == [
        ("proofreading.english_term", 4, "Notice", "Circular"),
        ("proofreading.english_kind", 5, "Circular", None),
    ]


def test_renderings_of_other_issues_count() -> None:
    known = Knowledge(terms=TermBase({"通知": {"Notice": 9}}))
    (found,) = of_issue(an_issue(titled("关于道路的通知", "Circular on the Road")), "english_term", knowledge=known)
    assert found.suggestion == "Notice"


def test_a_title_that_is_a_slip_says_nothing_of_terms() -> None:
    usual = [
        titled(f"关于印发{matter}实施方案的通知", f"Circular on Issuing the Implementation Plan for {matter}")
        for matter in ("Water", "Roads")
    ]
    slip = an_entry(
        title_zh="关于印发供水工作方案的通知",
        title_full="云川市人民政府办公厅关于印发供水实施方案的通知",
        title_en="Circular on Issuing the Work Plan for Water",
    )
    assert of_issue(an_issue(*usual, slip), "english_term", "english_kind") == []


def test_a_place_that_the_english_title_leaves_out() -> None:
    usual = titled("关于云川市供水的通知", "Circular on Water Supply in Yunchuan")
    without = titled("关于印发云川市城市排水方案的通知", "Circular on Issuing the Drainage Plan")
    (found,) = of_issue(an_issue(usual, without), "english_place_missing")
    assert (found.level, found.entry, dict(found.values)) == ("hint", 2, {"place": "云川市", "english": "Yunchuan"})
    elsewhere = titled("关于海津市供水的通知", "Circular on Water Supply")
    assert of_issue(an_issue(usual, elsewhere), "english_place_missing") == []
