"""The print file: PDF/X-4 in black ink, boxes and crop marks, nothing that other programs complain of."""

import io
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from gazette.export import PdfManner, Purpose, issue_to_xml, pages_to_pdf
from gazette.preflight import check_file
from gazette.shipped import shipped
from gazette.typeset import Pages, Typesetter, load_house_style, shared_fonts
from tests.archive.building import an_issue

FONTS = shared_fonts(shipped("resources/fonts"))
SETTER = Typesetter(load_house_style("qingdao-2019", shipped("resources/house_styles")), FONTS)
ISSUE = an_issue()
DATE = datetime(2024, 3, 31, tzinfo=UTC)


@pytest.fixture(scope="module")
def pages() -> Pages:
    return SETTER.pages(ISSUE)


def written(pages: Pages, purpose: Purpose = "print", *, crop_marks: bool = False) -> bytes:
    manner = PdfManner(
        purpose=purpose, date=DATE, crop_marks=crop_marks, issue=ISSUE, xml=issue_to_xml(ISSUE)[0], xml_name="g-88.xml"
    )
    return pages_to_pdf(pages, FONTS, manner)


def test_a_print_file_passes_our_rules_with_and_without_crop_marks(pages: Pages) -> None:
    for crop_marks in (False, True):
        assert check_file(written(pages, crop_marks=crop_marks), "print") == ()


def test_it_says_what_it_is(pages: Pages) -> None:
    with pikepdf.open(io.BytesIO(written(pages))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == Name.GTS_PDFX
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert pdf.docinfo["/Trapped"] == Name("/False")
        assert str(pdf.docinfo["/CreationDate"]) == "D:20240331000000+00'00'"
        assert b"<xmp:CreateDate>2024-03-31T00:00:00+00:00</xmp:CreateDate>" in pdf.Root.Metadata.read_bytes()
        assert pdf.pdf_version == "1.6"
        assert all("/Annots" not in page for page in pdf.pages)
        with pdf.open_outline() as outline:
            assert outline.root
        assert [page.label for page in pdf.pages] == [page.label for page in pages.pages]


def test_crop_marks_lie_outside_the_bleed_and_lead_to_the_corners(pages: Pages) -> None:
    with pikepdf.open(io.BytesIO(written(pages, crop_marks=True))) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = ([float(edge) for edge in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        marks = page.Contents.read_bytes().decode("ascii").rpartition("/Artifact BMC")[2]
    strokes = [tuple(map(float, found)) for found in re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", marks)]
    assert len(strokes) == 8
    for x0, y0, x1, y1 in strokes:
        assert (x0 == x1 and any(abs(x0 - edge) < 0.01 for edge in (trim[0], trim[2]))) or (
            y0 == y1 and any(abs(y0 - edge) < 0.01 for edge in (trim[1], trim[3]))
        )
        outside = max(x0, x1) < bleed[0] or min(x0, x1) > bleed[2] or max(y0, y1) < bleed[1] or min(y0, y1) > bleed[3]
        assert outside
        assert media[0] <= min(x0, x1)
        assert max(y0, y1) <= media[3]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing installs qpdf and Ghostscript there")
@pytest.mark.parametrize("purpose", ["print", "archive", "office"])
def test_qpdf_and_ghostscript_read_every_file_without_a_word(pages: Pages, tmp_path: Path, purpose: Purpose) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(written(pages, purpose))
    qpdf = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (qpdf.returncode, qpdf.stderr) == (0, "")
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", str(file)]
    ghostscript = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ghostscript.returncode, ghostscript.stdout, ghostscript.stderr) == (0, "", "")


def test_office_files_keep_the_links_and_show_the_trimmed_page(pages: Pages) -> None:
    with pikepdf.open(io.BytesIO(written(pages, "office"))) as pdf:
        assert sum(len(page.obj.get("/Annots", pikepdf.Array())) for page in pdf.pages) == 2 * len(ISSUE.entries)
        assert pdf.pages[0].cropbox == pdf.pages[0].trimbox
        assert "/OutputIntents" not in pdf.Root
