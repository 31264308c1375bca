"""The names that the writer and the reader of Akoma Ntoso share: namespaces, level elements, classes, parts of eIds."""

from typing import Final

from gazette.model.colophon import COLOPHON_FIELDS, ColophonField

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
GAZETTE: Final = "urn:gazette-desk:akoma-ntoso:1"
XML: Final = "http://www.w3.org/XML/1998/namespace"

# 一、（一）1.（1）; any other level is an element ``level`` with its number in an attribute of ours.
LEVEL_ELEMENTS: Final = {1: "section", 2: "subsection", 3: "paragraph", 4: "subparagraph"}
OTHER_LEVEL: Final = "level"

# Values of ``class``: what kind of block an element of the standard holds.
RUN_IN: Final = "runIn"
LEAD_BARE: Final = "leadBare"
WHOLE: Final = "whole"
APART: Final = "apart"
NOTHING: Final = "nothing"
NUMBERED: Final = "numbered"
NAME_LIST: Final = "nameList"
APPOINTMENT: Final = "appointment"
SIGNATURE: Final = "signature"
NOTE: Final = "note"
PLAIN: Final = "plain"
PICTURE: Final = "picture"
CAPTION: Final = "caption"
CONTENTS_TITLE: Final = "contentsTitle"

# How a field of the colophon is called in our namespace.
COLOPHON_NAMES: Final[dict[ColophonField, str]] = {name: name.replace("_n", "N") for name in COLOPHON_FIELDS}

# How an element is called in an eId (Naming Convention 1.0, 5.5); elements not listed carry none.
ID_NAMES: Final = {
    "attachment": "att",
    "authorialNote": "authorialNote",
    "block": "block",
    "blockContainer": "blockContainer",
    "blockList": "list",
    "component": "cmp",
    "componentRef": "cref",
    "conclusions": "conclusions",
    "interstitial": "interstitial",
    "intro": "intro",
    "item": "item",
    "level": "level",
    "p": "p",
    "paragraph": "para",
    "preface": "preface",
    "section": "sec",
    "subparagraph": "subpara",
    "subsection": "subsec",
    "table": "table",
}
# Elements of which there is one in their place: named without a number.
ID_UNNUMBERED: Final = frozenset({"conclusions", "interstitial", "intro", "preface"})


def akn(name: str) -> str:
    """The element ``name`` of the standard, as lxml writes names."""
    return f"{{{AKN}}}{name}"


def gz(name: str) -> str:
    """The element or attribute ``name`` of our own namespace."""
    return f"{{{GAZETTE}}}{name}"
