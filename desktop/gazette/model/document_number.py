"""Document numbers (文号): 青政办字〔2019〕67号 and its Latin form QZBZ [2019] No. 67."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

# Readings in which the initial of the usual reading is wrong inside a document code.
_READINGS = {
    "行": "X",
    "会": "H",
    "重": "C",
    "长": "C",
    "乐": "L",
    "厦": "X",
    "都": "D",
    "调": "D",
    "地": "D",
    "蔚": "Y",
    "六": "L",
}
_NUMBER = re.compile(
    r"^(?P<code>.+?)\s*[〔\[［（(【]\s*(?P<year>\d{4})\s*[〕\]］）)】]\s*(?:第\s*)?(?P<number>\d[\dA-Za-z—–-]*)\s*[号號]$"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number in parts: ``code`` 青政办字, ``year`` 2019, ``number`` as written (67, 67-1)."""

    code: str
    year: int
    number: str


def parse_number(text: str) -> DocumentNumber | None:
    """The parts of a document number, or None where ``text`` is none of that form (令 and the like)."""
    found = _NUMBER.match(text.strip())
    return DocumentNumber(found["code"].strip(), int(found["year"]), found["number"]) if found else None


def latin_code(code: str, codes: Mapping[str, str] | None = None) -> str:
    """The Latin form of a document code: what ``codes`` says, else the initials of its pinyin.

    Latin letters and digits inside the code stay, those of full width made plain; brackets and spaces are left out.
    """
    if codes and code in codes:
        return codes[code]
    letters = []
    for character in normalize("NFKC", code):
        if character in _READINGS:
            letters.append(_READINGS[character])
        elif character.isascii() and character.isalnum():
            letters.append(character)
        elif character.isalpha():
            letters.append(_first_letters(character)[0])
    return "".join(letter for letter in letters if letter.isascii())


def latin_initials(code: str) -> tuple[frozenset[str], ...]:
    """For each character of a code the letters that it can begin with in Latin, by all its readings."""
    initials: list[frozenset[str]] = []
    for character in normalize("NFKC", code):
        if character.isascii() and character.isalnum():
            initials.append(frozenset(character.upper()))
        elif character.isalpha():
            initials.append(frozenset((*_first_letters(character), *_READINGS.get(character, ""))))
    return tuple(initials)


def romanised(name: str) -> str:
    """A Chinese name in pinyin as English writes it: 青岛 → Qingdao."""
    return "".join(_readings(character, first=False)[0] for character in name).capitalize()


def _first_letters(character: str) -> list[str]:
    """The letters that the readings of a character begin with, the usual reading first."""
    return [reading[:1].upper() for reading in _readings(character, first=True) if reading]


def _readings(character: str, *, first: bool) -> list[str]:
    """The readings of a character, the usual one first, or no more than what each begins with."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # its phrases take 0.2 s to load and change no initial here
    from pypinyin import Style, pinyin  # noqa: PLC0415 -- slow to load, wanted only where a number is made

    style = Style.FIRST_LETTER if first else Style.NORMAL
    return pinyin(character, style=style, strict=False, heteronym=True)[0]


def latin_number(text: str, codes: Mapping[str, str] | None = None) -> str | None:
    """``QZBZ [2019] No. 67`` for 青政办字〔2019〕67号; None where ``text`` is no number of that form."""
    parts = parse_number(text)
    return f"{latin_code(parts.code, codes)} [{parts.year}] No. {normalize('NFKC', parts.number)}" if parts else None
