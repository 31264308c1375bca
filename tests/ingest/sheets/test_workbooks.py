"""Workbooks become name lists, decisions on posts and tables; what is not seen is told, and every character counted."""

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.worksheet.table import Table as SheetTable
from PIL import Image as Pillow

from gazette.errors import IngestError
from gazette.ingest import Wishes, read_file, read_text
from gazette.model import Appointment, Cell, NameList, Note, Paragraph, Person, Table
from tests.ingest.sheets.workbooks import (
    NAMES,
    read,
    rules_of,
    sheet_of,
    texts_of,
    with_parts,
    with_shared_strings,
    workbook,
)

TITLE = "2019年度市级安全生产专家名单"


def titled(book: Any) -> None:
    sheet_of(book).insert_rows(1)
    sheet_of(book)["A1"] = TITLE
    sheet_of(book).merge_cells("A1:D1")


def test_a_sheet_of_names_becomes_a_name_list_through_the_door(tmp_path: Path) -> None:
    file = tmp_path / "专家.xlsx"
    file.write_bytes(workbook([*NAMES, ["注：聘期三年。"]], change=titled))
    reading = read_file(file)
    (entry,) = reading.entries
    assert entry.title_zh == TITLE
    assert entry.blocks == (
        NameList(
            people=(
                Person(name="张三", affiliation="市教育局局长"),
                Person(name="李四", affiliation="市财政局副局长"),
                Person(name="王小明", affiliation="市公安局支队长"),
            )
        ),
        Note(text="注：聘期三年。"),
    )
    assert reading.account.is_whole
    assert [(proposal.roles, proposal.kind) for proposal in reading.columns] == [
        (("number", "name", "affiliation", "post"), "names")
    ]
    assert not reading.from_text


def test_the_same_list_as_text_gives_the_same_people() -> None:
    text = f"{TITLE}\n\n张三　市教育局局长\n李四　市财政局副局长\n王小明　市公安局支队长\n"
    (typed,) = read_text(text, file="名单.txt").entries
    (from_sheet,) = read(workbook(NAMES, change=titled)).entries
    assert (typed.title_zh, typed.blocks) == (from_sheet.title_zh, from_sheet.blocks)


def test_a_list_in_two_runs_of_columns_is_read_down_each_and_groups_stand_on() -> None:
    rows = [
        ["组内职务", "姓名", "单位", "组内职务", "姓名", "单位"],
        ["组长", "张三", "市教育局", "成员", "赵六", "市水利局"],
        ["成员", "李四", "市财政局", "", "孙七", "市文旅局"],
    ]
    contents = read(workbook(rows))
    (names,) = contents.entries[0].blocks
    assert isinstance(names, NameList)
    assert [(person.name, person.role) for person in names.people] == [
        ("张三", "组长"),
        ("李四", "成员"),
        ("赵六", "成员"),
        ("孙七", "成员"),
    ]
    assert contents.account.is_whole


def test_a_unit_merged_over_several_people_is_that_of_each() -> None:
    rows = [["单位", "姓名", "职务"], ["市教育局", "张三", "局长"], [None, "李四", "副局长"]]
    contents = read(workbook(rows, change=lambda book: sheet_of(book).merge_cells("A2:A3")))
    (names,) = contents.entries[0].blocks
    assert isinstance(names, NameList)
    assert [person.affiliation for person in names.people] == ["市教育局局长", "市教育局副局长"]
    assert contents.account.is_whole
    assert contents.account.made == 4


def appointed(book: Any) -> None:
    for row in sheet_of(book).iter_rows(min_row=2):
        row[3].number_format = 'yyyy"年"m"月"d"日"'


def test_columns_of_person_post_and_act_become_decisions_with_their_day() -> None:
    day = datetime.date(2019, 11, 1)
    rows = [
        ["姓名", "职务", "任免", "日期"],
        ["张三", "市教育局局长", "任", day],
        ["李四", "市财政局副局长", "免", day],
        ["王小明", "市水利局总工程师", "聘", datetime.date(2019, 12, 2)],
    ]
    contents = read(workbook(rows, change=appointed))
    first, second = contents.entries[0].blocks
    assert isinstance(first, Appointment)
    assert isinstance(second, Appointment)
    assert first.lead == "2019年11月1日："
    assert first.lines == ("任命张三为市教育局局长", "免去李四的市财政局副局长职务")
    assert [(record.person, record.post, record.act, record.date) for record in (*first.records, *second.records)] == [
        ("张三", "市教育局局长", "appointed", "2019-11-01"),
        ("李四", "市财政局副局长", "removed", "2019-11-01"),
        ("王小明", "市水利局总工程师", "engaged", "2019-12-02"),
    ]
    assert contents.account.is_whole


@pytest.mark.parametrize("missing", [["张三", "", "任"], ["", "局长", "任"], ["张三", "局长", "待定"]])
def test_a_row_that_does_not_say_who_what_or_which_keeps_the_sheet_a_table(missing: list[str]) -> None:
    contents = read(workbook([["姓名", "职务", "任免"], ["李四", "处长", "免"], missing]))
    (table,) = contents.entries[0].blocks
    assert isinstance(table, Table)
    assert contents.account.is_whole


def test_a_column_that_is_no_part_of_a_list_keeps_the_sheet_a_table_unless_a_person_wishes() -> None:
    source = workbook([["姓名", "单位", "电话", "备注"], ["张三", "市教育局", 85911234, "女"]])
    assert isinstance(read(source).entries[0].blocks[0], Table)
    wished = read(source, wishes=Wishes(columns=(("name", "affiliation", "left_out", "remark"),)))
    (names,) = wished.entries[0].blocks
    assert isinstance(names, NameList)
    assert names.people == (Person(name="张三（女）", affiliation="市教育局"),)
    assert "ingest.left_out.sheet_column" in rules_of(wished)
    assert wished.account.is_whole


def test_a_person_may_keep_a_list_a_table_and_leave_columns_out_of_it() -> None:
    contents = read(workbook(NAMES), wishes=Wishes(columns=(("left_out", "cell", "cell", "cell"),)))
    (table,) = contents.entries[0].blocks
    assert isinstance(table, Table)
    assert table.rows[1] == (Cell(text="张三"), Cell(text="市教育局"), Cell(text="局长"))
    assert contents.account.is_whole


def test_a_wish_for_other_columns_than_there_are_is_refused() -> None:
    with pytest.raises(IngestError) as refused:
        read(workbook(NAMES), wishes=Wishes(columns=(("name", "post"),)))
    assert refused.value.code == "ingest.columns_differ"


def with_two_rows_of_header(book: Any) -> None:
    sheet = sheet_of(book)
    for area in ("A1:E1", "A3:A4", "B3:C3", "D3:E3"):
        sheet.merge_cells(area)
    for row in (5, 6):
        sheet.cell(row, 2).number_format = "#,##0.0"
        sheet.cell(row, 3).number_format = "0.0%"


def test_a_title_a_unit_two_rows_of_header_and_a_note_stand_round_a_table() -> None:
    rows = [
        ["全市主要经济指标"],
        ["单位：万元", None, None, None, "2019年"],
        ["地区", "2018年", None, "2019年", None],
        [None, "产值", "增速", "产值", "增速"],
        ["市南区", 1234567.25, 0.123, "—", True],
        ["市北区", 100, 0.01, "第一行\n第二行", "#N/A"],
        ["注：数据为初步核算数。"],
    ]
    contents = read(workbook(rows, change=with_two_rows_of_header))
    (entry,) = contents.entries
    table = next(block for block in entry.blocks if isinstance(block, Table))
    assert entry.title_zh == "全市主要经济指标"
    assert table.header_rows == 2
    assert table.rows[0] == (
        Cell(text="地区", rowspan=2),
        Cell(text="2018年", colspan=2),
        Cell(text="2019年", colspan=2),
    )
    assert [cell.text for cell in table.rows[2]] == ["市南区", "1,234,567.3", "12.3%", "—", "TRUE"]
    assert table.rows[3][3].text == "第一行\n第二行"
    assert entry.blocks[-1] == Note(text="注：数据为初步核算数。")
    assert "ingest.sheet_error" in rules_of(contents)
    assert contents.account.is_whole


def test_a_workbook_in_which_nothing_stands_makes_no_entry() -> None:
    for rows in ((), ((" ",),)):
        with pytest.raises(IngestError) as caught:
            read(workbook(rows))
        assert caught.value.code == "ingest.empty"


def test_each_sheet_is_a_table_under_its_name_and_empty_ones_are_passed_over() -> None:
    def named(book: Any) -> None:
        book.worksheets[0].title, book.worksheets[1].title = "市南区", "市北区"
        book.create_sheet("空表")

    rows = [["项目", "数量"], ["学校", 12]]
    contents = read(workbook(rows, rows, change=named))
    assert [block.caption for block in contents.entries[0].blocks if isinstance(block, Table)] == ["市南区", "市北区"]
    assert contents.account.is_whole


def hiding(book: Any) -> None:
    sheet = sheet_of(book)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    book.worksheets[1].sheet_state = "veryHidden"


def test_hidden_rows_columns_and_sheets_are_left_out_and_told() -> None:
    rows = [
        ["项目", "密级", "电话", "数量"],
        ["学校", "甲级", "110", 1],
        ["医院", "乙级", "119", 2],
        ["车站", "丙级", "120", 3],
    ]
    contents = read(workbook(rows, [["草稿", "内部"]], change=hiding))
    assert texts_of(contents) == ["项目", "数量", "学校", "1", "车站", "3"]
    told = {finding.rule: finding.text for finding in contents.findings}
    assert told["ingest.left_out.sheet_hidden_rows"] == "医院　乙级　119　2"
    assert told["ingest.left_out.sheet_hidden_columns"].split("　") == ["密级", "电话", "甲级", "110", "丙级", "120"]
    assert told["ingest.left_out.sheet_hidden"] == "草稿　内部"
    assert contents.account.is_whole


def decorated(book: Any) -> None:
    sheet = sheet_of(book)
    sheet["A2"].comment = Comment("请核实", "审核")
    sheet.oddFooter.center.text = "第&P页 内部资料"
    picture = io.BytesIO()
    Pillow.new("RGB", (3, 3)).save(picture, "PNG")
    sheet.add_image(Image(picture), "F1")
    chart = BarChart()
    sheet.add_chart(chart, "F9")


def test_comments_and_print_lines_are_told_and_with_charts_nothing_counts_as_whole() -> None:
    contents = read(workbook([["项目", "数量"], ["学校", 12]], change=decorated))
    assert {
        "ingest.left_out.sheet_comments",
        "ingest.left_out.sheet_print_line",
        "ingest.unread.sheet_chart",
    } <= rules_of(contents)
    assert not contents.account.missing
    assert not contents.account.is_whole


def test_a_formula_without_a_stored_result_is_reported_and_one_with_a_result_is_read() -> None:
    source = workbook([["项目", "数量"], ["学校", 12], ["合计", "=B2"]])
    contents = read(source)
    (finding,) = [finding for finding in contents.findings if finding.rule == "ingest.unread.sheet_formula"]
    assert finding.text == "B3 =B2"
    assert not contents.account.is_whole
    counted = with_parts(
        source,
        {
            "xl/worksheets/sheet1.xml": lambda xml: re.sub("(<f>B2</f>)<v ?/?>(</v>)?", r"\1<v>12</v>", xml),
        },
    )
    assert texts_of(read(counted))[-1] == "12"
    assert read(counted).account.is_whole


def test_readings_over_characters_are_no_text_and_runs_of_rich_text_are_one() -> None:
    rich = (
        '<r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhāng</t></rPh><phoneticPr fontId="1"/>'
    )
    changed = with_shared_strings(workbook([["姓名", "单位"], ["占位", "市_x000D_教育局"]]), {"占位": rich})
    contents = read(changed)
    (names,) = contents.entries[0].blocks
    assert isinstance(names, NameList)
    assert names.people == (Person(name="张三", affiliation="市教育局"),)
    assert contents.account.is_whole


def test_a_picture_in_a_cell_of_wps_is_told_and_a_long_number_is_doubted() -> None:
    picture = "<t>=DISPIMG(&quot;ID_1&quot;,1)</t>"
    source = with_shared_strings(workbook([["项目", "号码"], ["占位", 370205199001011234]]), {"占位": picture})
    contents = read(source)
    assert {"ingest.unread.sheet_picture", "ingest.sheet_long_number"} <= rules_of(contents)
    assert not any("DISPIMG" in text for text in texts_of(contents))
    assert not any("E+" in text for text in texts_of(contents))


def test_rows_that_repeat_on_each_page_and_those_of_a_filter_or_table_are_the_header() -> None:
    rows = [["甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛", "2019"], ["一", 1], ["二", 2]]

    def repeating(book: Any) -> None:
        sheet_of(book).print_title_rows = "1:1"

    def filtered(book: Any) -> None:
        sheet_of(book).auto_filter.ref = "A1:B3"

    def tabled(book: Any) -> None:
        sheet_of(book).add_table(SheetTable(displayName="表格1", ref="A1:B3"))

    assert _table(read(workbook(rows))).header_rows == 0
    for change in (repeating, filtered, tabled):
        assert _table(read(workbook(rows, change=change))).header_rows == 1


def _table(contents: Any) -> Table:
    return next(block for block in contents.entries[0].blocks if isinstance(block, Table))


def test_two_tables_on_a_sheet_are_two_and_a_blank_row_in_one_parts_nothing() -> None:
    rows = [
        ["学校名单"],
        ["名称", "人数"],
        ["一中", 100],
        [],
        ["二中", 200],
        [],
        ["医院名单"],
        ["名称", "床位"],
        ["中医院", 300],
    ]
    contents = read(workbook(rows))
    tables = [block for block in contents.entries[0].blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [3, 2]
    assert contents.account.is_whole


def test_text_in_one_column_is_paragraphs() -> None:
    contents = read(workbook([["关于做好春耕工作的通知"], [], ["各区市人民政府："], ["现将有关事项通知如下。"]]))
    (entry,) = contents.entries
    assert entry.title_zh == "关于做好春耕工作的通知"
    assert entry.blocks == (Paragraph(text="现将有关事项通知如下。"),)


def test_a_cell_far_off_costs_nothing() -> None:
    contents = read(
        workbook([["项目", "数量"], ["学校", 1]], change=lambda book: sheet_of(book).cell(1_048_576, 16_384, "尽头"))
    )
    assert "尽头" in texts_of(contents)


def test_a_text_box_stands_behind_its_sheet() -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><xdr:txBody>'
        "<a:p><a:r><a:t>填表人：</a:t></a:r><a:r><a:t>赵六</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    source = workbook([["项目", "数量"], ["学校", 1]], change=lambda book: sheet_of(book).add_chart(BarChart(), "F9"))
    contents = read(with_parts(source, {"xl/drawings/drawing1.xml": lambda _xml: drawing}))
    assert texts_of(contents)[-1] == "填表人：赵六"
    assert "ingest.sheet_box" in rules_of(contents)
    assert contents.account.is_whole


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (
            {"xl/workbook.xml": lambda xml: xml.replace("<workbook", '<!DOCTYPE x [<!ENTITY a "b">]><workbook', 1)},
            "ingest.sheet_doctype",
        ),
        ({"xl/worksheets/sheet1.xml": lambda xml: xml[: len(xml) // 2]}, "ingest.package_damaged"),
        ({"xl/sharedStrings.xml": lambda _xml: "<broken"}, "ingest.package_damaged"),
    ],
)
def test_what_no_program_writes_is_refused_in_a_sentence(part: Any, code: str) -> None:
    with pytest.raises(IngestError) as refused:
        read(with_parts(workbook(NAMES), part))
    assert refused.value.code == code


def test_a_binary_workbook_is_not_read_yet() -> None:
    source = with_parts(workbook(NAMES), {"xl/workbook.bin": lambda _: "x"})
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            if name != "xl/workbook.xml":
                new.writestr(name, old.read(name))
    with pytest.raises(IngestError) as refused:
        read(written.getvalue(), "名单.xlsb")
    assert refused.value.code == "ingest.not_yet"
    assert openpyxl.__version__


def test_days_that_no_calendar_has_are_shown_as_a_sheet_shows_them() -> None:
    def far(book: Any) -> None:
        sheet_of(book)["B2"].number_format = "yyyy/m/d"

    contents = read(workbook([["项目", "日期"], ["学校", 99999999]], change=far))
    assert "######" in texts_of(contents)
    assert contents.account.is_whole


def test_a_merge_over_the_whole_sheet_takes_no_memory() -> None:
    merged = {
        "xl/worksheets/sheet1.xml": lambda xml: xml.replace(
            "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
        )
    }
    contents = read(with_parts(workbook([["项目", "数量"], ["学校", 1], ["共三所", None]]), merged))
    assert texts_of(contents) == ["项目", "数量", "学校", "1", "共三所"]
