"""Back issues in the window: kept with a typed list, seen, found, corrected with undo, and many by a table."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.facsimile_dialog import FacsimileDialog
from gazette.gui.facsimile_list import COLUMNS
from gazette.gui.new_issue import next_issue
from gazette.model import Filing
from tests.desk.test_facsimiles import write_table
from tests.ingest.back_issue_files import LIST, back_issue_pdf
from tests.ingest.sheets.workbooks import workbook

ROWS = (
    "市政府文件\t关于加强古树保护的通知\tCircular on Trees\t云政发〔2001〕1号\t2001-01-05\t1\n"
    "市政府办公室文件\t关于开展堤防检查的通知\tCircular on Dikes\t\t\t3\n"
)


@pytest.fixture
def folder(home: Path) -> Path:
    for name, scanned in (("a.pdf", (1,)), ("b.pdf", (2,))):
        (home / name).write_bytes(back_issue_pdf(scanned=scanned))
    (home / "目录.xlsx").write_bytes(workbook(LIST))
    return home


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def kept(application: Application, qtbot: QtBot, file: Path) -> FacsimileDialog:
    """The dialog over a file that was dropped on it and read."""
    dialog = application.window.facsimile
    application.window.actions_by_name["facsimile"].trigger()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    none = Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(dialog.buttons["go"].isEnabled, timeout=20_000)
    return dialog


def bring(application: Application, qtbot: QtBot, file: Path) -> None:
    dialog = kept(application, qtbot, file)
    for name, text in (
        ("serial", "7"),
        ("year", "2001"),
        ("numbers", "1,2"),
        ("date", "2001-2-1"),
        ("sheet", "3"),
    ):
        dialog.fields[name].clear()
        qtbot.keyClicks(dialog.fields[name], text)
    QGuiApplication.clipboard().setText(ROWS)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    click(qtbot, dialog.buttons["go"])
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)


def test_a_back_issue_is_kept_with_a_list_pasted_from_a_spreadsheet(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    bring(application, qtbot, folder / "a.pdf")
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.issue is not None and bench.issue.facsimile is not None)
    issue = bench.issue
    assert issue is not None
    assert (issue.serial, issue.numbers, issue.date, len(issue.entries)) == (7, (1, 2), "2001-02-01", 2)
    assert window.top.chip.text() == "影印"
    assert window.edit.document.facsimile.isVisible()
    assert "第 1—2 页" in window.edit.document.facsimile.text.text()
    qtbot.waitUntil(lambda: not window.counting.button.isVisible())
    assert not window.status.caret.text(), "there is no text to be in"
    assert [bench.span_of(entry.id) for entry in issue.entries] == [(1, 2), (3, 3)]
    assert any(finding.rule == "desk.facsimile_text_missing" for finding in bench.all_findings)
    # The next issue follows the last one, wherever it is begun, and is set also where that was kept.
    last = bench.call_desk(lambda desk: desk.archive.issue(bench.rows[-1].id))
    window.actions_by_name["new_issue"].trigger()
    assert bench.issue is not None
    assert (bench.issue.serial, bench.issue.facsimile, bench.closed) == (219, None, None)
    assert [section.name for section in bench.issue.sections] == [section.name for section in last.sections]
    bench.undo()
    assert [row.serial for row in bench.rows] == [7, 218]
    filed = replace(issue, filing=Filing(fonds="001", code="001-1", box="3"))
    added = next_issue(filed, 2024).issue
    assert (added.facsimile, added.filing, len(added.sections)) == (None, Filing(fonds="001"), 2)


def test_a_click_on_an_entry_shows_its_page_and_one_on_a_page_its_entry(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    bring(application, qtbot, folder / "a.pdf")
    bench, view = application.workbench, application.window.edit.pages.view
    assert bench.issue is not None
    first, second = bench.issue.entries
    bench.choose_entry(second.id)
    assert view.page_index == 4
    view.show_page(3)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.sheet(3).center().toPoint())
    assert bench.entry_id == first.id
    with qtbot.waitSignal(bench.pictures.loaded, timeout=20_000):
        view.viewport().repaint()
        view.grab()


def test_a_hit_in_the_text_of_a_page_shows_that_page(application: Application, qtbot: QtBot, folder: Path) -> None:
    bring(application, qtbot, folder / "a.pdf")
    window = application.window
    window.top.search.setText("擅自移植")
    qtbot.waitUntil(lambda: window.search.list.model().rowCount() == 1, timeout=5_000)
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert window.edit.pages.view.page_index == 3


def test_the_list_is_corrected_later_and_that_is_undone(application: Application, qtbot: QtBot, folder: Path) -> None:
    bring(application, qtbot, folder / "a.pdf")
    bench, window = application.workbench, application.window
    dialog = window.facsimile
    click(qtbot, window.edit.document.facsimile.correct)
    title = dialog.list.item(0, COLUMNS.index("title_zh"))
    assert title is not None
    title.setText("关于加强古树名木保护的通知")
    dialog.list.setCurrentCell(1, 0)
    click(qtbot, dialog.buttons["add"])
    added = dialog.list.item(2, COLUMNS.index("title_zh"))
    assert added is not None
    added.setText("关于防火\n的通知")  # as it is copied out of a PDF
    click(qtbot, dialog.buttons["up"])
    click(qtbot, dialog.buttons["go"])
    assert not dialog.isVisible()
    titles = ["关于加强古树名木保护的通知", "关于防火 的通知", "关于开展堤防检查的通知"]
    assert bench.issue is not None
    assert [entry.title_zh for entry in bench.issue.entries] == titles
    window.actions_by_name["undo"].trigger()
    assert [entry.title_zh for entry in bench.issue.entries] == ["关于加强古树保护的通知", titles[2]]
    window.actions_by_name["redo"].trigger()
    assert [entry.title_zh for entry in bench.issue.entries] == titles


def test_a_list_of_other_issues_is_not_taken(application: Application, qtbot: QtBot, folder: Path) -> None:
    (folder / "别期.xlsx").write_bytes(workbook((("总期号", "标题", "页码"), (6, "关于古树的通知", 1))))
    dialog = kept(application, qtbot, folder / "a.pdf")
    dialog.fields["serial"].setText("7")
    rows = dialog.list.rowCount()
    dialog.load(folder / "别期.xlsx")
    qtbot.waitUntil(lambda: "总第7期" in dialog.messages.sentence.text(), timeout=20_000)
    assert dialog.list.rowCount() == rows
    dialog.reject()


def test_what_is_no_page_or_no_date_is_told_and_nothing_is_kept(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    dialog = kept(application, qtbot, folder / "a.pdf")
    dialog.load(folder / "目录.xlsx")
    qtbot.waitUntil(lambda: dialog.list.rowCount() == 2, timeout=20_000)
    for wrong in ("封底", "三月"):
        item = dialog.list.item(1, COLUMNS.index("page" if wrong == "封底" else "date"))
        assert item is not None
        before = item.text()
        item.setText(wrong)
        click(qtbot, dialog.buttons["go"])
        assert wrong in dialog.messages.sentence.text()
        item.setText(before)
    click(qtbot, dialog.buttons["go"])  # nobody said which issue it is
    qtbot.waitUntil(lambda: "总期号" in dialog.messages.sentence.text(), timeout=5_000)
    assert len(application.workbench.rows) == 1
    dialog.reject()


def test_what_is_still_read_when_the_dialog_is_left_comes_into_no_other_issue(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    bring(application, qtbot, folder / "a.pdf")
    bench, dialog = application.workbench, application.window.facsimile
    dialog.open_new()
    dialog.take_files([folder / "b.pdf"])
    dialog.reject()
    application.window.actions_by_name["facsimile_contents"].trigger()
    ended: list[object] = []
    bench.read_apart(lambda: None, ended.append, ended.append)  # read behind it, one after the other
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert dialog.fields["serial"].text() == "7"
    assert dialog.list.rowCount() == 2
    dialog.reject()
    dialog.open_new()
    assert "b.pdf" not in dialog.what.text()
    assert bench.call_desk(lambda desk: desk.archive.sources("received")) == ()
    dialog.reject()


def test_a_file_that_is_neither_read_nor_kept_is_told_and_another_may_be_chosen(
    application: Application, qtbot: QtBot, home: Path
) -> None:
    (home / "坏.pdf").write_bytes(back_issue_pdf()[:400])
    dialog = application.window.facsimile
    dialog.open_new()
    application.workbench.path.rename(home / "moved.gazette")
    dialog.take_files([home / "坏.pdf"])
    qtbot.waitUntil(dialog.buttons["files"].isEnabled, timeout=20_000)
    assert "work.gazette" in dialog.messages.sentence.text()
    dialog.reject()


def drop(dialog: FacsimileDialog, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    none = Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


def test_a_file_that_cannot_be_read_takes_no_other_one_s_name_and_no_list(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    dialog = kept(application, qtbot, folder / "a.pdf")
    dialog.load(folder / "目录.xlsx")
    qtbot.waitUntil(lambda: dialog.list.rowCount() == 2, timeout=20_000)
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4\n")
    drop(dialog, folder / "坏.pdf")
    qtbot.waitUntil(lambda: "坏.pdf" in dialog.messages.sentence.text(), timeout=20_000)
    assert "a.pdf" in dialog.what.text()
    assert "坏.pdf" not in dialog.what.text()
    assert dialog.list.rowCount() == 2
    drop(dialog, folder / "b.pdf")
    qtbot.waitUntil(lambda: dialog.what.text().startswith("b.pdf"), timeout=20_000)
    assert dialog.list.rowCount() == 2
    dialog.reject()
    dialog.open_new()
    assert "b.pdf" not in dialog.what.text()
    assert not dialog.buttons["go"].isEnabled()
    assert dialog.list.rowCount() == 0
    dialog.reject()


def test_text_with_quotes_and_old_line_ends_is_pasted_as_it_stands(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    dialog = application.window.facsimile
    application.window.actions_by_name["facsimile"].trigger()
    for text in ("甲\t“乙”\r丙\t丁", '"甲\t乙\n丙\t丁', "甲\t乙\n丙\t" + "丁" * 140_000):
        dialog.list.setRowCount(0)
        QGuiApplication.clipboard().setText(text)
        click(qtbot, dialog.buttons["paste"])
        assert dialog.list.rowCount() == 2
    dialog.reject()


def test_a_scan_that_came_in_as_a_document_is_kept_as_a_back_issue(
    application: Application, qtbot: QtBot, home: Path
) -> None:
    (home / "扫描.pdf").write_bytes(back_issue_pdf(scanned=(1, 2, 3, 4, 5)))
    window, bench, dialog = application.window, application.workbench, application.window.facsimile
    with qtbot.waitSignal(bench.not_brought, timeout=20_000):
        window.bringing_in.bring_in([str(home / "扫描.pdf")], into_issue=False)
    click(qtbot, window.edit.document.messages.button)
    qtbot.waitUntil(dialog.buttons["go"].isEnabled, timeout=20_000)
    assert dialog.what.text().startswith("扫描.pdf")
    dialog.reject()
    window.show_room("inbox")
    report = window.inbox.report.widget()
    click(qtbot, next(each for each in report.findChildren(QPushButton) if each.text() == "保存为影印期…"))
    qtbot.waitUntil(dialog.buttons["go"].isEnabled, timeout=20_000)
    dialog.fields["serial"].setText("7")
    click(qtbot, dialog.buttons["go"])
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    assert {row.serial for row in bench.rows} == {7, 218}
    assert not window.inbox.list.files


def test_an_issue_is_taken_out_and_comes_back(application: Application, qtbot: QtBot, folder: Path) -> None:
    bring(application, qtbot, folder / "a.pdf")
    window, bench = application.window, application.workbench
    window.actions_by_name["facsimile_contents"].trigger()
    click(qtbot, window.facsimile.buttons["take_out"])
    assert [row.serial for row in bench.rows] == [218]
    assert not window.actions_by_name["facsimile_contents"].isEnabled()
    window.actions_by_name["undo"].trigger()
    assert {row.serial for row in bench.rows} == {7, 218}


def test_the_forms_that_a_facsimile_has_are_offered_and_no_others(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    bring(application, qtbot, folder / "a.pdf")
    window = application.window
    window.show_room("publish")
    offered = {name for name, box in window.publish.forms.boxes.items() if box.isEnabled()}
    assert offered == {"pdf", "contents", "pictures", "originals"}
    assert not window.publish.fit.isVisible()
    window.publish.folder.setText(str(folder))
    click(qtbot, window.publish.export_button)
    written = folder / "公报总第7期.pdf"
    qtbot.waitUntil(written.exists, timeout=60_000)
    assert written.read_bytes() == (folder / "a.pdf").read_bytes()


def test_many_come_by_a_table_with_each_row_told(application: Application, qtbot: QtBot, folder: Path) -> None:
    table = write_table(folder, ("a.pdf", 7, "目录.xlsx", 3), ("没有.pdf", 8, "", ""), ("b.pdf", 9, "", 3))
    dialog = application.window.facsimiles
    application.window.actions_by_name["facsimiles"].trigger()
    dialog.bring(table)
    qtbot.waitUntil(lambda: dialog.list.count() == 3 and dialog.choose.isEnabled(), timeout=30_000)
    told = [dialog.list.item(row).text() for row in range(3)]
    assert "总第7期已保存" in told[0]
    assert "没有.pdf：未成" in told[1]
    qtbot.waitUntil(lambda: {row.serial for row in application.workbench.rows} == {7, 9, 218})
    dialog.reject()


def test_entries_of_no_issue_of_the_table_are_told_at_the_end(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    dialog = application.window.facsimiles
    dialog.open()
    dialog.bring(write_table(folder, ("a.pdf", 8, "", 3), entry="关于古树的通知"))
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=30_000)
    assert "关于古树的通知" in dialog.list.item(1).text()
    dialog.reject()


def test_many_are_stopped_and_gone_on_with(application: Application, qtbot: QtBot, folder: Path) -> None:
    table = write_table(folder, ("a.pdf", 7, "", 3), ("b.pdf", 9, "", 3))
    dialog = application.window.facsimiles
    dialog.open()
    dialog.bring(table)
    qtbot.waitUntil(lambda: dialog.list.count() >= 1, timeout=30_000)
    click(qtbot, dialog.progress.stop_button)
    qtbot.waitUntil(dialog.choose.isEnabled, timeout=30_000)
    first = dialog.list.count()
    dialog.bring(table)
    qtbot.waitUntil(lambda: dialog.list.count() == 2 and dialog.choose.isEnabled(), timeout=30_000)
    assert first <= 2
    assert "没有改动" in dialog.list.item(0).text()
    dialog.reject()


def test_a_locked_back_issue_is_kept_without_its_password_once_that_is_entered(
    application: Application, qtbot: QtBot, folder: Path
) -> None:
    bench, dialog, file = application.workbench, application.window.facsimile, folder / "a.pdf"
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(user="往期", owner="o"))
    application.window.actions_by_name["facsimile"].trigger()
    dialog.take_files([file])
    for password in ("another", "往期"):
        qtbot.waitUntil(lambda: dialog.messages.button.text() == "输入密码", timeout=30000)
        dialog.messages.button.click()
        assert dialog.password is not None
        dialog.password.fields["password"].setText(password)
        dialog.password.button.click()
        qtbot.waitUntil(dialog.messages.isVisible, timeout=30000)
    qtbot.waitUntil(dialog.buttons["go"].isEnabled, timeout=30000)
    dialog.fields["serial"].setText("7")
    click(qtbot, dialog.buttons["go"])
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    issue = bench.issue
    assert issue is not None
    assert issue.facsimile is not None
    assert issue.facsimile.pages[3].text
    sha256 = issue.facsimile.files[0].sha256
    assert sha256 != hashlib.sha256(file.read_bytes()).hexdigest()
    with pikepdf.open(io.BytesIO(bench.call_desk(lambda desk: desk.archive.source_content(sha256)))) as kept_pdf:
        assert not kept_pdf.is_encrypted
    sources = bench.call_desk(lambda desk: desk.archive.sources())
    assert {source.state for source in sources if source.name == "a.pdf"} == {"read"}
    assert len([source for source in sources if source.name == "a.pdf"]) == 2
