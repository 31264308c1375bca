"""年度总目录: the issues of a year → one list by section and number, and what an issue prints that has it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.model import (
    AnnualContents,
    Bilingual,
    Issue,
    ListedEntry,
    ListedSection,
    annual_blocks,
    latin_number,
    parse_number,
)

NO_LIST = AnnualContents(year=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEntry:
    """An entry of the year as its issue has it; ``page`` is the printed one, None before it is known."""

    section: Bilingual
    title: Bilingual
    number: Bilingual
    page: int | None
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearIssue:
    """An issue of the year, ``numbers`` in it or else its ``serial``; ``own``: it is the one that prints the list.

    ``listed`` pairs entries with their numbers in the issue, from 1.
    """

    numbers: tuple[int, ...]
    serial: int | None
    own: bool
    listed: tuple[tuple[int, YearEntry], ...]

    @property
    def label(self) -> str:
        """How the list names the issue: 5, 21-22, else its serial."""
        return "-".join(map(str, self.numbers)) or str(self.serial or "")


def annual_contents(year: int, issues: Sequence[YearIssue], before: AnnualContents = NO_LIST) -> AnnualContents:
    """The list of a year: sections as they first appear in it, in each by document number, what has none at its end.

    What ``before`` lists from elsewhere, with a file of other issues than ``issues``, is kept.
    """
    sections: dict[str, tuple[Bilingual, list[ListedEntry]]] = {}
    there = {issue.label for issue in issues}
    kept = (
        (section.name, entry)
        for section in before.sections
        for entry in section.entries
        if not entry.here and entry.issue not in there
    )
    for name, entry in (*kept, *_all_listed(issues)):
        held, entries = sections.setdefault(name.zh or name.en or "", (name, []))
        entries.append(entry)
        if held.en is None and name.en is not None:
            sections[name.zh or name.en or ""] = (name, entries)
    return AnnualContents(
        year=year,
        sections=tuple(
            ListedSection(name=name, entries=tuple(_by_number(entries))) for name, entries in sections.values()
        ),
    )


def _all_listed(issues: Sequence[YearIssue]) -> Iterator[tuple[Bilingual, ListedEntry]]:
    for issue in sorted(issues, key=lambda issue: (issue.numbers or (999,), issue.serial or 0)):
        for order, entry in issue.listed:
            number = entry.number
            if number.en is None and number.zh:
                number = replace(number, en=latin_number(number.zh, dict(entry.codes)))
            yield (
                entry.section,
                ListedEntry(
                    title=Bilingual(entry.title.zh or None, entry.title.en or None),
                    number=number,
                    issue=issue.label,
                    page=None if issue.own else entry.page,
                    entry=order if issue.own else None,
                    here=True,
                ),
            )


def _by_number(entries: Iterable[ListedEntry]) -> list[ListedEntry]:
    ranks: dict[str, int] = {}

    def place(at: int, entry: ListedEntry) -> tuple[int, int, int, int]:
        number = parse_number((entry.number.zh or "").split("、")[0])
        if number is None:
            return (1, 0, 0, at)
        digits = "".join(character for character in number.number.split("-")[0] if character.isdecimal())
        return (0, ranks.setdefault(number.code, len(ranks)), number.year, int(digits or 0))

    placed = [(place(at, entry), at, entry) for at, entry in enumerate(entries)]
    return [entry for _, _, entry in sorted(placed, key=lambda one: one[:2])]


def has_annual_contents(issue: Issue) -> bool:
    """Whether an entry of the issue is the list of its year."""
    return any(entry.annual_contents is not None for entry in issue.entries)


def with_annual_blocks(issue: Issue, starts: Sequence[int | None] = ()) -> Issue:
    """The issue as it is printed: the entry that is the annual contents has blocks, and our pages in them.

    ``starts`` are the first pages of the issue's own entries.
    """
    if not has_annual_contents(issue):
        return issue
    sections = tuple(
        replace(
            section,
            entries=tuple(
                entry
                if entry.annual_contents is None
                else replace(entry, blocks=annual_blocks(entry.annual_contents, starts))
                for entry in section.entries
            ),
        )
        for section in issue.sections
    )
    return replace(issue, sections=sections)
