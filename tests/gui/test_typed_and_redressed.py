"""A change of theme while words are typed that were not handed over yet: they stay, and no line is mistaken."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QTextCursor

from gazette.gui.app import Application
from gazette.gui.document_text import read_lines


@pytest.fixture
def said_by_qt() -> Iterator[list[str]]:
    """What Qt complains of."""
    said: list[str] = []

    def keep(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        said.append(message)

    before = qInstallMessageHandler(keep)
    yield said
    qInstallMessageHandler(before)


@pytest.mark.parametrize("typed", ["", "\n新的一段\n又一段"])
def test_a_new_theme_leaves_what_was_typed(application: Application, said_by_qt: list[str], typed: str) -> None:
    editor = application.window.edit.document.editor
    cursor = QTextCursor(editor.document().lastBlock())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(typed)
    before = read_lines(editor.document())
    for theme in ("theme_dark", "theme_light"):
        application.window.actions_by_name[theme].trigger()
    assert read_lines(editor.document()) == before
    assert not [message for message in said_by_qt if "QTextCursor" in message]
