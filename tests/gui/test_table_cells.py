"""Cells merged and split, rectangles copied and pasted, totals checked: each one step of undo."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from gazette.gui.app import Application
from gazette.gui.table_changes import (
    AREA_ACTS,
    Area,
    area_texts,
    merged,
    split,
    whole_area,
    with_texts,
)
from gazette.gui.table_clipboard import as_html, as_text, cells_of
from gazette.model import Cell, Table, table_grid
from tests.gui.test_tables import _TABLES, MERGED, kept, put, texts

PLAIN = Table(rows=tuple(tuple(Cell(text=f"{row}{column}") for column in "abc") for row in "123"))


def test_cells_are_merged_with_all_their_words_and_split_again() -> None:
    one = merged(PLAIN, Area(0, 0, 1, 1))
    assert texts(one) == [["1a\n1b\n2a\n2b"] * 2 + ["1c"], ["1a\n1b\n2a\n2b"] * 2 + ["2c"], ["3a", "3b", "3c"]]
    assert texts(split(one, Area(1, 1, 1, 1)))[:2] == [["1a\n1b\n2a\n2b", "", "1c"], ["", "", "2c"]]


def test_an_area_grows_to_whole_cells() -> None:
    assert whole_area(MERGED, Area(1, 1, 1, 1)) == Area(1, 1, 1, 1)
    assert whole_area(MERGED, Area(0, 2, 1, 2)) == Area(0, 1, 1, 2)
    assert texts(merged(MERGED, Area(0, 0, 1, 1)))[0] == ["单位\n人数\n男\n女"] * 3


def test_a_pasted_rectangle_adds_what_lacks_and_splits_what_it_meets() -> None:
    made = with_texts(MERGED, 1, 2, [["一", "二"], ["三", "四"], ["五", "六"]])
    assert texts(made) == [
        ["单位", "人数", "人数", ""],
        ["单位", "男", "一", "二"],
        ["一中", "3", "三", "四"],
        ["", "", "五", "六"],
    ]
    assert texts(with_texts(MERGED, 0, 1, [["甲", "乙"]]))[0] == ["单位", "甲", "乙"]


@given(table=_TABLES, data=st.data())
@settings(max_examples=60)
def test_any_act_on_an_area_keeps_the_table_whole_and_every_word(table: Table, data: st.DataObject) -> None:
    grid = table_grid(table)
    top, bottom = sorted(data.draw(st.integers(0, grid.rows - 1)) for _ in range(2))
    left, right = sorted(data.draw(st.integers(0, grid.columns - 1)) for _ in range(2))
    area = Area(top, left, bottom, right)
    words = sorted("".join(cell.text for row in table.rows for cell in row))
    for name, act in AREA_ACTS.items():
        made = act.change(table, area)
        assert made == table or not table_grid(made).empty
        if name != "clear_cells":
            assert sorted("".join(cell.text for row in made.rows for cell in row).replace("\n", "")) == words
    copied = area_texts(with_texts(table, top, left, [[""]]), whole_area(table, area))
    assert area_texts(with_texts(PLAIN, 1, 1, copied), Area(1, 1, len(copied), len(copied[0]))) == copied


@given(
    st.lists(st.lists(st.sampled_from(["", "甲", "两\n行", 'a"b', "1,000", "<b>"]), min_size=2, max_size=2), min_size=2)
)
@settings(max_examples=40)
def test_what_is_copied_is_pasted_as_it_was(cells: list[list[str]]) -> None:
    data = QMimeData()
    data.setText(as_text(cells))
    assert cells_of(data) == cells
    assert "<b>" not in as_html(cells)


def test_quotes_that_mean_themselves_part_no_cells() -> None:
    data = QMimeData()
    data.setText('"甲\t乙\n丙\t丁')
    assert cells_of(data) == [['"甲', "乙"], ["丙", "丁"]]
    data.setText('"' + "长" * 140_000)
    assert cells_of(data) == [['"' + "长" * 140_000]]


def test_cells_come_from_excel_by_the_readers_of_import() -> None:
    data = QMimeData()
    data.setHtml(
        "<html><body><table><!--StartFragment--><tr><td colspan=2>合计</td><td x:num>1,234</td></tr>"
        "<tr><td>东区</td><td>西区</td><td>5</td></tr><!--EndFragment--></table></body></html>"
    )
    data.setText("合计\t\t1,234\n东区\t西区\t5\n")
    assert cells_of(data) == [["合计", "", "1,234"], ["东区", "西区", "5"]]


def undone(program: Application) -> str | None:
    name = program.workbench.undo_name
    program.workbench.undo()
    return name.zh if name else None


def test_cells_by_the_keys(application: Application) -> None:
    grid, acts = put(application, PLAIN), application.window.actions_by_name
    tools = application.window.edit.document.tables.tools
    assert not tools.isHidden()
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1a\t1b\n2a\t2b\n"
    acts["merge_cells"].trigger()
    assert texts(kept(application))[1][:2] == ["1a\n1b\n2a\n2b"] * 2
    acts["split_cell"].trigger()
    assert texts(kept(application))[1] == ["", "", "2c"]
    acts["header_2"].trigger()
    assert kept(application).header_rows == 2
    assert acts["header_2"].isChecked()
    grid.setCurrentCell(2, 2)
    QTest.keyClick(grid, Qt.Key.Key_Tab)
    assert (len(kept(application).rows), grid.currentRow(), grid.currentColumn()) == (4, 3, 0)
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(kept(application))[3:] == [["1a", "1b", ""], ["2a", "2b", ""]]
    assert [undone(application) for _ in range(5)] == [
        "粘贴单元格",
        "增删表格的行",
        "改表头行数",
        "拆分单元格",
        "合并单元格",
    ]
    assert kept(application) == PLAIN
    assert (grid.currentRow(), grid.currentColumn()) == (2, 0)  # the row that was there is gone
    grid.setCurrentCell(0, 0)
    QTest.keyClick(grid, Qt.Key.Key_Backtab)
    QTest.keyClicks(grid, "x")
    cell = grid.findChild(QPlainTextEdit)
    assert cell is not None
    QTest.keyClick(cell, Qt.Key.Key_Tab)
    assert texts(kept(application))[0] == ["x", "1b", "1c"]
    assert grid.currentColumn() == 1
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [row[1] for row in texts(kept(application))] == ["", "", "3b"]
    acts["remove_row"].trigger()
    assert [undone(application) for _ in range(3)] == ["增删表格的行", "清空单元格", "修改表格"]
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert tools.isHidden()
    assert application.window.edit.document.editor.current_path() == (1,)
    assert not acts["merge_cells"].isEnabled()


def test_a_rectangle_lies_in_the_cells_from_the_one_that_is_being_edited_on(application: Application) -> None:
    grid = put(application, PLAIN)
    QTest.keyClicks(grid, "x")
    cell = grid.findChild(QPlainTextEdit)
    assert cell is not None
    QGuiApplication.clipboard().setText("甲")
    QTest.keyClick(cell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert cell.toPlainText() == "x甲"
    QGuiApplication.clipboard().setText("乙\t丙\t丁\t戊\t己\t庚\n辛\t壬\t癸\t子\t丑\t寅\n")
    QTest.keyClick(cell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(kept(application))[:2] == [list("乙丙丁戊己庚"), list("辛壬癸子丑寅")]
    assert (grid.columnViewportPosition(0), grid.columnCount()) == (0, 6)
    assert [undone(application), undone(application)] == ["粘贴单元格", "修改表格"]
    assert (grid.currentRow(), grid.currentColumn()) == (0, 0)
    application.window.actions_by_name["replace"].trigger()
    assert application.window.edit.document.editor.grid is None


def test_totals_that_differ_are_told_and_led_to(application: Application) -> None:
    table = Table(
        rows=(
            tuple(Cell(text=text) for text in ("类别", "一组", "四组", "合计")),
            tuple(Cell(text=text) for text in ("企业代表", "20", "", "20")),
            tuple(Cell(text=text) for text in ("党代表", "15", "193", "208")),
            tuple(Cell(text=text) for text in ("人大代表", "5", "6", "11")),
            tuple(Cell(text=text) for text in ("合计", "40", "220", "260")),
        ),
        header_rows=1,
    )
    grid, bar = put(application, table), application.window.edit.document.messages
    application.window.actions_by_name["table_sums"].trigger()
    assert (
        bar.sentence.text()
        == "“四组”相加为 199，合计写 220，差 21（其中空格 1 个）；“合计”相加为 239，合计写 260，差 21。"
    )
    grid.setCurrentCell(0, 0)
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    shown = application.window.edit.document.editor.grid
    assert shown is not None
    grid = shown
    assert (grid.currentRow(), grid.currentColumn()) == (4, 2)
    grid.setCurrentCell(1, 2)
    QGuiApplication.clipboard().setText("21")
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    application.window.actions_by_name["table_sums"].trigger()
    assert bar.sentence.text().startswith("“合计”相加为")
