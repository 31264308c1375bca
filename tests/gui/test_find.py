"""Finding in an entry: with real keys, in every kind of line, wrapping and saying so, the caret where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import ReplaceBlocks, SetEntryField
from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.find_bar import FindBar
from gazette.model import Block, Cell, NameList, Note, Paragraph, Person, Picture, Signature, Table
from tests.gui.keyboard import give_keys

BLOCKS: tuple[Block, ...] = (
    Paragraph(text="由市水务局牵头，市水务局负责。"),
    Table(rows=((Cell(text="市水务局", colspan=2),), (Cell(text="其他"), Cell(text="区水务局"))), caption="水务局分工"),
    NameList(people=(Person(name="张三", affiliation="市水务局"), Person(name="李四", affiliation="财政局"))),
    Picture(sha256="0" * 64, media_type="image/png", width=9, height=9, text="水务局大门", caption="水务局"),
    Note(text="注：水务局含区水务局。"),
    Signature(lines=("云澜市水务局",)),
)


@pytest.fixture
def editing(application: Application, qtbot: QtBot) -> Application:
    """The first entry has a document with 水务局 in lines of every kind."""
    entry = application.workbench.entry
    assert entry is not None
    application.workbench.do(ReplaceBlocks(entry.id, (0,), BLOCKS, count=len(entry.blocks)))
    application.workbench.do(SetEntryField(entry.id, "title_full", "云澜市水务局关于水务局的通知"))
    application.workbench.do(SetEntryField(entry.id, "title_lines", ("云澜市水", "务局关于水务局的", "通知")))
    give_keys(qtbot, application.window)
    application.window.edit.document.editor.setFocus()
    return application


def parts(application: Application) -> tuple[DocumentEditor, FindBar]:
    document = application.window.edit.document
    return document.editor, document.find_bar


def find(application: Application, qtbot: QtBot, words: str) -> FindBar:
    _, bar = parts(application)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    assert bar.field.hasFocus()
    bar.field.clear()
    qtbot.keyClicks(bar.field, words) if words.isascii() else bar.field.insert(words)
    qtbot.waitUntil(lambda: not bar._rest.isActive())
    return bar


def marked(editor: DocumentEditor) -> list[str]:
    """The texts that are marked as found."""
    marks = editor.extraSelections()
    theirs = [cursor for _, cursor in editor.marks.findings.between(0, editor.document().blockCount() - 1)]
    return [mark.cursor.selectedText() for mark in marks if mark.cursor not in theirs]


def test_every_kind_of_line_is_searched_and_counted(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    find(editing, qtbot, "水务局")
    assert bar.count.text() == "1 / 13"
    cells = [place for place in bar._found if place.cell is not None]
    assert [place.cell for place in cells] == [0, 2]
    assert "水\u2028务局" in marked(editor)
    assert set(marked(editor)) == {"水务局", "水\u2028务局"}


def test_keys_lead_on_and_back_and_it_wraps_and_says_so(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    find(editing, qtbot, "水务局")
    field = bar.field
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 / 13"
    assert editor.textCursor().selectedText() == "水务局"
    qtbot.keyClick(field, Qt.Key.Key_F3)
    assert bar.count.text() == "3 / 13"
    assert editor.textCursor().block().text() == "由市水务局牵头，市水务局负责。"
    qtbot.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (bar.count.text(), bar.note.text()) == ("1 / 13", "")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (bar.count.text(), bar.note.text()) == ("13 / 13", "已到开头，从末尾继续")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (bar.count.text(), bar.note.text()) == ("1 / 13", "已到末尾，从头继续")


def test_all_places_are_gone_through_once(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    find(editing, qtbot, "水务局")
    editor.setFocus()
    seen = []
    for _ in range(13):
        qtbot.keyClick(editor, Qt.Key.Key_F3)
        seen.append(bar.count.text())
    assert seen == [f"{number} / 13" for number in range(1, 14)]


def test_esc_goes_back_to_the_text_with_the_caret_where_it_was(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    find(editing, qtbot, "注：")
    assert bar.count.text() == "1 / 1"
    assert editor.textCursor().position() == 3
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert editor.hasFocus()
    assert editor.textCursor().position() == 3
    assert marked(editor) == []


def test_who_went_to_a_place_writes_on_there(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    find(editing, qtbot, "财政局")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert editor.hasFocus()
    assert editor.textCursor().selectedText() == "财政局"


def test_a_cell_that_somebody_went_to_is_opened(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    find(editing, qtbot, "区水务局")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 / 2"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    grid = editor.grid
    assert grid is not None
    assert grid.hasFocus()
    assert (grid.currentRow(), grid.currentColumn()) == (1, 1)
    qtbot.keyClick(grid, Qt.Key.Key_F3)
    assert editor.grid is None


def test_what_is_selected_is_looked_for(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    editor.show_text("财政局")
    qtbot.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.field.text() == "财政局"
    assert bar.count.text() == "1 / 1"


def test_what_counts_as_equal_can_be_chosen(editing: Application, qtbot: QtBot) -> None:
    entry = editing.workbench.entry
    assert entry is not None
    editing.workbench.do(ReplaceBlocks(entry.id, (0,), (Paragraph(text="ＧＤＰ、gdp、GDPs"),)))
    bar = find(editing, qtbot, "GDP")
    assert bar.count.text() == "1 / 3"
    for box, count in ((bar.options.any_width, "1 / 2"), (bar.options.match_case, "1 / 1")):
        box.click()
        assert bar.count.text() == count
    bar.options.whole_words.click()
    assert bar.count.text() == "没有找到"


def test_the_count_follows_what_is_typed_in_the_text(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    find(editing, qtbot, "财政局")
    editor.setFocus()
    editor.show_text("注：")
    editor.insertPlainText("财政局财政局")
    qtbot.waitUntil(lambda: bar.count.text().endswith("/ 3"))


def test_nothing_reacts_while_an_input_method_composes(editing: Application, qtbot: QtBot) -> None:
    editor, bar = parts(editing)
    find(editing, qtbot, "")
    QApplication.sendEvent(bar.field, QInputMethodEvent("shui'wu", []))
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    qtbot.keyClick(bar.field, Qt.Key.Key_F3)
    qtbot.keyClick(bar.field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    assert bar.count.text() == ""
    done = QInputMethodEvent()
    done.setCommitString("水务")
    QApplication.sendEvent(bar.field, done)
    qtbot.waitUntil(lambda: bar.count.text() == "1 / 13")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    QApplication.sendEvent(editor, QInputMethodEvent("cai", []))
    for name in ("find", "find_next", "replace"):
        editing.window.actions_by_name[name].trigger()
    assert not bar.isVisible()
    assert not editing.window.edit.document.replacing.isVisible()
    QApplication.sendEvent(editor, QInputMethodEvent("", []))


def test_only_what_is_in_view_is_marked_in_a_long_document(editing: Application, qtbot: QtBot) -> None:
    entry = editing.workbench.entry
    assert entry is not None
    many = tuple(Paragraph(text=f"第{number}段写着水务局。") for number in range(2000))
    editing.workbench.do(ReplaceBlocks(entry.id, (0,), many, count=len(entry.blocks)))
    editor, bar = parts(editing)
    find(editing, qtbot, "写着水务局")
    assert bar.count.text() == "1 / 2,000"
    assert 0 < len(marked(editor)) < 60
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "2,000 / 2,000"
    assert 0 < len(marked(editor)) < 60
    qtbot.waitUntil(lambda: editor.viewport().rect().contains(editor.cursorRect()))


def test_a_cell_that_was_found_comes_into_view(editing: Application, qtbot: QtBot) -> None:
    entry = editing.workbench.entry
    assert entry is not None
    rows = tuple((Cell(text=f"第{number}行"), Cell(text="正文" * 20)) for number in range(60))
    editing.workbench.do(ReplaceBlocks(entry.id, (0,), (Table(rows=rows),), count=len(entry.blocks)))
    editor, bar = parts(editing)
    find(editing, qtbot, "第55行")
    from gazette.gui.found_places import place_rect

    rect = place_rect(editor, editor._tables, bar._found[0])
    assert editor.viewport().rect().contains(rect.toRect().center())
