"""Tables: what does not fit is set smaller, turned, continued, and told; nothing is cut, lost or out of line."""

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise

import pytest

from gazette.export import pages_to_pdf
from gazette.model import Cell, Entry, Issue, ListTable, Note, Section, Table
from gazette.preflight import preflight
from gazette.shipped import shipped
from gazette.typeset import FontSet, HouseStyle, Page, Pages, RowCell, Strip, Typesetter, load_house_style

SENTENCE = "各部门要健全工作机制，明确目标任务，推动各项措施落到实处。"


def issue_of(table: Table) -> Issue:
    return Issue(sections=(Section(entries=(Entry(title_zh="通知", blocks=(table,)),)),))


def table_of(columns: int, rows: int, text: str = "市水务局") -> Table:
    head = tuple(Cell(text=f"指标{column}") for column in range(columns))
    body = tuple(tuple(Cell(text=f"{text}{row}") for _ in range(columns)) for row in range(rows))
    return Table(rows=(head, *body), header_rows=1)


def body(pages: Pages) -> list[Page]:
    return [page for page in pages.pages if page.number is not None]


def strips(page: Page) -> list[Strip]:
    items = (*page.items, *(page.turned.items if page.turned else ()))
    return [item for item in items if isinstance(item, Strip) and item.row.cells]


def cells(page: Page) -> list[tuple[RowCell, str]]:
    """The cells on a page with their text."""
    found: list[tuple[RowCell, str]] = []
    for strip in strips(page):
        lines = iter(strip.row.lines)
        found += [(cell, "".join(next(lines).line.text for _ in range(cell.lines))) for cell in strip.row.cells]
    return found


def rules_of(pages: Pages) -> list[str]:
    return [finding.rule for finding in pages.findings]


@pytest.mark.parametrize(
    ("columns", "text", "told"),
    [
        (4, "市水务局", []),
        (14, "市水务局及有关单位", ["typeset.table_scaled"]),
        (20, "市水务局及有关单位", ["typeset.table_turned"]),
        (40, "市水务局及有关单位", ["typeset.table_continued"]),
    ],
)
def test_a_table_too_wide_is_scaled_then_turned_then_continued(
    style: HouseStyle, fonts: FontSet, columns: int, text: str, told: list[str]
) -> None:
    table = table_of(columns, 6, text)
    pages = Typesetter(style, fonts).pages(issue_of(table))
    assert rules_of(pages) == told
    assert all(finding.entry == 1 and finding.block == (0,) for finding in pages.findings)
    assert bool([page for page in pages.pages if page.turned]) == (told == ["typeset.table_turned"])
    shown = Counter("".join(text for page in body(pages) for _, text in cells(page)))
    assert not Counter("".join(cell.text for row in table.rows for cell in row)) - shown


@pytest.mark.parametrize("name", ["qingdao-2019", "clreq-default", "gbt-9704-2012"])
@pytest.mark.parametrize(("columns", "rows"), [(20, 40), (40, 12), (3, 2000)])
def test_large_tables_have_no_fault(name: str, fonts: FontSet, columns: int, rows: int) -> None:
    style = load_house_style(name, shipped("resources/house_styles"))
    issue = issue_of(table_of(columns, rows))
    pages = Typesetter(style, fonts).pages(issue)
    outcome = preflight(issue, pages, pages_to_pdf(pages, fonts), style, fonts)
    assert outcome.forbidden == ()


def test_a_continued_table_repeats_its_first_column_and_says_so(style: HouseStyle, fonts: FontSet) -> None:
    pages = Typesetter(style, fonts).pages(issue_of(table_of(40, 3)))
    headers = [text for page in body(pages) for cell, text in cells(page) if cell.header]
    parts = int(dict(pages.findings[0].values)["parts"])
    assert parts > 1
    assert headers.count("指标0") == parts
    assert all(headers.count(f"指标{column}") == 1 for column in range(1, 40))
    labels = [line.text for page in body(pages) for line, _, _, artefact in page.lines() if artefact]
    assert labels.count("（续表）") == parts - 1


def test_a_cell_taller_than_a_page_goes_on_over_pages_with_the_label_beside_it(
    style: HouseStyle, fonts: FontSet
) -> None:
    long = SENTENCE * 200
    rows = (
        (Cell(text="重点任务"), Cell(text="内容"), Cell(text="单位")),
        (Cell(text="一、强化监督", rowspan=2), Cell(text=long), Cell(text="市水务局")),
        (Cell(text=SENTENCE), Cell(text="市财政局")),
    )
    pages = body(Typesetter(style, fonts).pages(issue_of(Table(rows=rows, header_rows=1))))
    assert len(pages) > 2
    whole = "".join(text for page in pages for cell, text in cells(page) if (cell.row, cell.column) == (1, 1))
    assert whole == long
    for page in pages:
        placed = cells(page)
        assert "重点任务" in [text for cell, text in placed if cell.header]
        label = "".join(text for cell, text in placed if (cell.row, cell.column) == (1, 0))
        assert label == ("一、强化监督" if page is pages[0] else "一、强化监督（续）")
        tall = [cell for cell, _ in placed if (cell.row, cell.column) == (1, 1)]
        assert all(cell.lines >= 2 for cell in tall)


def test_a_row_of_few_lines_that_no_page_has_room_for_comes_all_the_same(style: HouseStyle, fonts: FontSet) -> None:
    """Two lines on each side are asked for where a row is parted: three that a low page cannot hold have none."""
    tree = deepcopy(style.tree)
    tree["page"]["block"] = ["462pt", "70pt"]
    low = HouseStyle(style.name, style.file, tree)
    rows = ((Cell(text="项目容"),) * 4, (Cell(text="市政办" * 6),) * 4)
    pages = body(Typesetter(low, fonts).pages(issue_of(Table(rows=rows, header_rows=1))))
    shown = Counter("".join(text for page in pages for _, text in cells(page)))
    assert not Counter("".join(cell.text for row in rows for cell in row)) - shown


def test_rows_tied_by_a_merged_cell_go_over_a_page_between_rows(style: HouseStyle, fonts: FontSet) -> None:
    first = (Cell(text="一、强化监督", rowspan=60), Cell(text="1. " + SENTENCE))
    rest = tuple((Cell(text=f"{n}. {SENTENCE}"),) for n in range(2, 61))
    table = Table(rows=((Cell(text="类别"), Cell(text="任务")), first, *rest), header_rows=1)
    pages = body(Typesetter(style, fonts).pages(issue_of(table)))
    tasks = [text for page in pages for cell, text in cells(page) if cell.column == 1 and not cell.header]
    assert tasks == [f"{n}. {SENTENCE}" for n in range(1, 61)]
    labels = ["".join(text for cell, text in cells(page) if cell.row == 1 and cell.column == 0) for page in pages]
    assert labels == ["一、强化监督"] + ["一、强化监督（续）"] * (len(pages) - 1)


def test_numbers_stand_under_their_decimal_point(style: HouseStyle, fonts: FontSet) -> None:
    numbers = ["1,204.5", "12.25", "7", "98.7%", "0.005"]
    rows = (
        (Cell(text="项目"), Cell(text="数额")),
        *((Cell(text="道路"), Cell(text=number)) for number in numbers),
    )
    page = body(Typesetter(style, fonts).pages(issue_of(Table(rows=rows, header_rows=1))))[0]
    points = set()
    for run in page.glyphs:
        text = "".join(run.texts)
        if text in numbers:
            ends = [*run.offsets, run.offsets[-1] + run.size / 2]
            points.add(round(run.x + ends[text.index(".") if "." in text else len(text)], 2))
    assert len(points) == 1


@pytest.mark.parametrize("columns", [3, 12, 20, 24])
def test_labels_of_sums_stay_in_their_cells(columns: int, style: HouseStyle, fonts: FontSet) -> None:
    table = Table(rows=((Cell(text="合计"),) * columns,) * 2)
    page = body(Typesetter(style, fonts).pages(issue_of(table)))[0]
    strip = next(item for item in page.items if isinstance(item, Strip) and item.row.rules)
    edges = sorted({rule.x0 for rule in strip.row.rules if rule.x0 == rule.x1})
    for label, (left, right) in zip(strip.row.lines, pairwise(edges), strict=True):
        assert left <= label.x
        assert label.x + label.line.width <= right


@pytest.mark.parametrize("header", ["2023", "30%30", "2023.1-2024.12"])
def test_a_number_in_a_header_stands_in_the_middle(header: str, style: HouseStyle, fonts: FontSet) -> None:
    rows = ((Cell(text="项目"), Cell(text=header)), (Cell(text="道路"), Cell(text="7")))
    page = body(Typesetter(style, fonts).pages(issue_of(Table(rows=rows, header_rows=1))))[0]
    middles = {
        text: run.x + (run.offsets[-1] + run.size / 2) / 2
        for run in page.glyphs
        if (text := "".join(run.texts)) in (header, "7")
    }
    assert middles[header] == pytest.approx(middles["7"], abs=0.6)


def test_a_number_that_opens_a_cell_keeps_its_decimal_point(style: HouseStyle, fonts: FontSet) -> None:
    rows = ((Cell(text="12.5"), Cell(text="1. 道路")),)
    page = body(Typesetter(style, fonts).pages(issue_of(Table(rows=rows))))[0]
    stop = fonts["Noto Serif SC 400"].shape("．", han=True)[0][0]
    drawn = {
        text: glyph for run in page.glyphs for glyph, text in zip(run.ids, run.texts, strict=True) if text[:1] == "."
    }
    assert drawn[". "] == stop
    assert drawn["."] != stop


def test_a_row_of_sums_is_set_in_the_face_of_the_style(style: HouseStyle, fonts: FontSet) -> None:
    rows = ((Cell(text="道路"), Cell(text="12")), (Cell(text="合计"), Cell(text="34")))
    page = body(Typesetter(style, fonts).pages(issue_of(Table(rows=rows))))[0]
    faces = {"".join(run.texts): run.font for run in page.glyphs}
    assert faces["12"] == "Liberation Serif 400"
    assert faces["34"] == "Liberation Serif 700"
    assert faces["合计"] == "Noto Sans SC 600"


def test_a_turned_table_has_its_head_at_the_left_edge(style: HouseStyle, fonts: FontSet) -> None:
    pages = Typesetter(style, fonts).pages(issue_of(table_of(20, 4, "市水务局及有关单位")))
    page = next(page for page in pages.pages if page.turned)
    assert page.turned is not None
    assert (page.turned.width, page.turned.height) == (page.height, page.width)
    places = [place for place in page.places if place.path == (0,)]
    assert [place.x for place in places] == sorted(place.x for place in places)
    block = style.lengths("page.block")
    assert all(place.height == block[1] / 1000 for place in places)


def lines_of_cell(style: HouseStyle, fonts: FontSet, text: str) -> list[str]:
    """The lines of a cell that has but a narrow column."""
    columns = (text, *("市财政局、市水务局" for _ in range(5)))
    table = Table(rows=(tuple(Cell(text=one) for one in columns),))
    pages = Typesetter(style, fonts).pages(issue_of(table))
    (strip,) = (strip for page in body(pages) for strip in strips(page))
    count = next(cell.lines for cell in strip.row.cells)
    return [placed.line.text for placed in strip.row.lines[:count]]


def test_lines_of_narrow_cells_end_after_marks(style: HouseStyle, fonts: FontSet) -> None:
    lines = lines_of_cell(style, fonts, "市发展改革委、市教育局、市公安局、市民政局、市水务局、市体育局")
    assert sum(line.endswith("、") for line in lines[:-1]) >= 2
    assert len(lines[-1]) >= 3


def test_the_last_line_of_a_narrow_cell_has_three_characters(style: HouseStyle, fonts: FontSet) -> None:
    for length in range(20, 40):
        assert len(lines_of_cell(style, fonts, "市" * length)[-1]) >= 3


@pytest.mark.parametrize("empty", ["—", "——", "－", "/", "-"])
def test_a_dash_for_no_number_stands_in_the_middle_of_its_column(style: HouseStyle, fonts: FontSet, empty: str) -> None:
    rows = (("地区", "产值"), ("市南区", "1,204.5"), ("市北区", empty), ("李沧区", "9"))
    table = Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in rows), header_rows=1)
    middles = {
        placed.line.text: placed.x + placed.line.width // 2
        for page in body(Typesetter(style, fonts).pages(issue_of(table)))
        for strip in strips(page)
        for placed in strip.row.lines
    }
    assert abs(middles[empty] - middles["产值"]) <= 1


@pytest.mark.parametrize("rows", range(28, 42))
def test_a_note_stands_on_a_page_with_rows_of_its_table(style: HouseStyle, fonts: FontSet, rows: int) -> None:
    table = Table(rows=tuple((Cell(text="市南区"), Cell(text=f"{row}")) for row in range(rows)), header_rows=1)
    entry = Entry(title_zh="通知", blocks=(table, Note(text="注：按月报送。")))
    pages = body(Typesetter(style, fonts).pages(Issue(sections=(Section(entries=(entry,)),))))
    noted = [page for page in pages if any("注" in line.text for line, *_ in page.lines())]
    assert len(noted) == 1
    assert strips(noted[0])


@pytest.mark.parametrize("rows", range(4, 22))
def test_a_set_of_columns_begins_with_two_rows_or_on_the_next_page(
    rows: int, style: HouseStyle, fonts: FontSet
) -> None:
    for page in body(Typesetter(style, fonts).pages(issue_of(table_of(40, rows, "市水务局及有关单位"))))[:-1]:
        numbers = [strip.row.cells[0].row for strip in strips(page)]
        last_header = max(at for at, number in enumerate(numbers) if number == 0)
        below = numbers[last_header + 1 :]
        assert len(below) >= 2 or below == [rows], "a header and a single row at the foot"


def columns_of(pages: Pages) -> list[int]:
    """How wide the columns are."""
    row = strips(next(page for page in body(pages) if strips(page)))[0].row
    return [cell.box[2] - cell.box[0] for cell in row.cells]


def test_columns_have_the_shares_that_somebody_gave_them(style: HouseStyle, fonts: FontSet) -> None:
    table = replace(table_of(3, 4), widths=(200, 300, 500))
    widths = columns_of(Typesetter(style, fonts).pages(issue_of(table)))
    assert [round(width / sum(widths), 2) for width in widths] == [0.2, 0.3, 0.5]
    other = replace(table, widths=(200, 300))
    plain = columns_of(Typesetter(style, fonts).pages(issue_of(replace(table, widths=()))))
    assert columns_of(Typesetter(style, fonts).pages(issue_of(other))) == plain


@pytest.mark.parametrize("name", ["qingdao-2019", "clreq-default", "gbt-9704-2012"])
@pytest.mark.parametrize("columns", [2, 8, 14, 20, 40])
@pytest.mark.parametrize("widths", ["first", "last", "rising"])
def test_no_share_makes_a_column_too_narrow_or_a_table_too_wide(
    name: str, fonts: FontSet, columns: int, widths: str
) -> None:
    style = load_house_style(name, shipped("resources/house_styles"))
    shares = {
        "first": (100_000, *[1] * (columns - 1)),
        "last": (*[1] * (columns - 1), 100_000),
        "rising": tuple(range(1, columns + 1)),
    }[widths]
    table = replace(table_of(columns, 8, "市水务局及有关单位"), widths=shares)
    issue = issue_of(table)
    pages = Typesetter(style, fonts).pages(issue)
    assert preflight(issue, pages, pages_to_pdf(pages, fonts), style, fonts).forbidden == ()
    plain = Typesetter(style, fonts).pages(issue_of(replace(table, widths=())))
    assert rules_of(pages) == rules_of(plain)
    shown = Counter("".join(text for page in body(pages) for _, text in cells(page)))
    assert not Counter("".join(cell.text for row in table.rows for cell in row)) - shown


def test_a_list_is_ruled_above_and_below_and_leaves_no_heading_at_the_foot(style: HouseStyle, fonts: FontSet) -> None:
    rows: list[tuple[Cell, ...]] = [tuple(Cell(text=text) for text in ("题名", "文号", "页"))]
    for number in range(70):
        rows.append((Cell(text=f"栏目{number}", colspan=3),))
        rows += [tuple(Cell(text=text) for text in (f"通知{number}", "政发〔2024〕7号", str(number)))] * (
            1 + number % 3
        )
    table = ListTable(rows=tuple(rows), header_rows=1, widths=(60, 30, 10))
    pages = body(Typesetter(style, fonts).pages(issue_of(table)))
    assert len(pages) > 2
    for page in pages:
        assert not cells(page)[-1][1].startswith("栏目")
        rules = [rule for strip in strips(page) for rule in strip.row.rules]
        assert rules
        assert all(rule.y0 == rule.y1 for rule in rules), "none stands upright"
        between = [strip for strip in strips(page) if not any(cell.header for cell in strip.row.cells)][:-1]
        assert not any(strip.row.rules for strip in between)
    said = [text for page in pages for cell, text in cells(page) if not cell.header]
    assert said == [cell.text for row in rows[1:] for cell in row]
