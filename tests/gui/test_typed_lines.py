"""What is read of a document after any change is what it says, and what was not touched stays the same object."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.gui.captions import Captions
from gazette.gui.choices import chosen_theme
from gazette.gui.document_text import read_lines
from gazette.gui.entry_lines import Line, LineKey
from gazette.gui.look import Look
from gazette.gui.text_faces import block_format
from gazette.gui.typed_entry import entry_from_lines
from gazette.gui.typed_lines import TypedLines
from gazette.gui.typefaces import load_typefaces
from gazette.model import Entry, Paragraph, block_at, walk_blocks
from gazette.settings import Settings


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Look:
    """How text looks by default."""
    return Look(chosen_theme(Settings()), Captions("zh"), load_typefaces())


ACTS = st.one_of(
    st.tuples(st.just("insert"), st.floats(0, 1), st.sampled_from(["字", "𪚥", "两段\n文字", "\n", "一\n二\n三"])),
    st.tuples(st.just("remove"), st.floats(0, 1), st.floats(0, 0.5)),
    st.tuples(st.just("dress"), st.floats(0, 1), st.integers(0, 9)),
    st.tuples(st.just("replace_all"), st.just(0.0), st.sampled_from(["", "全新\n的\n文字"])),
    st.tuples(st.just("read"), st.just(0.0), st.none()),
)


def change(document: QTextDocument, look: Look, act: str, where: float, value: Any) -> None:
    cursor = QTextCursor(document)
    last = document.characterCount() - 1
    cursor.setPosition(round(where * last))
    match act:
        case "insert":
            cursor.insertText(value)
        case "remove":
            cursor.setPosition(min(round((where + value) * last), last), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        case "dress":
            cursor.setBlockFormat(block_format(Line(LineKey((value,), "text"), "text", ""), look))
        case "replace_all":
            cursor.beginEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            cursor.insertText(value)
            cursor.endEditBlock()


@given(acts=st.lists(ACTS, max_size=12))
def test_lines_are_what_the_document_says_after_any_change(look: Look, acts: list[tuple[str, float, Any]]) -> None:
    document = QTextDocument()
    lines = TypedLines(document)
    QTextCursor(document).insertText("第一段\n第二段\n第三段\n第四段")
    for act, where, value in acts:
        if act == "read":
            assert tuple(lines.read()) == read_lines(document)
        else:
            change(document, look, act, where, value)
    assert tuple(lines.read()) == read_lines(document)


@given(acts=st.lists(ACTS, max_size=6))
def test_blocks_that_are_not_named_as_touched_say_what_they_said(
    look: Look, acts: list[tuple[str, float, Any]]
) -> None:
    document = QTextDocument()
    lines = TypedLines(document)
    cursor = QTextCursor(document)
    for number in range(6):
        if number:
            cursor.insertBlock()
        cursor.setBlockFormat(block_format(Line(LineKey((number,), "text"), "text", ""), look))
        cursor.insertText(f"第{number}段")
    lines.begin()
    before = read_lines(document)
    for act, where, value in acts:
        change(document, look, act, where, value)
    after = read_lines(document)
    for path in {line.key.path for line in before} - lines.touched:
        assert [each for each in after if each.key.path == path] == [each for each in before if each.key.path == path]


def entry_with_inner_blocks(application: Application) -> Entry:
    return next(
        each for each in application.workbench.entries if any(len(path) > 1 for path, _ in walk_blocks(each.blocks))
    )


def test_typing_into_one_block_leaves_the_others_the_objects_that_they_were(
    application: Application, qapp: QApplication
) -> None:
    entry = entry_with_inner_blocks(application)
    editor = application.window.edit.document.editor
    application.workbench.choose_entry(entry.id)
    path = next(path for path, each in walk_blocks(entry.blocks) if len(path) > 1 and isinstance(each, Paragraph))
    editor.show_block(path)
    QTest.keyClicks(editor, "xyz")
    typed = editor.typed_entry()
    assert typed is not None
    assert typed == entry_from_lines(entry, read_lines(editor.document()))
    assert typed != entry
    changed = {at for at, block in walk_blocks(typed.blocks) if block is not block_at(entry.blocks, at)}
    assert changed == {path[:depth] for depth in range(1, len(path) + 1)}


@pytest.mark.parametrize("keys", ["Return", "Backspace", "Delete"])
def test_parting_and_joining_blocks_is_read_like_the_whole_text(application: Application, keys: str) -> None:
    editor = application.window.edit.document.editor
    editor._may_commit = lambda: False
    for entry in application.workbench.entries:
        application.workbench.choose_entry(entry.id)
        for path, _ in list(walk_blocks(entry.blocks))[:6]:
            editor.show_block(path)
            editor.moveCursor(QTextCursor.MoveOperation.NextWord)
            QTest.keyClick(editor, getattr(Qt.Key, f"Key_{keys}"))
            shown = application.workbench.entry
            assert shown is not None
            assert editor.typed_entry() == entry_from_lines(shown, read_lines(editor.document()))
