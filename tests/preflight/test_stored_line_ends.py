"""Line ends that a text holds are rows of the page, wherever they stand, and the checker knows them."""

from dataclasses import replace

import pytest

from gazette.desk.preflighting import checked_file
from gazette.desk.typesetters import fonts, issue_pages
from gazette.export import pages_to_pdf
from gazette.model import (
    Appointment,
    AppointmentRecord,
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
    Publication,
    Section,
    Signature,
    Table,
)
from gazette.shipped import shipped_house_styles
from gazette.typeset import Column, Pages, PlacedLine

TABLE = Table(rows=((Cell(text="项目"), Cell(text="数量")), (Cell(text="泵站"), Cell(text="3"))), header_rows=1)
RECORD = AppointmentRecord(person="闻砚清", post="局长", act="appointed")
BLOCKS: tuple[Block, ...] = (
    Heading(text="一、上半\n，下半", level=1, number="一、"),
    Paragraph(text="市政府常务会议讨论通过。" * 9),
    Heading(text="第一章\n总则", level=0, number="第一章"),
    Heading(text="（一）甲事。乙事\n；丙事", level=2, number="（一）", lead="（一）甲事。"),
    Appointment(lead="任命\n如下：", lines=("闻砚清为\n；局长",), records=(RECORD,)),
    NameList(people=(Person(name="闻砚\n清", affiliation="水务\n局", role="组\n长"),)),
    replace(TABLE, caption="表一\n）水库"),
    Note(text="注：按月\n，报送"),
    Signature(lines=("某市\n，人民政府", "2024年8月15日")),
    Enclosure(title="水库\n，办法", blocks=(Paragraph(text="坚持到底。"),)),
    Attachment(label="附件\n1", title="清单\n、目录", blocks=(Paragraph(text="坚持到底。"),)),
)
ROWS = [
    *("关于供水", "：的通知", "一、上半", "，下半", "第一章", "总则", "（一）甲事。乙事", "；丙事", "任命", "如下："),
    *("闻砚清为", "；局长", "表一", "）水库", "注：按月", "，报送", "某市", "，人民政府", "水库", "，办法"),
    *("附件", "1", "清单", "、目录"),
]


def rows_of(pages: Pages) -> list[str]:
    """What stands on each line of the body pages."""
    lines: list[str] = []
    for page in pages.pages:
        for item in page.items if page.number is not None else ():
            if isinstance(item, Column):
                lines += [line.line.text for line in item.lines]
            elif not isinstance(item, PlacedLine):
                lines += [placed.line.text for placed in item.row.lines]
    return lines


@pytest.mark.parametrize("style", sorted(shipped_house_styles()))
def test_line_ends_in_a_text_are_rows(style: str) -> None:
    entry = Entry(title_zh="关于供水\n：的通知", number_zh="临政\n字1号", addressee="各县\n，区：", blocks=BLOCKS)
    issue = Issue(publication=Publication(house_style=style), sections=(Section(entries=(entry,)),))
    pages = issue_pages(issue)
    assert [finding for finding in pages.findings if "glyph" in finding.rule] == []
    rows = rows_of(pages)
    assert [row for row in ROWS if row not in rows] == []
    outcome = checked_file(issue, pages, pages_to_pdf(pages, fonts()))
    assert [(fault.kind, fault.block, fault.text) for fault in outcome.forbidden] == []
