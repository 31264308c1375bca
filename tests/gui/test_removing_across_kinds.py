"""What is selected across lines of different kinds goes, and every line keeps what of it was not selected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gazette.gui.app import Application
from gazette.gui.entry_lines import LineKey
from gazette.model import Attachment, Block, Cell, Paragraph, Table
from tests.gui.test_blocks import compose, editor_of, entry_of, press, with_blocks

_TABLE = Table(rows=((Cell(text="甲"), Cell(text="1")), (Cell(text="乙"), Cell(text="2"))))
_LIST = Attachment(label="附件", title="名单", blocks=(Paragraph(text="附文尾文"),))
_BLOCKS: tuple[Block, ...] = (Paragraph(text="前文后文"), _TABLE, Paragraph(text="甲文乙文"), _LIST)
_DATE, _LABEL = LineKey((), "date"), LineKey((3,), "label")
_ABOVE, _GRID, _BELOW = LineKey((0,), "text"), LineKey((1,), "table"), LineKey((2,), "text")
_INNER = LineKey((3, 0), "text")
_CASES: tuple[tuple[LineKey, int, LineKey, int, tuple[Block, ...]], ...] = (
    (_ABOVE, 2, _GRID, 0, (Paragraph(text="前文"), *_BLOCKS[1:])),
    (_ABOVE, 2, _GRID, 1, (Paragraph(text="前文"), *_BLOCKS[2:])),
    (_GRID, 1, _BELOW, 2, (*_BLOCKS[:2], Paragraph(text="乙文"), _LIST)),
    (_GRID, 0, _BELOW, 2, (_BLOCKS[0], Paragraph(text="乙文"), _LIST)),
    (_GRID, 0, _GRID, 1, (_BLOCKS[0], *_BLOCKS[2:])),
    (_ABOVE, 2, _BELOW, 2, (Paragraph(text="前文乙文"), _LIST)),
    (
        _BELOW,
        2,
        _LABEL,
        1,
        (*_BLOCKS[:2], Paragraph(text="甲文"), Attachment(label="件", title="名单", blocks=_LIST.blocks)),
    ),
    (
        _BELOW,
        2,
        _INNER,
        2,
        (*_BLOCKS[:2], Paragraph(text="甲文"), Attachment(label="", title="", blocks=(Paragraph(text="尾文"),))),
    ),
    (_DATE, 5, _ABOVE, 2, (Paragraph(text="后文"), *_BLOCKS[1:])),
)


@pytest.fixture
def opening(application: Application) -> Application:
    with_blocks(application, _BLOCKS)
    return application


def select(application: Application, first: LineKey, start: int, last: LineKey, end: int) -> None:
    editor = editor_of(application)
    editor.put_caret(last, end)
    until = editor.textCursor().position()
    editor.put_caret(first, start)
    editor.choose_place(editor.textCursor().position(), until)


def test_every_line_keeps_what_was_not_selected(opening: Application) -> None:
    before = entry_of(opening)
    for first, start, last, end, left in _CASES:
        select(opening, first, start, last, end)
        press(opening, Qt.Key.Key_Delete)
        editor_of(opening).settle()
        assert entry_of(opening).blocks == left
        opening.workbench.undo()
        assert entry_of(opening) == before


def test_it_is_the_same_however_it_goes(opening: Application) -> None:
    before = entry_of(opening)
    for how in ("delete", "backspace", "cut", "type", "compose", "paste", "menu"):
        select(opening, _ABOVE, 2, _GRID, 0)
        put = replace_selected(opening, how)
        editor_of(opening).settle()
        assert entry_of(opening).blocks == (Paragraph(text=f"前文{put}"), *_BLOCKS[1:]), how
        opening.workbench.undo()
        assert entry_of(opening) == before


def replace_selected(application: Application, how: str) -> str:
    """Take out what is selected in one of the ways that a person has; what stands there instead."""
    editor = editor_of(application)
    match how:
        case "delete" | "backspace":
            press(application, Qt.Key.Key_Delete if how == "delete" else Qt.Key.Key_Backspace)
        case "cut":
            press(application, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
            assert QGuiApplication.clipboard().text().strip() == "后文"
        case "type":
            QTest.keyClicks(editor, "q")
            return "q"
        case "compose":
            compose(application, "zhong")
            compose(application, "", "中")
            return "中"
        case "paste":
            QGuiApplication.clipboard().setText("贴")
            press(application, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            return "贴"
        case "menu":
            menu = editor.text_menu(editor.cursorRect().center())
            next(action for action in menu.actions() if action.objectName() == "edit-delete").trigger()
    return ""


def test_beside_a_table_nothing_that_is_put_in_vanishes(opening: Application) -> None:
    editor = editor_of(opening)
    editor.put_caret(_GRID, 1)
    compose(opening, "", "中")
    assert "中" not in editor.toPlainText()
    QGuiApplication.clipboard().setText("贴来的话。")
    press(opening, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    editor.settle()
    assert entry_of(opening).blocks == (*_BLOCKS[:2], Paragraph(text="贴来的话。"), *_BLOCKS[2:])
    select(opening, _GRID, 0, _GRID, 1)
    press(opening, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    editor.settle()
    assert entry_of(opening).blocks == (*_BLOCKS[:2], *[Paragraph(text="贴来的话。")] * 2, *_BLOCKS[2:])


def test_the_caret_stays_where_it_was_when_an_empty_line_comes_back(opening: Application) -> None:
    editor = editor_of(opening)
    select(opening, LineKey((), "number"), 0, _ABOVE, 2)
    press(opening, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, "No. 7")
    editor.settle()
    QTest.keyClicks(editor, "8")
    editor.settle()
    assert entry_of(opening).number_zh == "No. 78"
