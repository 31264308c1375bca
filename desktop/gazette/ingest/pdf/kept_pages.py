"""A PDF → its pages as they are printed, each with the text of its text layer, and the contents list that they show."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from gazette.ingest.manuscript import Manuscript, contents_of
from gazette.ingest.pdf.cell_text import rows_of
from gazette.ingest.pdf.layout import PlacedGrid, reading_order
from gazette.ingest.pdf.page_values import PrintedPage, Segment
from gazette.ingest.pdf.printed_lines import PrintedLine
from gazette.ingest.pdf.reader import bare_sheets, fill_from, opened, readable_pages
from gazette.ingest.pdf.telling import tell_layers
from gazette.ingest.reading_result import Contents, PrintedSide
from gazette.model import Account, PageNumbering

# of what is told of a PDF, what concerns the text of its pages
_TOLD = frozenset(("ingest.unread.no_unicode", "ingest.unread.page", "ingest.ocr_layer"))
_FOLIO = re.compile(r"[—–－\-·•\s]*(?:第\s*)?(\d{1,4})(?:\s*[页頁])?[—–－\-·•\s]*")
_FEWEST_FOLIOS = 3


def read_kept_pdf(source: bytes, *, file: str) -> Contents:
    """The pages of a PDF; its ``issue`` is what its text was recognised as, where that is a whole one.

    IngestError where it is damaged, asks for a password or has too many pages.
    """
    document = opened(source, file)
    manuscript = Manuscript()
    try:
        sizes = [document.get_page_size(at) for at in range(len(document))]
        pages = list(readable_pages(document, manuscript, file))
    finally:
        document.close()
    tell_layers(manuscript, pages)
    sheets, furniture = bare_sheets(manuscript, pages)
    items = reading_order(sheets)
    texts = _texts(pages, items)
    told = tuple(finding for finding in manuscript.findings if finding.rule in _TOLD)
    fill_from(manuscript, items)
    return Contents(
        issue=contents_of(manuscript).issue if any(texts.values()) else None,
        entries=(),
        findings=told,
        account=Account(visible=sum(len("".join(text.split())) for text in texts.values())),
        sides=tuple(
            PrintedSide(width=width, height=height, text=texts.get(page))
            for page, (width, height) in enumerate(sizes, 1)
        ),
        numbering=_numbering({page.number: taken for page, taken in zip(pages, furniture, strict=True)}),
    )


def _texts(pages: Sequence[PrintedPage], items: Sequence[PrintedLine | PlacedGrid]) -> dict[int, str]:
    """The text of each page that has a text layer, line by line as it is read."""
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for item in items:
        lines[item.page] += _cells(item) if isinstance(item, PlacedGrid) else [item.text]
    there = (page.number for page in pages if any(not glyph.text.isspace() for glyph in page.glyphs))
    return {number: "\n".join(lines[number]) for number in there}


def _cells(placed: PlacedGrid) -> Iterator[str]:
    for row in rows_of(placed.grid, placed.grid.xs):
        yield from (cell.text for cell in row if cell.text)


def _numbering(furniture: dict[int, Sequence[Segment]]) -> PageNumbering | None:
    """How pages are numbered, by what most of the numbers at their edges agree on; None where few do.

    A first page counts though its number is not printed.
    """
    found = {
        page: int(folio[1])
        for page, taken in furniture.items()
        for segment in taken
        if (folio := _FOLIO.fullmatch(segment.text))
    }
    ahead = Counter(page - number for page, number in found.items())
    (before, count), *_ = ahead.most_common(1) or [(0, 0)]
    if count < _FEWEST_FOLIOS:
        return None
    last = max(page for page, number in found.items() if page - number == before)
    first = max(before + 1, 1)
    return PageNumbering(sheet=first, number=first - before, last_sheet=None if last == max(furniture) else last)
