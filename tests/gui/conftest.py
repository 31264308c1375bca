"""A window over a copy of an archive that holds the sample issue."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.desk.self_test import sample_issue
from gazette.gui.app import Application
from gazette.settings import Settings
from tests.shared_pages import last_pages, shared_pages

__all__ = ["last_pages", "shared_pages"]


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the sample issue; to be copied, not changed."""
    path = tmp_path_factory.mktemp("sample") / "sample.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home for settings, data and log."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("GAZETTE_LANG", raising=False)
    return tmp_path


def quiet_settings(**chosen: Any) -> Settings:
    """Settings in which nothing looks at the archive or copies it by itself."""
    return Settings(**{"language": "zh", "theme": "light", "back_up": False, "check_start": False, **chosen})


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, sample_archive: Path, home: Path) -> Iterator[Application]:
    """The program over the sample issue, in Chinese and light, its window shown."""
    path = home / "work.gazette"
    shutil.copyfile(sample_archive, path)
    program = Application(qapp, quiet_settings(last_folder=str(home)), home / "gazette.log")
    assert program.open(path)
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    program.close()
    # Without a display the clipboard is taken down after Python, and what it still holds of ours would crash.
    QGuiApplication.clipboard().clear()
