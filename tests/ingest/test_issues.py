"""Whole issues: contents lists of many shapes, documents found and matched, disagreements reported."""

from pathlib import Path

import pytest

from gazette.ingest import Reading, read_file, read_text
from gazette.model import Appointment, Bilingual, Issue

TEXTS = Path(__file__).parent / "texts"


def issue_of(reading: Reading) -> Issue:
    assert reading.issue is not None
    assert reading.entries == ()
    return reading.issue


@pytest.fixture(scope="module")
def unbracketed() -> Reading:
    return read_file(TEXTS / "issue_without_brackets.txt")


@pytest.fixture(scope="module")
def bilingual() -> Issue:
    return issue_of(read_file(TEXTS / "issue_in_two_languages.txt"))


def test_the_masthead_in_chinese(unbracketed: Reading) -> None:
    issue = issue_of(unbracketed)
    assert (issue.serial, issue.year, issue.numbers, issue.date) == (57, 2021, (3,), "2021-03-31")
    assert issue.publication.name.zh == "云溪市人民政府公报"
    assert issue.editor.zh == "云溪市人民政府办公室"


def test_sections_without_brackets(unbracketed: Reading) -> None:
    sections = [(section.name.zh, len(section.entries)) for section in issue_of(unbracketed).sections]
    assert sections == [("市政府规章", 1), ("市政府文件", 3), ("部门文件", 1)]


def test_an_order_in_an_issue(unbracketed: Reading) -> None:
    order = issue_of(unbracketed).entries[0]
    assert (order.title_full, order.number_zh) == ("云溪市城市绿化管理办法", "云溪市人民政府令第12号")
    assert (order.date, order.addressee, order.printed_page) == ("2021-02-26", None, 1)


def test_a_line_of_the_contents_without_document_stays_as_an_empty_entry(unbracketed: Reading) -> None:
    entry = issue_of(unbracketed).entries[3]
    assert (entry.title_zh, entry.printed_page, entry.blocks) == ("关于公布2020年度先进单位的决定", 9, ())
    assert [(f.entry, f.line) for f in unbracketed.findings if f.rule == "ingest.no_document"] == [(4, 14)]


def test_a_document_that_the_contents_leave_out_follows_the_one_before_it(unbracketed: Reading) -> None:
    entry = issue_of(unbracketed).entries[2]
    assert (entry.title_zh, entry.number_zh, entry.printed_page) == (
        "关于调整有关会议时间的通知",
        "云政办字〔2021〕8号",
        None,
    )
    assert [f.entry for f in unbracketed.findings if f.rule == "ingest.not_in_contents"] == [3]


def test_numbers_that_disagree_are_both_told(unbracketed: Reading) -> None:
    entry = issue_of(unbracketed).entries[4]
    assert entry.number_zh == "云财规〔2021〕2号、云教财〔2021〕5号"
    (finding,) = [f for f in unbracketed.findings if f.rule == "ingest.number_differs"]
    assert dict(finding.values) == {"listed": "云财规〔2021〕2号", "document": "云财规〔2021〕2号、云教财〔2021〕5号"}
    assert finding.entry == 5


def test_both_languages_of_an_issue(bilingual: Issue) -> None:
    assert bilingual.publication.name == Bilingual("云溪市人民政府公报", "Yunxi Municipal People's Government Gazette")
    assert (bilingual.serial, bilingual.numbers, bilingual.date) == (88, (5,), "2020-05-15")
    assert bilingual.editor.en == "the General Office of the Yunxi Municipal People's Government"
    assert [section.name for section in bilingual.sections] == [
        Bilingual("市政府文件", "Documents of the Municipal People's Government"),
        Bilingual("机构人事", "Personnel"),
    ]
    assert [(entry.title_en, entry.number_en, entry.printed_page) for entry in bilingual.entries] == [
        ("Opinions on Flood Control", "YZF [2020] No. 2", 1),
        ("Circular on Printing and Issuing the Action Plan for Urban Renewal", "YZF [2020] No. 3", 3),
        ("Recent Appointments", None, 7),
    ]


def test_decisions_carry_date_and_term(bilingual: Issue) -> None:
    decisions = [block for block in bilingual.entries[2].blocks if isinstance(block, Appointment)]
    records = [(r.person, r.act, r.date, r.term) for block in decisions for r in block.records]
    assert records == [
        ("王建国", "appointed", "2020-05-05", None),
        ("李红", "appointed", "2020-05-05", None),
        ("张明", "appointed", "2020-05-05", None),
        ("赵刚", "removed", "2020-05-05", None),
        ("赵刚", "removed", "2020-05-05", None),
        ("孙立", "engaged", "2020-05-05", "五年"),
    ]


BARE = """目次

综合文件

关于加强消防工作的通知
关于做好防汛工作的意见

人事任免

近期任免人员名单

云溪市人民政府关于加强消防工作的通知
（2020年1月2日）
云政发〔2020〕1号
各区人民政府：
现将有关事项通知如下。

云溪市人民政府关于进一步做好防汛工作的意见
（2020年1月3日）
云政发〔2020〕2号
各区人民政府：
现提出意见如下。

近期任免人员名单

2020年1月5日，市政府决定，任命：
王建国为云溪市财政局局长。
"""


def test_contents_without_pages_and_numbers_and_a_title_that_differs() -> None:
    reading = read_text(BARE, file="bare.txt")
    issue = issue_of(reading)
    assert [(s.name.zh, [e.title_zh for e in s.entries]) for s in issue.sections] == [
        ("综合文件", ["关于加强消防工作的通知", "关于做好防汛工作的意见"]),
        ("人事任免", ["近期任免人员名单"]),
    ]
    assert issue.entries[1].title_full == "云溪市人民政府关于进一步做好防汛工作的意见"
    assert [f.rule for f in reading.findings] == ["ingest.title_differs"]


def test_a_table_of_chapters_makes_no_issue() -> None:
    text = (
        "云溪市城市管理条例\n\n目　录\n\n第一章　总则\n第二章　附则\n\n第一章　总则\n第一条　为了管理，制定本条例。\n"
    )
    reading = read_text(text, file="chapters.txt")
    assert reading.issue is None
    assert reading.entries[0].title_zh == "云溪市城市管理条例"


def test_a_wrapped_issue_reads_like_an_unwrapped_one() -> None:
    source = (TEXTS / "issue_without_brackets.txt").read_text("utf-8")
    long = "各区要组织对辖区内建成五十年以上的建筑进行普查，提出历史建筑建议名单，报委员会办公室组织专家审查后公布。"
    whole = source.replace("各区要落实责任。", "\n　　".join([long] * 6))
    wrapped = "\n".join(line[at : at + 34] for line in whole.split("\n") for at in range(0, len(line) or 1, 34))
    unwrapped_issue, wrapped_issue = (issue_of(read_text(text, file="a.txt")) for text in (whole, wrapped))
    assert wrapped_issue.entries[1].blocks == unwrapped_issue.entries[1].blocks
    assert [entry.title_zh for entry in wrapped_issue.entries] == [entry.title_zh for entry in unwrapped_issue.entries]
