"""Figures and years of the Chinese title that its English one must have too.

Left alone: small numbers written as words (three, Third), 3rd, roman figures.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from gazette.model import Finding
from gazette.proofreading.document import Document
from gazette.reading.dates import small_number

_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3})(?:届|批|次|轮|期)")
_YEARS = re.compile(
    r"(?<![〇零一二三四五六七八九十第])([一二三四五六七八九十]{1,3})年(?=行动|攻坚|滚动|规划|计划|实施)"
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "_ ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ROMAN = "_ I II III IV V VI VII VIII IX X XI XII".split()
_YEAR = re.compile(r"(?:19|20)\d\d")


def find(document: Document) -> Iterator[Finding]:
    """An error for what is missing; a doubt for an ordinal, and for a year that the Chinese title does not have."""
    entry = document.entry
    english = entry.title_en or ""
    if not english.strip() or not entry.title_zh:
        return
    wanted = list(dict.fromkeys(_FIGURES.findall(normalize("NFKC", entry.title_zh))))
    there = [(found[0], found.start()) for found in _FIGURES.finditer(_THOUSANDS.sub("", english))]
    known = {number for number, _start in there}
    missing = [number for number in wanted if number not in known and not _in_words(number, english)]
    strays = [(number, start) for number, start in there if number not in wanted]
    for number in missing:
        like = [stray for stray in strays if len(stray[0]) == len(number)]
        stray = like[0] if len(missing) == len(like) == 1 and "," not in english else None
        yield Finding(
            rule="proofreading.english_figure_differs" if stray else "proofreading.english_figure_missing",
            level="error",
            block=(),
            part="title_en",
            text=stray[0] if stray else "",
            start=stray[1] if stray else None,
            suggestion=number if stray else None,
            values=(("figure", number), ("english", stray[0] if stray else "")),
        )
    if not missing:
        yield from _added_years(strays, entry.date)
    yield from _words_missing(entry.title_zh, english)


def _added_years(strays: list[tuple[str, int]], day: str | None) -> Iterator[Finding]:
    for number, start in strays:
        if _YEAR.fullmatch(number) and not (day or "").startswith(number):
            yield Finding(
                rule="proofreading.english_year_added",
                level="doubt",
                block=(),
                part="title_en",
                text=number,
                start=start,
            )


def _words_missing(chinese: str, english: str) -> Iterator[Finding]:
    for pattern in (_ORDINAL, _YEARS):
        for found in pattern.finditer(chinese):
            number = str(small_number(found[1]))
            if not _in_words(number, english) and number not in _FIGURES.findall(english):
                yield Finding(
                    rule="proofreading.english_count_missing",
                    level="doubt",
                    block=(),
                    part="title_en",
                    values=(("figure", found[0]),),
                )


def _in_words(number: str, english: str) -> bool:
    """Whether a number below a hundred stands in ``english`` as a word or in roman figures."""
    if not number.isdecimal() or not 0 < int(number) < 100:
        return False
    words = set(re.findall(r"[a-z]+", english.lower()))
    return bool(words & _names(int(number))) or (
        int(number) < len(_ROMAN) and _ROMAN[int(number)] in re.findall(r"[A-Z]+", english)
    )


def _names(number: int) -> set[str]:
    if number < len(_ONES):
        return {_ONES[number], _ORDINALS[number]} | ({"once"} if number == 1 else {"twice"} if number == 2 else set())
    tens, ones = divmod(number, 10)
    if not ones:
        return {_TENS[tens], f"{_TENS[tens][:-1]}ieth"}
    return {_TENS[tens]}
