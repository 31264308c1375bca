"""A new issue: numbers go on, and where the issues before have a rhythm, its date is proposed, and taken by a click."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazette.desk import AddIssue, SetIssueField
from gazette.gui.app import Application
from gazette.gui.new_issue import next_date
from gazette.model import Issue

_RHYTHMS = [
    ("monthly", ["2024-04-20", "2024-05-20", "2024-06-20"], "2024-07-20"),
    ("over the year", ["2024-10-20", "2024-11-20", "2024-12-20"], "2025-01-20"),
    ("every other month", ["2024-01-15", "2024-03-15", "2024-05-15"], "2024-07-15"),
    ("last days of months", ["2023-11-30", "2023-12-31", "2024-01-31"], "2024-02-29"),
    ("every week", ["2024-05-03", "2024-05-10", "2024-05-17"], "2024-05-24"),
    ("every other week", ["2024-05-03", "2024-05-17", "2024-05-31"], "2024-06-14"),
    ("twice a month", ["2019-10-15", "2019-10-31", "2019-11-15", "2019-11-30"], "2019-12-15"),
    ("twice a month, the second", ["2019-10-31", "2019-11-15", "2019-11-30", "2019-12-15"], "2019-12-31"),
    (
        "three times a month",
        ["2024-01-10", "2024-01-20", "2024-01-31", "2024-02-10", "2024-02-20", "2024-02-29"],
        "2024-03-10",
    ),
    ("another rhythm long ago", ["2020-01-01", "2020-01-09", "2024-04-20", "2024-05-20", "2024-06-20"], "2024-07-20"),
    ("two are no rhythm", ["2024-05-20", "2024-06-20"], None),
    ("days as they came", ["2024-04-20", "2024-05-23", "2024-06-18"], None),
    ("one month left out", ["2024-03-20", "2024-05-20", "2024-06-20"], None),
    ("a day that the month does not have", ["2023-11-30", "2023-12-30", "2024-01-30"], None),
    ("a date is missing", ["2024-04-20", None, "2024-06-20", "2024-07-20"], None),
    ("a date that is none", ["2024-04-20", "2024-05-20", "六月"], None),
    ("backwards", ["2024-06-20", "2024-05-20", "2024-04-20"], None),
    ("every three hundred years", ["1400-01-01", "4700-01-01", "8000-01-01"], None),
]


@pytest.mark.parametrize(("dates", "following"), [pytest.param(*each[1:], id=each[0]) for each in _RHYTHMS])
def test_a_date_follows_only_from_a_rhythm(dates: list[str | None], following: str | None) -> None:
    assert next_date(dates) == following


@given(st.lists(st.dates(), max_size=8))
def test_what_follows_is_later_than_all_that_it_follows(dates: list[date]) -> None:
    following = next_date([day.isoformat() for day in dates])
    assert following is None or following > dates[-1].isoformat()


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 4))
def test_weeks_go_on(first: date, weeks: int) -> None:
    days = [first + timedelta(weeks=weeks * count) for count in range(4)]
    assert all(one < other for one, other in pairwise(days))
    assert next_date([day.isoformat() for day in days[:3]]) == days[3].isoformat()


def with_issues_before(application: Application, *dates: str) -> None:
    """Issues with these dates, the sample issue being the last."""
    bench = application.workbench
    assert bench.issue is not None
    assert bench.issue.serial is not None
    shown = bench.issue
    for place, day in enumerate(dates[:-1]):
        serial = shown.serial - len(dates) + 1 + place
        bench.do(AddIssue(Issue(serial=serial, year=int(day[:4]), numbers=(place + 1,), date=day)))
    bench.do(SetIssueField(shown.id, "date", dates[-1]))
    bench.choose_issue(shown.id)


def test_it_is_told_and_stands_in_the_form_until_it_is_taken_or_another_is_typed(application: Application) -> None:
    bench, window = application.workbench, application.window
    with_issues_before(application, "2024-05-20", "2024-06-20", "2024-07-20")
    before = bench.issue
    form, bar = window.edit.tree_pane.details, window.edit.document.messages
    window.actions_by_name["issue_details"].trigger()
    assert not form.proposed_date.isVisible()
    window.actions_by_name["new_issue"].trigger()
    assert bench.issue is not None
    assert bench.issue.date is None, "nobody has said it"
    assert (form.fields["date"].text(), form.proposed_date.isVisible()) == ("", True)
    assert "2024年8月20日" in form.proposed_date.text()
    assert "2024年8月20日" in bar.sentence.text()
    bar.button.click()
    assert bench.issue.date == "2024-08-20"
    assert (form.fields["date"].text(), form.proposed_date.isVisible()) == ("2024年8月20日", False)
    bench.undo()
    assert bench.issue.date is None
    form.proposed_date.click()
    assert bench.issue.date == "2024-08-20"
    bench.undo()
    form.fields["date"].setText("2024年8月21日")
    QTest.keyClick(form.fields["date"], Qt.Key.Key_Return)
    assert (bench.issue.date, form.proposed_date.isVisible()) == ("2024-08-21", False)
    assert before is not None
    bench.choose_issue(before.id)
    assert not form.proposed_date.isVisible()


def test_nothing_is_proposed_without_a_rhythm(application: Application) -> None:
    window = application.window
    with_issues_before(application, "2024-05-20", "2024-06-28", "2024-07-20")
    window.edit.document.messages.dismiss()
    window.actions_by_name["issue_details"].trigger()
    window.actions_by_name["new_issue"].trigger()
    assert not window.edit.document.messages.isVisible()
    assert not window.edit.tree_pane.details.proposed_date.isVisible()


def test_the_first_issue_of_the_next_year_begins_its_numbers_anew(application: Application) -> None:
    bench, window = application.workbench, application.window
    with_issues_before(application, "2024-10-20", "2024-11-20", "2024-12-20")
    last = bench.issue
    assert last is not None
    assert last.numbers == (7, 8)
    window.actions_by_name["new_issue"].trigger()
    assert bench.issue is not None
    assert (bench.issue.year, bench.issue.numbers, bench.issue.serial) == (2025, (1, 2), (last.serial or 0) + 1)
