"""Pages of a kept file → their pictures and characters, for a person to look at; the file stays open meanwhile."""

import ctypes
import io
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from gazette.errors import IngestError
from gazette.ingest.formats import Format
from gazette.ingest.pdf.pages import MOST_CHARACTERS, character
from gazette.ingest.pdf.reader import opened
from gazette.ingest.pictures import flattened, opened_picture
from gazette.ingest.reading_result import Contents, PlacedCharacter, Wishes
from gazette.model import Account, PictureFile

_OPENING = 1024
_FINE = 100
"""Places are asked for in so many parts of a point, since pdfium gives whole ones."""


class PageDrawing:
    """Draws pages of the file that was asked for last without opening it again."""

    def __init__(self) -> None:
        self._file = ""
        self._stream: BinaryIO | None = None
        self._document: pdfium.PdfDocument | None = None
        self._scan = b""

    def draw(self, source: bytes, format_: Format, file: str, wishes: Wishes) -> Contents:
        """The page of ``file`` that is wished for as the one picture, or its characters; IngestError if that fails."""
        del source, format_
        try:
            if file != self._file:
                self._open(file)
            if wishes.want == "characters":
                return Contents(
                    issue=None, entries=(), findings=(), account=Account(visible=0), characters=self._characters(wishes)
                )
            seen = self._of_pdf(self._document, wishes) if self._document else self._of_scan(wishes)
        except IngestError:
            raise
        except OSError as error:
            raise IngestError("ingest.unreadable", file=file, reason=error.strerror or str(error)) from error
        except Exception as error:
            raise IngestError("ingest.picture_damaged", file=file) from error
        out = io.BytesIO()
        seen.convert("RGB").save(out, "PNG", compress_level=1)
        picture = PictureFile(
            sha256=f"{wishes.page}",
            media_type="image/png",
            pixel_width=seen.width,
            pixel_height=seen.height,
            content=out.getvalue(),
        )
        return Contents(issue=None, entries=(), findings=(), account=Account(visible=0), pictures=(picture,))

    def close(self) -> None:
        """Close the file that is open."""
        if self._document is not None:
            self._document.close()
        if self._stream is not None:
            self._stream.close()
        self._file, self._stream, self._document, self._scan = "", None, None, b""

    def _open(self, file: str) -> None:
        self.close()
        stream = Path(file).open("rb")  # noqa: SIM115 -- stays open for the next page
        try:
            if b"%PDF-" in stream.read(_OPENING):
                stream.seek(0)
                self._document, self._stream = opened(stream, file), stream
            else:
                stream.seek(0)
                self._scan = stream.read()
        finally:
            if self._document is None:
                with suppress(OSError):
                    stream.close()
        self._file = file

    @staticmethod
    def _of_pdf(document: pdfium.PdfDocument, wishes: Wishes) -> Image.Image:
        page = document[wishes.page - 1]
        drawn: Image.Image = page.render(scale=wishes.longest / max(page.get_size())).to_pil()
        page.close()
        return drawn

    def _characters(self, wishes: Wishes) -> tuple[PlacedCharacter, ...]:
        if self._document is None:
            return ()
        page = self._document[wishes.page - 1]
        text_page = page.get_textpage()
        try:
            count = min(raw.FPDFText_CountChars(text_page), MOST_CHARACTERS)
            return tuple(_placed(page, text_page, at) for at in range(count))
        finally:
            text_page.close()
            page.close()

    def _of_scan(self, wishes: Wishes) -> Image.Image:
        with opened_picture(self._scan, self._file) as image:
            image.seek(wishes.page - 1)
            seen = flattened(image).convert("RGB")
            seen.thumbnail((wishes.longest, wishes.longest))
            return seen


def _placed(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, at: int) -> PlacedCharacter:
    text = character(raw.FPDFText_GetUnicode(text_page, at)) or " "
    box = raw.FS_RECTF()
    if text.isspace() or not raw.FPDFText_GetLooseCharBox(text_page, at, box):
        return PlacedCharacter(text, 0.0, 0.0, 0.0, 0.0)
    (left, top), (right, bottom) = _seen(page, box.left, box.top), _seen(page, box.right, box.bottom)
    return PlacedCharacter(text, min(left, right), min(top, bottom), abs(right - left), abs(bottom - top))


def _seen(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A place of the page's own as it is seen: turned and cut as the page says, from the top left."""
    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    size = round(width * _FINE), round(height * _FINE)
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
