"""The web folder of an issue: the list of documents; once it is out its PDF; after a correction what changed."""

import csv
import hashlib
from io import StringIO
from pathlib import Path

from gazette.desk import AddCorrection, Desk
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.desk.published_files import published_as
from gazette.desk.publishing import publish_issue
from tests.archive.building import an_issue
from tests.desk.test_press import finish, press


def test_the_list_of_documents_names_pages_and_facts(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    export_issue(desk, issue_id, ExportFiles(html=tmp_path))
    text = (tmp_path / "metadata.csv").read_text("utf-8-sig")
    head, *rows = csv.reader(StringIO(text))
    assert head[:3] == ["网页", "标题", "发文字号"]
    for row, entry in zip(rows, desk.archive.issue(issue_id).entries, strict=True):
        assert (tmp_path / row[0]).is_file()
        assert row[1:3] == [entry.title_full or entry.title_zh, entry.number_zh]
        assert row[6] == entry.date
    assert not list(tmp_path.glob("*.pdf"))


def publish(desk: Desk, issue_id: int) -> None:
    finish(desk, issue_id)
    press(desk, issue_id, reason="样刊")
    publish_issue(desk, issue_id, "王主任")


def test_a_published_issue_has_its_pdf_and_after_a_correction_only_that_page_is_written(
    desk: Desk, issue_id: int, tmp_path: Path
) -> None:
    publish(desk, issue_id)
    files = ExportFiles(html=tmp_path)
    export_issue(desk, issue_id, files)
    published = published_as(desk.archive, issue_id)
    assert published is not None
    kept = next(file for file in published.files if file.form == "pdfa")
    assert hashlib.sha256((tmp_path / "gazette-88.pdf").read_bytes()).hexdigest() == kept.sha256
    assert 'href="gazette-88.pdf"' in (tmp_path / "index.html").read_text("utf-8")
    later = desk.archive.add_issue(an_issue(89, numbers=(7,)))
    entry = desk.archive.issue(issue_id).entries[1]
    desk.do(AddCorrection(entry.id, desk.archive.issue(later).sections[-1].id))
    (told,) = export_issue(desk, issue_id, files)
    assert told.rule == "export.site_as_it_was"  # nobody has printed it yet
    publish(desk, later)
    (told,) = export_issue(desk, issue_id, files)
    assert told.rule == "export.site_written"
    names = dict(told.values)["names"].split("、")
    assert len(names) == 1
    assert "本文已更正，见2024年第7期（总第89期）。" in (tmp_path / names[0]).read_text("utf-8")
