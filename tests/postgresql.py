"""A PostgreSQL of the tests' own: Debian's programs, a cluster in a temporary folder, nothing on the network."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
import pytest

PASSWORD = "云川-2024"
"""Of the role ``reader``, which alone is asked for one."""
_SETTINGS = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c unix_socket_permissions=0777"


def _programs() -> Path | None:
    """Where initdb is: Debian keeps the programs of each version in a folder that is on nobody's path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    return newest and newest.parent


def _owner() -> str | None:
    """Whose the cluster is: PostgreSQL refuses root, and Debian's package brings a user for it."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd  # Windows has no such module

    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


class Cluster:
    """A running server; each test that writes has a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def address(self, database: str, user: str = "gazette") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self, *, encoding: str = "UTF8") -> str:
        """The address of a new, empty database."""
        name = f"copy{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}'".encode())
        return self.address(name)

    def give(self, path: Path) -> None:
        """Make a folder the server's own."""
        if owner := _owner():
            shutil.chown(path, owner)

    def emptied(self) -> str:
        """The address of the database that short tests share, with nothing in it: a new one takes a second."""
        address = self.address(self._shared)
        with psycopg.connect(address) as connection:
            connection.execute("DROP SCHEMA IF EXISTS gazette_copy CASCADE")
        return address

    @cached_property
    def elsewhere(self) -> str:
        """A tablespace."""
        place = self.folder / "elsewhere"
        place.mkdir()
        self.give(place)
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE elsewhere LOCATION '{place}'".encode())
        return "elsewhere"

    @cached_property
    def _shared(self) -> str:
        return self.database().split("/")[3].split("?")[0]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server that all tests of a run share."""
    if not has_server():
        pytest.skip("there is no PostgreSQL on this machine: apt-get install postgresql")
    with running() as made:
        yield made


def has_server() -> bool:
    """Whether there are programs of a server."""
    return _programs() is not None


@contextmanager
def running() -> Iterator[Cluster]:
    """A server while it is needed."""
    programs, owner = _programs(), _owner()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="gazette-pg-"))
    if owner is not None:
        shutil.chown(folder, owner)
    folder.chmod(0o755)
    data = folder / "data"

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [programs / program, *words], user=owner, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=120
        )

    run("initdb", "-D", str(data), "-U", "gazette", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync", "-k")
    (data / "pg_hba.conf").write_text("local all reader scram-sha-256\nlocal all all trust\n", encoding="ascii")
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", f"-k {folder} {_SETTINGS}", "start")
    try:
        made = Cluster(folder)
        with psycopg.connect(made.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'".encode())
        yield made
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)
