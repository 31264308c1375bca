"""Pages of a kept file → their pictures, for a person to look at; the file stays open from one to the next."""

import io
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium
from PIL import Image

from gazette.errors import IngestError
from gazette.ingest.formats import Format
from gazette.ingest.pdf.reader import opened
from gazette.ingest.pictures import flattened, opened_picture
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Account, PictureFile

_OPENING = 1024


class PageDrawing:
    """Draws pages of the file that was asked for last without opening it again."""

    def __init__(self) -> None:
        self._file = ""
        self._stream: BinaryIO | None = None
        self._document: pdfium.PdfDocument | None = None
        self._scan = b""

    def draw(self, source: bytes, format_: Format, file: str, wishes: Wishes) -> Contents:
        """The page of ``file`` that is wished for as the one picture; IngestError where it cannot be drawn."""
        del source, format_
        try:
            if file != self._file:
                self._open(file)
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

    def _of_scan(self, wishes: Wishes) -> Image.Image:
        with opened_picture(self._scan, self._file) as image:
            image.seek(wishes.page - 1)
            seen = flattened(image).convert("RGB")
            seen.thumbnail((wishes.longest, wishes.longest))
            return seen
