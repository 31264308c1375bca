"""The pages of what was found, a PDF each, cut out of kept files or made; and the list of them as a workbook."""

import errno
import os
import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest

from gazette.archive import ANYTHING
from gazette.desk import Desk
from gazette.desk.hit_bundle import write_bundle
from gazette.desk.search_results import write_hits
from gazette.desk.setting import page_spans
from gazette.errors import ExportError
from gazette.model import Entry, Paragraph
from tests.archive.building import an_entry
from tests.desk.test_facsimiles import bring
from tests.desk.test_verifying import published
from tests.ingest.back_issue_files import back_issue_pdf


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def count_of(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def test_pages_of_a_published_issue_are_cut_out_of_its_kept_file(desk: Desk, tmp_path: Path) -> None:
    issue_id = published(desk, 88)
    done = write_bundle(desk, "票价", ANYTHING, tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert (done.written, done.left) == (1, ())
    assert file.name == "云政办字〔2024〕13号 关于调整公共交通票价的通知.pdf"
    first, last = page_spans(desk, issue_id)[1] or (0, 0)
    content = file.read_bytes()
    assert count_of(content) == last - first + 1
    assert "调整公共交通票价" in text_of(content)
    with pikepdf.open(BytesIO(content)) as cut:
        assert all("/StructParents" not in page for page in cut.pages)
    again = write_bundle(desk, "票价", ANYTHING, tmp_path / "again")
    assert again == done
    assert (tmp_path / "again" / file.name).read_bytes() == content


def test_pages_of_a_facsimile_issue_are_those_that_were_kept(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "旧刊.pdf"
    source.write_bytes(back_issue_pdf())
    bring(desk, source)
    write_bundle(desk, "title:堤防检查", ANYTHING, tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "云政办发〔2001〕2号 关于开展堤防检查的通知.pdf"
    cut = file.read_bytes()
    assert "请于汛期前完成检查" in text_of(cut)
    assert "古树" not in text_of(cut)
    assert count_of(cut) == 1


def test_pages_of_scans_without_text_are_those_that_the_list_says(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "扫描.pdf"
    source.write_bytes(back_issue_pdf(scanned=(3, 4, 5)))
    bring(desk, source)
    write_bundle(desk, "title:古树保护", ANYTHING, tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert count_of(file.read_bytes()) == 3, "the next may begin in the middle of a page"


def test_pages_of_an_open_issue_are_made_and_the_inbox_has_none(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    desk.archive.add_entries((an_entry("收件箱里的票价"),), None)
    done = write_bundle(desk, "票价", ANYTHING, tmp_path / "out")
    assert (done.written, done.left) == (1, ("收件箱里的票价",))
    (file,) = (tmp_path / "out").iterdir()
    assert "票价" in text_of(file.read_bytes())


def test_all_may_go_into_one_zip_and_names_are_told_apart(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    section = desk.archive.issue(issue_id).sections[0].id
    title = '关于“<a>/b:c*?"|”的通知' + "长" * 200
    desk.archive.add_entries(tuple(Entry(title_zh=title, blocks=(Paragraph(text="同名"),)) for _ in range(2)), section)
    target = tmp_path / "结果.zip"
    assert write_bundle(desk, "同名", ANYTHING, target).written == 2
    with zipfile.ZipFile(target) as packed:
        one, other = packed.namelist()
        assert packed.read(one).startswith(b"%PDF")
    assert other == one.removesuffix(".pdf") + " (2).pdf"
    assert not set(one) & set('<>:"/\\|?*')
    assert list(tmp_path.glob(".gazette-*")) == []


class StoppedHereError(Exception):
    pass


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_who_stops_it_finds_whole_files_and_no_half_zip(desk: Desk, issue_id: int, tmp_path: Path, name: str) -> None:
    def progress(done: int, total: int) -> None:
        if done == 2:
            raise StoppedHereError

    with pytest.raises(StoppedHereError):
        partial(write_bundle, query="通知", narrowing=ANYTHING, target=tmp_path / name)(desk, progress=progress)
    written = list((tmp_path / "out").glob("*")) if name == "out" else []
    assert [file.read_bytes()[:5] for file in written] == [b"%PDF-"] * len(written)
    assert len(written) == (2 if name == "out" else 0)
    assert not (tmp_path / "out.zip").exists()
    assert list(tmp_path.glob(".gazette-*")) == []


def test_what_is_no_zip_is_not_replaced_and_no_folder_is_told(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    other = tmp_path / "信.zip"
    other.write_text("not a zip")
    (tmp_path / "文件").write_text("a file")
    for target in (other, tmp_path / "文件" / "out"):
        with pytest.raises(ExportError):
            write_bundle(desk, "票价", ANYTHING, target)
    assert other.read_text() == "not a zip"


def test_a_disk_that_is_full_is_told_as_such_and_leaves_no_zip(
    desk: Desk, issue_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(ExportError, match=r"export\.disk_full"):
        write_bundle(desk, "票价", ANYTHING, tmp_path / "out.zip")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".gazette", "out"))]


def test_a_workbook_has_every_hit_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    desk.archive.add_entries(
        tuple(Entry(title_zh=f'=HYPERLINK("http://x")第{n}件', number_zh="+1", date="2019-10-31") for n in range(60)),
        None,
    )
    file = tmp_path / "结果.xlsx"
    assert write_hits(desk, "HYPERLINK", ANYTHING, file) == 60
    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == 60
    for row in rows:
        title, number, day = row[:3]
        assert (title.data_type, number.data_type) == ("s", "s")
        assert (title.quotePrefix, number.value) == (True, "+1")
        assert f"{day.value:%Y-%m-%d}" == "2019-10-31"
