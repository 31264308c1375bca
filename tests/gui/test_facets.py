"""What was found is narrowed down by years, sections, issuers and kinds, with mouse or keys."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.archive import FacetValue
from gazette.archive.knowing import texts_read
from gazette.gui.app import Application
from gazette.gui.facet_values import offered
from gazette.gui.search_panel import SearchPanel
from gazette.model import Paragraph
from tests.archive.building import an_entry
from tests.gui.answers import all_is_told
from tests.gui.keyboard import give_keys


def searched(application: Application, qtbot: QtBot, query: str) -> SearchPanel:
    panel = application.window.search
    application.window.resize(1366, 768)
    application.window.top.search.setText(query)
    qtbot.waitUntil(lambda: panel.model.hits != () and panel.model.marked == (query,), timeout=20_000)
    return panel


def test_a_value_is_ticked_by_keys_and_taken_off_by_its_chip(
    application: Application, qtbot: QtBot, home: Path
) -> None:
    panel = searched(application, qtbot, "关于")
    count, tree = len(panel.model.hits), panel.facets.tree
    (kind,) = (group for row in range(4) if (group := tree.model().index(row, 0)).data() == "文种")
    values = {tree.model().index(row, 0, kind).data() for row in range(tree.model().rowCount(kind))}
    assert {"通知", "通告"} <= values
    give_keys(qtbot, application.window)
    tree.setFocus()
    listed = [tree.model().index(row, 0, kind) for row in range(len(values))]
    tree.setCurrentIndex(next(index for index in listed if index.data() == "通告"))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < len(panel.model.hits) < count)
    assert all("通告" in hit.title for hit in panel.model.hits)
    assert tree.currentIndex().data() == "通告", "the keyboard stays where it was"
    assert [chip.text() for chip in panel.chips.buttons] == ["通告"]
    kind = tree.currentIndex().parent()
    assert (kind.data(), tree.model().rowCount(kind)) == ("文种", len(values)), "others can be chosen beside it"
    panel.export.write_table(home / "结果.csv")
    qtbot.waitUntil(lambda: "结果.csv" in panel.messages.sentence.text())
    rows = list(csv.DictReader((home / "结果.csv").read_text("utf-8-sig").splitlines()))
    assert [row["题名"] for row in rows] == [hit.title for hit in panel.model.hits]
    panel.chips.buttons[0].click()
    qtbot.waitUntil(lambda: len(panel.model.hits) == count)
    assert not panel.chips.isVisible()


def test_texts_that_wait_are_read_behind_a_search_and_say_who_leads(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts_read, "_AT_ONCE", 1)
    planted = tuple(
        an_entry(f"关于种树的意见{at}", Paragraph(text="种树。（市教育局牵头，市园林局负责）")) for at in range(3)
    )
    application.workbench.call_desk(lambda desk: desk.archive.add_entries(planted, None))
    panel = searched(application, qtbot, "种树")
    qtbot.waitUntil(lambda: "市教育局" in listed(panel, "牵头单位"), timeout=20_000)
    assert "没有读过" not in panel.head.facts.text()


def listed(panel: SearchPanel, facet: str) -> list[str]:
    """The values of a facet that are offered."""
    rows = panel.facets.tree.model()
    groups = (rows.index(row, 0) for row in range(rows.rowCount()))
    return [
        str(rows.index(row, 0, group).data())
        for group in groups
        if group.data() == facet
        for row in range(rows.rowCount(group))
    ]


def test_all_years_are_a_key_away_the_newest_first_and_issues_are_listed(
    application: Application, qtbot: QtBot
) -> None:
    years = range(1990, 2005)
    old = tuple(an_entry(f"关于种草的意见{year}", date=f"{year}-01-01") for year in years)
    application.workbench.call_desk(lambda desk: desk.archive.add_entries(old, None))
    panel = searched(application, qtbot, "种草")
    qtbot.waitUntil(lambda: len(panel.model.hits) == len(years))
    newest = [str(year) for year in reversed(years)]
    assert listed(panel, "年份") == [*newest[:12], "还有 3 个"]
    tree = panel.facets.tree
    give_keys(qtbot, application.window)
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(12, 0, tree.model().index(0, 0)))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert listed(panel, "年份") == [*newest, "只列前 12 个"]
    tree.clicked.emit(tree.model().index(14, 0, tree.model().index(0, 0)))
    qtbot.waitUntil(lambda: [hit.day for hit in panel.model.hits] == ["1990-01-01"])
    panel = searched(application, qtbot, "关于")
    assert listed(panel, "期") == ["总第218期"]
    panel.facets.choose("issue", "218", wanted=True)
    qtbot.waitUntil(lambda: [chip.text() for chip in panel.chips.buttons] == ["总第218期"])


def test_another_query_forgets_what_was_chosen_and_the_newest_come_first_where_wanted(
    application: Application, qtbot: QtBot
) -> None:
    panel = searched(application, qtbot, "关于")
    panel.facets.choose("year", "1999", wanted=True)
    qtbot.waitUntil(lambda: panel.model.hits == ())
    assert panel.facets.isVisible(), "what is chosen can be taken off where nothing is left"
    searched(application, qtbot, "通知")
    assert panel.facets.chosen == {}
    panel.list.setCurrentIndex(panel.model.index(1, 0))
    with qtbot.waitSignal(panel._typing.timeout, timeout=60_000):
        panel.search("通知")
    all_is_told(application, qtbot)
    assert panel.list.currentIndex().row() == 1, "the same answer moves nobody"
    panel.order.setCurrentIndex(1)
    days = [hit.day for hit in panel.model.hits]
    qtbot.waitUntil(lambda: (days := [hit.day or "" for hit in panel.model.hits]) == sorted(days, reverse=True))
    assert len(days) == len(panel.model.hits)


def test_where_a_number_is_not_found_near_ones_are_a_key_away(application: Application, qtbot: QtBot) -> None:
    panel, field = application.window.search, application.window.top.search
    give_keys(qtbot, application.window)
    field.setText("云政发〔2024〕10号")
    qtbot.waitUntil(panel.near.isVisible)
    assert panel.near.y() - panel._hint.geometry().bottom() < 40, "it stands right below what is said"
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert panel.near.hasFocus()
    QTest.keyClick(panel.near, Qt.Key.Key_Space)
    assert [hit.number for hit in panel.model.hits] == ["云政发〔2024〕9号", "云政发〔2024〕11号"]
    assert panel.list.hasFocus()
    assert "云政发〔2024〕10号" in panel.head.facts.text()
    field.setText("云政发2024 9")
    qtbot.waitUntil(lambda: [hit.number for hit in panel.model.hits] == ["云政发〔2024〕9号"])
    assert not panel.near.isVisible()


def test_the_number_that_two_words_may_mean_is_a_click_away(application: Application, qtbot: QtBot) -> None:
    panel, field = application.window.search, application.window.top.search
    field.setText("2024 9")
    qtbot.waitUntil(panel.meant.isVisible)
    assert panel.meant.text() == "是不是找文号〔2024〕9号？有 1 件"
    panel.meant.click()
    assert field.text() == "文号:〔2024〕9号"
    qtbot.waitUntil(lambda: [hit.number for hit in panel.model.hits] == ["云政发〔2024〕9号"])
    assert not panel.meant.isVisible()


def test_what_may_help_is_said_where_nothing_is_found(application: Application, qtbot: QtBot) -> None:
    panel, field = application.window.search, application.window.top.search
    for query, help_ in (
        ("咕噜咕噜", "换一个说法"),
        ("咕噜 关于", "少用一个词"),
        ("云政发〔2024〕10号", "有相近的文号"),
    ):
        field.setText(query)
        qtbot.waitUntil(lambda query=query: query in panel._hint.text())
        assert help_ in panel._hint.text()
    searched(application, qtbot, "关于").facets.choose("year", "1999", wanted=True)
    qtbot.waitUntil(lambda: "点掉一项" in panel._hint.text())


def test_both_writings_are_searched_on_request(application: Application, qtbot: QtBot) -> None:
    panel, field = application.window.search, application.window.top.search
    field.setText("關於")
    qtbot.waitUntil(lambda: "0" in panel.head.facts.text())
    assert panel.model.hits == ()
    panel.bar.variants.setFocus()
    panel.bar.variants.click()
    qtbot.waitUntil(lambda: panel.model.hits != ())
    hit = panel.model.hits[0]
    assert hit.title[slice(*panel.model.places(hit.title)[0])] == "关于"
    panel.bar.variants.click()
    qtbot.waitUntil(lambda: panel.model.hits == ())


def test_the_first_search_is_got_ready_when_the_keyboard_comes_to_the_field(
    application: Application, qtbot: QtBot
) -> None:
    bench, window = application.workbench, application.window
    window.show_room("edit")
    window.edit.document.editor.setFocus()

    def knows_documents() -> bool:
        return bench.call_desk(lambda desk: len(desk.archive._search.catalogue.documents) > 0)

    assert not knows_documents()
    give_keys(qtbot, window)
    window.actions_by_name["search"].trigger()
    qtbot.waitUntil(knows_documents)


def test_issues_are_offered_from_the_newest_on_and_those_without_a_serial_last() -> None:
    values = [FacetValue(value, 1) for value in ("i130", "99", "401", "i7", "100")]
    assert [each.value for each in offered("issue", values)] == ["401", "100", "99", "i130", "i7"]
