"""The door to files of older and other office programs."""

import struct
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath

import olefile

from gazette.errors import IngestError
from gazette.ingest.formats import opening_text
from gazette.ingest.office.libreoffice import convert
from gazette.ingest.reading_result import Contents
from gazette.model import Finding

# the flags of a Word 97 file, and the one that says it is encrypted ([MS-DOC] FibBase; clause unverified)
_FLAGS_AT, _ENCRYPTED = 0x0A, 0x0100
_SAFE_ENDINGS = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt", ".sxw", ".uot", ".xml"})


def as_word(source: bytes, file: str) -> bytes:
    """The Word file (.docx) that LibreOffice makes of the bytes; IngestError as with ``convert``, or where locked."""
    return convert(source, _ending(source, file), "docx:MS Word 2007 XML", file)


def said_converted(contents: Contents) -> Contents:
    """Contents that say by what way they came."""
    told = Finding(rule="ingest.converted", level="hint", line=1)
    return replace(contents, findings=(told, *contents.findings))


def _ending(source: bytes, file: str) -> str:
    """The ending by which LibreOffice knows what it gets; what a file is, its bytes say first."""
    named = PurePath(file).suffix.lower()
    if source.startswith(olefile.MAGIC):
        head = _word_head(source, file)
        if len(head) >= _FLAGS_AT + 2 and struct.unpack_from("<H", head, _FLAGS_AT)[0] & _ENCRYPTED:
            raise IngestError("ingest.protected", file=file)
        if head:
            return ".doc"
        return named if named in _SAFE_ENDINGS else ".doc"
    if source.startswith(b"PK"):
        return ".odt"
    opening = opening_text(source).lstrip("\ufeff \t\r\n")
    return ".rtf" if opening.startswith("{\\rtf") else ".xml"


def _word_head(source: bytes, file: str) -> bytes:
    """The beginning of the main stream of a Word 97 file; nothing where there is none."""
    try:
        with olefile.OleFileIO(BytesIO(source)) as compound:
            if not compound.exists("WordDocument"):
                return b""
            return bytes(compound.openstream("WordDocument").read(_FLAGS_AT + 2))
    except (OSError, ValueError, IndexError, OverflowError) as error:
        raise IngestError("ingest.package_damaged", file=file) from error
