"""Send to press closes an issue under a signature, reopening opens it for a reason, and both stay in the record."""

import hashlib
from dataclasses import replace

import pytest

from gazette.desk import Desk, MoveEntry, ReopenIssue, SendToPress, SetEntryField, SetIssueField, SignOff
from gazette.desk.checking import check_issue
from gazette.desk.press import obstacles
from gazette.errors import DeskError
from gazette.model import Finding, Paragraph


@pytest.fixture
def issue_id(clean_issue_id: int) -> int:
    """An issue that may go to press as soon as its entries are final."""
    return clean_issue_id


def finish(desk: Desk, issue_id: int) -> None:
    """Make all entries final."""
    for entry in desk.archive.issue(issue_id).entries:
        desk.do(SetEntryField(entry.id, "state", "final"))


def press(desk: Desk, issue_id: int, **said: object) -> None:
    sign_off = SignOff(**{"who": "王主任", "day": "2024-03-30", **said})  # type: ignore[arg-type]
    at = desk.archive.changes(issue_id)
    desk.do(SendToPress(issue_id, sign_off, check_issue(desk, issue_id), at))


def refused(act: object) -> str:
    with pytest.raises(DeskError) as caught:
        act()  # type: ignore[operator]
    return caught.value.code


def test_what_is_signed_is_closed_and_the_signature_stays(desk: Desk, issue_id: int) -> None:
    finish(desk, issue_id)
    press(desk, issue_id, scan=("付印单.jpg", b"\xff\xd8 scan"))
    (act,) = desk.archive.last_steps.acts(issue_id)
    assert (act.act, act.who, act.day, act.reason) == ("press", "王主任", "2024-03-30", None)
    (scan,) = desk.archive.last_steps.files_of_act(act.id)
    assert (scan.form, scan.name, scan.size) == ("sign_off", "付印单.jpg", 7)
    assert scan.sha256 == hashlib.sha256(b"\xff\xd8 scan").hexdigest()
    assert desk.archive.last_steps.file_content(scan.id) == b"\xff\xd8 scan"
    closed = desk.archive.issue(issue_id)
    entry = closed.entries[0]
    for command in (
        SetEntryField(entry.id, "title_zh", "别的"),
        MoveEntry(entry.id, None, 0),
        SetIssueField(issue_id, "date", "2024-04-01"),
    ):
        assert refused(lambda command=command: desk.do(command)) == "desk.at_press"
    assert refused(desk.undo) == "desk.at_press"
    assert desk.archive.issue(issue_id) == closed
    assert refused(lambda: press(desk, issue_id)) == "desk.at_press"


def test_reopening_needs_a_reason_and_undo_does_not_close_again(desk: Desk, issue_id: int) -> None:
    finish(desk, issue_id)
    press(desk, issue_id)
    assert refused(lambda: desk.do(ReopenIssue(issue_id, "李编辑", "  "))) == "desk.no_reason"
    assert refused(lambda: desk.do(ReopenIssue(issue_id, "", "撤一份文件"))) == "desk.no_name"
    assert desk.archive.issue_state(issue_id) == "at_press"
    desk.do(ReopenIssue(issue_id, "李编辑", "撤一份文件"))
    entry = desk.archive.issue(issue_id).entries[0]
    desk.do(SetEntryField(entry.id, "title_zh", "别的"))
    desk.undo()
    desk.undo()
    assert desk.archive.issue_state(issue_id) == "editing"
    assert [(act.act, act.who, act.reason) for act in desk.archive.last_steps.acts(issue_id)] == [
        ("press", "王主任", None),
        ("reopen", "李编辑", "撤一份文件"),
    ]
    assert refused(lambda: desk.do(ReopenIssue(issue_id, "李编辑", "再来"))) == "desk.not_at_press"


def test_what_is_open_stops_press_until_a_reason_is_given(desk: Desk, issue_id: int) -> None:
    assert refused(lambda: press(desk, issue_id)) == "desk.open_entries"
    finish(desk, issue_id)
    issue = desk.archive.issue(issue_id)
    secret = replace(issue.entries[0], blocks=(Paragraph(text="秘密★1年"), *issue.entries[0].blocks))
    desk.archive.set_entry(secret)
    assert refused(lambda: press(desk, issue_id)) == "desk.open_marks"
    assert desk.archive.last_steps.acts(issue_id) == ()
    press(desk, issue_id, reason="已解密，见附件")
    assert desk.archive.last_steps.acts(issue_id)[0].reason == "已解密，见附件"


def test_obstacles_are_counted_grave_first(desk: Desk, issue_id: int) -> None:
    findings = (
        Finding(rule="ingest.x", level="doubt", text="不算"),
        Finding(rule="ingest.y", level="error", text="错一", entry=1),
        Finding(rule="desk.mark_secret", level="error", text="机密", entry=1),
        Finding(rule="ingest.y", level="error", text="错二", entry=2),
    )
    title = desk.archive.issue(issue_id).entries[0].title_zh
    found = obstacles(desk.archive.issue(issue_id), findings)
    assert [(one.code, one.count, one.first) for one in found] == [
        ("desk.open_marks", 1, f"《{title}》“机密”"),
        ("desk.open_errors", 2, f"《{title}》“错一”"),
        ("desk.open_entries", 3, title),
    ]


def test_what_was_checked_is_what_is_signed(desk: Desk, issue_id: int) -> None:
    finish(desk, issue_id)
    at, findings = desk.archive.changes(issue_id), check_issue(desk, issue_id)
    desk.do(SetEntryField(desk.archive.issue(issue_id).entries[0].id, "title_en", "Late Words"))
    stale = SendToPress(issue_id, SignOff(who="王主任"), findings, at)
    assert refused(lambda: desk.do(stale)) == "desk.changed_since_look"
    assert desk.archive.issue_state(issue_id) == "editing"


@pytest.mark.parametrize(("said", "code"), [({"who": " "}, "desk.no_name"), ({"day": "昨天"}, "desk.no_day")])
def test_a_signature_has_a_name_and_a_day(desk: Desk, issue_id: int, said: dict[str, str], code: str) -> None:
    finish(desk, issue_id)
    assert refused(lambda: press(desk, issue_id, **said)) == code
    assert desk.archive.issue_state(issue_id) == "editing"
