"""The door: a file or a text in, a reading out; the one fence round every reader stands here."""

import codecs
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gazette.errors import GazetteError, IngestError
from gazette.ingest.akoma_ntoso.reader import read_akoma_ntoso
from gazette.ingest.decoding import decode
from gazette.ingest.plain_text import read_plain_text
from gazette.ingest.reading_result import Reading
from gazette.model import Entry, Finding, Issue

LARGEST = 50 * 1024 * 1024
_Found = tuple[Issue | None, tuple[Entry, ...], tuple[Finding, ...]]
_NOT_YET = (
    (b"PK\x03\x04", "ingest.word_not_yet"),
    (b"%PDF", "ingest.pdf_not_yet"),
    (b"\xd0\xcf\x11\xe0", "ingest.word_not_yet"),
)
# a declaration, or our root element behind comments and instructions; a prefix may stand before its name
_XML = re.compile(r"<\?xml|(?:\s|<!--.*?-->|<\?.*?\?>)*<(?:[\w.-]+:)?akomaNtoso\b", re.DOTALL)
# what stands before the first element of a web page
_BEFORE_HTML = re.compile(r"(?:\s|<\?xml[^>]*\?>|<!--.*?-->)*", re.DOTALL)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|style|script)\b", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(r"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?MIME-Version:", re.IGNORECASE)
_OPENING = 4096
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# which bytes of a first character of ASCII are zero
_ZEROS: dict[tuple[bool, ...], str] = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True): "utf-16-le",
    (True, False): "utf-16-be",
}


def read_file(path: Path) -> Reading:
    """What a file holds; IngestError only where it cannot be read at all (missing, empty, no text, too large …)."""
    file = str(path)
    source = _read_bytes(path, file)
    if not source.strip():
        raise IngestError("ingest.empty", file=file)
    for mark, code in _NOT_YET:
        if source.startswith(mark):
            raise IngestError(code, file=file)
    opening = _opening_text(source)
    _refuse_markup(opening, file)
    if _XML.match(opening.lstrip("\ufeff \t\r\n")):
        return _reading(file, source, lambda: read_akoma_ntoso(source, file=file), from_text=False)
    return _reading(file, source, lambda: _read_decoded(source, file), from_text=True)


def read_text(text: str, *, file: str) -> Reading:
    """What a text holds that is decoded already (pasted, taken out of another format); its source is UTF-8."""
    if not text.strip():
        raise IngestError("ingest.empty", file=file)
    _refuse_markup(text[:_OPENING], file)
    return _reading(file, text.encode("utf-8", "surrogatepass"), lambda: read_plain_text(text), from_text=True)


def _opening_text(source: bytes) -> str:
    """The first characters of a file, good enough to know a format by its signature."""
    return source[:_OPENING].decode(_unicode_form(source), "replace")


def _unicode_form(source: bytes) -> str:
    """UTF-32 or UTF-16, known by its mark or by a first character of ASCII; else UTF-8, which others resemble."""
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return encoding
    zeros = tuple(byte == 0 for byte in source[:4])
    return _ZEROS.get(zeros) or _ZEROS.get(zeros[:2], "utf-8")


def _refuse_markup(opening: str, file: str) -> None:
    """Refuses what is text to the eye of a decoder but to be read by its own program: RTF, web pages."""
    bare = opening.lstrip("\ufeff \t\r\n")
    if bare.startswith("{\\rtf"):
        raise IngestError("ingest.rtf_not_yet", file=file)
    before = _BEFORE_HTML.match(bare)
    if _HTML.match(bare, before.end() if before else 0) or _WEB_ARCHIVE.match(bare):
        raise IngestError("ingest.html_not_yet", file=file)
    if bare.startswith("<?xml") and 'progid="Word.Document"' in opening:
        raise IngestError("ingest.word_not_yet", file=file)


def _read_bytes(path: Path, file: str) -> bytes:
    try:
        if path.is_dir():
            raise IngestError("ingest.is_folder", file=file)
        if not path.is_file() and path.exists():
            raise IngestError("ingest.unreadable", file=file, reason="not a regular file")
        with path.open("rb") as opened:
            source = opened.read(LARGEST + 1)
        if len(source) > LARGEST:
            raise IngestError("ingest.too_large", file=file)
        return source
    except FileNotFoundError as error:
        raise IngestError("ingest.not_found", file=file) from error
    except PermissionError as error:
        raise IngestError("ingest.no_permission", file=file) from error
    except OSError as error:
        raise IngestError("ingest.unreadable", file=file, reason=error.strerror or type(error).__name__) from error


def _read_decoded(source: bytes, file: str) -> _Found:
    decoded = decode(source, file=file)
    if not decoded.text.strip(" \t\r\n\f\v\ufeff\u3000"):
        raise IngestError("ingest.empty", file=file)
    issue, entries, findings = read_plain_text(decoded.text)
    return issue, entries, (*decoded.findings, *findings)


def _reading(file: str, source: bytes, read: Callable[[], _Found], *, from_text: bool) -> Reading:
    """The fence: whatever a reader raises beyond known errors becomes one that names the file."""
    try:
        issue, entries, findings = read()
    except GazetteError:
        raise
    except Exception as error:
        raise IngestError("ingest.reader_failed", file=file, reason=type(error).__name__) from error
    findings = tuple(_with_entry(finding, issue, entries) for finding in findings)
    digest = hashlib.sha256(source).hexdigest()
    return Reading(
        file=file,
        source=source,
        sha256=digest,
        issue=issue,
        entries=entries,
        findings=findings,
        from_text=from_text,
    )


def _with_entry(finding: Finding, issue: Issue | None, entries: tuple[Entry, ...]) -> Finding:
    """In a file of one document every finding is about that document."""
    if finding.entry is None and issue is None and len(entries) == 1:
        return replace(finding, entry=1)
    return finding
