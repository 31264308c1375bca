"""The numbers that a page counts by itself, written out."""

from lxml import etree

from gazette.ingest.web.looks import list_type

_HAN = "零一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 9999


class Counter:
    """The numbers of one list."""

    def __init__(self, element: etree._Element) -> None:
        items = sum(1 for _ in element.iterchildren("li"))
        self._step = -1 if element.get("reversed") is not None else 1
        self._next = _whole(element.get("start"), items if self._step < 0 else 1)
        self._type = list_type(element) if element.tag == "ol" else "none"

    def number(self, item: etree._Element) -> str:
        """The number of the next item with its mark; empty where the list counts nothing."""
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        return _written(number, self._type)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def _written(number: int, kind: str) -> str:
    if kind == "none":
        return ""
    if not 0 < number <= _LARGEST:
        return f"{number}."
    match kind:
        case "lower-alpha" | "lower-latin":
            return _letters(number) + "."
        case "upper-alpha" | "upper-latin":
            return _letters(number).upper() + "."
        case "lower-roman":
            return _roman(number) + "."
        case "upper-roman":
            return _roman(number).upper() + "."
        case "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" | "cjk-decimal":
            return _han(number) + "、"
        case _:
            return f"{number}."


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _roman(number: int) -> str:
    written = ""
    for value, letters in (*_ROMAN, *_SMALL_ROMAN):
        times, number = divmod(number, value)
        written += letters * times
    return written


def _han(number: int) -> str:
    if number < 20:
        return ("" if number < 10 else "十") + (_HAN[number % 10] if number % 10 else "")
    if number < 100:
        return _HAN[number // 10] + "十" + (_HAN[number % 10] if number % 10 else "")
    return "".join(_HAN[int(digit)] for digit in str(number))
