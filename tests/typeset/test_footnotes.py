"""Footnotes at the foot of the column in which the line with their mark stands."""

import pytest

from gazette.desk.typesetters import issue_pages
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Note,
    Paragraph,
    Person,
    Picture,
    Publication,
    Section,
    Signature,
    Table,
)
from gazette.typeset import Column, Page, Strip
from gazette.typeset.line_setting import SetLine

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


PEOPLE = (Person(name="刘军①", affiliation="市公安局局长", role="组长②"), Person(name="王一", affiliation="市财政局③"))
MARKED: tuple[Block, ...] = (
    Table(
        rows=((Cell(text="项目①"), Cell(text="数量")), (Cell(text="桥②\n和路②"), Cell(text="3③"))),
        header_rows=1,
        caption="表1 情况④",
    ),
    Table(rows=((Cell(text="刘军①"), Cell(text="3")), (Cell(text="合计②", rowspan=2), Cell(text="")))),
    NameList(people=PEOPLE, lead="名单④："),
    NameList(people=(Person(name="刘军"), Person(name="王一①"), Person(name="李②明"))),
    Appointment(lead="任命①：", lines=("刘军为市公安局局长②；", "王一为市财政局局长③。"), records=()),
    Appointment(lines=("刘军为市公安局局长①。",), records=()),
    Signature(lines=("市人民政府①", "2024年1月1日②")),
    Enclosure(title="关于防汛的方案①", blocks=(Paragraph(text=TEXT),)),
    Attachment(label="附件①", title="防汛名单②", blocks=(Paragraph(text=TEXT),)),
    Picture(sha256="0" * 64, media_type="image/png", width=90.0, height=90.0, caption="防汛①\n的图②"),
    Picture(sha256="0" * 64, media_type="image/png", width=900.0, height=90.0, caption="防汛①\n的图②"),
)


def set_lines(pages: list[Page]) -> list[SetLine]:
    """What the first document prints, in order."""
    lines: list[SetLine] = []
    for page in pages:
        for item in page.items:
            if isinstance(item, Column) and item.entry == 0:
                lines += [line.line for line in item.lines]
            elif isinstance(item, Strip) and item.entry == 0:
                lines += [placed.line for placed in item.row.lines]
    return lines


def marks_of(lines: list[SetLine], *, are_raised: bool) -> str:
    runs = [run for line in lines for run in line.runs if (run.rise > 0) is are_raised]
    return "".join(text for run in runs for text in run.texts if text in "①②③④")


@pytest.mark.parametrize("block", MARKED)
@pytest.mark.parametrize("above", [False, True])
def test_marks_are_raised_wherever_they_stand(block: Block, above: bool) -> None:
    notes = [note(mark) for mark in "①②③④" if mark in repr(block)]
    before = (Paragraph(text="现印发。"),) if above else ()
    lines = set_lines(body(*before, block, *notes))
    assert marks_of(lines, are_raised=False) == ""
    assert set(marks_of(lines, are_raised=True)) == {one.mark for one in notes}


def test_marks_are_raised_in_the_title_and_in_the_heading_of_a_table() -> None:
    table = Table(rows=((Cell(text="项目"), Cell(text="数量")),))
    heading = Heading(text="一、情况②", level=1, number="一、")
    entry = Entry(title_zh="关于防汛①的通知", blocks=(note("①"), heading, note("②"), table))
    sections = (Section(entries=(entry,)),)
    pages = issue_pages(Issue(publication=Publication(house_style="qingdao-2019"), sections=sections)).pages
    lines = set_lines([page for page in pages if page.part == "body"])
    assert marks_of(lines, are_raised=False) == ""
    assert sorted(marks_of(lines, are_raised=True)) == ["①", "①", "②", "②"]


def test_a_mark_behind_a_name_leaves_the_affiliation_beside_it() -> None:
    people = (Person(name="刘军①", affiliation="市公安局"), Person(name="王一", affiliation="市财政局"))
    (page, *_) = body(NameList(people=people), note("①"))
    lines = [line.line for column in columns(page, foot=False) for line in column.lines]
    assert [line.text for line in lines] == ["刘军①市公安局", "王一市财政局"]
    first, second = ([(run.x, run.texts) for run in line.runs] for line in lines)
    assert [x for x, texts in first if "市" in texts] == [x for x, texts in second if "市" in texts]


def test_a_mark_does_not_move_a_number_out_of_its_column() -> None:
    rows = (("项目", "数量"), ("桥", "12①"), ("路", "7"), ("渠", "105"))
    table = Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in rows), header_rows=1)
    (page, *_) = body(table, note("①"))
    ends = [
        placed.x + run.x + sum(run.own)
        for item in page.items
        if isinstance(item, Strip) and item.entry == 0
        for placed in item.row.lines
        for run in placed.line.runs
        if "".join(run.texts) in ("12", "7", "105")
    ]
    assert len(ends) == 3
    assert max(ends) - min(ends) <= 5
