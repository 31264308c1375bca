"""The print file of any issue: it comes, it is sound, and it holds every character."""

import ctypes
import io
import os
import subprocess
import sys
from collections import Counter

import pikepdf
import pypdfium2
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings

from gazette.export import pages_to_pdf
from gazette.model import Bilingual, Entry, Heading, Issue, Paragraph, Publication, Section, entry_texts
from gazette.shipped import shipped
from gazette.typeset import Typesetter, load_house_style, shared_fonts
from tests.strategies import ISSUES

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
FONTS = shared_fonts(shipped("resources/fonts"))
LATIN = "到2011年11月，用Office与AVATAR等5G“工具（系统）”，全市达到11号文件要求。"


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(ISSUES)
def test_any_issue_makes_a_sound_pdf_with_all_its_text(issue: Issue) -> None:
    pages = Typesetter(STYLE, FONTS).pages(issue)
    with pikepdf.open(io.BytesIO(pages_to_pdf(pages, FONTS))) as pdf:
        assert len(pdf.pages) == len(pages.pages)
        assert pdf.check_pdf_syntax() == []
    body = [page for page in pages.pages if page.number is not None]
    drawn = Counter(
        "".join("".join("".join(run.texts) for run in page.glyphs if not run.artefact) for page in body).split()
    )
    wanted = Counter("".join("".join(text for entry in issue.entries for text in entry_texts(entry)).split()))
    missing = wanted - Counter("".join(drawn.elements()))
    assert not missing


WRITER = """
import hashlib
from gazette.export import pages_to_pdf
from gazette.typeset import Typesetter
from tests.export.test_pdf import FONTS, SAME, STYLE
print(hashlib.sha256(pages_to_pdf(Typesetter(STYLE, FONTS).pages(SAME), FONTS)).hexdigest())
"""
SAME = Issue(
    serial=1,
    publication=Publication(name=Bilingual("云澜市人民政府公报", "Yunlan Municipal Government Gazette")),
    sections=(
        Section(
            entries=(
                Entry(
                    title_zh="通知",
                    title_en="Notice",
                    blocks=(Heading(text="第一章 总则", level=0), Paragraph(text=LATIN * 9)),
                ),
            )
        ),
    ),
)


def test_the_same_issue_gives_the_same_file() -> None:
    """In another process too, where sets have another order."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    written = {
        subprocess.run(
            [sys.executable, "-c", WRITER],
            env=environment | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1


def test_glyphs_stand_in_the_file_where_the_pages_say() -> None:
    issue = Issue(
        publication=Publication(name=Bilingual("云澜市人民政府公报", "Yunlan Municipal Government Gazette")),
        sections=(
            Section(
                entries=(
                    Entry(
                        title_zh="通知",
                        title_en="Notice on Tourism of the 11th Office, AVATAR To. Wa",
                        blocks=(Heading(text="第一章 总则", level=0), Paragraph(text=LATIN * 9)),
                    ),
                )
            ),
        ),
    )
    pages = Typesetter(STYLE, FONTS).pages(issue)
    document = pypdfium2.PdfDocument(pages_to_pdf(pages, FONTS))
    for page, written in zip(pages.pages, document, strict=True):
        text = written.get_textpage()
        found = sorted(
            (round(y, 1), round(x, 1))
            for x, y in (origin(text, at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip())
        )
        wanted = sorted(
            (round(page.height + pages.bleed - run.y, 1), round(pages.bleed + run.x + offset, 1))
            for run in page.glyphs
            for offset, text_of_glyph in zip(run.offsets, run.texts, strict=True)
            if text_of_glyph.strip()
        )
        assert len(found) == len(wanted)
        for place, (there, here) in enumerate(zip(found, wanted, strict=True)):
            assert abs(there[0] - here[0]) < 0.11, place
            assert abs(there[1] - here[1]) < 0.11, place


def origin(text: pypdfium2.PdfTextPage, at: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
    return x.value, y.value


def test_what_the_file_says_of_its_fonts_is_what_they_say_of_themselves() -> None:
    entry = Entry(
        title_zh="通知", title_en="Notice", blocks=(Heading(text="第一章 总则", level=0), Paragraph(text=LATIN))
    )
    pages = Typesetter(STYLE, FONTS).pages(Issue(sections=(Section(entries=(entry,)),)))
    used = {run.font for page in pages.pages for run in page.glyphs}
    files = {name.replace(" ", ""): FONTS[name].file for name in used}
    with pikepdf.open(io.BytesIO(pages_to_pdf(pages, FONTS))) as pdf:
        written = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/CapHeight" in one]
        stems = {}
        for descriptor in written:
            font = TTFont(files[str(descriptor.FontName).partition("+")[2]])
            per_em, says = font["head"].unitsPerEm, font["OS/2"]
            assert int(descriptor.CapHeight) == round(says.sCapHeight * 1000 / per_em)
            assert float(descriptor.ItalicAngle) == font["post"].italicAngle
            stems[says.usWeightClass] = int(descriptor.StemV)
    assert len(stems) > 1
    assert sorted(stems.values()) == [stems[weight] for weight in sorted(stems)]
