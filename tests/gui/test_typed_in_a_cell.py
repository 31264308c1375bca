"""What is typed in a cell that is still being edited is kept by whatever comes next, in its own table and no other."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.model import Block, Cell, Entry, Paragraph, Table
from tests.gui.test_blocks import editor_of, entry_of, with_blocks

_ONE = Table(rows=((Cell(text="甲"), Cell(text="乙")), (Cell(text="丙"), Cell(text="丁"))))
_OTHER = Table(rows=((Cell(text="其他"), Cell(text="9")), (Cell(text="其余"), Cell(text="8"))))


@pytest.fixture
def typed(application: Application) -> Entry:
    """Two entries with a table at the same place; a cell of that of the second one is being typed into."""
    with_blocks(application, (_OTHER, Paragraph(text="别的条目。")))
    with_blocks(application, (_ONE, Paragraph(text="正文。")))
    editor_of(application).open_grid((0,))
    type_in_cell(application, "改过")
    return entry_of(application)


def type_in_cell(application: Application, text: str, preedit: str = "") -> None:
    """Type into the last cell and stay in it."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(cell_field(application), event)


def cell_field(application: Application) -> QPlainTextEdit:
    """The field over the last cell, opened where it is not yet."""
    grid = editor_of(application).grid
    assert grid is not None
    if grid.findChild(QPlainTextEdit) is None:
        grid.setCurrentCell(1, 1)
        grid.editItem(grid.currentItem())
    field = grid.findChild(QPlainTextEdit)
    assert field is not None
    return field


def kept(application: Application, entry: Entry) -> tuple[Block, ...]:
    return application.workbench.call_desk(lambda desk: desk.archive.entry(entry.id)).blocks


def cell_text(blocks: tuple[Block, ...]) -> str:
    assert isinstance(blocks[0], Table)
    return blocks[0].rows[1][1].text


def test_f2_goes_on_behind_the_text_of_a_cell_and_typing_takes_its_place(
    application: Application, typed: Entry
) -> None:
    assert typed
    grid = editor_of(application).grid
    assert grid is not None
    QTest.keyClick(cell_field(application), Qt.Key.Key_Return)
    grid.setCurrentCell(0, 0)
    there = str(grid.currentIndex().data())
    assert there
    QTest.keyClick(grid, Qt.Key.Key_F2)
    cell = grid.findChildren(QPlainTextEdit)[-1]  # those before it are closed
    QTest.keyClicks(cell, "bc")
    assert cell.toPlainText() == there + "bc"
    QTest.keyClick(cell, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_A)
    assert grid.findChildren(QPlainTextEdit)[-1].toPlainText() == "a"


@pytest.mark.parametrize(
    "next_act",
    [
        lambda program: program.window.actions_by_name["previous_entry"].trigger(),
        lambda program: program.window.actions_by_name["new_entry"].trigger(),
        lambda program: program.window.actions_by_name["save"].trigger(),
        lambda program: program.window.show_room("contents"),
        lambda program: program.window.close(),
    ],
)
def test_it_is_kept_by_the_next_act(
    application: Application, typed: Entry, next_act: Callable[[Application], object]
) -> None:
    others = {entry: kept(application, entry) for entry in application.workbench.entries if entry.id != typed.id}
    next_act(application)
    assert cell_text(kept(application, typed)) == "改过"
    assert {entry: kept(application, entry) for entry in others} == others


def test_undo_takes_it_back_and_redo_brings_it_again(application: Application, typed: Entry) -> None:
    bench = application.workbench
    grid = editor_of(application).grid
    assert grid is not None
    QTest.keyClick(cell_field(application), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.redo_name is not None
    assert bench.redo_name.zh == "修改表格"
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert cell_text(kept(application, typed)) == "丁"
    bench.redo()
    assert cell_text(kept(application, typed)) == "改过"


def test_it_is_kept_by_itself_and_typing_goes_on(application: Application, typed: Entry, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: cell_text(kept(application, typed)) == "改过", timeout=5000)
    type_in_cell(application, "两次")
    qtbot.waitUntil(lambda: cell_text(kept(application, typed)) == "改过两次", timeout=5000)


def test_what_is_composed_in_a_cell_is_not_kept_yet_and_not_lost(
    application: Application, typed: Entry, qtbot: QtBot
) -> None:
    type_in_cell(application, "", preedit="liang'ci")
    application.workbench.save_now()
    assert cell_text(kept(application, typed)) == "改过"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
        QTest.keyClick(cell_field(application), key)
    type_in_cell(application, "两次")
    application.workbench.save_now()
    assert cell_text(kept(application, typed)) == "改过两次"
