"""Beside the English title stands what earlier issues printed for titles like it; one key takes the first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gazette.desk import AddEntry, AddIssue, AddSection, SetEntryField
from gazette.gui.app import Application
from gazette.gui.title_suggestions import TitleSuggestions
from gazette.model import Bilingual, Entry, Issue


@pytest.fixture
def memory(application: Application, qtbot: QtBot) -> TitleSuggestions:
    """The suggestions for a new entry of the next issue, whose title is like one of the sample."""
    bench = application.workbench
    sample = next(entry for entry in bench.entries if entry.title_en)
    change = bench.do(AddIssue(Issue(serial=219, year=2024, numbers=(9,))))
    assert change is not None
    (issue_id,) = (one for one in change.issues if one is not None)
    bench.do(AddSection(issue_id, Bilingual("文件", "Documents")))
    bench.choose_issue(issue_id)
    added = bench.do(AddEntry(Entry(title_zh=sample.title_zh), bench.sections[0].id))
    assert added is not None
    bench.choose_entry(next(iter(added.entries)))
    application.window.show_room("contents")
    panel = application.window.contents.titles.memory
    qtbot.waitUntil(lambda: bool(panel.findChildren(QPushButton)))
    return panel


def test_ctrl_enter_takes_the_first_and_typing_goes_on(
    application: Application, memory: TitleSuggestions, qtbot: QtBot
) -> None:
    bench, titles = application.workbench, application.window.contents.titles
    field = titles.title_en
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    taken = field.toPlainText()
    assert taken
    QTest.keyClicks(field, "of 2024")
    entry_id = bench.entry_id
    qtbot.waitUntil(lambda: bench.entry is not None and bench.entry.title_en is not None)
    bench.settle()
    kept = bench.call_desk(lambda desk: desk.archive.entry(entry_id)).title_en
    assert kept == " ".join(f"{taken}of 2024".split("\n")).strip()


def test_a_button_takes_its_own_one(application: Application, memory: TitleSuggestions, qtbot: QtBot) -> None:
    button = memory.findChildren(QPushButton)[-1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    said = application.window.contents.titles.title_en.toPlainText().strip()
    assert said
    assert said in button.accessibleName()


def test_the_entry_itself_is_no_memory(application: Application, memory: TitleSuggestions, qtbot: QtBot) -> None:
    bench = application.workbench
    bench.do(SetEntryField(bench.entry_id, "title_zh", "完全没有见过"))
    bench.do(SetEntryField(bench.entry_id, "title_en", "Never Seen"))
    qtbot.waitUntil(lambda: not memory.findChildren(QPushButton))
