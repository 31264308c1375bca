"""Tables saved as text: encodings, separators, quotes, and text under the name of a spreadsheet."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.ingest import read_file
from gazette.ingest.reading_result import Wishes
from gazette.ingest.sheets.table_text import read_table_text
from gazette.model import NameList, Person, Table
from tests.ingest.sheets.workbooks import read, rules_of, texts_of

ROWS = [["姓名", "单位", "职务"], ["张三", "市教育局", "局长"], ["李四", "市财政局", "副局长"]]
PEOPLE = (Person(name="张三", affiliation="市教育局局长"), Person(name="李四", affiliation="市财政局副局长"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(separator: str, encoding: str, line_end: str) -> None:
    text = line_end.join(separator.join(row) for row in ROWS) + line_end
    contents = read(text.encode(encoding), "名单.csv")
    (names,) = contents.entries[0].blocks
    assert names == NameList(people=PEOPLE)
    assert contents.account.is_whole


def test_quotes_separators_and_line_ends_inside_cells() -> None:
    text = '项目,内容\r\n"甲,乙","第一行\r\n第二行"\r\n丙,"他说""好"""\r\n'
    contents = read(text.encode(), "表.csv")
    assert texts_of(contents) == ["项目", "内容", "甲,乙", "第一行\n第二行", "丙", '他说"好"']
    assert contents.account.is_whole


def test_numbers_kept_as_texts_and_those_that_have_lost_digits() -> None:
    contents = read('编码,名称,说明\n="00123",甲,\t370205199001011234\n3.70205E+17,乙,x\n'.encode(), "表.csv")
    assert texts_of(contents)[3:6] == ["00123", "甲", "370205199001011234"]
    (lost,) = [finding for finding in contents.findings if finding.rule == "ingest.sheet_digits_lost"]
    assert (lost.text, lost.level) == ("3.70205E+17", "error")
    assert contents.account.is_whole


def test_the_separator_that_a_first_line_names_is_taken_and_is_no_text() -> None:
    contents = read("sep=;\r\n项目;数量，约\r\n学校;1,5\r\n".encode("gb18030"), "表.csv")
    assert texts_of(contents) == ["项目", "数量，约", "学校", "1,5"]
    assert contents.account.is_whole


def test_tab_separated_text_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "导出.xls"
    file.write_bytes("\n".join("\t".join(row) for row in ROWS).encode("gb18030"))
    (names,) = read_file(file).entries[0].blocks
    assert names == NameList(people=PEOPLE)


def test_titles_above_and_notes_below_a_table_of_text() -> None:
    contents = read("全市学校名单,,\n名称,地址,人数\n一中,甲路1号,100\n注：截至年底。,,\n".encode(), "表.csv")
    (entry,) = contents.entries
    assert entry.title_zh == "全市学校名单"
    assert isinstance(entry.blocks[0], Table)
    assert entry.blocks[0].header_rows == 1
    assert texts_of(contents)[-1] == "注：截至年底。"


CELLS = st.text('甲乙丙,;"\n1 张', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_no_character_is_lost_whatever_stands_in_the_cells(rows: list[list[str]]) -> None:
    import csv
    import io

    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([["项目甲", "项目乙", "项目丙", "项目丁"], *rows])
    contents = read_table_text(written.getvalue().encode(), file="表.csv", wishes=Wishes())
    assert not contents.account.missing
    assert "ingest.table_text" not in rules_of(contents)
