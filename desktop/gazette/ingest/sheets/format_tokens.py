"""A number format code → its sections, each a row of tokens."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "literal", "bracket", "digit", "point", "comma", "percent", "exponent", "fraction", "general", "text", "date"
]
_LONGEST = 255  # as many characters as a spreadsheet takes


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format code; ``text`` is what it says, of a literal what is shown."""

    kind: Kind
    text: str


_NAMED = ("am/pm", "上午/下午", "a/p")
_DATE_LETTERS = frozenset("ymdhseabg")
_CURRENCY_LOCALE = "$"


def sections_of(code: str) -> tuple[tuple[Token, ...], ...]:
    """The sections of a code, which ``;`` parts outside quotes."""
    sections: list[list[Token]] = [[]]
    at = 0
    code = code[:_LONGEST]
    while at < len(code):
        if code[at] == ";":
            sections.append([])
            at += 1
            continue
        token, at = _token(code, at)
        if token is not None:
            sections[-1].append(token)
    if len(sections) > 1 and not sections[-1] and len(sections) > 4:
        sections.pop()
    return tuple(tuple(section) for section in sections)


def _token(code: str, at: int) -> tuple[Token | None, int]:
    """The token at ``at`` and the index behind it."""
    mark, low = code[at], code[at:].lower()
    if mark == '"':
        end = code.find('"', at + 1)
        end = len(code) if end < 0 else end
        return Token("literal", code[at + 1 : end]), end + 1
    if mark in "\\!":
        return Token("literal", code[at + 1 : at + 2]), at + 2
    if mark in "_*":  # the width of a character, or one that fills the cell
        return None, at + 2
    if mark == "[":
        return _bracket(code, at)
    if low.startswith("general"):
        return Token("general", ""), at + 7
    if "g/通用格式" in low[:6]:
        return Token("general", ""), at + 6
    named = next((name for name in _NAMED if low.startswith(name)), None)
    if named:
        return Token("date", named), at + len(named)
    if mark in "eE" and code[at + 1 : at + 2] in {"+", "-"}:
        return Token("exponent", code[at : at + 2]), at + 2
    if mark.lower() in _DATE_LETTERS:
        end = at
        while end < len(code) and code[end].lower() == mark.lower():
            end += 1
        return Token("date", low[: end - at]), end
    simple: dict[str, Kind] = {
        "0": "digit",
        "#": "digit",
        "?": "digit",
        ".": "point",
        ",": "comma",
        "%": "percent",
        "/": "fraction",
        "@": "text",
    }
    if mark in "123456789" and code[at - 1 : at] == "/":
        end = at
        while end < len(code) and code[end].isdigit():
            end += 1
        return Token("digit", code[at:end]), end
    return Token(simple.get(mark, "literal"), mark), at + 1


def _bracket(code: str, at: int) -> tuple[Token | None, int]:
    """What stands in square brackets: a time that runs on, a currency, a condition, a colour."""
    end = code.find("]", at)
    if end < 0:
        return Token("literal", "["), at + 1
    inside = code[at + 1 : end]
    if inside and set(inside.lower()) <= {"h"} | {"m"} | {"s"} and len(set(inside.lower())) == 1:
        return Token("date", f"[{inside.lower()}]"), end + 1
    if inside.startswith(_CURRENCY_LOCALE):
        currency, _, locale = inside[1:].partition("-")
        if locale.upper() in {"F800", "F400"} and not currency:  # as the system shows dates and times
            return Token("bracket", locale.upper()), end + 1
        return (Token("literal", currency) if currency else None), end + 1
    return Token("bracket", inside), end + 1
