"""Blocks are begun, deleted and moved in the window, each act one step of undo, the others untouched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from gazette.desk import AddEntry, ReplaceBlocks
from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.table_grid import TableGrid
from gazette.model import (
    Appointment,
    Attachment,
    Block,
    Cell,
    Enclosure,
    Entry,
    Heading,
    NameList,
    Note,
    Paragraph,
    Person,
    Signature,
    Table,
)

BODY: tuple[Block, ...] = (
    Paragraph(text="经市政府同意，现印发给你们。"),
    Heading(text="一、总体要求", level=1, number="一、"),
    Paragraph(text="防汛工作①要早部署。"),
    Note(text="①指城市防汛。", mark="①"),
    Paragraph(text="各单位照此执行。"),
)


def editor_of(application: Application) -> DocumentEditor:
    return application.window.edit.document.editor


def entry_of(application: Application) -> Entry:
    entry = application.workbench.entry
    assert entry is not None
    return entry


def blocks_of(application: Application) -> tuple[Block, ...]:
    return entry_of(application).blocks


@pytest.fixture
def opening(application: Application) -> Application:
    """A new entry of BODY is current, the caret in its first block."""
    with_blocks(application, BODY)
    return application


def with_blocks(application: Application, blocks: tuple[Block, ...]) -> None:
    bench = application.workbench
    section = bench.sections[0].id
    change = bench.do(AddEntry(Entry(title_zh="关于防汛工作的通知", date="2026-03-02", blocks=blocks), section))
    assert change is not None
    bench.choose_entry(next(iter(change.entries)))
    editor_of(application).show_block((0,))
    editor_of(application).setFocus()


def act(application: Application, name: str) -> None:
    action = application.window.actions_by_name[name]
    assert action.isEnabled(), name
    action.trigger()


def undone(application: Application) -> str:
    name = application.workbench.undo_name
    assert name is not None
    assert name.zh is not None
    application.workbench.undo()
    return name.zh


def press(application: Application, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(editor_of(application), key, held)


def compose(application: Application, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor_of(application), event)


@pytest.mark.parametrize(
    ("name", "new", "told"),
    [
        ("insert_paragraph", Paragraph(text=""), "插入正文"),
        ("insert_names", NameList(people=(Person(name=""),)), "插入名单"),
        ("insert_appointments", Appointment(lead="任命：", lines=("",), records=()), "插入任免"),
        ("insert_note", Note(text="注："), "插入附注"),
        ("insert_signature", Signature(lines=("2026年3月2日",)), "插入落款"),
    ],
)
def test_a_block_is_begun_below_the_caret_and_its_footnotes(
    opening: Application, name: str, new: Block, told: str
) -> None:
    editor_of(opening).show_block((2,))
    act(opening, name)
    assert blocks_of(opening) == (*BODY[:4], new, *BODY[4:])
    assert editor_of(opening).current_path() == (4,)
    assert undone(opening) == told
    assert blocks_of(opening) == BODY


def test_a_table_is_asked_for_and_begun_with_the_keys_alone(opening: Application) -> None:
    act(opening, "insert_table")
    size = opening.window.edit.document.blocks.size
    assert size.isVisible()
    size.rows.setValue(2)
    size.columns.setValue(4)
    QTest.keyClick(size, Qt.Key.Key_Return)
    assert not size.isVisible()
    assert blocks_of(opening)[1] == Table(rows=((Cell(),) * 4,) * 2, header_rows=1)
    (grid,) = editor_of(opening).findChildren(TableGrid)
    QTest.keyClicks(grid, "x")
    cell = grid.findChild(QPlainTextEdit)
    assert cell is not None
    QTest.keyClick(cell, Qt.Key.Key_Escape)
    table = blocks_of(opening)[1]
    assert isinstance(table, Table)
    assert table.rows[0][0].text == "x"
    assert [undone(opening), undone(opening)] == ["修改表格", "插入表格"]
    assert blocks_of(opening) == BODY


def test_leaving_the_question_makes_no_table(opening: Application) -> None:
    act(opening, "insert_table")
    QTest.keyClick(opening.window.edit.document.blocks.size, Qt.Key.Key_Escape)
    assert blocks_of(opening) == BODY


def test_attachments_are_numbered_as_they_come(opening: Application) -> None:
    act(opening, "insert_attachment")
    first = Attachment(label="附件", title="", blocks=(Paragraph(text=""),))
    assert blocks_of(opening) == (*BODY, first)
    QTest.keyClicks(editor_of(opening), "Plan")
    act(opening, "insert_attachment")
    labels = [block.label for block in blocks_of(opening) if isinstance(block, Attachment)]
    assert labels == ["附件1", "附件2"]
    assert editor_of(opening).current_path() == (6,)
    assert undone(opening) == "插入附件"
    assert blocks_of(opening)[-1] == Attachment(label="附件", title="Plan", blocks=(Paragraph(text=""),))


def test_a_plan_takes_what_stands_below(opening: Application) -> None:
    act(opening, "insert_enclosure")
    assert blocks_of(opening) == (BODY[0], Enclosure(title="", blocks=BODY[1:]))
    assert editor_of(opening).current_key().part == "title"
    assert undone(opening) == "插入方案标题"
    assert blocks_of(opening) == BODY


def test_a_block_is_deleted_with_its_footnotes(opening: Application) -> None:
    editor_of(opening).show_block((2,))
    act(opening, "remove_block")
    assert blocks_of(opening) == (BODY[0], BODY[1], BODY[4])
    assert undone(opening) == "删除段落"
    assert blocks_of(opening) == BODY


def test_blocks_move_by_the_keys_that_move_entries(opening: Application) -> None:
    before = [entry.id for entry in opening.workbench.entries]
    editor_of(opening).show_block((4,))
    press(opening, Qt.Key.Key_End)
    for _ in range(2):
        press(opening, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
    assert blocks_of(opening) == (BODY[0], BODY[4], *BODY[1:4])
    assert editor_of(opening).current_path() == (1,)
    assert editor_of(opening).textCursor().atBlockEnd()
    press(opening, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
    assert [entry.id for entry in opening.workbench.entries] == before
    assert [undone(opening) for _ in range(3)] == ["移动段落"] * 3
    assert blocks_of(opening) == BODY


def test_a_new_entry_is_written_from_its_title_on_with_enter_alone(application: Application) -> None:
    act(application, "new_entry")
    editor = editor_of(application)
    editor.setFocus()
    QTest.keyClicks(editor, "Notice")
    for _ in range(4):
        press(application, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Text.")
    editor.settle()
    assert entry_of(application).title_full == "Notice"
    assert blocks_of(application) == (Paragraph(text="Text."),)


def test_enter_below_a_heading_begins_text_that_looks_so(opening: Application) -> None:
    editor = editor_of(opening)
    editor.show_block((1,))
    press(opening, Qt.Key.Key_End)
    press(opening, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "abc")
    assert editor.textCursor().charFormat().fontWeight() == 400
    editor.settle()
    assert blocks_of(opening) == (*BODY[:2], Paragraph(text="abc"), *BODY[2:])


def test_enter_in_an_empty_heading_makes_it_text(opening: Application) -> None:
    editor = editor_of(opening)
    act(opening, "insert_paragraph")
    act(opening, "kind_heading2")
    assert isinstance(blocks_of(opening)[1], Heading)
    press(opening, Qt.Key.Key_End)
    for _ in range(3):
        press(opening, Qt.Key.Key_Backspace)
    press(opening, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "abc")
    editor.settle()
    assert blocks_of(opening) == (BODY[0], Paragraph(text="abc"), *BODY[1:])


def test_enter_before_a_block_begins_one_above_it(opening: Application) -> None:
    editor_of(opening).show_block((1,))
    press(opening, Qt.Key.Key_Home)
    press(opening, Qt.Key.Key_Return)
    assert blocks_of(opening) == (BODY[0], Paragraph(text=""), *BODY[1:])
    assert editor_of(opening).current_path() == (2,)


def test_backspace_first_takes_the_heading_then_joins(opening: Application) -> None:
    editor = editor_of(opening)
    editor.show_block((1,))
    press(opening, Qt.Key.Key_Home)
    press(opening, Qt.Key.Key_Backspace)
    assert blocks_of(opening)[1] == Paragraph(text="总体要求")
    press(opening, Qt.Key.Key_Home)
    press(opening, Qt.Key.Key_Backspace)
    editor.settle()
    assert blocks_of(opening) == (Paragraph(text="经市政府同意，现印发给你们。总体要求"), *BODY[2:])
    undone(opening)
    assert undone(opening) == "改段落种类"
    assert blocks_of(opening) == BODY


def test_delete_at_the_end_keeps_the_upper_kind(opening: Application) -> None:
    editor = editor_of(opening)
    editor.show_block((1,))
    press(opening, Qt.Key.Key_End)
    press(opening, Qt.Key.Key_Delete)
    editor.settle()
    assert blocks_of(opening)[1] == Heading(text="一、总体要求防汛工作①要早部署。", level=1, number="一、")
    undone(opening)
    assert blocks_of(opening) == BODY


def test_text_is_not_joined_to_a_footnote(opening: Application) -> None:
    editor = editor_of(opening)
    editor.show_block((4,))
    press(opening, Qt.Key.Key_Home)
    press(opening, Qt.Key.Key_Backspace)
    editor.show_block((2,))
    press(opening, Qt.Key.Key_End)
    press(opening, Qt.Key.Key_Delete)
    editor.settle()
    assert blocks_of(opening) == BODY


def test_backspace_takes_an_empty_paragraph_below_a_table(opening: Application) -> None:
    table = Table(rows=((Cell(text="甲"),),))
    opening.workbench.do(ReplaceBlocks(entry_of(opening).id, (0,), (table, Paragraph(text=""))))
    editor_of(opening).show_block((1,))
    press(opening, Qt.Key.Key_Backspace)
    assert blocks_of(opening) == (table, *BODY[1:])


def test_delete_on_a_table_takes_it_whole(opening: Application) -> None:
    table = Table(rows=((Cell(text="甲"),),))
    opening.workbench.do(ReplaceBlocks(entry_of(opening).id, (0,), (table, BODY[0])))
    editor_of(opening).show_block((0,))
    press(opening, Qt.Key.Key_Delete)
    assert blocks_of(opening) == BODY
    assert undone(opening) == "删除表格"


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_1, Qt.Key.Key_Escape],
)
def test_nothing_reacts_while_an_input_method_composes(opening: Application, key: Qt.Key) -> None:
    editor = editor_of(opening)
    editor.show_block((1,))
    press(opening, Qt.Key.Key_Home)
    compose(opening, "fang")
    press(opening, key)
    press(opening, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
    press(opening, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    opening.window.actions_by_name["insert_names"].trigger()
    editor.commit()
    assert blocks_of(opening) == BODY
    assert not opening.window.edit.document.blocks.size.isVisible()
    compose(opening, "", "防")
    editor.settle()
    assert blocks_of(opening)[1] == Heading(text="防一、总体要求", level=1)
