"""What the next issue is proposed to be: numbers go on, sections and publication stay, its date follows a rhythm."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, date
from itertools import pairwise

from gazette.desk import AddIssue
from gazette.model import Filing, Issue, Section

_MOST_MONTHS, _MOST_WEEKS = 12, 4
_ONE_BY_ONE = 3
"""So many dates alike are no chance."""


def next_issue(last: Issue | None, this_year: int, following: str | None = None) -> AddIssue:
    """The command that adds the issue after ``last``, with the same sections; it is set, whatever that is.

    Where the date that is ``following`` is in another year, numbers begin anew; nobody has said that date, so it is
    not in the issue.
    """
    if last is None:
        return AddIssue(Issue(year=this_year, numbers=(1,)))
    step = len(last.numbers) or 1
    year = None if following is None else date.fromisoformat(following).year
    anew = year is not None and last.year is not None and year > last.year
    return AddIssue(
        replace(
            last,
            serial=None if last.serial is None else last.serial + 1,
            year=year if anew else last.year,
            numbers=tuple(range(1, len(last.numbers) + 1) if anew else (number + step for number in last.numbers)),
            date=None,
            state="editing",
            fit=None,
            sections=tuple(Section(name=section.name) for section in last.sections),
            facsimile=None,
            filing=Filing(fonds=last.filing.fonds, retention=last.filing.retention),
            id=0,
        )
    )


def next_date(dates: Sequence[str | None]) -> str | None:
    """The date that follows by the rhythm of the last of ``dates``, which are in their order; None without a rhythm.

    A rhythm is the same day, or the last one, of every nth month, by one issue or by two or three in turn (15th and
    30th), or the same day of every nth week.
    """
    following = _by_months(dates, 1) or _by_weeks(dates) or _by_months(dates, 2) or _by_months(dates, 3)
    return None if following is None else following.isoformat()


def _by_months(dates: Sequence[str | None], in_turn: int) -> date | None:
    days = _last_days(dates, max(2 * in_turn, _ONE_BY_ONE))
    ways = [_month_after(days[at::in_turn], _MOST_MONTHS if in_turn == 1 else 1) for at in range(in_turn)]
    first = ways[0]
    return first if first is not None and None not in ways and first > days[-1] else None


def _month_after(days: Sequence[date], most: int) -> date | None:
    """What follows days that are the same, or all of them the last, of every nth month."""
    months = [12 * day.year + day.month - 1 for day in days]
    steps = {after - before for before, after in pairwise(months)}
    if len(steps) != 1 or not 1 <= min(steps) <= most:
        return None
    year, month = divmod(months[-1] + min(steps), 12)
    if year > MAXYEAR:
        return None
    end = monthrange(year, month + 1)[1]
    found = {end} if all(day.day == monthrange(day.year, day.month)[1] for day in days) else set()
    if len({day.day for day in days}) == 1:
        found.add(days[-1].day)
    wanted = found.pop() if len(found) == 1 else 0
    return date(year, month + 1, wanted) if 1 <= wanted <= end else None


def _by_weeks(dates: Sequence[str | None]) -> date | None:
    days = _last_days(dates, _ONE_BY_ONE)
    steps = {after - before for before, after in pairwise(days)}
    if len(steps) != 1:
        return None
    step = steps.pop()
    weeks, rest = divmod(step.days, 7)
    return days[-1] + step if not rest and weeks <= _MOST_WEEKS and date.max - days[-1] >= step else None


def _last_days(dates: Sequence[str | None], count: int) -> list[date]:
    """The last ``count`` dates, none where they are fewer, one of them is none, or they do not follow each other."""
    try:
        days = [date.fromisoformat(each or "") for each in dates[-count:]]
    except ValueError:
        return []
    return days if len(days) == count and all(one < other for one, other in pairwise(days)) else []
