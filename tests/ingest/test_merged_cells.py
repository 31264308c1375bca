"""Merged cells: given back where the text has only empty places for them."""

from gazette.ingest import read_text
from gazette.model import Table, walk_blocks

HEAD = """关于开展观察员遴选工作的通知

云政办字〔2024〕45号

各区人民政府：

现将构成表印发给你们。

附件1

观察员构成表

"""


def table_of(rows: str) -> Table:
    reading = read_text(HEAD + rows, file="表.txt")
    blocks = [block for _, block in walk_blocks(reading.entries[0].blocks)]
    return next(block for block in blocks if isinstance(block, Table))


def shape(table: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in table.rows]


TWO_LEVELS = """类别\t\t甲组\t乙组\t丙组
服务对象\t居民\t20\t30\t40
\t企业\t民营企业\t20\t30
\t\t小微企业\t7\t7
\t商户\t5\t5\t5
\t学校\t6\t6\t6
\t医院\t8\t8\t8
\t车站\t9\t9\t9
合 计\t\t55\t85\t68"""


def test_a_second_label_is_merged_over_its_rows_and_the_others_take_two_columns() -> None:
    rows = shape(table_of(TWO_LEVELS))
    assert rows[0][0] == ("类别", 1, 3)
    assert rows[1][:2] == [("服务对象", 7, 1), ("居民", 1, 2)]
    assert rows[2] == [("企业", 2, 1), ("民营企业", 1, 1), ("20", 1, 1), ("30", 1, 1), ("", 1, 1)]
    assert rows[3] == [("小微企业", 1, 1), ("7", 1, 1), ("7", 1, 1), ("", 1, 1)]
    assert rows[8][0] == ("合计", 1, 3)


def test_paragraphs_of_a_cell_stay_apart_and_an_opening_number_keeps_its_space() -> None:
    rows = shape(
        table_of("任务\t责任单位\n<p>1. 巡查水库。</p><p>2. 加固堤坝。</p>\t市水务局\n3. 清理河道。\t市城管局")
    )
    assert rows[1][0][0] == "1. 巡查水库。\n2. 加固堤坝。"
    assert rows[2][0][0] == "3. 清理河道。"
