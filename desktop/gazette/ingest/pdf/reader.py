"""The door to PDF files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import BinaryIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript, contents_of
from gazette.ingest.pdf.continued_tables import told_again, whole_table
from gazette.ingest.pdf.footnotes import take_footnotes
from gazette.ingest.pdf.furniture import page_furniture
from gazette.ingest.pdf.grids import Grid, fill, find_grids
from gazette.ingest.pdf.layout import PlacedGrid, Sheet, paragraphs, reading_order
from gazette.ingest.pdf.notes import files_inside
from gazette.ingest.pdf.open_tables import find_open_tables
from gazette.ingest.pdf.own_xml import read_own_xml
from gazette.ingest.pdf.page_values import PrintedPage, Segment
from gazette.ingest.pdf.pages import read_page
from gazette.ingest.pdf.pictures import PlacedPicture, take_pictures, with_pictures
from gazette.ingest.pdf.printed_lines import PrintedLine
from gazette.ingest.pdf.segments import find_segments
from gazette.ingest.pdf.telling import tell_file, tell_furniture, tell_layers, tell_notes, tell_page, tell_pictures
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Picture

MOST_PAGES = 600


def read_pdf(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a PDF holds; IngestError where it is damaged, asks for a password or is too large.

    An archive file of this program is read from the XML that it carries, as long as its pages say the same.
    """
    document = opened(source, file, wishes.password)
    manuscript = Manuscript()
    try:
        pages = list(readable_pages(document, manuscript, file))
        for name, content in files_inside(document):
            if own := read_own_xml(content, name, pages, manuscript):
                return own
            tell_file(manuscript, name)
        pictures = take_pictures(document, pages)
    finally:
        document.close()
    if not any(not glyph.text.isspace() for page in pages for glyph in page.glyphs):
        unknown = any(finding.rule == "ingest.unread.no_unicode" for finding in manuscript.findings)
        raise IngestError("ingest.pdf_no_unicode" if unknown else "ingest.pdf_no_text", file=file, pages=len(pages))
    _lay_out(manuscript, pages, pictures)
    files = {picture.file.sha256: picture.file for picture in pictures}
    return replace(contents_of(manuscript), pictures=tuple(files.values()))


def opened(source: bytes | BinaryIO, file: str, password: str | None = None) -> pdfium.PdfDocument:
    """The document, a stream read as it is needed.

    IngestError where it is damaged, asks for another password or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(source, password=password)
        if raw.FPDF_GetFormType(document) != raw.FORMTYPE_NONE:
            document.init_forms()
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise IngestError("ingest.protected" if password is None else "ingest.wrong_password", file=file) from error
        raise IngestError("ingest.pdf_damaged", file=file) from error
    if len(document) > MOST_PAGES:
        raise IngestError("ingest.pdf_too_long", file=file, pages=len(document), most=MOST_PAGES)
    if len(document) == 0:
        raise IngestError("ingest.pdf_damaged", file=file)
    return document


def readable_pages(document: pdfium.PdfDocument, manuscript: Manuscript, file: str) -> Iterator[PrintedPage]:
    """The pages that can be read; what is beside their text is told."""
    for at in range(len(document)):
        try:
            page, notes = read_page(document, at, file)
        except pdfium.PdfiumError:
            manuscript.unread("ingest.unread.page", str(at + 1))
            continue
        tell_page(manuscript, page)
        tell_notes(manuscript, page, notes)
        yield page


def _lay_out(manuscript: Manuscript, pages: Sequence[PrintedPage], pictures: Sequence[PlacedPicture]) -> None:
    """Fills a manuscript with what stands on the pages."""
    tell_layers(manuscript, pages)
    tell_pictures(manuscript, pages)
    sheets, _ = bare_sheets(manuscript, pages)
    notes = take_footnotes(pages, sheets)
    fill_from(manuscript, reading_order(sheets), pictures)
    manuscript.notes += notes


def bare_sheets(manuscript: Manuscript, pages: Sequence[PrintedPage]) -> tuple[list[Sheet], list[list[Segment]]]:
    """Text and tables of the pages without running heads and page numbers, which are told and given apart."""
    sheets: list[Sheet] = []
    for page in pages:
        grids = find_grids(page.rules)
        grids += find_open_tables(page.rules, page.glyphs, grids)
        grids.sort(key=lambda grid: -grid.box.y1)
        sheets.append(Sheet(page.number, find_segments(fill(grids, page.glyphs)), grids))
    furniture = page_furniture(pages, [sheet.segments for sheet in sheets])
    for sheet, taken in zip(sheets, furniture, strict=True):
        gone = set(map(id, taken))
        sheet.segments = [one for one in sheet.segments if id(one) not in gone]
    tell_furniture(manuscript, furniture)
    return sheets, furniture


def fill_from(
    manuscript: Manuscript, lines: Sequence[PrintedLine | PlacedGrid], pictures: Sequence[PlacedPicture] = ()
) -> None:
    """Fill a manuscript with lines and tables in reading order, and with pictures between them."""
    items = with_pictures(lines, pictures)
    for kind, run in groupby(items, key=type):
        same = list(run)
        if kind is PlacedGrid:
            _add_tables(manuscript, [item.grid for item in same if isinstance(item, PlacedGrid)])
        elif kind is PlacedPicture:
            manuscript.parts += (_picture(item) for item in same if isinstance(item, PlacedPicture))
        else:
            manuscript.parts += paragraphs([item for item in same if isinstance(item, PrintedLine)])


def _picture(placed: PlacedPicture) -> Picture:
    box, file = placed.box, placed.file
    width, height = round(box.x1 - box.x0, 3), round(box.y1 - box.y0, 3)
    return Picture(sha256=file.sha256, media_type=file.media_type, width=width, height=height)


def _add_tables(manuscript: Manuscript, grids: Sequence[Grid]) -> None:
    """Adds tables that no text parts: those that go on over pages are one."""
    at = 0
    while at < len(grids):
        end = at + 1
        whole = whole_table(grids[at:end])
        while end < len(grids) and (longer := whole_table(grids[at : end + 1])):
            whole, end = longer, end + 1
        if whole:
            manuscript.parts.append(whole[0])
            manuscript.findings += (told_again(cells, len(manuscript.parts)) for cells in whole[1])
        at = end
