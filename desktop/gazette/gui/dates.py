"""Dates as the window shows them, in both languages; the model keeps ISO."""

from datetime import date

from gazette.reading.dates import MONTHS, chinese_date
from gazette.wording import Language


def long_date(iso: str | None, language: Language) -> str:
    """2019年11月22日 or 22 November 2019; what is no ISO date is given as it stands, None as nothing."""
    if not iso or language == "zh":
        return chinese_date(iso or "")
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
