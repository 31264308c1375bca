"""Footnotes of printed pages are notes behind the blocks that they belong to; nothing of them parts a sentence."""

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import fonts, issue_pages, style_of
from gazette.export import pages_to_pdf
from gazette.ingest import read_file
from gazette.ingest.pdf.reader import read_pdf
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Bilingual, Block, Enclosure, Entry, Issue, Note, Paragraph, Publication, Section
from gazette.typeset import Typesetter
from tests.ingest.pdf.drawn import LEFT, SIZE, STEP, TOP, canvas_pdf, draw_line, wrapped
from tests.ingest.pdf.likeness import entries_of

TEXT = Paragraph(text="市政府各部门要落实工作责任，确保各项任务取得实效。" * 4)
NOTICE = "近期我市进入汛期，防汛指挥部①要高度重视，认真组织，落实责任，加强检查，"
REST = "保障安全。"
NOTE = "指挥部设在市应急管理局，由其负责日常工作，成员单位各派一名联络员参加，并按规定报送信息，不另行文。"
SMALL, MARK = 10.0, 7.0


def note(mark: str, length: int = 20) -> Note:
    return Note(text=mark + "成员单位各派一名联络员参加；" * (length // 14) + "不另行文。", mark=mark)


def read(pdf: bytes) -> Contents:
    return read_pdf(pdf, file="print.pdf", wishes=Wishes())


def blocks_of(contents: Contents) -> list[Block]:
    entries = entries_of(contents.issue) if contents.issue else contents.entries
    return [block for entry in entries for block in entry.blocks]


@pytest.mark.parametrize("style", ["qingdao-2019", "clreq-default"])
def test_footnotes_of_our_own_print_come_back_behind_their_paragraphs(style: str) -> None:
    blocks = (
        *[TEXT] * 6,
        Paragraph(text="防汛指挥部①负责。" + TEXT.text),
        note("①", 90),
        TEXT,
        Paragraph(text="水务局②负责，应急局③配合，如下：①先报；②再办。"),
        note("②", 150),
        note("③"),
        *[TEXT] * 16,
        Paragraph(text="卫健委④负责。" + TEXT.text),
        note("④", 700),
        *[TEXT] * 6,
    )
    entries = (
        Entry(title_zh="关于防汛工作的通知", number_zh="云政发〔2020〕7号", addressee="各区人民政府：", blocks=blocks),
        Entry(
            title_zh="关于绿化工作的通知",
            number_zh="云政发〔2020〕8号",
            addressee="各区人民政府：",
            blocks=(*[TEXT] * 70, Paragraph(text="园林局①负责。" + TEXT.text), note("①", 60), *[TEXT] * 5),
        ),
    )
    issue = Issue(
        serial=1,
        year=2020,
        publication=Publication(house_style=style, name=Bilingual("云溪市人民政府公报")),
        sections=(Section(name=Bilingual("市政府文件"), entries=entries),),
    )
    contents = read(pages_to_pdf(issue_pages(issue), fonts()))
    assert contents.account.missing == ""
    first, second = entries_of(contents.issue)[:2]
    assert first.blocks == blocks
    assert second.blocks == entries[1].blocks


def with_notes(issue: Issue) -> Issue:
    """The issue with a footnote to every long paragraph that stands in no enclosure."""
    marks = iter("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

    def noted(entry: Entry) -> Entry:
        blocks: list[Block] = []
        for block in entry.blocks:
            cut = block.text.find("，", 20) if isinstance(block, Paragraph) else -1
            if not isinstance(block, Paragraph) or cut < 0 or any(isinstance(one, Enclosure) for one in entry.blocks):
                blocks.append(block)
                continue
            mark = next(marks)
            blocks += [replace(block, text=block.text[:cut] + mark + block.text[cut:]), note(mark, 70)]
        return replace(entry, blocks=tuple(blocks))

    sections = tuple(
        replace(section, entries=tuple(noted(entry) for entry in section.entries)) for section in issue.sections
    )
    return replace(issue, sections=sections)


def test_a_whole_issue_with_footnotes_is_the_same_issue_with_its_colophon() -> None:
    plain = read_file(sample_issue()).issue
    assert plain is not None
    issue = with_notes(plain)
    assert (
        sum(isinstance(block, Note) and bool(block.mark) for entry in entries_of(issue) for block in entry.blocks) > 3
    )
    contents = read(pages_to_pdf(Typesetter(style_of(issue.publication), fonts()).pages(issue), fonts()))
    assert contents.account.missing == ""
    assert contents.issue is not None
    assert contents.issue.publication.colophon == issue.publication.colophon
    assert [entry.blocks for entry in entries_of(contents.issue)] == [entry.blocks for entry in entries_of(issue)]


def draw_with_foot(canvas: Canvas, lines: list[str], foot: list[str], *, raised: bool = True) -> None:
    """Lines with ① raised, and ``foot`` in small type under a short rule, its first line with the mark."""
    y = TOP
    for line in lines:
        before, mark, behind = line.partition("①")
        draw_line(canvas, LEFT, y, before)
        x = LEFT + len(before) * SIZE
        if mark:
            canvas.setFont("Song", MARK if raised else SIZE)
            canvas.drawString(x, y + 5 * raised, mark)
            canvas.setFont("Song", SIZE)
            canvas.drawString(x + (MARK if raised else SIZE), y, behind)
        y -= STEP
    y = 150.0
    canvas.line(LEFT, y, LEFT + 144, y)
    for at, line in enumerate(foot, 1):
        canvas.setFont("Song", SMALL)
        x = LEFT
        if line.startswith("①"):
            canvas.setFont("Song", MARK)
            canvas.drawString(x, y - 15 * at + 3, "①")
            canvas.setFont("Song", SMALL)
            x += MARK + 1
        canvas.drawString(x, y - 15 * at, line.removeprefix("①"))
    canvas.setFont("Song", SIZE)


def test_a_sentence_goes_on_over_the_page_where_a_footnote_stands_between() -> None:
    lines = wrapped("\u3000\u3000" + (NOTICE + NOTICE.replace("防汛指挥部①", "各单位"))[:68])
    rest = [(NOTICE + NOTICE.replace("防汛指挥部①", "各单位"))[68:] + REST]
    # the last line of the page is full, so that the sentence goes on
    full = len(lines[-1])
    lines[-1] += rest[0][: 27 - full]
    rest[0] = rest[0][27 - full :]
    foot = wrapped("①" + NOTE, 40)
    contents = read(
        canvas_pdf(
            lambda canvas: draw_with_foot(canvas, lines, foot), lambda canvas: draw_line(canvas, LEFT, TOP, rest[0])
        )
    )
    text = "".join((*lines, *rest)).strip()
    assert [block for block in blocks_of(contents) if isinstance(block, Note)] == [Note(text="①" + NOTE, mark="①")]
    assert text in [block.text for block in blocks_of(contents) if isinstance(block, Paragraph)]
    assert contents.account.missing == ""


@pytest.mark.parametrize("raised", [False, True])
def test_small_text_under_a_rule_is_a_footnote_only_where_the_text_refers_to_it(raised: bool) -> None:
    lines, foot = wrapped("\u3000\u3000" + NOTICE + REST), wrapped("①" + NOTE, 40)
    contents = read(canvas_pdf(lambda canvas: draw_with_foot(canvas, lines, foot, raised=raised)))
    assert [isinstance(block, Note) and block.mark for block in blocks_of(contents)].count("①") == raised
    assert contents.account.missing == ""


def test_small_text_without_a_mark_under_a_rule_stays_as_it_is() -> None:
    lines, foot = wrapped("\u3000\u3000" + NOTICE + REST), wrapped(NOTE, 40)
    contents = read(canvas_pdf(lambda canvas: draw_with_foot(canvas, lines, foot)))
    assert not any(isinstance(block, Note) and block.mark for block in blocks_of(contents))
    assert contents.account.missing == ""
