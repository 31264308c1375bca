"""One archive, one window that writes: a second start hands over, another computer may read, and both are told."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import gazette
from gazette.desk import Desk, Manner, SetEntryField
from gazette.desk.holding import Hold, Holder, hold
from gazette.gui.app import Application, asked_for, given_paths
from gazette.gui.held_news import HeldNews
from gazette.settings import Settings

HOLDER = """
import sys, time
from pathlib import Path
from gazette.desk.holding import Holder, hold
print(type(hold(Path(sys.argv[1]), Holder("办公厅-2", "张三"))).__name__, flush=True)
time.sleep(600)
"""


def environment() -> dict[str, str]:
    paths = os.pathsep.join([str(Path(gazette.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


@contextmanager
def held_elsewhere(archive: Path) -> Iterator[subprocess.Popen[str]]:
    """Another computer has the archive open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(archive)], stdout=subprocess.PIPE, text=True, env=environment()
    )
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "Hold\n"
        yield holder
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


def sentence(program: Application) -> str:
    bar = program.window.edit.document.messages
    return "" if bar.isHidden() else bar.sentence.text()


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(language="zh", theme="light"), home / "log")
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    made.close()


@pytest.fixture
def archive(sample_archive: Path, home: Path) -> Path:
    path = home / "work.gazette"
    path.write_bytes(sample_archive.read_bytes())
    return path


def second_start(archive: Path, *files: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from gazette.gui import run; run()", str(archive), *map(str, files)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(),
    )


def test_a_second_start_hands_its_files_over_and_ends(application: Application, qtbot: QtBot, home: Path) -> None:
    file = home / "公告.txt"
    file.write_text("云澜市人民政府关于调整公交线路的公告\n云政告〔2024〕3号\n自8月1日起调整。\n", "utf-8")
    second = second_start(application.workbench.path, file)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60000)
    assert second.stdout is not None
    said = second.stdout.read()
    second.stdout.close()
    assert second.returncode == 0
    assert "已经在另一个窗口打开" in said or "open in another window" in said
    qtbot.waitUntil(lambda: len(application.workbench.inbox) == 1, timeout=60000)
    assert not application.workbench.holder


def test_the_first_window_says_that_somebody_switched_to_it(application: Application, qtbot: QtBot) -> None:
    second = second_start(application.workbench.path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60000)
    assert second.stdout is not None
    second.stdout.close()
    qtbot.waitUntil(lambda: "已经在这个窗口打开" in sentence(application), timeout=20000)


def test_what_is_no_archive_among_the_arguments_is_brought_in() -> None:
    given = ["a.docx", "公报.GAZETTE", "b.gazette"]
    assert given_paths(given) == (Path("公报.GAZETTE"), [Path("a.docx"), Path("b.gazette")])
    assert given_paths([]) == (None, [])


def test_what_another_computer_has_open_may_be_read_and_is_named(
    program: Application, archive: Path, qtbot: QtBot
) -> None:
    with held_elsewhere(archive) as holder:
        assert program.open(archive)
        bench = program.workbench
        assert bench.holder == Holder("办公厅-2", "张三")
        assert sentence(program).startswith("另一台电脑（办公厅-2，张三）正在用这个档案")
        program.settings.language = "en"
        program.redress()
        assert sentence(program).startswith("Another computer (办公厅-2, 张三) is using this archive")
        assert bench.frozen
        assert program.window.status.saved.text() == "Read-only"
        assert bench.issue is not None
        entry = bench.issue.entries[0]
        assert bench.do(SetEntryField(entry.id, "state", "final")) is None
        program.window.edit.document.messages.dismiss()
        QTest.keyClicks(program.window.edit.document.editor, "x")
        assert "is using this archive" in sentence(program)
        # What is written there meanwhile is shown here.
        with Desk.open(archive) as other:
            other.do(SetEntryField(entry.id, "title_en", "Written elsewhere"))
        program.window.held.try_again()
        assert bench.entries[0].title_en == "Written elsewhere"
        bench.choose_entry(bench.entries[1].id)
        holder.kill()
        holder.wait()
        with qtbot.waitSignal(program.window.held.opened, timeout=20000):
            pass
        assert bench.holder is None
        assert program.window.status.saved.text().startswith("Saved")
        assert bench.entry_id == bench.entries[1].id
        assert not bench.frozen
        assert bench.do(SetEntryField(entry.id, "state", "final")) is not None


def test_the_command_line_goes_on_writing_while_a_window_has_it_open(application: Application, home: Path) -> None:
    file = home / "公告.txt"
    file.write_text("云澜市人民政府关于调整公交线路的公告\n云政告〔2024〕3号\n自8月1日起调整。\n", "utf-8")
    with Desk.open(application.workbench.path) as desk:
        desk.bring_in(file, Manner())
    application.workbench.reload()
    assert len(application.workbench.inbox) == 1


def test_a_killed_holder_leaves_no_lock_behind(archive: Path) -> None:
    with held_elsewhere(archive) as holder:
        assert hold(archive, Holder("here", "me")) == Holder("办公厅-2", "张三")
        holder.kill()
        holder.wait()
        held = hold(archive, Holder("here", "me"))
        assert isinstance(held, Hold)
        held.let_go()
    assert [file.name for file in archive.parent.iterdir() if file.name.startswith("work.gazette-")] == []


def test_of_two_windows_in_one_program_the_second_reads(archive: Path) -> None:
    held = hold(archive, Holder(platform.node(), "me"))
    assert isinstance(held, Hold)
    assert hold(archive, Holder("other", "other")) == Holder(platform.node(), "me")
    held.let_go()
    again = hold(archive, Holder("other", "other"))
    assert isinstance(again, Hold)
    again.let_go()


def test_a_note_that_says_nothing_names_nobody(archive: Path) -> None:
    held = hold(archive, Holder("x", "y"))
    assert isinstance(held, Hold)
    archive.with_name("work.gazette-open").write_text(json.dumps(["no", "note"]), "utf-8")
    assert hold(archive, Holder()) == Holder()
    held.let_go()


def test_the_same_archive_is_opened_again_in_the_same_window(application: Application) -> None:
    application.window.archive_wanted.emit(str(application.workbench.path))
    assert application.workbench.holder is None
    assert not application.workbench.frozen
    assert isinstance(application.window.held, HeldNews)


def test_the_file_that_is_locked_is_no_file_to_be_brought_in(application: Application) -> None:
    archive = application.workbench.path
    (locked,) = (file for file in archive.parent.iterdir() if file.name == archive.name + "-open")
    assert application.workbench.is_own_file(locked)


def test_an_archive_that_was_left_is_free(application: Application, home: Path) -> None:
    first, other = application.workbench.path, home / "other.gazette"
    other.write_bytes(first.read_bytes())
    application.window.archive_wanted.emit(str(other))
    held = hold(first, Holder())
    assert isinstance(held, Hold)
    held.let_go()
    assert isinstance(hold(other, Holder()), Holder)


def test_an_archive_that_another_window_has_open_comes_forward_there(
    application: Application, home: Path, qtbot: QtBot
) -> None:
    here, other = application.workbench.path, home / "other.gazette"
    other.write_bytes(here.read_bytes())
    there = second_start(other)
    try:
        qtbot.waitUntil(lambda: isinstance(hold_for_a_moment(other), Holder), timeout=60000)
        qtbot.waitUntil(lambda: answers(application, other), timeout=60000)
        assert "已经在另一个窗口打开" in sentence(application)
        assert application.workbench.path == here
    finally:
        there.kill()
        there.wait()
        assert there.stdout is not None
        there.stdout.close()


def hold_for_a_moment(archive: Path) -> Hold | Holder | None:
    held = hold(archive, Holder())
    if isinstance(held, Hold):
        held.let_go()
    return held


def answers(program: Application, archive: Path) -> bool:
    """Ask the window to open an archive that another one has; it listens a moment after it has it."""
    before = program.workbench.path
    program.window.archive_wanted.emit(str(archive))
    if program.workbench.path == before:
        return True
    program.window.archive_wanted.emit(str(before))
    return False


@pytest.mark.parametrize("given", [["--sample"], ["--sample", "a.gazette", "b.docx"], ["a.gazette"], []])
def test_the_command_line_says_whether_the_sample_is_wanted(qapp: QApplication, given: list[str]) -> None:
    parser = asked_for(["gazette-desk", *given])
    assert parser.isSet("sample") == ("--sample" in given)
    assert parser.positionalArguments() == [each for each in given if not each.startswith("-")]
