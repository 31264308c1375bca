"""The date of a document: is it one, is it before the issue's, does the year of its number agree.

Left alone: the turn of the year, when a number of the old year may be given in the new one.
"""

from collections.abc import Iterator
from datetime import date

from gazette.model import Finding
from gazette.proofreading.document import Document
from gazette.reading import number_year
from gazette.reading.dates import chinese_date

_TURN_OF_YEAR = (12, 1, 2)


def find(document: Document) -> Iterator[Finding]:
    """An error where the date is none, or in another year than the number."""
    entry = document.entry
    if entry.date is None:
        return
    day = iso_date(entry.date)
    if day is None:
        yield Finding(
            rule="proofreading.date_none",
            level="error",
            block=(),
            part="date",
            values=(("date", entry.date),),
        )
        return
    year = number_year(entry.number_zh) if entry.number_zh else None
    if year is None or year == day.year:
        return
    at_turn = abs(year - day.year) == 1 and day.month in _TURN_OF_YEAR
    yield Finding(
        rule="proofreading.number_year",
        level="doubt" if at_turn else "error",
        block=(),
        part="number_zh",
        text=str(year),
        start=(entry.number_zh or "").find(str(year)),
        values=(("number", entry.number_zh or ""), ("date", chinese_date(entry.date))),
    )


def iso_date(text: str | None) -> date | None:
    """The day that an ISO date names; None where it is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
