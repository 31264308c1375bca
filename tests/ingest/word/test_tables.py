"""Tables of Word come in with their merged cells, header rows and what stands inside their cells."""

from gazette.model import Cell, NameList, Paragraph, Table
from tests.ingest.word.building import (
    TITLE,
    blocks,
    body,
    contents,
    found,
    p,
    tbl,
    tc,
    text_box,
    tr,
    word_file,
)


def read(*rows: str) -> Table:
    (table,) = blocks(word_file(TITLE + tbl(*rows)))
    assert isinstance(table, Table)
    return table


def cells(table: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in table.rows]


RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_cells_merged_both_ways() -> None:
    table = read(
        tr(tc("项目", properties=RESTART), tc("金额", properties='<w:gridSpan w:val="2"/>')),
        tr(tc(properties=GOES_ON), "本年", "上年"),
        tr("甲", "1", "2"),
    )
    assert cells(table) == [
        [("项目", 2, 1), ("金额", 1, 2)],
        [("本年", 1, 1), ("上年", 1, 1)],
        [("甲", 1, 1), ("1", 1, 1), ("2", 1, 1)],
    ]
    assert table.header_rows == 2


def test_a_cell_goes_on_only_below_one_as_wide() -> None:
    wide = '<w:gridSpan w:val="2"/>' + RESTART
    table = read(tr(tc("宽", properties=wide), "甲"), tr(tc("窄", properties=GOES_ON), "乙", "丙"))
    assert cells(table) == [[("宽", 1, 2), ("甲", 1, 1)], [("窄", 1, 1), ("乙", 1, 1), ("丙", 1, 1)]]


def test_a_row_all_of_whose_cells_go_on_is_no_row() -> None:
    table = read(
        tr(tc("甲", properties=RESTART), tc("乙", properties=RESTART)),
        tr(tc(properties=GOES_ON), tc(properties=GOES_ON)),
        tr("丙", "丁"),
    )
    assert cells(table) == [[("甲", 1, 1), ("乙", 1, 1)], [("丙", 1, 1), ("丁", 1, 1)]]


def test_rows_that_begin_and_end_inside_the_grid() -> None:
    table = read(tr("甲", "乙", "丙"), tr("丁", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'))
    assert cells(table)[1] == [("", 1, 1), ("丁", 1, 1), ("", 1, 1)]


def test_cells_merged_by_the_older_property() -> None:
    table = read(
        tr(tc("甲", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>"), "乙"), tr("1", "2", "3")
    )
    assert cells(table)[0] == [("甲", 1, 2), ("乙", 1, 1)]


def test_header_rows_that_word_repeats() -> None:
    header = "<w:tblHeader/>"
    table = read(tr("2023年", "2024年", properties=header), tr("1", "2", properties=header), tr("3", "4"))
    assert table.header_rows == 2


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    table = read(tr("事项", "内容"), tr("甲", tc(p("第一段。"), p(), p("第二段。"))))
    assert table.rows[1][1] == Cell(text="第一段。\n第二段。")


def test_text_that_a_merged_cell_covers_is_told() -> None:
    source = word_file(TITLE + tbl(tr(tc("甲", properties=RESTART), "1"), tr(tc("盖住", properties=GOES_ON), "2")))
    assert body(source) == ["甲", "1", "2"]
    assert [finding.text for finding in found(source, "ingest.left_out.word_merged_cell")] == ["盖住"]


def test_a_table_inside_a_cell_becomes_lines_and_is_told() -> None:
    inner = tbl(tr("区", "人数"), tr("东区", "3"))
    source = word_file(TITLE + tbl(tr("项目", "说明"), tr("甲", f"<w:tc>{p('如下')}{inner}{p()}</w:tc>")))
    assert body(source) == ["项目", "说明", "甲", "如下\n区人数\n东区3"]
    assert [finding.text for finding in found(source, "ingest.word_table_in_cell")] == ["区\u3000人数"]


def test_a_frame_of_one_cell_holds_paragraphs() -> None:
    assert blocks(word_file(TITLE + tbl(tr(tc("框中第一段。", "框中第二段。"))))) == (
        Paragraph(text="框中第一段。"),
        Paragraph(text="框中第二段。"),
    )


def test_a_row_without_rules_sets_texts_side_by_side() -> None:
    assert body(word_file(TITLE + tbl(tr("甲", "乙")))) == ["甲\u3000乙"]
    ruled = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    assert body(word_file(TITLE + tbl(tr("甲", "乙")).replace("<w:tblPr/>", ruled))) == ["甲", "乙"]


def test_rows_and_cells_inside_content_controls() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    table = read(tr("甲", "乙"), control(tr(control(tc("丙")), "丁")))
    assert [[cell.text for cell in row] for row in table.rows] == [["甲", "乙"], ["丙", "丁"]]


def test_a_floating_table_stands_where_it_is_anchored() -> None:
    floating = tbl(tr("甲", "乙"), tr("1", "2")).replace("<w:tblPr/>", '<w:tblPr><w:tblpPr w:tblpX="100"/></w:tblPr>')
    assert body(word_file(TITLE + p("前。") + floating + p("后。"))) == ["前。", "甲", "乙", "1", "2", "后。"]


def test_hidden_rows_are_left_out_and_told() -> None:
    source = word_file(TITLE + tbl(tr("甲", "乙"), tr("藏", "起", properties="<w:hidden/>"), tr("1", "2")))
    assert body(source) == ["甲", "乙", "1", "2"]
    assert contents(source).account.is_whole


def test_a_text_box_in_a_cell() -> None:
    source = word_file(TITLE + tbl(tr("甲", tc(p("乙", text_box(p("框"))))), tr("1", "2")))
    assert body(source) == ["甲", "乙\n框", "1", "2"]


def test_a_table_of_names_is_a_name_list() -> None:
    (names,) = blocks(
        word_file(
            TITLE
            + tbl(tr("王启明", "云溪市财政局局长"), tr("李晓红", "云溪市教育局局长"), tr("赵一鸣", "云溪市水务局局长"))
        )
    )
    assert isinstance(names, NameList)
