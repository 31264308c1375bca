"""One file in the place of another: at every moment the old one or the new one has the name, and nothing is lost."""

import os
import shutil
from pathlib import Path

NOTE = "-saved"
"""How the name of the note ends that says how often an open archive was saved."""

BESIDE = ("-wal", "-shm", "-journal", NOTE)
"""How the names of files end that are beside an archive while it is open."""

PART = ".part"
"""How the name of a file ends that is not finished."""

LOGS = ("-wal", "-journal")
"""How the names of those end in which what is saved may stand until it is brought into the archive."""


def with_ending(file: Path, ending: str) -> Path:
    """The file beside ``file`` whose name has an ending more."""
    return file.with_name(file.name + ending)


def part_of(file: Path) -> Path:
    """What a file is called as long as it is not finished, where only one may make it at a time."""
    return with_ending(file, PART)


def remove_whole(file: Path) -> None:
    """Take a file away with what is beside it, whatever of that is there; OSError."""
    for ending in ("", *BESIDE):
        with_ending(file, ending).unlink(missing_ok=True)


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, so that a power cut leaves the old one or the new one; OSError."""
    _sync(part)
    part.replace(target)
    sync_folder(target.parent)


def put_instead(part: Path, archive: Path, aside: Path) -> None:
    """Give a finished file the name of an archive that cannot be opened, which stays whole under the name ``aside``.

    The name is never without a file: the next start would make an empty archive there. What is beside the old one goes
    before the new one comes, which would take it for its own; ``take_back`` undoes what was cut short there. OSError,
    and all is as it was.
    """
    try:
        for ending in ("", *LOGS):
            if with_ending(archive, ending).exists():
                _name_too(with_ending(archive, ending), with_ending(aside, ending))
        sync_folder(archive.parent)
        for ending in BESIDE:
            with_ending(archive, ending).unlink(missing_ok=True)
        put_in_place(part, archive)
    except OSError:
        if part.exists():  # the new one has not come: what stood aside is not wanted
            _put_logs_back(aside, archive)
            aside.unlink(missing_ok=True)
        raise


def take_back(archive: Path) -> None:
    """Undo an exchange that was cut short: the archive still stands aside under a second name, perhaps with its log.

    Whoever opened it without its log since has another one: all stays as it is then. OSError.
    """
    for aside in archive.parent.iterdir():
        if not aside.name.startswith(f"{archive.stem}-damaged-") or not archive.exists() or aside == archive:
            continue
        if aside.suffix == archive.suffix and aside.samefile(archive) and not _has_log(archive, aside):
            _put_logs_back(aside, archive)
            aside.unlink()


def put_folder_in_place(made: Path, target: Path) -> None:
    """Give a finished folder its name, when all that is in it would outlive a power cut; OSError."""
    for path in sorted(made.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            _sync(path)
    sync_folder(made)
    made.rename(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """See to it that names in a folder outlive a power cut, where the system lets one ask for that."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sync(file: Path) -> None:
    """See to it that what was written to a file outlives a power cut."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _name_too(file: Path, other: Path) -> None:
    """Give a file a second name, or make a copy where a disk knows no second names."""
    try:
        os.link(file, other)
    except OSError:
        shutil.copyfile(file, other)
        _sync(other)  # what it is the copy of is given up next


def _put_logs_back(aside: Path, archive: Path) -> None:
    """Give an archive its logs again that stand aside; where it still has one, that aside may be half a copy of it."""
    for ending in LOGS:
        kept, own = with_ending(aside, ending), with_ending(archive, ending)
        if own.exists() and own.stat().st_size:
            kept.unlink(missing_ok=True)
        elif kept.exists():
            kept.replace(own)


def _has_log(archive: Path, aside: Path) -> bool:
    """Whether the archive has a log of its own that is not the one that stands aside."""
    for ending in LOGS:
        one, other = with_ending(archive, ending), with_ending(aside, ending)
        if one.exists() and one.stat().st_size and not (other.exists() and one.samefile(other)):
            return True
    return False
