"""Waiting for answers of the archive without guessing how long they take."""

from pytestqt.qtbot import QtBot

from gazette.gui.app import Application


def all_is_told(application: Application, qtbot: QtBot) -> None:
    """Wait until all that was asked of the archive before has been answered and told: it answers in turn."""
    told = list[None]()
    application.workbench.ask_desk(lambda _desk: None, told.append, application.workbench.tell_failed)
    qtbot.waitUntil(lambda: bool(told))
