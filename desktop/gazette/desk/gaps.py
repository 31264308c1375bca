"""Gaps: serials of issues and numbers of documents that are not in the archive though their neighbours are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.archive import Archive, NumberedEntry
from gazette.model import parse_number
from gazette.reading.number_writings import read_writings

_ORDER = "令"
Span = tuple[int, int]
"""From and to, both missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNumbers:
    """The serials of all issues (``year`` None) or the numbers of a year's issues: a year begins with 1."""

    year: int | None
    first: int
    last: int
    missing: tuple[Span, ...]

    @property
    def span(self) -> str:
        """From the first to the last: 241–252, or 241 where that is all."""
        return spans_text(((self.first, self.last),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The documents of one code and year by their numbers; those before ``first`` count as not printed, not as gaps.

    Orders (令第38号) are counted on from year to year: their ``year`` is None.
    """

    code: str
    year: int | None
    entries: dict[int, tuple[NumberedEntry, ...]]
    missing: tuple[Span, ...]

    @property
    def called(self) -> str:
        """What stands before the numbers: 云政办字〔2024〕, 云川市人民政府令."""
        return self.code if self.year is None else f"{self.code}〔{self.year}〕"

    @property
    def first(self) -> int:
        """The smallest number that is there."""
        return min(self.entries)

    @property
    def last(self) -> int:
        """The greatest."""
        return max(self.entries)

    @property
    def span(self) -> str:
        """From the first to the last: 12–67, or 12 where that is all."""
        return spans_text(((self.first, self.last),))

    @property
    def twice(self) -> tuple[int, ...]:
        """Numbers that several documents bear."""
        return tuple(number for number, those in self.entries.items() if len(those) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What is there and what is not: of issues, and of documents by code and year."""

    issues: tuple[IssueNumbers, ...]
    series: tuple[Series, ...]


def gaps(archive: Archive) -> Gaps:
    """All serials, numbers of issues and document numbers, with those that are missing between them."""
    return Gaps(issues=tuple(_issues(archive)), series=_series(archive.known.numbered_entries()))


def missing_spans(there: Iterable[int], first: int | None = None) -> tuple[Span, ...]:
    """The numbers that are missing between the first (or ``first``) and the last of those that are there."""
    numbers = sorted(set(there))
    before = numbers[0] if numbers and first is None else (first or 0) - 1
    spans: list[Span] = []
    for number in numbers:
        if number > before + 1:
            spans.append((before + 1, number - 1))
        before = max(number, before)
    return tuple(spans)


def spans_text(spans: Iterable[Span]) -> str:
    """53–59、61."""
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _issues(archive: Archive) -> Iterable[IssueNumbers]:
    rows = archive.issue_rows()
    if serials := [row.serial for row in rows if row.serial is not None]:
        yield IssueNumbers(year=None, first=min(serials), last=max(serials), missing=missing_spans(serials))
    years: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        if row.year is not None and row.numbers:
            years[row.year] |= set(row.numbers)
    oldest = min(years, default=0)
    for year, numbers in sorted(years.items()):
        missing = missing_spans(numbers, None if year == oldest else 1)
        yield IssueNumbers(year=year, first=min(numbers), last=max(numbers), missing=missing)


def _series(entries: Iterable[NumberedEntry]) -> tuple[Series, ...]:
    found: dict[tuple[str, int | None], dict[int, list[NumberedEntry]]] = defaultdict(lambda: defaultdict(list))
    codes: dict[str, str] = {}
    for entry in entries:
        written = parse_number(entry.number)
        for one in read_writings(entry.number):
            count = "".join(_leading_figures(one.number))
            is_counted = one.year is not None or (one.code.endswith(_ORDER) and one.code != _ORDER)
            if one.code and is_counted and count:
                codes.setdefault(one.code, written.code if written else one.code)
                found[one.code, one.year][int(count)].append(entry)
    return tuple(
        Series(
            code=codes[code],
            year=year,
            entries={number: tuple(those) for number, those in sorted(numbers.items())},
            missing=missing_spans(numbers),
        )
        for (code, year), numbers in sorted(found.items(), key=lambda one: (one[0][0], one[0][1] or 0))
    )


def _leading_figures(number: str) -> Iterable[str]:
    for character in number:
        if not character.isdecimal():
            return
        yield character
