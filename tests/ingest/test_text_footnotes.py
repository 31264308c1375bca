"""Footnotes of a plain text: paragraphs behind marks that stand in the text before them; enumerations are none."""

from datetime import UTC, datetime

import pytest

from gazette.desk.typesetters import entry_pages, fonts
from gazette.export import entry_to_text, pages_to_pdf
from gazette.export.word import entry_to_docx
from gazette.ingest import read_source, read_text
from gazette.model import Block, Cell, Enclosure, Entry, Heading, Issue, Note, Paragraph, Publication, Section, Table

TITLE = "关于加强防汛工作的通知"
FIRST = Paragraph(text="各部门要落实责任，由防汛指挥部①负责日常工作，各区②配合。")
NOTES = (Note(text="①市防汛抗旱指挥部。", mark="①"), Note(text="②含功能区。", mark="②"))
LAST = Paragraph(text="本通知自印发之日起施行。")


def read(text: str) -> tuple[Block, ...]:
    reading = read_text(text, file="通知.txt")
    assert reading.account is not None
    assert reading.account.is_whole
    (entry,) = reading.entries
    return entry.blocks


@pytest.mark.parametrize(
    "blocks",
    [
        (FIRST, *NOTES, LAST),
        (
            Heading(text="一、总体要求①", level=1, number="一、"),
            NOTES[0],
            Paragraph(text="由指挥部*负责。"),
            Note(text="*市防汛抗旱指挥部。", mark="*"),
            LAST,
        ),
        (
            LAST,
            Table(rows=((Cell(text="项目"), Cell(text="数量")), (Cell(text="桥①"), Cell(text="3①"))), header_rows=1),
            NOTES[0],
            LAST,
        ),
    ],
)
def test_what_is_written_as_text_comes_back_with_its_footnotes(blocks: tuple[Block, ...]) -> None:
    entry = Entry(title_zh=TITLE, title_full=TITLE, blocks=blocks)
    assert read(entry_to_text(entry).decode()) == blocks


def test_an_issue_comes_back_with_its_footnotes() -> None:
    reading = read_text(
        "临海市人民政府公报\n2024年第7期\n目录\n【市政府文件】\n"
        f"{TITLE}（1）\n\n{TITLE}\n（2024年7月8日）\n临政发〔2024〕9号\n\n{FIRST.text}\n\n①市防汛抗旱指挥部。\n\n"
        f"②含功能区。\n\n{LAST.text}\n",
        file="公报.txt",
    )
    assert reading.issue is not None
    (entry,) = reading.issue.entries
    assert entry.blocks == (FIRST, *NOTES, LAST)


def test_notes_at_the_end_of_a_document_go_behind_their_paragraphs() -> None:
    text = f"{TITLE}\n\n{FIRST.text}\n\n{LAST.text}\n\n①市防汛抗旱指挥部。\n\n②含功能区。\n"
    assert read(text) == (FIRST, *NOTES, LAST)


def test_notes_at_the_end_of_a_plan_go_to_the_text_that_covers_it() -> None:
    plan = "防汛工作方案"
    text = f"关于印发《{plan}》的通知\n\n现将《{plan}》①印发给你们。\n\n{plan}\n\n{LAST.text}\n\n①经市政府同意。\n"
    (covering, note, enclosure) = read(text)
    assert covering == Paragraph(text=f"现将《{plan}》①印发给你们。")
    assert note == Note(text="①经市政府同意。", mark="①")
    assert isinstance(enclosure, Enclosure)


@pytest.mark.parametrize(
    "lines",
    [
        ("各部门要做好以下工作：", "①加强值守。", "②加强巡查。"),
        ("各部门要按下列事项①②办理：", "①加强值守。", "②加强巡查。"),
        ("各部门要按照第①项办理。", "①加强值守。"),
        ("各部门要按照①项、②项办理。", "①加强值守。", "②加强巡查。"),
        ("由防汛指挥部①负责，应急局①配合。", "①加强值守。"),
        ("由防汛指挥部①负责。", LAST.text, "①加强值守。", LAST.text),
        (LAST.text, "主要任务是：", "①加强值守。", "由防汛指挥部①负责。", LAST.text, "①加强巡查。"),
    ],
)
def test_enumerations_are_no_footnotes(lines: tuple[str, ...]) -> None:
    blocks = read("\n\n".join((TITLE, *lines)) + "\n")
    assert not any(isinstance(block, Note) for block in blocks)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == list(lines)


ROWS = (("项目", "数量①"), ("桥梁", "3②"), ("道路", "7"))
TABLE = Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in ROWS), header_rows=1)


@pytest.mark.parametrize("style", ["qingdao-2019", "gbt-9704-2012"])
def test_notes_beneath_a_printed_table_are_footnotes_to_it(style: str) -> None:
    entry = Entry(title_zh=TITLE, title_full=TITLE, blocks=(LAST, TABLE, *NOTES, LAST))
    issue = Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry,)),))
    _, pages = entry_pages(issue, 1)
    (read_back,) = read_source(pages_to_pdf(pages, fonts()), file="通知.pdf").entries
    assert read_back.blocks == entry.blocks


def test_lines_beneath_a_table_of_a_word_file_are_footnotes_where_the_table_has_their_marks() -> None:
    typed = tuple(Paragraph(text=note.text) for note in NOTES)
    entry = Entry(title_zh=TITLE, title_full=TITLE, blocks=(FIRST, *typed, TABLE, *typed, LAST))
    content = entry_to_docx(entry, datetime(2024, 7, 8, tzinfo=UTC))
    (read_back,) = read_source(content, file="通知.docx").entries
    assert read_back.blocks == (FIRST, *typed, TABLE, *NOTES, LAST)
