"""Totals of tables: what is added up, what is left out, where they differ."""

import pytest

from gazette.model import Cell, Table
from gazette.reading.table_sums import missing_amounts, totals


def table(*rows: str, header_rows: int = 1) -> Table:
    return Table(rows=tuple(tuple(Cell(text=text) for text in row.split("|")) for row in rows), header_rows=header_rows)


def wrong(made: Table) -> list[tuple[int, int, str, str]]:
    return [(t.row, t.column, str(t.written), str(t.added)) for t in totals(made) if t.written != t.added]


def test_columns_and_rows() -> None:
    made = table("单位|男|女|合计", "一中|3|4|7", "二中|5|6|12", "合计|8|11|18")
    assert wrong(made) == [(3, 2, "11", "10"), (3, 3, "18", "19"), (2, 3, "12", "11"), (3, 3, "18", "19")]


def test_parts_are_added_up_apart_and_not_twice() -> None:
    made = table("类|数", "甲|1", "乙|2", "小计|3", "丙|4", "丁|5", "小 计|9", "总　计|12")
    assert wrong(made) == []
    assert len(totals(made)) == 3


def test_a_total_above_what_it_adds_up() -> None:
    assert wrong(table("地区|亩", "合计|1,200.5", "东区|1,000", "西区|200.5")) == []
    assert len(totals(table("地区|亩", "合计|1,200.5", "东区|1,000", "西区|200.5"))) == 1


@pytest.mark.parametrize("head", ["序号", "单价", "增长率", "占比（%）", "比重"])
def test_what_is_no_amount_is_not_added_up(head: str) -> None:
    assert totals(table(f"类|{head}", "甲|1", "乙|2", "合计|9")) == ()


def test_wide_figures_and_merged_labels() -> None:
    rows = (
        (Cell(text="类", colspan=2), Cell(text="数")),
        (Cell(text="甲", rowspan=2), Cell(text="一"), Cell(text="１０")),
    )
    rows += ((Cell(text="二"), Cell(text="－３")), (Cell(text="合计", colspan=2), Cell(text="7")))
    (total,) = totals(Table(rows=rows, header_rows=1))
    assert (total.name, total.called, total.written, total.added) == ("数", "合计", 7, 7)


def test_empty_cells_among_amounts_are_missing_and_others_are_not() -> None:
    made = table("类|一组|备注", "甲|1|", "乙||", "丙|3|有", "丁|4|")
    assert missing_amounts(made) == {(2, 1)}
    assert missing_amounts(table("类|数", "甲|1", "乙|", "丙|")) == frozenset()
