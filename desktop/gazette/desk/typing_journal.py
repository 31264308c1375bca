"""What is being typed and not in the archive yet, in files of the person's own, apart from the archive.

A file begins with the entry as the archive has it; each line after that is a change, of which the last whole one
counts. It is taken away once its text is committed. What is there when an archive is opened was left by a program that
did not end, or could not save.
"""

import hashlib
import json
import logging
import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from gazette.desk.typed_change import change_to_plain, changed_from_plain
from gazette.model import Entry
from gazette.model.plain import entry_from_plain, entry_to_plain

_log = logging.getLogger("gazette.desk")

_VERSION = 2
_MOST_CHANGES = 500_000
"""Bytes of changes after which a file is written anew, with the last one alone."""
_ENDING = ".typed.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """``typed`` is the entry as it stood on the screen, ``before`` as the archive had it; both with its id.

    ``refused`` is the code of the error for which it could not be saved, empty where nobody tried.
    """

    archive: Path
    before: Entry
    typed: Entry
    refused: str
    at: str
    file: Path


class TypingJournal:
    """The files of one folder; one window writes, one entry at a time. OSError where the folder cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine = ""
        self._before: Entry | None = None
        """The entry with which the present file begins; None where the next change begins a file."""
        self._changes = 0

    def keep(self, archive: Path, before: Entry, typed: Entry, refused: str = "") -> None:
        """Keep what is typed into an entry, in place of what was kept of it before."""
        self._mine = self._mine or uuid.uuid4().hex
        file = self._file(archive, before.id)
        change = _line({"at": _now(), "refused": refused, **change_to_plain(before, typed)})
        begun, self._before = self._before, None  # a write that fails may leave half a line
        self._changes += len(change)
        if before is not begun or self._changes > _MOST_CHANGES or not _appended(file, change):
            self._begin(file, archive, before, change)
        self._before = before

    def _begin(self, file: Path, archive: Path, before: Entry, change: bytes) -> None:
        """Write a file beside and rename it: nothing that was kept is gone before this stands."""
        head = {"version": _VERSION, "archive": str(archive), "entry": before.id, "before": entry_to_plain(before)}
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        with beside.open("wb") as written:
            _write(written, _line(head) + change)
        beside.replace(file)
        self._changes = len(change)

    def forget(self, archive: Path, entry_id: int) -> None:
        """What was typed into an entry is in the archive."""
        self._before = None
        if self._mine:
            with suppress(FileNotFoundError):
                self._file(archive, entry_id).unlink()

    def let_go(self) -> None:
        """What is kept now stays and is offered when the archive is opened again."""
        self._before = None
        self._mine = ""

    def left(self) -> tuple[Unsaved, ...]:
        """What is kept, whatever archive it belongs to, oldest first; not what this window is keeping."""
        found = [each for each in self._read() if not (self._mine and self._mine in each.file.name)]
        return tuple(sorted(found, key=lambda each: each.at))

    def discard(self, unsaved: Unsaved) -> None:
        """Take a file away for ever."""
        with suppress(FileNotFoundError):
            unsaved.file.unlink()

    def _file(self, archive: Path, entry_id: int) -> Path:
        place = hashlib.sha256(str(archive).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._folder / f"{place}-{entry_id}-{self._mine}{_ENDING}"

    def _read(self) -> Iterator[Unsaved]:
        for file in sorted(self._folder.glob(f"*{_ENDING}")):
            try:
                yield _unsaved(file)
            except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
                # One of a newer program, or one that somebody spoilt, is left where it is.
                _log.warning("what was typed is kept in %s and cannot be read: %r", file, error)


def _unsaved(file: Path) -> Unsaved:
    head, *changes = file.read_bytes().split(b"\n")
    plain = _plain(head)
    if plain["version"] != _VERSION:
        raise ValueError(plain["version"])
    before = entry_from_plain(plain["before"], plain["entry"])
    change = _last_whole(changes)
    return Unsaved(
        archive=Path(plain["archive"]),
        before=before,
        typed=changed_from_plain(change, before),
        refused=change["refused"],
        at=change["at"],
        file=file,
    )


def _last_whole(changes: list[bytes]) -> dict[str, Any]:
    """The last change that was not cut off as it was written."""
    for change in reversed(changes):
        with suppress(ValueError):
            return _plain(change)
    raise ValueError("no change")


def _appended(file: Path, change: bytes) -> bool:
    """Whether a change could be put at the end of a file; not where that is gone."""
    try:
        with file.open("r+b") as written:
            written.seek(0, os.SEEK_END)
            _write(written, change)
    except FileNotFoundError:
        return False
    return True


def _write(file: BinaryIO, line: bytes) -> None:
    file.write(line)
    file.flush()
    os.fsync(file.fileno())


def _plain(line: bytes) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
    return plain


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def _now() -> str:
    return datetime.now().astimezone().isoformat()
