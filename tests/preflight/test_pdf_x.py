"""The rule list of PDF/X-4 finds what would come back from the printer."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from gazette.preflight.pdf_x import check_pdf_x
from tests.export.test_print_file import ISSUE, SETTER, written


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def no_trim(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.TrimBox


def wide_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([-9, -9, 900, 900])


def link_inside(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 100, 200, 200]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def red_ink(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 1 1 0 k")


def other_space(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n1 0 0 rg")


def see_through(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency)


def other_words(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-9")
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def font_outside(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.as_dict().values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (no_intent, "0 output intents"),
        (no_trim, "no TrimBox"),
        (wide_bleed, "BleedBox is not inside"),
        (link_inside, "annotation Link"),
        (red_ink, "another ink"),
        (other_space, "operator rg"),
        (see_through, "transparency"),
        (other_words, "does not say PDF/X-4"),
        (font_outside, "is not inside"),
    ],
)
def test_every_rule_sees_its_fault(spoil: Callable[[pikepdf.Pdf], None], said: str) -> None:
    with pikepdf.open(io.BytesIO(written(SETTER.pages(ISSUE)))) as pdf:
        spoil(pdf)
        out = io.BytesIO()
        pdf.save(out, force_version="1.6", deterministic_id=True)
    whats = [dict(finding.values)["what"] for finding in check_pdf_x(out.getvalue())]
    assert any(said in what for what in whats), whats
