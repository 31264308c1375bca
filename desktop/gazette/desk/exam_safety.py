"""四性检测, how the archive is kept: backups, who may write, where it stands; and what no program sees from here."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from gazette.archive import Archive
from gazette.desk.backing_up import Backup, backups
from gazette.desk.exam_items import ExamItem, judged, not_checked, said
from gazette.desk.standing import bad_place
from gazette.desk.verifying import verify_archive
from gazette.errors import ArchiveError
from gazette.model import Finding
from gazette.typeset import Progress

EXAMINED = "desk.act.examine"


def safety_items(archive: Archive, folder: Path, progress: Progress | None) -> Iterator[ExamItem]:
    """What can be seen of how the archive is kept; ``folder`` is where its backups lie."""
    yield from _backups(archive, folder, progress)
    yield _rights(archive.path, folder)
    place = bad_place(archive)
    yield judged("security", "desk.exam.place", 1, [] if place is None else [said(place, file=archive.path)])
    for code, why in (
        ("desk.exam.elsewhere", "desk.exam.no_elsewhere"),
        ("desk.exam.viruses", "desk.exam.no_viruses"),
        ("desk.exam.medium", "desk.exam.no_medium"),
    ):
        yield not_checked("security", code, said(why))


def _backups(archive: Archive, folder: Path, progress: Progress | None) -> Iterator[ExamItem]:
    try:
        there = [backup for backup in backups(folder) if backup.reason in ("", "before-restore", "before-repair")]
    except OSError as error:
        reason = said("desk.exam.backups_away", folder=folder, reason=error.strerror or error)
        yield from (not_checked("security", code, reason) for code in ("desk.exam.backed_up", "desk.exam.backup_new"))
        return
    if not there:
        none = [said("cli.no_backups", folder=folder)]
        yield from (judged("security", code, 1, none) for code in ("desk.exam.backed_up", "desk.exam.backup_new"))
        return
    newest = there[0]
    about = said("desk.exam.newest", made=f"{newest.made:%Y-%m-%d %H:%M}", count=len(there), folder=folder)
    harm, later = _looked_into(archive, newest, progress)
    yield judged("security", "desk.exam.backed_up", 1, harm, about)
    if later is None:
        yield not_checked("security", "desk.exam.backup_new", said("desk.exam.backup_unread"))
    else:
        since = [said("desk.exam.backup_since", count=later)] if later else []
        yield judged("security", "desk.exam.backup_new", 1, since)


def _looked_into(archive: Archive, newest: Backup, progress: Progress | None) -> tuple[tuple[Finding, ...], int | None]:
    """What is wrong with a backup, and how many acts of the log it does not have; None where it does not open."""
    try:
        with Archive.open(newest.file, read_only=True) as copy:
            found = verify_archive(copy, "rows", progress=progress)
            had = {line.sha256 for line in copy.act_log.lines()}
    except ArchiveError as error:
        return (said(error.code, **error.values),), None
    lines = archive.act_log.lines()
    return found.findings, sum(line.sha256 not in had and line.act != EXAMINED for line in lines)


def _rights(file: Path, folder: Path) -> ExamItem:
    """Whether anybody but its owner's group may write the archive, what is beside it, or its backups."""
    code = "desk.exam.rights"
    if sys.platform == "win32":
        return not_checked("security", code, said("desk.exam.no_rights"))
    looked_at = [place for place in (file, file.parent, folder) if place.exists()]
    modes = {place: place.stat().st_mode for place in looked_at}
    # In a folder that is everybody's only the owner of a file may remove it where the folder is sticky.
    wrong = [
        said("desk.exam.writable", file=place, mode=stat.filemode(mode))
        for place, mode in modes.items()
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX
    ]
    told = said("desk.exam.mode", file=file.name, mode=stat.filemode(modes[file]), owner=_owner(file))
    return judged("security", code, len(looked_at), wrong, told)


def _owner(file: Path) -> str:
    try:
        return file.owner()
    except (KeyError, NotImplementedError):  # an owner without a name
        return str(file.stat().st_uid)
