"""The annual contents in the window: one act makes them, they show their pages, and typing says why it cannot be."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.desk import SetEntryField
from gazette.gui.app import Application
from gazette.model import Table


def shown_table(application: Application) -> Table:
    entry = application.window.edit.document.editor.typed_entry()
    assert entry is not None
    table = entry.blocks[0]
    assert isinstance(table, Table)
    return table


def test_one_act_makes_them_and_they_follow(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.sheet_pages is not None, timeout=30000)
    act = window.actions_by_name["new_annual"]
    window.show_room("publish")
    act.trigger()
    assert window.edit.isVisible()
    entry = bench.entry
    assert entry is not None
    assert entry.annual_contents is not None
    assert not act.isEnabled()
    first = bench.entries[0]
    rows = {row[0].text: row for row in shown_table(application).rows[1:] if len(row) > 1}
    assert rows[first.title_zh][2].text == "7-8"
    qtbot.waitUntil(lambda: bench.pages is not None and len(bench.pages.spans) == len(bench.entries), timeout=30000)
    span = bench.span_of(first.id)
    assert span is not None
    rows = {row[0].text: row for row in shown_table(application).rows[1:] if len(row) > 1}
    assert rows[first.title_zh][3].text == str(span[0])
    editor = window.edit.document.editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A)
    assert "年度总目录" in window.edit.document.messages.sentence.text()
    assert bench.entry == entry
    assert window.edit.document.details.isEnabled()
    bench.do(SetEntryField(first.id, "title_zh", "改过的标题"))
    bench.choose_entry(entry.id)
    assert any(row[0].text == "改过的标题" for row in shown_table(application).rows)
    bench.undo()
    bench.choose_entry(entry.id)
    assert any(row[0].text == first.title_zh for row in shown_table(application).rows)
    bench.undo()
    assert all(one.annual_contents is None for one in bench.entries)
    assert act.isEnabled()
