"""Pictures: placed behind the paragraph that holds them; those that cannot be are told."""

import re

from gazette.errors import IngestError
from gazette.ingest.pictures import natural_size, read_picture
from gazette.ingest.word.names import DESCRIPTION, EXTENT, R_EMBED, R_ID, Element, a, number, w
from gazette.ingest.word.story import Part, Story
from gazette.model import Picture, PictureFile

_DRAWN = frozenset({w("drawing"), w("pict"), w("object")})
_EMU_A_POINT = 12700
_LENGTH = re.compile(r"(?P<side>width|height)\s*:\s*(?P<points>[\d.]+)pt", re.IGNORECASE)


def picture(story: Story, element: Element) -> None:
    """pic:pic, v:imagedata."""
    drawing = next((one for one in element.iterancestors() if one.tag in _DRAWN), None)
    if story.omitted or (drawing is not None and drawing.tag == w("object")):
        return
    story.place.left = True
    description = _description(element, drawing)
    read = _read(story, element)
    if read is None:
        story.tell("ingest.unread.word_picture", "error", description)
        return
    width, height = _size(element, drawing) or natural_size(read)
    story.pictures.setdefault(read.sha256, read)
    story.place.behind.append(
        Picture(sha256=read.sha256, media_type=read.media_type, width=width, height=height, text=description)
    )


def tell_pictures(story: Story, parts: list[Part]) -> None:
    """Pictures that stand where only text can (in cells, in notes) are told."""
    for part in parts:
        if isinstance(part, Picture):
            story.tell("ingest.unread.word_picture", "error", part.text)


def used(story: Story) -> tuple[PictureFile, ...]:
    """The files of the pictures that were placed."""
    names = {part.sha256 for part in story.manuscript.parts if isinstance(part, Picture)}
    return tuple(one for name, one in story.pictures.items() if name in names)


def _read(story: Story, element: Element) -> PictureFile | None:
    named = next(element.iter(a("blip")), element)
    relation = story.relations.get(named.get(R_EMBED) or named.get(R_ID) or "")
    if relation is None or relation.outside:
        return None
    content = story.package.content(relation.target)
    try:
        return None if content is None else read_picture(content, file=relation.target)
    except IngestError:
        return None  # told as a picture that cannot be read


def _size(element: Element, drawing: Element | None) -> tuple[float, float] | None:
    """Width and height in points as the document gives them."""
    extent = None if drawing is None else next(drawing.iter(EXTENT), None)
    if extent is not None:
        width, height = (number(extent.get(side)) / _EMU_A_POINT for side in ("cx", "cy"))
    else:
        shape = element.getparent()
        found = dict(_LENGTH.findall("" if shape is None else shape.get("style", "")))
        width, height = float(found.get("width", 0)), float(found.get("height", 0))
    return (round(width, 3), round(height, 3)) if width > 0 and height > 0 else None


def _description(element: Element, drawing: Element | None) -> str:
    """What a drawing says it shows; its name where it says nothing."""
    named = None if drawing is None else next(drawing.iter(DESCRIPTION), None)
    if named is not None:
        return named.get("descr") or named.get("title") or named.get("name") or ""
    shape = element.getparent()
    return "" if shape is None else shape.get("alt") or element.get("title") or ""
