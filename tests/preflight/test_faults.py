"""Each fault of composition, provoked on a page made by hand, is seen once, and nothing else is."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from gazette.errors import TypesetError
from gazette.model import Cell, Entry, Heading, Issue, Table
from gazette.preflight import Kind, Preflight, preflight
from gazette.shipped import shipped
from gazette.typeset import FontSet, HouseStyle, Page, Pages, Typesetter, load_house_style
from gazette.typeset.flow import ColumnLine, RowRule
from gazette.typeset.pages import Column, Item, Strip
from gazette.typeset.setting_rules import SettingRules
from gazette.wording import finding_sentence
from tests.preflight.broken_pages import FULL, HAN, Bench, Lines, found, issue_of, moved


@pytest.fixture
def bench(rules: SettingRules, style: HouseStyle, fonts: FontSet) -> Bench:
    return Bench(rules, style, fonts)


def test_sound_lines_have_no_fault(bench: Bench) -> None:
    assert found(bench.of_paragraphs([[FULL, FULL, "坚持到底。"], [FULL, "结束。"]])) == {}


@pytest.mark.parametrize(
    ("kind", "paragraphs"),
    [
        ("line-start", [[FULL, "，坚持到底。"]]),
        ("line-start", [[FULL, "）坚持到底。"]]),
        ("line-start", [[FULL, "℃坚持到底。"]]),
        ("line-end", [[FULL[:20] + "（", "坚持到底）。"]]),
        ("line-end", [[FULL[:20] + "“", "坚持到底”。"]]),
        ("split-token", [[FULL[:16] + "20192019", "20家单位。"]]),
        ("one-char-line", [[FULL, "责）。"]]),
        ("edge", [[FULL[:20], "坚持到底。"]]),
        ("edge", [[FULL, FULL + "过"]]),
    ],
)
def test_a_fault_between_lines(bench: Bench, kind: Kind, paragraphs: Lines) -> None:
    seen = found(bench.of_paragraphs(paragraphs))
    assert seen.get(kind) == 1
    assert set(seen) <= {kind, "edge"}


def test_a_unit_parted_from_its_number(bench: Bench) -> None:
    assert found(bench.of_paragraphs([[bench.spread(FULL[:18] + "17"), "号文件要求。"]])).get("split-token") == 1


def test_a_long_dash_parted(bench: Bench) -> None:
    assert found(bench.of_paragraphs([[FULL[:20] + "—", "—坚持到底。"]])).get("split-token") == 1


def test_a_line_without_another_break_is_unavoidable(bench: Bench) -> None:
    outcome = bench.of_paragraphs([["，" * 21, "，坚持到底。"]])
    assert next(count for count in outcome.counts if count.kind == "line-start").unavoidable == 1
    (told,) = (one for one in outcome.findings() if one.rule == "preflight.line_start_unavoidable")
    assert (told.level, told.entry) == ("hint", 1)
    assert "第 1 页" in finding_sentence(told, "zh")


def unavoidable(outcome: Preflight, kind: Kind) -> list[bool]:
    return [fault.unavoidable for fault in outcome.places if fault.kind == kind]


def test_marks_in_a_row_that_no_line_holds_are_unavoidable(bench: Bench) -> None:
    short = bench.of_paragraphs([[FULL[:16] + "，" * 5, "，，坚持到底。"]])
    long = bench.of_paragraphs([[FULL[:2] + "，" * 19, "，" * 21, "，坚持到底。"]])
    assert unavoidable(short, "line-start") == [False]
    assert unavoidable(long, "line-start") == [True, True]


def test_a_loose_line_is_not_filled_from_a_ragged_one_above(bench: Bench) -> None:
    word = "Organisational"
    outcome = bench.of_paragraphs([[FULL[:18], bench.spread(HAN[:17]), f"{word}到底。"]])
    assert unavoidable(outcome, "line-loose") == [True]


def test_a_loose_line_is_not_filled_at_the_price_of_another(bench: Bench) -> None:
    """The word that would come up leaves a line that only a longer word could fill."""
    lines = [bench.spread(HAN[:17]), bench.spread("Abcdef" + HAN[:17])]
    long = bench.of_paragraphs([[*lines, bench.spread("Internationalisation" + HAN[:13]), "到底。"]])
    short = bench.of_paragraphs([[*lines, FULL, "到底。"]])
    assert unavoidable(long, "line-loose") + unavoidable(short, "line-loose") == [True, False]


def test_a_loose_line_that_the_one_above_could_fill_is_a_fault(bench: Bench) -> None:
    word = "Organisational"
    alone = bench.of_paragraphs([[bench.spread(HAN[:17]), f"{word}到底。"]])
    below = bench.of_paragraphs([[FULL, bench.spread(HAN[:17]), f"{word}到底。"]])
    assert unavoidable(alone, "line-loose") + unavoidable(below, "line-loose") == [True, False]


def test_marks_not_set_close(bench: Bench) -> None:
    line = bench.line("（坚持），（到底）")
    assert found(bench.of_paragraphs([[line]])) == {}
    assert found(bench.of_paragraphs([[moved(line, 3, bench.rules.size // 2)]])) == {"pair-loose": 1}


def test_a_gap_between_han_and_latin_missing(bench: Bench) -> None:
    line = bench.line("坚持2000家")
    assert found(bench.of_paragraphs([[line]])) == {}
    assert found(bench.of_paragraphs([[moved(line, 1, -bench.rules.size // 4)]])) == {"gap-missing": 1}


def test_a_loose_line_and_a_rather_loose_one(bench: Bench) -> None:
    assert found(bench.of_paragraphs([[bench.spread(HAN[:17]), "到底。"]])) == {"line-loose": 1, "line-loose-aim": 1}
    assert found(bench.of_paragraphs([[bench.spread(HAN[:19]), "到底。"]])) == {"line-loose-aim": 1}


def test_lines_alone_at_foot_and_top(bench: Bench) -> None:
    issue = issue_of([FULL + FULL + "到底。", FULL + FULL + "结束。"])
    lines = bench.lines([[FULL, FULL, "到底。"], [FULL, FULL, "结束。"]])
    orphan = bench.pages([bench.column(lines[:4]), bench.column(lines[4:], right=True)])
    assert found(bench.checked(issue, orphan)) == {"orphan-line": 1, "columns-uneven": 1}
    widow = bench.pages([bench.column(lines[:2]), bench.column(lines[2:], right=True)])
    assert found(bench.checked(issue, widow)) == {"widow-line": 1, "columns-uneven": 1}


def test_a_heading_at_the_foot(bench: Bench) -> None:
    issue = issue_of([Heading(text="一、总体要求", level=1, number="一、"), "坚持到底。"])
    heading = ColumnLine(bench.line("一、总体要求", "hei"), (0,), stays_with_next=True)
    text = ColumnLine(bench.line("坚持到底。"), (1,))
    pages = bench.pages([bench.column([heading]), bench.column([text], right=True)])
    assert found(bench.checked(issue, pages)) == {"heading-foot": 1}
    assert bench.checked(issue, pages).faults == 0, "the printed gazette has it too"


def test_columns_off_each_other_and_a_line_off_the_grid(bench: Bench) -> None:
    issue = issue_of([FULL + "到底。"] * 2)
    lines = bench.lines([[FULL, "到底。"]] * 2)
    apart = bench.pages([bench.column(lines[:2]), bench.column(lines[2:], right=True, y=1000)])
    assert found(bench.checked(issue, apart)) == {"off-grid": 2}
    sound = bench.pages([bench.column(lines[:2]), bench.column(lines[2:], right=True)])
    seen = found(bench.checked(issue, sound, _lower_the_last_line))
    assert seen["off-grid"] >= 1
    assert seen["disagree"] >= 1


def _lower_the_last_line(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    instructions = list(pikepdf.parse_content_stream(page))
    last = max(at for at, (_, operator) in enumerate(instructions) if str(operator) == "Td")
    x, y = instructions[last].operands
    instructions[last] = pikepdf.ContentStreamInstruction([x, float(y) - 1], pikepdf.Operator("Td"))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def test_text_outside_the_block(bench: Bench) -> None:
    issue = issue_of(["坚持到底。"])
    pages = bench.pages([bench.column(bench.lines([["坚持到底。"]]), x=-20000)])
    assert found(bench.checked(issue, pages)) == {"outside": 1}


def test_characters_over_each_other(bench: Bench) -> None:
    line = bench.line("坚持到底")
    assert found(bench.of_paragraphs([[moved(line, 1, -bench.rules.size // 2)]])) == {"overlap": 1}


def test_lines_over_each_other(bench: Bench) -> None:
    issue = issue_of([FULL, FULL])
    lines = bench.lines([[FULL], [FULL]])
    seen = found(bench.checked(issue, bench.pages([bench.column(lines[:1]), bench.column(lines[1:], x=100000)])))
    assert seen["overlap"] == 1


def test_ink_that_is_not_black_alone_and_hair_lines(bench: Bench) -> None:
    issue = issue_of(["坚持到底。"])
    sound = bench.pages([bench.column(bench.lines([["坚持到底。"]]))])
    rule = RowRule(100000, 100000, 200000, 100000, 200)
    thin = replace(sound, pages=(replace(sound.pages[0], strokes=(rule,)),))
    assert found(bench.checked(issue, thin)) == {"rule-thin": 1}
    assert found(bench.checked(issue, sound, _in_grey)).get("colour", 0) >= 1


def _in_grey(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    drawn = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
    page.Contents = pdf.make_stream(drawn.replace(b"0 0 0 1 k", b"0 g"))


def test_faces_without_a_glyph_and_not_in_the_file(bench: Bench) -> None:
    issue = issue_of(["坚持到底。"])
    sound = bench.pages([bench.column(bench.lines([["坚持到底。"]]))])
    assert found(bench.checked(issue, sound, _without_font_programs)).get("face") == 1
    line = bench.line("坚持到底。")
    broken = line._replace(runs=(line.runs[0]._replace(codes=bytes(2) + line.runs[0].codes[2:]),))
    pages = bench.pages([bench.column([ColumnLine(broken, (0,))])])
    assert found(bench.checked(issue, pages)).get("face", 0) >= 1


def _without_font_programs(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def test_text_that_was_lost(bench: Bench) -> None:
    """A paragraph that the pages lack, and a line that the file lacks."""
    pages = bench.pages([bench.column(bench.lines([["坚持到底。"]]))])
    assert found(bench.checked(issue_of(["坚持到底。", "这一段没有排。"]), pages)) == {"lost-text": 1}
    assert found(bench.checked(issue_of(["坚持到底。"]), pages, _without_text)) == {"lost-text": 1}


def test_a_head_of_which_something_is_not_set(style: HouseStyle, fonts: FontSet, bench: Bench) -> None:
    base = issue_of(["坚持到底。"])
    entry = Entry(
        title_zh="关于加强水库安全管理的通知",
        date="2024-07-01",
        number_zh="云政发〔2024〕7号",
        addressee="各区人民政府：",
        blocks=base.entries[0].blocks,
    )
    issue = replace(base, sections=(replace(base.sections[0], entries=(entry,)),))
    pages = Typesetter(style, fonts).pages(issue)
    assert "lost-text" not in found(bench.checked(issue, pages))
    for lost in ("水库", "2024年7月1日", "〔2024〕", "各区"):
        without = replace(pages, pages=tuple(_without_line(page, lost) for page in pages.pages))
        assert found(bench.checked(issue, without)).get("lost-text") == 1, lost


def _without_line(page: Page, said: str) -> Page:
    """The page without the line of the body that says so."""
    items: list[Item] = []
    for item in page.items:
        if isinstance(item, Column):
            left = tuple(line for line in item.lines if said not in line.line.text)
            items += [item._replace(lines=left)] if left else []
        elif not (isinstance(item, Strip) and any(said in placed.line.text for placed in item.row.lines)):
            items.append(item)
    return replace(page, items=tuple(items))


def _without_text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in ("Tj", "TJ")]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def test_a_table_that_goes_on_without_its_header(style: HouseStyle, fonts: FontSet, bench: Bench) -> None:
    rows = tuple((Cell(text=f"{n}"), Cell(text="坚持到底")) for n in range(90))
    issue = issue_of([Table(rows=((Cell(text="序号"), Cell(text="内容")), *rows), header_rows=1)])
    pages = Typesetter(style, fonts).pages(issue)
    assert "table-header" not in found(bench.checked(issue, pages))
    last = pages.pages[-1]
    strips = [item for item in last.items if isinstance(item, Strip) and item.row.rules]
    without = replace(last, items=tuple(item for item in last.items if item is not strips[0]))
    broken = replace(pages, pages=(*pages.pages[:-1], without))
    assert found(bench.checked(issue, broken)).get("table-header") == 1


@pytest.mark.parametrize(("rows", "characters"), [(1, 500), (4, 200)])
def test_a_header_of_more_than_half_a_page_is_not_asked_for_again(
    style: HouseStyle, fonts: FontSet, bench: Bench, rows: int, characters: int
) -> None:
    issue = _headed(rows, characters)
    outcome = bench.checked(issue, Typesetter(style, fonts).pages(issue))
    (count,) = (count for count in outcome.counts if count.kind == "table-header")
    assert count.unavoidable > 0
    assert count.found == 0


def test_a_header_of_less_than_half_a_page_that_is_missing_could_have_been_there(
    style: HouseStyle, fonts: FontSet, bench: Bench
) -> None:
    issue = _headed(1, 300)
    pages = Typesetter(style, fonts).pages(issue)
    last = pages.pages[-1]
    header = next(item for item in last.items if isinstance(item, Strip) and item.row.rules)
    without = replace(last, items=tuple(item for item in last.items if item is not header))
    assert found(bench.checked(issue, replace(pages, pages=(*pages.pages[:-1], without)))).get("table-header") == 1


def _headed(rows: int, characters: int) -> Issue:
    """A table over pages with so many header rows, each of cells of so many characters."""
    header = tuple((Cell(text="序" * characters), Cell(text="容" * characters)) for _ in range(rows))
    body = tuple((Cell(text=f"{n}"), Cell(text="坚持到底")) for n in range(120))
    return issue_of([Table(rows=(*header, *body), header_rows=rows)])


def test_leaders_and_pages_of_the_contents(style: HouseStyle, fonts: FontSet, bench: Bench) -> None:
    base = issue_of(["坚持到底。"])
    entries = (replace(base.entries[0], title_zh="通知"),) * 4
    issue = replace(base, sections=(replace(base.sections[0], entries=entries),))
    pages = Typesetter(style, fonts).pages(issue)
    sound = found(bench.checked(issue, pages))
    assert "leader-end" not in sound
    assert "page-column" not in sound
    front = pages.pages[0]
    leader = next(item for item in front.items if not isinstance(item, Strip | Column) and set(item.line.text) == {"."})
    title = next(item for item in front.items if not isinstance(item, Strip | Column) and item.line.text == "通知")
    assert found(bench.checked(issue, _with(pages, leader, leader._replace(x=leader.x + 1000)))).get("leader-end") == 1
    seen = found(bench.checked(issue, _with(pages, title, title._replace(x=title.x + 400000))))
    assert seen.get("page-column") == 1


def _with(pages: Pages, old: Item, new: Item) -> Pages:
    front = pages.pages[0]
    items = tuple(new if item is old else item for item in front.items)
    return replace(pages, pages=(replace(front, items=items), *pages.pages[1:]))


def test_a_style_may_name_only_faults_that_there_are(tmp_path: Path, fonts: FontSet, bench: Bench) -> None:
    for file in shipped("resources/house_styles").glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8").replace('"widow-line"', '"widow-lime"'), "utf-8")
    pages = bench.pages([bench.column(bench.lines([["坚持到底。"]]))])
    with pytest.raises(TypesetError) as caught:
        preflight(issue_of(["坚持到底。"]), pages, b"", load_house_style("qingdao-2019", tmp_path), fonts)
    assert "widow-lime" in caught.value.values.values()


def test_a_line_that_could_only_be_filled_with_holes_is_unavoidable(bench: Bench) -> None:
    address = "www.linhai.gov.cn/col/index.html?page=2s。"
    outcome = bench.of_paragraphs([[address, "坚持到底。"]])
    assert [fault.unavoidable for fault in outcome.places if fault.kind == "edge"] == [True]


def test_the_file_that_was_read_is_closed_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[pypdfium2.PdfDocument] = []

    class Document(pypdfium2.PdfDocument):  # type: ignore[misc]
        def __init__(self, content: bytes) -> None:
            super().__init__(content)
            opened.append(self)

    monkeypatch.setattr(pypdfium2, "PdfDocument", Document)
    bench.of_paragraphs([[FULL, "坚持到底。"]])
    assert [document.raw for document in opened] == [None]
