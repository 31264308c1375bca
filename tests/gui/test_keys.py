"""The keys of the desk: each act has the one that the design gives it, and none that input methods or menus take."""

import re

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gazette.desk import AddIssue
from gazette.gui import pane_cycle
from gazette.gui.actions import Actions
from gazette.gui.app import Application
from gazette.gui.folding import FoldingSplitter
from gazette.gui.go_to_page import GoToPage
from gazette.gui.menus import MENU_OF
from gazette.model import Issue
from tests.gui.keyboard import give_keys

_FORBIDDEN = {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+Shift+F", "Shift"}
"""Input methods take them."""
_Std = QKeySequence.StandardKey
_KEYS: dict[str, str] = {
    "choose_issue": "Ctrl+Shift+E",
    "bring_in": "Ctrl+Shift+O",
    "quit": "Ctrl+Q",
    "print": "Ctrl+P",
    "redo": "Ctrl+Shift+Z",
    "paste_text": "Ctrl+Shift+V",
    "find": "Ctrl+F",
    "find_next": "F3",
    "find_previous": "Shift+F3",
    "replace": "Ctrl+H",
    "search": "Ctrl+K",
    "new_entry": "Ctrl+Shift+N",
    "previous_entry": "Alt+Up",
    "next_entry": "Alt+Down",
    "entry_up": "Alt+Shift+Up",
    "entry_down": "Alt+Shift+Down",
    "details": "F4",
    "revisions": "Ctrl+Shift+R",
    "final": "Ctrl+Shift+D",
    "kind_text": "Ctrl+0",
    "kind_heading1": "Ctrl+1",
    "kind_heading2": "Ctrl+2",
    "kind_heading3": "Ctrl+3",
    "kind_heading4": "Ctrl+4",
    "demote": "Ctrl+]",
    "promote": "Ctrl+[",
    "run_in": "Ctrl+J",
    "insert_table": "Ctrl+Shift+T",
    "insert_names": "Ctrl+Shift+L",
    "insert_attachment": "Ctrl+Shift+A",
    "next_finding": "F8",
    "previous_finding": "Shift+F8",
    "follow": "Ctrl+Shift+P",
    "go_to_page": "Ctrl+L",
    "zoom_page": "Ctrl+9",
    "zoom_width": "Ctrl+Shift+9",
    "export": "Ctrl+E",
    "preflight": "Shift+F9",
    "room_edit": "Alt+1",
    "room_contents": "Alt+2",
    "room_publish": "Alt+3",
    "room_inbox": "Alt+4",
    "room_archive": "Alt+5",
    "tree": "F5",
    "findings": "Ctrl+F8",
    "pages": "F9",
    "next_pane": "F6",
    "previous_pane": "Shift+F6",
    "full_screen": "F11",
    "user_guide": "F1",
    "shortcuts": "Ctrl+F1",
}
_STANDARD = {
    "new_issue": _Std.New,
    "open": _Std.Open,
    "save": _Std.Save,
    "undo": _Std.Undo,
    "cut": _Std.Cut,
    "copy": _Std.Copy,
    "paste": _Std.Paste,
    "select_all": _Std.SelectAll,
    "zoom_in": _Std.ZoomIn,
    "zoom_out": _Std.ZoomOut,
}


def keys_of(actions: Actions) -> dict[str, set[str]]:
    return {name: {key.toString() for key in action.shortcuts()} for name, action in actions.items()}


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_no_key_is_bound_that_others_take(qtbot: QtBot, system: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for name, keys in keys_of(Actions(parent, system)).items():
        for key in keys:
            assert key not in _FORBIDDEN, name
            letter = key.removeprefix("Alt+")
            assert key == letter or not (len(letter) == 1 and letter.isalpha()), name  # those open menus
            if system == "darwin":  # there they type characters
                assert not (key.startswith("Alt+") and letter.removeprefix("Shift+").isdigit()), name


def test_each_act_has_the_key_of_the_design(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bound = keys_of(Actions(parent, "linux"))
    assert {name: key for name, key in _KEYS.items() if key not in bound[name]} == {}
    for name, standard in _STANDARD.items():
        assert {key.toString() for key in QKeySequence.keyBindings(standard)} <= bound[name]
        assert bound[name]


def test_a_mac_has_its_own_keys_for_rooms_and_entries(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    bound = keys_of(Actions(parent, "darwin"))
    rooms = ("edit", "contents", "publish", "inbox", "archive")
    assert [bound[f"room_{room}"] for room in rooms] == [{f"Meta+{number}"} for number in range(1, 6)]
    assert bound["next_entry"] == {"Ctrl+Meta+Down"} or bound["next_entry"] == {"Meta+Ctrl+Down"}


def test_every_act_with_a_key_stands_in_a_menu_and_nothing_else_binds_one(application: Application) -> None:
    acts = application.window.actions_by_name
    assert [name for name, action in acts.items() if action.shortcuts() and name not in MENU_OF] == []
    for shortcut in application.window.findChildren(QShortcut):
        assert shortcut.key().toString() not in _FORBIDDEN


@pytest.fixture
def shown(application: Application, qtbot: QtBot) -> Application:
    application.window.resize(1440, 900)
    qtbot.waitUntil(lambda: application.workbench.pages is not None, timeout=30000)
    give_keys(qtbot, application.window)
    application.window.edit.document.editor.setFocus()
    return application


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def test_f6_goes_round_the_panes_and_says_where_one_is(shown: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Heard(QAccessible):
        @staticmethod
        def updateAccessibility(event: pane_cycle.QAccessibleAnnouncementEvent) -> None:
            told.append(event.message())

    monkeypatch.setattr(pane_cycle, "QAccessible", Heard)
    edit = shown.window.edit
    for wanted in (edit.document.findings.list, edit.pages.view, edit.tree_pane.tree, edit.document.editor):
        press(Qt.Key.Key_F6)
        assert QApplication.focusWidget() is wanted
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is edit.tree_pane.tree
    assert re.match(r"版面：第 \d+ 页，共 27 页，含 云澜市", told[1])
    assert [*told[:1], *told[2:]] == ["校对意见", "本期结构", "文件正文", "本期结构"]


def test_f6_goes_to_pages_in_their_own_window_and_back(shown: Application, qtbot: QtBot) -> None:
    edit = shown.window.edit
    shown.window.actions_by_name["pages_window"].trigger()
    edit.document.editor.setFocus()
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is edit.pages.view)
    press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is edit.tree_pane.tree)


def test_f6_goes_round_in_the_contents(shown: Application) -> None:
    shown.window.show_room("contents")
    before = QApplication.focusWidget()
    press(Qt.Key.Key_F6)
    there = QApplication.focusWidget()
    assert there is not None
    assert there is not before
    assert there.accessibleName()
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is before


def field_of(program: Application) -> GoToPage:
    return program.window.edit.pages.findChild(GoToPage)


def test_a_page_is_gone_to_by_its_number_or_by_that_of_a_document(shown: Application) -> None:
    bench, view, field = shown.workbench, shown.window.edit.pages.view, field_of(shown)
    assert bench.pages is not None
    assert bench.issue is not None
    number = bench.issue.entries[4].number_zh
    assert number == "云政办字〔2024〕37号"
    first = bench.pages.spans[4][0]
    for typed, page in (("8", 8), ("37号", first), ("第37号", first), ("云政办字37", first), (number, first)):
        press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert field.hasFocus()
        field.setText(typed)
        press(Qt.Key.Key_Return)
        assert bench.pages.pages[view.page_index].number == page, typed
        assert not field.isVisible()
        assert shown.window.edit.document.editor.hasFocus()


def test_a_page_that_is_not_there_is_told_and_esc_goes_back(shown: Application) -> None:
    pages, field = shown.window.edit.pages, field_of(shown)
    there = pages.view.verticalScrollBar().value()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field.setText("999")
    press(Qt.Key.Key_Return)
    assert field.hasFocus()
    assert "999" in pages.foot.text.text()
    press(Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert shown.window.edit.document.editor.hasFocus()
    assert pages.view.verticalScrollBar().value() == there


def test_folded_pages_are_shown_to_go_to_one(shown: Application) -> None:
    press(Qt.Key.Key_F9)
    assert not shown.window.edit.pages.isVisible()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shown.window.edit.pages.isVisible()
    assert field_of(shown).hasFocus()


def test_outer_panes_fold_in_every_room_by_keys_and_by_a_double_click(shown: Application, qtbot: QtBot) -> None:
    window, acts = shown.window, shown.window.actions_by_name
    edit = window.edit
    places: tuple[tuple[str, QWidget, QWidget, FoldingSplitter | None, int], ...] = (
        ("edit", edit.document.editor, edit.pages, edit, 2),
        ("contents", window.contents.table, window.contents.beside, window.contents.splitter, 1),
        ("publish", window.publish.folder, window.publish.thumbnails, None, 0),
        ("inbox", window.inbox.list, window.inbox.structure, window.inbox.splitter, 2),
    )
    for room, focus, pane, splitter, handle in places:
        window.show_room(room)
        focus.setFocus()
        assert (pane.isVisible(), acts["pages"].isChecked()) == (True, True), room
        press(Qt.Key.Key_F9)
        assert (pane.isVisible(), acts["pages"].isChecked()) == (False, False), room
        press(Qt.Key.Key_F9)
        assert pane.isVisible(), room
        if splitter is not None:
            QTest.mouseDClick(splitter.handle(handle), Qt.MouseButton.LeftButton)
            assert (pane.isVisible(), acts["pages"].isChecked()) == (False, False), room
    assert not acts["pages"].isChecked()
    window.show_room("publish")
    assert acts["pages"].isChecked()
    window.show_room("edit")
    press(Qt.Key.Key_F5)
    assert not edit.tree_pane.isVisible()
    findings = edit.document.findings
    for folded in (True, False):
        QTest.mouseDClick(edit.document.splitter.handle(1), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda folded=folded: (findings.height() == findings.head.height()) is folded)
    window.show_room("contents")
    assert not acts["tree"].isEnabled()
    QTest.keyClick(window.contents.table, Qt.Key.Key_Return)
    assert window.contents.titles.title_en.hasFocus()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert edit.pages.isVisible()
    assert field_of(shown).hasFocus()


def test_zoom_is_for_what_has_the_focus(shown: Application) -> None:
    view, editor = shown.window.edit.pages.view, shown.window.edit.document.editor
    pages, text = view.zoom_percent, shown.window.edit.document.text_zoom
    high = editor.document().size().height()
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (text.percent, view.zoom_percent) == (125, pages)
    assert editor.document().size().height() > high
    press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert text.percent == 110
    view.setFocus()
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert text.percent == 110
    assert view.zoom_percent > pages
    shown.window.edit.document.editor.setFocus()
    shown.redress()
    assert editor.document().size().height() > high
    shown.window.remember()
    assert shown.settings.text_zoom == 110


def test_the_whole_page_or_its_width_fits_the_pane(shown: Application) -> None:
    view = shown.window.edit.pages.view
    press(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    for index in (0, 9):
        view.show_page(index)
        assert view.viewport().rect().contains(view.sheet(index).toRect())
    press(Qt.Key.Key_ParenLeft, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    shown.window.actions_by_name["zoom_width"].trigger()
    assert view.sheet(9).width() > view.viewport().width() * 0.9


def test_pages_stay_where_they_are_when_their_pane_gets_narrow_and_wide_again(shown: Application) -> None:
    edit = shown.window.edit
    view, sizes = edit.pages.view, edit.sizes()
    for page in (0, 1, view.page_count - 1):
        view.turn_to(page)
        before = view.verticalScrollBar().value()
        for narrow in range(0, 280, 40):
            edit.setSizes([*sizes[:1], sizes[1] + narrow, sizes[2] - narrow])
        edit.setSizes(sizes)
        assert view.verticalScrollBar().value() == before


def test_facing_pages_lie_side_by_side_and_turn_by_pairs(shown: Application) -> None:
    view, acts = shown.window.edit.pages.view, shown.window.actions_by_name
    acts["spread"].trigger()
    view.show_page(5)
    left, right = view.sheet(5), view.sheet(6)
    assert left.top() == right.top()
    assert 0 <= left.left() < left.right() < right.left()
    assert right.right() <= view.viewport().width()
    assert view.sheet(4).top() < left.top()
    assert view.sheet(0).left() > view.viewport().width() / 2
    acts["next_page"].trigger()
    assert view.page_index == 7
    at = view.page_at(view.sheet(8).center())
    assert at is not None
    assert at[0] == 8
    assert at[2] != QPointF(0, 0)
    acts["spread"].trigger()
    assert view.sheet(5).top() < view.sheet(6).top()


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # a menu without a screen
def test_another_issue_is_chosen_by_keys_however_old_it_is(shown: Application, qtbot: QtBot) -> None:
    bench = shown.workbench
    assert bench.issue is not None
    current = bench.issue.id
    older = [Issue(serial=number, year=2001 + number // 3, numbers=(number,)) for number in range(1, 33)]
    bench.call_desk(lambda desk: [desk.do(AddIssue(issue)) for issue in older])
    bench.reload(current)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    menu = shown.window.top.picker.menu()
    assert menu.isVisible()
    assert menu.activeAction().isChecked()
    years = [each.menu() for each in menu.actions() if each.menu() is not None]
    assert [each.title() for each in years] == ["2002年", "2001年"]
    assert sum(len(each.actions()) for each in years) + sum(each.isCheckable() for each in menu.actions()) == 33
    years[-1].actions()[-1].trigger()
    menu.close()
    assert (bench.issue.serial, bench.issue.year) == (1, 2001)


def test_tips_name_act_and_key_and_undo_says_what(shown: Application) -> None:
    acts = shown.window.actions_by_name
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert re.fullmatch(r"已保存 \d\d:\d\d:\d\d", shown.window.status.saved.text()), "who asks is told to the second"
    assert acts["export"].toolTip() == "导出  Ctrl+E"
    shown.window.entry_acts.move(1)
    assert acts["undo"].toolTip() == "撤销 移动条目  Ctrl+Z"
    assert re.fullmatch(r"已保存 \d\d:\d\d", shown.window.status.saved.text())


def test_the_menu_cuts_and_pastes_where_the_focus_is(shown: Application) -> None:
    acts, editor, field = shown.window.actions_by_name, shown.window.edit.document.editor, shown.window.top.search
    editor.show_block((0,))
    before = editor.toPlainText()
    QTest.keyClicks(editor, "abc")
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    acts["cut"].trigger()
    assert QApplication.clipboard().text() == "bc"
    acts["paste"].trigger()
    acts["paste"].trigger()
    assert len(editor.toPlainText()) == len(before) + 5
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.toPlainText()) == len(before) + 7
    field.setFocus()
    acts["paste"].trigger()
    assert field.text() == "bc"
    acts["select_all"].trigger()
    assert field.selectedText() == "bc"
    acts["cut"].trigger()
    assert field.text() == ""
    assert len(editor.toPlainText()) == len(before) + 7


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_focus(application: Application, qtbot: QtBot, key: Qt.Key) -> None:
    give_keys(qtbot, application.window)
    messages, pressed = application.window.edit.document.messages, []
    messages.tell("hint", lambda _say: "一句话", "editor.reopen", lambda: pressed.append("reopen"))
    messages.button.setFocus()
    QTest.keyClick(messages.button, key)
    assert pressed == ["reopen"]
    whole_issue = application.window.edit.document.findings.whole_issue
    whole_issue.setFocus()
    QTest.keyClick(whole_issue, key)
    assert whole_issue.isChecked()
    application.window.edit.document.editor.setFocus()
    QTest.keyClick(whole_issue, Qt.Key.Key_Return)
    assert whole_issue.isChecked(), "it has not the focus"
