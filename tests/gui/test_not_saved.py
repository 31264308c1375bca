"""What cannot be saved stays where it was typed, says why in both languages, and is saved by itself afterwards."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gazette.archive.file import ArchiveFile
from gazette.desk import Desk
from gazette.desk.holding import Holder, hold
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.model import Block, Entry, Issue, IssueState, Paragraph, Table, block_at, table_grid, walk_blocks
from gazette.settings import journal_folder
from tests.desk.test_bringing_in import TEXT


def editor_of(program: Application) -> DocumentEditor:
    return program.window.edit.document.editor


def choose(program: Application, kind: type[Block]) -> tuple[Entry, tuple[int, ...]]:
    for entry in program.workbench.entries:
        for path, block in walk_blocks(entry.blocks):
            if isinstance(block, kind):
                program.workbench.choose_entry(entry.id)
                editor_of(program).show_block(path)
                return entry, path
    raise AssertionError(kind)


def kept(program: Application, entry: Entry) -> Entry:
    return program.workbench.call_desk(lambda desk: desk.archive.entry(entry.id))


def sentence(program: Application) -> str:
    bar = program.window.edit.document.messages
    return "" if bar.isHidden() else bar.sentence.text()


def saved(program: Application) -> str:
    return program.window.status.saved.text()


@contextmanager
def full(program: Application) -> Iterator[None]:
    """The archive gets no more pages: SQLite's own SQLITE_FULL."""

    def limit(pages: int) -> Callable[..., None]:
        return lambda desk: desk.archive._file.database.execute(f"PRAGMA max_page_count = {pages}").fetchone()

    program.workbench.call_desk(limit(1))
    yield
    program.workbench.call_desk(limit(1_000_000_000))


@contextmanager
def refused(code: str) -> Iterator[None]:
    """Every transaction is refused as it begins."""

    def refuse(file: ArchiveFile) -> None:
        raise ArchiveError(code, file=str(file.path), version=99, known=11)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ArchiveFile, "_begin", refuse)
        yield


LONG = "很长的一段话。" * 3000


def test_a_full_disk_keeps_the_text_and_saves_it_by_itself(application: Application, qtbot: QtBot) -> None:
    entry, path = choose(application, Paragraph)
    editor, saved_at = editor_of(application), saved(application)
    with full(application):
        application.window.edit.document.pasting.insert_text(LONG)
        editor.settle()
        assert kept(application, entry) == entry
        assert LONG in editor.toPlainText()
        assert sentence(application).startswith("磁盘满了（剩 ")
        assert "每 5 秒" in sentence(application)
        assert saved(application).startswith("未存上，再试中")
        assert application.workbench.undo_name is None
    assert saved_at.startswith("已保存")
    qtbot.waitUntil(lambda: LONG in str(block_at(kept(application, entry).blocks, path)), timeout=20000)
    qtbot.waitUntil(lambda: saved(application).startswith("已保存"), timeout=20000)
    assert sentence(application) == ""


_REASONS = {
    "archive.disk_full": ("磁盘满了", "The disk is full"),
    "archive.moved": ("刚才打的 3 字", "What was typed last (3 characters)"),
    "archive.read_only": ("不能写", "cannot be written to"),
    "archive.locked": ("另一个程序正在写", "Another program is writing"),
    "archive.disk_error": ("磁盘出错", "The disk failed"),
    "archive.damaged": ("已损坏", "is damaged"),
    "archive.newer": ("更新程序", "Update the program"),
}


def test_each_reason_has_its_sentence_in_both_languages(application: Application) -> None:
    entry, path = choose(application, Paragraph)
    for language in ("zh", "en"):
        application.settings.language = language
        application.redress()
        english = language == "en"
        for code in _REASONS:
            with refused(code):
                QTest.keyClicks(editor_of(application), "xyz")
                QTest.keyClick(editor_of(application), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
                assert _REASONS[code][english] in sentence(application)
                assert ("trying again" if english else "再试中") in saved(application)
            QTest.keyClick(editor_of(application), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            assert "xyz" in str(block_at(kept(application, entry).blocks, path))
            assert sentence(application) == ""
            assert saved(application).startswith("Saved" if english else "已保存")
            application.workbench.undo()


def test_the_button_of_the_sentence_tries_again_and_says_so(application: Application) -> None:
    choose(application, Paragraph)
    with refused("archive.locked"):
        QTest.keyClicks(editor_of(application), "xyz")
        application.workbench.save_now()
        application.window.edit.document.messages.button.click()
        assert "另一个程序正在写" in sentence(application)


def test_a_field_keeps_what_cannot_be_saved(application: Application) -> None:
    entry, _ = choose(application, Paragraph)
    application.window.actions_by_name["details"].setChecked(True)
    field = application.window.edit.document.details.title_en
    with refused("archive.disk_full"):
        field.selectAll()
        QTest.keyClicks(field, "New")
        application.workbench.save_now()
        application.workbench.reload()
        assert field.toPlainText() == "New"
        assert saved(application).startswith("未存上")
    application.workbench.save_now()
    assert kept(application, entry).title_en == "New"
    assert saved(application).startswith("已保存")


def test_a_title_beside_the_contents_keeps_what_cannot_be_saved(application: Application) -> None:
    entry, _ = choose(application, Paragraph)
    application.window.show_room("contents")
    field = application.window.contents.titles.title_en
    with refused("archive.disk_full"):
        field.selectAll()
        QTest.keyClicks(field, "New")
        application.workbench.save_now()
        application.workbench.reload()
        assert field.toPlainText() == "New"
    application.workbench.save_now()
    assert kept(application, entry).title_en == "New"


def test_a_cell_keeps_what_cannot_be_saved(application: Application) -> None:
    entry, path = choose(application, Table)
    editor = editor_of(application)
    editor.open_grid(path)
    grid = editor.grid
    assert grid is not None
    with refused("archive.disk_full"):
        QTest.keyClicks(grid, "7")
        cell = grid.findChild(QPlainTextEdit)
        assert cell is not None
        QTest.keyClicks(cell, "8")
        typed = application.window.edit.document.typed_entry()
        assert typed is not None
        assert table_grid(table_at(typed, path)).cells[0].cell.text == "78"
        QTest.keyClick(cell, Qt.Key.Key_Escape)
        application.workbench.reload()
        assert kept(application, entry) == entry
        assert saved(application).startswith("未存上")
    application.workbench.save_now()
    assert table_grid(table_at(kept(application, entry), path)).cells[0].cell.text == "78"


def table_at(entry: Entry, path: tuple[int, ...]) -> Table:
    block = block_at(entry.blocks, path)
    assert isinstance(block, Table)
    return block


def test_an_archive_that_is_moved_away_and_back_gets_what_was_typed(application: Application, qtbot: QtBot) -> None:
    entry, path = choose(application, Paragraph)
    archive = application.workbench.path
    away = archive.with_name("away.gazette")
    archive.rename(away)
    QTest.keyClicks(editor_of(application), "xyz")
    application.workbench.save_now()
    assert f"找不到档案“{archive}”" in sentence(application)
    assert "刚才打的 3 字" in sentence(application)
    away.rename(archive)
    qtbot.waitUntil(lambda: "xyz" in str(block_at(kept(application, entry).blocks, path)), timeout=20000)


def test_what_waits_for_an_archive_that_is_busy_is_not_called_saved(application: Application, qtbot: QtBot) -> None:
    choose(application, Paragraph)
    editor = editor_of(application)
    editor._may_commit = lambda: False
    QTest.keyClicks(editor, "xyz")
    qtbot.waitUntil(lambda: saved(application).startswith("正在保存"), timeout=20000)
    editor._may_commit = lambda: True
    qtbot.waitUntil(lambda: saved(application).startswith("已保存"), timeout=20000)


def test_closing_says_what_becomes_of_what_is_not_saved(application: Application) -> None:
    choose(application, Paragraph)
    with refused("archive.disk_full"):
        QTest.keyClicks(editor_of(application), "xyz")
        assert not application.window.close()
        assert "已记在本机" in sentence(application)


def test_closing_says_where_nothing_can_be_kept(application: Application, home: Path) -> None:
    choose(application, Paragraph)
    (home / "gazette-desk").write_text("where a folder should be")
    with refused("archive.disk_full"):
        QTest.keyClicks(editor_of(application), "xyz")
        assert not application.window.close()
        assert "也没能记在本机" in sentence(application)


def test_a_disk_that_is_really_full(
    application: Application, small_disk: Path, sample_archive: Path, qtbot: QtBot
) -> None:
    archive, ballast = small_disk / "small.gazette", small_disk / "ballast"
    archive.write_bytes(sample_archive.read_bytes())
    application.workbench.open(archive)
    entry, path = choose(application, Paragraph)
    editor = editor_of(application)
    with pytest.raises(OSError, match="space"):
        ballast.write_bytes(bytes(4_000_000))
    application.window.edit.document.pasting.insert_text(LONG)
    editor.settle()
    assert sentence(application).startswith("磁盘满了（剩 0.")
    assert LONG in editor.toPlainText()
    ballast.unlink()
    qtbot.waitUntil(lambda: LONG in str(block_at(kept(application, entry).blocks, path)), timeout=20000)
    assert saved(application).startswith("已保存")


def test_an_archive_that_was_deleted_and_brought_back_gets_what_was_typed(
    application: Application, qtbot: QtBot, home: Path
) -> None:
    entry, path = choose(application, Paragraph)
    archive, copy = application.workbench.path, home / "copy"
    with Desk.open(archive):
        pass
    with contextlib.closing(sqlite3.connect(archive)) as source, contextlib.closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    for file in archive.parent.glob(archive.name + "*"):
        file.unlink()
    QTest.keyClicks(editor_of(application), "xyz")
    application.workbench.save_now()
    assert "找不到档案" in sentence(application)
    shutil.copyfile(copy, archive)
    qtbot.waitUntil(lambda: saved(application).startswith("已保存"), timeout=20000)
    with Desk.open(archive) as other:
        assert "xyz" in str(block_at(other.archive.entry(entry.id).blocks, path))
    assert isinstance(hold(archive, Holder()), Holder)
    application.workbench.undo()
    assert kept(application, entry) == entry


def test_another_archive_at_its_place_is_not_written(application: Application, home: Path) -> None:
    choose(application, Paragraph)
    archive = application.workbench.path
    for file in archive.parent.glob(archive.name + "*"):
        file.unlink()
    with Desk.open(archive, create=True):
        pass
    before = archive.read_bytes()
    QTest.keyClicks(editor_of(application), "xyz")
    for _ in range(2):
        application.workbench.save_now()
    application.window.edit.document.messages.button.click()
    assert "另一份档案" in sentence(application)
    assert archive.read_bytes() == before


def test_a_field_of_the_issue_keeps_what_cannot_be_saved(application: Application) -> None:
    application.window.actions_by_name["issue_details"].setChecked(True)
    details = application.window.edit.tree_pane.details
    fields = [details.fields["editor_zh"], details.colophon.fields["price"]]
    with refused("archive.disk_full"):
        for field, text in zip(fields, ("New", "12"), strict=True):
            field.selectAll()
            QTest.keyClicks(field, text)
            application.workbench.save_now()
            application.workbench.reload()
            assert field.text() == text
        assert saved(application).startswith("未存上")
    application.workbench.save_now()
    issue = application.workbench.issue
    assert issue is not None
    assert (issue.editor.zh, issue.publication.colophon.price) == ("New", "12")
    assert saved(application).startswith("已保存")


def test_a_journal_that_cannot_be_written_is_told_and_tried_again(
    application: Application, home: Path, qtbot: QtBot
) -> None:
    application.window.unsaved.keeper._later.setInterval(100)
    (home / "gazette-desk").write_text("where a folder should be")
    choose(application, Paragraph)
    with refused("archive.disk_full"):
        QTest.keyClicks(editor_of(application), "xyz")
        qtbot.waitUntil(lambda: "没能记在本机（路径中有一段不是文件夹）" in sentence(application), timeout=20000)
        application.workbench.save_now()
        assert sentence(application).startswith("磁盘满了")
        assert "也没能记在本机（路径中有一段不是文件夹），现在只在屏幕上" in sentence(application)
        application.settings.language = "en"
        application.redress()
        assert "it is on the screen alone" in sentence(application)
        (home / "gazette-desk").unlink()
        qtbot.waitUntil(lambda: bool(list(journal_folder().glob("*.typed.json"))), timeout=20000)
        qtbot.waitUntil(lambda: not application.window.unsaved.keeper._fails, timeout=20000)
        application.workbench.save_now()
        assert "on the screen alone" not in sentence(application)
    application.workbench.save_now()
    assert sentence(application) == ""


def test_files_that_the_archive_does_not_take_are_named_and_tried_again(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    for file in files:
        file.write_text(TEXT.replace("做好记录", file.stem), "utf-8")
    with refused("archive.disk_full"):
        application.window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
        qtbot.waitUntil(lambda: sentence(application).startswith("甲.txt、乙.txt 没有收进档案"), timeout=20000)
        assert "磁盘已满" in sentence(application)
    assert application.workbench.inbox == ()
    application.window.edit.document.messages.button.click()
    qtbot.waitUntil(lambda: len(application.workbench.inbox) == 2, timeout=20000)


@pytest.mark.parametrize("tried", [True, False])
@pytest.mark.parametrize("state", ["at_press", "published"])
def test_what_is_typed_while_another_program_closes_the_issue_is_offered_again(
    application: Application, qtbot: QtBot, state: IssueState, tried: bool
) -> None:
    bench, editor, recovery = application.workbench, editor_of(application), application.window.edit.document.recovery
    application.window.unsaved.open(journal_folder())
    entry, path = choose(application, Paragraph)
    said = block_at(entry.blocks, path)
    assert isinstance(said, Paragraph)

    def put(shown: Issue, state: IssueState) -> None:
        with Desk.open(bench.path) as other, other.archive.transaction():
            other.archive.set_issue_state(shown.id, state)

    assert bench.issue is not None
    QTest.keyClicks(editor, "abc")
    put(bench.issue, state)
    if tried:
        editor.settle()
        assert bench.has_unsaved
    bench.show_arrived()
    qtbot.waitUntil(recovery.isVisible)
    assert "3 字没能存进档案" in recovery.sentence.text()
    assert "abc" not in editor.toPlainText()
    assert not bench.has_unsaved
    bench.choose_entry(bench.entries[-1].id)
    put(bench.issue, "editing")
    bench.reload()
    recovery.go()
    recovery.put_back()
    assert block_at(kept(application, entry).blocks, path) == Paragraph(text=f"abc{said.text}")
    assert not recovery.isVisible()
