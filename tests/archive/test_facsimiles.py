"""A facsimile issue in the archive: files and pages as they came, text found in the entry that it belongs to."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.archive.migrations import migration_files, statements
from gazette.model import Bilingual, Entry, Facsimile, FacsimilePage, Issue, KeptFile, Section

PAGES = (
    None,
    "目录\n关于加强古树保护的通知 1",
    "云溪市人民政府\n关于加强古树保护的\n通知\n各区要对古树逐株登记，落实养\n护责任。",
    "古树不得擅自移植。",
    "违者依法处理。\n云溪市人民政府办公室\n关于开展堤防检查的通知\n请于汛期前完成。",
    "检查ISO结果。\n关于调整票价的公告\n自七月起调整。",
)


def entry(title: str, page: int | None, **fields: object) -> Entry:
    return Entry(title_zh=title, printed_page=page, state="final", **fields)  # type: ignore[arg-type]


def a_facsimile(sha256: str = "ab") -> Issue:
    pages = tuple(
        FacsimilePage(file=0, page=sheet, width=595, height=842, number=sheet - 2 if sheet > 2 else None, text=text)
        for sheet, text in enumerate(PAGES, 1)
    )
    sections = (
        Section(name=Bilingual("市政府文件"), entries=(entry("关于加强古树保护的通知", 1),)),
        Section(name=Bilingual("其他"), entries=(entry("关于开展堤防检查的通知", 3), entry("关于调整票价的公告", 4))),
    )
    files = (KeptFile(sha256=sha256, name="旧刊.pdf", media_type="application/pdf"),)
    facsimile = Facsimile(files=files, pages=pages)
    return Issue(serial=7, year=2001, numbers=(1,), state="published", sections=sections, facsimile=facsimile)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    opened = Archive.open(tmp_path / "own.gazette", create=True)
    opened.add_source("旧刊.pdf", "ab", b"%PDF-")
    return opened


def found(archive: Archive, query: str) -> list[tuple[int, int | None, int | None]]:
    return [(hit.entry, hit.page, hit.sheet) for hit in archive.search(query).hits]


def test_it_comes_out_as_it_went_in(archive: Archive) -> None:
    issue = a_facsimile()
    issue_id = archive.add_issue(issue)
    assert archive.issue(issue_id) == issue
    (row,) = archive.issue_rows()
    assert (row.facsimile, row.pages, row.entries) == (True, 4, 3)
    assert archive.issue_keeping("ab") == issue_id
    assert archive.is_facsimile(issue_id)


def test_a_hit_names_the_printed_page_that_it_stands_on(archive: Archive) -> None:
    archive.add_issue(a_facsimile())
    assert found(archive, "擅自移植") == [(1, 2, 4)]
    assert found(archive, "落实养护责任") == [(1, 1, 3)]  # over the end of a line
    assert found(archive, "关于调整票价") == [(3, 4, 6)]  # its title, where it stands on its page
    assert found(archive, "iso结果") == [(2, 4, 6)]


def test_a_page_on_which_one_entry_ends_and_another_begins_is_parted_at_the_title(archive: Archive) -> None:
    archive.add_issue(a_facsimile())
    assert found(archive, "违者依法处理") == [(1, 3, 5)]
    assert found(archive, "汛期前完成") == [(2, 3, 5)]
    assert found(archive, "政府办公室") == [(2, 3, 5)]  # the line of its issuer above the title
    assert found(archive, "目录") == []


def test_a_page_without_the_title_that_begins_on_it_is_of_both(archive: Archive) -> None:
    issue = a_facsimile()
    assert issue.facsimile is not None
    other = replace(issue.facsimile.pages[4], text="违者依法处理。\n堤防检查安排")
    pages = (*issue.facsimile.pages[:4], other, issue.facsimile.pages[5])
    archive.add_issue(replace(issue, facsimile=replace(issue.facsimile, pages=pages)))
    assert sorted(found(archive, "依法处理")) == [(1, 3, 5), (2, 3, 5)]


def test_a_corrected_list_is_searched_at_once_and_entries_keep_their_ids(archive: Archive) -> None:
    issue_id = archive.add_issue(a_facsimile())
    before = archive.issue(issue_id)
    first, second, third = before.entries
    moved = replace(first, printed_page=2)
    sections = (
        replace(before.sections[0], name=Bilingual("市政府令"), entries=(moved,)),
        Section(name=Bilingual("新栏目"), entries=(third, entry("关于防火的通知", None))),
    )
    archive.correct_facsimile(replace(before, sections=sections, date="2001-02-01"))
    after = archive.issue(issue_id)
    assert [each.id for each in after.entries[:2]] == [first.id, third.id]
    assert after.entries[2].title_zh == "关于防火的通知"
    assert after.date == "2001-02-01"
    assert found(archive, "落实养护责任") == []
    assert found(archive, "汛期前完成") == [(1, 3, 5)]
    assert archive.revisions(second.id)[0]["entry"]["title_zh"] == "关于开展堤防检查的通知"
    archive.correct_facsimile(before)
    again = archive.issue(issue_id)
    assert again == before
    assert [each.id for each in again.entries] == [each.id for each in before.entries]
    assert found(archive, "落实养护责任") == [(1, 1, 3)]


def test_the_file_of_an_entry_is_the_one_that_it_is_printed_in(archive: Archive) -> None:
    archive.add_source("二.pdf", "cd", b"%PDF-2")
    issue = a_facsimile()
    assert issue.facsimile is not None
    files = (*issue.facsimile.files, KeptFile(sha256="cd", name="二.pdf", media_type="application/pdf"))
    pages = tuple(replace(page, file=int(page.number == 4)) for page in issue.facsimile.pages)
    issue_id = archive.add_issue(replace(issue, facsimile=Facsimile(files=files, pages=pages)))
    names = [archive.source_of_entry(each.id) for each in archive.issue(issue_id).entries]
    assert [source.name if source else "" for source in names] == ["旧刊.pdf", "旧刊.pdf", "二.pdf"]


def test_what_a_page_names_is_cited_with_the_page_that_it_stands_on(archive: Archive) -> None:
    issue = a_facsimile()
    assert issue.facsimile is not None
    pages = list(issue.facsimile.pages)
    pages[3] = replace(pages[3], text="古树不得擅自移植。《云溪市绿化\n办法》（云政发〔1999〕4号）同时\n废止。")
    issue = replace(issue, facsimile=replace(issue.facsimile, pages=tuple(pages)))
    archive.add_issue(issue)
    old = Entry(title_zh="云溪市绿化办法", number_zh="云政发[1999]4号")
    (old_id,) = archive.add_entries((old,), None)
    (citing,) = archive.known.cited_by(old_id)
    assert (citing.relation, citing.document.issue, citing.document.entry, citing.page) == ("repeals", "7", 1, 2)
    (cited,) = archive.known.cites(citing.document.entry_id)
    assert cited.places == ("sheet 4",)


def test_an_upgrade_makes_the_passages_over_pages_that_keeping_one_makes(archive: Archive, tmp_path: Path) -> None:
    issue = a_facsimile()
    assert issue.facsimile is not None
    texts = (None, None, "古树\n登记造册，", "", "落实养护责任 by", "law 2001。", "各区负责。")
    page = issue.facsimile.pages[-1]
    pages = tuple(replace(page, number=at - 1 if at > 1 else None, text=text) for at, text in enumerate(texts))
    sections = (replace(issue.sections[0], entries=(entry("古树", 1),)),)
    archive.add_issue(replace(issue, sections=sections, facsimile=replace(issue.facsimile, pages=pages)))
    archive.close()
    over = "SELECT entry_id, place, text FROM passage WHERE place LIKE 'sheet %+' ORDER BY id"
    (migration,) = (file for file in migration_files() if file.stem.endswith("over_pages"))
    with closing(sqlite3.connect(tmp_path / "own.gazette")) as file:
        made = file.execute(over).fetchall()
        assert [each[1:] for each in made] == [
            ("sheet 5+", "落实养护责任by law 2001。"),
            ("sheet 6+", "law 2001。各区负责。"),
        ]
        file.execute("DELETE FROM passage WHERE place LIKE 'sheet %+'")
        file.execute(next(statements(migration.read_text("utf-8"))))
        assert file.execute(over).fetchall() == made


def test_long_pages_are_read_a_few_at_a_time(archive: Archive) -> None:
    issue = a_facsimile()
    assert issue.facsimile is not None
    long = tuple(replace(page, text=page.text and page.text + "各区落实。" * 12_000) for page in issue.facsimile.pages)
    archive.add_issue(replace(issue, facsimile=replace(issue.facsimile, pages=long)))
    left = [archive.known.read_some() for _ in issue.entries]
    assert (left[0], left[-1]) == (2, 0)
