"""Every command does what it says, names what changed, and is taken back whole."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gazette.archive import MadePages
from gazette.desk import (
    AddEntry,
    AddIssue,
    AddSection,
    Command,
    Desk,
    InsertBlocks,
    MoveEntry,
    MoveSection,
    RemoveEntry,
    RemoveIssue,
    RemoveSection,
    RenameSection,
    ReplaceBlocks,
    SetEntryField,
    SetIssueField,
    Several,
)
from gazette.errors import DeskError
from gazette.model import Attachment, Bilingual, Enclosure, Heading, Issue, Paragraph, Section, block_at
from tests.archive.building import an_entry, an_issue


def ids_of(desk: Desk, issue_id: int) -> list[int]:
    return [entry.id for entry in desk.archive.issue(issue_id).entries]


def refused(desk: Desk, command: Command) -> str:
    with pytest.raises(DeskError) as caught:
        desk.do(command)
    return caught.value.code


def test_a_field_is_set_and_taken_back(desk: Desk, issue_id: int) -> None:
    entry_id = ids_of(desk, issue_id)[0]
    change = desk.do(SetEntryField(entry_id, "title_en", "On Old Trees"))
    assert desk.archive.entry(entry_id).title_en == "On Old Trees"
    assert (change.issues, change.entries) == ({issue_id}, {entry_id})
    assert desk.can_undo() == Bilingual("修改条目信息", "Edit Entry Field")
    desk.undo()
    assert desk.archive.entry(entry_id).title_en is None
    assert desk.can_undo() is None
    assert desk.can_redo() == Bilingual("修改条目信息", "Edit Entry Field")
    desk.redo()
    assert desk.archive.entry(entry_id).title_en == "On Old Trees"


def test_what_changes_nothing_is_no_step(desk: Desk, issue_id: int) -> None:
    entry = desk.archive.issue(issue_id).entries[0]
    section = desk.archive.issue(issue_id).sections[0]
    for command in (
        SetEntryField(entry.id, "title_zh", entry.title_zh),
        MoveEntry(entry.id, section.id, 0),
        RenameSection(section.id, section.name),
        MoveSection(section.id, 0),
        SetIssueField(issue_id, "year", 2024),
        Several(()),
    ):
        assert desk.do(command).inverse is None
    assert desk.can_undo() is None


def test_an_emptied_field_is_absent(desk: Desk, issue_id: int) -> None:
    entry_id = ids_of(desk, issue_id)[0]
    desk.do(SetEntryField(entry_id, "addressee", ""))
    desk.do(SetEntryField(entry_id, "title_zh", ""))
    desk.do(SetEntryField(entry_id, "issuers", ("云川市人民政府",)))
    entry = desk.archive.entry(entry_id)
    assert (entry.addressee, entry.title_zh, entry.issuers) == (None, "", ("云川市人民政府",))


def test_the_latin_number_follows_unless_it_was_written_by_hand(desk: Desk, issue_id: int) -> None:
    entry_id = ids_of(desk, issue_id)[0]
    desk.do(SetEntryField(entry_id, "number_zh", "云政发〔2024〕3号"))
    assert desk.archive.entry(entry_id).number_en == "YZF [2024] No. 3"
    desk.do(SetEntryField(entry_id, "number_zh", "云政发〔2024〕4号"))
    assert desk.archive.entry(entry_id).number_en == "YZF [2024] No. 4"
    desk.do(SetEntryField(entry_id, "number_en", "Decree 4"))
    desk.do(SetEntryField(entry_id, "number_zh", "云政发〔2024〕5号"))
    assert desk.archive.entry(entry_id).number_en == "Decree 4"
    desk.undo()
    desk.undo()
    assert desk.archive.entry(entry_id).number_en == "YZF [2024] No. 4"


def test_the_code_table_of_the_publication_decides_the_latin_number(desk: Desk, issue_id: int) -> None:
    publication = replace(desk.archive.issue(issue_id).publication, codes=(("云政发", "YG"),))
    desk.do(SetIssueField(issue_id, "publication", publication))
    entry_id = ids_of(desk, issue_id)[0]
    desk.do(SetEntryField(entry_id, "number_zh", "云政发〔2024〕3号"))
    assert desk.archive.entry(entry_id).number_en == "YG [2024] No. 3"


def test_blocks_are_edited_split_merged_and_taken_out(desk: Desk) -> None:
    (entry_id,) = desk.archive.add_entries((an_entry("甲", *(Paragraph(text=text) for text in "一二三")),), None)

    def texts() -> str:
        return " ".join(block.text for block in desk.archive.entry(entry_id).blocks if not hasattr(block, "blocks"))

    desk.do(ReplaceBlocks(entry_id, (1,), (Heading(text="二、标题", level=1, number="二、"),)))
    assert texts() == "一 二、标题 三"
    desk.do(ReplaceBlocks(entry_id, (0,), (Paragraph(text="前"), Paragraph(text="后"))))
    assert texts() == "前 后 二、标题 三"
    desk.do(ReplaceBlocks(entry_id, (2,), (Paragraph(text="二三"),), count=2))
    assert texts() == "前 后 二三"
    desk.do(ReplaceBlocks(entry_id, (1,), ()))
    assert texts() == "前 二三"
    for _ in range(4):
        desk.undo()
    assert texts() == "一 二 三"


def test_blocks_are_inserted_at_any_depth(desk: Desk) -> None:
    inner = tuple(Paragraph(text=text) for text in "甲乙")
    entry = an_entry("件", Paragraph(text="首"), Attachment(label="附件1", title="", blocks=inner))
    (entry_id,) = desk.archive.add_entries((entry,), None)
    desk.do(InsertBlocks(entry_id, (1, 2), (Paragraph(text="丙"),)))
    desk.do(InsertBlocks(entry_id, (2,), (Enclosure(title="末", blocks=()),)))
    blocks = desk.archive.entry(entry_id).blocks
    assert [block_at(blocks, (1, index)) for index in range(3)] == [Paragraph(text=text) for text in "甲乙丙"]
    assert blocks[2] == Enclosure(title="末", blocks=())
    assert len(blocks) == 3
    for _ in range(2):
        desk.undo()
    assert desk.archive.entry(entry_id) == entry


@pytest.mark.parametrize(
    "make",
    [
        lambda entry_id: ReplaceBlocks(entry_id, (9,), ()),
        lambda entry_id: ReplaceBlocks(entry_id, (0, 0), ()),
        lambda entry_id: ReplaceBlocks(entry_id, (-1,), ()),
        lambda entry_id: ReplaceBlocks(entry_id, (0,), (), count=9),
        lambda entry_id: InsertBlocks(entry_id, (2,), ()),
        lambda entry_id: InsertBlocks(entry_id, (0, 0), ()),
    ],
)
def test_a_place_without_a_block_is_told(desk: Desk, issue_id: int, make: Callable[[int], Command]) -> None:
    before = desk.archive.issue(issue_id)
    assert refused(desk, make(before.entries[0].id)) == "desk.no_block"
    assert desk.archive.issue(issue_id) == before


def test_an_entry_goes_from_the_inbox_into_an_issue_and_back(desk: Desk, issue_id: int) -> None:
    (loose,) = desk.archive.add_entries((an_entry("新到文件"),), None)
    section = desk.archive.issue(issue_id).sections[0]
    change = desk.do(MoveEntry(loose, section.id, 1))
    assert change.issues == {None, issue_id}
    assert [entry.title_zh for entry in desk.archive.issue(issue_id).sections[0].entries][1] == "新到文件"
    assert desk.inbox() == ()
    desk.undo()
    assert [entry.id for entry in desk.inbox()] == [loose]
    assert desk.archive.issue(issue_id) == an_issue()


def test_entries_are_added_removed_and_brought_back_whole(desk: Desk, issue_id: int) -> None:
    section = desk.archive.issue(issue_id).sections[1]
    (added,) = desk.do(AddEntry(an_entry("补登"), section.id)).entries
    first = ids_of(desk, issue_id)[0]
    desk.do(RemoveEntry(first))
    assert [entry.title_zh for entry in desk.archive.issue(issue_id).entries][-1] == "补登"
    assert first not in ids_of(desk, issue_id)
    assert desk.search("古树名录").total == 0
    desk.undo()
    assert ids_of(desk, issue_id)[0] == first
    assert desk.search("古树名录").total == 1
    desk.undo()
    assert desk.archive.issue(issue_id) == an_issue()
    desk.redo()
    assert ids_of(desk, issue_id)[-1] == added


def test_sections_are_added_renamed_moved_and_removed(desk: Desk, issue_id: int) -> None:
    desk.do(AddSection(issue_id, Bilingual("大事记", "Chronicle"), 0))
    added = desk.archive.issue(issue_id).sections[0].id
    desk.do(RenameSection(added, Bilingual("要事", None)))
    desk.do(MoveSection(added, 2))
    assert [section.name.zh for section in desk.archive.issue(issue_id).sections] == ["市政府文件", "人事任免", "要事"]
    desk.do(RemoveSection(added))
    assert len(desk.archive.issue(issue_id).sections) == 2
    for _ in range(4):
        desk.undo()
    assert desk.archive.issue(issue_id) == an_issue()
    for _ in range(3):
        desk.redo()
    assert desk.archive.issue(issue_id).sections[2].id == added


def test_a_section_taken_out_comes_back_where_it_stood(desk: Desk, issue_id: int) -> None:
    desk.do(AddSection(issue_id, Bilingual("大事记", "Chronicle"), 1))
    before = desk.archive.issue(issue_id)
    desk.do(RemoveSection(before.sections[1].id))
    desk.undo()
    after = desk.archive.issue(issue_id)
    assert [(section.id, section.name) for section in after.sections] == [
        (section.id, section.name) for section in before.sections
    ]


def test_a_section_with_entries_stays(desk: Desk, issue_id: int) -> None:
    section = desk.archive.issue(issue_id).sections[0]
    assert refused(desk, RemoveSection(section.id)) == "desk.section_not_empty"


def test_issues_are_added_changed_and_removed(desk: Desk) -> None:
    issue = Issue(serial=90, year=2024, numbers=(9,), sections=(Section(name=Bilingual("文件")),))
    (added,) = desk.do(AddIssue(issue)).issues
    assert added is not None
    desk.do(SetIssueField(added, "numbers", (9, 10)))
    desk.do(SetIssueField(added, "editor", Bilingual("编辑部")))
    section_id = desk.archive.issue(added).sections[0].id
    desk.do(RenameSection(section_id, Bilingual("公文")))
    assert desk.issue("2024-10").editor.zh == "编辑部"
    desk.do(RemoveIssue(added))
    assert desk.issues() == ()
    for _ in range(5):
        desk.undo()
    assert desk.issues() == ()
    for _ in range(4):
        desk.redo()
    assert desk.issue("90").sections == (Section(name=Bilingual("公文")),)


def test_two_issues_of_one_number_are_refused(desk: Desk, issue_id: int) -> None:
    other = desk.archive.add_issue(Issue(serial=90, year=2024, numbers=(9,)))
    assert refused(desk, AddIssue(Issue(serial=88))) == "desk.issue_exists"
    assert refused(desk, AddIssue(Issue(year=2024, numbers=(6, 7)))) == "desk.issue_exists"
    assert refused(desk, SetIssueField(other, "serial", 88)) == "desk.issue_exists"
    assert refused(desk, RemoveIssue(issue_id)) == "desk.issue_not_empty"


def test_a_published_issue_cannot_be_changed(desk: Desk) -> None:
    published = desk.archive.add_issue(an_issue(1, numbers=(1,), state="published"))
    editing = desk.archive.add_issue(an_issue(2, numbers=(2,)))
    issue = desk.archive.issue(published)
    entry, section = issue.entries[0].id, issue.sections[0].id
    (loose,) = desk.archive.add_entries((an_entry("甲"),), None)
    for command in (
        SetEntryField(entry, "title_zh", "改"),
        ReplaceBlocks(entry, (0,), ()),
        MoveEntry(entry, None, 0),
        MoveEntry(entry, desk.archive.issue(editing).sections[0].id, 0),
        MoveEntry(loose, section, 0),
        AddEntry(an_entry("乙"), section),
        RemoveEntry(entry),
        AddSection(published, Bilingual("新")),
        RenameSection(section, Bilingual("新")),
        MoveSection(section, 1),
        RemoveSection(section),
        SetIssueField(published, "date", "2030-01-01"),
        RemoveIssue(published),
        Several((SetEntryField(loose, "title_zh", "改"), SetEntryField(entry, "title_zh", "改"))),
    ):
        assert refused(desk, command) == "desk.published"
    assert desk.archive.issue(published) == issue
    assert desk.archive.entry(loose).title_zh == "甲"
    assert desk.can_undo() is None


def test_several_commands_are_one_step(desk: Desk, issue_id: int) -> None:
    ids = ids_of(desk, issue_id)
    change = desk.do(Several(tuple(SetEntryField(entry_id, "state", "final") for entry_id in ids)))
    assert change.entries == set(ids)
    assert {entry.state for entry in desk.issue("88").entries} == {"final"}
    desk.undo()
    assert {entry.state for entry in desk.issue("88").entries} == {"draft"}


def test_undo_without_anything_to_undo_says_so(desk: Desk) -> None:
    for act, code in ((desk.undo, "desk.nothing_to_undo"), (desk.redo, "desk.nothing_to_redo")):
        with pytest.raises(DeskError) as caught:
            act()
        assert caught.value.code == code


def test_a_new_act_ends_what_could_be_redone(desk: Desk, issue_id: int) -> None:
    entry_id = ids_of(desk, issue_id)[0]
    desk.do(SetEntryField(entry_id, "title_zh", "一"))
    desk.undo()
    desk.do(SetEntryField(entry_id, "title_zh", "二"))
    assert desk.can_redo() is None


def test_an_edit_makes_page_numbers_untrue(desk: Desk, issue_id: int) -> None:
    entry_id = ids_of(desk, issue_id)[0]
    desk.store_pages(issue_id, MadePages(4, {entry_id: (1, 2)}), at=desk.archive.changes(issue_id))
    assert desk.search("古树名录").hits[0].page == 1
    desk.do(SetEntryField(entry_id, "title_en", "Trees"))
    assert desk.made_pages(issue_id) is None
    assert desk.search("古树名录").hits[0].page is None
