"""What can still be read of a damaged archive: through SQLite, by its own recovery, and in backups."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from functools import cache
from pathlib import Path
from typing import IO

from sqlite_utils import Database

from gazette.archive.checksums import Covered, kept_sums
from gazette.archive.exchanging import BESIDE
from gazette.archive.file import has_no_room
from gazette.archive.repair_schema import with_meant_schema
from gazette.errors import ArchiveError

Row = dict[str, object]
"""The values of a row by the names of its columns."""

_RECOVER_SECONDS = 600


class Source:
    """Rows of a file that may be damaged; None where one cannot be read."""

    def __init__(self, path: Path, stack: ExitStack, *, own: bool) -> None:
        self.own = own
        """Whether it is the damaged file itself, not a backup."""
        connection = stack.enter_context(closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)))
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA writable_schema = ON")  # it then reads on past definitions that are damaged
        self.database = Database(connection)
        self.sums = cache(self._sums)
        """The checksums of a table's rows, and whether they could be read to the end."""
        self._columns_of = cache(self._column_names)

    def keys(self, table: Covered) -> set[int]:
        """The rows that can be found, from the first on and from the last back, to where the table cannot be read."""
        found: set[int] = set()
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.DatabaseError):
                for (key,) in self.database.execute(f'SELECT rowid FROM "{table.table}" ORDER BY rowid {order}'):
                    if isinstance(key, int):
                        found.add(key)
        return found

    def row(self, table: Covered, key: int) -> Row | None:
        """A row by the names of its columns."""
        try:
            columns = self._columns_of(table)
            if not columns:
                return None
            names = ", ".join(f'"{name}"' for name in columns)
            found = self.database.execute(f'SELECT {names} FROM "{table.table}" WHERE rowid = ?', (key,)).fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return None
        return None if found is None else dict(zip(columns, found, strict=True))

    def _sums(self, table: Covered) -> tuple[dict[int, int | None], bool]:
        try:
            return kept_sums(self.database, table), True
        except sqlite3.DatabaseError:
            return {}, False

    def _column_names(self, table: Covered) -> list[str]:
        return [row["name"] for row in self.database.query(f'PRAGMA table_info("{table.table}")')]


def sources_of(damaged: Path, backups: Sequence[Path], folder: Path, stack: ExitStack) -> Iterator[Source]:
    """The damaged file as it is, with its definitions put right, as SQLite recovers it, and the backups."""
    copy = folder / "damaged.gazette"
    for ending in ("", *BESIDE):
        beside = damaged.with_name(damaged.name + ending)
        if beside.exists() and ending != "-shm":
            shutil.copyfile(beside, copy.with_name(copy.name + ending))
    defined = with_meant_schema(copy, folder / "defined.gazette")
    recovered = _recovered(defined or copy, folder / "recovered.gazette")
    own = tuple(path for path in (copy, defined, recovered) if path is not None)
    for path in (*own, *backups):
        source = Source(path, stack, own=path in own)
        with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            source.database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            yield source


def _recovered(copy: Path, target: Path) -> Path | None:
    """What ``sqlite3``'s ``.recover`` makes of a file, where that program is installed; it also reads loose pages."""
    tool = shutil.which("sqlite3")
    if tool is None:
        return None
    script = target.with_suffix(".sql")
    try:
        with script.open("wb") as written:
            _run([tool, str(copy), ".recover"], stdin=None, stdout=written)
            _refuse_full(script)
        with script.open("rb") as read:
            _run([tool, str(target)], stdin=read, stdout=None)
            _refuse_full(target)
    except (OSError, subprocess.TimeoutExpired):
        return None
    finally:
        script.unlink(missing_ok=True)
    return target if target.exists() else None


def _refuse_full(written: Path) -> None:
    """ArchiveError where the disk is full: that program does not say that it could write only a part."""
    if has_no_room(written):
        raise ArchiveError("archive.disk_full", file=str(written))


def _run(command: list[str], *, stdin: IO[bytes] | None, stdout: IO[bytes] | None) -> None:
    """Run SQLite's own program; what it says of a damaged file is no news."""
    subprocess.run(  # noqa: S603 -- a program of the system, and paths of ours
        command,
        stdin=stdin,
        stdout=stdout or subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=_RECOVER_SECONDS,
    )
