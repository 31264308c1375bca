"""The files of a back issue: found, fetched, read, and kept byte for byte."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gazette.archive import Archive, Source
from gazette.desk.bringing_in import kept_name, reason_of
from gazette.errors import DeskError, GazetteError, IngestError
from gazette.ingest import PICTURE_ENDINGS, read_bytes
from gazette.ingest.facsimiles import KeptReading, read_pages, unlocked_pages
from gazette.model import Issue, PageNumbering

PAGE_ENDINGS = (".pdf", *PICTURE_ENDINGS)
"""How the names of files end that a back issue can be kept as."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBytes:
    """A file of a back issue, to be read and kept; ``came_as`` is the SHA-256 of the locked file that it was."""

    name: str
    sha256: str
    content: bytes = field(repr=False)
    came_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """The files of a back issue and what their pages are."""

    files: tuple[KeptBytes, ...]
    readings: tuple[KeptReading, ...]

    @property
    def proposed(self) -> Issue | None:
        """The issue that the text of its file was recognised as; None for scans, and where it shows no contents."""
        return self.readings[0].proposed if len(self.readings) == 1 else None

    @property
    def numbering(self) -> PageNumbering:
        """How the pages are numbered, as far as the file shows that; else from 1 on."""
        shown = self.readings[0].numbering if len(self.readings) == 1 else None
        return shown or PageNumbering()


def files_of(path: Path) -> tuple[Path, ...]:
    """A file itself, or the PDF and scans in a folder by their names, numbers in them counted (2 before 10).

    IngestError where there is none.
    """
    try:
        if not path.is_dir():
            return (path,)
        found = sorted((each for each in path.iterdir() if _is_page_file(each)), key=_natural)
    except OSError as error:
        raise IngestError("ingest.unreadable", file=str(path), reason=error.strerror or str(error)) from error
    if not found:
        raise IngestError("ingest.no_scans", file=str(path))
    return tuple(found)


def _is_page_file(path: Path) -> bool:
    return path.suffix.lower() in PAGE_ENDINGS and not path.name.startswith(("._", "~$")) and path.is_file()


def _natural(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part.casefold()) for part in _DIGITS.split(path.name)]


def fetched(archive: Archive, paths: Sequence[Path]) -> tuple[KeptBytes, ...]:
    """The files of a back issue as they are, not kept yet; IngestError where the system does not give one out."""
    files: list[KeptBytes] = []
    for path in paths:
        if archive.is_own_file(path):
            raise DeskError("desk.own_archive", file=str(path))
        content = read_bytes(path, as_pages=True)
        digest = hashlib.sha256(content).hexdigest()
        if same := next((each for each in files if each.sha256 == digest), None):
            raise DeskError("desk.facsimile_twice", file=path.name, other=same.name)
        files.append(KeptBytes(name=kept_name(path), sha256=digest, content=content))
    return tuple(files)


def kept_before(archive: Archive, sha256: str) -> KeptBytes:
    """A file that came in before, to be kept as a back issue now."""
    source = archive.source(sha256)
    assert source is not None
    return KeptBytes(name=source.name, sha256=sha256, content=archive.source_content(sha256))


def may_be_kept(source: Source) -> bool:
    """Whether a file that came in and could not be read may be a back issue, as a PDF or a scan may."""
    return source.state == "refused" and source.name.lower().endswith(PAGE_ENDINGS)


def keep_files(archive: Archive, files: Sequence[KeptBytes]) -> None:
    """Keep files byte for byte; those that are there stay.

    Never before it is known what becomes of them: what was received and not read is read as a document one day.
    """
    for each in files:
        if archive.source(each.sha256) is None:
            archive.add_source(each.name, each.sha256, each.content)


def read_kept(files: Sequence[KeptBytes], password: str | None = None) -> KeptPages:
    """What the pages of files are; takes its time, and needs no archive. IngestError as with ``read_pages``.

    Those that a password locks are kept without it: their pages are to be seen in twenty years, too.
    """
    if password is not None:
        files = [_unlocked(each, password) for each in files]
    return KeptPages(files=tuple(files), readings=tuple(read_pages(each.content, file=each.name) for each in files))


def _unlocked(file: KeptBytes, password: str) -> KeptBytes:
    content = unlocked_pages(file.content, file=file.name, password=password)
    if content == file.content:
        return file
    return KeptBytes(name=file.name, sha256=hashlib.sha256(content).hexdigest(), content=content, came_as=file.sha256)


def keep_unread(archive: Archive, files: Sequence[KeptBytes], error: GazetteError) -> None:
    """Keep files that could not be read, and say of those that brought nothing why."""
    with archive.transaction():
        keep_files(archive, files)
        for each in files:
            known = archive.source(each.sha256)
            if known is not None and known.state == "received" and not known.entry_ids:
                archive.set_source_state(known.id, "refused", reason_of(error))
