"""Pictures → image objects of a PDF: in shades of black or in the inks of the press, nothing transparent.

A JPEG that is so already is taken over as it is; other JPEGs are written as JPEG again, all else without loss.
"""

import io

import pikepdf
from isal import isal_zlib
from pikepdf import Dictionary, Name, Object
from PIL import Image

from gazette.export.printing_condition import PrintingCondition
from gazette.export.screen_pictures import QUALITY, inked, is_upright
from gazette.ingest import flattened, opened_picture
from gazette.model import PictureFiles
from gazette.typeset import PagePicture, Pages, PictureInk

_SPACES = {"1": Name.DeviceGray, "L": Name.DeviceGray, "CMYK": Name.DeviceCMYK, "RGB": Name.DeviceRGB}


def picture_name(sha256: str) -> str:
    """What a page calls a picture: the same in every file."""
    return f"P{sha256[:16]}"


def picture_drawn(picture: PagePicture, left: float, top: float) -> str:
    """The operators that draw a picture on a page with its top left corner at ``left``, ``top``."""
    x, y = left + picture.x, top - picture.y - picture.height
    return f"q {picture.width:.3f} 0 0 {picture.height:.3f} {x:.3f} {y:.3f} cm /{picture_name(picture.sha256)} Do Q\n"


def add_pictures(
    pdf: pikepdf.Pdf, pages: Pages, pictures: PictureFiles, condition: PrintingCondition | None
) -> dict[str, Object]:
    """The image objects of all pictures that the pages show, by their names.

    Without a ``condition`` colours stay those of a screen.
    """
    shown = {one.sha256: None for page in pages.pages for one in page.pictures if not one.missing}
    profile = condition.profile if condition and pages.picture_ink == "process" else None
    return {
        f"/{picture_name(name)}": pdf.make_indirect(_image(pdf, pictures[name].content, pages.picture_ink, profile))
        for name in sorted(shown)
    }


def _image(pdf: pikepdf.Pdf, content: bytes, ink: PictureInk, profile: bytes | None) -> Object:
    with opened_picture(content) as opened:
        is_jpeg = opened.format in ("JPEG", "MPO")
        if opened.format == "JPEG" and opened.mode == "L" and is_upright(opened):
            return _stream(pdf, opened, content, Name.DCTDecode)
        image = inked(flattened(opened), ink, profile)
    if is_jpeg and image.mode != "CMYK":
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY, subsampling=0)
        return _stream(pdf, image, out.getvalue(), Name.DCTDecode)
    packed = isal_zlib.compress(image.tobytes(), isal_zlib.ISAL_BEST_COMPRESSION)
    return _stream(pdf, image, packed, Name.FlateDecode)


def _stream(pdf: pikepdf.Pdf, image: Image.Image, data: bytes, filtered: Name) -> Object:
    made = pikepdf.Stream(pdf, data)
    made.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=_SPACES[image.mode],
        BitsPerComponent=1 if image.mode == "1" else 8,
        Filter=filtered,
    )
    return made
