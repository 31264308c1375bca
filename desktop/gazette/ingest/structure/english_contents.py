"""The English contents list of an issue → sections and titles with Latin numbers and printed pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gazette.ingest.structure.lines import Line
from gazette.reading.late_patterns import late_pattern

# 12, P12, pp. 12-14: the last page of several is told, not kept, it follows from the next document
_FIGURES = r"(?P<{name}>\d{{1,4}}(?!\d|\s*[-–—])|\d{{1,3}}(?=\s*[-–—]\s*\d{{1,3}}\b))(?:\s*[-–—]\s*\d{{1,3}})?"
_PAGE = late_pattern(
    rf"(?:[.…·\s]*[(（]\s*(?:pp?\.?\s*)?{_FIGURES.format(name='bracketed')}\s*[)）]"
    rf"|[.…·]{{3,}}\s*(?:pp?\.?\s*)?{_FIGURES.format(name='bare')}|\t+\s*{_FIGURES.format(name='after')}"
    rf"|[\s.…·]+pp?\.?\s*{_FIGURES.format(name='marked')})\s*$",
    re.IGNORECASE,
)
# 1. Circular on …, (2) Notice on …: figures that only count the titles
_COUNT = late_pattern(r"[(（]?\d{1,3}(?:[)）]\s*|[.、]\s+|[.、](?=[A-Z]))(?=[A-Z\"“])")
_FEWEST_COUNTED = 2
_BRACKETS = late_pattern(r"[\[【［](?P<name>[^\]】］]+)[\]】］]")
# QZBZ [2019] No. 67; QZBZ No. 67, 2019
_LATIN = (
    r"[A-Z][A-Za-z()]*\s*(?:[\[〔(]\d{4}[\]〕)]\s*No\.?\s*\d+[\w-]*|No\.?\s*\d+[\w-]*\s*[,，]\s*\d{4}(?!\d)|"
    r"[\[〔(]No\.?\s*\d+[\w-]*\s*[,，]\s*\d{4}[\]〕)])"
)
_NUMBER = late_pattern(rf"[(（]\s*(?P<number>{_LATIN}|(?:Decree|Order)\s+No\.?\s*\d+)\s*[)）]?\s*$")
_NUMBER_FIRST = late_pattern(
    rf"(?:[(（]\s*(?P<bracketed>{_LATIN})\s*[)）]|(?P<bare>{_LATIN}))[\s:：.,-]*(?=[A-Z\"“]\w)"
)
_TITLE_WORDS = late_pattern(
    r"(?:\S+ ){0,2}(?:Circular|Notice|Notification|Opinions?|Decisions?|Announcement|Reply|Decree|Order|Regulations?|"
    r"Measures|Plan|Rules|Provisions|Recent|Report|List|Letter|Guidelines|Programme|Program|Proposal|Bulletin|Summary|Resolution)\b",
    re.IGNORECASE,
)
_LEADERS = late_pattern(r"[.…·]{3,}\s*$")
# what no title and no name of a section ends in
_CUT = late_pattern(r"(?:\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|its)|,|\w-)$", re.IGNORECASE)
# a word cut at a line end, and those that keep their hyphen: High-\nquality
_HYPHEN = late_pattern(r"(?P<word>[A-Za-z]+)-$")
_COMPOUND = frozenset(
    "all anti cross double eco full half high inter large long low middle mid multi new newly non off old on one open "
    "part post pre public re real risk self semi short single small state sub three to two up well wide zero".split()
)
_FEWEST_WORDS = 2
_SEVERAL_PAGES = late_pattern(r"\d{1,4}\s*[-–—]\s*\d{1,3}")
_SPACES = late_pattern(r"\s+")
HEADING = late_pattern(r"(?:table of )?contents", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EnglishTitle:
    """One line of the English list; ``hyphenated`` are source lines whose last hyphen only cut a word."""

    title: str
    number: str | None
    page: int | None
    line: Line
    hyphenated: tuple[Line, ...] = ()


@dataclass(slots=True)
class EnglishSection:
    """A section of the English list; ``line`` is where its name stands."""

    name: str | None
    titles: list[EnglishTitle] = field(default_factory=list)
    line: Line | None = None


def read_english_contents(lines: Sequence[Line]) -> list[EnglishSection]:
    """The sections of an English contents list; a title ends with its number or page, a section's name with neither."""
    lines = _uncounted(lines)
    if not any(pattern.search(line.text) for line in lines for pattern in (_PAGE, _NUMBER, _NUMBER_FIRST)):
        return _read_unmarked(lines)
    sections: list[EnglishSection] = []
    pending: list[Line] = []
    first: str | None = None
    paged = any(_PAGE.search(line.text) for line in lines)
    for line in lines:
        front = _NUMBER_FIRST.match(line.text)
        if front or (first and not paged and not _goes_on(pending, line)):
            _take_last(sections, pending, first)
            pending, first = [], (front["bracketed"] or front["bare"]) if front else None
        text, page = _split_off(_PAGE, line.text[front.end() :] if front else line.text)
        text, number = _split_off(_NUMBER, _LEADERS.sub("", text).rstrip())
        if text and pending and line.gap and _is_name(pending):
            if len(pending) > 1 and _TITLE_WORDS.match(pending[1].text):
                _take_last(sections, pending)
            else:
                sections.append(_named(pending))
            pending = []
        if text:
            pending.append(Line(text=text, number=line.number, column=line.column, gap=line.gap))
        if (page or number) and pending:
            if len(pending) > 1 and not first and (not sections or not _TITLE_WORDS.match(pending[0].text)):
                sections.append(_named(pending[:1]))
                del pending[0]
            if not sections:
                sections.append(EnglishSection(None))
            sections[-1].titles.append(_titled(pending, number or first, int(page) if page else None))
            pending, first = [], None
        elif page and sections and sections[-1].titles and not text:
            last = sections[-1].titles[-1]
            sections[-1].titles[-1] = replace(last, number=number or last.number, page=last.page or int(page))
    _take_last(sections, pending, first)
    return sections


def _uncounted(lines: Sequence[Line]) -> list[Line]:
    """The lines without the figures that count titles in front of them."""
    found = {line.number: found.end() for line in lines if (found := _COUNT.match(line.text))}
    if len(found) < _FEWEST_COUNTED:
        return list(lines)
    return [replace(line, text=line.text[found.get(line.number, 0) :]) for line in lines]


def _read_unmarked(lines: Sequence[Line]) -> list[EnglishSection]:
    """The sections of a list without any number and page: each title begins with what it calls its document."""
    items: list[list[Line]] = []
    for line in lines:
        if items and _goes_on(items[-1], line):
            items[-1].append(line)
        else:
            items.append([line])
    sections: list[EnglishSection] = []
    for item in items:
        if not _is_title(_joined(item)):
            sections.append(_named(item))
            continue
        if not sections:
            sections.append(EnglishSection(None))
        sections[-1].titles.append(_titled(item))
    return sections


def _goes_on(item: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with a title or name that the line above it cannot end, or that it cannot begin."""
    cut = _CUT.search(item[-1].text) or not line.text[0].isupper()
    return bool(cut) or (not line.gap and _is_title(item[0].text) and line.text[0] in '("“')


def _is_title(text: str) -> bool:
    """Whether a line begins a title: Circular on …, but not Regulations, the name of a section."""
    return bool(_TITLE_WORDS.match(text)) and len(text.split()) >= _FEWEST_WORDS


def _named(lines: Sequence[Line]) -> EnglishSection:
    name = _joined(lines).rstrip(":：")
    bracketed = _BRACKETS.fullmatch(name)
    return EnglishSection(bracketed["name"].strip() if bracketed else name, line=lines[0])


def _take_last(sections: list[EnglishSection], pending: list[Line], number: str | None = None) -> None:
    """What stands without page at the end of the list or over a number: a section's name, a title, or one, then one.

    With ``number``, which stood in front of it, it is a title.
    """
    if pending and not number and not _TITLE_WORDS.match(pending[0].text):
        sections.append(_named(pending[:1]))
        pending = pending[1:]
    if pending:
        if not sections:
            sections.append(EnglishSection(None))
        sections[-1].titles.append(_titled(pending, number))


def is_english(text: str) -> bool:
    """Whether a line is written in Latin letters."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 2 and sum(character.isascii() for character in letters) > 0.8 * len(letters)


def _is_name(pending: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in pending) <= 110


def _titled(lines: Sequence[Line], number: str | None = None, page: int | None = None) -> EnglishTitle:
    cut = tuple(above for above, line in pairwise(lines) if _cuts_word(above.text, line.text))
    title = _joined(lines)
    if number is None:  # a line end may have cut it
        title, number = _split_off(_NUMBER, title)
    return EnglishTitle(title, number, page, lines[0], cut)


def _joined(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        if text and _cuts_word(text, line.text):
            text = text[:-1] + line.text
        else:
            text += ("" if text.endswith("-") else " ") + line.text
    return _SPACES.sub(" ", text).strip()


def _cuts_word(above: str, text: str) -> bool:
    """Whether the hyphen at the end of a line only cuts a word: Implemen-/tation, not High-/quality."""
    found = _HYPHEN.search(above)
    return found is not None and text[:1].islower() and found["word"].lower() not in _COMPOUND


def english_pages_of(text: str) -> str | None:
    """The pages that a line ends in, as printed, where it names the first and the last one: 12-14."""
    found = _PAGE.search(text)
    several = _SEVERAL_PAGES.search(found[0]) if found else None
    return several[0] if several else None


def _split_off(pattern: re.Pattern[str], text: str) -> tuple[str, str | None]:
    found = pattern.search(text)
    if not found:
        return text, None
    return text[: found.start()].rstrip(), next(group for group in found.groups() if group)
