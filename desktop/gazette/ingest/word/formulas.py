"""Formulas in one line: those of Office mathematics, and those that the field EQ draws."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from gazette.ingest.word.names import TEXTS, Element, m

_DEEPEST = 60
_M_VAL = m("val")
_PART = re.compile(
    r"\\(?P<switch>[a-z]+)\s*(?P<value>-?\d+)?|\\(?P<literal>.)|(?P<mark>[(),;])|(?P<text>[^\\(),;]+)",
    re.IGNORECASE | re.DOTALL,
)
_FORMAT = re.compile(r"\\\*\s*\S+")
# \o\ad(\s\up 9(dú),读): a reading above a character
_READING = re.compile(
    r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*\d*\s*\((?P<reading>[^()]*)\)\s*[,;](?P<base>[^()]*)\)", re.IGNORECASE
)
_CIRCLES = "○〇◯"
_CIRCLED = {str(number): chr(0x2460 + number - 1) for number in range(1, 21)} | dict(
    zip("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", strict=True)
)


def linear(formula: Element) -> str:
    """A formula of Office mathematics in one line: (a+b)/c, x^2, √(x)."""
    return _linear(formula, 0)


def _linear(element: Element, depth: int) -> str:
    if element.tag in TEXTS:
        return element.text or ""
    if depth > _DEEPEST:
        return "".join(text.text or "" for text in element.iter(*TEXTS))
    make = _MAKERS.get(element.tag)
    if make is not None:
        return make(element, depth + 1)
    return "".join(_linear(child, depth + 1) for child in element if not child.tag.endswith("Pr"))


def _of(element: Element, name: str, depth: int) -> str:
    found = element.find(m(name))
    return "" if found is None else _linear(found, depth)


def _closed(text: str) -> str:
    """A text that stays together beside a sign."""
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _fraction(element: Element, depth: int) -> str:
    return f"{_closed(_of(element, 'num', depth))}/{_closed(_of(element, 'den', depth))}"


def _raised(element: Element, depth: int) -> str:
    text = _of(element, "e", depth)
    sub, sup = _of(element, "sub", depth), _of(element, "sup", depth)
    return text + (f"_{_closed(sub)}" if sub else "") + (f"^{_closed(sup)}" if sup else "")


def _before(element: Element, depth: int) -> str:
    sub, sup = _of(element, "sub", depth), _of(element, "sup", depth)
    return (f"_{_closed(sub)}" if sub else "") + (f"^{_closed(sup)}" if sup else "") + _of(element, "e", depth)


def _root(element: Element, depth: int) -> str:
    degree = _of(element, "deg", depth)
    inner = _of(element, "e", depth)
    return f"√({degree}&{inner})" if degree else f"√{_closed(inner)}"


def _sign(element: Element, properties: str, name: str, otherwise: str) -> str:
    found = element.find(f"{m(properties)}/{m(name)}")
    return otherwise if found is None else found.get(_M_VAL, "")


def _brackets(element: Element, depth: int) -> str:
    begins, ends = _sign(element, "dPr", "begChr", "("), _sign(element, "dPr", "endChr", ")")
    between = _sign(element, "dPr", "sepChr", "|")
    return begins + between.join(_linear(part, depth) for part in element.iterchildren(m("e"))) + ends


def _summed(element: Element, depth: int) -> str:
    sub, sup = _of(element, "sub", depth), _of(element, "sup", depth)
    limits = (f"_{_closed(sub)}" if sub else "") + (f"^{_closed(sup)}" if sup else "")
    return f"{_sign(element, 'naryPr', 'chr', '∫')}{limits} {_of(element, 'e', depth)}"


def _limited(element: Element, depth: int) -> str:
    sign = "_" if element.tag == m("limLow") else "^"
    return f"{_of(element, 'e', depth)}{sign}{_closed(_of(element, 'lim', depth))}"


def _function(element: Element, depth: int) -> str:
    return f"{_of(element, 'fName', depth)} {_of(element, 'e', depth)}"


def _accented(element: Element, depth: int) -> str:
    return _of(element, "e", depth) + _sign(element, "accPr", "chr", "\u0302")


def _matrix(element: Element, depth: int) -> str:
    rows = (
        "&".join(_linear(cell, depth) for cell in row.iterchildren(m("e"))) for row in element.iterchildren(m("mr"))
    )
    return f"[{'; '.join(rows)}]"


def _stacked(element: Element, depth: int) -> str:
    return "; ".join(_linear(row, depth) for row in element.iterchildren(m("e")))


_MAKERS = {
    m("f"): _fraction,
    m("sSup"): _raised,
    m("sSub"): _raised,
    m("sSubSup"): _raised,
    m("sPre"): _before,
    m("rad"): _root,
    m("d"): _brackets,
    m("nary"): _summed,
    m("limLow"): _limited,
    m("limUpp"): _limited,
    m("func"): _function,
    m("acc"): _accented,
    m("m"): _matrix,
    m("eqArr"): _stacked,
}


def drawn(code: str) -> str:
    r"""What a field of kind EQ draws, in one line: ``EQ \f(1,2)`` → 1/2."""
    bare = _FORMAT.sub("", code.strip()[2:]).strip()
    return _drawn(list(_PART.finditer(bare)), [0], 0)


def _drawn(parts: list[re.Match[str]], at: list[int], depth: int) -> str:
    """The text up to the bracket that closes; ``at`` is moved on."""
    text = ""
    while at[0] < len(parts):
        part = parts[at[0]]
        if part["mark"] and part["mark"] in "),;" and depth:
            return text
        at[0] += 1
        if part["switch"]:
            text += _switched(parts, at, part["switch"].lower(), depth)
        elif part["mark"] == "(" and depth < _DEEPEST:
            text += f"({', '.join(_arguments(parts, at, depth))})"
        else:
            text += part["literal"] or part["mark"] or part["text"]
    return text


def _arguments(parts: list[re.Match[str]], at: list[int], depth: int) -> list[str]:
    """The arguments behind a bracket that is open, the closing one taken."""
    arguments = [_drawn(parts, at, depth + 1).strip()]
    while at[0] < len(parts) and parts[at[0]]["mark"] in {",", ";"}:
        at[0] += 1
        arguments.append(_drawn(parts, at, depth + 1).strip())
    at[0] += 1
    return arguments


def _switched(parts: list[re.Match[str]], at: list[int], switch: str, depth: int) -> str:
    """What a switch draws: its options are passed over, its arguments set in one line."""
    options: list[str] = []
    while at[0] < len(parts) and (part := parts[at[0]])["mark"] != "(":
        if part["switch"]:
            options.append(part["switch"].lower())
        elif not (part["text"] and not part["text"].strip()) and not (options and options[-1] in {"lc", "rc", "bc"}):
            return ""
        at[0] += 1
    if at[0] >= len(parts) or depth >= _DEEPEST:
        return ""
    at[0] += 1
    arguments = _arguments(parts, at, depth)
    make = _DRAWN.get(switch)
    return make(arguments) if make else "".join(arguments)


def _over(arguments: list[str]) -> str:
    """Signs printed over each other: a figure in a circle is one sign."""
    if len(arguments) == 2 and arguments[0] in _CIRCLES and arguments[1] in _CIRCLED:
        return _CIRCLED[arguments[1]]
    return "".join(arguments)


def _divided(arguments: list[str]) -> str:
    return "/".join(map(_closed, arguments))


def _rooted(arguments: list[str]) -> str:
    return f"√({'&'.join(arguments)})" if len(arguments) > 1 else f"√{_closed(arguments[0])}"


_DRAWN: dict[str, Callable[[list[str]], str]] = {
    "f": _divided,
    "r": _rooted,
    "o": _over,
    "l": ",".join,
    "a": "; ".join,
    "b": lambda arguments: f"({','.join(arguments)})",
}


@dataclass(frozen=True, slots=True)
class CodeText:
    """What a field shows by its code alone: ``kind`` of field, ``text``, and a reading that stood above it."""

    kind: str
    text: str
    reading: str = ""


def code_text(code: str) -> CodeText | None:
    """What a formula or a button shows; None for fields of other kinds."""
    words = code.split(None, 2)
    kind = words[0].upper() if words else ""
    if kind == "EQ":
        readings = "".join(found["reading"] for found in _READING.finditer(code))
        return CodeText(kind, drawn(_READING.sub(lambda found: found["base"], code)), readings)
    if len(words) == 3 and kind in {"MACROBUTTON", "GOTOBUTTON"}:
        return CodeText(kind, words[2].strip())
    return None
