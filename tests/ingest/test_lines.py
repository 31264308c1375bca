"""Lines of the source: spaces, marks that do not show, rows parted by bars."""

from gazette.ingest import read_text
from gazette.model import Paragraph, Table


def test_spaces_of_fixed_width_become_plain_ones() -> None:
    reading = read_text("关于供热的通知\n\n供热面积 为\u00a030\u2002万\u202f平方米，按期开始供热。\n", file="a.txt")
    (block,) = reading.entries[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text == "供热面积 为 30 万 平方米，按期开始供热。"


def test_marks_that_do_not_show_are_taken_out_and_told_once() -> None:
    reading = read_text("关于供热的通知\n\n供热自\u202e11月\u202c开始，\u200b各区执行。\n", file="a.txt")
    (block,) = reading.entries[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text == "供热自11月开始，各区执行。"
    (finding,) = reading.findings
    assert (finding.rule, finding.line, finding.column) == ("ingest.hidden_removed", 3, 4)
    assert (finding.text, dict(finding.values)) == ("U+202E", {"count": "3"})


def test_rows_between_bars_are_a_table() -> None:
    text = "关于供热的通知\n\n供热面积如下。\n\n| 区 | 面积 |\n| --- | ---: |\n| 东区 | 30 |\n| 西\\|区 |  |\n"
    reading = read_text(text, file="a.txt")
    table = reading.entries[0].blocks[-1]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["区", "面积"], ["东区", "30"], ["西|区", ""]]
    assert table.header_rows == 1
    assert [(f.rule, f.line) for f in reading.findings] == [("ingest.trace", 6)]


def test_blank_lines_between_all_rows_part_no_table() -> None:
    rows = "区\t街道\t面积\n\n东区\t一街\t30\n\n东区\t二街\t40\n\n西区\t三街\t50\n"
    reading = read_text(f"关于供热的通知\n\n供热面积如下。\n\n{rows}\n特此通知。\n", file="a.txt")
    tables = [block for block in reading.entries[0].blocks if isinstance(block, Table)]
    assert [[[cell.text for cell in row] for row in table.rows] for table in tables] == [
        [["区", "街道", "面积"], ["东区", "一街", "30"], ["东区", "二街", "40"], ["西区", "三街", "50"]]
    ]


def rows_of(text: str) -> list[list[list[str]]]:
    entry = read_text(f"关于供热的通知\n\n供热面积如下。\n\n{text}\n\n特此通知。\n", file="a.txt").entries[0]
    tables = [block for block in entry.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row] for row in table.rows] for table in tables]


BANDED = "区\t街道\t面积\n一、城区方面（共2项）\n东区\t一街\t30\n东区\t二街\t40\n二、郊区方面（共1项）\n西区\t三街\t50"


def test_blank_lines_between_rows_and_bands_part_no_table() -> None:
    assert rows_of(BANDED.replace("\n", "\n\n")) == rows_of(BANDED)
    assert len(rows_of(BANDED)) == 1


def test_one_table_with_its_rows_apart_beside_one_without() -> None:
    close = "\n".join(f"{number}\t项目\t{number * 10}" for number in range(1, 30))
    (first, second) = rows_of(f"{close}\n\n各区面积如下。\n\n" + BANDED.replace("\n", "\n\n"))
    assert (len(first), len(second)) == (29, 6)


def test_a_title_between_tables_whose_rows_stand_apart_parts_them() -> None:
    first = "区\t面积\n东区\t30\n西区\t40\n南区\t50"
    second = "街\t面积\n一街\t3\n二街\t4"
    found = rows_of(f"{first}\n各街供热面积表\n{second}".replace("\n", "\n\n"))
    assert [len(rows) for rows in found] == [4, 3]


def test_a_numbered_heading_between_tables_parts_them() -> None:
    first = "区\t面积\n东区\t30\n西区\t40"
    second = "街\t面积\n一街\t3\n二街\t4"
    found = rows_of(f"{first}\n二、各街供热面积\n{second}\n三、各区供热面积\n{first}".replace("\n", "\n\n"))
    assert [len(rows) for rows in found] == [3, 3, 3]


def test_a_header_repeated_without_a_blank_line_is_one_header() -> None:
    assert rows_of("区\t街道\n东区\t一街\n区\t街道\n西区\t三街") == [
        [["区", "街道"], ["东区", "一街"], ["西区", "三街"]]
    ]
