"""What can still be read of a damaged archive: through SQLite, page by page, and in backups."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Literal, Protocol

from sqlite_utils import Database

from gazette.archive.checksums import Covered, kept_sums
from gazette.archive.loose_rows import LooseRows, Row
from gazette.archive.pages import Pages, settled
from gazette.archive.saves import Saves, noted_saves, saves_in

COPY = "damaged.gazette"
"""What the copy of the damaged file is called that is read in its stead."""


class Source(Protocol):
    """Rows of a file that may be damaged."""

    @property
    def own(self) -> bool:
        """Whether it is the damaged file itself, not a backup."""

    def keys(self, table: Covered) -> set[int]:
        """The rows that can be found."""

    def row(self, table: Covered, key: int, wanted: int | None) -> Row | None:
        """A row by the names of its columns, rather the one whose hash is wanted; None where it cannot be read."""

    def sums(self, table: Covered) -> tuple[dict[int, int | None], bool]:
        """The checksums of a table's rows, and whether they could be read to the end."""

    def given(self) -> dict[str, int]:
        """The highest ids that were ever given, by table."""

    def places(self, table: Literal["section", "entry"]) -> dict[int, tuple[int | None, int]]:
        """Of which issue or section each row is, and where in it, as an index says that may outlive its table."""

    def texts(self, entry_id: int) -> list[tuple[str, str]]:
        """What search compares of an entry, each text with its place."""


class _SqlSource:
    """What SQLite itself reads."""

    def __init__(self, path: Path, stack: ExitStack, *, own: bool) -> None:
        self.own = own
        connection = stack.enter_context(closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)))
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA writable_schema = ON")  # it then reads on past definitions that are damaged
        self.database = Database(connection)
        self.sums = cache(self._sums)
        self._columns_of = cache(self._column_names)

    def keys(self, table: Covered) -> set[int]:
        """From the first on and from the last back, to where the table cannot be read."""
        found: set[int] = set()
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.DatabaseError):
                for (key,) in self.database.execute(f'SELECT rowid FROM "{table.table}" ORDER BY rowid {order}'):
                    if isinstance(key, int):
                        found.add(key)
        return found

    def row(self, table: Covered, key: int, wanted: int | None) -> Row | None:  # noqa: ARG002 -- it has but one
        try:
            columns = self._columns_of(table)
            if not columns:
                return None
            names = ", ".join(f'"{name}"' for name in columns)
            found = self.database.execute(f'SELECT {names} FROM "{table.table}" WHERE rowid = ?', (key,)).fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return None
        return None if found is None else dict(zip(columns, found, strict=True))

    def given(self) -> dict[str, int]:
        try:
            rows = self.database.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return {}
        return {name: highest for name, highest in rows if isinstance(highest, int)}

    def places(self, table: Literal["section", "entry"]) -> dict[int, tuple[int | None, int]]:
        owner = {"section": "issue", "entry": "section"}[table]
        sql = f"SELECT rowid, {owner}_id, position FROM {table} INDEXED BY {table}_{owner}"
        with suppress(sqlite3.DatabaseError):
            return {key: (owned_by, position) for key, owned_by, position in self.database.execute(sql)}
        return {}

    def texts(self, entry_id: int) -> list[tuple[str, str]]:
        sql = "SELECT place, text FROM passage WHERE entry_id = ? ORDER BY id"
        with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            return [(place, text) for place, text in self.database.execute(sql, (entry_id,)) if isinstance(text, str)]
        return []

    def _sums(self, table: Covered) -> tuple[dict[int, int | None], bool]:
        try:
            return kept_sums(self.database, table), True
        except sqlite3.DatabaseError:
            return {}, False

    def _column_names(self, table: Covered) -> list[str]:
        return [row["name"] for row in self.database.query(f'PRAGMA table_info("{table.table}")')]


def sources_of(damaged: Path, backups: Sequence[Path], folder: Path, stack: ExitStack) -> Iterator[Source]:
    """The damaged file as SQLite reads it and page by page, and the backups."""
    copy = folder / COPY
    displaced = settled(damaged, copy)
    noted = noted_saves(damaged)
    if noted is not None and noted.missing_in(_saves(copy)):
        displaced = settled(damaged, copy, is_behind=True)
    yield from _readable(copy, stack, own=True)
    if copy.stat().st_size:
        opened = stack.enter_context(copy.open("rb"))
        content = stack.enter_context(closing(mmap(opened.fileno(), 0, access=ACCESS_READ)))
        yield LooseRows(Pages(content, displaced))
    for backup in backups:
        yield from _readable(backup, stack, own=False)


def form_of(file: Path) -> tuple[int, frozenset[str]]:
    """The version that an archive says it has, and the columns of its tables; 0 and none where they cannot be read."""
    with (
        suppress(sqlite3.DatabaseError, UnicodeDecodeError),
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        rows = connection.execute(
            "SELECT made.name || '.' || info.name FROM sqlite_schema AS made, pragma_table_info(made.name) AS info"
            " WHERE made.type = 'table' AND made.name NOT LIKE 'sqlite_%'"
        )
        return int(version), frozenset(name for (name,) in rows)
    return 0, frozenset()


def _saves(copy: Path) -> Saves | None:
    with closing(sqlite3.connect(copy)) as file:
        return saves_in(Database(file))


def _readable(path: Path, stack: ExitStack, *, own: bool) -> Iterator[Source]:
    source = _SqlSource(path, stack, own=own)
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        source.database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield source
