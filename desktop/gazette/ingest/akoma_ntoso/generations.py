"""Akoma Ntoso of other years: drafts of 3.0, and 2.0 and 1.0, whose elements are renamed to those of 3.0."""

import re

from lxml import etree

from gazette.model.akoma_ntoso_names import akn

_NAMESPACE = re.compile(
    r"http://docs\.oasis-open\.org/legaldocml/ns/akn/3\.0(?:/[A-Z]+\d+)?|http://www\.akomantoso\.org/[12]\.0|"
)
_ROOTS = frozenset({"akomaNtoso", "akomantoso"})
# what 1.0 and 2.0 called otherwise
_RENAMED = {
    "akomantoso": "akomaNtoso",
    "debaterecord": "debate",
    "debateRecord": "debate",
    "report": "debateReport",
    "fragment": "portion",
    "fragmentBody": "portionBody",
    "collection": "documentCollection",
}


def in_today_s_names(root: etree._Element) -> None:
    """Rename the elements of a tree of another generation; one that is no Akoma Ntoso stays as it is."""
    namespace, _, name = str(root.tag).rpartition("}")
    if name not in _ROOTS or not _NAMESPACE.fullmatch(namespace[1:]) or root.tag == akn(name):
        return
    for element in root.iter(etree.Element):
        own, _, name = str(element.tag).rpartition("}")
        if own == namespace:
            element.tag = akn(_RENAMED.get(name, name))
            if "eId" not in element.attrib and "id" in element.attrib:
                element.set("eId", element.get("id", ""))
