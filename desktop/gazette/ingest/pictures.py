"""The bytes of a picture → a file that can be placed, known by its content; what cannot be is refused in a sentence."""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, UnidentifiedImageError

from gazette.errors import IngestError
from gazette.model import PictureFile

PLACED = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
"""The formats that are placed, in Pillow's words."""
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")
MOST_PIXELS = 89_478_485
"""Pillow's own limit: a quarter of a gigabyte in three colours."""
_SCREEN_DPI = 96
_FLAT = ("1", "L", "RGB", "CMYK")
_LIKELY_DPI = (36, 2400)


def read_picture(content: bytes, *, file: str) -> PictureFile:
    """The picture in ``content``; ``file`` is what a sentence calls it.

    Raises IngestError: ``ingest.picture_unknown`` (no format that is placed), ``picture_damaged``, ``picture_large``.
    """
    with opened_picture(content, file) as image:
        try:
            image.load()
            width, height = ImageOps.exif_transpose(image).size
        except Exception as error:
            raise IngestError("ingest.picture_damaged", file=file) from error
        # a telephone's photograph is a JPEG with another behind it (MPO)
        media_type = "image/jpeg" if image.format == "MPO" else Image.MIME[image.format or ""]
    return PictureFile(
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=media_type,
        pixel_width=width,
        pixel_height=height,
        content=content,
    )


def natural_size(picture: PictureFile) -> tuple[float, float]:
    """Width and height in points by the resolution that the file names, else that of a screen."""
    with opened_picture(picture.content) as image:
        dpi = [float(each) for each in image.info.get("dpi", ())]
    if len(dpi) != 2 or not all(_LIKELY_DPI[0] <= each <= _LIKELY_DPI[1] for each in dpi):
        dpi = [_SCREEN_DPI, _SCREEN_DPI]
    if abs(dpi[0] - dpi[1]) > 1:  # a file turned by its Exif says both for the way it lies
        dpi = [max(dpi), max(dpi)]
    return round(picture.pixel_width * 72 / dpi[0], 3), round(picture.pixel_height * 72 / dpi[1], 3)


def seen_picture(content: bytes, most: int) -> tuple[int, int, bytes]:
    """Width, height and the bytes (red, green, blue) of a picture as it is seen, at most ``most`` pixels long."""
    with opened_picture(content) as image:
        if image.format == "JPEG":
            image.draft(None, (most, most))  # unpacks no more than is asked for
        seen = flattened(image)
        seen.thumbnail((most, most))
        seen = seen.convert("RGB")
        return seen.width, seen.height, seen.tobytes()


def flattened(image: Image.Image) -> Image.Image:
    """The picture upright, on white paper, in one of Pillow's modes 1, L, RGB and CMYK; a new one."""
    image = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        seen, profile = image.convert("RGBA"), image.info.get("icc_profile")
        paper = Image.new("RGBA", seen.size, "white")
        image = Image.alpha_composite(paper, seen).convert("RGB")
        image.info["icc_profile"] = profile
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits and more: Pillow would cut off what is over 255
        high = max(float(each) for each in image.getextrema() if not isinstance(each, tuple))
        most = 65535.0 if image.mode.startswith("I") and high > 255 else max(high, 1.0)
        return image.convert("F").point(lambda value: value * (255 / most)).convert("L")
    return image if image.mode in _FLAT else image.convert("RGB")


@contextmanager
def opened_picture(content: bytes, file: str = "") -> Iterator[Image.Image]:
    """The picture, its pixels not yet unpacked and not too many; IngestError as with ``read_picture``."""
    with warnings.catch_warnings():
        # What Pillow doubts is read all the same or raises; what it finds too large is refused below.
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(content), formats=PLACED)
        except UnidentifiedImageError as error:
            raise IngestError("ingest.picture_unknown", file=file) from error
        except Image.DecompressionBombError as error:
            raise _too_large(file) from error
        except Exception as error:
            raise IngestError("ingest.picture_damaged", file=file) from error
        with image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(file)
            yield image


def _too_large(file: str) -> IngestError:
    return IngestError("ingest.picture_large", file=file, most=MOST_PIXELS // 1_000_000)
