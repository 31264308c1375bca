"""Rare characters, of which Qt counts two places: they are typed, taken back, marked and found like any other."""

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.document_text import blocks_of
from gazette.gui.entry_lines import lines_of
from gazette.gui.text_faces import key_of_line


def said(program: Application) -> list[str]:
    return [block.text() for block in blocks_of(program.window.edit.document.editor.document())]


@pytest.mark.parametrize("part", ["title", "text"])
def test_undo_takes_rare_characters_back_whole(application: Application, qtbot: QtBot, part: str) -> None:
    editor, bench = application.window.edit.document.editor, application.workbench
    before = bench.entry
    assert before is not None
    line = next(b for b in blocks_of(editor.document()) if key_of_line(b).part == part and len(b.text()) > 6)
    cursor = QTextCursor(line)
    cursor.setPosition(line.position() + 3)
    for typed in ("𠀀𪚥", "𠀀"):
        cursor.insertText(typed)
        editor.settle()
    application.window.actions_by_name["undo"].trigger()
    application.window.actions_by_name["undo"].trigger()
    assert bench.entry == before
    assert said(application) == [each.text for each in lines_of(before)]
    assert not application.window.actions_by_name["undo"].isEnabled()
    application.window.actions_by_name["redo"].trigger()
    assert bench.entry is not None
    assert said(application) == [each.text for each in lines_of(bench.entry)]


def test_a_text_behind_rare_characters_is_selected_exactly(application: Application, qtbot: QtBot) -> None:
    editor = application.window.edit.document.editor
    line = next(b for b in blocks_of(editor.document()) if key_of_line(b).part == "text" and len(b.text()) > 12)
    path = key_of_line(line).path
    QTextCursor(line).insertText("𠀀𪚥")
    editor.settle()
    wanted = line.text()[6:9]
    editor.show_block(path, wanted)
    assert editor.textCursor().selectedText() == wanted
