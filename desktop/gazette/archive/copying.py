"""A copy of an open archive in a file of its own, checked before it takes its name: what backups are made of."""

import errno
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from gazette.archive.file import ArchiveFile, open_file, told
from gazette.archive.migrations import version_of
from gazette.archive.verifying import Seen, damages
from gazette.errors import ArchiveError

BESIDE = ("-wal", "-shm", "-journal")
"""How the names of files end that SQLite keeps beside an archive."""

_PAGES_AT_ONCE = 2000
_PART = ".part"


def mark_of(file: ArchiveFile) -> str:
    """SHA-256 over the checksums of all rows: two archives that hold the same have the same."""
    mark = hashlib.sha256()
    with told(file.path):
        for part, key, kept in file.database.execute("SELECT part, id, sum FROM checksum ORDER BY part, id"):
            mark.update(b"%s %d %s;" % (part.encode(), key, kept or b"?"))
    return mark.hexdigest()


def write_copy(file: ArchiveFile, target: Path, seen: Seen | None = None) -> str:
    """Write the archive as it is now to ``target``, whole, checked and synced, or not at all; returns its mark.

    It is one state, whatever is written meanwhile. What stood at ``target`` is replaced only by a sound copy.
    ArchiveError ``archive.backup_damaged`` where the archive itself has damage, ``archive.backup_onto_itself``,
    ``archive.backup_failed``, ``archive.disk_full``. ``seen`` may raise to stop.
    """
    refuse_own(file, target)
    part = target.with_name(target.name + _PART)
    try:
        _remove(part)
        with file.one_state():
            mark = mark_of(file)
            _copy_pages(file, part, seen)
        _check(part, mark, file.path)
        put_in_place(part, target)
    except OSError as error:
        raise _failed(target, error.strerror or str(error)) from error
    except ArchiveError as error:
        if error.values.get("file") == str(part):
            raise _failed(target, _reason(error)) from error
        raise
    finally:
        with suppress(OSError):  # what could not be written can perhaps not be removed either; it has no name of ours
            _remove(part)
    return mark


def backup_folder(archive: Path) -> Path:
    """Where the backups of an archive lie unless another place was chosen."""
    return archive.parent / "backups" / archive.stem


def copy_before_upgrade(file: ArchiveFile) -> None:
    """Write an archive of an older version aside, before it is brought to today's schema.

    One from before there were checksums is looked at by SQLite alone. Errors are those of ``write_copy``.
    """
    folder = backup_folder(file.path)
    target = folder / f"version-{version_of(file.database)}{file.path.suffix}"
    part = target.with_name(target.name + _PART)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove(part)
        _copy_pages(file, part, None)
        with told(part), closing(sqlite3.connect(part)) as copy:
            if copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise ArchiveError("archive.backup_damaged", file=str(file.path), count=1)
        put_in_place(part, target)
    except OSError as error:
        raise _failed(target, error.strerror or str(error)) from error


def restored_copy(backup: Path, target: Path) -> Path:
    """What a backup holds, as an archive of today's schema in a file beside ``target`` that has no name of its own yet.

    ArchiveError: what opening it raises, ``archive.backup_damaged`` where it is not what was written.
    """
    part = target.with_name(target.name + _PART)
    try:
        _remove(part)
        shutil.copyfile(backup, part)
        if (log := backup.with_name(backup.name + "-wal")).exists():
            shutil.copyfile(log, part.with_name(part.name + "-wal"))
        copy = open_file(part, create=False, patience=1.0)
        try:
            with copy.one_state():
                found = sum(1 for _ in damages(copy, "rows"))
            if found:
                raise ArchiveError("archive.backup_damaged", file=str(backup), count=found)
            copy.database.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            copy.close()
    except OSError as error:
        _remove(part)
        raise _failed(target, error.strerror or str(error)) from error
    except ArchiveError as error:
        _remove(part)
        if error.values.get("file") == str(part):
            raise ArchiveError(error.code, **{**error.values, "file": str(backup)}) from error
        raise
    return part


def swap_in(part: Path, archive: Path) -> None:
    """Give a finished file the name of an archive that nobody has open; ArchiveError ``archive.locked`` where one has.

    Nothing of the old one is left beside it: its log would be taken for that of the new one.
    """
    with closing(sqlite3.connect(f"{archive.absolute().as_uri()}?mode=rw", uri=True, timeout=1.0)) as old:
        old.isolation_level = None
        try:
            alone = old.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
            old.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise ArchiveError("archive.locked", file=str(archive)) from error
        if not alone or any(archive.with_name(archive.name + ending).exists() for ending in BESIDE[:2]):
            raise ArchiveError("archive.locked", file=str(archive))
        try:
            put_in_place(part, archive)
        except OSError as error:
            raise _failed(archive, error.strerror or str(error)) from error


def set_aside(archive: Path, aside: Path) -> None:
    """Rename an archive that cannot be opened, with all that is beside it, so that it stays what it is; OSError.

    What is beside it goes last: a log without its archive is no danger, one beside another archive is.
    """
    for ending in ("", *BESIDE):
        beside = archive.with_name(archive.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    sync_folder(archive.parent)


def refuse_own(file: ArchiveFile, target: Path) -> None:
    """ArchiveError where a copy would be written over the archive itself or what SQLite keeps beside it."""
    own = file.path.resolve()
    if any(_is_same(target, own.with_name(own.name + ending)) for ending in ("", *BESIDE)):
        raise ArchiveError("archive.backup_onto_itself", file=str(target))


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, so that a power cut leaves the old one or the new one; OSError."""
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(target)
    sync_folder(target.parent)


def _failed(target: Path, reason: str) -> ArchiveError:
    return ArchiveError("archive.backup_failed", file=str(target), reason=reason)


def _reason(error: ArchiveError) -> str:
    """Why a file could not be written, in the system's words, which have a Chinese form."""
    return os.strerror(errno.ENOSPC if error.code == "archive.disk_full" else errno.EIO)


def sync_folder(folder: Path) -> None:
    """See to it that names in a folder outlive a power cut, where the system lets one ask for that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _copy_pages(file: ArchiveFile, part: Path, seen: Seen | None) -> None:
    part.touch(exist_ok=False)
    with told(part), closing(sqlite3.connect(part, isolation_level=None)) as copy:

        def step(_status: int, left: int, total: int) -> None:
            if seen is not None:
                seen(total - left, total)

        file.database.conn.backup(copy, pages=_PAGES_AT_ONCE, progress=step)
        # A copy is one file: whoever moves it takes all of it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()


def _check(part: Path, mark: str, source: Path) -> None:
    copy = open_file(part, create=False, patience=1.0, read_only=True)
    try:
        with copy.one_state():
            found = sum(1 for _ in damages(copy, "rows"))
            if found or mark_of(copy) != mark:
                raise ArchiveError("archive.backup_damaged", file=str(source), count=max(found, 1))
    finally:
        copy.close()


def _remove(part: Path) -> None:
    for ending in ("", *BESIDE):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other or one.samefile(other)
    except OSError:
        return False
