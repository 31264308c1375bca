"""Many files dropped at once: the window goes on between them, and none is left behind when it closes."""

import hashlib
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gazette.desk import BroughtIn, Desk, Manner, MoveEntry
from gazette.desk.issue_commands import AddIssue
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.archive_state import ArchiveState
from gazette.ingest import Reading, Wishes, read_source
from gazette.model import Entry
from tests.gui.answers import all_is_told

_FILES = 6


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Documents that are not in the archive yet."""
    made = [tmp_path / f"{number}.txt" for number in range(_FILES)]
    for number, file in enumerate(made):
        file.write_text(
            f"关于第{number}号事项的通知\n云政办发〔2024〕{number}号\n　　第{number}号正文。\n", encoding="utf-8"
        )
    return made


def test_files_are_told_of_in_their_order_once_they_are_shown(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    bench = application.workbench
    told: list[str] = []

    def note(brought: BroughtIn) -> None:
        assert {entry.id for entry in brought.entries} <= {entry.id for entry in bench.inbox}
        told.append(brought.file.name)

    bench.brought.connect(note)
    bench.not_brought.connect(lambda one: told.append(Path(one.file).name))
    files[2].write_bytes(b"%PDF-1.4 torn")
    application.window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
    qtbot.waitUntil(lambda: len(told) == _FILES, timeout=30000)
    assert told == [file.name for file in files]


def test_files_that_come_while_something_is_typed_commit_nothing_too_early(
    application: Application, qtbot: QtBot, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Longer than the slowest machine takes to bring the files in.
    monkeypatch.setattr("gazette.gui.document_editor.REST_MS", 60_000)
    bench, editor = application.workbench, application.window.edit.document.editor
    editor.setFocus()
    before = bench.entry
    told: list[Entry | None] = []
    bench.brought.connect(lambda _brought: told.append(bench.entry))
    application.window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
    editor.textCursor().insertText("尚未提交")
    qtbot.waitUntil(lambda: len(told) == _FILES, timeout=30000)
    assert "尚未提交" in editor.toPlainText()
    assert told[:-1] == [before] * (_FILES - 1)
    bench.settle()
    assert bench.entry != before
    assert len(bench.inbox) == _FILES


def test_an_archive_that_could_not_be_read_once_keeps_no_later_news_back(
    application: Application, qtbot: QtBot, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = application.workbench
    refused: list[object] = []
    told: list[str] = []
    bench.refused.connect(refused.append)
    bench.brought.connect(lambda brought: told.append(brought.file.name))

    def away(_desk: Desk, _wanted: int) -> ArchiveState:
        raise ArchiveError("archive.disk_error", file="office.gazette")

    with monkeypatch.context() as patched:
        patched.setattr("gazette.gui.workbench.read_archive", away)
        bench.bring_in(files[0], Manner())
        qtbot.waitUntil(lambda: told == [files[0].name], timeout=20000)
    assert len(refused) == 1
    bench.bring_in(files[1], Manner())
    qtbot.waitUntil(lambda: told == [file.name for file in files[:2]], timeout=20000)
    assert len(bench.inbox) == 2


def test_what_is_there_already_is_told_with_its_place(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    bench, bar = application.workbench, application.window.edit.document.messages
    for again in (False, True):
        with qtbot.waitSignal(bench.brought, timeout=20_000):
            application.window.bringing_in.bring_in([str(files[0])], into_issue=False)
        assert ("与收件箱里的“关于第0号事项的通知”内容相同，未重复读入。" in bar.sentence.text()) is again
    assert bench.issue is not None
    bench.do(MoveEntry(bench.inbox[0].id, bench.issue.sections[0].id, 0))
    with qtbot.waitSignal(bench.brought, timeout=20_000):
        application.window.bringing_in.bring_in([str(files[0])], into_issue=False)
    assert bar.sentence.text().startswith("“0.txt”与2024年第7、8期 · 总第218期的“关于第0号事项的通知”内容相同")


def test_reading_is_stopped_between_two_files_and_goes_on(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    bench, window = application.workbench, application.window
    came: list[Path] = []

    def stop_once(brought: BroughtIn) -> None:
        came.append(brought.file)
        if len(came) == 1:
            window.status.stop.click()

    bench.brought.connect(stop_once)
    window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
    bar = window.edit.document.messages
    qtbot.waitUntil(lambda: "已停止读入" in bar.sentence.text(), timeout=20_000)
    told = re.search(r"(\d+) 份已读，(\d+) 份还没有读", bar.sentence.text())
    assert told is not None
    read, left = map(int, told.groups())
    assert read + left == _FILES
    assert left > 0
    qtbot.waitUntil(lambda: len(came) == read, timeout=20_000)
    assert not window.status.stop.isVisible()
    assert len(bench.inbox) == read
    bar.button.click()
    qtbot.waitUntil(lambda: len(bench.inbox) == _FILES, timeout=20_000)
    assert came == files


def test_files_that_still_wait_come_in_when_the_window_closes(application: Application, files: list[Path]) -> None:
    path = application.workbench.path
    application.window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
    application.window.close()
    application.workbench.close()
    with Desk.open(path) as desk:
        assert len(desk.inbox()) == _FILES


def test_files_that_wait_for_their_turn_come_in_when_the_window_closes(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    bench = application.workbench
    bench.brought.connect(lambda _brought: bench.close())  # the next one waits for the window's turn
    with qtbot.waitSignal(bench.brought, timeout=20000):
        application.window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
    qtbot.wait(50)
    with Desk.open(bench.path) as desk:
        assert len(desk.inbox()) == _FILES


def test_a_file_over_which_the_program_stumbles_keeps_no_other_out(
    application: Application, qtbot: QtBot, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(source: bytes, *, file: str, wishes: Wishes) -> Reading:
        if file == str(files[0]):
            raise RuntimeError("nobody foresaw this")
        return read_source(source, file=file, wishes=wishes)

    monkeypatch.setattr("gazette.desk.bringing_in.read_source", stumble)
    came: list[Path] = []
    application.workbench.brought.connect(lambda brought: came.append(brought.file))
    with qtbot.captureExceptions() as unforeseen:
        for file in files[:2]:
            application.workbench.bring_in(file, Manner())
        qtbot.waitUntil(lambda: bool(came), timeout=20_000)
    assert came == [files[1]]
    assert [str(error) for _kind, error, _trace in unforeseen] == ["nobody foresaw this"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_several_files_are_told_of_in_one_sentence(
    application: Application, qtbot: QtBot, files: list[Path], language: str
) -> None:
    window = application.window
    window.actions_by_name[f"language_{language}"].trigger()
    window.bringing_in.bring_in([str(file) for file in [*files, files[0]]], into_issue=False)
    all_of_them = {
        "zh": "7 份文件已读入。6 份在收件箱。1 份以前已读入，没有重复。",
        "en": "7 files were read. In the inbox: 6.",
    }
    qtbot.waitUntil(
        lambda: window.edit.document.messages.sentence.text().startswith(all_of_them[language]), timeout=30000
    )
    window.edit.document.messages.button.click()
    assert window.inbox.isVisible()


def test_one_that_cannot_be_read_is_told_before_the_others(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    files[2].write_bytes(b"%PDF-1.4 torn")
    messages = application.window.edit.document.messages
    application.window.bringing_in.bring_in([str(file) for file in files], into_issue=False)
    qtbot.waitUntil(lambda: "2.txt" in messages.sentence.text(), timeout=30000)
    qtbot.waitUntil(lambda: len(application.workbench.call_desk(lambda desk: desk.inbox())) == _FILES - 1)
    all_is_told(application, qtbot)
    assert "2.txt" in messages.sentence.text()
    messages.dismiss()
    assert messages.sentence.text().startswith("5 份文件已读入。5 份在收件箱。")


def test_several_that_cannot_be_read_are_named_together_and_found_in_the_inbox(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    window, told = application.window, list[str]()
    application.workbench.not_brought.connect(lambda one: told.append(Path(one.file).name))
    for number, file in enumerate(files[:2]):
        file.write_bytes(b"%PDF-1.4 torn" + bytes([48 + number]))
    window.bringing_in.bring_in([str(file) for file in files[:2]], into_issue=False)
    qtbot.waitUntil(lambda: len(told) == 2)
    bar = window.edit.document.messages
    qtbot.waitUntil(lambda: "0.txt、1.txt" in bar.sentence.text())
    bar.button.click()
    assert window.stack.room == "inbox"
    model = window.inbox.list.model()
    rows = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    for name in ("0.txt", "1.txt"):
        assert any(row.startswith(name) and "未读入" in row for row in rows), rows


def test_what_came_is_told_until_another_issue_is_chosen(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    bench, messages = application.workbench, application.window.edit.document.messages
    assert bench.issue is not None
    there = replace(bench.issue, numbers=(7,), serial=None, year=2031, sections=())
    (other_id,) = bench.call_desk(lambda desk: desk.do(AddIssue(there)).issues)
    with qtbot.waitSignal(bench.brought, timeout=20000):
        application.window.bringing_in.bring_in([str(files[0])], into_issue=True)
    assert messages.sentence.text() == "“0.txt”已读入，放在本期末尾。"
    bench.reload(bench.issue.id)
    assert messages.isVisible()
    bench.choose_issue(other_id)
    assert not messages.isVisible()


def test_every_kind_of_file_that_can_be_read_is_offered_by_the_file_dialog(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def open_names(_parent: object, _title: str, _folder: str, patterns: str) -> tuple[list[str], str]:
        asked.append(patterns)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", open_names)
    application.window.actions_by_name["bring_in"].trigger()
    (patterns,) = asked
    for ending in ("txt", "docx", "wps", "pdf", "html", "mht", "xlsx", "csv", "xml", "zip"):
        assert f"*.{ending}" in patterns


def test_what_waits_in_an_archive_that_was_left_at_once_is_not_looked_for_in_the_next(
    application: Application, qtbot: QtBot, tmp_path: Path, files: list[Path]
) -> None:
    bench, content = application.workbench, files[0].read_bytes()
    for name in ("left", "next"):
        with Desk.open(tmp_path / f"{name}.gazette", create=True) as desk:
            if name == "left":
                desk.archive.add_source(files[0].name, hashlib.sha256(content).hexdigest(), content)
    told: list[object] = []
    for signal in (bench.brought, bench.not_brought):
        signal.connect(told.append)
    bench.open(tmp_path / "left.gazette")
    bench.open(tmp_path / "next.gazette")
    for count in (1, 2):
        application.window.bringing_in.bring_in([str(files[count])], into_issue=False)
        qtbot.waitUntil(lambda count=count: len(told) == count, timeout=30000)
    assert [type(each) for each in told] == [BroughtIn, BroughtIn]
    bench.open(tmp_path / "left.gazette")
    qtbot.waitUntil(lambda: len(told) == 3, timeout=30000)
    assert [entry.number_zh for entry in bench.inbox] == ["云政办发〔2024〕0号"]


def test_that_some_wait_in_the_inbox_is_told_until_none_does(
    application: Application, qtbot: QtBot, files: list[Path]
) -> None:
    bench, messages = application.workbench, application.window.edit.document.messages
    application.window.bringing_in.bring_in([str(file) for file in files[:2]], into_issue=False)
    qtbot.waitUntil(lambda: len(bench.inbox) == 2 and messages.isVisible(), timeout=30000)
    qtbot.waitUntil(lambda: messages.sentence.text() == "2 份文件已读入。2 份在收件箱。")
    for left in (1, 0):
        bench.do(MoveEntry(bench.inbox[0].id, bench.sections[0].id, 0))
        assert len(bench.inbox) == left
        assert messages.isVisible() == bool(left)


def test_what_was_stopped_is_offered_to_no_other_archive(
    application: Application, qtbot: QtBot, files: list[Path], home: Path
) -> None:
    other = home / "other.gazette"
    shutil.copyfile(application.workbench.path, other)
    bar = application.window.edit.document.messages
    application.window.bringing_in.bring_in([str(file) for file in files], into_issue=True)
    application.window.bringing_in.stop()
    assert "已停止读入" in bar.sentence.text()
    assert application.open(other)
    assert not bar.isVisible()
