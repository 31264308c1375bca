"""Web pages that come in a zip with the files that a browser laid beside them."""

from pathlib import Path

import pytest

from gazette.desk import BroughtIn, Desk
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
