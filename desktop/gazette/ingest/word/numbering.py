"""Automatic numbers: lists, their levels, restarts and overrides → the number that Word shows."""

import re
from dataclasses import dataclass, field

from gazette.ingest.word.names import VAL, Element, is_on, number, value, w
from gazette.ingest.word.number_formats import counted
from gazette.ingest.word.symbols import is_private, shown

_PLACE = re.compile(r"%([1-9])")
# what Word takes for a hollow bullet: the letter in a font of wide letters
_HOLLOW = "o"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    behind: str = "tab"
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list as numbered: its levels, the starts that it overrides, and where it counts (with whom it shares)."""

    counting: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as Word shows it, what stands behind it (tab, space, nothing), and a form that nobody knows."""

    text: str
    behind: str
    unknown: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document; counts as paragraphs come."""

    root: Element | None
    style_lists: dict[str, str] = field(default_factory=dict)
    _lists: dict[str, _List | None] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)
    _nums: dict[str, Element] = field(default_factory=dict)
    _abstract: dict[str, Element] = field(default_factory=dict)
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in () if self.root is None else self.root:
            if element.tag == w("num"):
                self._nums.setdefault(element.get(w("numId"), ""), element)
            elif element.tag == w("abstractNum"):
                self._abstract.setdefault(element.get(w("abstractNumId"), ""), element)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that belongs to a paragraph style; the first where none does."""
        found = self._list(list_id)
        return next((at for at, level in (found.levels if found else {}).items() if level.style == style), 0)

    def next(self, list_id: str, at: int) -> Numbered | None:
        """The number of the next paragraph on level ``at`` (from 0); None where there is no such list or level."""
        found = self._list(list_id)
        if found is None or at not in found.levels:
            return None
        counts = self._counts.setdefault(found.counting, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level in found.starts:
                counts.pop(level, None)
        counts[at] = counts[at] + 1 if at in counts else _start(found, at)
        for below in [level for level in counts if level > at]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or at < restart:
                del counts[below]
        return _written(found, at, counts)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._found(list_id)
        return self._lists[list_id]

    def _found(self, list_id: str) -> _List | None:
        num = self._nums.get(list_id)
        abstract = self._abstract_of(num)
        if num is None or abstract is None:
            return None
        linked = value(abstract, "numStyleLink")
        if linked and (other := self.style_lists.get(linked)) and other != list_id:
            behind = self._abstract_of(self._nums.get(other))
            abstract = abstract if behind is None else behind
        levels = dict(self._levels_of(abstract))
        starts: dict[int, int] = {}
        for override in num.iterchildren(w("lvlOverride")):
            at = number(override.get(w("ilvl")))
            own = override.find(w("lvl"))
            if own is not None:
                levels[at] = _level(own)
            if (start := value(override, "startOverride")) is not None:
                starts[at] = number(start, 1)
        return _List(abstract.get(w("abstractNumId"), ""), levels, starts)

    def _levels_of(self, abstract: Element) -> dict[int, _Level]:
        name = abstract.get(w("abstractNumId"), "")
        if name not in self._levels:
            levels = abstract.iterchildren(w("lvl"))
            self._levels[name] = {number(level.get(w("ilvl"))): _level(level) for level in levels}
        return self._levels[name]

    def _abstract_of(self, num: Element | None) -> Element | None:
        return self._abstract.get(value(num, "abstractNumId") or "")


def _level(element: Element) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        start=number(value(element, "start"), 0 if element.find(w("start")) is None else 1),
        form=_form(element),
        text=_text(element),
        legal=is_on(element.find(w("isLgl"))),
        behind=value(element, "suff") or "tab",
        restart=None if restart is None else number(restart),
        style=value(element, "pStyle"),
    )


def _form(element: Element) -> str:
    found = element.find(w("numFmt"))
    if found is None:  # inside mc:AlternateContent stands a form of a program's own
        found = next(element.iter(w("numFmt")), None)
    if found is None:
        return "decimal"
    form = found.get(VAL, "decimal")
    return found.get(w("format"), form) if form == "custom" else form


def _text(element: Element) -> str:
    found = element.find(w("lvlText"))
    if found is None or is_on(found.find(w("null"))):
        return ""
    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    font = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
    text = found.get(VAL, "")
    if value(element, "numFmt") != "bullet":
        return text
    mark = shown(text, font)
    if text == _HOLLOW:
        return "○"
    return "•" if is_private(mark) else mark


def _start(found: _List, at: int) -> int:
    return found.starts.get(at, found.levels[at].start)


def _written(found: _List, at: int, counts: dict[int, int]) -> Numbered:
    level = found.levels[at]
    if level.form == "bullet":
        return Numbered(level.text, level.behind)
    unknown: list[str] = []

    def place(match: re.Match[str]) -> str:
        named = int(match[1]) - 1
        if named > at or named not in found.levels:
            return ""
        form = "decimal" if level.legal else found.levels[named].form
        count = counts.get(named, _start(found, named))
        text = counted(count, form)
        if text is None:
            unknown.append(form)
        return str(count) if text is None else text

    text = _PLACE.sub(place, level.text)
    return Numbered(text, level.behind, unknown[0] if unknown else None)
