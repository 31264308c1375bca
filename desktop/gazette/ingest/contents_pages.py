"""The Chinese contents list of an issue → sections and titles with numbers and printed pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazette.ingest.lines import Line
from gazette.reading.characters import close_up, squash
from gazette.reading.document_numbers import find_document_numbers, numbers_alone, order_with_number, serial_alone
from gazette.reading.issuers import is_body
from gazette.reading.titles import ends_as_title

SECTION = re.compile(r"[【〖\[［]\s*(?P<name>[^】〗\]］]+?)\s*[】〗\]］]")
_BULLET = re.compile(r"[◎○●◇◆□■☆★△▲▼]\s*")
_PAGE = re.compile(
    r"(?:[.…·⋯•\s—－-]*[（(]\s*(?P<bracketed>\d{1,4})\s*[）)]|(?:[.…·⋯•]{2,}[.…·⋯•\s]*|[\t]+\s*|(?<=[^\d\s])\s{2,})(?P<bare>\d{1,4}))\s*$"
)
_ONLY_PAGE = re.compile(r"(?P<page>\d{1,4})$")
_NUMBER_AT_END = re.compile(r"[（(]\s*(?P<number>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[号號])\s*[）)]\s*$")
_LEADERS = re.compile(r"[.…·⋯•]{3,}\s*$")
_LONGEST_SECTION, _LONGEST_BARE_SECTION, _LONGEST_ANY_SECTION = 24, 8, 4
HEADING = re.compile(r"(?:本期)?目\s*[录錄次]")


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

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def read_contents(lines: Sequence[Line]) -> list[ContentsSection]:
    """The sections of a Chinese contents list, given the lines between its heading and its end."""
    sections: list[ContentsSection] = []
    pending = _Pending()
    for line in lines:
        if found := SECTION.fullmatch(line.text):
            _close(sections, pending, None)
            sections.append(ContentsSection(close_up(found["name"])))
            continue
        bullet = _BULLET.match(line.text)
        text, page = _without_page(line.text[bullet.end() :] if bullet else line.text)
        text, number = _without_number(_LEADERS.sub("", text).rstrip())
        if bullet and page is None and number is None and len(text) <= _LONGEST_SECTION and "关于" not in text:
            _close(sections, pending, None)
            sections.append(ContentsSection(close_up(text)))
            continue
        if text:
            _begin_or_go_on(sections, pending, line, text)
        pending.number = pending.number or number
        if page is not None:
            _close(sections, pending, page)
    _close(sections, pending, None)
    return [section for section in sections if section.titles or section.name]


def _begin_or_go_on(sections: list[ContentsSection], pending: _Pending, line: Line, text: str) -> None:
    """A line of text goes on with the title above, or ends it, or shows that the one above was a section's name."""
    named = bool(pending.lines) and not pending.number and _is_section_name(pending, line)
    title = ends_as_title(pending.text) and not (named and _is_bare_section(pending.text, text))
    if pending.lines and (pending.number or (title and not _runs_on(pending.text, text))):
        _close(sections, pending, None)
    elif named:
        sections.append(ContentsSection(close_up(pending.text)))
        pending.lines, pending.number = [], None
    pending.lines.append(Line(text=text, number=line.number, column=line.column, gap=line.gap))


def _runs_on(above: str, text: str) -> bool:
    """Whether a title that seems whole goes on: …管理办法 / 的通知."""
    return text.startswith(("的", "（", "(")) and len(text) < 30 and len(above) > 6


def _is_bare_section(text: str, below: str) -> bool:
    """Whether 市政府令, or 大事记 over 2月大事记, names a section: a kind of document and no more."""
    return len(text) <= _LONGEST_BARE_SECTION and (text.endswith("令") or text in below)


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
    pending.lines, pending.number = [], None


def _number_over_lines(pending: _Pending) -> None:
    """Takes off a number that a line end has cut in two."""
    text, number = _without_number(pending.text)
    if number and text:
        pending.lines, pending.number = [replace(pending.lines[0], text=text)], number


def _without_page(text: str) -> tuple[str, int | None]:
    if found := _ONLY_PAGE.fullmatch(text):
        return "", int(found["page"])
    if found := _PAGE.search(text):
        return text[: found.start()].rstrip(), int(found["bracketed"] or found["bare"])
    return text, None


def _without_number(text: str) -> tuple[str, str | None]:
    if numbers := numbers_alone(text):
        return "", "、".join(numbers)
    if serial := serial_alone(text):
        return "", serial
    if order_with_number(text) and text[-1] not in "）)":
        return "", squash(text)
    if found := _NUMBER_AT_END.search(text):
        inside = found["number"]
        if numbers := numbers_alone(inside):
            return text[: found.start()].rstrip(), "、".join(numbers)
        if not find_document_numbers(inside) and (serial_alone(inside) or order_with_number(inside)):
            return text[: found.start()].rstrip(), "".join(inside.split())
    return text, None
