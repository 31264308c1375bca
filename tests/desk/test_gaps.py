"""Gaps: serials, numbers of a year, document numbers by code and year."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.desk import Desk
from gazette.desk.gaps import gaps, missing_spans
from gazette.model import Bilingual, Section
from tests.archive.building import an_entry, an_issue

REAL = Path(__file__).parents[2].parent / "shared/real/qingdao-gazette-2019-21-22.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.gazette", create=True) as opened:
        yield opened


def print_issue(archive: Archive, serial: int | None, year: int, numbers: tuple[int, ...], *written: str) -> None:
    entries = tuple(an_entry(number_zh=number) for number in written)
    sections = (Section(name=Bilingual("文件"), entries=entries),)
    archive.add_issue(an_issue(serial, year=year, numbers=numbers, sections=sections))


def test_orders_are_counted_on_from_year_to_year(archive: Archive) -> None:
    print_issue(archive, 80, 2023, (23,), "云川市人民政府令第37号", "云川市人民政府 令 第三十八号")
    print_issue(archive, 82, 2024, (2,), "云川市人民政府令第41号", "第12号", "云政发〔2024〕3号", "云政字第15号")
    assert [(one.called, one.first, one.last, one.missing) for one in gaps(archive).series] == [
        ("云川市人民政府令", 37, 41, ((39, 40),)),
        ("云政发〔2024〕", 3, 3, ()),
    ]


def test_serials_and_numbers_of_a_year(archive: Archive) -> None:
    print_issue(archive, 80, 2023, (23, 24))
    print_issue(archive, 82, 2024, (2,))
    print_issue(archive, 86, 2024, (5, 6))
    print_issue(archive, None, 2024, (3,))
    assert [(one.year, one.first, one.last, one.missing) for one in gaps(archive).issues] == [
        (None, 80, 86, ((81, 81), (83, 85))),
        (2023, 23, 24, ()),
        (2024, 2, 6, ((1, 1), (4, 4))),
    ]


def test_documents_by_code_and_year_in_any_writing(archive: Archive) -> None:
    print_issue(archive, 80, 2024, (1,), "云政办字〔2024〕3号", "云政办字[2024]第7号", "云政发〔2024〕1号", "第12号")
    print_issue(archive, 81, 2024, (2,), "云政办字〔2024〕7号", "云政办字〔2023〕9号", "云政发〔2024〕2、4号")
    archive.add_entries((an_entry(number_zh="云政办字〔2024〕5号"),), None)
    found = {(one.code, one.year): one for one in gaps(archive).series}
    assert {key: (one.first, one.last, one.missing, one.twice) for key, one in found.items()} == {
        ("云政发", 2024): (1, 4, ((3, 3),), ()),
        ("云政办字", 2023): (9, 9, (), ()),
        ("云政办字", 2024): (3, 7, ((4, 4), (6, 6)), (7,)),
    }
    here = found["云政办字", 2024].entries
    assert [(one.issue, one.entry) for one in here[7]] == [("80", 2), ("81", 1)]
    assert [one.issue for one in here[5]] == [None]


@pytest.mark.parametrize(
    ("there", "first", "spans"),
    [
        ((), None, ()),
        ((5,), None, ()),
        ((5, 6, 9, 12), None, ((7, 8), (10, 11))),
        ((3,), 1, ((1, 2),)),
        ((1, 2), 1, ()),
    ],
)
def test_what_is_missing_between(there: tuple[int, ...], first: int | None, spans: tuple[tuple[int, int], ...]) -> None:
    assert missing_spans(there, first) == spans


@pytest.mark.skipif(not REAL.exists(), reason="the printed issue is not beside the project")
def test_the_printed_issue(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "real.gazette", create=True) as desk:
        desk.bring_in(REAL)
        found = {one.code: (tuple(one.entries), one.missing) for one in gaps(desk.archive).series}
    assert found == {
        "青政发": ((25, 26), ()),
        "青政办发": ((14, 15), ()),
        "青政办字": ((52, 60, 62, 65, 67, 68), ((53, 59), (61, 61), (63, 64), (66, 66))),
    }
