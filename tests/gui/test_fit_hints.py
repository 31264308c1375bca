"""The line under the pages tells how the entry stands on them; a click lists all hints, their places and the means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.fit_line import FitLine
from gazette.model import Paragraph
from gazette.wording import sentence


@pytest.fixture
def shown(application: Application, qtbot: QtBot) -> Application:
    application.window.resize(1440, 900)
    qtbot.waitUntil(lambda: application.workbench.pages is not None, timeout=30000)
    return application


def foot_of(program: Application) -> FitLine:
    return program.window.edit.pages.foot


def choose(program: Application, number: int) -> None:
    assert program.workbench.issue is not None
    program.workbench.choose_entry(program.workbench.issue.entries[number].id)


def rows_of(program: Application) -> list[str]:
    rows = foot_of(program).list.rows
    return [rows.item(at).text() for at in range(rows.count())]


def test_the_gravest_hint_is_told_in_both_languages(shown: Application) -> None:
    choose(shown, 1)
    assert foot_of(shown).text.accessibleName() == "多 2 行排到第 6 页，收 2 行就止于第 5 页"
    shown.settings.language = "en"
    shown.redress()
    assert foot_of(shown).text.accessibleName() == "2 lines over to p. 6; 2 lines fewer end it on p. 5"
    choose(shown, 9)
    assert foot_of(shown).text.accessibleName() == "Ends on p. 26 with 19 lines in each column, 6 lines free"


def test_a_click_lists_all_and_each_leads_to_its_place(shown: Application, qtbot: QtBot) -> None:
    choose(shown, 1)
    foot, editor = foot_of(shown), shown.window.edit.document.editor
    editor.show_block((0,))
    QTest.mouseClick(foot.text, Qt.MouseButton.LeftButton)
    assert foot.list.isVisible()
    assert rows_of(shown)[:3] == [
        "多 2 行排到第 6 页，收 2 行就止于第 5 页",
        "排到第 6 页，下面接第 3 条",
        "标题排成 3 行；在标题里用 Shift+Enter 可以另分行",
    ]
    QTest.keyClick(foot.list.rows, Qt.Key.Key_Return)
    assert not foot.list.isVisible()
    last = foot.hints[0].path
    assert editor.current_path() == last
    assert editor.hasFocus()
    place = shown.window.edit.pages.view.place_of(1, last or ())
    assert place is not None


def test_the_means_are_tried_and_done_only_when_chosen(shown: Application, qtbot: QtBot) -> None:
    bench, foot = shown.workbench, foot_of(shown)
    assert bench.issue is not None
    assert bench.pages is not None
    choose(shown, 1)
    before, entry = bench.pages.spans, bench.entry_id
    shown.window.actions_by_name["fit_hints"].trigger()
    qtbot.waitUntil(lambda: any(row.startswith("采用") for row in rows_of(shown)), timeout=30000)
    assert bench.pages.spans == before
    row = next(at for at, text in enumerate(rows_of(shown)) if text.startswith("采用"))
    assert rows_of(shown)[row] == "采用：每栏排 40 行：排到第 5 页，正文共 27 页"
    rows = foot.list.rows
    rows.scrollToItem(rows.item(row))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(row)).center())
    qtbot.waitUntil(lambda: bench.pages is not None and bench.pages.spans[1][1] == 5, timeout=30000)
    assert bench.entry is not None
    assert (bench.entry.id, bench.entry.column_lines) == (entry, 40)
    assert bench.undo_name is not None
    assert bench.undo_name.zh == "改每栏行数"
    bench.undo()
    qtbot.waitUntil(lambda: bench.pages is not None and bench.pages.spans == before, timeout=30000)


def test_entries_that_begin_elsewhere_are_told_while_one_types(shown: Application, qtbot: QtBot) -> None:
    bench = shown.workbench
    choose(shown, 2)
    entry = bench.entry
    assert entry is not None
    assert isinstance(entry.blocks[0], Paragraph)
    editor = shown.window.edit.document.editor
    editor.show_block((0,))
    shown.window.edit.document.pasting.insert_text("市政府各部门要按照职责分工抓好落实工作并及时反馈。" * 120)
    bench.settle()
    qtbot.waitUntil(lambda: any("个条目的起页" in hint_text(shown, at) for at in range(9)), timeout=30000)
    choose(shown, 10)
    assert "起页" not in " ".join(hint_text(shown, at) for at in range(9))


def hint_text(program: Application, at: int) -> str:
    hints = foot_of(program).hints
    return sentence(hints[at].code, hints[at].values, "zh") if at < len(hints) else ""
