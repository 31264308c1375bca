"""Pages → PDF: transcribes glyphs, rules and links for the printer, the archive or the office; it decides nothing."""

import io
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Object

from gazette.export.pdf_attachment import attach_xml
from gazette.export.pdf_content import MARK_ROOM, crop_marks, page_content
from gazette.export.pdf_elements import Element
from gazette.export.pdf_fonts import EmbeddedFont, compressed, stream
from gazette.export.pdf_intent import add_output_intent, condition_of
from gazette.export.pdf_keeping import WrittenFonts, written_fonts, written_page
from gazette.export.pdf_manner import PdfManner
from gazette.export.pdf_metadata import add_metadata
from gazette.export.pdf_navigation import add_labels, add_links, add_outline
from gazette.export.pdf_pictures import add_pictures
from gazette.export.pdf_structure import structure
from gazette.export.pdf_tags import add_tags
from gazette.model import PictureFiles
from gazette.typeset import FontSet, Page, Pages, Progress, collecting_later

_VERSIONS = {"print": "1.6", "archive": "1.7", "office": "1.7"}
_PLAIN = PdfManner()
_NONE: PictureFiles = {}


@collecting_later()
def pages_to_pdf(
    pages: Pages,
    fonts: FontSet,
    manner: PdfManner = _PLAIN,
    *,
    pictures: PictureFiles = _NONE,
    progress: Progress | None = None,
) -> bytes:
    """The file for a purpose; ``pictures`` has all that the pages show and that are not missing.

    ``progress`` is called with (pages written, pages) and may raise to cancel.
    """
    pdf = pikepdf.new()
    writing = _Writing(pages, manner, written_fonts(pages.pages, fonts))
    resources = _resources(pdf, writing.shown.by_name.values())
    images = add_pictures(pdf, pages, pictures, condition_of(manner))
    if images:
        resources.XObject = Dictionary(images)
    leaves: list[Object] = []
    marked: list[list[Element]] = []
    digest = sha256()
    for index, page in enumerate(pages.pages):
        written = writing.content(index, page)
        digest.update(written.content)
        marked.append(written.elements)
        leaf = Object.parse(f"<< /Type /Page {writing.boxes(page)} >>".encode("ascii"), description="page")
        leaf.Parent, leaf.Resources, leaf.Contents = pdf.Root.Pages, resources, stream(pdf, written.small)
        leaves.append(pdf.make_indirect(leaf))
        if progress:
            progress(index + 1, len(pages.pages))
    pdf.Root.Pages.Kids, pdf.Root.Pages.Count = Array(leaves), len(leaves)
    _add_what_is_not_drawn(pdf, writing, marked)
    add_metadata(pdf, pages.title, manner, digest.digest())
    return saved(pdf, _VERSIONS[manner.purpose])


class _Written(NamedTuple):
    """The content of a page, as it is and compressed, and what is tagged in it."""

    content: bytes
    small: bytes
    elements: list[Element]


class _Writing:
    """What all pages of a file share; ``margin`` is what is round a trimmed page, ``tree`` what an archive tags."""

    def __init__(self, pages: Pages, manner: PdfManner, shown: WrittenFonts) -> None:
        self.pages, self.manner, self.shown = pages, manner, shown
        self.tree = structure(pages, manner.issue) if manner.purpose == "archive" else None
        self.margin = pages.bleed + (MARK_ROOM if manner.crop_marks else 0.0)

    def content(self, index: int, page: Page) -> _Written:
        """A page transcribed; a tagged one anew each time, for its marks go into the tree of this file."""
        elements: list[Element] = []
        if self.tree:
            content, elements = page_content(index, page, self.margin, self.shown.by_name, self.tree.owners[index])
            small = compressed(content)
        else:
            content, small = written_page(page, self.margin, self.shown)
        if self.manner.crop_marks:
            content += crop_marks(page, self.pages.bleed)
            small = compressed(content)
        return _Written(content, small, elements)

    def boxes(self, page: Page) -> str:
        """The boxes of a page: office files are shown trimmed."""
        trimmed = self.manner.purpose == "office"
        return _boxes(page, self.margin, self.margin - self.pages.bleed, trimmed=trimmed)


def _add_what_is_not_drawn(pdf: pikepdf.Pdf, writing: _Writing, marked: list[list[Element]]) -> None:
    """Language, links, outline, labels, tags, the attached XML and the colours that are meant."""
    pages, manner = writing.pages, writing.manner
    pdf.Root.Lang = pikepdf.String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    # a print file has no links: PDF/X takes no annotations inside the bleed (clause unverified)
    links = {} if manner.purpose == "print" else add_links(pdf, pages, writing.margin)
    add_outline(pdf, pages)
    add_labels(pdf, pages)
    if writing.tree:
        add_tags(pdf, writing.tree, marked, links)
    if manner.purpose == "archive" and manner.xml is not None:
        attach_xml(pdf, manner)
    add_output_intent(pdf, manner)


def saved(pdf: pikepdf.Pdf, version: str = "1.7") -> bytes:
    """The bytes of a PDF, the same for the same content."""
    out = io.BytesIO()
    modes = pikepdf.ObjectStreamMode
    pdf.save(out, force_version=version, deterministic_id=True, object_stream_mode=modes.generate)
    return out.getvalue()


def _resources(pdf: pikepdf.Pdf, embedded: Iterable[EmbeddedFont]) -> Object:
    return pdf.make_indirect(Dictionary(Font=Dictionary({f"/{font.resource}": font.embed(pdf) for font in embedded})))


def _boxes(page: Page, margin: float, slug: float, *, trimmed: bool) -> str:
    """The boxes of a page with ``margin`` around what is trimmed and ``slug`` around the bleed."""
    width, height = page.width + 2 * margin, page.height + 2 * margin
    trim = (margin, margin, width - margin, height - margin)
    boxes = {
        "MediaBox": (0.0, 0.0, width, height),
        "BleedBox": (slug, slug, width - slug, height - slug),
        "TrimBox": trim,
    }
    if trimmed:
        boxes["CropBox"] = trim
    return " ".join(f"/{name} [{' '.join(f'{edge:.3f}' for edge in box)}]" for name, box in boxes.items())
