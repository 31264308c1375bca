"""Tells a whole issue from a single document, and parts an issue's front (contents, masthead) from its documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.ingest.structure import contents_pages, english_contents
from gazette.ingest.structure.colophon_lines import read_colophon, says_of_the_print
from gazette.ingest.structure.contents_line import is_header, pages_of
from gazette.ingest.structure.contents_pages import ContentsSection, read_contents
from gazette.ingest.structure.contents_places import list_place
from gazette.ingest.structure.english_contents import (
    EnglishSection,
    english_pages_of,
    is_english,
    read_english_contents,
)
from gazette.ingest.structure.head_search import find_heads
from gazette.ingest.structure.heads import Head
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.masthead import Masthead, colophon_start, read_masthead
from gazette.ingest.structure.title_lines import is_title_row
from gazette.model import MISSING_TITLE, Colophon, Finding
from gazette.reading.characters import han_count, squash
from gazette.reading.dates import date_alone
from gazette.reading.document_numbers import numbers_alone, order_name, serial_alone
from gazette.reading.issuers import read_title_head
from gazette.reading.numbering import opening_chapter, opening_number

_MOST_ROWS = 4
_SHORTEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front of an issue: both contents lists, what it says of itself, lines left over, where documents begin.

    What it says at its end belongs here too.
    """

    sections: list[ContentsSection]
    english: list[EnglishSection]
    masthead: Masthead
    colophon: Colophon
    unplaced: tuple[Line, ...]
    body_start: int
    body_end: int
    told: tuple[Finding, ...] = ()


def read_front_matter(lines: Sequence[Line]) -> FrontMatter | None:
    """The front of a whole issue; None where the file is none (no contents list that names documents)."""
    place = list_place(lines)
    if place is None:
        return None
    start, first = place
    if any(numbers_alone(line.text) and not line.text.startswith(("(", "（")) for line in lines[:start]):
        return None
    body = _body_start(lines, first)
    chinese, english, rest = _parted(lines[first:body])
    headers = [line for line in rest if is_header(line.text)]
    rest = [line for line in rest if not is_header(line.text)]
    sections = read_contents(chinese)
    titles = [title for section in sections for title in section.titles]
    if _names_chapters(titles):
        return None
    if not any(title.page or title.number for title in titles) and not _titles_return(lines, titles, body):
        return None
    end = colophon_start(lines)
    if end <= body:
        end = len(lines)
    before, above = _english_above(lines[:start]) if not english else (lines[:start], [])
    english = english or above
    rest = [*before, *rest, *lines[end:]]
    masthead = read_masthead(rest)
    colophon, used = read_colophon(lines[end:])
    unplaced = tuple(line for line in rest if line.number not in masthead.used | used)
    printed = [line for line in unplaced if line in lines[end:] and says_of_the_print(line.text)]
    unplaced = tuple(line for line in unplaced if line not in printed)
    english_sections = read_english_contents(english)
    told = (
        *_told("ingest.contents_header", [(line, line.text) for line in headers]),
        *_told("ingest.left_out.colophon", [(line, line.text) for line in printed]),
        *_pages_told(chinese, english),
    )
    sections = _without_missing(_once_named(sections))
    return FrontMatter(sections, english_sections, masthead, colophon, unplaced, body, end, told)


def _pages_told(chinese: Sequence[Line], english: Sequence[Line]) -> Iterator[Finding]:
    """A finding for every line that names the last page of a document, of which only the first is kept."""
    for lines, pages in ((chinese, pages_of), (english, english_pages_of)):
        yield from _told("ingest.pages_listed", [(line, found) for line in lines if (found := pages(line.text))])


def _told(rule: str, found: Iterable[tuple[Line, str]]) -> Iterator[Finding]:
    for line, text in found:
        yield Finding(rule=rule, level="hint", text=text, line=line.number, column=line.column + line.text.rfind(text))


def _english_above(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Line]]:
    """The lines above the Chinese list, and those of them that are an English list with its heading."""
    heading = next((at for at, line in enumerate(lines) if english_contents.HEADING.fullmatch(line.text)), None)
    if heading is None:
        return lines, []
    listed = [line for line in lines[heading + 1 :] if not han_count(line.text)]
    taken = {line.number for line in listed} | {lines[heading].number}
    return [line for line in lines if line.number not in taken], listed


def _once_named(sections: list[ContentsSection]) -> list[ContentsSection]:
    """The sections without one at the end that repeats a name: it stands over the first document, behind the list."""
    names = [section.name for section in sections[:-1]]
    if sections and not sections[-1].titles and sections[-1].name in names:
        return sections[:-1]
    return sections


def _without_missing(sections: Iterable[ContentsSection]) -> list[ContentsSection]:
    """The sections, no title where our own words stand for one that is missing."""
    return [
        ContentsSection(
            section.name,
            [replace(one, title="") if one.title == MISSING_TITLE["zh"] else one for one in section.titles],
        )
        for section in sections
    ]


def joined_rows(lines: Sequence[Line], at: int) -> list[tuple[int, str]]:
    """What up to four lines from ``at`` say together as a title: the index behind the last, and the squashed text."""
    found, joined = [], ""
    for end in range(at, min(at + _MOST_ROWS, len(lines))):
        text = lines[end].text
        if lines[end].is_row or text[-1] in "。；" or is_english(text) or date_alone(text) or numbers_alone(text):
            break
        joined += squash(lines[end].text)
        found.append((end + 1, joined))
    return found


def is_issuer_prefix(prefix: str) -> bool:
    """Whether what stands before a title is nothing or the bodies that issue it."""
    if not prefix:
        return True
    head = read_title_head((prefix + "关于",))
    return bool(head.issuers) and head.rest == "关于"


def _names_chapters(titles: Sequence[contents_pages.ContentsTitle]) -> bool:
    """Whether a list names the chapters of one document (第一章, 一、) and no documents."""
    openings = [opening_chapter(title.title) or opening_number(title.title) for title in titles]
    return sum(opening is not None and opening.level in (0, 1) for opening in openings) * 2 > len(titles)


def _titles_return(lines: Sequence[Line], titles: Sequence[contents_pages.ContentsTitle], body: int) -> bool:
    """Whether most titles of a list without pages and numbers stand again over documents."""
    text = "".join(squash(line.text) for line in lines[body:])
    found = sum(squash(title.title)[-12:] in text for title in titles)
    return len(titles) > 1 and found * 2 > len(titles)


def _body_start(lines: Sequence[Line], first: int) -> int:
    """Where the first document begins: at the first head, or where a title of the list stands for the second time."""
    evidence = _first_sentence(lines, first)
    heads = _not_repeated(find_heads(_order_sections_marked(lines[first:])))
    plain = [first + head.start for head in heads if not _in_list(lines, first + head.start, first + head.end)]
    starts = plain[:1]
    titles = [t.title for s in read_contents(_parted(lines[first : min([*starts, evidence])])[0]) for t in s.titles]
    listed = {squash(read_title_head((title,)).rest) for title in titles}
    listed = {title for title in listed if len(title) >= _SHORTEST_TITLE}
    if (again := _second_showing(lines, first, listed)) is not None:
        starts.append(again)
    if not starts:
        at = evidence
        while at > first and is_title_row(lines[at - 1]) and not is_english(lines[at - 1].text) and not lines[at].gap:
            at -= 1
        starts.append(at)
    return min(starts)


def _not_repeated(heads: list[Head]) -> list[Head]:
    """The heads without those of a list that prints numbers as documents do: the same numbers come again below."""
    below: set[str] = set()
    kept: list[Head] = []
    for head in reversed(heads):
        numbers = {squash(number) for number in head.numbers}
        if not numbers or not numbers <= below:
            kept.append(head)
        below |= numbers
    return kept[::-1]


def _order_sections_marked(lines: Sequence[Line]) -> list[Line]:
    """The lines with 市政府令 in brackets where no serial follows: the name of a section, not an order."""
    below = [*(line.text for line in lines[1:]), ""]
    return [
        replace(line, text=f"【{line.text}】") if order_name(line.text) and not serial_alone(under) else line
        for line, under in zip(lines, below, strict=True)
    ]


def _in_list(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether what looks like a head stands in the list: it has no number out of brackets, no day and no order."""
    return not any(
        (numbers_alone(line.text) and line.text[0] not in "(（")
        or "日" in line.text
        or line.text.endswith(("令", "号", "號"))
        for line in lines[start:end]
    )


def _first_sentence(lines: Sequence[Line], first: int) -> int:
    for at in range(first, len(lines)):
        text = lines[at].text
        if text[-1] in "。；：" and len(text) > 14 and not is_english(text):
            return at
    return len(lines)


def _second_showing(lines: Sequence[Line], first: int, listed: set[str]) -> int | None:
    """Where a title stands for the second time, with its issuers or without; ``seen`` are the ends of the first."""
    seen: dict[str, int] = {}
    for at in range(first, len(lines)):
        for end, joined in joined_rows(lines, at):
            for title in listed:
                if joined.endswith(title) and is_issuer_prefix(joined.removesuffix(title)):
                    if at >= seen.get(title, len(lines)):
                        return at
                    seen.setdefault(title, end)
        text = squash(lines[at].text)
        for title in listed:
            before, found, _ = text.partition(title)
            if found and is_issuer_prefix(before):
                seen.setdefault(title, at + 1)
    return None


def _parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines of the Chinese list, of the English one, and those between and around them."""
    chinese: list[Line] = []
    english: list[Line] = []
    rest: list[Line] = []
    into, seen_heading = chinese, False
    for line in lines:
        if is_header(line.text):
            rest.append(line)
        elif english_contents.HEADING.fullmatch(line.text):
            into, seen_heading = english, True
        elif into is chinese and is_english(line.text):
            into = rest
            into.append(line)
        elif into is chinese and line.text[-1] == "。":
            rest.append(line)  # a list has no sentences
        else:
            into.append(line)
    if not seen_heading:
        return chinese, *_parted_rest(rest)
    return chinese, english, rest


def _parted_rest(rest: list[Line]) -> tuple[list[Line], list[Line]]:
    """English lines under no heading: those that end in pages are the list."""
    first = next(
        (at for at, line in enumerate(rest) if read_english_contents([line]) and line.text.rstrip().endswith(")")),
        len(rest),
    )
    return rest[first:], rest[:first]
