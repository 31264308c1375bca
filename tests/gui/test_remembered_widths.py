"""A column that was dragged is as wide the next time, whatever the language and the text size."""

import json

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QTableView
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application


def dragged(header: QHeaderView, column: int, by: int) -> None:
    """Drag the right edge of a column."""
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, header.height() // 2)
    there = header.viewport()
    QTest.mouseMove(there, edge)
    QTest.mousePress(there, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge)
    for step in (by // 2, by):
        QTest.mouseMove(there, edge + QPoint(step, 0))
    QTest.mouseRelease(there, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edge + QPoint(by, 0))


def test_a_dragged_column_keeps_its_width(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.actions_by_name["exact_list"].trigger()
    table: QTableView = window.month.exact_list.table
    qtbot.waitUntil(table.isVisible)
    before = table.columnWidth(1)
    dragged(table.horizontalHeader(), 1, 60)
    assert table.columnWidth(1) == before + 60
    assert json.loads(application.settings.widths) == {"exact_list": {"1": before + 60}}
    application.settings.language = "en"
    application.redress()
    assert table.columnWidth(1) == before + 60
    application.settings.text_size = 200
    application.redress()
    assert table.columnWidth(1) == 2 * (before + 60)


def test_what_cannot_be_read_is_none(application: Application) -> None:
    table = application.window.month.exact_list.table
    before = table.columnWidth(1)
    for text in ("[]", "{", '{"exact_list": 3}', '{"gone": {"1": 40}}', '{"exact_list": {"99": 40}}'):
        application.settings.widths = text
        application.redress()
        assert table.columnWidth(1) == before
