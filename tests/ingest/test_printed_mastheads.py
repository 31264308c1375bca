"""Documents under the name of their paper and its serial: minutes (纪要), announcements (公告, 通告), orders."""

import pytest

from gazette.ingest import read_text
from gazette.model import Enclosure, Entry, Issue, Note

MINUTES = {
    "云海": (
        "云海市人民政府专题会议纪要\n〔2023〕第12期\n云海市政府办公室　　2023年3月8日\n关于城区防汛工作的会议纪要\n\n",
        "〔2023〕第12期",
        "2023-03-08",
        "关于城区防汛工作的会议纪要",
    ),
    "丰江": (
        "丰江市政府常务会议纪要\n（第8期）\n\n丰江市政府办公室　2022年5月6日\n\n关于旧区\n改造的会议纪要\n\n",
        "第8期",
        "2022-05-06",
        "关于旧区改造的会议纪要",
    ),
    "临水": (
        "临水县人民政府\n县长办公会议纪要\n2021年第3期\n县政府办公室　　二〇二一年四月二日\n关于粮食安全的会议纪要\n",
        "2021年第3期",
        "2021-04-02",
        "关于粮食安全的会议纪要",
    ),
}
SAID = "　　市长王启明主持召开会议，研究有关工作。现纪要如下：\n　　一、关于责任落实\n　　各区要落实责任。\n"
ANNOUNCEMENTS = {
    "云海": (
        "云海市人民政府公告\n二〇二三年第4号\n关于禁止燃放烟花爆竹的公告\n\n",
        "二〇二三年第4号",
        "关于禁止燃放烟花爆竹的公告",
    ),
    "丰江": (
        "丰江市人民政府通告\n第4号\n\n关于对滨江路实施\n交通管制的通告\n\n",
        "第4号",
        "关于对滨江路实施交通管制的通告",
    ),
    "": ("公　告\n第6号\n\n关于暂停供水的公告\n", "第6号", "关于暂停供水的公告"),
    "临水": (
        "临水市人民代表大会常务委员会\n公　告\n〔2023〕第5号\n临水市养犬管理条例\n\n",
        "〔2023〕第5号",
        "临水市养犬管理条例",
    ),
}
ANNOUNCED = "为加强管理，现就有关事项说明如下。\n一、时间\n全年施行。\n"
PROMULGATED = {
    "云海市": ("第5号", "云海市河道管理条例"),
    "丰江市": ("2023年第2号", "丰江市养犬管理条例"),
    "临水自治州": ("（第11号）", "临水自治州草原保护条例"),
}


def read(text: str) -> Entry:
    (entry,) = read_text(text, file="document.txt").entries
    return entry


def promulgation(place: str) -> str:
    number, act = PROMULGATED[place]
    body = f"{place}人民代表大会常务委员会"
    return (
        f"{body}公告\n{number}\n　　《{act}》已于2023年3月1日经{body}第九次会议通过，现予公布，自2023年6月1日起施行。\n"
        f"　　　　{body}\n　　　　2023年3月2日\n\n{act}\n\n第一章　总则\n第一条　为了加强管理，制定本条例。\n"
    )


@pytest.mark.parametrize("place", MINUTES)
def test_minutes_go_by_the_title_under_their_masthead(place: str) -> None:
    head, number, date, title = MINUTES[place]
    entry = read(head + SAID)
    assert (entry.title_full, entry.title_zh, entry.number_zh, entry.date) == (title, title, number, date)
    above, _, below = head.partition("期")
    masthead = above.splitlines()[:-1]
    assert [block.text for block in entry.blocks if isinstance(block, Note)] == [
        *masthead,
        next(line for line in below.splitlines() if "月" in line),
    ]
    assert len(entry.blocks) == len(masthead) + 4


@pytest.mark.parametrize("place", ANNOUNCEMENTS)
def test_an_announcement_goes_by_the_title_under_its_serial(place: str) -> None:
    head, number, title = ANNOUNCEMENTS[place]
    entry = read(head + ANNOUNCED)
    assert (entry.title_full, entry.title_zh, entry.number_zh) == (title, title, number)
    body = head.splitlines()[0].replace("　", "").removesuffix("公告").removesuffix("通告")
    assert entry.issuers == ((body,) if body else ())


@pytest.mark.parametrize("place", PROMULGATED)
def test_an_announcement_that_promulgates_goes_by_what_it_does(place: str) -> None:
    number, act = PROMULGATED[place]
    entry = read(promulgation(place))
    assert (entry.title_full, entry.number_zh, entry.date) == (act, number.strip("（）"), "2023-03-02")
    assert entry.issuers == (f"{place}人民代表大会常务委员会",)
    assert entry.blocks[0] == Note(text=f"{place}人民代表大会常务委员会公告")
    assert isinstance(entry.blocks[-1], Enclosure)


@pytest.mark.parametrize("order", ["云海市人民政府令\n2023年第4号\n", "云海市人民政府令\n〔2023〕第4号\n"])
def test_an_order_with_the_year_in_its_serial(order: str) -> None:
    entry = read(order + "云海市城市供水管理办法\n\n第一条　为了加强供水管理，制定本办法。\n")
    assert entry.title_full == "云海市城市供水管理办法"
    assert entry.number_zh == "".join(order.split())


def test_an_announcement_without_a_title_of_its_own_keeps_its_name() -> None:
    entry = read("云海市人民政府公告\n第7号\n\n现将全市防汛责任人名单予以公布。\n云海市人民政府\n2023年5月6日\n")
    assert (entry.title_full, entry.number_zh) == ("云海市人民政府公告", "第7号")


def issue() -> Issue:
    minutes = MINUTES["云海"][0] + SAID + "　　出席：王启明、李建国。\n"
    announced = ANNOUNCEMENTS["丰江"][0].replace("丰江", "云海") + ANNOUNCED + "云海市人民政府\n2023年3月9日\n"
    listed = (
        "云海市人民政府公报\n2023年第3期（总第30期）\n\n目　录\n【会议纪要】\n"
        "关于城区防汛工作的会议纪要（〔2023〕第12期）（1）\n关于旧区改造的会议纪要（第13期）（2）\n【公告】\n"
        "关于对滨江路实施交通管制的通告（第4号）（4）\n云海市河道管理条例（公告第5号）（6）\n"
    )
    more = MINUTES["丰江"][0].replace("丰江", "云海").replace("8期", "13期")
    text = listed + "\n" + minutes + "\n" + more + SAID + "\n" + announced + "\n" + promulgation("云海市")
    reading = read_text(text, file="issue.txt")
    assert reading.issue is not None
    assert reading.findings == ()
    return reading.issue


def test_such_documents_in_an_issue() -> None:
    assert [(entry.title_full, entry.number_zh, entry.printed_page) for entry in issue().entries] == [
        ("关于城区防汛工作的会议纪要", "〔2023〕第12期", 1),
        ("关于旧区改造的会议纪要", "第13期", 2),
        ("关于对滨江路实施交通管制的通告", "第4号", 4),
        ("云海市河道管理条例", "第5号", 6),
    ]


@pytest.mark.parametrize("place", MINUTES)
def test_minutes_that_a_notice_passes_on_are_no_document_of_their_own(place: str) -> None:
    notice = (
        f"{place}市人民政府关于印发会议纪要的通知\n政发〔2023〕5号\n各区人民政府：\n现将会议纪要印发给你们，请贯彻执行。\n"
        f"{place}市人民政府\n2023年3月13日\n\n"
    )
    reading = read_text(notice + MINUTES[place][0] + SAID, file="document.txt")
    assert [entry.title_zh for entry in reading.entries] == ["关于印发会议纪要的通知"]
    assert reading.findings == ()


def test_minutes_one_behind_the_other_are_told_apart() -> None:
    entries = read_text("\n".join(head + SAID for head, *_ in MINUTES.values()), file="documents.txt").entries
    assert [(entry.title_zh, entry.number_zh) for entry in entries] == [
        (title, number) for _, number, _, title in MINUTES.values()
    ]


def test_a_title_that_says_its_subject_is_no_masthead_in_traditional_characters_either() -> None:
    title = "雲海市人民政府關於禁止露天焚燒的通告"
    entry = read(f"{title}\n第4号\n\n雲海市露天焚燒管理办法\n\n　　第一條　為了保護環境，制定本辦法。\n")
    assert entry.title_full == title
