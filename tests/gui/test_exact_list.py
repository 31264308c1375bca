"""The exact list in the window: typed into, carried in and out, kept in one step, and checked against at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gazette.desk import ReplaceBlocks
from gazette.gui.app import Application
from gazette.gui.exact_list_dialog import ExactListDialog
from gazette.model import ExactForm, Paragraph


@pytest.fixture
def dialog(application: Application) -> ExactListDialog:
    application.window.actions_by_name["exact_list"].trigger()
    return application.window.month.exact_list


def typed(dialog: ExactListDialog, column: int, text: str, qtbot: QtBot) -> None:
    """Type into a cell of the current row as an input method does; a cell is open once it is current."""
    index = dialog.rows.index(dialog.table.currentIndex().row(), column)
    dialog.table.setCurrentIndex(index)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit), timeout=5000)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(editor, commit)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not editor, timeout=5000)


def test_a_row_is_typed_kept_and_what_is_nearly_right_is_found(
    application: Application, dialog: ExactListDialog, qtbot: QtBot
) -> None:
    bench = application.workbench
    qtbot.mouseClick(dialog.buttons["add"], Qt.MouseButton.LeftButton)
    typed(dialog, 1, "高质量发展", qtbot)
    dialog.table.setCurrentIndex(dialog.rows.index(0, 0))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert dialog.rows.forms[0].kind == "phrase", "arrows go from row to row, and choose nothing"
    typed(dialog, 3, "2017年10月18日", qtbot)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert bench.exact == (ExactForm(kind="phrase", form="高质量发展", since="2017-10-18"),)
    assert not dialog.isVisible()
    entry = next(one for one in bench.entries if one.blocks and (one.date or "") > "2018")
    bench.do(ReplaceBlocks(entry.id, (0,), (Paragraph(text="推动高质发展。"),)))

    def near() -> list[str | None]:
        return [one.suggestion for one in bench.all_findings if one.rule == "proofreading.exact_near"]

    qtbot.waitUntil(lambda: near() == ["高质量发展"], timeout=30000)
    bench.undo()
    bench.undo()
    assert bench.exact == ()


def test_a_wrong_day_is_told_and_keeps_the_dialog(dialog: ExactListDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.buttons["add"], Qt.MouseButton.LeftButton)
    typed(dialog, 1, "高质量发展", qtbot)
    typed(dialog, 4, "去年", qtbot)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "第 1 行" in dialog.messages.sentence.text()
    dialog.reject()


def test_rows_move_and_go_and_a_table_comes_in_and_goes_out(
    application: Application, dialog: ExactListDialog, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = home / "list.csv"
    table.write_text("人名,王清宪,市委书记\n人名,孟凡利,市长\n提法,高质量发展\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(table), ""))
    qtbot.mouseClick(dialog.buttons["bring"], Qt.MouseButton.LeftButton)
    assert [form.form for form in dialog.rows.forms] == ["王清宪", "孟凡利", "高质量发展"]
    dialog.table.setCurrentIndex(dialog.rows.index(0, 1))
    assert not dialog.buttons["up"].isEnabled()
    qtbot.mouseClick(dialog.buttons["down"], Qt.MouseButton.LeftButton)
    assert [form.form for form in dialog.rows.forms] == ["孟凡利", "王清宪", "高质量发展"]
    dialog.table.setCurrentIndex(dialog.rows.index(2, 1))
    qtbot.mouseClick(dialog.buttons["remove"], Qt.MouseButton.LeftButton)
    out = home / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
    qtbot.mouseClick(dialog.buttons["write"], Qt.MouseButton.LeftButton)
    assert "孟凡利" in out.read_text("utf-8-sig")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert [form.form for form in application.workbench.exact] == ["孟凡利", "王清宪"]
