"""A spreadsheet in the window: its columns are named in a dialog, and the kept original is read anew with that."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gazette.desk import Manner
from gazette.gui.app import Application
from gazette.ingest import COLUMN_ROLES
from gazette.model import NameList, Table
from tests.desk.test_bringing_in import TEXT
from tests.gui.test_inbox import bring, press
from tests.ingest.sheets.workbooks import workbook
from tests.ingest.test_passwords import PASSWORD, locked
from tests.ingest.test_zip_files import zipped

ROWS = [["姓名", "单位", "电话"], ["张三", "市教育局", 85911234], ["李四", "市财政局", 85915678]]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook(ROWS))
    return path


def choose(application: Application, column: int, role: str) -> None:
    box = application.window.columns.grid.cellWidget(0, column)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(COLUMN_ROLES.index(role))


def test_columns_are_named_in_a_dialog_and_the_original_is_read_anew(
    application: Application, qtbot: QtBot, sheet: Path
) -> None:
    bench, dialog = application.workbench, application.window.columns
    bring(application, qtbot, sheet)
    qtbot.waitUntil(lambda: len(bench.inbox) == 1, timeout=30000)
    assert isinstance(bench.inbox[0].blocks[0], Table)
    press(application, qtbot, "各列的用途…")
    qtbot.waitUntil(dialog.go.isEnabled, timeout=30000)
    assert "85911234" in dialog.preview.toPlainText()
    choose(application, 2, "left_out")
    qtbot.waitUntil(lambda: dialog.preview.toPlainText() == "张三　市教育局\n李四　市财政局", timeout=30000)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=5000)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    (block,) = bench.inbox[0].blocks
    assert isinstance(block, NameList)
    rules = {finding.rule for finding in application.window.inbox.list.files[0].findings}
    assert "ingest.left_out.sheet_column" in rules
    bench.undo()
    assert isinstance(bench.inbox[0].blocks[0], Table)
    rules = {finding.rule for finding in application.window.inbox.list.files[0].findings}
    assert "ingest.left_out.sheet_column" not in rules


def test_the_sentence_about_a_spreadsheet_leads_to_its_columns(
    application: Application, qtbot: QtBot, sheet: Path
) -> None:
    bring(application, qtbot, sheet)
    messages = application.window.inbox.messages
    qtbot.waitUntil(lambda: messages.button.text() == "各列的用途…", timeout=30000)
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    assert application.window.columns.isVisible()
    application.window.columns.reject()


def test_an_entry_that_came_from_no_spreadsheet_has_no_columns(application: Application, qtbot: QtBot) -> None:
    with qtbot.waitSignal(application.workbench.refused) as refused:
        application.window.actions_by_name["columns"].trigger()
    assert refused.args[0].code == "desk.no_columns"


def test_what_could_not_be_done_is_told_until_something_else_is_done(application: Application, qtbot: QtBot) -> None:
    acts, messages = application.window.actions_by_name, application.window.edit.document.messages
    for done in (acts["about"].trigger, acts["new_entry"].trigger):
        acts["columns"].trigger()
        qtbot.waitUntil(lambda: "没有" in messages.sentence.text() and messages.isVisible(), timeout=20000)
        told = messages.sentence.text()
        done()
        assert not messages.isVisible() or messages.sentence.text() != told


def test_the_files_of_a_zip_come_in_one_by_one(application: Application, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "附件.zip"
    path.write_bytes(
        zipped(
            ("通知.txt", TEXT.encode()),
            ("空.txt", b" "),
            ("名单.xlsx", workbook(ROWS)),
            ("乱.txt", bytes(range(256)) * 40),
        )
    )
    bench = application.workbench
    told: list[str] = []
    bench.brought.connect(lambda brought: told.append(brought.file.name))
    bench.not_brought.connect(lambda failed: told.append(failed.error.code))
    bring(application, qtbot, path)
    qtbot.waitUntil(lambda: len(told) == 4, timeout=60000)
    assert told == ["ingest.empty", "通知.txt", "名单.xlsx", "ingest.no_text"]
    names = {file.name: file.verdict for file in application.window.inbox.list.files}
    assert names == {"通知.txt": "to_do", "名单.xlsx": "to_do", "乱.txt": "refused"}
    qtbot.waitUntil(lambda: not application.window.bringing_in._reading, timeout=10000)


def test_the_columns_of_a_locked_spreadsheet_are_named_once_its_password_is_entered(
    application: Application, qtbot: QtBot, sheet: Path
) -> None:
    bench, dialog = application.workbench, application.window.columns
    sheet.write_bytes(locked(sheet.read_bytes()))
    bench.bring_in(sheet, Manner(password=PASSWORD))
    qtbot.waitUntil(lambda: len(bench.inbox) == 1, timeout=30000)
    bench.choose_entry(bench.inbox[0].id)
    bench.passwords.clear()  # as after a new start
    application.window.actions_by_name["columns"].trigger()
    for password in ("another", PASSWORD):
        qtbot.waitUntil(lambda: dialog.messages.button.text() == "输入密码", timeout=30000)
        dialog.messages.button.click()
        assert dialog.password is not None
        dialog.password.fields["password"].setText(password)
        dialog.password.button.click()
        qtbot.waitUntil(lambda: dialog.messages.isVisible() or dialog.go.isEnabled(), timeout=30000)
    assert "85911234" in dialog.preview.toPlainText()
    dialog.reject()
    application.window.actions_by_name["columns"].trigger()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=30000)
    dialog.reject()
