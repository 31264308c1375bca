"""Final entries: errors ask for a reason each; who changes one sees it in proof again, with one step back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.final_form import FinalForm
from gazette.model import Entry

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TITLES, BUSES = 9, 3
"""Numbers of two entries of the sample issue: one with an error, one without."""


@pytest.fixture(params=["zh", "en"])
def program(request: pytest.FixtureRequest, application: Application, qtbot: QtBot) -> Application:
    application.settings.language = request.param
    application.redress()
    bench = application.workbench
    qtbot.waitUntil(lambda: bench.pages is not None and bench.are_checked, timeout=20000)
    return application


def choose(program: Application, number: int) -> None:
    program.workbench.choose_entry(program.workbench.entries[number - 1].id)
    program.window.edit.document.editor.setFocus()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def entry_now(program: Application) -> Entry:
    entry = program.workbench.entry
    assert entry is not None
    return entry


def made_final(program: Application, qtbot: QtBot, number: int = BUSES) -> None:
    choose(program, number)
    press(Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: entry_now(program).state == "final", timeout=20000)


def message(program: Application) -> str:
    bar = program.window.edit.document.messages
    return bar.sentence.text() if bar.isVisible() else ""


def test_without_errors_an_entry_is_final_at_once_and_undo_takes_it_back(program: Application, qtbot: QtBot) -> None:
    made_final(program, qtbot)
    bench = program.workbench
    assert bench.undo_name is not None
    assert (bench.undo_name.zh, bench.undo_name.en) == ("标为定稿", "Mark Final")
    bench.undo()
    assert entry_now(program).state == "draft"


def test_each_open_error_wants_a_reason_and_all_is_one_step(program: Application, qtbot: QtBot) -> None:
    bench, finishing = program.workbench, program.window.edit.document.finishing
    choose(program, TITLES)
    press(Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: finishing.form is not None and finishing.form.isVisible(), timeout=20000)
    form = finishing.form
    assert isinstance(form, FinalForm)
    assert len(form.choices) == 1
    assert any("工作方案" in label.text() for label in form.findChildren(QLabel))
    assert entry_now(program).state == "draft"
    assert not form.button.isEnabled()
    form.choices[0].setFocus()
    QTest.keyClicks(form.choices[0], "5")
    assert not form.button.isEnabled()
    QTest.keyClicks(form.notes[0], "sender says so")
    QTest.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert entry_now(program).state == "final"
    ((finding, decision),) = bench.ignored_of(bench.entry_id)
    assert (finding.level, decision.reason, decision.note) == ("error", "other", "sender says so")
    bench.undo()
    assert entry_now(program).state == "draft"
    assert bench.ignored_findings == ()


def test_going_back_from_the_reasons_leaves_the_entry_as_it_was(program: Application, qtbot: QtBot) -> None:
    finishing = program.window.edit.document.finishing
    choose(program, TITLES)
    press(Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: finishing.form is not None and finishing.form.isVisible(), timeout=20000)
    assert finishing.form is not None
    QTest.keyClick(finishing.form, Qt.Key.Key_Escape)
    assert entry_now(program).state == "draft"
    assert program.workbench.ignored_findings == ()


def test_the_list_of_states_asks_the_same(program: Application, qtbot: QtBot) -> None:
    document = program.window.edit.document
    choose(program, TITLES)
    document.details.state.setCurrentIndex(2)
    document.details.state.activated.emit(2)
    qtbot.waitUntil(lambda: document.finishing.form is not None, timeout=20000)
    assert entry_now(program).state == "draft"
    assert document.details.state.currentIndex() == 0


def test_the_first_key_in_a_final_entry_says_that_it_is_in_proof_again(program: Application, qtbot: QtBot) -> None:
    made_final(program, qtbot)
    bench, document = program.workbench, program.window.edit.document
    final = entry_now(program)
    document.editor.show_block((1,))
    press(Qt.Key.Key_End)
    QTest.keyClicks(document.editor, "x")
    assert document.chip.text() in ("校对中", "In proof")
    assert message(program) in (
        f"“{final.number_zh}”原是定稿，改动后回到校对中。",
        f"“{final.number_zh}” was final; changed, it is in proof again.",
    )
    bench.settle()
    assert entry_now(program).state == "in_proof"
    document.messages.button.click()
    assert entry_now(program) == final
    assert message(program) == ""


def test_the_step_back_is_not_offered_once_more_was_changed(program: Application, qtbot: QtBot) -> None:
    made_final(program, qtbot)
    bench, document = program.workbench, program.window.edit.document
    document.editor.show_block((1,))
    press(Qt.Key.Key_End)
    QTest.keyClicks(document.editor, "x")
    bench.settle()
    assert message(program)
    document.editor.show_block((2,))
    press(Qt.Key.Key_End)
    QTest.keyClicks(document.editor, "y")
    bench.settle()
    assert message(program) == ""


def test_an_english_title_and_a_kind_of_block_put_it_into_proof_too(program: Application, qtbot: QtBot) -> None:
    made_final(program, qtbot)
    bench, document = program.workbench, program.window.edit.document
    program.window.actions_by_name["details"].setChecked(True)
    field = document.details.title_en
    field.setFocus()
    QTest.keyClicks(field, "A")
    assert message(program)
    bench.settle()
    assert entry_now(program).state == "in_proof"
    bench.undo()
    assert entry_now(program).state == "final"
    document.editor.show_block((1,))
    document.editor.setFocus()
    press(Qt.Key.Key_2, CTRL)
    assert entry_now(program).state == "in_proof"
    assert message(program)


def test_an_entry_that_is_put_into_proof_by_hand_needs_no_word(program: Application, qtbot: QtBot) -> None:
    made_final(program, qtbot)
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert entry_now(program).state == "in_proof"
    assert message(program) == ""


def test_what_is_typed_before_the_check_has_answered_is_not_marked_final(
    application: Application, qtbot: QtBot
) -> None:
    bench = application.workbench
    qtbot.waitUntil(lambda: bench.pages is not None and bench.are_checked, timeout=20000)
    choose(application, BUSES)
    editor = application.window.edit.document.editor
    request, held = application.pages.request_check, list[Callable[[], None]]()
    application.pages.request_check = (  # type: ignore[method-assign]
        lambda issue, *told: held.append(lambda: request(issue, *told))
    )
    for text in ("一", "二"):
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(editor, commit)
        if text == "一":
            press(Qt.Key.Key_D, CTRL | SHIFT)
            qtbot.waitUntil(lambda: len(held) == 1, timeout=20000)
    bench.save_now()
    qtbot.waitUntil(lambda: len(held) == 2, timeout=20000)
    for ask in held:
        ask()
    qtbot.waitUntil(lambda: bench.checking.is_current, timeout=20000)
    assert entry_now(application).state == "draft"
