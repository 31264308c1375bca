"""Pictures in the archive: kept byte for byte, once each, and never taken out."""

from pathlib import Path

from gazette.archive import Archive
from gazette.model import Entry, Issue, Paragraph, Picture, PictureFile, Section

FILE = PictureFile(sha256="ab" * 32, media_type="image/png", pixel_width=40, pixel_height=20, content=b"\x89PNG\0\xff")
SHOWN = Picture(sha256=FILE.sha256, media_type="image/png", width=30, height=15, text="一座桥", caption="图1　大桥")


def test_a_picture_is_kept_byte_for_byte_and_once(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.gazette", create=True) as archive:
        assert not archive.has_pictures()
        assert archive.picture(FILE.sha256) is None
        archive.add_picture(FILE)
        archive.add_picture(FILE)
    with Archive.open(tmp_path / "a.gazette") as archive:
        assert archive.picture(FILE.sha256) == FILE
        assert archive.picture_sizes([FILE.sha256, "cd" * 32]) == {FILE.sha256: (40, 20)}
        assert archive.has_pictures()


def test_a_picture_stays_when_its_block_and_entry_go(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.gazette", create=True) as archive:
        archive.add_picture(FILE)
        entry = Entry(title_zh="通知", blocks=(Paragraph(text="甲"), SHOWN))
        issue_id = archive.add_issue(Issue(sections=(Section(entries=(entry,)),)))
        (kept,) = archive.issue(issue_id).entries
        assert kept.blocks == entry.blocks
        archive.remove_entry(kept.id)
        assert archive.revisions(kept.id)[0]["entry"]["blocks"][1]["sha256"] == FILE.sha256
        assert archive.picture(FILE.sha256) == FILE


def test_caption_and_description_are_found(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.gazette", create=True) as archive:
        archive.add_issue(Issue(serial=1, sections=(Section(entries=(Entry(title_zh="通知", blocks=(SHOWN,)),)),)))
        assert archive.search("图1　大桥").total == archive.search("一座桥").total == 1
