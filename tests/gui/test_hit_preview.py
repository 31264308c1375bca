"""Beside the hits stands the page of the chosen one, what was found marked; it opens for editing or for reading."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.desk.published_files import published_as
from gazette.desk.publishing import publish_issue
from gazette.errors import TypesetError
from gazette.gui.app import Application
from gazette.gui.hit_pages import HitShown
from gazette.gui.page_process import PageProcess
from tests.archive.building import an_entry, an_issue, without_slips
from tests.desk.test_facsimiles import bring
from tests.desk.test_press import finish, press
from tests.gui.keyboard import give_keys
from tests.gui.test_facets import searched
from tests.ingest.back_issue_files import back_issue_pdf


def test_the_page_of_the_chosen_hit_is_shown_with_what_was_found(application: Application, qtbot: QtBot) -> None:
    panel = searched(application, qtbot, "公共汽车")
    preview = panel.preview
    qtbot.waitUntil(lambda: preview.shown is not None and preview.shown.pages is not None)
    assert preview.view.isVisible()
    (hit,) = panel.model.hits
    assert preview.view.page_index in {mark.page for mark in preview.view.marks}
    assert len(preview.view.marks) >= 8, "each character, in the title and in the text"
    assert all(mark.tinted for mark in preview.view.marks)
    assert str(hit.page) in preview.head.title.text()


def test_what_stands_in_a_cell_is_marked_there(application: Application, qtbot: QtBot) -> None:
    preview = searched(application, qtbot, "不得擅自超汛限水位蓄水").preview
    qtbot.waitUntil(lambda: preview.shown is not None and preview.shown.pages is not None)
    assert len(preview.view.marks) == len("不得擅自超汛限水位蓄水")
    assert preview.view.page_index == preview.view.marks[0].page


def test_a_choice_that_rests_when_the_archive_is_closed_asks_for_nothing(
    application: Application, qtbot: QtBot
) -> None:
    panel, told = searched(application, qtbot, "公共汽车"), list[object]()
    panel.preview.show_hit(None)
    panel.preview.show_hit(panel.model.hits[0])
    QTimer.singleShot(1000, lambda: told.append("later than the rest of a choice"))
    application.workbench.close()
    qtbot.waitUntil(lambda: bool(told))
    assert panel.preview.shown is None


def test_a_hit_that_is_gone_takes_nothing_from_the_one_that_was_chosen_since(
    application: Application, qtbot: QtBot
) -> None:
    panel = searched(application, qtbot, "关于")
    first, second = panel.model.hits[:2]
    preview = panel.preview
    qtbot.waitUntil(lambda: preview.shown is not None and preview.shown.hit is first)
    with qtbot.waitSignal(preview.pages.gone, timeout=60_000):
        preview.pages.show(replace(first, entry_id=first.entry_id + 10_000))
        preview.show_hit(second)
    qtbot.waitUntil(lambda: preview.shown is not None and preview.shown.hit is second)


def test_pages_that_are_older_than_a_hit_say_nothing_of_it(application: Application, qtbot: QtBot) -> None:
    bench = application.workbench
    issue_id = bench.call_desk(lambda desk: desk.archive.add_issue(an_issue(5)))
    panel = searched(application, qtbot, "古树名录")
    preview, (hit,) = panel.preview, panel.model.hits
    told = list[HitShown]()
    preview.pages.found.connect(told.append)
    qtbot.waitUntil(lambda: preview.shown is not None)
    application.window.show_room("edit")  # where nothing is searched for again

    def add(desk: Desk) -> int:
        section = desk.archive.issue(issue_id).sections[-1].id
        (entry_id,) = desk.archive.add_entries((an_entry("关于海岸的通知"),), section)
        return entry_id

    added = replace(hit, entry_id=bench.call_desk(add), entry=len(an_issue(5).entries) + 1)
    goes_on, process = Event(), preview.pages.findChild(PageProcess)
    assert process is not None
    with qtbot.waitSignal(process.made, timeout=60_000):
        bench.ask_desk(lambda _desk: goes_on.wait(60), lambda _done: None, bench.tell_failed, brief=True)
        preview.pages.show(added)
    goes_on.set()
    qtbot.waitUntil(lambda: told[-1].hit is added and told[-1].pages is not None)
    assert {one.entry.id for one in told if one.hit is added} == {added.entry_id}


def test_a_hit_of_the_inbox_is_shown_as_text(application: Application, qtbot: QtBot) -> None:
    application.workbench.call_desk(lambda desk: desk.archive.add_entries((an_entry("收件箱里的海洋牧场"),), None))
    panel = searched(application, qtbot, "海洋牧场")
    qtbot.waitUntil(panel.preview.text.isVisible)
    (mark,) = panel.preview.text.extraSelections()
    assert mark.cursor.selectedText() == "海洋牧场"


def test_pages_of_another_issue_are_made_and_text_stands_there_until_then(
    application: Application, qtbot: QtBot
) -> None:
    application.workbench.call_desk(lambda desk: desk.archive.add_issue(an_issue(5)))
    panel = searched(application, qtbot, "古树名录")
    qtbot.waitUntil(lambda: panel.preview.shown is not None)
    assert panel.preview.shown is not None
    assert panel.preview.text.isVisible() or panel.preview.view.isVisible()
    qtbot.waitUntil(panel.preview.view.isVisible)
    assert panel.preview.view.marks


def test_where_no_pages_can_be_made_the_head_says_so_beside_the_text(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.workbench.call_desk(lambda desk: desk.archive.add_issue(an_issue(5)))
    preview = application.window.archive.search.preview
    process, say = preview.pages._process, preview._look.say

    def request(*_asked: object) -> None:
        process.failed.emit(TypesetError("typeset.font_missing", file="NotoSerifSC.ttf"))

    monkeypatch.setattr(process, "request", request)
    searched(application, qtbot, "古树名录")
    qtbot.waitUntil(lambda: preview.shown is not None and preview.shown.unset)
    assert say("preview.unset") in preview.head.facts.text()
    assert preview.text.isVisible()
    assert say("preview.making") not in preview.head.facts.text()


def test_the_preview_is_folded_and_has_no_room_in_a_narrow_window(application: Application, qtbot: QtBot) -> None:
    panel, act = searched(application, qtbot, "关于"), application.window.actions_by_name["pages"]
    assert panel.preview.isVisible()
    assert act.isEnabled()
    act.trigger()
    assert not panel.preview.isVisible()
    act.trigger()
    assert panel.preview.isVisible()
    application.window.resize(1100, 768)
    qtbot.waitUntil(lambda: not panel.preview.isVisible())


def test_a_hit_is_opened_only_to_be_read_until_the_person_wants_to_edit(application: Application, qtbot: QtBot) -> None:
    panel, window = searched(application, qtbot, "公共汽车"), application.window
    give_keys(qtbot, window)
    panel.go_to_hits()
    QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    editor, messages = window.edit.document.editor, window.edit.document.messages
    qtbot.waitUntil(editor.isVisible)
    assert editor.isReadOnly()
    assert application.workbench.frozen
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert "只看" in messages.sentence.text()
    messages.button.click()
    assert not editor.isReadOnly()
    assert editor.hasFocus()


def test_a_click_chooses_and_two_open(application: Application, qtbot: QtBot) -> None:
    panel, window = searched(application, qtbot, "关于"), application.window
    place = panel.list.visualRect(panel.model.index(1, 0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.stack.room == "archive"
    qtbot.waitUntil(lambda: panel.preview.shown is not None and panel.preview.shown.hit is panel.model.hits[1])
    QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.stack.room == "edit"
    assert application.workbench.entry_id == panel.model.hits[1].entry_id


def test_a_hit_in_a_back_issue_is_shown_on_the_page_that_was_kept(
    application: Application, qtbot: QtBot, home: Path
) -> None:
    source = home / "旧刊.pdf"
    source.write_bytes(back_issue_pdf())
    application.workbench.call_desk(lambda desk: bring(desk, source))
    panel = searched(application, qtbot, "请于汛期前完成")
    qtbot.waitUntil(panel.preview.view.isVisible)
    (hit,) = panel.model.hits
    view = panel.preview.view
    assert view.page_index == (hit.sheet or 0) - 1
    qtbot.waitUntil(lambda: len(view.marks) == len("请于汛期前完成"))
    assert {mark.page for mark in view.marks} == {view.page_index}
    sheet = view.sheet(view.page_index)
    assert all(0 < mark.box.x < sheet.width() / view.scale and mark.box.width > 0 for mark in view.marks)


def test_a_hit_in_a_published_issue_is_shown_as_it_was_printed_while_that_is_whole(
    application: Application, qtbot: QtBot
) -> None:
    bench = application.workbench

    def publish(desk: Desk) -> int:
        issue_id = desk.archive.add_issue(without_slips(an_issue(5)))
        finish(desk, issue_id)
        press(desk, issue_id)
        publish_issue(desk, issue_id, "王主任")
        return issue_id

    issue_id = bench.call_desk(publish)
    kept = bench.call_desk(lambda desk: published_as(desk.archive, issue_id))
    assert kept is not None
    (pdfa,) = (file for file in kept.files if file.form == "pdfa")
    query = "古树名录"
    panel = searched(application, qtbot, query)
    preview, view = panel.preview, panel.preview.view
    qtbot.waitUntil(lambda: bool(view.marks))
    (hit,) = panel.model.hits
    assert preview.shown is not None
    assert preview.shown.pages is not None
    assert all(page.pictures[0].sha256.startswith(pdfa.sha256) for page in preview.shown.pages.pages)
    assert len(view.marks) % len(query) == 0
    assert {mark.page for mark in view.marks} <= {view.page_index, view.page_index + 1}
    assert preview.shown.pages.pages[view.page_index].number == hit.page
    assert not preview.told_lost.isVisible()
    with sqlite3.connect(bench.path) as other:  # one bit turns by itself
        other.execute("UPDATE issue_file SET content = CAST(content || x'00' AS BLOB) WHERE form LIKE 'pdf%'")
    application.window.top.search.setText("")
    qtbot.waitUntil(lambda: panel.model.hits == ())
    assert application.open(bench.path)
    panel = searched(application, qtbot, query)
    qtbot.waitUntil(preview.told_lost.isVisible)
    assert "与当时不同" in preview.told_lost.text()
    assert view.marks
