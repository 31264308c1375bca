"""Contents lists without a heading, and those behind the documents, give the same issue."""

import pytest

from gazette.ingest import read_text
from gazette.model import Issue

OPENING = "{0}人民政府公报\n2021年第8期（总第196期）\n主办：{0}人民政府办公室\n\n"
HEADING = "目　　录\n\n"
NOTICE = (
    "{0}人民政府\n关于{1}工作的通知\n政发〔2021〕{2}号\n\n各区人民政府：\n　　请做好{1}工作，落实责任。\n"
    "　　　　{0}人民政府\n　　　　2021年8月1{2}日\n\n"
)
LISTS = {
    "sections and numbers": (
        "【市政府文件】\n关于防汛工作的通知（政发〔2021〕5号）………… 1\n关于供水工作的通知（政发〔2021〕6号）………… 3\n"
        "【部门文件】\n关于供热工作的通知（政发〔2021〕7号）………… 5\n\n"
    ),
    "titles and pages": "关于防汛工作的通知（1）\n关于供水工作的通知（3）\n关于供热工作的通知（5）\n\n",
    "bare sections": ("市政府文件\n关于防汛工作的通知\t1\n关于供水工作的通知\t3\n部门文件\n关于供热工作的通知\t5\n\n"),
}
COLOPHON = "编辑出版：{0}人民政府办公室\n地　　址：{0}人民路1号\n邮政编码：434100\n"


def documents(place: str) -> str:
    return "".join(NOTICE.format(place, what, at) for at, what in enumerate(("防汛", "供水", "供热"), 5))


def issue_of(text: str) -> Issue:
    reading = read_text(text, file="issue.txt")
    assert reading.issue is not None
    assert reading.findings == ()
    return reading.issue


@pytest.mark.parametrize("place", ["江陵市", "丰江市", "临水县"])
@pytest.mark.parametrize("layout", LISTS)
def test_a_list_without_heading_or_behind_the_documents(place: str, layout: str) -> None:
    opening, listed, body = OPENING.format(place), LISTS[layout], documents(place)
    headed = issue_of(opening + HEADING + listed + body)
    assert [entry.printed_page for entry in headed.entries] == [1, 3, 5]
    assert issue_of(opening + listed + body) == headed
    assert issue_of(opening + body + HEADING + listed) == headed


def test_a_list_between_the_documents_and_the_colophon() -> None:
    opening, body, colophon = (text.format("江陵市") for text in (OPENING, documents("江陵市"), COLOPHON))
    listed = LISTS["titles and pages"]
    assert issue_of(opening + body + HEADING + listed + colophon) == issue_of(
        opening + HEADING + listed + body + colophon
    )


@pytest.mark.parametrize(
    "lines",
    [
        "关于防洪工程的方案（1）\n关于水库调度的方案（3）\n关于堤坝加固的方案（5）\n",
        "关于防汛工作的通知（5）\n关于供水工作的通知（3）\n关于供热工作的通知（1）\n",
        "关于防汛工作的通知（1）\n关于供水工作的通知（3）\n",
    ],
)
def test_lines_that_agree_with_no_documents_are_no_list(lines: str) -> None:
    reading = read_text(OPENING.format("江陵市") + lines + "\n" + documents("江陵市"), file="issue.txt")
    assert reading.issue is not None
    assert {entry.printed_page for entry in reading.issue.entries} == {None}
    assert [f.text for f in reading.findings if f.rule == "ingest.unplaced"] == lines.splitlines()


def test_a_heading_inside_the_last_document_moves_nothing() -> None:
    text = NOTICE.format("江陵市", "防汛", 5) + "附件\n资料汇编\n目录\n第一部分　概况\n第二部分　数据\n"
    reading = read_text(text, file="document.txt")
    assert reading.issue is None
    assert len(reading.entries) == 1


def test_highlights_above_the_list_are_no_list() -> None:
    opening, body = OPENING.format("江陵市"), documents("江陵市")
    reading = read_text(opening + "本期要目\n防汛\n\n" + HEADING + LISTS["bare sections"] + body, file="issue.txt")
    assert reading.issue is not None
    assert [section.name.zh for section in reading.issue.sections] == ["市政府文件", "部门文件"]
    assert [entry.printed_page for entry in reading.issue.entries] == [1, 3, 5]
    assert [f.text for f in reading.findings] == ["本期要目", "防汛"]
