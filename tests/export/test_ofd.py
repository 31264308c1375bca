"""OFD: the pages as text in fonts of the file's own, whole and the same bytes each time.

Looked at by hand with easyofd 20260427 (PyPI; no dependency, for it needs PyMuPDF, which is AGPL): it opens the file
and turns it into PDF. It never draws with embedded fonts but with one of the system that it calls 宋体; with Noto Serif
SC under that name it shows the same characters as our PDF, each in the same place to a thousandth of a millimetre.
A page drawn by its glyph ids alone, with fontTools out of the fonts in the file, looks as the page of the PDF does.
"""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given
from lxml import etree
from PIL import Image

from gazette.export import pages_to_ofd
from gazette.ingest import read_file
from gazette.model import Cell, Entry, Issue, Note, Paragraph, Section, Table
from gazette.preflight import check_ofd
from gazette.shipped import shipped
from gazette.typeset import Pages
from tests.export.test_pictures import drawn, file_of, files_of, issue_of, shown, sizes_of
from tests.export.test_print_file import FONTS, SETTER
from tests.strategies import ISSUES

SAMPLE = next(shipped("resources/sample_issue").glob("*.txt"))
OFD = "{http://www.ofdspec.org/2016}"
MADE = datetime.fromisoformat("2024-08-31T00:00:00+08:00")


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def pages_in(content: bytes) -> list[etree._Element]:
    parts = parts_of(content)
    document = etree.fromstring(parts["Doc_0/Document.xml"])
    listed = document.iterfind(f"{OFD}Pages/{OFD}Page")
    return [etree.fromstring(parts[f"Doc_0/{page.get('BaseLoc')}"]) for page in listed]


def text_of(page: etree._Element, layer: str) -> str:
    return "".join(code.text or "" for code in page.iterfind(f".//{OFD}Layer[@Type='{layer}']//{OFD}TextCode"))


@pytest.fixture(scope="module")
def pages() -> Pages:
    """The pages of the sample issue."""
    issue = read_file(SAMPLE).issue
    assert issue is not None
    return SETTER.pages(issue)


@pytest.fixture(scope="module")
def content(pages: Pages) -> bytes:
    return pages_to_ofd(pages, FONTS, made=MADE)


def test_the_sample_issue_keeps_every_rule(pages: Pages, content: bytes) -> None:
    assert check_ofd(content, pages, FONTS) == ()


def test_its_text_is_that_of_the_pages_and_folios_stand_behind(pages: Pages, content: bytes) -> None:
    for page, found in zip(pages.pages, pages_in(content), strict=True):
        runs = [run for run in page.glyphs if not run.artefact]
        assert text_of(found, "Body") == "".join("".join(run.texts) for run in runs)
        if page.number is not None:
            assert str(page.number) in text_of(found, "Background")
        assert text_of(found, "Background") == "".join("".join(run.texts) for run in page.glyphs if run.artefact)


def test_the_same_bytes_each_time(pages: Pages, content: bytes) -> None:
    assert pages_to_ofd(pages, FONTS, made=MADE) == content


def test_it_says_what_it_is_and_leads_to_its_entries(pages: Pages, content: bytes) -> None:
    parts = parts_of(content)
    assert next(iter(parts)) == "OFD.xml"
    root = etree.fromstring(parts["OFD.xml"])
    assert root.findtext(f".//{OFD}Title") == pages.title
    assert root.findtext(f".//{OFD}CreationDate") == date(2024, 8, 31).isoformat()
    document = etree.fromstring(parts["Doc_0/Document.xml"])
    titles = [line.get("Title") for line in document.iter(f"{OFD}OutlineElem")]
    assert titles == [item.title for item in pages.outline]
    depths = [
        sum(above.tag == f"{OFD}OutlineElem" for above in line.iterancestors())
        for line in document.iter(f"{OFD}OutlineElem")
    ]
    assert depths == [item.depth for item in pages.outline]


def test_nothing_leads_out_of_it(content: bytes) -> None:
    for name, part in parts_of(content).items():
        if name.endswith(".xml"):
            assert part.count(b"://") == part.count(b"http://www.ofdspec.org/2016") == 1


def test_each_glyph_is_the_one_of_its_character(content: bytes) -> None:
    """A second way to the glyph: by the map of characters that the font in the file has."""
    parts = parts_of(content)
    listed = etree.fromstring(parts["Doc_0/PublicRes.xml"]).iter(f"{OFD}Font")
    fonts = {one.get("ID"): hb.Font(hb.Face(parts[f"Doc_0/Res/{one.findtext(f'{OFD}FontFile')}"])) for one in listed}
    looked_at = 0
    for page in pages_in(content):
        for text in page.iter(f"{OFD}TextObject"):
            code, glyphs = text.findtext(f"{OFD}TextCode") or "", (text.findtext(f".//{OFD}Glyphs") or "").split()
            for character, glyph in zip(code, glyphs, strict=False):
                if "一" <= character <= "鿿" and len(code) == len(glyphs):
                    assert fonts[text.get("Font")].get_nominal_glyph(ord(character)) == int(glyph)
                    looked_at += 1
    assert looked_at > 5000


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF"])
def test_pictures_go_along_in_the_ink_of_the_pages(form: str) -> None:
    file = file_of(drawn(), form)
    pages = SETTER.pages(issue_of(shown(file)), sizes_of(files_of(file)))
    content = pages_to_ofd(pages, FONTS, pictures=files_of(file))
    assert check_ofd(content, pages, FONTS) == ()
    (name,) = [name for name in parts_of(content) if name.startswith("Doc_0/Res/picture_")]
    with Image.open(io.BytesIO(parts_of(content)[name])) as image:
        assert image.mode == "L"
        assert image.getpixel((150, 300)) == pytest.approx(76, abs=3)
    assert b"DocumentRes.xml" in parts_of(content)["Doc_0/Document.xml"]


def test_a_picture_that_is_gone_is_its_frame_alone() -> None:
    file = file_of(drawn())
    pages = SETTER.pages(issue_of(shown(file)))
    content = pages_to_ofd(pages, FONTS)
    assert check_ofd(content, pages, FONTS) == ()
    assert "Doc_0/DocumentRes.xml" not in parts_of(content)


def test_a_footnote_stands_in_it_as_drawn() -> None:
    blocks = (
        Paragraph(text="由防汛指挥部①负责。"),
        Note(text="①指市里的防汛组织。", mark="①"),
        Paragraph(text="特此通知。"),
    )
    pages = SETTER.pages(Issue(sections=(Section(entries=(Entry(title_zh="关于防汛的通知", blocks=blocks),)),)))
    content = pages_to_ofd(pages, FONTS, made=MADE)
    assert check_ofd(content, pages, FONTS) == ()
    (page,) = (one for one in pages_in(content) if "特此通知。" in text_of(one, "Body"))
    text = text_of(page, "Body")
    assert text.index("由防汛指挥部①负责。") < text.index("特此通知。") < text.index("①指市里的防汛组织。")


def test_a_turned_table_stands_turned() -> None:
    row = tuple(Cell(text="市水务局及有关单位") for _ in range(20))
    table = Table(rows=(row, row, row))
    pages = SETTER.pages(Issue(sections=(Section(entries=(Entry(title_zh="关于宽表的通知", blocks=(table,)),)),)))
    assert any(page.turned for page in pages.pages)
    assert check_ofd(pages_to_ofd(pages, FONTS), pages, FONTS) == ()


def test_what_xml_cannot_hold_is_replaced() -> None:
    entry = Entry(title_zh="关于\x07字符的通知", blocks=(Paragraph(text="甲\x01乙\ufffe丙𠮷丁 ﬁ é"),))
    pages = SETTER.pages(Issue(sections=(Section(entries=(entry,)),)))
    assert check_ofd(pages_to_ofd(pages, FONTS), pages, FONTS) == ()


@given(ISSUES)
def test_any_issue_keeps_every_rule(issue: Issue) -> None:
    pages = SETTER.pages(issue)
    assert check_ofd(pages_to_ofd(pages, FONTS), pages, FONTS) == ()


def test_it_can_be_stopped(pages: Pages) -> None:
    def stop(done: int, total: int) -> None:
        assert total == len(pages.pages)
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pages_to_ofd(pages, FONTS, progress=stop)


def test_the_sample_stays_small(content: bytes, tmp_path: Path) -> None:
    """Fonts are subsets: the whole ones are 30 MB."""
    (tmp_path / "o.ofd").write_bytes(content)
    assert len(content) < 1_000_000
