"""The pages show what is typed before it is committed, wait for input methods, and are kept only as committed."""

import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import SetEntryField
from gazette.gui.app import Application
from gazette.gui.page_process import PageProcess
from gazette.model import Entry, Paragraph

MARK = "qqzz"


@pytest.fixture
def written(application: Application, qtbot: QtBot) -> Entry:
    """An entry with the caret in a paragraph of it, its pages made; nothing is committed by itself."""
    bench, document = application.workbench, application.window.edit.document
    application.window.resize(1440, 900)
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=20000)
    entry = next(each for each in bench.entries if any(isinstance(block, Paragraph) for block in each.blocks))
    bench.choose_entry(entry.id)
    document.editor.show_block((next(at for at, one in enumerate(entry.blocks) if isinstance(one, Paragraph)),))
    document.editor.setFocus()
    document.editor.commit = lambda: None  # type: ignore[method-assign]
    return entry


def on_pages(program: Application, text: str) -> bool:
    pages = program.workbench.pages
    assert pages is not None
    return any(text in "".join("".join(run.texts) for run in page.glyphs) for page in pages.pages)


def archived(program: Application, entry: Entry) -> Entry:
    return program.workbench.call_desk(lambda desk: desk.archive.entry(entry.id))


def _wait(qtbot: QtBot, seconds: float) -> None:
    end = time.monotonic() + seconds
    qtbot.waitUntil(lambda: time.monotonic() > end)


def test_pages_that_take_long_are_said_to_be_made(
    application: Application, written: Entry, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, foot = application.workbench, application.window.edit.pages.foot.text
    monkeypatch.setattr(PageProcess, "request", lambda *_wish: None)
    bench.do(SetEntryField(written.id, "title_zh", "关于另一件事项的通知"))
    qtbot.waitUntil(lambda: foot.accessibleName() == "版面更新中…")
    assert bench.pages is not None
    bench.show_pages(bench.pages)
    qtbot.waitUntil(lambda: foot.accessibleName() != "版面更新中…")


def test_what_is_typed_is_on_the_page_before_it_is_committed(
    application: Application, written: Entry, qtbot: QtBot
) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    counted = bench.call_desk(lambda desk: desk.archive.changes(bench.issue.id if bench.issue else 0))
    QTest.keyClicks(editor, MARK)
    qtbot.waitUntil(lambda: on_pages(application, MARK), timeout=20000)
    assert archived(application, written) == written
    assert bench.call_desk(lambda desk: desk.archive.changes(bench.issue.id if bench.issue else 0)) == counted
    assert bench.entry_on_pages != bench.entry
    editor.settle()
    assert archived(application, written) != written
    assert on_pages(application, MARK)
    qtbot.waitUntil(lambda: bench.entry_on_pages == bench.entry, timeout=20000)
    bench.undo()
    qtbot.waitUntil(lambda: not on_pages(application, MARK), timeout=20000)


def test_what_an_input_method_composes_is_not_set(application: Application, written: Entry, qtbot: QtBot) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    asked: list[object] = []
    request = application.pages.request

    def watched(*given: Any) -> None:
        asked.append(given)
        request(*given)

    application.pages.request = watched  # type: ignore[method-assign]
    for preedit in ("z", "zh", "zhong"):
        QApplication.sendEvent(editor, QInputMethodEvent(preedit, []))
        _wait(qtbot, 0.05)
    assert asked == []
    committed = QInputMethodEvent("", [])
    committed.setCommitString("中" * 9)
    QApplication.sendEvent(editor, committed)
    qtbot.waitUntil(lambda: on_pages(application, "中" * 9), timeout=20000)
    assert archived(application, written) == written
    assert bench.issue is not None


def test_pages_that_nobody_sees_are_not_made_of_what_is_being_typed(
    application: Application, written: Entry, qtbot: QtBot
) -> None:
    application.window.actions_by_name["pages"].trigger()
    qtbot.waitUntil(lambda: not application.window.edit.pages.view.isVisible())
    asked: list[object] = []
    application.pages.request = lambda *given: asked.append(given)  # type: ignore[method-assign]
    editor = application.window.edit.document.editor
    QTest.keyClicks(editor, MARK)
    _wait(qtbot, 0.3)
    assert asked == []
    editor.settle()
    assert len(asked) == 1


def test_the_numbers_of_a_commit_are_kept_although_something_was_typed_and_erased_meanwhile(
    application: Application, written: Entry, qtbot: QtBot
) -> None:
    bench, issue = application.workbench, application.workbench.issue
    assert issue is not None
    request = application.pages.request
    application.pages.request = lambda *_given: None  # type: ignore[method-assign]
    bench.do(SetEntryField(written.id, "title_en", "Another title"))
    application.pages.request = request  # type: ignore[method-assign]
    editor = application.window.edit.document.editor
    QTest.keyClicks(editor, MARK)
    qtbot.waitUntil(lambda: on_pages(application, MARK), timeout=20000)
    for _ in MARK:
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not on_pages(application, MARK), timeout=20000)
    qtbot.waitUntil(lambda: bench.call_desk(lambda desk: desk.archive.made_pages(issue.id)) is not None, timeout=5000)
