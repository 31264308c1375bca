"""Widths of columns are dragged, typed by keys, made alike and given up: each one step of undo, on the page at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.gui.column_edges import ColumnEdges
from gazette.gui.table_changes import column_after, column_before, with_widths, without_column
from gazette.gui.table_grid import TableGrid
from gazette.model import Cell, Table, column_shares, table_grid
from tests.gui.test_tables import MERGED, kept, put

PLAIN = Table(rows=tuple(tuple(Cell(text=f"{row}{column}") for column in "abc") for row in "123"))


def mouse(grid: TableGrid, kind: QEvent.Type, at: QPoint, held: Qt.MouseButton) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    view = grid.viewport()
    event = QMouseEvent(kind, QPointF(at), QPointF(view.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def edge(grid: TableGrid, column: int, row: int = 0) -> QPoint:
    x = grid.columnViewportPosition(column) + grid.columnWidth(column)
    return QPoint(x, grid.rowViewportPosition(row) + grid.rowHeight(row) // 2)


def drag(grid: TableGrid, column: int, by: int, *, row: int = 0, let_go: bool = True) -> None:
    at = edge(grid, column, row)
    mouse(grid, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    mouse(grid, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    mouse(grid, QEvent.Type.MouseMove, at + QPoint(by // 2, 0), Qt.MouseButton.LeftButton)
    mouse(grid, QEvent.Type.MouseMove, at + QPoint(by, 0), Qt.MouseButton.LeftButton)
    if let_go:
        mouse(grid, QEvent.Type.MouseButtonRelease, at + QPoint(by, 0), Qt.MouseButton.NoButton)


def shown(grid: TableGrid) -> list[int]:
    return [grid.columnWidth(column) for column in range(grid.columnCount())]


def undone(program: Application) -> str | None:
    name = program.workbench.undo_name
    program.workbench.undo()
    return name.zh if name else None


def test_an_edge_is_dragged_and_its_neighbour_gives_way(application: Application) -> None:
    grid = put(application, PLAIN)
    before = shown(grid)
    drag(grid, 0, 60)
    assert shown(grid) == pytest.approx([before[0] + 60, before[1] - 60, before[2]], abs=2)
    shares = column_shares(kept(application))
    assert [share * sum(before) for share in shares] == pytest.approx(shown(grid), abs=2)
    assert undone(application) == "改列宽"
    assert kept(application) == PLAIN
    assert shown(grid) == before


def test_esc_gives_a_drag_up_and_the_grid_stays(application: Application) -> None:
    grid = put(application, PLAIN)
    before = shown(grid)
    drag(grid, 1, -40, let_go=False)
    assert shown(grid) != before
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert shown(grid) == before
    assert application.window.edit.document.editor.grid is grid
    assert kept(application) == PLAIN


def test_no_edge_is_dragged_within_a_merged_cell_nor_beyond_its_neighbour(application: Application) -> None:
    grid = put(application, MERGED)
    before = shown(grid)
    drag(grid, 1, 30, row=0)
    assert shown(grid) == before
    drag(grid, 1, 5000, row=1)
    assert min(shown(grid)) >= 20
    assert sum(shown(grid)) == pytest.approx(sum(before), abs=3)


def test_widths_by_the_keys(application: Application) -> None:
    grid, acts = put(application, PLAIN), application.window.actions_by_name
    before = shown(grid)
    grid.setCurrentCell(1, 1)
    acts["column_wider"].trigger()
    acts["column_wider"].trigger()
    assert shown(grid)[1] > before[1] + 10
    assert shown(grid)[2] < before[2] - 10
    assert (grid.currentRow(), grid.currentColumn()) == (1, 1)
    acts["column_narrower"].trigger()
    grid.setCurrentCell(0, 2)
    acts["column_wider"].trigger()  # the last column takes from the one before it
    grid.setCurrentCell(0, 0)
    acts["column_wider"].trigger()
    acts["even_columns"].trigger()
    assert max(shown(grid)) - min(shown(grid)) <= 1
    acts["columns_by_content"].trigger()
    assert kept(application) == PLAIN
    assert [undone(application) for _ in range(7)] == ["改列宽"] * 7
    assert shown(grid) == before


def test_the_keys_are_those_of_the_menu(application: Application) -> None:
    acts = application.window.actions_by_name
    assert not acts["column_wider"].isEnabled()
    put(application, PLAIN)
    assert acts["column_wider"].isEnabled()
    assert acts["column_wider"].shortcut().toString() == "Alt+Shift+Right"


def test_only_the_selected_columns_are_made_alike(application: Application) -> None:
    grid = put(application, with_widths(PLAIN, (1, 2, 5)))
    before = shown(grid)
    grid.setCurrentCell(0, 1)
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    application.window.actions_by_name["even_columns"].trigger()
    assert shown(grid)[0] == pytest.approx(before[0], abs=2)
    assert shown(grid)[1] == pytest.approx(shown(grid)[2], abs=2)


@given(widths=st.lists(st.integers(1, 500), min_size=3, max_size=3), column=st.integers(0, 2))
def test_columns_that_come_and_go_leave_the_others_as_wide_to_each_other(widths: list[int], column: int) -> None:
    table = Table(rows=PLAIN.rows, widths=tuple(widths))
    for act in (column_before, column_after):
        made = act(table, 0, column)
        assert len(made.widths) == table_grid(made).columns == 4
        assert column_shares(made)
    back = without_column(column_before(table, 0, column), 0, column)
    assert back == table


@given(widths=st.lists(st.floats(1, 500), min_size=2, max_size=5), by=st.floats(-900, 900), data=st.data())
def test_an_edge_moves_what_two_columns_have_and_no_more(widths: list[float], by: float, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(widths) - 2))
    moved = ColumnEdges.moved(widths, at, by)
    assert sum(moved) == pytest.approx(sum(widths))
    assert min(moved) >= min(*widths, 28) - 1e-9
    assert [*moved[:at], *moved[at + 2 :]] == [*widths[:at], *widths[at + 2 :]]
