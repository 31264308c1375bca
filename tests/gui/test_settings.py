"""Settings: what was chosen comes back, what cannot be read or written stops nobody."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject

from gazette.settings import Settings, load_settings, save_settings


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    settings = Settings(language="en", archive='D:\\公报\\"a".gazette', text_size=125, zoom=150)
    save_settings(settings, tmp_path / "new" / "settings.toml")
    assert load_settings(tmp_path / "new" / "settings.toml") == settings


def test_damaged_and_strange_settings_are_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    assert load_settings(file) == Settings()
    file.write_bytes(b"\xff\xfe language = ")
    assert load_settings(file) == Settings()
    file.write_text('language = 7\nzoom = "big"\nunknown = 1\ntheme = "dark"\n', "utf-8")
    assert load_settings(file) == Settings(theme="dark")


def test_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    save_settings(Settings(), tmp_path / "file" / "settings.toml")
    assert (tmp_path / "file").read_text() == "x"


def test_qt_binding_keeps_its_references_to_none() -> None:
    """A binding that drops one at every call aborts the window after some thousands."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("name")
    assert before - sys.getrefcount(None) < 100
