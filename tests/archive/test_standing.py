"""Where an archive stands decides how it is written: with a log on a disk, with a rollback journal elsewhere."""

import sqlite3
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

import psutil
import pytest

from gazette.archive import Archive
from gazette.archive.standing import Mount, is_on_network, is_synchronised
from tests.archive.building import an_issue

MOUNTS = [
    Mount("/", "ext4"),
    Mount("/mnt", "tmpfs"),
    Mount("/mnt/office", "cifs"),
    Mount("/mnt/office/disk", "xfs"),
    Mount("/home/li/server", "fuse.sshfs"),
    Mount("/mnt/c", "9p"),
    Mount("/srv", "nfs4"),
    Mount("/srv", "ext4"),
]


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/li", False),
        ("/mnt/office/gazette", True),
        ("/mnt/office", True),
        ("/mnt/offices", False),
        ("/mnt/office/disk/gazette", False),
        ("/home/li/server/gazette", True),
        ("/mnt/c/Users/li", True),
        ("/srv/gazette", False),
    ],
)
def test_the_file_system_that_is_nearest_decides(folder: str, remote: bool) -> None:
    assert is_on_network(PurePosixPath(folder), MOUNTS) == remote


@pytest.mark.parametrize(
    ("folder", "carried"),
    [
        (PureWindowsPath(r"C:\Users\li\OneDrive\公报"), True),
        (PureWindowsPath(r"C:\Users\li\OneDrive - 云川市政府\公报"), True),
        (PureWindowsPath(r"D:\百度网盘同步空间\公报"), True),
        (PureWindowsPath(r"D:\我的坚果云"), True),
        (PurePosixPath("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/gazette"), True),
        (PurePosixPath("/home/li/Dropbox (Personal)/gazette"), True),
        (PurePosixPath("/home/li/dropboxes"), False),
        (PureWindowsPath(r"D:\公报\2024"), False),
    ],
)
def test_synchronised_folders_are_known_by_their_names(folder: PurePosixPath | PureWindowsPath, carried: bool) -> None:
    assert is_synchronised(folder) == carried


class Disk(NamedTuple):
    """A disk as the system names it."""

    mountpoint: str
    fstype: str


def manner(archive: Archive) -> tuple[str, int]:
    journal, synchronous = (archive._file.rows(f"PRAGMA {name}")[0] for name in ("journal_mode", "synchronous"))
    return journal["journal_mode"], synchronous["synchronous"]


@pytest.fixture
def on_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system says is across a network."""
    folder = tmp_path / "server"
    folder.mkdir()
    disks = [Disk("/", "ext4"), Disk(str(folder), "nfs4")]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: disks)
    return folder


def test_on_a_disk_with_a_log_across_a_network_without(tmp_path: Path, on_network: Path) -> None:
    with Archive.open(tmp_path / "own.gazette", create=True) as archive:
        assert (archive.standing, manner(archive)) == ("local", ("wal", 2))
    path = on_network / "own.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_issue(an_issue())
        assert (archive.standing, manner(archive)) == ("network", ("delete", 3))
        assert [each.name for each in on_network.iterdir()] == ["own.gazette"]


def test_an_archive_that_was_moved_to_a_network_leaves_its_log_when_nobody_has_it(
    tmp_path: Path, on_network: Path
) -> None:
    with Archive.open(tmp_path / "own.gazette", create=True) as archive:
        archive.add_issue(an_issue())
    path = (tmp_path / "own.gazette").rename(on_network / "own.gazette")
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM issue").fetchone() == (1,)
        with Archive.open(path) as archive:
            archive.add_issue(an_issue(89))
            assert manner(archive)[0] == "wal"
    with Archive.open(path) as archive:
        assert manner(archive) == ("delete", 3)
        assert len(archive.issue_rows()) == 2


def test_in_a_synchronised_folder_without_a_log_also_through_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "Dropbox", tmp_path / "公报"
    real.mkdir()
    link.symlink_to(real)
    with Archive.open(link / "own.gazette", create=True) as archive:
        assert (archive.standing, manner(archive)) == ("synchronised", ("delete", 3))


def test_an_act_has_the_right_to_write_from_its_beginning(archive: Archive) -> None:
    with archive.transaction(), closing(sqlite3.connect(archive.path, timeout=0)) as other:
        assert archive.issue_rows() == ()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
