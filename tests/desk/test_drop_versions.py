"""A changed file is a new version of its entry: in its place while nobody touched it, beside it otherwise."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from gazette.desk import Desk, SetEntryField, TakeVersionBack, inbox_files
from gazette.desk.arrived import read_arrivals
from gazette.desk.self_test import sample_issue
from gazette.desk.versions import compare_version
from gazette.errors import DeskError
from tests.desk.test_bringing_in import TEXT
from tests.desk.test_drop_folder import Dropped, dropped  # noqa: F401 -- a fixture

SECOND = TEXT.replace("做好记录", "做好第二次记录")
THIRD = TEXT.replace("做好记录", "做好第三次记录")


def come(dropped: Dropped, text: str, at: float, name: str = "通知.txt") -> list[str]:  # noqa: F811
    dropped.write(name, text)
    return dropped.look(at, at + 2)


def words(desk: Desk, entry_id: int) -> str:
    return str(desk.archive.entry(entry_id).blocks)


def test_a_new_version_takes_the_place_and_can_be_taken_back(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come(dropped, TEXT, 0)
    (first,) = desk.inbox()
    assert come(dropped, SECOND, 10) == ["replaced"]
    (entry,) = desk.inbox()
    assert entry.id == first.id
    assert "第二次" in words(desk, entry.id)
    assert desk.can_undo() is None
    assert len(desk.archive.revisions(entry.id)) == 1
    brought = dropped.events[-1].brought
    assert brought is not None
    assert brought.version is not None
    assert (brought.version.entry_ids, brought.version.beside) == ((entry.id,), None)
    desk.do(TakeVersionBack(entry.id))
    assert desk.archive.entry(entry.id) == first
    desk.undo()
    assert "第二次" in words(desk, entry.id)


def test_versions_go_on_and_an_old_text_comes_back_as_the_newest(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    texts = (TEXT, SECOND, THIRD, TEXT)
    told = [code for at, text in enumerate(texts) for code in come(dropped, text, at * 10)]
    assert told == ["taken", "replaced", "replaced", "replaced"]
    (entry,) = desk.inbox()
    assert "第三次" not in words(desk, entry.id)
    assert [each.verdict for each in desk.archive.deliveries.arrivals()] == ["replaced"] * 3 + ["taken"]
    assert all(each.entry_ids == (entry.id,) for each in desk.archive.deliveries.arrivals())


def test_a_copy_of_an_older_version_elsewhere_is_no_new_entry(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come(dropped, TEXT, 0)
    come(dropped, SECOND, 10)
    assert come(dropped, TEXT, 20, "副本.txt") == ["already"]
    assert come(dropped, SECOND, 30, "又一份.txt") == ["already"]
    (entry,) = desk.inbox()
    assert "第二次" in words(desk, entry.id)


def test_what_an_editor_touched_is_not_replaced(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come(dropped, TEXT, 0)
    (first,) = desk.inbox()
    desk.do(SetEntryField(first.id, "title_en", "Notice on Planting Trees"))
    edited = desk.archive.entry(first.id)
    assert come(dropped, SECOND, 10) == ["version_edited"]
    assert desk.archive.entry(first.id) == edited
    _, beside = desk.inbox()
    assert desk.archive.versions.versions_of(beside.id) == (first.id,)
    source = desk.archive.source_of_entry(beside.id)
    before = desk.archive.source_of_entry(first.id)
    assert source is not None
    assert before is not None
    assert source.replaces == before.id
    assert [file.version_of for file in inbox_files(desk.archive, since="")] == [(edited,), ()]
    # The next one takes the place of the one that waits.
    assert come(dropped, THIRD, 20) == ["replaced"]
    assert len(desk.inbox()) == 2
    assert desk.archive.versions.versions_of(beside.id) == (first.id,)
    assert desk.archive.entry(first.id) == edited


def test_an_edit_that_was_undone_is_none_and_redo_writes_over_no_version(
    dropped: Dropped,  # noqa: F811
    desk: Desk,
) -> None:
    come(dropped, TEXT, 0)
    (first,) = desk.inbox()
    desk.do(SetEntryField(first.id, "title_en", "Notice"))
    desk.do(SetEntryField(first.id, "subject", "绿化"))
    desk.undo()
    desk.undo()
    assert come(dropped, SECOND, 10) == ["replaced"]
    second = desk.archive.entry(first.id)
    with pytest.raises(DeskError) as caught:
        desk.redo()
    assert caught.value.code == "desk.changed_elsewhere"
    assert desk.archive.entry(first.id) == second


def test_an_undo_from_before_the_version_is_refused_and_changes_nothing(
    dropped: Dropped,  # noqa: F811
    desk: Desk,
) -> None:
    come(dropped, TEXT, 0)
    (first,) = desk.inbox()
    desk.do(SetEntryField(first.id, "title_en", "Notice"))
    desk.do(SetEntryField(first.id, "title_en", ""))
    assert come(dropped, SECOND, 10) == ["replaced"]
    second = desk.archive.entry(first.id)
    with pytest.raises(DeskError):
        desk.undo()
    assert desk.archive.entry(first.id) == second


def test_a_signed_issue_keeps_its_text(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    section = desk.archive.issue(issue_id).sections[0].id
    filing = Dropped(tmp_path / "放", desk, section, filed=True)
    come(filing, TEXT, 0)
    desk.archive.set_issue(replace(desk.archive.issue(issue_id), state="at_press"))
    signed = desk.archive.issue(issue_id)
    assert come(filing, SECOND, 10) == ["version_closed"]
    assert desk.archive.issue(issue_id) == signed
    (beside,) = desk.inbox()
    assert desk.archive.versions.versions_of(beside.id) == (signed.sections[0].entries[-1].id,)


def test_an_entry_that_was_removed_leaves_the_new_version_on_its_own(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come(dropped, TEXT, 0)
    desk.archive.remove_entry(desk.inbox()[0].id)
    assert come(dropped, SECOND, 10) == ["taken"]
    assert len(desk.inbox()) == 1


def test_the_same_text_in_another_file_is_kept_as_its_newest_file(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come(dropped, TEXT, 0)
    (first,) = desk.inbox()
    assert come(dropped, TEXT + "\n", 10) == ["replaced"]
    assert desk.inbox() == (first,)
    assert desk.archive.revisions(first.id) == ()


ISSUE = sample_issue().read_text("utf-8")


def come_issue(dropped: Dropped, text: str, at: float) -> list[str]:  # noqa: F811
    return come(dropped, text, at, "本期.txt")


def test_a_changed_issue_changes_the_entries_that_nobody_touched(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    assert come_issue(dropped, ISSUE, 0) == ["taken"]
    (row,) = desk.archive.issue_rows()
    before = desk.archive.issue(row.id)
    changed = changed_paragraph(ISSUE)
    edited = next(entry for entry in before.entries if changed.old not in str(entry.blocks))
    desk.do(SetEntryField(edited.id, "subject", "改过"))
    assert come_issue(dropped, changed.text, 10) == ["issue_replaced"]
    after = desk.archive.issue(row.id)
    told = [(old.id, old != new) for old, new in zip(before.entries, after.entries, strict=True)]
    (replaced,) = [entry.id for entry in before.entries if changed.old in str(entry.blocks)]
    assert [entry_id for entry_id, differs in told if differs] == sorted({replaced, edited.id})
    assert changed.new in words(desk, replaced)
    assert desk.archive.entry(edited.id).subject == "改过"
    assert len(desk.archive.revisions(replaced)) == 1
    assert desk.inbox() == ()
    # what was edited before the second version is still known as edited when a third one comes
    assert come_issue(dropped, ISSUE, 20) == ["issue_replaced"]
    assert changed.old in words(desk, replaced)
    assert desk.archive.entry(edited.id).subject == "改过"


def test_what_was_found_in_an_issue_is_not_told_twice(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come_issue(dropped, ISSUE, 0)
    (row,) = desk.archive.issue_rows()
    found = sorted((finding.rule, finding.entry or 0) for finding in desk.archive.findings(row.id))
    assert found
    come_issue(dropped, changed_paragraph(ISSUE).text, 10)
    assert sorted((finding.rule, finding.entry or 0) for finding in desk.archive.findings(row.id)) == found


def test_a_changed_issue_does_not_write_over_an_edited_entry(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come_issue(dropped, ISSUE, 0)
    (row,) = desk.archive.issue_rows()
    changed = changed_paragraph(ISSUE)
    (entry,) = [entry for entry in desk.archive.issue(row.id).entries if changed.old in str(entry.blocks)]
    desk.do(SetEntryField(entry.id, "subject", "改过"))
    mine = desk.archive.issue(row.id)
    assert come_issue(dropped, changed.text, 10) == ["issue_version"]
    assert desk.archive.issue(row.id) == mine
    (beside,) = desk.inbox()
    assert changed.new in words(desk, beside.id)
    compared = compare_version(desk.archive, beside.id)
    assert compared is not None
    assert compared.old is not None
    assert compared.old.title_zh == entry.title_zh
    (arrived, _) = read_arrivals(desk)
    assert arrived.beside is not None
    assert (arrived.title, arrived.beside.issue) == (beside.title_zh, "218")


def test_a_published_issue_keeps_its_text(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come_issue(dropped, ISSUE, 0)
    (row,) = desk.archive.issue_rows()
    desk.archive.set_issue(replace(desk.archive.issue(row.id), state="published"))
    printed = desk.archive.issue(row.id)
    assert come_issue(dropped, changed_paragraph(ISSUE).text, 10) == ["issue_version"]
    assert desk.archive.issue(row.id) == printed
    assert len(desk.inbox()) == 1


def test_another_issue_under_the_same_name_is_another_issue(dropped: Dropped, desk: Desk) -> None:  # noqa: F811
    come_issue(dropped, ISSUE, 0)
    assert come_issue(dropped, ISSUE.replace("7&8(No. 218)", "9(No. 219)"), 10) == ["taken"]
    assert [row.serial for row in desk.archive.issue_rows()] == [218, 219]


class Changed(NamedTuple):
    """A text in which one sentence is another."""

    text: str
    old: str
    new: str


def changed_paragraph(text: str) -> Changed:
    """The issue with one long paragraph changed at its end."""
    old = next(line for line in text.splitlines() if len(line) > 80 and line.endswith("。") and text.count(line) == 1)
    old = old.strip()[-30:]
    new = f"{old[:-1]}，并及时公布。"
    return Changed(text.replace(old, new), old, new)
