"""A clerk's morning: every kind of change, by keys and fields, seen by a second reader of the archive, taken back."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gazette.cli.showing import show_command
from gazette.gui.app import Application
from gazette.gui.table_grid import TableGrid
from gazette.model import Block, Heading, Paragraph, Table, walk_blocks


def shown(path: Path) -> str:
    """What another program is told: ``gazette show 218 --json``."""
    done = CliRunner().invoke(show_command, ["218", "--json", "--archive", str(path)])
    assert done.exit_code == 0, done.output
    return json.dumps(json.loads(done.stdout), ensure_ascii=False, indent=1)


def type_over(field: QWidget, text: str) -> None:
    """Replace what stands in a field, as a person does, and go on to the next."""
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def go_to(program: Application, wanted: Callable[[Block], bool]) -> tuple[int, ...]:
    """Put the caret at the first block that is ``wanted``; its path."""
    for entry in program.workbench.entries:
        for path, block in walk_blocks(entry.blocks):
            if wanted(block):
                program.workbench.choose_entry(entry.id)
                program.window.edit.document.editor.show_block(path)
                return path
    raise AssertionError(wanted)


def titles(program: Application) -> None:
    program.workbench.choose_entry(program.workbench.entries[3].id)
    program.window.actions_by_name["details"].setChecked(True)
    type_over(program.window.edit.document.details.title_zh, "NEW TITLE")
    type_over(program.window.edit.document.details.title_en, "Circular on the New Plan")


def number_and_date(program: Application) -> None:
    type_over(program.window.edit.document.details.number, "No. 99")
    type_over(program.window.edit.document.details.date, "2024-08-01")


def section(program: Application) -> None:
    combo = program.window.edit.document.details.section
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)


def order(program: Application) -> None:
    program.workbench.choose_entry(program.workbench.entries[2].id)
    program.window.actions_by_name["entry_down"].trigger()


def text(program: Application) -> None:
    go_to(program, lambda block: isinstance(block, Paragraph))
    QTest.keyClicks(program.window.edit.document.editor, "abc")


def kind(program: Application) -> None:
    go_to(program, lambda block: isinstance(block, Paragraph))
    program.window.actions_by_name["kind_note"].trigger()


def level(program: Application) -> None:
    go_to(program, lambda block: isinstance(block, Heading) and bool(block.number))
    QTest.keyClick(program.window.edit.document.editor, Qt.Key.Key_Tab)


def cells(program: Application) -> None:
    editor = program.window.edit.document.editor
    editor.open_grid(go_to(program, lambda block: isinstance(block, Table)))
    (grid,) = editor.findChildren(TableGrid)
    grid.setCurrentCell(1, 0)
    QTest.keyClicks(grid, "z")
    typed = grid.findChild(QPlainTextEdit)
    assert typed is not None
    QTest.keyClick(typed, Qt.Key.Key_Return)
    program.window.actions_by_name["row_below"].trigger()
    QTest.keyClick(grid, Qt.Key.Key_Escape)


CHANGES = (titles, number_and_date, section, order, text, kind, level, cells)


def test_every_change_is_kept_at_once_and_all_are_taken_back(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    before = last = shown(bench.path)
    for change in CHANGES:
        change(application)
        qtbot.waitUntil(lambda last=last: shown(bench.path) != last, timeout=20000)
        last = shown(bench.path)
    window.show_room("contents")
    table = window.contents.table
    assert "NEW TITLE" in [table.item(row, 1).text() for row in range(table.rowCount())]
    undone = 0
    while bench.undo_name is not None:
        window.actions_by_name["undo"].trigger()
        undone += 1
    assert undone >= 11
    assert shown(bench.path) == before
    for _ in range(undone):
        window.actions_by_name["redo"].trigger()
    assert bench.redo_name is None
    assert shown(bench.path) == last


def test_contents_and_pages_follow_a_title(application: Application, qtbot: QtBot) -> None:
    bench = application.workbench
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    titles(application)

    def printed() -> bool:
        pages = bench.pages.pages if bench.pages else ()
        lines = ["".join("".join(run.texts) for run in page.glyphs) for page in pages[:2]]
        return "NEWTITLE" in lines[0].replace(" ", "") and "CircularontheNewPlan" in lines[1].replace(" ", "")

    qtbot.waitUntil(printed, timeout=20000)
