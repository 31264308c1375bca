"""Broken OFD files: the rule that sees each fault."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from gazette.desk.typesetters import fonts, issue_pages
from gazette.export import pages_to_ofd
from gazette.model import Entry, Issue, Paragraph, Picture, PictureFile, Section
from gazette.preflight import check_ofd
from gazette.typeset import Pages
from gazette.wording import finding_sentence
from tests.preflight.test_pictures import a_file

Parts = dict[str, bytes]
DOCUMENT, PAGE, LAST = "Doc_0/Document.xml", "Doc_0/Pages/Page_2/Content.xml", "Doc_0/Pages/Page_3/Content.xml"
FONT, PICTURE = "Doc_0/Res/font_1.ttf", "Doc_0/Res/picture_1.png"


@pytest.fixture(scope="module")
def picture() -> PictureFile:
    return a_file()


@pytest.fixture(scope="module")
def pages(picture: PictureFile) -> Pages:
    """Pages with text, a picture, contents and a running head."""
    shown = Picture(sha256=picture.sha256, media_type=picture.media_type, width=200, height=200, caption="图1")
    blocks = (Paragraph(text="现将有关事项通知如下，请认真贯彻执行。" * 3), shown)
    entries = tuple(Entry(title_zh=f"关于{name}的通知", blocks=blocks) for name in "甲乙丙")
    sections = (Section(entries=entries),)
    return issue_pages(Issue(serial=1, sections=sections), {picture.sha256: (256, 256)})


@pytest.fixture(scope="module")
def parts(pages: Pages, picture: PictureFile) -> Parts:
    content = pages_to_ofd(pages, fonts(), pictures={picture.sha256: picture})
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def rules_of(content: bytes, pages: Pages) -> set[str]:
    found = check_ofd(content, pages, fonts())
    for finding in found:
        assert finding.level == "error"
        assert "条款未核" in finding_sentence(finding, "zh")
        assert "clause unverified" in finding_sentence(finding, "en")
    return {finding.rule.removeprefix("preflight.ofd_") for finding in found}


def put(name: str, old: str, new: str, times: int = 1) -> Callable[[Parts], None]:
    """Other text in a part."""

    def act(parts: Parts) -> None:
        before = parts[name].decode()
        assert old in before
        parts[name] = before.replace(old, new, times).encode()

    return act


def without(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.pop(name) and None


def with_part(name: str, content: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: content})


def test_the_file_as_it_is_written_is_whole(parts: Parts, pages: Pages) -> None:
    assert rules_of(zipped(parts), pages) == set()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_package(content: bytes, pages: Pages) -> None:
    assert rules_of(content, pages) == {"package"}


FAULTS: dict[str, tuple[Callable[[Parts], None], str]] = {
    "no OFD.xml": (without("OFD.xml"), "missing"),
    "damaged XML": (put(DOCUMENT, "</ofd:Document>", ""), "package"),
    "no document": (without(DOCUMENT), "missing"),
    "page gone": (without(PAGE), "missing"),
    "font gone": (without(FONT), "missing"),
    "picture gone": (without(PICTURE), "missing"),
    "resources gone": (without("Doc_0/PublicRes.xml"), "missing"),
    "more than is named": (with_part("Doc_0/Res/note.txt", b"?"), "unnamed"),
    "font of the system": (put("Doc_0/PublicRes.xml", "font_1.ttf", "/../usr/font.ttf"), "outside"),
    "page on the network": (put(DOCUMENT, 'BaseLoc="Pages', 'BaseLoc="http://a/Pages'), "outside"),
    "entity": (
        put(PAGE, "<ofd:Page ", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><ofd:Page '),
        "outside",
    ),
    "another namespace": (put(PAGE, "ofdspec.org/2016", "ofdspec.org/2017"), "namespace"),
    "no kind": (put("OFD.xml", 'DocType="OFD"', 'DocType="PDF"'), "information"),
    "two documents": (put("OFD.xml", "</ofd:DocRoot>", "</ofd:DocRoot><ofd:DocRoot>a</ofd:DocRoot>"), "information"),
    "no identity": (put("OFD.xml", "<ofd:DocID>", "<ofd:DocID>-"), "information"),
    "no day": (put("OFD.xml", "<ofd:CreationDate>", "<ofd:CreationDate>A"), "information"),
    "another title": (put("OFD.xml", "<ofd:Title>", "<ofd:Title>A"), "information"),
    "number twice": (put(DOCUMENT, '<ofd:Page ID="', '<ofd:Page ID="1" a="'), "number"),
    "no highest number": (put(DOCUMENT, "<ofd:MaxUnitID>", "<ofd:MaxUnitID>-"), "number"),
    "font damaged": (with_part(FONT, b"no font"), "font"),
    "font not named": (put(PAGE, 'Font="', 'Font="9'), "font"),
    "picture damaged": (with_part(PICTURE, b"no picture"), "picture"),
    "glyph beyond the font": (put(PAGE, "<ofd:Glyphs>", "<ofd:Glyphs>9"), "glyph"),
    "another glyph": (put(PAGE, "<ofd:Glyphs>", "<ofd:Glyphs>1 "), "counts"),
    "a character more": (put(PAGE, "</ofd:TextCode>", "甲</ofd:TextCode>"), "counts"),
    "a step more": (put(PAGE, 'DeltaX="', 'DeltaX="1 '), "counts"),
    "half a box": (put(PAGE, 'Boundary="', 'Boundary="1 '), "place"),
    "no number": (put(PAGE, 'DeltaX="', 'DeltaX="x'), "place"),
    "another character": (put(PAGE, "现将", "先将"), "text"),
    "moved": (put(PAGE, ' X="0"', ' X="0.5"'), "place"),
    "another page": (put(PAGE, "<ofd:PhysicalBox>0 0 2", "<ofd:PhysicalBox>0 0 3"), "size"),
    "outline to nowhere": (put(DOCUMENT, 'PageID="', 'PageID="9'), "outline"),
    "outline says another title": (put(DOCUMENT, "关于甲", "关于乙"), "outline"),
    "outline counts wrongly": (put(DOCUMENT, ' Title="', ' Count="4" Title="'), "outline"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_rule_that_sees_a_fault(name: str, parts: Parts, pages: Pages) -> None:
    broken, (act, rule) = dict(parts), FAULTS[name]
    act(broken)
    assert rule in rules_of(zipped(broken), pages)


def test_a_number_above_the_highest(parts: Parts, pages: Pages) -> None:
    broken = dict(parts)
    broken[DOCUMENT] = re.sub(b"(?<=<ofd:MaxUnitID>)[0-9]+", b"7", broken[DOCUMENT])
    assert rules_of(zipped(broken), pages) == {"number"}


def test_glyphs_changed_about_are_seen(parts: Parts, pages: Pages) -> None:
    """The text is right, another character is drawn."""
    broken = dict(parts)
    head, tail = broken[PAGE].decode().split("现将有关", 1)
    before, glyphs = head.rsplit("<ofd:Glyphs>", 1)
    first, second, rest = glyphs.split(" ", 2)
    broken[PAGE] = f"{before}<ofd:Glyphs>{second} {first} {rest}现将有关{tail}".encode()
    assert rules_of(zipped(broken), pages) == {"glyph"}


def test_a_picture_in_another_place(parts: Parts, pages: Pages) -> None:
    broken = dict(parts)
    name = next(name for name, part in parts.items() if b"<ofd:ImageObject" in part)
    broken[name] = re.sub(b'(<ofd:ImageObject[^>]* Boundary=")', b"\\g<1>1", broken[name], count=1)
    assert rules_of(zipped(broken), pages) == {"place"}


def test_a_page_less(parts: Parts, pages: Pages) -> None:
    content = zipped(parts)
    assert rules_of(content, issue_pages(Issue(serial=1))) >= {"size"}


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_bytes_damaged_on_the_way(pages: Pages, picture: PictureFile, share: float) -> None:
    content = bytearray(pages_to_ofd(pages, fonts(), pictures={picture.sha256: picture}))
    at = int(len(content) * share)
    content[at : at + 40] = bytes(40)
    assert rules_of(bytes(content), pages) == {"package"}


def test_two_parts_of_one_name(parts: Parts, pages: Pages) -> None:
    out = io.BytesIO(zipped(parts))
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(FONT, parts[FONT])
    assert rules_of(out.getvalue(), pages) == {"package"}
