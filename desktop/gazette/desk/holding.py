"""Which window has an archive open for writing: a kernel lock on a file beside it, and a note in that on who it is.

The lock is the truth, and ends with the process that has it; the note is for people. The command line holds nothing:
its short acts and a window's go between each other.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

_ENDING = "-open"
# The byte that is locked lies behind the note: Windows lets nobody read what is locked.
_LOCKED = 1 << 30


@dataclass(frozen=True, slots=True)
class Holder:
    """A computer and the person at it; empty where the note says nothing yet."""

    computer: str = ""
    person: str = ""


class Hold:
    """One archive, held until ``let_go``."""

    def __init__(self, file: Path, descriptor: int) -> None:
        self._file, self._descriptor = file, descriptor

    def is_of(self, archive: Path) -> bool:
        """Whether this is the hold of the archive at a path."""
        return self._file == _beside(archive)

    def is_there(self) -> bool:
        """Whether the file that is locked still stands where others look for it."""
        try:
            return os.path.samestat(self._file.stat(), os.fstat(self._descriptor))
        except OSError:
            return False

    def let_go(self) -> None:
        """Let others have it."""
        if sys.platform == "win32":  # where an open file cannot be taken away
            os.close(self._descriptor)
            with suppress(OSError):
                self._file.unlink()
        else:
            if self.is_there():
                with suppress(OSError):
                    self._file.unlink()
            os.close(self._descriptor)


def hold(archive: Path, who: Holder) -> Hold | Holder | None:
    """Hold the archive for ``who``; or who has it; None where no file can be made or locked beside it."""
    file = _beside(archive)
    while True:
        try:
            descriptor = _opened(file, archive)
        except OSError:
            return None
        try:
            if not _lock(descriptor):
                holder = _note(descriptor)
                os.close(descriptor)
                return holder
            still_there = file.exists() and os.path.samestat(file.stat(), os.fstat(descriptor))
        except OSError:  # a share without locks
            os.close(descriptor)
            return None
        if still_there:
            break
        os.close(descriptor)  # who had it took the file away meanwhile
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps(asdict(who), ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return Hold(file, descriptor)


def _beside(archive: Path) -> Path:
    whole = archive.resolve()
    return whole.with_name(whole.name + _ENDING)


def _opened(file: Path, archive: Path) -> int:
    """The file beside the archive, made where it is not there; whoever may write the archive may lock it."""
    flags = getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError:
        return os.open(file, os.O_RDONLY | flags)
    with suppress(OSError):
        file.chmod(archive.stat().st_mode & 0o666)
    return descriptor


def _note(descriptor: int) -> Holder:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        said = json.loads(os.read(descriptor, 4096).decode("utf-8", "surrogatepass"))
        return Holder(str(said["computer"]), str(said["person"]))
    except (OSError, ValueError, LookupError, TypeError):
        return Holder()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        """Not POSIX's own locks: those are gone as soon as anything in this program closes the file."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
