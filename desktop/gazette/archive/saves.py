"""How often an archive was saved: in it, and in a note beside it while it is open.

SQLite leaves out without a word what stands in a log behind a place that is damaged, or in one that somebody took away.
The note is written after the save that it speaks of, so that a process that is killed never leaves one that says more
than there is; who closes the archive takes it away with the log.
"""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from gazette.archive.exchanging import NOTE, with_ending


@dataclass(frozen=True, slots=True)
class Saves:
    """Which archive it is, and how often it was saved."""

    archive: str
    times: int

    def missing_in(self, other: "Saves | None") -> int:
        """How many of these saves another state of the same archive has not."""
        return 0 if other is None or other.archive != self.archive else max(self.times - other.times, 0)


def count_save(database: Database) -> Saves | None:
    """Count a save, within it; None where the archive does not say what it is any more."""
    database.execute("UPDATE saved SET times = times + 1")
    return saves_in(database)


def saves_in(database: Database) -> Saves | None:
    """What an archive says; None where it is older, or damaged there."""
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        for which, times in database.execute("SELECT archive, times FROM saved"):
            return Saves(which, times) if which.isascii() and isinstance(times, int) else None
    return None


def note_saves(archive: Path, saves: Saves) -> None:
    """Write the note beside an archive; one that cannot be written is left out.

    It is written over, always as long: a file that is emptied first is written to the disk at once by some systems.
    The number stands there twice: who reads it meanwhile sees when it is half an old one.
    """
    with suppress(OSError):
        note, times = _note(archive), f"{saves.times:020}"
        with note.open("r+b" if note.exists() else "wb") as file:
            file.write(f"{saves.archive} {times} {times}\n".encode("ascii"))


def noted_saves(archive: Path) -> Saves | None:
    """What the note beside an archive says; None where there is none, or it is not whole."""
    try:
        which, times, again = _note(archive).read_text("ascii").removesuffix("\n").split(" ")
        return Saves(which, int(times)) if times == again else None
    except (OSError, ValueError):
        return None


def forget_saves(archive: Path) -> None:
    """Take the note away, where nothing is in a log any more."""
    with suppress(OSError):
        if not with_ending(archive.resolve(), "-wal").exists():
            _note(archive).unlink(missing_ok=True)


def _note(archive: Path) -> Path:
    return with_ending(archive.resolve(), NOTE)
