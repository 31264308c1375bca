"""Files of several documents without a contents list: parted where documents clearly begin, and nowhere else."""

import pytest

from gazette.ingest import Reading, read_text

WATER = (
    "云溪市人民政府关于加强供水工作的通知\n云政发〔2020〕7号\n\n各区人民政府：\n各区要保障供水。\n"
    "附件：供水任务表\n\n云溪市人民政府\n2020年9月1日\n\n附件\n供水任务表\n区\t任务\n东区\t检修\n西区\t巡查\n"
)
HEAT = (
    "云溪市人民政府办公室\n关于做好供热工作的通知\n云政办发〔2020〕21号\n\n各区人民政府：\n请按期供热。\n\n"
    "云溪市人民政府办公室\n2020年10月8日\n（此件公开发布）\n"
)
ORDER = (
    "云溪市人民政府令\n第15号\n《云溪市养犬管理办法》已经市政府常务会议通过，现予公布。\n市长：王启明\n2020年5月20日\n"
    "云溪市养犬管理办法\n第一条　为了规范养犬，制定本办法。\n"
)


def titles(reading: Reading) -> list[tuple[str | None, str | None]]:
    entries = reading.issue.entries if reading.issue else reading.entries
    return [(entry.title_full, entry.number_zh) for entry in entries]


@pytest.mark.parametrize("blank", [True, False])
def test_documents_one_after_the_other_become_entries(blank: bool) -> None:
    text = WATER + "\n" + HEAT + "\n" + ORDER
    reading = read_text(text if blank else text.replace("\n\n", "\n"), file="a.txt")
    assert titles(reading) == [
        ("云溪市人民政府关于加强供水工作的通知", "云政发〔2020〕7号"),
        ("云溪市人民政府办公室关于做好供热工作的通知", "云政办发〔2020〕21号"),
        ("云溪市养犬管理办法", "云溪市人民政府令第15号"),
    ]
    assert [(f.rule, f.entry, dict(f.values)["count"]) for f in reading.findings] == [
        ("ingest.told_apart", 2, "3"),
        ("ingest.told_apart", 3, "3"),
    ]
    for entry, alone in zip(reading.entries, (WATER, HEAT, ORDER), strict=True):
        assert entry == read_text(alone, file="b.txt").entries[0]


def test_fields_over_a_document_stay_with_it() -> None:
    fields = "索 引 号：0001/2020-3\n发布日期：2020年10月9日\n"
    reading = read_text(WATER + "\n" + fields + HEAT, file="a.txt")
    assert [(entry.index_number, entry.published) for entry in reading.entries] == [
        (None, None),
        ("0001/2020-3", "2020-10-09"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # what a notice passes on has a head of its own and is named by the notice
        (
            "云溪市人民政府关于转发《云溪省人民政府关于防汛工作的通知》的通知\n云政发〔2020〕7号\n各区：\n现转发给你们。\n"
            "云溪市人民政府\n2020年5月1日\n云溪省人民政府关于防汛工作的通知\n云省政发〔2020〕3号\n各市：\n请防汛。\n"
        ),
        # so is what it names by its number
        (
            "云溪市人民政府转发省政府关于防汛文件的通知\n云政发〔2020〕7号\n各区：\n现将（云省政发〔2020〕3号）转发给你们。\n"
            "云溪市人民政府\n2020年5月1日\n云溪省人民政府关于防汛工作的通知\n云省政发〔2020〕3号\n各市：\n请防汛。\n"
        ),
        # a document under a label is an attachment
        (
            "云溪市人民政府关于印发通报的通知\n云政发〔2020〕7号\n各区：\n请学习。\n云溪市人民政府\n2020年5月1日\n附件1\n"
            "云溪市人民政府关于防汛情况的通报\n云政通〔2020〕3号\n各区：\n情况通报如下。\n"
        ),
        # a number and a title inside running text begin nothing
        (
            "云溪市人民政府关于废止文件的决定\n云政发〔2020〕7号\n各区：\n下列文件废止：\n云溪市人民政府关于供水的通知\n"
            "云政发〔2001〕3号\n云溪市人民政府关于供热的通知\n云政发〔2002〕4号\n"
        ),
    ],
)
def test_documents_inside_a_document_part_nothing(text: str) -> None:
    reading = read_text(text, file="a.txt")
    assert len(reading.entries) == 1
    assert "ingest.told_apart" not in {finding.rule for finding in reading.findings}


def test_lines_that_name_the_issue_above_documents_make_one() -> None:
    text = "云溪市人民政府公报\n2020年第9期（总第31期）\n免费赠阅\n\n【市政府文件】\n" + WATER
    text += "\n【市政府办公室文件】\n" + HEAT
    reading = read_text(text, file="a.txt")
    assert reading.issue is not None
    assert (reading.issue.serial, reading.issue.year, reading.issue.numbers) == (31, 2020, (9,))
    assert reading.issue.publication.name.zh == "云溪市人民政府公报"
    assert [(s.name.zh, [e.number_zh for e in s.entries]) for s in reading.issue.sections] == [
        ("市政府文件", ["云政发〔2020〕7号"]),
        ("市政府办公室文件", ["云政办发〔2020〕21号"]),
    ]
    assert [(f.rule, f.entry, f.text) for f in reading.findings] == [
        ("ingest.unplaced", 1, "免费赠阅"),
        ("ingest.told_apart", 2, "云溪市人民政府办公室关于做好供热工作的通知"),
    ]
