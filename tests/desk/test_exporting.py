"""Exporting: what must not be written over, what belongs together, and the same bytes every time."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from gazette.desk import AddIssue, Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue, made_on
from gazette.desk.setting import page_spans
from gazette.errors import DeskError, ExportError
from tests.archive.building import an_issue


def test_the_open_archive_is_not_even_looked_into(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing a second handle on it would drop SQLite's locks."""
    (issue_id,) = desk.do(AddIssue(an_issue())).issues
    assert issue_id is not None
    opened: list[Path] = []
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *rest: (opened.append(path), real(path, *rest))[1])
    for name in (desk.archive.path, tmp_path / "." / desk.archive.path.name):
        with pytest.raises(ExportError) as caught:
            export_issue(desk, issue_id, ExportFiles(xml=name))
        assert caught.value.code == "export.is_archive"
    assert desk.archive.path not in opened
    assert desk.archive.issue(issue_id) == an_issue()


def test_two_processes_write_the_same_bytes(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from gazette.desk import Desk;"
        "from gazette.desk.exporting import export_issue; from gazette.desk.export_wishes import ExportFiles;"
        "desk = Desk.open(Path(sys.argv[1])); to = Path(sys.argv[2]); to.mkdir();"
        "export_issue(desk, int(sys.argv[3]), ExportFiles(pdf=to / 'a.pdf', pdfa=to / 'b.pdf', xml=to / 'c.xml',"
        "ofd=to / 'd.ofd'))"
    )
    for name in ("one", "two"):
        command = [sys.executable, "-c", code, str(desk.archive.path), str(tmp_path / name), str(issue_id)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": str(len(name) + ord(name[0]))})
    for file in ("a.pdf", "b.pdf", "c.xml", "d.ofd"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_date_is_the_issue_s_own_or_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert made_on(an_issue()).isoformat() == "2024-03-31T00:00:00+08:00"
    assert made_on(an_issue(date="三月")).year == 1970
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert made_on(an_issue()).isoformat() == "1970-01-02T00:00:00+00:00"


def test_ofd_has_the_pages_that_are_wanted_in_one_page_making(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    files = ExportFiles(ofd=tmp_path / "a.ofd", pdf=tmp_path / "a.pdf")
    assert export_issue(desk, issue_id, files, progress=lambda done, total: seen.append((done, total))) == export_issue(
        desk, issue_id, ExportFiles(pdf=tmp_path / "b.pdf")
    )
    assert seen == sorted(seen)
    assert {total for _, total in seen} == {3 * len(desk.archive.issue(issue_id).entries)}
    assert seen[-1][0] == seen[-1][1]
    for name, manner in {"b": ExportManner(pages="1-2", proof=True), "c": ExportManner(entry=2)}.items():
        assert export_issue(desk, issue_id, ExportFiles(ofd=tmp_path / f"{name}.ofd"), manner) == ()
    with zipfile.ZipFile(tmp_path / "b.ofd") as package:
        pages = [name for name in package.namelist() if name.startswith("Doc_0/Pages/")]
        assert len(pages) == 2
        assert all("校样" in package.read(name).decode() for name in pages)


@pytest.mark.parametrize(
    ("manner", "code"),
    [
        (ExportManner(spreads=True), "export.ofd_is_single"),
        (ExportManner(a4=True), "export.ofd_is_single"),
        (ExportManner(crop_marks=True), "export.needs_pages"),
    ],
)
def test_ofd_has_single_pages_alone(desk: Desk, issue_id: int, tmp_path: Path, manner: ExportManner, code: str) -> None:
    with pytest.raises(ExportError) as caught:
        export_issue(desk, issue_id, ExportFiles(ofd=tmp_path / "a.ofd"), manner)
    assert caught.value.code == code


def test_ofd_takes_the_place_of_ofd_alone(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    file = tmp_path / "a.ofd"
    for before in (b"", None):
        if before is not None:
            file.write_bytes(before)
        export_issue(desk, issue_id, ExportFiles(ofd=file))
    export_issue(desk, issue_id, ExportFiles(docx=tmp_path / "a.docx"))
    file.write_bytes((tmp_path / "a.docx").read_bytes())
    with pytest.raises(ExportError) as caught:
        export_issue(desk, issue_id, ExportFiles(ofd=file))
    assert caught.value.code == "export.another_kind"


def test_a_proof_says_so_on_every_page(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    file = tmp_path / "proof.pdf"
    export_issue(desk, issue_id, ExportFiles(pdf=file), ExportManner(proof=True))
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    assert texts
    assert all("校样" in text and "修订" in text for text in texts)


def test_one_document_alone_begins_on_page_one(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    export_issue(
        desk, issue_id, ExportFiles(pdf=tmp_path / "e.pdf", pictures=tmp_path / "e"), ExportManner(entry=2, dpi=36)
    )
    with pikepdf.open(tmp_path / "e.pdf") as pdf:
        assert [page.label for page in pdf.pages] == ["1"]
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root[0].children] == ["关于调整公共交通票价的通知"]
    assert [file.name for file in (tmp_path / "e").iterdir()] == ["page-001.png"]


def test_another_style_for_one_export_is_not_kept(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    there, numbers = desk.archive.issue(issue_id), page_spans(desk, issue_id)
    files = ExportFiles(pdf=tmp_path / "a.pdf", xml=tmp_path / "a.xml")
    export_issue(desk, issue_id, files, ExportManner(style="gbt-9704-2012"))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        width, height = (float(side) / 72 * 25.4 for side in pdf.pages[-1].TrimBox[2:])
        left, foot = (float(side) / 72 * 25.4 for side in pdf.pages[-1].TrimBox[:2])
    assert (round(width - left), round(height - foot)) == (210, 297)
    assert "gbt-9704-2012" in (tmp_path / "a.xml").read_text("utf-8")
    assert desk.archive.issue(issue_id) == there
    assert page_spans(desk, issue_id) == numbers


def test_a_style_that_does_not_ship_writes_nothing(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        export_issue(desk, issue_id, ExportFiles(pdf=tmp_path / "a.pdf"), ExportManner(style="nowhere"))
    assert caught.value.code == "desk.style_unknown"
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("names", "manner", "code"),
    [
        ("pdfa", ExportManner(proof=True), "export.archive_is_whole"),
        ("pdfa pdf", ExportManner(pages="1"), "export.archive_is_whole"),
        ("xml", ExportManner(spreads=True), "export.needs_pages"),
        ("xml pdf", ExportManner(entry=1), "export.xml_is_whole"),
        ("pdf", ExportManner(spreads=True, booklet=True), "export.one_arrangement"),
        ("pdf", ExportManner(spreads=True, a4=True), "export.one_arrangement"),
        ("pdfa", ExportManner(a4=True), "export.archive_is_whole"),
        ("pdf", ExportManner(crop_marks=True, booklet=True), "export.no_crop_marks"),
        ("pictures", ExportManner(crop_marks=True), "export.no_crop_marks"),
        ("pdf", ExportManner(entry=4), "export.no_such_entry"),
        ("pdf", ExportManner(pages="99"), "export.no_such_page"),
        ("pictures", ExportManner(dpi=0), "export.dpi"),
    ],
)
def test_what_cannot_be_meant_together_is_refused(
    desk: Desk, issue_id: int, tmp_path: Path, names: str, manner: ExportManner, code: str
) -> None:
    files = ExportFiles(**{name: tmp_path / f"out.{name}" for name in names.split()})
    with pytest.raises(ExportError) as caught:
        export_issue(desk, issue_id, files, manner)
    assert caught.value.code == code
    assert list(tmp_path.glob("out.*")) == []


def test_two_kinds_never_go_to_one_file(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="same_file"):
        export_issue(desk, issue_id, ExportFiles(pdf=tmp_path / "a", pdfa=tmp_path / "." / "a"))


def test_progress_ends_with_the_last_file(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    files = ExportFiles(
        pdf=tmp_path / "a.pdf", pdfa=tmp_path / "b.pdf", xml=tmp_path / "c.xml", pictures=tmp_path / "p"
    )
    export_issue(desk, issue_id, files, ExportManner(dpi=20), progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_an_issue_with_no_entry_yet_is_written_too(desk: Desk, tmp_path: Path) -> None:
    issue_id = desk.archive.add_issue(an_issue(sections=()))
    export_issue(desk, issue_id, ExportFiles(pdf=tmp_path / "empty.pdf"))
    assert (tmp_path / "empty.pdf").read_bytes().startswith(b"%PDF-")
