"""The English contents list of an issue → sections and titles with Latin numbers and printed pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gazette.ingest.lines import Line

_PAGE = re.compile(
    r"(?:[.…·\s]*\(\s*(?P<bracketed>\d{1,4})\s*\)|[.…·]{3,}\s*(?P<bare>\d{1,4})|\t+\s*(?P<after>\d{1,4}))\s*$"
)
_NUMBER = re.compile(
    r"[(（]\s*(?P<number>[A-Z][A-Za-z()]*\s*[\[〔(]\d{4}[\]〕)]\s*No\.?\s*\d+[\w-]*|(?:Decree|Order)\s+No\.?\s*\d+)\s*[)）]?\s*$"
)
_TITLE_WORDS = re.compile(
    r"(?:\S+ ){0,2}(?:Circular|Notice|Notification|Opinions?|Decisions?|Announcement|Reply|Decree|Order|Regulations?|"
    r"Measures|Plan|Rules|Provisions|Recent|Report|List|Letter|Guidelines|Programme|Program|Proposal|Bulletin|Summary|Resolution)\b",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"[.…·]{3,}\s*$")
_SPACES = re.compile(r"\s+")
HEADING = re.compile(r"(?:table of )?contents", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EnglishTitle:
    """One line of the English list."""

    title: str
    number: str | None
    page: int | None
    line: Line


@dataclass(slots=True)
class EnglishSection:
    """A section of the English list; ``line`` is where its name stands."""

    name: str | None
    titles: list[EnglishTitle] = field(default_factory=list)
    line: Line | None = None


def read_english_contents(lines: Sequence[Line]) -> list[EnglishSection]:
    """The sections of an English contents list; a title ends with its number or page, a section's name with neither."""
    sections: list[EnglishSection] = []
    pending: list[Line] = []
    for line in lines:
        text, page = _split_off(_PAGE, line.text)
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
            if len(pending) > 1 and (not sections or not _TITLE_WORDS.match(pending[0].text)):
                sections.append(_named(pending[:1]))
                del pending[0]
            if not sections:
                sections.append(EnglishSection(None))
            title = EnglishTitle(_joined(pending), number, int(page) if page else None, pending[0])
            sections[-1].titles.append(title)
            pending = []
        elif page and sections and sections[-1].titles and not text:
            last = sections[-1].titles[-1]
            sections[-1].titles[-1] = EnglishTitle(last.title, number or last.number, last.page or int(page), last.line)
    _take_last(sections, pending)
    return sections


def _named(lines: Sequence[Line]) -> EnglishSection:
    return EnglishSection(_joined(lines), line=lines[0])


def _take_last(sections: list[EnglishSection], pending: list[Line]) -> None:
    """What stands at the end of the list without number and page: a section's name, a title, or first one, then one."""
    if pending and not _TITLE_WORDS.match(pending[0].text):
        sections.append(_named(pending[:1]))
        pending = pending[1:]
    if pending:
        if not sections:
            sections.append(EnglishSection(None))
        sections[-1].titles.append(EnglishTitle(_joined(pending), None, None, pending[0]))


def is_english(text: str) -> bool:
    """Whether a line is written in Latin letters."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 2 and sum(character.isascii() for character in letters) > 0.8 * len(letters)


def _is_name(pending: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in pending) <= 110


def _joined(lines: Sequence[Line]) -> str:
    return _SPACES.sub(" ", " ".join(line.text for line in lines)).strip()


def _split_off(pattern: re.Pattern[str], text: str) -> tuple[str, str | None]:
    found = pattern.search(text)
    if not found:
        return text, None
    return text[: found.start()].rstrip(), next(group for group in found.groups() if group)
