"""A document is found by its number however that is written; where there is none, near ones are offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.archive import Archive, Narrowing
from gazette.model import Entry, Paragraph
from tests.archive.building import an_entry


@pytest.fixture
def numbered(archive: Archive) -> Archive:
    """Documents of two codes over the years, and one that cites another."""
    made = [
        ("办公厅甲", "青政办字〔2019〕67号", "QZBZ [2019] No. 67"),
        ("办公厅乙", "青政办字〔2018〕67号", None),
        ("办公厅丙", "青政办字〔2019〕66号", None),
        ("市政府", "青政发〔2019〕67号", None),
        ("命令", "云澜市人民政府令第38号", "Order No. 38"),
        ("两个", "青政发〔2020〕5、6号", None),
    ]
    entries = [
        Entry(title_zh=title, number_zh=zh, number_en=en, date=f"{2010 + at}-01-01")
        for at, (title, zh, en) in enumerate(made)
    ]
    cites = an_entry("引文", Paragraph(text="按照青政办字〔2019〕67号要求"), number_zh=None, date="2024-01-01")
    archive.add_entries((*entries, cites), None)
    return archive


@pytest.mark.parametrize(
    ("query", "first", "besides"),
    [
        ("青政办字[2019]67号", ["办公厅甲"], {"引文"}),
        ("青政办字〔2019〕67号", ["办公厅甲"], {"引文"}),
        ("青政办字2019 67", ["办公厅甲"], set()),
        ("青政办字〔2019〕067", ["办公厅甲"], set()),
        ("青政办字67", ["办公厅乙", "办公厅甲"], set()),
        ("QZBZ [2019] No. 67", ["办公厅甲"], set()),
        ("qzbz [2018] 67", ["办公厅乙"], set()),
        ("青政发 2019 67", ["市政府"], set()),
        ("青政发 2021 6", [], set()),
        ("QZBZ 67", ["办公厅乙", "办公厅甲"], set()),
        ("2019 67号", ["市政府", "办公厅甲"], {"引文"}),
        ("（2019）67号", ["市政府", "办公厅甲"], {"引文"}),
        ("云澜市人民政府令38", ["命令"], set()),
        ("Order 38", ["命令"], set()),
        ("云澜市人民政府令（第38号）", ["命令"], set()),
        ("第38号令", ["命令"], set()),
        ("市政府令38号", ["命令"], set()),
        ("市政府第三十八号令", ["命令"], set()),
        ("number:令38号", ["命令"], set()),
        ("公安部令第38号", [], set()),
        ("（青政办字〔2019〕67号）", ["办公厅甲"], set()),
        ("《青政办字〔2019〕67号》", ["办公厅甲"], set()),
        ("青政办字〔2019〕67号文件", ["办公厅甲"], set()),
        ("青政办字〔2019〕67号文", ["办公厅甲"], set()),
        ("青政办字<2019>67号", ["办公厅甲"], set()),
        ("（2018）67号", ["办公厅乙"], set()),
        ("青政发〔2020〕6号", ["两个"], set()),
        ("文号：青政办字67", ["办公厅乙", "办公厅甲"], set()),
        ("number:QZBZ [2019] No. 67", ["办公厅甲"], set()),
        ("number:2019 67", ["市政府", "办公厅甲"], set()),
        ("number:66", ["办公厅丙"], set()),
        ("number:2019", [], {"市政府", "办公厅丙", "办公厅甲"}),
        ("青政办字67 甲", ["办公厅甲"], set()),
        ("青政办字67 -甲", ["办公厅乙"], set()),
        ("-number:67", ["引文", "两个", "命令", "办公厅丙"], set()),
        ("“青政办字67”", [], set()),
        ("青政办字〔2019〕99号", [], set()),
    ],
)
def test_a_number_in_any_writing_finds_its_document_first(
    numbered: Archive, query: str, first: list[str], besides: set[str]
) -> None:
    result = numbered.search(query)
    titles = [hit.title for hit in result.hits]
    assert titles[: len(first)] == first
    assert set(titles[len(first) :]) == besides
    assert result.total == len(first) + len(besides)


def test_numbers_are_narrowed_down_and_put_in_order_as_words_are(numbered: Archive) -> None:
    assert [hit.title for hit in numbered.search("青政办字67", Narrowing(until="2010")).hits] == ["办公厅甲"]
    assert [hit.title for hit in numbered.search("（2019）67号", order="date").hits] == ["引文", "市政府", "办公厅甲"]


def test_a_number_that_was_changed_is_found_as_it_is_now(numbered: Archive) -> None:
    (hit,) = numbered.search("青政办字2019 66").hits
    numbered.set_entry(Entry(title_zh="办公厅丙", number_zh="青政办字〔2019〕65号", id=hit.entry_id))
    assert numbered.search("青政办字2019 66").total == 0
    assert numbered.search("青政办字2019 65").total == 1
    numbered.remove_entry(hit.entry_id)
    assert numbered.search("青政办字2019 65").total == 0


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("2019 67", ("〔2019〕67号", 2)),
        ("２０１９  67", ("〔2019〕67号", 2)),
        ("67 2019", None),
        ("2019 67号", None),
        ("“2019” 67", None),
        ("2019 670", None),
    ],
)
def test_a_year_and_a_figure_are_texts_and_the_number_that_they_may_mean_is_told(
    numbered: Archive, query: str, meant: tuple[str, int] | None
) -> None:
    told = numbered.search(query).meant
    assert (told and (told.written, told.count)) == meant
    if told is not None:
        assert numbered.search(f"number:{told.written}").total == told.count
        assert numbered.search(query, Narrowing(until="2009")).meant is None


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("青政办字〔2019〕68号", ["办公厅甲", "办公厅丙"]),
        ("青政办字〔2020〕67号", ["办公厅甲", "办公厅乙"]),
        ("青政办〔2019〕66号", ["办公厅丙"]),
        ("number:QZBZ [2019] No. 68", ["办公厅甲", "办公厅丙"]),
        ("青政办字〔2005〕900号", []),
        ("没有的词", []),
        ("青政办字〔2019〕67号", []),
    ],
)
def test_where_nothing_is_found_near_numbers_are_offered(numbered: Archive, query: str, near: list[str]) -> None:
    result = numbered.search(query)
    assert [hit.title for hit in result.near] == near
    assert not (result.near and result.total)


def test_figures_without_end_are_a_text_and_no_number(archive: Archive) -> None:
    endless = f"云政办字〔2024〕{'9' * 5000}号"
    assert archive.search(endless).near == ()
    (entry_id,) = archive.add_entries((Entry(title_zh="甲", number_zh=endless),), None)
    assert [hit.entry_id for hit in archive.search(endless).hits] == [entry_id]


FORMS = st.sampled_from(
    (
        "{code}〔{year}〕{number}号",
        "{code}[{year}]第{number}号",
        "{code}{year} {number}",
        "文号:{code}（{year}）{number}号",
    )
)


@given(
    kept=st.lists(
        st.tuples(st.sampled_from(("云政发", "云政办字", "云财规")), st.integers(2018, 2020), st.integers(1, 5)),
        max_size=6,
    ),
    asked=st.tuples(st.sampled_from(("云政发", "云政办字")), st.integers(2018, 2020), st.integers(1, 5)),
    forms=st.tuples(FORMS.filter(lambda form: ":" not in form), FORMS),
)
def test_all_of_a_number_are_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory,
    kept: list[tuple[str, int, int]],
    asked: tuple[str, int, int],
    forms: tuple[str, str],
) -> None:
    def written(form: str, said: tuple[str, int, int]) -> str:
        return form.format(code=said[0], year=said[1], number=said[2])

    with Archive.open(tmp_path_factory.mktemp("numbers") / "a.gazette", create=True) as archive:
        entries = tuple(Entry(title_zh="甲", number_zh=written(forms[0], each)) for each in kept)
        ids = archive.add_entries(entries, None)
        found = {hit.entry_id for hit in archive.search(written(forms[1], asked)).hits}
    assert found == {entry_id for entry_id, each in zip(ids, kept, strict=True) if each == asked}
