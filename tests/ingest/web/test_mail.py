"""Pages saved as mail (.mht): the page among its parts, whatever carries them; sheets of a workbook saved so."""
# ruff: noqa: E501 -- pages stand as programs write them

import base64
import quopri
from pathlib import Path

import pytest

from gazette.errors import IngestError
from gazette.ingest import read_file
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.web.reader import read_mail_web
from gazette.model import Table, walk_blocks
from tests.ingest.web.pages import LAYOUTS, page
from tests.ingest.web.test_pages import bare, expected

HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.yunxi.example/a.html\r\nSubject: =?utf-8?Q?=E9=80=9A?=\r\n"
    "Date: Thu, 3 Sep 2020 10:20:00 -0000\r\nMIME-Version: 1.0\r\n"
)


def part(content: bytes, kind: str, transfer: str, more: str = "") -> bytes:
    encoded = base64.encodebytes(content) if transfer == "base64" else content
    encoded = quopri.encodestring(content) if transfer == "quoted-printable" else encoded
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n{more}\r\n".encode() + encoded + b"\r\n"


def mail(*parts: bytes, start: str = "") -> bytes:
    kind = f'Content-Type: multipart/related; type="text/html"; {start}boundary="--=_b"\r\n\r\n'
    return (HEAD + kind).encode() + b"".join(b"----=_b\r\n" + one for one in parts) + b"----=_b--\r\n"


def read(source: bytes) -> Contents:
    return read_mail_web(source, file="x.mht", wishes=Wishes())


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_the_page_is_found_among_its_parts(tmp_path: Path, transfer: str, encoding: str) -> None:
    content = page(LAYOUTS["headline_over_text"](), encoding=encoding)
    path = tmp_path / "通知.mht"
    path.write_bytes(
        mail(
            part(b"p{color:red}", "text/css", "8bit"),
            part(content, f'text/html; charset="{encoding}"', transfer),
            part(b"\x89PNG", "image/png", "base64"),
        )
    )
    if transfer == "quoted-printable" and encoding == "utf-8":
        reading = read_file(path)
        assert bare(reading.entries[0]) == expected()
        assert reading.account.is_whole
    contents = read(path.read_bytes())
    assert bare(contents.entries[0]) == expected()
    assert contents.account.is_whole


def test_the_page_that_the_mail_names_is_read() -> None:
    other = page("<p>另外一个框架页。</p>")
    content = page(LAYOUTS["no_names"]())
    source = mail(
        part(other, "text/html", "8bit", "Content-ID: <a>\r\n"),
        part(content, "text/html", "8bit", "Content-ID: <main>\r\n"),
        start='start="<main>"; ',
    )
    assert bare(read(source).entries[0]) == expected()


def test_the_sheets_of_a_workbook_saved_as_mail_come_one_after_the_other() -> None:
    head = '<meta name=Generator content="Microsoft Excel 11">'
    sheets = [
        page(
            f"<table><tr><td colspan=2>{name}防汛物资登记表</td></tr><tr><td>品名</td><td>数量</td></tr><tr><td>沙袋</td><td>1</td></tr></table>",
            head=head,
        )
        for name in ("东区", "西区")
    ]
    frames = (
        b"<html><frameset><frame src=sheet001.htm><noframes><body><p>frames</p></body></noframes></frameset></html>"
    )
    contents = read(mail(part(frames, "text/html", "8bit"), *(part(sheet, "text/html", "base64") for sheet in sheets)))
    blocks = [block for entry in contents.entries for _, block in walk_blocks(entry.blocks)]
    assert sum(isinstance(block, Table) for block in blocks) == 2
    assert "东区" in str(contents.entries)
    assert "西区" in str(contents.entries)


def sent(*, html: bool, head: str = "MIME-Version: 1.0\r\n") -> bytes:
    """A letter with a file attached, as mail programs save it."""
    kind = "text/html" if html else "text/plain"
    name = "=?gb18030?B?" + base64.b64encode("通知.docx".encode("gb18030")).decode() + "?="
    disposition = f'Content-Disposition: attachment;\r\n filename="{name}"\r\n'
    parts = (
        part("<p>关于防汛的通知</p><p>正文。</p>".encode(), f"{kind}; charset=utf-8", "base64"),
        part(b"PK\x03\x04", "application/octet-stream", "base64", disposition),
    )
    begin = f'Subject: a\r\nFrom: b@c\r\n{head}Content-Type: multipart/mixed; boundary="--=_b"\r\n\r\n'
    return begin.encode() + b"".join(b"----=_b\r\n" + one for one in parts) + b"----=_b--\r\n"


def test_a_file_attached_to_a_letter_is_told_and_the_letter_is_not_read_whole(tmp_path: Path) -> None:
    (tmp_path / "信.eml").write_bytes(sent(html=True))
    reading = read_file(tmp_path / "信.eml")
    assert reading.entries[0].title_zh == "关于防汛的通知"
    assert [finding.text for finding in reading.findings if finding.rule.startswith("ingest.unread.")] == ["通知.docx"]
    assert not reading.account.is_whole


@pytest.mark.parametrize("head", ["MIME-Version: 1.0\r\n", "".join(f"Received: by {n}\r\n" for n in range(900))])
def test_a_letter_in_plain_text_is_no_document_of_its_headers(tmp_path: Path, head: str) -> None:
    (tmp_path / "信.eml").write_bytes(sent(html=False, head=head))
    with pytest.raises(IngestError) as raised:
        read_file(tmp_path / "信.eml")
    assert raised.value.code == "ingest.mail_without_page"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (mail(part(b"plain", "text/plain", "8bit")), "ingest.web_without_text"),
        (mail(*(part(b"<p>a</p>", "text/html", "8bit") for _ in range(2100))), "ingest.web_too_nested"),
        ((HEAD + "\r\n").encode(), "ingest.mail_without_page"),
        (
            (HEAD + 'Content-Type: multipart/mixed; boundary="0"\r\n\r\n').encode()
            + b"".join(
                b'--%d\r\nContent-Type: multipart/mixed; boundary="%d"\r\n\r\n' % (n, n + 1) for n in range(3000)
            ),
            "ingest.web_too_nested",
        ),
    ],
)
def test_mail_that_holds_no_page_is_refused_in_a_sentence(source: bytes, code: str) -> None:
    with pytest.raises(IngestError) as raised:
        read(source)
    assert raised.value.code == code
