"""A document's flow: what stands over the full measure, what goes with it, and what may be parted from it."""

from dataclasses import replace

import pytest

from gazette.model import Block, Cell, Enclosure, Entry, Heading, Note, Paragraph, Signature, Table
from gazette.shipped import shipped
from gazette.typeset import FontSet, load_house_style
from gazette.typeset.documents import document_flow
from gazette.typeset.flow import ColumnText, Flow, Row, Spanning, TableRows
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Shaper

TEXT = Paragraph(text="各部门要健全工作机制，明确目标任务，推动各项措施落到实处。" * 6)
TABLE = Table(rows=((Cell(text="任务"), Cell(text="单位")), (Cell(text="巡查"), Cell(text="市水务局"))), header_rows=1)


def entry(*blocks: Block) -> Entry:
    return Entry(title_zh="关于加强水库安全管理的通知", blocks=blocks)


def plan(*blocks: Block) -> Enclosure:
    return Enclosure(title="水库安全管理办法", blocks=blocks)


def text_of(rows: tuple[Row, ...]) -> str:
    return "".join("".join(run.texts) for row in rows for placed in row.lines for run in placed.line.runs)


def shape_of(flow: list[Flow]) -> list[str]:
    """Each part of a flow below the head by what it is: text, white, table, or the text over the full measure."""
    names = {ColumnText: "text", TableRows: "table"}
    return [text_of(part.rows) or "white" if isinstance(part, Spanning) else names[type(part)] for part in flow[2:]]


@pytest.mark.parametrize(
    ("blocks", "shape"),
    [
        ((TEXT, TABLE, TEXT), ["text", "white", "table", "white", "text"]),
        ((TABLE,), ["table"]),
        ((TABLE, Note(text="注：按月报送。")), ["table", "注：按月报送。"]),
        ((TABLE, Note(text="注：按月报送。"), TEXT), ["table", "注：按月报送。", "white", "text"]),
        ((TABLE, Note(text="注：甲。"), Note(text="乙。"), TEXT), ["table", "注：甲。", "乙。", "white", "text"]),
        ((TEXT, Note(text="甲。"), TABLE, Note(text="乙。")), ["text", "white", "table", "乙。"]),
        ((Heading(text="一、任务", level=1), TABLE), ["一、任务", "table"]),
        ((TEXT, Heading(text="一、任务", level=1), TABLE), ["text", "一、任务", "table"]),
        ((TEXT, Note(text="注：按月报送。")), ["text"]),
    ],
)
def test_white_captions_and_notes_of_a_table(rules: SettingRules, blocks: tuple[Block, ...], shape: list[str]) -> None:
    assert shape_of(document_flow(rules, entry(*blocks))) == shape


def test_covering_text_stands_over_the_measure_with_the_title_of_the_plan(rules: SettingRules) -> None:
    flow = document_flow(rules, entry(Paragraph(text="现印发给你们。"), Signature(lines=("市政府",)), plan(TEXT)))
    _, head, text = flow
    assert isinstance(head, Spanning)
    assert text_of(head.rows).endswith("现印发给你们。市政府水库安全管理办法")
    assert isinstance(text, ColumnText)
    assert head.need_after > 0


def test_a_plan_that_begins_with_a_table_may_begin_the_next_page(rules: SettingRules) -> None:
    _, head, title, table, *_ = document_flow(rules, entry(TEXT, plan(TABLE)))
    assert isinstance(head, Spanning)
    assert isinstance(title, Spanning)
    assert isinstance(table, TableRows)
    assert head.need_after == 0
    assert text_of(title.rows) == "水库安全管理办法"
    assert title.need_after == table.need(rules.depth) > 0


@pytest.mark.parametrize("blocks", [(replace(TABLE, caption="任务表"),), (Heading(text="任务表", level=1), TABLE)])
def test_a_plan_that_begins_with_a_captioned_table_may_begin_the_next_page_too(
    rules: SettingRules, blocks: tuple[Block, ...]
) -> None:
    _, head, title, caption, table, *_ = document_flow(rules, entry(TEXT, plan(*blocks)))
    assert isinstance(head, Spanning)
    assert isinstance(title, Spanning)
    assert isinstance(caption, Spanning)
    assert isinstance(table, TableRows)
    assert head.need_after == 0
    assert (text_of(title.rows), text_of(caption.rows)) == ("水库安全管理办法", "任务表")
    assert title.need_after == sum(row.height for row in caption.rows) + caption.need_after
    assert caption.need_after == table.need(rules.depth) > 0


def test_a_table_has_room_for_all_of_its_notes(rules: SettingRules) -> None:
    *_, table, first, second = document_flow(rules, entry(TABLE, Note(text="注：甲。"), Note(text="乙。")))
    assert isinstance(table, TableRows)
    assert isinstance(first, Spanning)
    assert isinstance(second, Spanning)
    assert table.below == sum(row.height for row in (*first.rows, *second.rows))
    assert [row.lines != () for row in (*first.rows, *second.rows)] == [False, True, True]


def test_text_with_a_table_before_the_plan_is_set_in_the_columns(rules: SettingRules) -> None:
    flow = document_flow(rules, entry(TEXT, TABLE, plan(TEXT)))
    assert shape_of(flow) == ["text", "white", "table", "white", "水库安全管理办法", "text"]


def test_a_head_in_one_column_asks_for_as_many_lines_below_it_as_stand_under_each_other(fonts: FontSet) -> None:
    style = load_house_style("gbt-9704-2012", shipped("resources/house_styles"))
    rules = SettingRules(style, Shaper(style, fonts))
    _, head, text = document_flow(rules, entry(Paragraph(text="各部门要健全工作机制。" * 4)))
    assert isinstance(head, Spanning)
    assert isinstance(text, ColumnText)
    assert len(text.lines) == style.number("head.min_body_lines") == 2
    assert head.need_after == 2 * rules.leading


def test_a_note_stands_off_from_the_rule_of_its_table(rules: SettingRules) -> None:
    *_, note = document_flow(rules, entry(TABLE, Note(text="注：按月报送。")))
    assert isinstance(note, Spanning)
    white, line = note.rows
    assert (white.lines, white.height, len(line.lines)) == ((), 3000, 1)
