"""Captions: each one that is asked for exists, each that exists is asked for, both languages take the same values."""

import re
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

import gazette.gui
from gazette.gui.actions import Actions
from gazette.gui.app import Application
from gazette.gui.captions import CAPTIONS, Captions

_SOURCE = "\n".join(file.read_text("utf-8") for file in Path(gazette.gui.__file__).parent.glob("*.py"))
_ASKED = set(re.findall(r"""(?:say|self)\(\s*["']([a-z_.0-9]+)["']""", _SOURCE))
_QUOTED = set(re.findall(r'"((?:[a-z_0-9]+\.)+[a-z_0-9]+|program|close|kind|bringing|published_only)"', _SOURCE))
_MADE = (
    "facets.",
    "search.by_",
    "fields.",
    "keeping.why.",
    *("act.", "kind.", "state.", "level.", "issue.state.", "issue_details.", "contents.column.", "menu.", "changes."),
    *("columns.becomes.", "inbox.group.", "inbox.way.", "inbox.count.", "inbox.field.", "inbox.split", "inbox.join"),
    *("help.", "facsimile.field.", "facsimile.button.", "facsimile.row_", "start.", "settings.", "count."),
)


def test_every_caption_that_is_asked_for_exists() -> None:
    assert {key for key in _ASKED if "." in key} <= set(CAPTIONS)


def test_every_caption_is_asked_for() -> None:
    own = (Path(gazette.gui.__file__).parent / "captions" / "__init__.py").read_text("utf-8")
    asked = _QUOTED | _ASKED | set(re.findall(r'self\("([^"]+)"', own))
    assert [key for key in CAPTIONS if key not in asked and not key.startswith(_MADE)] == []


def test_every_act_has_a_line_of_help(application: Application) -> None:
    helped = {key.removeprefix("help.") for key in CAPTIONS if key.startswith("help.")}
    assert helped == {name for name, _ in application.window.actions_by_name.items()}


def test_both_languages_take_the_same_values() -> None:
    for key, (zh, en) in CAPTIONS.items():
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (zh, en)]
        assert names[0] == names[1], key
        assert zh, key
        assert en, key


def test_every_act_has_a_caption_and_no_shortcut_stands_twice(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    Actions(parent)
    keys = [key.toString() for action in parent.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_letter_stands_for_two_acts_of_one_menu(application: Application, language: str) -> None:
    application.settings.language = language
    application.redress()
    menus = application.window.findChildren(QMenu)
    assert len(menus) > 10
    for menu in menus:
        letters = re.findall("&([A-Z])", " ".join(action.text().upper() for action in menu.actions()))
        assert len(letters) == len(set(letters)), [action.text() for action in menu.actions()]
    letters = re.findall("&([A-Z])", " ".join(a.text().upper() for a in application.window.menuBar().actions()))
    assert len(letters) == len(set(letters)) == 9


def test_one_is_told_as_one_in_english() -> None:
    say = Captions("en")
    assert say("editor.characters", count=1) == "1 char"
    assert say("paste.heading0", count=1) == "1 chapter heading"
    assert say("brought.several", count=1).startswith("1 file was ")
    assert say("inbox.missing", count=1, text="·").strip().startswith("1 character is ")
    assert say("editor.characters", count=21) == "21 chars"
