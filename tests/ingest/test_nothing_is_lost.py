"""Characters in = characters out: each stands in an entry, in structure taken off, or in a finding."""

import string
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from gazette.ingest import Reading, read_text
from gazette.model import Entry, NameList, entry_texts, walk_blocks

# Taken off as structure: a date under a title is kept as ISO, roles lose their colon, labels their colon.
TAKEN_OUT = {"ingest.trace", "ingest.page_mark", "ingest.header_repeated", "ingest.unplaced"}
DATE = "（2020年1月2日）"
HAN = "云溪市政府各部门要认真做好防汛工作落实责任加强检查保障安全"
PIECES = [
    "一、",
    "（一）",
    "1. ",
    "（1）",
    "第一条　",
    "附件1",
    "注：",
    "《办法》",
    "“双一",
    "（市教育局负责）",
    "<p>",
    "---",
    "—3—",
    "任命：",
    "@@",
    "张三　李四　王五",
    "成员：张三　李四　王五\n赵六　钱进",
    "云溪市人民政府公告\n第4号\n关于防汛的公告",
    "云溪市防汛专题会议纪要\n第3期\n云溪市人民政府办公室　2020年3月1日\n关于防汛的会议纪要",
    "关于防汛工作的通知（1—3）",
    "表\t数",
    "\t",
    "　",
]

words = st.text(alphabet=HAN + "，。；：、（）《》“”0123456789" + string.ascii_letters, min_size=1, max_size=40)
lines = st.lists(st.one_of(words, st.sampled_from(PIECES)), min_size=1, max_size=4).map("".join)
bodies = st.lists(st.one_of(lines, st.just("")), max_size=25).map("\n".join)


def everything(reading: Reading) -> Counter[str]:
    entries = reading.issue.entries if reading.issue else reading.entries
    kept = Counter(character for entry in entries for text in texts_of(entry) for character in text)
    told = (
        finding.text * int(dict(finding.values).get("count", "1"))
        for finding in reading.findings
        if finding.rule in TAKEN_OUT and not (finding.rule == "ingest.unplaced" and finding.entry)
    )
    return kept + Counter(character for text in told for character in text)


def texts_of(entry: Entry) -> list[str]:
    roles = [
        (person.role or "") + "："
        for _, block in walk_blocks(entry.blocks)
        if isinstance(block, NameList)
        for person in block.people
    ]
    labels = [getattr(block, "label", "") and "：" for _, block in walk_blocks(entry.blocks)]
    return [*entry_texts(entry), *roles, *labels]


def missing(text: str, reading: Reading) -> str:
    assert reading.account.missing == ""
    lost = Counter("".join(text.split())) - everything(reading)
    return "".join(lost.elements())


@given(bodies)
def test_no_character_of_a_document_is_lost(body: str) -> None:
    text = f"云溪市人民政府关于防汛工作的通知\n云政发〔2020〕7号\n各区人民政府：\n{body}\n"
    assert missing(text, read_text(text, file="x")) == ""


@given(bodies)
def test_no_character_of_any_text_is_lost(body: str) -> None:
    text = f"云{body}"
    reading = read_text(text, file="x")
    dates = DATE * sum(entry.date is not None for entry in reading.entries)
    assert missing(text, reading).strip(dates) == ""


@given(bodies)
def test_no_character_of_an_issue_is_lost(body: str) -> None:
    listed = "目录\n【市政府文件】\n关于防汛工作的通知\n(云政发〔2020〕7号) (1)\n"
    document = f"云溪市人民政府关于防汛工作的通知\n{DATE}\n云政发〔2020〕7号\n各区人民政府：\n请做好防汛。\n{body}\n"
    reading = read_text(listed + "\n" + document, file="x")
    assert reading.issue is not None
    assert missing(document.replace(DATE, ""), reading) == ""
