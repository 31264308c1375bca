"""A window that is closed while files are written says so, closes once they are, can be stopped and stays with Esc."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.desk import SetEntryField
from gazette.errors import DeskError
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.stopping import StoppedError
from gazette.typeset import Progress


class Round:
    """A proof that is being made, in a process of its own, until it is let go or stopped."""

    def __init__(self, folder: Path) -> None:
        self.begun, self.goes, self.stopped = (folder / name for name in ("begun", "goes", "stopped"))


def held_proof(_desk: object, *, pdf: Path, progress: Progress, **_wishes: object) -> None:
    """Stands in for ``office_proof``; files say how far it is."""
    held = Round(pdf.parent)
    held.begun.touch()
    while not held.goes.exists():
        time.sleep(0.01)
        try:
            progress(1, 2)
        except StoppedError:
            held.stopped.touch()
            raise
    raise DeskError("desk.nothing_to_undo")


@pytest.fixture
def proof(application: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> Iterator[Round]:
    proof = Round(tmp_path)
    monkeypatch.setattr("gazette.gui.last_steps_card.office_proof", held_proof)
    issue = application.workbench.issue
    assert issue is not None
    application.window.publish.steps.write_proof(issue, tmp_path / "a.pdf")
    qtbot.waitUntil(proof.begun.exists, timeout=30000)
    yield proof
    proof.goes.touch()


def asked(application: Application) -> Asking:
    assert not application.window.close()
    form = application.window.leaving.form
    assert form is not None
    assert form.isVisible()
    assert application.window.isVisible()
    return form


def test_it_closes_by_itself_when_all_is_written(application: Application, proof: Round, qtbot: QtBot) -> None:
    form = asked(application)
    assert not application.window.close()
    assert application.window.leaving.form is form
    proof.goes.touch()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    assert not proof.stopped.exists()


def test_it_is_stopped_and_closes(application: Application, proof: Round, qtbot: QtBot) -> None:
    asked(application).button.click()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    assert proof.stopped.exists()


def test_one_goes_back_and_it_goes_on(application: Application, proof: Round, qtbot: QtBot) -> None:
    QTest.keyClick(asked(application), Qt.Key.Key_Escape)
    bench = application.workbench
    entry_id = bench.entries[0].id
    assert bench.do(SetEntryField(entry_id, "title_zh", "照样能改")) is not None
    assert bench.call_desk(lambda desk: desk.archive.entry(entry_id)).title_zh == "照样能改", (
        "the archive waits for nothing"
    )
    proof.goes.touch()
    qtbot.waitUntil(lambda: not application.window.publish.steps.running)
    assert application.window.isVisible()
    assert not proof.stopped.exists()
    assert application.window.close()
