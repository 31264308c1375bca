"""Filing in the window: fields in the details, what the issue says shows through, and the list with its files."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
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


@pytest.mark.parametrize("height", [1000, 720, 640])
def test_no_field_lies_over_another_where_the_window_is_low(
    application: Application, qtbot: QtBot, height: int
) -> None:
    window = application.window
    window.resize(1366, height)
    window.actions_by_name["details"].trigger()
    document = window.edit.document
    details = document.details
    qtbot.mouseClick(details.filing.unfold, Qt.MouseButton.LeftButton)
    document.messages.tell("error", lambda _say: "这一条不是电子表格带入的，没有可以指定的列。" * 2)
    fields: list[QWidget] = [details.title_zh, details.title_en, details.number, details.date, details.section]
    fields += [details.filing.unfold, details.filing.fields["fonds"], details.filing.fields["remark"]]

    def laid_out() -> None:
        places = [QRect(field.mapToGlobal(QPoint()), field.size()) for field in fields]
        assert all(upper.bottom() < lower.top() for upper, lower in pairwise(places)), places

    qtbot.waitUntil(laid_out, timeout=3000)
    assert document.editor.height() >= document.editor.fontMetrics().lineSpacing() * 3
    remark = details.filing.fields["remark"]
    remark.setFocus()
    qtbot.waitUntil(lambda: remark.visibleRegion().boundingRect().height() == remark.height(), timeout=3000)


def test_the_details_are_as_high_as_what_is_in_them(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.resize(1366, 1000)
    window.actions_by_name["details"].trigger()
    details = window.edit.document.details
    form, remark = details.widget(), details.filing.fields["remark"]

    def whole() -> bool:
        """Whether the form is shown as high as it wants to be, and no higher."""
        return details.height() == form.height() == form.sizeHint().height()

    qtbot.waitUntil(whole, timeout=3000)
    folded = details.height()
    qtbot.mouseClick(details.filing.unfold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: whole() and details.height() >= folded + 3 * remark.height(), timeout=3000)
    qtbot.mouseClick(details.filing.unfold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: whole() and details.height() == folded, timeout=3000)


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
