"""What a kept file is, as its bytes say: of which format, whether it opens, and what in it acts."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

import msoffcrypto
import olefile
import pikepdf
from lxml import etree
from msoffcrypto.exceptions import FileFormatError, ParseError
from pikepdf import Dictionary, Name

from gazette.errors import IngestError
from gazette.ingest import opened_picture
from gazette.ingest.formats import Format, recognised
from gazette.ingest.packages import checked_package

_ACTS = frozenset("/JavaScript /Launch /ImportData /SubmitForm /Rendition /RichMedia /Movie /Sound /3D /Screen".split())
_ACTING_KEYS = frozenset(("/JS", "/XFA", "/JavaScript"))
_MAY_ACT = re.compile(
    rb"/(?:JS|XFA|JavaScript|Launch|ImportData|SubmitForm|Rendition|RichMedia|Movie|Sound|3D|Screen)\b"
)
_PROGRAMS = re.compile(
    r"\.(?:exe|com|bat|cmd|scr|dll|msi|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|docm|xlsm|sh)$", re.IGNORECASE
)
_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX/|macrosheets/)|^(?:Basic|Scripts)/")
_OLD_MACROS = frozenset(("Macros", "_VBA_PROJECT_CUR", "VBA"))
_SCRIPT = re.compile(
    rb"<\s*(?:\w+:)?script\b|javascript:|vbscript:|\son(?:load|click|error|mouse\w+)\s*=", re.IGNORECASE
)
_ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_DEEPEST = 50
_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r\x1b"})

_PACKAGES: frozenset[Format] = frozenset(("word", "workbook", "zip", "ofd", "other_package"))
_UTF = ("utf-8-sig", "gb18030")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

# How names end that fit a format; an ending that is not here says nothing.
_ENDINGS: dict[str, tuple[Format, ...]] = {
    ".pdf": ("pdf",),
    ".xml": ("akoma_ntoso", "office"),
    ".docx": ("word", "protected"),
    ".docm": ("word", "protected"),
    ".dotx": ("word", "protected"),
    ".xlsx": ("workbook", "protected", "table_text", "web"),
    ".xlsm": ("workbook", "protected"),
    ".odt": ("office",),
    ".ofd": ("ofd",),
    ".zip": ("zip",),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp"), ("picture",)),
    **dict.fromkeys((".txt", ".csv", ".tsv"), ("text", "table_text", "akoma_ntoso", "web")),
}


@dataclass(slots=True, kw_only=True)
class KeptFileFacts:
    """``kind`` is None where nobody knows what it is; ``closed`` says why it does not open, empty where it does.

    ``active`` are the names of what runs or reaches out when it is opened, ``loose_faces`` those of a PDF's typefaces
    that are not inside it; ``pages`` counts those of a PDF.
    """

    kind: Format | None
    closed: str = ""
    is_locked: bool = False
    is_misnamed: bool = False
    active: list[str] = field(default_factory=list)
    loose_faces: list[str] = field(default_factory=list)
    pages: int | None = None


def look_at_file(content: bytes, name: str) -> KeptFileFacts:
    """Look at a file; whatever is wrong with it is a fact and no error."""
    kind = recognised(content, name)
    facts = KeptFileFacts(kind=kind)
    fitting = _ENDINGS.get(PurePath(name).suffix.lower())
    facts.is_misnamed = fitting is not None and kind not in fitting
    try:
        _look(content, name, facts)
    except pikepdf.PasswordError:
        facts.is_locked, facts.closed = True, "password"
    except IngestError as error:
        facts.is_locked, facts.closed = error.code == "ingest.protected", error.code.rpartition(".")[2]
    except Exception as error:  # noqa: BLE001 -- the readers of foreign files raise whatever they like
        facts.closed = type(error).__name__
    facts.active = list(dict.fromkeys(facts.active))
    facts.loose_faces = list(dict.fromkeys(facts.loose_faces))
    return facts


def _look(content: bytes, name: str, facts: KeptFileFacts) -> None:
    kind = facts.kind
    if kind == "pdf":
        _pdf(content, facts)
    elif content.startswith(olefile.MAGIC):
        _compound(content, facts)
    elif kind in _PACKAGES or (kind == "office" and content.startswith(b"PK")):
        _package(content, name, facts)
    elif kind == "picture":
        with opened_picture(content, name) as picture:
            picture.load()
    elif kind == "akoma_ntoso":
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        facts.active += [word for word, found in (("script", _SCRIPT), ("entity", _ENTITY)) if found.search(content)]
    elif kind in ("web", "mail_web"):
        facts.active += ["script"] if _SCRIPT.search(content) else []
    elif kind in ("text", "table_text"):
        _text(content, facts)


def _text(content: bytes, facts: KeptFileFacts) -> None:
    """What is nothing else counts as text; it is one only where it can be read as one."""
    encodings = [encoding for mark, encoding in _MARKS if content.startswith(mark)] or list(_UTF)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(ord(character) < 32 and character not in "\t\n\v\f\r\x1a\x1b" for character in text):
            return
    facts.kind = None


def _compound(content: bytes, facts: KeptFileFacts) -> None:
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        names = {part for path in compound.listdir() for part in path}
    if facts.kind == "protected" or _is_locked(content):
        facts.is_locked, facts.closed = True, "password"
    if names & _OLD_MACROS:
        facts.active.append("VBA")


def _is_locked(content: bytes) -> bool:
    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted())
    except (FileFormatError, ParseError):
        return False


def _package(content: bytes, name: str, facts: KeptFileFacts) -> None:
    with checked_package(content, name) as package:
        names = package.namelist()
        if package.testzip() is not None:
            raise zipfile.BadZipFile
    facts.active += ["VBA"] if any(_MACROS.search(each) for each in names) else []
    facts.active += [PurePath(each).name for each in names if _PROGRAMS.search(each) and facts.kind == "zip"]
    facts.active += ["OLE"] if any("embeddings/oleObject" in each for each in names) else []


def _pdf(content: bytes, facts: KeptFileFacts) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        facts.pages, facts.is_locked = len(pdf.pages), pdf.is_encrypted
        for page in pdf.pages:
            _read_contents(page.obj.get("/Contents"))
        for held in pdf.objects:
            plain = held.stream_dict if isinstance(held, pikepdf.Stream) else held
            if not isinstance(plain, Dictionary | pikepdf.Array):
                continue
            if _MAY_ACT.search(plain.unparse(resolved=True)):
                facts.active += _acting(plain)
            if isinstance(plain, Dictionary) and _is_loose(plain):
                facts.loose_faces.append(str(plain.get("/BaseFont", "?")).removeprefix("/"))
        facts.active += [each for each in pdf.attachments if _PROGRAMS.search(each)]
    if not facts.pages:
        facts.closed = "no_pages"


def _read_contents(contents: pikepdf.Object | None) -> None:
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        if isinstance(stream, pikepdf.Stream):
            stream.read_bytes()


def _acting(held: object, depth: int = 0) -> Iterator[str]:
    """The names of what acts in an object itself; what it refers to is looked at by itself."""
    if depth > _DEEPEST or (depth and isinstance(held, pikepdf.Object) and held.is_indirect):
        return
    if isinstance(held, Dictionary):
        for key, value in held.as_dict().items():
            if key in _ACTING_KEYS or (key in ("/S", "/Subtype") and str(value) in _ACTS):
                yield (key if key in _ACTING_KEYS else str(value))[1:]
            else:
                yield from _acting(value, depth + 1)
    elif isinstance(held, pikepdf.Array):
        for value in held:
            yield from _acting(value, depth + 1)


def _is_loose(plain: Dictionary) -> bool:
    """Whether it is a typeface that is not inside the file; Type 3 is drawn in it, Type 0 has its own below."""
    if plain.get("/Type") != Name.Font or plain.get("/Subtype") in (Name.Type0, Name.Type3):
        return False
    descriptor = plain.get("/FontDescriptor", Dictionary())
    return not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
