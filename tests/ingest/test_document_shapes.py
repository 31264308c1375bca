"""Single documents in forms that offices send: letterheads, speeches, answers, decisions, lists of items."""

import pytest

from gazette.ingest import read_text
from gazette.model import (
    Appointment,
    Attachment,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Signature,
    Table,
)


def read(text: str) -> Entry:
    (entry,) = read_text(text, file="test.txt").entries
    return entry


def test_a_letterhead_over_the_number_is_no_title() -> None:
    entry = read(
        "青川市人民政府办公室文件\n青政办发〔2018〕9号　　签发人：王启明\n青川市人民政府办公室\n关于河长制工作的通知\n"
        "各县人民政府：\n请认真执行。\n青川市人民政府办公室\n2018年2月1日\n"
    )
    assert entry.title_full == "青川市人民政府办公室关于河长制工作的通知"
    assert (entry.number_zh, entry.addressee) == ("青政办发〔2018〕9号", "各县人民政府：")
    assert entry.blocks[:2] == (Note(text="青川市人民政府办公室文件"), Note(text="签发人：王启明"))


def test_a_speech_with_its_day_and_speaker_under_the_title() -> None:
    entry = read(
        "政府工作报告\n——2021年1月20日在青川市第八届人民代表大会第一次会议上\n青川市市长　王启明\n各位代表：\n"
        "请予审议。\n一、过去五年\n——坚持创新驱动。企业达到500家。\n"
    )
    assert (entry.title_full, entry.date, entry.addressee) == ("政府工作报告", "2021-01-20", "各位代表：")
    assert entry.blocks[:2] == (
        Note(text="——2021年1月20日在青川市第八届人民代表大会第一次会议上"),
        Note(text="青川市市长　王启明"),
    )
    assert entry.blocks[-1] == Paragraph(text="——坚持创新驱动。企业达到500家。")


def test_an_answer_with_a_class_beside_its_number_and_whom_to_call() -> None:
    entry = read(
        "青川市人民政府对市政协七届三次会议第105号提案的答复\n青政函〔2020〕31号　　　A类\n"
        "王启明委员：\n您的提案收悉。\n"
        "联系人：赵　敏　　联系电话：12345678\n青川市人民政府\n2020年5月20日\n"
    )
    assert (entry.number_zh, entry.addressee) == ("青政函〔2020〕31号", "王启明委员：")
    assert entry.blocks == (
        Note(text="A类"),
        Paragraph(text="您的提案收悉。"),
        Paragraph(text="联系人：赵　敏　　联系电话：12345678"),
        Signature(lines=("青川市人民政府", "2020年5月20日")),
    )


def test_number_and_day_of_a_decision_stand_in_the_remark_under_its_title() -> None:
    remark = "（2020年11月3日市政府第40次常务会议通过　2020年11月10日青川市人民政府令第66号公布　自公布之日起施行）"
    entry = read(f"青川市人民政府关于修改部分规章的决定\n{remark}\n市人民政府决定：\n一、删去第九条。\n")
    assert (entry.number_zh, entry.date) == ("青川市人民政府令第66号", "2020-11-10")
    assert entry.blocks[0] == Note(text=remark)


def test_lines_that_say_when_a_law_was_passed_and_changed_are_no_rows_of_its_title() -> None:
    history = (
        "2003年5月1日 青川市第九届人民代表大会常务委员会第十三次会议通过",
        "2003年5月30日 青川省第八届人民代表大会常务委员会第九次会议批准",
        "2010年8月27日 青川市第十届人民代表大会常务委员会第十次会议《关于修改部分法规的决定》第一次修正",
        "2012年3月8日 青川市第十一届人民代表大会第一次会议通过的《青川市城市绿化条例修正案》",
        "2021年8月1日 施行",
    )
    for gap in ("\n", "\n\n"):
        entry = read(gap.join(("青川市城市绿化条例", *history, "第一章 总则", "第一条 为了绿化，制定本条例。")))
        assert (entry.title_full, entry.date) == ("青川市城市绿化条例", "2003-05-01")
        assert entry.blocks[: len(history)] == tuple(Note(text=line) for line in history)


def test_the_order_that_published_a_regulation_is_its_number() -> None:
    entry = read("青川市地震监测条例\n\n2004年6月17日 青川市人民政府令第409号公布\n\n第一条 为了监测，制定本条例。\n")
    assert (entry.number_zh, entry.date) == ("青川市人民政府令第409号", "2004-06-17")


def test_a_sentence_that_begins_with_a_day_is_text() -> None:
    sentence = "2021年8月1日起，下列办法施行"
    entry = read(f"关于绿化的通告\n{sentence}\n一、城市绿化办法。\n")
    assert entry.title_full == "关于绿化的通告"
    assert entry.blocks[0] == Paragraph(text=sentence)


def test_a_sentence_that_leads_to_a_list_is_no_addressee() -> None:
    entry = read("通　告\n青公交〔2021〕第5号\n因举办比赛，下列道路禁止通行：\n人民路全线。\n青川市公安局\n2021.4.10\n")
    assert (entry.title_full, entry.addressee, entry.date) == ("通告", None, "2021-04-10")
    assert entry.blocks[0] == Paragraph(text="因举办比赛，下列道路禁止通行：")


@pytest.mark.parametrize("number", ["青政函〔2019〕B12号(2)", "青民发（2018）[低]12号", "青建规字〔2019〕第A-3号"])
def test_numbers_with_letters_and_nested_brackets(number: str) -> None:
    entry = read(f"青川市民政局关于低保标准的通知\n{number}\n各县民政局：\n请执行。\n青川市民政局\n2018-07-01\n")
    assert (entry.number_zh, entry.date, entry.addressee) == (number, "2018-07-01", "各县民政局：")
    assert entry.blocks[-1] == Signature(lines=("青川市民政局", "2018-07-01"))


def test_the_last_item_of_a_list_is_an_item() -> None:
    entry = read(
        "青川市人民政府关于通行的通告\n青政通〔2020〕8号\n现通告如下：\n一、车辆应当按线路行驶。\n二、违反本通告的，依法处罚。\n"
        "本通告自发布之日起施行。\n规划包括：\n（一）布局；\n（二）计划。\n后续另行通知。\n"
    )
    assert [type(block) for block in entry.blocks] == [Paragraph] * 8
    assert [getattr(block, "level", None) for block in entry.blocks] == [None, 1, 1, None, None, 2, 2, None]


def test_a_heading_with_a_full_stop_over_its_text_stays_a_heading() -> None:
    entry = read(
        "青川市人民政府关于通行的意见\n青政发〔2020〕8号\n一、提高认识。\n各区要重视。\n二、加强领导。\n各区要落实。\n"
    )
    assert [block.level for block in entry.blocks if isinstance(block, Heading)] == [1, 1]


def test_decisions_under_a_line_with_their_day_and_a_term_behind_a_post() -> None:
    entry = read(
        "青川市人民政府任免名单\n2020年6月30日，市人大常委会第二十五次会议决定：\n任命：\n张宏伟为青川市副市长；\n免去：\n"
        "王磊的青川市公安局局长职务。\n2020年7月3日，市政府决定，聘任：\n陈思远为市政府参事（聘期五年）。\n"
    )
    records = [record for block in entry.blocks if isinstance(block, Appointment) for record in block.records]
    assert [(r.person, r.post, r.act, r.date, r.term) for r in records] == [
        ("张宏伟", "青川市副市长", "appointed", "2020-06-30", None),
        ("王磊", "青川市公安局局长", "removed", "2020-06-30", None),
        ("陈思远", "市政府参事", "engaged", "2020-07-03", "五年"),
    ]


def test_a_page_end_right_under_a_header_parts_no_table() -> None:
    entry = read("关于预案的通知\n目录如下。\n序号\t名称\n—3—\n1\t防汛预案\n2\t地震预案\n")
    (table,) = [block for block in entry.blocks if isinstance(block, Table)]
    assert (table.header_rows, len(table.rows)) == (1, 3)
    assert not [block for block in entry.blocks if isinstance(block, NameList)]


def test_decimal_headings_behind_full_lines_of_a_wrapped_text() -> None:
    paragraph = (
        "为了提高政府应对突发事件的能力，规范应急管理工作，保障人民群众生命财产安全，依据有关法律法规，制定本预案。"
    )
    text = "".join(f"{n}　总则\n{n}.1　目的\n　　{paragraph}\n{n}.2　依据\n　　{paragraph}\n" for n in range(1, 5))
    wrapped = "\n".join(line[at : at + 28] for line in text.split("\n") for at in range(0, len(line) or 1, 28))
    entry = read(f"青川市应急预案\n\n{wrapped}\n")
    assert [block.number for block in entry.blocks if isinstance(block, Heading)] == [
        number for n in range(1, 5) for number in (f"{n}", f"{n}.1", f"{n}.2")
    ]


ATTACHED = (
    "青川市人民政府办公室关于河长制工作的通知",
    "青政办发〔2018〕9号",
    "各县人民政府：",
    "现将有关事项通知如下，请认真执行。",
    "一、加强领导",
    "各县要高度重视，切实抓好落实。",
    "二、完善机制",
    "建立会议制度，定期研究有关问题。",
    "附件：青川市河长制工作领导小组成员及其职责分工",
    "青川市人民政府办公室",
    "2018年2月1日",
    "附件",
    "青川市河长制工作领导小组成员",
    "及其职责分工",
    "为加强领导，成立领导小组，名单如下。",
    "领导小组下设办公室，办公室设在市水利局。",
)


@pytest.mark.parametrize(("end", "signature_end"), [("\n\n", "\n\n"), ("\n\n\n", "\n\n\n"), ("\n\n", "\n")])
def test_blank_lines_behind_every_line_part_no_title_of_an_attachment(end: str, signature_end: str) -> None:
    signature = signature_end.join(ATTACHED[9:11])
    entry = read(end.join((*ATTACHED[:9], signature, *ATTACHED[11:])))
    attachment = entry.blocks[-1]
    assert isinstance(attachment, Attachment)
    assert attachment.title_lines == ATTACHED[12:14]
    assert [block.text for block in attachment.blocks if isinstance(block, Paragraph)] == list(ATTACHED[14:])


NOTICE = "青川市人民政府关于印发规定的通知\n青政发〔2018〕9号\n各县人民政府：\n{}青川市人民政府\n2018年2月1日\n{}"


def test_people_right_under_the_title_of_an_attachment_are_no_rows_of_it() -> None:
    entry = read(NOTICE.format("现将专家印发给你们。\n", "附件\n评审专家\n王启明　市水利局\n赵　敏　市财政局\n"))
    attachment = entry.blocks[-1]
    assert isinstance(attachment, Attachment)
    assert (attachment.title, attachment.title_lines) == ("评审专家", ())
    (people,) = attachment.blocks
    assert isinstance(people, NameList)
    assert [person.name for person in people.people] == ["王启明", "赵敏"]


def test_a_title_that_the_covering_text_names_with_a_slip_opens_an_enclosure() -> None:
    covering = "现将《青川市城市公共绿地养护管理暂行办法》印发给你们。\n"
    printed = "青川市城市公共绿地养护管理暂行的办法"
    entry = read(
        "青川市人民政府关于印发暂行办法的通知\n青政发〔2018〕9号\n各县人民政府：\n"
        f"{covering}{printed}\n第一条　为了加强管理，制定本办法。\n第二条　本办法自公布之日起施行。\n"
    )
    assert [block.title for block in entry.blocks if isinstance(block, Enclosure)] == [printed]


def test_a_numbered_sentence_behind_a_list_of_attachments_is_none_of_it() -> None:
    entry = read(NOTICE.format("请认真执行。\n附件：1.检查方案\n2.检查表\n3.请各县于月底前上报结果。\n", ""))
    assert [(block.text, block.number) for block in entry.blocks if isinstance(block, Paragraph)] == [
        ("请认真执行。", None),
        ("附件：1.检查方案", None),
        ("2.检查表", None),
        ("3.请各县于月底前上报结果。", "3."),
    ]


def test_a_telegram_says_its_number_above_the_title() -> None:
    entry = read(
        "发电单位：青川市防汛指挥部　　签批：王启明\n等级：特急·明电　　青防指电〔2020〕14号\n\n青川市防汛指挥部\n"
        "关于防范强降雨的紧急通知\n\n各区：\n请防范。\n青川市防汛指挥部\n2020年7月4日\n"
    )
    assert entry.title_full == "青川市防汛指挥部关于防范强降雨的紧急通知"
    assert (entry.number_zh, entry.addressee) == ("青防指电〔2020〕14号", "各区：")
    assert entry.blocks[0] == Note(text="发电单位：青川市防汛指挥部　　签批：王启明")


@pytest.mark.parametrize(
    ("end", "body"),
    [("2021年9月2日\n青川市人民政府", "青川市人民政府"), ("二○二一年九月二日\n行政長官　崔世安", None)],
)
def test_who_signs_under_the_day(end: str, body: str | None) -> None:
    entry = read(f"关于免职的通知\n青政任〔2021〕11号\n各区：\n请知悉。\n{end}\n")
    assert entry.blocks[-1] == Signature(lines=tuple(end.split("\n")))
    assert (entry.date, entry.issuers) == ("2021-09-02", (body,) if body else ())


def test_what_a_decision_publishes_anew_is_an_enclosure() -> None:
    entry = read(
        "青川市人民政府令 第53号\n《青川市人民政府关于修改〈青川市供水办法〉的决定》已经通过，现予公布。\n"
        "市长　王启明\n2021年9月5日\n青川市人民政府关于修改《青川市供水办法》的决定\n一、删去第十条。\n"
        "《青川市供水办法》根据本决定作相应修改，重新公布。\n青川市供水办法\n第一条　为加强供水管理，制定本办法。\n"
    )
    titles = [block.title for block in entry.blocks if isinstance(block, Enclosure)]
    assert titles == ["青川市人民政府关于修改《青川市供水办法》的决定", "青川市供水办法"]


def test_a_list_of_attachments_behind_a_short_label_opens_no_part() -> None:
    entry = read(
        "青川市人民政府关于印发青川市决策规定（试行）的通知\n青政发〔2020〕7号\n各区：\n现予印发。\n"
        "附：青川市决策规定（试行）\n青川市人民政府　2020年12月1日\n青川市决策规定\n（试行）\n"
        "第一条　为规范决策，制定本规定。\n"
    )
    assert entry.blocks[1:3] == (
        Paragraph(text="附：青川市决策规定（试行）"),
        Signature(lines=("青川市人民政府", "2020年12月1日")),
    )
    assert isinstance(entry.blocks[3], Enclosure)


def test_decimal_numbers_before_sentences() -> None:
    entry = read(
        "关于5G的意见\n青政发〔2020〕1号\n1 总体目标\n1.1 建成5G基站。\n1.2 建成3个中心。\n2 任务\n2.1 加强规划。\n"
    )
    assert [(type(block), getattr(block, "level", None)) for block in entry.blocks] == [
        (Heading, 1),
        (Paragraph, 2),
        (Paragraph, 2),
        (Heading, 1),
        (Paragraph, 2),
    ]


def test_tables_that_touch_are_two() -> None:
    entry = read(
        "青川市财政局关于限额的通知\n青财〔2020〕8号\n各县：\n标准如下。\n项目\t限额\t备注\n货物\t50\t市本级\n服务\t80\t市本级\n"
        "工程\t地点\t面积\t投资额\n体育馆\t城东\t2.1\t3000\n图书馆\t城西\t1.2\t1800\n序号\t单位\t人数\t备注\n1\t财政局\t20\t\n"
        "2\t审计局\t12\t\n序号\t镇\t村数\t备注\n1\t东镇\t8\t\n2\t西镇\t9\t\n"
    )
    tables = [block for block in entry.blocks if isinstance(block, Table)]
    assert [(table.header_rows, len(table.rows), table.rows[0][1].text) for table in tables] == [
        (1, 3, "限额"),
        (1, 3, "地点"),
        (1, 3, "单位"),
        (1, 3, "镇"),
    ]


def test_a_row_of_words_among_figures_parts_no_table() -> None:
    entry = read(
        "青川市关于任务的通知\n青政〔2020〕8号\n各县：\n任务如下。\n区\t任务数\t备注\n东区\t50\t无\n西区\t80\t无\n南区\t待定\t无\n北区\t30\t无\n"
        "县区\t待定\t另行通知\n高新区\t待定\t无\n"
    )
    (table,) = [block for block in entry.blocks if isinstance(block, Table)]
    assert len(table.rows) == 7


def test_appointments_of_comrades() -> None:
    entry = read(
        "青川市人民政府关于陈国平等同志任免职的通知\n青政干〔2021〕8号\n各县：\n经研究决定：\n陈国平同志任青川市水利局局长；\n"
        "刘　洋同志任青川市审计局副局长（试用期一年）；\n免去孙海波同志青川市审计局副局长职务；\n"
        "吴敏同志不再担任青川市财政局局长职务。\n"
        "青川市人民政府\n2021年7月22日\n"
    )
    (decision,) = [block for block in entry.blocks if isinstance(block, Appointment)]
    assert [(r.person, r.post, r.act, r.term) for r in decision.records] == [
        ("陈国平", "青川市水利局局长", "appointed", None),
        ("刘洋", "青川市审计局副局长", "appointed", "一年"),
        ("孙海波", "青川市审计局副局长", "removed", None),
        ("吴敏", "青川市财政局局长", "removed", None),
    ]


def test_many_bodies_on_one_line_without_separators() -> None:
    bodies = (
        "青川市发展和改革委员会",
        "青川市财政局",
        "青川市住房和城乡建设局",
        "青川市自然资源和规划局",
        "国家税务总局青川市税务局",
    )
    entry = read(f"{''.join(bodies)}\n关于规范资金管理的通知\n青发改规〔2021〕4号\n各县：\n请规范管理。\n")
    assert (entry.issuers, entry.number_zh) == (bodies, "青发改规〔2021〕4号")
    assert entry.title_lines == ("".join(bodies), "关于规范资金管理的通知")


def test_days_of_a_chronicle_as_wide_as_the_lines_stay_apart() -> None:
    days = [f"4月{day}日　市长主持召开市政府常务会议，研究春季植树和复工复产工作。" for day in range(1, 9)]
    long = "4月9日　全市春季义务植树活动举行，市领导和机关干部、驻地部队官兵、学校师生代表参加活动并种植苗木。"
    width = len(days[0])
    entry = read("\n".join(["2020年4月大事记\n", *days, long[:width], long[width:]]) + "\n")
    assert [getattr(block, "text", None) for block in entry.blocks] == [*days, long]


def test_acts_that_a_line_only_implies() -> None:
    entry = read(
        "青川市人民政府关于刘光荣等同志职务任免的通知\n青政任〔2015〕9号\n各县：\n市政府研究，决定：\n"
        "刘光荣任市城市管理局局长，免去其市住房和城乡建设局副局长职务；\n杨　梅任市旅游局副局长（试用期一年）；\n"
        "免去石建国市旅游局副局长职务，退休。\n王家任务繁重，请予支持。\n"
        "各委员会可以任命专家若干人为顾问。\n"
    )
    (decision,) = [block for block in entry.blocks if isinstance(block, Appointment)]
    assert [(r.person, r.post, r.act, r.term) for r in decision.records] == [
        ("刘光荣", "市城市管理局局长", "appointed", None),
        ("刘光荣", "市住房和城乡建设局副局长", "removed", None),
        ("杨梅", "市旅游局副局长", "appointed", "一年"),
        ("石建国", "市旅游局副局长", "removed", None),
    ]
    assert entry.blocks[-2:] == (
        Paragraph(text="王家任务繁重，请予支持。"),
        Paragraph(text="各委员会可以任命专家若干人为顾问。"),
    )


def test_a_number_over_the_name_of_an_order() -> None:
    entry = read(
        "第 73 号\n青川市人民政府令\n《青川市供水办法》现予公布。\n市长：程　立\n2019年8月9日\n"
        "青川市供水办法\n第一条　为供水。\n"
    )
    assert (entry.number_zh, entry.title_full) == ("青川市人民政府令第73号", "青川市供水办法")


def test_a_letterhead_of_several_bodies_with_a_star_under_its_number() -> None:
    entry = read(
        "青川市财政局\n青川市民政局\n青川市农业农村局文件\n青财农〔2023〕45号\n★\n青川市财政局等3部门关于下达资金的通知\n"
        "各县财政局：\n现下达资金。\n青川市财政局\n青川市民政局\n青川市农业农村局\n2023年6月30日\n"
    )
    assert entry.title_lines == ("青川市财政局等3部门关于下达资金的通知",)
    assert entry.issuers == ("青川市财政局", "青川市民政局", "青川市农业农村局")
    assert (entry.number_zh, entry.addressee) == ("青财农〔2023〕45号", "各县财政局：")


def test_minutes_with_a_number_without_code_and_who_was_there() -> None:
    entry = read(
        "青川市人民政府专题会议纪要\n〔2022〕第14期\n青川市人民政府办公室　　2022年5月6日\n会议研究了改造工作。\n"
        "出席：李强、王芳\n列席：市财政局张军\n"
    )
    assert (entry.number_zh, entry.date) == ("〔2022〕第14期", "2022-05-06")
    assert entry.blocks[-2:] == (Paragraph(text="出席：李强、王芳"), Paragraph(text="列席：市财政局张军"))


def test_the_name_of_a_work_with_spaces_is_no_two_rows() -> None:
    entry = read(
        "青川市人民政府\n关于落实《青川省委 青川省政府关于开发的意见》\n的分工方案\n青政〔2021〕1号\n一、任务\n落实。\n"
    )
    assert entry.title_lines == ("青川市人民政府", "关于落实《青川省委青川省政府关于开发的意见》", "的分工方案")


def test_an_addressee_over_two_lines_of_their_own_lengths() -> None:
    entry = read("青川市关于计划的通知\n青政〔2021〕1号\n各县人民政府，\n中央、省属驻市各单位：\n请执行。\n")
    assert entry.addressee == "各县人民政府，中央、省属驻市各单位："


def test_what_a_document_says_of_itself_is_no_heading() -> None:
    entry = read(
        "青川市关于安置的通知\n青政〔2021〕1号\n各县：\n1.严格程序\n审核。\n2.本通知由市民政局负责解释。\n联系电话：123。\n"
    )
    assert [block.text for block in entry.blocks if isinstance(block, Heading)] == ["1.严格程序"]


def test_a_page_end_inside_a_list_of_bodies() -> None:
    entry = read(
        "青川市关于会议的通知\n青政〔2021〕1号\n各县：\n会议由市政府、市总工会\n— 2 3 —\n及有关部门负责人组成。\n"
        "会议每年召开一次。\n"
    )
    assert entry.blocks[0] == Paragraph(text="会议由市政府、市总工会及有关部门负责人组成。")


def test_a_letterhead_with_its_mark_in_the_middle_and_the_title_under_the_number() -> None:
    entry = read(
        "青川市发展和改革委员会\n青川市财政局　　　文件\n青川市教育局\n青发改价格〔2023〕88号\n\n"
        "青川市发展和改革委员会　青川市财政局　青川市教育局\n关于规范幼儿园收费的通知\n各县教育局：\n现通知如下。\n"
    )
    assert (entry.title_zh, entry.addressee) == ("关于规范幼儿园收费的通知", "各县教育局：")
    assert entry.issuers == ("青川市发展和改革委员会", "青川市财政局", "青川市教育局")


def test_remarks_behind_names_in_decisions_and_lists() -> None:
    entry = read(
        "青川市人民政府关于任职和表彰的决定\n青政发〔2021〕9号\n各县：\n王芳（女，回族）同志任青川市审计局副局长；\n"
        "任命李强、陈静（女）为青川市水利局副局长。\n先进个人如下：\n丁　一　　青川钢铁公司炼钢工\n"
        "刘　洋（女）　青川纺织厂挡车工\n阿依古丽·买买提（女，维吾尔族）　青川商贸公司经理\n另有：\n"
        "张　红（女）\t青川一中\n李大同\t青川二中\n"
    )
    (decision,) = [block for block in entry.blocks if isinstance(block, Appointment)]
    assert [(r.person, r.post) for r in decision.records] == [
        ("王芳", "青川市审计局副局长"),
        ("李强", "青川市水利局副局长"),
        ("陈静", "青川市水利局副局长"),
    ]
    lists = [block for block in entry.blocks if isinstance(block, NameList)]
    assert [[person.name for person in names.people] for names in lists] == [
        ["丁一", "刘洋（女）", "阿依古丽·买买提（女，维吾尔族）"],
        ["张红（女）", "李大同"],
    ]


@pytest.mark.parametrize("cut", [4, 35, 36, 40])
def test_an_addressee_cut_inside_a_name_in_a_text_that_is_not_wrapped(cut: int) -> None:
    addressee = "各区、市人民政府，青川新区管委会，高新区管委会，市政府各部门，市直各单位，驻青川各单位，各高等院校："
    entry = read(
        f"青川市人民政府关于供热的通知\n青政发〔2023〕5号\n{addressee[:cut]}\n{addressee[cut:]}\n现下达指标，请认真完成。\n"
    )
    assert entry.addressee == addressee
    assert entry.blocks == (Paragraph(text="现下达指标，请认真完成。"),)


def test_a_closing_phrase_without_a_full_stop_does_not_sign() -> None:
    entry = read("青川市人民政府公告\n青政告〔2023〕5号\n撤销东镇。\n特此公告\n青川市人民政府\n2023年3月1日\n")
    assert entry.blocks[1:] == (
        Paragraph(text="特此公告"),
        Signature(lines=("青川市人民政府", "2023年3月1日")),
    )


def test_acts_in_numbered_headings_over_those_whom_they_concern() -> None:
    entry = read(
        "近期市政府任免的工作人员名单\n2023年3月1日，市政府决定：\n一、任命\n张三为市财政局局长；\n"
        "二、免去\n王五的市财政局局长职务；\n（三）聘任\n钱七为市政府参事。\n"
    )
    records = [r for block in entry.blocks if isinstance(block, Appointment) for r in block.records]
    assert [(r.person, r.act, r.date) for r in records] == [
        ("张三", "appointed", "2023-03-01"),
        ("王五", "removed", "2023-03-01"),
        ("钱七", "engaged", "2023-03-01"),
    ]
