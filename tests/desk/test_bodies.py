"""Bodies: read from issuers, clauses and tables, under the names that the office says are one body's."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.archive import Narrowing
from gazette.desk import Desk
from gazette.desk.bodies import (
    KnownBody,
    SetBodiesApart,
    SetBodyNames,
    body_named,
    dated,
    known_bodies,
    merged,
    perhaps_one,
    split_off,
)
from gazette.desk.bodies_table import body_names_to_csv, read_body_names
from gazette.errors import DeskError
from gazette.model import BodyName, Cell, Heading, Paragraph, Table
from tests.archive.building import an_entry

OLD, NEW = "市发展改革委", "市发展和改革委员会"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "a.gazette", create=True) as opened:
        rows = (
            (Cell(text="任务"), Cell(text="牵头单位"), Cell(text="责任单位")),
            (Cell(text="建设绿地一百处"), Cell(text="市园林局", rowspan=2), Cell(text="市教育局、市发展改革委")),
            (Cell(text="种树"), Cell(text="市教育局")),
        )
        opened.archive.add_entries(
            (
                an_entry(
                    "关于绿地的意见",
                    Heading(text="（一）建设绿地。（市发展改革委牵头，市教育局负责）", level=2),
                    Table(rows=rows, header_rows=1),
                    issuers=("云川市人民政府",),
                    date="2018-01-01",
                ),
                an_entry(
                    "关于古树的通知",
                    Paragraph(text="保护古树。（市发展和改革委员会、市教育局按职责分工负责）"),
                    issuers=("云川市人民政府", NEW),
                    date="2024-01-01",
                ),
            ),
            None,
        )
        yield opened


def counted(desk: Desk) -> dict[str, tuple[int, int, int]]:
    return {body.name: (body.issues, body.leads, body.takes_part) for body in known_bodies(desk.archive)}


def test_bodies_are_counted_by_documents_and_roles(desk: Desk) -> None:
    assert counted(desk) == {
        "云川市人民政府": (2, 0, 0),
        "市教育局": (0, 0, 2),
        OLD: (0, 1, 1),
        NEW: (1, 0, 1),
        "市园林局": (0, 1, 0),
    }
    assert perhaps_one(known_bodies(desk.archive)) == ((OLD, NEW),)


def test_names_are_one_body_when_the_office_says_so_and_not_before(desk: Desk) -> None:
    desk.do(SetBodyNames((BodyName(name=OLD, body=NEW, until="2019年1月1日"), BodyName(name="市计委", body=NEW))))
    assert counted(desk)[NEW] == (1, 1, 2)
    assert OLD not in counted(desk)
    bodies = known_bodies(desk.archive)
    assert perhaps_one(bodies) == ()
    body = body_named(bodies, "市计委")
    assert body is not None
    assert (body.name, set(body.names)) == (NEW, {NEW, OLD, "市计委"})
    assert [(use.name, use.first, use.last) for use in body.uses] == [
        (NEW, "2024-01-01", "2024-01-01"),
        (OLD, "2018-01-01", "2018-01-01"),
    ]
    assert desk.archive.books.body_names()[0].until == "2019-01-01"
    desk.undo()
    assert OLD in counted(desk)


def test_what_a_body_is_responsible_for(desk: Desk) -> None:
    duties = desk.archive.known.duties(["市园林局", OLD])
    assert [(duty.role, duty.name, duty.matter, duty.place) for duty in duties] == [
        ("leads", OLD, "（一）建设绿地。（市发展改革委牵头，市教育局负责）", "[0]"),
        ("leads", "市园林局", "建设绿地一百处", "[1]"),
        ("takes_part", OLD, "建设绿地一百处", "[1]"),
    ]


def test_the_table_of_names_comes_back_as_it_was_written(desk: Desk, tmp_path: Path) -> None:
    names = (BodyName(name=OLD, body=NEW, since="2004-01-01", until="2019-01-01"), BodyName(name="市计委", body=NEW))
    file = tmp_path / "names.csv"
    file.write_bytes(body_names_to_csv(names))
    assert read_body_names(file) == names
    desk.do(SetBodyNames(names))
    assert desk.archive.books.body_names() == names


def test_a_name_of_a_name_is_one_of_its_body(desk: Desk) -> None:
    first, second = BodyName(name="市计委", body=OLD), BodyName(name=OLD, body=NEW, until="2019-01-01")
    desk.do(SetBodyNames((first, second)))
    assert desk.archive.books.body_names() == (replace(first, body=NEW), second)


def test_a_name_of_two_bodies_and_a_day_that_is_none_are_refused(desk: Desk) -> None:
    twice = (BodyName(name=OLD, body=NEW), BodyName(name=OLD, body="市工信局"))
    ring = (BodyName(name=OLD, body=NEW), BodyName(name=NEW, body=OLD))
    for names, code in (
        (twice, "desk.body_twice"),
        (ring, "desk.body_twice"),
        ((BodyName(name=OLD, body=NEW, since="早"),), "desk.body_day"),
    ):
        with pytest.raises(DeskError) as refused:
            desk.do(SetBodyNames(names))
        assert refused.value.code == code
    assert desk.archive.books.body_names() == ()


def found(desk: Desk, query: str, **chosen: tuple[str, ...]) -> list[str]:
    hits = desk.archive.search(query, Narrowing(chosen=chosen), order="date").hits
    return [hit.title for hit in hits]


def counts(desk: Desk, facet: str) -> dict[str, int]:
    return {each.value: each.count for each in desk.archive.search("关于").facets[facet]}


def test_search_takes_all_names_of_a_body_as_one(desk: Desk) -> None:
    desk.archive.add_entries((an_entry("关于计划的通知", issuers=("市计委",), date="1999-01-01"),), None)
    assert counts(desk, "issuer") == {"云川市人民政府": 2, NEW: 1, "市计委": 1}
    assert found(desk, "issuer:计委") == ["关于计划的通知"]
    desk.do(SetBodyNames((BodyName(name=OLD, body=NEW), BodyName(name="市 计委", body=NEW))))
    assert counts(desk, "issuer") == {"云川市人民政府": 2, NEW: 2}
    for said in ("issuer:计委", "issuer:发展改革委", f"机关:{NEW}"):
        assert found(desk, said) == ["关于古树的通知", "关于计划的通知"], said
    assert found(desk, "关于 -issuer:计委") == ["关于绿地的意见"]
    assert found(desk, "关于", issuer=("市计委",)) == ["关于古树的通知", "关于计划的通知"]
    assert desk.archive.search("关于", Narrowing(issuer="计委")).total == 2
    desk.undo()
    assert found(desk, "issuer:计委") == ["关于计划的通知"]


def test_what_is_not_one_body_is_not_asked_again(desk: Desk) -> None:
    def asked() -> tuple[tuple[str, str], ...]:
        return perhaps_one(known_bodies(desk.archive), desk.archive.books.bodies_apart())

    assert asked() == ((OLD, NEW),)
    inverse = desk.do(SetBodiesApart(frozenset({(OLD, "市发展和改革 委员会")})))
    assert asked() == ()
    assert inverse.inverse is not None
    desk.do(inverse.inverse)
    assert asked() == ((OLD, NEW),)
    with pytest.raises(DeskError, match=r"desk\.bodies_same"):
        desk.do(SetBodiesApart(frozenset({(OLD, OLD)})))
    assert desk.archive.books.bodies_apart() == frozenset()


def test_search_knows_who_leads_and_who_is_responsible(desk: Desk) -> None:
    assert counts(desk, "leads") == {"市园林局": 1, OLD: 1}
    assert counts(desk, "responsible") == {"市教育局": 2, "市园林局": 1, OLD: 1, NEW: 1}
    assert found(desk, "leads:发展") == found(desk, "牵头:园林局") == ["关于绿地的意见"]
    assert found(desk, "负责:教育局") == ["关于古树的通知", "关于绿地的意见"]
    desk.do(SetBodyNames((BodyName(name=OLD, body=NEW),)))
    assert found(desk, "responsible:发展改革委") == ["关于古树的通知", "关于绿地的意见"]
    assert counts(desk, "leads") == {"市园林局": 1, NEW: 1}
    entry = desk.archive.inbox()[0]
    desk.archive.set_entry(replace(entry, blocks=(Paragraph(text="种树。（市教育局牵头，市园林局负责）"),)))
    assert counts(desk, "leads") == {"市教育局": 1}


def test_bodies_are_merged_renamed_and_parted_again(desk: Desk) -> None:
    def bodies(*names: str) -> list[KnownBody]:
        return [body for body in known_bodies(desk.archive) if body.name in names]

    def said() -> tuple[BodyName, ...]:
        return desk.archive.books.body_names()

    desk.do(SetBodyNames(merged(bodies(OLD, NEW), said(), NEW)))
    assert said() == (BodyName(name=OLD, body=NEW),)
    desk.do(SetBodyNames(dated(said(), bodies(NEW)[0], OLD, since=None, until="2019年1月1日")))
    desk.do(SetBodyNames(merged(bodies(NEW), said(), "市 发改委")))
    assert said() == (
        BodyName(name=OLD, body="市发改委", until="2019-01-01"),
        BodyName(name=NEW, body="市发改委"),
    )
    desk.do(SetBodyNames(merged(bodies("市发改委"), said(), OLD)))
    assert {(one.name, one.body) for one in said()} == {(OLD, OLD), (NEW, OLD), ("市发改委", OLD)}
    desk.do(SetBodyNames(merged(bodies("市教育局"), said(), NEW)))
    assert ("市教育局", OLD) in {(one.name, one.body) for one in said()}, "under a body's other name: with that body"
    desk.do(SetBodyNames(split_off(said(), "市教育局")))
    assert counted(desk)["市教育局"] == (0, 0, 2)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("牵头:市发展改革委", "（市发展改革委牵头，"),
        ("负责:市教育局", "市教育局负责）"),
        ("负责:市教育局 绿地", "建设绿地。"),
    ],
)
def test_a_hit_shows_where_the_text_says_who_acts(tmp_path: Path, query: str, shown: str) -> None:
    texts = ("市发展改革委、市教育局：", "（一）建设绿地。（市发展改革委牵头，市教育局负责）", "市教育局负责人")
    with Desk.open(tmp_path / "b.gazette", create=True) as opened:
        opened.archive.add_entries((an_entry("意见", *(Paragraph(text=text) for text in texts)),), None)
        (hit,) = opened.archive.search(query).hits
    assert shown in hit.snippet


def test_a_long_matter_says_that_it_goes_on(tmp_path: Path) -> None:
    long, short = "种树。" * 60 + "（市教育局负责）", "古树。（市教育局负责）"
    with Desk.open(tmp_path / "b.gazette", create=True) as opened:
        opened.archive.add_entries((an_entry("意见", Paragraph(text=long), Paragraph(text=short)),), None)
        told = [duty.matter for duty in opened.archive.known.duties(("市教育局",))]
    assert told == ["种树。" * 40 + "…", short]


def test_what_another_says_of_bodies_meanwhile_stays(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "a.gazette") as other:
        books = desk.archive.books
        seen, apart = books.body_names(), books.bodies_apart()
        other.do(SetBodyNames((BodyName(name="市计委", body=NEW),), seen=seen))
        other.do(SetBodiesApart(frozenset({("市教育局", "市教委")}), seen=apart))
        desk.do(SetBodyNames((BodyName(name="市园林处", body="市园林局"),), seen=seen))
        desk.do(SetBodiesApart(frozenset({(NEW, OLD)}), seen=apart))
        assert {one.name for one in books.body_names()} == {"市计委", "市园林处"}
        assert len(books.bodies_apart()) == 2
        desk.undo()
        desk.undo()
        assert [one.name for one in books.body_names()] == ["市计委"]
        assert books.bodies_apart() == {("市教委", "市教育局")}
        seen = books.body_names()
        desk.do(SetBodyNames((*seen, BodyName(name=OLD, body=NEW)), seen=seen))
        other.do(SetBodyNames((BodyName(name=OLD, body="市教育局"),)))
        with pytest.raises(DeskError, match=r"desk\.bodies_changed_elsewhere"):
            desk.undo()
        with pytest.raises(DeskError, match=r"desk\.bodies_changed_elsewhere"):
            desk.do(SetBodyNames((BodyName(name=NEW, body=OLD),), seen=()))
        assert books.body_names() == (BodyName(name=OLD, body="市教育局"),)


def test_bodies_that_are_not_one_are_not_under_other_names_either(desk: Desk) -> None:
    desk.do(SetBodiesApart(frozenset({(OLD, NEW)})))
    desk.do(SetBodyNames((BodyName(name=NEW, body="云川市发展和改革委员会"),)))
    assert perhaps_one(known_bodies(desk.archive)) == ((OLD, "云川市发展和改革委员会"),)
    assert perhaps_one(known_bodies(desk.archive), desk.archive.books.bodies_apart()) == ()
