"""The pictures of pages: taken out of the file, and placed behind the line that they stand below."""

import io
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from gazette.errors import IngestError
from gazette.ingest.pdf.layout import PlacedGrid, reach
from gazette.ingest.pdf.page_values import Box, PagePicture, PrintedPage
from gazette.ingest.pdf.printed_lines import PrintedLine
from gazette.ingest.pictures import MOST_PIXELS, read_picture
from gazette.model import PictureFile

_FEWEST_REPEATED = 3
_MOST_ON_PAGE = 20


class PlacedPicture(NamedTuple):
    """A picture and where it stands."""

    page: int
    box: Box
    file: PictureFile


def take_pictures(document: pdfium.PdfDocument, pages: Sequence[PrintedPage]) -> list[PlacedPicture]:
    """The pictures of pages of text that can be taken out; those left in ``pages`` cannot.

    One at the same place page after page belongs to none of them; a page that is a scan is no picture.
    """
    places = Counter(place for page in pages for place in {_place(picture.box) for picture in page.pictures})
    taken: list[PlacedPicture] = []
    for page in pages:
        if not page.glyphs or page.scanned:
            page.pictures = []
            continue
        own = [picture for picture in page.pictures if places[_place(picture.box)] < _FEWEST_REPEATED]
        page.repeated = len(page.pictures) - len(own)
        page.pictures = []
        for at, picture in enumerate(own):
            file = _taken(document, page, picture) if at < _MOST_ON_PAGE else None
            if file is None:
                page.pictures.append(picture)
            else:
                taken.append(PlacedPicture(page.number, picture.box, file))
    return taken


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(value / 2) for value in box)


def _taken(document: pdfium.PdfDocument, page: PrintedPage, picture: PagePicture) -> PictureFile | None:
    """The picture's own file where it has one, else its pixels; None where it is turned, damaged or too large."""
    if picture.place is None or page.turned:
        return None
    opened = document[page.number - 1]
    try:
        image = pdfium.PdfImage(raw.FPDFPage_GetObject(opened, picture.place), page=opened, pdf=document)
        width, height = image.get_px_size()
        if width * height > MOST_PIXELS:
            return None
        content = io.BytesIO()
        image.extract(content)
        return read_picture(content.getvalue(), file=f"{page.number}")
    except (pdfium.PdfiumError, IngestError, ValueError, OSError):
        return None
    finally:
        opened.close()


def with_pictures(
    items: Sequence[PrintedLine | PlacedGrid], pictures: Sequence[PlacedPicture]
) -> list[PrintedLine | PlacedGrid | PlacedPicture]:
    """Lines and tables with each picture behind the last one above it in its column."""
    behind: dict[int, list[PlacedPicture]] = {}
    for picture in sorted(pictures, key=lambda one: (one.page, -one.box.y1)):
        behind.setdefault(_above(items, picture), []).append(picture)
    placed: list[PrintedLine | PlacedGrid | PlacedPicture] = [*behind.get(-1, [])]
    for at, item in enumerate(items):
        placed += (item, *behind.get(at, []))
    return placed


def _above(items: Sequence[PrintedLine | PlacedGrid], picture: PlacedPicture) -> int:
    """The index of what a picture stands behind; -1 where it opens the document."""
    middle = (picture.box.x0 + picture.box.x1) / 2
    found = -1
    for at, item in enumerate(items):
        if item.page < picture.page:
            found = at
        elif item.page == picture.page:
            left, right, foot = reach(item)
            if left <= middle <= right and foot >= picture.box.y1 - 0.5 * (picture.box.y1 - picture.box.y0):
                found = at
    return found
