"""The bytes of a page → text: its mark, what it says of itself, else what the bytes look like."""

import codecs
import re

from gazette.ingest.decoding import Decoded, decode
from gazette.model import Finding

_OPENING = 4096
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,20})",
    re.IGNORECASE,
)
# browsers read these names as the larger sets that hold them
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_LOST = 0.01


def decode_page(source: bytes, *, file: str, said: str | None = None) -> Decoded:
    """The text of a page; ``said`` is the encoding that whoever sent it named. IngestError where it is no text."""
    if source.startswith(_MARKS):
        return decode(source, file=file)
    if (text := _try(source, "utf-8")) is not None and not text.isascii() and "\0" not in text:
        return Decoded(text, "utf-8")
    named = [name for name in (said, _declared(source)) if name]
    for name in named:
        encoding = _LARGER.get(name.lower(), name)
        if (text := _try(source, encoding)) is not None and "\0" not in text:
            return Decoded(text, encoding)
    for name in named:
        if (torn := _torn(source, _LARGER.get(name.lower(), name))) is not None:
            return torn
    return decode(source, file=file)


def _declared(source: bytes) -> str | None:
    found = _DECLARED.search(source[:_OPENING])
    return (found[1] or found[2]).decode("ascii") if found else None


def _try(source: bytes, encoding: str) -> str | None:
    try:
        return source.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _torn(source: bytes, encoding: str) -> Decoded | None:
    """A page of which a few characters are torn, which browsers show as �; None where it is more than a few."""
    try:
        text = source.decode(encoding, "replace")
    except LookupError:
        return None
    if "\0" in text or text.count("\ufffd") > _MOST_LOST * len(text):
        return None
    finding = Finding(rule="ingest.lost_characters", level="doubt", text="\ufffd", line=1, column=1)
    return Decoded(text, encoding, (finding,))
