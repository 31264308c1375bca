"""The door to back issues: a PDF or a scan read for its pages, a workbook or table read as a list."""

import atexit
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gazette.errors import IngestError
from gazette.ingest.files import has_text
from gazette.ingest.formats import recognised
from gazette.ingest.reader_process import ReaderProcess, answer_with, read_apart
from gazette.ingest.reading_result import ListSheet, PlacedCharacter, PrintedSide, Wishes
from gazette.model import Finding, Issue, PageNumbering

_SECONDS = 60.0
"""In which a page must be drawn."""
_LISTS = frozenset({"workbook", "old_workbook", "table_text"})
_MEDIA = {
    b"%PDF": "application/pdf",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """The pages of a file of a back issue; ``proposed`` is the issue that its text layer was recognised as.

    ``numbering`` is what the page numbers that it shows agree on; findings are about its text.
    """

    media_type: str
    sides: tuple[PrintedSide, ...]
    proposed: Issue | None
    numbering: PageNumbering | None
    findings: tuple[Finding, ...]


def read_pages(source: bytes, *, file: str) -> KeptReading:
    """The pages of a PDF, a picture or a TIFF of several; IngestError where it is none or cannot be read."""
    if not has_text(source):
        raise IngestError("ingest.empty", file=file)
    form = recognised(source, file)
    if form not in {"pdf", "picture"}:
        raise IngestError("ingest.protected" if form == "protected" else "ingest.no_pages", file=file)
    contents = read_apart(source, form, file, Wishes(want="pages"))
    return KeptReading(
        media_type=next((kind for mark, kind in _MEDIA.items() if source.startswith(mark)), "application/pdf"),
        sides=contents.sides,
        proposed=contents.issue,
        numbering=contents.numbering,
        findings=contents.findings,
    )


def unlocked_pages(source: bytes, *, file: str, password: str) -> bytes:
    """A PDF without its password, any other file as it is; IngestError where the password is another one."""
    if recognised(source, file) != "pdf":
        return source
    return read_apart(source, "pdf", file, Wishes(want="unlocked", password=password)).unlocked


def page_picture(file: Path, page: int, longest: int) -> bytes:
    """A page, from 1, of a kept file as PNG of at most ``longest`` pixels; IngestError where it cannot be drawn.

    The file stays open for its next page, until one of another is drawn or ``close_pages``.
    """
    wishes = Wishes(page=page, longest=longest)
    return _drawing.read(b"", "pdf", str(file), wishes).pictures[0].content


def page_characters(file: Path, page: int) -> tuple[PlacedCharacter, ...]:
    """The text layer of a page, from 1, of a kept file, in its own order; none of a scan. IngestError as above."""
    return _drawing.read(b"", "pdf", str(file), Wishes(want="characters", page=page)).characters


def close_pages() -> None:
    """Close the file that pages were drawn of."""
    _drawing.close()


def read_list(source: bytes, *, file: str) -> tuple[ListSheet, ...]:
    """The sheets of a workbook or table; IngestError where it is none or cannot be read."""
    if not has_text(source):
        raise IngestError("ingest.empty", file=file)
    form = recognised(source, file)
    if form == "text":
        form = "table_text"
    if form not in _LISTS:
        raise IngestError("ingest.protected" if form == "protected" else "ingest.no_list", file=file)
    return read_apart(source, form, file, Wishes(want="rows")).sheets


def _serve_pages(asked: "Connection[Any, Any]") -> None:
    """Draw what pages are asked for until the other end is closed; runs in a process of its own."""
    from gazette.ingest.page_drawing import PageDrawing  # noqa: PLC0415 -- only that process needs it

    answer_with(PageDrawing().draw, asked)


# Pages are looked at while files come in, which takes the other process for seconds.
_drawing = ReaderProcess(_serve_pages, seconds=_SECONDS)
atexit.register(_drawing.close)
