"""Rare characters: those of which Qt counts two places are like any other, and none ends a line within a text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.document_text import blocks_of
from gazette.gui.entry_lines import lines_of
from gazette.gui.text_faces import key_of_line
from gazette.model import Block, Enclosure, Heading, NameList, Note, Paragraph, Person, Signature
from tests.gui.test_blocks import editor_of, entry_of, with_blocks


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


def test_line_ends_within_a_text_lose_nothing_of_it(application: Application) -> None:
    """Files of other programs have some; Qt takes even characters for them that are none."""
    for end in "\n\r\u2029\ufdd0":
        blocks: tuple[Block, ...] = (
            Paragraph(text=f"甲{end}乙"),
            Heading(text=f"一、丙{end}丁", level=1, number="一、"),
            Note(text=f"注{end}释"),
            NameList(people=(Person(name=f"张{end}三", affiliation=f"市{end}长"),)),
            Signature(lines=(f"云澜{end}市",)),
            Enclosure(title=f"方{end}案", blocks=(Paragraph(text="内"),)),
            Paragraph(text="末"),
        )
        with_blocks(application, blocks)
        bench, editor = application.workbench, editor_of(application)
        head = {"title_full": f"关于{end}防汛", "addressee": f"各县{end}：", "number_zh": f"云政发{end}1号"}
        said_before = replace(entry_of(application), **head)
        assert bench.put_entry(said_before)
        for path in ((6,), (0,), (1,), (2,)):
            editor.show_block(path)
            editor.insertPlainText("x")
        editor.settle()
        said_now = entry_of(application)
        assert {name: getattr(said_now, name) for name in head} == head
        assert [each.text.replace("\u2028", end) for each in said_now.blocks if hasattr(each, "text")] == [
            *(f"x{text}" for text in (f"甲{end}乙", f"一、丙{end}丁", f"注{end}释", "末"))
        ]
        assert said_now.blocks[3:6] == blocks[3:6]
        bench.undo()
        assert entry_of(application) == said_before


def test_a_character_that_ends_a_line_for_qt_is_pasted_into_a_title(application: Application) -> None:
    with_blocks(application, (Paragraph(text="甲"),))
    editor, data = editor_of(application), QMimeData()
    data.setText("城市\ufdd0道路")
    editor.put_caret(key_of_line(next(blocks_of(editor.document()))), 2)
    editor.insertFromMimeData(data)
    assert editor.textCursor().positionInBlock() == 6
    editor.settle()
    assert entry_of(application).title_full == "关于城市道路防汛工作的通知"
