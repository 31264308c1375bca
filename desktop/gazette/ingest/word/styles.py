"""Styles of paragraphs and characters, what they inherit included → what they say of a text."""

from dataclasses import dataclass, field, replace
from typing import Any

from gazette.ingest.manuscript import CaptionOf
from gazette.ingest.word.faces import Face, faced
from gazette.ingest.word.names import VAL, Element, is_on, number, value, w

_MOST_BASES = 20
_BODY_LEVEL = 9
_HEADING_NAMES = ("heading ", "标题 ")
# what Word and WPS call the style of a caption, and what we call that of a picture's
_CAPTIONS: dict[str, CaptionOf] = {"caption": "any", "题注": "any", "图题": "picture"}
_PLAIN = Face()
_NUMBERED, _OUTLINE, _JUSTIFIED, _PAGE_BEFORE = (w(name) for name in ("numPr", "outlineLvl", "jc", "pageBreakBefore"))
_R_PR = w("rPr")
_DEFAULT_FACE = f"{w('docDefaults')}/{w('rPrDefault')}/{_R_PR}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a paragraph is by its properties and styles.

    ``outline`` counts from 1; ``level`` of its number from 0, None for that which the list gives its style.
    """

    style: str = ""
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None
    hidden: bool = False
    face: Face = _PLAIN
    centred: bool = False
    page_before: bool = False
    caption: CaptionOf | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    root: Element | None
    _chains: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    _by_id: dict[str, Element] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)
    _hides: dict[str, bool] = field(default_factory=dict)
    _default: str = ""

    def __post_init__(self) -> None:
        for style in () if self.root is None else self.root.iterchildren(w("style")):
            name = style.get(w("styleId"), "")
            self._by_id.setdefault(name, style)
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self._default = self._default or name

    def list_styles(self) -> dict[str, str]:
        """The lists that styles of numbering stand for."""
        found = {}
        for name, style in self._by_id.items():
            if style.get(w("type")) == "numbering":
                list_id = value(style.find(f"{w('pPr')}/{_NUMBERED}"), "numId")
                if list_id:
                    found[name] = list_id
        return found

    def look(self, properties: Element | None) -> Look:
        """What a paragraph with these properties is."""
        of_style = self._look_of_style(value(properties, "pStyle") or self._default)
        if properties is None:
            return of_style
        look = _changed(of_style, properties)
        numbered = properties.find(_NUMBERED)
        first = numbered is not None and value(numbered, "numId") is not None and look.level is None
        return replace(look, level=0) if first else look

    def hides(self, style: str | None) -> bool:
        """Whether a style of characters, or one it is based on, hides its text."""
        if not style:
            return False
        if style not in self._hides:
            self._hides[style] = _hidden(self._chain(style))
        return self._hides[style]

    def _look_of_style(self, style: str) -> Look:
        if style not in self._looks:
            self._looks[style] = self._made(style)
        return self._looks[style]

    def _made(self, style: str) -> Look:
        chain = self._chain(style)
        face = faced(_PLAIN, None if self.root is None else self.root.find(_DEFAULT_FACE))
        for base in reversed(chain):
            face = faced(face, base.find(_R_PR))
        look = Look(style=style, hidden=_hidden(chain), face=face)
        for base in reversed(chain):
            name = (value(base, "name") or "").lower()
            properties = base.find(w("pPr"))
            if properties is not None:
                look = _changed(look, properties)
            if properties is None or properties.find(w("outlineLvl")) is None:
                look = _named(look, name)
        return look

    def _chain(self, style: str) -> tuple[Element, ...]:
        """A style and those it is based on, itself first; a ring ends where it closes."""
        if style not in self._chains:
            chain: list[Element] = []
            at: str | None = style
            while at in self._by_id and len(chain) < _MOST_BASES and self._by_id[at] not in chain:
                chain.append(self._by_id[at])
                at = value(self._by_id[at], "basedOn")
            self._chains[style] = tuple(chain)
        return self._chains[style]


def _changed(look: Look, properties: Element) -> Look:
    """A look with what properties say beyond it."""
    changes: dict[str, Any] = {}
    for child in properties:
        if child.tag == _OUTLINE:
            at = number(child.get(VAL), _BODY_LEVEL)
            changes["outline"] = at + 1 if 0 <= at < _BODY_LEVEL else None
        elif child.tag == _NUMBERED:
            changes |= _numbered(child)
        elif child.tag == _JUSTIFIED:
            changes["centred"] = child.get(VAL) == "center"
        elif child.tag == _PAGE_BEFORE:
            changes["page_before"] = is_on(child)
    return replace(look, **changes) if changes else look


def _numbered(element: Element) -> dict[str, Any]:
    list_id, level = value(element, "numId"), value(element, "ilvl")
    found: dict[str, Any] = {}
    if list_id is not None:
        found["list_id"], found["level"] = list_id, None
    if level is not None:
        found["level"] = number(level)
    return found


def _named(look: Look, name: str) -> Look:
    """A look with the level that the name of a style says (heading 1)."""
    outline = look.outline
    for begins in _HEADING_NAMES:
        if name.startswith(begins) and name.removeprefix(begins).isdecimal():
            outline = min(max(int(name.removeprefix(begins)), 1), _BODY_LEVEL)
    return replace(look, outline=outline, caption=_CAPTIONS.get(name, look.caption))


def _hidden(chain: tuple[Element, ...]) -> bool:
    """Whether the nearest of these styles that speaks of hiding hides."""
    for style in chain:
        found = style.find(f"{w('rPr')}/{w('vanish')}")
        if found is not None:
            return is_on(found)
    return False
