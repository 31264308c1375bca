"""A damaged archive is made sound again from what is left of it, its backups and the files of publishing."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from gazette.archive import Archive, repair
from gazette.archive.checksums import covered_tables
from gazette.desk import Desk, SetEntryField
from gazette.desk.backing_up import back_up
from gazette.desk.repairing import Repaired, repair_archive
from gazette.desk.verifying import verify_archive
from gazette.errors import ArchiveError
from tests.archive.building import an_issue
from tests.desk.test_verifying import by_hand, published

NOW = datetime(2026, 11, 30, 17, 45)  # noqa: DTZ001 -- the clock on the wall
PAGE = 4096


def rows_of(path: Path) -> dict[tuple[str, int], str]:
    """Every row by table and number."""
    with closing(sqlite3.connect(path)) as file:
        with Archive.open(path, read_only=True) as archive:
            tables = [table.table for table in covered_tables(archive._file.database)]
        return {
            (table, row[0]): repr(row[1:])
            for table in tables
            if table != "passage"
            for row in file.execute(f'SELECT rowid, * FROM "{table}"')
        }


def became(made: Repaired) -> set[tuple[str, str]]:
    return {(dict(each.values)["table"], dict(each.values)["became"].rpartition(".")[2]) for each in made.findings}


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of many issues, and of tables that are several pages deep."""
    path = tmp_path_factory.mktemp("repair") / "own.gazette"
    with Desk.open(path, create=True, person="李编辑") as desk:
        with desk.archive.transaction():
            for serial in range(1, 151):
                desk.archive.add_issue(an_issue(serial))
        for row in desk.issues()[:40]:
            entry = desk.archive.issue(row.id).entries[0]
            desk.do(SetEntryField(entry.id, "title_zh", f"改过 {row.serial}"))
    return path


def flip(rng: random.Random, content: bytearray) -> None:
    content[rng.randrange(100, len(content))] ^= 1 << rng.randrange(8)


def overwrite(rng: random.Random, content: bytearray) -> None:
    at = rng.randrange(100, len(content) - 64)
    content[at : at + 64] = rng.randbytes(64)


def lose_a_page(rng: random.Random, content: bytearray) -> None:
    at = PAGE * rng.randrange(1, len(content) // PAGE)
    content[at : at + PAGE] = bytes(PAGE)


@pytest.mark.parametrize("harm", [flip, overwrite, lose_a_page])
def test_nearly_all_rows_come_back_without_a_backup(
    large: Path, tmp_path: Path, long: bool, harm: Callable[[random.Random, bytearray], None]
) -> None:
    if harm is lose_a_page and shutil.which("sqlite3") is None:
        pytest.skip("only SQLite's own program reads pages that hang loose")
    rng, meant = random.Random(harm.__name__), rows_of(large)
    for turn in range(60 if long else 4):
        content = bytearray(large.read_bytes())
        harm(rng, content)
        bad, fresh = tmp_path / "bad.gazette", tmp_path / f"fresh{turn}.gazette"
        bad.write_bytes(content)
        made = repair(bad, fresh, ())
        back = rows_of(fresh)
        on_the_page = 110  # short rows: what stood on the one page that was hit is not undamaged
        same = sum(back.get(key) == row for key, row in meant.items())
        assert same >= 0.99 * (len(meant) - on_the_page)
        with Archive.open(fresh) as archive:
            archive.search("古树")
        with Archive.open(fresh, read_only=True) as archive:
            told = {finding.rule for finding in verify_archive(archive).findings}
        # a line of the log that is nowhere stays missing, and the log says so for ever
        assert told <= ({"desk.verify.log_broken"} if "act_log" in {each.table for each in made.mended} else set())


@pytest.mark.parametrize(
    ("meant", "damaged"),
    [
        (b"CREATE INDEX source_replaces", b"CREATE INDEZ source_replaces"),
        (b"  published TEXT,\n  kind TEXT,", b"  published TEXT,\n  kmnd TEXT,"),
        (b"CREATE TABLE entry_blocks (", b"CREATE TABLE \xe5ntry_blocks ("),
        (b"tableentry_blocksentry_blocks", b"tableentry_blockzentry_blocks"),
    ],
)
def test_a_damaged_definition_costs_no_row(large: Path, tmp_path: Path, meant: bytes, damaged: bytes) -> None:
    bad, fresh, content = tmp_path / "bad.gazette", tmp_path / "fresh.gazette", large.read_bytes()
    assert content.count(meant) == 1
    bad.write_bytes(content.replace(meant, damaged))
    repair(bad, fresh, ())
    assert rows_of(fresh) == rows_of(large)


def test_what_a_backup_has_comes_back_exactly(large: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    shutil.copy(large, path)
    with Desk.open(path) as desk:
        back_up(desk.archive, NOW)
    meant = rows_of(path)
    by_hand(path, "UPDATE entry SET title_zh = '坏' WHERE id < 20", "DELETE FROM entry_blocks WHERE entry_id = 30")
    made = repair_archive(path, NOW, "甲")
    assert became(made) == {("entry", "from_backup"), ("entry_blocks", "from_backup")}
    back = rows_of(path)
    assert {key: row for key, row in back.items() if key in meant} == meant
    assert [key[0] for key in back.keys() - meant.keys()] == ["act_log"]
    assert made.aside is not None
    with closing(sqlite3.connect(made.aside)) as aside:
        assert aside.execute("SELECT count(*) FROM entry WHERE title_zh = '坏'").fetchone() == (19,)


def test_a_published_entry_comes_back_from_its_xml(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        issue_id = published(desk, 88)
        meant = desk.archive.issue(issue_id)
    by_hand(path, "UPDATE entry_blocks SET blocks = '[]' WHERE entry_id = 2")
    made = repair_archive(path, NOW, "甲")
    assert became(made) == {("entry_blocks", "from_xml")}
    with Desk.open(path) as desk:
        assert desk.archive.issue(issue_id) == meant
        assert verify_archive(desk.archive).is_whole


def test_what_is_in_no_backup_is_kept_as_it_is_and_told(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue())
        back_up(desk.archive, NOW)
        added = desk.archive.add_issue(an_issue(89))
        desk.do(SetEntryField(desk.issue("88").entries[0].id, "title_zh", "新写的"))
    by_hand(
        path,
        "UPDATE entry SET title_zh = '新写的？' WHERE id = 1",
        "UPDATE entry SET title_zh = '坏' WHERE id = 4",
        "DELETE FROM entry_blocks WHERE entry_id = 5",
    )
    made = repair_archive(path, NOW, "甲")
    assert became(made) == {("entry", "older"), ("entry", "as_it_is"), ("entry_blocks", "lost")}
    with Desk.open(path) as desk:
        assert desk.issue("88").entries[0].title_zh == an_issue().entries[0].title_zh
        assert desk.archive.issue(added).entries[0].title_zh == "坏"
        assert desk.archive.issue(added).entries[1].blocks == ()
        assert verify_archive(desk.archive).is_whole


def test_an_entry_whose_section_is_gone_is_in_the_inbox(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue())
    by_hand(path, "PRAGMA foreign_keys = OFF", "DELETE FROM section WHERE id = 2")
    made = repair_archive(path, NOW, "甲")
    assert ("entry", "loose") in became(made)
    with Desk.open(path) as desk:
        assert [entry.title_zh for entry in desk.inbox()] == ["云川市人民政府任免通知"]


def test_an_issue_that_is_lost_keeps_its_entries_and_what_the_chain_says(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        editing, closed = desk.archive.add_issue(an_issue(89)), published(desk, 88)
        meant = [[entry.title_zh for entry in desk.archive.issue(each).entries] for each in (editing, closed)]
    by_hand(path, "PRAGMA foreign_keys = OFF", "DELETE FROM issue")
    assert ("issue", "lost") in became(repair_archive(path, NOW, "甲"))
    with Desk.open(path) as desk:
        assert desk.inbox() == ()
        issues = [desk.archive.issue(each) for each in (editing, closed)]
    assert [[entry.title_zh for entry in issue.entries] for issue in issues] == meant
    assert [(issue.serial, issue.state) for issue in issues] == [(None, "editing"), (88, "published")]
    assert (issues[1].year, issues[1].numbers, issues[1].date) == (2024, (5, 6), "2024-03-31")


def test_a_trial_changes_nothing_and_what_cannot_be_repaired_stays(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue())
    by_hand(path, "UPDATE entry SET title_zh = '坏' WHERE id = 1")
    before = path.read_bytes()
    made = repair_archive(path, NOW, "甲", dry=True)
    assert (made.aside, became(made)) == (None, {("entry", "as_it_is")})
    assert path.read_bytes() == before
    path.write_bytes(bytes(50_000))
    with pytest.raises(ArchiveError) as error:
        repair_archive(path, NOW, "甲")
    assert error.value.code == "archive.beyond_repair"
    assert path.read_bytes() == bytes(50_000)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["own.gazette"]
