"""The fields of a query write it, and searches are kept by name, with keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.archive import SavedSearch
from gazette.gui.app import Application
from tests.gui.keyboard import give_keys
from tests.gui.test_facets import searched


def listed(application: Application) -> list[QAction]:
    menu = application.window.search.saved.menu
    menu.aboutToShow.emit()
    return [act for act in menu.actions() if not act.isSeparator()]


def kept(application: Application) -> tuple[SavedSearch, ...]:
    return application.workbench.call_desk(lambda desk: desk.archive.saved_searches.all())


def test_a_search_is_kept_run_renamed_and_deleted(application: Application, qtbot: QtBot) -> None:
    panel, field = searched(application, qtbot, "关于"), application.window.top.search
    give_keys(qtbot, application.window)
    assert [act.isEnabled() for act in listed(application)] == [False, True, False, False]
    panel.facets.choose("kind", "通知", wanted=True)
    panel.order.setCurrentIndex(1)
    panel.saved.ask_name()
    assert panel.saved.field.hasFocus()
    panel.saved.field.insert("本市通知")
    QTest.keyClick(panel.saved.field, Qt.Key.Key_Return)
    wanted = SavedSearch(name="本市通知", query="关于", chosen={"kind": ("通知",)}, order="date")
    assert kept(application) == (wanted,)
    assert not panel.saved.isVisible()
    assert "本市通知" in panel.messages.sentence.text()
    field.setText("公共")
    qtbot.waitUntil(lambda: panel.model.marked == ("公共",))
    assert panel.facets.chosen == {}
    panel.order.setCurrentIndex(0)
    listed(application)[0].trigger()
    assert field.text() == "关于"
    qtbot.waitUntil(lambda: bool(panel.model.hits) and panel.model.marked == ("关于",))
    assert panel.facets.chosen == {"kind": ("通知",)}
    assert panel.order.currentData() == "date"
    listed(application)[2].trigger()
    panel.saved.field.insert("通知")
    QTest.keyClick(panel.saved.field, Qt.Key.Key_Return)
    assert [search.name for search in kept(application)] == ["通知"]
    listed(application)[3].trigger()
    assert kept(application) == ()
    assert "已删除" in panel.messages.sentence.text()
    panel.messages.button.click()
    assert [search.name for search in kept(application)] == ["通知"]
    application.window.actions_by_name["redo"].trigger()
    assert kept(application) == ()
    panel.saved.ask_name()
    QTest.keyClick(panel.saved.field, Qt.Key.Key_Return)
    assert panel.messages.isVisible()
    application.window.actions_by_name["undo"].trigger()
    assert not panel.messages.isVisible(), "that it is kept is not true any more"


def test_the_row_for_a_name_is_left_without_keeping(application: Application, qtbot: QtBot) -> None:
    panel = searched(application, qtbot, "关于")
    give_keys(qtbot, application.window)
    panel.saved.ask_name()
    QTest.keyClick(panel.saved.field, Qt.Key.Key_Escape)
    assert not panel.saved.isVisible()
    assert kept(application) == ()


def test_fields_write_the_query_and_show_what_it_says(application: Application, qtbot: QtBot) -> None:
    panel, field = searched(application, qtbot, "关于"), application.window.top.search
    give_keys(qtbot, application.window)
    panel.bar.fields.click()
    fields = panel.fields.fields
    assert fields["title"].hasFocus()
    fields["title"].insert("公共汽车")
    assert field.text() == "关于 标题:公共汽车"
    qtbot.waitUntil(lambda: len(panel.model.hits) == 1)
    fields["since"].setFocus()
    QTest.keyClicks(fields["since"], "2025")
    qtbot.waitUntil(lambda: panel.model.hits == ())
    assert field.text() == "关于 标题:公共汽车 日期:2025.."
    field.setFocus()
    field.setText("机关:市政府 海洋")
    assert {name: each.text() for name, each in fields.items() if each.text()} == {"issuer": "市政府"}
    panel.bar.fields.click()
    assert not panel.fields.isVisible()
