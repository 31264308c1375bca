"""The user guide: F1 opens it beside the work, in the interface's language, and both languages say the same."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.actions import Actions
from gazette.gui.app import Application
from gazette.gui.document_text import blocks_of
from gazette.gui.user_guide import UserGuide, guide_text

# A window of its own is raised and given hints of its size; a screen that is none says that it cannot do that.


def headings(guide: UserGuide) -> list[str]:
    """The headings as they are shown."""
    return [block.text() for block in blocks_of(guide.page.document()) if block.blockFormat().headingLevel()]


def levels(markdown: str) -> list[int]:
    """The level of each heading in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", markdown, re.MULTILINE)]


def test_f1_opens_it_beside_the_work(application: Application, qtbot: QtBot) -> None:
    window, guide = application.window, application.window.guide
    assert not guide.isVisible()
    QTest.keyClick(window.edit.document.editor, Qt.Key.Key_F1)
    qtbot.waitUntil(guide.isVisible, timeout=20000)
    assert not guide.isModal()
    assert headings(guide)[0] == "公报工作台使用手册"
    assert window.isEnabled()
    QTest.keyClick(guide.page, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_it_follows_language_and_theme_while_open(application: Application) -> None:
    window, guide = application.window, application.window.guide
    window.actions_by_name["user_guide"].trigger()
    window.actions_by_name["language_en"].trigger()
    assert headings(guide)[0] == guide.windowTitle() == "Gazette Desk User Guide"
    window.actions_by_name["theme_dark"].trigger()
    assert guide.page.palette().base().color().lightness() < 60
    assert guide.page.palette().text().color().lightness() > 200
    window.actions_by_name["language_zh"].trigger()
    assert headings(guide)[0] == guide.windowTitle() == "公报工作台使用手册"


def test_it_begins_at_its_top_each_time(application: Application) -> None:
    guide, act = application.window.guide, application.window.actions_by_name["user_guide"]
    act.trigger()
    bar = guide.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    act.trigger()
    assert bar.value() == bar.maximum() > 0
    guide.close()
    act.trigger()
    assert bar.value() == 0


def test_it_leads_nowhere_outside(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    guide = application.window.guide
    guide.open_beside()
    before = guide.page.toPlainText()
    guide.page.anchorClicked.emit(QUrl("https://example.org/"))
    assert not guide.page.openExternalLinks()
    assert guide.page.toPlainText() == before
    assert opened == []
    assert not re.search(r"https?://|]\(", guide_text("zh") + guide_text("en"))


def test_both_languages_have_the_same_sections() -> None:
    zh, en = guide_text("zh"), guide_text("en")
    assert levels(zh) == levels(en)
    assert len(levels(zh)) > 10
    assert zh.count("\n- ") == en.count("\n- ")
    assert zh.count("\n| ") == en.count("\n| ")
    assert re.findall(r"`(gazette [a-z-]+)", zh) == re.findall(r"`(gazette [a-z-]+)", en)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_named_shortcuts_exist(application: Application, language: str) -> None:
    acts = application.window.actions_by_name
    assert isinstance(acts, Actions)
    known = {key.toString() for action in application.window.actions() for key in action.shortcuts()}
    named = set(
        re.findall(r"\b(?:(?:Ctrl|Shift|Alt)\+)+[A-Z0-9\]\[]\b|\b(?:Ctrl\+|Shift\+)?F\d+", guide_text(language))
    )  # type: ignore[arg-type]
    assert len(named) > 10
    # Cut, copy and paste are keys of what is edited, and Ctrl+C stops the drop folder in a terminal.
    assert named - known <= {"Ctrl+C", "Ctrl+X", "Ctrl+V"}
