"""Footnotes in the window: made at the caret, taken out, numbered anew, each undone in one step."""

import pytest

from gazette.desk import ReplaceBlocks
from gazette.gui.app import Application
from gazette.model import Block, Entry, Note, Paragraph


def entry_of(application: Application) -> Entry:
    entry = application.workbench.entry
    assert entry is not None
    return entry


@pytest.fixture
def opening(application: Application) -> Application:
    """The current entry begins with one plain paragraph."""
    put(application, Paragraph(text="由防汛指挥部负责，市水务局配合。"))
    return application


def put(application: Application, *blocks: Block) -> None:
    application.workbench.do(ReplaceBlocks(entry_of(application).id, (0,), blocks))


def caret_behind(application: Application, text: str) -> None:
    editor = application.window.edit.document.editor
    editor.show_text(text)
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    editor.setTextCursor(cursor)


def act(application: Application, name: str) -> None:
    action = application.window.actions_by_name[name]
    assert action.isEnabled(), name
    action.trigger()


def test_a_footnote_is_made_at_the_caret_and_undone_in_one_step(opening: Application) -> None:
    before = entry_of(opening)
    caret_behind(opening, "市水务局")
    act(opening, "insert_footnote")
    editor = opening.window.edit.document.editor
    assert entry_of(opening).blocks[:2] == (
        Paragraph(text="由防汛指挥部负责，市水务局①配合。"),
        Note(text="①", mark="①"),
    )
    assert editor.current_path() == (1,)
    editor.insertPlainText("指主管部门。")
    editor.settle()
    assert entry_of(opening).blocks[1] == Note(text="①指主管部门。", mark="①")
    opening.workbench.undo()
    opening.workbench.undo()
    assert entry_of(opening) == before


def test_a_second_one_before_it_stands_before_it_and_is_numbered_on_request(opening: Application) -> None:
    caret_behind(opening, "市水务局")
    act(opening, "insert_footnote")
    caret_behind(opening, "防汛指挥部")
    act(opening, "insert_footnote")
    assert entry_of(opening).blocks[:3] == (
        Paragraph(text="由防汛指挥部②负责，市水务局①配合。"),
        Note(text="②", mark="②"),
        Note(text="①", mark="①"),
    )
    act(opening, "renumber_footnotes")
    assert entry_of(opening).blocks[:3] == (
        Paragraph(text="由防汛指挥部①负责，市水务局②配合。"),
        Note(text="①", mark="①"),
        Note(text="②", mark="②"),
    )
    opening.workbench.undo()
    assert entry_of(opening).blocks[1] == Note(text="②", mark="②")


def test_a_footnote_is_taken_out_with_its_mark(opening: Application) -> None:
    before = entry_of(opening)
    caret_behind(opening, "市水务局")
    act(opening, "insert_footnote")
    act(opening, "remove_footnote")
    assert entry_of(opening).blocks == before.blocks
    opening.workbench.undo()
    assert entry_of(opening).blocks[1] == Note(text="①", mark="①")


def test_nothing_is_offered_in_the_head(opening: Application) -> None:
    opening.window.edit.document.editor.moveCursor(opening.window.edit.document.editor.textCursor().MoveOperation.Start)
    assert not opening.window.actions_by_name["insert_footnote"].isEnabled()
    assert not opening.window.actions_by_name["remove_footnote"].isEnabled()
