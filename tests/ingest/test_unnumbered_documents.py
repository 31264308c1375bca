"""Documents without a number: told apart by a title behind a signature and a signature of their own."""

import pytest

from gazette.ingest import read_text
from gazette.model import entry_texts

FIRE = (
    "通江市人民政府办公室\n关于做好火灾防控工作的通知\n通政办发〔2023〕52号\n\n各县人民政府办公室：\n"
    "请参照《关于做好夏季防火工作的通知》做好火灾防控工作。\n\n通江市人民政府办公室\n2023年11月21日\n（此件公开发布）\n"
)
POSTS = (
    "关于李卫东同志职务任免的通知\n\n各县人民政府：\n任命李卫东为通江市水利局局长。\n\n通江市人民政府\n2023年11月28日\n"
)
REPLY = (
    "通江市人民政府\n关于同意龙城中学\n更名的批复\n\n南江县人民政府：\n同意更名。\n\n通江市人民政府\n2023年11月29日\n"
)


def test_documents_without_number_behind_one_with_a_number() -> None:
    reading = read_text(f"{FIRE}\n{POSTS}\n{REPLY}", file="a.txt")
    assert [(e.title_full, e.number_zh, e.date, e.issuers) for e in reading.entries] == [
        (
            "通江市人民政府办公室关于做好火灾防控工作的通知",
            "通政办发〔2023〕52号",
            "2023-11-21",
            ("通江市人民政府办公室",),
        ),
        ("关于李卫东同志职务任免的通知", None, "2023-11-28", ("通江市人民政府",)),
        ("通江市人民政府关于同意龙城中学更名的批复", None, "2023-11-29", ("通江市人民政府",)),
    ]
    assert reading.entries[2].title_lines == ("通江市人民政府", "关于同意龙城中学", "更名的批复")
    assert [(f.rule, f.entry, f.line) for f in reading.findings] == [
        ("ingest.told_apart", 2, 12),
        ("ingest.told_apart", 3, 20),
    ]


def test_a_document_of_an_issue_that_its_contents_do_not_name() -> None:
    listed = "目　录\n市政府办公室文件\n关于做好火灾防控工作的通知（通政办发〔2023〕52号）……1\n\n"
    reading = read_text(listed + FIRE + "\n" + POSTS, file="a.txt")
    assert reading.issue is not None
    assert [entry.title_zh for entry in reading.issue.entries] == [
        "关于做好火灾防控工作的通知",
        "关于李卫东同志职务任免的通知",
    ]
    assert [(f.rule, f.entry) for f in reading.findings] == [("ingest.not_in_contents", 2)]


@pytest.mark.parametrize(
    "behind",
    [
        "关于做好夏季防火工作的通知\n\n各县：\n请防火。\n\n通江市人民政府\n2023年6月1日\n",  # named above
        "关于做好火灾防控工作的实施方案\n\n一、目标\n防火。\n\n通江市人民政府\n2023年6月1日\n",  # issued, not sent
        "附件\n关于做好防火工作的通知\n\n各县：\n请防火。\n\n通江市人民政府\n2023年6月1日\n",
        "关于做好防火工作的通知\n\n各县：\n请防火。\n",  # not signed itself
    ],
)
def test_what_belongs_to_the_document_above_stays_with_it(behind: str) -> None:
    assert len(read_text(FIRE + "\n" + behind, file="a.txt").entries) == 1


def test_a_title_that_differs_from_the_contents_is_found_without_a_number() -> None:
    listed = "【目录】\n市政府文件\n关于做好火灾防控工作的通知……1\n其他\n通江市国民经济和社会发展统计公报……5\n\n"
    text = "通江市2022年国民经济和社会发展统计公报\n通江市统计局\n2023年3月15日\n全市经济平稳增长。\n"
    reading = read_text(listed + FIRE + "\n" + text, file="a.txt")
    assert reading.issue is not None
    last = reading.issue.entries[-1]
    assert (last.title_zh, last.title_full) == (
        "通江市国民经济和社会发展统计公报",
        "通江市2022年国民经济和社会发展统计公报",
    )
    assert (last.issuers, last.date, last.printed_page) == (("通江市统计局",), "2023-03-15", 5)
    assert [(f.rule, f.entry, f.line) for f in reading.findings] == [("ingest.title_differs", 2, 18)]


def test_the_contents_count_the_bodies_that_the_document_names() -> None:
    listed = "目　录\n部门文件\n通江市民政局等三部门关于养老服务的意见（通民发〔2023〕3号）……1\n\n"
    text = "通江市民政局　通江市财政局\n通江市教育局\n关于养老服务的意见\n通民发〔2023〕3号\n各县：\n现提出意见。\n"
    reading = read_text(listed + text, file="a.txt")
    assert reading.issue is not None
    (entry,) = reading.issue.entries
    assert entry.issuers == ("通江市民政局", "通江市财政局", "通江市教育局")
    assert reading.findings == ()


def test_a_text_with_a_list_of_its_headings_and_no_head_keeps_all_its_lines() -> None:
    """A list of headings looks like contents; nothing under it begins as a document does."""
    lines = (
        "目录",
        "八、对妨害登记的强制措施",
        "二十二、跨区登记程序的特别规定",
        "2012年8月31日，市人大常委会第二十八次会议审议通过了《关于修改〈登记办法〉的决定》。结合工作实际，制定本解释。",
        "八、对妨害登记的强制措施",
        "第五百四十九条  办理跨区登记，可以参照适用跨区登记程序的特别规定。",
    )
    issue = read_text("\n".join(f"　　{line}" for line in lines), file="a.txt").issue
    assert issue is not None
    said = [text for entry in issue.entries for text in entry_texts(entry)]
    assert set(lines[3:]) <= set(said)
