"""What is selected is dragged to another place of the text: structure is kept, nothing goes, one step of undo."""

from contextlib import nullcontext

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.gui.entry_lines import LineKey
from gazette.model import Attachment, Block, Cell, Heading, NameList, Paragraph, Person, Signature, Table
from tests.gui.test_blocks import blocks_of, editor_of, entry_of, press, with_blocks
from tests.gui.test_not_saved import refused
from tests.gui.test_pasting_structure import copied
from tests.gui.test_removing_across_kinds import select

_Move, _Copy = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
_TABLE = Table(rows=((Cell(text="甲"), Cell(text="1")), (Cell(text="乙"), Cell(text="2"))))
_HEADING = Heading(text="一、总体要求", level=1, number="一、")
_NAMES = NameList(people=(Person(name="张三", affiliation="副市长"), Person(name="李四", affiliation="局长")))
_LIST = Attachment(label="附件", title="名单", blocks=(Paragraph(text="附文尾文。"),))
_BLOCKS: tuple[Block, ...] = (
    Paragraph(text="前文 a  b后文𠮷。"),
    _HEADING,
    _TABLE,
    _NAMES,
    Paragraph(text="甲文乙文。"),
    Signature(lines=("云澜市政府", "2026年3月2日")),
    _LIST,
)
_FIRST, _LAST, _INNER = LineKey((0,), "text"), LineKey((4,), "text"), LineKey((6, 0), "text")


@pytest.fixture
def opening(application: Application) -> Application:
    with_blocks(application, _BLOCKS)
    return application


def place_of(application: Application, key: LineKey, at: int) -> QPoint:
    editor, cursor = editor_of(application), editor_of(application).textCursor()
    editor.put_caret(key, at)
    point = editor.cursorRect().center()
    editor.setTextCursor(cursor)
    return point


def drop(application: Application, data: QMimeData, key: LineKey, at: int, action: Qt.DropAction) -> QDropEvent:
    point, view = place_of(application, key, at), editor_of(application).viewport()
    last = QDragEnterEvent(point, _Move | _Copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, last)
    for kind in (QDragMoveEvent, QDropEvent):
        last = kind(point, _Move | _Copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        last.setDropAction(action)
        QApplication.sendEvent(view, last)
    return last


def drag(
    application: Application,
    monkeypatch: pytest.MonkeyPatch,
    to: tuple[LineKey, int] | None,
    action: Qt.DropAction = _Move,
) -> None:
    """Drag the middle of what is selected with the mouse; ``to`` None: into another program, which takes it."""
    editor = editor_of(application)

    def exec_(dragged: QDrag, *_actions: object) -> Qt.DropAction:
        if to is not None:
            drop(application, dragged.mimeData(), *to, action)
        return action

    monkeypatch.setattr(QDrag, "exec", exec_)
    cursor = editor.textCursor()
    at = QTextCursor(cursor)
    at.setPosition(cursor.selectionStart())
    begin = editor.cursorRect(at).center() + QPoint(4, 0)
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(editor.viewport(), begin + QPoint(0, QApplication.startDragDistance() + 1))
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    QApplication.processEvents()


def undo_gives(application: Application, before: object) -> None:
    application.workbench.undo()
    assert entry_of(application) == before


def test_words_go_to_another_place_as_they_are(opening: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entry_of(opening)
    select(opening, _FIRST, 2, _FIRST, 7)
    drag(opening, monkeypatch, (_LAST, 2))
    editor_of(opening).settle()
    assert blocks_of(opening)[0] == Paragraph(text="前文后文𠮷。")
    assert blocks_of(opening)[4] == Paragraph(text="甲文 a  b乙文。")
    undo_gives(opening, before)


def test_what_lies_over_several_kinds_goes_with_them(opening: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entry_of(opening)
    select(opening, _FIRST, 7, LineKey((3,), "person", 0), 6)
    drag(opening, monkeypatch, (_LAST, 2))
    editor_of(opening).settle()
    said = blocks_of(opening)
    assert said == (
        Paragraph(text="前文 a  b"),
        NameList(people=_NAMES.people[1:]),
        Paragraph(text="甲文后文𠮷。"),
        _HEADING,
        _TABLE,
        NameList(people=_NAMES.people[:1]),
        Paragraph(text="乙文。"),
        *_BLOCKS[5:],
    )
    undo_gives(opening, before)


def test_a_drawn_table_goes_into_an_attachment(opening: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entry_of(opening)
    select(opening, LineKey((2,), "table"), 0, LineKey((2,), "table"), 1)
    drag(opening, monkeypatch, (_INNER, 5))
    editor_of(opening).settle()
    attachment = Attachment(label="附件", title="名单", blocks=(*_LIST.blocks, _TABLE))
    assert blocks_of(opening) == (*_BLOCKS[:2], *_BLOCKS[3:6], attachment)
    undo_gives(opening, before)


def test_what_does_not_go_into_text_goes_as_text(opening: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entry_of(opening)
    select(opening, _FIRST, 7, LineKey((1,), "text"), 2)
    drag(opening, monkeypatch, (LineKey((), "title"), 2))
    editor_of(opening).settle()
    assert entry_of(opening).title_full == "关于后文𠮷。一、防汛工作的通知"
    assert blocks_of(opening)[0] == Paragraph(text="前文 a  b总体要求")
    undo_gives(opening, before)


@pytest.mark.parametrize("to", [None, (_FIRST, 4), (LineKey((2,), "table"), 0)])
def test_what_leaves_the_text_or_finds_no_place_stays(
    opening: Application, monkeypatch: pytest.MonkeyPatch, to: tuple[LineKey, int] | None
) -> None:
    before = entry_of(opening)
    select(opening, _FIRST, 2, LineKey((1,), "text"), 4)
    drag(opening, monkeypatch, to)
    editor_of(opening).settle()
    assert entry_of(opening) == before
    assert editor_of(opening).textCursor().hasSelection()


def test_a_copy_is_dragged_with_ctrl(opening: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entry_of(opening)
    select(opening, _FIRST, 7, LineKey((1,), "text"), 6)
    drag(opening, monkeypatch, (_INNER, 5), _Copy)
    editor_of(opening).settle()
    inner = (Paragraph(text="附文尾文。后文𠮷。"), _HEADING)
    assert blocks_of(opening) == (*_BLOCKS[:6], Attachment(label="附件", title="名单", blocks=inner))
    undo_gives(opening, before)


def test_a_click_on_what_is_selected_puts_the_caret_there(opening: Application) -> None:
    select(opening, _FIRST, 2, _FIRST, 8)
    editor = editor_of(opening)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place_of(opening, _FIRST, 4))
    assert not editor.textCursor().hasSelection()
    assert editor.textCursor().positionInBlock() == 4


def test_what_comes_from_another_program_keeps_its_structure_and_stays_there(opening: Application) -> None:
    before = entry_of(opening)
    dropped = drop(opening, copied(), _LAST, 2, _Move)
    assert dropped.isAccepted()
    assert dropped.dropAction() == _Copy
    QApplication.processEvents()
    said = blocks_of(opening)
    assert said[4:6] == (Paragraph(text="甲文"), _HEADING)
    assert any(isinstance(block, Table) and block.rows[1][1].text == "100" for block in said)
    undo_gives(opening, before)


def test_while_it_is_dragged_from_another_program_a_copy_is_announced(opening: Application) -> None:
    data, view = QMimeData(), editor_of(opening).viewport()
    data.setText("别处的话")
    point, moves = place_of(opening, _LAST, 2), Qt.KeyboardModifier.ShiftModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(point, _Move | _Copy, data, Qt.MouseButton.LeftButton, moves)
        QApplication.sendEvent(view, event)
        assert event.isAccepted()
        assert event.dropAction() is _Copy


def test_a_table_that_alone_is_cut_is_pasted(opening: Application) -> None:
    select(opening, LineKey((2,), "table"), 0, LineKey((2,), "table"), 1)
    press(opening, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    editor_of(opening).put_caret(_INNER, 5)
    press(opening, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    editor_of(opening).settle()
    attachment = Attachment(label="附件", title="名单", blocks=(*_LIST.blocks, _TABLE))
    assert blocks_of(opening) == (*_BLOCKS[:2], *_BLOCKS[3:6], attachment)


@pytest.mark.parametrize("to", [(_LAST, 2), (LineKey((), "title"), 2)])
def test_what_cannot_be_put_where_it_is_dragged_stays_as_it_is(
    opening: Application, monkeypatch: pytest.MonkeyPatch, to: tuple[LineKey, int]
) -> None:
    """The archive takes nothing just then, or the target is no text and a table goes along."""
    before, editor = entry_of(opening), editor_of(opening)
    with refused("archive.locked") if to[0] == _LAST else nullcontext():
        select(opening, _FIRST, 7, LineKey((3,), "person", 0), 6)
        drag(opening, monkeypatch, to)
        assert editor.typed_entry() == before
        assert editor.textCursor().hasSelection()
    opening.workbench.save_now()
    assert entry_of(opening) == before
    assert not opening.workbench.has_unsaved


def test_a_table_that_cannot_be_saved_is_pasted_by_the_next_try(opening: Application) -> None:
    before, ctrl = entry_of(opening), Qt.KeyboardModifier.ControlModifier
    select(opening, _FIRST, 7, LineKey((3,), "person", 0), 6)
    press(opening, Qt.Key.Key_C, ctrl)
    editor_of(opening).put_caret(_INNER, 5)
    with refused("archive.locked"):
        press(opening, Qt.Key.Key_V, ctrl)
        assert editor_of(opening).typed_entry() == before
    press(opening, Qt.Key.Key_V, ctrl)
    attachment = blocks_of(opening)[6]
    assert isinstance(attachment, Attachment)
    assert _TABLE in attachment.blocks
    undo_gives(opening, before)
