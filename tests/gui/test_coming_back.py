"""The window comes back as it was left: room, issue, entry, the caret of each, folded panes, what may be found."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.last_places import LastPlace, read_places, write_places
from gazette.settings import Settings, load_settings, settings_file


@contextmanager
def program(qapp: QApplication, home: Path, archive: Path) -> Iterator[Application]:
    """The program started again with the settings that are kept."""
    made = Application(qapp, load_settings(settings_file()), home / "log")
    assert made.open(archive)
    try:
        yield made
    finally:
        made.window.close()
        made.close()
        made.window.deleteLater()


@pytest.fixture
def archive(sample_archive: Path, home: Path) -> Path:
    path = home / "work.gazette"
    shutil.copyfile(sample_archive, path)
    return path


def put_caret(application: Application, at: int) -> None:
    cursor = QTextCursor(application.window.edit.document.editor.document())
    cursor.setPosition(at)
    application.window.edit.document.editor.setTextCursor(cursor)


def caret(application: Application) -> int:
    return application.window.edit.document.editor.textCursor().position()


def test_room_entry_and_the_caret_of_each_entry(qtbot: QtBot, qapp: QApplication, home: Path, archive: Path) -> None:
    with program(qapp, home, archive) as first:
        ids = [entry.id for entry in first.workbench.entries]
        put_caret(first, 40)
        first.workbench.choose_entry(ids[3])
        put_caret(first, 77)
        first.workbench.choose_entry(ids[0])
        assert caret(first) == 40
        first.workbench.choose_entry(ids[3])
        first.window.edit.document.editor.verticalScrollBar().setValue(60)
        first.window.show_room("contents")
    with program(qapp, home, archive) as again:
        assert again.window.stack.room == "contents"
        assert again.workbench.entry_id == ids[3]
        assert caret(again) == 77
        again.window.show_room("edit")
        bar = again.window.edit.document.editor.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.value() == 60)
        again.workbench.choose_entry(ids[0])
        assert caret(again) == 40


def test_who_is_led_to_a_place_stays_there(qtbot: QtBot, application: Application) -> None:
    bench, window = application.workbench, application.window
    editor = window.edit.document.editor
    window.resize(1366, 768)
    first, later = bench.entries[0].id, bench.entries[7].id
    bench.choose_entry(later)
    window.show_room("contents")
    bench.choose_entry(first)
    bench.choose_entry(later)
    window.show_room("publish")
    window.publish.preflight.look_wanted.emit(bench.findings_of(later)[-1])
    told: list[bool] = []
    QTimer.singleShot(0, application.window, lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    assert "发挥市民观察员作用" in editor.textCursor().selectedText()
    assert 0 < editor.cursorRect().top() < editor.viewport().height()


def test_each_archive_has_its_own_place(qapp: QApplication, home: Path, archive: Path) -> None:
    other = home / "other.gazette"
    shutil.copyfile(archive, other)
    with program(qapp, home, archive) as first:
        ids = [entry.id for entry in first.workbench.entries]
        first.workbench.choose_entry(ids[5])
        first.archives.open_other(other)
        assert first.workbench.entry_id == ids[0]
        first.workbench.choose_entry(ids[2])
        first.archives.open_other(archive)
        assert first.workbench.entry_id == ids[5]


def test_folded_panes_and_find_options(qapp: QApplication, home: Path, archive: Path) -> None:
    with program(qapp, home, archive) as first:
        window = first.window
        window.resize(1440, 900)
        for name in ("tree", "findings"):
            window.actions_by_name[name].trigger()
        for room in ("contents", "inbox"):
            window.show_room(room)
            window.actions_by_name["pages"].trigger()
        window.show_room("edit")
        window.edit.document.find_bar.options.match_case.setChecked(True)
        window.search.bar.variants.setChecked(True)
    with program(qapp, home, archive) as again:
        window = again.window
        window.resize(1440, 900)
        assert not window.edit.tree_pane.isVisible()
        assert window.edit.pages.isVisible()
        assert not window.actions_by_name["findings"].isChecked()
        for room, pane in (("contents", window.contents.beside), ("inbox", window.inbox.structure)):
            window.show_room(room)
            assert not pane.isVisible()
        window.show_room("publish")
        assert window.publish.thumbnails.isVisible()
        assert window.edit.document.find_bar.options.match_case.isChecked()
        assert window.edit.document.replacing.options.match_case.isChecked()
        assert window.search.bar.variants.isChecked()


def test_filters_of_the_findings_are_those_of_each_archive(
    qtbot: QtBot, qapp: QApplication, home: Path, archive: Path
) -> None:
    other = home / "other.gazette"
    shutil.copyfile(archive, other)

    def shown(program: Application) -> tuple[list[str], bool, bool, set[str]]:
        findings = program.window.edit.document.findings
        qtbot.waitUntil(lambda: program.workbench.pages is not None and program.workbench.are_checked, timeout=20000)
        levels = [level for level, chip in findings.chips.items() if chip.isChecked()]
        rules = {row.finding.rule for row in findings.rows}
        return levels, findings.whole_issue.isChecked(), findings.filtered.isVisible(), rules

    with program(qapp, home, archive) as first:
        findings = first.window.edit.document.findings
        assert shown(first)[:3] == (["error", "doubt", "hint"], False, False)
        findings.whole_issue.click()
        findings.chips["doubt"].click()
        rule = next(row.finding.rule for row in findings.rows if row.finding.level == "hint")
        findings.show_rule(rule)
        first.archives.open_other(other)
        assert shown(first)[:3] == (["error", "doubt", "hint"], False, False)
        assert len(first.window.edit.document.findings.rows) == len(
            first.workbench.findings_of(first.workbench.entry_id)
        )
        first.archives.open_other(archive)
        assert shown(first) == (["error", "hint"], True, True, {rule})
    with program(qapp, home, archive) as again:
        assert shown(again) == (["error", "hint"], True, True, {rule})


def test_what_a_narrow_window_folds_is_not_remembered(qapp: QApplication, home: Path, archive: Path) -> None:
    with program(qapp, home, archive) as first:
        first.window.resize(1000, 700)
        assert not first.window.edit.pages.isVisible()
    assert load_settings(settings_file()).folded == ""


def test_a_place_that_is_gone_is_no_place(qapp: QApplication, home: Path, archive: Path) -> None:
    settings = Settings(places=write_places({str(archive.resolve()): LastPlace("publish", 99, 999, {999: (5, 5)})}))
    made = Application(qapp, settings, home / "log")
    assert made.open(archive)
    assert made.workbench.issue is not None
    assert made.window.stack.room == "publish"
    made.window.close()
    made.close()


@pytest.mark.parametrize("text", ["", "[", "[1]", '{"a": {"room": "edit"}}', '{"a": 7}'])
def test_strange_places_are_none(text: str) -> None:
    assert read_places(text) == {}


def test_of_many_archives_and_entries_the_latest_are_kept() -> None:
    place = LastPlace("edit", 1, 2)
    for entry in range(400):
        place.note_caret(entry, entry, 0)
    assert len(place.carets) == 300
    assert min(place.carets) == 100
    many = {f"{number}.gazette": place for number in range(30)}
    assert list(read_places(write_places(many))) == [f"{number}.gazette" for number in range(20, 30)]


def test_what_was_searched_for_stands_there_again(qtbot: QtBot, qapp: QApplication, home: Path, archive: Path) -> None:
    with program(qapp, home, archive) as first:
        first.window.top.search.setText("职业技能")
        qtbot.waitUntil(lambda: first.window.search.model.rowCount() > 0)
    with program(qapp, home, archive) as again:
        assert again.window.stack.room == "edit"
        assert again.window.top.search.text() == "职业技能"
        qtbot.waitUntil(lambda: again.window.search.model.rowCount() > 0)
        again.window.top.search.clear()
    with program(qapp, home, archive) as last:
        assert last.window.top.search.text() == ""
