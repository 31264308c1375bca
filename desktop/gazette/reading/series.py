"""The four series of numbers 一、 （一） 1. （1）: writing the number of a count, and the count of a number."""

import re

_FIGURES = "零一二三四五六七八九"
_VALUES = {figure: value for value, figure in enumerate(_FIGURES)} | {"〇": 0, "○": 0}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def series_number(level: int, count: int) -> str:
    """The ``count``-th number of a level: 一、 （一） 1. （1）."""
    match level:
        case 1:
            return f"{chinese_figures(count)}、"
        case 2:
            return f"（{chinese_figures(count)}）"
        case 3:
            return f"{count}."
        case _:
            return f"（{count}）"


def chinese_figures(count: int) -> str:
    """1 to 99 as 一 … 九十九; greater numbers stay Arabic."""
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_FIGURES[tens]}十"
    return head + (_FIGURES[ones] if ones else "")


def number_count(number: str) -> int | None:
    """What a number of the series counts, 1 to 99: （十二） → 12; None where it counts otherwise (1.1, 第一章)."""
    bare = number.translate(_WIDE).strip("（）()、．. \u3000")
    if re.fullmatch(r"\d{1,2}", bare):
        return int(bare)
    found = re.fullmatch(r"(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?", bare)
    if not found or not bare:
        return None
    tens = (_VALUES[found[1]] if found[1] else 1) if found[2] else 0
    return tens * 10 + (_VALUES[found[3]] if found[3] else 0)
