"""Reading a file that nobody is writing, in one go: what changed while it was read is not what is handed on."""

import os
import signal
import sys
from pathlib import Path

from gazette.ingest import LARGEST


class StillWrittenError(Exception):
    """A program has the file open for writing, or it changed while it was read."""


def read_unwritten(path: Path, seen: os.stat_result) -> bytes:
    """The bytes of the file that was ``seen``, of one too large to be read only the beginning.

    StillWrittenError where it is another one by now or somebody writes it; OSError as the system says. No link is
    followed and no pipe waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if is_written(file.fileno()) or not same_file(seen, os.fstat(file.fileno())):
            raise StillWrittenError
        content = file.read(LARGEST + 1)
        if not same_file(seen, os.fstat(file.fileno())):
            raise StillWrittenError
    return content


def same_file(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether two looks saw the same file with the same content, as far as size, time and inode tell."""
    return (one.st_size, one.st_mtime_ns, one.st_ino) == (other.st_size, other.st_mtime_ns, other.st_ino)


if sys.platform == "linux":
    import fcntl

    def is_written(file: int) -> bool:
        """Whether somebody has the file open for writing; False where the system cannot say.

        A lease for reading (fcntl(2), F_SETLEASE) is given only where nobody does. It is given back at once; a writer
        that comes in between would send us SIGIO, which ends a program, so another signal is asked for.
        """
        try:
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except BlockingIOError:
            return True
        except OSError:  # not our file, a network share: only time can tell
            return False
        return False

else:

    def is_written(_file: int) -> bool:
        """Windows keeps a file that is being written closed to others; elsewhere only time can tell."""
        return False
