"""Bringing a backup back in the place of an archive: checked, swapped in whole, with a backup of what was there."""

import platform
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gazette.archive import Archive, Seen, backup_folder, put_instead, refuse_no_file, restored_copy, swap_in, take_back
from gazette.desk.backing_up import Backup, back_up, backups, note_backup
from gazette.desk.holding import Hold, Holder, hold
from gazette.errors import ArchiveError

_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What became of what was there before: ``before`` is its backup, ``aside`` where it stands if it was damaged."""

    before: Backup | None = None
    aside: Path | None = None


def restore(
    backup: Path,
    archive: Path,
    now: datetime,
    person: str,
    folder: Path | None = None,
    *,
    progress: Seen | None = None,
) -> Restored:
    """Bring a backup back as the archive at a path, which nobody may have open; ``now`` is local time.

    What stood there is backed up first, or set aside whole where it is damaged. ArchiveError where the backup cannot be
    opened or is damaged, where another program has the archive open, or where one of both is no plain file; everything
    is as it was then.
    """
    refuse_no_file(archive)
    refuse_no_file(backup)
    if backup.resolve() == archive.resolve():
        raise ArchiveError("archive.restored_onto_itself", file=str(backup))
    folder, archive = folder or backup_folder(archive), archive.resolve()  # what stands where a link leads
    held = hold(archive, Holder(platform.node(), person)) if archive.exists() else None
    if isinstance(held, Holder):
        raise ArchiveError("archive.locked", file=str(archive))
    try:
        _take_back(archive)
        part = restored_copy(backup, archive)
        try:
            restored = _exchanged(part, archive, now, folder, progress)
        finally:
            part.unlink(missing_ok=True)
        with Archive.open(archive) as opened:
            note_backup(opened, "desk.act.restore", backup, person)
    finally:
        if isinstance(held, Hold):
            held.let_go()
    return restored


def restore_newest(archive: Path, now: datetime, person: str, folder: Path) -> Restored:
    """Bring the newest backup in a folder back that is sound. Errors are those of ``restore``, of the newest one."""
    first: ArchiveError | None = None
    for backup in backups(folder):
        try:
            return restore(backup.file, archive, now, person, folder)
        except ArchiveError as error:
            if error.code not in _NOT_SOUND:
                raise
            first = first or error
    raise first or ArchiveError("archive.missing", file=str(archive))


def _exchanged(part: Path, archive: Path, now: datetime, folder: Path, progress: Seen | None) -> Restored:
    """Put ``part`` in the place of the archive, if there is one."""
    if not archive.exists():
        aside = _aside(archive, now)
        _put(part, archive, aside)
        return Restored()
    try:
        with Archive.open(archive, patience=1.0) as there:
            before = back_up(there, now, folder, reason="before-restore", progress=progress)
            mark = there.mark()
    except ArchiveError as error:
        if error.code not in _DAMAGED:
            raise
        aside = _aside(archive, now)
        _put(part, archive, aside)
        return Restored(aside=aside)
    swap_in(part, archive, mark)
    return Restored(before=before)


_DAMAGED = {"archive.damaged", "archive.saves_missing", "archive.not_an_archive", "archive.backup_damaged"}
_NOT_SOUND = {"archive.damaged", "archive.saves_missing", "archive.not_an_archive", "archive.restore_damaged"}
"""What is said of a backup that an earlier one stands in for."""


def _aside(archive: Path, now: datetime) -> Path:
    return archive.with_name(f"{archive.stem}-damaged-{now:{_STAMP}}{archive.suffix}")


def _take_back(archive: Path) -> None:
    try:
        take_back(archive)
    except OSError as error:
        raise ArchiveError("archive.not_replaced", file=str(archive), reason=error.strerror or str(error)) from error


def _put(part: Path, archive: Path, aside: Path) -> None:
    try:
        put_instead(part, archive, aside)
    except OSError as error:
        raise ArchiveError("archive.not_replaced", file=str(archive), reason=error.strerror or str(error)) from error
