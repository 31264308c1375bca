"""A published issue as page values: each page is the picture of one of the PDF that was kept when it was published."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from gazette.archive import Archive, FileForm
from gazette.desk.facsimile_pages import page_name, picture_page
from gazette.desk.published_files import kept_content
from gazette.errors import ArchiveError, DeskError
from gazette.export.pdf_cutting import page_sides
from gazette.model import Issue
from gazette.typeset import Pages

_FORMS: tuple[FileForm, ...] = ("pdfa", "pdf")
"""The archive PDF first: it has no marks of the press around its pages."""
_DAMAGED = {"archive.damaged", "desk.published_file_differs"}
Lost = Literal["missing", "damaged"]


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages of the kept PDF with this hash."""

    sha256: str
    pages: Pages


def printed_pages(archive: Archive, issue: Issue) -> Printed | Lost:
    """What was printed of a published issue, or why that is not there any more."""
    lost: Lost = "missing"
    for form in _FORMS:
        try:
            kept = kept_content(archive, issue.id, form)
        except (ArchiveError, DeskError) as error:
            if error.code not in _DAMAGED:
                raise
            lost = "damaged"
            continue
        if kept is not None:
            sha256 = hashlib.sha256(kept).hexdigest()
            return Printed(sha256, _pages(sha256, kept))
    return lost


def _pages(sha256: str, content: bytes) -> Pages:
    pages = tuple(
        picture_page(
            page_name(sha256, at),
            side.width,
            side.height,
            number=int(side.label) if side.label.isdecimal() else None,
            label=side.label,
        )
        for at, side in enumerate(page_sides(content), 1)
    )
    return Pages(pages=pages, spans=(), outline=(), findings=(), title="", picture_ink="process")
