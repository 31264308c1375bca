"""All findings of an issue in one list: kept ones, those of setting, and proofreading with what the archive knows."""

from dataclasses import replace

from gazette.desk import Desk, SetEntryField
from gazette.desk.checking import check_issue
from gazette.desk.self_test import sample_issue
from tests.archive.building import an_issue, without_slips


def rules(desk: Desk, issue_id: int) -> list[tuple[str, int | None]]:
    return [(one.rule, one.entry) for one in check_issue(desk, issue_id) if one.rule.startswith("proofreading.")]


def test_slips_come_and_go_with_the_text(desk: Desk, clean_issue_id: int) -> None:
    assert rules(desk, clean_issue_id) == []
    entry = desk.archive.issue(clean_issue_id).entries[1]
    desk.do(SetEntryField(entry.id, "title_en", None))
    assert rules(desk, clean_issue_id) == [("proofreading.no_english", 2)]
    desk.undo()
    assert rules(desk, clean_issue_id) == []


def test_numbers_of_other_issues_are_known(desk: Desk, clean_issue_id: int) -> None:
    other = replace(without_slips(an_issue()), serial=89, date="2024-04-30")
    other_id = desk.archive.add_issue(other)
    found = [one for one in check_issue(desk, other_id) if one.rule == "proofreading.number_printed"]
    assert [(one.entry, dict(one.values)["issue"]) for one in found] == [(1, "88"), (2, "88"), (3, "88")]


def test_what_the_import_said_of_titles_is_looked_at_again(desk: Desk) -> None:
    issue_id = desk.bring_in(sample_issue()).issue_id
    assert issue_id is not None
    assert "ingest.title_differs" in [one.rule for one in desk.archive.findings(issue_id)]
    (found,) = [one for one in check_issue(desk, issue_id) if "title_differs" in one.rule]
    assert (found.rule, found.entry) == ("proofreading.title_differs", 9)
    entry = desk.archive.issue(issue_id).entries[8]
    desk.do(SetEntryField(entry.id, "title_zh", "关于印发云澜市数字政务服务提质增效实施方案的通知"))
    assert not [one for one in check_issue(desk, issue_id) if "title_differs" in one.rule]
