"""A page of a kept file → its picture, for a person to look at."""

import io

from PIL import Image

from gazette.errors import IngestError
from gazette.ingest.formats import recognised
from gazette.ingest.pdf.reader import opened
from gazette.ingest.pictures import flattened, opened_picture
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Account, PictureFile


def draw_page(source: bytes, *, file: str, wishes: Wishes) -> Contents:
    """The page that is wished for as the one picture; IngestError where it cannot be drawn."""
    try:
        draw = _of_pdf if recognised(source, file) == "pdf" else _of_scan
        seen = draw(source, file, wishes)
    except IngestError:
        raise
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


def _of_pdf(source: bytes, file: str, wishes: Wishes) -> Image.Image:
    document = opened(source, file)
    try:
        page = document[wishes.page - 1]
        drawn: Image.Image = page.render(scale=wishes.longest / max(page.get_size())).to_pil()
        page.close()
        return drawn
    finally:
        document.close()


def _of_scan(source: bytes, file: str, wishes: Wishes) -> Image.Image:
    with opened_picture(source, file) as image:
        image.seek(wishes.page - 1)
        seen = flattened(image).convert("RGB")
        seen.thumbnail((wishes.longest, wishes.longest))
        return seen
