"""Checksums of everything that is kept, so that a byte that changed by itself is found and named.

Every row has a hash over the names and values of its columns, those that are NULL left out, so that a column that a
later version adds changes nothing. Rows that belong together are one sum of hashes; a change brings it up to date by
taking the old row away and adding the new one: what was damaged before a change stays wrong after it, and is found.
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlite_utils import Database

SIZE = 16
_FULL = 1 << (8 * SIZE)
_OFTEN = 1000

GROUPS = {"passage": "entry_id"}
"""Tables whose rows have one sum for all with the same value of a column; of all others each row has its own."""

_UNCOVERED = frozenset(
    {
        "checksum",
        "search_doc",
        "search_waiting",
        "search_begun",
        "reading_waiting",
        "citation",
        "cited_as",
        "post_act",
        "body_mention",
    }
)
"""Derived from what is covered, and compared with that in another way; tables of SQLite and of its index too."""

RowKey = tuple[str, int]
"""Table and row, or what its rows belong to."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A table whose rows have checksums: what they are counted by, and the columns that are hashed, in order."""

    table: str
    group: str
    columns: tuple[str, ...]

    def values(self, of: str = "") -> str:
        """The columns for a statement, of ``new``, ``old`` or the table itself."""
        return ", ".join(f'{of}"{column}"' for column in self.columns)


def covered_tables(database: Database) -> tuple[Covered, ...]:
    """The tables that have checksums.

    A file that is kept beside its own SHA-256 is covered by that: only the hash is part of its row's checksum.
    """
    found = []
    for row in database.query("PRAGMA table_list"):
        name = row["name"]
        if row["schema"] != "main" or row["type"] != "table" or name in _UNCOVERED or name.startswith("sqlite_"):
            continue
        columns = [column["name"] for column in database.query(f'PRAGMA table_info("{name}")')]
        if {"sha256", "content"} <= set(columns):
            columns.remove("content")
        found.append(Covered(name, GROUPS.get(name, "rowid"), tuple(columns)))
    return tuple(sorted(found, key=lambda table: table.table))


def has_checksums(database: Database) -> bool:
    """Whether the archive is of a version that keeps them."""
    return bool(database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'checksum'").fetchone())


def keep_checksums(database: Database) -> None:
    """See to it that whatever is written by this connection from now on has its checksums."""
    connection, tables = database.conn, covered_tables(database)
    hashers = {table.table: _hasher(table) for table in tables}
    connection.create_function("row_sum", -1, lambda table, *values: hashers[table](values), deterministic=True)
    connection.create_function("sum_plus", 2, _plus, deterministic=True)
    connection.create_function("sum_minus", 2, _minus, deterministic=True)
    for table in tables:
        for statement in _triggers(table):
            database.execute(statement)


def found_sums(
    database: Database, table: Covered, seen: Callable[[int], None] | None = None
) -> tuple[dict[int, int], set[int]]:
    """The sums of what a table holds now by row or group, and those of which something cannot be read at all.

    ``seen`` is told how many rows were read since the last time.
    """
    hashed = _hasher(table)
    try:
        return _summed(_all_rows(database, table), hashed, seen), set()
    except sqlite3.DatabaseError:
        unread: set[int] = set()
        return _summed(_readable_rows(database, table, unread), hashed, seen), unread


def kept_sums(database: Database, table: Covered) -> dict[int, int | None]:
    """The sums that were kept when the rows of a table were written."""
    rows = database.execute("SELECT id, sum FROM checksum WHERE part = ?", (table.table,))
    return {
        _as_key(key): int.from_bytes(kept, "big") if isinstance(kept, bytes) and len(kept) == SIZE else None
        for key, kept in rows
    }


def wrong_rows(database: Database, table: Covered, seen: Callable[[int], None] | None = None) -> Iterator[RowKey]:
    """Rows (or groups) that are not what was written: changed, gone, or there without having been written here."""
    kept, (found, unread) = kept_sums(database, table), found_sums(database, table, seen)
    for key in sorted(kept.keys() | found.keys() | unread):
        if key in unread or key not in found or found[key] != kept.get(key):
            yield table.table, key


def hash_of_row(table: Covered, row: Mapping[str, object]) -> int:
    """The hash of one row, by the names of its columns; columns that it does not have count as NULL."""
    return int.from_bytes(_hasher(table)(tuple(row.get(column) for column in table.columns)), "big")


def make_checksums(database: Database, tables: Sequence[Covered], wrong: frozenset[RowKey] = frozenset()) -> None:
    """Make the checksums of ``tables`` anew from what is there; what is ``wrong`` stays so, whatever it is now.

    Those of tables that are no longer there are taken away.
    """
    remaining = {table.table for table in covered_tables(database)} - {table.table for table in tables}
    kept = ", ".join("?" * len(remaining))
    database.execute(f"DELETE FROM checksum WHERE part NOT IN ({kept})", tuple(remaining))
    for table in tables:
        found, unread = found_sums(database, table)
        keys = found.keys() | unread | {key for name, key in wrong if name == table.table}
        database.conn.executemany(
            "INSERT INTO checksum VALUES (?, ?, ?)",
            (
                (table.table, key, None if key in unread or (table.table, key) in wrong else _bytes(found[key]))
                for key in keys
            ),
        )


def _summed(
    rows: Iterator[tuple[int, tuple[object, ...]]],
    hashed: Callable[[tuple[object, ...]], bytes],
    seen: Callable[[int], None] | None,
) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    number = 0
    for number, (key, values) in enumerate(rows, start=1):
        sums[key] = (sums[key] + int.from_bytes(hashed(values), "big")) % _FULL
        if seen is not None and number % _OFTEN == 0:
            seen(_OFTEN)
    if seen is not None:
        seen(number % _OFTEN)
    return sums


def _all_rows(database: Database, table: Covered) -> Iterator[tuple[int, tuple[object, ...]]]:
    for key, *values in database.execute(f'SELECT "{table.group}", {table.values()} FROM "{table.table}"'):
        yield _as_key(key), tuple(values)


def _readable_rows(database: Database, table: Covered, unread: set[int]) -> Iterator[tuple[int, tuple[object, ...]]]:
    """The rows that can be read by themselves, of a table that cannot be read in one go; puts the others aside."""
    sql = f'SELECT {table.values()} FROM "{table.table}" WHERE "{table.group}" = ?'
    for key in kept_sums(database, table):
        try:
            rows = database.execute(sql, (key,)).fetchall()
        except sqlite3.DatabaseError:
            unread.add(key)
        else:
            yield from ((key, tuple(row)) for row in rows)


def _as_key(value: object) -> int:
    """A row's number as it was read; 0, which no row has, for what a damaged page says instead."""
    return value if isinstance(value, int) else 0


def _triggers(table: Covered) -> Iterator[str]:
    name, group = table.table, table.group
    add = (
        f"INSERT INTO checksum VALUES ('{name}', new.\"{group}\", row_sum('{name}', {table.values('new.')}))"
        " ON CONFLICT DO UPDATE SET sum = sum_plus(sum, excluded.sum);"
    )
    take = (
        f"UPDATE checksum SET sum = sum_minus(sum, row_sum('{name}', {table.values('old.')}))"
        f" WHERE part = '{name}' AND id = old.\"{group}\";"
    )
    tidy = f"DELETE FROM checksum WHERE part = '{name}' AND id = old.\"{group}\" AND sum = zeroblob({SIZE});"
    for when, acts in (("INSERT", add), ("DELETE", take + tidy), ("UPDATE", take + add + tidy)):
        yield f'CREATE TEMP TRIGGER "checksum_{name}_{when}" AFTER {when} ON main."{name}" BEGIN {acts} END'


@cache
def _hasher(table: Covered) -> Callable[[tuple[object, ...]], bytes]:
    heads = [column.encode() for column in table.columns]

    def hashed(values: tuple[object, ...]) -> bytes:
        parts = []
        for head, value in zip(heads, values, strict=True):
            if value is not None:
                content = _content(value)
                parts += [b"%s %c %d " % (head, type(value).__name__[0].encode(), len(content)), content]
        return hashlib.sha256(b"".join(parts)).digest()[:SIZE]

    return hashed


def _content(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else repr(value).encode()


def _plus(one: bytes | None, other: bytes) -> bytes | None:
    return None if one is None else _bytes(int.from_bytes(one, "big") + int.from_bytes(other, "big"))


def _minus(one: bytes | None, other: bytes) -> bytes | None:
    return None if one is None else _bytes(int.from_bytes(one, "big") - int.from_bytes(other, "big"))


def _bytes(value: int) -> bytes:
    return (value % _FULL).to_bytes(SIZE, "big")
