"""The window at work: opening, typing, levels, order, undo, search, bringing in, export."""

import multiprocessing
import random
import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, RemoveEntry, ReplaceBlocks, SetEntryField
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.errors import ArchiveError
from gazette.gui import workbench
from gazette.gui.app import Application
from gazette.gui.archive_state import ArchiveState
from gazette.gui.asking import Asking
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.document_text import DocumentText, blocks_of
from gazette.gui.entry_lines import lines_of
from gazette.gui.table_drawing import TableMeasures
from gazette.gui.table_grid import TableGrid
from gazette.gui.text_faces import key_of_line
from gazette.gui.text_fields import TextField
from gazette.model import Cell, Entry, Heading, Paragraph, Table, block_at, walk_blocks
from gazette.wording import finding_sentence


def editor_of(program: Application) -> DocumentEditor:
    return program.window.edit.document.editor


def kept(program: Application, entry_id: int) -> Entry:
    """The entry as a second reader of the archive finds it."""
    with Desk.open(program.workbench.path) as desk:
        return desk.archive.entry(entry_id)


def shows_the_entry(program: Application) -> bool:
    """Whether the editor says exactly what the archive says."""
    entry = program.workbench.entry
    assert entry is not None
    lines = lines_of(entry)
    return [(line.text, str(line.key)) for line in lines] == [
        (block.text(), str(key_of_line(block))) for block in blocks_of(editor_of(program).document())
    ]


def choose_with(program: Application, kind: type[Heading] | type[Paragraph]) -> tuple[int, tuple[int, ...]]:
    """Show an entry that has a block of ``kind``, the caret at its start; its id and the block's path."""
    for entry in program.workbench.entries:
        for path, block in walk_blocks(entry.blocks):
            if isinstance(block, kind) and (not isinstance(block, Heading) or block.number):
                program.workbench.choose_entry(entry.id)
                editor_of(program).show_block(path)
                editor_of(program).setFocus()
                return entry.id, path
    raise AssertionError(kind)


def test_it_opens_on_the_sample_issue(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    assert bench.issue is not None
    assert len(bench.issue.entries) > 5
    assert shows_the_entry(application)
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    assert bench.pages is not None
    assert len(bench.pages.spans) == len(bench.issue.entries)
    assert window.edit.pages.view.page_count == len(bench.pages.pages)
    window.show_room("contents")
    assert window.contents.table.rowCount() == len(bench.issue.entries) + len(bench.issue.sections)


def test_typing_is_in_the_archive_within_a_second_and_can_be_undone(application: Application, qtbot: QtBot) -> None:
    entry_id, path = choose_with(application, Paragraph)
    before = kept(application, entry_id)
    QTest.keyClicks(editor_of(application), "abc")
    qtbot.waitUntil(lambda: kept(application, entry_id) != before, timeout=20000)
    block = block_at(kept(application, entry_id).blocks, path)
    assert isinstance(block, Paragraph)
    assert block.text.startswith("abc")
    assert shows_the_entry(application)
    application.window.actions_by_name["undo"].trigger()
    assert kept(application, entry_id) == before
    assert shows_the_entry(application)
    application.window.actions_by_name["redo"].trigger()
    assert kept(application, entry_id) != before


def test_enter_splits_and_backspace_joins(application: Application, qtbot: QtBot) -> None:
    entry_id, path = choose_with(application, Paragraph)
    editor, before = editor_of(application), kept(application, entry_id)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=3)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    after = kept(application, entry_id)
    old = block_at(before.blocks, path)
    assert isinstance(old, Paragraph)
    first, second = block_at(after.blocks, path), block_at(after.blocks, (*path[:-1], path[-1] + 1))
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.text + second.text == old.text
    assert shows_the_entry(application)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    editor.settle()
    assert kept(application, entry_id).blocks == before.blocks
    assert shows_the_entry(application)


def test_tab_changes_the_level_of_a_heading(application: Application, qtbot: QtBot) -> None:
    entry_id, path = choose_with(application, Heading)
    before = block_at(kept(application, entry_id).blocks, path)
    assert isinstance(before, Heading)
    QTest.keyClick(editor_of(application), Qt.Key.Key_Tab)
    after = block_at(kept(application, entry_id).blocks, path)
    assert isinstance(after, Heading)
    assert after.level == before.level + 1
    assert after.number != before.number
    application.window.actions_by_name["kind_text"].trigger()
    assert isinstance(block_at(kept(application, entry_id).blocks, path), Paragraph)
    application.window.actions_by_name["undo"].trigger()
    application.window.actions_by_name["undo"].trigger()
    assert block_at(kept(application, entry_id).blocks, path) == before
    assert shows_the_entry(application)


def test_titles_number_and_date_are_edited_in_the_details(application: Application, qtbot: QtBot) -> None:
    bench, details = application.workbench, application.window.edit.document.details
    application.window.actions_by_name["details"].trigger()
    entry_id = bench.entries[3].id
    bench.choose_entry(entry_id)
    details.title_en.setPlainText("A New English Title")
    details.title_en.settle()
    details.number.setText("云政办发〔2024〕99号")
    details.number.settle()
    details.date.setText("2024年9月1日")
    details.date.settle()
    entry = kept(application, entry_id)
    assert (entry.title_en, entry.number_zh, entry.date) == (
        "A New English Title",
        "云政办发〔2024〕99号",
        "2024-09-01",
    )
    assert entry.number_en == "YZBF [2024] No. 99"
    application.window.show_room("contents")
    table = application.window.contents.table
    shown = [table.model().index(row, 3).data() for row in range(table.rowCount())]
    assert "A New English Title" in shown


def test_what_is_no_date_is_told_and_changes_nothing(application: Application) -> None:
    document, entry_id = application.window.edit.document, application.workbench.entry_id
    before = kept(application, entry_id)
    document.details.date.setText("下周三")
    document.details.date.settle()
    assert kept(application, entry_id) == before
    assert "下周三" in document.messages.sentence.text()


def test_entry_moves_and_pages_follow(application: Application, qtbot: QtBot) -> None:
    bench = application.workbench
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    section = next(section for section in bench.sections if len(section.entries) > 2)
    first, second = section.entries[0].id, section.entries[1].id
    pages = bench.span_of(first)
    bench.choose_entry(first)
    with qtbot.waitSignal(bench.pages_changed, timeout=20000):
        application.window.actions_by_name["entry_down"].trigger()
    moved = next(each for each in bench.sections if each.id == section.id)
    assert [entry.id for entry in moved.entries[:2]] == [second, first]
    assert bench.span_of(first) != pages
    application.window.actions_by_name["undo"].trigger()
    assert next(each for each in bench.sections if each.id == section.id).entries[0].id == first


def test_search_leads_to_the_place(application: Application, qtbot: QtBot) -> None:
    window, bench = application.window, application.workbench
    words = bench.entries[5].number_zh
    assert words
    window.top.search.setFocus()
    window.top.search.setText(words)
    qtbot.waitUntil(lambda: bool(window.search.model.hits), timeout=20000)
    assert bench.entries[5].id in [hit.entry_id for hit in window.search.model.hits]
    hit = next(hit for hit in window.search.model.hits if hit.entry_id == bench.entries[5].id)
    window.search.hit_opened.emit(hit.entry_id, words, 0, False)
    assert bench.entry_id == bench.entries[5].id
    assert editor_of(application).textCursor().selectedText() == words
    qtbot.keyClick(editor_of(application), Qt.Key.Key_Escape)
    assert window.stack.room == "archive"
    assert window.focusWidget() is window.search.list
    qtbot.keyClick(window.search.list, Qt.Key.Key_Escape)
    assert window.stack.room == "edit"


def test_of_several_phrases_the_first_is_where_a_hit_leads(application: Application, qtbot: QtBot) -> None:
    window, bench = application.window, application.workbench
    entry = bench.entries[5]
    assert entry.number_zh
    assert entry.addressee
    window.top.search.setText(f"“{entry.number_zh}” “{entry.addressee}”")
    qtbot.waitUntil(lambda: bool(window.search.model.hits), timeout=20000)
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)
    assert bench.entry_id == entry.id
    assert editor_of(application).textCursor().selectedText() == entry.number_zh


def test_a_hit_that_is_gone_meanwhile_is_told_and_leads_nowhere(application: Application, qtbot: QtBot) -> None:
    window, bench = application.window, application.workbench
    gone = bench.entries[5]
    assert gone.number_zh
    window.top.search.setText(gone.number_zh)
    qtbot.waitUntil(lambda: bool(window.search.model.hits), timeout=20000)
    row = next(row for row, hit in enumerate(window.search.model.hits) if hit.entry_id == gone.id)
    bench.choose_entry(bench.entries[0].id)
    bench.do(RemoveEntry(gone.id))
    shown = bench.entry_id
    with qtbot.waitSignal(bench.refused) as refused:
        window.search.list.clicked.emit(window.search.model.index(row, 0))
    assert refused.args[0].code == "archive.no_entry"
    assert bench.entry_id == shown


def test_dropped_file_comes_into_the_inbox(application: Application, qtbot: QtBot, home: Path) -> None:
    file = home / "通知.txt"
    file.write_text(
        "云澜市人民政府办公厅关于开展夏季巡查的通知\n（2024年6月3日）\n云政办字〔2024〕21号\n各区、县人民政府：\n"
        "请于6月底前完成巡查。\n",
        "utf-8",
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window, bench = application.window, application.workbench
    with qtbot.waitSignal(bench.brought, timeout=10000):
        both, moves = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.KeyboardModifier.ShiftModifier
        drop = QDropEvent(QPointF(5, 5), both, data, Qt.MouseButton.LeftButton, moves)
        window.dropEvent(drop)
    assert drop.isAccepted()
    assert drop.dropAction() is Qt.DropAction.CopyAction  # else a file manager takes away what it has moved
    assert [entry.number_zh for entry in bench.inbox] == ["云政办字〔2024〕21号"]
    assert file.name in window.edit.document.messages.sentence.text()


def test_file_that_cannot_be_read_is_told(application: Application, qtbot: QtBot, home: Path) -> None:
    with qtbot.waitSignal(application.workbench.not_brought, timeout=10000):
        application.window.bringing_in.bring_in([str(home / "没有.txt")], into_issue=False)
    assert "没有.txt" in application.window.edit.document.messages.sentence.text()


def test_export_writes_both_files_with_progress(application: Application, qtbot: QtBot, home: Path) -> None:
    publish, seen = application.window.publish, []
    application.window.show_room("publish")
    publish.exporting.progressed.connect(lambda done, total: seen.append((done, total)))
    publish.folder.setText(str(home))
    publish.export_button.setFocus()
    publish.export_button.click()
    assert not publish.export_button.isEnabled()
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=90000)
    assert publish.export_button.hasFocus()
    assert sorted(file.suffix for file in home.glob("公报总第*")) == [".pdf", ".xml"]
    assert seen
    assert max(done for done, _ in seen) == seen[0][1]


def test_archive_file_and_proof_are_written_too_and_the_choice_is_remembered(
    application: Application, qtbot: QtBot, home: Path
) -> None:
    publish = application.window.publish
    publish.forms.choices = "pdfa proof"
    publish.folder.setText(str(home))
    publish.export_button.click()
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=90000)
    assert sorted(file.stem.rpartition("-")[2] for file in home.glob("公报总第*")) == ["存档", "校样"]
    application.window.remember()
    assert application.settings.exports == "pdfa proof"


def test_neither_window_nor_archive_waits_for_an_export(application: Application, qtbot: QtBot, home: Path) -> None:
    bench, publish = application.workbench, application.window.publish
    publish.folder.setText(str(home))
    publish.forms.choices = "pdf pdfa xml ofd"
    publish.export_button.click()
    with qtbot.waitSignal(publish.exporting.progressed, timeout=90000):
        pass
    assert bench.do(SetEntryField(bench.entries[0].id, "title_en", "Written Meanwhile")) is not None
    assert not publish.export_button.isEnabled(), "the export still runs"
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=60000)
    assert len(list(home.glob("公报总第*"))) == 4
    assert bench.entries[0].title_en == "Written Meanwhile"


def test_stopped_export_leaves_no_file(application: Application, qtbot: QtBot, home: Path) -> None:
    publish = application.window.publish
    publish.folder.setText(str(home))
    publish.exporting.progressed.connect(lambda *_: publish.progress.stop_button.click())
    publish.export_button.click()
    publish.progress.stop_button.click()
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=90000)
    assert list(home.glob("公报总第*")) == []


def test_what_is_to_be_known_before_press_can_be_looked_at(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    bench.do(SetEntryField(bench.entries[2].id, "title_en", ""))
    bench.do(SetEntryField(bench.entries[0].id, "state", "final"))

    def look(words: str) -> None:
        def links() -> list[QPushButton]:
            return [row for row in window.publish.findChildren(QPushButton) if words in row.accessibleName()]

        window.show_room("publish")
        qtbot.waitUntil(lambda: bool(links()))
        links()[-1].click()

    look("去看: 目录")
    assert window.stack.currentWidget() is window.contents
    look("定稿")
    assert window.stack.currentWidget() is window.edit
    assert bench.entry_id == bench.entries[1].id
    # What may not be made public is an error that no other line tells.
    private = Paragraph(text="身份证号110101199003078515")
    bench.do(ReplaceBlocks(bench.entries[0].id, (1,), (private,), count=0))
    look("错误")
    panel = window.edit.document.findings
    assert panel.whole_issue.isChecked()
    assert panel.list.currentIndex().data().startswith(finding_sentence_of_first_error(application))


def finding_sentence_of_first_error(program: Application) -> str:
    errors = [finding for finding in program.workbench.all_findings if finding.level == "error"]
    return finding_sentence(errors[0], "zh")


def test_the_keyboard_stays_at_the_export(application: Application, qtbot: QtBot, home: Path) -> None:
    window, publish = application.window, application.window.publish
    window.show_room("publish")
    window.activateWindow()
    publish.folder.setText(str(home))
    publish.export_button.setFocus()
    QTest.keyClick(publish.export_button, Qt.Key.Key_Space)
    assert window.focusWidget() is publish.progress.stop_button
    qtbot.waitUntil(publish.export_button.isEnabled, timeout=90000)
    assert window.focusWidget() is publish.export_button


def test_closing_while_files_are_written_leaves_none_half(application: Application, qtbot: QtBot, home: Path) -> None:
    publish = application.window.publish
    publish.folder.setText(str(home))
    publish.forms.choices = "pdf pdfa xml proof"
    there = set(home.iterdir())
    with qtbot.waitSignal(publish.exporting.progressed, timeout=90000):
        publish.export_button.click()
    assert not application.window.close()
    asked = application.window.leaving.form
    assert asked is not None
    asked.button.click()
    qtbot.waitUntil(application.window.isHidden)
    application.close()
    left = {file.name for file in set(home.iterdir()) - there}
    # What was there already whole may be: each file is renamed when it is complete.
    assert left <= {"公报总第218期.pdf", "公报总第218期-存档.pdf", "公报总第218期.xml", "gazette-desk"}


def test_language_and_theme_change_at_once(application: Application) -> None:
    window = application.window
    window.actions_by_name["language_en"].trigger()
    window.actions_by_name["theme_dark"].trigger()
    assert window.actions_by_name["room_contents"].text() == "Contents"
    assert window.palette().window().color().lightness() < 60
    assert shows_the_entry(application)
    window.actions_by_name["language_zh"].trigger()
    assert window.actions_by_name["room_contents"].text() == "目录"


def test_window_fits_a_small_screen_in_both_languages(application: Application) -> None:
    window = application.window
    for language in ("language_zh", "language_en"):
        window.actions_by_name[language].trigger()
        assert window.minimumSizeHint().width() <= 1024
        assert window.minimumSizeHint().height() <= 680


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_narrow_window_keeps_its_words_whole(application: Application, qtbot: QtBot, language: str) -> None:
    application.settings.language = language
    application.redress()
    window = application.window
    for width in (1024, 1280):
        window.resize(width, 700)
        window.show_room("edit")
        head = window.edit.document.findings.head
        qtbot.waitUntil(lambda head=head: head.title.text() == head.title.accessibleName())
        window.show_room("contents")
        header = window.contents.table.horizontalHeader()
        qtbot.waitUntil(lambda header=header: min(header.sectionSize(column) for column in (1, 3)) > 200)
        for column in range(6):
            assert header.sectionSizeFromContents(column).width() <= header.sectionSize(column)


def test_table_cell_is_edited_in_the_grid_over_it(application: Application) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry, path, table = next(
        (entry, path, block)
        for entry in bench.entries
        for path, block in walk_blocks(entry.blocks)
        if isinstance(block, Table)
    )
    bench.choose_entry(entry.id)
    editor.show_block(path)
    editor.open_grid(path)
    (grid,) = editor.findChildren(TableGrid)
    assert grid.item(0, 0).text() == table.rows[0][0].text
    grid.item(1, 0).setText("改过的格")
    after = block_at(kept(application, entry.id).blocks, path)
    assert isinstance(after, Table)
    assert after.rows[1][0].text == "改过的格"
    assert replace(after, rows=(after.rows[0], table.rows[1], *after.rows[2:])) == table
    assert shows_the_entry(application)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    application.window.actions_by_name["undo"].trigger()
    assert block_at(kept(application, entry.id).blocks, path) == table
    assert shows_the_entry(application)


def show_tall_table(program: Application) -> tuple[int, tuple[int, ...], TableMeasures, QPoint]:
    """An entry with a table far taller than the view, its top at the view's: entry, path, measures, table's corner."""
    bench, editor = program.workbench, editor_of(program)
    rows = tuple((Cell(text=f"{row}行甲"), Cell(text=f"{row}行乙")) for row in range(60))
    entry = bench.entries[0]
    bench.do(ReplaceBlocks(entry.id, (0,), (Table(rows=rows),)))
    bench.choose_entry(entry.id)
    line = next(each for each in blocks_of(editor.document()) if key_of_line(each).part == "table")
    rect = editor.document().documentLayout().blockBoundingRect(line)
    editor.verticalScrollBar().setValue(round(rect.top()))
    cursor = QTextCursor(line)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    measures = editor._tables.measures(cursor.charFormat(), editor.document())
    return entry.id, (0,), measures, QPoint(round(rect.left()), 0)


def test_a_click_on_a_tall_table_stays_and_a_double_click_opens_the_cell_meant(application: Application) -> None:
    editor = editor_of(application)
    _, _, measures, corner = show_tall_table(application)
    scrolled = editor.verticalScrollBar().value()
    point = corner + QPoint(round(measures.lefts[1]) + 20, round(measures.tops[4]) + 8)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert editor.verticalScrollBar().value() == scrolled
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert editor.verticalScrollBar().value() == scrolled
    (grid,) = editor.findChildren(TableGrid)
    assert (grid.currentRow(), grid.currentColumn()) == (4, 1)


def test_escape_leaves_the_grid_and_keeps_what_was_typed(application: Application) -> None:
    entry_id, path, _, _ = show_tall_table(application)
    editor = editor_of(application)
    editor.open_grid(path)
    (grid,) = editor.findChildren(TableGrid)
    QTest.keyClicks(grid, "t")
    cell = grid.findChild(QPlainTextEdit)
    assert cell is not None
    QTest.keyClicks(cell, "yped")
    QTest.keyClick(cell, Qt.Key.Key_Escape)
    after = block_at(kept(application, entry_id).blocks, path)
    assert isinstance(after, Table)
    assert after.rows[0][0].text == "typed"
    assert editor.grid is None
    application.window.actions_by_name["undo"].trigger()
    before = block_at(kept(application, entry_id).blocks, path)
    assert isinstance(before, Table)
    assert before.rows[0][0].text == "0行甲"


def test_an_issue_at_press_is_reopened_before_it_is_changed(application: Application) -> None:
    bench, editor = application.workbench, editor_of(application)
    assert bench.issue is not None
    issue_id = bench.issue.id
    bar = application.window.edit.document.messages
    bench.call_desk(lambda desk: desk.archive.set_issue_state(issue_id, "at_press"))
    bench.reload()
    entry_id, before = bench.entry_id, bench.entry
    QTest.keyClicks(editor, "x")
    assert kept(application, entry_id) == before
    assert bar.button.text() == "重新打开"
    bench.do(SetEntryField(entry_id, "title_zh", "别的"))
    assert kept(application, entry_id) == before
    bar.button.click()
    (form,) = application.window.publish.steps.findChildren(Asking)
    form.fields["reason"].setText("漏了一行")
    form.fields["who"].setText("李编辑")
    form.button.click()
    assert bench.issue.state == "editing"
    assert bench.do(SetEntryField(entry_id, "title_zh", "别的")) is not None


def test_headings_behind_one_that_changes_level_are_numbered_anew(application: Application) -> None:
    bench, editor = application.workbench, editor_of(application)
    entry_id = bench.entries[0].id
    heads = [Heading(text=f"{number}某事", level=1, number=number) for number in ("一、", "二、", "三、", "七、")]
    bench.do(ReplaceBlocks(entry_id, (0,), tuple(heads), count=len(bench.entries[0].blocks)))
    bench.choose_entry(entry_id)
    editor.show_block((1,))
    application.window.actions_by_name["demote"].trigger()
    assert [block.number for block in kept(application, entry_id).blocks] == ["一、", "（一）", "二、", "七、"]
    assert shows_the_entry(application)
    application.window.actions_by_name["undo"].trigger()
    assert kept(application, entry_id).blocks == tuple(heads)


_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Down,
    Qt.Key.Key_End,
    Qt.Key.Key_Home,
)


def test_random_sessions_leave_text_and_archive_alike(application: Application, examples: int) -> None:
    """Whatever is typed, split and joined: the text says what the archive says, and all undone is as before."""
    chance, bench, editor = random.Random(7), application.workbench, editor_of(application)
    for _ in range(max(1, examples // 12)):
        entry_id = chance.choice(bench.entries).id
        bench.choose_entry(entry_id)
        before, undone = kept(application, entry_id), 0
        for _ in range(25):
            cursor = editor.textCursor()
            cursor.setPosition(chance.randrange(editor.document().characterCount()))
            if chance.random() < 0.2:
                mode = QTextCursor.MoveMode.KeepAnchor
                cursor.movePosition(QTextCursor.MoveOperation.Right, mode, chance.randrange(40))
            editor.setTextCursor(cursor)
            if chance.random() < 0.5:
                QTest.keyClicks(editor, chance.choice(("a", "1.b", "zz")))
            else:
                QTest.keyClick(editor, chance.choice(_KEYS))
            editor.clearFocus()
            editor.settle()
            assert shows_the_entry(application)
            assert kept(application, entry_id) == bench.entry
        while bench.undo_name is not None:
            application.window.actions_by_name["undo"].trigger()
            undone += 1
        assert undone
        assert kept(application, entry_id) == before
        assert shows_the_entry(application)


def test_issue_and_sections_are_edited(application: Application) -> None:
    bench, details = application.workbench, application.window.edit.tree_pane.details
    application.window.actions_by_name["issue_details"].trigger()
    details.fields["numbers"].setText("9，10")
    details.fields["numbers"].settle()
    details.fields["date"].setText("2024-09-30")
    details.fields["date"].settle()
    details.fields["serial"].setText("十")
    details.fields["serial"].settle()
    assert bench.issue is not None
    assert (bench.issue.numbers, bench.issue.date) == ((9, 10), "2024-09-30")
    assert bench.issue.serial is not None
    assert "十" in application.window.edit.document.messages.sentence.text()
    count = len(bench.sections)
    details.sections.add.click()
    assert len(bench.sections) == count + 1
    application.window.actions_by_name["undo"].trigger()
    assert len(bench.sections) == count


def test_a_section_that_was_added_is_ready_to_be_named(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    details = window.edit.tree_pane.details
    window.actions_by_name["issue_details"].trigger()
    details.sections.add.click()
    field = window.focusWidget()
    assert isinstance(field, TextField)
    assert field.selectedText() == bench.sections[-1].name.zh
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())
    QTest.keyClicks(field, "Notices")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert bench.sections[-1].name.zh == "Notices"
    assert window.focusWidget() is field, "after a rest one goes on typing"
    QTest.keyClicks(field, "!")
    qtbot.waitUntil(lambda: bench.sections[-1].name.zh == "Notices!")
    window.actions_by_name["undo"].trigger()
    assert field.text() == bench.sections[-1].name.zh == "Notices"


@pytest.mark.parametrize("room", ["edit", "contents", "publish", "inbox"])
def test_the_forms_open_where_they_are_seen_and_are_ready_to_be_typed_into(application: Application, room: str) -> None:
    window = application.window
    if window.actions_by_name["tree"].isChecked():
        window.actions_by_name["tree"].trigger()
    forms = (("issue_details", window.edit.tree_pane.details), ("details", window.edit.document.details))
    for name, form in forms:
        for _again in range(2):  # one that is open already is gone to, not closed out of sight
            window.show_room(room)
            window.actions_by_name[name].trigger()
            if room == "edit" and not window.actions_by_name[name].isChecked():
                assert not form.isVisible()
                assert window.focusWidget() is window.edit.document.editor
                continue
            assert window.stack.room == "edit"
            assert form.isVisible()
            field = window.focusWidget()
            assert field is not None
            assert form.isAncestorOf(field)


def test_new_issue_and_entry_begin_empty(application: Application) -> None:
    bench, window = application.workbench, application.window
    assert bench.issue is not None
    serial, names = bench.issue.serial, [section.name for section in bench.sections]
    assert serial is not None
    window.actions_by_name["new_issue"].trigger()
    assert bench.issue.serial == serial + 1
    assert [section.name for section in bench.sections] == names
    window.actions_by_name["new_entry"].trigger()
    assert len(bench.issue.entries) == 1
    QTest.keyClicks(editor_of(application), "New title")
    editor_of(application).settle()
    assert bench.issue.entries[0].title_full == "New title"
    assert shows_the_entry(application)


def compose(editor: DocumentEditor, preedit: str, commit: str) -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def test_nothing_is_committed_while_an_input_method_composes(application: Application, qtbot: QtBot) -> None:
    entry_id, path = choose_with(application, Paragraph)
    editor, before = editor_of(application), kept(application, entry_id)
    with qtbot.waitSignal(editor._rest.timeout, timeout=60_000):
        compose(editor, "ce shi", "")
    assert kept(application, entry_id) == before
    compose(editor, "", "测试")
    qtbot.waitUntil(lambda: kept(application, entry_id) != before, timeout=20000)
    block = block_at(kept(application, entry_id).blocks, path)
    assert isinstance(block, Paragraph)
    assert block.text.startswith("测试")


def test_pages_come_again_after_their_process_was_killed(application: Application, qtbot: QtBot) -> None:
    bench = application.workbench
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    (pages,) = [child for child in multiprocessing.active_children() if child.name == "pages"]
    pages.kill()
    with qtbot.waitSignal(bench.pages_changed, timeout=20000):
        application.window.actions_by_name["entry_down"].trigger()


def test_the_menu_of_the_text_takes_back_what_was_typed(application: Application) -> None:
    entry_id, _ = choose_with(application, Paragraph)
    editor = editor_of(application)
    before = kept(application, entry_id)
    QTest.keyClicks(editor, "xyz")
    undo = editor.text_menu(QPoint(20, 20)).actions()[0]
    assert undo.isEnabled()
    application.workbench.settle()
    assert kept(application, entry_id) != before
    undo.trigger()
    assert kept(application, entry_id) == before


def test_another_issue_begins_at_its_first_page(application: Application, qtbot: QtBot) -> None:
    bench, view = application.workbench, application.window.edit.pages.view
    qtbot.waitUntil(lambda: view.page_count > 20, timeout=20000)
    view.show_page(15)
    application.window.actions_by_name["new_issue"].trigger()
    qtbot.waitUntil(lambda: bench.pages is not None and view.page_count < 5, timeout=20000)
    assert view.page_index == 0


def test_the_status_bar_names_the_house_style(application: Application) -> None:
    def told() -> str:
        return " ".join(label.text() for label in application.window.status.findChildren(QLabel))

    assert "版式：青岛公报 2019" in told()
    application.settings.language = "en"
    application.redress()
    assert "House style: Qingdao Gazette 2019" in told()


def test_undo_shows_the_place(application: Application) -> None:
    entry_id, path = choose_with(application, Heading)
    application.window.actions_by_name["kind_text"].trigger()
    other = next(entry.id for entry in application.workbench.entries if entry.id != entry_id)
    application.workbench.choose_entry(other)
    application.window.actions_by_name["undo"].trigger()
    assert application.workbench.entry_id == entry_id
    assert editor_of(application).current_path() == path


def test_what_is_typed_outlives_what_comes_in_meanwhile(application: Application, qtbot: QtBot) -> None:
    entry_id, path = choose_with(application, Paragraph)
    QTest.keyClicks(editor_of(application), "xyz")
    application.workbench.reload()
    qtbot.waitUntil(lambda: "xyz" in str(block_at(kept(application, entry_id).blocks, path)), timeout=20000)


def test_what_cannot_be_saved_stays_on_the_screen(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    entry_id, _ = choose_with(application, Paragraph)
    bench, editor = application.workbench, editor_of(application)

    def full(*_: object, **__: object) -> None:
        raise ArchiveError("archive.disk_full", file="work.gazette")

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "do", full)
        QTest.keyClicks(editor, "xyz")
        bench.choose_entry(next(entry.id for entry in bench.entries if entry.id != entry_id))
        assert bench.entry_id == entry_id
        assert "xyz" in editor.toPlainText()
        assert not application.window.edit.document.messages.isHidden()
        assert not application.window.close()
        assert "未存上" in application.window.status.saved.text()
    editor.settle()
    assert "xyz" in str(kept(application, entry_id).blocks)
    assert application.window.status.saved.text().startswith("已保存")


def test_keys_of_the_window_reach_it_from_within_the_text(application: Application, qtbot: QtBot) -> None:
    entry_id, path = choose_with(application, Paragraph)
    editor, window, before = editor_of(application), application.window, kept(application, entry_id)
    with qtbot.waitActive(window):
        window.activateWindow()
    editor.setFocus()
    QTest.keyClicks(editor, "xyz")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(application, entry_id) == before
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(editor, Qt.Key.Key_Z, control_shift)
    assert "xyz" in str(block_at(kept(application, entry_id).blocks, path))
    QTest.keyClick(editor, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(block_at(kept(application, entry_id).blocks, path), Heading)
    text = editor.toPlainText()
    QTest.keyClick(editor, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == text
    assert window.top.search.hasFocus()


def test_entry_dropped_in_the_tree_moves(application: Application, qtbot: QtBot) -> None:
    bench, tree = application.workbench, application.window.edit.tree_pane.tree
    model = tree.model()
    sections = bench.sections
    source = next(place for place, section in enumerate(sections) if len(section.entries) > 1)
    target = next(place for place in range(len(sections)) if place != source)
    moved = sections[source].entries[0].id
    data = model.mimeData([model.index(0, 0, model.index(source, 0))])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(target, 0))
    qtbot.waitUntil(lambda: bench.sections[target].entries[0].id == moved, timeout=20000)
    assert len(bench.sections[source].entries) == len(sections[source].entries) - 1


def test_next_finding_leads_through_all_of_the_issue(application: Application, qtbot: QtBot) -> None:
    bench, document = application.workbench, application.window.edit.document
    qtbot.waitUntil(lambda: bench.pages is not None and bench.are_checked, timeout=20000)
    document.findings.whole_issue.click()
    count = len(bench.all_findings)
    assert count > 2
    seen = set()
    for _ in range(count):
        application.window.actions_by_name["next_finding"].trigger()
        seen.add(document.findings.list.currentIndex().row())
        bench.reload()
    assert seen == set(range(count))


def test_the_place_of_a_finding_is_what_the_status_bar_says_there(application: Application) -> None:
    panel = application.window.edit.document.findings
    panel.whole_issue.setChecked(True)
    named = 0
    for row in range(panel.list.model().rowCount()):
        panel.choose(row)
        place = panel.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        if number := re.search(r"第(\d+)段", place):
            assert application.window.status.findChildren(QLabel)[2].text().startswith(f"第 {number[1]} 段")
            named += 1
    assert named >= 5


def test_findings_of_an_entry_that_is_gone_do_no_harm(application: Application, qtbot: QtBot) -> None:
    bench, panel = application.workbench, application.window.edit.document.findings
    qtbot.waitUntil(lambda: bench.pages is not None and bench.are_checked, timeout=20000)
    panel.whole_issue.setChecked(True)
    assert bench.issue is not None
    entries = bench.issue.entries
    stale = replace(bench.all_findings[0], level="error", entry=len(entries), block=(0,))
    moved = replace(stale, entry=len(entries) - 1, text="银杏")
    bench.show_checked(bench.issue, (stale, moved))
    bench.choose_entry(entries[-2].id)
    application.window.actions_by_name["remove_entry"].trigger()
    assert moved not in bench.all_findings
    assert [found for found in bench.all_findings if found.level == "error"] == [replace(stale, entry=len(entries) - 1)]
    application.window.actions_by_name["next_finding"].trigger()
    assert panel.list.currentIndex().row() == 0
    assert bench.entry_id == entries[-1].id


def test_a_removed_entry_comes_back_with_all_it_had(application: Application) -> None:
    bench = application.workbench
    before, second = bench.issue, bench.issue.entries[1]
    bench.choose_entry(second.id)
    application.window.actions_by_name["remove_entry"].trigger()
    assert second.id not in [entry.id for entry in bench.issue.entries]
    assert bench.entry_id == before.entries[2].id
    bench.undo()
    assert bench.issue == before


def test_undo_of_a_removal_shows_the_entry_again(application: Application) -> None:
    bench, acts = application.workbench, application.window.actions_by_name
    entry_id = bench.entries[1].id
    bench.choose_entry(entry_id)
    acts["remove_entry"].trigger()
    assert bench.entry_id != entry_id
    acts["undo"].trigger()
    assert bench.entry_id == entry_id
    assert shows_the_entry(application)


def test_what_was_done_is_shown_over_a_hint_and_after_a_doubt(application: Application) -> None:
    bar = application.window.edit.document.messages
    bar.tell("hint", lambda _say: "a hint")
    bar.tell("ok", lambda _say: "done")
    assert bar.sentence.text() == "done"
    bar.tell("doubt", lambda _say: "a doubt")
    bar.tell("ok", lambda _say: "done more")
    assert bar.sentence.text() == "a doubt"
    bar.dismiss()
    assert bar.sentence.text() == "done more"
    assert not bar.isHidden()
    bar.dismiss()
    assert bar.isHidden()


def test_message_and_caret_follow_the_language(application: Application) -> None:
    window, status = application.window, application.window.status
    window.messages.tell_about()
    assert any("第 1 段，第 0 字" in label.text() for label in status.findChildren(QLabel))
    window.actions_by_name["language_en"].trigger()
    assert window.edit.document.messages.sentence.text().startswith("Gazette Desk ")
    assert any("Block 1, char 0" in label.text() for label in status.findChildren(QLabel))


def test_an_english_window_draws_quotation_marks_narrow(application: Application) -> None:
    window = application.window
    window.actions_by_name["language_en"].trigger()
    metrics = window.edit.document.messages.sentence.fontMetrics()
    assert metrics.horizontalAdvance("“") < metrics.horizontalAdvance("国") * 0.7


def test_an_issue_that_cannot_be_read_leaves_the_one_that_is_shown(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = application.workbench
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    application.window.actions_by_name["new_issue"].trigger()
    shown, entry_id, other = bench.issue, bench.entry_id, bench.rows[0].id
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    pages = bench.pages

    def unreadable(_desk: Desk, _wanted: int) -> ArchiveState:
        raise ArchiveError("archive.disk_error", file="x")

    monkeypatch.setattr(workbench, "read_archive", unreadable)
    with pytest.raises(ArchiveError):
        bench.choose_issue(other)
    assert (bench.issue, bench.entry_id, bench.pages) == (shown, entry_id, pages)


def test_choosing_the_section_in_which_an_entry_stands_moves_nothing(application: Application) -> None:
    bench, section = application.workbench, application.window.edit.document.details.section
    application.window.actions_by_name["details"].trigger()
    entry = next(each for each in bench.sections if len(each.entries) > 2).entries[0]
    bench.choose_entry(entry.id)
    before = [each.id for each in bench.entries]
    section.activated.emit(section.currentIndex())
    assert [each.id for each in bench.entries] == before
    assert bench.undo_name is None


def test_a_text_that_could_not_be_shown_leaves_the_keys_to_the_person(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, editor = application.workbench, editor_of(application)
    other = bench.entries[1].id

    def fails(*_given: object, **_how: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(DocumentText, "write", fails)
        with pytest.raises(ZeroDivisionError):
            editor.show_entry(next(each for each in bench.entries if each.id == other))
    with qtbot.waitSignal(editor.typing):
        compose(editor, "", "字")


def test_an_export_that_could_not_begin_keeps_the_window_from_nothing(
    application: Application, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, exporting = application.workbench, application.window.publish.exporting
    assert bench.issue is not None
    job = partial(export_issue, issue_id=bench.issue.id, files=ExportFiles(xml=home / "o.xml"))
    failed: list[Exception] = []
    written: list[object] = []

    def no_room(_process: object) -> None:
        raise BlockingIOError

    with monkeypatch.context() as patched:
        patched.setattr(multiprocessing.get_context("spawn").Process, "start", no_room)
        exporting.begin(bench.path, job, written.append, failed.append)
    assert len(failed) == 1
    exporting.close()
    exporting.begin(bench.path, job, written.append, failed.append)
    qtbot.waitUntil(lambda: len(written) == 1, timeout=60000)
