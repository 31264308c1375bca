"""The numbered SQL migrations that bring an archive file to today's schema, each whole or not at all."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from gazette.archive.checksums import covered_tables, has_checksums, make_checksums, wrong_rows
from gazette.errors import ArchiveError
from gazette.shipped import shipped

# "GZTT": SQLite's header names the program that a file belongs to.
APPLICATION_ID = 0x475A5454
MIGRATIONS = "archive_schema/migrations"

_WRITING = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE, sqlite3.SQLITE_ALTER_TABLE}


def migration_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The migrations in order; number N brings an archive from version N - 1 to N."""
    files = tuple(sorted((folder or shipped(MIGRATIONS)).glob("[0-9]*.sql")))
    numbers = [int(file.name[:4]) for file in files]
    if not files or numbers != list(range(1, len(files) + 1)):
        raise ArchiveError("archive.migrations_missing", folder=str(folder or shipped(MIGRATIONS)))
    return files


def statements(script: str) -> Iterator[str]:
    """The single statements of a script.

    ``executescript`` would commit the open transaction first, so scripts are taken apart and run one by one.
    """
    pending = ""
    for piece in re.split(r"(?<=;)", script):
        pending += piece
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if re.sub(r"--[^\n]*", "", pending).strip():
        raise ValueError(f"unfinished statement: {pending.strip()[:60]}")


def version_of(database: Database) -> int:
    """The archive's schema version: how many migrations it has seen."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def migrate(database: Database, files: tuple[Path, ...]) -> None:
    """Run the migrations that the archive has not seen, each in a transaction of its own; in one where it is new."""
    done, numbered = version_of(database), list(enumerate(files, start=1))
    if not done:
        _run(database, numbered, {})
    written = _written_by(files, done)
    for number, file in numbered:
        if number > version_of(database):
            _run(database, [(number, file)], written)


def _run(database: Database, numbered: list[tuple[int, Path]], written: dict[int, frozenset[str]]) -> None:
    database.execute("BEGIN IMMEDIATE")
    try:
        for number, file in numbered:
            if number > version_of(database):  # another process may have been quicker
                _apply(database, number, file, written.get(number, frozenset()))
    except BaseException:
        database.rollback()
        raise
    database.commit()


def _apply(database: Database, number: int, file: Path, written: frozenset[str]) -> None:
    before = covered_tables(database) if has_checksums(database) else ()
    # What was damaged before a migration has to stay so: it would be taken for what was written.
    wrong = frozenset(key for table in before if table.table in written for key in wrong_rows(database, table))
    for statement in statements(file.read_text("utf-8")):
        database.execute(statement)
    if has_checksums(database):
        now = covered_tables(database)
        make_checksums(database, [each for each in now if each.table in written or each not in before], wrong)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {number}")


def _written_by(files: tuple[Path, ...], done: int) -> dict[int, frozenset[str]]:
    """The tables that each migration after the first ``done`` writes or changes, as SQLite says of its statements.

    The rows of all others stay as they are, and with them their checksums: in a large archive it would take long to
    read them all for each migration.
    """
    written: dict[int, frozenset[str]] = {}
    if not 0 < done < len(files):
        return written
    seen: set[str] = set()

    def note(act: int, first: str | None, second: str | None, _file: str | None, _trigger: str | None) -> int:
        if act in _WRITING:
            seen.add((second if act == sqlite3.SQLITE_ALTER_TABLE else first) or "")
        return sqlite3.SQLITE_OK

    database = Database(memory=True, recursive_triggers=False)
    database.execute("PRAGMA foreign_keys = ON")
    for number, file in enumerate(files, start=1):
        if number == done + 1:
            database.conn.set_authorizer(note)
        for statement in statements(file.read_text("utf-8")):
            database.execute(statement)
        written[number] = frozenset(seen)
        seen.clear()
    database.close()
    return written


def fresh_schema(question: str) -> list[tuple[Any, ...]]:
    """What a SELECT from ``sqlite_schema`` gives in an archive that is made today."""
    database = Database(memory=True)
    migrate(database, migration_files())
    found: list[tuple[Any, ...]] = database.execute(question).fetchall()
    database.close()
    return found


def schema_text() -> str:
    """Today's schema as SQL, made by walking all migrations; ``archive_schema/schema.sql`` is this text."""
    made = fresh_schema(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"
    )
    parts = [f"{row[0]};" for row in made]
    head = f"-- Made from migrations/ by write_schema.py; version {len(migration_files())}. Not edited by hand."
    return "\n\n".join([head, *parts]) + "\n"
