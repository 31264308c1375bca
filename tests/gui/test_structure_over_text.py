"""In a narrow window the structure lies over the left edge of the text until something is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.main_window import MainWindow
from tests.gui.keyboard import give_keys


@pytest.fixture
def window(application: Application, qtbot: QtBot) -> MainWindow:
    """A narrow one, the caret in the text."""
    window = application.window
    window.resize(1024, 700)
    give_keys(qtbot, window)
    window.edit.document.editor.setFocus()
    return window


def lies_over(window: MainWindow) -> bool:
    """Whether the structure is shown, and the text as wide as without it."""
    edit = window.edit
    tree, text = edit.tree_pane, edit.document
    left = tree.mapTo(window, tree.rect().topLeft()).x() == text.mapTo(window, text.rect().topLeft()).x()
    return tree.isVisible() and left and text.width() == edit.width() and tree.height() == edit.height()


def test_f5_shows_it_over_the_text_and_esc_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    edit = window.edit
    assert not edit.tree_pane.isVisible()
    QTest.keyClick(edit.document.editor, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: lies_over(window), timeout=2000)
    assert window.actions_by_name["tree"].isChecked()
    assert window.focusWidget() is edit.tree_pane.tree
    window.resize(1060, 640)
    qtbot.waitUntil(lambda: lies_over(window), timeout=2000)
    QTest.keyClick(edit.tree_pane.tree, Qt.Key.Key_Down)
    assert lies_over(window), "looking through it chooses nothing yet"
    QTest.keyClick(edit.tree_pane.tree, Qt.Key.Key_Escape)
    assert not edit.tree_pane.isVisible()
    assert not window.actions_by_name["tree"].isChecked()
    assert window.focusWidget() is edit.document.editor
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F5)
    assert not edit.tree_pane.isVisible()


@pytest.mark.parametrize("way", ["Enter", "click"])
def test_what_is_chosen_is_shown_and_it_goes(application: Application, window: MainWindow, way: str) -> None:
    bench, edit = application.workbench, window.edit
    QTest.keyClick(edit.document.editor, Qt.Key.Key_F5)
    tree = edit.tree_pane.tree
    wanted = tree.indexBelow(tree.currentIndex())
    while not tree.model().flags(wanted) & Qt.ItemFlag.ItemIsDragEnabled:
        wanted = tree.indexBelow(wanted)
    before = bench.entry_id
    if way == "click":
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(wanted.parent()).center())
        assert tree.isVisible(), "a section is nothing to be shown"
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(wanted).center())
    else:
        tree.setCurrentIndex(wanted)
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert bench.entry_id != before
    assert not tree.isVisible()
    assert window.focusWidget() is edit.document.editor


def test_in_a_wide_window_it_stands_beside_the_text_again(window: MainWindow, qtbot: QtBot) -> None:
    edit = window.edit
    QTest.keyClick(edit.document.editor, Qt.Key.Key_F5)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: edit.tree_pane.isVisible() and not lies_over(window))
    assert edit.document.mapTo(window, edit.document.rect().topLeft()).x() >= window.rail.width() + 190
    QTest.keyClick(edit.tree_pane.tree, Qt.Key.Key_Return)
    assert edit.tree_pane.isVisible()
    window.resize(1024, 700)
    assert not edit.tree_pane.isVisible()


def test_the_form_of_the_issue_opens_in_it(window: MainWindow) -> None:
    edit = window.edit
    window.actions_by_name["issue_details"].trigger()
    assert lies_over(window)
    assert window.focusWidget() is edit.tree_pane.details.fields["serial"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is edit.tree_pane.details.fields["year"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not edit.tree_pane.isVisible()
    assert window.focusWidget() is edit.document.editor
