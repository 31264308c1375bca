"""The first start and the sample: an empty archive says how to begin, and what is tried on the sample stays there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.desk.sample import is_sample
from gazette.desk.self_test import sample_issue
from gazette.gui.app import Application
from gazette.settings import Settings, default_archive, sample_folder


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(language="zh", theme="light", last_folder=str(home)), home / "log")
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    made.close()


def in_sample(program: Application) -> bool:
    return is_sample(program.workbench.path, sample_folder())


def wait_for_sample(program: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: program.workbench.issue is not None, timeout=30000)
    assert in_sample(program)


def act(program: Application, name: str) -> None:
    action = program.window.actions_by_name[name]
    assert action.isEnabled()
    action.trigger()


def bar(program: Application) -> dict[str, QPushButton]:
    assert program.window.sample.isVisible()
    return program.window.sample.buttons


def test_the_first_start_says_how_to_begin(program: Application) -> None:
    assert program.open(None)
    window, start = program.window, program.window.edit.start
    assert program.workbench.path == default_archive()
    assert start.isVisible()
    assert not window.edit.document.editor.isVisible()
    assert not window.edit.tree_pane.isVisible()
    assert not window.edit.pages.isVisible()
    assert start.choose.hasFocus() or not window.isActiveWindow()
    for room in ("edit", "contents", "publish"):
        room_act = window.actions_by_name[f"room_{room}"]
        assert not room_act.isEnabled()
        assert room_act.toolTip() == "还没有一期。先新建一期，或者带入文件。"
    for name in ("room_inbox", "room_archive", "sample", "new_issue", "bring_in", "drop_folders", "open"):
        assert window.actions_by_name[name].isEnabled(), name
    assert not window.actions_by_name["own_archive"].isEnabled()


def test_a_pane_that_was_opened_in_a_narrow_window_stays(application: Application) -> None:
    window = application.window
    window.resize(1100, 700)
    pages = window.actions_by_name["pages"]
    assert not pages.isChecked()
    pages.trigger()
    assert window.edit.pages.isVisible()
    application.workbench.reload()
    assert window.edit.pages.isVisible()
    assert pages.isChecked()


def test_one_can_come_back_to_it(program: Application) -> None:
    assert program.open(None)
    program.window.show_room("inbox")
    assert not program.window.edit.start.isVisible()
    act(program, "start_page")
    assert program.window.edit.start.isVisible()


def test_a_new_issue_ends_it(program: Application) -> None:
    assert program.open(None)
    QTest.keyClick(program.window.edit.start.cards[0].button, Qt.Key.Key_Space)
    window = program.window
    assert program.workbench.issue is not None
    assert not window.edit.start.isVisible()
    assert window.edit.document.head.isVisible()
    serial = window.edit.tree_pane.details.fields["serial"]
    assert window.focusWidget() is serial, "numbers that nothing can be taken from are asked for"
    QTest.keyClicks(serial, "301")
    QTest.keyClick(serial, Qt.Key.Key_Return)
    assert program.workbench.issue.serial == 301
    assert all(window.actions_by_name[f"room_{room}"].isEnabled() for room in ("edit", "contents", "publish"))
    assert window.actions_by_name["room_contents"].toolTip().startswith("目录")
    act(program, "start_page")
    assert window.edit.start.isVisible()
    act(program, "room_edit")
    assert not window.edit.start.isVisible()


def test_a_document_that_comes_to_the_inbox_ends_it(program: Application, qtbot: QtBot, home: Path) -> None:
    assert program.open(None)
    letter = home / "letter.txt"
    letter.write_text("关于加强消防工作的通知\n青政办字〔2019〕67号\n各区：\n　　请照办。\n2019年11月2日\n", "utf-8")
    program.window.bringing_in.bring_in([str(letter)], into_issue=False)
    qtbot.waitUntil(lambda: len(program.workbench.inbox) == 1, timeout=30000)
    window = program.window
    assert not window.edit.start.isVisible()
    assert window.actions_by_name["room_edit"].isEnabled()
    assert not window.actions_by_name["room_contents"].isEnabled()


def test_what_is_tried_on_the_sample_stays_there(program: Application, qtbot: QtBot) -> None:
    assert program.open(None)
    QTest.mouseClick(program.window.edit.start.cards[1].button, Qt.MouseButton.LeftButton)
    wait_for_sample(program, qtbot)
    first = program.workbench.path
    count = len(program.workbench.entries)
    act(program, "remove_entry")
    assert len(program.workbench.entries) == count - 1
    bar(program)["own_archive"].click()
    assert program.workbench.path == default_archive()
    assert not program.workbench.rows
    assert not program.window.sample.isVisible()
    act(program, "sample")
    assert program.workbench.path == first
    assert len(program.workbench.entries) == count - 1
    bar(program)["fresh_sample"].click()
    wait_for_sample(program, qtbot)
    assert len(program.workbench.entries) == count
    assert not first.exists()
    assert program.settings.archive == str(default_archive())


def test_the_sample_can_be_removed(program: Application, qtbot: QtBot) -> None:
    assert program.open(None, sample=True)
    wait_for_sample(program, qtbot)
    assert not default_archive().exists()
    bar(program)["remove_sample"].click()
    assert program.workbench.path == default_archive()
    assert list(sample_folder().iterdir()) == []


def test_start_opens_the_sample_only_where_nobody_has_begun(program: Application, home: Path) -> None:
    own = home / "own.gazette"
    with Desk.open(own, create=True) as desk:
        desk.bring_in(sample_issue())
    program.settings.archive = str(own)
    assert program.open(None, sample=True)
    assert program.workbench.path == own


def test_start_opens_the_archive_that_the_commands_have_begun(program: Application) -> None:
    default_archive().parent.mkdir(parents=True, exist_ok=True)
    with Desk.open(default_archive(), create=True) as desk:
        desk.bring_in(sample_issue())
    assert program.open(None, sample=True)
    assert program.workbench.path == default_archive()
    assert program.workbench.issue is not None


def test_the_sample_is_no_archive_to_come_back_to(program: Application, qtbot: QtBot) -> None:
    assert program.open(None, sample=True)
    wait_for_sample(program, qtbot)
    program.window.close()
    assert program.settings.archive == ""
