"""A year of the gazette: its issues, its documents by section and by issuer, and what is missing among its numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.archive import Archive, IssueRow
from gazette.desk.gaps import IssueNumbers, Series, gaps

Count = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The issues of a year by their numbers, and how many documents there are: in all, by section, by issuer.

    ``year`` None: of the issues that have none.
    An issuer is counted under the name that the office lists it under. ``numbers`` None: no issue has one.
    """

    year: int | None
    issues: tuple[IssueRow, ...]
    documents: int
    sections: tuple[Count, ...]
    issuers: tuple[Count, ...]
    numbers: IssueNumbers | None
    series: tuple[Series, ...]
    """Document numbers of the year, those with gaps or twice the same number."""

    @property
    def pages(self) -> int | None:
        """How many pages all issues have; None where that is not known of each."""
        counted = [row.pages for row in self.issues if row.pages is not None]
        return sum(counted) if len(counted) == len(self.issues) else None


def known_years(archive: Archive) -> tuple[int | None, ...]:
    """The years that have issues, the newest first; None at the end where some have none."""
    return tuple(sorted({row.year for row in archive.issue_rows()}, key=lambda year: -(year or 0)))


def year_of(archive: Archive, year: int | None) -> Year:
    """What the archive has of a year; None: of the issues without one."""
    body_of = {one.name: one.body for one in archive.books.body_names()}
    rows = archive.books.year_rows(year)
    found = gaps(archive)
    return Year(
        year=year,
        issues=tuple(sorted((row for row in archive.issue_rows() if row.year == year), key=_place)),
        documents=len(rows),
        sections=_counted([row["section_zh"] or row["section_en"]] for row in rows),
        issuers=_counted(
            dict.fromkeys(body_of.get("".join(name.split()), name) for name in row["issuers"]) for row in rows
        ),
        # What has no year there is counted over all years.
        numbers=None if year is None else next((one for one in found.issues if one.year == year), None),
        series=tuple(one for one in found.series if one.year == year and year and (one.missing or one.twice)),
    )


def _place(row: IssueRow) -> tuple[int, int, str]:
    return min(row.numbers, default=0), row.serial or 0, row.date or ""


def _counted(names: Iterable[Iterable[str]]) -> tuple[Count, ...]:
    """How often each name is there, the most frequent first."""
    counted = Counter(name for each in names for name in each if name)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
