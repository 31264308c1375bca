"""Where findings point: to the entry and the block that they mean; and where lines go that fit nowhere."""

from gazette.ingest import Reading, read_text
from gazette.model import Finding, Paragraph, Plain, Table, block_at, block_texts

NOTICE = (
    "云溪市人民政府关于印发云溪市供水办法的通知\n云政发〔2020〕7号\n各区人民政府：\n现将《云溪市供水办法》印发给你们。\n"
    "云溪市人民政府\n2020年9月1日\n云溪市供水办法\n一、总则\n<p>各区要保障供水。</p>\n@@ ##\n附件1\n任务表\n"
    "区\t任务\n东区\t检修\n\n区\t任务\n西区\t巡查\n附件2\n要求\n%% %%\n"
)
LISTED = (
    "云溪市人民政府公报\n2020年第3期\n免费赠阅\n目　录\n【市政府文件】\n"
    "关于印发云溪市供水办法的通知（云政发〔2020〕7号）（1）\n"
    "关于供热的通知（云政发〔2020〕8号）（3）\n"
)
SECOND = "\n云溪市人民政府关于供热的通知\n云政发〔2020〕8号\n各区人民政府：\n请按期供热。\n—4—\n特此通知。\n"


def pointed(reading: Reading, finding: Finding) -> object:
    entries = reading.issue.entries if reading.issue else reading.entries
    assert finding.entry is not None
    assert finding.block is not None
    return block_at(entries[finding.entry - 1].blocks, finding.block)


def told(reading: Reading, rule: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.rule == rule]


def test_findings_name_the_block_inside_enclosures_and_attachments() -> None:
    reading = read_text(NOTICE, file="a.txt")
    assert [pointed(reading, finding) for finding in told(reading, "ingest.unplaced")] == [
        Plain(text="@@ ##"),
        Plain(text="%% %%"),
    ]
    assert [finding.block for finding in told(reading, "ingest.unplaced")] == [(2, 2), (4, 0)]
    (repeated,) = told(reading, "ingest.header_repeated")
    assert isinstance(pointed(reading, repeated), Table)
    assert {pointed(reading, finding) for finding in told(reading, "ingest.trace")} == {
        Paragraph(text="各区要保障供水。")
    }


def test_findings_of_an_issue_name_entry_and_block() -> None:
    reading = read_text(LISTED + NOTICE + SECOND, file="a.txt")
    (mark,) = told(reading, "ingest.page_mark")
    assert (mark.entry, pointed(reading, mark)) == (2, Paragraph(text="请按期供热。"))
    assert [finding.entry for finding in told(reading, "ingest.trace")] == [1, 1]


def test_lines_outside_all_documents_stand_in_the_first_one_with_a_finding() -> None:
    reading = read_text(LISTED + "\n欢迎来稿。\n\n" + NOTICE + SECOND, file="a.txt")
    assert reading.issue is not None
    unplaced = told(reading, "ingest.unplaced")
    assert [(f.text, f.entry, f.block, f.line) for f in unplaced] == [
        ("免费赠阅", 1, (0,), 3),
        ("欢迎来稿。", 1, (1,), 9),
        ("@@ ##", 1, (4, 2), 20),
        ("%% %%", 1, (6, 0), 30),
    ]
    for finding in unplaced:
        assert pointed(reading, finding) == Plain(text=finding.text)


def test_findings_about_the_head_of_a_document_name_no_block() -> None:
    text = "云溪市人民政府关于防汛的通知\n云政发〔2021〕3号\n各区：\n请防汛。\n云溪市人民政府\n2020年12月30日\n"
    (finding,) = told(read_text(text, file="a.txt"), "ingest.year_differs")
    assert (finding.entry, finding.block, finding.line) == (1, None, 2)
    assert all(block_texts(block) for block in read_text(text, file="a.txt").entries[0].blocks)
