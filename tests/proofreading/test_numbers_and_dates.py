"""Document numbers and dates: against each other, against the English list, against other issues."""

import pytest

from gazette.model import Bilingual, Entry, Publication, Section
from gazette.proofreading import Knowledge, PrintedNumber, fold
from gazette.wording import finding_sentence
from tests.proofreading.building import an_entry, an_issue, of_entry, of_issue, said

NUMBERS = (
    "number_twice",
    "number_printed",
    "number_late",
    "number_early",
    "date_order",
    "date_after_issue",
    "section_differs",
)


def series(*numbers: tuple[int, str], code: str = "云政办字") -> list[Entry]:
    return [an_entry(number_zh=f"{code}〔2021〕{number}号", number_en=None, date=date) for number, date in numbers]


@pytest.mark.parametrize(
    ("english", "suggestion"),
    [
        ("YZBF [2021] No. 7", "YZBZ [2021] No. 7"),
        ("YZBZ [2012] No. 7", "YZBZ [2021] No. 7"),
        ("YZBZ [2021] No. 17", "YZBZ [2021] No. 7"),
    ],
)
def test_the_english_number_is_that_of_the_chinese(english: str, suggestion: str) -> None:
    (found,) = of_entry(an_entry(number_en=english), "english_number")
    assert (found.level, found.text, found.suggestion) == ("error", english, suggestion)


@pytest.mark.parametrize("english", ["YZBZ [2021] No. 7", "yzbz[2021]No.7", "YZBZ〔2021〕 No. 7", None, ""])
def test_forms_of_writing_are_no_difference(english: str | None) -> None:
    assert of_entry(an_entry(number_en=english), "english_number", "number_only_english") == []


def test_another_reading_of_a_code_is_no_slip_unless_the_code_table_says_otherwise() -> None:
    entry = an_entry(number_zh="长政发〔2021〕3号", number_en="ZZF [2021] No. 3")
    assert of_entry(entry, "english_number") == []
    codes = Publication(codes=(("长政发", "CZF"),))
    (found,) = of_issue(an_issue(entry, publication=codes), "english_number")
    assert found.suggestion == "CZF [2021] No. 3"


def test_orders_have_their_figures_in_common() -> None:
    entry = an_entry(number_zh="云川市人民政府令第38号", number_en="Order No. 38")
    assert of_entry(entry, "english_number") == []
    (found,) = of_entry(an_entry(number_zh="云川市人民政府令第38号", number_en="Order No. 39"), "english_number")
    assert found.suggestion is None


def test_a_number_only_in_english() -> None:
    assert said(of_entry(an_entry(number_zh=None))) == [("number_only_english", "doubt", "YZBZ [2021] No. 7")]


def test_one_number_twice_in_an_issue() -> None:
    first, second = series((7, "2021-03-05"), (7, "2021-03-09"))
    at_first, at_second = of_issue(an_issue(first, second), *NUMBERS)
    for found, place, other in ((at_first, 1, 2), (at_second, 2, 1)):
        assert (found.rule, found.level, found.entry, found.text) == (
            "proofreading.number_twice",
            "error",
            place,
            "云政办字〔2021〕7号",
        )
        assert f"第 {other} 条" in finding_sentence(found, "zh")


def test_the_number_of_an_order_twice_in_an_issue() -> None:
    orders = (an_entry(number_zh="云川市人民政府令第38号"), an_entry(number_zh="云川市人民政府令第38号"))
    assert [found.entry for found in of_issue(an_issue(*orders), "number_twice")] == [1, 2]


def test_a_number_that_another_issue_printed() -> None:
    known = Knowledge(numbers={fold("云政办字〔2021〕7号"): PrintedNumber("11", "关于供水的通知")})
    (found,) = of_issue(an_issue(an_entry()), *NUMBERS, knowledge=known)
    assert (found.rule, found.level) == ("proofreading.number_printed", "doubt")
    assert finding_sentence(found, "en") == "“云政办字〔2021〕7号” was printed in issue 11 already (关于供水的通知)."


def test_the_entry_out_of_order_is_told_not_those_around_it() -> None:
    numbers = series((3, "2021-03-01"), (9, "2021-03-02"), (4, "2021-03-03"), (5, "2021-03-04"))
    found = of_issue(an_issue(*numbers), "number_late", "number_early")
    assert [(one.rule, one.entry, one.text) for one in found] == [
        ("proofreading.number_early", 2, "云政办字〔2021〕9号")
    ]


def test_codes_and_gaps_are_no_disorder() -> None:
    numbers = [*series((8, "2021-03-08"), code="云政办发"), *series((3, "2021-01-04"), (9, "2021-03-09"))]
    assert of_issue(an_issue(*numbers), *NUMBERS) == []


def test_dates_against_numbers() -> None:
    numbers = series((2, "2021-02-26"), (3, "2021-03-01"), (4, "2021-02-11"), (5, "2021-03-04"))
    (found,) = of_issue(an_issue(*numbers), *NUMBERS)
    assert (found.rule, found.entry, found.part) == ("proofreading.date_order", 3, "date")


def test_a_date_after_the_issue_and_none_at_all() -> None:
    (found,) = of_issue(an_issue(*series((3, "2021-05-01"))), *NUMBERS)
    assert (found.rule, found.level) == ("proofreading.date_after_issue", "error")
    assert said(of_entry(an_entry(date="2021-02-30"), "date_none", "number_year")) == [("date_none", "error", "")]


@pytest.mark.parametrize(
    ("number", "date", "levels"),
    [
        ("云政办字〔2021〕7号", "2021-03-05", []),
        ("云政办字〔2020〕7号", "2021-03-05", ["error"]),
        ("云政办字〔2020〕187号", "2021-01-05", ["doubt"]),
        ("云川市人民政府令第38号", "2021-01-05", []),
        ("云政办字〔2020〕7号", None, []),
    ],
)
def test_the_year_of_the_number(number: str, date: str | None, levels: list[str]) -> None:
    assert [one.level for one in of_entry(an_entry(number_zh=number, date=date), "number_year")] == levels


def test_a_document_in_the_section_of_others() -> None:
    office = series((3, "2021-03-01"), (4, "2021-03-02"), (5, "2021-03-03"))
    stray = series((6, "2021-03-04"))
    sections = (
        Section(name=Bilingual("市政府文件", "A"), entries=(*series((1, "2021-03-01"), code="云政发"), *stray)),
        Section(name=Bilingual("市政府办公厅文件", "B"), entries=tuple(office)),
    )
    (found,) = of_issue(an_issue(sections=sections), *NUMBERS)
    assert (found.rule, found.entry) == ("proofreading.section_differs", 2)
    assert dict(found.values)["other"] == "市政府办公厅文件"
    alone = (sections[0], Section(name=sections[1].name, entries=tuple(office[:2])))
    assert of_issue(an_issue(sections=alone), *NUMBERS) == []
    known = Knowledge(sections={"云政办字": {"市政府办公厅文件": 40}})
    assert len(of_issue(an_issue(sections=alone), *NUMBERS, knowledge=known)) == 1
