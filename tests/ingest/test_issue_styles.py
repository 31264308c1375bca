"""One issue under many contents lists and with and without blank lines: always the same six documents."""

import textwrap
from itertools import product

import pytest

from gazette.ingest import Reading, read_text

ORDER = (
    "榆阳市人民政府令\n第23号\n《榆阳市城镇燃气管理办法》已经市人民政府常务会议审议通过，现予公布。\n市长　郝志远\n"
    "2022年4月8日\n榆阳市城镇燃气管理办法\n第一章　总则\n第一条　为了加强城镇燃气管理，制定本办法。"
)
PLAN = (
    "榆阳市人民政府\n关于印发榆阳市“十四五”\n卫生健康事业发展规划的通知\n榆政发〔2022〕9号\n各县区人民政府：\n"
    "现就有关事项明确如下，请认真组织实施。\n一、总体思路\n各部门要加强领导。\n榆阳市人民政府\n2022年4月2日"
)
AWARD = (
    "榆阳市人民政府\n关于2021年度市长质量奖获奖企业的通报\n榆政发〔2022〕11号\n各县区人民政府：\n希望获奖企业再接再厉。\n"
    "附件：获奖企业名单\n榆阳市人民政府\n2022年4月15日\n附件\n获奖企业名单\n榆阳化工集团有限公司\n榆阳新材料有限公司"
)
BUYING = (
    "榆阳市人民政府办公室\n关于进一步规范政府采购工作的\n补充通知\n榆政办发〔2022〕16-1号\n各县区人民政府办公室：\n"
    "请规范采购。\n榆阳市人民政府办公室\n2022年4月20日"
)
BUILDINGS = (
    "榆阳市住房和城乡建设局　榆阳市应急管理局\n关于开展既有建筑安全隐患排查的通知\n榆建发〔2022〕31号\n"
    "各县区住房和城乡建设局：\n一、排查范围。既有建筑。\n"
    "榆阳市住房和城乡建设局　榆阳市应急管理局\n二〇二二年四月二十二日"
)
POSTS = (
    "榆阳市人民政府\n关于高建军等2名同志职务任免的通知\n各县区人民政府：\n任命高建军为榆阳市民政局局长。\n"
    "榆阳市人民政府\n2022年4月26日"
)
DOCUMENTS = (ORDER, PLAN, AWARD, BUYING, BUILDINGS, POSTS)
LISTED = [
    ("政府规章", "榆阳市城镇燃气管理办法", "榆阳市人民政府令第23号", 3),
    ("市政府文件", "关于印发榆阳市“十四五”卫生健康事业发展规划的通知", "榆政发〔2022〕9号", 10),
    ("市政府文件", "关于2021年度市长质量奖获奖企业的通报", "榆政发〔2022〕11号", 18),
    ("市政府办公室文件", "关于进一步规范政府采购工作的补充通知", "榆政办发〔2022〕16-1号", 22),
    ("部门文件", "关于开展既有建筑安全隐患排查的通知", "榆建发〔2022〕31号", 25),
    ("人事信息", "关于高建军等2名同志职务任免的通知", None, 28),
]
ENGLISH = """CONTENTS

Regulations

Measures of Yuyang City for the Administration of Urban Gas

Documents of the Municipal Government

Circular on Printing and Issuing the Plan for the
Development of Health Undertakings
Circular on the Winners of the Mayor Quality Award

Documents of the General Office

Supplementary Circular on Procurement

Documents of Departments

Circular on Safety Hazards of Existing Buildings

Personnel

Recent Appointments

"""
PAGES = {"space": " {}", "stroke": " / {}", "dots": "…………{}", "brackets": "（{}）", "tab": "\t{}", "none": ""}
PAGES |= {"P": "P{}", "P.": " P.{}", "named": "……第{}页", "named in brackets": "（第 {} 页）"}
PAGES |= {"from and to": "（{0}-99）", "from and to behind a tab": "\t{0}—99"}
BREAKS = {"documents apart": ("\n", "\n\n"), "every line apart": ("\n\n", "\n\n"), "nothing apart": ("\n", "\n")}


def contents(pages: str, *, numbers: bool, width: int = 0) -> str:
    lines: list[str] = []
    for at, (section, title, number, page) in enumerate(LISTED):
        if not at or section != LISTED[at - 1][0]:
            lines.append(section)
        text = title + (f"（{number}）" if number and numbers else "")
        rows = [text[start : start + width] for start in range(0, len(text), width)] if width else [text]
        lines += [*rows[:-1], rows[-1] + pages.format(page)]
    return "\n".join(lines) + "\n"


def issue(listed: str, line: str = "\n", document: str = "\n\n") -> str:
    body = document.join(text.replace("\n", line) for text in DOCUMENTS)
    return f"榆阳市人民政府公报\n2022年第4期（总第156期）\n\n目　录\n\n{listed}{document}{body}\n"


def outline(reading: Reading) -> list[object]:
    assert reading.issue is not None
    return [
        (section.name.zh, entry.title_zh, entry.number_zh, entry.printed_page, entry.blocks)
        for section in reading.issue.sections
        for entry in section.entries
    ]


def wanted(*, pages: bool) -> list[object]:
    alone = [read_text(text, file="b.txt").entries[0].blocks for text in DOCUMENTS]
    return [
        (section, title, number, page if pages else None, blocks)
        for (section, title, number, page), blocks in zip(LISTED, alone, strict=True)
    ]


@pytest.mark.parametrize("pages", PAGES)
@pytest.mark.parametrize("breaks", BREAKS)
def test_pages_numbers_and_blank_lines_of_every_kind(pages: str, breaks: str) -> None:
    for numbers, width in product((True, False), (0, 22)):
        text = issue(contents(PAGES[pages], numbers=numbers, width=width), *BREAKS[breaks])
        reading = read_text(text, file="a.txt")
        assert outline(reading) == wanted(pages=pages != "none")
        told = {"ingest.pages_listed"} if pages.startswith("from and to") else set()
        assert {finding.rule for finding in reading.findings} == told


def test_companies_above_the_next_title_are_no_issuers_where_they_did_not_sign() -> None:
    reading = read_text("\n".join(DOCUMENTS[2:4]) + "\n", file="a.txt")
    assert [entry.issuers for entry in reading.entries] == [("榆阳市人民政府",), ("榆阳市人民政府办公室",)]
    assert reading.entries[0].blocks == read_text(AWARD, file="b.txt").entries[0].blocks


def test_an_english_list_without_any_page_and_number() -> None:
    reading = read_text(issue(contents("", numbers=False) + ENGLISH), file="a.txt")
    assert reading.issue is not None
    assert [(s.name.en, [e.title_en for e in s.entries]) for s in reading.issue.sections] == [
        ("Regulations", ["Measures of Yuyang City for the Administration of Urban Gas"]),
        (
            "Documents of the Municipal Government",
            [
                "Circular on Printing and Issuing the Plan for the Development of Health Undertakings",
                "Circular on the Winners of the Mayor Quality Award",
            ],
        ),
        ("Documents of the General Office", ["Supplementary Circular on Procurement"]),
        ("Documents of Departments", ["Circular on Safety Hazards of Existing Buildings"]),
        ("Personnel", ["Recent Appointments"]),
    ]


def test_english_words_cut_at_line_ends_are_made_whole_and_told() -> None:
    english = ENGLISH.replace(
        "Printing and Issuing the Plan for the\n", "Issuing the Implemen-\ntation Plan for High-\nquality "
    )
    reading = read_text(issue(contents("", numbers=False) + english), file="a.txt")
    assert reading.issue is not None
    title = "Circular on Issuing the Implementation Plan for High-quality Development of Health Undertakings"
    assert reading.issue.entries[1].title_en == title
    (told,) = [finding for finding in reading.findings if finding.rule == "ingest.hyphen_removed"]
    assert told.text.endswith("Implemen-")


@pytest.mark.parametrize(("section", "title"), [("{}、", "（{}）"), ("", "{}、"), ("", "（{}）")])
def test_numerals_before_sections_and_titles(section: str, title: str) -> None:
    names = list(dict.fromkeys(name for name, *_ in LISTED))
    lines: list[str] = []
    for name in names:
        lines.append(section.format("一二三四五六"[names.index(name)]) + name)
        titles = [(text, page) for other, text, _, page in LISTED if other == name]
        lines += [title.format("一二三"[at]) + f"{text}……{page}" for at, (text, page) in enumerate(titles)]
    text = "\n".join(["榆阳市人民政府公报", "目录", *lines, "", *DOCUMENTS])
    issue = read_text(text, file="a.txt").issue
    assert issue is not None
    assert [e.title_zh for e in issue.entries] == [title for _, title, _, _ in LISTED]
    assert [s.name.zh for s in issue.sections] == names


def test_years_in_brackets_at_the_end_of_a_title_are_no_pages() -> None:
    title = "关于印发榆阳市“十四五”卫生健康事业发展规划（2022-2025）的通知"
    short = title.removesuffix("的通知")
    listed = contents(PAGES["none"], numbers=False).replace(LISTED[1][1], short)
    text = issue(listed).replace("卫生健康事业发展规划的通知", "卫生健康事业发展规划（2022-2025）的通知")
    found = read_text(text, file="a.txt").issue
    assert found is not None
    assert (found.entries[1].title_zh, found.entries[1].printed_page) == (short, None)


ENGLISH_TITLES = [
    "Measures of Yuyang City for the Administration of Urban Gas",
    "Circular on Printing and Issuing the Plan for the Development of Health Undertakings (2021 – 2025)",
    "Circular on the Winners of the Mayor Quality Award",
    "Supplementary Circular on Procurement",
    "Circular on Safety Hazards of Existing Buildings",
    "Recent Appointments",
]
ENGLISH_SECTIONS = ["Regulations", "Documents of the Municipal Government", "Documents of the General Office"]
ENGLISH_SECTIONS += ["Documents of Departments", "Personnel"]
ENGLISH_NUMBERS = [
    "Decree No. 23",
    "YZF [2022] No. 9",
    "YZF [2022] No. 11",
    "YZBF [2022] No. 16-1",
    "YJF [2022] No. 31",
    "",
]


def english_contents(title: str, section: str = "{}", width: int = 0) -> str:
    lines = ["Contents", ""]
    for at, (text, number) in enumerate(zip(ENGLISH_TITLES, ENGLISH_NUMBERS, strict=True)):
        if at != 2:
            lines += [section.format(ENGLISH_SECTIONS[at - (at > 2)]), ""]
        behind = f" ({number})" if number else ""
        line = title.format(count=at + 1, title=text, number=behind, page=LISTED[at][3])
        lines += [*(textwrap.wrap(line, width) if width else [line]), ""]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "listed",
    [
        english_contents("{title}{number} ({page})"),
        english_contents("{title}{number} P{page}"),
        english_contents("{title}{number} ……（{page}）"),
        english_contents("{title}{number} (pp. {page}-99)"),
        english_contents("{title}{number} ({page})", width=40),
        english_contents("{title}{number} ({page})", width=46),
        english_contents("{count}. {title}{number} ({page})"),
        english_contents("({count}) {title}{number} ({page})", section="[{}]"),
        english_contents("{title}{number} ({page})", section="【{}】"),
        english_contents("{title}{number} ({page})", section="{}:"),
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_english_lists_of_many_forms(listed: str, above: bool) -> None:
    whole = issue(contents(PAGES["dots"], numbers=True))
    text = (
        whole.replace("目　录\n", listed + "\n目　录\n")
        if above
        else whole.replace("\n\n榆阳市人民政府令", "\n\n" + listed + "\n\n榆阳市人民政府令", 1)
    )
    found = read_text(text, file="a.txt").issue
    assert found is not None
    assert [entry.title_en for entry in found.entries] == ENGLISH_TITLES
    assert [entry.number_en or "" for entry in found.entries] == ENGLISH_NUMBERS
    assert [section.name.en for section in found.sections] == ENGLISH_SECTIONS


@pytest.mark.parametrize("page", ["/{}", "P{}", "（P.{}）", "第{}页", "（第{}页）"])
def test_a_list_without_numbers_is_no_title_of_the_document_right_below_it(page: str) -> None:
    titles = ["关于科技节水建议的复函", "关于深入开展消费扶贫的意见", "关于节水灌溉的通知"]
    numbers = ["榆政函〔2005〕21号", "榆政办发〔2018〕129号", "榆政发〔2019〕3号"]
    listed = "\n".join(title + page.format(at) for at, title in enumerate(titles, 1))
    documents = [
        f"榆阳市人民政府{title}\n{number}\n\n各县区：\n请认真组织实施。"
        for title, number in zip(titles, numbers, strict=True)
    ]
    text = "榆阳市人民政府公报\n\n目录\n\n市政府文件\n" + listed + "\n\n\n" + "\n\n".join(documents)
    found = read_text(text, file="a.txt").issue
    assert found is not None
    expected = list(zip(titles, numbers, (1, 2, 3), strict=True))
    assert [(e.title_zh, e.number_zh, e.printed_page) for e in found.entries] == expected
    assert [section.name.zh for section in found.sections] == ["市政府文件"]
