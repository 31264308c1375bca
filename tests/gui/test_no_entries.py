"""Where an issue has no entries, acts on one are off and say why; they come back with the first entry."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.model import Issue
from tests.gui.test_blocks import act

_ACTS = ("details", "final", "revisions", "to_inbox", "remove_entry", "entry_up", "next_entry", "check_entry")


@pytest.fixture
def empty(application: Application) -> Application:
    bench = application.workbench
    bench.choose_issue(bench.call_desk(lambda desk: desk.archive.add_issue(Issue(serial=901))))
    return application


def test_they_are_off_until_there_is_an_entry(empty: Application) -> None:
    actions, details = empty.window.actions_by_name, empty.window.edit.document.details
    for name in _ACTS:
        assert not actions[name].isEnabled(), name
        assert actions[name].toolTip() == "这里还没有条目。先新建一条，或者带入文件。"
    QTest.keyClick(empty.window, Qt.Key.Key_F4)
    assert not details.isVisible()
    act(empty, "new_entry")
    for name in _ACTS:
        assert actions[name].isEnabled(), name
        assert "还没有条目" not in actions[name].toolTip()


def test_no_way_to_begin_is_cut_where_the_window_is_narrow(empty: Application) -> None:
    empty.settings.language = "en"
    empty.redress()
    empty.window.resize(1366, 768)
    card = empty.window.edit.document.empty
    card.show_waiting(12)
    QApplication.processEvents()
    for button in (card.choose, card.begin, card.take):
        assert button.width() >= button.sizeHint().width()
        assert card.rect().contains(button.mapTo(card, button.rect().bottomRight()))


def test_the_form_of_an_entry_goes_with_the_last_one_and_comes_again(empty: Application) -> None:
    details = empty.window.edit.document.details
    act(empty, "new_entry")
    act(empty, "details")
    assert details.isVisible()
    act(empty, "remove_entry")
    assert not details.isVisible()
    empty.workbench.undo()
    assert details.isVisible()
