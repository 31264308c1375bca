"""An archive that cannot be opened at the start: a box names it and offers ways on, never an end without a word."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gazette.archive import Archive
from gazette.desk.backing_up import back_up
from gazette.gui.app import Application
from gazette.gui.captions import Captions
from gazette.settings import Settings, default_archive
from tests.archive.building import an_issue

SAY = Captions("en")
_DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
Answer = Callable[..., list[str]]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(language="en", theme="light"), home / "log")
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    made.close()


@pytest.fixture
def answer(qapp: QApplication) -> Iterator[Answer]:
    """Presses these captions in the boxes that come, one after the other; the list is what the boxes said."""
    said: list[str] = []
    wanted: list[str] = []
    timer = QTimer(interval=20)

    def press() -> None:
        box = qapp.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            next(button for button in box.buttons() if button.text() == wanted[0]).click()
            del wanted[0]

    def answers(*captions: str) -> list[str]:
        wanted.extend(SAY(caption) for caption in captions)
        timer.timeout.connect(press)
        timer.start()
        return said

    yield answers
    timer.stop()
    assert wanted == []


def damaged(path: Path) -> None:
    path.write_bytes(b"no archive at all, " * 100)


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [damaged, newer, missing])
@pytest.mark.parametrize("given", [True, False])
def test_it_is_named_and_may_be_left(
    program: Application, answer: Answer, sample_archive: Path, home: Path, spoil: Callable[[Path], None], given: bool
) -> None:
    path = home / "spoilt.gazette"
    shutil.copyfile(sample_archive, path)
    spoil(path)
    program.settings.archive = "" if given else str(path)
    said = answer("opening.leave")
    assert not program.open(path if given else None)
    assert len(said) == 1
    assert str(path) in said[0]
    assert not program.window.isVisible()


def test_a_log_that_was_taken_away_after_a_crash_is_told_and_repaired_from_there(
    program: Application, answer: Answer, sample_archive: Path, home: Path
) -> None:
    path, left = home / "before.gazette", home / "left.gazette"
    shutil.copyfile(sample_archive, path)
    with Archive.open(path) as archive:
        archive.add_issue(an_issue(999))
        for ending in ("", "-saved"):
            shutil.copyfile(f"{path}{ending}", f"{left}{ending}")
    said = answer("opening.repair")
    assert program.open(left)
    assert str(left) in said[0]
    assert "-wal" in said[0]
    assert program.window.isVisible()
    assert len(list(home.glob("left-damaged-*.gazette"))) == 1


def test_an_archive_that_is_gone_is_not_begun_anew_but_brought_back_from_its_newest_sound_backup(
    program: Application, answer: Answer, sample_archive: Path, home: Path
) -> None:
    own = home / "own.gazette"
    shutil.copyfile(sample_archive, own)
    with Archive.open(own) as archive:
        back_up(archive, datetime(2026, 5, 1, 8, 0, 0))  # noqa: DTZ001 -- the clock on the wall
        archive.add_issue(an_issue(999))
        kept = back_up(archive, datetime(2026, 5, 2, 8, 0, 0))  # noqa: DTZ001
    assert kept is not None
    kept.file.write_bytes(kept.file.read_bytes()[:8192])
    own.unlink()
    said = answer("opening.restore")
    program.settings.archive = str(own)
    assert program.open(None)
    assert str(own) in said[0]
    assert "restore the newest backup" in said[0]
    assert [row.serial for row in program.workbench.rows] == [218]


def test_again_opens_what_was_mended_meanwhile(
    program: Application, answer: Answer, sample_archive: Path, home: Path
) -> None:
    path = home / "late.gazette"
    said = answer("opening.again")
    QTimer.singleShot(0, program.window, lambda: shutil.copyfile(sample_archive, path))
    assert program.open(path)
    assert len(said) == 1
    assert program.workbench.path == path
    assert program.window.isVisible()


def test_another_one_is_opened_and_remembered(
    program: Application, answer: Answer, sample_archive: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = home / "bad.gazette", home / "good.gazette"
    damaged(bad)
    shutil.copyfile(sample_archive, good)
    chosen = iter(["", str(good)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (next(chosen), ""))
    answer("opening.other", "opening.other")
    assert program.open(bad)
    assert program.workbench.path == good
    assert program.settings.archive == str(good)
    assert program.workbench.issue is not None


def test_a_new_one_is_begun(program: Application, answer: Answer, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = home / "bad.gazette"
    damaged(bad)
    before = bad.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(home / "begun"), ""))
    answer("opening.new")
    assert program.open(bad)
    assert program.workbench.path == home / "begun.gazette"
    assert bad.read_bytes() == before


def test_at_the_first_start_another_place_may_be_chosen(
    program: Application, answer: Answer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "shut").write_text("where a folder should be")
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / "shut"))
    place = home / "elsewhere.gazette"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(place), ""))
    said = answer("opening.place")
    assert program.open(None)
    assert str(default_archive().parent) in said[0]
    assert program.window.edit.start.isVisible()
    assert program.workbench.path == place
    assert program.settings.archive == str(place)


def test_a_bug_before_the_window_is_shown_is_told_too(program: Application, home: Path) -> None:
    said: list[str] = []
    box = QTimer(interval=20)

    def press() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QMessageBox):
            said.append(shown.text())
            shown.accept()

    box.timeout.connect(press)
    box.start()
    program.unforeseen(ZeroDivisionError, ZeroDivisionError("nobody foresaw this"), None)
    box.stop()
    assert [str(home / "log") in each for each in said] == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a display is always there")
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 1, "没有显示器"),
        (("--sample",), 1, "没有显示器"),
        (("--help",), 0, "--sample"),
        (("--nonsense",), 1, "nonsense"),
    ],
)
def test_without_a_display_it_says_so(home: Path, words: tuple[str, ...], code: int, told: str) -> None:
    seen = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    ended = subprocess.run(
        [sys.executable, "-c", "from gazette.gui import run; run()", *words],
        env={**seen, "GAZETTE_LANG": "zh"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ended.returncode == code, ended.stderr
    assert told in (ended.stderr if code else ended.stdout)
    assert "qt.qpa" not in ended.stderr
    assert not list(home.rglob("*.gazette"))
