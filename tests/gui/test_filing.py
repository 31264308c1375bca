"""Filing in the window: fields in the details, what the issue says shows through, and the list with its files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gazette.desk import FileIssue
from gazette.gui.app import Application
from gazette.model import Filing


def test_a_field_is_a_command_and_the_issue_shows_through(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    assert bench.issue is not None
    bench.do(FileIssue(bench.issue.id, Filing(fonds="X043")))
    window.actions_by_name["details"].trigger()
    filing = window.edit.document.details.filing
    qtbot.mouseClick(filing.unfold, Qt.MouseButton.LeftButton)
    assert filing.fields["fonds"].placeholderText() == "X043"
    code = filing.fields["code"]
    code.setFocus()
    QTest.keyClicks(code, "X043-2024-0007")
    QTest.keyClick(code, Qt.Key.Key_Return)
    assert bench.entry is not None
    assert bench.entry.filing.code == "X043-2024-0007"
    bench.undo()
    assert code.text() == ""
    of_issue = window.edit.tree_pane.details.filing
    assert of_issue.fields["fonds"].text() == "X043"


def test_the_list_is_shown_follows_and_is_written(
    application: Application, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.sheet_pages is not None, timeout=30000)
    window.actions_by_name["filing_list"].trigger()
    dialog = window.month.filing
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == len(bench.entries), timeout=30000)
    assert bench.issue is not None
    bench.do(FileIssue(bench.issue.id, Filing(box="12")))
    qtbot.waitUntil(lambda: dialog.rows.rows[0].filing.box == "12", timeout=30000)
    file = home / "list.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(file), ""))
    qtbot.mouseClick(dialog.csv, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.messages.isVisible, timeout=30000)
    assert "12" in file.read_text("utf-8-sig")
    dialog.table.setCurrentIndex(dialog.rows.index(2, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert bench.entry_id == bench.entries[2].id
    dialog.close()
