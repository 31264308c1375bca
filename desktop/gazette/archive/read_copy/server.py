"""One connection to PostgreSQL: rows in and out, transactions, and its errors as ours."""

import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from gazette.archive.file import Row
from gazette.errors import ArchiveError


class Server:
    """An open connection, by one thread at a time; what is asked may only name our own tables."""

    def __init__(self, connection: psycopg.Connection[Row], place: str) -> None:
        self._connection = connection
        self.place = place

    @property
    def is_lost(self) -> bool:
        """Whether the connection can be asked nothing more."""
        return self._connection.closed

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()

    def cut_off(self) -> None:
        """End the connection from another thread, whatever is asked, and though the server may not answer any more."""
        try:
            line = socket.socket(fileno=self._connection.fileno())
        except (psycopg.OperationalError, OSError):  # it is closed, or has just been
            return
        try:
            line.shutdown(socket.SHUT_RDWR)
        except OSError:  # the server was quicker
            pass
        finally:
            line.detach()

    def rows(self, asked: str, *values: Any) -> list[Row]:
        """All rows that a SELECT gives."""
        with self._told():
            return self._connection.execute(asked.encode(), values or None, binary=True).fetchall()

    def value(self, asked: str, *values: Any) -> Any:
        """The one value that a SELECT gives, None where it gives no row."""
        return next((next(iter(row.values())) for row in self.rows(asked, *values)), None)

    def run(self, asked: str, *values: Any) -> None:
        """Run one statement, or without values several."""
        with self._told():
            self._connection.execute(asked.encode(), values or None)

    def insert_all(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Add rows to a table."""
        asked = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with self._told(), self._connection.cursor() as cursor, cursor.copy(asked) as copying:
            for row in rows:
                copying.write_row(row)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing for what is written inside."""
        with self._told(), self._connection.transaction():
            yield

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Around several questions that are answered of one state, whatever is written meanwhile."""
        with self.transaction():  # whose isolation is that of all of a connection
            yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise ArchiveError(self._code_of(error), place=self.place, reason=_first_line(error)) from error

    def _code_of(self, error: psycopg.Error) -> str:
        if self._connection.closed:
            return "archive.copy_lost"
        match error:
            case psycopg.errors.InsufficientPrivilege():
                return "archive.copy_no_right"
            case psycopg.errors.QueryCanceled():
                return "archive.copy_cut_short"
            case psycopg.errors.LockNotAvailable():
                return "archive.copy_busy"
            case psycopg.errors.ReadOnlySqlTransaction():
                return "archive.copy_replica"
            case psycopg.errors.DiskFull():
                return "archive.copy_full"
            case psycopg.errors.DataCorrupted() | psycopg.errors.IndexCorrupted() | psycopg.errors.InternalError_():
                return "archive.copy_unreadable"
            case (
                psycopg.errors.UndefinedTable()
                | psycopg.errors.UndefinedColumn()
                | psycopg.errors.UndefinedFunction()
                | psycopg.errors.DatatypeMismatch()
                | psycopg.errors.WrongObjectType()
                | psycopg.errors.DuplicateTable()
                | psycopg.IntegrityError()
            ):
                return "archive.copy_broken"
            case psycopg.OperationalError():
                return "archive.copy_cut_short"
        raise error


def _first_line(error: psycopg.Error) -> str:
    return error.diag.message_primary or next(iter(str(error).splitlines()), type(error).__name__)
