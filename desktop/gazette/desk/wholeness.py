"""Whether a dropped file has arrived to its end, as far as its bytes can tell."""

import codecs
import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

import olefile

_TAIL = 4096
_LINEARIZED = re.compile(rb"/Linearized\b.*?/L\s+(\d+)", re.DOTALL)
_PDF_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_CROSS_REFERENCE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_ROOT = re.compile(rb"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>|\s)*<([\w:.-]+)", re.DOTALL)
_BOUNDARY = re.compile(rb"boundary=\"?([^\"\r\n;]+)", re.IGNORECASE)
_HTML_END = re.compile(rb"</html\s*>")
_ESCAPED_BRACE = re.compile(rb"\\[{}\\]")
_UNICODE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def looks_whole(content: bytes) -> bool:
    """False where a file of a format with an end lacks it, or its text breaks off inside a character.

    Plain text may still lack whole lines at its end: that only time can tell, or a writer that has it open.
    """
    for signature, is_whole in _FORMATS:
        if content.startswith(signature):
            return is_whole(content)
    bare = content.lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    opening = bare[:_TAIL].lower()
    if bare.startswith(b"{\\rtf"):
        unescaped = _ESCAPED_BRACE.sub(b"", content)
        return unescaped.count(b"{") == unescaped.count(b"}")
    if opening.startswith((b"<!doctype html", b"<html")) or b"<html" in opening:
        return _HTML_END.search(content[-_TAIL:].lower()) is not None
    if bare.startswith(b"<"):
        return _is_closed_xml(bare)
    if b"mime-version:" in opening:
        boundary = _BOUNDARY.search(content[:_TAIL])
        return boundary is not None and b"--" + boundary[1] + b"--" in content[-_TAIL:]
    return not _breaks_off(content)


def _is_whole_zip(content: bytes) -> bool:
    """Its directory is at its end and its first member at its start, so it is not that of a zip inside it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return False
    return not members or min(member.header_offset for member in members) == 0


def _is_whole_compound(content: bytes) -> bool:
    """Every sector that its allocation table uses is there (MS-CFB 2.3)."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as compound:
            table: Sequence[int] = getattr(compound, "fat")  # noqa: B009 -- its stubs leave it out
            size = int(getattr(compound, "sectorsize"))  # noqa: B009
            used = max((at for at, sector in enumerate(table) if sector != olefile.FREESECT), default=0)
            return len(content) >= (used + 2) * size
    except (OSError, ValueError, IndexError, OverflowError, AttributeError, TypeError):
        return False


def _is_whole_pdf(content: bytes) -> bool:
    linearized = _LINEARIZED.search(content[:1024])
    if linearized and int(linearized[1]) > len(content):
        return False
    end = _PDF_END.search(content[-1024:].rstrip(b"\0"))
    return end is not None and _CROSS_REFERENCE.match(content, int(end[1])) is not None


def _is_closed_xml(bare: bytes) -> bool:
    root = _ROOT.match(bare)
    return root is not None and re.search(rb"</" + re.escape(root[1]) + rb"\s*>\s*\Z", bare[-_TAIL:]) is not None


def _breaks_off(content: bytes) -> bool:
    """Whether a text ends in zeros (room made for a copy), or inside a character of UTF-16, UTF-8 or GB18030."""
    if content.startswith(_UNICODE_MARKS):
        return len(content) % 2 == 1
    if content.endswith(b"\0") and b"\0" not in content[:2]:
        return True
    for encoding, reason in (("utf-8", "unexpected end of data"), ("gb18030", "incomplete multibyte sequence")):
        try:
            content.decode(encoding)
        except UnicodeDecodeError as error:
            if error.end == len(content) and error.reason == reason:
                return True
        else:
            return False
    return False


_FORMATS: tuple[tuple[bytes, Callable[[bytes], bool]], ...] = (
    (b"PK\x03\x04", _is_whole_zip),
    (olefile.MAGIC, _is_whole_compound),
    (b"%PDF-", _is_whole_pdf),
    (b"\x89PNG\r\n\x1a\n", lambda content: content[-8:-4] == b"IEND"),
    (b"\xff\xd8\xff", lambda content: content.rstrip(b"\0").endswith(b"\xff\xd9")),
    (b"GIF8", lambda content: content.endswith(b";")),
    (b"BM", lambda content: len(content) >= int.from_bytes(content[2:6], "little")),
    # TIFF has no end: its pages are where its tables say. Such a file is taken when it has stood still for long.
    (b"II*\0", lambda _content: False),
    (b"MM\0*", lambda _content: False),
)
