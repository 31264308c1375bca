"""Days as people write them on the command line."""

import re
from datetime import date

import click

from gazette.cli.language import language
from gazette.reading import read_date
from gazette.wording import sentence

_DAY = re.compile(r"(?P<year>\d{4})(?:年?$|[-./年](?P<month>\d{1,2})(?:月?$|[-./月](?P<day>\d{1,2})日?))", re.ASCII)
_FIGURES = re.compile(r"[\d\s./-]*")


def day_or_part(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A year, month or day as ISO; anything else would be compared in silence and find nothing."""
    if value is None:
        return None
    found = _DAY.fullmatch(value.strip())
    written = None if found or _FIGURES.fullmatch(value) else read_date(value)
    if written is not None:
        return written
    try:
        if found is None:
            raise ValueError(value)
        day = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)).isoformat()
    except ValueError as error:
        raise click.BadParameter(sentence("cli.usage_day", {}, language()), param=parameter) from error
    return day if found["day"] else day[:7] if found["month"] else day[:4]


def whole_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day as ISO; a year or a month is none."""
    day = day_or_part(context, parameter, value)
    if day is not None and len(day) < len("2019-10-31"):
        raise click.BadParameter(sentence("cli.usage_whole_day", {}, language()), param=parameter)
    return day
