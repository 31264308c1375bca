"""The same paper as text and as a page gives the same entry, whatever kind of paper it is."""

from html import escape
from pathlib import Path

import pytest

from gazette.ingest import read_text
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.web.reader import read_web
from gazette.model import Table, walk_blocks

ENCLOSING = """云溪市人民政府办公室
关于印发云溪市公共阅读促进方案的通知
云政办发〔2020〕12号
各区人民政府，市政府各部门：
《云溪市公共阅读促进方案》已经市政府同意，现印发给你们，请认真贯彻执行。
云溪市人民政府办公室
2020年3月1日
（此件公开发布）
云溪市公共阅读促进方案
为促进公共阅读，制定本方案。
一、总体要求
（一）指导思想。坚持以人民为中心，落实各项部署。（市文化局、市教育局按职责分工负责）
（二）工作目标
到2022年，人均图书馆面积达到20平方米。
二、主要任务
1．建设阅读设施。各区要每年新建两处。
2．开展阅读活动。
附件：1.任务分工表
2.联系人名单
附件1
任务分工表
序号\t任务\t牵头单位
1\t建设阅读设施\t市文化局
2\t开展阅读活动\t市教育局
附件2
联系人名单
孙继　市文化局
李芳华　市教育局
王明远　市财政局
"""
APPOINTING = """云溪市人民政府
关于任免闻海等工作人员职务的通知
云政任〔2020〕3号
各区人民政府，市政府各部门：
市政府决定：
任命闻海为市水利局副局长；
免去孙继的市应急局副局长职务。
云溪市人民政府
2020年5月6日
"""
ORDER = """云溪市人民政府令
第38号
《云溪市公园条例实施办法》已经2020年4月1日市政府第5次常务会议审议通过，现予公布，自2020年6月1日起施行。
市长　闻砚清
2020年4月8日
云溪市公园条例实施办法
第一章　总则
第一条　为了加强公园管理，制定本办法。
第二条　本市行政区域内的公园适用本办法。
第二章　附则
第三条　本办法自2020年6月1日起施行。
"""
ANNOUNCING = """云溪市人民政府
关于调整部分道路通行时间的通告
为保障市民出行，现将有关事项通告如下：
一、每日7时至9时，货车不得通行。
二、违反本通告的，依法处理。
特此通告。
云溪市人民政府
2020年7月2日
"""
KINDS = {"enclosing": ENCLOSING, "appointing": APPOINTING, "order": ORDER, "announcing": ANNOUNCING}


def as_page(text: str) -> str:
    """A text as a page: a paragraph for each line, rows with tabs as tables, blank lines as blank paragraphs."""
    made: list[str] = []
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) > 1:
            if not made or not made[-1].startswith("<tr>"):
                made.append("<table border=1>")
            made.append("<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in cells) + "</tr>")
            continue
        if made and made[-1].startswith("<tr>"):
            made.append("</table>")
        made.append(f"<p>{escape(line) or '&nbsp;'}</p>")
    return "<html><body>" + "\n".join(made) + "</body></html>"


def read(page: str) -> Contents:
    return read_web(page.encode("gb18030"), file="x.html", wishes=Wishes())


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_the_same_as_a_page(kind: str) -> None:
    (expected,) = read_text(KINDS[kind], file="x.txt").entries
    contents = read(as_page(KINDS[kind]))
    (entry,) = contents.entries
    assert entry == expected
    assert contents.account.is_whole


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_the_same_with_rows_parted_by_breaks(kind: str) -> None:
    text = KINDS[kind]
    if "\t" in text:
        pytest.skip("tables stand between paragraphs")
    (expected,) = read_text(text, file="x.txt").entries
    contents = read(
        "<html><body><div>" + "<br>\n".join(f"　　{line}" for line in text.splitlines()) + "</div></body></html>"
    )
    assert contents.entries == (expected,)
    assert contents.account.is_whole


@pytest.mark.parametrize("name", ["issue_in_two_languages", "issue_without_brackets"])
def test_a_whole_issue_is_one_as_a_page(name: str) -> None:
    text = (Path(__file__).parents[1] / "texts" / f"{name}.txt").read_text("utf-8")
    expected = read_text(text, file="x.txt").issue
    contents = read(as_page(text))
    assert expected is not None
    assert contents.issue is not None
    assert [(one.title_zh, one.number_zh, one.date) for one in contents.issue.entries] == [
        (one.title_zh, one.number_zh, one.date) for one in expected.entries
    ]
    assert not contents.account.missing
    tables = [
        block for one in contents.issue.entries for _, block in walk_blocks(one.blocks) if isinstance(block, Table)
    ]
    assert len(tables) == sum(
        isinstance(block, Table) for one in expected.entries for _, block in walk_blocks(one.blocks)
    )
