"""The pages of what was found are written beside the work, with a bar and a stop."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from tests.gui.test_facets import searched


def test_pages_of_all_hits_are_written(application: Application, qtbot: QtBot, home: Path) -> None:
    panel = searched(application, qtbot, "公共汽车")
    panel.export.write_pages(home / "结果.zip")
    assert panel.export.progress.isVisible()
    assert not panel.export.isEnabled()
    assert panel.export.running
    qtbot.waitUntil(lambda: "结果.zip" in panel.messages.sentence.text())
    assert (home / "结果.zip").read_bytes().startswith(b"PK")
    assert not panel.export.progress.isVisible()
    assert panel.export.isEnabled()


def test_each_search_gets_a_folder_of_its_own(
    application: Application, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = searched(application, qtbot, "公共汽车")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(home))
    menu = panel.export.menu()
    assert menu is not None
    to_folder = menu.actions()[1]
    for name in ("检索结果 公共汽车", "检索结果 公共汽车 (2)"):
        to_folder.trigger()
        qtbot.waitUntil(lambda name=name: f"“{name}”" in panel.messages.sentence.text())
        assert len(list((home / name).iterdir())) == 1


def test_who_stops_it_is_told(application: Application, qtbot: QtBot, home: Path) -> None:
    panel = searched(application, qtbot, "关于")
    panel.export.write_pages(home / "结果.zip")
    QTest.mouseClick(panel.export.progress.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.export.running)
    assert "已停止" in panel.messages.sentence.text()
    assert not (home / "结果.zip").exists()


def test_where_nothing_can_be_written_the_reason_is_told(application: Application, qtbot: QtBot, home: Path) -> None:
    panel = searched(application, qtbot, "公共汽车")
    (home / "文件").write_text("")
    panel.export.write_pages(home / "文件" / "里面")
    qtbot.waitUntil(lambda: not panel.export.running)
    assert "里面" in panel.messages.sentence.text()
