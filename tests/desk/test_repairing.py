"""A damaged archive is made sound again from what is left of it, its backups and the files of publishing."""

import hashlib
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
from tests.archive.building import an_entry, an_issue
from tests.desk.test_verifying import by_hand, published

NOW = datetime(2026, 11, 30, 17, 45)  # noqa: DTZ001 -- the clock on the wall
PAGE = 4096


def rows_of(path: Path) -> dict[tuple[str, int], str]:
    """Every row by table and number, but for those that are counted on or made anew."""
    with closing(sqlite3.connect(path)) as file:
        with Archive.open(path, read_only=True) as archive:
            tables = [table.table for table in covered_tables(archive._file.database)]
        return {
            (table, row[0]): repr(row[1:])
            for table in tables
            if table not in {"passage", "saved"}
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


@pytest.mark.parametrize("harm", [flip, overwrite])
def test_nearly_all_rows_come_back_without_a_backup(
    large: Path, tmp_path: Path, long: bool, harm: Callable[[random.Random, bytearray], None]
) -> None:
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


@pytest.fixture(scope="module")
def kinds(large: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[tuple[int, int]]]]:
    """An archive with free pages, and its pages by their kind: number, and how many rows it says alone."""
    path = tmp_path_factory.mktemp("pages") / "own.gazette"
    shutil.copy(large, path)
    with Archive.open(path) as archive:
        content = random.Random(2).randbytes(50_000)
        for name in ("a", "b"):
            archive.add_source(name, hashlib.sha256(content + name.encode()).hexdigest(), content + name.encode())
        archive.forget_source(archive.sources()[0].id)
        tables = {table.table for table in covered_tables(archive._file.database)} - {"passage"}
    found: dict[str, list[tuple[int, int]]] = {"first": [(1, 0)]}
    with closing(sqlite3.connect(path)) as file:
        if ("ENABLE_DBSTAT_VTAB",) not in file.execute("PRAGMA compile_options"):
            pytest.skip("this SQLite does not say which page is of which table")
        rows = file.execute("SELECT name, pageno, pagetype, ncell FROM dbstat WHERE pageno > 1").fetchall()
        (count,) = file.execute("PRAGMA page_count").fetchone()
    for name, page, kind, cells in rows:
        if name in tables:
            found.setdefault(kind, []).append((page, {"leaf": cells, "overflow": 1, "internal": 0}[kind]))
        elif name in {"checksum", "sqlite_schema", "sqlite_sequence"}:
            found.setdefault(name, []).append((page, 0))
    found["free"] = [(page, 0) for page in {*range(2, count + 1)} - {row[1] for row in rows}]
    return path, found


@pytest.mark.parametrize(
    "kind",
    ["first", "internal", "leaf", "overflow", "checksum", "sqlite_schema", "sqlite_sequence", "free"],
)
def test_nearly_all_rows_come_back_where_a_page_is_lost(
    kinds: tuple[Path, dict[str, list[tuple[int, int]]]],
    tmp_path: Path,
    long: bool,
    kind: str,
) -> None:
    path, found = kinds
    rng, meant, worst = random.Random(kind), rows_of(path), 1.0
    there = found[kind]
    for page, own in rng.sample(there, min(len(there), 20 if long else 1)):
        content = bytearray(path.read_bytes())
        content[(page - 1) * PAGE + (100 if page == 1 else 0) : page * PAGE] = bytes(PAGE - (100 if page == 1 else 0))
        bad, fresh = tmp_path / "bad.gazette", tmp_path / f"fresh{page}.gazette"
        bad.write_bytes(content)
        repair(bad, fresh, ())
        back = rows_of(fresh)
        worst = min(worst, sum(back.get(key) == row for key, row in meant.items()) / (len(meant) - own))
        assert back.keys() <= meant.keys(), "no row comes up that was never there"
    assert worst >= 0.99


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


def test_what_stands_in_the_log_is_repaired_where_a_link_leads(tmp_path: Path) -> None:
    path, link = tmp_path / "of its own" / "own.gazette", tmp_path / "link.gazette"
    path.parent.mkdir()
    link.symlink_to(path)
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue())
    with Desk.open(path) as desk:
        desk.do(SetEntryField(1, "title_zh", "在日志里"))
        shutil.copytree(path.parent, tmp_path / "left")
    shutil.copytree(tmp_path / "left", path.parent, dirs_exist_ok=True)
    repair_archive(link, NOW, "甲")
    assert link.is_symlink()
    with Archive.open(path) as archive:
        assert archive.issue(1).entries[0].title_zh == "在日志里"


def test_what_somebody_saves_while_it_is_repaired_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(an_issue())
    with Desk.open(path) as other:

        def save(_done: int, _all: int) -> None:
            other.do(SetEntryField(1, "title_zh", "同时写的"))

        with pytest.raises(ArchiveError) as error:
            repair_archive(path, NOW, "甲", progress=save)
    assert error.value.code == "archive.locked"
    with Archive.open(path) as archive:
        assert archive.issue(1).entries[0].title_zh == "同时写的"


def lose_leaf(path: Path, table: str) -> None:
    """Zero the first leaf of a table, as a bad block of a disk does."""
    with closing(sqlite3.connect(path)) as file:
        (page,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    content = bytearray(path.read_bytes())
    assert content[(page - 1) * PAGE] == 13
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["publication", "section", "entry"])
def test_what_belongs_to_rows_that_are_lost_stays_where_it_was(tmp_path: Path, table: str) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True) as desk:
        issue_id = desk.archive.add_issue(an_issue(89))
        meant = desk.archive.issue(issue_id)
    lose_leaf(path, table)
    assert (table, "lost") in became(repair_archive(path, NOW, "甲"))
    with Desk.open(path) as desk:
        assert desk.inbox() == ()
        issue = desk.archive.issue(issue_id)
    for entry, was in zip(issue.entries, meant.entries, strict=True):
        assert (entry.title_zh, entry.number_zh, entry.issuers) == (was.title_zh, was.number_zh, was.issuers)
        assert entry.blocks == was.blocks
    assert len(issue.sections) == len(meant.sections)


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


def test_an_archive_of_a_newer_program_is_not_made_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_issue(an_issue(88))
    with closing(sqlite3.connect(path)) as file:
        file.executescript("CREATE TABLE of_tomorrow (said TEXT); PRAGMA user_version = 999")
    content = path.read_bytes()
    with pytest.raises(ArchiveError) as refused:
        repair_archive(path, NOW, "甲")
    assert refused.value.code == "archive.newer"
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_version_that_is_damaged_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_issue(an_issue(88))
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 999")
    repair_archive(path, NOW, "甲")
    with Archive.open(path) as archive:
        assert archive.issue(archive.find_issue("88")).serial == 88


def test_backups_of_another_archive_that_stood_there_before_give_nothing(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True, person="李编辑") as desk:
        desk.archive.add_issue(an_issue(88))
        desk.do(SetEntryField(desk.issue("88").entries[0].id, "title_zh", "原来的档案"))
        assert back_up(desk.archive, NOW) is not None
    with Desk.open(tmp_path / "new.gazette", create=True, person="李编辑") as desk:
        (entry_id,) = desk.archive.add_entries((an_entry(),), None)
        desk.do(SetEntryField(entry_id, "title_zh", "新的档案"))
    (tmp_path / "new.gazette").replace(path)
    made = repair_archive(path, NOW, "甲")
    assert made.findings == ()
    with Archive.open(path) as archive:
        assert archive.issue_rows() == ()
        assert [entry.title_zh for entry in archive.inbox()] == ["新的档案"]
