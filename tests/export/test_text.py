"""Plain text: reads as the print does, and is read back as the entry or issue that it was."""

from dataclasses import replace

import pytest
from hypothesis import given

from gazette.export import entry_to_text, issue_to_text
from gazette.ingest import read_file, read_text
from gazette.model import Cell, Entry, Issue, Table, entry_texts
from gazette.shipped import shipped
from tests.export.documents import documents
from tests.strategies import entries

SAMPLE = next(shipped("resources/sample_issue").glob("*.txt"))


@pytest.fixture(scope="module")
def issue() -> Issue:
    """The sample issue."""
    read = read_file(SAMPLE).issue
    assert read is not None
    return read


def said_by_a_document(entry: Entry) -> Entry:
    """The entry without what only an issue says of it."""
    return replace(entry, title_zh="", title_en=None, number_en=None, printed_page=None)


def test_every_entry_of_the_sample_issue_comes_back(issue: Issue) -> None:
    for entry in issue.entries:
        read = read_text(entry_to_text(entry).decode(), file="entry.txt")
        assert [said_by_a_document(one) for one in read.entries] == [said_by_a_document(entry)]


def test_the_sample_issue_comes_back_whole(issue: Issue) -> None:
    text = issue_to_text(issue, [entry.printed_page for entry in issue.entries])
    assert read_text(text.decode(), file="issue.txt").issue == issue


@given(entry=documents())
def test_a_document_comes_back(entry: Entry) -> None:
    read = read_text(entry_to_text(entry).decode(), file="entry.txt")
    assert read.entries == (entry,)


@given(entry=entries())
def test_every_character_of_any_entry_is_there_in_order(entry: Entry) -> None:
    text = entry_to_text(entry).decode("utf-8", "surrogatepass").replace("<br>", "\n")
    there = iter(text)
    assert all(character in there for part in entry_texts(entry) for character in part if not character.isspace())


def test_a_cell_over_all_columns_comes_back_inside_a_table() -> None:
    rows = tuple(tuple(Cell(text=f"{row}{name}") for name in ("项目", "单位", "数量")) for row in "甲乙丙丁")
    table = Table(rows=(*rows[:2], (Cell(text="二、设施设备", colspan=3),), *rows[2:]))
    entry = Entry(title_zh="关于公布项目清单的通知", blocks=(table,))
    (read,) = read_text(entry_to_text(entry).decode(), file="entry.txt").entries
    (block,) = read.blocks
    assert isinstance(block, Table)
    assert block.rows == table.rows
