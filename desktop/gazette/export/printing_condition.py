"""The printing that a file is meant for, as its ICC profile says: FOGRA39, or a profile that the office chose."""

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import ImageCms

from gazette.errors import ExportError
from gazette.shipped import shipped

_LARGEST = 64 * 1024 * 1024
_PRINTER, _CMYK = "prtr", "CMYK"
_NEWEST = 4.4
"""ICC.1:2022 is version 4.4; version 5 is another format, which PDF does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingCondition:
    """``identifier`` is a name of the ICC's registry where ``registered``, else Custom."""

    identifier: str
    description: str
    registered: bool
    profile: bytes = field(repr=False)


@cache
def coated_paper() -> PrintingCondition:
    """Offset on coated paper, which files are for where nothing else was chosen."""
    return PrintingCondition(
        identifier="FOGRA39",
        description="Offset printing on coated paper, FOGRA39L (ISO 12647-2)",
        registered=True,
        profile=(shipped("resources/icc") / "FOGRA39L_coated.icc").read_bytes(),
    )


def read_printing_condition(file: Path) -> PrintingCondition:
    """The condition that the profile in ``file`` describes.

    Raises ExportError for a file that cannot be read, is no ICC profile, or none of a printer with four inks.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST)
    except OSError as error:
        raise ExportError("export.icc_unread", file=str(file), reason=error.strerror or str(error)) from error
    try:
        known = ImageCms.ImageCmsProfile(io.BytesIO(content))
        kind, space, version = known.profile.device_class, known.profile.xcolor_space.strip(), known.profile.version
        name = (known.profile.profile_description or "").strip()
        if kind == _PRINTER and space == _CMYK:
            # Reads the tables too: a profile that is cut off fails here, not at the printer's.
            ImageCms.buildTransform(known, ImageCms.createProfile("sRGB"), "CMYK", "RGB")
    except (OSError, ValueError, ImageCms.PyCMSError) as error:
        raise ExportError("export.icc_damaged", file=str(file)) from error
    if int.from_bytes(content[:4], "big") != len(content):
        raise ExportError("export.icc_damaged", file=str(file))
    if kind != _PRINTER or space != _CMYK or version > _NEWEST:
        raise ExportError("export.icc_not_for_press", file=str(file), kind=kind, space=space, version=f"{version:g}")
    return PrintingCondition(identifier="Custom", description=name or file.stem, registered=False, profile=content)
