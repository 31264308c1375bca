"""Filing: on issue and entry, of the published too, no part of what was signed; and the list of it."""

import csv
import dataclasses
from io import StringIO
from pathlib import Path

from openpyxl import load_workbook

from gazette.desk import AddAnnualContents, Desk, FileEntry, FileIssue, SetEntryField
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.desk.filing_list import filing_list, write_filing_list
from gazette.desk.published_files import verify_published
from gazette.desk.publishing import publish_issue
from gazette.desk.revisions import RestoreRevision, entry_revisions
from gazette.ingest import read_file
from gazette.model import NOT_FILED, Filing, entry_from_plain, entry_to_plain
from tests.desk.test_press import finish, press

FILED = Filing(fonds="X043", code="X043-2024-永久-0007", retention="永久", box="12")


def test_filing_is_done_and_undone_and_kept_with_its_issue_in_xml(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    entry = desk.archive.issue(issue_id).entries[0]
    change = desk.do(FileEntry(entry.id, FILED))
    assert change.entries == {entry.id}
    assert [hit.entry_id for hit in desk.search("2024-永久-0007").hits] == [entry.id]
    desk.do(FileIssue(issue_id, Filing(fonds="X043", remark="全年")))
    issue = desk.archive.issue(issue_id)
    assert (issue.entries[0].filing, issue.filing.remark) == (FILED, "全年")
    export_issue(desk, issue_id, ExportFiles(xml=tmp_path / "o.xml"))
    assert read_file(tmp_path / "o.xml").issue == issue
    desk.undo()
    desk.undo()
    issue = desk.archive.issue(issue_id)
    assert (issue.entries[0].filing, issue.filing) == (NOT_FILED, NOT_FILED)
    assert desk.search("2024-永久-0007").total == 0


def test_what_is_published_can_be_filed_and_is_still_what_was_signed(desk: Desk, issue_id: int) -> None:
    finish(desk, issue_id)
    press(desk, issue_id, reason="样刊")
    publish_issue(desk, issue_id, "王主任")
    made, changes = desk.archive.made_pages(issue_id), desk.archive.changes(issue_id)
    entry = desk.archive.issue(issue_id).entries[1]
    desk.do(FileEntry(entry.id, FILED))
    desk.do(FileIssue(issue_id, FILED))
    assert all(verdict.is_whole for verdict in verify_published(desk, issue_id))
    assert (desk.archive.made_pages(issue_id), desk.archive.changes(issue_id)) == (made, changes)


def test_an_edit_a_restored_revision_and_a_removal_keep_it(desk: Desk, issue_id: int) -> None:
    entry = desk.archive.issue(issue_id).entries[0]
    desk.do(SetEntryField(entry.id, "title_zh", "改过"))
    desk.do(FileEntry(entry.id, FILED))
    seen = desk.archive.entry(entry.id)
    desk.do(SetEntryField(entry.id, "date", "2024-03-09"), seen=dataclasses.replace(seen, filing=NOT_FILED))
    assert desk.archive.entry(entry.id).filing == FILED
    first = entry_revisions(desk.archive, entry.id)[0]
    desk.do(RestoreRevision(entry.id, first.entry))
    restored = desk.archive.entry(entry.id)
    assert (restored.title_zh, restored.filing) == (entry.title_zh, FILED)


def test_an_empty_mark_says_nothing_wherever_it_is_kept(desk: Desk, issue_id: int) -> None:
    entry = desk.archive.issue(issue_id).entries[0]
    for filing in (Filing(fonds=""), Filing(box="", code="0007")):
        filed = dataclasses.replace(entry, filing=filing)
        assert entry_from_plain(entry_to_plain(filed), entry.id) == filed
        desk.do(FileEntry(entry.id, filing))
        assert desk.archive.entry(entry.id) == filed


def test_the_list_names_what_the_issue_says_for_all_and_no_cell_is_a_formula(
    desk: Desk, issue_id: int, tmp_path: Path
) -> None:
    first, second, _ = desk.archive.issue(issue_id).entries
    desk.do(FileIssue(issue_id, Filing(fonds="X043", retention="定期30年", code="不给各条")))
    desk.do(FileEntry(first.id, Filing(code="=1+1", retention="永久", box="@3")))
    desk.do(SetEntryField(second.id, "title_full", "+标题"))
    desk.do(AddAnnualContents(issue_id))
    rows = filing_list(desk, issue_id)
    assert len(rows) == 3
    cells = rows[0].cells
    assert cells[:3] == ("1", "云川市人民政府办公室", "云政办字〔2024〕12号")
    assert cells[5:] == ("1", "X043", "=1+1", "永久", "@3", "")
    assert rows[1].cells[1] == "云川市人民政府、云川市交通运输局"
    assert rows[1].cells[6:10] == ("X043", "", "定期30年", "")
    files = {kind: tmp_path / f"list.{kind}" for kind in ("csv", "xlsx")}
    write_filing_list(desk, issue_id, **files)
    text = files["csv"].read_bytes().decode("utf-8-sig")
    read = list(csv.reader(StringIO(text)))
    assert read[0][0] == "序号"
    assert (read[1][7], read[1][9], read[2][3]) == ("'=1+1", "'@3", "'+标题")
    sheet = load_workbook(files["xlsx"]).active
    assert sheet is not None
    assert (sheet.cell(2, 8).value, sheet.cell(2, 8).data_type) == ("=1+1", "s")
    assert sheet.cell(3, 4).value == "+标题"
