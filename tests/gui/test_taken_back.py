"""Typing ends as a step of undo where a sentence ends; undo goes to the very place and marks it for a second."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.taken_back import PlaceMark
from gazette.gui.text_places import place_of_caret
from gazette.model import Paragraph, block_at, walk_blocks


@pytest.fixture
def editor(application: Application) -> DocumentEditor:
    bench, editor = application.workbench, application.window.edit.document.editor
    application.window.resize(1440, 900)
    entry, path = next(
        (entry, path)
        for entry in bench.entries
        for path, block in walk_blocks(entry.blocks)
        if isinstance(block, Paragraph) and len(block.text) > 60
    )
    bench.choose_entry(entry.id)
    editor.show_block(path)
    editor.setFocus()
    return editor


def compose(editor: DocumentEditor, text: str, preedit: str = "") -> None:
    if preedit:
        QApplication.sendEvent(editor, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def text_of(application: Application, editor: DocumentEditor) -> str:
    entry = application.workbench.entry
    assert entry is not None
    block = block_at(entry.blocks, editor.current_path())
    assert isinstance(block, Paragraph)
    return block.text


def mark_of(application: Application) -> PlaceMark:
    return application.window.edit.document.taken_back.mark


@pytest.mark.parametrize("stop", ["。", "；", "！", "？"])
def test_each_sentence_is_a_step_of_its_own(
    application: Application, editor: DocumentEditor, qtbot: QtBot, stop: str
) -> None:
    before = text_of(application, editor)
    compose(editor, f"第一句{stop}", preedit="di yi ju")
    qtbot.wait(30)  # far less than a rest
    assert text_of(application, editor) == f"第一句{stop}{before}"
    compose(editor, "第二")
    compose(editor, "句")
    qtbot.wait(30)
    assert text_of(application, editor) == f"第一句{stop}{before}"
    undo = application.window.actions_by_name["undo"]
    undo.trigger()
    assert text_of(application, editor) == f"第一句{stop}{before}"
    undo.trigger()
    assert text_of(application, editor) == before


def test_a_stop_that_is_being_composed_ends_nothing(
    application: Application, editor: DocumentEditor, qtbot: QtBot
) -> None:
    before = text_of(application, editor)
    QApplication.sendEvent(editor, QInputMethodEvent("ju hao。", []))
    qtbot.wait(50)
    assert text_of(application, editor) == before


def test_undo_goes_to_the_characters_and_marks_them_for_a_second(
    application: Application, editor: DocumentEditor, qtbot: QtBot
) -> None:
    bench, mark = application.workbench, mark_of(application)
    path = editor.current_path()
    cursor = editor.textCursor()
    cursor.setPosition(cursor.block().position() + 12)
    cursor.setPosition(cursor.position() + 5, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    bench.settle()
    editor.show_block(())
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    assert not mark.isVisible()
    bench.undo()
    place = place_of_caret(editor)
    assert (place.key.path, place.at) == (path, 17)
    assert mark.isVisible()
    assert len(mark.rects) in (1, 2)
    assert sum(rect.width() for rect in mark.rects) > 40
    for rect in mark.rects:
        assert editor.viewport().rect().contains(rect.toRect())
    assert mark.grab().toImage().pixelColor(mark.rects[0].center().toPoint()) != editor.palette().base().color()
    qtbot.waitUntil(lambda: not mark.isVisible(), timeout=2000)
    bench.redo()
    assert mark.isVisible()
    assert place_of_caret(editor).at == 12
    compose(editor, "字")
    assert not mark.isVisible()


def test_undo_of_a_title_goes_to_the_title(application: Application, editor: DocumentEditor) -> None:
    bench = application.workbench
    entry = bench.entry
    assert entry is not None
    editor.show_block(())
    compose(editor, "甲乙")
    bench.settle()
    editor.show_block((0,))
    bench.undo()
    place = place_of_caret(editor)
    assert (place.key.path, place.key.part) == ((), "title")
    assert mark_of(application).isVisible()
