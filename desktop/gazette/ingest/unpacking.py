"""A zip file → the files in it, under the names that their sender gave them."""

import hashlib
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from gazette.errors import IngestError
from gazette.ingest.decoding import commonness
from gazette.ingest.formats import recognised
from gazette.ingest.packages import checked_package
from gazette.ingest.pictures import PICTURE_ENDINGS

_LARGEST_MEMBER = 50 * 2**20
_MOST_FILES, _LARGEST_IN_ALL = 500, 200 * 2**20
_DEEPEST = 1
# what browsers and Word call the folder of what a page shows
_FOLDERS = (".files", "_files", ".fld")
_WEB = re.compile(r"\.(?:html?|xhtml)$", re.IGNORECASE)
# how pages look and move: text files, but nobody's documents
_PAGE_PARTS = re.compile(r"\.(?:css|m?js)$", re.IGNORECASE)
NO_DOCUMENT = "ingest.zip_no_document"
"""Code of the error of a style sheet or script: it is left out, and nobody need do anything about it."""
_ENCRYPTED, _NAME_IS_UTF_8 = 0x1, 0x800
# what systems lay beside the files of a folder, and programs beside a file that is open
_NO_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in a zip: its path there and its bytes, or why these cannot be had.

    ``beside``: the pictures that came with a web page, by their paths from its folder.
    """

    name: str
    content: bytes = b""
    error: IngestError | None = None
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def is_zip(source: bytes, file: str) -> bool:
    """Whether bytes are a zip of files, and no document that is kept in the form of one."""
    return source.startswith(b"PK") and recognised(source, file) == "zip"


def unpacked(source: bytes, file: str) -> tuple[Member, ...]:
    """The files of a zip and of zips in it, in their order; what only a Mac or Windows needs is left aside.

    IngestError where it is damaged as a whole, holds no file at all, too many or too much.
    """
    members: list[Member] = []
    size = 0
    for member in _members(source, file, "", 0):
        members.append(member)
        size += len(member.content)
        if len(members) > _MOST_FILES or size > _LARGEST_IN_ALL:
            raise IngestError("ingest.zip_too_much", file=file, most=_MOST_FILES, megabytes=_LARGEST_IN_ALL // 2**20)
    if not members:
        raise IngestError("ingest.zip_empty", file=file)
    return tuple(_pages_whole(members))


def beside_page(source: bytes, file: str, sha256: str) -> Mapping[str, bytes] | None:
    """What lies beside a web page in a zip, the page by its SHA-256; None where it is not there."""
    with suppress(IngestError):
        for member in unpacked(source, file):
            if _WEB.search(member.name) and hashlib.sha256(member.content).hexdigest() == sha256:
                return member.beside
    return None


def may_have_beside(name: str) -> bool:
    """Whether a file of this name is a web page, which may come with others."""
    return _WEB.search(name) is not None


def _pages_whole(members: Sequence[Member]) -> Iterator[Member]:
    """Web pages with the pictures that lie beside them; the folder that a browser saved with one is part of it."""
    pages = {member.name: PurePosixPath(member.name) for member in members if _WEB.search(member.name)}
    folders = {f"{path.with_suffix('')}{ending}/" for path in pages.values() for ending in _FOLDERS}
    pictures = [member for member in members if member.name.lower().endswith(PICTURE_ENDINGS)]
    for member in members:
        if member.name in pages:
            yield replace(member, beside=_beside(pictures, pages[member.name]))
        elif not member.name.startswith(tuple(folders)):
            yield member


def _beside(pictures: Sequence[Member], page: PurePosixPath) -> dict[str, bytes]:
    """The pictures in the folder of a page and below it, by their paths from there, up to the size of one file."""
    above = "" if page.parent == PurePosixPath() else f"{page.parent}/"
    own = tuple(f"{page.with_suffix('')}{ending}/" for ending in _FOLDERS)
    found: dict[str, bytes] = {}
    left = _LARGEST_MEMBER
    for one in sorted(pictures, key=lambda picture: not picture.name.startswith(own)):
        if one.name.startswith(above) and len(one.content) <= left:
            found[one.name.removeprefix(above)] = one.content
            left -= len(one.content)
    return found


def _members(source: bytes, file: str, above: str, depth: int) -> Iterator[Member]:
    with checked_package(source, file, locked_members=True) as package:
        encoding = _encoding(package.infolist())
        for info in package.infolist():
            name = _name(info, encoding)
            if info.is_dir() or _is_no_file(name):
                continue
            if _PAGE_PARTS.search(name):
                yield Member(name=f"{above}{name}", error=IngestError(NO_DOCUMENT, file=f"{file}/{name}"))
                continue
            member = _read(package, info, f"{above}{name}", f"{file}/{name}")
            if member.error is None and is_zip(member.content, name):
                yield from _inner(member, f"{file}/{name}", depth)
            else:
                yield member


def _inner(member: Member, file: str, depth: int) -> Iterator[Member]:
    """The files of a zip in a zip; one that lies deeper, or is damaged, is an error of its own."""
    if depth >= _DEEPEST:
        yield Member(name=member.name, error=IngestError("ingest.zip_too_deep", file=file))
        return
    try:
        yield from _members(member.content, file, f"{member.name}/", depth + 1)
    except IngestError as error:
        yield Member(name=member.name, error=error)


def _read(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, file: str) -> Member:
    if info.flag_bits & _ENCRYPTED:
        return Member(name=name, error=IngestError("ingest.zip_locked", file=file))
    if info.file_size > _LARGEST_MEMBER:
        return Member(name=name, error=IngestError("ingest.too_large", file=file))
    try:
        return Member(name=name, content=package.read(info))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return Member(name=name, error=IngestError("ingest.package_damaged", file=file))


def _encoding(infos: Sequence[zipfile.ZipInfo]) -> str:
    """How the names are written that do not say it: programs in China write GBK, Macs UTF-8 (APPNOTE appendix D).

    Some bytes are names in both (通知 in GBK is well-formed UTF-8), so that more everyday characters decide.
    """
    given = b"\n".join(_bytes(info) for info in infos if not info.flag_bits & _NAME_IS_UTF_8)
    texts: dict[str, str] = {}
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            texts[encoding] = given.decode(encoding)
    return max(texts, key=lambda encoding: _likeness(texts[encoding]), default="cp437")


def _likeness(text: str) -> tuple[float, float]:
    beyond = [character for character in text if character > "\x7f"]
    return commonness(text), sum(character >= "\u3000" for character in beyond) / max(len(beyond), 1)


def _bytes(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("cp437", "replace")


def _name(info: zipfile.ZipInfo, encoding: str) -> str:
    """The path as it was given, with plain slashes."""
    known = info.flag_bits & _NAME_IS_UTF_8 or info.filename.isascii()
    name = info.filename if known else _bytes(info).decode(encoding)
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _is_no_file(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        "__MACOSX" in path.parts
        or path.name.lower() in _NO_FILES
        or path.name.startswith(("._", "~$"))
        or not path.name
    )
