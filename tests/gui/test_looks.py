"""What an art editor looks at: rows as high as their words, facts that are whole or gone, one ground under a line."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.asking import Asking
from gazette.gui.empty_words import EmptyWords
from gazette.gui.panes import ElidedLabel, Facts
from gazette.gui.theme import LIGHT, contrast, contrast_theme
from tests.gui.looking import CONTRASTS, contrast_palette


def test_a_label_with_margins_shows_that_it_is_cut(qtbot: QtBot) -> None:
    label = ElidedLabel("facts")
    qtbot.addWidget(label)
    label.setContentsMargins(40, 0, 40, 0)
    label.show()
    label.say("云政办字〔2019〕21号 · 2019-12-28")
    label.resize(label.sizeHint())
    assert not label.text().endswith("…")
    label.resize(label.width() - 20, 20)
    assert label.text().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.contentsRect().width()


def test_findings_are_as_high_as_their_words_in_a_pane_that_got_narrower(
    application: Application, qtbot: QtBot
) -> None:
    bench, panel = application.workbench, application.window.edit.document.findings
    bench.choose_entry(bench.entries[4].id)
    rows = panel.list.model()
    qtbot.waitUntil(lambda: bench.pages and bench.are_checked and rows.rowCount() > 1, timeout=20000)
    indexes = [rows.index(row, 0) for row in range(rows.rowCount())]

    def stepping() -> list[int]:
        tops = [panel.list.visualRect(index).top() for index in indexes]
        return [below - above for above, below in pairwise(tops)]

    def wanted() -> list[int]:
        delegate = panel.list.itemDelegate()
        return [delegate.sizeHint(QStyleOptionViewItem(), index).height() for index in indexes[:-1]]

    application.window.resize(1600, 900)
    qtbot.waitUntil(lambda: stepping() == wanted())
    before = wanted()
    application.window.resize(1210, 900)
    qtbot.waitUntil(lambda: sum(wanted()) > sum(before))
    qtbot.waitUntil(lambda: stepping() == wanted())


@pytest.mark.usefixtures("qapp")
def test_a_section_has_two_lines_where_its_name_asks_for_them(application: Application, qtbot: QtBot) -> None:
    window, tree = application.window, application.window.edit.tree_pane.tree
    first = tree.model().index(0, 0)

    def height() -> int:
        return tree.visualRect(first).height()

    window.resize(1440, 900)
    qtbot.waitUntil(lambda: tree.width() > 200)
    one = height()
    application.settings.language = "en"
    application.redress()
    qtbot.waitUntil(lambda: height() > one)
    tree.setMinimumWidth(600)
    qtbot.waitUntil(lambda: height() == one)


def test_facts_go_whole_and_from_the_right(qtbot: QtBot) -> None:
    facts = Facts("facts")
    qtbot.addWidget(facts)
    facts.show()
    facts.say("第 9—12 页 · 1,451 字")
    wide = facts.sizeHint().width()
    shown = []
    for width in (wide, wide - 12, 20):
        facts.resize(width, 20)
        shown.append((facts.text(), facts.toolTip()))
    whole = "第 9—12 页 · 1,451 字"
    assert shown == [(whole, ""), ("第 9—12 页", whole), ("", whole)]


def test_the_line_of_the_caret_lies_on_one_box(application: Application, qtbot: QtBot) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    bench.choose_entry(bench.entries[4].id)
    block = editor.document().firstBlock()
    assert block.layout().lineCount() > 1

    def colors() -> set[str]:
        box = editor.document().documentLayout().blockBoundingRect(block)
        image = editor.viewport().grab().toImage()
        rows = [block.layout().lineAt(row) for row in range(block.layout().lineCount())]
        heights = [round(box.top() + row.y() + row.height() / 2) for row in rows]
        places = [QPoint(round(x), y) for y in heights for x in (box.left() + 1, box.right() - 1)]
        return {image.pixelColor(place * image.devicePixelRatio()).name() for place in places}

    qtbot.waitUntil(lambda: colors() == {LIGHT.current.lower()})
    editor.setTextCursor(QTextCursor(block.next()))
    qtbot.waitUntil(lambda: colors() == {LIGHT.surface.lower()})


def test_an_empty_list_says_what_would_stand_there(qapp: QApplication, qtbot: QtBot) -> None:
    view, model = QListView(), QStringListModel()
    qtbot.addWidget(view)
    view.setModel(model)
    words = EmptyWords(view)
    view.show()
    assert words.isVisible()
    model.setStringList(["一"])
    assert not words.isVisible()
    model.setStringList([])
    assert words.isVisible()
    view.resize(300, 200)
    qapp.processEvents()
    assert view.viewport().rect().contains(words.geometry())


def test_no_line_of_a_form_is_squashed_by_long_sentences(application: Application, qtbot: QtBot) -> None:
    application.settings.text_size = 150
    application.redress()
    asking = Asking(application.window._look, "", "出版", application.window)
    qtbot.addWidget(asking)
    asking.tell([("doubt", "第 218 期还有没有处理的错误，请改正，或写明为什么可以付印。" * 4)] * 4)
    for name in ("who", "day", "scan", "reason"):
        asking.add_field(name, name)
    asking.show()
    assert all(field.height() >= field.sizeHint().height() for field in asking.fields.values())


@pytest.mark.parametrize("name", CONTRASTS)
def test_in_high_contrast_what_is_chosen_is_seen_and_read(name: str) -> None:
    system = contrast_palette(name)
    theme = contrast_theme(system)
    assert contrast(theme.color("sel"), theme.color("surface")) >= 2.5
    for words, ground in (
        *((words, "sel") for words in ("text", "text2", "accent", "error", "doubt", "hint")),
        ("text", "second"),
        ("text3", "second"),
        ("off", "surface"),
        ("on_accent", "accent"),
    ):
        assert contrast(theme.color(words), theme.color(ground)) >= 4.5, (words, ground)
