"""Contents lists in the layouts of different offices give the same issue."""

import pytest

from gazette.ingest import read_text
from gazette.model import Colophon, Issue, entry_texts

HEAD = "江陵市人民政府公报\n2021年第8期（总第196期）\n主办：江陵市人民政府办公室\n\n目　　录\n\n"
NOTICE = (
    "江陵市人民政府\n关于推进城市更新工作的实施意见\n江政发〔2021〕12号\n\n各区（市）人民政府：\n"
    "　　为推进城市更新，现提出如下意见。\n　　　　　江陵市人民政府\n　　　　　2021年8月16日\n"
)
ORDER = (
    "江陵市人民政府令\n第52号\n　　《江陵市城市绿化管理办法》已经市政府常务会议通过，现予公布。\n　　市长　周文涛\n"
    "　　2021年8月10日\n江陵市城市绿化管理办法\n　　第一条　为了促进城市绿化，制定本办法。\n"
)
CHRONICLE = "2021年8月份大事记\n　　8月2日　召开市政府常务会议，研究防汛工作。\n"
BODY = f"{NOTICE}\n{ORDER}\n{CHRONICLE}"
LAYOUTS = {
    "leaders": (
        "市政府文件\n江陵市人民政府关于推进城市更新工作的实施意见（江政发〔2021〕12号）………… 1\n"
        "市政府令\n江陵市城市绿化管理办法（江陵市人民政府令第52号）………… 12\n大事记\n2021年8月份大事记………… 24\n"
    ),
    "numbers without brackets": (
        "〖市政府文件〗\n关于推进城市更新工作的实施意见　江政发〔2021〕12号　（1）\n"
        "〖市政府令〗\n江陵市城市绿化管理办法　市政府令第52号　（12）\n〖大事记〗\n2021年8月份大事记　（24）\n"
    ),
    "columns": (
        "市政府文件\n江政发〔2021〕12号\t关于推进城市更新工作的实施意见\t1\n"
        "市政府令\n第52号\t江陵市城市绿化管理办法\t12\n大事记\n\t2021年8月份大事记\t24\n"
    ),
    "pages in front": (
        "市政府文件\n1　江陵市人民政府关于推进城市更新工作的实施意见\n　　（江政发〔2021〕12号）\n"
        "市政府令\n12　江陵市城市绿化管理办法\n　　（江陵市人民政府令第52号）\n大事记\n24　2021年8月份大事记\n"
    ),
    "counted": (
        "【市政府文件】\n1.关于推进城市更新工作的实施意见（江政发〔2021〕12号）（1）\n"
        "【市政府令】\n2.江陵市城市绿化管理办法（江陵市人民政府令第52号）（12）\n【大事记】\n3.2021年8月份大事记（24）\n"
    ),
    "numbered sections": (
        "一、市政府文件\n关于推进城市更新工作的实施意见（江政发〔2021〕12号）\t1\n"
        "二、市政府令\n江陵市城市绿化管理办法（江陵市人民政府令第52号）\t12\n三、大事记\n2021年8月份大事记\t24\n"
    ),
    "bullets and heading marks": (
        "### 市政府文件\n- 关于推进城市更新工作的实施意见（江政发〔2021〕12号）（1）\n"
        "### 市政府令\n- 江陵市城市绿化管理办法（江陵市人民政府令第52号）（12）\n"
        "### 大事记\n- 2021年8月份大事记（24）\n"
    ),
    "rows": (
        "市政府文件\n\n江陵市人民政府关于推进城市更新\n　　工作的实施意见\n　　江政发〔2021〕12号 ………… (1)\n\n"
        "市政府令\n\n江陵市城市绿化\n　　管理办法\n　　市政府令第52号 ………… (12)\n\n"
        "大事记\n\n2021年8月份大事记 ………… (24)\n"
    ),
    "blank lines and one space": (
        "市政府文件\n\n关于推进城市更新工作的实施意见（江政发〔2021〕12号）　1\n\n"
        "市政府令\n\n江陵市城市绿化管理办法（江陵市人民政府令第52号）　12\n\n大事记\n\n2021年8月份大事记　24\n"
    ),
}


def issue_of(text: str) -> Issue:
    reading = read_text(text, file="a.txt")
    assert reading.issue is not None
    assert [finding for finding in reading.findings if finding.level != "hint"] == []
    return reading.issue


@pytest.mark.parametrize("layout", LAYOUTS)
def test_sections_titles_numbers_and_pages(layout: str) -> None:
    issue = issue_of(HEAD + LAYOUTS[layout] + "\n" + BODY)
    assert (issue.serial, issue.year, issue.numbers) == (196, 2021, (8,))
    assert [(s.name.zh, [e.title_full for e in s.entries]) for s in issue.sections] == [
        ("市政府文件", ["江陵市人民政府关于推进城市更新工作的实施意见"]),
        ("市政府令", ["江陵市城市绿化管理办法"]),
        ("大事记", ["2021年8月份大事记"]),
    ]
    assert [entry.printed_page for entry in issue.entries] == [1, 12, 24]
    assert [entry.number_zh for entry in issue.entries] == ["江政发〔2021〕12号", "江陵市人民政府令第52号", None]
    for entry, alone in zip(issue.entries, (NOTICE, ORDER, CHRONICLE), strict=True):
        assert entry.blocks == read_text(alone, file="b.txt").entries[0].blocks


def test_names_of_sections_over_the_documents_again_are_taken_out_and_told() -> None:
    body = f"市政府文件\n\n{NOTICE}\n【市政府令】\n\n{ORDER}\n大事记\n\n{CHRONICLE}"
    reading = read_text(HEAD + LAYOUTS["counted"] + "\n" + body, file="a.txt")
    plain = issue_of(HEAD + LAYOUTS["counted"] + "\n" + BODY)
    assert reading.issue == plain
    told = [(f.rule, f.level, f.text, f.entry) for f in reading.findings]
    assert told == [
        ("ingest.section_repeated", "hint", "【市政府令】", 1),
        ("ingest.section_repeated", "hint", "大事记", 2),
    ]


def test_running_heads_are_taken_out_and_told_and_join_what_they_parted() -> None:
    running = "\n— {} —\n\n江陵市人民政府公报　2021年第8期\n\n"
    notice = NOTICE.replace("城市更新，现", "城市更新，" + running.format(2) + "现")
    order = ORDER.replace("第52号\n", "第52号\n" + running.format(13))
    body = f"{notice}\n{order}\n{CHRONICLE}{running.format(25)}"
    reading = read_text(HEAD + LAYOUTS["leaders"] + "\n" + body, file="a.txt")
    assert reading.issue == issue_of(HEAD + LAYOUTS["leaders"] + "\n" + BODY)
    marks = [f.text for f in reading.findings if f.rule == "ingest.page_mark"]
    assert marks == [text for page in (2, 13, 25) for text in (f"— {page} —", "江陵市人民政府公报　2021年第8期")]


def test_publisher_and_address_at_the_end_are_no_part_of_the_last_document() -> None:
    colophon = "\n主管：江陵市人民政府\n编辑出版：江陵市人民政府办公室\n地　　址：江陵市人民路1号\n邮政编码：434100\n"
    head = HEAD.replace("主办：江陵市人民政府办公室\n", "")
    reading = read_text(head + LAYOUTS["leaders"] + "\n" + BODY + colophon, file="a.txt")
    assert reading.issue is not None
    assert reading.issue.editor.zh == "江陵市人民政府办公室"
    assert reading.issue.publication.colophon == Colophon(
        supervisor="江陵市人民政府",
        editor="江陵市人民政府办公室",
        address="江陵市人民路1号",
        postcode="434100",
    )
    assert reading.findings == ()


def test_a_colophon_of_several_facts_a_line_with_a_closing_sentence() -> None:
    colophon = (
        "\n江陵市人民政府公报\n2021年第8期\n主　管：江陵市人民政府　　主　办：江陵市人民政府办公室\n"
        "地址：江陵市人民路1号 邮编：434100 电话：0716-8860123\n国内统一连续出版物号：CN 42-0000/D\n"
        "传真：0716-8860124\n承印：江陵市印刷厂\n印数：800册\n在本公报上刊登的规章文本为标准文本。\n"
    )
    reading = read_text(HEAD + LAYOUTS["leaders"] + "\n" + BODY + colophon, file="a.txt")
    assert reading.issue is not None
    assert reading.issue.publication.colophon == Colophon(
        supervisor="江陵市人民政府",
        publisher="江陵市人民政府办公室",
        address="江陵市人民路1号",
        postcode="434100",
        telephone="0716-8860123",
        cn_number="CN 42-0000/D",
        printer="江陵市印刷厂",
        copies="800册",
        statement="在本公报上刊登的规章文本为标准文本。",
    )
    assert [f.text for f in reading.findings if f.rule == "ingest.unplaced"] == ["传真：0716-8860124"]


def test_a_sentence_on_the_gazette_that_ends_a_document_stays_in_it() -> None:
    sentence = "本通知在市政府公报上刊登，自发布之日起施行。"
    reading = read_text(HEAD + LAYOUTS["leaders"] + "\n" + BODY.rstrip() + f"\n　　{sentence}\n", file="a.txt")
    assert reading.issue is not None
    assert not reading.issue.publication.colophon
    assert sentence in "".join(entry_texts(reading.issue.entries[-1]))


def test_a_list_without_pages_and_numbers_with_a_speech_and_an_order() -> None:
    listed = (
        "领导讲话\n在全市经济工作会议上的讲话　周文涛\n政策文件\n江陵市人民政府关于推进城市更新工作的实施意见\n"
        "江陵市人民政府令第52号\n政务动态\n2021年8月份大事记\n"
    )
    speech = (
        "在全市经济工作会议上的讲话\n周文涛\n（2021年8月5日）\n\n同志们：\n　　今天召开这次会议，部署下半年工作。\n\n"
    )
    issue = issue_of(HEAD + listed + "\n" + speech + BODY)
    assert [(s.name.zh, [e.title_zh for e in s.entries]) for s in issue.sections] == [
        ("领导讲话", ["在全市经济工作会议上的讲话"]),
        ("政策文件", ["江陵市人民政府关于推进城市更新工作的实施意见", "江陵市人民政府令第52号"]),
        ("政务动态", ["2021年8月份大事记"]),
    ]
    assert (issue.entries[0].date, issue.entries[0].addressee) == ("2021-08-05", "同志们：")


def test_english_names_that_begin_with_gazette() -> None:
    english = (
        "Gazette of the People's Government of Jiangling\nNo. 8, 2021 (Serial No. 196)\nCONTENTS\n\n"
        "DOCUMENTS\nImplementation Opinions on Promoting Urban Renewal ........ 1\n\n"
        "DECREES\nMeasures of Jiangling for Urban Greening ........ 12\n\n"
        "CHRONICLE\nSummary of Events in August 2021 ........ 24\n\n"
    )
    issue = issue_of(HEAD + LAYOUTS["counted"] + "\n" + english + BODY)
    assert issue.publication.name.en == "Gazette of the People's Government of Jiangling"
    assert [s.name.en for s in issue.sections] == ["DOCUMENTS", "DECREES", "CHRONICLE"]


def test_a_blank_line_behind_every_line_parts_no_title() -> None:
    text = HEAD + LAYOUTS["leaders"] + "\n" + BODY
    spaced = "\n\n".join(line for line in text.split("\n") if line.strip())
    assert issue_of(spaced) == issue_of(text)


def test_figures_alone_that_count_the_pages_are_page_marks() -> None:
    lines = (NOTICE + ORDER + CHRONICLE).split("\n")
    marked = [part for at in range(0, len(lines), 6) for part in (*lines[at : at + 6], "", str(at // 6 + 1), "")]
    reading = read_text(HEAD + LAYOUTS["counted"] + "\n" + "\n".join(marked), file="a.txt")
    assert reading.issue == issue_of(HEAD + LAYOUTS["counted"] + "\n" + BODY)
    assert [f.text for f in reading.findings if f.rule == "ingest.page_mark"] == ["1", "2", "3"]


def test_a_list_ends_right_above_the_first_title() -> None:
    listed = "【市政府文件】\n关于推进城市更新工作的实施意见\n【大事记】\n2021年8月份大事记\n"
    notice = NOTICE.replace("人民政府\n关于推进", "人民政府关于推进")
    issue = issue_of(HEAD + listed + notice + "\n" + CHRONICLE)
    assert [(s.name.zh, [e.title_full for e in s.entries]) for s in issue.sections] == [
        ("市政府文件", ["江陵市人民政府关于推进城市更新工作的实施意见"]),
        ("大事记", ["2021年8月份大事记"]),
    ]


def test_a_running_head_that_the_front_lacks_is_taken_out_everywhere() -> None:
    running = "\n江陵市人民政府公报　2021年第8期\n\n"
    long = "\n".join(f"　　第{number}处，请认真检查。" for number in range(60))
    body = NOTICE.replace("　　为推进", long + "\n　　为推进")
    marked = body.replace("　　第40处", running + "　　第40处").replace("　　第55处", running + "　　第55处")
    listed = "目　录\n【市政府文件】\n关于推进城市更新工作的实施意见（江政发〔2021〕12号）（1）\n"
    listed += "【大事记】\n2021年8月份大事记（5）\n"
    reading = read_text(listed + "\n" + marked + "\n" + CHRONICLE + running, file="a.txt")
    assert reading.issue == issue_of(listed + "\n" + body + "\n" + CHRONICLE)


@pytest.mark.parametrize("number", ["第52号令", "第 52 号", "市政府令第52号", "江陵市人民政府令第52号"])
def test_the_number_of_an_order_as_short_as_contents_print_it(number: str) -> None:
    listed = LAYOUTS["counted"].replace("江陵市人民政府令第52号", number)
    issue = issue_of(HEAD + listed + "\n" + BODY)
    assert (issue.entries[1].title_zh, issue.entries[1].number_zh) == (
        "江陵市城市绿化管理办法",
        "江陵市人民政府令第52号",
    )


def test_a_day_of_publication_without_its_year_and_a_name_in_capitals() -> None:
    name = "GAZETTE OF THE PEOPLE'S GOVERNMENT OF JIANGLING"
    head = HEAD.replace("主办：", f"{name}\n8 月 31 日出版\n主管：江陵市人民政府\n编辑：江陵市公报室\n主办：")
    reading = read_text(head + LAYOUTS["counted"] + "\n" + BODY, file="a.txt")
    assert reading.issue is not None
    assert (reading.issue.date, reading.issue.publication.name.en) == ("2021-08-31", name)
    assert reading.issue.editor.zh == "江陵市人民政府办公室"


@pytest.mark.parametrize("heading", ["【目　录】", "目录 CONTENTS", "本期目录", "（目次）", "本期要目", "要　目"])
def test_headings_of_a_contents_list(heading: str) -> None:
    assert issue_of(HEAD.replace("目　　录", heading) + LAYOUTS["leaders"] + "\n" + BODY).serial == 196


def test_an_entry_called_by_its_number_alone_is_kept() -> None:
    listed = LAYOUTS["leaders"] + "【公告】\n江陵市人民政府公告2021年第3号………… 25\n"
    reading = read_text(HEAD + listed + "\n" + BODY, file="a.txt")
    assert reading.issue is not None
    assert [(e.title_zh, e.printed_page) for e in reading.issue.sections[-1].entries] == [
        ("江陵市人民政府公告2021年第3号", 25)
    ]


RANGES = {
    "江陵": ("（江政发〔2021〕12号）（1—11）", "（江陵市人民政府令第52号）………… 12-23", "………… 24～30"),
    "丰江": ("（江政发〔2021〕12号）\t1-11", "（江陵市人民政府令第52号）\t12-23", "\t24-30"),
    "临水": ("（江政发〔2021〕12号） P1-11", "（江陵市人民政府令第52号） P12-23", " P24-30"),
}


@pytest.mark.parametrize("office", RANGES)
def test_the_last_page_of_several_is_told(office: str) -> None:
    listed = "".join(
        f"【{section}】\n{title}{end}\n"
        for section, title, end in zip(
            ("市政府文件", "市政府令", "大事记"),
            ("关于推进城市更新工作的实施意见", "江陵市城市绿化管理办法", "2021年8月份大事记"),
            RANGES[office],
            strict=True,
        )
    )
    reading = read_text(HEAD + listed + "\n" + BODY, file="a.txt")
    assert reading.issue == issue_of(HEAD + LAYOUTS["counted"] + "\n" + BODY)
    told = [(f.rule, f.level, f.text, f.line) for f in reading.findings]
    pages = ["1—11", "12-23", "24～30"] if office == "江陵" else ["1-11", "12-23", "24-30"]
    assert told == [("ingest.pages_listed", "hint", text, line) for text, line in zip(pages, (8, 10, 12), strict=True)]


@pytest.mark.parametrize("end", [" ........ {}-{}", " (pp. {}-{})", "\t{}–{}"])
def test_the_last_page_of_several_in_the_english_list_is_told(end: str) -> None:
    titles = ("Opinions on Urban Renewal", "Measures for Urban Greening", "Summary of Events in August 2021")
    pages = ((1, 11), (12, 23), (24, 30))
    english = "Contents\n\n" + "".join(f"{t}{end.format(*p)}\n" for t, p in zip(titles, pages, strict=True)) + "\n"
    reading = read_text(HEAD + LAYOUTS["counted"] + "\n" + english + BODY, file="a.txt")
    assert reading.issue is not None
    assert [entry.title_en for entry in reading.issue.entries] == list(titles)
    told = [f.text for f in reading.findings if f.rule == "ingest.pages_listed"]
    assert told == [end.strip(" .(p)\t").replace("{}", "%d") % page for page in pages]


@pytest.mark.parametrize(
    "header",
    ["| 文号 | 标题 | 页码 |\n|---|---|---|\n", "发文字号\t文件名称\t页次\n", "| 文  号 | 题　目 | 页 码 |\n"],
)
def test_the_header_row_of_a_contents_table_is_taken_out_and_told(header: str) -> None:
    rows = (
        "| 江政发〔2021〕12号 | 关于推进城市更新工作的实施意见 | 1 |\n"
        "| 江陵市人民政府令第52号 | 江陵市城市绿化管理办法 | 12 |\n|  | 2021年8月份大事记 | 24 |\n"
    )
    reading = read_text(HEAD + header + rows + "\n" + BODY, file="a.txt")
    assert reading.issue is not None
    assert [s.name.zh for s in reading.issue.sections] == [None]
    assert [entry.title_zh for entry in reading.issue.entries] == [
        "关于推进城市更新工作的实施意见",
        "江陵市城市绿化管理办法",
        "2021年8月份大事记",
    ]
    told = [(f.rule, f.level, f.line) for f in reading.findings if f.rule != "ingest.trace"]
    assert told == [("ingest.contents_header", "hint", 7)]


ENGLISH = {
    "number first": "{0} {1} ........ {2}\n",
    "number first in brackets": "({0}) {1} ({2})\n",
    "number first and a tab": "{0}\t{1}\t{2}\n",
    "comma and year": "{1} ({3}) ........ {2}\n",
    "comma and year first": "{3} {1} ({2})\n",
    "comma and year in front in brackets": "({3}) {1}\t{2}\n",
}


@pytest.mark.parametrize("layout", ENGLISH)
@pytest.mark.parametrize("code", ["JZF", "FJZBZ", "LSGZ"])
def test_english_numbers_in_front_and_with_the_year_behind(layout: str, code: str) -> None:
    titles = (
        (f"{code} [2021] No. 12", "Opinions on Promoting Urban Renewal", 1, f"{code} No.12, 2021"),
        (f"{code} [2021] No. 13", "Measures for Urban Greening", 12, f"{code} No. 13, 2021"),
    )
    english = "Contents\n\nDOCUMENTS\n" + "".join(ENGLISH[layout].format(*title) for title in titles)
    english += "CHRONICLE\nSummary of Events in August 2021 (24)\n\n"
    reading = read_text(HEAD + LAYOUTS["counted"] + "\n" + english + BODY, file="a.txt")
    assert reading.issue is not None
    assert [entry.title_en for entry in reading.issue.entries] == [
        *(title for _, title, _, _ in titles),
        "Summary of Events in August 2021",
    ]
    wanted = [title[3] if "{3}" in ENGLISH[layout] else title[0] for title in titles]
    assert [entry.number_en for entry in reading.issue.entries] == [*wanted, None]
    assert reading.findings == ()


@pytest.mark.parametrize("pages", [("........ 1", "........ 12", "........ 24"), ("(1)", "(12)", "(24)"), ("", "", "")])
def test_an_english_title_behind_its_number_goes_on_in_the_next_line(pages: tuple[str, str, str]) -> None:
    english = (
        "Contents\n\nDOCUMENTS\nJZF [2021] No. 12 Opinions of the People's Government on\nPromoting Urban Renewal {}\n"
        "DECREES\nJZF [2021] No. 13 Measures for Urban\ngreening {}\nCHRONICLE\nJZF [2021] No. 14 Summary {}\n\n"
    )
    reading = read_text(HEAD + LAYOUTS["counted"] + "\n" + english.format(*pages) + BODY, file="a.txt")
    assert reading.issue is not None
    assert [(entry.title_en, entry.number_en) for entry in reading.issue.entries] == [
        ("Opinions of the People's Government on Promoting Urban Renewal", "JZF [2021] No. 12"),
        ("Measures for Urban greening", "JZF [2021] No. 13"),
        ("Summary", "JZF [2021] No. 14"),
    ]
    assert [section.name.en for section in reading.issue.sections] == ["DOCUMENTS", "DECREES", "CHRONICLE"]
    assert reading.findings == ()


IN_ENGLISH = (
    "Contents\n\nDocuments\n\nOpinions on Advancing Urban Renewal (JZF [2021] No. 12)\t(1)\n\n"
    "Orders\n\nMeasures for Urban Greening of Jiangling (Order No. 52)\t(12)\n\n"
)
RENEWAL, GREENING = "Opinions on Advancing Urban Renewal", "Measures for Urban Greening of Jiangling"


def english_titles(listed: str) -> list[str | None]:
    reading = read_text(f"{HEAD}{LAYOUTS['counted']}\n{listed}\n{BODY}", file="一期.txt")
    assert reading.issue is not None
    assert not any(finding.rule == "ingest.english_unmatched" for finding in reading.findings)
    return [entry.title_en for entry in reading.issue.entries]


def test_an_order_has_its_english_title_by_its_serial_where_another_title_is_missing() -> None:
    assert english_titles(IN_ENGLISH) == [RENEWAL, GREENING, None]


def test_words_of_ours_for_a_missing_title_are_no_title() -> None:
    assert english_titles(f"{IN_ENGLISH}Chronicle\n\n[English title missing]\t(24)\n") == [RENEWAL, GREENING, None]


def test_the_heading_of_a_second_page_of_the_contents_is_neither_section_nor_title() -> None:
    zh = LAYOUTS["counted"].replace("【大事记】", "目录（续）\n【大事记】")
    en = f"{IN_ENGLISH}Contents (continued)\n\nChronicle\n\nChronicle of August 2021\t(24)\n"
    reading = read_text(f"{HEAD}{zh}\n{en}\n{BODY}", file="一期.txt")
    assert reading.issue is not None
    assert [section.name.zh for section in reading.issue.sections] == ["市政府文件", "市政府令", "大事记"]
    assert [section.name.en for section in reading.issue.sections] == ["Documents", "Orders", "Chronicle"]
    assert [entry.title_en for entry in reading.issue.entries] == [RENEWAL, GREENING, "Chronicle of August 2021"]
    assert {finding.text for finding in reading.findings if finding.rule == "ingest.contents_header"} == {
        "目录（续）",
        "Contents (continued)",
    }
