"""Facsimile issues: kept as they came, found and cited, given out byte for byte, never set; their list is corrected."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from gazette.desk import (
    AddEntry,
    AddSection,
    Desk,
    RemoveEntry,
    ReopenIssue,
    SendToPress,
    SetEntryField,
    SetIssueField,
    SignOff,
)
from gazette.desk.checking import check_issue
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.facsimile_commands import CorrectFacsimile, RemoveFacsimile
from gazette.desk.facsimile_facts import BackIssue, sections_of
from gazette.desk.facsimile_files import KeptBytes, files_of
from gazette.desk.facsimile_pages import FilesAside, page_name
from gazette.desk.facsimile_table import bring_rows, read_contents, read_table
from gazette.desk.facsimiles import KeptIssue, bring_back_issue
from gazette.desk.fitting import FitIssue, propose_fit
from gazette.desk.house_styles import ChooseStyle, ChosenStyle
from gazette.desk.preflighting import preflight_issue
from gazette.desk.setting import page_spans, typeset_issue
from gazette.errors import DeskError, ExportError, GazetteError, IngestError
from gazette.ingest.facsimiles import close_pages, page_picture
from gazette.model import Bilingual, Entry, Issue, PageNumbering
from gazette.wording import error_sentence
from tests.archive.building import an_issue
from tests.ingest.back_issue_files import LIST, back_issue_pdf, picture, tiff_of
from tests.ingest.sheets.workbooks import workbook

NUMBERING = PageNumbering(sheet=3, number=1)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "旧刊.pdf"
    file.write_bytes(back_issue_pdf(scanned=(1,)))
    return file


def wanted(pdf: Path, rows: object = LIST, **said: object) -> BackIssue:
    listed = pdf.with_name("目录.xlsx")
    listed.write_bytes(workbook(rows))  # type: ignore[arg-type]
    given = {"serial": 7, "year": 2001, "numbers": (1,), "date": "2001-02-01", "numbering": NUMBERING, **said}
    return BackIssue(files=(pdf,), sections=sections_of(read_contents(listed).entries), **given)  # type: ignore[arg-type]


def bring(desk: Desk, pdf: Path, **said: object) -> Issue:
    return bring_back_issue(desk, wanted(pdf, **said)).issue


def rules(desk: Desk, issue_id: int) -> list[tuple[str, int | None]]:
    return [(finding.rule.removeprefix("desk.facsimile_"), finding.entry) for finding in check_issue(desk, issue_id)]


def test_a_back_issue_is_kept_with_its_list_and_found_by_its_text(desk: Desk, pdf: Path) -> None:
    issue = bring(desk, pdf)
    assert (issue.serial, issue.state, len(issue.entries), len(issue.facsimile.pages)) == (7, "published", 2, 5)  # type: ignore[union-attr]
    assert desk.archive.source_content(issue.facsimile.files[0].sha256) == pdf.read_bytes()  # type: ignore[union-attr]
    (hit,) = desk.search("擅自移植").hits
    assert (hit.serial, hit.entry, hit.page) == (7, 1, 2)
    assert page_spans(desk, issue.id) == ((1, 2), (3, 3))
    assert list(desk.archive.made_pages(issue.id).entries.values()) == [(1, 2), (3, 3)]  # type: ignore[union-attr]


def test_what_it_is_is_checked_and_pages_without_text_are_named(desk: Desk, pdf: Path) -> None:
    rows = (
        *LIST,
        ("", "关于甲的通知", "", "云政发〔2001〕1号", "", 9),
        ("", "关于乙的通知", "Circular", "", "", 2),
        ("", "丙", "Third", "", "", ""),
    )
    issue = bring_back_issue(desk, wanted(pdf, rows)).issue
    assert rules(desk, issue.id) == [
        ("text_missing", None),
        ("number_again", 1),
        ("no_english", 3),
        ("number_again", 3),
        ("beyond", 3),
        ("order", 4),
        ("no_page", 5),
    ]
    (text, *_) = check_issue(desk, issue.id)
    assert dict(text.values)["pages"] == "1"


def test_text_that_no_entry_leads_to_is_not_said_to_be_found(desk: Desk, pdf: Path) -> None:
    issue = bring_back_issue(desk, replace(wanted(pdf), sections=())).issue
    assert not desk.search("擅自移植").hits
    assert rules(desk, issue.id) == [("text_waits", None), ("no_list", None)]


def test_a_page_too_large_for_a_picture_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    made = pikepdf.new()
    made.add_blank_page().MediaBox = [0, 0, 14_000_000, 14_000_000]
    made.save(tmp_path / "大.pdf")
    issue = bring_back_issue(desk, BackIssue(files=(tmp_path / "大.pdf",), serial=3)).issue
    with pytest.raises(ExportError) as caught:
        export_issue(desk, issue.id, ExportFiles(pictures=tmp_path / "图"))
    assert caught.value.code == "export.page_too_large"


def test_the_list_is_proposed_where_the_text_shows_one(desk: Desk, printed: bytes, tmp_path: Path) -> None:
    (tmp_path / "印刷.pdf").write_bytes(printed)
    kept = bring_back_issue(desk, BackIssue(files=(tmp_path / "印刷.pdf",)))
    assert (kept.proposed, kept.issue.serial, len(kept.issue.entries)) == (True, 218, 11)
    assert kept.issue.facsimile.numbering == PageNumbering(sheet=3, number=1, last_sheet=29)  # type: ignore[union-attr]
    assert [entry.printed_page for entry in kept.issue.entries] == [1, 3, 6, 7, 9, 12, 15, 18, 24, 26, 27]
    assert not any(entry.blocks for entry in kept.issue.entries)
    assert rules(desk, kept.issue.id) == [("text", None)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The print file of the sample issue."""
    from gazette.desk.self_test import sample_issue

    folder = tmp_path_factory.mktemp("printed")
    with Desk.open(folder / "a.gazette", create=True) as own:
        issue_id = own.bring_in(sample_issue()).issue_id
        assert issue_id is not None
        export_issue(own, issue_id, ExportFiles(pdf=folder / "a.pdf"))
    return (folder / "a.pdf").read_bytes()


def test_a_day_of_another_year_is_not_taken_from_the_file(desk: Desk, printed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "218.pdf"
    file.write_bytes(printed)
    kept = bring_back_issue(desk, BackIssue(files=(file,), serial=12, year=2001, numbers=(1,)))
    assert (kept.issue.year, kept.issue.date) == (2001, None)


def test_brought_in_again_it_stays_and_a_corrected_list_is_one_act_that_can_be_undone(desk: Desk, pdf: Path) -> None:
    issue = bring(desk, pdf)
    assert bring_back_issue(desk, wanted(pdf)).became == "already"
    rows = (
        LIST[0],
        LIST[2],
        ("文件", "关于加强古树保护的通知", "Circular on Trees", "云政发〔2001〕1号", "2001-1-5", 1),
    )
    seen = bring_back_issue(desk, wanted(pdf, rows), dry=True)
    assert (seen.became, desk.archive.issue(issue.id)) == ("changed", issue)
    changed = bring_back_issue(desk, wanted(pdf, rows))
    assert changed.became == "changed"
    after = desk.archive.issue(issue.id)
    assert [entry.id for entry in after.entries] == [issue.entries[1].id, issue.entries[0].id]
    assert after.entries[1].title_en == "Circular on Trees"
    assert desk.can_undo() == Bilingual("更正影印期目录", "Correct Facsimile Contents")
    desk.undo()
    assert desk.archive.issue(issue.id) == issue
    desk.redo()
    assert desk.archive.issue(issue.id) == after


def test_another_files_or_numbers_of_an_issue_that_is_there_are_refused(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    bring(desk, pdf)
    other = tmp_path / "别的.pdf"
    other.write_bytes(back_issue_pdf(front=()))
    for files, code in (((other,), "desk.issue_exists"), ((pdf, other), "desk.facsimile_elsewhere")):
        with pytest.raises(DeskError) as refused:
            bring_back_issue(desk, replace(wanted(pdf), files=files))
        assert refused.value.code == code
    with pytest.raises(DeskError) as refused:
        bring_back_issue(desk, BackIssue(files=(other,)))
    assert refused.value.code == "desk.facsimile_unnamed"
    assert len(desk.issues()) == 1
    assert desk.archive.sources("received") == ()  # the window would bring it in as a document when it opens next


def test_files_that_cannot_be_read_are_kept_and_the_reason_with_them(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(back_issue_pdf()[:400])
    with pytest.raises(IngestError):
        bring_back_issue(desk, BackIssue(files=(broken,), serial=1))
    (source,) = desk.archive.sources("refused")
    assert (source.name, source.reason and source.reason[0]) == ("坏.pdf", "ingest.pdf_damaged")
    assert desk.issues() == ()


def test_two_files_that_are_the_same_are_both_named(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    copy = tmp_path / "副本.pdf"
    copy.write_bytes(pdf.read_bytes())
    with pytest.raises(DeskError) as refused:
        bring_back_issue(desk, BackIssue(files=(pdf, copy), serial=1))
    assert refused.value.code == "desk.facsimile_twice"
    assert (refused.value.values["file"], refused.value.values["other"]) == (copy.name, pdf.name)


def test_a_file_that_was_refused_as_a_document_becomes_an_issue_all_the_same(desk: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "扫描.pdf"
    scan.write_bytes(back_issue_pdf(scanned=(1, 2, 3, 4, 5)))
    with pytest.raises(IngestError):
        desk.bring_in(scan)
    issue = bring_back_issue(desk, BackIssue(files=(scan,), serial=1)).issue
    assert desk.archive.sources("refused") == ()
    assert rules(desk, issue.id) == [("no_text", None), ("no_list", None)]


def test_nothing_but_its_list_can_be_changed_and_nothing_is_set(desk: Desk, pdf: Path) -> None:
    issue = bring(desk, pdf)
    entry, section = issue.entries[0].id, issue.sections[0].id
    commands = (
        SetEntryField(entry, "title_zh", "别的"),
        RemoveEntry(entry),
        AddEntry(Entry(title_zh="新"), section),
        AddSection(issue.id, Bilingual("新")),
        SetIssueField(issue.id, "date", "2001-01-01"),
        ChooseStyle(issue.id, ChosenStyle("gbt-9704-2012")),
        FitIssue(issue.id, None, ()),
        ReopenIssue(issue.id, "李编辑", "要改"),
        SendToPress(issue.id, SignOff(who="李编辑"), (), desk.archive.changes(issue.id)),
    )
    for command in commands:
        with pytest.raises(DeskError) as refused:
            desk.do(command)
        assert refused.value.code == "desk.facsimile"
    for act in (
        lambda: typeset_issue(desk, issue.id),
        lambda: preflight_issue(desk, issue.id),
        lambda: propose_fit(issue, 8),
    ):
        with pytest.raises(DeskError) as refused:
            act()
        assert refused.value.code == "desk.facsimile_not_set"
    assert desk.archive.issue(issue.id) == issue


def test_its_pdf_is_given_out_byte_for_byte_and_other_forms_are_refused(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    issue = bring(desk, pdf)
    files = ExportFiles(
        pdf=tmp_path / "o.pdf", contents=tmp_path / "o.xlsx", originals=tmp_path / "原件", pictures=tmp_path / "p"
    )
    assert export_issue(desk, issue.id, files, ExportManner(dpi=50)) == ()
    assert (tmp_path / "o.pdf").read_bytes() == pdf.read_bytes()
    assert (tmp_path / "原件" / "旧刊.pdf").read_bytes() == pdf.read_bytes()
    names = sorted(each.name for each in (tmp_path / "p").iterdir())
    assert names == ["page-001.png", "page-002.png", "page-003.png", "sheet-001.png", "sheet-002.png"]
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "o.xlsx") for row in sheet.values for cell in row]
    assert "Circular on Dikes" in cells
    assert 3 in cells
    for form in ("pdfa", "ofd", "xml", "docx", "txt", "html"):
        with pytest.raises(ExportError) as refused:
            export_issue(desk, issue.id, ExportFiles(**{form: tmp_path / f"x.{form}"}))
        assert refused.value.code == "export.facsimile_form"
        assert not (tmp_path / f"x.{form}").exists()
    for manner in (
        ExportManner(entry=1),
        ExportManner(pages="1"),
        ExportManner(proof=True),
        ExportManner(style="gbt-9704-2012"),
    ):
        with pytest.raises(ExportError) as refused:
            export_issue(desk, issue.id, ExportFiles(pdf=tmp_path / "y.pdf"), manner)
        assert refused.value.code == "export.facsimile_whole"
    with pytest.raises(ExportError) as refused:
        export_issue(desk, desk.archive.add_issue(an_issue()), ExportFiles(originals=tmp_path / "z"))
    assert refused.value.code == "export.no_originals"


def test_scans_become_pages_and_one_pdf_of_them_that_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    contents = {
        "10.png": picture("PNG", "L"),
        "2.jpg": picture("JPEG", "RGB", quality=70),
        "1.tif": tiff_of(2),
        "12.webp": picture("WEBP", "RGB"),
        "3.png": picture("PNG", "1"),
        "说明.txt": b"x",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    files = files_of(folder)
    assert [file.name for file in files] == ["1.tif", "2.jpg", "3.png", "10.png", "12.webp"]
    issue = bring_back_issue(desk, BackIssue(files=files, serial=3)).issue
    assert [(page.file, page.page) for page in issue.facsimile.pages] == [
        (0, 1),
        (0, 2),
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
    ]  # type: ignore[union-attr]
    export_issue(desk, issue.id, ExportFiles(pdf=tmp_path / "o.pdf", originals=tmp_path / "原件"))
    assert {each.name: each.read_bytes() for each in (tmp_path / "原件").iterdir()} == {
        name: content for name, content in contents.items() if name != "说明.txt"
    }
    with pikepdf.open(tmp_path / "o.pdf") as made:
        scans = [page.Resources.XObject.Scan for page in made.pages]
        assert scans[2].read_raw_bytes() == contents["2.jpg"]
        shown = [pikepdf.PdfImage(scan).as_pil_image().convert("L") for scan in scans]
    for at, (name, frame) in enumerate((("1.tif", 0), ("1.tif", 1), ("2.jpg", 0), ("3.png", 0), ("10.png", 0))):
        original = Image.open(io.BytesIO(contents[name]))
        original.seek(frame)
        assert shown[at].tobytes() == original.convert("L").tobytes()
    document = pypdfium2.PdfDocument(tmp_path / "o.pdf")
    assert [round(side) for side in document.get_page_size(3)] == [595, 842]
    document.close()


def test_it_can_be_taken_out_and_put_back(desk: Desk, pdf: Path) -> None:
    issue = bring(desk, pdf)
    desk.do(RemoveFacsimile(issue.id))
    assert desk.issues() == ()
    assert desk.search("擅自移植").total == 0
    desk.undo()
    assert desk.archive.issue(issue.id) == issue
    assert desk.search("擅自移植").total == 1
    desk.redo()
    assert bring_back_issue(desk, wanted(pdf)).became == "taken"


def test_numbers_that_none_can_be_are_refused(desk: Desk, pdf: Path) -> None:
    issue = bring(desk, pdf)
    far = replace(issue.sections[0], entries=(replace(issue.entries[0], printed_page=10**20),))
    for wrong in (replace(issue, serial=10**12), replace(issue, sections=(far,))):
        with pytest.raises(DeskError) as refused:
            desk.do(CorrectFacsimile(wrong))
        assert refused.value.code == "desk.facsimile_number"


@pytest.mark.parametrize("numbering", [PageNumbering(sheet=9), PageNumbering(sheet=3, last_sheet=2)])
def test_numbers_that_no_page_would_have_are_refused(desk: Desk, pdf: Path, numbering: PageNumbering) -> None:
    with pytest.raises(DeskError) as refused:
        bring(desk, pdf, numbering=numbering)
    assert (refused.value.code, refused.value.values["sheets"]) == ("desk.facsimile_unnumbered", 5)
    assert "--first-sheet" in error_sentence(refused.value, "zh")
    assert desk.issues() == ()


def test_originals_come_out_under_the_names_of_their_issue(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "收件.png").write_bytes(picture())
    with pytest.raises(IngestError):
        desk.bring_in(tmp_path / "收件.png")
    scan = tmp_path / "2001年第1期.png"
    scan.write_bytes(picture())
    issue = bring_back_issue(desk, BackIssue(files=(scan,), serial=3)).issue
    export_issue(desk, issue.id, ExportFiles(originals=tmp_path / "原件"))
    assert [each.name for each in (tmp_path / "原件").iterdir()] == ["2001年第1期.png"]
    desk.do(RemoveFacsimile(issue.id))
    desk.undo()
    assert desk.archive.issue(issue.id) == issue


def test_a_kept_file_is_given_out_once_for_all_its_pages(
    desk: Desk, pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    issue = bring(desk, pdf)
    assert issue.facsimile is not None
    given: list[str] = []
    out_of = desk.archive.source_content
    monkeypatch.setattr(desk.archive, "source_content", lambda sha256: given.append(sha256) or out_of(sha256))
    aside = FilesAside()
    sha256 = issue.facsimile.files[0].sha256
    sizes = []
    for number in (1, 2, 5):
        page = aside.page(desk.archive, page_name(sha256, number))
        assert page is not None
        sizes.append(Image.open(io.BytesIO(page_picture(page.file, page.page, 300))).size)
    assert (given, set(map(max, sizes))) == ([sha256], {300})
    assert aside.page(desk.archive, sha256) is None
    folder = page.file.parent
    scan = KeptBytes(name="a.png", sha256="1" * 64, content=picture())
    fetched = aside.page(desk.archive, page_name(scan.sha256, 1), (scan,))
    assert fetched is not None
    assert max(Image.open(io.BytesIO(page_picture(fetched.file, 1, 200))).size) == 200
    close_pages()
    aside.close()
    assert not folder.exists()
    with pytest.raises(IngestError) as refused:
        page_picture(page.file, 1, 300)
    assert refused.value.code == "ingest.unreadable"


def test_a_number_that_is_said_twice_counts_once(desk: Desk, pdf: Path) -> None:
    assert bring(desk, pdf, numbers=(1, 1)).numbers == (1,)
    assert bring_back_issue(desk, wanted(pdf, numbers=(2, 2))).issue.numbers == (2,)


def test_a_list_that_another_program_corrected_meanwhile_is_not_written_over(desk: Desk, pdf: Path) -> None:
    issue = bring(desk, pdf)
    with Desk.open(desk.archive.path) as other:
        other.do(CorrectFacsimile(replace(issue, date="2001-03-01"), over=issue))
    with pytest.raises(DeskError) as refused:
        desk.do(CorrectFacsimile(replace(issue, date="2001-04-01"), over=issue))
    assert refused.value.code == "desk.issue_changed_elsewhere"
    now = desk.archive.issue(issue.id)
    assert now.date == "2001-03-01"
    desk.do(CorrectFacsimile(replace(now, date="2001-04-01"), over=now))
    with Desk.open(desk.archive.path) as other:
        other.do(CorrectFacsimile(replace(now, date="2001-05-01")))
    with pytest.raises(DeskError) as refused:
        desk.undo()
    assert refused.value.code == "desk.issue_changed_elsewhere"
    assert desk.archive.issue(issue.id).date == "2001-05-01"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    for name, front in (("a.pdf", 2), ("b.pdf", 1)):
        (tmp_path / name).write_bytes(back_issue_pdf(front=(("云溪市人民政府公报",),) * front))
    (tmp_path / "坏.pdf").write_bytes(back_issue_pdf()[:500])
    (tmp_path / "目录8.xlsx").write_bytes(workbook(LIST))
    return write_table(
        tmp_path, ("a.pdf", 7, "", 3), ("坏.pdf", 6, "", ""), ("没有.pdf", 5, "", ""), ("b.pdf", 8, "目录8.xlsx", 2)
    )


def write_table(folder: Path, *rows: tuple[object, ...], entry: str = "关于加强古树保护的通知") -> Path:
    issues = (("文件", "总期号", "年份", "期号", "目录", "首页所在面"),)
    issues += tuple((file, serial, 2001, serial, contents, sheet) for file, serial, contents, sheet in rows)  # type: ignore[misc]
    entries = (("总期号", "标题", "英文标题", "页码"), (7, entry, "Trees", 1))
    (folder / "旧刊.xlsx").write_bytes(workbook(issues, entries))
    return folder / "旧刊.xlsx"


def became(outcomes: object) -> list[object]:
    return [
        outcome.kept.became if isinstance(outcome.kept, KeptIssue) else outcome.error.code  # type: ignore[attr-defined]
        for outcome in outcomes  # type: ignore[attr-defined]
    ]


def test_a_table_brings_each_issue_on_its_own_and_tells_of_bad_rows(desk: Desk, table: Path) -> None:
    assert became(bring_rows(desk, read_table(table), dry=True)) == [
        "taken",
        "ingest.pdf_damaged",
        "ingest.not_found",
        "taken",
    ]
    assert (desk.issues(), desk.archive.sources()) == ((), ())
    first = list(bring_rows(desk, read_table(table)))
    assert became(first) == ["taken", "ingest.pdf_damaged", "ingest.not_found", "taken"]
    assert [(outcome.row, outcome.file) for outcome in first] == [
        (2, "a.pdf"),
        (3, "坏.pdf"),
        (4, "没有.pdf"),
        (5, "b.pdf"),
    ]
    assert [(row.serial, row.entries, row.pages) for row in desk.issues()] == [(7, 1, 3), (8, 2, 3)]


def test_a_second_run_skips_what_is_there_and_takes_a_corrected_list(desk: Desk, table: Path) -> None:
    list(bring_rows(desk, read_table(table)))
    before = desk.issues()
    rows = (("a.pdf", 7, "", 3), ("b.pdf", 8, "目录8.xlsx", 2))
    write_table(table.parent, *rows)
    assert became(bring_rows(desk, read_table(table))) == ["already", "already"]
    write_table(table.parent, *rows, entry="关于加强古树名木保护的通知")
    assert became(bring_rows(desk, read_table(table))) == ["changed", "already"]
    assert desk.issue("7").entries[0].title_zh == "关于加强古树名木保护的通知"
    assert [row.id for row in desk.issues()] == [row.id for row in before]


def test_a_table_stops_between_two_issues(desk: Desk, table: Path) -> None:
    outcomes = bring_rows(desk, read_table(table), stopped=lambda: bool(desk.issues()))
    assert became(outcomes) == ["taken"]


@pytest.mark.parametrize("dry", [True, False])
def test_the_same_file_in_two_rows_does_not_renumber_the_first(desk: Desk, table: Path, *, dry: bool) -> None:
    (table.parent / "again.pdf").write_bytes((table.parent / "a.pdf").read_bytes())
    write_table(table.parent, ("a.pdf", 7, "", 3), ("again.pdf", 8, "", 3), ("b.pdf", 9, "", 3))
    outcomes = list(bring_rows(desk, read_table(table), dry=dry))
    assert became(outcomes) == ["taken", "desk.facsimile_row_file", "taken"]
    assert outcomes[1].error.values["above"] == 2  # type: ignore[union-attr]
    assert [row.serial for row in desk.issues()] == ([] if dry else [7, 9])
    if not dry:
        assert became(bring_rows(desk, read_table(table))) == ["already", "desk.facsimile_row_file", "already"]


def test_entries_of_no_issue_of_the_table_are_told(desk: Desk, table: Path) -> None:
    write_table(table.parent, ("a.pdf", 8, "", 3), entry="关于古树的通知")
    read = read_table(table)
    assert became(bring_rows(desk, read)) == ["taken"]
    assert [(each.serial, each.entry.title_zh) for each in read.strays] == [(7, "关于古树的通知")]


def test_the_file_that_is_kept_elsewhere_is_the_one_that_is_named(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    bring(desk, pdf)
    (tmp_path / "1.png").write_bytes(picture())
    with pytest.raises(DeskError) as caught:
        bring_back_issue(desk, BackIssue(files=(tmp_path / "1.png", pdf), serial=9))
    assert caught.value.values["file"] == pdf.name


def test_the_same_serial_twice_and_cells_that_say_nothing_are_told(desk: Desk, table: Path) -> None:
    write_table(
        table.parent, ("a.pdf", 7, "", 3), ("b.pdf", 7, "", ""), ("b.pdf", "八", "", ""), ("b.pdf", 9, "无.xlsx", "")
    )
    outcomes = list(bring_rows(desk, read_table(table)))
    assert became(outcomes) == ["taken", "desk.facsimile_row_again", "desk.facsimile_row", "ingest.not_found"]
    assert isinstance(outcomes[2].error, GazetteError)
    assert outcomes[2].error.values["row"] == 4


def test_a_list_without_a_row_of_the_issue_is_refused(desk: Desk, table: Path) -> None:
    rows = (("总期号", "标题", "页码"), (6, "关于古树的通知", 1))
    (table.parent / "目录8.xlsx").write_bytes(workbook(rows))
    write_table(table.parent, ("a.pdf", 7, "", 3), ("b.pdf", 8, "目录8.xlsx", 2))
    outcomes = list(bring_rows(desk, read_table(table)))
    assert became(outcomes) == ["taken", "desk.facsimile_not_listed"]


def test_scans_may_be_larger_than_what_is_read_but_not_without_end(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "扫描.pdf"
    path.write_bytes(back_issue_pdf() + b"\n%" + bytes(60 * 2**20))
    assert bring_back_issue(desk, BackIssue(files=(path,), serial=9, year=2002, numbers=(1,))).became == "taken"
    with pytest.raises(IngestError, match=r"ingest\.too_large"):
        desk.bring_in(path)
    with path.open("ab") as file:
        file.truncate(201 * 2**20)
    with pytest.raises(IngestError, match=r"ingest\.pages_too_large"):
        bring_back_issue(desk, BackIssue(files=(path,), serial=10, year=2002, numbers=(2,)))
