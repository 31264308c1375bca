"""Tables whose columns only spaces part, and lines with spaces that are no tables."""

import pytest

from gazette.ingest import read_text
from gazette.model import Block, Entry, NameList, Paragraph, Signature, Table

HEAD = "云溪市人民政府关于下达指标的通知\n云政发〔2023〕5号\n各区人民政府：\n现下达如下：\n"


def read(body: str) -> Entry:
    (entry,) = read_text(HEAD + body, file="a.txt").entries
    return entry


def blocks(body: str) -> tuple[Block, ...]:
    return read(body).blocks[1:]


def rows(table: Block) -> list[list[str]]:
    assert isinstance(table, Table)
    assert table.header_rows == 1
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "区        指标（万元）    责任单位\n东区      1200            东区政府\n合  计    2100\n",
            [["区", "指标（万元）", "责任单位"], ["东区", "1200", "东区政府"], ["合计", "2100", ""]],
        ),
        (
            "　　区域　　　人口（万）　　面积\n　　东区　　　12.5　　　　　100\n　　合　计　　20.5　　　　　190\n",
            [["区域", "人口（万）", "面积"], ["东区", "12.5", "100"], ["合计", "20.5", "190"]],
        ),
        (
            "序号  单位      2021年  2022年  备注\n1     市教育局  10      20      无\n2     水务局            30\n",
            [
                ["序号", "单位", "2021年", "2022年", "备注"],
                ["1", "市教育局", "10", "20", "无"],
                ["2", "水务局", "", "30", ""],
            ],
        ),
        (
            "序号 名称 库容\n1 东湖水库 300\n2 西湖水库 200\n",
            [["序号", "名称", "库容"], ["1", "东湖水库", "300"], ["2", "西湖水库", "200"]],
        ),
        (
            "项目    资金（万元）\n道路    1,200\n桥梁    300\n",
            [["项目", "资金（万元）"], ["道路", "1,200"], ["桥梁", "300"]],
        ),
    ],
)
def test_columns_that_spaces_part(body: str, expected: list[list[str]]) -> None:
    table, after = blocks(body + "请认真完成。\n")
    assert rows(table) == expected
    assert after == Paragraph(text="请认真完成。")


def test_a_signature_right_under_a_table_is_no_row() -> None:
    signed = "云溪市发展改革委      云溪市财政局"
    table, signature = blocks(f"项目      资金\n道路      1200\n桥梁      300\n{signed}\n2023年3月1日\n")
    assert len(rows(table)) == 3
    assert signature == Signature(lines=(signed, "2023年3月1日"))


def test_names_and_sentences_with_spaces_are_no_tables() -> None:
    names = "丁　一　　云溪钢铁公司炼钢工\n王建国　　云溪港务局装卸工\n"
    found = blocks(names + "王军  李红  张力\n赵芳  孙明  周强\n吴刚  郑洁  冯涛\n面积 约 300 平方米。\n")
    assert isinstance(found[0], NameList)
    assert not any(isinstance(block, Table) for block in found)


def test_thousands_of_lines_with_spaces_take_no_long_time() -> None:
    found = blocks("王军  李红  张力\n" * 3000 + "\n编号  名称  数\n" + "甲1  东湖  3\n" * 500)
    assert len(rows(found[-1])) == 501
