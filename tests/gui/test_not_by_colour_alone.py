"""Nothing is told by colour alone: with one ink on white, what differs in meaning still differs to the eye."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

import gazette.gui
from gazette.desk import ReplaceBlocks, SetEntryField
from gazette.gui import app, page_marks
from gazette.gui.app import Application
from gazette.gui.icons import MESSAGE_ICONS, drawn
from gazette.gui.level_lines import UNDERLINES
from gazette.gui.page_marks import PageMark, draw_marks
from gazette.gui.theme import LIGHT, Theme
from gazette.gui.tree_rows import ENTRY
from gazette.model import ENTRY_STATES, LEVELS, Paragraph
from gazette.typeset import Box

_PAPER = frozenset({"bg", "panel", "surface", "line", "sel", "current", "desk", "paper", "on_accent"})


def one_ink() -> Theme:
    """Black for all that is drawn, white for every ground."""
    inks = {
        each.name: "#FFFFFF" if each.name in _PAPER or each.name.endswith("_ground") else "#000000"
        for each in fields(LIGHT)
        if each.name != "name"
    }
    return replace(LIGHT, **inks)


@pytest.fixture
def colourless(application: Application, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setattr(app, "chosen_theme", lambda _settings: one_ink())
    monkeypatch.setattr(page_marks, "LIGHT", one_ink())
    application.redress()
    yield application
    monkeypatch.undo()


def all_differ(images: list[QImage]) -> bool:
    return all(one != other for at, one in enumerate(images) for other in images[:at])


def test_the_marks_of_findings_have_a_line_of_their_own(colourless: Application) -> None:
    assert len({UNDERLINES[level] for level in LEVELS}) == len(LEVELS)
    images: list[QImage] = []
    for level in LEVELS:
        image = QImage(120, 40, QImage.Format.Format_RGB32)
        image.fill(one_ink().color("paper"))
        painter = QPainter(image)
        box = Box(x=10, y=10, width=90, height=20)
        draw_marks(painter, (PageMark(0, box, level),), 0, QPointF(), 1.0)
        painter.end()
        images.append(image)
    assert all_differ(images)


def test_levels_have_an_icon_and_a_word_of_their_own(colourless: Application) -> None:
    look = colourless.window.edit.document.findings._look
    levels = (*LEVELS, "ok")
    assert all_differ([drawn(MESSAGE_ICONS[level], look, level, 18).toImage() for level in levels])
    assert len({look.say(f"level.{level}") for level in LEVELS}) == len(LEVELS)


def test_the_states_of_entries_have_an_icon_of_their_own(colourless: Application, qtbot: QtBot) -> None:
    bench, tree = colourless.workbench, colourless.window.edit.tree_pane.tree
    colourless.window.resize(1366, 768)
    qtbot.waitUntil(tree.isVisible)
    first, entry = bench.entries[0].id, bench.entries[1].id
    rows: list[QImage] = []
    for state in ENTRY_STATES:
        if next(each.state for each in bench.entries if each.id == entry) != state:
            bench.do(SetEntryField(entry, "state", state))
        bench.choose_entry(first)
        (index,) = tree.model().match(tree.model().index(0, 0), ENTRY, entry, 1, Qt.MatchFlag.MatchRecursive)
        rows.append(tree.viewport().grab(tree.visualRect(index)).toImage())
    assert not any(row.isNull() for row in rows)
    assert all_differ(rows)


def test_the_red_line_strikes_out_and_underlines(colourless: Application, qtbot: QtBot) -> None:
    bench, room = colourless.workbench, colourless.window.revisions
    at, block = next((at, each) for at, each in enumerate(bench.entries[0].blocks) if isinstance(each, Paragraph))
    bench.do(ReplaceBlocks(bench.entries[0].id, (at,), (replace(block, text=f"{block.text[:4]}从速{block.text[6:]}"),)))
    colourless.window.actions_by_name["revisions"].trigger()
    qtbot.waitUntil(lambda: room.isVisible() and room.list.rows.rowCount() > 1 and not room.is_comparing)
    struck, underlined = "", ""
    line = room.text.red.document().begin()
    while line.isValid():
        pieces = line.begin()
        while not pieces.atEnd():
            made = pieces.fragment().charFormat()
            struck += pieces.fragment().text() if made.fontStrikeOut() else ""
            underlined += pieces.fragment().text() if made.fontUnderline() else ""
            pieces += 1
        line = line.next()
    assert block.text[4:6] in struck
    assert "从速" in underlined


def test_saved_and_not_saved_have_an_icon_and_words_of_their_own(
    colourless: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, bench = colourless.window.status, colourless.workbench
    shown: list[tuple[str, QImage]] = []
    for unsaved in (False, True):
        monkeypatch.setattr(type(bench), "has_unsaved", property(lambda _self, unsaved=unsaved: unsaved))
        bench.unsaved_changed.emit()
        shown.append((status.saved.text(), status.grab(status.saved.geometry().adjusted(-30, 0, 0, 0)).toImage()))
    assert len({text for text, _ in shown}) == len(shown)
    assert all_differ([image for _, image in shown])


def test_nothing_moves_by_itself() -> None:
    """The system may ask for less motion: the program has none, and Qt's own effects are those of the system."""
    moving = ("QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QSequentialAnimationGroup", "setAnimated(")
    for file in Path(gazette.gui.__file__).parent.rglob("*.py"):
        assert not [word for word in moving if word in file.read_text("utf-8")], file.name
    assert "setEffectEnabled" not in Path(app.__file__).read_text("utf-8")
