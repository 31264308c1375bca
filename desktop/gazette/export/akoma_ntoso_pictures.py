"""A picture in Akoma Ntoso: ``img`` with its bytes as a data URI, its caption a paragraph below."""

import base64
import json
from collections.abc import Iterator

from lxml import etree

from gazette.export.akoma_ntoso_text import child
from gazette.export.xml_characters import shown
from gazette.model import Finding, Issue, Picture, PictureFile, PictureFiles, walk_blocks
from gazette.model.akoma_ntoso_names import CAPTION, PICTURE, gz

_LARGEST = 7_000_000
"""Bytes that an attribute has room for: readers of XML take 10 MB of text in one, in base 64."""


def write_picture(parent: etree._Element, block: Picture, pictures: PictureFiles) -> None:
    """Append a picture; without its file, or with one that is too large, ``src`` only names it."""
    container = child(parent, "blockContainer", class_=PICTURE)
    file = pictures.get(block.sha256)
    image = child(child(container, "p"), "img", src=f"urn:sha256:{block.sha256}" if file is None else _src(file))
    image.set("alt", shown(block.text))
    if shown(block.text) != block.text:
        image.set(gz("alt"), json.dumps(block.text))
    image.set("width", str(round(block.width)))
    image.set("height", str(round(block.height)))
    for name, value in (("width", repr(block.width)), ("height", repr(block.height)), ("sha256", block.sha256)):
        image.set(gz(name), value)
    image.set(gz("mediaType"), block.media_type)
    if block.caption is not None:
        child(container, "p", block.caption, class_=CAPTION)


def left_out(issue: Issue, pictures: PictureFiles) -> Iterator[Finding]:
    """A finding for every picture whose file does not go along."""
    for position, entry in enumerate(issue.entries, start=1):
        for path, block in walk_blocks(entry.blocks):
            if not isinstance(block, Picture):
                continue
            file = pictures.get(block.sha256)
            if file is None or len(file.content) > _LARGEST:
                code = "export.picture_missing" if file is None else "export.picture_large"
                said = block.caption or block.text
                yield Finding(rule=code, level="doubt", entry=position, block=path, text=said)


def _src(file: PictureFile) -> str:
    if len(file.content) > _LARGEST:
        return f"urn:sha256:{file.sha256}"
    return f"data:{file.media_type};base64,{base64.b64encode(file.content).decode('ascii')}"
