"""Contents pages: both languages list all entries, on the same pages where there are several; numbers hold."""

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.model import Bilingual, Entry, Issue, Paragraph, Publication, Section
from gazette.shipped import shipped
from gazette.typeset import HouseStyle, Page, Pages, Typesetter, load_house_style, shared_fonts
from gazette.typeset.front_matter import settled

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
FONTS = shared_fonts(shipped("resources/fonts"))
TITLE_ZH = "关于印发云澜市第{}号水库安全管理办法的通知"
TITLE_EN = "Circular on Printing the Measures for Reservoir No. {}"
SETTERS: dict[bool, Typesetter] = {}


def with_contents_counted(style: HouseStyle) -> HouseStyle:
    tree = deepcopy(style.tree)
    tree["contents"]["counted"] = True
    return HouseStyle(style.name, style.file, tree)


def setter(counted: bool) -> Typesetter:
    if counted not in SETTERS:
        SETTERS[counted] = Typesetter(with_contents_counted(STYLE) if counted else STYLE, FONTS)
    return SETTERS[counted]


def issue(count: int, *, sections: int = 1, longer: frozenset[int] = frozenset()) -> Issue:
    """An issue of ``count`` entries; those at ``longer`` have English titles of many rows."""
    entries = [
        Entry(
            title_zh=TITLE_ZH.format(n),
            title_en=TITLE_EN.format(n) + (" and of the Waters Around It" * 8 if n in longer else ""),
            number_zh=f"云政发〔2024〕{n}号" if n % 3 else None,
            blocks=(Paragraph(text="各部门要健全工作机制。"),),
        )
        for n in range(count)
    ]
    each = -(-count // sections)
    parts = [tuple(entries[at : at + each]) for at in range(0, count, each)]
    return Issue(
        serial=9,
        year=2024,
        numbers=(3,),
        date="2024-03-15",
        publication=Publication(name=Bilingual("云澜市人民政府公报", "Yunlan Municipal People's Government Gazette")),
        sections=tuple(
            Section(name=Bilingual(f"第{n}类文件", f"Documents {n}"), entries=part) for n, part in enumerate(parts)
        ),
    )


def lists(pages: Pages) -> tuple[list[Page], list[Page]]:
    contents = [page for page in pages.pages if page.part == "contents"]
    return [p for p in contents if p.language == "zh-CN"], [p for p in contents if p.language == "en"]


def shown(page: Page) -> list[str]:
    """The texts of a page's lines, leaders left out."""
    return [line.text for line, _, _, artefact in page.lines() if not artefact]


def listed(page: Page) -> list[int]:
    """The pages that a contents page leads to, in its order."""
    return [link.target for link in page.links]


@pytest.mark.parametrize("counted", [False, True])
@settings(max_examples=12, deadline=None)
@given(
    count=st.integers(40, 400),
    sections=st.integers(1, 9),
    longer=st.frozensets(st.integers(0, 400), max_size=40),
)
def test_an_entry_has_the_same_page_in_both_lists(
    counted: bool, count: int, sections: int, longer: frozenset[int]
) -> None:
    made = setter(counted).pages(issue(count, sections=sections, longer=longer))
    chinese, english = lists(made)
    assert len(chinese) == len(english) > 1
    assert [listed(page) for page in chinese] == [listed(page) for page in english]
    firsts = [page.number for page in made.pages]
    assert [firsts[target] for page in chinese for target in listed(page)] == [first for first, _ in made.spans]
    for page in (*chinese, *english):
        printed = [int(text[1:-1]) for text in shown(page) if text[1:-1].isdecimal()]
        assert printed == [firsts[target] for target in listed(page)]


@settings(max_examples=12, deadline=None)
@given(count=st.integers(40, 400), sections=st.integers(1, 40))
def test_leaders_end_and_pages_stand_at_one_x_inside_the_text_block(count: int, sections: int) -> None:
    chinese, english = lists(setter(False).pages(issue(count, sections=sections)))
    left, top = STYLE.length("page.margin.inner"), STYLE.length("page.margin.head")
    width, depth = STYLE.lengths("page.block")
    ends = set()
    for page in (*chinese, *english):
        for line, x, y, artefact in page.lines():
            assert left <= x
            assert x + line.width <= left + width
            assert top < y < top + depth
            if artefact:
                ends.add(x + line.width)
            elif line.text[1:-1].isdecimal():
                assert x + line.width == left + width
    assert ends == {left + width - STYLE.length("contents.leader.end")}


@given(count=st.integers(40, 200), sections=st.integers(1, 40))
@settings(max_examples=12, deadline=None)
def test_no_section_name_stands_at_the_foot_of_a_page(count: int, sections: int) -> None:
    chinese, english = lists(setter(False).pages(issue(count, sections=sections)))
    assert not any(shown(page)[-1].startswith(("【", "Documents")) for page in (*chinese, *english))


def test_a_list_of_one_page_stays_one_where_the_other_is_one_too() -> None:
    chinese, english = lists(setter(False).pages(issue(12)))
    assert (len(chinese), len(english)) == (1, 1)


def test_a_short_list_goes_over_two_pages_with_a_longer_one() -> None:
    chinese, english = lists(setter(False).pages(issue(14, longer=frozenset(range(14)))))
    assert (len(chinese), len(english)) == (2, 2)


def test_a_list_is_drawn_together_before_it_needs_another_page() -> None:
    row, tight, after = (STYLE.length(f"contents.zh.entry.{name}") for name in ("row", "tight_row", "after"))
    heights = {}
    for count in (12, 16, 18):
        chinese, _ = lists(setter(False).pages(issue(count)))
        rows = sorted({y for line, _, y, _ in chinese[0].lines() if line.text.startswith("(云政发")})
        heights[count] = rows[1] - rows[0]
        assert len(chinese) == 1
    assert heights == {12: 2 * row + after, 16: 2 * row, 18: 2 * tight}


def test_further_pages_say_that_they_go_on_and_have_no_masthead() -> None:
    chinese, english = lists(setter(False).pages(issue(60)))
    assert [shown(page)[0] for page in chinese[1:]] == ["目录（续）"] * (len(chinese) - 1)
    assert [shown(page)[0] for page in english[1:]] == ["Contents (continued)"] * (len(english) - 1)
    assert not any("云澜市人民政府公报" in shown(page) for page in chinese[1:])


def test_a_title_longer_than_a_page_goes_on_over_pages_and_nothing_is_lost() -> None:
    title = "关于" + "加强各类水库安全管理" * 300 + "的通知"
    long = issue(3)
    entries = (replace(long.entries[0], title_zh=title), *long.entries[1:])
    made = setter(False).pages(replace(long, sections=(replace(long.sections[0], entries=entries),)))
    chinese, english = lists(made)
    text = "".join("".join(shown(page)) for page in chinese).replace("目录（续）", "")
    assert title in text
    assert len(chinese) == len(english) > 2
    foot = STYLE.length("page.margin.head") + STYLE.lengths("page.block")[1]
    assert all(y < foot for page in chinese for _, _, y, _ in page.lines())


def test_contents_pages_that_count_are_the_first_pages_of_the_issue() -> None:
    made = setter(True).pages(issue(80))
    chinese, english = lists(made)
    count = len(chinese) + len(english)
    assert [page.label for page in made.pages] == [str(n) for n in range(1, len(made.pages) + 1)]
    assert made.spans[0][0] == count + 1
    assert f"({count + 1})" in shown(chinese[0])
    body = made.pages[count]
    assert body.number == count + 1
    assert str(count + 1) in ["".join(run.texts) for run in body.glyphs if run.artefact]


def test_a_printed_page_is_compared_with_the_number_that_the_page_has() -> None:
    one = issue(1)
    printed = replace(one, sections=(replace(one.sections[0], entries=(replace(one.entries[0], printed_page=3),)),))
    rules = [finding.rule for finding in setter(True).pages(printed).findings]
    assert "typeset.printed_page" not in rules
    assert setter(True).fitted_to_print(printed) == printed


def test_numbers_that_never_settle_are_given_up_after_some_rounds() -> None:
    asked: list[int] = []

    def make(before: int) -> int:
        asked.append(before)
        return before

    assert settled(make, lambda before: before + 1)[2] is False
    assert len(asked) < 10
    assert settled(make, lambda before: min(before + 1, 3)) == (3, 3, True)


@pytest.mark.parametrize("count", [30, 31, 32, 60, 61, 90, 120])
def test_no_contents_page_is_left_with_a_single_entry(count: int) -> None:
    pages = lists(setter(False).pages(issue(count)))
    for language in pages:
        entries = [len(listed(page)) for page in language]
        assert min(entries[1:]) >= max(entries) // 2, entries
        assert entries[0] < max(entries), "beneath the masthead there is less room"


def test_a_section_without_entries_is_not_printed() -> None:
    whole = issue(3)
    empty = replace(whole, sections=(Section(name=Bilingual("人事机构", "Personnel")), *whole.sections))
    pages = [
        [shown(page) for page in setter(False).pages(each).pages if page.part == "contents"] for each in (whole, empty)
    ]
    assert pages[0] == pages[1]
