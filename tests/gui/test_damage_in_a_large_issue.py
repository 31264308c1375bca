"""A very large issue opens although one of its texts is damaged: that is told when the text is asked for."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.gui.app import Application
from gazette.model import Entry, Issue, Paragraph, Section
from gazette.settings import Settings


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Application]:
    """The program over a large issue whose second document is damaged."""
    path = home / "large.gazette"
    blocks = tuple(Paragraph(text="市" * 500) for _ in range(900))
    entries = tuple(Entry(title_zh=f"关于第{n}号事项的通知", blocks=blocks) for n in range(1, 11))
    with Desk.open(path, create=True) as desk:
        desk.archive.add_issue(replace(Issue(serial=7, year=2026), sections=(Section(entries=entries),)))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entry_blocks SET blocks = substr(blocks, 1, 999) WHERE entry_id = 2")
    made = Application(qapp, Settings(language="zh", theme="light"), home / "log")
    # Page making would find it, too, and tell it in its place.
    made.pages.request = lambda *_asked: None  # type: ignore[method-assign]
    made.pages.request_check = lambda *_asked: None  # type: ignore[method-assign]
    assert made.open(path)
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    made.close()


def test_the_rest_is_read_and_the_damage_is_told(program: Application, qtbot: QtBot) -> None:
    bench, document = program.workbench, program.window.edit.document
    assert "市" * 500 in document.editor.toPlainText()
    with qtbot.captureExceptions() as raised:
        bench.choose_entry(bench.entries[1].id)
    assert raised
    program.unforeseen(*raised[0])
    qtbot.waitUntil(lambda: "large.gazette" in document.messages.sentence.text())
    bench.choose_entry(bench.entries[2].id)
    assert "市" * 500 in document.editor.toPlainText()
