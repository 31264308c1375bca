"""The hits that are shown say what the archive says by now, whoever changed it; who is among them stays there."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gazette.desk import Desk, SetEntryField
from gazette.errors import ArchiveError
from gazette.gui import outdated
from gazette.gui.app import Application
from gazette.gui.search_panel import SearchPanel
from gazette.model import Paragraph
from tests.archive.building import an_entry
from tests.gui.test_facets import searched


@pytest.fixture
def panel(application: Application, qtbot: QtBot) -> SearchPanel:
    """The hits of forty documents in the inbox, one far below chosen, narrowed to a year that all of them have."""
    many = tuple(
        replace(an_entry(f"关于海岸{at}的通知", Paragraph(text="保护海岸。")), date=f"2019-01-{at % 28 + 1:02}")
        for at in range(40)
    )
    application.workbench.call_desk(lambda desk: desk.archive.add_entries(many, None))
    panel = searched(application, qtbot, "海岸")
    panel.facets.choose("year", "2019", wanted=True)
    qtbot.waitUntil(lambda: "40" in panel.head.facts.text())
    panel.list.setCurrentIndex(panel.model.index(30, 0))
    qtbot.waitUntil(lambda: panel.preview.shown is not None and panel.preview.shown.hit is panel.model.hits[30])
    return panel


def placed(panel: SearchPanel, entry_id: int) -> tuple[int, int]:
    """At which row a hit stands, and how far below the head of the list."""
    (row,) = (at for at, hit in enumerate(panel.model.hits) if hit.entry_id == entry_id)
    return row, panel.list.visualRect(panel.model.index(row, 0)).top()


def test_what_was_changed_in_another_room_is_shown_on_coming_back(
    application: Application, qtbot: QtBot, panel: SearchPanel
) -> None:
    chosen, first = panel.model.hits[30], panel.model.hits[0]
    _, top = placed(panel, chosen.entry_id)
    application.window.show_room("edit")
    application.workbench.do(SetEntryField(first.entry_id, "title_zh", "关于山林的通知"))
    application.workbench.do(SetEntryField(chosen.entry_id, "title_zh", "关于海岸与岛屿的通知"))
    application.window.show_room("archive")
    qtbot.waitUntil(lambda: "岛屿" in panel.model.hits[panel.list.currentIndex().row()].title)
    assert panel.model.hits[panel.list.currentIndex().row()].entry_id == chosen.entry_id
    assert placed(panel, chosen.entry_id)[1] == top
    assert panel.facets.chosen == {"year": ("2019",)}
    qtbot.waitUntil(lambda: "岛屿" in panel.preview.text.toPlainText())
    application.workbench.undo()
    qtbot.waitUntil(lambda: all("岛屿" not in hit.title for hit in panel.model.hits))
    qtbot.waitUntil(lambda: "岛屿" not in panel.preview.text.toPlainText())


def test_what_another_program_changes_is_shown_by_itself(
    application: Application, qtbot: QtBot, panel: SearchPanel
) -> None:
    chosen, next_one = panel.model.hits[30], panel.model.hits[31]
    with Desk.open(application.workbench.path) as other:
        other.archive.remove_entry(chosen.entry_id)
    qtbot.waitUntil(lambda: len(panel.model.hits) == 39)
    assert "39" in panel.head.facts.text()
    assert panel.model.hits[panel.list.currentIndex().row()].entry_id == next_one.entry_id
    qtbot.waitUntil(lambda: panel.preview.shown is not None and panel.preview.shown.hit.entry_id == next_one.entry_id)


def test_an_archive_that_was_away_is_told_of_once_and_followed_again(
    application: Application, qtbot: QtBot, panel: SearchPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, asked = list[object](), list[Desk]()
    application.workbench.refused.connect(told.append)

    def gone(desk: Desk) -> tuple[int, int]:
        asked.append(desk)
        raise ArchiveError("archive.disk_error", file=str(desk.archive.path))

    with monkeypatch.context() as away:
        away.setattr(outdated, "_state_of", gone)
        qtbot.waitUntil(lambda: bool(told))
        application.window.show_room("archive")  # away from what told of it
        qtbot.waitUntil(lambda: len(asked) > 2)
    with Desk.open(application.workbench.path) as other:
        other.archive.remove_entry(panel.model.hits[30].entry_id)
    qtbot.waitUntil(lambda: len(panel.model.hits) == 39)
    assert len(told) == 1


def test_the_text_of_a_hit_is_the_present_one_though_its_words_around_are_the_same(
    application: Application, qtbot: QtBot, panel: SearchPanel
) -> None:
    chosen = panel.model.hits[30]

    def lengthen(desk: Desk) -> None:
        entry = desk.archive.entry(chosen.entry_id)
        desk.archive.set_entry(replace(entry, blocks=(*entry.blocks, Paragraph(text="另有一段。"))))

    application.workbench.call_desk(lengthen)
    qtbot.waitUntil(lambda: "另有一段" in panel.preview.text.toPlainText())
    assert panel.model.hits[30] == chosen


def test_other_hits_are_seen_from_the_first_on_and_more_are_listed_at_the_end(
    application: Application, qtbot: QtBot
) -> None:
    titles = {0: "", 1: "海岸\t保护"}
    many = tuple(an_entry(titles.get(at, f"关于海岸{at}的通知"), Paragraph(text="保护海岸。")) for at in range(130))
    application.workbench.call_desk(lambda desk: desk.archive.add_entries(many, None))
    panel = searched(application, qtbot, "海岸")
    assert (len(panel.model.hits), panel.head.facts.accessibleName()) == (100, "130 件 · 列出前 100 件")
    bar = panel.list.verticalScrollBar()
    end = bar.maximum()
    bar.setValue(end)
    qtbot.waitUntil(lambda: len(panel.model.hits) == 130)
    assert bar.value() == end, "one goes on where one was"
    assert panel.head.facts.accessibleName() == "130 件"
    untitled = next(at for at, hit in enumerate(panel.model.hits) if not hit.title)
    assert panel.model.index(untitled, 0).data() == "（无标题）"
    assert panel.model.title(next(hit for hit in panel.model.hits if "\t" in hit.title)) == "海岸 保护"
    searched(application, qtbot, "保护")
    assert (bar.value(), len(panel.model.hits)) == (0, 100)
