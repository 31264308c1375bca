"""Tables in the window: drawn and edited whatever their spans, rows and columns more and fewer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, ReplaceBlocks
from gazette.gui.app import Application
from gazette.gui.margin_rows import rows_in_view
from gazette.gui.table_changes import (
    TABLE_ACTS,
    column_after,
    column_before,
    row_above,
    row_below,
    with_text,
    without_column,
    without_row,
)
from gazette.gui.table_grid import TableGrid
from gazette.model import Cell, Table, table_grid

_SPANS = st.integers(1, 3)
_CELLS = st.builds(Cell, text=st.sampled_from("甲乙丙丁"), rowspan=_SPANS, colspan=_SPANS)
_TABLES = st.builds(
    Table,
    rows=st.lists(st.lists(_CELLS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple),
    header_rows=st.integers(0, 2),
)

MERGED = Table(
    rows=(
        (Cell(text="单位", rowspan=2), Cell(text="人数", colspan=2)),
        (Cell(text="男"), Cell(text="女")),
        (Cell(text="一中"), Cell(text="3"), Cell(text="4")),
    ),
    header_rows=2,
)


def texts(table: Table) -> list[list[str]]:
    """The words at each place of the grid; the places of a merged cell all have its words."""
    grid = table_grid(table)
    at = [["–"] * grid.columns for _ in range(grid.rows)]
    for each in grid.cells:
        for row in range(each.row, each.row + each.rows):
            at[row][each.column : each.column + each.columns] = [each.cell.text] * each.columns
    return at


def test_a_row_within_a_merged_cell_makes_it_taller() -> None:
    assert texts(row_below(MERGED, 0, 0)) == [
        ["单位", "人数", "人数"],
        ["单位", "", ""],
        ["单位", "男", "女"],
        ["一中", "3", "4"],
    ]
    assert row_below(MERGED, 0, 0).header_rows == 3


def test_rows_at_the_edge_of_the_header() -> None:
    assert row_below(MERGED, 1, 0).header_rows == 2
    assert texts(row_below(MERGED, 1, 0))[2] == ["", "", ""]
    assert texts(row_below(MERGED, 2, 0))[3] == ["", "", ""]
    assert texts(row_above(MERGED, 0, 0))[0] == ["", "", ""]
    assert row_above(MERGED, 0, 0).header_rows == 3


def test_columns() -> None:
    assert texts(column_after(MERGED, 2, 1)) == [
        ["单位", "人数", "人数", "人数"],
        ["单位", "男", "", "女"],
        ["一中", "3", "", "4"],
    ]
    assert texts(column_before(MERGED, 0, 0))[2] == ["", "一中", "3", "4"]
    assert texts(without_column(MERGED, 0, 2)) == [["单位", "人数"], ["单位", "男"], ["一中", "3"]]


def test_removing_the_first_row_of_a_merged_cell_keeps_its_words() -> None:
    assert texts(without_row(MERGED, 0, 0)) == [["单位", "男", "女"], ["一中", "3", "4"]]
    assert without_row(MERGED, 0, 0).header_rows == 1


def test_the_last_row_and_the_last_column_stay() -> None:
    one = Table(rows=((Cell(text="一"),),))
    assert without_row(one, 0, 0) == one
    assert without_column(one, 0, 0) == one


@given(table=_TABLES, data=st.data())
def test_what_was_added_can_be_removed_again(table: Table, data: st.DataObject) -> None:
    whole = with_text(table, -1, -1, "")
    row = data.draw(st.integers(0, len(whole.rows) - 1))
    column = data.draw(st.integers(0, table_grid(whole).columns - 1))
    assert without_row(row_above(whole, row, column), row, column) == whole
    assert without_row(row_below(whole, row, column), row + 1, column) == whole
    assert without_column(column_before(whole, row, column), row, column) == whole
    assert without_column(column_after(whole, row, column), row, column + 1) == whole


@given(table=_TABLES, names=st.lists(st.sampled_from(sorted(TABLE_ACTS)), max_size=6), data=st.data())
@settings(max_examples=50)
def test_any_row_of_acts_leaves_a_whole_table(table: Table, names: list[str], data: st.DataObject) -> None:
    for name in names:
        row = data.draw(st.integers(0, len(table.rows) - 1))
        column = data.draw(st.integers(0, table_grid(table).columns - 1))
        table = TABLE_ACTS[name].change(table, row, column)
        assert not table_grid(table).empty
        assert all(table.rows)
        assert table.header_rows >= 0


def put(program: Application, table: Table) -> TableGrid:
    """The grid over ``table``, which becomes the text of the first entry."""
    bench, editor = program.workbench, program.window.edit.document.editor
    entry = bench.entries[0]
    bench.do(ReplaceBlocks(entry.id, (0,), (table,)))
    bench.choose_entry(entry.id)
    editor.open_grid((0,))
    (grid,) = editor.findChildren(TableGrid)
    return grid


def kept(program: Application) -> Table:
    with Desk.open(program.workbench.path) as desk:
        table = desk.archive.entry(program.workbench.entries[0].id).blocks[0]
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize(
    "rows",
    [
        ((Cell(text="高", rowspan=9), Cell(text="乙")), (Cell(text="丙"),)),
        ((Cell(text="宽", colspan=900), Cell(text="乙")),),
        ((Cell(text="甲"), Cell(text="乙"), Cell(text="丙")), (Cell(text="短"),)),
    ],
)
def test_spans_beyond_the_table_and_short_rows_are_shown_as_they_are_printed(
    application: Application, qtbot: QtBot, rows: tuple[tuple[Cell, ...], ...]
) -> None:
    table = Table(rows=rows)
    grid = put(application, table)
    placed = table_grid(table)
    assert (grid.rowCount(), grid.columnCount()) == (placed.rows, placed.columns)
    assert not application.window.edit.document.editor.grab().isNull()


def test_what_is_typed_where_no_cell_is_becomes_one(application: Application) -> None:
    grid = put(application, Table(rows=((Cell(text="甲"), Cell(text="乙")), (Cell(text="短"),))))
    grid.setCurrentCell(1, 1)
    QTest.keyClicks(grid, "x")
    cell = grid.findChild(QPlainTextEdit)
    assert cell is not None
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert texts(kept(application)) == [["甲", "乙"], ["短", "x"]]


def test_a_row_is_added_from_the_menu_and_taken_back(application: Application) -> None:
    acts = application.window.actions_by_name
    assert not acts["row_below"].isEnabled()
    grid = put(application, MERGED)
    grid.setCurrentCell(2, 1)
    QTest.keyClicks(grid, "9")
    acts["row_below"].trigger()
    assert texts(kept(application))[2:] == [["一中", "9", "4"], ["", "", ""]]
    assert (grid.rowCount(), grid.currentRow()) == (4, 3)
    acts["undo"].trigger()
    assert texts(kept(application))[2:] == [["一中", "9", "4"]]
    assert grid.rowCount() == 3
    acts["undo"].trigger()
    assert kept(application) == MERGED
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert not acts["row_below"].isEnabled()


def test_a_long_table_is_named_where_its_part_in_view_begins(application: Application) -> None:
    put(application, Table(rows=tuple((Cell(text=f"{row}"), Cell(text="乙")) for row in range(80))))
    editor, look = application.window.edit.document.editor, application.window.month.filing.rows.look

    def label() -> int:
        """How far below the edge of the table in view its name stands."""
        (row,) = (each for each in rows_in_view(editor, 0, look) if each.label == "表格")
        return row.text_top - max(row.top, 0)

    editor.verticalScrollBar().setValue(0)
    assert label() in range(10)
    editor.verticalScrollBar().setValue(900)
    assert label() in range(10)
