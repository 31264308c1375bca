"""Whatever changes in the file by itself is found and named, or changes nothing that is kept."""

import hashlib
import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from struct import unpack_from
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from gazette.archive import Archive, Damage, Thoroughness, repair
from gazette.archive.checksums import covered_tables, wrong_rows
from gazette.archive.migrations import migrate, migration_files
from gazette.archive.search.index import INDEX
from gazette.errors import ArchiveError
from gazette.model import Paragraph
from tests.archive.building import an_entry, an_issue

_WORDS = "SELECT doc, term, col, offset FROM temp.words_{} WHERE doc IN (SELECT id FROM search_doc)"


def found(archive: Archive, thoroughness: Thoroughness = "whole") -> list[Damage]:
    with archive.one_state():
        return list(archive.damages(thoroughness))


def damaged(path: Path, thoroughness: Thoroughness = "whole") -> list[tuple[str, str, int]]:
    with Archive.open(path, read_only=True) as archive:
        return [(damage.kind, damage.table, damage.row) for damage in found(archive, thoroughness)]


def by_hand(path: Path, sql: str) -> None:
    """Write as something that is not this program."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(sql)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An archive that was worked in for a while: texts, revisions, files, an index, a log, free pages."""
    path = tmp_path_factory.mktemp("damage") / "kept.gazette"
    with Archive.open(path, create=True) as archive, archive.signed("desk.act.edit", "李编辑"):
        for serial in range(80, 90):
            archive.add_issue(an_issue(serial))
        half = archive.add_source("一半.docx", "0" * 64, b"PK")
        content = random.Random(1).randbytes(30_000)
        archive.add_source("原件.docx", hashlib.sha256(content).hexdigest(), content)
        archive.forget_source(half)
        for entry in archive.issue(1).entries:
            archive.set_entry(
                an_entry(
                    "改过的标题",
                    Paragraph(text="改过的正文《云川市绿地管理办法》（云政发〔2020〕7号）" * 300),
                    id=entry.id,
                )
            )
        archive.act_log.add("desk.act.edit", {"issues": ["80"]})
        archive.chain.add(1, {"state": "published", "serial": 80})
        issue = archive.issue(2)
        for entry in issue.entries:
            archive.remove_entry(entry.id)
        archive.search("绿地")
        archive.known.read_ahead()
    return path.read_bytes()


def contents(path: Path) -> dict[str, Any]:
    """All that is kept in an archive, and what its index answers from, as values."""
    with Archive.open(path, read_only=True) as archive:
        database = archive._file.database
        rows = {
            table.table: sorted(map(repr, database.execute(f'SELECT rowid, * FROM "{table.table}"')))
            for table in covered_tables(database)
        }
        for table in INDEX:
            database.execute(f"CREATE VIRTUAL TABLE temp.words_{table} USING fts5vocab('main', '{table}', 'instance')")
            rows[f"index {table}"] = sorted(map(repr, database.execute(_WORDS.format(table))))
        for table in ("citation", "cited_as", "post_act", "body_mention"):
            rows[table] = sorted(repr(row[1:]) for row in database.execute(f"SELECT * FROM {table}"))
        return rows


def flipped(rng: random.Random, kept: bytes) -> bytes:
    at, damaged = rng.randrange(len(kept)), bytearray(kept)
    damaged[at] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def flipped_in_the_header(rng: random.Random, kept: bytes) -> bytes:
    at, damaged = rng.randrange(100), bytearray(kept)
    damaged[at] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def swapped(rng: random.Random, kept: bytes) -> bytes:
    size = 4096
    pages = [kept[at : at + size] for at in range(0, len(kept), size)]
    one, other = rng.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def cut(rng: random.Random, kept: bytes) -> bytes:
    return kept[: rng.randrange(len(kept))]


@pytest.mark.parametrize("harm", [flipped, flipped_in_the_header, swapped, cut])
def test_no_damage_is_silent(
    kept: bytes, tmp_path: Path, long: bool, harm: Callable[[random.Random, bytes], bytes]
) -> None:
    path, rng = tmp_path / "damaged.gazette", random.Random(harm.__name__)
    path.write_bytes(kept)
    assert damaged(path) == []
    meant, told = contents(path), 0
    for _ in range(500 if long else 25):
        path.write_bytes(bad := harm(rng, kept))
        try:
            is_told = bool(damaged(path))
        except ArchiveError:  # it is not even opened, and stays as it is
            is_told = True
        assert path.read_bytes() == bad
        told += is_told
        if not is_told:
            assert contents(path) == meant, "what was not told changed nothing that is kept"
        for beside in path.parent.glob("damaged.gazette-*"):
            beside.unlink()
    assert told


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        (
            "UPDATE entry_blocks SET blocks = replace(blocks, '{', '{ ') WHERE entry_id = 7",
            ("row", "entry_blocks", 7),
        ),
        ("UPDATE entry SET title_zh = '别的' WHERE id = 8", ("row", "entry", 8)),
        ("DELETE FROM revision WHERE id = 3", ("row", "revision", 3)),
        ("UPDATE source SET content = zeroblob(9) WHERE id = 2", ("file", "source", 2)),
        ("UPDATE passage SET text = '古村' WHERE entry_id = 7 AND place = 'title_zh'", ("row", "passage", 7)),
        ("UPDATE checksum SET sum = zeroblob(16) WHERE part = 'issue' AND id = 3", ("row", "issue", 3)),
        ("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'entry'", ("row", "sqlite_sequence", 0)),
        ("INSERT INTO office VALUES (1, '[]', '[]', 4)", ("row", "office", 1)),
        ("DROP INDEX passage_entry", ("schema", "passage_entry", 0)),
    ],
)
def test_what_another_hand_wrote_is_named(kept: bytes, tmp_path: Path, sql: str, told: tuple[str, str, int]) -> None:
    path = tmp_path / "touched.gazette"
    path.write_bytes(kept)
    by_hand(path, sql)
    assert told in damaged(path)


def test_a_table_whose_definition_is_no_text_is_damage_and_can_be_repaired(kept: bytes, tmp_path: Path) -> None:
    path, fresh = tmp_path / "torn.gazette", tmp_path / "fresh.gazette"
    meant = b"CREATE TABLE entry_blocks ("
    assert kept.count(meant) == 1
    path.write_bytes(kept.replace(meant, b"CREATE TABLE entry_blocks \xe5"))
    for read_only in (True, False):
        with pytest.raises(ArchiveError) as error:
            Archive.open(path, read_only=read_only)
        assert error.value.code == "archive.damaged"
    backup = tmp_path / "backup.gazette"
    backup.write_bytes(kept)
    repair(path, fresh, (backup,))
    assert damaged(fresh) == []


def test_an_entry_that_is_met_but_not_found_is_damage(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "turned.gazette"
    path.write_bytes(kept)
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'").fetchone()
    first, second = leaves_below(kept, root)[:2]
    turned = bytearray(kept)
    for one, other in ((first, second), (second, first)):
        turned[(one - 1) * 4096 : one * 4096] = kept[(other - 1) * 4096 : other * 4096]
    path.write_bytes(turned)
    told = damaged(path)
    assert ("read", "citation", 0) in told
    assert any(kind == "structure" for kind, _, _ in told)


def test_a_column_whose_name_is_no_text_is_damage(kept: bytes, tmp_path: Path) -> None:
    path, meant = tmp_path / "torn.gazette", b"  blocks TEXT NOT NULL"
    assert kept.count(meant) == 1
    path.write_bytes(kept.replace(meant, b"  \xe5locks TEXT NOT NULL"))
    assert any(kind == "structure" for kind, _, _ in damaged(path))


def test_a_header_of_no_format_is_damage(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "torn.gazette"
    path.write_bytes(kept[:47] + b"\x09" + kept[48:])
    with pytest.raises(ArchiveError) as error:
        damaged(path)
    assert error.value.code == "archive.damaged"


def test_values_that_no_column_of_theirs_takes_are_damage(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "numbers.gazette"
    path.write_bytes(kept)
    by_hand(path, "PRAGMA foreign_keys = OFF")
    by_hand(path, "ALTER TABLE entry_blocks RENAME TO was")
    by_hand(path, "CREATE TABLE entry_blocks AS SELECT entry_id, 7 AS blocks FROM was")
    told = damaged(path)
    assert {("index", "search_pairs", 0), ("schema", "entry_blocks", 0)} <= set(told)
    with Archive.open(path, read_only=True) as archive, pytest.raises(ArchiveError) as error:
        archive.issue(1)
    assert error.value.code == "archive.damaged"


def leaves_below(content: bytes, root: int) -> list[int]:
    """The pages right below the first one of a table of several, in their order."""
    page = content[(root - 1) * 4096 : root * 4096]
    assert page[0] == 5, "a table of one page has none"
    cells = unpack_from(f">{unpack_from('>H', page, 3)[0]}H", page, 12)
    return [unpack_from(">I", page, at)[0] for at in cells] + [unpack_from(">I", page, 8)[0]]


def test_an_index_that_says_something_else_is_found(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "index.gazette"
    path.write_bytes(kept)
    by_hand(path, "DELETE FROM search_doc WHERE id = (SELECT max(id) FROM search_doc)")
    assert ("index", "search_pairs", 0) in damaged(path)
    assert damaged(path, "quick") == [], "a quick look leaves out what can be made anew"


def test_what_was_stopped_halfway_is_not_damaged(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "sound.gazette", create=True) as archive:
        archive.add_issue(an_issue())
        archive.search("绿地")
        steps = _steps_of_verifying(archive)
        for step in range(0, steps, steps // 100):
            with pytest.raises(KeyboardInterrupt):
                _steps_of_verifying(archive, stopped_at=step)
        assert found(archive) == []


def _steps_of_verifying(archive: Archive, stopped_at: int | None = None) -> int:
    """How many lines are run; as if Ctrl+C were pressed at one of them."""
    passed = 0

    def step(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal passed
        if "/gazette/archive/" not in frame.f_code.co_filename:
            return None
        if event == "line":
            if passed == stopped_at:
                raise KeyboardInterrupt
            passed += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        assert found(archive) == []
    finally:
        sys.settrace(before)
    return passed


def test_what_was_damaged_before_a_change_is_found_after_it(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "later.gazette"
    path.write_bytes(kept)
    by_hand(path, "UPDATE entry SET number_en = 'YZBZ [2024] No. 1' WHERE id = 9")
    with Archive.open(path) as archive:
        place = archive.place(9)
        archive.move_entry(9, place.section_id, 0)
    assert ("row", "entry", 9) in damaged(path)


def test_damage_outlives_a_migration_and_what_it_writes_is_none(kept: bytes, tmp_path: Path) -> None:
    path, more = tmp_path / "old.gazette", tmp_path / f"{len(migration_files()) + 1:04}_more.sql"
    path.write_bytes(kept)
    by_hand(path, "UPDATE entry SET title_en = 'Another' WHERE id = 9")
    by_hand(path, "UPDATE revision SET act = 'Another' WHERE id = 1")
    more.write_text(
        "UPDATE entry SET title_en = 'A third';"
        "DELETE FROM section WHERE issue_id = 3 AND id NOT IN (SELECT section_id FROM entry);"
        "DELETE FROM entry WHERE id = 8;"  # its blocks, passages and more with it
        "ALTER TABLE saved_search ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue';"
        "ALTER TABLE publication RENAME TO periodical;"
        "CREATE TABLE later (a TEXT) STRICT;"
        "INSERT INTO later VALUES ('one');",
        "utf-8",
    )
    database = Database(path)
    database.execute("PRAGMA foreign_keys = ON")
    before = set(database.execute("SELECT DISTINCT part FROM checksum").fetchall())
    migrate(database, (*migration_files(), more))
    wrong = {wrong for table in covered_tables(database) for wrong in wrong_rows(database, table)}
    assert wrong == {("entry", 9), ("revision", 1)}
    after = set(database.execute("SELECT DISTINCT part FROM checksum").fetchall())
    assert before ^ after == {("later",), ("periodical",), ("publication",)}
    database.close()


def test_an_archive_from_before_there_were_checksums_has_them(tmp_path: Path) -> None:
    path = tmp_path / "old.gazette"
    database = Database(path)
    migrate(database, migration_files()[:22])
    database.execute("INSERT INTO exact_form (position, kind, form) VALUES (0, 'phrase', '一字不差')")
    database.conn.commit()
    database.close()
    Archive.open(path).close()
    assert damaged(path) == []
    by_hand(path, "UPDATE exact_form SET form = '一字之差'")
    assert damaged(path) == [("row", "exact_form", 0)]


@given(count=st.integers(1, 3), rng=st.randoms(use_true_random=False))
def test_whatever_is_done_keeps_the_checksums(
    count: int, rng: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("acts") / "a.gazette"
    with Archive.open(path, create=True) as archive, archive.signed("desk.act.edit", "甲"):
        for serial in range(count):
            archive.add_issue(an_issue(serial + 1))
        for _ in range(5):
            step(archive, rng)
        assert found(archive) == []


def step(archive: Archive, rng: random.Random) -> None:
    rows = archive.issue_rows()
    issue = archive.issue(rng.choice(rows).id)
    if not issue.entries:
        return
    entry = rng.choice(issue.entries)
    section = rng.choice(issue.sections)
    match rng.randrange(6):
        case 0:
            archive.set_entry(an_entry(f"新题{rng.random()}", id=entry.id))
        case 1:
            archive.move_entry(entry.id, section.id, 0)
        case 2:
            archive.restore_entry(archive.remove_entry(entry.id))
        case 3:
            archive.remove_entry(entry.id)
        case 4:
            archive.search("新题")
        case _:
            with pytest.raises(ZeroDivisionError), archive.transaction():
                archive.remove_entry(entry.id)
                raise ZeroDivisionError


def test_the_log_and_the_chain_take_no_change(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kept.gazette"
    path.write_bytes(kept)
    for sql in ("UPDATE act_log SET who = '别人'", "DELETE FROM act_log", "DELETE FROM chain_link"):
        with pytest.raises(sqlite3.IntegrityError):
            by_hand(path, sql)
