"""An entry goes to a colleague out of the window and comes back into it by a drop, change by change."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, SetEntryField
from gazette.desk.handing_over import WaitNoMore, hand_back, hand_over
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.panes import MessageBar
from tests.gui.looking import crowded_heads


def commit(widget: object, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


@pytest.fixture
def handed(application: Application, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the first entry went to 张三, written by the menu."""
    file, window = home / "交张三.xml", application.window
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(file), ""))
    qtbot.waitUntil(lambda: application.workbench.sheet_pages is not None, timeout=30000)
    window.show_room("contents")
    window.actions_by_name["hand_over"].trigger()
    form = window.findChild(Asking)
    assert form is not None
    assert not form.button.isEnabled()
    commit(form.fields["to"], "张三")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert file.is_file()
    told = [bar for bar in window.findChildren(MessageBar) if file.name in bar.sentence.text()]
    assert [bar.isVisible() for bar in told] == [True]
    window.show_room("edit")
    return file


def test_a_long_name_makes_way_for_the_number_of_the_document(application: Application, handed: Path) -> None:
    """With large letters, and the structure shown in a window that has little room for it."""
    bench, window = application.workbench, application.window
    entry = bench.entries[4]
    assert entry.number_zh == "云政办字〔2024〕37号"
    bench.choose_entry(entry.id)
    colleague = "市人力资源和社会保障局办公室王小明"
    bench.call_desk(lambda desk: hand_over(desk, entry.id, colleague, handed.with_name("长.xml")))
    application.settings.text_size = 150
    application.redress()
    window.resize(1024, 768)
    bench.reload()
    chip = window.edit.document.handed.chip
    assert colleague in chip.accessibleName()
    assert colleague in chip.toolTip()
    assert window.edit.document.head.title.text() == entry.number_zh
    assert crowded_heads(window.edit.document) == []


def edited(file: Path, home: Path, **fields: str) -> None:
    """What the colleague does with the file in an archive of theirs."""
    with Desk.open(home / "colleague.gazette", create=True, person="张三") as desk:
        (entry,) = desk.bring_in(file).entries
        for name, text in fields.items():
            desk.do(SetEntryField(entry.id, name, text))  # type: ignore[arg-type]
        hand_back(desk, entry.id, file)


def test_the_entry_says_with_whom_it_is_and_typing_says_it_once(application: Application, handed: Path) -> None:
    document = application.window.edit.document
    assert handed.is_file()
    assert document.handed.chip.isVisible()
    assert document.handed.chip.text() == "已交给张三"
    document.messages.dismiss()
    document.editor.setFocus()
    QTest.keyClick(document.editor, Qt.Key.Key_A)
    assert "已交给张三" in document.messages.sentence.text()
    entry = application.workbench.entry
    document.editor.settle()
    assert application.workbench.entry != entry
    document.messages.button.click()
    assert not document.handed.chip.isVisible()
    application.workbench.undo()
    assert document.handed.chip.isVisible()
    QTest.keyClick(document.editor, Qt.Key.Key_A)
    assert document.messages.isVisible()
    assert document.handed.kept is not None
    application.workbench.do(WaitNoMore(document.handed.kept.hand_over.token))
    assert not document.messages.isVisible()


def test_what_comes_back_by_a_drop_is_accepted_change_by_change(
    application: Application, qtbot: QtBot, handed: Path, home: Path
) -> None:
    bench, window = application.workbench, application.window
    before = bench.entry
    assert before is not None
    edited(handed, home, title_en="A Better Title", addressee="张三写的主送：")
    bench.do(SetEntryField(before.id, "addressee", "这里写的主送："))
    window.bringing_in.bring_in([str(handed)], into_issue=False)
    bar = window.edit.document.messages
    qtbot.waitUntil(lambda: bar.button.text() == "看改动…", timeout=30000)
    window.inbox.fill()
    assert [each.verdict for each in window.inbox.list.files] == ["to_do"], "it was not read, and nothing is wrong"
    bar.button.click()
    dialog = window.month.dialog
    assert dialog is not None
    assert not dialog.button.isEnabled()
    assert dialog.list.current is not None
    assert dialog.list.current.face == "addressee"
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.button.isEnabled()
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    after = bench.entry
    assert after is not None
    assert (after.title_en, after.addressee) == ("A Better Title", "这里写的主送：")
    window.inbox.fill()
    assert not window.inbox.list.files
    assert not window.edit.document.handed.chip.isVisible()
    bench.undo()
    assert bench.entry is not None
    assert bench.entry.title_en == before.title_en
    assert window.edit.document.handed.chip.isVisible()


def test_what_came_back_is_compared_from_the_inbox_too(
    application: Application, qtbot: QtBot, handed: Path, home: Path
) -> None:
    """It may be another day, and the file it came in gone."""
    window = application.window
    edited(handed, home, title_en="A Better Title")
    window.bringing_in.bring_in([str(handed)], into_issue=False)
    bar = window.edit.document.messages
    qtbot.waitUntil(lambda: bar.button.text() == "看改动…", timeout=30000)
    bar.dismiss()
    handed.unlink()
    window.show_room("inbox")
    window.inbox.fill()
    offered = {button.text(): button for button in window.inbox.report.findChildren(QPushButton)}
    assert "再读一次" not in offered
    qtbot.mouseClick(offered["看改动…"], Qt.MouseButton.LeftButton)
    dialog = window.month.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    assert application.workbench.entry is not None
    assert application.workbench.entry.title_en == "A Better Title"
    assert window.stack.room == "edit", "where it can be seen"
    assert window.focusWidget() is window.edit.document.editor


def test_all_can_be_left_and_a_foreign_file_is_told(
    application: Application, qtbot: QtBot, handed: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, window = application.workbench, application.window
    before = bench.entry
    edited(handed, home, title_en="A Better Title")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(handed), ""))
    window.actions_by_name["take_back"].trigger()
    dialog = window.month.dialog
    assert dialog is not None
    assert dialog.messages.isHidden()
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert dialog.button.text() == "收回，保持现在的"
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    assert bench.entry == before
    assert not window.edit.document.handed.chip.isVisible()
    other = home / "other.xml"
    other.write_bytes(handed.read_bytes().replace(b"token=", b"tokan="))
    window.month.take_back(other)
    assert "不是从这个档案交出去的" in window.edit.document.messages.sentence.text()


def test_a_file_of_another_entry_than_the_one_that_is_shown_is_told_as_such(
    application: Application, handed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, window = application.workbench, application.window
    of_file = bench.entry
    other = next(entry for entry in bench.entries if of_file is not None and entry.id != of_file.id)
    bench.choose_entry(other.id)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(handed), ""))
    window.actions_by_name["take_back"].trigger()
    dialog = window.month.dialog
    assert dialog is not None
    assert of_file is not None
    assert f"是另一条“{of_file.number_zh}”的" in dialog.messages.sentence.text()
    dialog.reject()
