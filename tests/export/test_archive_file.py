"""The archive file: PDF/A-3b, its structure says what the issue says, and the XML is inside."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from gazette.export import Delivery, issue_to_xml, pages_to_pdf
from gazette.export.pdf_elements import Element
from gazette.export.pdf_structure import structure
from gazette.model import Bilingual, Entry, Heading, Issue, Paragraph, Section, Table, entry_texts
from gazette.model.blocks import Cell
from gazette.preflight import check_file
from gazette.preflight.pdf_tags import check_tags
from gazette.typeset import Pages
from tests.export.test_print_file import FONTS, ISSUE, SETTER, written
from tests.strategies import ISSUES


def texts_of(pages: Pages, issue: Issue) -> list[tuple[str, str]]:
    """Kind and text of the elements that hold lines, in reading order; artefacts are left out."""
    tree = structure(pages, issue)
    said: dict[int, list[str]] = {}
    for page, owners in zip(pages.pages, tree.owners, strict=True):
        for (line, *_), owner in zip(page.lines(), owners.lines, strict=True):
            if owner is not None:
                said.setdefault(id(owner), []).append(line.text)
    return [(one.kind, "".join(said[id(one)])) for one in walk(tree.root) if id(one) in said]


def walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def squashed(text: str) -> str:
    return "".join(text.split())


def an_issue_of(*blocks: object) -> Issue:
    entry = Entry(title_zh="关于绿地的通知", blocks=blocks)  # type: ignore[arg-type]
    return Issue(serial=1, sections=(Section(name=Bilingual("文件"), entries=(entry,)),))


def test_it_passes_the_check_of_pdf_a_and_of_its_tags() -> None:
    assert check_file(written(SETTER.pages(ISSUE), "archive"), "archive") == ()


def test_the_xml_is_inside_with_relationship_and_type() -> None:
    with pikepdf.open(io.BytesIO(written(SETTER.pages(ISSUE), "archive"))) as pdf:
        (file,) = pdf.Root.AF
        assert file.AFRelationship == "/Source"
        assert file.EF.F.Subtype == pikepdf.Name("/application/xml")
        assert file.EF.F.read_bytes() == issue_to_xml(ISSUE)[0]
        assert pdf.attachments["g-88.xml"].get_file().read_bytes() == issue_to_xml(ISSUE)[0]


def test_every_kind_of_block_has_its_element() -> None:
    found = texts_of(SETTER.pages(ISSUE), ISSUE)
    for wanted in [
        ("H1", "关于公布云川市第三批古树名录的通知"),
        ("P", "（2024年3月8日）"),
        ("P", "云政办字〔2024〕12号"),
        ("H2", "一、总　则"),
        ("Caption", "古树表"),
        ("TH", "名称"),
        ("TD", "银杏"),
        ("H1", "云川市公共绿地管理办法"),
        ("P", "附件1"),
        ("Signature", "2024年3月8日"),
        ("LBody", "任命方远为市园林局局长。"),
    ]:
        assert wanted in found, wanted


def test_a_paragraph_over_columns_and_pages_is_one() -> None:
    text = "全市公共绿地由园林主管部门统一管理，" * 400
    found = texts_of(SETTER.pages(an_issue_of(Paragraph(text=text))), an_issue_of(Paragraph(text=text)))
    assert ("P", text) in found


def test_a_header_row_that_comes_again_is_furniture() -> None:
    rows = ((Cell(text="树名"), Cell(text="说明")), *((Cell(text=f"树{n}"), Cell(text="高大")) for n in range(120)))
    issue = an_issue_of(Table(rows=rows, header_rows=1))
    pages = SETTER.pages(issue)
    assert sum("树名" in line.text for page in pages.pages for line, *_ in page.lines()) > 1
    found = texts_of(pages, issue)
    assert [text for kind, text in found if kind == "TH"] == ["树名", "说明"]
    assert len([kind for kind, _ in found if kind == "TD"]) == 240


def test_headings_skip_no_level() -> None:
    issue = an_issue_of(Heading(text="1. 甲", level=3, number="1."), Heading(text="2. 乙", level=3, number="2."))
    kinds = [kind for kind, text in texts_of(SETTER.pages(issue), issue) if "甲" in text or "乙" in text]
    assert kinds == ["H2", "H3"]


def test_the_english_contents_say_that_they_are_english() -> None:
    with pikepdf.open(io.BytesIO(written(SETTER.pages(ISSUE), "archive"))) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        assert [str(kid.Lang) for kid in document.K if "/Lang" in kid] == ["zh-CN", "en"]
        assert str(pdf.Root.Lang) == "zh-CN"


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(ISSUES)
def test_any_issue_is_tagged_whole_and_soundly(issue: Issue) -> None:
    pages = SETTER.pages(issue)
    content = pages_to_pdf(pages, FONTS, Delivery(purpose="archive", issue=issue))
    assert check_tags(content) == ()
    paragraphs = {
        squashed(block.text)
        for entry in issue.entries
        for block in entry.blocks
        if isinstance(block, Paragraph) and "\n" not in block.text
    }
    tagged = {squashed(text) for kind, text in texts_of(pages, issue) if kind == "P"}
    assert paragraphs - {""} <= tagged


@pytest.mark.parametrize("spoil", ["marks", "kids", "heading"])
def test_the_walk_sees_what_is_wrong(spoil: str) -> None:
    with pikepdf.open(io.BytesIO(written(SETTER.pages(ISSUE), "archive"))) as pdf:
        if spoil == "marks":
            page = pdf.pages[2]
            page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 m 9 9 l S")
        elif spoil == "kids":
            del pdf.Root.StructTreeRoot.K[0].K[2]
        else:
            pdf.Root.StructTreeRoot.K[0].K[2].K[0].S = pikepdf.Name("/H4")
        out = io.BytesIO()
        pdf.save(out)
    assert check_tags(out.getvalue())


def test_the_texts_of_the_tree_are_those_of_the_issue() -> None:
    found = "".join(squashed(text) for _, text in texts_of(SETTER.pages(ISSUE), replace(ISSUE)))
    for entry in ISSUE.entries:
        for text in entry_texts(entry):
            assert squashed(text) in found
