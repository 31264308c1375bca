"""The serial number of a day or time and the tokens of its format → the text that the cell shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_FLOOR, Decimal

from gazette.ingest.sheets.format_tokens import Token
from gazette.ingest.sheets.han_numbers import han_day, han_digits

_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = tuple("January February March April May June July August September October November December".split())
_DAY = 86_400
_LATEST = 2_958_465  # 31 December 9999
_FEBRUARY_29_1900 = 60  # a day that the calendar from 1900 on counts and that never was
_UNSHOWN = "#" * 6


@dataclass(frozen=True, slots=True)
class _Moment:
    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal
    serial: Decimal


def is_date_code(tokens: Sequence[Token]) -> bool:
    """Whether tokens of a section show a day or a time."""
    return any(token.kind == "date" and token.text.strip("[]")[0] in "ymdhsea上" for token in tokens)


def shown_date(serial: Decimal, tokens: Sequence[Token], *, since_1904: bool, numerals: int) -> str:
    """The text of a day and time; ###### where no calendar has it."""
    decimals = _decimals(tokens)
    moment = _moment(serial, since_1904, decimals)
    if moment is None:
        return _UNSHOWN
    half = any(token.kind == "date" and token.text in {"am/pm", "a/p", "上午/下午"} for token in tokens)
    pieces: list[str] = []
    minutes = _minutes(tokens)
    fraction = False
    for at, token in enumerate(tokens):
        if token.kind == "date":
            pieces.append(_part(token.text, moment, half=half, minute=at in minutes, numerals=numerals))
            fraction = token.text.strip("[]")[0] == "s"
        elif token.kind == "digit" and fraction:
            continue
        elif token.kind == "point" and fraction and decimals:
            pieces.append(format(moment.seconds % 1, f".{decimals}f")[1:])
        elif token.kind in {"literal", "fraction", "comma", "point", "percent"}:
            pieces.append(token.text)
            fraction = False
    return "".join(pieces).strip()


def _decimals(tokens: Sequence[Token]) -> int:
    """How many digits of a second a format shows (ss.000)."""
    for at, token in enumerate(tokens):
        if token.kind == "point" and at and tokens[at - 1].text.strip("[]").startswith("s"):
            end = at + 1
            while end < len(tokens) and tokens[end].kind == "digit":
                end += 1
            return end - at - 1
    return 0


def _moment(serial: Decimal, since_1904: bool, decimals: int) -> _Moment | None:
    if serial < 0 or serial > _LATEST:
        return None
    seconds_in_all = (serial * _DAY).quantize(Decimal(1).scaleb(-decimals))
    days = int((seconds_in_all / _DAY).to_integral_value(ROUND_FLOOR))
    seconds = seconds_in_all - days * _DAY
    exact = seconds_in_all / _DAY
    if not since_1904 and days == _FEBRUARY_29_1900:
        return _Moment(1900, 2, 29, 2, seconds, exact)
    if not since_1904 and days == 0:
        return _Moment(1900, 1, 0, 5, seconds, exact)
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if days < _FEBRUARY_29_1900 else 30)  # noqa: DTZ001 -- a cell has no time zone
    try:
        day = first + timedelta(days=days)
    except OverflowError:
        return None
    return _Moment(day.year, day.month, day.day, day.weekday(), seconds, exact)


def _minutes(tokens: Sequence[Token]) -> frozenset[int]:
    """Which of the tokens ``m`` are minutes: those behind hours and before seconds."""
    dates = [(at, token.text) for at, token in enumerate(tokens) if token.kind == "date"]
    found: set[int] = set()
    for place, (at, text) in enumerate(dates):
        if text not in {"m", "mm"}:
            continue
        before = dates[place - 1][1].strip("[]")[0] if place else ""
        behind = dates[place + 1][1].strip("[]")[0] if place + 1 < len(dates) else ""
        if before == "h" or behind == "s":
            found.add(at)
    return frozenset(found)


def _part(text: str, moment: _Moment, *, half: bool, minute: bool, numerals: int) -> str:
    hours, rest = divmod(int(moment.seconds), 3600)
    if text.startswith("["):
        units = {"h": 3600, "m": 60, "s": 1}[text[1]]
        return str(int(moment.serial * _DAY / units)).rjust(len(text) - 2, "0")
    if text in {"am/pm", "a/p", "上午/下午"}:
        late = hours >= 12
        return {"am/pm": ("AM", "PM"), "a/p": ("A", "P"), "上午/下午": ("上午", "下午")}[text][late]
    match text[0]:
        case "y" | "e":
            year = f"{moment.year:04d}" if len(text) > 2 or text[0] == "e" else f"{moment.year % 100:02d}"
            return han_digits(year, numerals)
        case "m" if minute:
            return _two(rest // 60, text, numerals)
        case "m":
            return _month(moment.month, text, numerals)
        case "d":
            return _day(moment, text, numerals)
        case "a":
            return ("星期" if len(text) > 3 else "") + _WEEKDAYS[moment.weekday]
        case "h":
            return _two((hours - 1) % 12 + 1 if half else hours, text, numerals)
        case "s":
            return _two(rest % 60, text, numerals)
        case "b":
            return str(moment.year + 543)
        case _:
            return ""


def _two(number: int, text: str, numerals: int) -> str:
    if numerals:
        return han_day(number, numerals)
    return f"{number:02d}" if len(text) > 1 else str(number)


def _month(month: int, text: str, numerals: int) -> str:
    if len(text) > 2:
        name = _ENGLISH_MONTHS[month - 1]
        return {3: name[:3], 5: name[0]}.get(len(text), name)
    return _two(month, text, numerals)


def _day(moment: _Moment, text: str, numerals: int) -> str:
    if len(text) > 2:
        name = _ENGLISH_DAYS[moment.weekday]
        return name[:3] if len(text) == 3 else name
    return _two(moment.day, text, numerals)
