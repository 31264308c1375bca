"""A window that is closed while files are written says so, closes once they are, can be stopped and stays with Esc."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.errors import DeskError
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.stopping import StoppedError


class Round:
    """A proof that is being made until it is let go or stopped."""

    def __init__(self) -> None:
        self.goes, self.stopped, self.begun = threading.Event(), threading.Event(), threading.Event()

    def make(self, _desk: object, _issue: int, _who: str, *, progress: object) -> None:
        assert callable(progress)
        self.begun.set()
        while not self.goes.wait(0.01):
            try:
                progress(1, 2)
            except StoppedError:
                self.stopped.set()
                raise
        raise DeskError("desk.nothing_to_undo")


@pytest.fixture
def proof(application: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> Iterator[Round]:
    proof = Round()
    monkeypatch.setattr("gazette.gui.last_steps_card.make_proof", proof.make)
    issue = application.workbench.issue
    assert issue is not None
    application.window.publish.steps.write_proof(issue, tmp_path / "a.pdf")
    qtbot.waitUntil(proof.begun.is_set)
    yield proof
    proof.goes.set()


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
    proof.goes.set()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    assert not proof.stopped.is_set()


def test_it_is_stopped_and_closes(application: Application, proof: Round, qtbot: QtBot) -> None:
    asked(application).button.click()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    assert proof.stopped.is_set()


def test_one_goes_back_and_it_goes_on(application: Application, proof: Round, qtbot: QtBot) -> None:
    QTest.keyClick(asked(application), Qt.Key.Key_Escape)
    proof.goes.set()
    qtbot.waitUntil(lambda: not application.window.publish.steps.running)
    assert application.window.isVisible()
    assert not proof.stopped.is_set()
    assert application.window.close()
