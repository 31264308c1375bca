"""Whether a dropped file has arrived to its end, as far as its bytes can tell."""

import codecs
from pathlib import Path

# A zip's central directory ends with this record and at most 65,535 bytes of remark (APPNOTE 4.3.16).
_ZIP_END, _ZIP_TAIL = b"PK\x05\x06", 22 + 65_535
_PDF_TAIL = 1024

# Larger files are not read at all, so whether they are whole is not asked.
_LARGEST = 50 * 1024 * 1024


def looks_whole(path: Path) -> bool:
    """False where a zip does not close, a PDF, XML or page has no end, or UTF-8 breaks off inside a character.

    Plain text may still lack whole lines at its end: that only time can tell.
    """
    if path.stat().st_size > _LARGEST:
        return True
    content = path.read_bytes()
    if content.startswith(b"PK\x03\x04"):
        return _ZIP_END in content[-_ZIP_TAIL:]
    if content.startswith(b"%PDF-"):
        return b"%%EOF" in content[-_PDF_TAIL:]
    opening = content.lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:200].lower()
    if opening.startswith((b"<?xml", b"<!doctype html", b"<html")):
        return content.rstrip().endswith(b">") and (b"<html" not in opening or b"</html" in content.lower())
    return not _breaks_off(content)


def _breaks_off(content: bytes) -> bool:
    """Whether ``content`` is UTF-8 but for a last character that is cut."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(content) and error.reason == "unexpected end of data"
    return False
