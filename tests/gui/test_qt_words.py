"""Qt's own words follow the language of the window."""

import re

import pytest
from PySide6.QtCore import QMimeDatabase
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application


def words_of_dialog(qtbot: QtBot) -> list[str]:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return [part.text() for kind in (QLabel, QPushButton) for part in dialog.findChildren(kind) if part.text()]


def letters(words: list[str]) -> str:
    """Latin letters that are no access keys."""
    return "".join(re.findall("[A-Za-z]", re.sub(r"\(&\w\)", "", "".join(words))))


def test_file_dialog_and_menus_speak_the_language(application: Application, qtbot: QtBot) -> None:
    field = QLineEdit("x")
    qtbot.addWidget(field)
    assert not letters(words_of_dialog(qtbot))
    menu = field.createStandardContextMenu()
    assert not letters([action.text().split("\t")[0] for action in menu.actions()])
    assert QApplication.translate("QAbstractFileIconProvider", "Folder") == "文件夹"
    assert QMimeDatabase().mimeTypeForName("text/plain").comment() == "纯文本文档"
    application.settings.language = "en"
    application.redress()
    assert "&Look in:" in words_of_dialog(qtbot)
    assert QMimeDatabase().mimeTypeForName("text/plain").comment() == "plain text document"


@pytest.mark.parametrize(
    ("key", "shown"), [("Alt+Up", "Alt+↑"), ("Alt+Shift+Down", "Alt+Shift+↓"), ("Left", "←"), ("Right", "→")]
)
def test_arrows_are_called_as_on_the_keys(application: Application, key: str, shown: str) -> None:
    assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) == shown
