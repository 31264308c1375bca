"""The file of a picture: what a block ``Picture`` names by its hash."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture byte for byte, so many pixels large as it is to be seen (turned as its file says)."""

    sha256: str
    media_type: str
    pixel_width: int
    pixel_height: int
    content: bytes = field(repr=False)


PictureSizes = Mapping[str, tuple[int, int]]
"""Width and height in pixels of the pictures that are there, by their SHA-256."""
NO_PICTURES: PictureSizes = {}
PictureFiles = Mapping[str, PictureFile]
"""Pictures that are there, by their SHA-256."""
