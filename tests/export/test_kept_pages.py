"""What is kept from one setting to the next: after any change the pages and their file are those made from nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gazette.desk.self_test import sample_issue
from gazette.export import pages_to_pdf, pdf_keeping
from gazette.ingest import read_file
from gazette.model import Block, Entry, Heading, Issue, Note, Paragraph, Table, replace_block, walk_blocks
from gazette.shipped import shipped, shipped_house_styles
from gazette.typeset import FontSet, Typesetter, load_house_style, shared_fonts

Change = Callable[[Entry], Entry]


@pytest.fixture(scope="module")
def sample() -> Issue:
    """The sample issue."""
    issue = read_file(sample_issue()).issue
    assert issue is not None
    return issue


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    return shared_fonts(shipped("resources/fonts"))


def typesetter(style: str, fonts: FontSet) -> Typesetter:
    """One that has set nothing yet."""
    return Typesetter(load_house_style(style, shipped("resources/house_styles")), fonts)


def typed(text: str, at: int, character: str) -> str:
    """``text`` with a character more, or without the one at a place."""
    at %= len(text) + 1
    return text[:at] + character + text[at:] if character else text[:at] + text[at + 1 :]


def changed(entry: Entry, which: int, at: int, character: str) -> Entry:
    """An entry with one character of its title, of a text or of a cell typed or taken out."""
    kinds = Heading | Paragraph | Table
    places = [(path, block) for path, block in walk_blocks(entry.blocks) if isinstance(block, kinds)]
    if not places or which % 7 == 0:
        return replace(entry, title_full=typed(entry.title_full or entry.title_zh, at, character), title_lines=())
    path, block = places[which % len(places)]
    if isinstance(block, Table):
        rows = [list(row) for row in block.rows]
        row = rows[at % len(rows)]
        row[-1:] = [replace(cell, text=typed(cell.text, at, character)) for cell in row[-1:]]
        new: Block = replace(block, rows=tuple(map(tuple, rows)))
    else:
        new = replace(block, text=typed(block.text, at, character))
    return replace(entry, blocks=replace_block(entry.blocks, path, (new,)))


def noted(entry: Entry, which: int, at: int) -> Entry:
    """An entry with a footnote more, behind one of its paragraphs."""
    places = [(path, block) for path, block in walk_blocks(entry.blocks) if isinstance(block, Paragraph)]
    if not places:
        return entry
    path, block = places[which % len(places)]
    marked = replace(block, text=typed(block.text, max(1, at % (len(block.text) + 1)), "㊿"))
    return replace(entry, blocks=replace_block(entry.blocks, path, (marked, Note(text="㊿指挥部。" * 9, mark="㊿"))))


NUMBERS = st.integers(0, 10_000)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.tuples(NUMBERS, NUMBERS, st.sampled_from("市，。（“A1 \n—…①") | st.just("")).map(
        lambda drawn: lambda entry: changed(entry, *drawn)
    ),
    st.tuples(NUMBERS, NUMBERS).map(lambda drawn: lambda entry: noted(entry, *drawn)),
    st.just(lambda entry: replace(entry, blocks=entry.blocks[:-1])),
    st.just(lambda entry: replace(entry, number_zh=None)),
)


@pytest.mark.parametrize("style", sorted(shipped_house_styles()))
def test_pages_after_any_change_are_those_made_from_nothing(
    style: str, sample: Issue, fonts: FontSet, long: bool
) -> None:
    warm = typesetter(style, fonts)
    pages_to_pdf(warm.pages(sample), fonts)
    now = [sample]

    @settings(
        max_examples=200 if long else 6,
        derandomize=not long,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate),
    )
    @given(entry=NUMBERS, change=CHANGES, back=st.booleans())
    def check(entry: int, change: Change, back: bool) -> None:
        base = sample if back else now[0]
        now[0] = with_changed(base, entry, change)
        made, anew = warm.pages(now[0]), typesetter(style, fonts).pages(now[0])
        assert made == anew
        with_kept = pages_to_pdf(made, fonts)
        pdf_keeping._page.cache_clear()
        pdf_keeping._fonts.cache_clear()
        assert with_kept == pages_to_pdf(anew, fonts)

    check()


def with_changed(issue: Issue, number: int, change: Change) -> Issue:
    """An issue with one entry changed."""
    entries = list(issue.entries)
    number %= len(entries)
    entries[number] = change(entries[number])
    left = iter(entries)
    sections = tuple(replace(section, entries=tuple(next(left) for _ in section.entries)) for section in issue.sections)
    return replace(issue, sections=sections)
