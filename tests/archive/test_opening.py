"""Opening: what is an archive, what is not, and what is said of it; nothing that is no archive is ever touched."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from gazette.archive import Archive, migrations
from gazette.errors import ArchiveError
from gazette.shipped import shipped
from gazette.wording import error_sentence
from tests.archive.building import an_issue


def refused(path: Path, *, create: bool = False) -> str:
    """The code with which opening fails; the sentence must exist in both languages and name the file."""
    with pytest.raises(ArchiveError) as caught:
        Archive.open(path, create=create, patience=0.05)
    assert str(path) in error_sentence(caught.value, "zh")
    assert str(path) in error_sentence(caught.value, "en")
    return caught.value.code


def test_a_wrong_path_makes_no_archive(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.gazette") == "archive.missing"
    assert refused(tmp_path / "no folder" / "none.gazette", create=True) == "archive.no_folder"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    assert refused(tmp_path) == "archive.folder"
    assert refused(tmp_path, create=True) == "archive.folder"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that takes no file from anybody, root included")
def test_an_archive_that_cannot_be_made_was_not_moved_away() -> None:
    assert refused(Path("/proc/self/new.gazette"), create=True) == "archive.cannot_open"


@pytest.mark.parametrize("create", [False, True])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, create: bool) -> None:
    assert refused(tmp_path / ("长" * 200), create=create) == "archive.cannot_open"


@pytest.mark.parametrize("create", [False, True])
def test_a_pipe_is_no_archive(tmp_path: Path, create: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe", create=create) == "archive.not_an_archive"


def test_the_open_archive_is_known_by_every_name(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("own.gazette")
    (tmp_path / "circle").symlink_to("circle")
    with Archive.open(tmp_path / "own.gazette", create=True) as archive:
        (tmp_path / "hard").hardlink_to(tmp_path / "own.gazette")
        (tmp_path / "other").touch()
        names = ["own.gazette", "own.gazette-wal", "own.gazette-journal", "link", "hard", "other", "none", "circle"]
        assert [archive.is_own_file(tmp_path / name) for name in names] == [True] * 5 + [False] * 3


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("content", ["公报\n" * 400, "x"])
def test_a_text_is_no_archive_and_stays_as_it_is(tmp_path: Path, content: str, create: bool) -> None:
    path = tmp_path / "text.gazette"
    path.write_text(content, "utf-8")
    assert refused(path, create=create) == "archive.not_an_archive"
    assert path.read_text("utf-8") == content


def test_an_empty_file_is_no_archive_unless_one_is_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "empty.gazette"
    path.touch()
    assert refused(path) == "archive.not_an_archive"
    Archive.open(path, create=True).close()
    Archive.open(path).close()


@pytest.mark.parametrize("create", [False, True])
def test_the_database_of_another_program_is_no_archive(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.gazette"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE contact (name TEXT)")
    before = path.read_bytes()
    assert refused(path, create=create) == "archive.not_an_archive"
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.gazette"
    Archive.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 999")
    assert refused(path) == "archive.newer"


def test_a_damaged_archive_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "damaged.gazette"
    with Archive.open(path, create=True) as archive:
        for serial in range(20):
            archive.add_issue(an_issue(serial, numbers=(serial,)))
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(ArchiveError) as caught, Archive.open(path) as archive:
        archive.issue(1)
    assert caught.value.code == "archive.damaged"


@pytest.mark.parametrize("version", [0, -1])
def test_an_archive_whose_version_is_none_of_ours_is_damaged(tmp_path: Path, version: int) -> None:
    path = tmp_path / "version.gazette"
    Archive.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {version}")
    assert refused(path) == "archive.damaged"
    assert refused(path, create=True) == "archive.damaged"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry_blocks SET blocks = '[{'",
        """UPDATE entry_blocks SET blocks = '[{"kind":"unheard of"}]'""",
        "UPDATE entry SET title_zh = CAST(x'E5' AS TEXT)",
        "UPDATE issue SET numbers = 'null'",
        """UPDATE publication SET codes = '["a"]'""",
        "DROP TABLE entry",
        "ALTER TABLE entry DROP COLUMN subject",
    ],
)
def test_damage_inside_a_row_or_the_schema_is_said_to_be_damage(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "damaged.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_issue(an_issue())
    with closing(sqlite3.connect(path)) as file:
        file.execute(damage)
        file.commit()
    with pytest.raises(ArchiveError) as caught, Archive.open(path) as archive:
        archive.issue_rows()
        archive.issue(1)
    assert caught.value.code == "archive.damaged"


def test_an_archive_that_another_program_writes_is_read_but_waits_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "busy.gazette"
    Archive.open(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Archive.open(path, patience=0.05) as archive:
            assert archive.issue_rows() == ()
            with pytest.raises(ArchiveError) as caught:
                archive.add_issue(an_issue())
            other.execute("ROLLBACK")
            archive.add_issue(an_issue())
    assert caught.value.code == "archive.locked"


def test_an_archive_locked_altogether_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.gazette"
    Archive.open(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        assert refused(path) == "archive.locked"


@contextmanager
def without_rights() -> Iterator[Path]:
    """A folder to which the one who tests is a stranger, also where that one is root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def as_stranger(folder: Path) -> Iterator[None]:
    """Take the rights to write away; root has them whatever the file says, so root becomes somebody else meanwhile."""
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_an_archive_that_is_not_ones_own_is_read_in_a_folder_that_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with without_rights() as folder:
        path = folder / "theirs.gazette"
        schema = shutil.copytree(shipped(migrations.MIGRATIONS), folder / "migrations")
        monkeypatch.setattr(migrations, "shipped", lambda _name: schema)
        Archive.open(path, create=True).close()
        path.chmod(0o444)
        folder.chmod(0o777)
        with as_stranger(schema), Archive.open(path) as archive:
            assert archive.read_only


def test_an_archive_that_cannot_be_written_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with without_rights() as folder:
        path = folder / "readonly.gazette"
        # The stranger may not be able to reach a checkout in somebody's home, so the migrations stand where it can.
        schema = shutil.copytree(shipped(migrations.MIGRATIONS), folder / "migrations")
        monkeypatch.setattr(migrations, "shipped", lambda _name: schema)
        with Archive.open(path, create=True) as archive:
            archive.add_issue(an_issue())
        with as_stranger(folder), Archive.open(path) as archive:
            assert archive.read_only
            assert archive.issue(1) == an_issue()
            assert archive.search("银杏").total == 1
            with pytest.raises(ArchiveError) as caught:
                archive.add_issue(an_issue(89))
    assert caught.value.code == "archive.read_only"


def test_on_a_full_disk_an_archive_is_still_read(small_disk: Path) -> None:
    path = small_disk / "full.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_issue(an_issue())
    with pytest.raises(OSError, match="space"):
        (small_disk / "ballast").write_bytes(bytes(4_000_000))
    with Archive.open(path) as archive:
        assert (archive.read_only, archive.has_no_room) == (True, True)
        assert archive.issue(1) == an_issue()
        with pytest.raises(ArchiveError) as caught:
            archive.add_issue(an_issue(89))
        assert caught.value.code == "archive.disk_full"
    (small_disk / "ballast").unlink()
    with Archive.open(path) as archive:
        assert archive.add_issue(an_issue(89))


def test_an_archive_moved_away_while_open_says_so(tmp_path: Path) -> None:
    path = tmp_path / "moved.gazette"
    with Archive.open(path, create=True) as archive:
        path.rename(tmp_path / "elsewhere.gazette")
        with pytest.raises(ArchiveError) as caught:
            archive.add_issue(an_issue())
    assert caught.value.code == "archive.moved"


@pytest.mark.parametrize("replaced", [False, True])
def test_an_archive_moved_away_after_a_change_takes_no_other(tmp_path: Path, replaced: bool) -> None:
    path = tmp_path / "moved.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_issue(an_issue())
        path.rename(tmp_path / "elsewhere.gazette")
        if replaced:
            shutil.copy(tmp_path / "elsewhere.gazette", path)
        with pytest.raises(ArchiveError) as caught:
            archive.add_issue(an_issue(89))
        assert caught.value.code == "archive.moved"
        path.unlink(missing_ok=True)
        (tmp_path / "elsewhere.gazette").rename(path)
        archive.add_issue(an_issue(89))
    with Archive.open(path) as archive:
        assert len(archive.issue_rows()) == 2


def test_the_file_is_safe_against_power_cuts_and_names_its_program(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    with Archive.open(path, create=True) as archive:
        pragma = {name: archive._file.row(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert [next(iter(row.values())) for row in pragma.values() if row] == ["wal", 2, 1]
    assert path.read_bytes()[68:72] == b"GZTT"


def test_what_fails_inside_a_transaction_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.transaction():
        archive.add_issue(an_issue())
        with archive.transaction():
            archive.add_entries(an_issue().entries, None)
        raise ZeroDivisionError
    assert archive.issue_rows() == ()
    assert archive.inbox() == ()


def test_an_archive_that_a_newer_program_opened_meanwhile_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Archive.open(path, create=True) as archive:
        with sqlite3.connect(path) as other:
            other.execute("PRAGMA user_version = 999")
        other.close()
        with pytest.raises(ArchiveError, match=r"archive\.newer"), archive.transaction():
            raise AssertionError
        assert archive.issue_rows() == ()


def test_what_fails_at_the_beginning_of_an_act_leaves_the_next_one_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_database: object) -> int:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    with Archive.open(tmp_path / "a.gazette", create=True) as archive:
        with monkeypatch.context() as patched:
            patched.setattr("gazette.archive.file.version_of", fails)
            with pytest.raises(ArchiveError) as caught:
                archive.add_issue(an_issue(1))
        assert caught.value.code == "archive.disk_error"
        archive.add_issue(an_issue(1))
        assert len(archive.issue_rows()) == 1


def test_who_writes_just_then_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "own.gazette"
    Archive.open(path, create=True).close()
    with closing(sqlite3.connect(path, check_same_thread=False, isolation_level=None)) as other:
        assert other.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
        other.execute("BEGIN IMMEDIATE")
        soon = threading.Timer(0.3, other.rollback)
        soon.start()
        try:
            Archive.open(path).close()
        finally:
            soon.join()
