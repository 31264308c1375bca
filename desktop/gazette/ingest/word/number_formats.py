"""The forms in which Word counts (ST_NumberFormat of ISO/IEC 29500-1) → text."""

from collections.abc import Callable

from gazette.model import circled

_FIGURES = "〇一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_LEGAL, _LEGAL_PLACES = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
_LEGAL_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999


def counted(number: int, form: str) -> str | None:
    """A number in one of Word's forms; None where the form is unknown."""
    make = _FORMS.get(form)
    if make is None:
        return None
    return make(number) if 0 <= number <= _MOST else str(number)


def _chinese(number: int, figures: str, places: tuple[str, ...]) -> str:
    """十二, 一百零五: figures with their places; nothing stands for the 1 of 十 to 十九."""
    digits = [int(digit) for digit in str(number)]
    text, skipped = "", False
    for digit, place in zip(digits, reversed(places[: len(digits)]), strict=True):
        if digit:
            text += ("零" if skipped else "") + figures[digit] + place
        skipped = bool(text) and not digit
    text = text or figures[0]
    tens = figures[1] + places[1]
    return text[1:] if places is _PLACES and text.startswith(tens) and len(digits) == 2 else text


def _thousands(number: int) -> str:
    return _chinese(number, "零" + _FIGURES[1:], _PLACES)


def _counting(number: int) -> str:
    """As far as 99 like the form with thousands, beyond it figure by figure: 一○五."""
    return _thousands(number) if number < 100 else _by_figures("○" + _FIGURES[1:])(number)


def _by_figures(figures: str) -> Callable[[int], str]:
    return lambda number: "".join(figures[int(digit)] for digit in str(number))


def _run(first: int, last: int, code: int) -> Callable[[int], str]:
    """Characters that stand for numbers; the figures where there is none."""
    return lambda number: chr(code + number - first) if first <= number <= last else str(number)


def _series(marks: str) -> Callable[[int], str]:
    return lambda number: marks[number - 1] if 1 <= number <= len(marks) else str(number)


def _letters(number: int) -> str:
    """A to z, then aa, bb, …"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text or "0"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _cycle(number: int) -> str:
    """甲子 to 癸亥, which begin anew behind 60."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else "0"


_CHINESE_IN_CIRCLE = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _by_figures("０１２３４５６７８９"),
    "decimalFullWidth2": _by_figures("０１２３４５６７８９"),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedFullstop": _run(1, 20, 0x2488),
    "decimalEnclosedParen": _run(1, 20, 0x2474),
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _thousands,
    "koreanCounting": _thousands,
    "japaneseDigitalTenThousand": _by_figures(_FIGURES),
    "ideographDigital": _by_figures(_FIGURES),
    "taiwaneseDigital": _by_figures("○" + _FIGURES[1:]),
    "koreanDigital2": _by_figures("零" + _FIGURES[1:]),
    "chineseLegalSimplified": lambda number: _chinese(number, _LEGAL, _LEGAL_PLACES),
    "ideographLegalTraditional": lambda number: _chinese(number, _LEGAL_OLD, _LEGAL_PLACES),
    "ideographTraditional": _series(_STEMS),
    "ideographZodiac": _series(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _series(_CHINESE_IN_CIRCLE),
}
