"""Punctuation, brackets, members of lists: what is a slip, and what only looks like one."""

import pytest

from gazette.model import Paragraph, finding_place
from tests.proofreading.building import an_entry, of_entry, said

RULES = (
    "marks_doubled",
    "comma_half",
    "comma_half_many",
    "member_twice",
    "mark_unopened",
    "mark_unclosed",
    "bracket_widths",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市，，各区都要落实。", ("marks_doubled", "error", "，，")),
        ("全市、，各区都要落实。", ("marks_doubled", "error", "、，")),
        ("落实到位。。各区照办。", ("marks_doubled", "error", "。。")),
        ("全市,各区都要落实。", ("comma_half", "error", ",")),
        ("查清面积、利用现状、利用现状等信息。", ("member_twice", "error", "利用现状")),
        ("公安、城管、公安等负责。", ("member_twice", "error", "公安")),
        ("《云川市供水条例规定，照办。", ("mark_unclosed", "error", "《")),
        ("云川市供水条例》规定，照办。", ("mark_unopened", "error", "》")),
        ("各区（市照办。", ("mark_unclosed", "error", "（")),
        ("各区（市)照办。", ("bracket_widths", "error", ")")),
        ("落实“放管服改革。", ("mark_unclosed", "doubt", "“")),
    ],
)
def test_slips(text: str, expected: tuple[str, str, str]) -> None:
    entry = an_entry(Paragraph(text="前言。"), Paragraph(text=text), Paragraph(text="结语。"))
    found = of_entry(entry, *RULES)
    assert said(found) == [expected]
    assert finding_place(entry, found[0]) is not None


@pytest.mark.parametrize(
    "texts",
    [
        ("加强建设，建设支队支队，目的的确定。",),
        ("等待……再说——好。", "真的？！不会。"),
        ("1）加强供水；2）加强排水。", "a）供水。", "（1）供水。"),
        ("报省、自治区情况报省、自治区、直辖市。", "新建、改建、扩建建筑物的改建、扩建。"),
        ("第一条修改为：“各区照办。", "“各市照办。”"),
        ("第一条修改为：“各区照办。", "各市照办。”"),
        ("（本办法自发布之日起施行。", "有效期五年。）"),
        ("占GDP的3,5%，ISO,GB等。",),
        ("《关于〈供水条例〉的说明》（“条例”）已印发。",),
        ("一、供水、二、排水",),
    ],
)
def test_what_is_none(texts: tuple[str, ...]) -> None:
    assert of_entry(an_entry(*(Paragraph(text=text) for text in texts)), *RULES) == []


def test_many_commas_of_half_width_are_told_once() -> None:
    entry = an_entry(*(Paragraph(text=f"全市,各区{number}处照办。") for number in range(5)))
    (found,) = of_entry(entry, *RULES)
    assert (found.rule, found.block, dict(found.values)["more"]) == ("proofreading.comma_half_many", (0,), "4")


def test_a_remark_whose_beginning_went_into_the_head() -> None:
    assert of_entry(an_entry(Paragraph(text="2019年第一次修订）"), Paragraph(text="照办。")), *RULES) == []
