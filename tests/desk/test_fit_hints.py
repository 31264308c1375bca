"""How an entry stands on its pages is read off them; what the house style allows is tried, and undone in one step."""

from pathlib import Path

import pytest

from gazette.desk import Desk
from gazette.desk.fit_hints import FitHint, fit_hints
from gazette.desk.fit_means import entry_means, set_entry_lines
from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import issue_pages
from gazette.model import Block, Cell, Entry, Heading, Issue, Paragraph, Publication, Section, Table
from gazette.typeset import Column

_LINE = "市政府各部门要按照职责分工抓好落实工作并及时反馈"
"""A little more than a line of a column."""


_ALLOWING = """
[style]
name = "own"
based_on = "qingdao-2019"
[composition]
one_character_line = "allow"
"""


def issue_of(*blocks: tuple[Block, ...], style: str | None = None) -> Issue:
    entries = tuple(
        Entry(
            id=at, title_zh="关于试点的通知", title_en="Circular", number_zh=f"云政发〔2024〕{at}号", blocks=tuple(each)
        )
        for at, each in enumerate(blocks, 1)
    )
    return Issue(
        id=1,
        serial=7,
        year=2024,
        numbers=(7,),
        publication=Publication(house_style="own", style_source=style) if style else Publication(),
        sections=(Section(entries=entries),),
    )


def hints_of(issue: Issue, number: int = 0, before: dict[int, int] | None = None) -> dict[str, FitHint]:
    hints = fit_hints(issue, issue_pages(issue), number, before or {})
    return {hint.code: hint for hint in hints}


def paragraphs(count: int, text: str = _LINE) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text) for _ in range(count))


def test_where_it_ends_and_how_many_lines_are_free_is_what_the_page_has() -> None:
    issue = issue_of(paragraphs(8))
    ends = hints_of(issue)["desk.hint_ends_even"]
    page = issue_pages(issue).pages[-2 if issue_pages(issue).pages[-1].part == "colophon" else -1]
    lines = [len(item.lines) for item in page.items if hasattr(item, "leading")]
    assert [ends.values["left"], ends.values["right"]] == lines
    more = hints_of(issue_of(paragraphs(8 + 2 * int(str(ends.values["free"])) // 2)))
    assert {hint.values.get("page") for hint in more.values() if hint.code.startswith("desk.hint_ends")} == {"1"}


def test_lines_over_and_that_fewer_save_a_page() -> None:
    """Growing line by line: once it runs over, the number told is what has to go."""
    grown = [(count, hints_of(issue_of(paragraphs(count)))) for count in range(28, 44)]
    over = [(count, hints["desk.hint_over_page"]) for count, hints in grown if "desk.hint_over_page" in hints]
    assert over
    count, hint = over[0]
    assert hint.values["page"] == "2"
    lines = int(str(hint.values["lines"]))
    assert lines <= 4
    kept = hints_of(issue_of(paragraphs(count - -(-lines // 2))))
    assert not any(code.startswith("desk.hint_over") for code in kept)
    assert fit_hints(issue_of(paragraphs(count)), issue_pages(issue_of(paragraphs(count))), 0, {})[0] == hint


def test_a_last_line_of_one_character_is_told_with_its_place() -> None:
    """The house style that allows them: however long the text, each such line is told, and no other is."""
    told = 0
    for more in range(24):
        text = _LINE + "馈" * more
        issue = issue_of((Paragraph(text=_LINE), Paragraph(text=f"{text}。")), style=_ALLOWING)
        ends = {
            "".join(line.line.text.split())
            for page in issue_pages(issue).pages
            for item in page.items
            if isinstance(item, Column)
            for line in item.lines
            if line.path == (1,) and line.before and not line.after
        }
        hint = hints_of(issue).get("desk.hint_one_character")
        assert (hint is not None) == (ends in ({"馈。"}, {"馈"}))
        if hint is not None:
            assert hint.path == (1,)
            told += 1
    assert told


def test_later_entries_that_begin_elsewhere_are_counted() -> None:
    issue = issue_of(paragraphs(60), paragraphs(60), paragraphs(60), paragraphs(60))
    starts = [first for first, _ in issue_pages(issue).spans]
    same = {entry.id: start for entry, start in zip(issue.entries, starts, strict=True)}
    assert not any(code.startswith("desk.hint_later") for code in hints_of(issue, 0, same))
    earlier = {entry: start - 1 for entry, start in same.items()}
    later = hints_of(issue, 1, earlier)["desk.hint_later_on"]
    assert (later.values["count"], later.values["pages"], later.number) == (2, 1, 3)
    back = hints_of(issue, 1, {entry: start + 2 for entry, start in same.items()})["desk.hint_later_back"]
    assert (back.values["count"], back.values["pages"]) == (2, 2)
    mixed = hints_of(issue, 0, {**same, 3: starts[2] + 1, 4: starts[3] - 1})
    assert mixed["desk.hint_later_moved"].values["count"] == 2


def test_glyphs_and_tables_are_told_gravest_first() -> None:
    row = tuple(Cell(text="市水务局及有关单位") for _ in range(20))
    issue = issue_of((Paragraph(text="张\U000323af同志"), Table(rows=(row, row), header_rows=1)))
    hints = fit_hints(issue, issue_pages(issue), 0, {})
    codes = [hint.code for hint in hints]
    assert "typeset.table_turned" in codes
    assert codes[0] in ("desk.hint_no_glyph", "desk.hint_substituted")
    assert next(hint for hint in hints if hint.code == "typeset.table_turned").path == (1,)
    assert codes.index("typeset.table_turned") < next(at for at, code in enumerate(codes) if "hint_ends" in code)


def test_a_heading_moved_from_the_foot_is_told() -> None:
    """Pushed down line by line, the heading comes to the foot once and is moved."""
    told = []
    for count in range(20, 60):
        blocks = (
            *paragraphs(count, "市政府各部门要抓好落实。"),
            Heading(text="一、总体要求", level=1, number="一、"),
            *paragraphs(80),
        )
        hint = hints_of(issue_of(blocks)).get("desk.hint_heading_moved")
        if hint is not None and hint.values["text"] == "一、总体要求":
            told.append((count, hint))
    assert told
    count, hint = told[0]
    assert hint.path == (count,)
    assert hint.values["lines"] == 1


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True) as desk:
        desk.bring_in(sample_issue())
    return path


def test_means_do_what_they_say_and_are_undone_in_one_step(archive: Path) -> None:
    with Desk.open(archive) as desk:
        issue = desk.archive.issue(desk.archive.issue_rows()[0].id)
        told = [(number, means) for number in range(len(issue.entries)) for means in entry_means(issue, number)]
        assert told
        number, means = told[0]
        assert means.lines is not None
        entry = issue.entries[number]
        desk.do(set_entry_lines(issue, entry.id, means.lines))
        changed = desk.archive.issue(issue.id)
        pages = issue_pages(changed)
        assert changed.entries[number].column_lines == means.lines
        assert pages.spans[number][1] == means.ends
        assert sum(page.number is not None for page in pages.pages) == means.pages
        back = [one for one in entry_means(changed, number) if one.lines is None]
        assert [one.ends for one in back] == [issue_pages(issue).spans[number][1]]
        undone = desk.can_undo()
        assert undone is not None
        assert undone.zh == "改每栏行数"
        desk.undo()
        assert desk.archive.issue(issue.id).entries == issue.entries
