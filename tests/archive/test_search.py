"""Search finds every entry that says it, no other, and counts them all."""

from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.archive import Archive, Narrowing, read_query
from gazette.archive.file import ArchiveFile
from gazette.archive.folding import folded, folded_places
from gazette.archive.search.catalogue import Catalogue
from gazette.archive.search.index import INDEX
from gazette.archive.search.snippets import places_of, snippet
from gazette.errors import ArchiveError
from gazette.model import Bilingual, Entry, Paragraph, Section, entry_texts
from tests.archive.building import ENTRIES, an_entry, an_issue, rich_blocks


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One archive for many generated entries."""
    return tmp_path_factory.mktemp("search") / "search.gazette"


@given(entry=ENTRIES, data=st.data())
def test_an_entry_is_found_by_any_part_of_it(common: Path, entry: Entry, data: st.DataObject) -> None:
    texts = [text for text in entry_texts(entry) if text.strip()]
    if not texts:
        return
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    quoted = f"“{part}”"
    if "”" in part or not read_query(quoted).marked:
        return
    with Archive.open(common, create=True) as archive:
        (entry_id,) = archive.add_entries((entry,), None)
        for query in (quoted, quoted.upper()):
            assert entry_id in {hit.entry_id for hit in archive.search(query, limit=10_000).hits}


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("银杏", 1),
        ("总则", 1),
        ("一、总　则", 1),
        ("iso9000", 1),
        ("9000 标准", 1),
        ("云川市交通运输局", 1),
        ("各区人民政府", 1),
        ("云政办字〔2024〕12号", 3),
        ("2024年3月8日", 3),
        ("方远", 1),
        ("附件1", 1),
        ("银杏三株", 0),
        ("总则银杏", 0),
        ("100%", 0),
        ("通知", 3),
        ("不存在", 0),
        ("   ", 0),
        ("'; DROP TABLE entry; --", 0),
    ],
)
def test_a_match_lies_within_one_passage(archive: Archive, query: str, total: int) -> None:
    archive.add_issue(an_issue())
    result = archive.search(query)
    assert result.total == len(result.hits) == total


_LETTERS = st.text(alphabet="海洋牧场的ab1〔]、：\u3000 \u200bＢ", max_size=12)


@given(texts=st.lists(st.lists(_LETTERS, max_size=3), max_size=4), query=_LETTERS)
def test_what_is_found_is_what_a_plain_scan_finds(common: Path, texts: list[list[str]], query: str) -> None:
    wanted = folded(query).strip()
    if not wanted:
        return
    entries = tuple(Entry(title_zh="", blocks=tuple(Paragraph(text=text) for text in each)) for each in texts)
    with Archive.open(common, create=True) as archive:
        added = archive.add_entries(entries, None)
        found = {hit.entry_id for hit in archive.search(f'"{query}"', limit=100_000).hits}
    said = {
        entry_id for entry_id, each in zip(added, texts, strict=True) if any(wanted in folded(text) for text in each)
    }
    assert found & {*added} == said


@given(text=st.text() | _LETTERS)
def test_places_are_those_of_the_compared_form(text: str) -> None:
    same, places = folded_places(text)
    assert same == folded(text)
    assert len(places) == len(same)
    assert places == sorted(places)


def test_no_match_goes_from_one_passage_into_the_next(archive: Archive) -> None:
    archive.add_entries((Entry(title_zh="甲", blocks=(Paragraph(text="总则"), Paragraph(text="则例"))),), None)
    assert archive.search("总则例").total == 0
    assert archive.search("则例").total == 1


def test_the_pieces_of_an_index_are_joined_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.archive.search.index._MANY", 3)
    monkeypatch.setattr("gazette.archive.search.index._IN_ONE_GO", 1)
    begun, transaction = count(1), archive._file.transaction

    def counted() -> AbstractContextManager[None]:
        assert next(begun) < 100, "it does not end"
        return transaction()

    archive.add_entries(tuple(an_entry(f"第{n}件", Paragraph(text="海洋牧场" * n)) for n in range(5)), None)
    monkeypatch.setattr(archive._file, "transaction", counted)
    assert archive.search("海洋").total == 4
    for table in INDEX:
        assert archive._file.rows(f"SELECT count(DISTINCT segid) AS n FROM {table}_idx") == [{"n": 1}]


def test_what_was_taken_back_is_found_and_counted_no_more(archive: Archive) -> None:
    (entry_id,) = archive.add_entries((an_entry("关于绿地的通知", issuers=("云川市林业局",)),), None)
    assert archive.search("关于").total == 1
    with pytest.raises(ValueError, match="taken back"), archive.transaction():
        archive.set_entry(replace(archive.entry(entry_id), issuers=("云川市水务局",)))
        assert archive.search("issuer:水务局").total == 1
        raise ValueError("taken back")
    found = archive.search("关于")
    assert (found.total, len(found.hits), archive.search("issuer:水务局").total) == (1, 1, 0)
    assert [each.value for each in found.facets["issuer"]] == ["云川市林业局"]


def test_what_another_writes_between_two_looks_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, written = tmp_path / "two.gazette", []
    with Archive.open(path, create=True) as one, Archive.open(path) as other:
        one.add_entries((an_entry("关于绿地的通知"),), None)
        one_state = one._file.one_state

        def written_first() -> AbstractContextManager[None]:
            if not written:
                written.append(other.add_entries((an_entry("关于湖泊的通知"),), None))
                other.search("湖泊")
            return one_state()

        monkeypatch.setattr(one._file, "one_state", written_first)
        found = one.search("关于")
    assert written
    assert (found.total, len(found.hits)) == (2, 2)


def test_places_are_marked_once_where_one_word_is_in_another() -> None:
    assert places_of("建设海洋牧场，发展海洋", ["海洋", "海洋牧场", "洋牧"]) == [(2, 6), (9, 11)]


def test_several_phrases_must_all_stand_in_the_entry(archive: Archive) -> None:
    archive.add_entries((an_entry("甲", Paragraph(text="绿地管理"), Paragraph(text="古树保护")), an_entry("乙")), None)
    assert archive.search("“绿地管理” “古树保护”").total == 1
    assert archive.search("“绿地管理” “公交票价”").total == 0


def test_hits_tell_where_they_are(archive: Archive) -> None:
    archive.add_issue(an_issue())
    archive.add_entries((an_entry("甲"), an_entry("乙", Paragraph(text="开头" * 30 + "要找的字" + "结尾" * 60))), None)
    (hit,) = archive.search("要找的字").hits
    assert (hit.issue_id, hit.serial, hit.entry, hit.title, hit.number) == (None, None, 2, "乙", "云政办字〔2024〕12号")
    assert hit.snippet == "…" + "开头" * 12 + "要找的字" + "结尾" * 40 + "…"
    (hit,) = archive.search("方远", limit=5).hits
    assert (hit.serial, hit.entry, hit.page) == (88, 3, None)


def test_the_total_counts_what_the_limit_leaves_out(archive: Archive) -> None:
    archive.add_entries(tuple(an_entry(f"第{n}件") for n in range(12)), None)
    result = archive.search("第", limit=5)
    assert (result.total, len(result.hits)) == (12, 5)


def test_title_hits_come_first_then_the_newest(archive: Archive) -> None:
    old, new = an_entry("银杏（旧）", date="2001-01-01"), an_entry("银杏（新）", date="2020-01-01")
    archive.add_entries((an_entry("树", Paragraph(text="银杏"), date="2024-01-01"), old, new), None)
    assert [hit.title for hit in archive.search("银杏").hits] == ["银杏（新）", "银杏（旧）", "树"]


def test_results_are_narrowed_and_counted_by_facets(archive: Archive) -> None:
    archive.add_issue(an_issue())
    archive.add_entries((an_entry("关于绿地的意见", date="2019-11-21", issuers=("云川市人民政府",)),), None)
    facets = {
        name: {each.value: each.count for each in values} for name, values in archive.search("关于").facets.items()
    }
    assert facets == {
        "year": {"2024": 2, "2019": 1},
        "section": {"市政府文件": 2},
        "issuer": {"云川市人民政府": 2, "云川市交通运输局": 1},
        "leads": {},
        "responsible": {},
        "kind": {"通知": 2, "意见": 1},
        "issue": {"88": 2},
    }
    assert archive.search("关于", Narrowing(since="2020")).total == 2
    assert archive.search("关于", Narrowing(until="2019-11")).total == 1
    assert archive.search("关于", Narrowing(until="2019-10-31")).total == 0
    assert archive.search("关于", Narrowing(since="2019-11-21", until="2019-11-21")).total == 1
    assert archive.search("关于", Narrowing(section="municipal")).total == 2
    assert archive.search("关于", Narrowing(section="人事任免")).total == 0
    assert archive.search("关于", Narrowing(issuer="交通")).total == 1


def test_a_document_of_the_inbox_stands_on_no_page(archive: Archive) -> None:
    archive.add_entries((an_entry("关于绿地的意见", printed_page=7),), None)
    (hit,) = archive.search("绿地").hits
    assert (hit.issue_id, hit.page) == (None, None)


def test_a_document_without_a_day_is_of_the_year_of_its_issue(archive: Archive) -> None:
    entry = an_entry("关于绿地的意见", date=None)
    section = Section(name=Bilingual("其他文件"), entries=(entry,))
    archive.add_issue(an_issue(88, date=None, year=2021, sections=(section,)))
    assert [(each.value, each.count) for each in archive.search("绿地").facets["year"]] == [("2021", 1)]


def test_values_of_facets_are_chosen_one_beside_another(archive: Archive) -> None:
    archive.add_issue(an_issue())
    archive.add_entries((an_entry("关于绿地的意见", date="2019-11-21", issuers=("云川市人民政府",)),), None)

    def counts(**chosen: tuple[str, ...]) -> tuple[int, dict[str, int], dict[str, int]]:
        result = archive.search("关于", Narrowing(chosen=chosen))
        years, kinds = ({one.value: one.count for one in result.facets[name]} for name in ("year", "kind"))
        return result.total, years, kinds

    assert counts(year=("2019",)) == (1, {"2024": 2, "2019": 1}, {"意见": 1})
    assert counts(year=("2019", "2024")) == (3, {"2024": 2, "2019": 1}, {"通知": 2, "意见": 1})
    assert counts(year=("2024",), kind=("意见",)) == (0, {"2019": 1}, {"通知": 2})
    assert counts(year=()) == (3, {"2024": 2, "2019": 1}, {"通知": 2, "意见": 1})
    assert counts(year=("1999",))[0] == 0


def test_search_follows_edits_and_removals(archive: Archive) -> None:
    (entry_id,) = archive.add_entries((an_entry("甲", *rich_blocks()),), None)
    archive.set_entry(Entry(title_zh="甲", blocks=(Paragraph(text="换过的字"),), id=entry_id))
    assert archive.search("银杏").total == 0
    assert archive.search("换过的字").total == 1
    archive.remove_entry(entry_id)
    assert archive.search("换过的字").total == 0


def test_an_issue_lends_its_date_to_entries_without_one(archive: Archive) -> None:
    section = Section(name=Bilingual("文件"), entries=(an_entry("没有日期", date=None),))
    archive.add_issue(an_issue(5, date="2018-05-01", sections=(section,)))
    assert archive.search("没有日期", Narrowing(since="2018-05", until="2018-05")).total == 1


def test_a_snippet_shows_the_text_as_it_stands() -> None:
    assert snippet("第一章　总　则", ("总则",)) == "第一章　总　则"
    assert snippet("按照 iso9000 执行", ("iso9000",)) == "按照 iso9000 执行"


def test_the_words_around_are_those_of_the_text_where_title_and_text_match(archive: Archive) -> None:
    archive.add_entries(
        (
            an_entry(
                "关于公交的通知", Paragraph(text="第一段"), Paragraph(text="公交先行"), Paragraph(text="公交票价下调")
            ),
        ),
        None,
    )
    for query, around in (("公交", "公交先行"), ("公交 票价", "公交票价下调"), ("关于公交", "关于公交的通知")):
        (hit,) = archive.search(query).hits
        assert hit.snippet == around


def test_what_was_searched_within_a_transaction_that_is_taken_back_is_forgotten(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.gazette", create=True) as archive:
        archive.add_entries((an_entry("甲文", Paragraph(text="海洋牧场")),), None)
        assert archive.search("海洋").total == 1
        with pytest.raises(KeyError), archive.transaction():
            archive.add_entries((an_entry("乙文", Paragraph(text="海洋渔业")),), None)
            assert archive.search("海洋").total == 2
            raise KeyError
        archive.add_entries((an_entry("丙文", Paragraph(text="山林")),), None)
        assert [hit.title for hit in archive.search("海洋").hits] == ["甲文"]
        assert [hit.title for hit in archive.search("山林").hits] == ["丙文"]


def test_a_search_ends_while_another_writes_all_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, read, written = tmp_path / "a.gazette", Catalogue.read, 0

    def written_meanwhile(catalogue: Catalogue, file: ArchiveFile) -> None:
        nonlocal written
        read(catalogue, file)
        if written == 50:
            return
        with suppress(ArchiveError):  # it has to wait
            other.add_entries((an_entry(f"海洋牧场 {written}"),), None)
            written += 1

    with Archive.open(path, create=True) as archive, Archive.open(path, patience=0.0) as other:
        monkeypatch.setattr(Catalogue, "read", written_meanwhile)
        found = archive.search("海洋牧场")
        assert 0 < written < 5
        assert found.total == written


def test_while_one_types_no_more_of_long_texts_is_indexed_than_a_person_waits_for(archive: Archive) -> None:
    long = Paragraph(text="依法办理海洋牧场。" * 150_000)
    archive.add_entries(tuple(an_entry(f"第{number}号", long) for number in range(3)), None)
    found = [archive.search("海洋牧场", Narrowing(at_once=True)) for _ in range(2)]
    assert [(result.total, result.left) for result in found] == [(2, 1), (3, 0)]


def test_while_one_types_what_is_gone_is_not_found_though_many_wait_to_be_indexed(archive: Archive) -> None:
    entries = tuple(an_entry(title_zh=f"海洋牧场第{number}号") for number in range(300))
    ids = archive.add_entries(entries, None)
    assert archive.search("海洋牧场").total == len(ids)
    *changed, gone = ids
    with archive.transaction():
        for entry_id in changed:
            archive.set_entry(replace(archive.entry(entry_id), title_zh="海洋牧场"))
        archive.remove_entry(gone)
    found = archive.search("海洋牧场", Narrowing(at_once=True), limit=len(ids))
    assert found.left
    assert {hit.entry_id for hit in found.hits} == set(changed)
    assert archive.search("海洋牧场").total == len(changed)
