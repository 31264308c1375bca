"""Replacing in the issue in the window: every place is seen, ticked or not, done in one act and undone in one."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, ReplaceBlocks, SetEntryField
from gazette.gui.app import Application
from gazette.gui.replace_panel import ReplacePanel
from gazette.model import Bilingual, Cell, Entry, Issue, Note, Paragraph, Section, Table, entry_parts
from tests.gui.keyboard import give_keys

CTRL = Qt.KeyboardModifier.ControlModifier
ENTRIES = (
    Entry(
        title_zh="关于水务局的通知",
        title_full="云澜市水务局关于水务局的通知",
        title_en="On the Bureau",
        blocks=(
            Paragraph(text="由市水务局牵头，市水务局负责①。"),
            Note(text="①水务局。", mark="①"),
            Table(rows=((Cell(text="水务局", colspan=2),), (Cell(text="甲"), Cell(text="乙")))),
        ),
    ),
    Entry(title_zh="关于会议的通知", blocks=(Paragraph(text="请水务局参加。"),)),
    Entry(title_zh="关于名单的通知", state="final", blocks=(Paragraph(text="水务局已定。"),)),
)


def an_issue() -> Issue:
    return Issue(serial=900, sections=(Section(name=Bilingual("通知"), entries=ENTRIES),))


@pytest.fixture
def office(application: Application, qtbot: QtBot) -> Application:
    """The window over an issue of three entries, the last of them final."""
    bench = application.workbench
    issue_id = bench.call_desk(lambda desk: desk.archive.add_issue(an_issue()))
    bench.choose_issue(issue_id)
    give_keys(qtbot, application.window)
    application.window.edit.document.editor.setFocus()
    return application


def panel_of(application: Application) -> ReplacePanel:
    return application.window.edit.document.replacing


def open_panel(application: Application, qtbot: QtBot, old: str, new: str) -> ReplacePanel:
    panel = panel_of(application)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H, CTRL)
    assert panel.isVisible()
    assert panel.old.hasFocus()
    panel.old.insert(old)
    qtbot.keyClick(panel.old, Qt.Key.Key_Tab)
    assert panel.new.hasFocus()
    panel.new.insert(new)
    settled(panel, qtbot)
    return panel


def settled(panel: ReplacePanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel._typing.isActive() and not panel._searching and not panel._running)
    news = panel._workbench._news  # what was replaced is read in the background
    qtbot.waitUntil(lambda: news._reading is None and not news._silent)


def rows(panel: ReplacePanel) -> list[str]:
    return [str(panel.rows.index(row, 0).data()) for row in range(panel.rows.rowCount())]


def said(application: Application) -> str:
    assert application.workbench.issue is not None
    return "".join(text for entry in application.workbench.issue.entries for *_, text in entry_parts(entry))


def test_every_place_is_shown_before_with_its_difference(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    assert not office.window.edit.document.findings.isVisible()
    assert rows(panel) == [
        "第1条 · 7 / 7 · 云澜市水务局关于水务局的通知",
        "云澜市水务局 → 水利局关于水务局的通知",
        "云澜市水务局关于水务局 → 水利局的通知",
        "关于水务局 → 水利局的通知",
        "由市水务局 → 水利局牵头，市水务局负责①。",
        "由市水务局牵头，市水务局 → 水利局负责①。",
        "①水务局 → 水利局。",
        "水务局 → 水利局",
        "第2条 · 1 / 1 · 关于会议的通知",
        "请水务局 → 水利局参加。",
        "第3条 · 定稿 · 0 / 1 · 关于名单的通知",
        "水务局 → 水利局已定。",
    ]
    accessible = panel.rows.index(7, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert accessible == "第7段 表格, 水务局 → 水利局"
    assert panel.replace.text() == "替换 8 处"
    assert panel.facts.accessibleName() == "选中 8 处，共 9 处，3 个条目"


def test_the_preview_follows_what_is_typed(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "会议", "")
    assert (panel.replace.text(), rows(panel)[1]) == ("删除 1 处", "关于会议 → 的通知")
    qtbot.keyClicks(panel.new, "abc")
    assert (panel.replace.text(), rows(panel)[1]) == ("替换 1 处", "关于会议 → abc的通知")
    panel.old.setText("参加")
    settled(panel, qtbot)
    assert rows(panel)[1] == "请水务局参加 → abc。"
    panel.new.setText("参加")
    assert not panel.replace.isEnabled()


def test_it_is_done_by_keys_in_one_act_and_undone_in_one(office: Application, qtbot: QtBot) -> None:
    bench = office.workbench
    before = bench.issue
    panel = open_panel(office, qtbot, "水务局", "水利局")
    qtbot.keyClick(panel.new, Qt.Key.Key_Return)
    assert panel.replace.hasFocus()
    qtbot.keyClick(panel.replace, Qt.Key.Key_Space)
    settled(panel, qtbot)
    assert said(office).count("水务局") == 1
    assert bench.undo_name == Bilingual("替换", "Replace")
    messages = office.window.edit.document.messages
    assert messages.sentence.text() == "已替换 8 处，涉及 2 个条目。"
    qtbot.waitUntil(lambda: panel.rows.total == 1)
    messages.button.click()
    assert bench.issue == before
    qtbot.waitUntil(lambda: panel.rows.total == 9)
    office.window.actions_by_name["redo"].trigger()
    assert said(office).count("水务局") == 1
    assert not messages.isVisible()
    assert panel.old.hasFocus()
    qtbot.keyClick(panel.old, Qt.Key.Key_Z, CTRL)
    assert bench.issue == before
    assert panel.old.text() == "水务局"
    qtbot.keyClick(panel.new, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert office.window.edit.document.findings.isVisible()
    assert office.window.edit.document.editor.hasFocus()


def test_places_and_entries_are_ticked_by_keys(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    qtbot.keyClick(panel.old, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.rows.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert panel.rows.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    for _ in range(9):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert rows(panel)[10] == "第3条 · 定稿 · 1 / 1 · 关于名单的通知"
    assert panel.replace.text() == "替换 8 处"
    panel.replace.click()
    settled(panel, qtbot)
    issue = office.workbench.issue
    assert issue is not None
    assert issue.entries[0].title_full == "云澜市水务局关于水利局的通知"
    assert issue.entries[2].state == "in_proof"
    assert "其中定稿的改回了校对中" in office.window.edit.document.messages.sentence.text()
    assert said(office).count("水务局") == 1


def test_all_are_ticked_but_not_those_of_final_entries(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    panel.all.click()
    assert (panel.replace.text(), panel.replace.isEnabled()) == ("替换 0 处", False)
    panel.all.click()
    assert panel.replace.text() == "替换 8 处"


def test_a_click_ticks_and_a_double_click_goes_there(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    view = panel.list
    box: QRect = view.visualRect(panel.rows.index(1, 0))
    look = office.window._look
    at = QPoint(box.left() + 14 + look.px(22) + 5, box.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.replace.text() == "替换 7 处"
    third = view.visualRect(panel.rows.index(5, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert panel.replace.text() == "替换 7 处"
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=third)
    editor = office.window.edit.document.editor
    assert editor.hasFocus()
    cursor = editor.textCursor()
    assert (cursor.block().text(), cursor.positionInBlock()) == ("由市水务局牵头，市水务局负责①。", 12)


def test_enter_leads_to_the_place_in_another_entry(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "参加", "列席")
    qtbot.keyClick(panel.old, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    editor = office.window.edit.document.editor
    entry = office.workbench.entry
    assert entry is not None
    assert entry.title_zh == "关于会议的通知"
    assert (editor.hasFocus(), editor.textCursor().selectedText()) == (True, "参加")


def test_a_cell_is_led_to_and_opened(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    panel.list.setCurrentIndex(panel.rows.index(7, 0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    grid = office.window.edit.document.editor.grid
    assert grid is not None
    assert (grid.currentRow(), grid.currentColumn()) == (0, 0)


def test_moving_through_the_list_shows_the_places_and_leaves_the_caret(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    editor = office.window.edit.document.editor
    caret = editor.textCursor().position()
    qtbot.keyClick(panel.old, Qt.Key.Key_Down)
    for _ in range(4):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not panel._rest.isActive())
    assert editor.marks._current is not None
    place = editor.marks._found[editor.marks._current]
    assert (editor.document().findBlockByNumber(place.line).text()[place.start : place.end], place.line) == (
        "水务局",
        4,
    )
    assert (editor.textCursor().position(), panel.list.hasFocus()) == (caret, True)


def test_with_an_entry_of_the_inbox_the_whole_issue_is_meant(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    panel.this_entry.click()
    bench = office.workbench
    added = bench.call_desk(lambda desk: desk.archive.add_entries((Entry(title_zh="水务局来文"),), None))
    bench.reload()
    bench.choose_entry(added[0])
    assert (panel.rows.total, panel.this_entry.isEnabled()) == (9, False)


def test_the_places_of_one_entry_alone(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    panel.this_entry.click()
    assert panel.rows.total == 7
    issue = office.workbench.issue
    assert issue is not None
    office.workbench.choose_entry(issue.entries[1].id)
    assert panel.rows.total == 1
    panel.replace.click()
    settled(panel, qtbot)
    assert said(office).count("水利局") == 1


def test_what_was_left_out_stays_so_while_the_text_changes(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    panel.rows.setData(panel.rows.index(4, 0), None, Qt.ItemDataRole.CheckStateRole)
    issue = office.workbench.issue
    assert issue is not None
    panel.list.setCurrentIndex(panel.rows.index(4, 0))
    office.workbench.do(ReplaceBlocks(issue.entries[0].id, (1,), ()))
    qtbot.waitUntil(lambda: panel.rows.total == 8)
    assert panel.list.currentIndex().row() == 4
    assert panel.replace.text() == "替换 6 处"
    panel.replace.click()
    settled(panel, qtbot)
    assert office.workbench.entry is not None
    assert office.workbench.entry.blocks[0] == Paragraph(text="由市水务局牵头，市水利局负责①。")


def test_what_another_program_wrote_meanwhile_is_searched_anew(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    issue = office.workbench.issue
    assert issue is not None
    with Desk.open(office.workbench.path) as other:
        other.do(SetEntryField(issue.entries[1].id, "title_en", "水务局 Meeting"))
    panel.replace.click()
    settled(panel, qtbot)
    assert office.workbench.issue is not None
    entry = office.workbench.issue.entries[1]
    assert (entry.title_en, entry.blocks) == ("水利局 Meeting", (Paragraph(text="请水利局参加。"),))


def test_what_is_being_typed_is_kept_before(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    editor = office.window.edit.document.editor
    editor.show_text("牵头")
    editor.insertPlainText("和区水务局")
    panel.replace.click()
    settled(panel, qtbot)
    assert office.workbench.entry is not None
    assert office.workbench.entry.blocks[0] == Paragraph(text="由市水利局和区水利局，市水利局负责①。")


def test_what_is_typed_meanwhile_stands_where_it_was_typed_and_nothing_twice(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "水利局")
    editor, bench = office.window.edit.document.editor, office.workbench
    editor.show_text("牵头")
    panel.replace.click()
    editor.setFocus()
    editor.insertPlainText("会同")
    QApplication.sendEvent(editor, QInputMethodEvent("bu'men", []))
    settled(panel, qtbot)
    assert editor.hasFocus()
    composed = QInputMethodEvent()
    composed.setCommitString("部门")
    QApplication.sendEvent(editor, composed)
    bench.save_now()
    assert bench.entry is not None
    assert bench.entry.blocks[0] == Paragraph(text="由市水利局会同部门，市水利局负责①。")
    assert len(bench.entry.blocks) == 3


def test_what_is_composed_in_a_cell_meanwhile_goes_on(office: Application, qtbot: QtBot) -> None:
    panel, editor = open_panel(office, qtbot, "水务局", "水利局"), office.window.edit.document.editor
    panel.replace.click()
    editor.open_grid((2,))
    grid = editor.grid
    assert grid is not None
    grid.setCurrentCell(1, 0)
    grid.editItem(grid.currentItem())
    cell = grid.findChild(QPlainTextEdit)
    QApplication.sendEvent(cell, QInputMethodEvent("zi", []))
    settled(panel, qtbot)
    assert grid.composing
    composed = QInputMethodEvent()
    composed.setCommitString("子")
    QApplication.sendEvent(cell, composed)
    editor.leave_grid()
    office.workbench.save_now()
    assert office.workbench.entry is not None
    table = office.workbench.entry.blocks[2]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["水利局"], ["子", "乙"]]
    assert len(office.workbench.entry.blocks) == 3


@pytest.mark.parametrize("state", ["at_press", "published"])
def test_a_closed_issue_is_only_looked_at(office: Application, qtbot: QtBot, state: str) -> None:
    bench = office.workbench
    assert bench.issue is not None
    closed = replace(bench.issue, state=state)  # type: ignore[arg-type]
    bench.call_desk(lambda desk: desk.archive.set_issue(closed))
    bench.reload()
    panel, editor = panel_of(office), office.window.edit.document.editor
    editor.show_text("由市")
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == "由市水务局牵头，市水务局负责①。"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H, CTRL)
    panel.old.setText("参加")
    settled(panel, qtbot)
    assert rows(panel) == ["第2条 · 1 · 关于会议的通知", "请水务局参加。"]
    assert panel.rows.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    qtbot.keyClick(panel.old, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert not any(part.isVisible() for part in (panel.new, panel.all, panel.replace))
    assert panel.facts.accessibleName() == "共 1 处，1 个条目"
    assert panel.reason.isVisible()


def test_the_archive_is_searched_for_the_same_words(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "")
    panel.in_archive.click()
    window = office.window
    assert window.top.search.text() == "水务局"
    qtbot.waitUntil(lambda: bool(window.search.model.hits))
    assert {hit.issue_id for hit in window.search.model.hits} >= {office.workbench.issue.id}  # type: ignore[union-attr]


def test_words_of_the_find_bar_come_along(office: Application, qtbot: QtBot) -> None:
    bar = office.window.edit.document.find_bar
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CTRL)
    bar.field.insert("水务局")
    bar.options.match_case.click()
    qtbot.keyClick(bar.field, Qt.Key.Key_H, CTRL)
    panel = panel_of(office)
    assert not bar.isVisible()
    assert (panel.old.text(), panel.options.match_case.isChecked()) == ("水务局", True)
    assert panel.new.hasFocus()


def test_folding_the_findings_brings_them_back(office: Application, qtbot: QtBot) -> None:
    panel = open_panel(office, qtbot, "水务局", "")
    qtbot.keyClick(panel.new, Qt.Key.Key_F8, CTRL)
    assert not panel.isVisible()
    assert office.window.edit.document.findings.isVisible()


@pytest.mark.parametrize(("width", "height"), [(760, 480), (1440, 900)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_in_a_small_window(
    office: Application, qtbot: QtBot, language: str, width: int, height: int
) -> None:
    office.settings.language = language
    office.redress()
    office.window.resize(width, height)
    bar = office.window.edit.document.find_bar
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: all(box.width() >= box.sizeHint().width() for box in bar.options.boxes))
    panel = open_panel(office, qtbot, "水务局", "水利局")
    named = (*panel.options.boxes, panel.this_entry, panel.all, panel.in_archive, panel.replace)
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in named))
    high = (panel.old, panel.new, *named)
    qtbot.waitUntil(lambda: all(part.height() >= part.sizeHint().height() - 2 for part in high))
    qtbot.waitUntil(lambda: panel.list.height() >= 60)


class Pulse:
    """Whether the event loop of the window goes round: how long it stood still at most, of how long in all."""

    def __init__(self) -> None:
        self.longest, self._begun = 0.0, time.perf_counter()
        self._last = self._begun
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    @property
    def is_alive(self) -> bool:
        """On a busy machine everything stands still at times; but what holds a window up does so nearly all along."""
        return self.longest < max(0.1, (time.perf_counter() - self._begun) / 2)


@pytest.fixture
def big(application: Application, long: bool) -> Application:
    """An issue of many documents in the window, as if it was read: 300 of 2,000 blocks with `--long`."""
    documents, blocks = (300, 2000) if long else (40, 500)
    text = tuple(Paragraph(text=f"第{number}段由市水务局牵头，各区县按职责分工落实。") for number in range(blocks))
    entries = tuple(
        Entry(title_zh=f"关于第{number}件事的通知", blocks=text, id=number) for number in range(1, documents)
    )
    application.workbench.issue = replace(an_issue(), sections=(Section(entries=entries),), id=1)
    return application


def test_a_big_issue_is_searched_while_the_window_lives(big: Application, qtbot: QtBot) -> None:
    panel = panel_of(big)
    panel.open()
    issue = big.workbench.issue
    assert issue is not None
    pulse = Pulse()
    panel.old.setText("水务局")
    qtbot.wait(300)
    panel.old.setText("市水务局")
    qtbot.waitUntil(lambda: panel.rows.total == sum(len(entry.blocks) for entry in issue.entries), timeout=60_000)
    panel.new.setText("市水利局")
    settled(panel, qtbot)
    QTest.qWait(100)
    panel.list.scrollToBottom()
    QTest.qWait(100)
    assert pulse.is_alive, pulse.longest
    assert panel.rows.rowCount() < 5000


def test_a_search_is_stopped(big: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    panel = panel_of(big)
    panel._slow.setInterval(0)
    panel.open()
    panel._slow.timeout.connect(panel.progress.stop_button.click)  # as soon as it can be stopped
    panel.old.setText("水务局")
    settled(panel, qtbot)
    QTest.qWait(200)
    assert panel.rows.total == 0
    assert not panel.progress.isVisible()


@pytest.fixture
def kept(application: Application) -> Application:
    """An issue of 20 documents of 500 blocks, in the archive."""
    text = tuple(Paragraph(text=f"第{number}段由市水务局牵头，各区县按职责分工落实。") for number in range(500))
    entries = tuple(Entry(title_zh=f"关于第{number}件事的通知", blocks=text) for number in range(20))
    issue = replace(an_issue(), sections=(Section(entries=entries),))
    bench = application.workbench
    bench.choose_issue(bench.call_desk(lambda desk: desk.archive.add_issue(issue)))
    application.window.edit.document.editor.setFocus()
    return application


def test_the_window_lives_while_thousands_are_replaced(kept: Application, qtbot: QtBot) -> None:
    panel = open_panel(kept, qtbot, "水务局", "水利局")
    assert panel.replace.text() == "替换 10,000 处"
    pulse = Pulse()
    panel.replace.click()
    told = panel.progress.isVisible()
    qtbot.waitUntil(lambda: not kept.workbench.busy, timeout=60_000)
    alive = pulse.is_alive
    settled(panel, qtbot)
    assert told
    assert alive, pulse.longest
    assert "水务局" not in said(kept)


def test_replacing_is_stopped_and_nothing_was_replaced(kept: Application, qtbot: QtBot) -> None:
    before = kept.workbench.issue
    panel = open_panel(kept, qtbot, "水务局", "水利局")
    panel.replace.setFocus()
    qtbot.keyClick(panel.replace, Qt.Key.Key_Space)
    assert panel.progress.stop_button.hasFocus()
    qtbot.keyClick(panel.progress.stop_button, Qt.Key.Key_Space)
    settled(panel, qtbot)
    assert (panel.replace.text(), panel.replace.isEnabled(), panel.replace.hasFocus()) == ("替换 10,000 处", True, True)
    kept.workbench.reload()
    assert kept.workbench.issue == before
    assert kept.workbench.undo_name is None
