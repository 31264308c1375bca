"""What is being typed and not in the archive yet, in files of the person's own, apart from the archive.

A file is written beside and renamed, and taken away once its text is committed. What is there when an archive is opened
was left by a program that did not end, or could not save.
"""

import hashlib
import json
import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from gazette.model import Entry
from gazette.model.plain import entry_from_plain, entry_to_plain

_VERSION = 1
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
        self._last_before: Entry | None = None
        self._last_plain = ""

    def keep(self, archive: Path, before: Entry, typed: Entry, refused: str = "") -> None:
        """Keep what is typed into an entry, in place of what was kept of it before."""
        self._mine = self._mine or uuid.uuid4().hex
        if before is not self._last_before:
            self._last_before, self._last_plain = before, _json(entry_to_plain(before))
        facts = {"archive": str(archive), "entry": before.id, "at": _now(), "refused": refused}
        text = f'{_json({"version": _VERSION, **facts})[:-1]},"before":{self._last_plain},'
        text += f'"typed":{_json(entry_to_plain(typed))}}}'
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._file(archive, before.id)
        beside = file.with_suffix(".new")
        with beside.open("w", encoding="utf-8", errors="surrogatepass") as written:
            written.write(text)
            written.flush()
            os.fsync(written.fileno())
        beside.replace(file)

    def forget(self, archive: Path, entry_id: int) -> None:
        """What was typed into an entry is in the archive."""
        if self._mine:
            with suppress(FileNotFoundError):
                self._file(archive, entry_id).unlink()

    def let_go(self) -> None:
        """What is kept now stays and is offered when the archive is opened again."""
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
            # One of a newer program, or one that somebody spoilt, is left where it is.
            with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
                yield _unsaved(json.loads(file.read_text("utf-8", "surrogatepass")), file)


def _unsaved(plain: dict[str, Any], file: Path) -> Unsaved:
    if plain["version"] != _VERSION:
        raise ValueError(plain["version"])
    return Unsaved(
        archive=Path(plain["archive"]),
        before=entry_from_plain(plain["before"], plain["entry"]),
        typed=entry_from_plain(plain["typed"], plain["entry"]),
        refused=plain["refused"],
        at=plain["at"],
        file=file,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> str:
    return datetime.now().astimezone().isoformat()
