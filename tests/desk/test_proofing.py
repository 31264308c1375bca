"""Proofs go by rounds: each keeps what the issue said, who read it, and can be set against the one before."""

from pathlib import Path

import pypdfium2
import pytest

from gazette.desk import Desk, RemoveEntry, SetEntryField
from gazette.desk.export_wishes import ExportManner
from gazette.desk.proof_rounds import round_name
from gazette.desk.proofing import make_proof, note_reading, office_proof, proof_pair, round_of, write_proof
from gazette.desk.signing import iso_day
from gazette.errors import DeskError
from gazette.model import Issue
from tests.desk.test_press import finish, press, refused


def test_a_round_keeps_what_the_issue_said(desk: Desk, issue_id: int) -> None:
    before = desk.archive.issue(issue_id)
    first = make_proof(desk, issue_id, "李编辑")
    desk.do(SetEntryField(before.entries[0].id, "title_zh", "改过的题目"))
    desk.do(RemoveEntry(before.entries[1].id))
    second = make_proof(desk, issue_id, "李编辑")
    assert (first.round, second.round) == (1, 2)
    assert second.changes > first.changes
    old, new = proof_pair(desk.archive, second)
    assert old.entries == before.entries
    assert [entry.id for entry in old.entries] == [entry.id for entry in before.entries]
    assert new.entries == desk.archive.issue(issue_id).entries
    assert old.sections[0].name == before.sections[0].name
    nothing, was_first = proof_pair(desk.archive, first)
    assert nothing == Issue()
    assert was_first.entries == before.entries


def test_what_is_changed_while_a_proof_is_made_is_in_the_next_one(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    before, at = desk.archive.issue(issue_id), desk.archive.changes(issue_id)
    entry = before.entries[0]

    def change(_done: int, _total: int) -> None:
        with Desk.open(desk.archive.path) as other:
            if other.archive.entry(entry.id) == entry:
                other.do(SetEntryField(entry.id, "title_zh", "又改过的题目"))

    pages = tmp_path / "校样.pdf"
    proof = write_proof(desk, issue_id, "李编辑", pages, ExportManner(), progress=change)
    assert desk.archive.entry(entry.id).title_zh == "又改过的题目"
    assert proof.changes == at
    assert desk.archive.last_steps.proofed_issue(proof.id).entries == before.entries
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pages))
    assert "又改过的题目" not in text.replace("\r\n", "")
    assert f"修订 {at}" in text
    assert office_proof(desk, issue_id, "李编辑", pages, "zh")[0].round == 2


def test_without_a_change_it_is_the_same_round(desk: Desk, issue_id: int) -> None:
    first = make_proof(desk, issue_id, "李编辑")
    assert make_proof(desk, issue_id, "别人") == first
    entry = desk.archive.issue(issue_id).entries[0]
    desk.do(SetEntryField(entry.id, "title_zh", "改过的题目"))
    desk.undo()
    assert make_proof(desk, issue_id, "别人") == first


def test_readers_stand_in_the_round(desk: Desk, issue_id: int) -> None:
    proof = make_proof(desk, issue_id, "李编辑")
    note_reading(desk.archive, proof, " 王主任 ", "2024-03-20", "第3页日期")
    note_reading(desk.archive, proof, "赵校对", "2024-03-21")
    read = round_of(desk.archive, issue_id).readings
    assert [(one.who, one.day, one.remark) for one in read] == [
        ("王主任", "2024-03-20", "第3页日期"),
        ("赵校对", "2024-03-21", None),
    ]
    assert refused(lambda: note_reading(desk.archive, proof, "")) == "desk.no_name"
    assert refused(lambda: note_reading(desk.archive, proof, "王", "3月")) == "desk.no_day"


@pytest.mark.parametrize("written", ["2024-08-01", "2024-8-1", "2024.8.1", "2024年8月1日"])
def test_a_day_is_taken_as_people_write_it(written: str) -> None:
    assert iso_day(written) == "2024-08-01"


def test_a_round_that_is_not_there_is_refused(desk: Desk, issue_id: int) -> None:
    assert refused(lambda: round_of(desk.archive, issue_id)) == "desk.no_proof_yet"
    make_proof(desk, issue_id, "李编辑")
    with pytest.raises(DeskError) as caught:
        round_of(desk.archive, issue_id, 3)
    assert (caught.value.code, caught.value.values["count"]) == ("desk.no_round", 1)


def test_at_press_proofs_can_still_be_made(desk: Desk, clean_issue_id: int) -> None:
    finish(desk, clean_issue_id)
    press(desk, clean_issue_id)
    assert make_proof(desk, clean_issue_id, "李编辑").round == 1


@pytest.mark.parametrize(
    ("number", "zh", "en"), [(1, "一校", "Proof 1"), (10, "十校", "Proof 10"), (11, "第11校", "Proof 11")]
)
def test_what_a_round_is_called(number: int, zh: str, en: str) -> None:
    assert round_name(number) == (zh, en)
