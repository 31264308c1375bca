"""Bytes of an XML file → its root element, with nothing outside the file ever asked for."""

import re

from lxml import etree

from gazette.errors import IngestError

_DOCTYPE = re.compile(r"\0{0,3}".join("<!DOCTYPE").encode())  # in UTF-16 and UTF-32 zeros stand between


def parse_xml(source: bytes, file: str) -> etree._Element:
    """The root element; nothing outside the file is ever asked for.

    ``huge_tree`` stays off on purpose: its limits (elements 256 deep, texts of 10 MB, growth of entities) lie far
    beyond any gazette and keep hostile files out.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    found = _DOCTYPE.search(source)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        if found is not None:
            raise _doctype(source, found.start(), file) from error
        raise IngestError("ingest.xml_malformed", file=file, line=error.lineno or 1) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(source, found.start() if found else 0, file)
    return root


def _doctype(source: bytes, position: int, file: str) -> IngestError:
    return IngestError("ingest.xml_doctype", file=file, line=source.count(b"\n", 0, position) + 1)
