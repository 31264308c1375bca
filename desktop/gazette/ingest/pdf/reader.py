"""The door to PDF files."""

from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from gazette.errors import IngestError
from gazette.ingest.manuscript import Manuscript, contents_of
from gazette.ingest.pdf.cell_text import bold_rows, header_count, joined_tables, rows_of, told_again
from gazette.ingest.pdf.furniture import page_furniture
from gazette.ingest.pdf.grids import fill, find_grids
from gazette.ingest.pdf.layout import PlacedGrid, Sheet, paragraphs, reading_order
from gazette.ingest.pdf.page_values import PrintedPage, Segment
from gazette.ingest.pdf.pages import read_page
from gazette.ingest.pdf.printed_lines import PrintedLine
from gazette.ingest.pdf.segments import find_segments
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Finding, Table

MOST_PAGES = 1_000


def read_pdf(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """What a PDF holds; IngestError where it is damaged, asks for a password or is too large."""
    del wishes
    document = _opened(source, file)
    try:
        pages = [read_page(document, at, file) for at in range(len(document))]
    finally:
        document.close()
    manuscript = Manuscript()
    _lay_out(manuscript, pages)
    return contents_of(manuscript)


def _opened(source: bytes, file: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise IngestError("ingest.protected", file=file) from error
        raise IngestError("ingest.pdf_damaged", file=file) from error
    if len(document) > MOST_PAGES:
        raise IngestError("ingest.pdf_too_long", file=file, pages=len(document), most=MOST_PAGES)
    return document


def _lay_out(manuscript: Manuscript, pages: Sequence[PrintedPage]) -> None:
    """Fills a manuscript with what stands on the pages."""
    sheets: list[Sheet] = []
    for page in pages:
        manuscript.visible.append(page.text)
        grids = find_grids(page.rules)
        sheets.append(Sheet(page.number, find_segments(fill(grids, page.glyphs)), grids))
    furniture = page_furniture(pages, [sheet.segments for sheet in sheets])
    for sheet, taken in zip(sheets, furniture, strict=True):
        gone = set(map(id, taken))
        sheet.segments = [one for one in sheet.segments if id(one) not in gone]
    _tell_furniture(manuscript, furniture)
    _fill(manuscript, reading_order(sheets))


def _tell_furniture(manuscript: Manuscript, furniture: Sequence[Sequence[Segment]]) -> None:
    text = " ".join(segment.text for taken in furniture for segment in taken)
    if text:
        manuscript.findings.append(Finding(rule="ingest.left_out.page_furniture", level="hint", text=text, line=1))


def _fill(manuscript: Manuscript, items: Sequence[PrintedLine | PlacedGrid]) -> None:
    run: list[PrintedLine] = []
    for item in (*items, None):
        if isinstance(item, PrintedLine):
            run.append(item)
            continue
        manuscript.parts += paragraphs(run)
        run = []
        if item is not None:
            _add_table(manuscript, item)


def _add_table(manuscript: Manuscript, placed: PlacedGrid) -> None:
    rows = rows_of(placed.grid)
    table = Table(rows=rows, header_rows=header_count(rows, bold_rows(placed.grid)))
    above = manuscript.parts[-1] if manuscript.parts else None
    if isinstance(above, Table) and (whole := joined_tables(above, table)):
        manuscript.parts[-1] = whole[0]
        if whole[1]:
            manuscript.findings.append(told_again(whole[1], len(manuscript.parts)))
        return
    manuscript.parts.append(table)
