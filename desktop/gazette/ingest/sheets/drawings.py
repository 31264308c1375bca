"""The pictures that lie over the cells of a sheet or, as WPS has it, in them: each with the row that it belongs to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from gazette.errors import IngestError
from gazette.ingest.pictures import natural_size, read_picture
from gazette.model import Picture, PictureFile

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ANCHORS = (f"{DRAWING}twoCellAnchor", f"{DRAWING}oneCellAnchor", f"{DRAWING}absoluteAnchor")
_EMU_A_POINT = 12700
_MOST_POINTS = 5_000
# the formula of a picture in a cell, as WPS writes it
_CELL_PICTURE = re.compile(r'DISPIMG\(\s*"([^"]{1,80})"', re.IGNORECASE)

Content = Callable[[str], "bytes | None"]
"""Gives the bytes of the part that a drawing names by an id; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture at a ``row`` and ``column`` of a sheet, from 1; ``file`` is None where it cannot be placed."""

    row: int
    column: int
    name: str
    file: PictureFile | None = None
    size: tuple[float, float] | None = None
    hidden: bool = False

    @property
    def block(self) -> Picture | None:
        """The picture as a block; None where it cannot be placed."""
        if self.file is None:
            return None
        width, height = self.size or natural_size(self.file)
        said = self.name
        return Picture(sha256=self.file.sha256, media_type=self.file.media_type, width=width, height=height, text=said)


def drawn_pictures(drawing: Any, content: Content) -> Iterator[Drawn]:
    """The pictures of a drawing (xdr:wsDr)."""
    for anchor in drawing.iter(*_ANCHORS):
        for picture in anchor.iter(f"{DRAWING}pic"):
            if next(picture.iterancestors(_FALLBACK), None) is None:
                yield _drawn(picture, content, _at(anchor, "row"), _at(anchor, "col"), anchor.find(f"{DRAWING}ext"))


class CellPictures:
    """The pictures of a workbook that stand in cells (etc:cellImages), by the names that formulas call."""

    def __init__(self, images: Any, content: Content) -> None:
        found = () if images is None else images.iter(f"{DRAWING}pic")
        self._pictures = {_property(picture, "name"): picture for picture in found}
        self._content = content

    def drawn(self, formula: str, place: str, row: int, column: int) -> Drawn:
        """The picture of a cell; it is called as its place where it says nothing else."""
        found = _CELL_PICTURE.search(formula)
        picture = self._pictures.get(found[1]) if found else None
        if picture is None:
            return Drawn(row=row, column=column, name=place)
        drawn = _drawn(picture, self._content, row, column, None)
        named = _property(picture, "descr") or place
        return Drawn(row=row, column=column, name=named, file=drawn.file, size=None)


def described(element: Any) -> str:
    """What a drawn thing says of itself, else what it is called."""
    return _property(element, "descr") or _property(element, "title") or _property(element, "name")


def _drawn(picture: Any, content: Content, row: int, column: int, extent: Any) -> Drawn:
    hidden = _property(picture, "hidden") in {"1", "true"}
    name, file = described(picture), _file(picture, content)
    return Drawn(row=row, column=column, name=name, file=file, size=_size(picture, extent), hidden=hidden)


def _file(picture: Any, content: Content) -> PictureFile | None:
    named = picture.find(f".//{_ART}blip")
    found = None if named is None else content(named.get(_EMBED, ""))
    try:
        return None if found is None else read_picture(found, file="")
    except IngestError:
        return None  # told as a picture that was not read


def _size(picture: Any, extent: Any) -> tuple[float, float] | None:
    """Width and height in points as the drawing gives them; in a group they are of another scale."""
    grouped = next(picture.iterancestors(f"{DRAWING}grpSp"), None) is not None
    own = None if grouped else picture.find(f"{DRAWING}spPr/{_ART}xfrm/{_ART}ext")
    for said in (own, None if grouped else extent):
        width, height = (0.0, 0.0) if said is None else (_points(said.get("cx")), _points(said.get("cy")))
        if 0 < width <= _MOST_POINTS and 0 < height <= _MOST_POINTS:
            return width, height
    return None


def _points(said: str | None) -> float:
    return round(int(said) / _EMU_A_POINT, 3) if said and said.isascii() and said.isdigit() and len(said) < 12 else 0


def _at(anchor: Any, name: str) -> int:
    said = anchor.findtext(f"{DRAWING}from/{DRAWING}{name}", "").strip()
    return int(said) + 1 if said.isascii() and said.isdigit() and len(said) < 8 else 1


def _property(element: Any, name: str) -> str:
    named = element.find(f".//{DRAWING}cNvPr")
    return "" if named is None else str(named.get(name, "")).strip()
