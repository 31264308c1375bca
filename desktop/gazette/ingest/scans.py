"""A scan → the pages in it: one a picture, or as many as a TIFF holds."""

from PIL import Image, ImageOps

from gazette.errors import IngestError
from gazette.ingest.pictures import MOST_PIXELS, opened_picture
from gazette.ingest.reading_result import Contents, PrintedSide
from gazette.model import Account

MOST_PAGES = 600
_LIKELY_DPI = (36, 2400)
# where a scan does not say how large it is, it is as wide as the large 16mo that gazettes are printed on
_USUAL_WIDTH = 210 / 25.4 * 72


def read_scan(source: bytes, *, file: str) -> Contents:
    """The pages of a scan, every one of them unpacked once; IngestError where one is damaged or too large."""
    with opened_picture(source, file) as image:
        # A photograph of a telephone is a JPEG with previews behind it, which are no pages.
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if count > MOST_PAGES:
            raise IngestError("ingest.pdf_too_long", file=file, pages=count, most=MOST_PAGES)
        sides = tuple(_side(image, at, file) for at in range(count))
    return Contents(issue=None, entries=(), findings=(), account=Account(visible=0), sides=sides)


def _side(image: Image.Image, at: int, file: str) -> PrintedSide:
    try:
        image.seek(at)
        if image.width * image.height > MOST_PIXELS:
            raise IngestError("ingest.picture_large", file=file, most=MOST_PIXELS // 1_000_000)
        image.load()
        width, height = ImageOps.exif_transpose(image).size
    except IngestError:
        raise
    except Exception as error:
        raise IngestError("ingest.picture_damaged", file=file) from error
    dpi = [float(each) for each in image.info.get("dpi", ())]
    if len(dpi) == 2 and all(_LIKELY_DPI[0] <= each <= _LIKELY_DPI[1] for each in dpi):
        return PrintedSide(width=round(width * 72 / dpi[0], 3), height=round(height * 72 / dpi[1], 3))
    return PrintedSide(width=round(_USUAL_WIDTH, 3), height=round(_USUAL_WIDTH * height / width, 3))
