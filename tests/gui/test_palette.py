"""Any command is found by a few letters, in either language or by pinyin, and done with Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.palette import CommandPalette
from tests.gui.keyboard import give_keys

_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(application: Application, qtbot: QtBot) -> CommandPalette:
    """The list, opened with its key."""
    give_keys(qtbot, application.window)
    qtbot.keyClick(application.window, Qt.Key.Key_K, _CONTROL_SHIFT)
    qtbot.waitUntil(application.window.commands.isVisible)
    return application.window.commands


def shown(palette: CommandPalette) -> list[str]:
    model = palette.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("typed", ["xjtm", "new entry", "NEW ent"])
def test_a_command_is_found_by_initials_and_in_the_other_language(palette: CommandPalette, typed: str) -> None:
    QTest.keyClicks(palette.field, typed)
    assert shown(palette)[0] == "新建条目"


def test_enter_does_the_chosen_command(application: Application, palette: CommandPalette) -> None:
    before = len(application.workbench.entries)
    QTest.keyClicks(palette.field, "xjtm")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert len(application.workbench.entries) == before + 1


def test_arrows_choose_another_one(application: Application, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "appearance")
    assert shown(palette) == ["浅色", "深色", "随系统"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert application.settings.theme == "dark"


@pytest.mark.parametrize("typed", ["cxdk", "zxdk"])
def test_every_way_to_read_a_character_finds_it(palette: CommandPalette, typed: str) -> None:
    QTest.keyClicks(palette.field, typed)
    assert shown(palette) == ["重新打开"]


def test_what_cannot_be_done_now_says_so_and_is_not_done(application: Application, palette: CommandPalette) -> None:
    assert application.workbench.issue is not None
    QTest.keyClicks(palette.field, "cxdk")  # 重新打开
    assert shown(palette) == ["重新打开"]
    assert palette.list.currentIndex().row() < 0 or not palette.list.currentIndex().flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_what_is_not_found_is_said_and_leaves_the_columns_as_wide(
    application: Application, palette: CommandPalette
) -> None:
    wide = palette.list.columnWidth(0)
    QTest.keyClicks(palette.field, "qqqq")
    assert not shown(palette)
    assert "没有" in " ".join(label.text() for label in palette.findChildren(QLabel))
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    application.window.commands.open_all()
    assert palette.list.columnWidth(0) == wide


def test_the_shortcuts_are_those_that_have_a_key(application: Application) -> None:
    window = application.window
    window.actions_by_name["shortcuts"].trigger()
    model = window.commands.list.model()
    keys = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert all(keys)
    assert len(keys) == sum(not action.shortcut().isEmpty() for _, action in window.actions_by_name.items())
