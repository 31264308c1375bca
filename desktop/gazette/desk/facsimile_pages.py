"""A facsimile issue as page values: each page is the picture of a kept one, so that a view shows it like any other."""

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Lock

from gazette.archive import Archive
from gazette.desk.facsimile_files import KeptBytes
from gazette.errors import ExportError
from gazette.model import Facsimile, Issue, facsimile_spans
from gazette.typeset import Page, Pages, Row, Strip
from gazette.typeset.flow import PlacedPicture

_PART = "#"
_LARGEST, _FEWEST = 2**30, 4
"""How many bytes may lie aside, and how many files at least."""
NO_SPAN = (0, 0)
"""Stands in ``Pages.spans`` for an entry whose list does not say where it begins."""


def page_name(sha256: str, page: int) -> str:
    """What the picture of a page, from 1, of a kept file is called where pictures are asked for by name."""
    return f"{sha256}{_PART}{page}"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page, from 1, of a kept file that was laid aside as ``file``, yet to be drawn."""

    file: Path
    page: int


class FilesAside:
    """Kept files laid aside while their pages are looked at: an archive gives each out once, and not for every page.

    They lie in a folder for this alone, which goes with ``close``.
    """

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._sizes: OrderedDict[str, int] = OrderedDict()
        self._lock = Lock()

    def page(self, archive: Archive, name: str, fetched: Sequence[KeptBytes] = ()) -> KeptPage | None:
        """The page that a name of ``page_name`` means; None for any other name.

        ``fetched`` are files that no archive keeps yet. ExportError where there is no room for a file.
        """
        sha256, part, page = name.partition(_PART)
        if not part:
            return None
        with self._lock:
            if sha256 in self._sizes:
                self._sizes.move_to_end(sha256)
            else:
                own = next((each.content for each in fetched if each.sha256 == sha256), None)
                self._lay(sha256, _content(archive, sha256) if own is None else own)
            return KeptPage(self._place(sha256), int(page))

    def close(self) -> None:
        """Take the folder away."""
        with self._lock:
            if self._folder is not None:
                self._folder.cleanup()
            self._folder = None
            self._sizes.clear()

    def _lay(self, sha256: str, content: bytes) -> None:
        try:
            self._place(sha256).write_bytes(content)
        except OSError as error:
            raise ExportError("export.cannot_write", file=gettempdir(), reason=error.strerror or str(error)) from error
        self._sizes[sha256] = len(content)
        while sum(self._sizes.values()) > _LARGEST and len(self._sizes) > _FEWEST:
            far, _ = self._sizes.popitem(last=False)
            with suppress(OSError):  # Windows keeps a file that is open
                self._place(far).unlink()

    def _place(self, sha256: str) -> Path:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="gazette-pages-", ignore_cleanup_errors=True)
        return Path(self._folder.name) / sha256


def _content(archive: Archive, sha256: str) -> bytes:
    """A file that came in, or else one that was kept when an issue was published."""
    published = None if archive.source(sha256) else archive.last_steps.content_of(sha256)
    return archive.source_content(sha256) if published is None else published


def facsimile_pages(issue: Issue) -> Pages:
    """The kept pages; a click on one means the last entry that begins on it or before it."""
    assert issue.facsimile is not None
    kept = issue.facsimile
    starts = [(kept.sheet_of(entry.printed_page), at) for at, entry in enumerate(issue.entries)]
    begun = sorted((sheet, at) for sheet, at in starts if sheet is not None)
    pages = []
    for sheet in range(1, len(kept.pages) + 1):
        entry = max((pair for pair in begun if pair[0] <= sheet), default=None)
        numbered = kept.pages[sheet - 1].number is not None
        pages.append(_page(kept, sheet, entry[1] if entry and numbered else None))
    spans = tuple(span or NO_SPAN for span in facsimile_spans(issue))
    return Pages(pages=tuple(pages), spans=spans, outline=(), findings=(), title="", picture_ink="process")


def _page(kept: Facsimile, sheet: int, entry: int | None) -> Page:
    page = kept.pages[sheet - 1]
    name = page_name(kept.files[page.file].sha256, page.page)
    return picture_page(name, page.width, page.height, number=page.number, label=f"[{sheet}]", entry=entry)


def picture_page(
    name: str, width: float, height: float, *, number: int | None, label: str, entry: int | None = None
) -> Page:
    """A page of this size that is one picture; ``label`` is what it is called where it has no number."""
    wide, high = round(width * 1000), round(height * 1000)
    row = Row(high, path=None if entry is None else (), picture=PlacedPicture(name, 0, 0, wide, high))
    strip = Strip(row, 0, 0, wide, -1 if entry is None else entry)
    label = label if number is None else str(number)
    return Page(width=width, height=height, label=label, number=number, items=(strip,))
