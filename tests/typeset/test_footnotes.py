"""Footnotes at the foot of the column in which the line with their mark stands."""

import pytest

from gazette.desk.typesetters import issue_pages
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
    Publication,
    Section,
    Table,
)
from gazette.typeset import Column, Page, Strip

TEXT = "市政府各部门要落实工作责任，确保各项任务取得实效。" * 4
STYLES = ("qingdao-2019", "clreq-default")


def note(mark: str, length: int = 20) -> Note:
    return Note(text=mark + "指" * (length - 1) + "。", mark=mark)


def body(*blocks: Block, style: str = "qingdao-2019") -> list[Page]:
    entry = Entry(title_zh="关于防汛的通知", blocks=blocks)
    issue = Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry, entry)),))
    return [page for page in issue_pages(issue).pages if page.part == "body"]


def columns(page: Page, *, foot: bool) -> list[Column]:
    return [item for item in page.items if isinstance(item, Column) and item.foot is foot and item.entry == 0]


def said(column: Column) -> str:
    return "".join(line.line.text for line in column.lines)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("before", range(0, 24, 3))
def test_a_note_stands_beneath_the_column_of_its_mark(before: int, style: str) -> None:
    pages = body(*[Paragraph(text=TEXT)] * before, Paragraph(text="防汛指挥部①负责。"), note("①"), style=style)
    for page in pages:
        marked = [column.x for column in columns(page, foot=False) if "①" in said(column)]
        assert [column.x for column in columns(page, foot=True)] == marked
    assert sum(len(columns(page, foot=True)) for page in pages) == 1


def test_marks_are_raised_in_the_text_and_in_the_note() -> None:
    (page, *_) = body(Paragraph(text="如下：①先报；防汛指挥部①负责。"), note("①"))
    runs = [
        run
        for column in (*columns(page, foot=False), *columns(page, foot=True))
        for line in column.lines
        for run in line.line.runs
    ]
    assert [("".join(run.texts), run.rise > 0) for run in runs if "①" in run.texts or run.rise] == [
        ("如下：①先报；防汛指挥部", False),
        ("①", True),
        ("①", True),
    ]


def test_a_rule_of_seven_em_stands_above_the_notes() -> None:
    (page, *_) = body(Paragraph(text="防汛指挥部①负责。"), note("①"))
    foot = columns(page, foot=True)[0]
    rule = page.rules[0]
    assert (rule.width, round(rule.x1 - rule.x0, 3)) == (0.35, 63.0)
    assert rule.x0 * 1000 == foot.x
    assert columns(page, foot=False)[0].y < rule.y0 * 1000 < foot.y


@pytest.mark.parametrize("style", STYLES)
def test_notes_longer_than_a_page_go_on_and_lose_nothing(style: str) -> None:
    pages = body(Paragraph(text=TEXT + "防汛指挥部①负责②。" + TEXT * 9), note("①", 4000), note("②"), style=style)
    feet = "".join(said(column) for page in pages for column in columns(page, foot=True))
    assert feet == note("①", 4000).text + note("②").text
    depth = 682_500
    for page in pages:
        top = min(item.y for item in page.items if isinstance(item, Column | Strip))
        for column in columns(page, foot=True):
            assert column.y + len(column.lines) * column.leading <= top + depth


def test_the_next_document_begins_below_the_notes() -> None:
    (page, *_) = body(Paragraph(text="防汛指挥部①负责。"), note("①", 90))
    foot = columns(page, foot=True)[0]
    following = [item for item in page.items if isinstance(item, Strip) and item.entry == 1]
    assert following[0].y > foot.y + len(foot.lines) * foot.leading


def test_columns_with_notes_are_as_deep_as_each_other_where_the_text_ends() -> None:
    (page, *_) = body(*[Paragraph(text=TEXT)] * 5, Paragraph(text="防汛指挥部①负责。"), note("①", 120))
    left, right = columns(page, foot=False)
    (foot,) = columns(page, foot=True)
    bottom = foot.y + len(foot.lines) * foot.leading
    assert foot.x == right.x
    assert abs(left.y + len(left.lines) * left.leading - bottom) < 2 * left.leading


@pytest.mark.parametrize(
    "blocks",
    [
        (Heading(text="一、防汛①", level=1, number="一、"), note("①"), Paragraph(text=TEXT)),
        (note("①"), Paragraph(text=TEXT)),
        (Paragraph(text="现印发①。"), note("①"), Enclosure(title="方案", blocks=(Paragraph(text=TEXT),))),
        (Enclosure(title="方案①", blocks=(Paragraph(text=TEXT),)), note("①")),
        (Paragraph(text=TEXT), Attachment(label="附件", title="表①", blocks=(Paragraph(text=TEXT),)), note("①")),
    ],
)
def test_a_note_to_what_stands_in_no_column_stands_beneath_the_next_one(blocks: tuple[Block, ...]) -> None:
    feet = [said(column) for page in body(*blocks) for column in columns(page, foot=True)]
    assert feet == [note("①").text]


def test_a_note_to_a_table_stands_below_it() -> None:
    table = Table(rows=((Cell(text="项目"), Cell(text="数量①")), (Cell(text="桥"), Cell(text="3"))), header_rows=1)
    (page, *_) = body(table, note("①"), Paragraph(text=TEXT))
    strips = [item for item in page.items if isinstance(item, Strip) and item.entry == 0 and item.row.lines]
    assert "".join(line.line.text for line in strips[-1].row.lines) == note("①").text
    assert not columns(page, foot=True)


def test_marks_and_notes_astray_are_told() -> None:
    entry = Entry(
        title_zh="通知",
        blocks=(Paragraph(text="指挥部①负责。"), note("②"), Paragraph(text="如下：③先报。"), Paragraph(text="④先报。")),
    )
    pages = issue_pages(
        Issue(publication=Publication(house_style="qingdao-2019"), sections=(Section(entries=(entry,)),))
    )
    told = [(one.rule, one.entry, one.block, one.text) for one in pages.findings if "note" in one.rule]
    assert told == [
        ("typeset.mark_without_note", 1, (0,), "①"),
        ("typeset.note_without_mark", 1, (1,), "②"),
    ]


def test_a_note_whose_mark_is_empty_is_set_without_one() -> None:
    feet = [said(column) for page in body(Paragraph(text=TEXT), note("")) for column in columns(page, foot=True)]
    assert feet == [note("").text]
