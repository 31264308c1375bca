"""Single documents of many shapes come in with title, numbers, issuers, date and structure."""

import re

import pytest

from gazette.ingest import read_text
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Plain,
    Signature,
    Table,
    walk_blocks,
)


def read(text: str) -> Entry:
    reading = read_text(text, file="document.txt")
    assert reading.issue is None
    (entry,) = reading.entries
    return entry


def kinds(blocks: tuple[Block, ...]) -> list[str]:
    return [type(block).__name__ for block in blocks]


def test_a_notice_with_title_rows_signature_and_remark() -> None:
    entry = read(
        "云溪市人民政府办公室关于有效防控\n林业有害生物的意见\n云政办发〔2019〕6号\n\n各区人民政府，市政府各部门：\n"
        "为做好防控工作，提出如下意见。\n一、总体要求\n（一）指导思想。"
        "坚持预防为主。\n（二）目标。到2025年，全面受控。\n"
        "云溪市人民政府办公室\n2019年1月22日\n（此件公开发布）\n"
    )
    assert entry.title_lines == ("云溪市人民政府办公室关于有效防控", "林业有害生物的意见")
    assert entry.title_full == "云溪市人民政府办公室关于有效防控林业有害生物的意见"
    assert entry.title_zh == "关于有效防控林业有害生物的意见"
    assert (entry.number_zh, entry.date) == ("云政办发〔2019〕6号", "2019-01-22")
    assert entry.issuers == ("云溪市人民政府办公室",)
    assert entry.addressee == "各区人民政府，市政府各部门："
    assert entry.blocks[1:] == (
        Heading(text="一、总体要求", level=1, number="一、"),
        Heading(text="（一）指导思想。坚持预防为主。", level=2, number="（一）", lead="（一）指导思想。"),
        Heading(text="（二）目标。到2025年，全面受控。", level=2, number="（二）", lead="（二）目标。"),
        Signature(lines=("云溪市人民政府办公室", "2019年1月22日")),
        Note(text="（此件公开发布）"),
    )


def test_a_notice_and_what_it_issues() -> None:
    entry = read(
        "云溪市人民政府\n关于印发云溪市城市更新行动计划的通知\n云政发〔2020〕3号\n\n各区人民政府：\n"
        "现将《云溪市城市更新行动计划》印发给你们。\n\n云溪市城市更新\n行动计划\n\n一、目标\n完成更新。\n"
    )
    assert kinds(entry.blocks) == ["Paragraph", "Enclosure"]
    enclosure = entry.blocks[1]
    assert isinstance(enclosure, Enclosure)
    assert enclosure.title == "云溪市城市更新行动计划"
    assert enclosure.title_lines == ("云溪市城市更新", "行动计划")
    assert kinds(enclosure.blocks) == ["Heading", "Paragraph"]


def test_two_works_issued_by_one_notice() -> None:
    entry = read(
        "云溪市人民政府关于印发养老服务两个规定的通知\n云政发〔2020〕4号\n各区人民政府：\n"
        "现将《云溪市养老机构管理规定》和《云溪市社区养老服务规定》印发给你们。\n云溪市人民政府\n2020年2月3日\n\n"
        "云溪市养老机构管理规定\n\n一、机构\n机构应当登记。\n\n云溪市社区养老服务规定\n\n一、服务\n服务应当到户。\n"
    )
    assert [block.title for block in entry.blocks if isinstance(block, Enclosure)] == [
        "云溪市养老机构管理规定",
        "云溪市社区养老服务规定",
    ]


def test_an_order_goes_by_what_it_issues() -> None:
    entry = read(
        "云溪市人民政府令\n第 15 号\n《云溪市养犬管理办法》已于2020年5月6日经市政府第8次常务会议审议通过，现予公布。\n"
        "　　　　市长：王启明\n　　　　2020年5月20日\n"
        "云溪市养犬管理办法\n第一章　总则\n第一条　为了规范养犬，制定本办法。\n"
    )
    assert entry.title_full == "云溪市养犬管理办法"
    assert entry.number_zh == "云溪市人民政府令第15号"
    assert (entry.issuers, entry.date, entry.addressee) == (("云溪市人民政府",), "2020-05-20", None)
    assert entry.blocks[1] == Signature(lines=("市长：王启明", "2020年5月20日"))
    enclosure = entry.blocks[2]
    assert isinstance(enclosure, Enclosure)
    assert enclosure.blocks == (
        Heading(text="第一章　总则", level=0, number="第一章"),
        Paragraph(text="第一条　为了规范养犬，制定本办法。", number="第一条"),
    )


def test_an_order_with_its_number_before_its_title() -> None:
    entry = read(
        "云溪市人民政府令\n（第16号）\n云溪市人民政府关于修改《云溪市燃气管理办法》的决定\n市政府决定作如下修改：\n"
        "一、将第三条修改为：“市住房城乡建设局负责燃气管理工作。”\n代市长　赵一鸣\n二○二○年六月一日\n"
    )
    assert entry.title_full == "云溪市人民政府关于修改《云溪市燃气管理办法》的决定"
    assert (entry.number_zh, entry.date) == ("云溪市人民政府令第16号", "2020-06-01")


def test_no_number_no_date_no_issuer() -> None:
    entry = read("关于节约用水的倡议书\n全市居民朋友们：\n　　水是生命之源，请大家节约用水。\n")
    assert (entry.title_zh, entry.number_zh, entry.date, entry.issuers) == ("关于节约用水的倡议书", None, None, ())
    assert entry.addressee == "全市居民朋友们："


def test_two_numbers_and_signing_bodies_side_by_side() -> None:
    entry = read(
        "云溪市财政局　云溪市教育局\n关于印发学校经费管理办法的通知\n"
        "云财规〔2021〕2号　云教财〔2021〕5号\n各区财政局、教育局：\n"
        "现印发给你们。\n云溪市财政局　云溪市教育局\n二〇二一年三月十日\n"
    )
    assert entry.number_zh == "云财规〔2021〕2号、云教财〔2021〕5号"
    assert (entry.issuers, entry.date) == (("云溪市财政局", "云溪市教育局"), "2021-03-10")


def test_the_signature_names_the_bodies_that_a_title_counts() -> None:
    entry = read(
        "云溪市财政局等三部门关于开展资产清查的通知\n云财资〔2020〕31号\n市直各单位：\n请按要求开展清查。\n"
        "云溪市财政局　云溪市审计局\n云溪市机关事务管理局\n2020年10月8日\n"
    )
    assert entry.issuers == ("云溪市财政局", "云溪市审计局", "云溪市机关事务管理局")


def test_traditional_characters() -> None:
    entry = read(
        "雲溪市人民政府關於臺灣同胞投資權益保護工作的通知\n雲政發〔2018〕9號\n各區人民政府，市政府各部門：\n"
        "現通知如下：\n一、提高認識\n各區要高度重視。\n雲溪市人民政府\n二〇一八年三月五日\n"
    )
    assert entry.title_zh == "關於臺灣同胞投資權益保護工作的通知"
    assert (entry.number_zh, entry.issuers, entry.date) == ("雲政發〔2018〕9號", ("雲溪市人民政府",), "2018-03-05")


def test_lists_of_attachments_stay_and_attachments_nest() -> None:
    entry = read(
        "云溪市财政局关于开展资产清查的通知\n云财资〔2020〕31号\n市直各单位：\n"
        "请开展清查。\n　　附件：1. 资产清查表\n　　　　　2. 工作要求\n"
        "云溪市财政局\n2020年10月8日\n附件1\n资产清查表\n序号\t名称\t数量\n1\t桌\t10\n2\t椅\t20\n附件2：工作要求\n"
        "（一）如实填报。\n（二）按时上报。\n"
    )
    assert kinds(entry.blocks) == ["Paragraph", "Paragraph", "Paragraph", "Signature", "Attachment", "Attachment"]
    assert entry.blocks[2] == Paragraph(text="2. 工作要求")
    first, second = entry.blocks[4:]
    assert isinstance(first, Attachment)
    assert isinstance(second, Attachment)
    assert (first.label, first.title, kinds(first.blocks)) == ("附件1", "资产清查表", ["Table"])
    assert (second.label, second.title) == ("附件2", "工作要求")
    assert second.blocks == (
        Paragraph(text="（一）如实填报。", level=2, number="（一）"),
        Paragraph(text="（二）按时上报。", level=2, number="（二）"),
    )


def test_decimal_headings() -> None:
    entry = read(
        "云溪市突发环境事件应急预案\n\n1 总则\n1.1 编制目的\n为健全机制，"
        "制定本预案。\n1.2 编制依据\n1.2.1 国家法律\n依据法律。\n"
        "2 组织体系\n2.1 领导机构\n投入1.5亿元。\n"
    )
    headings = [(block.level, block.number) for block in entry.blocks if isinstance(block, Heading)]
    assert headings == [(1, "1"), (2, "1.1"), (2, "1.2"), (3, "1.2.1"), (1, "2"), (2, "2.1")]


def test_numbering_restarts_and_goes_on() -> None:
    entry = read(
        "云溪市人民政府关于整治的意见\n云政发〔2020〕9号\n一、前期\n"
        "（一）摸底。查清底数。\n1. 入户。逐户登记。\n（1）城区。由区负责。\n"
        "二、后期\n（二）整改。按期完成。\n1. 复查。逐项销号。\n"
    )
    levels = [block.level for block in entry.blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 3, 4, 1, 2, 3]


def test_page_marks_come_out_and_the_sentence_is_whole_again() -> None:
    reading = read_text(
        "云溪市人民政府关于收购工作的通知\n云政发〔2020〕7号\n"
        "各区人民政府：\n　　各区要认真组织收购，及时兑付售粮款，切实\n—1—\n"
        "保护种粮农民利益。\n（此页无正文）\n云溪市人民政府\n2020年9月1日\n",
        file="marks.txt",
    )
    (entry,) = reading.entries
    assert entry.blocks[0] == Paragraph(text="各区要认真组织收购，及时兑付售粮款，切实保护种粮农民利益。")
    marks = [
        (finding.text, finding.line, finding.entry)
        for finding in reading.findings
        if finding.rule == "ingest.page_mark"
    ]
    assert marks == [("—1—", 5, 1), ("（此页无正文）", 7, 1)]


@pytest.mark.parametrize("mark", ["Page {} of 9", "{} / 9", "~{}~", "〔{}〕", "【{}】", "[{}]", "— {} —"])
def test_page_marks_of_many_forms_are_taken_out_and_told(mark: str) -> None:
    first, last = "为了加强供热管理，保障用热安全，维护用户的合法权益，结合本", "市实际，提出以下意见，请遵照执行。"
    pages = "".join(f"{first}\n\n{mark.format(page)}\n\n{last}\n" for page in (1, 2, 3))
    reading = read_text(f"云溪市人民政府关于供热的意见\n云政发〔2020〕7号\n各区人民政府：\n{pages}", file="a.txt")
    assert reading.entries[0].blocks == (Paragraph(text=first + last),) * 3
    told = [finding.text for finding in reading.findings if finding.rule == "ingest.page_mark"]
    assert told == [mark.format(page) for page in (1, 2, 3)]


def test_a_year_that_differs_is_a_doubt() -> None:
    reading = read_text(
        (
            "云溪市人民政府关于防汛的通知\n云政发〔2021〕3号\n各区人民政府：\n"
            "请做好防汛。\n云溪市人民政府\n2020年12月30日\n"
        ),
        file="year.txt",
    )
    assert [finding.level for finding in reading.findings if finding.rule == "ingest.year_differs"] == ["doubt"]


def test_what_cannot_be_placed_is_plain_with_its_place() -> None:
    reading = read_text("关于节水的倡议书\n全市居民：\n请节水。\n　　@@ ## %%\n一起行动！\n", file="odd.txt")
    (entry,) = reading.entries
    assert Plain(text="@@ ## %%") in entry.blocks
    (finding,) = reading.findings
    assert (finding.rule, finding.line, finding.column, finding.entry) == ("ingest.unplaced", 4, 3, 1)


def test_name_lists_with_roles() -> None:
    entry = read(
        "云溪市人民政府关于成立领导小组的通知\n云政字〔2020〕1号\n各区人民政府：\n"
        "组成人员如下：\n组　长：李大同　市长\n副组长：王　明　副市长\n"
        "　　　　张小红　市政府秘书长\n成　员：赵四方　市财政局局长\n"
        "刘军\t市教育局局长\t孙　洁\t市水务局局长\n陈平\t市公安局局长\t\t\n"
        "领导小组下设办公室。\n"
    )
    (names,) = [block for block in entry.blocks if isinstance(block, NameList)]
    assert [(person.role, person.name) for person in names.people] == [
        ("组长", "李大同"),
        ("副组长", "王明"),
        ("副组长", "张小红"),
        ("成员", "赵四方"),
        ("成员", "刘军"),
        ("成员", "陈平"),
        ("成员", "孙洁"),
    ]


def test_decisions_that_name_their_acts_in_each_line() -> None:
    entry = read(
        "云溪市人民政府关于王建国等同志职务任免的通知\n云政任〔2020〕5号\n"
        "各区人民政府：\n任命王建国为云溪市财政局局长；\n"
        "免去赵刚的云溪市财政局局长职务。\n云溪市人民政府\n2020年7月7日\n"
    )
    (decision,) = [block for block in entry.blocks if isinstance(block, Appointment)]
    assert [(r.person, r.act, r.date) for r in decision.records] == [
        ("王建国", "appointed", "2020-07-07"),
        ("赵刚", "removed", "2020-07-07"),
    ]


def test_fields_of_an_open_government_page() -> None:
    entry = read(
        "索 引 号：00012/2020-0001\n主题分类：综合政务\n发文机关：云溪市人民政府\n成文日期：2020年3月1日\n"
        "标　　题：云溪市人民政府关于信访的意见\n发文字号：云政发〔2020〕2号\n发布日期：2020年3月5日\n\n"
        "云溪市人民政府关于信访的意见\n云政发〔2020〕2号\n各区人民政府：\n现提出意见。\n"
    )
    assert (entry.index_number, entry.subject, entry.published) == ("00012/2020-0001", "综合政务", "2020-03-05")
    assert entry.date == "2020-03-01"


@pytest.mark.parametrize("width", [30, 34, 41])
@pytest.mark.parametrize("indented", [True, False])
def test_a_fixed_line_width_is_undone(width: int, indented: bool) -> None:
    paragraphs = [
        (
            "为进一步加强历史建筑的保护和利用，延续城市文脉，提升城市品质，"
            "根据国务院和省政府有关规定，结合我市实际，现提出以下实施意见。"
        ),
        "一、总体要求",
        (
            "（一）指导思想。坚持保护优先、合理利用、传承发展的原则，"
            "建立健全保护管理机制，使历史建筑得到有效保护，让历史文化和现代生活融为一体。"
        ),
        (
            "（二）主要目标。到2025年，全面完成历史建筑普查、认定和挂牌工作，"
            "建档率达到100%，基本建成数字化管理平台，实现动态监测全覆盖的目标。"
        ),
        (
            "各区人民政府要组织对辖区内建成五十年以上的建筑进行普查，"
            "提出历史建筑建议名单，报市历史建筑保护委员会办公室组织专家审查后公布实施。"
        ),
    ]
    printed = []
    for paragraph in paragraphs:
        text = "　　" + paragraph if indented else paragraph
        printed += [text[at : at + width] for at in range(0, len(text), width)]
    entry = read("云溪市人民政府关于保护的意见\n云政发〔2020〕15号\n" + "\n".join(printed) + "\n")
    assert [
        block.text for _, block in walk_blocks(entry.blocks) if isinstance(block, Heading | Paragraph)
    ] == paragraphs


def test_nothing_else_is_joined() -> None:
    entry = read(
        "云溪市人民政府关于整治的意见\n\n云政发〔2020〕9号\n\n一、加强领导，"
        "落实责任\n\n各区要高度重视，\n\n切实落实。\n\n二、保障措施\n\n"
        "根据市政府《关于整治的办法》\n\n（云政发〔2019〕2号）要求，做好保障。\n\n提高“双一\n\n流”建设水平。\n"
    )
    assert [getattr(block, "text", None) for block in entry.blocks] == [
        "一、加强领导，落实责任",
        "各区要高度重视，切实落实。",
        "二、保障措施",
        "根据市政府《关于整治的办法》（云政发〔2019〕2号）要求，做好保障。",
        "提高“双一流”建设水平。",
    ]


def test_tables_go_on_over_pages_and_get_their_merged_cells_back() -> None:
    entry = read(
        "云溪市人民政府关于任务分工的通知\n云政发〔2020〕9号\n各区人民政府：\n现将分工印发给你们。\n\n"
        "类 别\t任 务 事 项\t单位\n一、水库安全\t1.管好水库。\t市水务局\n\t2.修好堤坝。\t市水务局\n\n"
        "类 别\t任 务 事 项\t单位\n\t3.建设绿地公园。\t市园林局\n二、绿地公园\t4.养护绿地。\t市园林局\n"
    )
    (table,) = [block for block in entry.blocks if isinstance(block, Table)]
    assert table.header_rows == 1
    assert [[(cell.text, cell.rowspan) for cell in row] for row in table.rows] == [
        [("类别", 1), ("任务事项", 1), ("单位", 1)],
        [("一、水库安全", 2), ("1.管好水库。", 1), ("市水务局", 1)],
        [("2.修好堤坝。", 1), ("市水务局", 1)],
        [("二、绿地公园", 2), ("3.建设绿地公园。", 1), ("市园林局", 1)],
        [("4.养护绿地。", 1), ("市园林局", 1)],
    ]


def test_bands_and_short_rows_of_a_table() -> None:
    entry = read(
        "云溪市人民政府关于指标的通知\n云政发〔2020〕9号\n各区人民政府：\n指标如下。"
        "\n\n指标\t名称\t性质\n一、质量方面\n（一）安全\t1.事故率\t定量\n"
        "2.伤亡率\t定量\n（二）效率\t3.办结率\t定量\n"
    )
    (table,) = [block for block in entry.blocks if isinstance(block, Table)]
    assert [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in table.rows] == [
        [("指标", 1, 1), ("名称", 1, 1), ("性质", 1, 1)],
        [("一、质量方面", 1, 3)],
        [("（一）安全", 2, 1), ("1.事故率", 1, 1), ("定量", 1, 1)],
        [("2.伤亡率", 1, 1), ("定量", 1, 1)],
        [("（二）效率", 1, 1), ("3.办结率", 1, 1), ("定量", 1, 1)],
    ]


def test_a_width_that_counts_letters_and_digits_as_halves_is_undone() -> None:
    paragraph = "到2025年，全市5G基站达到12000座以上，IPv6用户占比达到80%，建成10个以上平台，培育200家以上示范企业。"
    printed, row = [], ""
    for character in paragraph * 3:
        row += character
        if sum(1 if c.isascii() else 2 for c in row) >= 59:
            printed.append(row)
            row = ""
    text = "云溪市人民政府关于数字经济的意见\n云政发〔2020〕15号\n各区人民政府：\n" + "\n".join([*printed, row]) + "\n"
    assert read(text).blocks == (Paragraph(text=paragraph * 3),)


def test_an_addressee_as_wide_as_the_lines_stays_one() -> None:
    addressee = "各区、县人民政府，高新区管委会，市政府各部门，市直各单位："
    width = len(addressee)
    body = (
        "为做好工作，经市政府同意，现就有关事项提出以下意见，请各级各部门结合实际认真贯彻执行，确保各项任务按期完成。"
        * 3
    )
    wrapped = "\n".join(body[at : at + width] for at in range(0, len(body), width))
    entry = read(f"云溪市人民政府关于防汛的意见\n云政发〔2020〕15号\n{addressee}\n{wrapped}\n")
    assert entry.addressee == addressee
    assert entry.blocks == (Paragraph(text=body),)


def test_the_title_of_an_attachment_as_wide_as_the_lines_stays_one() -> None:
    title = "云溪市人民政府部门向市民报告工作听取市民意见建议活动纪律"
    body = (
        "为加强活动纪律，保证活动规范有序、公平公正地开展，确保结果真实准确，结合工作实际，制定本纪律，请遵照执行。" * 3
    )
    width = len(title)
    wrapped = "\n".join(body[at : at + width] for at in range(0, len(body), width))
    entry = read(
        f"云溪市人民政府关于活动的通知\n云政发〔2020〕15号\n各区人民政府：\n{wrapped}\n附件1\n{title}\n{wrapped}\n"
    )
    attachment = entry.blocks[-1]
    assert isinstance(attachment, Attachment)
    assert (attachment.title, attachment.blocks) == (title, (Paragraph(text=body),))


def test_run_in_headings_with_an_ascii_full_stop_and_behind_decimal_numbers() -> None:
    long = "各区要加强组织领导，明确责任分工，认真抓好落实，确保各项任务按期完成，遇到问题及时报告，不得拖延推诿。"
    text = (
        "关于应急的通知\n\n1 总则\n\n1.1 编制目的\n\n为了应急，制定本预案。\n\n1.2 编制依据\n\n1.2.1 适用范围。"
        f"{long}\n\n(一)目标.{long}\n"
    )
    blocks = read_text(text, file="a.txt").entries[0].blocks
    leads = [block.lead for block in blocks if isinstance(block, Heading)]
    assert leads == [None, None, None, "1.2.1 适用范围。", "(一)目标."]


@pytest.mark.parametrize(
    ("end", "signature", "date"),
    [
        (
            "县　长　陈　晨\n司令员　刘　洋\n政　委　何　川\n2023年5月1日",
            ("县长陈晨", "司令员刘洋", "政委何川"),
            "2023-05-01",
        ),
        ("林江市人民政府\n2023.5.1", ("林江市人民政府",), "2023-05-01"),
        ("二、先进个人（2名）\n\n王大伟　李　静\n\n林江市人民政府\n\n2023年5月1日", ("林江市人民政府",), "2023-05-01"),
        ("2023年5月1日", None, "2023-05-01"),
    ],
)
def test_who_signs_and_the_date(end: str, signature: tuple[str, ...] | None, date: str) -> None:
    entry = read_text(
        f"关于表彰的通知\n\n林政发〔2023〕4号\n\n各区：\n\n请认真学习先进。\n\n{end}\n", file="a.txt"
    ).entries[0]
    signed = [block.lines[:-1] for block in entry.blocks if isinstance(block, Signature)]
    assert [tuple(re.sub(r"\s", "", line) for line in lines) for lines in signed] == ([signature] if signature else [])
    assert entry.date == date


def test_a_title_of_any_length_above_its_number() -> None:
    title = "林江市人民政府关于" + "进一步加强和改进城市管理工作推动高质量发展" * 8 + "若干问题"
    entry = read_text(f"{title}\n林政发〔2023〕4号\n各区：\n请认真执行。\n", file="a.txt").entries[0]
    assert (entry.title_full, entry.number_zh) == (title, "林政发〔2023〕4号")


def test_a_document_without_title_is_told() -> None:
    reading = read_text("各区要认真执行，确保落实。\n", file="a.txt")
    assert reading.entries[0].title_zh == ""
    assert [(f.rule, f.line) for f in reading.findings] == [("ingest.no_title", 1)]


def test_headings_with_a_point_above_decimal_ones_are_of_the_first_level() -> None:
    text = "关于应急的通知\n\n1. 总则\n\n1.1 编制目的\n\n为了应急。\n\n2. 组织体系\n\n2.1 领导机构\n\n设立指挥部。\n"
    blocks = read_text(text, file="a.txt").entries[0].blocks
    headings = [(block.level, block.number) for block in blocks if isinstance(block, Heading)]
    assert headings == [(1, "1."), (2, "1.1"), (1, "2."), (2, "2.1")]


def test_a_heading_with_a_point_and_none_under_it_goes_on_with_those_that_have() -> None:
    text = (
        "关于应急的通知\n\n1. 总则\n\n1.1 编制目的\n\n为了应急。\n\n1.2 编制依据\n\n依据如下。\n\n"
        "1. 法律\n\n甲。\n\n2. 法规\n\n乙。\n\n"
        "2. 组织体系\n\n2.1 领导机构\n\n设立指挥部。\n\n3. 附则\n\n自印发之日起施行。\n\n4. 附件\n\n略。\n"
    )
    blocks = read_text(text, file="a.txt").entries[0].blocks
    headings = [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
    assert headings == [
        (1, "1. 总则"),
        (2, "1.1 编制目的"),
        (2, "1.2 编制依据"),
        (3, "1. 法律"),
        (3, "2. 法规"),
        (1, "2. 组织体系"),
        (2, "2.1 领导机构"),
        (1, "3. 附则"),
        (1, "4. 附件"),
    ]


def test_a_label_with_a_colon_opens_an_attachment_behind_the_signature_only() -> None:
    head = "青川市水务局关于公布名单的通知\n青水发〔2022〕5号\n各区水务局：\n请遵照执行。\n"
    signed, listed = "青川市水务局\n2022年3月8日\n", "附件：\n巡查名单\n"
    assert isinstance(read(head + signed + listed).blocks[-1], Attachment)
    assert not any(isinstance(block, Attachment) for block in read(head + listed + signed).blocks)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("〔2023〕5号", "〔2023〕5号"),
        ("文号：云政发〔2023〕5号", "云政发〔2023〕5号"),
        ("云政发〔二〇二三〕五号", "云政发〔二〇二三〕五号"),
        ("ＹＺＢ〔2023〕5号", "ＹＺＢ〔2023〕5号"),
        ("云政发〔2023〕5 、6号", "云政发〔2023〕5、6号"),
    ],
)
def test_numbers_of_further_forms_under_a_title(line: str, number: str) -> None:
    entry = read(f"云溪市人民政府关于防汛工作的通知\n{line}\n各区人民政府：\n请做好防汛。\n")
    assert (entry.title_zh, entry.number_zh, entry.addressee) == ("关于防汛工作的通知", number, "各区人民政府：")
    assert entry.blocks == (Paragraph(text="请做好防汛。"),)


@pytest.mark.parametrize("place", ["云溪市", "丰江市", "临水县"])
@pytest.mark.parametrize("last", ["{}人民政府办公室　2023年3月1日印发", "2023年3月1日印发", "（2023年3月1日）"])
def test_a_day_in_the_last_line_dates_what_nothing_else_does(place: str, last: str) -> None:
    text = f"{place}人民政府关于防汛工作的通知\n云政发〔2023〕5号\n各区人民政府：\n请做好防汛。\n"
    entry = read(text + last.format(place) + "\n")
    assert entry.date == "2023-03-01"
    assert [getattr(block, "text", None) for block in entry.blocks] == ["请做好防汛。", last.format(place)]
    signed = read(f"{text}{place}人民政府\n2023年2月28日\n{last.format(place)}\n")
    assert signed.date == "2023-02-28"


@pytest.mark.parametrize("signer", ["云溪市人民政府", "丰江市水务局　丰江市财政局", "县长：王启明"])
def test_a_signature_with_its_day_in_brackets(signer: str) -> None:
    entry = read(f"关于防汛工作的通知\n云政发〔2023〕5号\n各区人民政府：\n请做好防汛。\n{signer}\n（2023年3月1日）\n")
    assert entry.blocks == (Paragraph(text="请做好防汛。"), Signature(lines=(signer, "（2023年3月1日）")))
    assert entry.date == "2023-03-01"


@pytest.mark.parametrize(
    "opening", ["作如下修改：", "市政府决定对《云溪市养犬管理办法》作如下修改：", "现公告如下内容："]
)
def test_what_opens_a_list_is_no_addressee(opening: str) -> None:
    entry = read(f"云溪市人民政府关于修改有关规章的决定\n云政发〔2023〕5号\n{opening}\n一、将第三条删去。\n")
    assert entry.addressee is None
    assert [getattr(block, "text", None) for block in entry.blocks] == [opening, "一、将第三条删去。"]
