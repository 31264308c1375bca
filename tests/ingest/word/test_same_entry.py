"""The same document as a text and as a Word file with the features of Word gives the same entry."""

import re
from collections.abc import Callable

import pytest

from gazette.ingest import read_text
from gazette.model import Entry
from tests.ingest.word.building import entry, level, lists, p, r, style, tbl, tc, text_box, tr, word_file

NUMBERING = lists(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)
ARTICLES = lists(
    level(0, "chineseCountingThousand", "第%1章"),
    level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
)
STYLES = (
    style("Title", '<w:pPr><w:jc w:val="center"/></w:pPr>', called="Title")
    + style("H1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', called="heading 1")
    + style("H2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', called="heading 2", based="H1")
)

NOTICE = """云溪市人民政府办公室
关于印发云溪市养老服务发展规划的通知
云政办发〔2024〕12号

各区人民政府，市政府各部门，市直各单位：
《云溪市养老服务发展规划》已经市政府同意，现印发给你们，请认真贯彻执行。

云溪市人民政府办公室
2024年3月8日
（此件公开发布）

云溪市养老服务发展规划

为加快发展养老服务，制定本规划。
一、总体要求
（一）指导思想。坚持以人民为中心。
（二）基本目标
1.到2025年，每千名老人有床位40张。
2.社区养老服务设施全部覆盖。
二、重点任务
（一）完善设施。新建小区配建养老用房。
主要指标如下：
序号	指标	2024年	2025年
1	床位（张）	3000	4000
2	护理型床位占比（%）	55	60
三、保障措施
各区要加强领导。
附件：1.任务分工表
2.评估办法

附件1
任务分工表

序号	任务	责任单位
1	设施建设	市住房城乡建设局
2	人才培养	市教育局、市民政局

附件2
评估办法

一、评估每年进行一次。
二、评估结果向社会公布。
"""

APPOINTMENTS = """云溪市人民政府
关于王启明等同志职务任免的通知
云政任〔2024〕3号

各区人民政府，市政府各部门：
市政府决定：
任命王启明为市财政局局长；
任命李晓红为市教育局副局长（试用期一年）。
免去赵一鸣的市水务局局长职务。

云溪市人民政府
2024年4月1日
"""

ORDER = """云溪市人民政府令
第15号

《云溪市养犬管理办法》已于2024年5月6日经市政府第8次常务会议审议通过，现予公布，自2024年7月1日起施行。

市长　王启明
2024年5月20日

云溪市养犬管理办法

第一章　总则
第一条　为了规范养犬行为，制定本办法。
第二条　本市行政区域内的养犬及其管理适用本办法。
第二章　登记
第三条　养犬实行登记制度。
"""

NAMES = """云溪市人民政府关于公布第五批名师名单的决定
云政发〔2024〕9号

各区人民政府：
市政府决定，授予下列人员“云溪名师”称号，现将名单公布。

云溪市人民政府
2024年9月1日

附件
第五批名师名单

王启明	云溪市第一中学
李晓红	云溪市实验小学
赵一鸣	云溪市职业学校
"""


def word_body(text: str, number: Callable[[str], tuple[int, str] | None]) -> str:
    """The paragraphs of a text: automatic numbers instead of written ones, tables, a title in the style of titles."""
    made: list[str] = []
    rows: list[str] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(tr(*(tc(cell) for cell in line.split("\t"))))
            continue
        if rows:
            made.append(tbl(*rows))
            rows = []
        found = number(line)
        if found:
            at, rest = found
            properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>'
            made.append(p(r(rest[:3], "<w:b/>"), r(rest[3:]), properties=properties))
        else:
            made.append(p(line) if line else p())
    return "".join(made)


_SERIES = tuple(map(re.compile, (r"[一二三]、", r"（[一二三]）", r"\d\.(?!评)", r"（\d）")))
_ARTICLES = tuple(map(re.compile, (r"第[一二三]章\u3000", r"第[一二三]条\u3000")))


def by_series(line: str) -> tuple[int, str] | None:
    found = ((at, line[m.end() :]) for at, series in enumerate(_SERIES) if (m := series.match(line)))
    return next(found, None)


def by_articles(line: str) -> tuple[int, str] | None:
    found = ((at, line[m.end() :]) for at, series in enumerate(_ARTICLES) if (m := series.match(line)))
    return next(found, None)


def as_written(_: str) -> None:
    return None


def from_text(text: str) -> Entry:
    (one,) = read_text(text, file="document.txt").entries
    return one


@pytest.mark.parametrize("text", [NOTICE, APPOINTMENTS, ORDER, NAMES])
def test_plain_paragraphs_and_tables(text: str) -> None:
    assert entry(word_file(word_body(text, as_written))) == from_text(text)


def test_automatic_numbers() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    numbering = NUMBERING + again + "</w:lvlOverride></w:num>"
    body = word_body(NOTICE, by_series)
    begins = body.index("评估每") if "评估每" in body else 0
    anew = body[:begins] + body[begins:]
    last = anew.rindex("评估办法")
    body = anew[:last] + anew[last:].replace('<w:numId w:val="1"/>', '<w:numId w:val="2"/>')
    assert entry(word_file(body, numbering=numbering)) == from_text(NOTICE)


def test_chapters_and_articles_by_automatic_numbers() -> None:
    assert entry(word_file(word_body(ORDER, by_articles), numbering=ARTICLES)) == from_text(ORDER)


def test_styles_of_titles_and_headings() -> None:
    body = word_body(NOTICE, as_written)
    for text, named in (("云溪市养老服务发展规划", "Title"), ("一、总体要求", "H1"), ("（二）基本目标", "H2")):
        body = body.replace(p(text), p(text, style=named))
    assert entry(word_file(body, styles=STYLES)) == from_text(NOTICE)


def test_a_title_parted_by_line_breaks_and_pages_parted_by_breaks() -> None:
    rows = NOTICE.split("\n")[:2]
    title = p(f"<w:r><w:t>{rows[0]}</w:t><w:br/><w:t>{rows[1]}</w:t></w:r>")
    body = word_body(NOTICE, as_written).replace(p(rows[0]) + p(rows[1]), title)
    broken = body.replace(p() + p("附件1"), p('<w:r><w:br w:type="page"/></w:r>', "附件1"))
    before = broken.replace(p() + p("附件2"), p("附件2", properties="<w:pageBreakBefore/>"))
    assert before.count(p()) < body.count(p())
    assert entry(word_file(before)) == from_text(NOTICE)


def test_number_and_signer_side_by_side_in_a_row_without_rules() -> None:
    number = "云政办发〔2024〕12号"
    rows = NOTICE.replace(f"\n{number}", "")
    text = f"云溪市人民政府办公室文件\n{number}\u3000签发人：王启明\n{rows}"
    head = p("云溪市人民政府办公室文件") + tbl(tr(number, "签发人：王启明"))
    assert entry(word_file(head + word_body(rows, as_written))) == from_text(text)


def test_a_text_box_with_the_letterhead() -> None:
    text = "云溪市人民政府文件\n" + NOTICE
    head = p(text_box(p("云溪市人民政府文件")))
    assert entry(word_file(head + word_body(NOTICE, as_written))) == from_text(text)
