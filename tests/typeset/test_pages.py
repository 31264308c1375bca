"""Pages: every block stands on them once and in order, columns are balanced, the contents name where entries begin."""

from collections import Counter
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model import (
    Attachment,
    Bilingual,
    Cell,
    Enclosure,
    Entry,
    Heading,
    Issue,
    NameList,
    Paragraph,
    Person,
    Publication,
    Section,
    Signature,
    Table,
    entry_texts,
)
from gazette.shipped import shipped
from gazette.typeset import Column, Page, Pages, Typesetter, load_house_style, shared_fonts

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
FONTS = shared_fonts(shipped("resources/fonts"))
LONG = "各部门要健全工作机制，明确目标任务，推动各项措施落到实处。" * 6


def entry(*blocks: object, title: str = "关于加强水库安全管理的通知", **more: object) -> Entry:
    return Entry(title_zh=title, blocks=tuple(blocks), **more)  # type: ignore[arg-type]


def issue(*entries: Entry) -> Issue:
    return Issue(
        serial=9,
        year=2024,
        numbers=(3,),
        date="2024-03-15",
        publication=Publication(name=Bilingual("云澜市人民政府公报", "Yunlan Municipal People's Government Gazette")),
        sections=(Section(name=Bilingual("市政府文件", "Documents"), entries=entries),),
    )


def made(*entries: Entry) -> Pages:
    return Typesetter(STYLE, FONTS).pages(issue(*entries))


def body(pages: Pages) -> list[Page]:
    return [page for page in pages.pages if page.number is not None]


def text_of(page: Page) -> str:
    return "".join("".join(run.texts) for run in page.glyphs if not run.artefact)


def table(rows: int, *, header: int = 1) -> Table:
    head = (Cell(text="任务"), Cell(text="责任单位"))
    lines = tuple((Cell(text=f"{n}. {LONG[:60]}"), Cell(text="市水务局")) for n in range(1, rows + 1))
    return Table(rows=((head,) * header) + lines, header_rows=header)


def test_the_body_is_numbered_from_one_and_contents_stand_outside() -> None:
    pages = made(entry(Paragraph(text=LONG)))
    assert [page.label for page in pages.pages] == ["i", "ii", "1"]
    assert pages.spans == ((1, 1),)


def test_both_contents_lists_name_the_page_on_which_an_entry_begins() -> None:
    pages = made(*(entry(Paragraph(text=LONG * n), title=f"关于第{n}件事的通知") for n in (1, 12, 30)))
    for (first, _), title in zip(pages.spans, ("第1件", "第12件", "第30件"), strict=True):
        assert title in text_of(body(pages)[first - 1])
    for front in pages.pages[:2]:
        assert [link.target - 2 + 1 for link in front.links] == [first for first, _ in pages.spans]
        assert all(f"({first})" in text_of(front) for first, _ in pages.spans)


def test_columns_that_end_are_balanced() -> None:
    pages = made(entry(Paragraph(text="甲" * 21 * 11)))
    tops = {place.y for place in body(pages)[0].places if place.path == (0,)}
    lefts = [place.x for place in body(pages)[0].places if place.path == (0,)]
    assert len(tops) == 6
    assert sorted(lefts.count(x) for x in set(lefts)) == [6, 6]


def test_a_heading_is_never_the_last_line_of_a_column() -> None:
    blocks = [part for _ in range(40) for part in (Heading(text="一、主要目标", level=1), Paragraph(text="甲" * 30))]
    page = body(made(entry(*blocks)))[0]
    heading_paths = {(i,) for i in range(0, 80, 2)}
    bottom = max(place.y for place in page.places)
    feet = [place.path for place in page.places if place.y == bottom]
    assert feet
    assert not heading_paths & set(feet)


def test_a_table_over_pages_repeats_its_header_and_keeps_its_rows() -> None:
    pages = body(made(entry(table(60))))
    with_table = [page for page in pages if "水务局" in text_of(page)]
    assert len(with_table) > 2
    assert all("责任单位" in text_of(page) for page in with_table)
    whole = "".join(map(text_of, pages))
    assert all(f"{n}. {LONG[:40]}" in whole for n in range(1, 61))


def test_a_cell_taller_than_a_page_still_comes_whole() -> None:
    tall = Table(rows=((Cell(text="说明"),), (Cell(text=LONG * 40),)), header_rows=1)
    whole = "".join(text_of(page) for page in body(made(entry(tall)))).replace("说明", "")
    assert whole.count(LONG[:28]) == 6 * 40


def test_an_attachment_begins_a_page() -> None:
    pages = body(
        made(entry(Paragraph(text=LONG), Attachment(label="附件1", title="名单", blocks=(Paragraph(text=LONG),))))
    )
    assert text_of(pages[1]).startswith("附件1")


def test_names_of_two_characters_are_spread_by_the_setting_only() -> None:
    people = NameList(
        people=(Person(name="闻青", affiliation="云澜农场"), Person(name="闻砚清", affiliation="云澜茶场"))
    )
    page = body(made(entry(people)))[0]
    assert "闻青" in text_of(page)
    run = next(run for run in page.glyphs if "".join(run.texts).startswith("闻青"))
    assert run.offsets[1] - run.offsets[0] == 2 * 10.5


def test_a_character_that_no_font_has_is_named_and_marked() -> None:
    pages = made(entry(Paragraph(text="附表" + "\U0002a6a5" + "如下。")))
    assert [finding.rule for finding in pages.findings] == ["typeset.no_glyph"]
    assert "\U0002a6a5" in "".join(map(text_of, body(pages)))


TEXT = st.text(
    st.sampled_from([*"市政府办公厅关于印发方案，。（）《》“”—…", "2", "0", "A", "b", " ", "%"]),
    min_size=1,
    max_size=200,
)
PARAGRAPHS = st.builds(Paragraph, text=TEXT)
HEADINGS = st.builds(Heading, text=TEXT, level=st.integers(1, 4))
TABLES = st.lists(st.lists(st.builds(Cell, text=TEXT), min_size=1, max_size=4).map(tuple), min_size=1, max_size=6).map(
    lambda rows: Table(rows=tuple(rows), header_rows=0)
)
FLAT = st.lists(PARAGRAPHS | HEADINGS | TABLES, max_size=6).map(tuple)
ENCLOSURES = st.builds(Enclosure, title=TEXT, blocks=FLAT)
BLOCKS = st.lists(PARAGRAPHS | HEADINGS | TABLES | ENCLOSURES, max_size=5)


@given(BLOCKS)
def test_every_text_is_on_the_pages_once(blocks: list[object]) -> None:
    one = entry(*blocks)
    squashed = "".join("".join(entry_texts(one)).split())
    on_pages = "".join("".join(map(text_of, body(made(one)))).split())
    assert Counter(on_pages) == Counter(squashed)


def test_a_title_edited_since_its_rows_were_stored_is_set_as_it_is_now() -> None:
    page = body(made(entry(title="关于库区安全的通知", title_lines=("关于水库", "安全的通知"))))[0]
    assert "关于库区安全的通知" in text_of(page)


def test_a_table_without_any_cell_is_no_trouble() -> None:
    assert made(entry(Table(rows=((), ()), header_rows=1), Paragraph(text="甲"))).spans == ((1, 1),)


@pytest.mark.parametrize("before", [*range(4), *range(64, 76)])
@pytest.mark.parametrize("name", ["qingdao-2019", "clreq-default"])
def test_issuer_and_date_below_a_text_stand_in_one_column(name: str, before: int) -> None:
    signed = Signature(lines=("云澜市人民政府", "2024年7月1日"))
    text = [Paragraph(text="各部门要落实。") for _ in range(before)]
    style = load_house_style(name, shipped("resources/house_styles"))
    pages = Typesetter(style, FONTS).pages(issue(entry(*text, signed)))
    columns = [column for page in body(pages) for column in page.items if isinstance(column, Column)]
    last = [[line.line.text for line in column.lines][-2:] for column in columns if column.lines]
    assert ["云澜市人民政府", "2024年7月1日"] in last


def test_a_proof_is_marked_when_the_pages_under_way_are_made() -> None:
    """Both use the same shaper and the same kept lines."""
    setter, one = Typesetter(STYLE, FONTS), issue(entry(Paragraph(text=LONG)))
    pages = setter.pages(one)
    making, go_on, marked = Event(), Event(), Event()

    def wait(_done: int, _total: int) -> None:
        making.set()
        assert go_on.wait(20)

    def mark() -> None:
        setter.proof(pages, "一校")
        marked.set()

    threads = Thread(target=lambda: setter.pages(one, progress=wait)), Thread(target=mark)
    threads[0].start()
    assert making.wait(20)
    threads[1].start()
    assert not marked.wait(0.2)
    go_on.set()
    for thread in threads:
        thread.join()
    assert marked.is_set()
