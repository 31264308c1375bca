"""The count in the status bar, and the dialog behind it: of what is selected, of the entry and of the issue."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.counting import Counting, texts_of
from gazette.gui.document_editor import DocumentEditor
from gazette.model import Table, walk_blocks
from gazette.reading.counting import Counts, counts


@pytest.fixture
def shown(application: Application) -> Application:
    application.window.resize(1440, 900)
    application.workbench.choose_entry(application.workbench.entries[2].id)
    return application


def counting_of(program: Application) -> Counting:
    return program.window.counting


def editor_of(program: Application) -> DocumentEditor:
    return program.window.edit.document.editor


def column(program: Application, at: int) -> list[int]:
    table = counting_of(program).dialog.table
    found = []
    for row in range(table.rowCount()):
        item = table.item(row, at)
        assert item is not None
        found.append(int(item.text().replace(",", "")))
    return found


def as_list(counted: Counts) -> list[int]:
    return [counted.words, counted.han, counted.characters, counted.spaced, counted.paragraphs]


def test_a_click_on_the_count_tells_all_of_it(shown: Application, qtbot: QtBot) -> None:
    bench, counting = shown.workbench, counting_of(shown)
    entry, issue = bench.entry, bench.issue
    assert entry is not None
    assert issue is not None
    words = counts(texts_of(entry)).words
    qtbot.waitUntil(lambda: counting.button.text() == f"{words:,} 字")
    QTest.mouseClick(counting.button, Qt.MouseButton.LeftButton)
    assert counting.dialog.isVisible()
    assert column(shown, 0) == [0, 0, 0, 0, 0]
    assert column(shown, 1) == as_list(counts(texts_of(entry)))
    assert column(shown, 2) == as_list(counts(text for one in issue.entries for text in texts_of(one)))
    assert column(shown, 2)[0] > 20_000


def test_the_count_stands_where_there_is_text_to_count(shown: Application, qtbot: QtBot) -> None:
    button = counting_of(shown).button
    qtbot.waitUntil(button.isVisible)
    seen = []
    for room in ("edit", "contents", "inbox", "archive", "edit"):
        shown.window.show_room(room)
        seen.append(button.isVisible())
    assert seen == [True, False, False, False, True]


def test_what_is_selected_is_counted_and_follows(shown: Application, qtbot: QtBot) -> None:
    counting, editor = counting_of(shown), editor_of(shown)
    counting.open()
    cursor = QTextCursor(editor.document().findBlockByNumber(2))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert cursor.selectedText() == "云政发〔2024〕11号"
    qtbot.waitUntil(lambda: counting.button.text().startswith("选中 8 / "))
    assert column(shown, 0) == [8, 4, 12, 12, 1]


def test_selected_tables_count_with_their_cells(shown: Application, qtbot: QtBot) -> None:
    bench, counting, editor = shown.workbench, counting_of(shown), editor_of(shown)
    number = next(
        at
        for at, entry in enumerate(bench.entries)
        if any(isinstance(block, Table) for _, block in walk_blocks(entry.blocks))
    )
    bench.choose_entry(bench.entries[number].id)
    editor.selectAll()
    counting.open()
    assert column(shown, 0) == column(shown, 1)
    assert column(shown, 1)[0] > 500


def test_what_is_typed_counts_before_it_is_committed_and_in_english(shown: Application, qtbot: QtBot) -> None:
    counting, editor = counting_of(shown), editor_of(shown)
    counting.fill()
    before = int(counting.button.text().removesuffix(" 字").replace(",", ""))
    editor.show_block((0,))
    QTest.keyClicks(editor, "abc ")
    counting.fill()
    assert counting.button.text() == f"{before + 1:,} 字"
    shown.settings.language = "en"
    shown.redress()
    assert counting.button.text() == f"Words: {before + 1:,}"
    shown.window.actions_by_name["count"].trigger()
    assert counting.dialog.windowTitle() == "Word Count"
