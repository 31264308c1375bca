"""Who signs, reads or hands over, and on which day: what a person writes in a form, as it is kept."""

from datetime import date

from gazette.errors import DeskError
from gazette.reading import date_alone


def named(who: str) -> str:
    """The name of who signs or reads; DeskError ``desk.no_name`` where there is none."""
    if not who.strip():
        raise DeskError("desk.no_name")
    return who.strip()


def iso_day(day: str | None) -> str:
    """A day as people write it as ISO has it, today where there is none; DeskError ``desk.no_day`` where it is none."""
    if not day:
        return date.today().isoformat()  # noqa: DTZ011 -- the day of the office, as its computer has it
    read = date_alone(day)
    if read is None:
        raise DeskError("desk.no_day", day=day)
    return read
