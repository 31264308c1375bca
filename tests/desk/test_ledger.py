"""The ledger: removals end the rows that they belong to, whatever is open is a question, nothing is decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.archive import Archive, LedgerAnswer
from gazette.desk import Desk
from gazette.desk.ledger import LedgerRow, Wanted, ledger
from gazette.desk.ledger_answers import OpenQuestion, SettleQuestion, numbered_question
from gazette.errors import DeskError
from gazette.model import Appointment, AppointmentRecord, Bilingual, Section
from gazette.model.blocks import Act
from tests.archive.building import an_entry, an_issue

REAL = Path(__file__).parents[2].parent / "shared/real/qingdao-gazette-2019-21-22.txt"
HEAD, DEPUTY = "云川市教育局局长", "云川市教育局副局长"
Told = tuple[str, Act, str]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.gazette", create=True) as opened:
        yield opened


def tell(archive: Archive, serial: int, day: str, *acts: Told, term: str | None = None) -> None:
    """An issue with one decision of a day."""
    records = tuple(AppointmentRecord(person=who, post=post, act=act, date=day, term=term) for who, act, post in acts)
    lines = tuple(f"{who}　{post}；" for who, _, post in acts)
    entry = an_entry("人事任免", Appointment(lines=lines, records=records), number_zh=None)
    archive.add_issue(an_issue(serial, date=day, sections=(Section(name=Bilingual("人事任免"), entries=(entry,)),)))


def told(rows: tuple[LedgerRow, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(row.person, row.since, row.until) for row in rows]


def doubts(rows: tuple[LedgerRow, ...]) -> list[tuple[str, str]]:
    return [(row.person, doubt.code.removeprefix("desk.ledger_")) for row in rows for doubt in row.doubts]


def test_a_removal_ends_the_row_of_the_same_person_and_post(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("张艳", "appointed", HEAD), ("李河", "appointed", DEPUTY))
    tell(archive, 81, "2019-05-01", ("张　艳", "removed", f"{HEAD}（试用期一年）"), ("王江", "appointed", HEAD))
    rows = ledger(archive)
    assert told(rows) == [
        ("张艳", "2018-03-01", "2019-05-01"),
        ("李河", "2018-03-01", None),
        ("王江", "2019-05-01", None),
    ]
    assert doubts(rows) == []
    assert rows[0].successor == rows[2].number
    assert (rows[0].body, rows[0].ended and rows[0].ended.document.issue) == ("云川市教育局", "81")
    assert (rows[1].told_by.place, rows[1].told_by.line) == ("[0]", 1)


def test_issues_count_by_their_days_not_by_how_they_came_in(archive: Archive) -> None:
    tell(archive, 81, "2019-05-01", ("张艳", "removed", HEAD))
    tell(archive, 80, "2018-03-01", ("张艳", "appointed", HEAD))
    assert told(ledger(archive)) == [("张艳", "2018-03-01", "2019-05-01")]


def test_a_day_that_another_program_wrote_otherwise_is_not_known_and_the_rest_is_told(archive: Archive) -> None:
    tell(archive, 80, "2018", ("张艳", "appointed", HEAD), ("李河", "appointed", DEPUTY), term="三年")
    tell(archive, 81, "二〇一九年五月", ("张艳", "removed", HEAD))
    tell(archive, 82, "2020-05-01", ("王江", "appointed", HEAD))
    rows = ledger(archive)
    assert told(rows) == [("张艳", None, None), ("李河", None, None), ("王江", "2020-05-01", None)]
    assert [row.held_on("2020-06-01") for row in rows] == [None, None, True]


def test_two_heads_at_one_time_are_a_question(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("张艳", "appointed", HEAD), ("李河", "appointed", DEPUTY))
    tell(archive, 81, "2019-05-01", ("王江", "appointed", HEAD), ("周海", "appointed", DEPUTY))
    rows = ledger(archive)
    assert doubts(rows) == [("张艳", "not_removed")]
    assert rows[0].doubts[0].others == (3,)
    tell(archive, 82, "2019-05-20", ("张艳", "removed", HEAD))
    rows = ledger(archive)
    assert doubts(rows) == [("张艳", "overlap"), ("王江", "overlap")]
    assert dict(rows[0].doubts[0].values)["days"] == "19"


def test_an_earlier_holder_of_whom_only_the_removal_is_known(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("王江", "appointed", HEAD))
    tell(archive, 81, "2018-03-11", ("张艳", "removed", HEAD))
    assert doubts(ledger(archive)) == [("王江", "overlap"), ("张艳", "never_appointed"), ("张艳", "overlap")]


def test_one_who_left_before_the_other_came_overlaps_nobody(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("张艳", "removed", HEAD))
    tell(archive, 81, "2018-03-11", ("王江", "appointed", HEAD))
    tell(archive, 82, "2019-03-11", ("王江", "removed", HEAD))
    tell(archive, 83, "2020-03-11", ("赵山", "removed", HEAD))
    assert doubts(ledger(archive)) == [("赵山", "never_appointed")]


def test_a_post_in_another_writing_and_a_second_term_are_questions(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("张艳", "appointed", "市教育局副局长"), ("王江", "engaged", HEAD))
    tell(archive, 81, "2019-03-01", ("张艳", "removed", DEPUTY), ("王江", "engaged", HEAD))
    assert doubts(ledger(archive)) == [("王江", "again"), ("张艳", "near_post")]


def test_one_name_in_two_bodies_may_be_two_persons(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("王伟", "appointed", DEPUTY), ("李河", "appointed", DEPUTY))
    tell(archive, 81, "2018-05-01", ("王伟", "appointed", "云川市水务局副局长"), ("李河", "removed", DEPUTY))
    tell(archive, 82, "2018-06-01", ("李河", "appointed", "云川市水务局副局长"))
    assert doubts(ledger(archive)) == [("王伟", "namesake")] * 2


@pytest.mark.parametrize("bodies", [("教育局", "云川市教育局"), ("云川市教育局", "教育局")])
def test_a_body_in_short_is_the_same_body(archive: Archive, bodies: tuple[str, str]) -> None:
    for serial, body in enumerate(bodies, 80):
        tell(archive, serial, f"2018-0{serial - 79}-01", ("王伟", "appointed", f"{body}副局长"))
    assert doubts(ledger(archive)) == []


def test_a_post_that_names_no_body_asks_for_no_second_person(archive: Archive) -> None:
    for serial, post in enumerate(("顾问", DEPUTY, "参事"), 80):
        tell(archive, serial, f"2018-0{serial - 79}-01", ("王伟", "appointed", post))
    rows = ledger(archive)
    assert [row.body for row in rows] == [None, "云川市教育局", None]
    assert doubts(rows) == []


def test_who_leaves_one_body_and_joins_another_on_one_day_is_one_person(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("李河", "appointed", DEPUTY))
    tell(archive, 81, "2018-05-01", ("李河", "removed", DEPUTY))
    tell(archive, 82, "2018-05-01", ("李河", "appointed", "云川市水务局副局长"))
    assert doubts(ledger(archive)) == []


def test_one_name_in_two_bodies_by_one_document_is_one_person(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("王伟", "appointed", DEPUTY), ("王伟", "appointed", "云川市水务局副局长"))
    assert doubts(ledger(archive)) == []


def test_who_held_a_post_on_a_day(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("张艳", "engaged", HEAD), term="一年")
    tell(archive, 81, "2020-03-01", ("李河", "removed", DEPUTY))
    rows = ledger(archive)
    for day, held in (
        ("2018-02-28", [False, None]),
        ("2018-03-01", [True, None]),
        ("2019-02-28", [True, None]),
        ("2019-03-01", [None, None]),
        ("2020-03-01", [None, False]),
    ):
        assert [row.held_on(day) for row in rows] == held
    assert [row.person for row in rows if Wanted(person="张 艳", body="教育局", on="2019-01-01").takes(row)] == ["张艳"]
    tell(archive, 82, "2020-05-01", ("张艳", "removed", HEAD))
    assert ledger(archive)[0].held_on("2020-04-30") is True
    assert [row.person for row in rows if Wanted(post="副局长").takes(row)] == ["李河"]
    assert "李河" not in [row.person for row in rows if Wanted(post="局长").takes(row)]


def test_what_is_printed_twice_and_what_waits_in_the_inbox_count_once_or_not(archive: Archive) -> None:
    tell(archive, 80, "2018-03-01", ("张艳", "appointed", HEAD))
    tell(archive, 81, "2018-03-01", ("张艳", "appointed", HEAD))
    record = AppointmentRecord(person="李河", post=DEPUTY, act="appointed", date="2018-03-01")
    archive.add_entries((an_entry("任免", Appointment(lines=("李河",), records=(record,))),), None)
    assert told(ledger(archive)) == [("张艳", "2018-03-01", None)]


@pytest.mark.skipif(not REAL.exists(), reason="the printed issue is not beside the project")
def test_the_printed_issue(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "real.gazette", create=True) as desk:
        desk.bring_in(REAL)
        rows = ledger(desk.archive)
    acts = [row.told_by.act for row in rows]
    assert (len(rows), len({row.person for row in rows})) == (25, 20)
    assert [acts.count(act) for act in ("appointed", "engaged", "removed")] == [3, 4, 18]
    assert {row.person for row in rows if row.doubts} == {"李鸿雁", "尚立群", "肖焰恒", "吕涛"}
    assert {row.term_ends for row in rows if row.term} == {"2022-10-31"}


def test_a_question_is_settled_for_all_its_rows_and_opened_again_by_undo(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "d.gazette", create=True) as desk:
        archive = desk.archive
        tell(archive, 80, "2018-03-01", ("张艳", "appointed", HEAD))
        tell(archive, 81, "2019-05-01", ("张艳", "appointed", "云川市园林局局长"))
        one, other = ledger(archive)
        assert [doubt.code for doubt in one.open_doubts] == ["desk.ledger_namesake"]
        assert one.doubts[0].question == other.doubts[0].question
        question = numbered_question((one, other), "2.1").question
        desk.do(SettleQuestion(LedgerAnswer(question=question, answer="two_persons", note="身份证号不同")))
        rows = ledger(archive)
        assert [row.open_doubts for row in rows] == [(), ()]
        assert [row.doubts[0].answer and row.doubts[0].answer.note for row in rows] == ["身份证号不同"] * 2
        desk.undo()
        assert all(row.open_doubts for row in ledger(archive))
        desk.redo()
        tell(archive, 82, "2020-05-01", ("张艳", "removed", HEAD))
        assert all(row.open_doubts for row in ledger(archive)), "the documents say something else now"


def test_an_answer_of_another_is_not_taken_back_unseen(tmp_path: Path) -> None:
    file = tmp_path / "d.gazette"
    with Desk.open(file, create=True) as desk, Desk.open(file) as other:
        mine, theirs = (LedgerAnswer(question="q", answer="checked", note=note) for note in ("见原件", "电话核实"))
        desk.do(SettleQuestion(mine, None))
        other.do(SettleQuestion(theirs, mine))
        for act in (desk.undo, lambda: desk.do(SettleQuestion(mine, None)), lambda: desk.do(OpenQuestion("q", mine))):
            with pytest.raises(DeskError, match=r"desk\.answer_changed_elsewhere"):
                act()
        assert desk.archive.ledger_answers.all() == {"q": theirs}
        other.undo()
        assert desk.archive.ledger_answers.all() == {"q": mine}
