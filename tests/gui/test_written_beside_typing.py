"""Words that are typed and not handed over yet stay on the screen, whatever is read again of what others wrote."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, ReplaceBlocks, SetEntryField
from gazette.gui.app import Application
from gazette.model import Paragraph, Table, block_at
from tests.gui.test_not_saved import choose, editor_of, kept, refused


@pytest.fixture
def other(application: Application) -> Iterator[Desk]:
    """Another program over the same archive."""
    with Desk.open(application.workbench.path) as desk:
        yield desk


def test_what_is_being_typed_stays_where_the_entry_is_read_again(application: Application, other: Desk) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry, path = choose(application, Paragraph)
    text = entry.blocks[path[0]].text  # type: ignore[union-attr]  # a paragraph
    QTest.keyClicks(editor, "abc")
    other.do(ReplaceBlocks(entry.id, path, (Paragraph(text="别处写的"), entry.blocks[path[0]])))
    bench.reload()
    QTest.keyClicks(editor, "d")
    editor.settle()
    both = (Paragraph(text="别处写的"), Paragraph(text=f"abcd{text}"))
    assert kept(application, entry).blocks[path[0] : path[0] + 2] == both
    assert editor.shown_entry == bench.entry == kept(application, entry)
    assert "在别处也有改动" in application.window.edit.document.messages.sentence.text()


def test_what_is_taken_back_by_hand_leaves_what_another_wrote(application: Application, other: Desk) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry, path = choose(application, Paragraph)
    QTest.keyClicks(editor, "a")
    other.do(ReplaceBlocks(entry.id, path, (Paragraph(text="别处写的"), entry.blocks[path[0]])))
    bench.reload()
    editor.textCursor().deletePreviousChar()
    editor.settle()
    assert editor.shown_entry == kept(application, entry) == bench.entry
    assert "别处写的" in editor.toPlainText()


def test_what_could_not_be_saved_stays_where_another_wrote_meanwhile(
    application: Application, other: Desk, qtbot: QtBot
) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry, path = choose(application, Paragraph)
    block = entry.blocks[path[0]]
    assert isinstance(block, Paragraph)
    with refused("archive.locked"):
        QTest.keyClicks(editor, "abc")
        editor.settle()
        assert bench.has_unsaved
    other.do(ReplaceBlocks(entry.id, path, (replace(block, text=f"{block.text}别处"),)))
    with refused("archive.locked"):
        bench.show_arrived()
        qtbot.waitUntil(lambda: bench.entry == kept(application, entry))
    assert "abc" in editor.toPlainText()
    editor.settle()
    assert kept(application, entry).blocks[path[0]] == Paragraph(text=f"abc{block.text}别处")
    assert not bench.has_unsaved


def test_what_is_being_typed_into_a_cell_stays_where_a_paragraph_came_above_its_table(
    application: Application, other: Desk
) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry, path = choose(application, Table)
    editor.open_grid(path)
    assert editor.grid is not None
    editor.grid.editItem(editor.grid.currentItem())
    (cell,) = editor.grid.findChildren(QPlainTextEdit)
    QTest.keyClicks(cell, "abc")
    first = block_at(entry.blocks, (0,))
    other.do(ReplaceBlocks(entry.id, (0,), (Paragraph(text="别处写的"), first)))
    bench.reload()
    QTest.keyClick(cell, Qt.Key.Key_Return)
    editor.settle()
    now = kept(application, entry)
    table = block_at(now.blocks, (path[0] + 1, *path[1:]))
    assert isinstance(table, Table)
    assert table.rows[0][0].text == "abc"
    assert now.blocks[:2] == (Paragraph(text="别处写的"), first)
    assert editor.shown_entry == now


def test_what_is_being_typed_into_a_field_stays_where_another_wrote_its_text(
    application: Application, other: Desk
) -> None:
    bench, window = application.workbench, application.window
    entry, following = bench.entries[:2]
    bench.choose_entry(entry.id)
    window.actions_by_name["details"].setChecked(True)
    fields = {"title_zh": window.edit.document.details.title_zh, "number_zh": window.edit.document.details.number}
    for field in fields.values():
        QTest.keyClicks(field, "abc")
    for name in fields:
        other.do(SetEntryField(entry.id, name, "别处写的"))  # type: ignore[arg-type]  # names of fields
    bench.reload()
    bench.choose_entry(following.id)
    said = kept(application, entry)
    assert "abc" in said.title_zh
    assert "abc" in (said.number_zh or "")
    assert fields["title_zh"].pending is fields["number_zh"].pending is None, "they show the next entry"
