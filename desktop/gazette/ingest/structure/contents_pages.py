"""The Chinese contents list of an issue → sections and titles with numbers and printed pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazette.ingest.structure.contents_line import is_marked, without_number, without_page
from gazette.ingest.structure.lines import Line
from gazette.reading.characters import close_up
from gazette.reading.document_numbers import order_with_number
from gazette.reading.issuers import is_body
from gazette.reading.late_patterns import late_pattern
from gazette.reading.numbering import opening_number
from gazette.reading.titles import ends_as_title

SECTION = late_pattern(r"[【〖\[［]\s*(?P<name>[^】〗\]］]+?)\s*[】〗\]］]")
_BULLET = late_pattern(r"[◎○●◇◆□■☆★△▲▼]\s*|[-•·*]\s+")
_BEHIND = late_pattern(r"\s*[◎○●◇◆□■☆★△▲▼]$")
_FRONT = late_pattern(r"[（(]?(?P<figure>\d{1,3})[）)]?(?:[.．、][ \t\u3000]*(?=[^\d\s]|\d{4}年)|[ \t\u3000]+(?=\S))")
_FEWEST_IN_FRONT = 2
# what such titles name is never issued by an order (令)
_NO_ORDER = late_pattern(r"(?:通知|意见|公告|通告|批复|函|通报)$")
_LEADERS = late_pattern(r"[.…·⋯•]{3,}\s*$")
# a page behind one space or a stroke, which can be part of a title: only many of them are pages
_LOOSE_PAGE = late_pattern(r"(?<=[^\d\s.．第年月—-])(?: |\s*[/／|｜]\s*)(?P<page>\d{1,4})$")
_FEWEST_LOOSE = 2
_LONGEST_SECTION, _LONGEST_BARE_SECTION, _LONGEST_ANY_SECTION = 24, 8, 4
_SHORTEST_NAME = 3
HEADING = late_pattern(
    r"(?:CONTENTS\s*)?[【〖\[［（(]?\s*(?:本期)?(?:目\s*[录錄次]|要\s*目)\s*[】〗\]］）)]?(?:\s*[（(]?\s*CONTENTS\s*[）)]?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ContentsTitle:
    """One line of a contents list; ``line`` is where its title stands."""

    title: str
    number: str | None
    page: int | None
    line: Line


@dataclass(slots=True)
class ContentsSection:
    """A section of a contents list (name None where the list has none) and its titles in order."""

    name: str | None
    titles: list[ContentsTitle] = field(default_factory=list)


@dataclass(slots=True)
class _Pending:
    lines: list[Line] = field(default_factory=list)
    number: str | None = None
    page: int | None = None

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def read_contents(lines: Sequence[Line]) -> list[ContentsSection]:
    """The sections of a Chinese contents list, given the lines between its heading and its end."""
    sections: list[ContentsSection] = []
    pending = _Pending()
    lines, pages = _without_front_figures(_pages_parted(_without_front_numerals(lines)))
    for line in lines:
        if name := _marked_section(line.text):
            _close(sections, pending, pending.page)
            sections.append(ContentsSection(close_up(name)))
            continue
        bullet = _BULLET.match(line.text)
        text, page = without_page(line.text[bullet.end() :] if bullet else line.text)
        text, number = without_number(_LEADERS.sub("", text).rstrip())
        if bullet and page is None and number is None and len(text) <= _LONGEST_SECTION and "关于" not in text:
            _close(sections, pending, pending.page)
            sections.append(ContentsSection(close_up(_BEHIND.sub("", text))))
            continue
        if text and line.number in pages:
            if pending.lines and pending.page is None and pending.number is None:  # only titles have pages
                sections.append(ContentsSection(close_up(pending.text)))
                pending.lines = []
            _close(sections, pending, pending.page)
            pending.page = pages[line.number]
        if not text and number and _NO_ORDER.search(pending.text) and order_with_number(number):
            _close(sections, pending, pending.page)
            text = number
        if number and page is not None and not text and not pending.lines:
            text, number = number, None  # 某市公告2022年第3号 ……5: called by its number alone
        if text:
            _begin_or_go_on(sections, pending, line, text)
        pending.number = pending.number or number
        if page is not None:
            _close(sections, pending, page)
    _close(sections, pending, pending.page)
    return [section for section in sections if section.titles or section.name]


def _marked_section(text: str) -> str | None:
    """The name of a section in brackets (【市政府文件】) or behind a number of the first series (一、市政府文件)."""
    if found := SECTION.fullmatch(text):
        return found["name"]
    opening = opening_number(text)
    if opening is None or opening.level != 1 or not 0 < len(opening.rest) <= _LONGEST_SECTION:
        return None
    return None if "关于" in text or is_marked(text) else opening.rest


def _begin_or_go_on(sections: list[ContentsSection], pending: _Pending, line: Line, text: str) -> None:
    """A line of text goes on with the title above, or ends it, or shows that the one above was a section's name."""
    named = bool(pending.lines) and not pending.number and _is_section_name(pending, line)
    title = ends_as_title(pending.text) and not (named and _is_bare_section(pending.text, text))
    if pending.lines and (pending.number or (title and not _runs_on(pending.text, text))):
        _close(sections, pending, pending.page)
    elif named:
        sections.append(ContentsSection(close_up(pending.text)))
        pending.lines, pending.number, pending.page = [], None, None
    pending.lines.append(Line(text=text, number=line.number, column=line.column, gap=line.gap))


def _runs_on(above: str, text: str) -> bool:
    """Whether a title that seems whole goes on: …管理办法 / 的通知."""
    return text.startswith(("的", "（", "(")) and len(text) < 30 and len(above) > 6


def _is_bare_section(text: str, below: str) -> bool:
    """Whether 市政府令, 领导讲话, or 大事记 over 2月大事记, names a section: a kind of document and no more."""
    bare = text.endswith("令") or text in below or _SHORTEST_NAME <= len(text) <= _LONGEST_ANY_SECTION
    return len(text) <= _LONGEST_BARE_SECTION and bare


def _is_section_name(pending: _Pending, line: Line) -> bool:
    text = pending.text
    opens_title = len(text) <= _LONGEST_BARE_SECTION and line.text.startswith("关于")
    return (
        len(pending.lines) == 1
        and len(text) <= _LONGEST_SECTION
        and "关于" not in text
        and not text.startswith(("《", "“"))
        and (
            line.gap
            or ((len(text) <= _LONGEST_ANY_SECTION or opens_title) and not is_body(text))
            or text.endswith(
                ("文件", "人事", "机构", "任免", "规章", "法规", "令", "政策", "解读", "信息", "选登", "大事记", "工作")
            )
        )
    )


def _close(sections: list[ContentsSection], pending: _Pending, page: int | None) -> None:
    if pending.lines:
        first = pending.lines[0]
        if pending.number is None and len(pending.lines) > 1:
            _number_over_lines(pending)
        if (
            page is None
            and pending.number is None
            and not ends_as_title(pending.text)
            and _is_section_name(pending, first)
        ):
            sections.append(ContentsSection(close_up(pending.text)))
        else:
            if not sections:
                sections.append(ContentsSection(None))
            title = "".join(close_up(line.text) for line in pending.lines)
            sections[-1].titles.append(ContentsTitle(title, pending.number, page, first))
    pending.lines, pending.number, pending.page = [], None, None


def _number_over_lines(pending: _Pending) -> None:
    """Takes off a number that a line end has cut in two."""
    text, number = without_number(pending.text)
    if number and text:
        pending.lines, pending.number = [replace(pending.lines[0], text=text)], number


def _pages_parted(lines: Sequence[Line]) -> list[Line]:
    """The lines with a tab in front of pages that one space or a stroke parts, where they grow from line to line."""
    found = {line.number: loose for line in lines if (loose := _LOOSE_PAGE.search(line.text))}
    figures = [int(loose["page"]) for loose in found.values()]
    others = sum(without_page(line.text)[1] is not None for line in lines)
    if len(figures) < _FEWEST_LOOSE or sorted(figures) != figures or others > len(figures):
        return list(lines)
    return [
        replace(line, text=f"{line.text[: loose.start()]}\t{loose['page']}")
        if (loose := found.get(line.number))
        else line
        for line in lines
    ]


def _without_front_numerals(lines: Sequence[Line]) -> list[Line]:
    """The lines of titles without 一、 or （一） in front, where more than one has such; names of sections keep it."""
    found = {
        line.number: opening.rest
        for line in lines
        if (opening := opening_number(line.text)) and opening.level in (1, 2) and _names_document(opening.rest)
    }
    if len(found) < _FEWEST_IN_FRONT:
        return list(lines)
    return [replace(line, text=found.get(line.number, line.text)) for line in lines]


def _names_document(text: str) -> bool:
    title = without_number(without_page(text)[0])[0]
    return "关于" in title or ends_as_title(title)


def _without_front_figures(lines: Sequence[Line]) -> tuple[list[Line], dict[int, int]]:
    """The lines without figures in front of them, and those figures by line number where they are pages.

    1, 2, 3 … only count the titles; so do all figures where the lines end in pages.
    """
    found = [(line, front) for line in lines if (front := _FRONT.match(line.text))]
    figures = [int(front["figure"]) for _, front in found]
    if len(figures) < _FEWEST_IN_FRONT or sorted(figures) != figures:
        return list(lines), {}
    count = figures == list(range(1, len(figures) + 1))
    paged = sum(without_page(line.text)[1] is not None for line, _ in found) * 2 > len(found)
    fronts = {line.number: front for line, front in found}
    bare = [
        replace(line, text=line.text[fronts[line.number].end() :]) if line.number in fronts else line for line in lines
    ]
    return bare, {} if count or paged else {line.number: int(front["figure"]) for line, front in found}
