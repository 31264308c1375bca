"""Our own print of an issue, read back from its pages alone, is the same issue."""

from dataclasses import replace
from functools import cache

from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import entry_pages, fonts, style_of
from gazette.export import pages_to_pdf
from gazette.ingest import read_file
from gazette.ingest.pdf.reader import read_pdf
from gazette.ingest.reading_result import Contents, Wishes
from gazette.model import Heading, Issue, NameList, Plain, Table, walk_blocks
from gazette.typeset import Typesetter
from tests.ingest.pdf.likeness import characters_in_order, entries_of
from tests.ingest.pdf.other_printers import printed_by_typst


@cache
def of_text() -> Issue:
    issue = read_file(sample_issue()).issue
    assert issue is not None
    return issue


@cache
def of_print() -> Contents:
    issue = of_text()
    pages = Typesetter(style_of(issue.publication), fonts()).pages(issue)
    return read_pdf(pages_to_pdf(pages, fonts()), file="print.pdf", wishes=Wishes())


def test_the_issue_itself_and_its_sections() -> None:
    text, printed = of_text(), of_print().issue
    assert printed is not None
    for name in ("serial", "year", "numbers", "date", "editor"):
        assert getattr(printed, name) == getattr(text, name)
    assert printed.publication.name == text.publication.name
    assert [section.name for section in printed.sections] == [section.name for section in text.sections]


def test_its_entries_with_their_heads() -> None:
    text, printed = entries_of(of_text()), entries_of(of_print().issue)
    for name in ("title_zh", "title_full", "title_en", "number_zh", "date", "issuers", "addressee", "printed_page"):
        assert [getattr(entry, name) for entry in printed] == [getattr(entry, name) for entry in text], name


def test_its_headings_name_lists_and_tables() -> None:
    for text, printed in zip(entries_of(of_text()), entries_of(of_print().issue), strict=True):
        for kind in (Heading, NameList, Table):
            wanted, found = (
                [block for _, block in walk_blocks(entry.blocks) if isinstance(block, kind)]
                for entry in (text, printed)
            )
            assert len(found) == len(wanted), (text.title_zh, kind)
            if kind is Heading:
                assert [(one.level, one.number) for one in found if isinstance(one, Heading)] == [
                    (one.level, one.number) for one in wanted if isinstance(one, Heading)
                ]


def test_its_characters_in_order() -> None:
    assert characters_in_order(entries_of(of_text()), entries_of(of_print().issue)) >= 0.995


def test_every_character_of_its_pages_is_accounted_for() -> None:
    account = of_print().account
    assert account.missing == ""
    assert account.visible > 20_000


@cache
def of_other_print() -> Contents:
    return read_pdf(printed_by_typst(of_text()), file="typst.pdf", wishes=Wishes())


def test_the_print_of_another_program_gives_the_same_entries() -> None:
    text, printed = entries_of(of_text()), entries_of(of_other_print().issue)
    for name in ("title_zh", "title_full", "title_en", "number_zh", "number_en", "date", "issuers", "addressee"):
        assert [getattr(entry, name) for entry in printed] == [getattr(entry, name) for entry in text], name
    assert characters_in_order(text, printed) >= 0.995
    assert of_other_print().account.missing == ""


def test_tables_over_several_pages_are_one_with_their_cut_rows_whole() -> None:
    def tables(contents: Contents | None) -> list[Table]:
        issue = contents.issue if contents else of_text()
        return [
            block for entry in entries_of(issue) for _, block in walk_blocks(entry.blocks) if isinstance(block, Table)
        ]

    wanted = [table.rows for table in tables(None)]
    assert [table.rows for table in tables(of_print())] == wanted
    assert [table.rows for table in tables(of_other_print())] == wanted


def test_the_print_of_one_entry_has_no_running_head_in_it() -> None:
    for position, text in enumerate(entries_of(of_text())[:9], 1):
        _, pages = entry_pages(of_text(), position)
        contents = read_pdf(pages_to_pdf(pages, fonts()), file="entry.pdf", wishes=Wishes())
        (entry,) = contents.entries
        for name in ("title_full", "number_zh", "date", "addressee"):
            assert getattr(entry, name) == getattr(text, name), (position, name)
        assert [type(block) for _, block in walk_blocks(entry.blocks)] == [
            type(block) for _, block in walk_blocks(text.blocks)
        ]
        assert contents.account.missing == ""


def test_a_cover_says_year_and_editor_and_leaves_no_line_over() -> None:
    issue = replace(of_text(), publication=replace(of_text().publication, cover=True))
    pages = Typesetter(style_of(issue.publication), fonts()).pages(issue)
    printed = read_pdf(pages_to_pdf(pages, fonts()), file="print.pdf", wishes=Wishes()).issue
    assert printed is not None
    assert (printed.year, printed.editor) == (issue.year, issue.editor)
    assert not any(isinstance(block, Plain) for entry in printed.entries for _, block in walk_blocks(entry.blocks))
