"""Web pages that come in a zip with the files that a browser laid beside them."""

from pathlib import Path

import pytest

from gazette.desk import (
    UNDECIDED,
    BroughtIn,
    Desk,
    DeskIntake,
    DropEvent,
    DropFolder,
    Manner,
    NotIn,
    Pace,
    Unpacked,
    WatchedFolder,
)
from gazette.export.web_site import entry_site
from gazette.model import Picture
from tests.export.test_pictures import TEXT, drawn, file_of, files_of, issue_of, shown
from tests.ingest.test_pictures import written
from tests.ingest.test_zip_files import zipped
from tests.ingest.web.test_pictures import RED, page


def saved(*more: tuple[str, bytes], name: str = "通知.htm", folder: str = "通知.files") -> bytes:
    body = page(f'<p><img alt="图" src="{folder}/image001.png"></p><p><img alt="旁" src="图/旁.png"></p>')
    members = ((name, body), (f"{folder}/image001.png", RED), (f"{folder}/filelist.xml", b"<xml/>"), *more)
    return zipped(*members)


def test_a_page_in_a_zip_comes_with_the_files_beside_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "通知.zip"
    path.write_bytes(saved(("图/旁.png", written((300, 300)))))
    brought = desk.bring_in(path)
    one, *others = brought.each
    assert isinstance(one, BroughtIn)
    blocks = [block for block in one.entries[0].blocks if isinstance(block, Picture)]
    assert [block.text for block in blocks] == ["图", "旁"]
    kept = desk.archive.picture(blocks[0].sha256)
    assert kept is not None
    assert kept.content == RED
    assert [other.file.name for other in others] == ["旁.png"]  # what no browser laid there is told of by itself


def test_our_own_page_comes_back_with_its_pictures(desk: Desk, tmp_path: Path) -> None:
    file = file_of(drawn())
    issue = issue_of(TEXT, shown(file), TEXT)
    site = entry_site(issue, 1, linked=False, pictures=files_of(file))
    path = tmp_path / "网页.zip"
    path.write_bytes(zipped(*site.files.items()))
    came = {each.file.suffix: each for each in desk.bring_in(path).each if isinstance(each, BroughtIn)}
    page_of_ours = came[".html"]
    (back,) = [block for block in page_of_ours.entries[0].blocks if isinstance(block, Picture)]
    was = shown(file)
    assert (back.sha256, back.text, back.caption) == (was.sha256, was.text, was.caption)
    assert (back.width, back.height) == pytest.approx((was.width, was.height), abs=1)


def waits_in_zip(desk: Desk, tmp_path: Path) -> str:
    """A page in a zip whose changes nobody has decided on yet."""
    path = tmp_path / "通知.zip"
    body = page(
        '<p>正文。<ins cite="mailto:王" datetime="2020-01-01">新增</ins></p><p><img alt="图" src="图/红.png"></p>'
    )
    path.write_bytes(zipped(("目录/通知.htm", body), ("目录/图/红.png", RED)))
    waiting, *_others = desk.bring_in(path).each
    assert isinstance(waiting, NotIn)
    assert waiting.error.code == UNDECIDED
    assert waiting.sha256 is not None
    return waiting.sha256


def test_a_page_that_waited_for_a_decision_still_has_what_lay_beside_it(desk: Desk, tmp_path: Path) -> None:
    sha256 = waits_in_zip(desk, tmp_path)
    (tmp_path / "别的.zip").write_bytes(zipped(("别的.txt", "别的文件。".encode())))
    desk.bring_in(tmp_path / "别的.zip")
    brought = desk.bring_in(sha256, Manner(changes="accept"))
    assert [block.text for block in brought.entries[0].blocks if isinstance(block, Picture)] == ["图"]
    assert not [finding for finding in brought.findings if "picture" in finding.code]


def test_a_page_that_was_kept_but_not_read_still_has_what_lay_beside_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "通知.zip"
    path.write_bytes(saved(("图/旁.png", written((300, 300)))))
    kept = desk.receive(path, Manner())
    assert isinstance(kept, Unpacked)
    brought = desk.bring_in(kept.members[0].sha256 or "")
    assert [block.text for block in brought.entries[0].blocks if isinstance(block, Picture)] == ["图", "旁"]


def test_style_sheets_and_scripts_of_a_zip_are_left_out(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "网站.zip"
    path.write_bytes(zipped(("网页/一.html", page("<p>正文。</p>")), ("gazette.css", b"p{}"), ("js/a.JS", b"x()")))
    brought = desk.bring_in(path)
    one, *others = brought.each
    assert isinstance(one, BroughtIn)
    assert [each.error.code for each in others if isinstance(each, NotIn)] == ["ingest.zip_no_document"] * 2
    assert {source.name for source in desk.archive.sources()} == {"网站.zip", "一.html"}
    assert desk.bring_in(path).already


def test_a_drop_folder_has_no_trouble_with_style_sheets(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "投递"
    folder.mkdir()
    (folder / "网站.zip").write_bytes(zipped(("一.html", page("<p>正文。</p>")), ("gazette.css", b"p{}")))
    events: list[DropEvent] = []
    drop = DropFolder(WatchedFolder(path=folder), DeskIntake(desk), events.append, Pace(every=0.1, quiet=2))
    for now in (0, 3):
        drop.look(now)
    assert [event.code for event in events] == ["desk.drop.taken", "desk.drop.left_out"]
    assert not (folder / "有问题").exists()
