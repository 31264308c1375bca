"""The picture that an element of a page shows: out of its address, or out of a file that came with the page."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urljoin

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.pictures import natural_size, read_picture
from gazette.ingest.web.naming import ICON_SIZE, name_of
from gazette.ingest.web.pieces import Piece
from gazette.model import Picture, PictureFile

_DATA = re.compile(r"data:[\w.+-]*/?[\w.+-]*(?P<packed>(?:;[^,;]*)*),", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?<![\w-])(?P<side>width|height)\s*:\s*(?P<size>\d+(?:\.\d+)?)\s*(?P<unit>px|pt|cm|mm|in)\b", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")
_POINTS = {"px": 0.75, "pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0}
# a parser takes no attribute of ten megabytes
_LONG = re.compile(r"data:image/[\w.+-]{1,40};base64,[\w+/=%\s]{10000,}", re.IGNORECASE)
_LARGEST_SIDE = 5_000
_LINE = 2
"""Pixels: what is as thin as this parts or fills, and shows nothing."""


class PagePictures:
    """The pictures that can be had: ``beside`` are files that came with the page, by their addresses.

    Pictures that the text of a page holds are taken out of it by ``without_long`` before it is parsed.
    """

    def __init__(self, beside: Mapping[str, bytes] | None = None) -> None:
        self._files: dict[str, PictureFile] = {}
        self._beside = {_plain(address): content for address, content in (beside or {}).items()}
        self._read: dict[tuple[str, str], PictureFile | None] = {}
        self._long: dict[str, str] = {}

    def without_long(self, text: str) -> str:
        """The text of a page with short addresses for pictures that stand in it as a whole."""
        return _LONG.sub(self._shortened, text)

    def _shortened(self, found: re.Match[str]) -> str:
        address = f"data:,{len(self._long)}"
        self._long[address] = found[0]
        return address

    def placed(self, pieces: Iterable[Piece], base: str = "") -> list[Piece]:
        """The pieces of the page at ``base``, its pictures in them where they can be had; mere dots are gone."""
        found: list[Piece] = []
        for piece in pieces:
            if piece.kind != "picture":
                found.append(piece)
                continue
            file = self._file_of(piece.element, base)
            if file is None or not _is_mere_dot(file):
                shown = None if file is None else self._shown(piece.element, file)
                found.append(replace(piece, picture=shown))
        return found

    def used(self, parts: Iterable[object]) -> tuple[PictureFile, ...]:
        """The files of the pictures among the parts of a manuscript."""
        names = {part.sha256 for part in parts if isinstance(part, Picture)}
        return tuple(file for name, file in self._files.items() if name in names)

    def _file_of(self, element: etree._Element, base: str) -> PictureFile | None:
        key = (element.get("src", "").strip(), base)
        if key not in self._read:
            self._read[key] = self._file(*key)
        return self._read[key]

    def _shown(self, element: etree._Element, file: PictureFile) -> Picture:
        self._files[file.sha256] = file
        width, height = _size(element, file)
        said = name_of(element)
        return Picture(sha256=file.sha256, media_type=file.media_type, width=width, height=height, text=said)

    def _file(self, address: str, base: str) -> PictureFile | None:
        address = self._long.get(address, address)
        content = _data(address) if address[:5].lower() == "data:" else self._found(address, base)
        try:
            return None if content is None else read_picture(content, file=address[:40])
        except IngestError:
            return None  # told as a picture that was not read

    def _found(self, address: str, base: str) -> bytes | None:
        return next((self._beside[name] for name in _names(address, base) if name in self._beside), None)


def _is_mere_dot(picture: PictureFile) -> bool:
    """Whether a picture is so small or thin that it shows nothing."""
    sides = picture.pixel_width, picture.pixel_height
    return max(sides) <= ICON_SIZE or min(sides) <= _LINE


def _data(address: str) -> bytes | None:
    """The bytes that an address holds itself; None where it is torn."""
    head = _DATA.match(address)
    if head is None:
        return None
    said = unquote_to_bytes(address[head.end() :])
    if ";base64" not in head["packed"].lower():
        return said
    try:
        return b64decode(b"".join(said.split()) + b"==")
    except binascii.Error:
        return None


def _names(address: str, base: str) -> Iterator[str]:
    """What the file of an address may be called among those that came with the page."""
    bare = address.partition("#")[0]
    for one in (bare, bare.partition("?")[0]):
        yield _plain(one)
        if base:
            try:
                yield _plain(urljoin(base, one.replace("\\", "/")))
            except ValueError:  # no address at all
                continue
        yield _plain(unquote(one, "gb18030", "replace"))


def _plain(address: str) -> str:
    """An address without what two writers of the same one do differently."""
    name = unquote(address.strip()).replace("\\", "/")
    return name if ":" in name else PurePosixPath(name).as_posix()


def _size(element: etree._Element, file: PictureFile) -> tuple[float, float]:
    """Width and height in points as the page gives them, the other side in proportion; else as the file says."""
    said = {side: float(found[1]) * 0.75 for side in ("width", "height") if (found := _whole(element.get(side)))}
    for found in _LENGTH.finditer(element.get("style", "")):
        said[found["side"].lower()] = float(found["size"]) * _POINTS[found["unit"].lower()]
    said = {side: length for side, length in said.items() if 0 < length <= _LARGEST_SIDE}
    width, height = natural_size(file)
    if "width" in said:
        return round(said["width"], 3), round(said.get("height", said["width"] * height / width), 3)
    if "height" in said:
        return round(said["height"] * width / height, 3), round(said["height"], 3)
    return width, height


def _whole(said: str | None) -> re.Match[str] | None:
    return _ATTRIBUTE.fullmatch(said or "")
