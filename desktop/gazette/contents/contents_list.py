"""The contents of an issue in one language: section, title, number, page, entry for entry in the issue's order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gazette.model import MISSING_TITLE, Bilingual, Entry, Issue, latin_number

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """One line; ``page`` is the printed number of the entry's first page, None before pages are made."""

    title: str
    number: str | None
    page: int | None
    missing: bool


@dataclass(frozen=True, slots=True)
class ContentsSection:
    """A section's name (None where the issue has no sections, or none in this language) and its items."""

    name: str | None
    items: tuple[ContentsItem, ...]


@dataclass(frozen=True, slots=True)
class ContentsList:
    """The whole list in one language."""

    language: Language
    sections: tuple[ContentsSection, ...]


def contents_list(issue: Issue, pages: Sequence[int | None], language: Language) -> ContentsList:
    """The contents in ``language``; ``pages`` has the first page of each entry, in the issue's order."""
    numbers = iter(pages)
    codes = dict(issue.publication.codes)
    sections = tuple(
        ContentsSection(
            _name(section.name, language),
            tuple(_item(entry, next(numbers, None), language, codes) for entry in section.entries),
        )
        for section in issue.sections
    )
    return ContentsList(language, sections)


def _name(name: Bilingual, language: Language) -> str | None:
    return name.zh if language == "zh" else name.en


def _item(entry: Entry, page: int | None, language: Language, codes: dict[str, str]) -> ContentsItem:
    if language == "zh":
        title, number = entry.title_zh, entry.number_zh
    else:
        title, number = entry.title_en or "", entry.number_en
        if number is None and entry.number_zh:
            number = latin_number(entry.number_zh, codes)
    return ContentsItem(title or MISSING_TITLE[language], number, page, not title)


def contents_text(contents: ContentsList) -> str:
    """The list as text, one entry a line: title, number in (), page in ()."""
    lines: list[str] = []
    for section in contents.sections:
        if not section.items:
            continue
        if section.name:
            lines += [f"【{section.name}】" if contents.language == "zh" else section.name]
        for item in section.items:
            number = f" ({item.number})" if item.number else ""
            page = f" ({item.page})" if item.page is not None else ""
            lines.append(f"{item.title}{number}{page}")
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"
