"""Pictures for a screen or for paper: the colours that they are shown in, and files that every program opens."""

import io
from dataclasses import dataclass

from PIL import Image, ImageCms

from gazette.ingest import flattened, opened_picture
from gazette.typeset import PictureInk

QUALITY = 92
_UPRIGHT = 1
_ORIENTATION = 0x0112
_ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "BMP": ".bmp", "TIFF": ".tif"}
_PLAIN_MODES = ("1", "L", "RGB")


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """A picture file; ``form`` is its format in Pillow's words, ``ending`` that of its name."""

    content: bytes
    form: str

    @property
    def ending(self) -> str:
        """``.png`` …"""
        return _ENDINGS[self.form]

    @property
    def media_type(self) -> str:
        """``image/png`` …"""
        return Image.MIME[self.form]


def screen_picture(
    content: bytes,
    *,
    forms: tuple[str, ...] = ("PNG", "JPEG"),
    ink: PictureInk = "process",
    opaque: bool = False,
) -> ScreenPicture:
    """The file as it is where it has one of ``forms`` and can be shown so, else a new PNG or JPEG.

    ``opaque``: what is transparent lies on white. In ``black`` ink colours become shades.
    """
    with opened_picture(content) as opened:
        form = opened.format or ""
        if form in forms and is_upright(opened) and _can_stay(opened, ink, opaque):
            return ScreenPicture(content, form)
        image = inked(flattened(opened), ink, None)
    made, out = "JPEG" if form in ("JPEG", "MPO") else "PNG", io.BytesIO()
    if made == "JPEG":
        image.save(out, made, quality=QUALITY, subsampling=0)
    else:
        image.save(out, made)
    return ScreenPicture(out.getvalue(), made)


def is_upright(image: Image.Image) -> bool:
    """Whether nothing in the file says that it is to be turned."""
    return bool(image.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT)


def _can_stay(image: Image.Image, ink: PictureInk, opaque: bool) -> bool:
    if image.mode == "CMYK" or (ink == "black" and image.mode not in ("1", "L")):
        return False
    return not opaque or (image.mode in _PLAIN_MODES and not image.has_transparency_data)


def inked(image: Image.Image, ink: PictureInk, profile: bytes | None) -> Image.Image:
    """The picture in the colours that it is printed in; without the ``profile`` of a press those of a screen."""
    if image.mode in ("1", "L"):
        return image
    if ink == "process" and image.mode == "CMYK" and profile:
        return image
    screen = _on_screen(image)
    if ink == "black":
        return screen.convert("L")
    if profile is None:
        return screen
    press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    pressed = ImageCms.profileToProfile(screen, ImageCms.createProfile("sRGB"), press, outputMode="CMYK")
    assert pressed is not None
    return pressed


def _on_screen(image: Image.Image) -> Image.Image:
    """The picture in sRGB, by its own profile where it has one that can be used."""
    own = image.info.get("icc_profile")
    if own:
        try:
            known = ImageCms.ImageCmsProfile(io.BytesIO(own))
            shown = ImageCms.profileToProfile(image, known, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
        assert shown is not None
        return shown
    return image.convert("RGB")
