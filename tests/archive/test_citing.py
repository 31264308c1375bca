"""Which document cites which: by number in any writing, else by title, never by a guess, and as things are now."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.model import Bilingual, Enclosure, Entry, Paragraph, Section
from tests.archive.building import an_entry, an_issue
from tests.archive.steps import steps_of

OLD = "云政办字〔2020〕7号"


def said(text: str, title: str = "关于加强绿地工作的意见", number: str | None = "云政发〔2024〕30号") -> Entry:
    return an_entry(title, Paragraph(text=text), number_zh=number)


@pytest.fixture
def old(archive: Archive) -> int:
    entry = an_entry(
        "关于印发云川市绿地管理办法的通知",
        Enclosure(title="云川市绿地管理办法", blocks=(Paragraph(text="第一条"),)),
        title_full="云川市人民政府办公室关于印发云川市绿地管理办法的通知",
        number_zh=OLD,
        number_en="YZBZ [2020] No. 7",
        date="2020-05-01",
    )
    sections = (Section(name=Bilingual("文件"), entries=(an_entry("关于别的事的通知", number_zh=None), entry)),)
    issue = archive.issue(archive.add_issue(an_issue(70, sections=sections)))
    return issue.entries[1].id


@pytest.mark.parametrize(
    "text",
    [
        "按照云政办字[2020]第7号文件",
        "按照云政办字 〔2020〕 007 號文件",
        "See YZBZ [2020] No. 7 above",
        "按照《关于印发绿地管理办法的通知》（云政办字（二〇二〇）7号）",
        "按照《云川市绿地管理办法》",
        "按照《关于印发〈云川市绿地管理办法〉的通知》",
        "按照《云川市人民政府办公室关于印发云川市绿地管理办法的通知》",
    ],
)
def test_a_document_is_found_by_what_it_is_called(archive: Archive, old: int, text: str) -> None:
    (new,) = archive.add_entries((said(text),), None)
    (cited,) = archive.known.cites(new)
    (document,) = cited.documents
    assert (document.entry_id, document.issue, document.entry, document.number) == (old, "70", 2, OLD)
    (citing,) = archive.known.cited_by(old)
    assert (citing.document.entry_id, citing.document.issue, citing.others) == (new, None, ())


@pytest.mark.parametrize(
    "text", ["《云川市绿地管理办法》（云政发〔1999〕1号）", "《云川市古树管理办法》", "云政办字〔2020〕70号"]
)
def test_another_number_or_title_is_another_document(archive: Archive, old: int, text: str) -> None:
    (new,) = archive.add_entries((said(text),), None)
    (cited,) = archive.known.cites(new)
    assert cited.documents == ()
    assert archive.known.cited_by(old) == ()


def test_what_has_no_number_here_is_found_by_its_title_where_a_number_is_cited(archive: Archive) -> None:
    bare, new = archive.add_entries(
        (said("第二条", "云川市湖泊管理办法", None), said("执行《云川市湖泊管理办法》（云政发〔1999〕3号）")), None
    )
    (cited,) = archive.known.cites(new)
    assert [document.entry_id for document in cited.documents] == [bare]


def test_several_of_one_name_are_told_as_several(archive: Archive, old: int) -> None:
    other, new = archive.add_entries(
        (said("第二条", "云川市绿地管理办法", None), said("执行《云川市绿地管理办法》")), None
    )
    (cited,) = archive.known.cites(new)
    assert {document.entry_id for document in cited.documents} == {old, other}
    (citing,) = archive.known.cited_by(old)
    assert [document.entry_id for document in citing.others] == [other]


def test_what_a_later_document_does_to_it_is_told(archive: Archive, old: int) -> None:
    text = "按照《云川市绿地管理办法》工作。本办法即日起施行，《云川市绿地管理办法》（云政办字〔2020〕7号）同时废止。"
    (new,) = archive.add_entries((said(text),), None)
    assert [one.relation for one in archive.known.cited_by(old)] == ["repeals"]
    (correction,) = archive.add_entries((said("“”应为“”。", "更正", None),), None)
    archive.last_steps.set_correction(correction, old)
    assert {(one.document.entry_id, one.relation) for one in archive.known.cited_by(old)} == {
        (new, "repeals"),
        (correction, "corrects"),
    }
    assert [one.relation for one in archive.known.cites(correction)] == ["corrects"]


def test_an_amendment_amends_the_law_in_its_name(archive: Archive) -> None:
    law = an_entry("云川市绿化条例", number_zh=None, date="2003-05-01")
    amendments = [an_entry(f"云川市绿化条例修正案（{n}）", number_zh=None, date=f"20{n}-01-01") for n in ("10", "12")]
    sections = (Section(name=Bilingual("法规"), entries=(law, *amendments)),)
    entries = archive.issue(archive.add_issue(an_issue(71, sections=sections))).entries
    told = [(one.document.entry_id, one.relation) for one in archive.known.cited_by(entries[0].id)]
    assert told == [(entries[1].id, "amends"), (entries[2].id, "amends")]


def test_it_follows_what_is_typed_moved_and_removed(archive: Archive, old: int) -> None:
    (new,) = archive.add_entries((said("按照云政办字〔2020〕7号文件"),), None)
    assert archive.known.cited_by(old)
    changed = said("按照云政办字〔2020〕8号文件")
    archive.set_entry(Entry(**{name: getattr(changed, name) for name in ("title_zh", "number_zh", "blocks")}, id=new))
    assert archive.known.cited_by(old) == ()
    (late,) = archive.add_entries((said("第一条", "关于古树的通知", "云政办字〔2020〕8号"),), None)
    assert [one.document.entry_id for one in archive.known.cited_by(late)] == [new]
    removed = archive.remove_entry(new)
    assert archive.known.cited_by(late) == ()
    archive.restore_entry(removed)
    assert [one.document.entry_id for one in archive.known.cited_by(late)] == [new]


def test_an_archive_that_can_only_be_read_is_told_of_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "kept.gazette"
    with Archive.open(path, create=True) as archive:
        old, new = archive.add_entries((said("第一条", "甲管理办法", OLD), said("按照云政办字〔2020〕7号")), None)
        archive.known.read_ahead()
        (third,) = archive.add_entries((said("云政办字〔2020〕7号同时废止"),), None)
        changed = archive.entry(new)
        archive.set_entry(replace(changed, blocks=(Paragraph(text="按照《乙管理办法》"),)))
    path.chmod(0o444)
    with Archive.open(path, read_only=True) as archive:
        told = {(one.document.entry_id, one.relation) for one in archive.known.cited_by(old)}
        cited = archive.known.cites(new)
    assert told == {(third, "repeals")}
    assert [one.title for one in cited] == ["乙管理办法"]


def test_what_was_read_is_compared_with_what_the_texts_say(tmp_path: Path) -> None:
    path = tmp_path / "kept.gazette"
    with Archive.open(path, create=True) as archive:
        archive.add_entries((said("第一条", "甲管理办法", OLD), said("按照云政办字〔2020〕7号")), None)
        archive.known.read_ahead()
        (waiting,) = archive.add_entries((said("云政办字〔2020〕7号同时废止"),), None)
    with Archive.open(path) as archive:
        assert list(archive.damages()) == []
    for harm, told in (
        ("UPDATE citation SET relation = 'repeals'", "citation"),
        ("DELETE FROM cited_as WHERE entry_id = 1", "cited_as"),
        ("DELETE FROM reading_waiting", "citation"),
    ):
        spoilt = tmp_path / "spoilt.gazette"
        spoilt.write_bytes(path.read_bytes())
        with closing(sqlite3.connect(spoilt)) as database, database:
            database.execute(harm)
        with Archive.open(spoilt) as archive:
            assert ("read", told) in {(damage.kind, damage.table) for damage in archive.damages()}
    assert waiting == 3


@pytest.mark.parametrize("number", ["云川市人民政府令第12号", "令第12号"])
def test_an_order_is_cited_by_its_number_with_its_issuer_in_full_or_in_short(archive: Archive, number: str) -> None:
    issuers = ("云川市人民政府",)
    order = an_entry("云川市绿化办法", number_zh=number, issuers=issuers)
    texts = ("按照云川市人民政府令第12号", "按照市政府令第12号", "按照云海市人民政府令第12号", "按照省政府令第12号")
    added = archive.add_entries((order, *map(said, texts)), None)
    assert [one.document.entry_id for one in archive.known.cited_by(added[0])] == list(added[1:3])


def test_long_texts_are_read_a_few_at_a_time(archive: Archive) -> None:
    texts = ("依法办理。" * 20_000, "依法办理。" * 20_000, "依法", "办理")
    archive.add_entries(tuple(said(text) for text in texts), None)
    assert [archive.known.read_some() for _ in texts] == [3, 2, 0, 0]


def test_while_another_program_writes_all_is_told_and_nothing_is_read_into_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    with Archive.open(path, create=True, patience=0.0) as archive, Archive.open(path) as other:
        (cited,) = archive.add_entries((an_entry("云川市绿地管理办法", number_zh=OLD),), None)
        (first, second) = archive.add_entries((said(f"按照{OLD}"), said("按照别的文件")), None)
        with other.transaction():
            assert archive.known.read_some() == 0
            assert [one.document.entry_id for one in archive.known.cited_by(cited)] == [first]
        archive.set_entry(replace(archive.entry(second), blocks=(Paragraph(text=f"按照{OLD}"),)))
        with other.transaction():
            assert [one.document.entry_id for one in archive.known.cited_by(cited)] == [first, second]


def test_what_was_read_and_taken_back_is_read_again(archive: Archive, old: int) -> None:
    class UndoneError(Exception):
        pass

    archive.known.read_ahead()
    (new,) = archive.add_entries((said(f"按照{OLD}"),), None)
    with pytest.raises(UndoneError), archive.transaction():
        archive.add_entries((said(f"按照{OLD}"),), None)
        archive.known.read_few()
        raise UndoneError
    assert [one.document.entry_id for one in archive.known.cited_by(old)] == [new]


def test_a_search_reads_no_more_of_long_texts_than_a_person_waits_for(archive: Archive) -> None:
    archive.add_entries(tuple(said("依法办理。" * 60_000) for _ in range(3)), None)
    assert [archive.search("依法办理").unread for _ in range(3)] == [1, 0, 0]


def test_an_order_is_cited_in_words_and_with_or_without_the_name_of_the_state(archive: Archive) -> None:
    order = an_entry("农村公路条例", number_zh="中华人民共和国国务院令第268号")
    texts = (
        "按照国务院令第二百六十八号执行。",
        "按照中华人民共和国国务院令第268号执行。",
        "按照国务院令第二百六十九号执行。",
    )
    added = archive.add_entries((order, *map(said, texts)), None)
    assert {one.document.entry_id for one in archive.known.cited_by(added[0])} == set(added[1:3])


def test_to_tell_where_a_document_stands_the_other_issues_are_not_looked_through(archive: Archive, old: int) -> None:
    assert archive.known.called(OLD)[0].entry == 2
    before = steps_of(archive, lambda: archive.known.called(OLD))
    others = tuple(an_entry(number_zh=f"云政发〔2023〕{number}号") for number in range(1000))
    archive.add_issue(an_issue(71, sections=(Section(name=Bilingual("文件"), entries=others),)))
    assert archive.known.called(OLD)[0].entry == 2
    assert steps_of(archive, lambda: archive.known.called(OLD)) <= before + 1


def test_of_the_inbox_a_document_is_counted_as_it_stands_there(archive: Archive, old: int) -> None:
    archive.add_entries((an_entry(number_zh=None), an_entry(number_zh="云政发〔2023〕5号")), None)
    (found,) = archive.known.called("云政发〔2023〕5号")
    assert (found.issue_id, found.entry) == (None, 2)
