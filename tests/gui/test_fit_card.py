"""Fitting in the window: a trial shows what would change, keeping it is one step of undo, and it can be taken away."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.desk.fitting import next_multiple
from gazette.desk.self_test import sample_issue
from gazette.gui.app import Application
from gazette.gui.fit_card import FitCard


@pytest.fixture
def card(application: Application, qtbot: QtBot) -> FitCard:
    """The card, with the pages of the sample issue made."""
    qtbot.waitUntil(lambda: application.workbench.sheet_pages is not None, timeout=30000)
    application.window.actions_by_name["fit"].trigger()
    return application.window.publish.fit


@pytest.fixture
def pages(application: Application) -> Callable[[], int | None]:
    """How many pages the window has."""
    return lambda: application.workbench.sheet_pages


def tried(card: FitCard, qtbot: QtBot, wanted: int) -> None:
    """Type a number of pages and click on Try."""
    card.target.setFocus()
    card.target.selectAll()
    qtbot.keyClicks(card.target, str(wanted))
    qtbot.keyClick(card.target, Qt.Key.Key_Tab)
    qtbot.mouseClick(card.try_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.try_button.isEnabled, timeout=30000)


def test_the_nearest_whole_sheets_are_offered(card: FitCard, pages: Callable[[], int]) -> None:
    assert card.target.value() % 4 == 0
    assert abs(card.target.value() - pages()) <= 2


def test_a_number_typed_for_one_issue_is_not_asked_of_the_next_one_of_as_many_pages(
    application: Application, card: FitCard, qtbot: QtBot, pages: Callable[[], int], home: Path
) -> None:
    bench, offered = application.workbench, card.target.value()
    assert bench.issue is not None
    text = sample_issue().read_text("utf-8").replace("7&8(No. 218)", "9&10(No. 219)")
    (home / "next.txt").write_text(text, "utf-8")
    with Desk.open(bench.path) as other:
        brought = other.bring_in(home / "next.txt")
    assert brought.issue_id not in (None, bench.issue.id)
    card.target.setValue(offered + 40)
    bench.choose_issue(brought.issue_id)
    qtbot.waitUntil(lambda: pages() is not None, timeout=30000)
    assert card.target.value() == offered
    card.target.setValue(offered + 40)
    bench.reload()
    qtbot.waitUntil(lambda: pages() is not None, timeout=30000)
    assert card.target.value() == offered + 40


def test_a_fit_is_tried_kept_undone_and_taken_away(
    application: Application, card: FitCard, qtbot: QtBot, pages: Callable[[], int]
) -> None:
    bench, before = application.workbench, pages()
    tried(card, qtbot, before - 1)
    assert card.outcome.isVisibleTo(card)
    assert str(before - 1) in card.outcome.told.text()
    assert card.keep_button.isEnabled()
    assert pages() == before
    qtbot.mouseClick(card.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pages() == before - 1, timeout=30000)
    assert bench.undo_name is not None
    assert bench.undo_name.zh == "排入印张"
    assert not card.keep_button.isEnabled()
    application.window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: pages() == before, timeout=30000)
    application.window.actions_by_name["redo"].trigger()
    qtbot.waitUntil(lambda: pages() == before - 1, timeout=30000)
    qtbot.mouseClick(card.away_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pages() == before, timeout=30000)
    assert not card.away_button.isEnabled()


def test_what_cannot_be_reached_shows_the_nearest_and_is_not_kept(
    application: Application, card: FitCard, qtbot: QtBot, pages: Callable[[], int]
) -> None:
    before = pages()
    tried(card, qtbot, 2 * before)
    assert f"排不到 {2 * before} 页" in card.outcome.told.text()
    assert not card.keep_button.isEnabled()
    assert application.workbench.issue is not None
    assert application.workbench.issue.fit is None


def test_another_number_forgets_the_trial(card: FitCard, qtbot: QtBot, pages: Callable[[], int]) -> None:
    tried(card, qtbot, pages() - 1)
    qtbot.keyClick(card.target, Qt.Key.Key_Up)
    assert not card.keep_button.isEnabled()
    assert not card.outcome.isVisibleTo(card)


@pytest.mark.parametrize("multiple", [4, 8, 16])
def test_a_multiple_is_chosen_with_a_click_and_tried_with_enter(
    card: FitCard, qtbot: QtBot, pages: Callable[[], int], multiple: int
) -> None:
    card.target.setValue(1)
    qtbot.mouseClick(card.choices[multiple], Qt.MouseButton.LeftButton)
    assert card.target.value() == next_multiple(pages(), multiple)
    qtbot.keyClick(card.target, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.try_button.isEnabled() and card.outcome.isVisibleTo(card), timeout=30000)
    assert str(card.target.value()) in card.outcome.told.text()


def test_the_entries_that_move_are_listed_with_both_pages(
    card: FitCard, qtbot: QtBot, pages: Callable[[], int]
) -> None:
    tried(card, qtbot, pages() - 1)
    table = card.outcome.moved
    rows = [
        [cell.text() for column in range(4) if (cell := table.item(row, column))] for row in range(table.rowCount())
    ]
    assert rows
    for number, title, before, after in rows:
        assert title
        assert int(number) > 0
        assert int(after) != int(before)


def test_a_trial_can_be_stopped(card: FitCard, qtbot: QtBot, pages: Callable[[], int]) -> None:
    card.target.setValue(2 * pages())
    qtbot.mouseClick(card.try_button, Qt.MouseButton.LeftButton)
    assert card.progress.stop_button.isVisibleTo(card)
    assert not card.try_button.isEnabled()
    qtbot.mouseClick(card.progress.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.try_button.isEnabled, timeout=30000)
    assert not card.progress.stop_button.isVisibleTo(card)
    assert not card.outcome.isVisibleTo(card)


def test_what_is_typed_while_a_trial_runs_is_kept_at_once(
    application: Application, card: FitCard, qtbot: QtBot, pages: Callable[[], int]
) -> None:
    bench = application.workbench
    entry = bench.entry
    assert entry is not None
    card.target.setValue(2 * pages())
    qtbot.mouseClick(card.try_button, Qt.MouseButton.LeftButton)
    assert bench.put_entry(replace(entry, title_en="Typed meanwhile"))
    assert not card.try_button.isEnabled()
    with Desk.open(bench.path) as desk:
        assert desk.archive.entry(entry.id).title_en == "Typed meanwhile"
    qtbot.waitUntil(card.try_button.isEnabled, timeout=30000)
    assert not card.keep_button.isEnabled()


def test_a_trial_of_an_issue_that_changed_meanwhile_says_so(
    application: Application, card: FitCard, qtbot: QtBot, pages: Callable[[], int]
) -> None:
    bench = application.workbench
    card.target.setValue(pages() - 1)
    qtbot.mouseClick(card.try_button, Qt.MouseButton.LeftButton)
    entry = bench.entries[0]
    assert bench.put_entry(replace(entry, title_zh="改过的标题"))
    qtbot.waitUntil(card.try_button.isEnabled, timeout=30000)
    assert card.outcome.isVisibleTo(card)
    assert "再试一次" in card.outcome.told.text()
    assert not card.keep_button.isEnabled()


@pytest.mark.parametrize(("state", "told"), [("at_press", "已付印"), ("published", "已出版")])
def test_a_closed_issue_says_why_it_cannot_be_fitted(
    application: Application, card: FitCard, state: str, told: str
) -> None:
    bench = application.workbench
    assert bench.issue is not None
    with Desk.open(bench.path) as desk:
        desk.archive.set_issue(replace(bench.issue, state=state))
    bench.reload()
    assert told in card.reason.text()
    assert card.reason.isVisibleTo(card)
    for button in (card.target, card.try_button, card.keep_button, card.away_button, *card.choices.values()):
        assert not button.isEnabled()


def test_the_language_of_the_outcome_is_that_of_the_window(
    application: Application, card: FitCard, qtbot: QtBot, pages: Callable[[], int]
) -> None:
    tried(card, qtbot, pages() - 1)
    application.window.actions_by_name["language_en"].trigger()
    assert f"{pages() - 1} pages instead of {pages()}." in card.outcome.told.text()


def test_the_wheel_over_a_field_changes_nothing(
    application: Application, card: FitCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: asked.append("file") or ("", ""))
    details, wanted = application.window.edit.tree_pane.details, card.target.value()
    shown = details.house_style.currentIndex()
    for field in (card.target, details.house_style, details.colophon.cover):
        turned = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turned)
    assert card.target.value() == wanted
    assert details.house_style.currentIndex() == shown
    assert application.workbench.undo_name is None
    assert asked == []


def test_another_house_style_is_chosen_and_taken_back(application: Application, qtbot: QtBot) -> None:
    bench, details = application.workbench, application.window.edit.tree_pane.details
    assert bench.issue is not None
    names = [details.house_style.itemData(at) for at in range(details.house_style.count())]
    details.house_style.setCurrentIndex(names.index("clreq-default"))
    details.house_style.activated.emit(names.index("clreq-default"))
    assert bench.issue.publication.house_style == "clreq-default"
    application.window.actions_by_name["undo"].trigger()
    assert bench.issue.publication.house_style == "qingdao-2019"
    assert details.house_style.currentData() == "qingdao-2019"


def test_a_style_file_of_the_office_is_chosen_and_what_is_wrong_with_one_is_told(
    application: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bench, field = application.workbench, application.window.edit.tree_pane.details.house_style
    own = tmp_path / "云川.toml"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(own), ""))
    own.write_text('[style]\nname = "云川公报"\nbased_on = "clreq-default"\n[columns]\nlinse = 38\n', "utf-8")
    field.activated.emit(field.count() - 1)
    assert bench.issue is not None
    assert bench.issue.publication.house_style == "qingdao-2019"
    assert "columns.linse" in application.window.edit.document.messages.sentence.text()
    own.write_text(own.read_text("utf-8").replace("linse = 38", "lines = 39"), "utf-8")
    field.activated.emit(field.count() - 1)
    assert bench.issue.publication.house_style == "云川"
    assert field.currentText() == "云川公报"
    application.window.actions_by_name["undo"].trigger()
    assert field.currentText() == "青岛公报 2019"


def test_trying_keeps_the_focus_beside_the_number(card: FitCard, qtbot: QtBot, pages: Callable[[], int]) -> None:
    card.target.setValue(pages() - 1)
    card.try_button.setFocus()
    qtbot.mouseClick(card.try_button, Qt.MouseButton.LeftButton)
    assert card.progress.stop_button.hasFocus()
    qtbot.waitUntil(card.try_button.isEnabled, timeout=30000)
    assert card.try_button.hasFocus()
