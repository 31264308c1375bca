"""A finished OFD file, opened from its first part on: every part that is named, and what keeps one from being read.

It knows where OFD (GB/T 33190-2016) names other parts and judges nothing else.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gazette.export.ofd_elements import OFD_NAMESPACE

FIRST = "OFD.xml"
Problem = tuple[str, str]
"""The rule that is broken, and what breaks it."""


def named(name: str) -> str:
    """The name of an OFD element, as lxml has it."""
    return f"{{{OFD_NAMESPACE}}}{name}"


@dataclass(slots=True)
class OfdFile:
    """The parts of a package by what they are; ``held`` are all that it has, ``reached`` those that are named."""

    held: dict[str, bytes] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    trees: dict[str, etree._Element] = field(default_factory=dict)
    root: etree._Element | None = None
    document: etree._Element | None = None
    pages: list[tuple[str, etree._Element]] = field(default_factory=list)
    """Each page with its number."""

    fonts: dict[str, bytes | None] = field(default_factory=dict)
    pictures: dict[str, bytes | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def part(self, base: str, named_so: str | None) -> bytes | None:
        """The bytes of the part that one in the folder ``base`` names; None where it is not there."""
        where = self.place(base, named_so)
        if where is None:
            return None
        self.reached.add(where)
        if where not in self.held:
            self.problems.append(("preflight.ofd_missing", where))
        return self.held.get(where)

    def place(self, base: str, named_so: str | None) -> str | None:
        """Where a part stands in the package; None (a problem) where that is outside."""
        name = (named_so or "").strip()
        where = posixpath.normpath(name.lstrip("/") if name.startswith("/") else posixpath.join(base, name))
        if not name or "\\" in name or ":" in name or where.startswith(".."):
            self.problems.append(("preflight.ofd_outside", name or base))
            return None
        return where

    def tree(self, base: str, named_so: str | None) -> tuple[str, etree._Element | None]:
        """The folder of an XML part and its root; None where it cannot be read."""
        where, content = self.place(base, named_so), self.part(base, named_so)
        if where is None or content is None:
            return base, None
        folder = posixpath.dirname(where)
        try:
            made = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            self.problems.append(("preflight.ofd_package", f"{where}: {error.msg}"))
            return folder, None
        if made.getroottree().docinfo.internalDTD is not None:
            self.problems.append(("preflight.ofd_outside", f"{where}: DOCTYPE"))
        self.trees[where] = made
        return folder, made


def read_ofd(content: bytes) -> OfdFile:
    """The file as far as it can be followed; what cannot is among its ``problems``."""
    file = OfdFile()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            file.held = {member.filename: package.read(member) for member in members if not member.is_dir()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        file.problems.append(("preflight.ofd_package", str(error)))
        return file
    if len({member.filename for member in members}) < len(members):
        file.problems.append(("preflight.ofd_package", "two parts of one name"))
    base, file.root = file.tree("", FIRST)
    if file.root is not None:
        _follow(file, base, file.root)
    return file


def _follow(file: OfdFile, base: str, root: etree._Element) -> None:
    roots = [text_of(found) for found in root.iter(named("DocRoot"))]
    if len(roots) != 1:
        file.problems.append(("preflight.ofd_information", f"DocRoot × {len(roots)}"))
    for where in roots[:1]:
        base, file.document = file.tree(base, where)
        if file.document is not None:
            _follow_document(file, base, file.document)


def _follow_document(file: OfdFile, base: str, document: etree._Element) -> None:
    for kind in ("PublicRes", "DocumentRes"):
        for found in document.iter(named(kind)):
            _follow_resources(file, *file.tree(base, text_of(found)))
    for page in document.iterfind(f"{named('Pages')}/{named('Page')}"):
        folder, content = file.tree(base, page.get("BaseLoc"))
        if content is not None:
            file.pages.append((page.get("ID", ""), content))
            for found in content.iter(named("PageRes")):
                _follow_resources(file, *file.tree(folder, text_of(found)))


def _follow_resources(file: OfdFile, base: str, resources: etree._Element | None) -> None:
    if resources is None:
        return
    folder = resources.get("BaseLoc")
    if folder:
        base = file.place(base, folder) or base
    for kind, holder, into in (("Font", "FontFile", file.fonts), ("MultiMedia", "MediaFile", file.pictures)):
        for found in resources.iter(named(kind)):
            inner = found.find(named(holder))
            into[found.get("ID", "")] = None if inner is None else file.part(base, text_of(inner))


def text_of(element: etree._Element) -> str:
    """The text of an element without the white round it."""
    return (element.text or "").strip()


def objects_of(page: etree._Element, kind: str) -> Iterator[tuple[str, etree._Element]]:
    """The objects of a kind on a page, each with the type of its layer."""
    for layer in page.iter(named("Layer")):
        for found in layer.iter(named(kind)):
            yield layer.get("Type", "Body"), found
