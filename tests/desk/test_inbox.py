"""What waits in the inbox, and where a document of it would go in an issue."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from gazette.archive import Filed
from gazette.desk import (
    Desk,
    FilingHabits,
    MoveEntry,
    ProposedPlace,
    filing_habits,
    inbox_files,
    proposed_moves,
    proposed_place,
    to_do_count,
)
from gazette.desk.self_test import sample_issue
from gazette.model import Bilingual, Entry, Issue, Section
from tests.archive.steps import steps_of

CITY, OFFICE = "云川市人民政府", "云川市人民政府办公室"


def document(number: str, issuer: str) -> Entry:
    return Entry(title_zh="关于某事的通知", number_zh=number, issuers=(issuer,))


ISSUE = Issue(
    sections=(
        Section(id=1, entries=(document("云政字〔2024〕21号", CITY), document("云政字〔2024〕30号", CITY))),
        Section(
            id=2,
            entries=(
                document("云政办字〔2024〕5号", OFFICE),
                document("云政办字〔2024〕9号", OFFICE),
                document("云政办字〔2024〕100号", OFFICE),
            ),
        ),
        Section(id=3),
    )
)


def test_a_document_goes_beside_those_of_its_body_in_the_order_of_numbers() -> None:
    assert proposed_place(ISSUE, document("云政字〔2024〕22号", CITY)) == ProposedPlace(1, 1)
    assert proposed_place(ISSUE, document("云政办字〔2024〕10号", OFFICE)) == ProposedPlace(2, 2)
    assert proposed_place(ISSUE, document("云政办字〔2025〕1号", OFFICE)) == ProposedPlace(2, 3)


def test_what_is_like_nothing_goes_to_the_end() -> None:
    assert proposed_place(ISSUE, Entry(title_zh="大事记")) == ProposedPlace(3, 0)
    assert proposed_place(Issue(), Entry(title_zh="大事记")) == ProposedPlace(0, 0)


EMPTY = Issue(sections=tuple(Section(id=at, name=Bilingual(zh=name)) for at, name in enumerate(("甲", "乙", "丙"), 1)))


def test_in_an_issue_without_its_like_it_goes_where_its_like_went_last() -> None:
    filed = (
        Filed("没有的栏目", "云政办字〔2023〕80号", (OFFICE,)),
        Filed("乙", "云政办字〔2023〕79号", (OFFICE,)),
        Filed("甲", "云政字〔2023〕30号", (CITY,)),
        Filed("丙", "云政任〔2023〕3号", (CITY,)),
        Filed("甲", "云政办字〔2022〕1号", (OFFICE,)),
    )
    habits = FilingHabits(filed)
    assert proposed_place(EMPTY, document("云政办字〔2024〕1号", OFFICE), habits) == ProposedPlace(2, 0)
    assert proposed_place(EMPTY, document("云政字〔2024〕2号", CITY), habits) == ProposedPlace(1, 0)
    # The code of the number tells more than who issued it.
    assert proposed_place(EMPTY, document("云政任〔2024〕2号", CITY), habits) == ProposedPlace(3, 0)
    assert proposed_place(EMPTY, document("云政发〔2024〕2号", CITY), habits) == ProposedPlace(1, 0)
    assert proposed_place(EMPTY, document("别处〔2024〕2号", "别处"), habits) == ProposedPlace(3, 0)


def test_a_drop_folder_says_where() -> None:
    entry = replace(document("云政字〔2024〕22号", CITY), id=7)
    assert proposed_place(ISSUE, entry, FilingHabits(sections={7: 3})) == ProposedPlace(3, 0)
    assert proposed_place(ISSUE, entry, FilingHabits(sections={7: 99})) == ProposedPlace(1, 1)


def test_several_are_filed_one_after_another() -> None:
    numbers = ("云政字〔2024〕23号", "云政办字〔2024〕7号", "云政字〔2024〕22号", "云政字〔2024〕31号")
    entries = [
        replace(document(number, OFFICE if "办" in number else CITY), id=at) for at, number in enumerate(numbers, 1)
    ]
    moves = proposed_moves(ISSUE, entries)
    assert moves == (MoveEntry(1, 1, 1), MoveEntry(2, 2, 1), MoveEntry(3, 1, 1), MoveEntry(4, 1, 4))


def test_what_was_filed_comes_from_the_other_issues_of_the_archive(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        desk.bring_in(sample_issue())
        (row,) = desk.issues()
        assert filing_habits(desk.archive, row.id).filed == ()
        filed = filing_habits(desk.archive, row.id + 1).filed
        issue = desk.archive.issue(row.id)
    assert [each.number_zh for each in filed] == [entry.number_zh for entry in issue.entries]
    assert {each.section for each in filed} == {section.name.zh for section in issue.sections}


def test_to_count_what_waits_the_files_that_were_filed_are_not_looked_through(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        archive = desk.archive
        waiting = archive.add_source("a.txt", "0" * 64, b"a")
        archive.set_source_state(waiting, "waiting", ("ingest.password", {}))
        questions = (lambda: to_do_count(archive), lambda: archive.sources("waiting"))
        before = [steps_of(archive, question) for question in questions]
        with archive.transaction():
            for number in range(1, 2001):
                archive.set_source_state(archive.add_source("b.txt", f"{number:064}", b"b"), "read")
        assert to_do_count(archive) == len(archive.sources("waiting")) == 1
        after = [steps_of(archive, question) for question in questions]
        assert all(now <= then + 1 for now, then in zip(after, before, strict=True))


def test_what_waits_is_counted_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(f"关于{name}的通知\n\n请执行。\n", "utf-8")
            desk.bring_in(tmp_path / name)
        desk.archive.add_entries((document("云政字〔2024〕22号", CITY),), None)
        listed = inbox_files(desk.archive, since="2000")
        assert to_do_count(desk.archive) == sum(file.verdict == "to_do" for file in listed) == 3
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE entry_blocks SET blocks = 'x'")
    with Desk.open(path) as desk:
        assert to_do_count(desk.archive) == 3
