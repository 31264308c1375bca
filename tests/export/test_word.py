"""Word files: real headings, tables and styles after GB/T 9704-2012, and the text of the entry, which reads back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given
from lxml import etree

from gazette.export import UNDATED
from gazette.export.word import entry_to_docx, issue_to_docx
from gazette.ingest import read_file, read_text
from gazette.ingest.reading_result import Wishes
from gazette.ingest.word.reader import read_word
from gazette.model import (
    Attachment,
    Block,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    Note,
    Paragraph,
    Signature,
    Table,
    circled,
    entry_texts,
)
from gazette.shipped import shipped
from tests.export.documents import documents, footnoted_documents
from tests.strategies import entries

SAMPLE = next(shipped("resources/sample_issue").glob("*.txt"))


@pytest.fixture(scope="module")
def issue() -> Issue:
    """The sample issue."""
    read = read_file(SAMPLE).issue
    assert read is not None
    return read


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(content))


def rows_of(table: WordTable) -> Iterator[str]:
    """Each row with tabs between its cells, nothing where a merged one covers a place."""
    for line in table._tbl.tr_lst:
        cells: list[str] = []
        for cell in line.tc_lst:
            covered = cell.vMerge == "continue"
            cells += ["" if covered else "<br>".join(WordParagraph(p, table).text for p in cell.p_lst)]
            cells += [""] * (cell.grid_span - 1)
        yield "\t".join(cells)


def text_of(content: bytes) -> str:
    """Paragraph by paragraph, tables as rows of tabs, a blank line between what is no row."""
    lines: list[str] = []
    for item in opened(content).iter_inner_content():
        lines += [item.text] if isinstance(item, WordParagraph) else rows_of(item)
    text = ""
    for line, below in pairwise([*lines, ""]):
        text += line + ("\n" if "\t" in line and "\t" in below else "\n\n")
    return text


def paragraphs(content: bytes) -> dict[str, list[str]]:
    """The texts of paragraphs by the names of their styles."""
    found: dict[str, list[str]] = {}
    for paragraph in opened(content).paragraphs:
        assert paragraph.style is not None
        found.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    return found


def said_by_a_document(entry: Entry) -> Entry:
    """The entry without what only an issue says of it."""
    return replace(entry, title_zh="", title_en=None, number_en=None, printed_page=None)


def test_every_entry_of_the_sample_issue_comes_back(issue: Issue) -> None:
    for entry in issue.entries:
        read = read_text(text_of(entry_to_docx(entry, UNDATED)), file="entry.docx")
        assert [said_by_a_document(one) for one in read.entries] == [said_by_a_document(entry)]


def test_the_sample_issue_comes_back_whole(issue: Issue) -> None:
    content = issue_to_docx(issue, [entry.printed_page for entry in issue.entries], UNDATED)
    assert read_text(text_of(content), file="issue.docx").issue == issue


@given(entry=documents())
def test_a_document_comes_back(entry: Entry) -> None:
    read = read_text(text_of(entry_to_docx(entry, UNDATED)), file="entry.docx")
    assert read.entries == (entry,)


def without_marks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with notes instead of footnotes."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Note):
            made.append(replace(block, mark=None))
        elif isinstance(block, Enclosure | Attachment):
            made.append(replace(block, blocks=without_marks(block.blocks)))
        else:
            made.append(block)
    return tuple(made)


def printed(text: str) -> Iterator[str]:
    """The characters of a text that a file can hold and a reader sees."""
    held = text.translate(dict.fromkeys([0, 11, 31, 0xFFFE, 0xFFFF, 0xD800]))
    return (character for character in held if not character.isspace() and character.isprintable())


@given(entry=entries())
def test_every_character_of_any_entry_is_there_in_order(entry: Entry) -> None:
    """Those that XML forbids stand as U+FFFD."""
    entry = replace(entry, blocks=without_marks(entry.blocks))
    root = opened(entry_to_docx(entry, UNDATED)).element.body
    there = iter("".join(str(piece) for piece in root.itertext()))
    for character in printed("".join(part for part in entry_texts(entry))):
        assert character in there


def shown(root: etree._Element) -> str:
    """The text of all runs, without what python-docx makes of paragraphs."""
    return "".join(one.text or "" for one in root.iter(qn("w:t")))


def note_part(content: bytes) -> etree._Element:
    with ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read("word/footnotes.xml"))


@given(entry=entries())
def test_every_character_of_any_footnote_is_there(entry: Entry) -> None:
    """Marks that Word counts itself stand in the file as nothing but a reference and its answer."""
    content = entry_to_docx(entry, UNDATED)
    body = opened(content).element.body
    there = Counter(shown(body))
    references = list(body.iter(qn("w:footnoteReference")))
    if references:
        root = note_part(content)
        there += Counter(shown(root))
        counted = len(list(root.iter(qn("w:footnoteRef"))))
        assert counted == sum(one.get(qn("w:customMarkFollows")) is None for one in references)
        for number in range(1, counted + 1):
            there.update({circled(number): 2})
        assert [one.get(qn("w:id")) for one in references] == [str(at) for at in range(1, len(references) + 1)]
    assert Counter(printed("".join(entry_texts(entry)))) <= there


@given(entry=footnoted_documents())
def test_a_document_with_footnotes_comes_back(entry: Entry) -> None:
    contents = read_word(entry_to_docx(entry, UNDATED), file="entry.docx", wishes=Wishes())
    assert contents.entries == (entry,)
    assert contents.account is not None
    assert contents.account.is_whole


def test_a_footnote_is_one_of_word_and_its_mark_is_counted_where_word_counts_so() -> None:
    text = "防汛①，按时报送[1]；专项资金②，人员①。"
    notes = (("①", "甲。"), ("[1]", "乙。"), ("②", "丙。\n丁。"), ("①", "戊。"))
    blocks = (Paragraph(text=text), *(Note(text=mark + said, mark=mark) for mark, said in notes))
    content = entry_to_docx(Entry(title_zh="关于试验的通知", blocks=blocks), UNDATED)
    document = opened(content)
    assert not [p for p in document.paragraphs if p.style.name == "附注"]
    references = list(document.element.body.iter(qn("w:footnoteReference")))
    own = [one.getnext().text for one in references if one.get(qn("w:customMarkFollows"))]
    assert own == ["[1]", "①"]
    styles = {one.getparent().find(f"{qn('w:rPr')}/{qn('w:rStyle')}").get(qn("w:val")) for one in references}
    assert styles == {"FootnoteReference"}
    root = note_part(content)
    assert [note.get(qn("w:type")) for note in root] == ["separator", "continuationSeparator", *[None] * 4]
    assert [shown(note) for note in root][2:] == ["甲。", "[1]乙。", "丙。丁。", "①戊。"]
    assert {style.get(qn("w:val")) for style in root.iter(qn("w:pStyle"))} == {"FootnoteText"}
    form = document.settings.element.find(f"{qn('w:footnotePr')}/{qn('w:numFmt')}")
    assert form.get(qn("w:val")) == "decimalEnclosedCircleChinese"


def test_a_footnote_of_a_table_and_one_of_the_title() -> None:
    table = Table(rows=((Cell(text="类别"), Cell(text="数量")), (Cell(text="救生衣*"), Cell(text="40"))), header_rows=1)
    blocks = (Note(text="①试验的。", mark="①"), table, Note(text="*含备用。", mark="*"))
    content = entry_to_docx(Entry(title_zh="关于试验①的通知", blocks=blocks), UNDATED)
    (one, other) = opened(content).element.body.iter(qn("w:footnoteReference"))
    assert shown(one.getparent().getparent()) == "关于试验的通知"
    assert other.getparent().getparent().getparent().tag == qn("w:tc")


def test_a_footnote_whose_mark_stands_nowhere_stays_a_paragraph() -> None:
    blocks = (Paragraph(text="正文。"), Note(text="①没人提。", mark="①"))
    content = entry_to_docx(Entry(title_zh="关于试验的通知", blocks=blocks), UNDATED)
    assert paragraphs(content)["附注"] == ["①没人提。"]
    with ZipFile(BytesIO(content)) as package:
        assert "word/footnotes.xml" not in package.namelist()


def test_the_marks_of_a_second_document_of_an_issue_are_its_own(issue: Issue) -> None:
    blocks = (Paragraph(text="防汛①。"), Note(text="①甲。", mark="①"))
    (section, *_) = issue.sections
    noted = tuple(replace(entry, blocks=(*blocks, *entry.blocks)) for entry in section.entries[:1] * 2)
    twice = replace(issue, sections=(replace(section, entries=noted),))
    root = opened(issue_to_docx(twice, [None, None], UNDATED)).element.body
    marks = [one.get(qn("w:customMarkFollows")) for one in root.iter(qn("w:footnoteReference"))]
    assert marks == [None, "1"]


def test_headings_are_real_and_run_in_ones_have_their_text_beside() -> None:
    blocks = (
        Heading(text="第一章　总则", level=0, number="第一章"),
        Heading(text="一、总体要求", level=1, number="一、"),
        Heading(text="（一）加强领导。各级要重视。", level=2, number="（一）", lead="（一）加强领导。"),
        Heading(text="1.报送", level=3, number="1."),
        Heading(text="（1）方式", level=4, number="（1）"),
    )
    content = entry_to_docx(Entry(title_zh="关于试验的通知", blocks=blocks), UNDATED)
    document = opened(content)
    levels = {}
    for paragraph in document.paragraphs:
        outline = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        levels[paragraph.text] = None if outline is None else int(outline.get(qn("w:val")))
    assert list(levels.values()) == [0, 0, 0, 1, 2, 3]
    run_in = next(p for p in document.paragraphs if p.text.startswith("（一）"))
    assert [run.text for run in run_in.runs] == ["（一）加强领导。", "各级要重视。"]
    assert run_in.runs[1].style.name == "正文字符"


def test_the_page_is_that_of_the_standard() -> None:
    document = opened(entry_to_docx(Entry(title_zh="关于试验的通知"), UNDATED))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == 156
    assert "PAGE" in etree.tostring(section.footer._element, encoding="unicode")
    faces = {name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Title", "Body Text")}
    assert faces == {"Title": "方正小标宋简体", "Body Text": "仿宋_GB2312"}


def test_tables_keep_merged_cells_and_repeat_their_header() -> None:
    rows = (
        (Cell(text="类别", colspan=2), Cell(text="数量")),
        (Cell(text="个人防护", rowspan=2), Cell(text="救生衣"), Cell(text="40")),
        (Cell(text="头盔\n手套"), Cell(text="30")),
    )
    content = entry_to_docx(Entry(title_zh="表", blocks=(Table(rows=rows, header_rows=1),)), UNDATED)
    (table,) = opened(content).tables
    assert table.cell(0, 0)._tc is table.cell(0, 1)._tc
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    assert [p.text for p in table.cell(2, 1).paragraphs] == ["头盔", "手套"]
    headers = [line.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for line in table._tbl.tr_lst]
    assert headers == [True, False, False]


def test_the_parts_of_a_document_have_styles_of_their_own(issue: Issue) -> None:
    found = paragraphs(entry_to_docx(issue.entries[6], UNDATED))
    assert found["Title"] == ["云澜市人民政府办公厅\n关于进一步加强乡镇（街道）应急管理\n能力建设的意见"]
    assert found["发文字号"] == ["云政办字〔2024〕42号"]
    assert found["Signature"] == ["云澜市人民政府办公厅", "2024年7月19日"]
    assert found["附件标签"] == ["附件1", "附件2"]
    assert found["Salutation"][0].endswith("：")


def test_a_signature_stands_at_the_right_centred_over_its_date() -> None:
    entry = Entry(title_zh="关于试验的通知", blocks=(Signature(lines=("云澜市人民政府办公厅", "2024年7月19日")),))
    lines = [p for p in opened(entry_to_docx(entry, UNDATED)).paragraphs if p.style.name == "Signature"]
    places = [int(line._p.pPr.ind.get(qn("w:rightChars"))) for line in lines]
    assert places == [225, 400]


def test_a_document_of_an_issue_begins_a_page(issue: Issue) -> None:
    document = opened(issue_to_docx(issue, [None] * len(issue.entries), UNDATED))
    first = [p for p in document.paragraphs if p.style.name in ("Title", "令")]
    broken = [p for p in first if p.paragraph_format.page_break_before]
    assert len(broken) == len(issue.entries)


def test_a_character_that_word_cannot_hold_is_replaced() -> None:
    entry = Entry(title_zh="甲\x00乙", blocks=(Paragraph(text="丙\x0b丁"),))
    assert [p.text for p in opened(entry_to_docx(entry, UNDATED)).paragraphs] == ["甲\ufffd乙", "丙\ufffd丁"]


def test_nothing_of_the_template_and_no_day_of_writing_is_in_the_file(issue: Issue) -> None:
    content = entry_to_docx(issue.entries[0], UNDATED)
    assert content == entry_to_docx(issue.entries[0], UNDATED)
    with ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        assert not [name for name in names if "thumbnail" in name or "custom" in name]
        assert b"python-docx" not in b"".join(package.read(name) for name in names)
        assert b"1970-01-01T00:00:00Z" in package.read("docProps/core.xml")
