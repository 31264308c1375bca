"""Looking for damage: what SQLite finds, what no longer has its checksum, and an index that says something else."""

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gazette.archive.checksums import GROUPS, Covered, covered_tables, wrong_rows
from gazette.archive.file import ArchiveFile
from gazette.archive.knowing.proving import wrongly_read
from gazette.archive.migrations import fresh_schema
from gazette.archive.search.index import INDEX
from gazette.archive.search.proving import index_is_true
from gazette.errors import ArchiveError

Thoroughness = Literal["quick", "rows", "whole"]
"""``quick`` leaves out what is derived from other rows, ``rows`` reads every row, ``whole`` compares the index too."""

DamageKind = Literal["structure", "schema", "row", "file", "index", "read", "saves"]

Seen = Callable[[int, int], None]
"""Told how much was looked at and how much there is, in steps of any size."""

_KEPT_FILES = ("source", "picture", "issue_file")
_MOST_TOLD = 100
"""SQLite tells of no more faults of its structure than so many."""
_HIGHEST_ID = 1 << 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something that is not as it was written.

    ``structure``: what SQLite says of it, in its words; ``schema``: a table or index that is another; ``row``: a row of
    a table (of passages: all of an entry) whose checksum differs, that is gone or came by another hand; ``file``: a
    file that was kept and no longer has its SHA-256; ``index``: search does not answer as the texts say; ``read``:
    a table of what was read from the texts says something else than they do; ``saves``: so many saves as ``row`` says
    are in it no more.
    """

    kind: DamageKind
    table: str = ""
    row: int = 0
    says: str = ""


def damages(file: ArchiveFile, thoroughness: Thoroughness = "whole", *, seen: Seen | None = None) -> Iterator[Damage]:
    """All damage that can be found.

    To be asked inside ``one_state``, and of a file that nothing was written to before (of a process of its own): what
    was read into memory earlier is not read again.
    """
    if file.missing_saves:
        yield Damage(kind="saves", row=file.missing_saves)
    yield from _of_structure(file, thoroughness)
    yield from _of_schema(file)
    try:
        tables = _tables(file, thoroughness)
    except sqlite3.DatabaseError as error:  # a name of a column is no text
        yield Damage(kind="structure", says=str(error))
        return
    counter = _Counter(file, thoroughness, tables, seen)
    for table in tables:
        yield from _of_rows(file, table, counter)
    yield from _of_files(file, counter)
    yield from _of_numbers(file)
    if thoroughness == "whole" and not index_is_true(file, counter.add):
        yield Damage(kind="index", table=INDEX.pairs)
    if thoroughness == "whole":
        yield from (Damage(kind="read", table=table) for table in wrongly_read(file))


class _Counter:
    def __init__(
        self, file: ArchiveFile, thoroughness: Thoroughness, tables: tuple[Covered, ...], seen: Seen | None
    ) -> None:
        self._seen, self._done, self._all = seen, 0, 0
        if seen is not None:
            names = [table.table for table in tables]
            compared = ["search_doc"] if thoroughness == "whole" else []
            self._all = sum(_rows_of(file, table) for table in (*names, *_KEPT_FILES, *compared))

    def add(self, rows: int) -> None:
        if self._seen is not None:
            self._done += rows
            self._seen(min(self._done, self._all), self._all)


def _tables(file: ArchiveFile, thoroughness: Thoroughness) -> tuple[Covered, ...]:
    tables = covered_tables(file.database)
    return tuple(table for table in tables if table.table not in GROUPS) if thoroughness == "quick" else tables


def _rows_of(file: ArchiveFile, table: str) -> int:
    try:
        return int(file.database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
    except sqlite3.DatabaseError:
        return 0


def _of_structure(file: ArchiveFile, thoroughness: Thoroughness) -> Iterator[Damage]:
    check = "integrity_check" if thoroughness == "whole" else "quick_check"
    try:
        told = [row[0] for row in file.database.execute(f"PRAGMA {check}({_MOST_TOLD})")]
        broken = list(file.database.query("PRAGMA foreign_key_check"))
    except sqlite3.DatabaseError as error:
        yield Damage(kind="structure", says=str(error))
        return
    if told != ["ok"]:
        yield from (Damage(kind="structure", says=says) for says in told)
    yield from (Damage(kind="row", table=row["table"], row=row["rowid"] or 0) for row in broken)


def _of_schema(file: ArchiveFile) -> Iterator[Damage]:
    try:
        there = {name: _plain(sql) for name, sql in file.database.execute(_SCHEMA)}
    except sqlite3.DatabaseError as error:
        yield Damage(kind="structure", says=str(error))
        return
    meant = _meant_schema()
    for name in sorted(there.keys() | meant.keys()):
        if there.get(name) != meant.get(name):
            yield Damage(kind="schema", table=name)


_SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


@cache
def _meant_schema() -> dict[str, str]:
    return {name: _plain(sql) for name, sql in fresh_schema(_SCHEMA)}


def _plain(sql: str) -> str:
    return re.sub(r"\s+", " ", sql)


def _of_rows(file: ArchiveFile, table: Covered, counter: _Counter) -> Iterator[Damage]:
    try:
        for name, row in wrong_rows(file.database, table, counter.add):
            yield Damage(kind="row", table=name, row=row)
    except sqlite3.DatabaseError as error:
        yield Damage(kind="structure", table=table.table, says=str(error))


def _of_files(file: ArchiveFile, counter: _Counter) -> Iterator[Damage]:
    for table in _KEPT_FILES:
        try:
            rows = file.database.execute(f'SELECT rowid FROM "{table}"').fetchall()
        except sqlite3.DatabaseError as error:
            yield Damage(kind="structure", table=table, says=str(error))
            continue
        for (row,) in rows:
            if not _has_its_hash(file, table, row):
                yield Damage(kind="file", table=table, row=row)
            counter.add(1)


def _has_its_hash(file: ArchiveFile, table: str, row: int) -> bool:
    try:
        kept = file.row(f'SELECT content, sha256 FROM "{table}" WHERE rowid = ?', row)
    except (sqlite3.DatabaseError, ArchiveError):
        return False
    return (
        kept is not None
        and isinstance(kept["content"], bytes)
        and hashlib.sha256(kept["content"]).hexdigest() == kept["sha256"]
    )


def _of_numbers(file: ArchiveFile) -> Iterator[Damage]:
    """Ids that were given before must not be given again, and there must be some left."""
    try:
        for table, highest in file.database.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            used = file.database.execute(f'SELECT coalesce(max(rowid), 0) FROM "{table}"').fetchone()[0]
            if not isinstance(highest, int) or not used <= highest < _HIGHEST_ID:
                yield Damage(kind="row", table="sqlite_sequence")
    except sqlite3.DatabaseError as error:
        yield Damage(kind="structure", says=str(error))
