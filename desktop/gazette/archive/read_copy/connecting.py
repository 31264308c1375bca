"""Opening a copy: where it is, whose schema it has, and psycopg's errors on the way as ours."""

from typing import TYPE_CHECKING, Any

from gazette.archive.read_copy.schema import SCHEMA, bring_up_to_date, check_version
from gazette.errors import ArchiveError

if TYPE_CHECKING:
    from psycopg import OperationalError

    from gazette.archive.read_copy.read_copy import ReadCopy
    from gazette.archive.read_copy.server import Server

_PATIENCE = 10
"""Seconds to wait for a server that does not answer."""

_READS = " -c default_transaction_read_only=on"


def open_copy(address: str, password: str | None = None, *, writing: bool = False, patience: float = 5.0) -> "ReadCopy":
    """The copy at ``address``: a connection URL or words of libpq (``service=gazette``).

    ``writing`` makes it where there is none, and brings it to today's schema; it waits ``patience`` seconds for another
    program that writes, or for one that was killed. ArchiveError: ``archive.copy_…``.
    """
    from gazette.archive.read_copy.read_copy import ReadCopy  # noqa: PLC0415 -- loads what is asked of a copy

    def connect() -> "Server":
        server = _connected(address, password, writing=writing)
        try:
            if writing:
                bring_up_to_date(server, patience)
            else:
                check_version(server)
        except BaseException:
            server.close()
            raise
        return server

    return ReadCopy(connect, place_of(address), may_write=writing)


def place_of(address: str) -> str:
    """What a copy is called in sentences: its address without the password."""
    words = _words(address)
    if service := words.get("service"):
        return str(service)
    host = "".join(str(words.get(name) or "") for name in ("host", "hostaddr"))
    return "/".join(filter(None, (host, str(words.get("dbname") or "")))) or "localhost"


def without_password(address: str) -> str:
    """An address as it may be remembered."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415

    words = _words(address)
    return address if "password" not in words else make_conninfo("", **words | {"password": None})


def _words(address: str) -> dict[str, Any]:
    try:
        from psycopg import ProgrammingError  # noqa: PLC0415 -- only where a copy is asked for
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError("archive.copy_no_library") from error
    try:
        return dict(conninfo_to_dict(address))
    except ProgrammingError as error:
        raise ArchiveError("archive.copy_bad_address", reason=_first_line(error)) from error


def _connected(address: str, password: str | None, *, writing: bool) -> "Server":
    from psycopg import OperationalError, connect  # noqa: PLC0415
    from psycopg.rows import dict_row  # noqa: PLC0415

    from gazette.archive.read_copy.server import Server  # noqa: PLC0415

    place = place_of(address)
    try:
        connection = connect(
            address,
            autocommit=True,
            row_factory=dict_row,
            connect_timeout=_PATIENCE,
            client_encoding="utf8",
            options=f"-c search_path={SCHEMA} -c default_transaction_isolation=repeatable\\ read"
            + ("" if writing else _READS),
            application_name="gazette-desk",
            password=password,
        )
    except OperationalError as error:
        raise _refused(error, place) from error
    return Server(connection, place)


def _refused(error: "OperationalError", place: str) -> ArchiveError:
    """Why there is no connection, as far as libpq tells without words in some language."""
    asked = error.pgconn
    if asked is not None and asked.needs_password:
        return ArchiveError("archive.copy_needs_password", place=place)
    if asked is not None and asked.used_password:
        return ArchiveError("archive.copy_wrong_password", place=place, reason=_first_line(error))
    return ArchiveError("archive.copy_unreachable", place=place, reason=_first_line(error))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
