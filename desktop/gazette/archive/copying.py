"""A copy of an open archive in a file of its own, checked before it takes its name: what backups are made of."""

import errno
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from glob import escape
from pathlib import Path
from secrets import token_hex

from gazette.archive.exchanging import BESIDE, NOTE, PART, part_of, put_in_place, remove_whole, with_ending
from gazette.archive.file import ArchiveFile, open_file, told
from gazette.archive.left_over import clear_unfinished
from gazette.archive.migrations import version_of
from gazette.archive.verifying import Seen, damages
from gazette.errors import ArchiveError

_PAGES_AT_ONCE = 2000
_TOKEN = 4

_ALL_BUT_SAVES = "SELECT part, id, sum FROM checksum WHERE part <> 'saved' ORDER BY part, id"
"""Saves that changed nothing else (what was read of the texts) make no other archive."""


def mark_of(file: ArchiveFile) -> str:
    """SHA-256 over the checksums of all rows: two archives that hold the same have the same."""
    with told(file.path):
        return _mark(file.database.conn)


def _mark(connection: sqlite3.Connection) -> str:
    mark = hashlib.sha256()
    for part, key, kept in connection.execute(_ALL_BUT_SAVES):
        mark.update(b"%s %d %s;" % (part.encode(), key, kept or b"?"))
    return mark.hexdigest()


def write_copy(file: ArchiveFile, target: Path, seen: Seen | None = None) -> str:
    """Write the archive as it is now to ``target``, whole, checked and synced, or not at all; returns its mark.

    It is one state, whatever is written meanwhile. What stood at ``target`` is replaced only by a sound copy.
    ArchiveError ``archive.backup_damaged`` where the archive itself has damage, ``archive.backup_onto_itself``,
    ``archive.backup_failed``, ``archive.disk_full``. ``seen`` may raise to stop.
    """
    refuse_own(file, target)
    part = _unfinished(target)
    try:
        with file.one_state():
            mark = mark_of(file)
            _copy_pages(file, part, seen)
        _check(part, mark, file.path)
        for ending in BESIDE:  # of what stood there, which would be taken for that of the copy
            with_ending(target, ending).unlink(missing_ok=True)
        put_in_place(part, target)
    except OSError as error:
        raise _failed(target, error.strerror or str(error)) from error
    except ArchiveError as error:
        raise _of_target(error, part, target) from error
    finally:
        with suppress(OSError):  # what could not be written can perhaps not be removed either; it has no name of ours
            remove_whole(part)
    return mark


def backup_folder(archive: Path) -> Path:
    """Where the backups of an archive lie unless another place was chosen."""
    return archive.parent / "backups" / archive.stem


def copy_before_upgrade(file: ArchiveFile) -> None:
    """Write an archive of an older version aside, before it is brought to today's schema.

    One from before there were checksums is looked at by SQLite alone. Where another process does the same, the copy is
    that of one of them. Errors are those of ``write_copy``, and ``archive.damaged`` where the archive itself is.
    """
    folder, version = backup_folder(file.path), version_of(file.database)
    target = folder / f"version-{version}{file.path.suffix}"
    part = _unfinished(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy_pages(file, part, None)
        with told(part), closing(sqlite3.connect(part)) as copy:
            if copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise ArchiveError("archive.damaged", file=str(file.path))
            is_older = copy.execute("PRAGMA user_version").fetchone() == (version,)
        if is_older:
            put_in_place(part, target)
    except OSError as error:
        raise _failed(target, error.strerror or str(error)) from error
    except ArchiveError as error:
        if error.code == "archive.damaged":  # what was copied is
            raise ArchiveError("archive.damaged", file=str(file.path)) from error
        raise _of_target(error, part, target) from error
    finally:
        with suppress(OSError):
            remove_whole(part)


def restored_copy(backup: Path, target: Path) -> Path:
    """What a backup holds, as an archive of today's schema in a file beside ``target`` that has no name of its own yet.

    ArchiveError: what opening it raises, ``archive.restore_damaged`` where it is not what was written.
    """
    part = part_of(target)
    if not backup.exists():
        raise ArchiveError("archive.missing", file=str(backup))
    try:
        remove_whole(part)
        shutil.copyfile(backup, part)
        if (log := with_ending(backup, "-wal")).exists():
            shutil.copyfile(log, with_ending(part, "-wal"))
        copy = open_file(part, create=False, patience=1.0)
        try:
            with copy.one_state():
                found = sum(1 for _ in damages(copy, "rows"))
            if found:
                raise ArchiveError("archive.restore_damaged", file=str(backup), count=found)
            into_one_file(copy)
        finally:
            copy.close()
    except OSError as error:
        with suppress(OSError):  # a name that is too long is no file's
            remove_whole(part)
        raise _not_replaced(target, error.strerror or str(error)) from error
    except ArchiveError as error:
        remove_whole(part)
        if error.values.get("file") == str(part):
            raise ArchiveError(error.code, **{**error.values, "file": str(backup)}) from error
        raise
    return part


def into_one_file(file: ArchiveFile) -> None:
    """Bring what stands in the log into the archive itself; it has none until it is opened again.

    Closing would do so too, and say nothing where it cannot. ArchiveError where there is no room, or somebody reads.
    """
    with told(file.path):
        if file.database.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
            raise ArchiveError("archive.locked", file=str(file.path))


def swap_in(part: Path, archive: Path, mark: str | None = None) -> None:
    """Give a finished file the name of an archive that nobody has open; ArchiveError ``archive.locked`` where one has.

    ``mark`` is that of the copy that is kept of the old one: it must hold no more than that by now. Nothing of it is
    left beside the new one: its log would be taken for that of the new one.
    """
    with (
        closing(sqlite3.connect(f"{archive.absolute().as_uri()}?mode=rw", uri=True, timeout=1.0)) as old,
        told(archive),
    ):
        old.isolation_level = None
        alone = old.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
        old.execute("BEGIN EXCLUSIVE")
        alone = alone and not any(with_ending(archive, ending).exists() for ending in BESIDE[:2])
        if not alone or (mark is not None and _mark(old) != mark):
            raise ArchiveError("archive.locked", file=str(archive))
        try:
            with_ending(archive, NOTE).unlink(missing_ok=True)  # the new one may be an older state of the same archive
            put_in_place(part, archive)
        except OSError as error:
            raise _not_replaced(archive, error.strerror or str(error)) from error


def refuse_own(file: ArchiveFile, target: Path) -> None:
    """ArchiveError where a copy would be written over the archive itself or what SQLite keeps beside it."""
    own = file.path.resolve()
    if any(_is_same(target, with_ending(own, ending)) for ending in ("", *BESIDE)):
        raise ArchiveError("archive.backup_onto_itself", file=str(target))


def _not_replaced(archive: Path, reason: str) -> ArchiveError:
    return ArchiveError("archive.not_replaced", file=str(archive), reason=reason)


def _failed(target: Path, reason: str) -> ArchiveError:
    return ArchiveError("archive.backup_failed", file=str(target), reason=reason)


def _of_target(error: ArchiveError, part: Path, target: Path) -> ArchiveError:
    """An error about the unfinished file as one about the file that it was to be, in the system's words."""
    if error.values.get("file") != str(part):
        return error
    return _failed(target, os.strerror(errno.ENOSPC if error.code == "archive.disk_full" else errno.EIO))


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


def _unfinished(target: Path) -> Path:
    """A name of its own for a copy that is not finished: two may be written at once. What is nobody's is cleared."""
    clear_unfinished(target.parent, f"{escape(target.name)}{PART}-{'[0-9a-f]' * 2 * _TOKEN}*")
    return with_ending(target, f"{PART}-{token_hex(_TOKEN)}")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other or one.samefile(other)
    except OSError:
        return False
