"""A read copy opened in the window by its address: searched and read, never written, and its password never kept."""

import socket
from pathlib import Path
from threading import enumerate as enumerate_threads
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.archive import Archive
from gazette.archive.read_copy import open_copy
from gazette.desk.read_copies import update_copy
from gazette.gui import copy_dialog
from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.copy_dialog import CopyDialog
from gazette.gui.search_hits import HIT
from tests.archive.building import an_issue
from tests.desk.test_read_copies import READERS, by_hand
from tests.postgresql import PASSWORD, Cluster
from tests.standing import publish


@pytest.fixture
def address(cluster: Cluster, tmp_path: Path) -> str:
    """A copy of two issues."""
    made = cluster.emptied()
    with Archive.open(tmp_path / "office.gazette", create=True) as archive:
        for serial in (88, 89):
            publish(archive, an_issue(serial))
        with open_copy(made, writing=True) as copy:
            update_copy(archive, copy)
    by_hand(made, READERS)
    return made


@pytest.fixture
def dialog(application: Application) -> CopyDialog:
    application.window.actions_by_name["read_copy"].trigger()
    return application.window.read_copy


def write(dialog: CopyDialog, address: str, qtbot: QtBot) -> None:
    dialog.address.setText(address)
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)


def told(dialog: CopyDialog) -> str:
    return dialog.messages.sentence.text() if dialog.messages.isVisible() else ""


def test_a_copy_is_opened_searched_and_read(
    application: Application, dialog: CopyDialog, address: str, qtbot: QtBot
) -> None:
    write(dialog, address, qtbot)
    qtbot.waitUntil(dialog.query.isEnabled)
    dialog.query.setText("古树")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 4)
    qtbot.waitUntil(lambda: "古树" in dialog.text.toPlainText())
    assert dialog.text.isReadOnly()
    assert len(dialog.text.extraSelections()) == 1
    for said in ("2024-03-0", "总第8", "市政府文件"):
        assert said in dialog.about.accessibleName()
    qtbot.keyClick(dialog.query, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    first = dialog.text.toPlainText()
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: dialog.text.toPlainText() != first)
    dialog.facets.choose("issue", "88", wanted=True)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.query.setText("公共交通")
    qtbot.waitUntil(lambda: "云川市交通运输局" in dialog.about.accessibleName())
    dialog.query.setText("没有的词")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert dialog.text.toPlainText() == dialog.about.accessibleName() == ""
    assert application.settings.read_copy == address
    dialog.reject()
    application.window.actions_by_name["read_copy"].trigger()
    assert dialog.address.text() == address
    assert not dialog.query.isEnabled()  # it was left


def test_more_hits_are_listed_as_they_come_into_view(
    dialog: CopyDialog, address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_dialog, "_FIRST", 2)
    write(dialog, address, qtbot)
    qtbot.waitUntil(dialog.query.isEnabled)
    dialog.query.setText("古树")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    chosen = dialog.list.currentIndex().data(HIT)
    dialog.list.ended.emit()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 4)
    assert dialog.list.currentIndex().data(HIT) == chosen
    dialog.list.ended.emit()
    dialog.query.setText("云川")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)


def test_a_password_is_asked_for_and_kept_nowhere(
    application: Application, dialog: CopyDialog, address: str, qtbot: QtBot, tmp_path: Path
) -> None:
    reader = address.replace("gazette@", "reader@")
    write(dialog, reader, qtbot)

    def form() -> Asking | None:
        return next((form for form in dialog.findChildren(Asking) if form.isVisible()), None)

    qtbot.waitUntil(lambda: form() is not None)
    for password in ("wrong", PASSWORD):
        asked = form()
        assert asked is not None
        asked.fields["password"].setText(password)
        qtbot.mouseClick(asked.button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda asked=asked: dialog.query.isEnabled() or form() not in (None, asked))
    assert dialog.query.isEnabled()
    assert PASSWORD not in repr(application.settings)
    dialog.reject()
    write(dialog, reader.replace("reader@", f"reader:{PASSWORD}@"), qtbot)
    qtbot.waitUntil(dialog.query.isEnabled)
    assert PASSWORD not in repr(application.settings) + dialog.address.text()


@pytest.mark.parametrize(
    ("address", "says"), [("postgresql://127.0.0.1:1/none", "连不上 PostgreSQL"), ("postgresql://[", "看不懂")]
)
def test_what_cannot_be_opened_is_told(dialog: CopyDialog, address: str, says: str, qtbot: QtBot) -> None:
    write(dialog, address, qtbot)
    qtbot.waitUntil(lambda: says in told(dialog))
    assert dialog.open_button.isEnabled()
    assert not dialog.query.isEnabled()
    QApplication.processEvents()


def test_the_window_is_left_while_a_server_does_not_answer(dialog: CopyDialog, qtbot: QtBot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        write(dialog, f"postgresql://reader@127.0.0.1:{silent.getsockname()[1]}/none?connect_timeout=60", qtbot)
        assert not dialog.open_button.isEnabled()
        begun = monotonic()
        dialog.end()
        assert monotonic() - begun < 30


def test_a_dialog_that_is_closed_waits_for_no_server(dialog: CopyDialog, qtbot: QtBot) -> None:
    def waits() -> bool:
        return any(thread.name.startswith("copy_") for thread in enumerate_threads())

    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"postgresql://reader@127.0.0.1:{silent.getsockname()[1]}/none?connect_timeout=600"
        write(dialog, address, qtbot)
        qtbot.waitUntil(waits)
        dialog.reject()
        qtbot.waitUntil(lambda: not waits())
        assert told(dialog) == ""
        assert dialog.open_button.isEnabled()
