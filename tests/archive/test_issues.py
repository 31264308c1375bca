"""What goes into the archive comes out the same; issues are found by what people call them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.archive import Archive, MadePages
from gazette.errors import ArchiveError
from gazette.model import Bilingual, Entry, Finding, Issue, Paragraph, Section
from tests.archive.building import ENTRIES, ISSUES, an_entry, an_issue
from tests.archive.steps import steps_of


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One archive for many generated issues: making a file for each would be slow."""
    return tmp_path_factory.mktemp("common") / "common.gazette"


@given(issue=ISSUES, loose=st.lists(ENTRIES, max_size=2))
def test_an_issue_comes_out_as_it_went_in(common: Path, issue: Issue, loose: list[Entry]) -> None:
    with Archive.open(common, create=True) as archive:
        issue_id = archive.add_issue(issue)
        ids = archive.add_entries(tuple(loose), None)
    with Archive.open(common) as archive:
        found = archive.issue(issue_id)
        assert found == issue
        assert all(section.id for section in found.sections)
        assert [archive.entry(entry.id) for entry in found.entries] == list(issue.entries)
        assert [archive.entry(entry_id) for entry_id in ids] == loose


def test_issues_are_found_by_serial_year_number_and_printed_id(archive: Archive) -> None:
    double = archive.add_issue(an_issue(7, year=2019, numbers=(21, 22)))
    bare = archive.add_issue(an_issue(None, year=None, numbers=()))
    assert archive.find_issue("7") == archive.find_issue("2019-21") == archive.find_issue("2019-22") == double
    rows = {row.id: row for row in archive.issue_rows()}
    assert archive.find_issue(rows[bare].printed_id) == bare
    assert rows[double].numbers == (21, 22)
    assert rows[double].entries == 3


def test_an_id_is_never_taken_for_a_serial(archive: Archive) -> None:
    first = archive.add_issue(an_issue(2, numbers=(1,)))
    second = archive.add_issue(an_issue(1, numbers=(2,)))
    assert (archive.find_issue("2"), archive.find_issue("1")) == (first, second)
    assert (archive.find_issue(f"i{first}"), archive.find_issue(f"i{second}")) == (first, second)


@pytest.mark.parametrize("wanted", ["99", "2019-1", "i9", "公报", "", "9" * 5000], ids=lambda wanted: wanted[:6])
def test_an_issue_that_is_not_there_is_told_with_those_that_are(archive: Archive, wanted: str) -> None:
    with pytest.raises(ArchiveError) as none_yet:
        archive.find_issue(wanted)
    archive.add_issue(an_issue(88))
    with pytest.raises(ArchiveError) as caught:
        archive.find_issue(wanted)
    assert none_yet.value.code == "archive.no_issues_yet"
    assert caught.value.code == "archive.no_issue"
    assert caught.value.values["there"] == "88"


def test_two_issues_of_one_serial_are_told_apart_by_id(archive: Archive) -> None:
    archive.add_issue(an_issue(88))
    archive.add_issue(an_issue(88))
    with pytest.raises(ArchiveError) as caught:
        archive.find_issue("88")
    assert caught.value.values["issues"] == "i1, i2"


def test_ids_are_not_used_twice(archive: Archive) -> None:
    (first,) = archive.add_entries((an_entry(),), None)
    archive.remove_entry(first)
    (second,) = archive.add_entries((an_entry(),), None)
    assert second != first


def test_places_stay_without_gaps(archive: Archive) -> None:
    ids = archive.add_entries(tuple(an_entry(f"第{n}件") for n in range(5)), None)
    archive.move_entry(ids[4], None, 1)
    archive.remove_entry(ids[2])
    assert [entry.id for entry in archive.inbox()] == [ids[0], ids[4], ids[1], ids[3]]
    assert [archive.place(entry.id).position for entry in archive.inbox()] == [0, 1, 2, 3]
    assert [archive.place(entry.id).order for entry in archive.inbox()] == [1, 2, 3, 4]


def test_what_leaves_a_section_or_an_issue_leaves_no_gap(archive: Archive) -> None:
    issue_id = archive.add_issue(an_issue())
    first, second = archive.issue(issue_id).sections
    archive.move_entry(first.entries[0].id, second.id, 0)
    assert archive.place(first.entries[1].id).position == 0
    last = archive.add_section(issue_id, Bilingual("附录"), 2)
    archive.move_entry(first.entries[1].id, second.id, 0)
    archive.remove_section(first.id)
    assert [archive.section(each).position for each in (second.id, last)] == [0, 1]


def test_sources_are_kept_byte_for_byte(archive: Archive) -> None:
    content = bytes(range(256)) * 3
    archive.add_source("公报.txt", "ab" * 32, content)
    assert archive.source_content("ab" * 32) == content
    assert archive.source("cd" * 32) is None
    with pytest.raises(ArchiveError):
        archive.source_content("cd" * 32)


def test_findings_follow_their_entries(archive: Archive) -> None:
    issue_id = archive.add_issue(an_issue())
    ids = tuple(entry.id for entry in archive.issue(issue_id).entries)
    of_issue = Finding(rule="ingest.some", level="hint", line=3, column=1)
    of_third = Finding(
        rule="ingest.other",
        level="doubt",
        entry=3,
        block=(5, 0),
        part="cell",
        index=4,
        text="银杏",
        start=2,
        suggestion="银杏树",
        values=(("a", "b"),),
    )
    archive.assign_source(archive.add_source("a.txt", "0" * 64, b"a"), issue_id, ids, (of_third, of_issue))
    assert archive.findings(issue_id) == (of_issue, of_third)
    archive.move_entry(ids[2], archive.issue(issue_id).sections[0].id, 0)
    assert archive.findings(issue_id) == (of_issue, replace(of_third, entry=1))
    archive.move_entry(ids[2], None, 0)
    assert archive.findings(issue_id) == (of_issue,)
    assert archive.findings(None) == (replace(of_third, entry=1),)


def test_for_the_findings_of_an_issue_those_of_others_are_not_looked_through(archive: Archive) -> None:
    one, other = archive.add_issue(an_issue(88)), archive.add_issue(an_issue(89))
    before = {issue_id: steps_of(archive, lambda at=issue_id: archive.findings(at)) for issue_id in (one, None)}
    entries = tuple(entry.id for entry in archive.issue(other).entries)
    found = tuple(Finding(rule="ingest.unplaced", level="hint", entry=1) for _ in range(5000))
    archive.assign_source(archive.add_source("89.txt", "0" * 64, b"89"), other, entries, found)
    assert len(archive.findings(other)) == len(found)
    for issue_id, steps in before.items():
        assert steps_of(archive, lambda at=issue_id: archive.findings(at)) <= steps + 1


def test_an_entry_put_back_has_its_findings_again(archive: Archive) -> None:
    source = archive.add_source("两件.txt", "cd" * 32, b"text")
    ids = archive.add_entries((an_entry("第一件"), an_entry("第二件")), None)
    archive.assign_source(source, None, ids, (Finding(rule="ingest.plain", level="doubt", text="x", entry=2),))
    before = archive.findings(None)
    removed = archive.remove_entry(ids[1])
    assert archive.findings(None) == ()
    archive.restore_entry(removed)
    assert archive.findings(None) == before
    assert before[0].entry == 2


def test_page_numbers_are_forgotten_at_the_first_change(archive: Archive) -> None:
    issue_id = archive.add_issue(an_issue())
    other = archive.add_issue(an_issue(89, numbers=(7,)))
    first, second, third = archive.issue(issue_id).entries
    made = MadePages(9, {first.id: (1, 3), second.id: (3, 5), third.id: (6, 9)})
    assert archive.store_pages(issue_id, made, at=archive.changes(issue_id))
    assert archive.made_pages(issue_id) == made
    assert {row.id: row.pages for row in archive.issue_rows()} == {issue_id: 9, other: None}
    archive.rename_section(archive.issue(other).sections[0].id, Bilingual("另一栏"))
    assert archive.made_pages(issue_id) == made
    archive.set_entry(replace(first, title_zh="改了"))
    assert archive.made_pages(issue_id) is None


def test_pages_made_of_an_older_state_are_not_kept(archive: Archive) -> None:
    issue_id = archive.add_issue(an_issue())
    before = archive.changes(issue_id)
    archive.set_issue(replace(archive.issue(issue_id), date="2024-04-01"))
    assert not archive.store_pages(issue_id, MadePages(9, {}), at=before)
    assert archive.made_pages(issue_id) is None


def test_the_state_before_a_run_of_changes_is_kept_as_a_revision(archive: Archive) -> None:
    (entry_id,) = archive.add_entries((an_entry("原来的题目"),), None)
    for title in ("改一次", "改二次"):
        archive.set_entry(replace(archive.entry(entry_id), title_zh=title))
    archive.remove_entry(entry_id)
    assert [revision["entry"]["title_zh"] for revision in archive.revisions(entry_id)] == ["改二次", "原来的题目"]


def test_what_is_not_there_is_told(archive: Archive) -> None:
    asked = {
        "archive.no_entry": lambda: archive.entry(5),
        "archive.no_section": lambda: archive.add_entries((an_entry(),), 5),
        "archive.no_issues_yet": lambda: archive.issue(5),
    }
    for code, ask in asked.items():
        with pytest.raises(ArchiveError) as caught:
            ask()
        assert caught.value.code == code


def test_an_issue_without_any_text_is_an_issue(archive: Archive) -> None:
    empty = Issue(sections=(Section(entries=(Entry(title_zh="", blocks=(Paragraph(text=""),)),)),))
    assert archive.issue(archive.add_issue(empty)) == empty


def test_a_character_that_is_not_whole_is_told_and_nothing_is_half_written(archive: Archive) -> None:
    (entry_id,) = archive.add_entries((an_entry("好的标题"),), None)
    entry = archive.entry(entry_id)
    with pytest.raises(ArchiveError) as caught:
        archive.set_entry(replace(entry, title_zh="坏的\udcff标题", addressee="各区："))
    assert caught.value.code == "archive.half_character"
    assert archive.entry(entry_id) == entry
