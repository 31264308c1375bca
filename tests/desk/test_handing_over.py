"""An entry goes to a colleague as a file, is edited in an archive of theirs, and comes back to be accepted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from gazette.desk import AddAnnualContents, Desk, RemoveEntry, ReplaceBlocks, SetEntryField
from gazette.desk.handed_files import away, came_from
from gazette.desk.handing_over import TakeBack, WaitNoMore, hand_back, hand_over, taking_back
from gazette.errors import DeskError
from gazette.export import entry_to_xml
from gazette.ingest import read_source
from gazette.model import Entry, HandOver, Issue, Paragraph
from tests.desk.test_press import refused
from tests.export.test_akoma_ntoso import SCHEMA
from tests.strategies import entries


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Desk]:
    """The desk of the colleague, over an archive of their own."""
    with Desk.open(tmp_path / "colleague.gazette", create=True, person="张三") as opened:
        yield opened


@given(entries())
@settings(max_examples=60)
def test_all_that_an_entry_says_is_in_the_file(entry: Entry) -> None:
    given_ = HandOver(token="a1", to="张三", by="李四", at="2024-03-01T08:00:00Z", revision=3)
    read = read_source(entry_to_xml(replace(entry, annual_contents=None), Issue(), given_), file="o.xml")
    assert read.entries == (replace(entry, annual_contents=None),)
    assert read.hand_over == given_


def test_the_file_is_a_valid_document_of_the_standard(desk: Desk, issue_id: int) -> None:
    given_ = HandOver(token="a1", to="张三", by="李四", at="2024-03-01T08:00:00Z", revision=3)
    issue = desk.archive.issue(issue_id)
    for entry in issue.entries:
        SCHEMA.assertValid(etree.fromstring(entry_to_xml(entry, issue, given_)))


def test_there_and_back_again(desk: Desk, issue_id: int, colleague: Desk, tmp_path: Path) -> None:
    desk.person = "李四"
    entry = desk.archive.issue(issue_id).entries[0]
    there, back = tmp_path / "there.xml", tmp_path / "back.xml"
    given_ = hand_over(desk, entry.id, "张三", there)
    kept = away(desk.archive, entry.id)
    assert kept is not None
    assert (kept.hand_over, kept.said, kept.back) == (given_, entry, None)
    assert (given_.to, given_.by, given_.revision) == ("张三", "李四", 1)

    (came,) = colleague.bring_in(there).entries
    assert came == entry
    origin = came_from(colleague.archive, came.id)
    assert origin is not None
    assert origin.hand_over == given_
    colleague.do(SetEntryField(came.id, "title_en", "A Better Title"))
    colleague.do(ReplaceBlocks(came.id, (0,), (Paragraph(text="张三改过的一段。"),)))
    hand_back(colleague, came.id, back)

    desk.do(SetEntryField(entry.id, "date", "2024-03-09"))
    now = desk.archive.entry(entry.id)
    assert refused(lambda: desk.bring_in(back)) == "desk.handed_back"
    found = taking_back(desk.archive, back)
    assert not found.conflicts
    assert found.without() == replace(
        now, title_en="A Better Title", blocks=(Paragraph(text="张三改过的一段。"), *entry.blocks[1:])
    )
    desk.do(TakeBack(given_.token, found.without(), found.mine))
    assert desk.archive.entry(entry.id) == found.without()
    assert away(desk.archive, entry.id) is None
    desk.undo()
    assert desk.archive.entry(entry.id) == now
    assert away(desk.archive, entry.id) is not None
    desk.redo()
    assert away(desk.archive, entry.id) is None


def test_one_change_can_be_left_out_and_where_both_changed_it_is_told(
    desk: Desk, issue_id: int, colleague: Desk, tmp_path: Path
) -> None:
    entry = desk.archive.issue(issue_id).entries[1]
    file = tmp_path / "a.xml"
    given_ = hand_over(desk, entry.id, "张三", file)
    (came,) = colleague.bring_in(file).entries
    colleague.do(SetEntryField(came.id, "addressee", "各市直部门："))
    colleague.do(ReplaceBlocks(came.id, (0,), (Paragraph(text="各区、县政府，市直各部门，驻地单位："),)))
    hand_back(colleague, came.id, file)
    desk.do(ReplaceBlocks(entry.id, (0,), (Paragraph(text="各区人民政府，市直各部门："),)))
    found = taking_back(desk.archive, file)
    met = [each for each in found.comparison.differences if each.number in found.conflicts]
    free = [each for each in found.comparison.differences if each.number not in found.conflicts]
    assert met
    assert {each.face for each in free} == {"addressee"}
    left = found.without(*(each.number for each in met))
    assert left == replace(desk.archive.entry(entry.id), addressee="各市直部门：")
    desk.do(TakeBack(given_.token, left, found.mine))
    assert desk.archive.entry(entry.id) == left


def test_what_was_changed_after_the_look_is_not_written_over(
    desk: Desk, issue_id: int, colleague: Desk, tmp_path: Path
) -> None:
    entry = desk.archive.issue(issue_id).entries[0]
    file = tmp_path / "a.xml"
    given_ = hand_over(desk, entry.id, "张三", file)
    (came,) = colleague.bring_in(file).entries
    colleague.do(SetEntryField(came.id, "addressee", "各市直部门："))
    hand_back(colleague, came.id, file)
    found = taking_back(desk.archive, file)
    desk.do(SetEntryField(entry.id, "date", "2024-03-09"))
    assert refused(lambda: desk.do(TakeBack(given_.token, found.without(), found.mine))) == "desk.changed_elsewhere"
    assert away(desk.archive, entry.id) is not None


def test_what_cannot_be_handed_over_or_taken_back_is_refused(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    entry = desk.archive.issue(issue_id).entries[0]
    assert refused(lambda: hand_over(desk, entry.id, " ", file)) == "desk.no_name"
    assert not file.exists()
    desk.do(AddAnnualContents(issue_id))
    listed = desk.archive.issue(issue_id).entries[-1]
    assert refused(lambda: hand_over(desk, listed.id, "张三", file)) == "desk.annual_made"
    assert refused(lambda: hand_back(desk, entry.id, file)) == "desk.not_handed"
    given_ = hand_over(desk, entry.id, "张三", file)
    with Desk.open(tmp_path / "third.gazette", create=True) as third:
        assert refused(lambda: taking_back(third.archive, file)) == "desk.not_of_here"
    desk.do(RemoveEntry(entry.id))
    assert refused(lambda: taking_back(desk.archive, file)) == "desk.handed_gone"
    desk.undo()
    assert taking_back(desk.archive, file).comparison.differences == ()
    desk.do(WaitNoMore(given_.token))
    assert away(desk.archive, entry.id) is None
    with pytest.raises(DeskError):
        taking_back(desk.archive, file)
    desk.undo()
    assert away(desk.archive, entry.id) is not None
