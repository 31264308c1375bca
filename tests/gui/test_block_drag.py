"""A block is dragged by its label in the margin: a line shows where to, the text scrolls along, Esc cancels."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.document_text import blocks_of
from gazette.gui.text_faces import key_of_line
from gazette.model import Block, block_at
from tests.gui.keyboard import give_keys


@pytest.fixture
def editor(application: Application, qtbot: QtBot) -> DocumentEditor:
    application.window.resize(1440, 900)
    application.workbench.choose_entry(application.workbench.entries[2].id)
    give_keys(qtbot, application.window)
    return application.window.edit.document.editor


def blocks_now(application: Application) -> tuple[Block, ...]:
    entry = application.workbench.entry
    assert entry is not None
    return entry.blocks


def place_of(editor: DocumentEditor, path: tuple[int, ...], part: float = 0.5) -> QPoint:
    """Beside the block at ``path``, in the margin."""
    line = next(line for line in blocks_of(editor.document()) if key_of_line(line).path == path)
    rect = editor.document().documentLayout().blockBoundingRect(line)
    top = rect.top() - editor.verticalScrollBar().value() + editor.viewport().y() - editor.margin.y()
    return QPoint(40, round(top + rect.height() * part))


def drag(editor: DocumentEditor, path: tuple[int, ...], to: QPoint) -> None:
    """With the button held down at the end."""
    margin, start = editor.margin, place_of(editor, path)
    QTest.mousePress(margin, Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(0, 6), start + QPoint(2, 14), to):
        QTest.mouseMove(margin, point)
        QApplication.processEvents()


def drop(editor: DocumentEditor, to: QPoint) -> None:
    QTest.mouseRelease(editor.margin, Qt.MouseButton.LeftButton, pos=to)


def test_a_block_comes_to_stand_where_it_is_dropped(application: Application, editor: DocumentEditor) -> None:
    before = blocks_now(application)
    line = application.window.edit.document.drag.line
    to = place_of(editor, (1,), 0.2)
    drag(editor, (3,), to)
    assert line.isVisible()
    assert (
        abs(line.geometry().center().y() + editor.viewport().y() - editor.margin.y() - place_of(editor, (1,), 0).y())
        < 6
    )
    assert blocks_now(application) == before
    drop(editor, to)
    assert not line.isVisible()
    after = blocks_now(application)
    assert after == (before[0], before[3], before[1], before[2], *before[4:])
    assert block_at(after, editor.current_path()) == before[3]
    undo = application.workbench.undo_name
    assert undo is not None
    application.workbench.undo()
    assert blocks_now(application) == before
    assert application.workbench.undo_name is None


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # a menu without a screen
def test_escape_cancels_and_a_click_or_a_key_still_offers_the_kinds(
    application: Application, editor: DocumentEditor
) -> None:
    before, line = blocks_now(application), application.window.edit.document.drag.line
    to = place_of(editor, (0,), 0.2)
    drag(editor, (2,), to)
    assert line.isVisible()
    QTest.keyClick(application.window.focusWidget() or editor, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert QApplication.overrideCursor() is None
    drop(editor, to)
    assert blocks_now(application) == before
    editor.show_block((2,))
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    kinds = application.window.edit.document.kinds.button.menu()
    assert kinds.isVisible()
    assert kinds.activeAction().isChecked()
    kinds.close()
    assert blocks_now(application) == before
    asked: list[object] = []
    editor.kinds_wanted.disconnect()
    editor.kinds_wanted.connect(asked.append)
    QTest.mouseClick(editor.margin, Qt.MouseButton.LeftButton, pos=place_of(editor, (2,)))
    assert len(asked) == 1


def test_the_text_scrolls_along_at_its_edge(application: Application, editor: DocumentEditor, qtbot: QtBot) -> None:
    bar = editor.verticalScrollBar()
    assert bar.maximum() > 100
    before = blocks_now(application)
    to = QPoint(40, editor.viewport().height() + 40)
    drag(editor, (0,), to)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=8000)
    qtbot.waitUntil(application.window.edit.document.drag.line.isVisible)
    drop(editor, to)
    after = blocks_now(application)
    assert after.index(before[0]) > 10


def test_no_head_and_no_closed_issue_is_dragged(
    application: Application, editor: DocumentEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, line = blocks_now(application), application.window.edit.document.drag.line
    to = place_of(editor, (3,), 0.2)
    drag(editor, (), to)
    assert not line.isVisible()
    drop(editor, to)
    monkeypatch.setattr(type(application.workbench), "frozen", property(lambda _bench: True))
    drag(editor, (0,), to)
    assert not line.isVisible()
    drop(editor, to)
    assert blocks_now(application) == before
