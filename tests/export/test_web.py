"""Web pages: valid, accessible, complete; written where they changed and nowhere else."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from lxml import etree, html

from gazette.errors import ExportError
from gazette.export.web_folder import SiteChanges, write_site
from gazette.export.web_site import entry_names, entry_site, issue_site
from gazette.ingest import read_file
from gazette.ingest.reading_result import Wishes
from gazette.ingest.web.reader import read_web
from gazette.model import (
    Attachment,
    Bilingual,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Note,
    Paragraph,
    Publication,
    Section,
    Table,
    entry_texts,
    walk_blocks,
)
from gazette.shipped import shipped
from tests.export.documents import footnoted_documents
from tests.strategies import ISSUES

SAMPLE = next(shipped("resources/sample_issue").glob("*.txt"))
FACTS = ["索引号", "主题分类", "发文机关", "成文日期", "标题", "发文字号", "发布日期", "有效性"]


@pytest.fixture(scope="module")
def issue() -> Issue:
    """The sample issue."""
    read = read_file(SAMPLE).issue
    assert read is not None
    return read


def pages_of(issue: Issue) -> dict[str, bytes]:
    site = issue_site(issue, [entry.printed_page for entry in issue.entries])
    return {name: content for name, content in site.files.items() if name.endswith(".html")}


def page_of(*blocks: object, **fields: object) -> html.HtmlElement:
    """The page of a document with these blocks."""
    entry = Entry(title_zh="关于试验的通知", blocks=blocks, **fields)  # type: ignore[arg-type]
    alone = Issue(serial=1, sections=(Section(entries=(entry,)),))
    (page,) = (content for name, content in entry_site(alone, 1, linked=True).files.items() if name.endswith("html"))
    return html.document_fromstring(page)


def heading_levels(page: html.HtmlElement) -> list[int]:
    return [int(element.tag[1]) for element in page.iter() if re.fullmatch("h[1-6]", str(element.tag))]


def assert_well_made(content: bytes, *, pictures: bool = False) -> None:
    """Parsed without a complaint; one h1, headings in order, a language, a way past the head, no script."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    parser.parse(content, transport_encoding="utf-8")
    page = html.document_fromstring(content.decode())
    levels = heading_levels(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert page.get("lang") in ("zh-CN", "en")
    (skip,) = page.cssselect("a.skip")
    assert page.get_element_by_id(skip.get("href")[1:]).tag == "main"
    assert not page.xpath("//script | //@style | //@onclick")
    assert all(image.get("alt") for image in page.iter("img"))
    assert bool(page.xpath("//img")) == pictures
    assert not [link for link in page.xpath("//@href | //@src") if link.startswith(("http", "//"))]


def test_every_page_of_the_sample_issue_is_well_made(issue: Issue) -> None:
    pages = pages_of(issue)
    assert len(pages) == len(issue.entries) + 2
    for content in pages.values():
        assert_well_made(content)


@given(issue=ISSUES)
def test_every_page_of_any_issue_is_well_made_and_complete(issue: Issue) -> None:
    pages = pages_of(issue)
    for name, content in pages.items():
        assert_well_made(content)
        assert b"\x00" not in content, name
    for entry, name in zip(issue.entries, entry_names(issue), strict=True):
        there = iter(html.document_fromstring(pages[name].decode()).text_content())
        wanted = "".join(entry_texts(replace(entry, number_zh=None)))
        shown = (character for character in wanted if character.isalnum() and character.isprintable())
        assert all(character in there for character in shown)


def has_names(entry: Entry) -> bool:
    """Whether a document lists names, in columns that a page shows as a list and not as a table."""
    return any(isinstance(block, NameList) for _, block in walk_blocks(entry.blocks))


@given(entry=footnoted_documents().filter(lambda entry: not has_names(entry)))
def test_a_document_with_footnotes_comes_back(entry: Entry) -> None:
    alone = Issue(serial=1, sections=(Section(entries=(entry,)),))
    (page,) = (content for name, content in entry_site(alone, 1, linked=True).files.items() if name.endswith("html"))
    contents = read_web(page, file="entry.html", wishes=Wishes())
    (read,) = contents.entries
    assert read.blocks == entry.blocks
    assert contents.account is not None
    assert contents.account.is_whole


def test_a_mark_leads_to_its_footnote_and_the_footnote_back() -> None:
    table = Table(rows=((Cell(text="类别"), Cell(text="数量")), (Cell(text="救生衣*"), Cell(text="40"))), header_rows=1)
    page = page_of(
        Heading(text="一、职责①。由指挥部①负责。", level=1, number="一、", lead="一、职责①。"),
        Note(text="①甲。", mark="①"),
        Note(text="①乙。\n丙。", mark="①"),
        table,
        Note(text="*含备用。", mark="*"),
    )
    marks = page.cssselect("sup > a[role=doc-noteref]")
    notes = page.cssselect("aside[role=doc-footnote]")
    assert [note.text_content() for note in notes] == ["①甲。", "①乙。丙。", "*含备用。"]
    assert [mark.text for mark in marks] == ["①", "①", "*"]
    for mark, note in zip(marks, notes, strict=True):
        (back,) = note.cssselect("a[role=doc-backlink]")
        assert (mark.get("href"), back.get("href")) == (f"#{note.get('id')}", f"#{mark.get('id')}")
    assert [mark.getparent().getparent().tag for mark in marks] == ["h2", "p", "td"]


def test_a_footnote_whose_mark_stands_nowhere_stays_a_paragraph() -> None:
    page = page_of(Paragraph(text="正文。"), Note(text="①没人提。", mark="①"))
    assert [note.text for note in page.cssselect("p.note")] == ["①没人提。"]
    assert not page.cssselect("aside, sup")


def test_facts_are_those_of_open_government_pages(issue: Issue) -> None:
    entry = replace(issue.entries[1], index_number="00218-2024-9", validity="有效", published="2024-07-10")
    first = issue.sections[1]
    changed = replace(issue, sections=(replace(first, entries=(entry, *first.entries[1:])),))
    page = html.document_fromstring(pages_of(changed)["yzf-2024-9.html"].decode())
    labels = [cell.text for cell in page.cssselect("table.facts th[scope=row]")]
    assert labels == FACTS
    said = {cell.text: cell.getnext().text for cell in page.cssselect("table.facts th")}
    assert said["索引号"] == "00218-2024-9"
    assert said["成文日期"] == "2024年6月20日"
    assert said["发布日期"] == "2024年7月10日"
    assert said["主题分类"] is None


def test_headings_nest_whatever_levels_a_document_uses() -> None:
    page = page_of(
        Heading(text="一、甲", level=1, number="一、"),
        Heading(text="1.乙", level=3, number="1."),
        Heading(text="（二）丙", level=2, number="（二）"),
        Enclosure(title="方案", blocks=(Heading(text="（1）丁", level=4, number="（1）"),)),
        Attachment(label="附件1", title="安排", blocks=(Paragraph(text="戊。"),)),
    )
    assert heading_levels(page) == [1, 2, 3, 3, 2, 3, 2]
    assert page.cssselect("h2.attachment")[0].text_content() == "附件1安排"


def test_a_run_in_heading_is_a_heading_beside_its_text() -> None:
    page = page_of(Heading(text="（一）加强领导。各级要重视。", level=2, number="（一）", lead="（一）加强领导。"))
    (held,) = page.cssselect("div.run-in")
    assert [(child.tag, child.text) for child in held] == [("h2", "（一）加强领导。"), ("p", "各级要重视。")]


def test_header_cells_have_a_scope_and_merged_cells_stay() -> None:
    rows = (
        (Cell(text="类别", colspan=2), Cell(text="数量")),
        (Cell(text="个人防护", rowspan=2), Cell(text="救生衣"), Cell(text="40")),
        (Cell(text="头盔"), Cell(text="30")),
    )
    page = page_of(Table(rows=rows, header_rows=1, caption="装备表"))
    (table,) = page.cssselect(".scroll table")
    assert [(cell.text, cell.get("scope")) for cell in table.cssselect("th")] == [
        ("类别", "col"),
        ("数量", "col"),
        ("个人防护", "row"),
    ]
    assert table.cssselect("thead th")[0].get("colspan") == "2"
    assert table.cssselect("tbody th")[0].get("rowspan") == "2"
    assert table.findtext("caption") == "装备表"
    assert page.text_content().count("装备表") == 1


def test_the_index_names_every_entry_in_both_languages(issue: Issue) -> None:
    pages = pages_of(issue)
    for name, language, title in (("index.html", "zh-CN", "title_zh"), ("index-en.html", "en", "title_en")):
        page = html.document_fromstring(pages[name].decode())
        links = page.cssselect(".contents a")
        assert [link.text for link in links] == [getattr(entry, title) for entry in issue.entries]
        assert [link.get("href") for link in links] == list(entry_names(issue))
        assert page.get("lang") == language
        (other,) = page.cssselect("nav a")
        assert other.get("lang") != language
        assert other.get("href") in pages


def test_a_title_without_english_stands_in_chinese_and_says_so(issue: Issue) -> None:
    section = issue.sections[0]
    bare = replace(issue, sections=(replace(section, entries=(replace(section.entries[0], title_en=None),)),))
    (link,) = html.document_fromstring(pages_of(bare)["index-en.html"].decode()).cssselect(".contents a")
    assert (link.text, link.get("lang")) == (section.entries[0].title_zh, "zh-CN")


def test_names_follow_the_number_of_a_document_and_not_its_place(issue: Issue) -> None:
    names = entry_names(issue)
    assert names[:3] == ("order-38.html", "yzf-2024-9.html", "yzf-2024-11.html")
    turned = replace(issue, sections=issue.sections[::-1])
    assert set(entry_names(turned)) >= set(names[:-1])
    twice = Section(entries=(Entry(title_zh="甲", number_zh="云政发〔2024〕9号", id=7), Entry(title_zh="乙", id=8)))
    again = replace(twice, entries=(*twice.entries, replace(twice.entries[0], id=9)))
    found = entry_names(Issue(publication=Publication(), sections=(again,)))
    assert found == ("document-7.html", "document-8.html", "document-9.html")


def written(folder: Path, issue: Issue) -> SiteChanges:
    return write_site(folder, issue_site(issue, [None] * len(issue.entries)), whole=True)


def test_only_what_changed_is_written_again(issue: Issue, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = written(folder, issue)
    assert set(first.written) == {file.name for file in folder.iterdir()}
    assert written(folder, issue).written == ()
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    section = issue.sections[1]
    block = section.entries[0].blocks[0]
    assert isinstance(block, Paragraph)
    entry = replace(section.entries[0], blocks=(replace(block, text="更正。"), *section.entries[0].blocks[1:]))
    corrected = replace(section, entries=(entry, *section.entries[1:]))
    changes = written(folder, replace(issue, sections=(issue.sections[0], corrected, *issue.sections[2:])))
    assert changes.written == ("yzf-2024-9.html",)
    assert len(changes.unchanged) == len(before) - 1
    after = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert {name for name, time in after.items() if time != before[name]} == {"yzf-2024-9.html"}


def test_pages_of_documents_that_are_gone_are_named_and_left(issue: Issue, tmp_path: Path) -> None:
    written(tmp_path, issue)
    (tmp_path / "about.html").write_text("<p>ours", "utf-8")
    changes = written(tmp_path, replace(issue, sections=issue.sections[:-1]))
    assert changes.left_over == ("document-11.html",)
    assert (tmp_path / "document-11.html").exists()


def test_pages_of_another_issue_or_of_others_are_not_written_over(issue: Issue, tmp_path: Path) -> None:
    written(tmp_path, issue)
    content = (tmp_path / "index.html").read_bytes()
    with pytest.raises(ExportError) as caught:
        written(tmp_path, replace(issue, serial=219))
    assert caught.value.code == "export.other_issue"
    assert (tmp_path / "index.html").read_bytes() == content
    (tmp_path / "index.html").write_text("<title>Home</title>", "utf-8")
    with pytest.raises(ExportError) as caught:
        written(tmp_path, issue)
    assert caught.value.code == "export.foreign_page"


def test_one_document_alone_has_no_link_to_an_index_that_is_not_there(issue: Issue) -> None:
    for linked in (True, False):
        (page,) = (v for k, v in entry_site(issue, 2, linked=linked).files.items() if k == "yzf-2024-9.html")
        assert (b'href="index.html"' in page) is linked
        assert_well_made(page)


def test_colours_have_contrast() -> None:
    css = shipped("resources/web").joinpath("gazette.css").read_text("utf-8")
    colours = dict(re.findall(r"--(ink|quiet|link|accent): (#[0-9a-f]{6})", css))
    assert set(colours) == {"ink", "quiet", "link", "accent"}
    for colour in colours.values():
        assert contrast(colour, "#f1ede6") >= 7 or colour == colours["accent"]
        assert contrast(colour, "#ffffff") >= 4.5
    assert "@media print" in css
    assert "url(" not in css


def contrast(one: str, other: str) -> float:
    """WCAG 2.1: the ratio of relative luminances."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_an_issue_without_names_has_pages_too() -> None:
    bare = Issue(sections=(Section(name=Bilingual(), entries=(Entry(title_zh=""),)),), id=3)
    for content in pages_of(bare).values():
        assert_well_made(content)
        assert isinstance(html.document_fromstring(content.decode()), etree._Element)
