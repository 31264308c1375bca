"""Pages → OFD (GB/T 33190-2016): text as text in embedded fonts, rules, pictures, outline, metadata.

It decides nothing. One document in a zip that refers to nothing outside. Elements follow the standard's structure;
clauses are unverified.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import count

from lxml import etree

import gazette
from gazette.export.ofd_elements import element, millimetres, text_element, xml_bytes
from gazette.export.ofd_fonts import OfdFont, ofd_fonts
from gazette.export.ofd_page import PageContent, sheets_of
from gazette.export.ofd_pictures import ofd_pictures, picture_resources
from gazette.export.pdf_manner import UNDATED
from gazette.export.pdf_metadata import PRODUCER, readable
from gazette.model import PictureFiles
from gazette.typeset import FontSet, Glyphs, Pages, Progress

_DOCUMENT = "Doc_0"
# zip files count from here; the bytes of a file never depend on the day it was written
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NONE: PictureFiles = {}


def pages_to_ofd(
    pages: Pages,
    fonts: FontSet,
    *,
    made: datetime = UNDATED,
    pictures: PictureFiles = _NONE,
    progress: Progress | None = None,
) -> bytes:
    """The file; ``made`` is what it says of its making, ``pictures`` has all that the pages show and are not missing.

    ``progress`` is called with (pages written, pages) and may raise to cancel.
    """
    last = count(1)
    numbers = map(str, last)
    embedded = ofd_fonts(_runs(pages), fonts, numbers)
    placed = ofd_pictures(pages, pictures, numbers)
    files = {f"Res/{font.file_name}": font.program for font in embedded.values()}
    files |= {f"Res/{picture.file_name}": picture.file.content for picture in placed.values()}
    files["PublicRes.xml"] = xml_bytes(_font_resources(embedded.values()))
    if placed:
        files["DocumentRes.xml"] = xml_bytes(picture_resources(placed.values()))
    page_numbers: list[str] = []
    shown = {name: picture.id for name, picture in placed.items()}
    for index, page in enumerate(pages.pages):
        page_numbers.append(next(numbers))
        content = PageContent(page, embedded, shown, numbers)
        files[_page_file(index)] = xml_bytes(content.element())
        if progress:
            progress(index + 1, len(pages.pages))
    files["Document.xml"] = xml_bytes(_document(pages, page_numbers, next(last) - 1, has_pictures=bool(placed)))
    return _zipped(files, pages.title, made)


def _runs(pages: Pages) -> Iterator[Glyphs]:
    return (glyphs for page in pages.pages for sheet in sheets_of(page) for glyphs in sheet.glyphs)


def _page_file(index: int) -> str:
    return f"Pages/Page_{index}/Content.xml"


def _root(title: str, identity: str, made: datetime) -> etree._Element:
    root = element("OFD", DocType="OFD", Version="1.0")
    body = element("DocBody", root)
    info = element("DocInfo", body)
    text_element(info, "DocID", identity)
    text_element(info, "Title", title)
    text_element(info, "CreationDate", made.date().isoformat())
    text_element(info, "Creator", PRODUCER)
    text_element(info, "CreatorVersion", gazette.__version__)
    text_element(body, "DocRoot", f"{_DOCUMENT}/Document.xml")
    return root


def _document(pages: Pages, page_numbers: Sequence[str], last: int, *, has_pictures: bool) -> etree._Element:
    root = element("Document")
    common = element("CommonData", root)
    text_element(common, "MaxUnitID", str(last))
    first = pages.pages[0]
    area = f"0 0 {millimetres(first.width)} {millimetres(first.height)}"
    text_element(element("PageArea", common), "PhysicalBox", area)
    text_element(common, "PublicRes", "PublicRes.xml")
    if has_pictures:
        text_element(common, "DocumentRes", "DocumentRes.xml")
    listed = element("Pages", root)
    for index, number in enumerate(page_numbers):
        element("Page", listed, ID=number, BaseLoc=_page_file(index))
    if pages.outline:
        _outline(element("Outlines", root), pages, page_numbers)
    return root


def _outline(into: etree._Element, pages: Pages, page_numbers: Sequence[str]) -> None:
    section: etree._Element | None = None
    for item in pages.outline:
        above = into if item.depth == 0 or section is None else section
        line = element("OutlineElem", above, Title=readable(item.title))
        action = element("Action", element("Actions", line), Event="CLICK")
        element(
            "Dest", element("Goto", action), Type="XYZ", PageID=page_numbers[item.page], Left="0", Top="0", Zoom="0"
        )
        if item.depth == 0:
            section = line
        elif above is not into:
            above.set("Count", str(int(above.get("Count", "0")) + 1))


def _font_resources(fonts: Iterable[OfdFont]) -> etree._Element:
    root = element("Res", BaseLoc="Res")
    listed = element("Fonts", root)
    for font in fonts:
        made = element("Font", listed, ID=font.id, FontName=font.name, FamilyName=font.name, Charset="unicode")
        text_element(made, "FontFile", font.file_name)
    return root


def _zipped(files: dict[str, bytes], title: str, made: datetime) -> bytes:
    """The package; the document is named by a digest of what is in it."""
    digest = sha256(b"".join(name.encode() + files[name] for name in sorted(files)))
    held = {"OFD.xml": xml_bytes(_root(title, digest.hexdigest()[:32], made))}
    held |= {f"{_DOCUMENT}/{name}": files[name] for name in sorted(files)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in held.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            package.writestr(member, content)
    return out.getvalue()
