"""Backups: checked copies of the archive, dated, thinned by days, weeks and months; and bringing one back."""

import os
import platform
import re
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count
from pathlib import Path
from typing import Literal

from gazette.archive import PART, Archive, Seen, backup_folder, clear_unfinished, last_line_of
from gazette.desk.acts_noted import note_act
from gazette.errors import ArchiveError
from gazette.model import issue_reference

Reason = Literal["", "before-restore", "before-repair", "upgrade"]

_STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d-\d{6})(?:-(before-restore|before-repair))?\.gazette")
_OWNER = "whose-backups.txt"
"""Says in a folder of backups, in two lines, on which computer and where the archive lies that they are of."""
_UPGRADE = re.compile(r"version-(\d+)\.gazette")
DAYS, WEEKS, MONTHS = 10, 8, 12
"""The newest backup of so many days, weeks and months that have one is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup: when it was made (local time), its size in bytes, and before what it was made, if before anything."""

    file: Path
    made: datetime
    size: int
    reason: Reason = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupContents:
    """What is in a backup: how many issues, their entries and others, and what people call the last issue."""

    issues: int
    entries: int
    inbox: int
    last: str


def folder_for(archive: Path, chosen: str = "") -> Path:
    """Where the backups of an archive lie: a folder of its own in the one that was ``chosen``, else beside it.

    Archives of one name, perhaps on several computers, have one each. One that was moved begins another, too: what
    nobody finds where it was may lie on a medium that is away.
    """
    if not chosen:
        return backup_folder(archive)
    own = Path(chosen) / archive.stem
    others = (own.with_name(f"{own.name}-{number}") for number in count(2))
    return next(folder for folder in chain([own], others) if not _is_of_another(folder, archive))


def _is_of_another(folder: Path, archive: Path) -> bool:
    try:
        return (folder / _OWNER).read_text("utf-8", "replace") != _owner(archive)
    except OSError:
        return False  # nobody's, or its medium is away


def _owner(archive: Path) -> str:
    return f"{platform.node()}\n{archive.resolve()}\n"


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first; other files there are left alone."""
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        try:
            kept = file.stat()
        except FileNotFoundError:  # taken away meanwhile, by whoever thins the folder
            continue
        if not stat.S_ISREG(kept.st_mode):
            continue
        if (named := _NAME.fullmatch(file.name)) and (day := _moment(named[1])):
            reason: Reason = named[2] or ""  # type: ignore[assignment]
            found.append(Backup(file=file, made=day, size=kept.st_size, reason=reason))
        elif _UPGRADE.fullmatch(file.name):
            made = datetime.fromtimestamp(kept.st_mtime)  # noqa: DTZ006 -- the clock on the wall, as people name days
            found.append(Backup(file=file, made=made, size=kept.st_size, reason="upgrade"))
    return tuple(sorted(found, key=lambda backup: (backup.made, bool(backup.reason), backup.file.name), reverse=True))


def _moment(stamp: str) -> datetime | None:
    """When a backup was made, by its name; None where that is no moment."""
    try:
        return datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 -- likewise
    except ValueError:
        return None


def contents_of(backup: Path) -> BackupContents:
    """What is in a backup; ArchiveError where it cannot be opened, or is of an older version."""
    with Archive.open(backup, read_only=True) as archive:
        rows = archive.issue_rows()
        return BackupContents(
            issues=len(rows),
            entries=sum(row.entries for row in rows),
            inbox=len(archive.inbox_ids()),
            last=issue_reference(rows[-1].id, rows[-1].serial) if rows else "",
        )


def back_up(
    archive: Archive, now: datetime, folder: Path | None = None, *, reason: Reason = "", progress: Seen | None = None
) -> Backup | None:
    """Make a backup, and then take away those that are superfluous; None where the newest one holds the same.

    ``now`` is local time, ``folder`` None the usual one beside the archive. Errors are those of ``Archive.write_copy``;
    older backups stay then.
    """
    folder = folder or backup_folder(archive.path)
    try:
        if not reason and _is_in_newest(archive, folder, now):
            return None
        folder.mkdir(parents=True, exist_ok=True)
        if folder != backup_folder(archive.path):
            (folder / _OWNER).write_text(_owner(archive.path), "utf-8")
    except OSError as error:
        raise ArchiveError("archive.backup_failed", file=str(folder), reason=error.strerror or str(error)) from error
    ending = f"-{reason}" if reason else ""
    made = _after_all_of_the_day(folder, now)
    while (file := folder / f"{made:{_STAMP}}{ending}.gazette").exists():
        made += timedelta(seconds=1)
    archive.write_copy(file, progress)
    with suppress(OSError):  # the next time, then: the backup is made
        thin(folder, now)
    return Backup(file=file, made=made, size=file.stat().st_size, reason=reason)


def write_backup(archive: Archive, file: Path, *, progress: Seen | None = None) -> None:
    """Make a backup under a name that somebody chose, or where a link of that name leads; it is never taken away.

    An earlier backup of this archive there is replaced, another file never: ArchiveError ``archive.backup_not_ours``,
    of a newer program ``archive.newer``. Other errors are as with ``back_up``.
    """
    place = Path(os.path.realpath(file))
    if archive.is_own_file(place):
        raise ArchiveError("archive.backup_onto_itself", file=str(file))
    if _is_anothers(archive, place):
        raise ArchiveError("archive.backup_not_ours", file=str(file))
    archive.write_copy(place, progress)


def _is_anothers(archive: Archive, file: Path) -> bool:
    """Whether something is there already that is no archive, or one whose log does not end with a line of ours.

    What cannot be read of is nobody's to write over: it may be the damaged archive of another, or one that is open.
    """
    if file.is_dir() or not os.path.lexists(file):
        return False  # a folder is told by itself
    try:
        if file.is_file() and file.stat().st_size == 0:
            return False
        last = last_line_of(file)
    except ArchiveError as error:
        if error.code == "archive.newer":
            raise
        return True
    return last is not None and all(line.sha256 != last for line in archive.act_log.lines())


def _after_all_of_the_day(folder: Path, now: datetime) -> datetime:
    """When a backup is said to be made: of a day the newest is kept, also where the clock was set back meanwhile."""
    made = now.replace(microsecond=0)
    of_day = [backup.made for backup in backups(folder) if backup.made.date() == made.date()]
    return max([made, *(each.replace(microsecond=0) + timedelta(seconds=1) for each in of_day)])


def _is_in_newest(archive: Archive, folder: Path, now: datetime) -> bool:
    """Whether the newest backup holds the same, or the newest that does not seem to come from days ahead."""
    there = [backup for backup in backups(folder) if not backup.reason]
    due = [backup for backup in there if backup.made <= now]
    return any(_holds_the_same(backup, archive) for backup in dict.fromkeys((*there[:1], *due[:1])))


def _holds_the_same(backup: Backup, archive: Archive) -> bool:
    try:
        with Archive.open(backup.file, read_only=True) as copy:
            return copy.mark() == archive.mark()
    except ArchiveError:  # of an older version, or damaged: a new one is wanted
        return False


def thin(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Take away the backups that are superfluous, and those that a killed process did not finish; returns which."""
    clear_unfinished(folder, f"*.gazette{PART}*")
    there = backups(folder)
    kept = _kept([each for each in there if not each.reason], now) | _kept([each for each in there if each.reason], now)
    gone = []
    for backup in there:
        if backup.file not in kept:
            with suppress(OSError):  # somebody has it open; the others go all the same
                backup.file.unlink(missing_ok=True)
                gone.append(backup.file)
    return tuple(gone)


def _kept(there: list[Backup], now: datetime) -> set[Path]:
    """Of backups, the newest first: the newest of each of the last days, weeks and months, and the last one anyway."""
    kept = {backup.file for backup in there[:1]}
    spans: Iterable[tuple[timedelta, Callable[[datetime], object]]] = (
        (timedelta(days=DAYS), datetime.date),
        (timedelta(weeks=WEEKS), lambda made: made.isocalendar()[:2]),
        (timedelta(days=31 * MONTHS), lambda made: (made.year, made.month)),
    )
    for span, period in spans:
        seen = set()
        for backup in there:
            if now - backup.made <= span and period(backup.made) not in seen:
                seen.add(period(backup.made))
                kept.add(backup.file)
    return kept


def note_backup(archive: Archive, act: str, file: Path, who: str) -> None:
    """Note in the log that a backup was brought back."""
    with archive.signed(act, who):
        note_act(archive, act, files=[file.name])
