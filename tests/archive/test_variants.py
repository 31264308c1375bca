"""On request traditional and simplified characters are one, exactly as a scan with the same folding finds them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.archive import Archive, Narrowing, places_of, read_query
from gazette.archive.folding import folded
from gazette.archive.variants import simplified, writings_of
from gazette.model import Bilingual, Entry, NameList, Paragraph, Person, Section
from tests.archive.building import an_entry, an_issue

EITHER = Narrowing(variants=True)


def test_characters_are_written_in_several_ways() -> None:
    assert simplified("臺灣發展與頭髮") == "台湾发展与头发"
    assert simplified(simplified("薴")) == simplified("薴")
    assert {"发", "發", "髮"} <= set(writings_of("发"))
    assert writings_of("a") == ("a",)


@pytest.fixture
def mixed(archive: Archive) -> Archive:
    """The same things in simplified, in traditional and in mixed characters."""
    people = NameList(people=(Person(name="張艷", affiliation="水務局"),))
    section = Section(
        name=Bilingual("市政府文件"),
        entries=(
            an_entry("关于发展的通知", Paragraph(text="推进台湾交流。"), date="2019-01-01", issuers=("云川市财政局",)),
            an_entry(
                "關於發展的通知",
                Paragraph(text="推進臺灣交流。"),
                date="2020-01-01",
                issuers=("雲川市財政局",),
                number_zh="雲政辦字〔2020〕7號",
            ),
            an_entry("关於發展", Paragraph(text="推進台灣。"), date="2021-01-01", number_zh=None),
            an_entry("名單", people, date="2022-01-01", number_zh=None),
        ),
    )
    archive.add_issue(an_issue(88, sections=(section,)))
    return archive


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("台湾", {"关于发展的通知", "關於發展的通知", "关於發展"}),
        ("臺灣", {"关于发展的通知", "關於發展的通知", "关於發展"}),
        ("推进台湾交流", {"关于发展的通知", "關於發展的通知"}),
        ("发", {"关于发展的通知", "關於發展的通知", "关於發展"}),
        ("title:發展 -通知", {"关於發展"}),
        ("title:关", {"关于发展的通知", "關於發展的通知", "关於發展"}),
        ("person:张艳", {"名單"}),
        ("“名单”", {"名單"}),
        ("issuer:财政局", {"关于发展的通知", "關於發展的通知"}),
        ("云政办字2020 7", {"關於發展的通知"}),
        ("云政办字〔2020〕7号", {"關於發展的通知"}),
        ("栏目:市政府文件 名单", {"名單"}),
        ("头发", set()),
    ],
)
def test_both_writings_are_found_on_request(mixed: Archive, query: str, titles: set[str]) -> None:
    result = mixed.search(query, EITHER)
    assert {hit.title for hit in result.hits} == titles
    assert result.total == len(titles)


def test_without_the_request_characters_are_what_they_are(mixed: Archive) -> None:
    assert {hit.title for hit in mixed.search("台湾").hits} == {"关于发展的通知"}
    assert mixed.search("title:發展", Narrowing(issuer="财政局")).total == 0
    assert mixed.search("title:發展", Narrowing(issuer="财政局", variants=True)).total == 2


def test_titles_come_first_and_snippets_show_what_stands_there(mixed: Archive) -> None:
    hit, *_ = mixed.search("交流 灣", EITHER).hits
    assert "臺灣交流" in hit.snippet
    marked = read_query("台湾").marked
    (place,) = places_of(hit.snippet, marked, variants=True)
    assert hit.snippet[slice(*place)] == "臺灣"
    assert places_of(hit.snippet, marked) == []


_CHARACTERS = st.text(alphabet="发發髮台臺颱湾灣干乾幹通知aＡ ", max_size=9)


@given(texts=st.lists(st.lists(_CHARACTERS, max_size=3), max_size=5), query=_CHARACTERS)
@settings(max_examples=60)
def test_what_is_found_is_what_a_plain_scan_finds(one_archive: Path, texts: list[list[str]], query: str) -> None:
    wanted = simplified(folded(query).strip())
    if not wanted:
        return
    entries = tuple(Entry(title_zh="", blocks=tuple(Paragraph(text=text) for text in each)) for each in texts)
    with Archive.open(one_archive, create=True) as archive:
        added = archive.add_entries(entries, None)
        found = {hit.entry_id for hit in archive.search(f'"{query}"', EITHER, limit=100_000).hits}
    said = {
        entry_id
        for entry_id, each in zip(added, texts, strict=True)
        if any(wanted in simplified(folded(text)) for text in each)
    }
    assert found & {*added} == said


@pytest.fixture(scope="module")
def one_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One archive for many generated entries."""
    return tmp_path_factory.mktemp("variants") / "a.gazette"


def test_a_long_text_of_which_every_mixture_is_written_is_found_in_all(archive: Archive) -> None:
    one, other = "发展台湾财政", "發展臺灣財政"
    mixtures = [
        "".join(pair[at >> bit & 1] for bit, pair in enumerate(zip(one, other, strict=True))) for at in range(64)
    ]
    ids = archive.add_entries(tuple(Entry(title_zh=text * 2) for text in mixtures), None)
    assert {hit.entry_id for hit in archive.search(one + one, EITHER, limit=100).hits} == set(ids)
    assert archive.search(other + one + "无", EITHER).total == 0


def test_an_archive_that_can_only_be_read_is_searched_so_too(mixed: Archive) -> None:
    mixed.search("台湾")
    mixed.add_entries((an_entry("臺灣"),), None)
    with Archive.open(mixed.path, read_only=True) as reader:
        assert reader.search("台湾", EITHER).total == 4
