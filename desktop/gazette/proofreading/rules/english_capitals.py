"""Capitals of English titles: every word but the small ones begins with one.

Left alone: an issue whose titles are written in another way; longer prepositions, which houses write either way; the
second half of a word with a hyphen; units.
"""

import re
from collections.abc import Iterator

from gazette.model import Finding, Issue

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on onto or per so than the to up via with yet".split()
)
_EITHER = frozenset(
    "about above across after against along amid among around before behind below beneath beside between beyond down "
    "during except inside is its like near out outside over past since that through throughout till toward towards "
    "under until upon versus vs within without when where which who whose de di e la le van von etc".split()
)
_UNITS = frozenset("km kg mu ha cm mm ml kw kwh mw".split())
_ALWAYS_SMALL = frozenset({"and", "of", "or", "the"})
_HYPHENS = "-‐‑–—/"
_AFTER_STOP = ":.?!–—("


def find(issue: Issue) -> Iterator[Finding]:
    """An error for each word that should begin with a capital, a hint for a small word that should not."""
    titles = [(place, entry.title_en) for place, entry in enumerate(issue.entries, 1) if entry.title_en]
    lower = {place: list(_lower_words(title)) for place, title in titles}
    others = sum(len(words) > 1 for words in lower.values())
    if titles and 2 * others >= len(titles) and others > 1:
        return
    for place, title in titles:
        for word, start in lower[place]:
            yield _finding("proofreading.english_lower", "error", place, word, start, word[0].upper() + word[1:])
        for word, start in _upper_words(title):
            yield _finding("proofreading.english_upper", "hint", place, word, start, word[0].lower() + word[1:])


def _lower_words(title: str) -> Iterator[tuple[str, int]]:
    """The words that begin with a small letter and should not, and where."""
    for number, found in enumerate(_WORD.finditer(title)):
        word = found[0]
        if not word[0].islower() or not word.islower() or title[max(0, found.start() - 1) : found.start()].isdigit():
            continue  # iPhone, eGovernment and 3rd are names and numbers
        if number and (word in _SMALL | _EITHER | _UNITS or _is_second_half(title, found.start()) or len(word) == 1):
            continue
        yield word, found.start()


def _upper_words(title: str) -> Iterator[tuple[str, int]]:
    """The small words that begin with a capital in the middle of a title, and where."""
    for number, found in enumerate(_WORD.finditer(title)):
        before = title[: found.start()].rstrip()
        if number and found[0].lower() in _ALWAYS_SMALL and found[0].istitle() and before[-1:] not in _AFTER_STOP:
            yield found[0], found.start()


def _is_second_half(title: str, start: int) -> bool:
    """Whether the word goes on one before a hyphen, which some print with spaces (Sub – districts)."""
    return title[:start].rstrip()[-1:] in _HYPHENS


def _finding(rule: str, level: str, place: int, word: str, start: int, suggestion: str) -> Finding:
    return Finding(
        rule=rule,
        level="error" if level == "error" else "hint",
        entry=place,
        block=(),
        part="title_en",
        text=word,
        start=start,
        suggestion=suggestion,
    )
