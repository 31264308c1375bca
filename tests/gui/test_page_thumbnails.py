"""The pages in the publish room: two abreast in printed order, drawn only in view, opened in the edit room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.captions import Captions
from gazette.gui.page_thumbnails import PageThumbnails, page_labels
from gazette.typeset import Page


def shown(application: Application, qtbot: QtBot, width: int = 1366) -> PageThumbnails:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    window.resize(width, 768)
    window.show_room("publish")
    return window.publish.thumbnails


def test_pages_without_folio_are_called_by_what_they_are() -> None:
    parts = [("cover", "zh-CN"), ("contents", "zh-CN"), ("contents", "zh-CN"), ("contents", "en")]
    pages = [Page(width=1, height=1, label="i", part=part, language=language) for part, language in parts]
    pages.append(Page(width=1, height=1, label="1", number=1))
    assert page_labels(pages, Captions("zh")) == ["封面", "目录", "目录 2", "Contents", "1"]


def test_all_pages_stand_two_abreast_and_only_those_in_view_are_drawn(application: Application, qtbot: QtBot) -> None:
    pane = shown(application, qtbot)
    rows = pane.list.rows
    count = application.workbench.sheet_pages
    assert count is not None
    assert rows.rowCount() == count
    assert [rows.index(at, 0).data() for at in range(4)] == ["目录", "Contents", "1", "2"]
    qtbot.waitUntil(lambda: pane.drawn > 0, timeout=5000)
    assert pane.drawn <= 8 < count
    first, second, third = (pane.list.visualRect(rows.index(at, 0)) for at in range(3))
    assert first.top() == second.top() < third.top()
    assert first.left() == third.left() < second.left()
    assert second.right() <= pane.list.viewport().width()
    spoken = rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("第1页 · ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_head_counts_sheets(application: Application, qtbot: QtBot, language: str) -> None:
    application.window.actions_by_name[f"language_{language}"].trigger()
    pane = shown(application, qtbot)
    count = application.workbench.sheet_pages or 0
    title = pane.head.title
    assert str(count) in title.accessibleName()
    assert str(-(-count // 4)) in title.accessibleName()
    qtbot.waitUntil(lambda: title.text() == title.accessibleName(), timeout=5000)


def test_enter_and_double_click_open_a_page_in_the_edit_room(application: Application, qtbot: QtBot) -> None:
    pane, window = shown(application, qtbot), application.window
    pane.list.setCurrentIndex(pane.list.rows.index(4, 0))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.stack.room == "edit"
    qtbot.waitUntil(lambda: window.edit.pages.view.page_index == 4, timeout=5000)
    window.show_room("publish")
    at = pane.list.visualRect(pane.list.rows.index(2, 0)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.stack.room == "edit"
    qtbot.waitUntil(lambda: window.edit.pages.view.page_index == 2, timeout=5000)


def test_in_a_narrow_window_the_pages_make_way(application: Application, qtbot: QtBot) -> None:
    pane = shown(application, qtbot, 1190)
    qtbot.waitUntil(lambda: not pane.isVisible(), timeout=5000)
    application.window.resize(1300, 768)
    qtbot.waitUntil(pane.isVisible, timeout=5000)


def test_nothing_is_drawn_while_another_room_is_shown(application: Application, qtbot: QtBot) -> None:
    bench, pane = application.workbench, application.window.publish.thumbnails
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    qtbot.wait(100)
    assert (pane.drawn, pane.list.rows.rowCount()) == (0, 0)
