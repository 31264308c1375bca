"""A facsimile issue as page values: each page is the picture of a kept one, so that a view shows it like any other."""

from collections.abc import Sequence

from gazette.archive import Archive
from gazette.desk.facsimiles import KeptBytes
from gazette.model import Facsimile, Issue, PictureFile, facsimile_spans
from gazette.typeset import Page, Pages, Row, Strip
from gazette.typeset.flow import PlacedPicture

_PART = "#"
NO_SPAN = (0, 0)
"""Stands in ``Pages.spans`` for an entry whose list does not say where it begins."""


def page_name(sha256: str, page: int) -> str:
    """What the picture of a page, from 1, of a kept file is called where pictures are asked for by name."""
    return f"{sha256}{_PART}{page}"


def kept_page(archive: Archive, name: str) -> PictureFile | None:
    """The kept file that a name of ``page_name`` means, its page yet to be drawn; None for any other name."""
    sha256, part, _ = name.partition(_PART)
    return _page_file(name, archive.source_content(sha256)) if part else None


def fetched_page(files: Sequence[KeptBytes], name: str) -> PictureFile | None:
    """As ``kept_page``, of files that no archive keeps yet; None where it is of none of them."""
    sha256, _, _ = name.partition(_PART)
    return next((_page_file(name, each.content) for each in files if each.sha256 == sha256), None)


def _page_file(name: str, content: bytes) -> PictureFile:
    return PictureFile(sha256=name, media_type="application/pdf", pixel_width=0, pixel_height=0, content=content)


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
    width, height = round(page.width * 1000), round(page.height * 1000)
    picture = PlacedPicture(page_name(kept.files[page.file].sha256, page.page), 0, 0, width, height)
    row = Row(height, path=None if entry is None else (), picture=picture)
    strip = Strip(row, 0, 0, width, -1 if entry is None else entry)
    label = f"[{sheet}]" if page.number is None else str(page.number)
    return Page(width=page.width, height=page.height, label=label, number=page.number, items=(strip,))
