"""The language of queries: words, phrases, exclusion, OR, fields in both languages; what is none is text."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.archive import Archive, Narrowing, read_query
from gazette.archive.search import index
from gazette.archive.search.query import Fact, Query, Term, Text
from gazette.model import Bilingual, Entry, NameList, Paragraph, Person, Section
from gazette.reading.number_writings import NumberWriting
from tests.archive.building import an_entry, an_issue


def texts(*said: str) -> tuple[Term, ...]:
    return tuple(Term((Text(one),)) for one in said)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("海洋 牧场", texts("海洋", "牧场")),
        ("海洋　牧场", texts("海洋", "牧场")),
        ("“海洋 牧场”", texts("海洋牧场")),
        ('"Digital  Government"', texts("digital government")),
        ("坚持“四个全面”战略", texts("坚持“四个全面”战略")),
        ("“四个全面” 战略", texts("四个全面", "战略")),
        ("张 艳", texts("张艳")),
        ("张 艳 任命", texts("张", "艳", "任命")),
        (
            "青政办字［２０１９］６７号",
            (Term((Text("青政办字(2019)67号", number=NumberWriting("青政办字", 2019, "67")),)),),
        ),
        ("海洋 -牧场", (Term((Text("海洋"),)), Term((Text("牧场"),), without=True))),
        ("2019-67", texts("2019-67")),
        ("青政办字67号", (Term((Text("青政办字67号", number=NumberWriting("青政办字", None, "67")),)),)),
        ("海洋 OR 牧场 渔业", (Term((Text("海洋"), Text("牧场"))), *texts("渔业"))),
        ("title:海洋", (Term((Text("海洋", "title"),)),)),
        ("标题：“海洋 牧场”", (Term((Text("海洋牧场", "title"),)),)),
        ("-发文机关:水务局", (Term((Text("水务局", "issuer"),), without=True),)),
        ("person:张 期:401", (Term((Text("张", "person"),)), Term((Fact("issue", "401"),)))),
        ("date:2019", (Term((Fact("date", since="2019", until="2019"),)),)),
        ("date:2010-2015", (Term((Fact("date", since="2010", until="2015"),)),)),
        ("日期:2010-12-2011-03", (Term((Fact("date", since="2010-12", until="2011-03"),)),)),
        ("日期:2019年3月..2020-12-31", (Term((Fact("date", since="2019-03", until="2020-12-31"),)),)),
        ("date:..2019", (Term((Fact("date", until="2019"),)),)),
        ("note:海洋", texts("note:海洋")),
        ("  ", ()),
    ],
)
def test_a_query_is_understood(query: str, terms: tuple[Term, ...]) -> None:
    assert read_query(query) == Query(terms)


@pytest.mark.parametrize(
    ("query", "terms", "hint"),
    [
        ("“没有后引号", texts("“没有后引号"), "archive.open_quote"),
        ("title: 海洋", texts("title:", "海洋"), "archive.empty_field"),
        ("海洋 -", texts("海洋", "-"), "archive.bare_minus"),
        ("OR 海洋", texts("or", "海洋"), "archive.bare_or"),
        ("date:去年", texts("date:去年"), "archive.bad_date"),
        ("date:2019-13", texts("date:2019-13"), "archive.bad_date"),
        ("date:2019-01..2019-02-30", texts("date:2019-01..2019-02-30"), "archive.bad_date"),
    ],
)
def test_what_is_no_query_is_text_with_a_hint(query: str, terms: tuple[Term, ...], hint: str) -> None:
    assert read_query(query) == Query(terms, (hint,))  # type: ignore[arg-type]  # one of the hints


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive for many questions."""
    with Archive.open(tmp_path_factory.mktemp("asked") / "a.gazette", create=True) as archive:
        archive.add_issue(an_issue())
        yield archive


_SIGNS = "“”\"-－ 　OR:：title标题文号number日期date2019..〔〕第号《》()*^{}'"


def test_no_query_is_an_error(asked: Archive, long: bool) -> None:
    @settings(max_examples=10_000 if long else 300)
    @given(query=st.text(max_size=60) | st.text(alphabet=_SIGNS, max_size=40))
    def ask(query: str) -> None:
        result = asked.search(query)
        assert len(result.hits) == result.total

    ask()


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Documents that differ in their fields."""
    people = NameList(
        people=(Person(name="张艳", affiliation="市水务局"), Person(name="孙 继", affiliation="市教育局"))
    )
    documents = (
        an_entry("关于海洋牧场的意见", Paragraph(text="渔业增产。"), date="2019-03-08", issuers=("云川市人民政府",)),
        an_entry("关于水务的通知", Paragraph(text="海洋渔业不在此列。"), date="2020-11-02", issuers=("云川市水务局",)),
        an_entry("名单", people, date="2021-01-05", issuers=()),
    )
    section = Section(name=Bilingual("市政府文件", "Documents"), entries=documents)
    archive.add_issue(an_issue(88, date="2021-02-01", sections=(section,)))
    return archive


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("海洋 渔业", {"关于海洋牧场的意见", "关于水务的通知"}),
        ("海洋 -牧场", {"关于水务的通知"}),
        ("-海洋", {"名单"}),
        ("牧场 OR 张艳", {"关于海洋牧场的意见", "名单"}),
        ("title:海洋", {"关于海洋牧场的意见"}),
        ("title:海", {"关于海洋牧场的意见"}),
        ("body:海洋", {"关于水务的通知"}),
        ("issuer:水务局", {"关于水务的通知"}),
        ("person:水务局", set()),
        ("person:孙继", {"名单"}),
        ("文种:意见", {"关于海洋牧场的意见"}),
        ("date:2019", {"关于海洋牧场的意见"}),
        ("日期：２０１９年３月", {"关于海洋牧场的意见"}),
        ("date:2020..2021-01-04", {"关于水务的通知"}),
        ("date:2019 OR 张艳", {"关于海洋牧场的意见", "名单"}),
        ("section:documents 名单", {"名单"}),
        ("issue:88 海洋", {"关于海洋牧场的意见", "关于水务的通知"}),
        ("issue:8 海洋", set()),
        ("期:总第88期 海洋", {"关于海洋牧场的意见", "关于水务的通知"}),
        ("期：第０５期 海洋", {"关于海洋牧场的意见", "关于水务的通知"}),
        ("issue:2024年第5、6期（总第88期） 海洋", {"关于海洋牧场的意见", "关于水务的通知"}),
        ("期:2023年第5期 海洋", set()),
        ("期:总第5期 海洋", set()),
    ],
)
def test_fields_and_signs_narrow_what_is_found(filled: Archive, query: str, found: set[str]) -> None:
    result = filled.search(query)
    assert {hit.title for hit in result.hits} == found
    assert result.total == len(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("青政办字67", {"甲", "丁"}),
        ("青政办字67号", {"甲", "丁"}),
        ("青政办字６７", {"甲", "丁"}),
        ("青政办字67 甲", {"甲"}),
        ("文号:青政办字67", {"甲"}),
        ("“青政办字67”", {"丁"}),
        ("青政办字6", {"丁"}),
        ("政办字67", {"丁"}),
        ("政府令12", {"丙"}),
        ("青政办字67 OR 政府令12", {"甲", "丙", "丁"}),
        ("-青政办字67", {"乙", "丙"}),
    ],
)
def test_a_number_is_found_without_its_year(archive: Archive, query: str, found: set[str]) -> None:
    numbers = {"甲": "青政办字〔2019〕67号", "乙": "青政办字〔2019〕167号", "丙": "政府令〔2019〕第12号", "丁": None}
    bodies = {"丁": "见青政办字67号文"}
    archive.add_entries(
        tuple(
            an_entry(title, Paragraph(text=bodies.get(title, "略")), number_zh=number)
            for title, number in numbers.items()
        ),
        None,
    )
    assert {hit.title for hit in archive.search(query).hits} == found


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("青政办字〔2019〕67号", "青政办字[2019]67号"),
        ("ＩＳＯ９０００标准", "iso9000"),
        ("⽂件", "文件"),
        ("买买提·艾力", "买买提•艾力"),
        ("总\u200b则", "总则"),
        ("占30%以上", "30％"),
        ("第一条（一）", "第一条(一)"),
    ],
)
def test_what_readers_take_for_the_same_is_the_same(archive: Archive, text: str, query: str) -> None:
    archive.add_entries((Entry(title_zh="甲", blocks=(Paragraph(text=text),)),), None)
    assert archive.search(query).total == 1


def test_an_archive_that_can_only_be_read_is_searched_with_what_was_written_last(archive: Archive) -> None:
    archive.add_entries((an_entry("甲", Paragraph(text="先写的字")),), None)
    assert archive.search("先写的字").total == 1
    (entry_id,) = archive.add_entries((an_entry("乙", Paragraph(text="后写的字")),), None)
    with Archive.open(archive.path, read_only=True) as reader:
        assert [hit.entry_id for hit in reader.search("后写的字").hits] == [entry_id]
        assert reader.search("写的字").total == 2
    assert archive.search("写的字").total == 2


def test_what_another_program_wrote_is_found(archive: Archive) -> None:
    archive.add_entries((an_entry("甲"),), None)
    assert archive.search("公交").total == 0
    with Archive.open(archive.path) as other:
        (entry_id,) = other.add_entries((an_entry("公交"),), None)
        assert archive.search("公交").total == 1
        other.remove_entry(entry_id)
    assert archive.search("公交").total == 0


def test_an_answer_comes_before_everything_is_indexed_and_says_what_is_left(archive: Archive) -> None:
    archive.add_entries(tuple(an_entry(f"公交第{number}条") for number in range(450)), None)
    first = archive.search("公交", Narrowing(at_once=True))
    assert (first.total, first.left) == (200, 250)
    assert [archive.search("公交", Narrowing(at_once=True)).left for _ in range(2)] == [50, 0]
    assert (archive.search("公交").total, archive.search("公交").left) == (450, 0)


def test_an_index_of_mostly_outdated_rows_is_made_anew(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "OUTDATED", 5)
    edited, other = archive.add_entries((an_entry("甲"), an_entry("乙", Paragraph(text="公交"))), None)
    begun = []
    for number in range(20):
        text = (Paragraph(text=f"第{number}稿"),)
        archive.set_entry(Entry(title_zh="甲", blocks=text, id=edited))
        assert [hit.entry_id for hit in archive.search(f"第{number}稿").hits] == [edited]
        assert archive.search("第3稿").total == (number == 3)
        assert [hit.entry_id for hit in archive.search("公交").hits] == [other]
        with sqlite3.connect(archive.path) as reader:
            begun.append(reader.execute("SELECT after_doc FROM search_begun").fetchone()[0])
        reader.close()
    assert sorted(set(begun)) == [0, 8, 16, 24], "it was made anew now and then"


def test_who_reads_along_finds_what_the_writer_wrote_since(archive: Archive) -> None:
    (first,) = archive.add_entries((an_entry("甲", Paragraph(text="公交")),), None)
    with Archive.open(archive.path, read_only=True) as reader:
        assert reader.search("公交").total == 1
        archive.add_entries((an_entry("乙", Paragraph(text="公交")),), None)
        assert reader.search("公交").total == 2
        archive.set_entry(Entry(title_zh="甲", blocks=(Paragraph(text="票价"),), id=first))
        assert (reader.search("公交").total, reader.search("票价").total) == (1, 1)
        archive.search("公交")
        assert (reader.search("公交").total, reader.search("票价").total) == (1, 1)


def test_an_archive_that_takes_nothing_just_now_is_searched_all_the_same(archive: Archive) -> None:
    archive.add_entries((an_entry("甲", Paragraph(text="公交")),), None)
    with Archive.open(archive.path, patience=0.1) as impatient, sqlite3.connect(archive.path) as other:
        assert impatient.search("公交").total == 1
        archive.add_entries((an_entry("乙", Paragraph(text="公交票价")),), None)
        other.execute("BEGIN IMMEDIATE")
        assert (impatient.search("公交").total, impatient.search("票价").total) == (2, 1)
        other.rollback()
        archive.add_entries((an_entry("丙", Paragraph(text="票价")),), None)
        assert (impatient.search("公交").total, impatient.search("票价").total) == (2, 2)
    other.close()


def test_no_hit_is_given_where_none_is_wanted(archive: Archive) -> None:
    archive.add_entries(tuple(an_entry(f"公交第{number}条") for number in range(450)), None)
    result = archive.search("公交", limit=0)
    assert (result.total, result.hits) == (450, ())


def test_what_nearly_all_say_is_found_exactly_while_documents_come_and_go(archive: Archive) -> None:
    def said(count: int) -> tuple[Entry, ...]:
        return tuple(an_entry("甲", Paragraph(text="公交" if number % 50 else "地铁")) for number in range(count))

    def totals(asked: Archive) -> list[int]:
        return [asked.search(query).total for query in ("公交", "交", "地铁", "title:甲")]

    first, *_, last = archive.add_entries(said(300), None)
    assert totals(archive) == [294, 294, 6, 300]
    archive.add_entries(said(10), None)
    archive.remove_entry(last)
    archive.set_entry(an_entry("乙", Paragraph(text="公交"), id=first))
    assert totals(archive) == [303, 303, 6, 308]
    with Archive.open(archive.path, read_only=True) as reader:
        assert totals(reader) == [303, 303, 6, 308]
        archive.add_entries(said(300), None)
        assert totals(reader) == [597, 597, 12, 608], "what waits is indexed in memory"
    assert totals(archive) == [597, 597, 12, 608]


def test_a_single_character_is_found_in_its_field(archive: Archive) -> None:
    archive.add_entries((an_entry("甲", Paragraph(text="乙丙"), issuers=("丁",)),), None)
    queries = ("乙", "body:乙", "title:乙", "title:甲", "body:甲", "issuer:丁", "title:丁", "丙", "body:戊")
    assert [archive.search(query).total for query in queries] == [1, 1, 0, 1, 0, 1, 0, 1, 0]


def test_who_says_a_word_most_comes_first_and_of_a_long_text_the_newest(archive: Archive) -> None:
    often = an_entry("甲", Paragraph(text="牧场牧场牧场，海洋环境保护"), date="2001-01-01")
    once = an_entry("乙", Paragraph(text="牧场，海洋环境保护，海洋和环境"), date="2020-01-01")
    archive.add_entries((often, once, *(an_entry() for _ in range(5))), None)
    assert [hit.title for hit in archive.search("牧场").hits] == ["甲", "乙"]
    assert [hit.title for hit in archive.search("海洋环境保护").hits] == ["乙", "甲"]
