"""Last strokes on an Akoma Ntoso tree: eIds after the Naming Convention, the references to them, and line ends."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from gazette.model.akoma_ntoso_names import AKN, ID_NAMES, ID_UNNUMBERED, NOTHING, akn

# Elements whose content is text, or so short that it stays on one line: no white space may be put inside.
_UNBROKEN = frozenset(
    {
        "p",
        "block",
        "num",
        "heading",
        "subheading",
        "caption",
        "listIntroduction",
        "td",
        "th",
        "item",
        "marker",
        "docTitle",
    }
)


@dataclass(slots=True)
class Links:
    """Attributes that name the eId of an element which has none yet."""

    waiting: list[tuple[etree._Element, str, etree._Element]] = field(default_factory=list)

    def add(self, element: etree._Element, attribute: str, target: etree._Element) -> None:
        """Let ``attribute`` of ``element`` point to ``target`` once it has its eId."""
        self.waiting.append((element, attribute, target))

    def settle(self) -> None:
        """Write the attributes; every target must have its eId."""
        for element, attribute, target in self.waiting:
            element.set(attribute, f"#{target.get('eId')}")


def give_ids(element: etree._Element, above: str = "") -> None:
    """Give eIds below ``element``: the parent's eId, two low lines, name and ordinal (``cmp_3__sec_2__p_1``)."""
    counts: Counter[str] = Counter()
    _give_ids(element, above, counts)


def _give_ids(element: etree._Element, above: str, counts: Counter[str]) -> None:
    for inner in element:
        name = str(inner.tag).rpartition("}")[2]
        if name in {"meta", "td", "th"}:
            continue
        part = ID_NAMES.get(name)
        if part is None:
            _give_ids(inner, above, counts)
            continue
        counts[part] += 1
        numbered = part if name in ID_UNNUMBERED else f"{part}_{counts[part]}"
        identifier = f"{above}__{numbered}" if above else numbered
        inner.set("eId", identifier)
        give_ids(inner, identifier)


def break_lines(element: etree._Element, depth: int = 0) -> None:
    """Set every structural element on a line of its own; white space enters no element that holds text."""
    if not len(element) or _is_unbroken(element):
        return
    inside = "\n" + "  " * (depth + 1)
    element.text = inside
    for inner in element:
        break_lines(inner, depth + 1)
        inner.tail = inside
    element[-1].tail = "\n" + "  " * depth


def _is_unbroken(element: etree._Element) -> bool:
    """Our own elements with characters written out are text as well."""
    tag = str(element.tag)
    if tag.startswith(f"{{{AKN}}}"):
        return tag.rpartition("}")[2] in _UNBROKEN
    return element.text is not None or str(element[0].tag).endswith("}character")


def nothing_in(parent: etree._Element, name: str) -> etree._Element:
    """A child ``name`` that holds the place where the schema wants one and the document has none."""
    return etree.SubElement(parent, akn(name), {"class": NOTHING})
