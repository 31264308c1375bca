"""Pictures from the archive to the files and back: set, exported, brought into another archive, fitted, undone."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from gazette.desk import Desk, InsertBlocks
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.desk.fitting import propose_fit
from gazette.desk.pictures import LARGEST_PICTURE, picture_from_file, picture_sizes
from gazette.desk.preflighting import preflight_issue
from gazette.desk.setting import typeset_issue
from gazette.errors import IngestError
from gazette.model import Bilingual, Entry, Issue, Paragraph, Publication, Section

TEXT = Paragraph(text="现将有关事项通知如下，请各单位认真贯彻执行。" * 3)


def written(path: Path) -> Path:
    Image.linear_gradient("L").resize((900, 600)).save(path, dpi=(300, 300))
    return path


def with_picture(desk: Desk, file: Path) -> int:
    """An issue with a picture in its one entry."""
    entry = Entry(title_zh="关于图片的通知", blocks=(TEXT, TEXT))
    publication = Publication(name=Bilingual("公报", "Gazette"))
    issue_id = desk.archive.add_issue(
        Issue(serial=7, year=2024, numbers=(1,), publication=publication, sections=(Section(entries=(entry,)),))
    )
    (kept,) = desk.archive.issue(issue_id).entries
    desk.do(InsertBlocks(kept.id, (1,), (picture_from_file(desk.archive, file),)))
    return issue_id


def test_an_issue_with_a_picture_goes_out_and_comes_back(tmp_path: Path) -> None:
    file = written(tmp_path / "a.png")
    files = ExportFiles(
        pdf=tmp_path / "a.pdf", pdfa=tmp_path / "b.pdf", xml=tmp_path / "a.xml", pictures=tmp_path / "pages"
    )
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        issue_id = with_picture(desk, file)
        issue = desk.archive.issue(issue_id)
        (name,) = picture_sizes(desk.archive, issue)
        assert not [finding for finding in export_issue(desk, issue_id, files) if "picture" in finding.rule]
        assert preflight_issue(desk, issue_id).forbidden == ()
        pages = typeset_issue(desk, issue_id)
        fitting = propose_fit(issue, len(pages.pages) + 1, picture_sizes(desk.archive, issue))
        assert not [finding for finding in fitting.pages_after.findings if "picture" in finding.rule]
    for pdf in (files.pdf, files.pdfa):
        assert pdf is not None
        with pikepdf.open(pdf) as opened:
            assert any("/XObject" in page.Resources for page in opened.pages)
    with Desk.open(tmp_path / "back.gazette", create=True) as back:
        brought = back.bring_in(tmp_path / "a.xml")
        assert brought.issue_id is not None
        assert back.archive.issue(brought.issue_id) == issue
        picture = back.archive.picture(name)
        assert picture is not None
        assert picture.content == file.read_bytes()
        assert not [finding for finding in typeset_issue(back, brought.issue_id).findings if "picture" in finding.rule]


def test_inserting_is_one_act_and_the_file_stays_after_undo(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        issue_id = with_picture(desk, written(tmp_path / "a.png"))
        (name,) = picture_sizes(desk.archive, desk.archive.issue(issue_id))
        desk.undo()
        assert desk.archive.issue(issue_id).entries[0].blocks == (TEXT, TEXT)
        assert desk.archive.picture(name) is not None
        desk.redo()
        assert set(picture_sizes(desk.archive, desk.archive.issue(issue_id))) == {name}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "ingest.unreadable"),
        (b"text", "ingest.picture_unknown"),
        (bytes(LARGEST_PICTURE + 1), "ingest.too_large"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    file = tmp_path / "a.png"
    if content is not None:
        file.write_bytes(content)
    with Desk.open(tmp_path / "a.gazette", create=True) as desk:
        with pytest.raises(IngestError) as refused:
            picture_from_file(desk.archive, file)
        assert refused.value.code == code
        assert not desk.archive.has_pictures()
