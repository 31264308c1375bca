"""What is pasted into a field of one line stands in one line, and nothing is edited by being looked at."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gazette.desk import AddEntry
from gazette.gui.app import Application
from gazette.gui.one_line import keep_in_one_line
from gazette.model import Entry, Paragraph
from tests.gui.test_blocks import entry_of


@pytest.mark.parametrize(
    ("before", "pasted", "after", "behind"),
    [
        ("", "水利局\n", "水利局", 0),
        ("市|负责", "水利局\r\n\t公安局", "市水利局 公安局负责", 2),
        ("|𠮷", "水\u2028利\ufffc", "水 利𠮷", 1),
        ("（|）", "\n", "（ ）", 1),
        (" a|", " b ", " a b ", 0),
    ],
)
def test_line_ends_become_spaces_and_the_caret_stays_behind_them(
    qtbot: QtBot, before: str, pasted: str, after: str, behind: int
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    keep_in_one_line(field)
    field.setText(before.replace("|", ""))
    field.setCursorPosition(len(before.partition("|")[0].encode("utf-16-le")) // 2)
    QGuiApplication.clipboard().setText(pasted)
    field.paste()
    assert field.text() == after
    assert after[len(after) - behind :].encode("utf-16-le") == after.encode("utf-16-le")[2 * field.cursorPosition() :]


def test_what_is_pasted_into_the_number_is_kept_in_one_line(application: Application) -> None:
    details = application.window.edit.document.details
    application.window.actions_by_name["details"].trigger()
    field = details.number
    field.selectAll()
    QGuiApplication.clipboard().setText("云政办〔2026〕\n9号\n")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    field.settle()
    assert entry_of(application).number_zh == "云政办〔2026〕 9号"


def test_an_entry_that_is_only_looked_at_stays_as_it_is(application: Application) -> None:
    bench = application.workbench
    kept = Entry(
        title_zh="关于 会议 的通知 ",
        title_en=" ",
        number_zh="云政〔2026〕6号 ",
        date="2026-03-02",
        blocks=(Paragraph(text="甲"),),
    )
    change = bench.do(AddEntry(kept, bench.sections[0].id))
    assert change is not None
    added, others = bench.undo_name, [entry.id for entry in bench.entries]
    bench.choose_entry(next(iter(change.entries)))
    for room in ("contents", "edit"):
        application.window.show_room(room)
        assert bench.settle()
        assert replace(entry_of(application), id=kept.id) == kept
    bench.choose_entry(others[0])
    assert bench.undo_name == added
