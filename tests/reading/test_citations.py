"""Citations in texts: titles with and without numbers, numbers alone, and what is done to the documents named."""

from pathlib import Path

import pytest

from gazette.ingest import read_file
from gazette.model import Attachment, Cell, Enclosure, Entry, Paragraph, Table
from gazette.reading.citations import CitationReader
from gazette.reading.document_citations import document_citations

REAL = Path(__file__).parents[2].parent / "shared/real/qingdao-gazette-2019-21-22.txt"


def read(*texts: str) -> list[tuple[str | None, str | None, str]]:
    reader = CitationReader()
    return [(one.title, one.number, one.relation) for text in texts for one in reader.read(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "根据《国务院关于加强绿地建设的意见》（国发〔2018〕3号）和《岚省人民政府印发关于加强绿地建设的实施方案的通知》（岚政发〔2018〕22号）要求",
            [
                ("国务院关于加强绿地建设的意见", "国发〔2018〕3号"),
                ("岚省人民政府印发关于加强绿地建设的实施方案的通知", "岚政发〔2018〕22号"),
            ],
        ),
        ("按照岚政发〔2019〕11号文件要求", [(None, "岚政发〔2019〕11号")]),
        ("云溪市贯彻落实岚政发〔2019〕11号文件责任分工", [(None, "岚政发〔2019〕11号")]),
        ("依据农业农村部农渔发〔2019〕1号文件", [(None, "农渔发〔2019〕1号")]),
        ("市人民政府云政发〔1986〕148号文件发布", [(None, "云政发〔1986〕148号")]),
        ("经2015年3月8日云政发〔2015〕2号批准", [(None, "云政发〔2015〕2号")]),
        ("人社部发〔2019〕5号", [(None, "人社部发〔2019〕5号")]),
        ("云政发〔2010〕5、6号和云政办发[2011]第7号", [
            (None, "云政发〔2010〕5号"), (None, "云政发〔2010〕6号"), (None, "云政办发[2011]第7号")]),
        ("《关于公布〈云溪市“属地管理”事项〉清单的通知》（云编办〔2019〕54号）",
         [("关于公布〈云溪市“属地管理”事项〉清单的通知", "云编办〔2019〕54号")]),
        ("《港口防台管理规定》(暂行)(交水发〔1997〕619号)", [("港口防台管理规定", "交水发〔1997〕619号")]),
        ("我院法〔1998〕86号通知印发的《关于判决的意见》", [("关于判决的意见", "法〔1998〕86号")]),
        ("2008年3月以建设部令第107号公布的《工程发包管理办法》", [("工程发包管理办法", "建设部令第107号")]),
        ("云政（2019）3号楼旁设立绿地", [(None, "云政（2019）3号")]),
        ("编制《云溪市养殖水域滩涂规划》，刊登在《云溪日报》，并核发《养殖证》", [("云溪市养殖水域滩涂规划", None)]),
        ("QZBZ [2019] No. 67", [(None, "QZBZ [2019] No. 67")]),
        ("没有文号，5号楼、第3号", []),
    ],
)  # fmt: skip
def test_documents_are_named_by_title_and_number(text: str, named: list[tuple[str | None, str | None]]) -> None:
    assert [one[:2] for one in read(text)] == named


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("本办法自2019年1月1日起施行。《云溪市绿地管理办法》同时废止。", ["repeals"]),
        ("云政发〔2010〕5号、6号、云政办发〔2011〕7号文件同时废止。", ["repeals"] * 3),
        ("废止云政发〔2010〕5号、6号文件。", ["repeals"] * 2),
        ("依据《甲管理办法》（云政发〔2010〕5号）废止许可证。", ["cites"]),
        ("本刊第20期《关于甲的通知》（云政办字〔2019〕60号）中“五万”应为“五十万”。", ["corrects"]),
        ("本刊第20期刊登的《关于甲的通知》有误，现予更正。", ["corrects"]),
        ("《甲管理办法》规定，标志牌颜色应为“绿色”。", ["cites"]),
        (
            "2003年市政府发布的《甲管理办法》（云政发〔2003〕1号）、《乙管理办法》和《丙管理规定》同时废止。",
            ["repeals"] * 3,
        ),
        ("根据《丁条例》，1999年公布的《甲管理办法》同时废止。", ["cites", "repeals"]),
        ("根据《关于修改〈甲条例〉的决定》修正的《乙管理办法》予以废止。", ["cites", "repeals"]),
        ("废止《甲管理办法》、《乙管理办法》。依照《丁条例》执行。", ["repeals", "repeals", "cites"]),
        ("云政发〔2010〕5号文件同时废止", ["repeals"]),
        ("《甲管理办法》（云政发〔2003〕1号）自本通知印发之日起停止执行", ["repeals"]),
        ("《甲管理办法》不予废止，《乙管理办法》废止前仍适用", ["cites", "cites"]),
        ("应当废止的，按照《甲管理办法》办理", ["cites"]),
        ("决定对《甲管理办法》作如下修改：", ["amends"]),
        ("决定对《甲管理办法》等3件规章进行修改。", ["amends"]),
        ("由市水务局对《甲管理办法》进行修改。", ["cites"]),
        ("一、修改《甲管理办法》", ["amends"]),
        ("修订后的《甲管理办法》印发给你们", ["cites"]),
        ("将《甲管理办法》第三条修改为：“绿地”", ["amends"]),
        ("《甲管理办法》中有关收费的规定同时废止", ["amends"]),
        ("依照《甲管理办法》第五十二条关于销售失效产品的规定处罚", ["cites"]),
        ("本刊2019年第3期第5页《甲管理办法》（云政发〔2003〕1号）更正如下：", ["corrects"]),
    ],
)
def test_what_is_done_to_them_is_told_apart(text: str, relations: list[str]) -> None:
    assert [one[2] for one in read(text)] == relations


def test_a_short_form_stands_for_the_document_from_there_on() -> None:
    texts = ("《通知》以前", "按照《国务院关于绿地的通知》（国发〔2018〕24号，以下简称《通知》）办理", "《通知》下发前")
    full = ("国务院关于绿地的通知", "国发〔2018〕24号", "cites")
    assert read(*texts) == [("通知", None, "cites"), full, full]


def test_a_list_is_read_by_what_leads_into_it() -> None:
    texts = (
        "经研究，决定废止下列文件：",
        "1.关于公布绿地名录的通知（云政发〔2001〕5号）",
        "2.《关于古树的通知》（云政发〔2002〕6号）",
        "以上由《甲条例》规定。",
    )
    assert read(*texts) == [
        ("关于公布绿地名录的通知", "云政发〔2001〕5号", "repeals"),
        ("关于古树的通知", "云政发〔2002〕6号", "repeals"),
        ("甲条例", None, "cites"),
    ]


def test_lists_in_attachments_say_what_is_done_by_their_title() -> None:
    def table(*numbers: int) -> Table:
        rows = [
            (Cell(text=str(at)), Cell(text=f"关于第{at}件事的通知"), Cell(text=f"云政发〔2001〕{at}号"))
            for at in numbers
        ]
        return Table(rows=((Cell(text="序号"), Cell(text="文件名称"), Cell(text="文号")), *rows), header_rows=1)

    entry = Entry(
        title_zh="关于公布规范性文件清理结果的通知",
        number_zh="云政发〔2024〕9号",
        blocks=(
            Paragraph(text="按照《云溪市规范性文件管理办法》，公布清理结果。"),
            Attachment(label="附件1", title="继续有效的规范性文件目录", blocks=(table(1),)),
            Attachment(label="附件2", title="废止的规范性文件目录", blocks=(table(2, 3),)),
            Attachment(
                label="附件3",
                title="修改的规范性文件目录",
                blocks=(Paragraph(text="1.《云溪市古树管理办法》（云政发〔2011〕4号）"),),
            ),
        ),
    )
    assert [(one.citation.number, one.citation.relation, one.path[0]) for one in document_citations(entry)] == [
        (None, "cites", 0),
        ("云政发〔2001〕1号", "cites", 1),
        ("云政发〔2001〕2号", "repeals", 2),
        ("云政发〔2001〕3号", "repeals", 2),
        ("云政发〔2011〕4号", "amends", 3),
    ]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (
            "云溪市人民政府关于废止《甲管理办法》《乙管理办法》的决定",
            [("甲管理办法", "repeals"), ("乙管理办法", "repeals")],
        ),
        ("云溪市人民政府关于修改《甲管理办法》的决定", [("甲管理办法", "amends")]),
        ("云溪市人民政府关于废止云溪市古树名木管理办法的决定", [("云溪市古树名木管理办法", "repeals")]),
        ("云溪市人民政府关于废止部分规范性文件的决定", []),
        ("云溪市人民政府关于转发《甲管理办法》的通知", [("甲管理办法", "cites")]),
        (
            "云溪市人民政府关于废止《甲管理办法》修改《乙管理办法》的决定",
            [("甲管理办法", "repeals"), ("乙管理办法", "amends")],
        ),
        ("云溪市人民政府关于停止执行《甲管理办法》的通知", [("甲管理办法", "repeals")]),
        ("中华人民共和国刑法修正案（七）", [("中华人民共和国刑法", "amends")]),
        ("云溪市城市绿化条例修正案", [("云溪市城市绿化条例", "amends")]),
        ("云溪市城市绿化条例修正案（草案）", []),
        ("云溪市人大常委会关于批准城市绿化条例修正案的决定", []),
        ("《关于公布古树名录的通知》的更正", [("关于公布古树名录的通知", "corrects")]),
    ],
)
def test_a_title_says_what_the_document_does(title: str, found: list[tuple[str, str]]) -> None:
    assert [(one.citation.title, one.citation.relation) for one in document_citations(Entry(title_zh=title))] == found


def test_a_document_does_not_cite_itself_or_what_it_issues() -> None:
    entry = Entry(
        title_zh="关于印发云溪市绿地实施方案的通知",
        number_zh="云政发〔2024〕9号",
        blocks=(
            Paragraph(text="现将《云溪市绿地实施方案》印发给你们（云政发〔2024〕9号）。"),
            Enclosure(
                title="云溪市绿地工作实施方案", blocks=(Paragraph(text="《云溪市绿地工作实施方案》由《甲条例》定。"),)
            ),
        ),
    )
    assert [one.citation.title for one in document_citations(entry)] == ["甲条例"]


@pytest.mark.skipif(not REAL.exists(), reason="the printed issue is not beside the project")
def test_the_printed_issue() -> None:
    """Every document that it names, read by hand: by entry, numbers and how many have none."""
    issue = read_file(REAL).issue
    assert issue is not None
    expected = {
        1: ({"国发〔2018〕3号", "鲁政发〔2018〕22号"}, set()),
        3: ({"中发〔2018〕39号", "中发〔2019〕26号", "国办发〔2019〕29号"}, set()),
        4: ({"国办发〔2019〕24号", "鲁政办发〔2019〕24号"}, set()),
        5: ({"鲁政发〔2019〕11号", "国发〔2018〕24号"}, {"全国海岸线修测技术规范"}),
        6: ({"农渔发〔2019〕1号", "鲁政字〔2019〕12号"}, {"青岛市养殖水域滩涂规划"}),
        7: ({"青编办〔2019〕54号", "安监总规划〔2017〕132号"}, set()),
        8: ({"青发〔2019〕16号"}, set()),
        9: ({"国办电政函〔2019〕178号"}, set()),
        10: ({"青政办发〔2016〕35号"}, set()),
    }
    found = {at: [one.citation for one in document_citations(entry)] for at, entry in enumerate(issue.entries, 1)}
    said = {
        at: ({one.number for one in those if one.number}, {one.title for one in those if not one.number})
        for at, those in found.items()
        if those
    }
    assert said == expected
    assert {one.relation for those in found.values() for one in those} == {"cites"}
