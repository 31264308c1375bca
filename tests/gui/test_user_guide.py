"""The user guide: F1 opens it beside the work, in the interface's language, and both languages say the same."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

import gazette.gui
from gazette.gui.actions import Actions
from gazette.gui.app import Application
from gazette.gui.document_text import blocks_of
from gazette.gui.help_topics import TOPICS, topic_of
from gazette.gui.user_guide import UserGuide, guide_text
from tests.gui.keyboard import give_keys

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


def at_top(guide: UserGuide) -> str:
    """The text of the paragraph that the guide was opened at."""
    return guide.page.textCursor().block().text()


def rooms_and_parts(application: Application) -> dict[str, QWidget]:
    window = application.window
    edit = window.edit
    return {
        "编辑": edit,
        "结构树。": edit.tree_pane.tree,
        "正文就是结构。": edit.document.editor,
        "条目信息（F4）。": edit.document.details.number,
        "期次和栏目（Shift+F4）。": edit.tree_pane.details,
        "查找。": edit.document.find_bar,
        "本期查找替换。": edit.document.replacing.old,
        "校对意见": edit.document.findings.list,
        "断电或死机以后。": edit.document.recovery,
        "版面": edit.pages.view,
        "第一次打开": edit.start.choose,
        "目录": window.contents.table,
        "修订记录。": window.revisions,
        "导出 PDF、OFD 和 XML": window.publish.folder,
        "校样、送印、出版": window.publish.steps,
        "版式和印张": window.publish.fit.target,
        "收件箱房间（Alt+4）": window.inbox.list,
        "检索": window.top.search,
    }


def test_every_part_of_the_window_leads_to_its_place(application: Application) -> None:
    guide = application.window.guide
    for words, part in rooms_and_parts(application).items():
        guide.open_at(topic_of(part))
        assert at_top(guide).startswith(words), words
        assert guide.page.cursorRect().top() < 60 or guide.page.verticalScrollBar().value() > 0
    assert topic_of(application.window.search)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_topic_stands_in_the_guide(application: Application, language: str) -> None:
    application.settings.language = language
    application.redress()
    guide = application.window.guide
    guide.open_at("")
    first = at_top(guide)
    for topic in TOPICS:
        guide.open_at(topic)
        words = TOPICS[topic][0 if language == "zh" else 1]
        assert at_top(guide) != first, topic
        assert at_top(guide).startswith(words), topic


def test_every_dialog_has_a_topic(application: Application) -> None:
    window = application.window
    window.drop_news.open_dialog()
    kinds = set()
    for dialog in window.findChildren(QDialog):
        if not isinstance(dialog, (UserGuide, QFileDialog)):
            assert topic_of(dialog) in TOPICS, dialog
            assert dialog.property("help_topic"), dialog
            kinds.add(type(dialog).__name__)
    assert len(kinds) >= 7
    source = "".join(file.read_text("utf-8") for file in Path(gazette.gui.__file__).parent.glob("*.py"))
    named = set(re.findall(r"class (\w+)\(QDialog\)", source)) - {"UserGuide"}
    explained = {
        c for c, body in re.findall(r"class (\w+)\(QDialog\)(.*?)\n\n\n", source, re.DOTALL) if "explained_at" in body
    }
    assert explained >= named


def test_f1_opens_it_where_one_is(application: Application, qtbot: QtBot) -> None:
    window, guide = application.window, application.window.guide
    window.show_room("contents")
    window.contents.table.setFocus()
    QTest.keyClick(window.contents.table, Qt.Key.Key_F1)
    qtbot.waitUntil(guide.isVisible)
    assert at_top(guide) == "目录"
    window.activateWindow()
    window.edit.document.findings.list.setFocus()
    window.show_room("inbox")
    window.inbox.list.setFocus()
    QTest.keyClick(window.inbox.list, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: at_top(guide).startswith("收件箱房间"))


def test_f1_in_a_dialog_opens_its_place(application: Application, qtbot: QtBot) -> None:
    window, guide = application.window, application.window.guide
    window.actions_by_name["settings"].trigger()
    give_keys(qtbot, window.settings_dialog)
    QTest.keyClick(window.settings_dialog.search, Qt.Key.Key_F1)
    qtbot.waitUntil(guide.isVisible)
    assert at_top(guide) == "设置"


def test_f1_over_a_dialog_that_must_be_answered_can_be_read(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.actions_by_name["palette"].trigger()
    give_keys(qtbot, window.commands)
    QTest.keyClick(window.commands.field, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: any(g.isVisible() for g in window.commands.findChildren(UserGuide)))
    guide = window.commands.findChildren(UserGuide)[0]
    assert at_top(guide).startswith("“帮助 › 找命令”")
    QTest.keyClick(guide.page, Qt.Key.Key_Escape)
    assert not guide.isVisible()
    window.commands.reject()


def test_words_are_found_in_it(application: Application) -> None:
    guide = application.window.guide
    guide.open_at("")
    QTest.keyClick(guide.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    guide.find_field.setText("FOGRA39")
    marks = guide.page.extraSelections()
    assert len(marks) == guide.page.toPlainText().count("FOGRA39") > 0
    assert "FOGRA39" in at_top(guide)
    guide.find_field.setText("投递文件夹")
    first = guide.page.textCursor().position()
    QTest.keyClick(guide.find_field, Qt.Key.Key_Return)
    assert guide.page.textCursor().position() > first
    guide.find_field.setText("没有这样的词")
    assert guide.page.extraSelections() == []


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
    # Cut, copy and paste are keys of what is edited, F2 is one of the structure; Ctrl+C stops the drop folder, too.
    assert named - known <= {"Ctrl+C", "Ctrl+X", "Ctrl+V", "F2"}


def test_it_opens_no_larger_than_its_screen(application: Application, qtbot: QtBot) -> None:
    guide = application.window.guide
    QTest.keyClick(application.window.edit.document.editor, Qt.Key.Key_F1)
    qtbot.waitUntil(guide.isVisible, timeout=20000)
    room = guide.screen().availableGeometry()
    assert guide.height() <= room.height() - 40
    assert guide.width() <= room.width() - 40
