"""Opening a copy: where it is, whose schema it has, and psycopg's errors on the way as ours."""

import re
import sys
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from threading import Thread
from typing import TYPE_CHECKING, Any

from gazette.archive.read_copy.schema import SCHEMA, bring_up_to_date, check_version
from gazette.errors import ArchiveError

if TYPE_CHECKING:
    from psycopg import OperationalError

    from gazette.archive.read_copy.read_copy import ReadCopy, Stop
    from gazette.archive.read_copy.server import Server

_PATIENT = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""Seconds to wait for a server that does not answer, and for one that was there; an address may say others."""
_OPTIONS = f"-c search_path={SCHEMA} -c default_transaction_isolation=repeatable\\ read"
_READS = "-c default_transaction_read_only=on"
_LEAST = 140000
"""The oldest PostgreSQL whose SQL has what migrations say, as it counts its versions."""
_ANSWERED = re.compile(r"failed: [^:\n]+:  ")
"""What a server says has two spaces behind how grave it is, in every language; libpq's own words have not."""
_NOT_THE_PASSWORD = ("too many", "太多", "过多", "does not exist", "不存在", "pg_hba")


def open_copy(
    address: str,
    password: str | None = None,
    *,
    writing: bool = False,
    patience: float = 5.0,
    stop: "Stop | None" = None,
) -> "ReadCopy":
    """The copy at ``address``: a connection URL or words of libpq (``service=gazette``).

    ``writing`` makes it where there is none, and brings it to today's schema; it waits ``patience`` seconds for another
    program that writes, or for one that was killed. ``stop`` ends waiting for a server.

    ArchiveError: ``archive.copy_…``.
    """
    from gazette.archive.read_copy.read_copy import ReadCopy, Stop  # noqa: PLC0415 -- loads what is asked of a copy

    stopped = stop or Stop()

    def reach() -> "Server":
        server = _connected(address, password, writing=writing)
        return server if writing else _passed(server, check_version)

    def connect() -> "Server":
        server = _awaited(reach, stopped, place_of(address))
        return _passed(server, lambda each: bring_up_to_date(each, patience)) if writing else server

    return ReadCopy(connect, place_of(address), stopped, may_write=writing)


def _passed(server: "Server", check: "Callable[[Server], None]") -> "Server":
    """A server that passes a check; it is left where it does not."""
    try:
        check(server)
    except BaseException:
        server.close()
        raise
    return server


def _awaited(connect: "Callable[[], Server]", stop: "Stop", place: str) -> "Server":
    """What ``connect`` gives; once nobody waits any more, it is left alone with its network."""
    outcome: Future[Server] = Future()

    def run() -> None:
        try:
            outcome.set_result(connect())
        except BaseException as error:  # noqa: BLE001 -- it is raised where it is waited for
            outcome.set_exception(error)

    Thread(target=run, name="connecting", daemon=True).start()
    either: tuple[Future[Any], ...] = (outcome, stop)
    wait(either, return_when=FIRST_COMPLETED)
    if outcome.done():
        return outcome.result()
    outcome.add_done_callback(lambda made: None if made.exception() else made.result().close())
    raise ArchiveError("archive.copy_left", place=place)


def place_of(address: str) -> str:
    """What a copy is called in sentences: its address without the password."""
    words = _words(address)
    if service := words.get("service"):
        return str(service)
    host = "".join(str(words.get(name) or "") for name in ("host", "hostaddr"))
    return "/".join(filter(None, (host, str(words.get("dbname") or "")))) or "localhost"


_SECRET = re.compile(r":([^:@/]+)@")


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
        raise ArchiveError("archive.copy_no_library", python=sys.executable) from error
    try:
        return dict(conninfo_to_dict(address))
    except ProgrammingError as error:
        raise ArchiveError("archive.copy_bad_address", reason=_without_secret(_first_line(error), address)) from None


def _without_secret(said: str, address: str) -> str:
    """What is said of an address that cannot be read, and quotes it, without the password that stands there."""
    found = _SECRET.search(address)
    return said.replace(found[1], "…") if found else said


def _connected(address: str, password: str | None, *, writing: bool) -> "Server":
    from psycopg import OperationalError, connect  # noqa: PLC0415
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415
    from psycopg.rows import dict_row  # noqa: PLC0415

    from gazette.archive.read_copy.server import Server  # noqa: PLC0415

    place, words = place_of(address), _words(address)
    own: dict[str, Any] = {name: value for name, value in _PATIENT.items() if name not in words}
    options = (str(words.get("options") or ""), _OPTIONS, "" if writing else _READS)
    own |= {"options": " ".join(filter(None, options)), "client_encoding": "utf8", "application_name": "gazette-desk"}
    try:
        where = make_conninfo(address, **own)
        connection = connect(where, autocommit=True, row_factory=dict_row, password=password)
    except OperationalError as error:
        raise _refused(error, place) from error
    if (version := connection.info.server_version) < _LEAST:
        connection.close()
        values = {"version": str(version // 10000), "known": str(_LEAST // 10000)}
        raise ArchiveError("archive.copy_old_server", place=place, **values)
    return Server(connection, place)


def _refused(error: "OperationalError", place: str) -> ArchiveError:
    """Why there is no connection, as far as libpq tells without words in some language."""
    asked, reason = error.pgconn, _first_line(error)
    if asked is not None and asked.needs_password:
        return ArchiveError("archive.copy_needs_password", place=place)
    if asked is not None and asked.used_password and not any(words in reason for words in _NOT_THE_PASSWORD):
        return ArchiveError("archive.copy_wrong_password", place=place, reason=reason)
    code = "archive.copy_not_let_in" if _ANSWERED.search(reason) else "archive.copy_unreachable"
    return ArchiveError(code, place=place, reason=reason)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
