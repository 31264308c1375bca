"""Whole gazettes, the sample and generated hostile ones: nothing that the house style forbids."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from gazette.desk.preflighting import checked_file
from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import fonts, issue_pages
from gazette.export import pages_to_pdf
from gazette.ingest import read_file
from gazette.model import Attachment, Cell, Entry, Heading, Issue, Note, Paragraph, Publication, Section, Table
from gazette.preflight import Preflight
from gazette.shipped import shipped_house_styles
from tests.preflight.hostile import GAZETTES


def outcome_of(issue: Issue) -> Preflight:
    pages = issue_pages(issue)
    return checked_file(issue, pages, pages_to_pdf(pages, fonts()))


@pytest.mark.parametrize("style", sorted(shipped_house_styles()))
def test_the_sample_issue_has_no_fault(style: str) -> None:
    issue = read_file(sample_issue()).issue
    assert issue is not None
    outcome = outcome_of(replace(issue, publication=replace(issue.publication, house_style=style)))
    assert outcome.forbidden == ()


def test_the_two_readings_of_the_sample_see_the_same() -> None:
    issue = read_file(sample_issue()).issue
    assert issue is not None
    for count in outcome_of(issue).counts:
        if count.kind not in ("disagree", "colour", "face", "lost-text"):
            assert count.found == count.found_in_pages, count.kind


@pytest.mark.parametrize("style", sorted(shipped_house_styles()))
@pytest.mark.parametrize("words", [20, 90, 110])
def test_a_tall_row_below_a_long_caption_is_parted_so_that_they_stay_together(words: int, style: str) -> None:
    rows = ((Cell(text="项目"), Cell(text="内容")), (Cell(text="1"), Cell(text="市政府办公厅" * words)))
    heading = Heading(text="一、" + "政府关于" * 40, level=1, number="一、")
    table = Table(rows=(*rows, (Cell(text="2"), Cell(text="短"))), header_rows=1, caption="表一" * 8)
    entry = Entry(title_zh="关于供水的通知", blocks=(Paragraph(text="市" * 400), heading, table))
    issue = Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry,)),))
    assert outcome_of(issue).forbidden == ()


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
def test_generated_gazettes_have_no_fault(long: bool) -> None:
    found: list[str] = []

    # never made smaller, and told after the last one: to print a gazette of thousands of cells takes minutes
    @settings(
        max_examples=1000 if long else 15,
        derandomize=not long,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
    )
    @given(GAZETTES)
    def check(issue: Issue) -> None:
        style = issue.publication.house_style
        found.extend(
            f"{style}, page {fault.page}, block {fault.entry} {fault.block}: {fault.kind} {fault.text!r}"
            for fault in outcome_of(issue).forbidden
        )

    check()
    assert found == []


@pytest.mark.parametrize("style", sorted(shipped_house_styles()))
def test_the_lines_of_a_heading_stay_together_where_each_has_notes_longer_than_pages(style: str) -> None:
    heading = Heading(text=f"二、{'市' * 9}*{'政' * 9}*{'府' * 6}*", level=1, number="二、")
    notes = (Note(text="*" + "指挥部负责。" * 500, mark="*"),) * 3
    entry = Entry(title_zh="关于供水的通知", blocks=(Paragraph(text="市" * 200), heading, *notes))
    outcome = outcome_of(Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry,)),)))
    assert [(fault.kind, fault.text) for fault in outcome.forbidden] == []


@pytest.mark.parametrize("style", sorted(shipped_house_styles()))
def test_a_label_of_an_attachment_that_is_too_long_for_a_row_is_turned_over(style: str) -> None:
    label = "附件一" + "（供水、排水、供电企业适用）" * 6
    attachment = Attachment(label=label, title="名录", blocks=(Paragraph(text="坚持到底。"),))
    entry = Entry(title_zh="关于供水的通知", blocks=(attachment,))
    outcome = outcome_of(Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry,)),)))
    assert [(fault.kind, fault.text) for fault in outcome.forbidden] == []


@pytest.mark.parametrize("style", ["clreq-default", "gbt-9704-2012"])
@pytest.mark.parametrize(("before", "headings", "after"), [(0, 200, 1), (12, 200, 1), (0, 45, 1), (12, 50, 30)])
def test_more_headings_in_a_row_than_a_column_holds_are_parted_like_text(
    style: str, before: int, headings: int, after: int
) -> None:
    outcome = outcome_of(_with_headings(style, before, headings, after))
    assert [(fault.kind, fault.text) for fault in outcome.forbidden] == []
    lines = headings + 2 * (before + after)
    a_page = 22 if style == "gbt-9704-2012" else 78
    assert outcome.pages <= 3 + lines // a_page + 1, "no column stays empty for their sake"


@pytest.mark.parametrize("style", ["clreq-default", "gbt-9704-2012"])
def test_headings_in_a_row_that_a_column_holds_go_with_their_text(style: str) -> None:
    for headings in (7, 12, 18):
        for before in range(8, 15):
            outcome = outcome_of(_with_headings(style, before, headings, 30))
            assert [fault for fault in outcome.places if fault.kind == "heading-foot"] == []


def _with_headings(style: str, before: int, headings: int, after: int) -> Issue:
    text, heading = (
        Paragraph(text="坚持以人民为中心推动城市。" * 3),
        Heading(text="一、总体要求", level=1, number="一、"),
    )
    entry = Entry(title_zh="关于供水", blocks=(*(text,) * before, *(heading,) * headings, *(text,) * after))
    return Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry,)),))


def test_a_tab_in_a_text_is_set_as_a_space_and_is_no_fault() -> None:
    table = Table(rows=((Cell(text="第一列\t第二列\t第三列"),),))
    entry = Entry(title_zh="关于供水的通知", blocks=(Paragraph(text="第一列\t第二列\t第三列"), table))
    outcome = outcome_of(Issue(sections=(Section(entries=(entry,)),)))
    assert [(fault.kind, fault.text) for fault in outcome.forbidden] == []
