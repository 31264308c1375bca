"""The numbered SQL migrations that bring an archive file to today's schema, each whole or not at all."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from gazette.archive.checksums import RowKey, covered_tables, has_checksums, make_checksums, wrong_rows
from gazette.errors import ArchiveError
from gazette.shipped import shipped

# "GZTT": SQLite's header names the program that a file belongs to.
APPLICATION_ID = 0x475A5454
MIGRATIONS = "archive_schema/migrations"


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
    numbered = list(enumerate(files, start=1))
    if not version_of(database):
        _run(database, numbered)
    for number, file in numbered:
        if number > version_of(database):
            _run(database, [(number, file)])


def _run(database: Database, numbered: list[tuple[int, Path]]) -> None:
    database.execute("BEGIN IMMEDIATE")
    try:
        for number, file in numbered:
            if number > version_of(database):  # another process may have been quicker
                _apply(database, number, file)
    except BaseException:
        database.rollback()
        raise
    database.commit()


def _apply(database: Database, number: int, file: Path) -> None:
    wrong = _wrong_before(database)
    for statement in statements(file.read_text("utf-8")):
        database.execute(statement)
    if has_checksums(database):
        make_checksums(database, wrong)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {number}")


def _wrong_before(database: Database) -> frozenset[RowKey]:
    """What was damaged before a migration and has to stay so: it would be taken for what was written."""
    if not has_checksums(database):
        return frozenset()
    return frozenset(wrong for table in covered_tables(database) for wrong in wrong_rows(database, table))


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
