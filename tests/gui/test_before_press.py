"""The facts before press: what is well, what is grave, and how many pages a whole sheet lacks."""

import pytest

from gazette.gui.before_press import before_press
from gazette.gui.captions import Captions
from gazette.model import Entry, Finding, Issue, Section

DONE = Entry(title_zh="甲", title_en="A", state="final")


def facts(*entries: Entry, findings: tuple[Finding, ...] = (), pages: int | None = None) -> list[tuple[str, str]]:
    issue = Issue(sections=(Section(entries=entries),))
    return [(level, text) for level, text, _ in before_press(issue, findings, pages, Captions("en"))]


def test_an_issue_that_is_ready_says_so() -> None:
    assert facts(DONE, pages=8) == [("ok", "No errors or doubts"), ("ok", "Pages: 8, a multiple of 4")]


def test_what_is_open_is_counted_by_gravity() -> None:
    findings = tuple(Finding(rule="ingest.unplaced", level=level) for level in ("error", "doubt", "doubt", "hint"))
    assert facts(DONE, Entry(title_zh="乙"), findings=findings) == [
        ("error", "Open errors: 1"),
        ("doubt", "Open doubts: 2"),
        ("doubt", "Entries without an English title: 1"),
        ("hint", "Entries not yet final: 1"),
    ]


def test_what_was_ignored_stays_in_sight_and_nothing_is_said_to_be_well_before_a_check() -> None:
    issue = Issue(sections=(Section(entries=(DONE,)),))
    told = [(level, text) for level, text, _ in before_press(issue, (), None, Captions("zh"), checked=False, ignored=3)]
    assert told == [("hint", "正在检查…"), ("hint", "3 处校对意见已忽略")]


@pytest.mark.parametrize(("pages", "blank"), [(1, 3), (6, 2), (31, 1)])
def test_pages_short_of_a_sheet_are_told(pages: int, blank: int) -> None:
    assert facts(DONE, pages=pages)[-1] == ("hint", f"Pages: {pages}, which is {blank} short of a multiple of 4")
