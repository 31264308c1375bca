"""Which of several states of a row a repair takes, and what it sees to in the end."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

import pytest

from gazette.archive import Archive, take_back
from gazette.desk import Desk, SetEntryField
from gazette.desk.backing_up import back_up
from gazette.desk.repairing import repair_archive
from gazette.desk.start_check import start_check
from gazette.desk.verifying import verify_archive
from tests.archive.building import an_entry, an_issue
from tests.desk.test_verifying import by_hand

NOW = datetime(2026, 11, 30, 17, 45)  # noqa: DTZ001 -- the clock on the wall


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue(88))
        desk.archive.add_source("原件.txt", hashlib.sha256(b"what came in").hexdigest(), b"what came in")
        back_up(desk.archive, NOW)
    return path


def test_a_file_that_is_another_now_comes_from_a_backup(path: Path) -> None:
    by_hand(path, "UPDATE source SET content = CAST('what CAME in' AS BLOB)")
    (told,) = repair_archive(path, NOW, "甲").findings
    assert dict(told.values)["became"].endswith("from_backup")
    with Archive.open(path, read_only=True) as archive:
        assert archive.source_content(archive.sources()[0].sha256) == b"what came in"


def test_a_checksum_that_is_damaged_makes_no_row_an_older_one(path: Path) -> None:
    by_hand(path, "UPDATE checksum SET sum = zeroblob(16) WHERE part = 'entry' AND id = 1")
    assert repair_archive(path, NOW, "甲").findings == ()
    with Desk.open(path) as desk:
        assert verify_archive(desk.archive).is_whole


def test_lines_of_the_log_that_are_lost_are_told_once_and_backups_go_on(path: Path) -> None:
    with Desk.open(path, person="甲") as desk:
        entry = desk.archive.issue(1).entries[0].id
        for field, said in (("title_zh", "改过"), ("addressee", "各区："), ("title_en", "Changed")):
            desk.do(SetEntryField(entry, field, said))
            desk.undo()
        lines = desk.archive.act_log.lines()
    assert len(lines) > 4
    by_hand(path, "DROP TRIGGER act_log_stays", f"DELETE FROM act_log WHERE id = {lines[-3].id}")
    folder = path.parent / "others"
    (told,) = repair_archive(path, NOW, "乙", folder).findings
    assert dict(told.values)["became"].endswith("lost")
    with Desk.open(path, person="丙") as desk:
        assert verify_archive(desk.archive).is_whole, "its own line says which"
        assert json.loads(desk.archive.act_log.lines()[-1].about)["log_breaks"] == [lines[-2].id]
        desk.do(SetEntryField(entry, "title_zh", "又改过"))
    by_hand(path, "DROP TRIGGER act_log_kept", "UPDATE act_log SET who = '别人' WHERE id = 1")
    with Desk.open(path) as desk:
        checked = start_check(desk, NOW, folder)
        assert checked.found is not None
        assert (checked.found.damaged, checked.made) == (True, None)


def test_backups_go_on_where_only_the_log_does_not_follow(path: Path) -> None:
    with Desk.open(path) as desk, desk.archive.transaction():
        entry = desk.archive.issue(1).entries[0].id
        desk.do(SetEntryField(entry, "addressee", "各区："))
        desk.undo()
        file = desk.archive._file
        trigger = file.rows("SELECT sql FROM sqlite_schema WHERE name = 'act_log_stays'")[0]["sql"]
        for statement in ("DROP TRIGGER act_log_stays", "DELETE FROM act_log WHERE id = 1", trigger):
            file.run(statement)
    with Desk.open(path) as desk:
        desk.do(SetEntryField(entry, "title_zh", "改过"))
        checked = start_check(desk, NOW, path.parent / "others")
        assert checked.found is not None
        assert not checked.found.is_whole
        assert (checked.found.damaged, checked.made is not None) == (False, True)


def test_positions_close_up_and_no_number_is_given_twice(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Archive.open(path, create=True) as archive:
        issue = archive.issue(archive.add_issue(an_issue(88)))
        ids = [entry.id for entry in issue.sections[0].entries]
        (removed,) = archive.add_entries((an_entry("撤下的"),), issue.sections[0].id)
        archive.remove_entry(removed)
    by_hand(path, "PRAGMA foreign_keys = OFF", f"DELETE FROM entry WHERE id = {ids[0]}")
    repair_archive(path, NOW, "甲")
    with Archive.open(path) as archive:
        section = archive.issue(issue.id).sections[0]
        assert [entry.id for entry in section.entries] == ids[1:]
        places = [archive.place(entry.id).position for entry in section.entries]
        assert places == list(range(len(places)))
        assert archive.add_entries((an_entry("新的"),), section.id)[0] > removed


def test_an_exchange_is_not_undone_where_the_archive_was_written_since(path: Path) -> None:
    aside = path.with_name(f"{path.stem}-damaged-2026-11-30-174500{path.suffix}")
    with Archive.open(path) as archive:
        aside.hardlink_to(path)
        archive.add_issue(an_issue(89))  # stands in the log of today alone
        take_back(path)
        assert aside.exists(), "it would take the name of a log that is another archive's by now"
    take_back(path)
    assert not aside.exists()
    with Archive.open(path, read_only=True) as archive:
        assert [row.serial for row in archive.issue_rows()] == [88, 89]
