"""An issue goes to its end in the window: proofs, who read them, signature, reopening, publishing, correction."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gazette.desk import AddIssue, Desk, SetEntryField
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.last_steps_card import LastStepsCard, Step
from gazette.model import Issue


@pytest.fixture
def card(application: Application, qtbot: QtBot) -> LastStepsCard:
    """The card, the sample issue's pages made and its entries final."""
    bench = application.workbench
    for entry in bench.issue.entries if bench.issue else ():
        bench.do(SetEntryField(entry.id, "state", "final"))
    qtbot.waitUntil(lambda: bench.sheet_pages is not None, timeout=30000)
    application.window.show_room("publish")
    return application.window.publish.steps


def form_of(card: LastStepsCard, step: Step, qtbot: QtBot) -> Asking:
    """The form that a button opens."""
    before = set(card.findChildren(Asking))
    qtbot.mouseClick(card.buttons[step], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(set(card.findChildren(Asking)) - before), timeout=30000)
    (form,) = set(card.findChildren(Asking)) - before
    return form


def write(form: Asking, **said: str) -> None:
    """Fill fields: Latin with keys, Chinese as an input method commits it."""
    for name, text in said.items():
        field = form.fields[name]
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            commit = QInputMethodEvent()
            commit.setCommitString(text)
            QApplication.sendEvent(field, commit)


def press(form: Asking, qtbot: QtBot) -> None:
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)


def signed(card: LastStepsCard, qtbot: QtBot) -> None:
    """Send to press."""
    form = form_of(card, "press", qtbot)
    write(form, who="王主任", **({"reason": "样刊"} if "reason" in form.fields else {}))
    QTest.keyClick(form.fields["who"], Qt.Key.Key_Return)
    qtbot.waitUntil(card.buttons["publish"].isVisible)


def test_a_proof_is_made_and_its_reader_noted(
    card: LastStepsCard, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert card.buttons["proof"].text() == "出一校…"
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(home / "校样.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    qtbot.mouseClick(card.buttons["proof"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "一校" in card.lines.text(), timeout=30000)
    assert "一校" in asked[0]
    assert (home / "校样.pdf").read_bytes().startswith(b"%PDF")
    form = form_of(card, "reading", qtbot)
    assert form.focusWidget() is form.fields["who"], "the first empty field is ready to be typed into"
    assert not form.button.isEnabled()
    write(form, who="赵校对", day="2024-08-32", remark="第3页")
    press(form, qtbot)
    assert "“2024-08-32”不是日期" in form.messages.sentence.text()
    assert form.messages.isVisible()
    write(form, day="2024-08-10")
    QTest.keyClick(form.fields["day"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "赵校对" in card.lines.text())
    assert not card.window().publish.messages.isVisible(), "what was wrong is put right"
    assert "2024年8月10日" in card.lines.text()
    assert card.buttons["proof"].text() == "出二校…"


def test_press_reopen_and_publish(application: Application, card: LastStepsCard, qtbot: QtBot) -> None:
    bench = application.workbench
    signed(card, qtbot)
    assert bench.issue is not None
    assert bench.issue.state == "at_press"
    form = form_of(card, "reopen", qtbot)
    assert not form.button.isEnabled()
    write(form, reason="撤一份文件", who="李编辑")
    press(form, qtbot)
    qtbot.waitUntil(lambda: bench.issue is not None and bench.issue.state == "editing")
    assert "撤一份文件" in card.lines.text()
    assert card.window().focusWidget() is card.buttons["proof"], "its own button is gone"
    signed(card, qtbot)
    qtbot.waitUntil(lambda: bench.sheet_pages is not None, timeout=30000)
    form = form_of(card, "publish", qtbot)
    assert form.isModal()
    assert form.focusWidget() is form.fields["serial"]
    said = [label.text() for label in form.findChildren(QLabel)]
    left = application.window.publish.preflight.open_lines
    assert left
    assert {line.sentence for line in left} <= {*said}, "what is open is told as the room tells it"
    write(form, who="王主任", serial="21")
    assert not form.button.isEnabled()
    QTest.keyClicks(form.fields["serial"], "8")
    assert form.button.isEnabled()
    QTest.keyClick(form.fields["serial"], Qt.Key.Key_Return)
    assert bench.issue.state == "at_press", "Enter alone publishes nothing"
    form.reject()
    form = form_of(card, "publish", qtbot)
    write(form, who="王主任", serial="218")
    press(form, qtbot)
    qtbot.waitUntil(lambda: bench.issue is not None and bench.issue.state == "published", timeout=60000)
    assert "gazette-218-print.pdf" in card.lines.text()
    assert application.window.publish.export_button.text() == "再次导出"
    assert not application.window.actions_by_name["undo"].isEnabled()
    qtbot.mouseClick(card.buttons["verify"], Qt.MouseButton.LeftButton)
    bar = application.window.publish.messages
    qtbot.waitUntil(lambda: "完全相同" in bar.sentence.text(), timeout=30000)
    with contextlib.closing(sqlite3.connect(bench.path)) as other:
        other.execute("UPDATE entry SET title_zh = title_zh || '。' WHERE id = ?", (bench.issue.entries[2].id,))
        other.commit()
    qtbot.mouseClick(card.buttons["verify"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "与出版时不同：第 3 条的内容。" in bar.sentence.text(), timeout=30000)
    assert "gazette-218.xml 完好，可以再次导出来对照" in bar.sentence.text()
    application.window.actions_by_name["new_issue"].trigger()
    application.window.show_room("publish")
    assert bar.isHidden(), "it is another issue that was told of"


def test_enter_in_the_form_of_publishing_leads_on_to_its_button(
    application: Application, card: LastStepsCard, qtbot: QtBot
) -> None:
    bench = application.workbench
    signed(card, qtbot)
    qtbot.waitUntil(lambda: bench.sheet_pages is not None, timeout=30000)
    form = form_of(card, "publish", qtbot)
    write(form, who="王主任", serial="21")
    QTest.keyClick(form.fields["who"], Qt.Key.Key_Return)
    assert form.focusWidget() is form.fields["serial"], "what is still to be written comes next"
    write(form, serial="218")
    QTest.keyClick(form.fields["serial"], Qt.Key.Key_Return)
    assert form.isVisible(), "it does not go back as if it were published"
    assert form.focusWidget() is form.button
    form.reject()


def test_a_correction_of_what_is_published_goes_into_the_next_issue(
    application: Application, card: LastStepsCard, qtbot: QtBot
) -> None:
    bench = application.workbench
    assert bench.issue is not None
    published_id = bench.issue.id
    bench.call_desk(lambda desk: desk.archive.set_issue_state(published_id, "published"))
    application.window.actions_by_name["new_issue"].trigger()
    next_id = bench.issue.id
    assert next_id != published_id
    bench.choose_issue(published_id)
    assert card.buttons["publish"].isHidden()
    printed = bench.issue.entries[1]
    bench.choose_entry(printed.id)
    application.window.show_room("publish")
    application.window.actions_by_name["correction"].trigger()
    assert bench.issue.id == next_id
    assert application.window.stack.room == "edit"
    assert bench.entry is not None
    assert bench.entry.title_zh == "更正"
    entry_id = bench.entry_id
    assert bench.call_desk(lambda desk: desk.archive.last_steps.corrects(entry_id)) == printed.id
    bar = application.window.edit.document.messages
    assert printed.title_zh in bar.sentence.text()
    bar.button.click()
    assert bench.entry_id == printed.id
    assert "更正" in bar.sentence.text()
    bar.button.click()
    assert bench.entry_id == entry_id
    bench.choose_issue(published_id)
    bench.choose_entry(bench.entries[0].id)
    assert not bar.isVisible()
    application.window.show_room("edit")
    QTest.keyClick(application.window.edit.document.editor, Qt.Key.Key_A)
    assert "已出版，不能改" in bar.sentence.text()
    bar.button.click()
    assert bench.issue.id == next_id, "who types is led to the correction"


def test_the_card_of_a_published_issue_begins_a_correction_of_the_entry_that_is_chosen(
    application: Application, card: LastStepsCard
) -> None:
    bench = application.workbench
    assert bench.issue is not None
    published_id, printed = bench.issue.id, bench.issue.entries[2]
    assert card.correction.isHidden()
    bench.call_desk(lambda desk: desk.archive.set_issue_state(published_id, "published"))
    application.window.actions_by_name["new_issue"].trigger()
    next_id = bench.issue.id
    bench.choose_issue(published_id)
    application.window.show_room("publish")
    assert card.correction.isVisible()
    offered = card.correction.menu().actions()
    assert len(offered) == len(bench.entries)
    offered[2].trigger()
    assert (bench.issue.id, application.window.stack.room) == (next_id, "edit")
    assert shiboken6.isValid(offered[2])  # the menu is filled anew while its act is still being done
    entry_id = bench.entry_id
    assert bench.call_desk(lambda desk: desk.archive.last_steps.corrects(entry_id)) == printed.id
    bench.call_desk(lambda desk: desk.archive.set_issue_state(next_id, "published"))
    bench.call_desk(lambda desk: desk.archive.set_issue_state(published_id, "editing"))
    bench.choose_issue(next_id)
    bench.choose_entry(entry_id)
    application.window.actions_by_name["correction"].trigger()
    assert bench.entry in bench.inbox, "nothing is corrected before it was printed"


def test_the_acts_of_the_last_steps_follow_the_state(application: Application, card: LastStepsCard) -> None:
    bench, acts = application.workbench, application.window.actions_by_name
    assert bench.issue is not None
    issue_id = bench.issue.id
    names = ("proof", "press", "reopen", "publish", "correction")
    enabled = {}
    for state in ("editing", "at_press", "published"):
        bench.call_desk(lambda desk, state=state: desk.archive.set_issue_state(issue_id, state))
        bench.reload()
        enabled[state] = {name for name in names if acts[name].isEnabled()}
    assert enabled == {
        "editing": {"proof", "press"},
        "at_press": {"proof", "reopen", "publish"},
        "published": {"correction"},
    }
    assert card.isVisible()


def test_what_was_written_stays_where_it_is_not_taken(
    application: Application, card: LastStepsCard, qtbot: QtBot, home: Path
) -> None:
    form = form_of(card, "press", qtbot)
    write(form, who="王主任", day="8月32日", scan=str(home / "没有.pdf"), reason="样刊")
    form.button.click()
    assert form.isVisible()
    assert "没有.pdf" in application.window.publish.messages.sentence.text()
    write(form, scan="")
    form.button.click()
    assert form.isVisible()
    assert (form.answers["who"], form.answers["reason"]) == ("王主任", "样刊")
    write(form, day="2024-08-16")
    press(form, qtbot)
    qtbot.waitUntil(card.buttons["publish"].isVisible)
    assert "王主任" in card.lines.text()


def test_a_form_is_about_the_issue_that_it_was_opened_for(
    application: Application, card: LastStepsCard, qtbot: QtBot, home: Path
) -> None:
    bench = application.workbench
    signed(card, qtbot)
    first = bench.issue
    assert first is not None
    change = bench.do(AddIssue(Issue(serial=999, year=2031, numbers=(1,))))
    assert change is not None
    (second,) = (each for each in change.issues if each is not None)
    bench.call_desk(lambda desk: desk.archive.set_issue_state(second, "at_press"))
    bench.choose_issue(first.id)
    form = form_of(card, "reopen", qtbot)
    bench.choose_issue(second)
    write(form, reason="漏了一行", who="李编辑")
    press(form, qtbot)
    states = bench.call_desk(lambda desk: [desk.archive.issue_state(each) for each in (first.id, second)])
    assert states == ["editing", "at_press"]
    form = form_of(card, "reopen", qtbot)
    with Desk.open(home / "other.gazette", create=True):
        pass
    application.window.archive_wanted.emit(str(home / "other.gazette"))
    assert not form.isVisible()


def test_what_is_asked_is_asked_once(application: Application, card: LastStepsCard, qtbot: QtBot) -> None:
    signed(card, qtbot)
    form = form_of(card, "reopen", qtbot)
    write(form, reason="撤下一条")
    card.buttons["reopen"].click()
    asked = [one for one in card.findChildren(Asking) if one.isVisible()]
    assert asked == [form]
    assert form.fields["reason"].text() == "撤下一条"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form_of(card, "reopen", qtbot).fields["reason"].text() == ""
