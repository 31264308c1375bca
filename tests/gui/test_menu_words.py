"""What people wrote or named stands in a menu shortened, no menu is as wide as the screen; the tip has it whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from gazette.desk import SetEntryField
from gazette.gui.app import Application

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")  # a menu without a screen
_LONG = f"关于{'进一步' * 98}加强R&D工作的通知"


def is_short(menu: QMenu, place: int) -> bool:
    """Whether a menu is narrow, and an act in it has what it stands for as its tip."""
    act = menu.actions()[place]
    assert "…" in act.text()
    assert "R&&D" in act.text(), "a single & would underline a letter"
    assert menu.toolTipsVisible()
    return menu.sizeHint().width() < 700


def test_a_correction_of_an_entry_with_a_long_title(application: Application) -> None:
    bench, menu = application.workbench, application.window.publish.steps.correction.menu()
    assert bench.issue is not None
    bench.do(SetEntryField(bench.issue.entries[0].id, "title_zh", _LONG))
    bench.call_desk(lambda desk: desk.archive.set_issue_state(bench.issue.id, "published"))
    bench.reload()
    application.window.show_room("publish")
    assert is_short(menu, 0)
    assert menu.actions()[0].text().startswith("1　关于")
    assert _LONG[2:] in menu.actions()[0].toolTip()


def test_a_long_search(application: Application) -> None:
    application.settings.searches = _LONG
    recent, field = application.window.top.recent, application.window.top.search
    recent.dress(application.window.top._look)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert is_short(recent.menu, 0)
    recent.menu.actions()[0].trigger()
    recent.menu.close()
    assert field.text() == _LONG


def test_an_archive_in_a_deep_folder(application: Application) -> None:
    path = Path("/", *("公报档案" for _ in range(30)), "R&D", "2024.gazette")
    application.settings.recent = f"{application.settings.recent}\n{path}"
    menu = application.window.menus.recent
    menu.aboutToShow.emit()
    assert is_short(menu, 1)
    assert menu.actions()[1].toolTip() == str(path)
