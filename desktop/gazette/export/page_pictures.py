"""Pages as pictures (PNG): what the PDF shows, drawn by PDFium."""

import io
from collections.abc import Iterator

import pypdfium2

MOST_DPI = 1200


def page_pictures(content: bytes, dpi: int, *, grey: bool = True) -> Iterator[bytes]:
    """A picture of every page of the file, in order, in shades of grey or in its colours."""
    document = pypdfium2.PdfDocument(content)
    try:
        for index in range(len(document)):
            page = document[index]
            out = io.BytesIO()
            page.render(scale=dpi / 72).to_pil().convert("L" if grey else "RGB").save(out, "PNG", dpi=(dpi, dpi))
            yield out.getvalue()
            page.close()
    finally:
        document.close()
