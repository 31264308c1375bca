"""Every revision of an entry is kept for ever, with who made it and how, and is taken back whole or in one place."""

from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import AddEntry, Desk, Manner, RemoveEntry, ReplaceBlocks, SetEntryField
from gazette.desk.revisions import RestoreRevision, TakeDifferenceBack, entry_revisions, how_it_came
from gazette.errors import DeskError
from gazette.model import Entry, Paragraph

FIRST = Entry(title_zh="关于试行的通知", blocks=(Paragraph(text="共25人。"), Paragraph(text="自即日起施行。")))


@pytest.fixture
def entry_id(desk: Desk, issue_id: int) -> int:
    desk.person = "王立新"
    section = desk.archive.issue(issue_id).sections[0].id
    return next(iter(desk.do(AddEntry(FIRST, section)).entries))


def typed(desk: Desk, entry_id: int, text: str, block: int = 0) -> None:
    desk.do(ReplaceBlocks(entry_id, (block,), (Paragraph(text=text),)))


def stamps(desk: Desk, entry_id: int) -> list[tuple[int, str | None, str | None]]:
    return [(each.number, each.who, each.act) for each in entry_revisions(desk.archive, entry_id)]


def test_a_revision_says_who_made_it_when_and_how(desk: Desk, entry_id: int) -> None:
    typed(desk, entry_id, "共30人。")
    desk.person = "李为民"
    desk.do(SetEntryField(entry_id, "title_zh", "关于施行的通知"))
    desk.undo()
    assert stamps(desk, entry_id) == [
        (1, "王立新", "desk.act.add_entry"),
        (2, "王立新", "desk.act.edit_text"),
        (3, "李为民", "desk.act.edit_field"),
        (4, "李为民", "desk.act.undo"),
    ]
    found = entry_revisions(desk.archive, entry_id)
    assert [each.entry.blocks[0] for each in found[:2]] == [Paragraph(text="共25人。"), Paragraph(text="共30人。")]
    assert found[-1].entry == desk.archive.entry(entry_id)
    assert all(each.made and each.made.endswith("Z") for each in found)
    assert [how_it_came(each, "zh") for each in found] == ["新建条目", "修改正文", "修改条目信息", "撤销"]


def test_a_burst_of_typing_is_one_revision_and_another_persons_is_another(desk: Desk, entry_id: int) -> None:
    for text in ("共30人。", "共30人左右。", "共30人以上。"):
        typed(desk, entry_id, text)
    assert len(stamps(desk, entry_id)) == 2
    desk.person = "李为民"
    typed(desk, entry_id, "共31人以上。")
    assert [who for _, who, _ in stamps(desk, entry_id)] == ["王立新", "王立新", "李为民"]


def test_what_a_file_brought_is_the_first_revision(desk: Desk, tmp_path: Path) -> None:
    desk.person = "王立新"
    file = tmp_path / "通知.txt"
    file.write_text("关于召开会议的通知\n\n请按时参加。\n", "utf-8")
    (entry,) = desk.bring_in(file, Manner()).entries
    (only,) = entry_revisions(desk.archive, entry.id)
    assert (only.who, only.act, only.file) == ("王立新", "desk.act.bring_in", "通知.txt")
    assert how_it_came(only, "zh") == "从“通知.txt”带入"
    assert how_it_came(only, "en") == "Brought in from “通知.txt”"


def test_a_removed_entry_that_comes_back_keeps_its_past(desk: Desk, entry_id: int) -> None:
    typed(desk, entry_id, "共30人。")
    desk.do(RemoveEntry(entry_id))
    desk.undo()
    assert [act for _, _, act in stamps(desk, entry_id)] == ["desk.act.add_entry", "desk.act.edit_text"]
    assert entry_revisions(desk.archive, entry_id)[0].entry == FIRST


def test_an_old_text_comes_back_whole_in_one_step(desk: Desk, entry_id: int) -> None:
    typed(desk, entry_id, "共30人。")
    desk.do(SetEntryField(entry_id, "state", "in_proof"))
    now = desk.archive.entry(entry_id)
    first = entry_revisions(desk.archive, entry_id)[0].entry
    desk.do(RestoreRevision(entry_id, first))
    assert desk.archive.entry(entry_id) == replace(FIRST, state="in_proof")
    assert entry_revisions(desk.archive, entry_id)[-1].act == "desk.act.restore_revision"
    assert entry_revisions(desk.archive, entry_id)[-2].entry == now
    assert (desk.can_undo() or FIRST).zh == "恢复旧稿"  # type: ignore[union-attr]
    desk.undo()
    assert desk.archive.entry(entry_id) == now


def test_one_difference_is_taken_back_and_the_others_stay(desk: Desk, entry_id: int) -> None:
    typed(desk, entry_id, "共30人。")
    typed(desk, entry_id, "自12月1日起施行。", 1)
    now = desk.archive.entry(entry_id)
    for number, blocks in ((1, (FIRST.blocks[0], now.blocks[1])), (2, (now.blocks[0], FIRST.blocks[1]))):
        desk.do(TakeDifferenceBack(entry_id, FIRST, (number,)))
        assert desk.archive.entry(entry_id).blocks == blocks
        desk.undo()
        assert desk.archive.entry(entry_id) == now
    with pytest.raises(DeskError) as caught:
        desk.do(TakeDifferenceBack(entry_id, FIRST, (9,)))
    assert caught.value.code == "desk.no_difference"


def test_nothing_comes_back_into_a_closed_issue(desk: Desk, issue_id: int, entry_id: int) -> None:
    typed(desk, entry_id, "共30人。")
    desk.archive.set_issue(replace(desk.archive.issue(issue_id), state="at_press"))
    for command in (RestoreRevision(entry_id, FIRST), TakeDifferenceBack(entry_id, FIRST, (1,))):
        with pytest.raises(DeskError) as caught:
            desk.do(command)
        assert caught.value.code == "desk.at_press"


def test_what_was_kept_before_names_were_is_there(desk: Desk, entry_id: int) -> None:
    """Rows of an archive that was made by an earlier version: no beginning, no name, no act."""
    typed(desk, entry_id, "共30人。")
    file = desk.archive._file
    with file.transaction():
        file.run("DELETE FROM revision WHERE entry IS NULL")
        file.run("UPDATE revision SET who = NULL, act = NULL")
    found = entry_revisions(desk.archive, entry_id)
    assert [(each.number, each.who, how_it_came(each, "en")) for each in found] == [
        (1, None, "The earliest text"),
        (2, None, "Changed"),
    ]
    assert found[0].entry == FIRST
