"""Half copies: a file of a format with an end is not whole before it, wherever it is cut."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gazette.desk.wholeness import looks_whole
from tests.desk.test_originals import word_file


def a_zip() -> bytes:
    """A zip that holds another one, stored as it is: its end is not the end of the outer one."""
    inner, outer = BytesIO(), BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("a.txt", "内")
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("first.txt", "外")
        package.writestr("inner.zip", inner.getvalue())
        package.writestr("last.txt", "末")
    return outer.getvalue()


def a_picture(form: str) -> bytes:
    made = BytesIO()
    Image.linear_gradient("L").save(made, form)
    return made.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n29\n%%EOF\n"
WHOLE = {
    "zip": a_zip(),
    "pdf": PDF,
    "xml": b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><a><b x='>'/></a>\n",
    "html": "<!DOCTYPE html><html><body><p>通知</p></body></html>\n".encode(),
    "mht": b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x-y"\r\n\r\n--x-y\r\na\r\n--x-y--\r\n',
    "rtf": b"{\\rtf1 {\\b a} b}\r\n",
    **{form.lower(): a_picture(form) for form in ("PNG", "JPEG", "GIF", "BMP")},
}


@pytest.mark.parametrize("form", WHOLE)
def test_a_file_is_whole_at_its_end_and_nowhere_before(form: str) -> None:
    whole = WHOLE[form]
    assert looks_whole(whole)
    end = len(whole.rstrip())
    cuts = range(32, end) if end < 2000 else [*range(100, end, 97), end - 1]
    torn: list[int] = [cut for cut in cuts if looks_whole(whole[:cut])]
    assert torn == []


def test_an_old_word_file_is_whole_when_all_its_sectors_are_there() -> None:
    whole = compound_file()
    assert looks_whole(whole)
    assert not any(looks_whole(whole[:cut]) for cut in range(600, len(whole), 512))


def compound_file() -> bytes:
    """A compound file of one stream, as MS-CFB lays it out: header, table, directory, eight sectors."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" + bytes(6)
    numbers = [0, 1, 1, 0, 4096, end, 0, end, 0]
    header += b"".join(number.to_bytes(4, "little") for number in [*numbers, 0, *[free] * 108])
    sectors = [table, end, *range(3, 10), end]
    fat = b"".join(number.to_bytes(4, "little") for number in [*sectors, *[free] * (128 - len(sectors))])

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\0\0"
        none = free.to_bytes(4, "little")
        return (
            raw.ljust(64, b"\0")
            + len(raw).to_bytes(2, "little")
            + bytes([kind, 1])
            + none * 2
            + child.to_bytes(4, "little")
            + bytes(36)
            + start.to_bytes(4, "little")
            + size.to_bytes(8, "little")
        )

    directory = entry("Root Entry", 5, 1, end, 0) + entry("WordDocument", 2, free, 2, 4096)
    return header + fat + directory.ljust(512, b"\0") + bytes(range(256)) * 16


def test_a_word_file_is_not_whole_before_its_last_byte(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "通知.docx").read_bytes()
    assert looks_whole(whole)
    assert not any(looks_whole(whole[:cut]) for cut in range(100, len(whole), 509))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_is_not_whole_inside_a_character(encoding: str) -> None:
    whole = "各区、县人民政府".encode(encoding)
    assert looks_whole(whole)
    assert not looks_whole(whole[:-1])


def test_room_that_was_made_for_a_copy_is_no_text() -> None:
    assert not looks_whole("各区、县".encode() + bytes(100))
