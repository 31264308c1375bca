"""Checking goes on in the background: after a rest, of the latest text, behind the pages, of the open archive only."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui import page_process
from gazette.gui.app import Application
from gazette.gui.issue_checking import IssueChecking
from gazette.gui.page_process import PageProcess
from gazette.gui.page_work import Answer, CheckWish, Step
from gazette.gui.shown_issue import ShownIssue
from gazette.model import Bilingual, Finding, Heading, Issue, Section
from gazette.proofreading import NOTHING_KNOWN
from tests.archive.building import an_entry, an_issue

FOUND = (Finding(rule="desk.heading_number", level="hint", entry=1, text="五、"),)


@pytest.fixture
def making(qtbot: QtBot) -> Iterator[PageProcess]:
    """A page process that ends, its thread too, before the test is forgotten."""
    process = PageProcess()
    yield process
    process.close()


def numbered(*numbers: str) -> Issue:
    """An issue of one entry whose headings have these numbers."""
    blocks = tuple(Heading(text=f"{number}办法", level=1, number=number) for number in numbers)
    return an_issue(7, sections=(Section(name=Bilingual("文件"), entries=(an_entry("甲", *blocks),)),))


def no_error(error: Exception) -> None:
    raise AssertionError(error)


def test_an_issue_is_checked_whether_it_was_set_or_not(making: PageProcess, qtbot: QtBot) -> None:
    told: list[tuple[Finding, ...]] = []
    issue = numbered("一、", "五、")
    making.request_check(issue, told.append, no_error)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=20000)
    making.request(issue, None)
    making.request_check(issue, told.append, no_error)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20000)
    making.request_check(numbered("一、", "二、"), told.append, no_error)
    qtbot.waitUntil(lambda: len(told) == 3, timeout=20000)
    of_headings = [[found.text for found in each if found.rule == "desk.heading_number"] for each in told]
    assert of_headings == [["五、"], ["五、"], []]


def _slow_checker(asked: "Connection[Any, Any]", stopped_turn: Any) -> None:
    """The first check goes on until it is stopped."""
    checks = 0
    while True:
        turn, wanted = asked.recv()
        if isinstance(wanted, CheckWish):
            checks += 1
            while checks == 1 and stopped_turn.value != turn:
                asked.send(Step(0, 1))
                time.sleep(0.01)
            asked.send(Answer(FOUND) if checks > 1 else Answer(None, stopped=True))
        else:
            asked.send(Answer(()))


def test_a_check_makes_way_for_pages_and_is_done_after_them(
    making: PageProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_process, "serve_pages", _slow_checker)
    order: list[object] = []
    making.made.connect(lambda _pages, mark: order.append(mark))
    with qtbot.waitSignal(making._told, timeout=60_000):  # it is under way
        making.request_check(Issue(), order.append, no_error)
    making.request(Issue(), "pages")
    qtbot.waitUntil(lambda: len(order) == 2, timeout=20000)
    assert order == ["pages", FOUND]


def test_what_is_typed_is_checked_after_a_rest_and_no_sooner(application: Application, qtbot: QtBot) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    qtbot.waitUntil(lambda: bench.pages is not None and bench.are_checked, timeout=20000)
    entry = bench.entries[2]
    bench.choose_entry(entry.id)
    path = next((at,) for at, block in enumerate(entry.blocks) if isinstance(block, Heading) and block.number == "三、")
    editor.show_block(path)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    typed = QInputMethodEvent()
    typed.setCommitString("七")
    QCoreApplication.sendEvent(editor, typed)
    asked: list[Issue] = []
    process, request = application.pages, application.pages.request_check
    process.request_check = lambda issue, *told: (asked.append(issue), request(issue, *told))  # type: ignore[method-assign]
    qtbot.wait(300)
    assert asked == []
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=20000)
    assert asked == [bench.issue]
    qtbot.waitUntil(
        lambda: any(one.rule == "desk.heading_number" and one.text == "七、" for one in bench.findings_of(entry.id)),
        timeout=20000,
    )


def test_what_was_being_checked_of_an_archive_that_was_left_is_not_told(application: Application, qtbot: QtBot) -> None:
    bench = application.workbench
    qtbot.waitUntil(lambda: bench.pages is not None and bench.are_checked, timeout=20000)
    bench.checking.check_now()
    bench.checking.leave()
    told: list[object] = []
    bench.findings_changed.connect(lambda: told.append(True))
    qtbot.wait(500)
    assert told == []


class _Answering:
    """Stands for the page process: a check is answered when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Issue, Callable[[tuple[Finding, ...]], None], Callable[[Exception], None]]] = []

    def request_check(self, issue: Issue, done: Any, failed: Any, _known: object) -> None:
        self.asked.append((issue, done, failed))


def test_that_an_earlier_text_could_not_be_checked_keeps_nobody_from_checking_the_present_one() -> None:
    shown, process = ShownIssue(), _Answering()
    waiting: list[Callable[[], None]] = []
    failures: list[BaseException] = []
    checking = IssueChecking(
        shown,
        process,  # type: ignore[arg-type]
        lambda _act, done, _failed, **_how: waiting.append(lambda: done(NOTHING_KNOWN)),
        failures.append,
    )
    shown.issue = numbered("一、", "五、")
    checking.check_now()
    waiting.pop()()
    shown.issue = replace(numbered("一、", "六、"), id=8)
    checking.check_now()
    _, _, failed = process.asked.pop()
    failed(RuntimeError("of the text before"))
    waiting.pop()()
    assert failures == []
    issue, done, _ = process.asked.pop()
    assert issue is shown.issue
    done(FOUND)
    assert checking.is_current
