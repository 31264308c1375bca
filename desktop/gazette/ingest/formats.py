"""Which format a file has, seen from its bytes; its name speaks only where the bytes leave it open."""

import codecs
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import Literal

import olefile

Format = Literal[
    "text",
    "table_text",
    "akoma_ntoso",
    "word",
    "office",
    "web",
    "mail_web",
    "pdf",
    "workbook",
    "old_workbook",
    "zip",
    "ofd",
    "other_package",
    "picture",
    "protected",
    "archive",
]
"""``table_text``: CSV and the like; ``office``: .doc, .wps, .rtf, .odt and the like, which LibreOffice reads;
``mail_web``: .mht; ``old_workbook``: .xls; ``other_package``: slides, books and the like, which are zips too.
"""

FILE_ENDINGS = (
    *(".txt", ".xml", ".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt"),
    *(".html", ".htm", ".mht", ".mhtml", ".pdf"),
    *(".xlsx", ".xlsm", ".xltx", ".xls", ".csv", ".tsv", ".zip"),
)
"""How the names of files end that can be read; what a file is, its bytes say."""
SHEET_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".csv", ".tsv")

# a declaration, or our root element behind comments and instructions; a prefix may stand before its name
_XML = re.compile(r"<\?xml|(?:\s|<!--.*?-->|<\?.*?\?>)*<(?:[\w.-]+:)?akomaNtoso\b", re.DOTALL)
# what stands before the first element of a web page
_BEFORE_HTML = re.compile(r"(?:\s|<\?xml[^>]*\?>|<!--.*?-->)*", re.DOTALL)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|style|script)\b", re.IGNORECASE)
# parts of a page without its frame: what programs write that save a table as .xls
_HTML_PART = re.compile(r"<(?:table|div|p|center|span|font|h[1-6]|!--\[if)\b", re.IGNORECASE)
_NAMES_OF_PAGES = frozenset(".htm .html .xhtml .shtml .mht .doc .xls .wps .et".split())
_WEB_ARCHIVE = re.compile(r"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?MIME-Version:", re.IGNORECASE)
_HEADER = re.compile(r"[\w-]+:[ \t]*\S")
_OPENING, _MOST_TYPES = 4096, 65536
# under these names programs save text whose cells tabs part
_SHEETS = frozenset({".xls", ".xlsx", ".et"})
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
_DATABASE = b"SQLite format 3\0"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
# the main part of an office package, by the folder that holds it or by its name
_PARTS: tuple[tuple[str, Format], ...] = (
    *(("word/", "word"), ("xl/", "workbook"), ("content.xml", "office")),
    *(("ppt/", "other_package"), ("visio/", "other_package"), ("META-INF/container.xml", "other_package")),
)


def recognised(source: bytes, name: str) -> Format:
    """The format of a file's bytes; ``name`` tells CSV from other text."""
    if source.startswith(b"%PDF-") or b"%PDF-" in source[:1024]:
        return "pdf"
    if source.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(source)
    if source.startswith(olefile.MAGIC):
        return _compound(source)
    if source.startswith(_DATABASE) and PurePath(name).suffix.lower() == ".gazette":
        return "archive"
    if source.startswith(_PICTURES) or (source.startswith(b"RIFF") and source[8:12] == b"WEBP"):
        return "picture"
    opening = opening_text(source)
    bare = opening.lstrip("\ufeff \t\r\n")
    if bare.startswith("{\\rtf"):
        return "office"
    before = _BEFORE_HTML.match(bare)
    begins = before.end() if before else 0
    named = PurePath(name).suffix.lower() in _NAMES_OF_PAGES
    if _HTML.match(bare, begins) or (named and _HTML_PART.match(bare, begins)):
        return "web"
    if _WEB_ARCHIVE.match(bare) or (PurePath(name).suffix.lower() == ".eml" and _HEADER.match(bare)):
        return "mail_web"
    if bare.startswith("<?xml") and "progid=" in opening and re.search(r"Word\.Document|Excel\.Sheet", opening):
        return "office"
    if _XML.match(bare):
        return "akoma_ntoso"
    suffix = PurePath(name).suffix.lower()
    return "table_text" if suffix in {".csv", ".tsv"} or (suffix in _SHEETS and "\t" in opening) else "text"


def is_compound(source: bytes) -> bool:
    """Whether a file is of the kind that office programs lock as a whole."""
    return source.startswith(olefile.MAGIC)


def opening_text(source: bytes) -> str:
    """The first characters of a file, good enough to know a format by its signature."""
    return source[:_OPENING].decode(_unicode_form(source), "replace")


def _unicode_form(source: bytes) -> str:
    """UTF-32 or UTF-16, known by its mark or by a first character of ASCII; else UTF-8, which others resemble."""
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return encoding
    zeros = tuple(byte == 0 for byte in source[:4])
    return _ZEROS.get(zeros) or _ZEROS.get(zeros[:2], "utf-8")


def _package(source: bytes) -> Format:
    """What a zip holds: an office document, or files of any kind."""
    try:
        with zipfile.ZipFile(BytesIO(source)) as package:
            names = package.namelist()
            if "OFD.xml" in names:
                return "ofd"
            if "[Content_Types].xml" not in names and "mimetype" not in names:
                return "zip"
            found = next((found for part, found in _PARTS if any(name.startswith(part) for name in names)), None)
            return found or _by_types(package)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "word" if b"word/document.xml" in source else "zip"


def _by_types(package: zipfile.ZipFile) -> Format:
    """What a package says its parts are, where their names tell nothing."""
    try:
        with package.open("[Content_Types].xml") as types:
            return "word" if b"wordprocessingml" in types.read(_MOST_TYPES) else "other_package"
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return "zip"


def _compound(source: bytes) -> Format:
    """What an OLE compound file holds: an old office document, or a new one behind a password."""
    try:
        with olefile.OleFileIO(BytesIO(source)) as compound:
            streams = {path[0] for path in compound.listdir()}
    except (OSError, ValueError, IndexError, OverflowError):
        return "office"
    if "EncryptedPackage" in streams:
        return "protected"
    return "old_workbook" if {"Workbook", "Book", "WORKBOOK", "BOOK"} & streams else "office"
