"""年度总目录: the entries of a year's issues by section, as an entry of its own keeps them, and what it prints of them.

It is made, never typed: ``contents`` makes it. What stands in the very issue that prints it has no page here; that is
known only when the issue is set.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from gazette.model.bilingual import MISSING_TITLE, UNNAMED, Bilingual
from gazette.model.blocks import Block, Cell, Heading, ListTable

_Language = Literal["zh", "en"]
_HEADS: dict[_Language, tuple[str, ...]] = {
    "zh": ("题名", "文号", "期", "页"),
    "en": ("Title", "Number", "Vol.", "Page"),
}


_WIDTHS = (53, 27, 10, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """One entry of the year. ``issue`` is how its issue is named (21-22), ``page`` the printed one, None where unknown.

    ``entry`` is its number, from 1, in the issue that prints the list; its page follows from the layout. ``here``: the
    archive has, or had, the entry itself; it came with no list from elsewhere.
    """

    title: Bilingual
    number: Bilingual = UNNAMED
    issue: str
    page: int | None = None
    entry: int | None = None
    here: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSection:
    """A section and what its name stood above in the year."""

    name: Bilingual = UNNAMED
    entries: tuple[ListedEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualContents:
    """The list of one year."""

    year: int
    sections: tuple[ListedSection, ...] = ()

    @property
    def entries(self) -> tuple[ListedEntry, ...]:
        """All that is listed, in its order."""
        return tuple(entry for section in self.sections for entry in section.entries)


def annual_blocks(annual: AnnualContents, starts: Sequence[int | None] = ()) -> tuple[Block, ...]:
    """What the list prints: a table in Chinese and one in English, sections over all columns of it.

    ``starts`` are the first pages of the entries of the issue that prints it. Without any English title there is no
    English list.
    """
    blocks: list[Block] = [_table(annual, "zh", starts)]
    if any(entry.title.en for entry in annual.entries):
        blocks += (Heading(text=f"Annual Contents {annual.year}", level=1), _table(annual, "en", starts))
    return tuple(blocks)


def annual_with_pages(annual: AnnualContents, starts: Sequence[int | None]) -> AnnualContents:
    """The list with the pages of the issue that prints it, as if they were another's: for where it stands alone."""
    return replace(
        annual,
        sections=tuple(
            replace(section, entries=tuple(_with_page(entry, starts) for entry in section.entries))
            for section in annual.sections
        ),
    )


def _with_page(entry: ListedEntry, starts: Sequence[int | None]) -> ListedEntry:
    if entry.entry is None:
        return entry
    page = starts[entry.entry - 1] if entry.entry <= len(starts) else None
    return replace(entry, page=page, entry=None)


def _table(annual: AnnualContents, language: _Language, starts: Sequence[int | None]) -> ListTable:
    heads = _HEADS[language]
    rows = [tuple(Cell(text=text) for text in heads)]
    for section in annual.sections:
        if name := getattr(section.name, language):
            rows.append((Cell(text=name, colspan=len(heads)),))
        rows += (tuple(Cell(text=text) for text in _row(entry, language, starts)) for entry in section.entries)
    return ListTable(rows=tuple(rows), header_rows=1, widths=_WIDTHS)


def _row(entry: ListedEntry, language: _Language, starts: Sequence[int | None]) -> tuple[str, ...]:
    page = _with_page(entry, starts).page
    title, number = getattr(entry.title, language), getattr(entry.number, language)
    return title or MISSING_TITLE[language], number or "", entry.issue, "" if page is None else str(page)


def annual_to_plain(annual: AnnualContents) -> dict[str, Any]:
    """The list as plain values, for JSON."""
    return {
        "year": annual.year,
        "sections": [
            {
                "zh": section.name.zh,
                "en": section.name.en,
                "entries": [
                    {
                        "title_zh": entry.title.zh,
                        "title_en": entry.title.en,
                        "number_zh": entry.number.zh,
                        "number_en": entry.number.en,
                        "issue": entry.issue,
                        "page": entry.page,
                        "entry": entry.entry,
                        "here": entry.here,
                    }
                    for entry in section.entries
                ],
            }
            for section in annual.sections
        ],
    }


def annual_from_plain(plain: Mapping[str, Any]) -> AnnualContents:
    """The list that ``annual_to_plain`` wrote."""
    return AnnualContents(
        year=plain["year"],
        sections=tuple(
            ListedSection(
                name=Bilingual(section["zh"], section["en"]),
                entries=tuple(
                    ListedEntry(
                        title=Bilingual(entry["title_zh"], entry["title_en"]),
                        number=Bilingual(entry["number_zh"], entry["number_en"]),
                        issue=entry["issue"],
                        page=entry["page"],
                        entry=entry["entry"],
                        here=entry.get("here", False),
                    )
                    for entry in section["entries"]
                ),
            )
            for section in plain["sections"]
        ),
    )
