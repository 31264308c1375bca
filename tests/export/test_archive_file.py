"""The archive file: PDF/A-3b, its structure says what the issue says, and the XML is inside."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from pypdfium2 import raw

from gazette.export import PdfManner, issue_to_xml, pages_to_pdf
from gazette.export.pdf_elements import Element
from gazette.export.pdf_structure import structure
from gazette.model import (
    Bilingual,
    Block,
    Enclosure,
    Entry,
    Heading,
    Issue,
    Note,
    Paragraph,
    Section,
    Table,
    entry_texts,
)
from gazette.model.blocks import Cell
from gazette.preflight import check_file
from gazette.preflight.pdf_tags import check_tags
from gazette.typeset import Pages
from tests.export.test_print_file import DATE, FONTS, ISSUE, SETTER, written
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
    content = pages_to_pdf(pages, FONTS, PdfManner(purpose="archive", issue=issue))
    assert check_tags(content) == ()
    paragraphs = {
        squashed(block.text)
        for entry in issue.entries
        for block in entry.blocks
        if isinstance(block, Paragraph) and "\n" not in block.text
    }
    tagged = {squashed(text) for kind, text in texts_of(pages, issue) if kind == "P"}
    assert paragraphs - {""} <= tagged


TWO_NOTES = an_issue_of(
    Paragraph(text="防汛指挥部①负责，水务局②配合。"),
    Note(text="①指挥部设在市应急管理局。", mark="①"),
    Note(text="②含各区水务局。", mark="②"),
    Paragraph(text="本通知自印发之日起施行。"),
)


def tree_of(content: bytes, *wanted: str) -> list[str]:
    """What the finished file says to a reader of its tree: kinds of element, indented, and the text of its marks."""
    found: list[str] = []
    with pdfium.PdfDocument(content) as texts, pikepdf.open(io.BytesIO(content)) as pdf:
        said = marked_texts(texts)
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}

        def enter(element: pikepdf.Object, depth: int, inside: bool) -> None:
            kind = str(element.S)[1:]
            inside = inside or kind in wanted
            if inside:
                found.append(" " * depth + kind)
            for kid in element.get("/K", pikepdf.Array()):
                if isinstance(kid, int):
                    found.extend([" " * (depth + 1) + said[pages[element.Pg.objgen], kid]] * inside)
                elif kid.get("/Type") == pikepdf.Name.MCR:
                    found.extend([" " * (depth + 1) + said[pages[kid.Pg.objgen], int(kid.MCID)]] * inside)
                elif "/S" in kid:
                    enter(kid, depth + inside, inside)

        enter(pdf.Root.StructTreeRoot.K[0], 0, inside=False)
    return found


def marked_texts(document: pdfium.PdfDocument) -> dict[tuple[int, int], str]:
    said: dict[tuple[int, int], str] = {}
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            mark = raw.FPDFPageObj_GetMarkedContentID(one.raw)
            if mark >= 0:
                length = raw.FPDFTextObj_GetText(one.raw, text_page.raw, None, 0)
                buffer = (ctypes.c_ushort * (length // 2))()
                raw.FPDFTextObj_GetText(one.raw, text_page.raw, buffer, length)
                text = bytes(buffer).decode("utf-16-le").rstrip("\0 ")  # pdfium says gaps as spaces
                said[index, mark] = said.get((index, mark), "") + text
    return said


def archived(issue: Issue) -> bytes:
    xml = issue_to_xml(issue)[0]
    return pages_to_pdf(
        SETTER.pages(issue), FONTS, PdfManner(purpose="archive", date=DATE, issue=issue, xml=xml, xml_name="g-1.xml")
    )


def test_a_footnote_is_a_note_behind_its_paragraph_which_refers_to_it() -> None:
    found = tree_of(archived(TWO_NOTES), "Art")
    start = found.index(" P")
    assert found[start:] == [
        " P",
        "  防汛指挥部",
        "  Reference",
        "   Lbl",
        "    ①",
        "  负责，水务局",
        "  Reference",
        "   Lbl",
        "    ②",
        "  配合。",
        " Note",
        "  Lbl",
        "   ①",
        "  指挥部设在市应急管理局。",
        " Note",
        "  Lbl",
        "   ②",
        "  含各区水务局。",
        " P",
        "  本通知自印发之日起施行。",
    ]


def test_an_issue_with_footnotes_passes_all_checks_and_every_note_is_found_by_its_name() -> None:
    content = archived(TWO_NOTES)
    assert check_file(content, "archive") == ()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert [(str(note.ID) == name, str(note.S)) for name, note in names.items()] == [(True, "/Note")] * 2


def test_a_note_over_columns_and_pages_is_one_element_with_marks_on_each_page() -> None:
    long = Note(text="①" + "指挥部设在市应急管理局，由其负责日常工作；" * 200 + "。", mark="①")
    text = Paragraph(text="全市公共绿地由园林主管部门统一管理。" * 60)
    content = archived(an_issue_of(Paragraph(text="防汛指挥部①负责。"), long, text))
    assert check_tags(content) == ()
    kind, label, mark, *rest = tree_of(content, "Note")
    assert (kind, label, mark) == ("Note", " Lbl", "  ①")
    assert "".join(part.strip() for part in rest) == long.text[1:]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (note,) = (note for _, note in pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).items())
        # one of them is that of its first page, which the element itself names
        assert sum(not isinstance(kid, int) and "/MCID" in kid for kid in note.K) > 0


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        ((Note(text="①甲。", mark="①"), Paragraph(text="正文。")), ["H1", "Note", "P"]),
        (
            (Enclosure(title="办法①", blocks=(Paragraph(text="正文。"),)), Note(text="①甲。", mark="①")),
            ["H1", "H1", "Note", "P"],
        ),
        (
            (
                Table(rows=((Cell(text="数①"),), (Cell(text="3"),))),
                Note(text="①甲。", mark="①"),
                Paragraph(text="正文。"),
            ),
            ["H1", "TD", "TD", "Note", "P"],
        ),
        (
            (Heading(text="一、防汛①", level=1), Note(text="①甲。", mark="①"), Note(text="注：乙。")),
            ["H1", "H2", "Note", "P"],
        ),
    ],
)
def test_a_note_is_read_behind_what_it_belongs_to(blocks: tuple[Block, ...], wanted: list[str]) -> None:
    issue = an_issue_of(*blocks)
    tree = structure(SETTER.pages(issue), issue)
    (art,) = (element for element in walk(tree.root) if element.kind == "Art")
    kinds = ("H1", "H2", "P", "TD", "Note")
    assert [element.kind for element in walk(art) if element.kind in kinds] == wanted


@pytest.mark.parametrize("spoil", ["no name", "same name", "not in the tree", "label elsewhere"])
def test_the_walk_sees_what_is_wrong_with_notes(spoil: str) -> None:
    with pikepdf.open(io.BytesIO(archived(TWO_NOTES))) as pdf:
        root = pdf.Root.StructTreeRoot
        first, second = (note for _, note in pikepdf.NameTree(root.IDTree).items())
        if spoil == "no name":
            del first.ID
        elif spoil == "same name":
            second.ID = first.ID
        elif spoil == "not in the tree":
            del root.IDTree
        else:
            first.S = pikepdf.Name.P
        out = io.BytesIO()
        pdf.save(out)
    assert check_tags(out.getvalue())


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
