"""What every exported web page has: language, skip link, head line, main part; text that a browser may show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree, html

from gazette.export.issue_order import Language

# What the HTML standard (13.2.3.5) calls surrogates, noncharacters and control characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
GENERATOR = "Gazette Desk"
STYLE_FILE = "gazette.css"
ISSUE_MARK = "gazette-issue"
"""The name of the ``meta`` by which a page says which issue it belongs to."""

RUN_IN = "run-in"
"""The class of what holds a heading and the text that follows it on the same line."""

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_SKIP = {"zh": "跳到正文", "en": "Skip to main content"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What a page says of itself; ``issue`` is the mark of its issue, ``facts`` go into ``meta``."""

    title: str
    language: Language
    issue: str
    facts: Sequence[tuple[str, str]] = field(default=())


def shown(text: str) -> str:
    """``text`` with every line end as one character; what no page may hold becomes U+FFFD."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """A new last child with ``text``, its line ends as ``br``; ``class_`` stands for ``class``, ``_`` for ``-``."""
    names = {name.rstrip("_").replace("_", "-"): shown(value) for name, value in attributes.items()}
    made = etree.SubElement(parent, tag, names)
    if text:
        put(made, text)
    return made


def put(element: etree._Element, text: str) -> None:
    """Append ``text`` to an element."""
    first, *others = shown(text).split("\n")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + first
    else:
        element.text = (element.text or "") + first
    for line in others:
        etree.SubElement(element, "br").tail = line


def language_tag(language: Language) -> str:
    """``zh-CN`` or ``en``."""
    return _LANGUAGES[language]


def new_page(head: PageHead) -> tuple[etree._Element, etree._Element, etree._Element]:
    """A page, the header at its top, and its main part."""
    page = etree.Element("html", {"lang": language_tag(head.language)})
    facts = add(page, "head")
    add(facts, "meta", charset="utf-8")
    add(facts, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(facts, "title", head.title.replace("\n", " "))
    for name, content in (("generator", GENERATOR), (ISSUE_MARK, head.issue), *head.facts):
        add(facts, "meta", name=name, content=content)
    add(facts, "link", rel="stylesheet", href=STYLE_FILE)
    body = add(page, "body")
    add(body, "a", _SKIP[head.language], class_="skip", href="#main")
    header = add(body, "header", class_="site")
    return page, header, add(body, "main", id="main", tabindex="-1")


def page_bytes(page: etree._Element) -> bytes:
    """The page as HTML, UTF-8, a line for each element that stands on its own."""
    for element in page.iter():
        above = element.getparent()
        inline = above is not None and above.get("class") == RUN_IN
        if element.tag in _ON_LINES and not inline and not (element.tail or "").strip():
            element.tail = "\n"
    content: bytes = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8", include_meta_content_type=False)
    return content.rstrip() + b"\n"


_ON_LINES = frozenset(
    "head meta title link body header main article aside nav p h1 h2 h3 h4 h5 h6 div table caption thead tbody tr th"
    " td ul li dl dt dd figure figcaption".split()
)
