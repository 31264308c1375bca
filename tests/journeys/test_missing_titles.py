"""An entry without a Chinese title is without one again when it comes back from what was printed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import fonts, style_of
from gazette.export import issue_to_text, pages_to_pdf
from gazette.export.word import issue_to_docx
from gazette.ingest import read_file
from gazette.model import MISSING_TITLE, Issue
from gazette.typeset import Typesetter


@pytest.fixture(scope="module")
def untitled() -> Issue:
    issue = read_file(sample_issue()).issue
    assert issue is not None
    first, *others = issue.sections
    (entry,) = first.entries
    return replace(issue, sections=(replace(first, entries=(replace(entry, title_zh=""),)), *others))


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_words_of_ours_for_a_missing_title_come_back_as_none(tmp_path: Path, untitled: Issue, form: str) -> None:
    pages = Typesetter(style_of(untitled.publication), fonts()).pages(untitled)
    starts = [entry.printed_page for entry in untitled.entries]
    file = tmp_path / f"issue.{form}"
    if form == "pdf":
        file.write_bytes(pages_to_pdf(pages, fonts()))
    elif form == "docx":
        file.write_bytes(issue_to_docx(untitled, starts, datetime(2024, 8, 15, tzinfo=UTC)))
    else:
        file.write_bytes(issue_to_text(untitled, starts))
    reading = read_file(file)
    assert reading.issue is not None
    again, entry = reading.issue.entries[0], untitled.entries[0]
    assert MISSING_TITLE["zh"] not in again.title_zh
    for name in ("title_full", "title_en", "number_zh", "printed_page"):
        assert getattr(again, name) == getattr(entry, name), name
    assert len(reading.issue.entries) == len(untitled.entries)
    assert not any(MISSING_TITLE["zh"] in (finding.text or "") for finding in reading.findings)
    assert reading.account is not None
    assert reading.account.missing == ""
