"""Fitting: a printed issue keeps its printed pages where the house style's limits allow, by the least change."""

from dataclasses import replace

from gazette.model import Entry, Issue, Paragraph, Section
from gazette.shipped import shipped
from gazette.typeset import Pages, Typesetter, load_house_style, shared_fonts
from gazette.typeset.fitting import leadings_allowed

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
TYPESETTER = Typesetter(STYLE, shared_fonts(shipped("resources/fonts")))


def document(title: str, lines: int) -> Entry:
    """An entry whose text fills so many lines of a column."""
    return Entry(title_zh=title, blocks=(Paragraph(text="市" * (21 * lines - 2)),))


def pages(*entries: Entry) -> Pages:
    return TYPESETTER.pages(Issue(sections=(Section(entries=entries),)))


def starts(set_pages: Pages) -> list[int]:
    return [first for first, _ in set_pages.spans]


def printed(entries: tuple[Entry, ...], *at: int) -> tuple[Entry, ...]:
    return tuple(replace(entry, printed_page=page) for entry, page in zip(entries, at, strict=True))


# head 7 lines at 17.5: one page of 32 rows in two columns, then 39: the first runs three rows over its second page
LONG = (document("甲", 2 * (32 + 39) + 6), document("乙", 60))


def test_without_printed_pages_every_document_has_the_leading_of_the_style() -> None:
    assert starts(pages(*LONG)) == [1, 3]
    assert not pages(*LONG).findings


def test_a_document_is_tightened_to_begin_the_next_one_where_it_was_printed() -> None:
    body = document("甲", 2 * (32 + 39) + 72), document("乙", 60)
    assert starts(pages(*body)) == [1, 4]
    fitted = pages(*printed(body, 1, 3))
    assert starts(fitted) == [1, 3]
    assert {finding.rule for finding in fitted.findings} == {"typeset.leading"}
    assert {finding.entry for finding in fitted.findings} == {1}


def test_the_text_is_the_same_whatever_the_leading() -> None:
    body = document("甲", 2 * (32 + 39) + 72), document("乙", 60)

    def text(set_pages: Pages) -> str:
        return "".join(
            "".join("".join(run.texts) for run in page.glyphs if not run.artefact)
            for page in set_pages.pages
            if page.number
        )

    assert text(pages(*body)) == text(pages(*printed(body, 1, 3)))


def test_what_the_limits_do_not_reach_is_said_and_set_plainly() -> None:
    fitted = pages(*printed(LONG, 1, 9))
    assert starts(fitted) == [1, 3]
    (finding,) = fitted.findings
    assert (finding.rule, finding.entry) == ("typeset.printed_page", 2)
    assert dict(finding.values) == {"printed": "9", "page": "3"}


def test_leadings_go_by_lines_a_column_and_by_nearness_to_the_own_one() -> None:
    own, *others = leadings_allowed(STYLE)
    assert own == 17500
    assert [682500 // leading for leading in others] == [38, 40, 37, 41, 42, 43, 44]
    assert all(leading % 250 == 0 for leading in others)
