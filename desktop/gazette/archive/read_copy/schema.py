"""The schema of a copy: the numbered SQL migrations that bring it to today's, all of them or none."""

from pathlib import Path
from typing import TYPE_CHECKING

from gazette.archive.migrations import migration_files
from gazette.errors import ArchiveError
from gazette.shipped import shipped

if TYPE_CHECKING:
    from gazette.archive.read_copy.server import Server

SCHEMA = "gazette_copy"
MIGRATIONS = "archive_schema/read_copy"
_LOCK = 0x475A5454
"""Who writes a copy holds this, as long as the connection lasts."""


def copy_migrations() -> tuple[Path, ...]:
    """The migrations in order; number N brings a copy from version N - 1 to N."""
    return migration_files(shipped(MIGRATIONS))


def check_version(server: "Server") -> None:
    """See to it that there is a copy of today's schema."""
    version, known = _version(server), len(copy_migrations())
    if version is None:
        raise ArchiveError("archive.copy_none", place=server.place)
    _refuse_newer(server, version, known)
    if version < known:
        raise ArchiveError("archive.copy_old", place=server.place, version=version, known=known)


def bring_up_to_date(server: "Server", patience: float) -> None:
    """Make the copy where there is none, and run the migrations that it has not seen.

    Nobody else writes it then, as long as the connection lasts; waits ``patience`` seconds for one that does.
    """
    if server.value("SHOW server_encoding") != "UTF8":
        raise ArchiveError("archive.copy_encoding", place=server.place)
    with server.transaction():
        server.run(f"SET LOCAL lock_timeout = '{int(patience * 1000)}ms'")
        server.rows("SELECT pg_advisory_lock(%s)", _LOCK)
    files = copy_migrations()
    version = _version(server)
    _refuse_newer(server, version or 0, len(files))
    if version == len(files):
        return
    with server.transaction():
        if version is None:
            server.run(
                f"CREATE SCHEMA IF NOT EXISTS {SCHEMA};"
                "CREATE TABLE state (schema_version integer NOT NULL, version bigint NOT NULL);"
                "INSERT INTO state VALUES (0, 0)"
            )
        for file in files[version or 0 :]:
            server.run(file.read_text("utf-8"))
        server.run("UPDATE state SET schema_version = %s", len(files))


def _version(server: "Server") -> int | None:
    """How many migrations the copy has seen; None where there is no copy."""
    if server.value("SELECT to_regclass(%s) IS NULL", f"{SCHEMA}.state"):
        return None
    version = server.value("SELECT schema_version FROM state")
    if not isinstance(version, int | None):
        raise ArchiveError("archive.copy_broken", place=server.place, reason=f"schema_version = {version}")
    return version


def _refuse_newer(server: "Server", version: int, known: int) -> None:
    if version > known:
        raise ArchiveError("archive.copy_newer", place=server.place, version=version, known=known)
