"""Zip files: names as they were given, nothing that only a system needs, locked, nested and hostile ones."""

import io
import struct
import unicodedata
import zipfile

import pytest

from gazette.errors import IngestError
from gazette.ingest import is_zip, read_source, unpacked

TEXT = "云川市人民政府关于做好防汛工作的通知\n".encode()


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip whose names are written as Python does: in UTF-8, which it says."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return written.getvalue()


def named(source: bytes, encoding: str) -> bytes:
    """The zip with names in another encoding, as programs write them that do not say which it is."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(written, "w") as new:
        for info in old.infolist():
            new.writestr(_Raw(info.filename.encode(encoding)), old.read(info))
    return written.getvalue()


class _Raw(zipfile.ZipInfo):
    """A member whose name is bytes of an encoding that nobody says."""

    def __init__(self, name: bytes) -> None:
        super().__init__(name.decode("cp437"))
        self._bytes = name

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self._bytes, self.flag_bits & ~0x800


def locked(source: bytes, name: str) -> bytes:
    """The zip with the mark of encryption at one member."""
    changed = bytearray(source)
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        at = package.getinfo(name).header_offset
    changed[at + 6] |= 1
    central = source.index(b"PK\x01\x02")
    while central >= 0:
        if struct.unpack_from("<I", source, central + 42)[0] == at:
            changed[central + 8] |= 1
        central = source.find(b"PK\x01\x02", central + 4)
    return bytes(changed)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_that_do_not_say_their_encoding_are_read_as_they_were_given(encoding: str) -> None:
    source = named(zipped(("通知/关于防汛的通知.txt", TEXT), ("plain.txt", TEXT)), encoding)
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        assert "通知" not in package.namelist()[0]
    assert [member.name for member in unpacked(source, "包.zip")] == ["通知/关于防汛的通知.txt", "plain.txt"]


def test_names_in_utf_8_and_those_of_a_mac_are_whole() -> None:
    name = unicodedata.normalize("NFD", "Résumé 名单.txt")
    (member,) = unpacked(zipped((name, TEXT)), "包.zip")
    assert member.name == "Résumé 名单.txt"


def test_what_only_a_system_needs_is_left_aside() -> None:
    source = zipped(
        ("__MACOSX/._通知.txt", b"x"),
        ("._通知.txt", b"x"),
        ("文件/.DS_Store", b"x"),
        ("Thumbs.db", b"x"),
        ("~$通知.docx", b"x"),
        ("文件/", b""),
        ("文件/通知.txt", TEXT),
    )
    assert [(member.name, member.content) for member in unpacked(source, "包.zip")] == [("文件/通知.txt", TEXT)]


def test_a_zip_in_a_zip_is_opened_once() -> None:
    deepest = zipped(("丙.txt", TEXT))
    source = zipped(("甲.txt", TEXT), ("内.zip", zipped(("乙.txt", TEXT), ("更内.zip", deepest))))
    first, second, third = unpacked(source, "包.zip")
    assert (first.name, second.name, second.content) == ("甲.txt", "内.zip/乙.txt", TEXT)
    assert third.error is not None
    assert third.error.code == "ingest.zip_too_deep"


def test_a_locked_or_damaged_member_keeps_no_other_out() -> None:
    source = locked(zipped(("甲.txt", TEXT), ("乙.txt", TEXT), ("坏.zip", b"PK\x03\x04" + bytes(40))), "甲.txt")
    codes = [member.error.code if member.error else "" for member in unpacked(source, "包.zip")]
    assert codes == ["ingest.zip_locked", "", "ingest.package_cut"]
    at = source.index(b"PK\x03\x04", 4) + 60
    broken = source[:at] + bytes([source[at] ^ 255]) + source[at + 1 :]
    assert [member.error is not None for member in unpacked(broken, "包.zip")].count(True) >= 2


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("OFD.xml", "Doc_0/Document.xml", "Doc_0/Res/font_1.ttf"), "ingest.ofd"),
        (("[Content_Types].xml", "ppt/presentation.xml", "ppt/slides/slide1.xml"), "ingest.not_yet"),
        (("[Content_Types].xml",), "ingest.not_yet"),
        (("[Content_Types].xml", "_rels/.rels", "docProps/app.xml"), "ingest.not_yet"),
        (("mimetype", "META-INF/container.xml", "OEBPS/content.opf"), "ingest.not_yet"),
    ],
)
def test_a_document_in_the_form_of_a_zip_is_one_file_and_not_its_parts(parts: tuple[str, ...], code: str) -> None:
    source = zipped(*((part, b"<?xml version='1.0'?><a/>") for part in parts))
    assert not is_zip(source, "文件")
    with pytest.raises(IngestError) as refused:
        read_source(source, file="文件")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (zipped(("文件/", b""), ("__MACOSX/x", b"x")), "ingest.zip_empty"),
        (zipped(), "ingest.zip_empty"),
        (zipped(("../../etc/passwd", TEXT)), "ingest.package_names"),
        (zipped(("大.txt", bytes(20 * 2**20))), "ingest.package_bomb"),
        (zipped(*((f"{number}.txt", TEXT) for number in range(501))), "ingest.zip_too_much"),
        (zipped(("甲.txt", TEXT))[:-30], "ingest.package_cut"),
    ],
)
def test_a_hostile_zip_is_refused_in_a_sentence(source: bytes, code: str) -> None:
    assert is_zip(source, "包.zip")
    with pytest.raises(IngestError) as refused:
        unpacked(source, "包.zip")
    assert refused.value.code == code
