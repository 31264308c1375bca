"""The same document as Word, PDF, web page and text gives the same entry, apart from what a format cannot carry.

So it does as a file of an older program, which LibreOffice makes of the Word file where it is installed.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.self_test import sample_issue
from gazette.ingest.office.libreoffice import convert, find_libreoffice
from gazette.model import Entry, Issue

# the order, a plan with attachments, a notice with a table, the appointments
_ENTRIES = (1, 2, 3, 5)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, dict[int, list[Path]]]:
    """The sample issue, and some of its entries as files."""
    folder = tmp_path_factory.mktemp("formats")
    files: dict[int, list[Path]] = {}
    with Desk.open(folder / "a.gazette", create=True) as desk:
        issue_id = desk.bring_in(sample_issue()).issue_id
        assert issue_id is not None
        issue = desk.archive.issue(issue_id)
        for number in _ENTRIES:
            docx, txt, html = (folder / f"{number}{ending}" for ending in (".docx", ".txt", ""))
            manner = ExportManner(entry=number)
            export_issue(desk, issue_id, ExportFiles(docx=docx, txt=txt, html=html), manner)
            pdf = folder / f"{number}.pdf"
            export_issue(desk, issue_id, ExportFiles(pdf=pdf), replace(manner, style="gbt-9704-2012"))
            files[number] = [docx, txt, *html.glob("*.html"), pdf]
    return issue, files


def comparable(entry: Entry) -> Entry:
    """The entry without what no single document says: its titles in the contents, its place in an issue."""
    return replace(
        entry,
        title_zh="",
        title_en=None,
        number_en=None,
        printed_page=None,
        column_lines=None,
        new_page=False,
        title_lines=() if "".join(entry.title_lines) == entry.title_full else entry.title_lines,
    )


@pytest.mark.parametrize("number", _ENTRIES)
@pytest.mark.parametrize("form", [".docx", ".txt", ".html", ".pdf"])
def test_one_document_in_four_formats_is_one_entry(
    tmp_path: Path, sample: tuple[Issue, dict[int, list[Path]]], number: int, form: str
) -> None:
    issue, files = sample
    with Desk.open(tmp_path / "b.gazette", create=True) as desk:
        brought = desk.bring_in(next(file for file in files[number] if file.suffix == form))
    (entry,) = brought.entries
    assert comparable(entry) == comparable(issue.entries[number - 1])
    assert brought.account is not None
    assert brought.account.is_whole


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize("form", ["doc", "wps", "odt", "rtf"])
def test_older_formats_give_the_same_entry(
    tmp_path: Path, sample: tuple[Issue, dict[int, list[Path]]], form: str
) -> None:
    issue, files = sample
    word = files[3][0]
    # What WPS Office writes as .wps is built as a .doc is.
    written = convert(word.read_bytes(), ".docx", "doc" if form == "wps" else form, word.name)
    path = tmp_path / f"{word.stem}.{form}"
    path.write_bytes(written)
    with Desk.open(tmp_path / "b.gazette", create=True) as desk:
        brought = desk.bring_in(path)
    (entry,) = brought.entries
    assert comparable(entry) == comparable(issue.entries[2])
    assert brought.account is not None
    assert brought.account.is_whole
