"""What is done once an archive was opened: a quick look for damage, and the backup that the last sitting left to do."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gazette.archive import Seen
from gazette.desk.backing_up import Backup, back_up
from gazette.desk.desk import Desk
from gazette.desk.verifying import Verification, verify_archive
from gazette.errors import ArchiveError


@dataclass(frozen=True, slots=True, kw_only=True)
class StartCheck:
    """What was found (None: nobody looked), the backup that was made, and why none could be."""

    found: Verification | None
    made: Backup | None = None
    failed: ArchiveError | None = None


def start_check(
    desk: Desk, now: datetime, folder: Path, *, look: bool = True, copy: bool = True, progress: Seen | None = None
) -> StartCheck:
    """Look for damage and, where there is none, make a backup if anything changed since the last one.

    A chain or a log that does not follow is told, too; since no repair can change that, backups go on.
    """
    found = verify_archive(desk.archive, "quick", progress=progress) if look else None
    if not copy or (found is not None and found.damaged):
        return StartCheck(found=found)
    try:
        return StartCheck(found=found, made=back_up(desk.archive, now, folder, progress=progress))
    except ArchiveError as error:
        return StartCheck(found=found, failed=error)
