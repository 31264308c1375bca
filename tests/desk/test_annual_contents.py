"""Annual contents make themselves, follow every change of their year, are frozen with their issue, never typed into."""

import dataclasses
from pathlib import Path

import pytest

from gazette.desk import (
    AddAnnualContents,
    AddSection,
    Desk,
    InsertBlocks,
    JoinEntries,
    MoveEntry,
    RemoveEntry,
    SetEntryField,
    SetIssueField,
)
from gazette.desk.annual_contents import SECTION
from gazette.desk.comparing import compare_issues
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.proofing import make_proof, proof_pair
from gazette.desk.publishing import publish_issue
from gazette.desk.revisions import RestoreRevision, entry_revisions
from gazette.desk.setting import typeset_issue
from gazette.errors import DeskError
from gazette.ingest import read_file
from gazette.model import AnnualContents, Entry, Paragraph
from gazette.typeset import Pages
from tests.archive.building import an_issue
from tests.desk.test_press import finish, press, refused


@pytest.fixture
def december(desk: Desk, issue_id: int) -> int:
    """A later issue of the same year."""
    first = desk.archive.issue(issue_id)
    assert first.year is not None
    return desk.archive.add_issue(dataclasses.replace(an_issue(89, numbers=(7, 8)), year=first.year))


def list_of(desk: Desk, issue_id: int) -> Entry:
    return next(entry for entry in desk.archive.issue(issue_id).entries if entry.annual_contents is not None)


def annual(desk: Desk, issue_id: int) -> AnnualContents:
    made = list_of(desk, issue_id).annual_contents
    assert made is not None
    return made


def page_text(pages: Pages, number: int) -> str:
    page = next(page for page in pages.pages if page.number == number)
    return "".join("".join(text for run in page.glyphs for text in run.texts if not run.artefact).split())


def test_the_entry_lists_the_year_in_a_section_of_its_own_and_goes_away_again(desk: Desk, december: int) -> None:
    before = desk.archive.issue(december)
    desk.do(AddAnnualContents(december))
    issue = desk.archive.issue(december)
    assert issue.sections[-1].name == SECTION
    assert list_of(desk, december).title_en == f"Annual Contents {issue.year}"
    entries = annual(desk, december).entries
    assert sorted(one.title.zh or "" for one in entries) == sorted(
        entry.title_zh for row in desk.issues() for entry in desk.archive.issue(row.id).entries[:3]
    )
    assert {one.issue for one in entries} == {
        "7-8",
        "-".join(map(str, desk.archive.issue(desk.issues()[0].id).numbers)),
    }
    assert refused(lambda: desk.do(AddAnnualContents(december))) == "desk.annual_there"
    desk.undo()
    assert desk.archive.issue(december) == before
    desk.redo()
    assert annual(desk, december).entries == entries


def test_an_empty_section_of_that_name_takes_it_in(desk: Desk, december: int) -> None:
    desk.do(AddSection(december, SECTION))
    before = desk.archive.issue(december)
    desk.do(AddAnnualContents(december))
    issue = desk.archive.issue(december)
    assert [section.name for section in issue.sections] == [section.name for section in before.sections]
    assert issue.sections[-1].entries == (list_of(desk, december),)
    desk.undo()
    assert desk.archive.issue(december) == before


def test_it_follows_a_title_a_new_entry_and_an_undo_in_any_issue_of_the_year(
    desk: Desk, issue_id: int, december: int
) -> None:
    desk.do(AddAnnualContents(december))
    first = desk.archive.issue(issue_id).entries[0]
    change = desk.do(SetEntryField(first.id, "title_zh", "改过的标题"))
    assert december in change.issues
    assert "改过的标题" in [one.title.zh for one in annual(desk, december).entries]
    desk.undo()
    assert "改过的标题" not in [one.title.zh for one in annual(desk, december).entries]
    count = len(annual(desk, december).entries)
    desk.do(RemoveEntry(first.id))
    assert len(annual(desk, december).entries) == count - 1


def test_an_issue_that_is_numbered_anew_emptied_or_of_another_year_leaves_nothing_behind(
    desk: Desk, issue_id: int, december: int
) -> None:
    desk.do(AddAnnualContents(december))
    begun, others = annual(desk, december), desk.archive.issue(issue_id).entries
    for command, label in (
        (SetIssueField(issue_id, "numbers", (1,)), "1"),
        (SetIssueField(december, "serial", 99), "1"),
    ):
        desk.do(command)
        assert len(annual(desk, december).entries) == len(begun.entries)
        assert {one.issue for one in annual(desk, december).entries} == {label, "7-8"}
    for entry in others:
        desk.do(MoveEntry(entry.id, None, 0))
    assert {one.issue for one in annual(desk, december).entries} == {"7-8"}
    for _ in range(len(others) + 2):
        desk.undo()
    assert annual(desk, december) == begun
    desk.do(SetIssueField(issue_id, "year", 1999))
    assert {one.issue for one in annual(desk, december).entries} == {"7-8"}


def test_its_title_can_be_changed_and_that_undone_though_the_list_was_renewed_meanwhile(
    desk: Desk, issue_id: int, december: int
) -> None:
    desk.do(AddAnnualContents(december))
    entry = list_of(desk, december)
    desk.do(SetEntryField(entry.id, "title_zh", "2024年总目录"), seen=entry)
    desk.archive.set_entry(dataclasses.replace(desk.archive.issue(issue_id).entries[0], title_zh="别的窗口改的"))
    desk.undo()
    assert list_of(desk, december).title_zh == entry.title_zh
    assert "别的窗口改的" in [one.title.zh for one in annual(desk, december).entries]


def test_nothing_is_typed_into_it(desk: Desk, december: int) -> None:
    desk.do(AddAnnualContents(december))
    entry = list_of(desk, december)
    other = desk.archive.issue(december).entries[0]
    assert refused(lambda: desk.do(InsertBlocks(entry.id, (0,), (Paragraph(text="添"),)))) == "desk.annual_made"
    assert refused(lambda: desk.do(JoinEntries(other.id, entry.id))) == "desk.annual_made"
    assert list_of(desk, december) == entry


def test_own_pages_are_those_of_this_very_setting_and_others_those_of_theirs(
    desk: Desk, issue_id: int, december: int
) -> None:
    desk.do(AddAnnualContents(december))
    own = list_of(desk, december)
    desk.do(MoveEntry(own.id, desk.archive.issue(december).sections[0].id, 0))  # at the head: what it takes moves all
    elsewhere = typeset_issue(desk, issue_id)
    pages = typeset_issue(desk, december)
    assert pages.spans[0][0] == 1
    starts = [first for first, _ in pages.spans]
    for entry, (first, _) in zip(desk.archive.issue(issue_id).entries, elsewhere.spans, strict=True):
        listed = [one for one in annual(desk, december).entries if one.title.zh == entry.title_zh]
        assert [one.page for one in listed if one.issue == "5-6"] == [first]
    printed = page_text(pages, 1)
    for entry, start in list(zip(desk.archive.issue(december).entries, starts, strict=True))[1:]:
        assert f"{entry.title_zh}{entry.number_zh}7-8{start}" in printed


def test_it_comes_back_from_xml_and_is_a_table_in_word_text_and_web(desk: Desk, december: int, tmp_path: Path) -> None:
    desk.do(AddAnnualContents(december))
    typeset_issue(desk, december)
    files = ExportFiles(xml=tmp_path / "o.xml", txt=tmp_path / "o.txt", html=tmp_path / "web", docx=tmp_path / "o.docx")
    export_issue(desk, december, files)
    assert files.xml is not None
    read = read_file(files.xml)
    assert read.issue is not None
    assert read.issue.entries == desk.archive.issue(december).entries
    assert read.account is not None
    assert not read.account.missing
    text = (tmp_path / "o.txt").read_text("utf-8")
    starts = [first for first, _ in typeset_issue(desk, december).spans]
    title = desk.archive.issue(december).entries[1].title_zh
    assert any(line.startswith(title) and line.endswith(f"7-8\t{starts[1]}") for line in text.splitlines())
    assert any(
        "<th" in file.read_text("utf-8") and title in file.read_text("utf-8")
        for file in (tmp_path / "web").glob("document*.html")
    )
    alone = tmp_path / "alone.txt"
    order = len(desk.archive.issue(december).entries)
    export_issue(desk, december, ExportFiles(txt=alone), ExportManner(entry=order))
    assert any(line.endswith(f"7-8\t{starts[1]}") for line in alone.read_text("utf-8").splitlines())


def test_what_is_published_stays_as_it_was_printed(desk: Desk, issue_id: int, december: int) -> None:
    desk.do(AddAnnualContents(december))
    finish(desk, december)
    press(desk, december, reason="样刊")
    publish_issue(desk, december, "王主任")
    kept = list_of(desk, december)
    desk.do(SetEntryField(desk.archive.issue(issue_id).entries[0].id, "title_zh", "后来改的"))
    assert list_of(desk, december) == kept
    made = desk.archive.made_pages(december)
    assert made is not None
    moved = dataclasses.replace(made, entries=dict.fromkeys(made.entries, (9, 9)))
    assert not desk.store_pages(december, moved, at=desk.archive.changes(december))
    assert desk.archive.made_pages(december) == made


def test_an_issue_without_a_year_has_none(desk: Desk) -> None:
    other = desk.archive.add_issue(dataclasses.replace(an_issue(90), year=None))
    with pytest.raises(DeskError, match=r".*") as told:
        desk.do(AddAnnualContents(other))
    assert told.value.code == "desk.annual_no_year"


def test_a_year_without_entries_has_none(desk: Desk) -> None:
    issue = dataclasses.replace(an_issue(90), year=2031, sections=())
    empty = desk.archive.add_issue(issue)
    with pytest.raises(DeskError, match=r".*") as told:
        desk.do(AddAnnualContents(empty))
    assert (told.value.code, told.value.values) == ("desk.annual_nothing", {"year": 2031})
    assert desk.archive.issue(empty).sections == ()
    assert desk.can_undo() is None


def test_a_proof_shows_what_is_listed_otherwise_and_an_old_title_comes_back_without_an_old_list(
    desk: Desk, issue_id: int, december: int
) -> None:
    desk.do(AddAnnualContents(december))
    make_proof(desk, december, "李编辑")
    before = list_of(desk, december)
    desk.do(SetEntryField(desk.archive.issue(issue_id).entries[0].id, "title_zh", "关于公布云川市第四批古树名录的通知"))
    make_proof(desk, december, "李编辑")
    compared = compare_issues(*proof_pair(desk.archive, desk.archive.last_steps.proofs(december)[-1]))
    (changed,) = [each for each in compared.entries if each.state == "changed"]
    assert [(one.before, one.after) for one in changed.comparison.differences] == [("三", "四")]
    first = entry_revisions(desk.archive, before.id)[0]
    desk.do(SetEntryField(before.id, "title_zh", "总目录"))
    listed = annual(desk, december)
    desk.do(RestoreRevision(before.id, first.entry))
    assert (list_of(desk, december).title_zh, annual(desk, december)) == (before.title_zh, listed)
