"""Mutated pages: read or refused in a sentence, each within seconds, and nothing lost without a word."""
# ruff: noqa: E501 -- pages stand as programs write them

import contextlib
import random
import time

import pytest

from gazette.errors import IngestError
from gazette.ingest.formats import Format
from gazette.ingest.readers import read_format
from gazette.ingest.reading_result import Wishes
from tests.ingest.web.pages import LAYOUTS, page
from tests.ingest.web.test_features import EXCEL, WORD
from tests.ingest.web.test_mail import mail, part

_SECONDS, _LONG_SECONDS = 5.0, 600.0
_PIECES = [
    b"<table>", b"</table>", b"<td colspan=999999999 rowspan=0>", b"<div>" * 60, b"<ol start=-9999999999>", b"<!--", b"-->", b"<![",
    b"]]>", b"<script>", b"</script>", b"<title>", b"<svg>", b"&#0;", b"&#x110000;", b"&#xd800;", b"\xff\xfe", b"\0", b"\x1a", b"<br>" * 200,
    b"<ruby><rt>", b"style='display:none", b"<style>.a{", b"@media{{", b"<frameset>", b"<select>", b"=?gb2312?B?", b"Content-Type: multipart/mixed; boundary=x\n\n",
    b"--=_b", b"<li value=99999999999>", b"<p" + b" a" * 500, b"<del>", b"<xml>", b"<pre>\t", b"\r", "　".encode(), b"<" * 300, b"<a <" * 300,
]  # fmt: skip


def _sources() -> list[tuple[bytes, Format]]:
    pages = [page(layout()) for layout in LAYOUTS.values()]
    whole: list[tuple[bytes, Format]] = [
        (one, "web") for one in (*pages, WORD.encode("gb18030"), EXCEL.encode("gb18030"))
    ]
    return [
        *whole,
        (mail(part(pages[0], "text/html", "base64"), part(pages[1], "text/html", "quoted-printable")), "mail_web"),
    ]


def mutated(source: bytes, chance: random.Random) -> bytes:
    changed = bytearray(source)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + chance.randint(1, 200)] = b""
            case 1:
                changed[at:at] = chance.choice(_PIECES)
            case 2:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                start = chance.randrange(len(changed) + 1)
                changed[at:at] = changed[start : start + chance.randint(1, 3000)]
            case _:
                del changed[max(at, len(changed) // 4) :]
    return bytes(changed)


def test_mutated_pages(long: bool) -> None:
    chance = random.Random(6)
    sources = _sources()
    begun, tried = time.monotonic(), 0
    while tried < 300 or (long and time.monotonic() - begun < _LONG_SECONDS):
        source, format_ = chance.choice(sources)
        changed = mutated(source, chance)
        start = time.process_time()
        try:
            contents = read_format(changed, format_, "x.html", Wishes())
        except IngestError:
            pass
        else:
            assert len(contents.account.missing) <= contents.account.visible
        assert time.process_time() - start < _SECONDS, changed
        tried += 1


@pytest.mark.parametrize(
    "piece",
    [
        b"<a <",
        b"<!",
        b"<![",
        b"&#",
        b"<p>",
        b"<b>",
        b"<table><tr><td>",
        b"<ol><li>",
        b"<!--",
        b"</",
        b"<x y='",
        b"<ruby>a<rt>b",
        b"<td colspan=200>x",
    ],
)
def test_much_of_anything_is_over_in_seconds(piece: bytes) -> None:
    start = time.process_time()
    with contextlib.suppress(IngestError):
        read_format(b"<html><body>" + piece * (200_000 // len(piece)), "web", "x.html", Wishes())
    assert time.process_time() - start < _SECONDS
