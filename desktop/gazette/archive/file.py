"""The open archive file: which files are archives, how they are opened, transactions, and SQLite's errors as ours."""

import os
import shutil
import sqlite3
import stat
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import Table

from gazette.archive.checksums import keep_checksums
from gazette.archive.entry_memory import EntryMemory
from gazette.archive.exchanging import LOGS, with_ending
from gazette.archive.migrations import APPLICATION_ID, migrate, migration_files, version_of
from gazette.archive.saves import Saves, count_save, forget_saves, note_saves, noted_saves, saves_in
from gazette.archive.standing import standing_of
from gazette.errors import ArchiveError

Row = dict[str, Any]

# SQLite takes a file shorter than its smallest page for an empty database, and would write over it.
_SMALLEST_PAGE = 512

# Bytes of a name: systems take 255, and what goes beside an archive has longer ones.
_LONGEST_NAME = 200

_A_MOMENT = 0.02
"""Seconds between two tries to get what another has just now."""

# Where less is free (bytes), what SQLite calls a disk error is that its files beside the archive find no room.
_NO_ROOM = 100_000

# SQLite's primary result codes that have a sentence of their own; any other error is a bug of ours.
_CODES = {
    sqlite3.SQLITE_BUSY: "archive.locked",
    sqlite3.SQLITE_LOCKED: "archive.locked",
    sqlite3.SQLITE_READONLY: "archive.read_only",
    sqlite3.SQLITE_NOTADB: "archive.not_an_archive",
    sqlite3.SQLITE_CORRUPT: "archive.damaged",
    sqlite3.SQLITE_CANTOPEN: "archive.cannot_open",
    sqlite3.SQLITE_FULL: "archive.disk_full",
    sqlite3.SQLITE_IOERR: "archive.disk_error",
}

NOT_TAKEN = (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, OverflowError)
"""What writing raises for values that a table has no place for: who takes them from elsewhere has not checked them."""
NOT_UNDERSTOOD = (ValueError, TypeError, LookupError, AttributeError, RecursionError, zlib.error)
"""What reading a value raises that no version of this program can have written."""
NOT_WRITTEN_NOW = frozenset(
    {
        "archive.disk_full",
        "archive.read_only",
        "archive.locked",
        "archive.moved",
        "archive.disk_error",
        "archive.cannot_open",
    }
)
"""Codes of errors for which nothing can be written just now; what was read before is read all the same."""

_NOT_WRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}

# What SQLite says of a file that was moved or deleted while it was open.
_LOST = {"archive.read_only", "archive.cannot_open", "archive.disk_error"}


class ArchiveFile:
    """One opened archive; to be used by one thread at a time, as SQLite's transaction belongs to the connection."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.signature: tuple[str | None, str | None] = (None, None)
        """Who changes entries now, and by what act."""
        self.database = Database(connection, recursive_triggers=False)
        self.entries = EntryMemory()
        self.undone = 0
        """How many transactions were taken back: what was learnt within one is no longer so."""
        self._depth = 0
        self._in_one_state = False
        self._identity = _identity(path)
        self._changes = self._counting = 0
        self.version = 0
        self.notes_saves = False
        """Whether what is saved stands in a log at first."""
        self.missing_saves = 0
        """How many saves the note beside it knows that are not in it."""

    def close(self) -> None:
        """Close the file; what was committed is in it."""
        self.database.close()
        if self.notes_saves:
            forget_saves(self.path)

    def is_there(self) -> bool:
        """Whether the file that was opened still stands at its path and answers; its medium may have been away."""
        if _identity(self.path) != self._identity:
            return False
        try:
            self.database.execute("BEGIN IMMEDIATE")
            self.database.rollback()
        except sqlite3.DatabaseError as error:
            return _code_of(error) not in _LOST
        return True

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """All rows that a SELECT gives."""
        with told(self.path):
            # Not by the library's own query, which sets a savepoint around every one.
            cursor = self.database.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, sql: str, *values: Any) -> Row | None:
        """The first row that a SELECT gives."""
        return next(iter(self.rows(sql, *values)), None)

    def count(self, table: str, column: str, value: int | None) -> int:
        """How many rows have ``value`` in a column (None: have none)."""
        return int(self.rows(f"SELECT count(*) AS n FROM {table} WHERE {column} IS ?", value)[0]["n"])

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Around several questions that are answered of one state, whatever others write meanwhile.

        Entries that were remembered from before another connection wrote are forgotten. Nothing is written inside.
        """
        if self._depth or self._in_one_state:
            yield
            return
        with told(self.path):
            self.database.execute("BEGIN")
        self._in_one_state = True
        try:
            yield
        finally:
            self._in_one_state = False
            with suppress(sqlite3.Error):  # nothing was written, and what was wrong is told already
                self.database.rollback()

    @property
    def data_version(self) -> int:
        """A number that is another whenever another connection has written."""
        return int(self.rows("PRAGMA data_version")[0]["data_version"])

    @property
    def changes(self) -> int:
        """How many rows were changed by this connection so far, but for what counts its saves."""
        return self.database.conn.total_changes - self._counting

    @property
    def state(self) -> tuple[int, int]:
        """What is another whenever anything was written, by this connection or another one."""
        return self.data_version, self.changes

    def forget_outdated(self) -> None:
        """Forget entries that another connection may have written since; inside ``one_state``, after a question."""
        self.entries.note_others(self.data_version)

    def understood(self) -> AbstractContextManager[None]:
        """Around making values of rows: what no version of this program can have written is damage to the file."""
        return damage_of(str(self.path))

    def run(self, sql: str, *values: Any) -> None:
        """Run a statement that changes rows, inside ``transaction``."""
        with told(self.path):
            self.database.execute(sql, values)

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Add a row and return its id."""
        with told(self.path):
            added = self._table(table).insert(dict(row), pk="id").last_pk
        if not isinstance(added, int):
            raise TypeError(added)
        return added

    def insert_all(self, table: str, rows: list[Row]) -> None:
        """Add many rows of the same columns."""
        if rows:
            with told(self.path):
                self._table(table).insert_all(rows)

    def update(self, table: str, row_id: int, changes: Mapping[str, Any]) -> None:
        """Change columns of one row."""
        with told(self.path):
            # Not by the library's own update, which reads the whole row first: that of an entry may have megabytes.
            columns = ", ".join(f'"{name}" = ?' for name in changes)
            self.database.execute(f'UPDATE "{table}" SET {columns} WHERE id = ?', (*changes.values(), row_id))

    def delete(self, table: str, where: str, *values: Any) -> None:
        """Take rows out."""
        with told(self.path):
            self._table(table).delete_where(where, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: an inner transaction becomes part of the outer one.

        It begins IMMEDIATE, because one that reads first and writes later fails at once when another process writes.
        """
        if self._depth == 0:
            self._begin()
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._roll_back()
            raise
        self._depth -= 1
        if self._depth == 0:
            self._commit()

    def _begin(self) -> None:
        if self.read_only:
            full = has_no_room(self.path)
            raise ArchiveError("archive.disk_full" if full else "archive.read_only", file=str(self.path))
        if _identity(self.path) != self._identity:
            # With its log open SQLite would go on writing into a file that nobody can find again.
            raise ArchiveError("archive.moved", file=str(self.path))
        with told(self.path):
            self.database.execute("BEGIN IMMEDIATE")
            self._changes = self.changes
            try:
                self._refuse_newer()
            except BaseException:
                self.database.rollback()
                raise

    def _refuse_newer(self) -> None:
        """A newer program may have opened it meanwhile: what this one would write belongs into no row there."""
        version = version_of(self.database)
        if version > self.version:
            raise ArchiveError("archive.newer", file=str(self.path), version=version, known=self.version)

    def _commit(self) -> None:
        saves = None
        with told(self.path):
            try:
                if self.changes != self._changes:
                    before = self.changes
                    saves = count_save(self.database)
                    self._counting += self.changes - before
                self.database.commit()
            except sqlite3.Error:
                self._roll_back()
                raise
        if saves is not None and self.notes_saves:
            note_saves(self.path, saves)

    def _roll_back(self) -> None:
        self.database.rollback()
        self.entries.forget_all()
        self.undone += 1

    def _table(self, name: str) -> Table:
        table = self.database.table(name)
        if not isinstance(table, Table):
            raise TypeError(name)
        return table


def open_file(
    path: Path,
    *,
    create: bool,
    patience: float,
    read_only: bool = False,
    upgrading: Callable[["ArchiveFile"], None] | None = None,
) -> ArchiveFile:
    """Open ``path`` as an archive and bring it to today's schema; with ``read_only`` only look into it.

    ``upgrading`` is done before with one of an older schema. ``patience`` is how many seconds to wait for another
    program that is writing. Raises ArchiveError with a code of its own for each of: missing, folder, no archive, newer,
    damaged, locked.
    """
    try:
        _check_place(path, create=create)
    except OSError as error:  # a name that is too long, a folder that may not be entered
        raise ArchiveError("archive.cannot_open", file=str(path)) from error
    files, noted = migration_files(), noted_saves(path) if path.exists() else None
    with told(path, opening=True):
        if read_only:
            connection = _reading(path, patience)
        else:
            if noted is not None:
                _refuse_missing(path, noted, patience)
            connection, read_only = _connect(path, create=create, patience=patience)
        file = ArchiveFile(path, connection, read_only=read_only)
        try:
            _check_kind(file, newest=len(files), create=create)
            _prepare(file, files, upgrading)
            file.version = version_of(file.database)
            file.missing_saves = noted.missing_in(saves_in(file.database)) if noted is not None else 0
        except BaseException:
            file.close()
            raise
    return file


@contextmanager
def damage_of(file: str) -> Iterator[None]:
    """Around making values of what ``file`` holds; see ``ArchiveFile.understood``."""
    try:
        yield
    except NOT_UNDERSTOOD as error:
        raise ArchiveError("archive.damaged", file=file) from error


def refuse_no_file(path: Path) -> None:
    """ArchiveError where a path leads to what is no plain file, which is neither read to its end nor moved away.

    That is a folder, a pipe, a device or links in a circle; where there is nothing at all may be a file.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise ArchiveError("archive.cannot_open", file=str(path)) from error
    if not stat.S_ISREG(mode):
        raise ArchiveError("archive.folder" if stat.S_ISDIR(mode) else "archive.not_an_archive", file=str(path))


def last_line_of(path: Path) -> str | None:
    """The hash of the last line in the log of an archive of this or an older version that nobody has open.

    None where nothing is logged. It is only read, and nothing is left beside it. ArchiveError as with opening it.
    """
    refuse_no_file(path)
    if any(with_ending(path, log).exists() and with_ending(path, log).stat().st_size for log in LOGS):
        raise ArchiveError("archive.locked", file=str(path))
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with told(path, opening=True), closing(_connection(address, 0)) as connection:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise ArchiveError("archive.not_an_archive", file=str(path))
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > (known := len(migration_files())):
            raise ArchiveError("archive.newer", file=str(path), version=version, known=known)
        found = connection.execute("SELECT sha256 FROM act_log ORDER BY id DESC LIMIT 1").fetchone()
    return None if found is None else str(found[0])


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise ArchiveError("archive.folder", file=str(path))
    if not path.exists() and not create:
        raise ArchiveError("archive.missing", file=str(path))
    if path.exists() and (not path.is_file() or 0 < path.stat().st_size < _SMALLEST_PAGE):
        raise ArchiveError("archive.not_an_archive", file=str(path))
    if create and not path.exists() and len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise ArchiveError("archive.name_too_long", file=str(path))
    if create and not path.parent.is_dir():
        raise ArchiveError("archive.no_folder", file=str(path), folder=str(path.parent))


def _refuse_missing(path: Path, noted: Saves, patience: float) -> None:
    """ArchiveError ``archive.saves_missing`` where the note beside an archive knows of more than SQLite finds in it.

    Opened for writing, what is left of that in the log would soon be written over.
    """
    with closing(_reading(path, patience)) as connection:
        missing = noted.missing_in(saves_in(Database(connection)))
    if missing:
        raise ArchiveError("archive.saves_missing", file=str(path), count=missing)


def _connect(path: Path, *, create: bool, patience: float) -> tuple[sqlite3.Connection, bool]:
    """A connection and whether it can only read; the mode keeps SQLite from making a file that was not asked for."""
    address = path.absolute().as_uri()
    connection = _connection(f"{address}?mode={'rwc' if create else 'rw'}", patience)
    try:
        if not _only_readable(connection, path, patience):
            return connection, False
    except BaseException:
        connection.close()
        raise
    connection.close()
    return _reading(path, patience), True


def _reading(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that only reads."""
    address = path.absolute().as_uri()
    connection = _connection(f"{address}?mode=ro", patience)
    if _answers(connection, path):
        return connection
    connection.close()
    # A folder that takes no -shm file (a DVD, a share for reading, a full disk): nobody can be writing there.
    return _connection(f"{address}?mode=ro&immutable=1", patience)


def _connection(address: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _only_readable(connection: sqlite3.Connection, path: Path, patience: float) -> bool:
    """Ask for the right to write and give it back: permissions alone do not tell, and SQLite asks nobody for them."""
    if path.exists() and not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return True
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            return False  # somebody writes, so it can be written
        if code in _NOT_WRITABLE or (code == sqlite3.SQLITE_IOERR and has_no_room(path)):
            return True
        raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    return False


def _answers(connection: sqlite3.Connection, path: Path) -> bool:
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if code in _NOT_WRITABLE or (code == sqlite3.SQLITE_IOERR and has_no_room(path)):
            return False
        raise
    return True


def has_no_room(archive: Path) -> bool:
    """Whether the disk of an archive is full, so that nothing can be written to it."""
    try:
        return shutil.disk_usage(archive.parent).free < _NO_ROOM
    except OSError:
        return False


def _check_kind(file: ArchiveFile, *, newest: int, create: bool) -> None:
    database = file.database
    version = version_of(database)
    if int(database.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
        # A file without any table is one whose making was cut short (or that was just made for us).
        blank = version == 0 and not database.execute("SELECT 1 FROM sqlite_schema").fetchone()
        if not (create and blank):
            raise ArchiveError("archive.not_an_archive", file=str(file.path))
    elif version < 1:
        raise ArchiveError("archive.damaged", file=str(file.path))
    if version > newest:
        raise ArchiveError("archive.newer", file=str(file.path), version=version, known=newest)
    if file.read_only and version < newest:
        raise ArchiveError("archive.read_only_old", file=str(file.path), version=version, known=newest)


def _prepare(
    file: ArchiveFile, files: tuple[Path, ...], upgrading: Callable[[ArchiveFile], None] | None = None
) -> None:
    if file.read_only:
        return
    if upgrading is not None and 0 < version_of(file.database) < len(files):
        upgrading(file)
    is_local = standing_of(file.path) == "local"
    # A log with FULL keeps every acknowledged commit through a power cut, with NORMAL the last ones are lost; a
    # rollback journal needs EXTRA for that.
    file.database.execute(f"PRAGMA synchronous = {'FULL' if is_local else 'EXTRA'}")
    if not is_local:
        _leave_log(file.database)
    migrate(file.database, files)
    keep_checksums(file.database)
    if is_local:
        file.notes_saves = _take_log(file.database) == "wal"


def _take_log(database: Database) -> str:
    """Use a log; SQLite itself does not wait for others that begin to at the same time. What the archive uses now."""
    until = time.monotonic() + database.execute("PRAGMA busy_timeout").fetchone()[0] / 1000
    while True:
        try:
            (mode,) = database.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_A_MOMENT)
        else:
            return str(mode)


def _leave_log(database: Database) -> None:
    """Use a rollback journal: a log needs memory that all who have the file open share, and is a second file to copy.

    Where somebody has it open with its log it stays as it is until nobody has.
    """
    patience = database.execute("PRAGMA busy_timeout").fetchone()[0]
    database.execute("PRAGMA busy_timeout = 0")
    try:
        database.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    finally:
        database.execute(f"PRAGMA busy_timeout = {int(patience)}")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at ``path``, None where there is none (or it can't be reached); the file is not opened."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


@contextmanager
def told(path: Path, *, opening: bool = False) -> Iterator[None]:
    """SQLite's errors about the file as errors of ours that name it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = _code_of(error)
        if known in _LOST and not opening and not path.exists():
            known = "archive.moved"
        if known == "archive.disk_error" and has_no_room(path):
            known = "archive.disk_full"
        if known is None:
            raise
        raise ArchiveError(known, file=str(path)) from error
    except UnicodeEncodeError as error:  # of a command's argument that is no UTF-8
        raise ArchiveError("archive.half_character", file=str(path)) from error
    except UnicodeDecodeError as error:  # what SQLite says quotes a damaged definition, and Python cannot read that
        raise ArchiveError("archive.damaged", file=str(path)) from error


def _code_of(error: sqlite3.DatabaseError) -> str | None:
    """The code of the sentence for ``error``, None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own: a text in the file is no UTF-8
        return "archive.damaged" if isinstance(error, sqlite3.OperationalError) else None
    if code == sqlite3.SQLITE_ERROR and str(error).startswith(("no such table", "no such column")):
        return "archive.damaged"  # the tests run every statement over a whole schema
    if code == sqlite3.SQLITE_ERROR and str(error) == "unsupported file format":
        return "archive.damaged"  # its header says so of its tables
    return _CODES.get(code & 0xFF)


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by links of either kind; only one that is there can be another's."""
    if os.path.realpath(one) == str(other):
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False
