"""Headings without text, attachments, enclosures, sums and counts."""

import pytest

from gazette.model import Attachment, Block, Cell, Enclosure, Heading, NameList, Paragraph, Person, Signature, Table
from gazette.wording import finding_sentence
from tests.proofreading.building import an_entry, numbered, of_entry, said

ATTACHMENTS = (
    "attachment_label",
    "attachment_gap",
    "attachment_unnumbered",
    "attachment_missing",
    "attachment_unmentioned",
    "attachment_title",
)


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(numbered(text) for text in texts)


def attachment(label: str, title: str = "名单", *blocks: Block) -> Attachment:
    return Attachment(label=label, title=title, blocks=blocks or (Paragraph(text="张三。"),))


def table(*rows: str, header_rows: int = 1) -> Table:
    return Table(rows=tuple(tuple(Cell(text=text) for text in row.split("|")) for row in rows), header_rows=header_rows)


@pytest.mark.parametrize(
    "behind", [(), (attachment("附件1"),), (Signature(lines=("云川市人民政府",)),), lines("六、其他", "照办。")]
)
def test_a_heading_without_text(behind: tuple[Block, ...]) -> None:
    entry = an_entry(*lines("一、目标", "建成。", "二、任务", "（一）供水。加快。", "五、要求"), *behind)
    (found,) = of_entry(entry, "heading_without_text")
    assert (found.level, found.block, found.text) == ("error", (4,), "五、要求")


def test_a_heading_without_text_inside_an_enclosure_and_below_another() -> None:
    inner = lines("一、目标", "建成。", "二、任务", "（一）供水", "照办。", "（二）排水", "三、保障", "照办。")
    (found,) = of_entry(an_entry(Enclosure(title="方案", blocks=inner)), "heading_without_text")
    assert (found.block, found.text) == ((0, 5), "（二）排水")


@pytest.mark.parametrize(
    "blocks",
    [
        lines("一、目标", "二、任务", "三、保障"),
        lines("一、目标", "（一）供水", "照办。", "二、任务", "（一）排水", "照办。"),
        lines("一、目标", "建成。", "二、道路（3条）", "1. 东路。", "2. 西路。"),
        (*lines("一、目标", "建成。", "二、分组安排"), table("组|人", "一|2")),
        lines("目录", "一、目标", "二、任务", "一、目标", "建成。", "二、任务", "照办。"),
        lines("一、目标", "建成。", "二、（略）"),
        lines("一、目标", "建成。", "二、针剂 50瓶"),
        (
            Heading(text="第一编 总则", level=0, number="第一编"),
            Heading(text="第一章 目的", level=0, number="第一章"),
            *lines("照办。"),
            Heading(text="第二编 分则", level=0, number="第二编"),
            Heading(text="第一章 供水", level=0, number="第一章"),
            *lines("照办。"),
        ),
    ],
)
def test_what_looks_like_a_heading_without_text(blocks: tuple[Block, ...]) -> None:
    assert of_entry(an_entry(*blocks), "heading_without_text") == []


def test_labels_of_attachments() -> None:
    text = Paragraph(text="见附件1、附件2、附件3。")
    twice = an_entry(text, attachment("附件1"), attachment("附件2"), attachment("附件2"))
    assert said(of_entry(twice, *ATTACHMENTS[:3])) == [("attachment_label", "error", "附件2")]
    gap = an_entry(text, attachment("附件1"), attachment("附件3"))
    assert said(of_entry(gap, *ATTACHMENTS)) == [
        ("attachment_gap", "doubt", "附件3"),
        ("attachment_missing", "doubt", "附件2"),
    ]
    bare = an_entry(attachment("附件1"), attachment("附件"))
    assert said(of_entry(bare, *ATTACHMENTS)) == [("attachment_unnumbered", "doubt", "附件")]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("见附件。", ["附件"]),
        ("照办。", ["附件1", "附件2"]),
        ("见附件1至附件3。", ["附件1", "附件2", "附件3"]),
        ("见附件1—3。", ["附件1", "附件2", "附件3"]),
        ("见附件1。国发〔2019〕5号附件9、《云川市供水方案》附件8另发。", ["附件1"]),
        ("见附件1（附件2略）。", ["附件1"]),
        ("见 附 件 １。", ["附件1"]),
        ("附件10份一并报送。", ["附件1"]),
    ],
)
def test_attachments_that_agree(text: str, labels: list[str]) -> None:
    entry = an_entry(Paragraph(text=text), *(attachment(label, f"名单{label}") for label in labels))
    assert of_entry(entry, *ATTACHMENTS) == []


def test_mentions() -> None:
    entry = an_entry(Paragraph(text="见附件1、附件4。"), attachment("附件1"), attachment("附件2"))
    assert said(of_entry(entry, *ATTACHMENTS)) == [
        ("attachment_missing", "doubt", "附件4"),
        ("attachment_unmentioned", "doubt", "附件2"),
    ]


def test_the_list_of_attachments() -> None:
    listed = lines("照办。", "附件：1. 供水名单", "2.排水工作名单")
    agreeing = an_entry(*listed, attachment("附件1", "供水名单"), attachment("附件2", "排水工作名单"))
    assert of_entry(agreeing, *ATTACHMENTS) == []
    differing = an_entry(*listed, attachment("附件1", "供水名单"), attachment("附件2", "排水实施名单"))
    (found,) = of_entry(differing, *ATTACHMENTS)
    assert dict(found.values) == {"label": "附件2", "listed": "工作", "own": "实施"}
    missing = an_entry(*listed, attachment("附件1", "供水名单"))
    assert said(of_entry(missing, *ATTACHMENTS)) == [("attachment_missing", "doubt", "排水工作名单")]


def test_the_enclosure_is_called_what_its_notice_calls_it() -> None:
    plan = Enclosure(title="云川市供水实施方案", blocks=lines("照办。"))
    text = Paragraph(text="现将《云川市供水工作方案》印发给你们。")
    found = of_entry(
        an_entry(text, plan, title_full="云川市人民政府关于印发云川市供水实施方案的通知"), "enclosure_title"
    )
    assert said(found) == [("enclosure_title", "error", "工作方案")]
    assert (found[0].block, found[0].suggestion) == ((0,), "实施方案")
    text = Paragraph(text="《云川市供水实施方案》已经市政府同意，现印发给你们。")
    assert said(of_entry(an_entry(text, plan), "enclosure_title")) == [("enclosure_title", "error", "供水方案")]


@pytest.mark.parametrize(
    ("text", "title", "named"),
    [
        ("现将《供水方案》印发给你们。", "云川市供水方案", "云川市供水方案"),
        ("根据《云川市供水条例》，现将《云川市供水方案》印发给你们。", "云川市供水方案", "云川市供水方案"),
        ("根据《云川市供水规划》制定了方案，现印发给你们。", "云川市供水方案", "云川市供水方案"),
        (
            "《云川市供水方案（2021－2023年）》已经同意，现印发。",
            "云川市供水方案(2021—2023年)",
            "云川市供水方案（2021—2023年）",
        ),
    ],
)
def test_enclosures_that_agree(text: str, title: str, named: str) -> None:
    entry = an_entry(
        Paragraph(text=text),
        Enclosure(title=title, blocks=lines("照办。")),
        title_full=f"云川市人民政府关于印发{named}的通知",
    )
    assert of_entry(entry, "enclosure_title") == []


def test_a_sum_with_gaps_says_how_much_and_where() -> None:
    made = table("类|一组|二组", "甲|20|30", "乙|15|", "丙|5|", "丁|60|20", "合计|100|100")
    (found,) = of_entry(an_entry(made), "column_sum", "column_sum_gaps", "row_sum")
    assert (found.level, found.part, found.index, found.text) == ("error", "cell", 17, "100")
    assert finding_sentence(found, "zh") == "“二组”各行之和为 50，合计为 100，相差 50；第 2–3 行缺数。"


def test_half_tables_side_by_side_have_one_sum() -> None:
    halves = ("类|人数|类|人数", "甲|10|乙|20", "丙|30|丁|4", "戊|6||")
    assert of_entry(an_entry(table(*halves, "合计|||70")), "column_sum", "column_sum_gaps") == []
    (found,) = of_entry(an_entry(table(*halves, "合计|||71")), "column_sum", "column_sum_gaps")
    assert (found.level, dict(found.values)["added"]) == ("doubt", "70")


@pytest.mark.parametrize(
    "made",
    [
        table("类|数", "甲|10", "其中：乙|4", "合计|10"),
        table("类|一|二|三", "甲|1|2|3", "乙|1|2|3", "合计|9|9|9"),
        table("类|增速", "甲|1", "乙|2", "合计|9"),
    ],
)
def test_sums_of_another_kind_are_left_alone(made: Table) -> None:
    assert of_entry(an_entry(made), "column_sum", "column_sum_gaps", "row_sum") == []


def test_counts_in_words() -> None:
    roads = lines("一、道路（6条）", "1. 东路。", "2. 西路。", "3. 南路。", "照办。")
    (found,) = of_entry(an_entry(*roads), "count_differs")
    assert (found.level, found.text, found.suggestion) == ("error", "（6条）", "（3条）")
    people = NameList(people=(Person(name="张三"), Person(name="李四")))
    (found,) = of_entry(an_entry(Paragraph(text="现将名单（共30名）公布如下："), people), "count_differs")
    assert finding_sentence(found, "zh") == "写的是 30 名，列出的是 2 名。"
    (found,) = of_entry(an_entry(table("组|部门", "第一组(3个)|甲局、乙局（丙、丁）")), "count_differs")
    assert (found.part, found.index, found.suggestion) == ("cell", 2, "(2个)")


@pytest.mark.parametrize(
    "blocks",
    [
        lines("一、道路（2条）", "1. 东路。", "2. 西路。", "二、其他"),
        lines("一、举措（共23项）", "（一）知识产权5项：甲。", "（二）转化18项：乙。"),
        lines("一、道路（2条）", "东路和西路。"),
        lines("会议（3人）决定。", "1. 东路。", "2. 西路。"),
        (table("组|部门", "第一组(3个)|甲局、乙局等"), table("组|部门", "第一组(3个)|甲局牵头，乙局、丙局配合")),
    ],
)
def test_counts_that_agree_or_count_no_list(blocks: tuple[Block, ...]) -> None:
    assert of_entry(an_entry(*blocks), "count_differs") == []
