"""The door to HTML from the clipboard (Word, WPS, Excel, browsers): what was copied becomes blocks, as a file would."""

import re
from dataclasses import dataclass

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.footnotes import placed_among
from gazette.ingest.manuscript import Manuscript, lines_of
from gazette.ingest.picture_places import settle_captions
from gazette.ingest.structure.parts import read_parts
from gazette.ingest.structure.rejoining import rejoin
from gazette.ingest.structure.spaced_rows import close_rows
from gazette.ingest.structure.wrapping import find_wrapping
from gazette.ingest.web.assembling import add_pieces
from gazette.ingest.web.flow import Flow
from gazette.ingest.web.looks import Looks, revision_of
from gazette.ingest.web.parsing import parse_page
from gazette.ingest.web.pictures import PagePictures
from gazette.model import Block, Finding, PictureFile

LARGEST = 4_000_000
"""Characters, pictures aside; what is longer is better saved and brought in as a file."""
_LARGEST_IN_ALL = 64_000_000
# what Windows puts before HTML in the clipboard: lines of names and places, then the page
_HEADER = re.compile(r"Version:[\d.]+\s*\r?\n(?:[A-Za-z]+:[^\r\n<]*\r?\n)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What was copied: its blocks, the files of pictures in them, and what is told of it.

    Tracked changes are taken as accepted, which is told too.
    """

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    pictures: tuple[PictureFile, ...] = ()


def read_html_fragment(html: str) -> Fragment:
    """The blocks of HTML from the clipboard, with or without its CF_HTML header; IngestError where none is in it."""
    header = _HEADER.match(html.lstrip("\ufeff"))
    if len(html) > _LARGEST_IN_ALL:
        raise IngestError("ingest.too_large", file="")
    pictures = PagePictures()
    text = pictures.without_long(html.lstrip("\ufeff")[header.end() if header else 0 :])
    if not text.strip() or len(text) > LARGEST:
        raise IngestError("ingest.empty" if not text.strip() else "ingest.too_large", file="")
    root = parse_page(text, file="")
    looks = Looks(root)
    changed = any(revision_of(one, looks.of_office) for one in root.iter(etree.Element))
    pieces = pictures.placed(Flow(looks, "accept" if changed else None).walk(root))
    manuscript = Manuscript()
    manuscript.parts += add_pieces(manuscript, pieces)
    settle_captions(manuscript)
    lines = close_rows(lines_of(manuscript.parts))
    if not lines:
        raise IngestError("ingest.empty", file="")
    read = read_parts(rejoin(lines, find_wrapping(lines)), "")
    return Fragment(
        blocks=placed_among(read.blocks),
        findings=(*manuscript.findings, *read.findings),
        pictures=pictures.used(manuscript.parts),
    )
