"""How a page says that things look, as far as it decides what a reader sees: hidden, struck out, numbered, changed."""

import re

from lxml import etree

_LONGEST_SHEET = 1_000_000
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_PLAIN_SELECTOR = re.compile(r"[a-z]*([.#])([\w-]+)", re.IGNORECASE)
_UNSEEN = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_ZERO = re.compile(r"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|$|!)", re.IGNORECASE)
_AWAY = re.compile(r"(?<![\w-])(?:text-indent|left|top|margin-left)\s*:\s*-\d{4,}", re.IGNORECASE)
_STRUCK = re.compile(r"(?<![\w-])text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*([1-9])")
_LIST_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_OFFICE = re.compile(r"Word|Excel|WPS|Kingsoft|LibreOffice|OpenOffice|Microsoft FrontPage Office", re.IGNORECASE)
_OFFICE_CLASS = re.compile(r"Mso(?:Normal|Table|ListParagraph|PlainText)|WordSection|Section[0-9]$|xl\d\d")


class Looks:
    """What the style sheets and attributes of one page say."""

    def __init__(self, root: etree._Element) -> None:
        self._classes: set[str] = set()
        self._ids: set[str] = set()
        for sheet in root.iter("style"):
            self._read_sheet(sheet.text or "")
        self.of_office = _is_of_office(root)
        """Whether an office program wrote the page: it is a document from its first word to its last."""

    def _read_sheet(self, sheet: str) -> None:
        """The classes and ids that a sheet hides on the screen; rules inside others (``@media print``) say nothing."""
        for selectors, body in _RULE.findall(_top_level(_COMMENT.sub("", sheet[:_LONGEST_SHEET]))):
            if _UNSEEN.search(body):
                for selector in selectors.split(","):
                    if found := _PLAIN_SELECTOR.fullmatch(selector.strip()):
                        (self._classes if found[1] == "." else self._ids).add(found[2])

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether no reader of the page sees what is in ``element``."""
        if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
            return True
        style = element.get("style", "")
        if style and (_UNSEEN.search(style) or _AWAY.search(style) or _is_zero(style)):
            return True
        if self._ids and element.get("id") in self._ids and not _shows(style):
            return True
        return bool(self._classes.intersection(element.get("class", "").split())) and not _shows(style)


def _shows(style: str) -> bool:
    return "display" in style and not _UNSEEN.search(style)


def _is_zero(style: str) -> bool:
    return len(_ZERO.findall(style)) > ("overflow" not in style)


def _top_level(sheet: str) -> str:
    """A sheet without the blocks of its at-rules."""
    kept: list[str] = []
    at, length = 0, len(sheet)
    while at < length:
        start = sheet.find("@", at)
        if start < 0:
            kept.append(sheet[at:])
            break
        kept.append(sheet[at:start])
        opening, semicolon = sheet.find("{", start), sheet.find(";", start)
        if opening < 0 or 0 <= semicolon < opening:
            at = semicolon + 1 if semicolon >= 0 else length
            continue
        depth, at = 1, opening + 1
        while at < length and depth:
            depth += {"{": 1, "}": -1}.get(sheet[at], 0)
            at += 1
    return "".join(kept)


def _is_of_office(root: etree._Element) -> bool:
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() in {"generator", "progid", "originator"} and _OFFICE.search(
            meta.get("content", "")
        ):
            return True
    bodies = [*root.iter("body"), *root.iter("html")]
    inside = [inner for body in bodies for inner in body.iterchildren("div", "p", "table")]
    return bool(inside) and all(_OFFICE_CLASS.match(inner.get("class", "")) for inner in inside)


def outline_of(element: etree._Element) -> int | None:
    """The level of a heading: h1 to h6, or what Word says in its style."""
    tag = str(element.tag)
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    found = _OUTLINE.search(element.get("style", ""))
    return int(found[1]) if found else None


def is_struck(element: etree._Element) -> bool:
    """Whether the text of ``element`` is struck out."""
    return element.tag in {"del", "s", "strike"} or bool(_STRUCK.search(element.get("style", "")))


def revision_of(element: etree._Element, of_office: bool) -> str | None:
    """``ins`` or ``del`` where a word processor tracks a change; a web page's own marks are none."""
    words = element.get("class", "")
    if "msoIns" in words or "msoDel" in words:
        return "ins" if "msoIns" in words else "del"
    if element.tag not in {"ins", "del"}:
        return None
    tracked = of_office or element.get("cite", "").startswith("mailto:")
    return str(element.tag) if tracked else None


def list_type(element: etree._Element) -> str:
    """How an ordered list counts: ``decimal``, ``lower-alpha`` …, ``none``."""
    if found := _LIST_TYPE.search(element.get("style", "")):
        return found[1].lower()
    kinds = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
    return kinds.get(element.get("type", ""), "decimal")
