"""Findings worked through with real keys: from one to the next, accepted, ignored for a reason, taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QToolTip
from pytestqt.qtbot import QtBot

from gazette.desk import AddIssue, MoveEntry, ReplaceBlocks, SetEntryField
from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.finding_buttons import FindingButtons
from gazette.gui.finding_rows import ROW
from gazette.gui.findings_panel import FindingsPanel
from gazette.gui.found_places import place_rect
from gazette.model import (
    Attachment,
    Cell,
    Entry,
    Finding,
    Heading,
    Issue,
    NameList,
    Paragraph,
    PartName,
    Person,
    Signature,
    Table,
    block_at,
    entry_parts,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
BUSES, SAFETY = 3, 7
"""Numbers of two entries of the sample issue, in which headings are numbered wrongly."""


@pytest.fixture
def checked(application: Application, qtbot: QtBot) -> Application:
    """The sample issue; one heading of the buses and two of safety have numbers that do not follow."""
    bench = application.workbench
    for number, path, new in ((BUSES, (13,), "七、"), (SAFETY, (18,), "八、"), (SAFETY, (22,), "（二十）")):
        entry = bench.entries[number - 1]
        block = block_at(entry.blocks, path)
        assert isinstance(block, Heading)
        assert block.number is not None
        text = new + block.text.removeprefix(block.number)
        bench.do(ReplaceBlocks(entry.id, path, (replace(block, text=text, number=new, lead=None),)))
    bench.choose_entry(bench.entries[BUSES - 1].id)
    wait_for(application, qtbot, BUSES, ("七、", "四、"))
    only_headings(application)
    application.window.edit.document.editor.setFocus()
    return application


def only_headings(program: Application) -> None:
    panel = panel_of(program)
    panel.show_rule("desk.heading_number")


def wait_for(program: Application, qtbot: QtBot, number: int, *pairs: tuple[str, str | None]) -> None:
    """Wait until the open findings of an entry on its headings say this and suggest that."""
    bench = program.workbench

    def found() -> list[tuple[str, str | None]]:
        of_entry = bench.findings_of(bench.entries[number - 1].id)
        return [(one.text, one.suggestion) for one in of_entry if one.rule == "desk.heading_number"]

    qtbot.waitUntil(lambda: bench.are_checked and found() == list(pairs), timeout=20000)


def panel_of(program: Application) -> FindingsPanel:
    return program.window.edit.document.findings


def editor_of(program: Application) -> DocumentEditor:
    return program.window.edit.document.editor


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def selected(program: Application) -> tuple[tuple[int, ...], str]:
    editor = editor_of(program)
    return editor.current_path(), editor.textCursor().selectedText()


def marked(editor: DocumentEditor) -> list[str]:
    last = editor.document().blockCount() - 1
    return [cursor.selectedText() for _, cursor in editor.marks.findings.between(0, last)]


def current_number(program: Application) -> int | None:
    return program.workbench.number_of(program.workbench.entry_id)


def message(program: Application) -> str:
    bar = program.window.edit.document.messages
    return bar.sentence.text() if bar.isVisible() else ""


# from one to the next


def test_f8_puts_the_caret_at_the_string_and_goes_on_into_the_next_entry(checked: Application) -> None:
    press(Qt.Key.Key_F8)
    assert selected(checked) == ((13,), "七、")
    editor = editor_of(checked)
    height = editor.viewport().height()
    assert 0.15 * height < editor.cursorRect().center().y() < 0.85 * height
    press(Qt.Key.Key_F8)
    assert current_number(checked) == SAFETY
    assert selected(checked) == ((18,), "八、")
    assert message(checked).startswith("接着看第 7 条：")
    press(Qt.Key.Key_F8)
    assert selected(checked) == ((22,), "（二十）")
    press(Qt.Key.Key_F8)
    assert (current_number(checked), selected(checked)) == (BUSES, ((13,), "七、"))
    assert message(checked).startswith("接着看第 ")
    bench = checked.workbench
    bench.choose_entry(bench.entries[0].id)
    assert message(checked) == ""
    press(Qt.Key.Key_F8, SHIFT)
    assert (current_number(checked), selected(checked)) == (SAFETY, ((22,), "（二十）"))
    press(Qt.Key.Key_F8, SHIFT)
    assert selected(checked) == ((18,), "八、")


def test_f8_goes_on_from_the_caret(checked: Application) -> None:
    editor = editor_of(checked)
    editor.show_block((14,))
    press(Qt.Key.Key_F8)
    assert current_number(checked) == SAFETY
    checked.workbench.choose_entry(checked.workbench.entries[BUSES - 1].id)
    editor.show_block((14,))
    press(Qt.Key.Key_F8, SHIFT)
    assert selected(checked) == ((13,), "七、")


def test_the_finding_at_the_caret_is_the_chosen_one(checked: Application) -> None:
    editor, panel = editor_of(checked), panel_of(checked)
    assert panel.current is None
    editor.show_block((13,))
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    assert panel.current is not None
    assert panel.current.text == "七、"
    assert panel.list.indexWidget(panel.list.currentIndex()) is not None


def test_in_the_whole_issue_the_gravest_come_first(checked: Application) -> None:
    panel = panel_of(checked)
    panel.show_rule("")
    panel.whole_issue.click()
    levels = [row.finding.level for row in panel.rows]
    assert levels == sorted(levels, key=("error", "doubt", "hint").index)
    assert levels[0] == "error"
    press(Qt.Key.Key_F8)
    assert panel.list.currentIndex().row() == 0


def test_beside_an_entry_of_the_inbox_the_findings_of_the_issue_lead_into_it(checked: Application) -> None:
    bench, panel = checked.workbench, panel_of(checked)
    safety = bench.entries[SAFETY - 1].id
    panel.whole_issue.setChecked(True)
    bench.do(MoveEntry(bench.entries[BUSES - 1].id, None, 0))
    assert current_number(checked) is None
    at = next(at for at, row in enumerate(panel.rows) if row.finding.text == "八、")
    assert panel.rows[at].pieces
    panel.choose(at)
    assert bench.entry_id == safety
    assert selected(checked) == ((18,), "八、")


def test_enter_leads_from_the_list_to_the_place_and_esc_to_where_the_caret_was(checked: Application) -> None:
    panel, editor = panel_of(checked), editor_of(checked)
    editor.show_block((2,))
    panel.list.setFocus()
    press(Qt.Key.Key_Escape)
    assert (editor.hasFocus(), editor.current_path()) == (True, (2,))
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    press(Qt.Key.Key_Return)
    assert (editor.hasFocus(), selected(checked)) == (True, ((13,), "七、"))


# accepting


def test_ctrl_enter_puts_the_suggestion_in_and_goes_on(checked: Application, qtbot: QtBot) -> None:
    bench = checked.workbench
    press(Qt.Key.Key_F8)
    before = bench.entries[BUSES - 1]
    press(Qt.Key.Key_Return, CTRL)
    heading = bench.entries[BUSES - 1].blocks[13]
    assert isinstance(heading, Heading)
    assert heading.number == "四、"
    assert len(bench.entries[BUSES - 1].blocks) == len(before.blocks)
    assert (current_number(checked), selected(checked)) == (SAFETY, ((18,), "八、"))
    assert bench.undo_name is not None
    assert bench.undo_name.zh == "采纳"
    press(Qt.Key.Key_Return, CTRL)
    assert selected(checked) == ((22,), "（二十）")
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert bench.entries[BUSES - 1] == before
    assert current_number(checked) == BUSES
    wait_for(checked, qtbot, BUSES, ("七、", "四、"))


def test_where_there_is_no_suggestion_that_is_said_and_nothing_is_typed(checked: Application) -> None:
    editor = editor_of(checked)
    editor.show_block((3,))
    before = editor.toPlainText()
    panel_of(checked).list.setCurrentIndex(panel_of(checked).list.model().index(-1, 0))
    press(Qt.Key.Key_Return, CTRL)
    assert editor.toPlainText() == before
    assert message(checked).startswith("这里没有可以直接采纳的写法")


def test_a_contents_title_is_put_right_in_its_field(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.are_checked, timeout=20000)
    bench.choose_entry(bench.entries[8].id)
    panel_of(application).show_rule("proofreading.title_differs")
    editor_of(application).setFocus()
    press(Qt.Key.Key_F8)
    field = window.edit.document.details.title_zh
    assert field.hasFocus()
    assert field.textCursor().selectedText() == "工作方案"
    wrong = bench.entries[8].title_zh
    press(Qt.Key.Key_Return, CTRL)
    assert bench.entries[8].title_zh == wrong.replace("工作方案", "实施方案")
    panel_of(application).show_rule("ingest.rejoined")
    editor_of(application).setFocus()
    press(Qt.Key.Key_F8)
    assert not window.edit.document.details.isVisible()


def test_all_hints_of_a_kind_go_through_the_preview(checked: Application, qtbot: QtBot) -> None:
    bench, window = checked.workbench, checked.window
    entry = bench.entries[SAFETY - 1]
    extra = tuple(Paragraph(text=text) for text in ("各区要立即整改。", "立即整改到位。", "立即整改，立即整改。"))
    bench.do(ReplaceBlocks(entry.id, (0,), (entry.blocks[0], *extra)))
    qtbot.waitUntil(lambda: bench.are_checked, timeout=20000)
    hints = tuple(
        Finding(
            rule="desk.heading_number",
            level="hint",
            entry=SAFETY,
            block=(block,),
            part="text",
            text="立即整改",
            start=start,
            suggestion="立即改正",
            values=(("number", "立即整改"), ("expected", "立即改正")),
        )
        for block, start in ((1, 3), (3, 5))
    )
    assert bench.issue is not None
    bench.choose_entry(entry.id)
    bench.checking.leave()
    bench.show_checked(bench.issue, hints)
    press(Qt.Key.Key_F8)
    panel = panel_of(checked)
    buttons = panel.list.indexWidget(panel.list.currentIndex())
    assert buttons.all.isVisible()
    assert buttons.all.text() == "同类全部采纳（2）…"
    buttons.all.click()
    replacing = window.edit.document.replacing
    qtbot.waitUntil(lambda: replacing.isVisible() and replacing.rows.ticked == 2, timeout=10000)
    assert replacing.rows.total == 4
    replacing.replace.click()
    texts = [getattr(block, "text", "") for block in bench.entries[SAFETY - 1].blocks[1:4]]

    def replaced() -> bool:
        texts[:] = [getattr(block, "text", "") for block in bench.entries[SAFETY - 1].blocks[1:4]]
        return texts[0] == "各区要立即改正。"

    qtbot.waitUntil(replaced, timeout=10000)
    assert texts[1:] == ["立即整改到位。", "立即整改，立即改正。"]


# ignoring


def test_ctrl_i_a_digit_and_enter_ignore_this_place_for_a_reason(checked: Application, qtbot: QtBot) -> None:
    bench, panel = checked.workbench, panel_of(checked)
    bench.set_person("校对员甲")
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL)
    assert panel.form.isVisible()
    assert isinstance(QApplication.focusWidget(), QRadioButton)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert not panel.form.isVisible()
    assert editor_of(checked).hasFocus()
    assert panel.ignored.accessibleName() == "已忽略 1"
    assert "七、" not in marked(editor_of(checked))
    ((finding, decision),) = bench.ignored_of(bench.entry_id)
    assert finding.text == "七、"
    assert (decision.scope, decision.reason, decision.who) == ("place", "set_phrase", "校对员甲")
    press(Qt.Key.Key_F8)
    assert current_number(checked) == SAFETY
    press(Qt.Key.Key_Z, CTRL)
    assert current_number(checked) == BUSES
    wait_for(checked, qtbot, BUSES, ("七、", "四、"))
    assert bench.ignored_findings == ()


def test_the_question_goes_with_the_issue_that_it_was_asked_of(checked: Application, qtbot: QtBot) -> None:
    bench, panel = checked.workbench, panel_of(checked)
    here = bench.issue
    assert here is not None
    change = bench.do(AddIssue(Issue(serial=999, year=2031, numbers=(1,))))
    assert change is not None
    bench.choose_entry(bench.entries[BUSES - 1].id)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL)
    assert panel.form.isVisible()
    bench.choose_issue(next(each for each in change.issues if each is not None))
    assert bench.entries == ()
    assert not panel.form.isVisible()
    bench.choose_issue(here.id)
    wait_for(checked, qtbot, BUSES, ("七、", "四、"))
    assert not panel.form.isVisible()


def test_the_question_stays_while_pages_and_findings_come_again(checked: Application, qtbot: QtBot) -> None:
    bench, panel = checked.workbench, panel_of(checked)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL)
    with qtbot.waitSignals([bench.pages_changed, bench.checking.answered], timeout=20000):
        entry = bench.entries[SAFETY - 1]
        bench.call_desk(lambda desk: desk.do(SetEntryField(entry.id, "title_en", "Another title")))
        bench.reload()
    assert panel.form.isVisible()


def test_it_is_known_again_while_its_surroundings_change_and_comes_back_once_it_changes(
    checked: Application, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL)
    press(Qt.Key.Key_Return)
    bench, editor = checked.workbench, editor_of(checked)
    press(Qt.Key.Key_End)
    QTest.keyClicks(editor, "123")
    editor.show_block((2,))
    press(Qt.Key.Key_Home)
    QTest.keyClicks(editor, "4")
    with qtbot.waitSignal(bench.checking.answered, timeout=20000):
        bench.settle()
    assert [finding.text for finding, _ in bench.ignored_of(bench.entry_id)] == ["七、"]
    editor.show_block((13,))
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    compose(editor, "", "九")
    bench.settle()
    wait_for(checked, qtbot, BUSES, ("九、", "四、"))


def test_another_reason_is_written_and_esc_leaves_all_as_it_was(checked: Application) -> None:
    panel, bench = panel_of(checked), checked.workbench
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL)
    press(Qt.Key.Key_5)
    assert panel.form.note.hasFocus()
    assert not panel.form.ignore.isEnabled()
    press(Qt.Key.Key_Return)
    assert panel.form.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "5 lines")
    press(Qt.Key.Key_Return)
    assert [decision.note for _, decision in bench.ignored_findings] == ["5 lines"]
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL)
    press(Qt.Key.Key_Escape)
    assert not panel.form.isVisible()
    assert len(bench.ignored_findings) == 1
    assert editor_of(checked).hasFocus()


def test_ctrl_shift_i_ignores_a_string_everywhere(checked: Application, qtbot: QtBot) -> None:
    bench = checked.workbench
    entry = bench.entries[0]
    bench.do(ReplaceBlocks(entry.id, (0,), (Heading(text="七、另一处", level=1, number="七、"), *entry.blocks[:1])))
    wait_for(checked, qtbot, 1, ("七、", "一、"))
    bench.choose_entry(bench.entries[BUSES - 1].id)
    editor_of(checked).setFocus()
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL | SHIFT)
    assert panel_of(checked).form.scope.currentText() == "一律"
    press(Qt.Key.Key_Return)
    assert {finding.entry for finding, _ in bench.ignored_findings} == {1, BUSES}


def test_a_finding_that_was_ignored_is_listed_on_demand_and_counts_again(checked: Application, qtbot: QtBot) -> None:
    panel, bench = panel_of(checked), checked.workbench
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_I, CTRL)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return)
    assert all(row.decision is None for row in panel.rows)
    panel.ignored.click()
    row = next(at for at, row in enumerate(panel.rows) if row.decision is not None)
    index = panel.list.model().index(row, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("已忽略：已问来文单位")
    panel.choose(row)
    assert panel.current is None
    panel.list.indexWidget(panel.list.currentIndex()).resume.click()
    wait_for(checked, qtbot, BUSES, ("七、", "四、"))
    assert bench.ignored_findings == ()


def test_the_third_of_a_kind_offers_to_ignore_more_and_takes_nothing_by_itself(
    checked: Application, qtbot: QtBot
) -> None:
    bench, entry = checked.workbench, checked.workbench.entries[BUSES - 1]
    blocks = tuple(Heading(text=f"七、{word}", level=1, number="七、") for word in ("甲甲", "乙乙", "丙丙", "丁丁"))
    parted = tuple(part for block in blocks for part in (block, Paragraph(text="正文。")))
    bench.do(ReplaceBlocks(entry.id, (0,), (*parted, *entry.blocks[:1])))
    qtbot.waitUntil(lambda: len([one for one in bench.findings_of(entry.id) if one.text == "七、"]) >= 4, timeout=20000)
    editor_of(checked).show_block((0,))
    for _ in range(3):
        assert "已经在" not in message(checked)
        press(Qt.Key.Key_F8)
        press(Qt.Key.Key_I, CTRL)
        press(Qt.Key.Key_Return)
    assert message(checked).startswith("“七、”已经在 3 处忽略过")
    assert len(bench.ignored_findings) == 3
    checked.window.edit.document.messages.button.click()
    assert panel_of(checked).form.scope.currentText() == "本期"


# marks in the text


def compose(editor: DocumentEditor, shown: str, committed: str = "") -> None:
    """What an input method sends: a string it still works on, or one that is done."""
    event = QInputMethodEvent(shown, [])
    event.setCommitString(committed)
    QCoreApplication.sendEvent(editor, event)


def test_a_mark_goes_along_with_the_text_and_is_gone_once_its_string_changes(checked: Application) -> None:
    editor = editor_of(checked)
    assert marked(editor).count("七、") == 1
    editor.show_block((2,))
    press(Qt.Key.Key_Home)
    QTest.keyClicks(editor, "abc")
    press(Qt.Key.Key_Return)
    assert marked(editor).count("七、") == 1
    editor.show_block((13,))
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Right)
    QTest.keyClicks(editor, "x")
    assert marked(editor).count("七、") == 1
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    QTest.keyClicks(editor, "y")
    assert "七、" not in marked(editor)
    assert "七y、" not in marked(editor)


def test_while_an_input_method_composes_marks_stay_and_keys_are_its_own(checked: Application) -> None:
    editor, panel = editor_of(checked), panel_of(checked)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Right)
    compose(editor, "ni")
    assert marked(editor).count("七、") == 1
    before = checked.workbench.entries[BUSES - 1]
    for key, modifier in ((Qt.Key.Key_Return, CTRL), (Qt.Key.Key_I, CTRL), (Qt.Key.Key_F8, NONE)):
        press(key, modifier)
    assert not panel.form.isVisible()
    assert checked.workbench.entries[BUSES - 1] == before
    assert current_number(checked) == BUSES
    compose(editor, "", "你")
    assert marked(editor).count("七、") == 1


def test_of_two_places_of_one_string_the_one_meant_is_marked(checked: Application, qtbot: QtBot) -> None:
    bench = checked.workbench
    entry = bench.entries[BUSES - 1]
    bench.do(ReplaceBlocks(entry.id, (1,), (Paragraph(text="市发改委会同市发改委。"),)))
    qtbot.waitUntil(lambda: bench.are_checked, timeout=20000)
    bench.checking.leave()
    meant = Finding(
        rule="desk.heading_number", level="doubt", entry=BUSES, block=(1,), part="text", text="市发改委", start=6
    )
    assert bench.issue is not None
    bench.show_checked(bench.issue, (replace(meant, values=(("number", "甲"), ("expected", "乙"))),))
    press(Qt.Key.Key_F8)
    cursor = editor_of(checked).textCursor()
    assert cursor.selectionStart() - cursor.block().position() == 6


PARTS = (
    NameList(
        lead="名单如下", people=(Person(name="张艳", affiliation="市发改委"), Person(name="李明", affiliation="水务局"))
    ),
    Table(rows=((Cell(text="合计"), Cell(text="20")), (Cell(text="其中"), Cell(text="20 20"))), caption="表一"),
    Signature(lines=("云澜市人民政府", "2024年6月7日")),
    Attachment(
        label="附件3",
        title="市发改委分工表",
        title_lines=("市发", "改委分工表"),
        blocks=(Paragraph(text="𪚥市发改委"),),
    ),
)


MEANT: tuple[tuple[tuple[int, ...], PartName, int, int, str, str], ...] = (
    ((0,), "affiliation", 0, 0, "市发改委", "市发展改革委"),
    ((0,), "name", 1, 0, "李明", "李铭"),
    ((0,), "lead", 0, 2, "如下", "附后"),
    ((1,), "cell", 3, 3, "20", "25"),
    ((1,), "caption", 0, 1, "一", "1"),
    ((2,), "line", 1, 5, "6月", "7月"),
    ((3,), "label", 0, 2, "3", "1"),
    ((3,), "title", 0, 0, "市发改委", "市发展改革委"),
    ((3, 0), "text", 0, 1, "市发改委", "市发展改革委"),
    ((), "number_zh", 0, 0, "云政", "云办"),
    ((), "addressee", 0, 0, "各区", "各区、县"),
    ((), "title_en", 0, 0, "Notice", "Circular"),
)
"""Path of the block, part, index, start, what is wrong and what is right."""


def test_every_kind_of_text_is_led_to_and_put_right(application: Application, qtbot: QtBot) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry = bench.entries[BUSES - 1]
    said = replace(entry, blocks=PARTS, addressee="各区人民政府：", title_en="Notice on Buses")
    bench.choose_entry(entry.id)
    assert bench.put_entry(said)
    qtbot.waitUntil(lambda: bench.are_checked and bench.pages is not None, timeout=20000)
    only_headings(application)
    before = texts_of(bench.entries[BUSES - 1])
    for block, part, index, start, old, new in MEANT:
        bench.checking.leave()
        place = Finding(rule="desk.heading_number", level="doubt", entry=BUSES, block=block, part=part, index=index)
        meant = replace(place, text=old, start=start, suggestion=new, values=(("number", old), ("expected", new)))
        assert bench.issue is not None
        bench.show_checked(bench.issue, (meant,))
        editor.moveCursor(QTextCursor.MoveOperation.Start)
        editor.setFocus()
        press(Qt.Key.Key_F8)
        if part == "cell":
            cell = editor.marks.findings.cell_of(meant)
            assert (editor.current_path(), cell and (cell.cell, cell.start)) == (block, (3, 3))
        elif part == "title_en":
            assert application.window.edit.document.details.title_en.textCursor().selectedText() == old
        else:
            assert editor.textCursor().selectedText().replace("\u2028", "") == old
        press(Qt.Key.Key_Return, CTRL)
        after = texts_of(bench.entries[BUSES - 1])
        text = before[block, part, index]
        assert after[block, part, index] == text[:start] + new + text[start + len(old) :]
        assert {key for key in after if after[key] != before[key]} <= {(block, part, index), ((), "number_en", 0)}
        bench.undo()
        assert texts_of(bench.entries[BUSES - 1]) == before


def texts_of(entry: Entry) -> dict[tuple[tuple[int, ...], PartName, int], str]:
    return {(path, name, index): text for path, name, index, text in entry_parts(entry)}


def test_the_menu_over_a_cell_begins_with_its_suggestion(application: Application, qtbot: QtBot) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry = bench.entries[BUSES - 1]
    bench.choose_entry(entry.id)
    assert bench.put_entry(replace(entry, blocks=(Paragraph(text="见表。"), *PARTS)))
    qtbot.waitUntil(lambda: bench.are_checked and bench.pages is not None, timeout=20000)
    bench.checking.leave()
    meant = Finding(
        rule="desk.heading_number", level="error", entry=BUSES, block=(2,), part="cell", index=1, text="20", start=0
    )
    meant = replace(meant, suggestion="45", values=(("number", "20"), ("expected", "45")))
    assert bench.issue is not None
    bench.show_checked(bench.issue, (meant,))
    cell = editor.marks.findings.cell_of(meant)
    assert cell is not None
    editor.bring_into_view(cell)
    point = place_rect(editor, editor._tables, cell).center().toPoint()
    first = editor.text_menu(point).actions()[0]
    assert first.text() == "采纳“45”"
    first.trigger()
    table = bench.entries[BUSES - 1].blocks[2]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["合计", "45"]


# what is said


def test_the_menu_of_the_text_begins_with_the_suggestion(checked: Application) -> None:
    editor = editor_of(checked)
    press(Qt.Key.Key_F8)
    point = editor.cursorRect().center() - QPoint(4, 0)
    first, second, *_ = editor.text_menu(point).actions()
    assert first.text() == "采纳“四、”"
    assert second is checked.window.actions_by_name["ignore_once"]
    first.trigger()
    heading = checked.workbench.entries[BUSES - 1].blocks[13]
    assert isinstance(heading, Heading)
    assert heading.number == "四、"
    editor.show_block((0,))
    assert not editor.text_menu(editor.cursorRect().center()).actions()[0].text().startswith("采纳")


def test_alt_f1_and_a_pause_of_the_mouse_say_what_is_meant(checked: Application, qtbot: QtBot) -> None:
    editor = editor_of(checked)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F1, ALT)
    qtbot.waitUntil(lambda: "“七、”" in QToolTip.text())
    assert QToolTip.text().startswith("提示：")
    assert QToolTip.text().endswith("建议“四、”")
    QToolTip.hideText()
    point = editor.cursorRect().center() - QPoint(4, 0)
    hovering = QHelpEvent(QHelpEvent.Type.ToolTip, point, editor.viewport().mapToGlobal(point))
    QCoreApplication.sendEvent(editor.viewport(), hovering)
    qtbot.waitUntil(lambda: "“七、”" in QToolTip.text())


def test_a_number_that_stands_twice_leads_from_each_of_the_two_entries_to_the_other(
    application: Application, qtbot: QtBot
) -> None:
    bench, panel = application.workbench, application.window.edit.document.findings
    first, second = [at for at, entry in enumerate(bench.entries) if entry.number_zh][1:3]
    number = bench.entries[first].number_zh
    bench.do(SetEntryField(bench.entries[second].id, "number_zh", number))
    bench.choose_entry(bench.entries[second].id)
    for here, there in ((second, first), (first, second)):
        qtbot.waitUntil(lambda: any(row.finding.rule.endswith("number_twice") for row in panel.rows), timeout=20000)
        at = next(at for at, row in enumerate(panel.rows) if row.finding.rule.endswith("number_twice"))
        assert bench.entry_id == bench.entries[here].id
        assert f"“{number}”已是本期第 {there + 1} 条的文号" in panel.list.model().index(at, 0).data()
        panel.choose(at)
        buttons = panel.list.indexWidget(panel.list.model().index(at, 0))
        assert isinstance(buttons, FindingButtons)
        assert buttons.other.text() == f"看第 {there + 1} 条"
        buttons.other.click()
    assert bench.entry_id == bench.entries[second].id


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "提示，第{page}页 · 七，标题编号是“七、”，按顺序应为“四、”。{rest}，建议“四、”"),
        (
            "en",
            "Hint, p. {page} · 七, The heading is numbered “七、” where “四、” would follow. {rest}, suggested: “四、”",
        ),
    ],
)
def test_a_row_says_level_place_sentence_and_suggestion(
    checked: Application, qtbot: QtBot, language: str, words: str
) -> None:
    checked.settings.language = language
    checked.redress()
    qtbot.waitUntil(lambda: checked.workbench.pages is not None, timeout=20000)
    panel = panel_of(checked)
    page = checked.workbench.span_of(checked.workbench.entry_id)
    assert page is not None
    said = panel.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    rest = "可以保留，也可以用“段落 › 重新编号”。" if language == "zh" else "Keep it, or restart the numbering."
    assert said in {words.format(page=number, rest=rest) for number in range(page[0], page[1] + 1)}
    row = panel.list.model().index(0, 0).data(ROW)
    assert [(piece.text, piece.fate) for piece in row.pieces if piece.fate != "stays"] == [
        ("七", "goes"),
        ("四", "comes"),
    ]


def test_rows_are_filtered_by_level_and_by_rule_and_the_head_says_so(checked: Application) -> None:
    panel = panel_of(checked)
    panel.show_rule("")
    panel.whole_issue.click()
    everything = len(panel.rows)
    assert {row.finding.level for row in panel.rows} == {"error", "doubt", "hint"}
    panel.chips["error"].click()
    panel.chips["doubt"].click()
    assert {row.finding.level for row in panel.rows} == {"hint"}
    at = next(at for at, row in enumerate(panel.rows) if row.finding.rule == "desk.heading_number")
    index = panel.list.model().index(at, 0)
    panel.list.scrollTo(index)
    only = panel.row_menu(panel.list.visualRect(index).center()).actions()[-1]
    assert only.text() == "只看这一类（3）"
    only.trigger()
    assert {row.finding.rule for row in panel.rows} == {"desk.heading_number"}
    assert panel.filtered.isVisible()
    panel.filtered.click()
    panel.chips["hint"].click()
    assert not panel.rows
    assert f"藏起了 {everything} 条" in " ".join(
        label.text() for label in panel.findChildren(QLabel) if label.isVisible()
    )
    for chip in panel.chips.values():
        chip.click()
    assert len(panel.rows) == everything


# checking by hand


def test_f7_checks_the_entry_now_and_shift_f7_the_issue(checked: Application, qtbot: QtBot) -> None:
    bench, editor, panel = checked.workbench, editor_of(checked), panel_of(checked)
    editor.show_block((13,))
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    compose(editor, "", "八")
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: selected(checked) == ((13,), "八、"), timeout=20000)
    press(Qt.Key.Key_Return, CTRL)
    bench.choose_entry(bench.entries[BUSES - 1].id)
    editor.setFocus()
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: message(checked).startswith("本条目检查过了"), timeout=20000)
    panel.show_rule("")
    press(Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: panel.whole_issue.isChecked() and panel.list.currentIndex().row() == 0, timeout=20000)


@pytest.mark.parametrize("typed", [True, False])
def test_who_asked_for_a_check_and_types_meanwhile_is_led_nowhere(
    checked: Application, qtbot: QtBot, typed: bool
) -> None:
    answers: list[Callable[[], None]] = []
    request = checked.pages.request_check
    checked.pages.request_check = (  # type: ignore[method-assign]
        lambda issue, done, failed, known: request(
            issue, lambda found: answers.append(lambda: done(found)), failed, known
        )
    )
    editor = editor_of(checked)
    QTest.keyClick(editor, Qt.Key.Key_Home, CTRL)
    before = editor.textCursor().position()
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=20000)
    if typed:
        commit = QInputMethodEvent()
        commit.setCommitString("再")
        QCoreApplication.sendEvent(editor, commit)
    answers.pop()()
    assert editor.textCursor().hasSelection() is not typed
    assert (editor.textCursor().position() == before + 1) is typed
    qtbot.waitUntil(lambda: len(answers) == int(typed), timeout=20000)
    for answer in answers:
        answer()
    assert editor.textCursor().hasSelection() is not typed


def test_an_issue_at_press_is_read_and_not_changed(checked: Application) -> None:
    bench = checked.workbench
    before = bench.entries[BUSES - 1]
    press(Qt.Key.Key_F8)
    bench.call_desk(lambda desk: desk.archive.set_issue_state(bench.issue.id if bench.issue else 0, "at_press"))
    bench.reload()
    press(Qt.Key.Key_Return, CTRL)
    assert bench.entries[BUSES - 1] == before
    assert "付印" in message(checked)


# the memory


def test_the_memory_lists_searches_ends_and_exports(checked: Application, qtbot: QtBot, home: Path) -> None:
    window, bench = checked.window, checked.workbench
    for digit in (Qt.Key.Key_1, Qt.Key.Key_3):
        press(Qt.Key.Key_F8)
        press(Qt.Key.Key_I, CTRL)
        press(digit)
        press(Qt.Key.Key_Return)
    window.actions_by_name["memory"].trigger()
    dialog = window.edit.document.finding_acts.memory
    assert dialog.isVisible()
    assert dialog.count.text() == "2 / 2 条"
    qtbot.waitUntil(lambda: [one.uses for one in kept(checked)] == [1, 1], timeout=20000)
    dialog.search.setText("人名")
    qtbot.waitUntil(lambda: dialog.count.text() == "1 / 2 条")
    assert dialog.rows.shown[0].place.text == "八、"
    dialog.export(home / "memory.csv")
    assert "八、" in (home / "memory.csv").read_text("utf-8-sig")
    dialog.table.selectRow(0)
    dialog.end_button.click()
    assert dialog.count.text() == "0 / 1 条"
    wait_for(checked, qtbot, SAFETY, ("八、", "五、"), ("（二十）", "（十七）"))
    dialog.with_ended.click()
    assert dialog.count.text() == "1 / 2 条"
    assert "终止" in dialog.rows.index(0, 5).data()
    bench.undo()
    wait_for(checked, qtbot, SAFETY, ("（二十）", "（十七）"))


def kept(program: Application):  # type: ignore[no-untyped-def]
    return program.workbench.call_desk(lambda desk: desk.archive.decisions.all())


def test_the_keys_are_those_of_the_menu(application: Application) -> None:
    acts = application.window.actions_by_name
    keys: dict[str, Callable[[], QKeySequence]] = {
        "check_entry": lambda: QKeySequence("F7"),
        "check_issue": lambda: QKeySequence("Shift+F7"),
        "accept": lambda: QKeySequence("Ctrl+Return"),
        "ignore_once": lambda: QKeySequence("Ctrl+I"),
        "ignore_always": lambda: QKeySequence("Ctrl+Shift+I"),
        "tell_finding": lambda: QKeySequence("Alt+F1"),
    }
    assert {name: acts[name].shortcut() for name in keys} == {name: key() for name, key in keys.items()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_a_small_window_the_question_is_whole(application: Application, qtbot: QtBot, language: str) -> None:
    bench, panel = application.workbench, panel_of(application)
    application.settings.language = language
    application.redress()
    application.window.resize(1024, 680)
    qtbot.waitUntil(lambda: bench.are_checked, timeout=20000)
    bench.choose_entry(bench.entries[8].id)
    panel.show_rule("proofreading.title_differs")
    editor_of(application).setFocus()
    press(Qt.Key.Key_F8)
    assert application.window.edit.document.details.isVisible()
    press(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: panel.form.height() >= panel.form.sizeHint().height())
    for part in (*panel.form.reasons.values(), panel.form.ignore, panel.form.scope):
        assert part.height() >= part.minimumSizeHint().height()
        assert panel.rect().contains(part.mapTo(panel, part.rect().bottomRight()))
    press(Qt.Key.Key_Escape)
    assert panel.list.isVisible()


@pytest.mark.parametrize("act", ["accept", "ignore_once"])
def test_what_is_meant_is_found_below_text_that_is_being_typed(checked: Application, act: str) -> None:
    bench, editor = checked.workbench, editor_of(checked)
    before = bench.entry
    assert before is not None
    joined = next(
        at for at in range(1, 12) if all(isinstance(one, Paragraph) for one in before.blocks[at - 1 : at + 1])
    )
    editor.show_block((joined,))
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    press(Qt.Key.Key_Backspace)
    place = editor.document().find("七、").selectionStart()
    editor.choose_place(place, place)
    assert bench.entry == before  # not committed yet
    checked.window.actions_by_name[act].trigger()
    if act == "ignore_once":
        form = panel_of(checked).form
        press(Qt.Key.Key_2)
        press(Qt.Key.Key_Return)
        assert not form.isVisible()
    else:
        heading = block_at(bench.entries[BUSES - 1].blocks, (12,))
        assert isinstance(heading, Heading)
        assert heading.number == "四、"
    assert [one for one in bench.findings_of(before.id) if one.text == "七、"] == []
