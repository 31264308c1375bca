"""Classes of characters by GB/T 15834-2011 and W3C CLREQ, written down again for the checker alone.

Nothing here is taken from the room that sets lines: a class that is wrong there shall be seen here.
"""

import re
import unicodedata
from typing import Literal

NOT_AT_START = frozenset("。，、；：！？）》〉」』】〗〕］｝”’%％‰℃·—…～．)],.;:!?")
NOT_AT_END = frozenset("（《〈「『【〖〔［｛“‘([")
_CLOSING = "。，、；：！？）》〉」』】〗〕］｝”’"
_OPENING = "（《〈「『【〖〔［｛“‘"
CLOSING = frozenset(_CLOSING)
OPENING = frozenset(_OPENING)
MARKS = CLOSING | OPENING | frozenset("—…·～")
_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
HAN = re.compile(f"[{_HAN}]")
HAN_PAIR = re.compile(f"(?=[{_HAN}][{_HAN}])")
MARK_PAIR = re.compile(
    f"(?=[{re.escape(_CLOSING)}][{re.escape(_CLOSING + _OPENING)}]|[{re.escape(_OPENING)}][{re.escape(_OPENING)}])"
)
HAN_MARK = re.compile(f"(?=[{_HAN}][{re.escape(_CLOSING + _OPENING)}]|[{re.escape(_CLOSING)}][{_HAN}])")
HAN_LATIN = re.compile(f"(?=[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}])")
LATIN = re.compile(r"[!-*,-~\u00a1-\u00b6\u00b8-\u02ff\u0370-\u052f\u1e00-\u1eff]")
WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]")
ENGLISH_WHOLE = re.compile(r"[A-Z]{2,} \[\d{4}\] No\. ?\d+|\d{4} [\u2013-] \d{4}|No\. \d+")
_DASHES = frozenset("—…")
_LIGATURES = {
    code: "".join(chr(int(part, 16)) for part in unicodedata.decomposition(chr(code)).split()[1:] if part != "0020")
    for code in (*range(0xFB00, 0xFB07), 0xFDFA)
}
"""Ligatures of Latin letters and the Arabic one in words, to the letters in them."""
PartFault = Literal["line-start", "line-end", "split-token"]


def may_part(before: str, after: str, units: frozenset[str]) -> bool:
    """Whether a line may end between two neighbouring characters, spaces apart; ``before`` may be a longer text."""
    return part_fault(before, after, units) is None


def part_fault(before: str, after: str, units: frozenset[str]) -> PartFault | None:
    """What is wrong with a line that ends with ``before`` where the next begins with ``after``."""
    last, first = before[-1], after[0]
    if last in _DASHES and first == last and _odd_run(before):
        return "split-token"
    if last.isspace() or first.isspace():
        return None
    if first in NOT_AT_START:
        return "line-start"
    if last in NOT_AT_END:
        return "line-end"
    if WORD.match(last) and WORD.match(first):
        return "split-token"
    return "split-token" if last.isdigit() and first in units else None


def _odd_run(text: str) -> bool:
    return (len(text) - len(text.rstrip(text[-1]))) % 2 == 1


def as_drawn(text: str) -> str:
    """``text`` with the geta mark for each control or format character, as pages and files show them."""
    if text.isprintable():
        return text
    return "".join("〓" if unicodedata.category(c) in ("Cc", "Cf") and not c.isspace() else c for c in text)


def without_marks(text: str) -> str:
    """``text`` without marks and spaces."""
    return "".join(character for character in text if character not in MARKS and not character.isspace())


def comparable(text: str) -> str:
    """``text`` without spaces, what no file can hold as text (controls, marks of direction), and what stands for it.

    Ligatures are their letters, as PDFium takes them.
    """
    joined = "".join(text.split()).replace("〓", "").translate(_LIGATURES)
    return joined if joined.isprintable() else "".join(c for c in joined if unicodedata.category(c)[0] != "C")
