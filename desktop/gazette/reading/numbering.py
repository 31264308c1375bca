"""The numbers that paragraphs open with: 一、 （一） 1. （1）, chapters and articles, decimal headings."""

import re
from dataclasses import dataclass
from itertools import pairwise

from gazette.reading.late_patterns import late_pattern

_CN = "一二三四五六七八九十百零〇○"
_SERIES = (
    (1, late_pattern(rf"[{_CN}]{{1,5}}[、．.]")),
    (2, late_pattern(rf"[（(]\s*[{_CN}]{{1,5}}\s*[）)][、.．]?")),
    (3, late_pattern(r"[\d０-９]{1,3}(?:[.．](?=20\d\d年|19\d\d年|[^\d０-９]|$)|、)")),
    (4, late_pattern(r"[（(]\s*[\d０-９]{1,3}\s*[）)][、.．]?")),
)
_OPENINGS = frozenset(_CN + "（(0123456789０１２３４５６７８９")
_CHAPTER = late_pattern(rf"第\s*[{_CN}\d]{{1,5}}\s*(?P<unit>[编章节])(?=[\s\u3000]|$|[\u4e00-\u9fff])")
_ARTICLE = late_pattern(rf"第\s*[{_CN}\d]{{1,6}}\s*条(?:之[{_CN}]{{1,3}})?(?=[\s\u3000])")
_DECIMAL = late_pattern(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:[\s\u3000]+|(?<=\.\d)(?=[\u4e00-\u9fff]))(?=[\u4e00-\u9fffA-Za-z“《])"
)

_DOTTED = late_pattern(r"(\d{1,2})[.．]\s*(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Opening:
    """The number a paragraph opens with: ``level`` of its series (None: an article), as printed, ``rest`` after it."""

    level: int | None
    number: str
    rest: str


def opening_number(text: str) -> Opening | None:
    """The number of the four series that ``text`` opens with."""
    if text[:1] not in _OPENINGS:
        return None
    for level, series in _SERIES:
        if found := series.match(text):
            return Opening(level, found[0], text[found.end() :].lstrip())
    return None


def opening_chapter(text: str) -> Opening | None:
    """第一章 and 第一节: level 0, for they stand above the four series."""
    found = _CHAPTER.match(text) if text.startswith("第") and len(text) <= 40 else None
    if not found or text[-1] in "。；，":
        return None
    return Opening(0, found[0], text[found.end() :].strip())


def opening_article(text: str) -> Opening | None:
    """第一条, an article of a regulation: numbered, but of none of the four series."""
    found = _ARTICLE.match(text) if text.startswith("第") else None
    return Opening(None, found[0], text[found.end() :].strip()) if found else None


def opening_decimal(text: str) -> Opening | None:
    """1 总则, 1.1 编制目的, 1.1.1 …: the level is the count of figures."""
    found = _DECIMAL.match(text) if text[:1].isdigit() else None
    if not found:
        return None
    return Opening(min(found["number"].count(".") + 1, 4), found["number"], text[found.end() :].strip())


def opening_dotted(text: str, following: str) -> Opening | None:
    """2. 组织体系 right above 2.1 …: a heading of the first level in spite of its point."""
    found = _DOTTED.match(text) if len(text) <= 40 and text[-1:] not in "。；，：" else None
    if not found or not re.match(rf"{found[1]}\.1(?!\d)", following):
        return None
    return Opening(1, found[0].strip(), text[found.end() :])


def uses_decimal_headings(texts: tuple[str, ...]) -> bool:
    """Whether a document numbers its headings 1, 1.1, …: it has one of the first kind and two of the second."""
    short = [(text, opening) for text in texts if len(text) <= 40 and (opening := opening_decimal(text))]
    first = any(opening.level == 1 and text[-1] not in "。；，" for text, opening in short)
    dotted = any(opening_dotted(text, following) for text, following in pairwise(texts))
    return (dotted or first) and sum((opening.level or 0) > 1 for _, opening in short) > 1
