"""The pages in a window of their own: the same pages, the same keys; they come back, and where they were is kept."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.pages_window import PagesWindow
from gazette.gui.text_places import place_of_caret
from gazette.settings import Settings
from tests.gui.keyboard import give_keys


@pytest.fixture
def apart(application: Application, qtbot: QtBot) -> Application:
    application.window.resize(1440, 900)
    qtbot.waitUntil(lambda: application.workbench.pages is not None, timeout=30000)
    application.window.actions_by_name["pages_window"].trigger()
    assert application.window.apart.window is not None
    qtbot.waitExposed(application.window.apart.window)
    return application


def window_of(program: Application) -> PagesWindow:
    window = program.window.apart.window
    assert window is not None
    return window


def test_the_pages_go_to_a_window_and_come_back_when_it_is_closed(apart: Application) -> None:
    room, window = apart.window.edit, window_of(apart)
    assert room.pages.window() is window
    assert room.pages.view.isVisible()
    assert room.count() == 2
    assert room.document.width() > 900
    assert window.windowTitle() == f"版面 – {apart.window.windowTitle()}"
    window.close()
    assert room.pages.window() is apart.window
    assert room.pages.isVisible()
    assert room.sizes()[2] > 200
    assert not apart.window.actions_by_name["pages_window"].isChecked()
    assert apart.window.apart.window is None


def test_pages_apart_follow_the_caret_and_a_click_there_goes_to_the_text(apart: Application) -> None:
    bench, editor, view = apart.workbench, apart.window.edit.document.editor, apart.window.edit.pages.view
    bench.choose_entry(bench.entries[4].id)
    editor.show_block(())
    index, place = view.place_of(4, ()) or (0, None)
    assert place is not None
    assert view.page_index == index
    bench.choose_entry(bench.entries[2].id)
    index, place = view.place_of(2, (1,)) or (0, None)
    assert place is not None
    view.show_page(index, place.y)
    at = view.sheet(index).topLeft() + QPointF(place.x + place.width / 2, place.y + 3) * view.scale
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert place_of_caret(editor).key.path == (1,)


def test_the_keys_of_the_desk_work_there(apart: Application, qtbot: QtBot) -> None:
    window, bench = window_of(apart), apart.workbench
    give_keys(qtbot, window)
    window.setFocus()
    first = bench.entry_id
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bench.entry_id != first
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert apart.window.stack.room == "contents"
    assert window.isVisible()


def test_folding_hides_and_shows_their_window(apart: Application) -> None:
    window, pages = window_of(apart), apart.window.actions_by_name["pages"]
    pages.trigger()
    assert not window.isVisible()
    pages.trigger()
    assert window.isVisible()
    apart.window.resize(1000, 700)
    assert window.isVisible()
    window.close()
    assert not apart.window.edit.pages.isVisible()  # the window of the text has no room for them
    apart.window.resize(1440, 900)
    assert apart.window.edit.pages.isVisible()


@pytest.fixture
def twice(qapp: QApplication, sample_archive: Path, home: Path) -> tuple[Path, Settings, Path]:
    path = home / "work.gazette"
    shutil.copyfile(sample_archive, path)
    return path, Settings(language="zh", theme="light", last_folder=str(home)), home / "gazette.log"


def test_where_they_were_is_remembered_unless_the_screen_is_gone(
    qapp: QApplication, twice: tuple[Path, Settings, Path]
) -> None:
    path, settings, log = twice
    program = Application(qapp, settings, log)
    assert program.open(path)
    program.window.actions_by_name["pages_window"].trigger()
    window_of(program).setGeometry(QRect(40, 60, 420, 520))
    program.window.edit.setSizes([280, 1100])
    program.window.close()
    assert window_gone(program)
    program.close()
    assert settings.pages_apart
    again = Application(qapp, settings, log)
    assert again.open(path)
    assert window_of(again).geometry() == QRect(40, 60, 420, 520)
    window_of(again).setGeometry(QRect(9000, 9000, 420, 520))
    again.window.close()
    again.close()
    third = Application(qapp, settings, log)
    assert third.open(path)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(window_of(third).geometry())
    third.window.actions_by_name["pages_window"].trigger()
    assert third.window.edit.sizes()[2] > 200
    third.window.close()
    third.close()
    assert not settings.pages_apart


def window_gone(program: Application) -> bool:
    return not any(isinstance(one, PagesWindow) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_what_is_typed_is_there_after_the_text_is_closed_with_pages_apart(
    qapp: QApplication, twice: tuple[Path, Settings, Path]
) -> None:
    path, settings, log = twice
    program = Application(qapp, settings, log)
    assert program.open(path)
    program.window.actions_by_name["pages_window"].trigger()
    editor = program.window.edit.document.editor
    editor.show_block((0,))
    QTest.keyClicks(editor, "abc")
    entry = program.workbench.entry_id
    program.window.close()
    program.close()
    again = Application(qapp, settings, log)
    assert again.open(path)
    kept = next(one for one in again.workbench.entries if one.id == entry)
    assert "abc" in repr(kept.blocks[0])
    again.window.close()
    again.close()


def test_a_key_that_leads_to_a_finding_goes_on_in_the_window_of_the_text(apart: Application, qtbot: QtBot) -> None:
    window = window_of(apart)
    qtbot.waitUntil(lambda: apart.workbench.are_checked, timeout=30000)
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F7):
        give_keys(qtbot, window)
        window.setFocus()
        QTest.keyClick(window, key)
        qtbot.waitUntil(apart.window.isActiveWindow)
    assert window.isVisible()


def test_f11_fills_the_screen_with_the_window_that_one_is_in(apart: Application, qtbot: QtBot) -> None:
    window = window_of(apart)
    for one, other in ((window, apart.window), (apart.window, window)):
        give_keys(qtbot, one)
        QTest.keyClick(one, Qt.Key.Key_F11)
        assert one.isFullScreen()
        assert not other.isFullScreen()
        QTest.keyClick(one, Qt.Key.Key_F11)
        assert not one.isFullScreen()
