"""The shelf of a year: covers, documents counted beside them, an issue opened by keys."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.model import Bilingual, Section
from tests.archive.building import an_entry
from tests.gui.keyboard import give_keys


def test_a_year_is_a_shelf_of_covers_and_keys_open_an_issue(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    assert bench.issue is not None
    here, year = bench.issue.id, bench.issue.year
    assert year is not None
    other = replace(
        bench.issue,
        year=year - 1,
        serial=7,
        numbers=(3,),
        sections=(Section(name=Bilingual("市政府文件"), entries=(an_entry("关于旧事的通知"),)),),
    )
    bench.call_desk(lambda desk: desk.archive.add_issue(other))
    bench.call_desk(lambda desk: desk.archive.add_issue(replace(other, year=None, serial=3, numbers=())))
    window.resize(1366, 768)
    window.show_room("archive")
    window.archive.tabs["years"].click()
    panel = window.archive.years
    qtbot.waitUntil(lambda: panel.shelf.rows.rowCount() == 1, timeout=20_000)
    assert panel.shelf.rows.issues[0].id == here, "the newest year is shown first"
    qtbot.waitUntil(lambda: panel.shelf.rows.cover(0) is not None, timeout=60_000)
    spoken = panel.shelf.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "总第218期" in spoken
    assert "页" in spoken
    bars = [line for line in panel.counts.rows.lines if line.count is not None]
    assert any(line.name == "云澜市人民政府办公厅" and line.count for line in bars)
    give_keys(qtbot, window)
    panel.years.setFocus()
    QTest.keyClick(panel.years, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: [row.serial for row in panel.shelf.rows.issues] == [7], timeout=20_000)
    QTest.keyClick(panel.years, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: [row.serial for row in panel.shelf.rows.issues] == [3], timeout=20_000)
    assert panel.years.currentIndex().data() == "没有年份"
    assert panel.head.facts.accessibleName().startswith("没有年份 · 1 期 · 1 件")
    application.settings.language = "en"
    application.redress()
    assert panel.years.currentIndex().data() == "No Year", "it stays chosen when the language is another"
    application.settings.language = "zh"
    application.redress()
    QTest.keyClick(panel.years, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: [row.serial for row in panel.shelf.rows.issues] == [7], timeout=20_000)
    panel.shelf.setFocus()
    QTest.keyClick(panel.shelf, Qt.Key.Key_Return)
    assert window.stack.room == "edit"
    assert (bench.issue.serial, bench.entries[0].title_zh) == (7, "关于旧事的通知")
    QTest.keyClick(window.edit.document.editor, Qt.Key.Key_Escape)
    assert (window.stack.room, window.archive.tab) == ("archive", "years")
