"""Document numbers and dates of an issue against each other and against other issues.

Left alone: numbers of different codes or years, which follow each other in no order; gaps in a series, since not every
document is printed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gazette.model import Entry, Finding, Issue
from gazette.model.document_number import parse_number
from gazette.proofreading.folding import fold
from gazette.proofreading.knowledge import Knowledge
from gazette.proofreading.rules.own_dates import iso_date
from gazette.reading.dates import chinese_date


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An entry of a series: its place in the issue from 1, its count in the series, its day."""

    place: int
    entry: Entry
    count: int
    day: date | None


def find(issue: Issue, knowledge: Knowledge) -> Iterator[Finding]:
    """Numbers that stand twice, numbers and dates that fall where they should rise, dates after the issue's own."""
    yield from _repeated(issue, knowledge)
    for series in _series(issue):
        yield from _out_of_order(series)
        yield from _dates_against_numbers(series)
    yield from _after_the_issue(issue)


def _repeated(issue: Issue, knowledge: Knowledge) -> Iterator[Finding]:
    numbered = [
        (place, entry.number_zh)
        for place, entry in enumerate(issue.entries, 1)
        if entry.number_zh and any(map(str.isdecimal, entry.number_zh))
    ]
    places: dict[str, list[int]] = defaultdict(list)
    for place, number in numbered:
        places[fold(number)].append(place)
    for place, number in numbered:
        other = next((other for other in places[fold(number)] if other != place), None)
        if other is not None:
            twice = (("number", number), ("other", str(other)))
            yield _at_number("proofreading.number_twice", "error", place, number, twice)
        known = knowledge.numbers.get(fold(number)) if parse_number(number) else None
        if known is not None and place == places[fold(number)][0]:
            values = (("number", number), ("issue", known.issue), ("title", known.title))
            yield _at_number("proofreading.number_printed", "doubt", place, number, values)


def _series(issue: Issue) -> Iterator[list[_Numbered]]:
    """The entries of each section by code and year, in the issue's order."""
    place = 0
    for section in issue.sections:
        series: dict[tuple[str, int], list[_Numbered]] = defaultdict(list)
        for entry in section.entries:
            place += 1
            parts = parse_number(entry.number_zh) if entry.number_zh else None
            if parts is not None and (count := fold(parts.number)).isdecimal():
                series[fold(parts.code), parts.year].append(_Numbered(place, entry, int(count), iso_date(entry.date)))
        yield from series.values()


def _out_of_order(series: Sequence[_Numbered]) -> Iterator[Finding]:
    """One finding for each entry that would have to move for the numbers to rise."""
    rising = set(_longest_rising([each.count for each in series]))
    for index, each in enumerate(series):
        if index in rising:
            continue
        other = next((series[at] for at in sorted(rising) if series[at].count > each.count and at < index), None)
        other = other or next((series[at] for at in sorted(rising) if at > index), None)
        if other is None or other.count == each.count:
            continue
        values = (
            ("number", each.entry.number_zh or ""),
            ("other", other.entry.number_zh or ""),
            ("entry", str(other.place)),
        )
        rule = "proofreading.number_late" if other.place < each.place else "proofreading.number_early"
        yield _at_number(rule, "doubt", each.place, each.entry.number_zh or "", values)


def _longest_rising(counts: Sequence[int]) -> list[int]:
    """The places of the longest run of ``counts`` that rises, others left out."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, count in enumerate(counts):
        length = bisect_left(tails, count)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [count]
        ends[length : length + 1] = [at]
    way: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        way.append(at)
        at = before[at]
    return way[::-1]


def _dates_against_numbers(series: Sequence[_Numbered]) -> Iterator[Finding]:
    """A doubt where a document has the greater number and the earlier date."""
    dated = sorted((each for each in series if each.day is not None), key=lambda each: each.count)
    days = [each.day.toordinal() for each in dated if each.day is not None]
    rising = set(_longest_rising([day * len(days) + at for at, day in enumerate(days)]))
    for at, each in enumerate(dated):
        if at in rising:
            continue
        below = next((dated[i] for i in range(at - 1, -1, -1) if i in rising and days[i] > days[at]), None)
        other = below or next((dated[i] for i in range(at + 1, len(dated)) if i in rising and days[i] < days[at]), None)
        if other is None:
            continue
        yield Finding(
            rule="proofreading.date_order",
            level="doubt",
            entry=each.place,
            block=(),
            part="date",
            values=(
                ("number", each.entry.number_zh or ""),
                ("date", chinese_date(each.entry.date or "")),
                ("other", other.entry.number_zh or ""),
                ("other_date", chinese_date(other.entry.date or "")),
            ),
        )


def _after_the_issue(issue: Issue) -> Iterator[Finding]:
    printed = iso_date(issue.date)
    if printed is None:
        return
    for place, entry in enumerate(issue.entries, 1):
        day = iso_date(entry.date)
        if day is not None and day > printed:
            yield Finding(
                rule="proofreading.date_after_issue",
                level="error",
                entry=place,
                block=(),
                part="date",
                values=(("date", chinese_date(entry.date or "")), ("issue_date", chinese_date(issue.date or ""))),
            )


def _at_number(rule: str, level: str, place: int, number: str, values: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(
        rule=rule,
        level="error" if level == "error" else "doubt",
        entry=place,
        block=(),
        part="number_zh",
        text=number,
        start=0,
        values=values,
    )
