"""Files of pictures: what is placed, how large it is, and what is refused in a sentence."""

import io
import struct
import zlib

import pytest
from PIL import Image

from gazette.errors import IngestError
from gazette.ingest import natural_size, read_picture, seen_picture


def written(size: tuple[int, int], form: str = "PNG", mode: str = "RGB", **how: object) -> bytes:
    out, image = io.BytesIO(), Image.new(mode, size, 1 if mode == "P" else "red" if mode == "RGB" else 0)
    image.save(out, form, **(how | ({"save_all": True, "append_images": [image]} if form == "MPO" else {})))
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "mode", "media_type"),
    [
        ("PNG", "RGB", "image/png"),
        ("PNG", "I;16", "image/png"),
        ("PNG", "1", "image/png"),
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("MPO", "RGB", "image/jpeg"),
        ("GIF", "P", "image/gif"),
        ("BMP", "RGB", "image/bmp"),
        ("TIFF", "RGB", "image/tiff"),
        ("WEBP", "RGB", "image/webp"),
    ],
)
def test_every_raster_format_is_known_by_its_content(form: str, mode: str, media_type: str) -> None:
    content = written((40, 20), form, mode)
    picture = read_picture(content, file="任意.wmf")
    assert (picture.media_type, picture.pixel_width, picture.pixel_height) == (media_type, 40, 20)
    assert picture.content == content
    assert seen_picture(content, 10)[:2] == (10, 5)


def test_a_picture_is_as_large_as_its_resolution_says() -> None:
    assert natural_size(read_picture(written((600, 300), dpi=(300, 300)), file="a")) == pytest.approx((144, 72), 0.01)
    assert natural_size(read_picture(written((96, 48)), file="a")) == (72, 36)
    assert natural_size(read_picture(written((96, 48), dpi=(1, 1)), file="a")) == (72, 36)


def test_a_picture_lies_as_its_file_says() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    picture = read_picture(written((40, 20), "JPEG", exif=turned, dpi=(72, 72)), file="a")
    assert (picture.pixel_width, picture.pixel_height) == (20, 40)
    assert natural_size(picture) == (20, 40)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is very large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "ingest.picture_unknown"),
        (b"%PDF-1.4", "ingest.picture_unknown"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "ingest.picture_unknown"),
        (b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(40), "ingest.picture_unknown"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "ingest.picture_unknown"),
        (written((400, 400))[:200], "ingest.picture_damaged"),
        (written((400, 400), "JPEG")[:700], "ingest.picture_damaged"),
        (bomb(9460, 9460), "ingest.picture_large"),
        (bomb(60_000, 60_000), "ingest.picture_large"),
    ],
)
def test_what_cannot_be_placed_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(IngestError) as refused:
        read_picture(content, file="甲.png")
    assert refused.value.code == code
    assert refused.value.values["file"] == "甲.png"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_damaged_files_are_refused_or_read(form: str, examples: int) -> None:
    content = bytearray(written((30, 30), form))
    for at in range(0, len(content), max(1, len(content) // max(examples, 20))):
        torn = bytes(content[:at]) + bytes([content[at] ^ 0xFF]) + bytes(content[at + 1 :])
        try:
            read_picture(torn, file="a")
        except IngestError:
            continue
