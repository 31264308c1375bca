"""The document number in the English contents against the Chinese one: code, year and number.

The Latin form of a code is what the code table says, else the initials of its pinyin; another initial is no slip where
a character has a reading that begins so.
"""

import re
from collections.abc import Iterator

from gazette.model import Finding, latin_number
from gazette.model.document_number import latin_initials, parse_number
from gazette.proofreading.document import Document
from gazette.proofreading.folding import fold

_LATIN = re.compile(r"([A-Za-z0-9]+)\[(\d{4})\]no\.?(\w[\w-]*)", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")


def find(document: Document, codes: dict[str, str]) -> Iterator[Finding]:
    """An error where they say different things."""
    chinese, english = document.entry.number_zh, document.entry.number_en
    if not english or not english.strip():
        return
    if not chinese or not chinese.strip():
        yield Finding(
            rule="proofreading.number_only_english",
            level="doubt",
            block=(),
            part="number_en",
            text=english,
            start=0,
        )
        return
    expected = latin_number(chinese, codes)
    if expected is None:
        differs = not set(_FIGURES.findall(fold(english))) >= set(_FIGURES.findall(fold(chinese)))
    else:
        differs = fold(english).lower() != fold(expected).lower() and not _reads_as(chinese, english, codes)
    if differs:
        yield Finding(
            rule="proofreading.english_number",
            level="error",
            block=(),
            part="number_en",
            text=english,
            start=0,
            suggestion=expected,
            values=(("number", chinese), ("english", english)),
        )


def _reads_as(chinese: str, english: str, codes: dict[str, str]) -> bool:
    """Whether the English number is the Chinese one by another reading of its code."""
    parts, found = parse_number(chinese), _LATIN.fullmatch(fold(english))
    if parts is None or found is None or parts.code in codes:
        return False
    code, year, number = found.groups()
    if (int(year), number.upper()) != (parts.year, fold(parts.number).upper()):
        return False
    initials = latin_initials(parts.code)
    return len(initials) == len(code) and all(
        letter in readings for letter, readings in zip(code.upper(), initials, strict=True)
    )
