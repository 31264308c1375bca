"""Which of several states of a row a repair takes, and what it sees to in the end."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from gazette.archive import Archive, take_back
from gazette.desk import Desk
from gazette.desk.backing_up import back_up
from gazette.desk.repairing import repair_archive
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
