"""Some pages of a PDF as a PDF of their own, as they are drawn there; what led to other pages falls away."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import pikepdf
from pikepdf import Name

from gazette.export.pdf import saved

_OF_THE_WHOLE = ("/StructParents", "/B", "/Tabs", "/Thumb")
"""What a page says of the file that it stands in."""


class PdfSide(NamedTuple):
    """What a page of a PDF is called, and its size as it is seen, in points."""

    label: str
    width: float
    height: float


def page_sides(content: bytes) -> tuple[PdfSide, ...]:
    """The pages of a PDF."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return tuple(_side(page) for page in pdf.pages)


def _side(page: pikepdf.Page) -> PdfSide:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    return PdfSide(page.label, right - left, top - bottom)


def page_labels(content: bytes) -> tuple[str, ...]:
    """What the pages of a PDF are called."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return tuple(page.label for page in pdf.pages)


def cut_pages(content: bytes, indexes: Sequence[int]) -> bytes:
    """The pages at ``indexes``, from 0; the same pages give the same bytes."""
    with pikepdf.open(BytesIO(content)) as whole, pikepdf.new() as pdf:
        for index in indexes:
            page = whole.pages[index]
            for key in _OF_THE_WHOLE:
                if key in page:
                    del page[key]
            if "/Annots" in page:
                page.Annots = whole.make_indirect(pikepdf.Array([one for one in page.Annots if not _leads_on(one)]))
            pdf.pages.append(page)
        pdf.remove_unreferenced_resources()
        return saved(pdf)


def _leads_on(annotation: pikepdf.Object) -> bool:
    return annotation.get("/Subtype") == Name.Link and "/URI" not in annotation.get("/A", {})
