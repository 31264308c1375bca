"""What a document of another program is called that names no title where ours stands."""

from collections.abc import Iterator

from lxml import etree

from gazette.ingest.akoma_ntoso.text import Reading, local
from gazette.model.akoma_ntoso_names import akn

_FRONT = frozenset({"coverPage", "preface", "header"})
_NESTED = frozenset({"attachments", "components", "quotedStructure"})


def foreign_title(document: etree._Element, reading: Reading) -> str:
    """The title that it prints anywhere, else that of its metadata, else its first heading, else what kind it is."""
    for name in ("docTitle", "longTitle", "shortTitle"):
        for element in own_elements(document, name):
            if text := reading.text(element):
                if not _is_in_front(element):
                    reading.again.append(text)
                return text
    for name in ("FRBRalias", "FRBRname"):
        for element in document.iterfind(f"{akn('meta')}//{akn('FRBRWork')}/{akn(name)}"):
            text = element.get("showAs") or element.get("value") or ""
            if " " in text or not text.isascii():  # else it is a code
                reading.again.append(text)
                return text
    number, heading = (
        next((reading.text(element) for element in own_elements(document, name)), "") for name in ("num", "heading")
    )
    kind = next((reading.text(element) for element in own_elements(document, "docType")), "")
    title = kind or f"{number} {heading}".strip() or document.get("name") or local(document)
    reading.again.append(title)
    return title


def _is_in_front(element: etree._Element) -> bool:
    """Whether an element stands where the head of an entry is taken from, and not in the text that follows."""
    return any(local(above) in _FRONT for above in element.iterancestors())


def own_elements(document: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of a document that belong to none inside it."""
    for element in document.iter(akn(name)):
        above = element.iterancestors()
        between = []
        for one in above:
            if one is document:
                break
            between.append(local(one))
        if not _NESTED.intersection(between):
            yield element
