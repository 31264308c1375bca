"""Pictures beside web pages: files that every browser shows, named after what is in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.export.screen_pictures import screen_picture
from gazette.model import Entry, PictureFiles, entry_pictures

PICTURE_FILE = re.compile(r"picture-[0-9a-f]{16}\.(png|jpg|gif)")
_FORMS = ("PNG", "JPEG", "GIF")


@dataclass(frozen=True, slots=True)
class WebPictures:
    """The name of each picture's file by SHA-256, and the files by their names."""

    names: dict[str, str]
    files: dict[str, bytes]


def web_pictures(entries: Iterable[Entry], files: PictureFiles) -> WebPictures:
    """The pictures that ``entries`` show and that are in ``files``; the same picture always has the same name."""
    shown = sorted({one.sha256 for entry in entries for one in entry_pictures(entry)} & files.keys())
    made = {sha256: screen_picture(files[sha256].content, forms=_FORMS) for sha256 in shown}
    names = {sha256: f"picture-{sha256[:16]}{picture.ending}" for sha256, picture in made.items()}
    return WebPictures(names, {names[sha256]: picture.content for sha256, picture in made.items()})
