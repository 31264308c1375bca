"""Behind Enter stands an empty line: what was typed before it is kept all the same, and the caret stays in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.model import Block, Heading, NameList, Paragraph, Person
from tests.gui.test_blocks import blocks_of, editor_of, press, with_blocks

_LINES: tuple[Block, ...] = (
    Heading(text="一、总体要求", level=1, number="一、"),
    Paragraph(text="甲文。"),
    NameList(people=(Person(name="张三"), Person(name="李四"))),
)


def kept(application: Application) -> tuple[Block, ...]:
    entry = application.workbench.entry
    assert entry is not None
    return application.workbench.call_desk(lambda desk: desk.archive.entry(entry.id)).blocks


@pytest.fixture
def opening(application: Application) -> Application:
    with_blocks(application, _LINES)
    return application


@pytest.mark.parametrize(
    ("place", "made"),
    [
        (0, (Heading(text="一、总体要求ab", level=1, number="一、"), Paragraph(text="q"), *_LINES[1:])),
        (1, (_LINES[0], Paragraph(text="甲文。ab"), Paragraph(text="q"), _LINES[2])),
        (2, (*_LINES[:2], NameList(people=(Person(name="张三ab"), Person(name="q"), Person(name="李四"))))),
    ],
)
def test_a_line_that_enter_began_stays_while_what_was_typed_is_kept(
    opening: Application, qtbot: QtBot, place: int, made: tuple[Block, ...]
) -> None:
    editor = editor_of(opening)
    editor.show_block((place,))
    press(opening, Qt.Key.Key_End)
    QTest.keyClicks(editor, "ab")
    press(opening, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ab" in str(kept(opening)), timeout=5000)
    line = editor.textCursor().blockNumber()
    for name in ("save", "zoom_in"):
        opening.window.actions_by_name[name].trigger()
    assert (editor.textCursor().blockNumber(), editor.textCursor().block().text()) == (line, "")
    QTest.keyClicks(editor, "q")
    editor.settle()
    assert blocks_of(opening) == made
    opening.workbench.undo()
    opening.workbench.undo()
    assert blocks_of(opening) == _LINES


def test_a_line_that_stays_empty_goes_when_the_caret_leaves_it(opening: Application, qtbot: QtBot) -> None:
    editor = editor_of(opening)
    editor.show_block((1,))
    press(opening, Qt.Key.Key_End)
    lines = editor.document().blockCount()
    QTest.keyClicks(editor, "ab")
    press(opening, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ab" in str(kept(opening)), timeout=5000)
    press(opening, Qt.Key.Key_Up)
    opening.window.actions_by_name["save"].trigger()
    assert editor.document().blockCount() == lines
    assert editor.textCursor().block().text() == "甲文。ab"


def test_a_heading_that_was_emptied_is_still_one_when_it_is_typed_anew(opening: Application, qtbot: QtBot) -> None:
    editor = editor_of(opening)
    editor.show_block((0,))
    press(opening, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(editor._rest.timeout, timeout=60_000):
        press(opening, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, "new")
    editor.settle()
    assert blocks_of(opening)[0] == Heading(text="new", level=1)
