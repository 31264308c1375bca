"""Pages as pictures (PNG): what the PDF shows, drawn by PDFium."""

import io
from collections.abc import Iterator

import pypdfium2

from gazette.errors import ExportError

MOST_DPI = 1200
_MOST_PIXELS = 400_000_000
"""More than an A3 page has at the finest; of a page that is larger, memory would not hold the picture."""


def page_pictures(content: bytes, dpi: int, *, grey: bool = True) -> Iterator[bytes]:
    """A picture of every page of the file, in order, in shades of grey or in its colours.

    ExportError where a page is too large to be drawn so finely.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        for index in range(len(document)):
            page = document[index]
            width, height = page.get_size()
            if width * height * (dpi / 72) ** 2 > _MOST_PIXELS:
                raise ExportError("export.page_too_large", page=index + 1, dpi=dpi)
            out = io.BytesIO()
            page.render(scale=dpi / 72).to_pil().convert("L" if grey else "RGB").save(out, "PNG", dpi=(dpi, dpi))
            yield out.getvalue()
            page.close()
    finally:
        document.close()
