"""Fitting: printed pages are kept and a number of pages is reached within the house style's limits, by least change."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from operator import mul
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.model import FIT_STEPS, Entry, Fit, Issue, Paragraph, Section
from gazette.shipped import shipped
from gazette.typeset import Pages, Typesetter, load_house_style, shared_fonts, unfitted
from gazette.typeset.fit_search import Means, lines_allowed, means_in_order
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Shaper

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
FONTS = shared_fonts(shipped("resources/fonts"))
TYPESETTER = Typesetter(STYLE, FONTS)
# head 7 lines at 17.5: one page of 32 rows in two columns, then 39
FULL = 2 * (32 + 39)


def document(title: str, lines: int) -> Entry:
    """An entry whose text fills so many lines of a column."""
    return Entry(title_zh=title, blocks=(Paragraph(text="市" * (21 * lines - 2)),))


def an_issue(*lines: int, printed: tuple[int, ...] = ()) -> Issue:
    """An issue of documents with so many lines each, printed on these pages."""
    entries = tuple(document(title, each) for title, each in zip("甲乙丙丁戊己", lines, strict=False))
    if printed:
        entries = tuple(replace(entry, printed_page=page) for entry, page in zip(entries, printed, strict=True))
    return Issue(sections=(Section(entries=entries),))


def starts(issue: Issue) -> list[int]:
    return [first for first, _ in TYPESETTER.pages(issue).spans]


def count(issue: Issue) -> int:
    return len(TYPESETTER.pages(issue).pages)


def just_over() -> Issue:
    """An issue whose last page has but two lines."""
    size = next(each for each in range(200, 300) if count(an_issue(each)) > count(an_issue(each - 1)))
    return an_issue(size + 1)


def lines(issue: Issue) -> list[int | None]:
    return [entry.column_lines for entry in issue.entries]


def text(pages: Pages) -> str:
    """The text of the body in its order."""
    runs = (run for page in pages.pages if page.number for run in page.glyphs if not run.artefact)
    return "".join("".join(run.texts) for run in runs)


def test_an_issue_that_was_never_printed_is_set_as_the_style_has_it() -> None:
    issue = an_issue(FULL + 6, 60)
    assert TYPESETTER.fitted_to_print(issue) == issue
    assert starts(issue) == [1, 3]
    assert not TYPESETTER.pages(issue).findings


def test_a_document_is_tightened_to_begin_the_next_one_where_it_was_printed() -> None:
    issue = an_issue(FULL + 72, 60, printed=(1, 3))
    assert starts(issue) == [1, 4]
    fitted = TYPESETTER.fitted_to_print(issue)
    assert starts(fitted) == [1, 3]
    assert fitted.fit == Fit()
    assert [each is None for each in lines(fitted)] == [False, True]
    assert [(finding.rule, finding.entry) for finding in TYPESETTER.pages(fitted).findings] == [("typeset.leading", 1)]


def test_what_the_limits_do_not_reach_is_said_and_set_plainly() -> None:
    issue = an_issue(FULL + 6, 60, printed=(1, 9))
    assert TYPESETTER.fitted_to_print(issue) == issue
    (finding,) = TYPESETTER.pages(issue).findings
    assert (finding.rule, finding.entry) == ("typeset.printed_page", 2)
    assert dict(finding.values) == {"printed": "9", "page": "3"}


def test_pages_are_the_same_whatever_was_set_before() -> None:
    issue = an_issue(FULL + 72, 60, printed=(1, 3))
    used = Typesetter(STYLE, FONTS)
    used.fitted_to_print(an_issue(FULL + 60, 60, printed=(1, 3)))
    assert used.fitted_to_print(issue) == Typesetter(STYLE, FONTS).fitted_to_print(issue)


def test_one_page_fewer_comes_by_changing_one_document() -> None:
    issue = just_over()
    fitted = TYPESETTER.fitted_to_pages(issue, count(issue) - 1)
    assert count(fitted) == count(issue) - 1
    assert sum(each is not None for each in lines(fitted)) == 1
    assert fitted.fit == Fit(count(fitted))


def test_white_of_the_whole_issue_is_taken_only_where_documents_do_not_do_it() -> None:
    issue = an_issue(*(30,) * 6)
    for wanted in range(count(issue) - 1, 0, -1):
        fitted = TYPESETTER.fitted_to_pages(issue, wanted)
        if fitted.fit and fitted.fit.steps and count(fitted) == wanted:
            assert fitted.fit.steps == FIT_STEPS[: len(fitted.fit.steps)]
            return
    raise AssertionError("no number of pages asked for more than lines")


def visibility(issue: Issue, sizes: tuple[int, ...]) -> tuple[int, int]:
    """How many documents have another leading, and their lines times what it changes."""
    rules = SettingRules(STYLE, Shaper(STYLE, FONTS))
    changes = [abs(rules.leading_of(each) - rules.leading) for each in lines(issue)]
    return sum(change > 0 for change in changes), sum(map(mul, sizes, changes))


def choices_of(issue: Issue) -> Iterator[Issue]:
    """The issue with every choice of lines for one of its documents, and for two of them."""
    (section,) = issue.sections
    allowed = range(37, 45)
    for places in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2)):
        for chosen in product(allowed, repeat=len(places)):
            by_place = dict(zip(places, chosen, strict=True))
            entries = (replace(entry, column_lines=by_place.get(at)) for at, entry in enumerate(section.entries))
            yield replace(issue, fit=Fit(), sections=(replace(section, entries=tuple(entries)),))


@pytest.mark.parametrize(("sizes", "more"), [((160, 106, 181), -1), ((161, 200, 188), -1), ((99, 89, 160), 1)])
def test_no_smaller_change_makes_the_wanted_pages(sizes: tuple[int, ...], more: int) -> None:
    issue = an_issue(*sizes)
    wanted = count(issue) + more
    fitted = TYPESETTER.fitted_to_pages(issue, wanted)
    making = [visibility(each, sizes) for each in choices_of(issue) if count(each) == wanted]
    assert fitted.fit == Fit(wanted)
    assert making
    assert visibility(fitted, sizes) == min(making)


def relined(issue: Issue, place: int, column_lines: int) -> Issue:
    """The issue with other lines a column for one of its documents."""
    (section,) = issue.sections
    entries = list(section.entries)
    entries[place] = replace(entries[place], column_lines=column_lines)
    return replace(issue, fit=Fit(), sections=(replace(section, entries=tuple(entries)),))


def test_of_equal_changes_the_earliest_document_is_taken() -> None:
    tried = 0
    for size in range(60, 140):
        issue = an_issue(size, size)
        wanted = count(issue) - 1
        if all(count(relined(issue, place, 41)) == wanted for place in (0, 1)):
            tried += 1
            fitted = TYPESETTER.fitted_to_pages(issue, wanted)
            assert fitted.entries[0].column_lines is not None
            assert fitted.entries[1].column_lines is None
    assert tried


def test_where_nothing_brings_it_nearer_nothing_is_changed() -> None:
    issue = an_issue(5, 5)
    assert count(issue) > 1
    fitted = TYPESETTER.fitted_to_pages(issue, 1)
    assert fitted == replace(issue, fit=Fit(1))


def test_documents_begin_pages_where_lines_do_not_make_enough() -> None:
    issue = an_issue(20, 20, 20, 20)
    fitted = TYPESETTER.fitted_to_pages(issue, count(issue) + 2)
    assert count(fitted) == count(issue) + 2
    assert any(entry.new_page for entry in fitted.entries)
    begun = [first for entry, first in zip(fitted.entries, starts(fitted), strict=True) if entry.new_page]
    assert len(set(begun)) == len(begun)
    assert not fitted.entries[0].new_page


def test_what_is_tried_goes_by_the_order_of_the_house_style() -> None:
    order = ["lines:one", "lines:two", "between_documents", "lines:three", "new_page"]
    assert list(means_in_order(order)) == [
        Means(2),
        Means(2, ("between_documents",)),
        Means(3),
        Means(3, ("between_documents",)),
        Means(3, (), new_pages=True),
    ]
    assert list(means_in_order([])) == []


def test_a_style_that_allows_nothing_changes_nothing(tmp_path: Path) -> None:
    for file in shipped("resources/house_styles").iterdir():
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (tmp_path / "strict.toml").write_text(
        '[style]\nname = "x"\nbased_on = "clreq-default"\n[fit]\norder = []\n', "utf-8"
    )
    typesetter = Typesetter(load_house_style("strict", tmp_path), FONTS)
    issue = just_over()
    fitted = typesetter.fitted_to_pages(issue, len(typesetter.pages(issue).pages) - 1)
    assert unfitted(fitted) == replace(fitted, fit=None)


def test_what_an_entry_had_in_a_fitted_issue_counts_for_nothing_in_one_that_is_not() -> None:
    issue = an_issue(FULL + 72, 60)
    (section,) = issue.sections
    entries = (replace(section.entries[0], column_lines=44), replace(section.entries[1], new_page=True))
    moved = replace(issue, sections=(replace(section, entries=entries),))
    assert TYPESETTER.pages(moved) == TYPESETTER.pages(issue)
    assert TYPESETTER.pages(replace(moved, fit=Fit())) != TYPESETTER.pages(issue)


def test_what_cannot_be_reached_comes_as_near_as_it_can() -> None:
    issue = an_issue(FULL + 6, 60)
    nearest = TYPESETTER.fitted_to_pages(issue, 1)
    assert 1 < count(nearest) <= count(issue)
    (missed,) = (each for each in TYPESETTER.pages(nearest).findings if each.rule == "typeset.fit_missed")
    assert dict(missed.values) == {"wanted": "1", "pages": str(count(nearest))}


def test_a_text_that_grew_is_told_of() -> None:
    issue = just_over()
    fitted = TYPESETTER.fitted_to_pages(issue, count(issue) - 1)
    (section,) = fitted.sections
    grown = replace(fitted, sections=(replace(section, entries=(*section.entries, document("丁", 200))),))
    assert "typeset.fit_missed" in {finding.rule for finding in TYPESETTER.pages(grown).findings}
    assert "typeset.fit_missed" not in {finding.rule for finding in TYPESETTER.pages(unfitted(grown)).findings}


@settings(max_examples=15)
@given(st.lists(st.integers(1, 220), min_size=1, max_size=5), st.integers(-2, 2))
def test_fitting_changes_no_text_and_says_how_many_pages(sizes: list[int], more: int) -> None:
    issue = an_issue(*sizes)
    wanted = max(1, count(issue) + more)
    fitted = TYPESETTER.fitted_to_pages(issue, wanted)
    pages = TYPESETTER.pages(fitted)
    assert text(pages) == text(TYPESETTER.pages(issue))
    assert abs(len(pages.pages) - wanted) <= abs(count(issue) - wanted)
    assert sum(each is not None for each in lines(fitted)) <= 3
    assert (len(pages.pages) == wanted) is not any(each.rule == "typeset.fit_missed" for each in pages.findings)
    assert unfitted(fitted) == issue


def test_lines_go_by_nearness_of_their_leading_to_the_own_one() -> None:
    rules = SettingRules(STYLE, Shaper(STYLE, FONTS))
    assert lines_allowed(rules) == (None, 38, 40, 37, 41, 42, 43, 44)
    assert all(rules.leading_of(each) % 250 == 0 for each in range(37, 45))
    assert rules.leading_of(39) == rules.leading_of(None) == 17500
    assert rules.leading_of(99) == rules.leading_of(44)
