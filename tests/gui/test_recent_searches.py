"""What was searched for is offered again, is kept with the person, and is forgotten when they say so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")  # a menu without a screen


def listed(menu: QMenu) -> list[str]:
    return [act.text() for act in menu.actions() if not act.isSeparator()]


def searched(application: Application, qtbot: QtBot, query: str) -> None:
    field, panel = application.window.top.search, application.window.search
    field.setText(query)
    qtbot.waitUntil(lambda: panel.model.hits != () and panel.model.marked == (query,), timeout=20_000)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_search_whose_hit_was_opened_is_offered_again(application: Application, qtbot: QtBot) -> None:
    window = application.window
    recent, field = window.top.recent, window.top.search
    assert not recent.button.isVisible()
    searched(application, qtbot, "职业技能")
    searched(application, qtbot, "阅读")
    searched(application, qtbot, "职业技能")
    assert application.settings.searches.splitlines() == ["职业技能", "阅读"]
    field.clear()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(recent.menu.isVisible)
    assert listed(recent.menu) == ["职业技能", "阅读", "清除检索记录"]
    recent.menu.actions()[1].trigger()
    recent.menu.close()
    assert field.text() == "阅读"
    assert window.stack.room == "archive"


def test_they_are_cleared_in_the_menu_and_in_the_settings(application: Application, qtbot: QtBot) -> None:
    window = application.window
    recent, page = window.top.recent, window.settings_dialog.archive
    searched(application, qtbot, "阅读")
    recent.button.trigger()
    recent.menu.actions()[-1].trigger()
    recent.menu.close()
    assert application.settings.searches == ""
    assert not recent.button.isVisible()
    searched(application, qtbot, "阅读")
    window.actions_by_name["settings"].trigger()
    assert page.searches.text() == "阅读"
    page.forget_searches.click()
    assert application.settings.searches == ""
    assert page.searches.text() == "–"
    assert QApplication.activePopupWidget() is None
