"""A cell's number and its format code (ECMA-376 Part 1, 18.8.31) → the text that the cell shows.

The libraries for it are not kept: ``ssf`` 0.2.2 fails with today's Babel, its forks show ``yy.m.d`` as 19.0.1 and 123
in Chinese as 一百二一十三. Where this differs from Excel on purpose: whole numbers keep all digits, for they number
identity cards and telephones; fills and the widths of characters are left out.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from math import isfinite

from gazette.ingest.sheets.date_formats import is_date_code, shown_date
from gazette.ingest.sheets.format_tokens import Token, sections_of
from gazette.ingest.sheets.han_numbers import han_digits, han_number

LONGEST_EXACT = 15
"""The digits that a spreadsheet keeps of a number."""
_GENERAL_WIDTH = 11
_LONGEST_WHOLE = 20
_LONG_WHOLE = 12
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    numerals: int
    is_date: bool
    is_text: bool


@dataclass(frozen=True, slots=True)
class _Format:
    """A format code: its sections, and those of them that show numbers."""

    sections: tuple[_Section, ...]
    numeric: tuple[_Section, ...]
    has_conditions: bool


def shown(value: str | float | Decimal, code: str, *, since_1904: bool = False) -> str:
    """The text that a cell shows; ``since_1904``: its dates count from that year on."""
    if code == "General" and type(value) is int and abs(value) < 10**_LONGEST_WHOLE:
        return str(value)  # the commonest of all, and as below
    form = _format(code)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return _shown_text(value, form.sections)
    number = exact(value)
    section, bare = _section_for(number, form)
    if section is None:
        return ""
    tokens = section.tokens
    if section.is_date:
        return shown_date(number, tokens, since_1904=since_1904, numerals=section.numerals)
    text = "".join(_shown_number(bare, tokens, section.numerals))
    return text.strip()


def is_date(code: str) -> bool:
    """Whether a format code shows numbers as dates or times."""
    sections = _format(code).sections
    return bool(sections) and sections[0].is_date


def exact(value: float | Decimal) -> Decimal:
    """A number as a spreadsheet keeps it: one that is written whole exactly, others to 15 digits."""
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return Decimal(format(value, ".15g")) if isfinite(value) else Decimal(0)


def general(number: Decimal) -> str:
    """A number without a format: whole ones with all their digits, others in some eleven characters."""
    if number == number.to_integral_value() and abs(number) < Decimal(10) ** _LONGEST_WHOLE:
        return format(number.quantize(Decimal(1)), "f")
    if abs(number) >= Decimal(10) ** _LONGEST_WHOLE:
        return _scientific(number, 5)
    room = max(0, _GENERAL_WIDTH - len(str(int(abs(number)))) - 1)
    text = _plain(_rounded(number, room))
    if abs(number) < Decimal("0.0001"):
        whole = _plain(number)
        return whole if len(whole) <= _GENERAL_WIDTH else _scientific(number, 5)
    return text


@lru_cache(maxsize=512)
def _format(code: str) -> _Format:
    sections = tuple(_section(tokens) for tokens in sections_of(code))
    numeric = tuple(each for each in sections if not each.is_text) or sections
    return _Format(sections, numeric, any(each.condition for each in numeric))


def _section(tokens: tuple[Token, ...]) -> _Section:
    condition, numerals = None, 0
    for token in tokens:
        if token.kind == "bracket" and (found := _CONDITION.fullmatch(token.text)):
            condition = (found[1], Decimal(found[2]))
        elif token.kind == "bracket" and (found := re.fullmatch(r"DBNum([1-3])", token.text, re.IGNORECASE)):
            numerals = int(found[1])
    kept = tuple(token for token in tokens if token.kind != "bracket")
    is_text = any(token.kind == "text" for token in kept)
    return _Section(kept, condition, numerals, is_date=is_date_code(kept), is_text=is_text)


def _shown_text(value: str, sections: tuple[_Section, ...]) -> str:
    section = next((each for each in sections if each.is_text), None)
    if section is None:
        return value if len(sections) < 4 else ""
    pieces = [value if token.kind == "text" else token.text for token in section.tokens if token.kind in _SAID]
    return "".join(pieces)


_SAID = frozenset({"text", "literal"})


def _section_for(number: Decimal, form: _Format) -> tuple[_Section | None, Decimal]:
    """The section of a format that shows a number, and the number as it is shown there: without a sign of its own."""
    numeric = form.numeric
    if form.has_conditions:
        for each in numeric:
            if each.condition is None or _holds(number, each.condition):
                return each, number
        return (numeric[-1], number) if len(numeric) == 1 else (None, number)
    if number < 0 and len(numeric) > 1:
        return numeric[1], -number
    if number == 0 and len(numeric) > 2:
        return numeric[2], number
    return (numeric[0] if numeric else None), number


def _holds(number: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, limit = condition
    match sign:
        case "<":
            return number < limit
        case ">":
            return number > limit
        case "<=":
            return number <= limit
        case ">=":
            return number >= limit
        case "<>":
            return number != limit
        case _:
            return number == limit


def _shown_number(number: Decimal, tokens: tuple[Token, ...], numerals: int) -> list[str]:
    """The pieces of a number in one section of its format."""
    if any(token.kind in {"general", "text"} for token in tokens):
        text = han_number(general(abs(number)), numerals)
        sign = "-" if number < 0 else ""
        return [sign, *(text if token.kind in {"general", "text"} else token.text for token in tokens)]
    places = [at for at, token in enumerate(tokens) if token.kind in {"digit", "point"}]
    if not places:
        sign = "-" if number < 0 else ""
        return [sign, *(token.text for token in tokens if token.kind == "literal")]
    scaled = number * 100 ** sum(token.kind == "percent" for token in tokens)
    if any(token.kind == "fraction" for token in tokens):
        return _shown_fraction(scaled, tokens)
    if any(token.kind == "exponent" for token in tokens):
        return _shown_exponent(scaled, tokens)
    last = places[-1]
    while last + 1 < len(tokens) and tokens[last + 1].kind == "comma":
        scaled, last = scaled / 1000, last + 1
    return _filled(scaled, tokens, numerals)


def _filled(number: Decimal, tokens: tuple[Token, ...], numerals: int) -> list[str]:
    """The digits of a number put into the places of its format."""
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    before = [at for at, token in enumerate(tokens) if token.kind == "digit" and at < point]
    behind = [at for at, token in enumerate(tokens) if token.kind == "digit" and at > point]
    grouped = any(token.kind == "comma" and before and before[0] < at < before[-1] for at, token in enumerate(tokens))
    rounded = _rounded(abs(number), len(behind))
    whole, _, decimals = format(rounded, "f").partition(".")
    whole = "" if whole == "0" else whole
    at_places = _before_point(whole, [tokens[at].text for at in before], grouped)
    shown_at = {**dict(zip(before, at_places, strict=True))}
    kept = decimals.rstrip("0")
    for place, at in enumerate(behind):
        shown_at[at] = decimals[place] if place < len(kept) or tokens[at].text == "0" else ""
    pieces = ["-"] if number < 0 and rounded else []
    for at, token in enumerate(tokens):
        if token.kind == "digit":
            pieces.append(han_digits(shown_at[at], numerals))
        elif token.kind == "point":
            pieces.append(("" if before else whole) + ".")
        elif token.kind in {"literal", "percent"}:
            pieces.append(token.text)
    return pieces


def _before_point(whole: str, places: list[str], grouped: bool) -> list[str]:
    """What stands in each place before the point: the first takes all digits that have no place of their own."""
    if not places:
        return []
    digits = list(whole)
    shown: list[str] = []
    for at, place in enumerate(reversed(places)):
        taken = digits.pop() if digits else ("0" if place == "0" else "")
        from_right = at
        if taken and grouped and from_right and from_right % 3 == 0:
            taken += ","
        shown.insert(0, taken)
    rest = "".join(digits)
    if grouped and rest:
        at = len(places)
        pieces = ""
        for digit in reversed(rest):
            pieces = digit + ("," if at % 3 == 0 and at else "") + pieces
            at += 1
        rest = pieces
    shown[0] = rest + shown[0]
    return shown


def _shown_exponent(number: Decimal, tokens: tuple[Token, ...]) -> list[str]:
    """A number in powers of ten; a long whole one keeps its digits, which a table read from text may need."""
    if number == number.to_integral_value() and abs(number) >= Decimal(10) ** (_LONG_WHOLE - 1):
        return [general(number)]
    at = next(place for place, token in enumerate(tokens) if token.kind == "exponent")
    mantissa = [token for token in tokens[:at] if token.kind in {"digit", "point"}]
    point = next((place for place, token in enumerate(mantissa) if token.kind == "point"), len(mantissa))
    decimals = len(mantissa) - point - 1 if point < len(mantissa) else 0
    width = sum(token.kind == "digit" for token in tokens[at:])
    literals = [token.text for token in tokens if token.kind == "literal"]
    return [_scientific(number, decimals, width=width, strip=False), *literals]


def _scientific(number: Decimal, decimals: int, *, width: int = 2, strip: bool = True) -> str:
    text = f"{number:.{decimals}E}"
    mantissa, _, power = text.partition("E")
    if strip and "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    sign = power[0]
    return f"{mantissa}E{sign}{power[1:].lstrip('0').rjust(width, '0')}"


def _shown_fraction(number: Decimal, tokens: tuple[Token, ...]) -> list[str]:
    at = next(place for place, token in enumerate(tokens) if token.kind == "fraction")
    below = "".join(token.text for token in tokens[at + 1 :] if token.kind == "digit")
    whole_places = [place for place in range(at) if tokens[place].kind == "digit"]
    mixed = any(
        tokens[place].kind == "literal" and tokens[place].text == " "
        for place in range(whole_places[0] if whole_places else at, at)
    )
    size = abs(Fraction(number))
    whole = int(size) if mixed else 0
    rest = size - whole
    fixed = int(below) if below.strip("?#0") else 0
    part = Fraction(round(rest * fixed), 1) / fixed if fixed else rest.limit_denominator(10 ** max(1, len(below)) - 1)
    if part == 1 and mixed:
        whole, part = whole + 1, Fraction(0)
    over, under = (int(part * fixed), fixed) if fixed else (part.numerator, part.denominator)
    said = f"{whole} " if whole or not over else ""
    text = said + (f"{over}/{under}" if over else "")
    return ["-" if number < 0 else "", text.strip() or "0"]


def _rounded(number: Decimal, decimals: int) -> Decimal:
    try:
        return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    except InvalidOperation:  # more digits than the context holds
        return number


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text
