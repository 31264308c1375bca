"""Dates as the window shows them, in both languages; the model keeps ISO."""

from datetime import date

_MONTHS = "January February March April May June July August September October November December".split()


def long_date(iso: str | None, language: str) -> str:
    """2019年11月22日 or 22 November 2019; what is no ISO date is given as it stands, None as nothing."""
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"
