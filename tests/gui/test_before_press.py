"""Preflight: the grave first and named in words; what passes says why, and only what was looked at passes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import SetEntryField
from gazette.gui.app import Application
from gazette.gui.before_press import PressLine, before_press
from gazette.gui.captions import Captions
from gazette.gui.page_facts import LoneCharacter, PageFacts
from gazette.model import Entry, Finding, Issue, Section
from tests.gui.keyboard import give_keys

DONE = Entry(title_zh="甲", title_en="A", state="final")
PAGES = PageFacts(parts={"contents": 2, "body": 6}, fonts=("Noto Serif SC 400", "Noto Serif SC 700"), characters=1200)


def lines(*entries: Entry, findings: tuple[Finding, ...] = (), pages: PageFacts | None = PAGES) -> list[PressLine]:
    issue = Issue(date="2024-08-20", sections=(Section(entries=entries),))
    return before_press(issue, findings, pages, Captions("en"))


def told(shown: list[PressLine]) -> list[tuple[str, str]]:
    return [(line.level, line.sentence) for line in shown]


def test_an_issue_that_is_ready_says_of_what() -> None:
    shown = lines(DONE)
    assert {line.level for line in shown} == {"ok"}
    assert [(line.sentence, line.names) for line in shown] == [
        ("No errors or doubts", ""),
        ("Both contents lists agree entry for entry", "Entries: 1; no doubt in titles, numbers or pages"),
        ("Numbers and dates are in order", "Numbers: 0, dates: 0"),
        ("Pages: 8, a multiple of 4", "contents 2 + body 6"),
        ("Fonts are all there and may be embedded", "Noto Serif SC"),
        ("No character is missing", "Characters: 1,200, none in a substitute font"),
        ("Nothing overflows", "Tables fit as they are, no last line of one character"),
    ]


def test_an_issue_without_a_date_is_told_of() -> None:
    (line,) = (each for each in before_press(Issue(), (), PAGES, Captions("zh")) if each.where == "issue")
    assert (line.level, line.sentence) == ("doubt", "本期没有出版日期")


def test_what_is_open_is_counted_by_gravity_and_named() -> None:
    differs = Finding(
        rule="proofreading.title_differs",
        level="error",
        entry=1,
        text="甲",
        part="title_zh",
        values=(("listed", "甲"), ("document", "乙")),
    )
    findings = (differs, *(Finding(rule="ingest.unplaced", level=level) for level in ("doubt", "doubt", "hint")))
    shown = lines(DONE, Entry(title_zh="乙"), findings=findings)
    assert told(shown)[:4] == [
        ("error", "Contents entries to look at: 1"),
        ("doubt", "Open doubts: 2"),
        ("doubt", "Entries without an English title: 1"),
        ("hint", "Entries not yet final: 1"),
    ]
    assert shown[0].names == "Entry 1 Title differs"
    assert shown[2].names == shown[3].names == "乙"


def test_what_has_a_line_of_its_own_is_counted_there_alone() -> None:
    untranslated = Finding(rule="proofreading.no_english", level="doubt", entry=1)
    values = (("number", "3"), ("other", "2"), ("entry", "2"))
    late = Finding(rule="proofreading.number_late", level="doubt", entry=1, text="3", values=values)
    shown = told(lines(Entry(title_zh="乙", state="final"), findings=(untranslated, late)))
    assert [one for one in shown if one[0] != "ok"] == [
        ("doubt", "Contents entries to look at: 1"),
        ("doubt", "Numbers and dates to look at: 1"),
    ]


def test_numbers_out_of_order_lead_to_the_first_of_them() -> None:
    values = (("number", "3"), ("other", "2"), ("entry", "2"))
    early = Finding(rule="proofreading.number_early", level="doubt", entry=1, text="3", values=values)
    shown = {line.sentence: line for line in lines(DONE, findings=(early,))}
    assert shown["Numbers and dates to look at: 1"].where is early
    assert "Numbers and dates are in order" not in shown


def test_characters_and_ends_that_do_not_stand_are_named() -> None:
    glyph = Finding(rule="typeset.no_glyph", level="error", entry=1, text="\U0002a6d6")
    lone = LoneCharacter(index=3, page="2", text="了。")
    pages = PageFacts(parts={"body": 4}, glyphs=(glyph,), lone=(lone,), not_embeddable=("Kai 400",), fonts=("Kai 400",))
    shown = {line.sentence: line for line in lines(DONE, pages=pages)}
    missing = shown["Characters that cannot be printed: 1"]
    assert (missing.level, missing.names, missing.where) == ("error", "\U0002a6d6 Entry 1", glyph)
    assert shown["Last lines of one character: 1"].where == 3
    assert shown["Fonts that may not stand inside a file"].names == "Kai 400"
    assert {"No character is missing", "Nothing overflows"}.isdisjoint(shown)


def test_a_font_that_is_missing_is_told_before_press_and_fonts_do_not_pass() -> None:
    values = (("font", "Noto Serif SC 700"), ("known", "Noto Serif SC 700"))
    missing = Finding(rule="typeset.font_stands_in", level="error", text="方正小标宋", values=values)
    pages = PageFacts(parts={"body": 4}, fonts=("Noto Serif SC 700",), fonts_missing=(missing,))
    shown = {line.sentence: line for line in lines(DONE, pages=pages)}
    line = shown["Fonts of the house style that are missing: 1; others stand in, and pages may differ"]
    assert (line.level, line.names) == ("error", "方正小标宋 → Noto Serif SC 700")
    assert "Fonts are all there and may be embedded" not in shown


def test_what_was_ignored_stays_in_sight_and_nothing_passes_before_a_check() -> None:
    issue = Issue(date="2024-08-20", sections=(Section(entries=(DONE,)),))
    shown = before_press(issue, (), None, Captions("zh"), checked=False, ignored=3)
    assert told(shown) == [("hint", "3 处校对意见已忽略"), ("hint", "正在检查…"), ("hint", "正在排版…")]


@pytest.mark.parametrize(("pages", "blank"), [(1, 3), (6, 2), (31, 1)])
def test_pages_short_of_a_sheet_are_told(pages: int, blank: int) -> None:
    shown = lines(DONE, pages=PageFacts(parts={"body": pages}))
    assert ("hint", f"Pages: {pages}, which is {blank} short of a multiple of 4") in told(shown)


def test_f8_goes_through_the_lines_and_enter_looks(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None and bench.checking.is_current, timeout=20000)
    give_keys(qtbot, window)
    window.actions_by_name["preflight"].trigger()
    pane = window.publish.preflight
    assert window.focusWidget() is pane.rows[0]
    assert "错误" in pane.rows[0].accessibleName()
    assert "第9条 与文件不同" in pane.rows[0].accessibleName()
    window.actions_by_name["next_finding"].trigger()
    assert window.focusWidget() is pane.rows[1]
    window.actions_by_name["previous_finding"].trigger()
    window.actions_by_name["previous_finding"].trigger()
    assert window.focusWidget() is pane.rows[-1]
    window.actions_by_name["next_finding"].trigger()
    QTest.keyClick(pane.rows[0], Qt.Key.Key_Return)
    assert window.stack.room == "contents"
    QTest.keyClick(window.contents.table, Qt.Key.Key_Escape)
    assert window.stack.room == "publish", "Esc returns to the line that led there"
    assert window.focusWidget() in pane.rows
    window.show_room("contents")
    QTest.keyClick(window.contents.table, Qt.Key.Key_Return)
    for focus, room in ((window.contents.table, "contents"), (window.edit.document.editor, "edit")):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        assert (window.focusWidget(), window.stack.room) == (focus, room)


def test_esc_leads_back_to_the_text_and_what_was_typed_into_a_field_stays(
    application: Application, qtbot: QtBot
) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None and bench.checking.is_current, timeout=20000)
    give_keys(qtbot, window)
    editor, publish = window.edit.document.editor, window.publish
    for field in (publish.folder, publish.fit.target):
        window.show_room("publish")
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "24")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert (window.stack.room, window.focusWidget()) == ("edit", editor)
    bench.reload()
    window.show_room("publish")
    assert (publish.folder.text(), publish.fit.target.text()) == ("24", "24")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_cut(application: Application, qtbot: QtBot, language: str) -> None:
    bench, window = application.workbench, application.window
    window.actions_by_name[f"language_{language}"].trigger()
    window.resize(1366, 768)
    window.show_room("publish")
    qtbot.waitUntil(lambda: bench.pages is not None and bench.checking.is_current, timeout=20000)
    QApplication.processEvents()
    for row in window.publish.preflight.rows:
        assert row.width() <= window.publish.preflight.width()
        assert row.minimumSizeHint().width() <= row.width(), row.accessibleName()
    assert window.publish._area.horizontalScrollBar().maximum() == 0


def test_lines_follow_what_changes(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None and bench.checking.is_current, timeout=20000)
    window.show_room("publish")

    def names(words: str) -> list[str]:
        return [row.accessibleName() for row in window.publish.preflight.rows if words in row.accessibleName()]

    assert names("英文标题：") == names("缺英文标题") == []
    bench.do(SetEntryField(bench.entries[2].id, "title_en", ""))
    assert len(names("缺英文标题")) == 1


def test_who_wants_to_be_sure_has_it_checked_again(application: Application, qtbot: QtBot) -> None:
    bench, window = application.workbench, application.window
    qtbot.waitUntil(lambda: bench.pages is not None and bench.checking.is_current, timeout=20000)
    window.show_room("publish")
    pane = window.publish.preflight
    with qtbot.waitSignal(bench.checking.answered, timeout=20000):
        QTest.mouseClick(pane.again, Qt.MouseButton.LeftButton)
        assert not bench.checking.is_current
    assert bench.checking.is_current
