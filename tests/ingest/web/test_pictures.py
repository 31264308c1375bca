"""Pictures of pages: out of their addresses, out of mails and zips, at their size; what cannot be had is told."""

import base64
import io
import zipfile
from collections.abc import Mapping

import pytest
from PIL import Image

from gazette.ingest import LARGEST, read_html_fragment, unpacked
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.web.reader import read_mail_web, read_web
from gazette.model import Picture, walk_blocks
from tests.ingest.test_pictures import bomb, written
from tests.ingest.web.test_features import HEAD, OFFICE
from tests.ingest.web.test_mail import mail, part

RED = written((400, 200))
CLOSE = "<p>请认真执行，不得有误。</p>"


def packed(content: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def page(body: str, head: str = "") -> bytes:
    meta = f'<meta charset="utf-8">{head}'
    return f"<html><head>{meta}</head><body>{HEAD}<p>分区见下图：</p>{body}{CLOSE}</body></html>".encode()


def read(body: str, beside: Mapping[str, bytes] | None = None, head: str = "") -> Contents:
    return read_web(page(body, head), file="page.html", wishes=Wishes(beside=beside or {}))


def pictures(contents: Contents) -> list[Picture]:
    (entry,) = contents.entries
    return [block for _, block in walk_blocks(entry.blocks) if isinstance(block, Picture)]


def unread(contents: Contents) -> list[str]:
    return [finding.text for finding in contents.findings if finding.rule == "ingest.unread.web_picture"]


def test_a_picture_in_its_address_stands_where_it_stood() -> None:
    contents = read(f'<p><img alt="防汛分区图" src="{packed(RED)}"></p>')
    (picture,) = pictures(contents)
    (file,) = contents.pictures
    assert (file.sha256, file.content) == (picture.sha256, RED)
    assert (picture.text, picture.width, picture.height) == ("防汛分区图", 300, 150)
    kinds = [type(block).__name__ for block in contents.entries[0].blocks]
    assert kinds.index("Picture") == kinds.index("Paragraph") + 2
    assert unread(contents) == []
    assert contents.account.is_whole


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ('width="200"', (150, 75)),
        ("width=200 height=50", (150, 37.5)),
        ('height="100px"', (150, 75)),
        ('style="width:10cm;max-width:3cm"', (283.465, 141.732)),
        ('style="width: 100pt; height: 60pt" width=70', (100, 60)),
        ('width="100%"', (300, 150)),
        ('style="width:99999px"', (300, 150)),
    ],
)
def test_it_is_as_large_as_the_page_says(said: str, size: tuple[float, float]) -> None:
    (picture,) = pictures(read(f'<p><img {said} src="{packed(RED)}"></p>'))
    assert (picture.width, picture.height) == size


def test_what_stands_under_it_by_the_page_is_its_caption() -> None:
    contents = read(f'<figure><img alt="图" src="{packed(RED)}"><figcaption>图1　防汛分区</figcaption></figure>')
    (picture,) = pictures(contents)
    assert picture.caption == "图1　防汛分区"
    assert contents.account.is_whole


def test_a_picture_in_a_cell_stands_behind_the_table() -> None:
    cells = f'<tr><th>甲</th><th>乙</th></tr><tr><td>丙</td><td><img src="{packed(RED)}">丁</td></tr>'
    contents = read(f"<table border=1>{cells}</table>")
    assert [type(block).__name__ for block in contents.entries[0].blocks[-3:]] == ["Table", "Picture", "Paragraph"]


def test_a_very_large_picture_does_not_keep_the_page_out() -> None:
    """A parser takes no attribute of ten megabytes."""
    large = b"\x89PNG\r\n\x1a\n" + bytes(8 * 2**20)
    contents = read(f'<p><img alt="大图" src="{packed(large)}"></p><p><img src="{packed(RED)}"></p>')
    assert unread(contents) == ["大图"]
    assert len(pictures(contents)) == 1


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,!!!!",
        "data:image/png;base64,iVBORw0KGgo",
        "data:image/png",
        "data:",
        packed(RED[:300]),
        packed(bomb(60_000, 60_000)),
        packed(b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
        packed(b"\xd7\xcd\xc6\x9a" + bytes(40), "image/x-wmf"),
        "file:///etc/hostname",
        "/etc/hostname",
        "../../../etc/hostname",
        "http://127.0.0.1:9/a.png",
        "//[::1/a.png",
        "通知.files/没有.png",
    ],
)
def test_what_cannot_be_had_is_told_by_name_and_the_rest_is_read(address: str) -> None:
    contents = read(f'<p><img alt="防汛分区图" src="{address}"></p>', {"通知.files/有.png": RED})
    assert unread(contents) == ["防汛分区图"]
    assert pictures(contents) == []
    assert contents.entries[0].blocks[-1].text == "请认真执行，不得有误。"  # type: ignore[union-attr]
    assert not contents.account.missing


def test_dots_and_lines_that_fill_space_are_no_pictures() -> None:
    dots = "".join(f'<img src="{packed(written(size))}">' for size in ((1, 1), (600, 2), (16, 16)))
    contents = read(f"<p>{dots}</p>")
    assert (pictures(contents), unread(contents)) == ([], [])


def test_a_mark_over_the_title_is_left_out_and_told() -> None:
    source = page(CLOSE, OFFICE).replace(b"<body>", f'<body><p><img alt="台头" src="{packed(RED)}"></p>'.encode())
    contents = read_web(source, file="page.html", wishes=Wishes())
    assert pictures(contents) == []
    assert contents.pictures == ()
    (told,) = [one for one in contents.findings if one.rule == "ingest.left_out.web_paper_picture"]
    assert dict(told.values) == {"description": "台头"}


@pytest.mark.parametrize(
    "address",
    ["通知.files/图 1.png", "./通知.files/图%201.png", "通知.files\\图 1.png", "%CD%A8%D6%AA.files/%CD%BC%201.png?x=1"],
)
def test_a_file_beside_the_page_is_found_however_it_is_named(address: str) -> None:
    assert len(pictures(read(f'<img src="{address}">', {"通知.files/图 1.png": RED}))) == 1


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("cid:image1@x", "Content-ID: <image1@x>\r\n"),
        ("http://www.yunxi.example/p/a.png", "Content-Location: http://www.yunxi.example/p/a.png\r\n"),
        ("../p/a.png", "Content-Location: http://www.yunxi.example/p/a.png\r\n"),
        ("p/a%20b.png", "Content-Location: http://www.yunxi.example/zw/p/a b.png\r\n"),
    ],
)
def test_a_mail_holds_its_pictures(address: str, named: str) -> None:
    where = "Content-Location: http://www.yunxi.example/zw/a.html\r\n"
    content = page(f'<p><img alt="图" src="{address}"><img alt="别处" src="http://www.yunxi.example/b.png"></p>')
    source = mail(part(content, 'text/html; charset="utf-8"', "base64", where), part(RED, "image/png", "base64", named))
    contents = read_mail_web(source, file="x.mht", wishes=Wishes())
    assert [one.text for one in pictures(contents)] == ["图"]
    assert unread(contents) == ["别处"]


def test_no_more_comes_beside_a_page_than_a_file_may_hold() -> None:
    content = bytes(1024) * 1024
    many = [(f"图/{n}.png", content + bytes([n])) for n in range(70)]
    packed_zip = io.BytesIO()
    with zipfile.ZipFile(packed_zip, "w", zipfile.ZIP_STORED) as package:
        for name, one in (("通知.htm", page("")), *many, ("通知.files/a.png", RED)):
            package.writestr(name, one)
    member = next(one for one in unpacked(packed_zip.getvalue(), "a.zip") if one.name == "通知.htm")
    assert member.beside["通知.files/a.png"] == RED
    assert sum(map(len, member.beside.values())) <= LARGEST


def test_pictures_that_were_copied_come_along() -> None:
    fragment = read_html_fragment(
        f'<h1>标题</h1><p>甲</p><figure><img alt="图" src="{packed(RED)}"><figcaption>图1</figcaption></figure>'
        '<img alt="无" src="file:///C:/Temp/clip_image001.png">'
    )
    (picture,) = [block for block in fragment.blocks if isinstance(block, Picture)]
    assert (picture.text, picture.caption, picture.sha256) == ("图", "图1", fragment.pictures[0].sha256)
    assert [finding.text for finding in fragment.findings] == ["无"]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_damaged_pictures_never_keep_a_page_out(form: str, examples: int) -> None:
    content = written((60, 60), form)
    for at in range(0, len(content), max(1, len(content) // max(examples // 2, 10))):
        torn = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        contents = read(f'<p><img alt="图" src="{packed(torn, Image.MIME[form])}"></p>')
        assert len(pictures(contents)) + len(unread(contents)) == 1
