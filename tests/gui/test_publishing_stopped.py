"""Publishing cannot be undone: it is done to the archive that was shown, and not after it was stopped."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gazette.archive.file import ArchiveFile
from gazette.desk import Desk
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.last_steps_card import LastStepsCard
from tests.gui.test_last_steps import card, form_of, press, signed, write

__all__ = ["card"]


@pytest.fixture
def publish(application: Application, card: LastStepsCard, qtbot: QtBot) -> Callable[[], None]:
    """Answers the last question; the issue is at press."""
    signed(card, qtbot)
    qtbot.waitUntil(lambda: application.workbench.sheet_pages is not None, timeout=30000)

    def begin() -> None:
        form = form_of(card, "publish", qtbot)
        write(form, who="王主任", serial="218")
        press(form, qtbot)
        assert card.running

    return begin


@pytest.fixture
def other(application: Application, home: Path) -> Callable[[], Path]:
    """Makes a copy of the archive that is open."""

    def copied() -> Path:
        path = home / "other.gazette"
        with closing(sqlite3.connect(application.workbench.path)) as one, closing(sqlite3.connect(path)) as copy:
            one.backup(copy)
        return path

    return copied


def at_press(archive: Path) -> bool:
    with Desk.open(archive) as desk:
        return {row.state for row in desk.issues()} == {"at_press"}


def test_it_is_stopped_even_when_all_is_made(
    application: Application, card: LastStepsCard, qtbot: QtBot, publish: Callable[[], None]
) -> None:
    def stop_when_all_is_made(done: int, total: int) -> None:
        if done == total:
            qtbot.mouseClick(card.progress.stop_button, Qt.MouseButton.LeftButton)

    card.process.progressed.connect(stop_when_all_is_made)
    publish()
    qtbot.waitUntil(lambda: not card.running, timeout=60000)
    assert at_press(application.workbench.path)
    assert "没有出版" in application.window.publish.messages.sentence.text()


def test_a_copy_that_is_opened_meanwhile_is_not_published(
    application: Application,
    card: LastStepsCard,
    qtbot: QtBot,
    publish: Callable[[], None],
    other: Callable[[], Path],
) -> None:
    first, second = application.workbench.path, other()
    publish()
    assert application.open(second)
    qtbot.waitUntil(lambda: not card.running, timeout=60000)
    assert at_press(first)
    assert at_press(second)
    assert "没有出版" in application.window.publish.messages.sentence.text()


def test_nobody_is_asked_to_sign_in_an_archive_that_was_opened_meanwhile(
    application: Application, card: LastStepsCard, qtbot: QtBot, other: Callable[[], Path]
) -> None:
    second = other()
    qtbot.mouseClick(card.buttons["press"], Qt.MouseButton.LeftButton)
    assert card.running
    assert application.open(second)
    qtbot.waitUntil(lambda: not card.running, timeout=60000)
    assert not card.findChildren(Asking)


def test_an_archive_that_goes_away_meanwhile_is_told_and_nothing_waits_for_it(
    application: Application, card: LastStepsCard, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(file: ArchiveFile, *_asked: object) -> None:
        raise ArchiveError("archive.disk_error", file=str(file.path))

    issue = application.workbench.issue
    assert issue is not None
    card.write_proof(issue, home / "proof.pdf")
    monkeypatch.setattr(ArchiveFile, "rows", gone)
    with qtbot.waitSignal(application.workbench.refused, timeout=30000) as told:
        qtbot.waitUntil(lambda: not card.running, timeout=30000)
    assert told.args is not None
    assert told.args[0].code == "archive.disk_error"
    assert card.progress.isHidden()
    monkeypatch.undo()
