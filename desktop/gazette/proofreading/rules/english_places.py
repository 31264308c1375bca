"""The name of a place that a Chinese title has and its English one leaves out.

Left alone: places that no English title, section or name of the issue writes: nobody knows how they are written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gazette.model import Finding, Issue
from gazette.model.document_number import romanised
from gazette.reading.characters import HAN

_PLACE = re.compile(rf"[{HAN}](?=[市省县区])")
_WORD = re.compile(r"[A-Z][a-z]{2,}")
_LENGTHS = (2, 3)


def find(issue: Issue) -> Iterator[Finding]:
    """A hint: a house may leave out its own place."""
    names = (issue.publication.name.en, issue.editor.en, *(section.name.en for section in issue.sections))
    known = {
        word for text in (*names, *(entry.title_en for entry in issue.entries)) for word in _WORD.findall(text or "")
    }
    for number, entry in enumerate(issue.entries, 1):
        if not (entry.title_en or "").strip():
            continue
        for place in _places(entry.title_zh, known):
            if romanised_place(place[:-1]) not in (entry.title_en or ""):
                yield Finding(
                    rule="proofreading.english_place_missing",
                    level="hint",
                    entry=number,
                    block=(),
                    part="title_en",
                    values=(("place", place), ("english", romanised_place(place[:-1]))),
                )


def _places(title: str, known: set[str]) -> Iterator[str]:
    """The places in a title that somebody in the issue writes in English, each once."""
    found: dict[str, None] = {}
    for place in _PLACE.finditer(title):
        for length in _LENGTHS:
            name = title[max(0, place.end() - length) : place.end()]
            if len(name) == length and romanised_place(name) in known:
                found[name + title[place.end()]] = None
    yield from found


@lru_cache(maxsize=4096)  # the same few places stand in every title
def romanised_place(name: str) -> str:
    """A name in pinyin."""
    return romanised(name)
