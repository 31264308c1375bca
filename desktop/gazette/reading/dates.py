"""Dates as Chinese and English documents write them, read into ISO form and written back."""

import re
from datetime import date

from gazette.reading.late_patterns import late_pattern

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0, "０": 0, "◯": 0}
_YEAR = r"\d{4}|[〇○◯零一二三四五六七八九ＯO０0]{4}"
_SMALL = r"\d{1,2}|[〇○◯零]?[一二三四五六七八九十廿卅]{1,3}"
DATE_PATTERN = rf"(?:{_YEAR})\s*年\s*(?:{_SMALL})\s*月\s*(?:{_SMALL})\s*日"
_DATE = late_pattern(rf"({_YEAR})\s*年\s*({_SMALL})\s*月\s*({_SMALL})\s*日")
_PLAIN = late_pattern(r"(?<!\d)(\d{4})[-./．](\d{1,2})[-./．](\d{1,2})(?!\d)")
_POINTED = late_pattern(r"\s*\d{4}(?P<mark>[-./．])\d{1,2}(?P=mark)\d{1,2}\s*")
_ALONE = late_pattern(rf"\s*({DATE_PATTERN})\s*")
_BRACKETED = late_pattern(rf"\s*[（(]\s*({DATE_PATTERN})\s*[）)]\s*")
MONTHS = "January February March April May June July August September October November December".split()
_ENGLISH = late_pattern(rf"({'|'.join(MONTHS)})\.?\s+(\d{{1,2}})\s*,?\s*(\d{{4}})", re.IGNORECASE)


def read_date(text: str) -> str | None:
    """The first date in ``text`` as ISO (2019年10月31日, 二〇一九年十月三十一日, 2019-10-31, November 30, 2019)."""
    if found := _DATE.search(text):
        return _iso(_year(found[1]), small_number(found[2]), small_number(found[3]))
    if found := _PLAIN.search(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _ENGLISH.search(text):
        return _iso(int(found[3]), MONTHS.index(found[1].capitalize()) + 1, int(found[2]))
    return None


def date_alone(text: str) -> str | None:
    """The ISO date where ``text`` is a date and nothing else, as under a signature."""
    if "日" in text:
        return read_date(text) if _ALONE.fullmatch(text) else None
    return read_date(text) if _POINTED.fullmatch(text) else None


def date_in_brackets(text: str) -> str | None:
    """The ISO date where ``text`` is a date in brackets and nothing else, as under a title."""
    return read_date(text) if "日" in text and _BRACKETED.fullmatch(text) else None


def chinese_date(iso: str) -> str:
    """2019-10-31 → 2019年10月31日; a text that is no ISO date stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.year}年{day.month}月{day.day}日"


def small_number(text: str) -> int:
    """A number below a hundred in Arabic or Chinese figures (31, 三十一, 廿一, 零五); 0 where it is none."""
    if text.isdigit():
        return int(text)
    text = text.lstrip("〇○◯零").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def whole_number(text: str) -> int:
    """A number below ten thousand in Chinese figures (二百六十八, 一百零五, 三〇六); 0 where it is none."""
    if not set(text) & set("千百十"):
        return _year(text)
    number, rest = 0, text
    for sign, times in (("千", 1000), ("百", 100), ("十", 10)):
        figure, found, after = rest.rpartition(sign)
        if found:
            figure = figure.lstrip("〇○◯零")
            if len(figure) > 1 or (not figure and sign != "十"):
                return 0
            number, rest = number + times * (_DIGITS[figure] if figure else 1), after
    rest = rest.lstrip("〇○◯零")
    return number + _DIGITS.get(rest, 0) if len(rest) < 2 else 0


def _year(text: str) -> int:
    return int("".join(str(int(c) if c.isdecimal() else _DIGITS.get(c, 0)) for c in text))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # 2月30日: a slip of the office, no date
        return None
