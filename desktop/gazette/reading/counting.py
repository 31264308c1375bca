"""Counts of a text by the rule of Word and WPS: each Chinese character or mark is one, each run of others is one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from gazette.reading.characters import han_count

_CHINESE = (
    r"\u2e80-\u2fff\u3001-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f\uff01-\uffef"
    r"\u2460-\u24ff“”‘’—…·\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_CHINESE}]|[^\s{_CHINESE}]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a text holds; ``paragraphs`` are those that are not empty, ``spaced`` counts spaces too."""

    words: int = 0
    han: int = 0
    characters: int = 0
    spaced: int = 0
    paragraphs: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def counts(texts: Iterable[str]) -> Counts:
    """The counts of all ``texts``, each of which ends a paragraph; a line end in one does too."""
    paragraphs = [line for text in texts for line in re.split(r"[\n\u2028\u2029]", text) if line.strip()]
    return Counts(
        words=sum(len(_WORD.findall(line)) for line in paragraphs),
        han=sum(map(han_count, paragraphs)),
        characters=sum(len("".join(line.split())) for line in paragraphs),
        spaced=sum(len(line.replace("\t", "")) for line in paragraphs),
        paragraphs=len(paragraphs),
    )
