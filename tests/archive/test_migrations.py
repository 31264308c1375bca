"""Migrations: a fresh archive is an upgraded one, each migration is whole or nothing, the written schema is today's."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from gazette.archive import Archive
from gazette.archive.migrations import migrate, migration_files, schema_text, statements, version_of
from gazette.errors import ArchiveError
from gazette.model import Paragraph
from gazette.shipped import shipped


def schema_of(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


@pytest.mark.parametrize("old", range(1, len(migration_files()) + 1))
def test_every_old_archive_upgrades_to_the_fresh_one(tmp_path: Path, old: int) -> None:
    fresh, upgraded = tmp_path / "fresh.gazette", tmp_path / "old.gazette"
    Archive.open(fresh, create=True).close()
    database = Database(upgraded)
    migrate(database, migration_files()[:old])
    database.execute("INSERT INTO publication (name_zh, codes, house_style) VALUES ('云川市公报', '[]', 'plain')")
    database.execute("INSERT INTO issue (publication_id, serial, numbers, state) VALUES (1, 7, '[1]', 'editing')")
    database.execute("INSERT INTO section (issue_id, position, name_zh) VALUES (1, 0, '文件')")
    columns, values = "section_id, position, title_zh, title_lines, issuers, state", "1, 0, '旧文', '[]', '[]', 'draft'"
    blocks = """'[{"kind":"paragraph","level":null,"text":"旧的一段"}]'"""
    if "entry_blocks" in database.table_names():
        database.execute(f"INSERT INTO entry ({columns}) VALUES ({values})")
        database.execute(f"INSERT INTO entry_blocks VALUES (1, {blocks})")
    else:
        database.execute(f"INSERT INTO entry ({columns}, blocks) VALUES ({values}, {blocks})")
    database.close()
    with Archive.open(upgraded) as archive:
        (entry,) = archive.issue(archive.find_issue("7")).entries
        assert (entry.title_zh, entry.blocks) == ("旧文", (Paragraph(text="旧的一段"),))
        archive.set_entry(entry)
        assert archive.search("旧的一段").total == 1
    assert schema_of(upgraded) == schema_of(fresh)


def test_the_schema_written_beside_the_migrations_is_todays() -> None:
    written = (shipped("archive_schema") / "schema.sql").read_text("utf-8")
    assert written == schema_text(), "run archive_schema/write_schema.py"


def test_a_migration_that_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "0001_good.sql", tmp_path / "0002_bad.sql"
    good.write_text("CREATE TABLE one (a TEXT);", "utf-8")
    bad.write_text("CREATE TABLE two (a TEXT);\nINSERT INTO none VALUES (1);", "utf-8")
    files = migration_files(tmp_path)
    database = Database(tmp_path / "x.db")
    for there, before in ((["one"], files[:1]), ([], ())):
        migrate(database, before)
        with pytest.raises(sqlite3.OperationalError):
            migrate(database, files)
        assert database.table_names() == there
        assert version_of(database) == len(before)
        database.close()
        database = Database(tmp_path / "new.db")
    database.close()


def test_statements_are_parted_where_sqlite_ends_them() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END;"
    script = f"-- a; remark\nCREATE TABLE a (x TEXT DEFAULT ';');\n{trigger}\n-- the end\n"
    assert list(statements(script)) == ["-- a; remark\nCREATE TABLE a (x TEXT DEFAULT ';');", trigger]
    with pytest.raises(ValueError, match="unfinished"):
        list(statements("CREATE TABLE a ("))


def test_a_gap_in_the_numbers_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "0002_second.sql").write_text("SELECT 1;", "utf-8")
    with pytest.raises(ArchiveError):
        migration_files(tmp_path)
