"""Pictures out of Akoma Ntoso: those inside the file; nothing outside is ever asked for."""

import base64
import binascii
import json
import re

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.akoma_ntoso.text import Reading, classes
from gazette.ingest.pictures import natural_size, read_picture
from gazette.model import Picture, PictureFile
from gazette.model.akoma_ntoso_names import CAPTION, akn, gz

_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,", re.ASCII)
_NAMED = "urn:sha256:"
_LARGEST = 14_400.0
"""Points: what a page of a PDF may measure at most."""


def read_picture_block(container: etree._Element, reading: Reading) -> Picture | None:
    """A picture of ours with its caption."""
    image = container.find(f"{akn('p')}/{akn('img')}")
    caption = next((line for line in container.findall(akn("p")) if CAPTION in classes(line)), None)
    return None if image is None else read_image(image, reading, None if caption is None else reading.text(caption))


def read_image(image: etree._Element, reading: Reading, caption: str | None = None) -> Picture | None:
    """An ``img``; None, reported, where it shows nothing that is in the file and none that was once ours."""
    file = _file(image, reading)
    known = image.get(gz("sha256")) if reading.exact else None
    if file is None and known is None:
        return None
    width, height = natural_size(file) if file else (0.0, 0.0)
    return Picture(
        sha256=file.sha256 if file else known or "",
        media_type=file.media_type if file else image.get(gz("mediaType"), ""),
        width=_length(image, "width", width),
        height=_length(image, "height", height),
        text=_text(image),
        caption=caption,
    )


def is_inside(image: etree._Element) -> bool:
    """Whether the file holds the picture itself, and does not name where it is."""
    return _DATA.match(image.get("src", "")) is not None


def _file(image: etree._Element, reading: Reading) -> PictureFile | None:
    src = image.get("src", "")
    found = _DATA.match(src)
    if found is None:
        # that ours has no file is said where it is set; of foreign ones the reader says it, wherever they stand
        if reading.exact and not src.startswith(_NAMED):
            reading.doubt("ingest.xml_picture_outside", image, image.get("alt") or src[:80])
        return None
    try:
        content = base64.b64decode(src[found.end() :], validate=True)
        file = read_picture(content, file=image.get("alt") or src[: found.end()])
    except (binascii.Error, IngestError):
        reading.doubt("ingest.xml_picture_damaged", image, image.get("alt") or "")
        return None
    reading.pictures[file.sha256] = file
    return file


def _length(image: etree._Element, name: str, natural: float) -> float:
    """In points: what our own attribute says, if it can be, else as the file has it."""
    try:
        length = float(image.get(gz(name), ""))
    except ValueError:
        length = 0.0
    return length if 0 < length <= _LARGEST else natural or 1.0


def _text(image: etree._Element) -> str:
    said = image.get(gz("alt"))
    if said is not None:
        try:
            exact = json.loads(said)
        except ValueError:
            exact = None
        if isinstance(exact, str):
            return exact
    return image.get("alt", "")
