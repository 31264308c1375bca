"""Issues in shapes that offices send: without blank lines, wrapped, without pages, with bare section names."""

import re
from pathlib import Path

import pytest

from gazette.ingest import Reading, read_text
from gazette.model import entry_texts

TEXTS = Path(__file__).parent / "texts"
ORDER_AND_NOTICES = """林江市人民政府公报
2022年第4期（总第31期）
目　录

市政府令

林江市供热管理办法（林江市人民政府令第8号）……（1）

市政府文件

林江市人民政府关于公布第二批老字号名单的通知（林政发〔2022〕5号）……（4）
林江市人民政府关于表彰先进集体的决定（林政发〔2022〕6号）……（7）

林江市人民政府令

第8号

《林江市供热管理办法》已经市人民政府常务会议通过，现予公布。

市长　周远

2022年3月1日

林江市供热管理办法

第一条　为了加强供热管理，保障用热安全，根据有关法律法规，制定本办法。

第二条　本办法自2022年5月1日起施行。

林江市人民政府

关于公布第二批老字号名单的通知

林政发〔2022〕5号

各区人民政府：

各区要认真组织实施，保护好老字号，并且按期报送实施情况，遇到问题及时报告。

附件：1．老字号名单

　　　2．保护单位名单

林江市人民政府

2022年3月8日

附件1

老字号名单

一、食品（2项）

附件2

保护单位名单

林江商会

林江市人民政府

关于表彰先进集体的决定

林政发〔2022〕6号

各区人民政府：

市政府决定对先进集体予以表彰，希望再接再厉，再创佳绩，为城市的发展作出新的贡献。

林江市人民政府

2022年3月9日
"""
TITLES = [
    ("林江市供热管理办法", "林江市人民政府令第8号"),
    ("林江市人民政府关于公布第二批老字号名单的通知", "林政发〔2022〕5号"),
    ("林江市人民政府关于表彰先进集体的决定", "林政发〔2022〕6号"),
]


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line)


def wrapped(text: str, width: int) -> str:
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, len(line) or 1, width))


def titles_of(reading: Reading) -> list[tuple[str, str | None]]:
    assert reading.issue is not None
    return [(entry.title_full or "", entry.number_zh) for entry in reading.issue.entries]


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("width", [0, 28])
def test_a_section_named_order_and_lines_cut_inside_numbers(blank: bool, width: int) -> None:
    text = ORDER_AND_NOTICES if blank else without_blank_lines(ORDER_AND_NOTICES)
    reading = read_text(wrapped(text, width) if width else text, file="a.txt")
    assert titles_of(reading) == TITLES
    assert reading.issue is not None
    assert [section.name.zh for section in reading.issue.sections] == ["市政府令", "市政府文件"]
    assert [entry.printed_page for entry in reading.issue.entries] == [1, 4, 7]


def test_a_law_with_a_list_of_its_chapters_is_one_document() -> None:
    text = (
        "目　录\n\n一、管辖\n\n二、回避\n\n三、附则\n\n"
        "根据本市实际，制定本解释，各区人民法院遵照执行。\n\n"
        "一、管辖\n\n第一条　由区人民法院管辖。\n\n二、回避\n\n第二条　应当回避。\n\n"
        "三、附则\n\n第三条　自公布之日起施行。\n"
    )
    reading = read_text(text, file="law.txt")
    assert (reading.issue, len(reading.entries)) == (None, 1)


def test_a_title_with_its_verb_before_a_named_work_does_not_end_the_contents() -> None:
    text = (
        "目　录\n\n市政府文件\n\n"
        "林江市人民政府关于科学技术奖励的决定（林政发〔2022〕7号）（1）\n"
        "林江市人民政府关于修改《林江市烟花爆竹管理规定》的决定（林政发〔2022〕8号）（2）\n\n"
        "林江市人民政府\n关于科学技术奖励的决定\n林政发〔2022〕7号\n\n现予奖励。\n\n"
        "林江市人民政府关于修改\n《林江市烟花爆竹管理规定》的决定\n林政发〔2022〕8号\n\n删去第五条。\n"
    )
    reading = read_text(text, file="a.txt")
    assert reading.issue is not None
    assert [(e.number_zh, e.printed_page) for e in reading.issue.entries] == [
        ("林政发〔2022〕7号", 1),
        ("林政发〔2022〕8号", 2),
    ]
    assert reading.findings == ()


def test_a_last_document_without_number_date_and_blank_line() -> None:
    contents = "人事任免\n\n近期市政府任免的工作人员名单（9）\n"
    text = ORDER_AND_NOTICES.replace("……（7）\n", "……（7）\n\n" + contents)
    text += "近期市政府任免的工作人员名单\n2022年3月10日，市政府决定，任命：\n王建国为林江市财政局局长。\n"
    reading = read_text(without_blank_lines(text), file="a.txt")
    assert titles_of(reading) == [*TITLES, ("近期市政府任免的工作人员名单", None)]
    assert reading.findings == ()


def test_the_last_lines_of_a_document_above_a_title_are_no_part_of_it() -> None:
    text = without_blank_lines(ORDER_AND_NOTICES).replace("一、食品（2项）", "由市商务局、各区\n商会按职责分工负责）")
    reading = read_text(text.replace("附件2\n保护单位名单\n林江商会\n", ""), file="a.txt")
    assert titles_of(reading) == TITLES


def bilingual_without_pages() -> str:
    source = (TEXTS / "issue_in_two_languages.txt").read_text("utf-8")
    return re.sub(r"\s*(?:…+|\.{3,})\s*\(\d\)|\t7", "", source)


def test_an_english_list_without_pages_keeps_its_last_section_and_title() -> None:
    reading = read_text(bilingual_without_pages(), file="a.txt")
    assert reading.issue is not None
    assert [(s.name.en, s.entries[-1].title_en) for s in reading.issue.sections] == [
        (
            "Documents of the Municipal People's Government",
            "Circular on Printing and Issuing the Action Plan for Urban Renewal",
        ),
        ("Personnel", "Recent Appointments"),
    ]


def test_an_english_section_without_chinese_partner_is_told() -> None:
    source = bilingual_without_pages().replace("Recent Appointments\n", "Recent Appointments\n\nChronicle\n")
    told = [f.text for f in read_text(source, file="a.txt").findings if f.rule == "ingest.english_unmatched"]
    assert told == ["Chronicle"]


@pytest.mark.parametrize("number", ["", "（市政府令第8号）"])
def test_an_order_and_what_it_issues_are_one_entry_whatever_the_list_says_of_its_number(number: str) -> None:
    text = ORDER_AND_NOTICES.replace("（林江市人民政府令第8号）", number)
    reading = read_text(text, file="a.txt")
    assert titles_of(reading) == TITLES
    assert reading.findings == ()


def test_a_chronicle_under_a_section_of_its_name() -> None:
    text = ORDER_AND_NOTICES.replace("……（7）\n", "……（7）\n\n大事记\n\n2022年3月大事记（9）\n")
    text += "\n2022年3月大事记\n\n3月1日　召开市政府常务会议，研究供热工作。\n"
    reading = read_text(text, file="a.txt")
    assert reading.issue is not None
    last = reading.issue.sections[-1]
    assert (last.name.zh, [entry.title_zh for entry in last.entries]) == ("大事记", ["2022年3月大事记"])
    assert reading.findings == ()


def test_section_names_behind_bullets_and_short_ones_over_titles() -> None:
    text = (
        "目录\n◎县政府文件\n北川县人民政府 北川军分区关于\n做好征兵工作的命令 …… 3\n其他\n关于做好春耕生产的通知 …… 5\n"
        "◎政策解读\n《北川县节约用水管理办法》解读 …… 8\n\n"
        "北川县人民政府\n北川军分区\n关于做好征兵工作的命令\n北征〔2023〕1号\n各乡镇：\n请认真组织实施。\n"
        "关于做好春耕生产的通知\n北农〔2023〕2号\n各乡镇：\n请认真组织实施。\n"
        "《北川县节约用水管理办法》解读\n一、背景\n水资源短缺。\n"
    )
    reading = read_text(text, file="a.txt")
    assert reading.issue is not None
    sections = [(s.name.zh, [(e.printed_page, e.issuers) for e in s.entries]) for s in reading.issue.sections]
    assert sections == [
        ("县政府文件", [(3, ("北川县人民政府", "北川军分区"))]),
        ("其他", [(5, ())]),
        ("政策解读", [(8, ())]),
    ]
    assert reading.findings == ()


def test_issuers_over_rows_with_blank_lines_and_a_number_with_a_letter() -> None:
    text = (
        "目　录\n\n部门文件\n\n关于开展专项行动的通知\n\n（林农函〔2022〕A-5号）（1）\n\n"
        "林江市农业农村局　林江市公安局\n\n林江海关　林江市财政局\n\n关于开展专项行动的通知\n\n林农函〔2022〕A-5号\n\n"
        "各区农业农村局：\n\n请认真组织实施。\n"
    )
    reading = read_text(text, file="a.txt")
    assert reading.issue is not None
    (entry,) = reading.issue.entries
    assert entry.issuers == ("林江市农业农村局", "林江市公安局", "林江海关", "林江市财政局")
    assert (entry.number_zh, reading.findings) == ("林农函〔2022〕A-5号", ())


def test_a_list_without_blank_line_behind_it_is_no_part_of_the_first_title() -> None:
    text = (
        "目录\n【市政府文件】\n关于加强供热工作的通知\n(林政发〔2022〕7号) (1)\n"
        "【人事机构】\n近期市政府任免的工作人员名单 (3)\n"
        "林江市人民政府关于加强\n供热工作的通知\n（2022年3月1日）\n林政发〔2022〕7号\n各区：\n请认真执行。\n"
        "近期市政府任免的工作人员名单\n2022年3月10日，市政府决定，任命：\n王建国为林江市财政局局长。\n"
    )
    reading = read_text(text, file="a.txt")
    assert titles_of(reading) == [
        ("林江市人民政府关于加强供热工作的通知", "林政发〔2022〕7号"),
        ("近期市政府任免的工作人员名单", None),
    ]
    assert reading.findings == ()


LISTED_WITH_ISSUERS = (
    "目　录\n市政府文件\n林江市人民政府关于加强供热工作的通知（林政发〔2022〕7号）……（1）\n"
    "林江市人民政府办公室关于近期停水的公告……（3）\n林江市财政局 林江市审计局关于开展清查的通知……（5）\n\n"
    "{0}关于加强供热工作的通知\n林政发〔2022〕7号\n各区：\n请认真执行。\n\n"
    "{1}关于近期停水的公告\n因检修管网，近期停水。\n\n{2}关于开展清查的通知\n各区：\n请开展清查。\n"
)
LISTED_ISSUERS = (("林江市人民政府",), ("林江市人民政府办公室",), ("林江市财政局", "林江市审计局"))


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("printed", [True, False])
def test_issuers_printed_in_the_contents_and_not_over_the_document(blank: bool, printed: bool) -> None:
    over = ["林江市人民政府\n", "林江市人民政府办公室\n", "林江市财政局\n林江市审计局\n"] if printed else [""] * 3
    text = LISTED_WITH_ISSUERS.format(*over)
    reading = read_text(text if blank else without_blank_lines(text), file="a.txt")
    assert reading.issue is not None
    assert tuple(entry.issuers for entry in reading.issue.entries) == LISTED_ISSUERS
    assert [entry.title_zh for entry in reading.issue.entries] == [
        "林江市人民政府关于加强供热工作的通知",
        "林江市人民政府办公室关于近期停水的公告",
        "林江市财政局林江市审计局关于开展清查的通知",
    ]
    told = [(f.rule, f.level, f.entry, dict(f.values)["listed"]) for f in reading.findings]
    expected = [("ingest.issuer_listed", "hint", n, "、".join(issuers)) for n, issuers in enumerate(LISTED_ISSUERS, 1)]
    assert told == ([] if printed else expected)


def test_orders_that_name_the_same_work_and_a_document_under_an_attachment() -> None:
    repealing = "林江市人民政府令\n\n第9号\n\n决定废止《林江市供热管理办法》的附表。\n\n市长　周远\n\n2022年3月2日\n\n"
    attached = "\n\n附件\n\n林江市商务局\n\n关于老字号申报的通知\n\n林商发〔2021〕7号\n\n各单位：\n\n请按期申报。\n"
    issuers = "林江市人民政府\n\n关于公布第二批"
    text = ORDER_AND_NOTICES.replace(issuers, repealing + issuers)
    before, label, after = text.partition("\n\n附件1")
    entries = read_text(before + attached + label + after, file="a.txt").issue
    assert entries is not None
    numbers = [entry.number_zh for entry in entries.entries]
    assert numbers[:3] == ["林江市人民政府令第8号", "林江市人民政府令第9号", "林政发〔2022〕5号"]
    assert "林商发〔2021〕7号" not in numbers
    assert any("林商发〔2021〕7号" in text for text in entry_texts(entries.entries[2]))


@pytest.mark.parametrize("mark", ["★", "◆ ", "●"])
def test_section_names_between_two_marks(mark: str) -> None:
    text = re.sub("^(市政府令|市政府文件)$", f"{mark}\\1{mark[::-1]}", ORDER_AND_NOTICES, flags=re.MULTILINE)
    issue = read_text(text, file="a.txt").issue
    plain = read_text(ORDER_AND_NOTICES, file="a.txt").issue
    assert issue is not None
    assert plain is not None
    assert [s.name for s in issue.sections] == [s.name for s in plain.sections]


@pytest.mark.parametrize("place", ["云海市", "丰江市", "临水县"])
def test_bodies_that_sign_over_a_day_in_brackets_begin_no_document(place: str) -> None:
    listed = "目　录\n【文件】\n关于防汛的通知（政发〔2023〕5号）（1）\n关于供水的通知（政发〔2023〕6号）（2）\n\n"
    notice = "{0}人民政府关于{1}的通知\n政发〔2023〕{2}号\n各单位：\n请做好{1}。\n{0}人民政府\n（2023年3月{2}日）\n\n"
    reading = read_text(listed + notice.format(place, "防汛", 5) + notice.format(place, "供水", 6), file="issue.txt")
    assert reading.issue is not None
    assert [(entry.title_zh, entry.date) for entry in reading.issue.entries] == [
        ("关于防汛的通知", "2023-03-05"),
        ("关于供水的通知", "2023-03-06"),
    ]
    assert reading.findings == ()
