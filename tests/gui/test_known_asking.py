"""What is asked of the texts of an archive is told of that archive alone."""

from pathlib import Path
from threading import Event

from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.gui.app import Application
from gazette.gui.known_asking import KnownAsking
from tests.gui.answers import all_is_told


def test_what_was_asked_of_the_archive_before_is_not_told(application: Application, qtbot: QtBot, home: Path) -> None:
    bench = application.workbench
    asked, goes_on = Event(), Event()
    told = list[tuple[Path, Path]]()

    def question(desk: Desk) -> Path:
        asked.set()
        assert goes_on.wait(60)
        return desk.archive.path

    asking = KnownAsking(bench, question, lambda of: told.append((of, bench.path)), lambda _left: None, bench)
    asking.ask()
    qtbot.waitUntil(asked.is_set)
    goes_on.set()
    bench.open(home / "another.gazette", create=True)
    all_is_told(application, qtbot)
    assert (told, asking.answered) == ([], False)
    asking.ask()
    qtbot.waitUntil(lambda: asking.answered)
    assert told == [(home / "another.gazette",) * 2]
