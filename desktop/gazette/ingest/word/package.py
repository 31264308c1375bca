"""The parts of a Word package, found by their relationships and parsed with limits."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from gazette.errors import IngestError
from gazette.ingest.packages import checked_package
from gazette.ingest.word.names import STRICT, Element

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DEEPEST_FINDING = "Excessive depth"


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads: ``kind`` is the last word of its type, ``target`` a part or something outside."""

    kind: str
    target: str
    outside: bool


class WordPackage:
    """A Word file as a zip; its parts are parsed when they are asked for."""

    def __init__(self, source: bytes, file: str) -> None:
        self.file = file
        self._zip = checked_package(source, file)
        self._names = {name.replace("\\", "/").lower(): name for name in self._zip.namelist()}

    def close(self) -> None:
        self._zip.close()

    def main_part(self) -> str:
        """The name of the document's part; IngestError where the package has none."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target.lower() in self._names:
                return relation.target
        raise IngestError("ingest.word_no_document", file=self.file)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; of the package itself where ``part`` is empty."""
        folder, name = posixpath.split(part)
        root = self.parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for element in () if root is None else root.iter(_RELATION):
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target).replace("\\", "/"))).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, outside)
        return found

    def parsed(self, part: str) -> Element | None:
        """The root of a part, in the transitional namespaces; None where there is no such part."""
        name = self._names.get(part.lower())
        if name is None:
            return None
        # a parser of its own: what one has seen of names it keeps
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            code = "ingest.word_too_deep" if _DEEPEST_FINDING in str(error) else "ingest.word_part_damaged"
            raise IngestError(code, file=self.file, part=part, line=error.lineno or 1) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise IngestError("ingest.word_doctype", file=self.file, part=part)
        return _transitional(root)

    def content(self, part: str) -> bytes | None:
        """The bytes of a part as they are; None where there is no such part."""
        name = self._names.get(part.lower())
        return None if name is None else self._bytes(name)

    def _bytes(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise IngestError("ingest.package_damaged", file=self.file) from error


def _transitional(root: Element) -> Element:
    """The same tree, its names those of the transitional form where they were those of the strict one."""
    if not STRICT.keys() & set(root.nsmap.values()):
        return root
    for element in root.iter(etree.Element):
        element.tag = _renamed(element.tag)
        for name in [str(name) for name in element.keys()]:  # noqa: SIM118 -- lxml's elements are no mappings
            if (new := _renamed(name)) != name:
                element.set(new, element.get(name, ""))
                del element.attrib[name]
    return root


def _renamed(name: str) -> str:
    space, closed, local = name.rpartition("}")
    return f"{{{STRICT[space[1:]]}}}{local}" if closed and space[1:] in STRICT else name
