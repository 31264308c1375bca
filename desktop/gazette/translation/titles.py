"""English titles suggested for a Chinese one: how its pattern was rendered, what titles like it were called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from rapidfuzz import fuzz, process

T = TypeVar("T")
_LEAST_PERCENT = 55
"""Two titles that agree less say nothing about each other: every title shares 关于…的通知."""
_OPENING = 4
"""Characters with which titles of one pattern begin alike: 关于印发."""
_LEAST_ENDING = 3
"""And with which they end alike, at least: 的通知."""
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePair:
    """A title that was printed in both languages, and where: the document's number and its issue."""

    zh: str
    en: str
    number: str | None = None
    issue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """``text`` is the English; of a pattern (``is_pattern``) only its beginning, the rest is left to write.

    ``percent`` says how alike the Chinese titles are, 100 for a pattern; ``uses`` how many pairs say so; ``pair`` is
    the latest of them.
    """

    text: str
    percent: int
    uses: int
    pair: TitlePair
    is_pattern: bool = False


class MemoryOfTitles:
    """All pairs, the latest first."""

    def __init__(self, pairs: Sequence[TitlePair]) -> None:
        self._pairs = [pair for pair in pairs if pair.zh and pair.en]
        self._titles = [_plain(pair.zh) for pair in self._pairs]

    def suggestions(self, title: str, most: int = 3) -> tuple[Suggestion, ...]:
        """What fits ``title``, the pattern first, then the titles that are most like it."""
        wanted = _plain(title)
        if not wanted:
            return ()
        found = [pattern] if (pattern := self._pattern(wanted)) else []
        alike = process.extract(wanted, self._titles, scorer=fuzz.ratio, score_cutoff=_LEAST_PERCENT, limit=4 * most)
        said = {one.text for one in found}
        for _title, score, place in alike:
            pair = self._pairs[place]
            if pair.en not in said:
                said.add(pair.en)
                uses = sum(other.en == pair.en for other in self._pairs)
                found.append(Suggestion(text=pair.en, percent=int(score), uses=uses, pair=pair))
        return tuple(found[:most])

    def _pattern(self, wanted: str) -> Suggestion | None:
        """How titles begin in English that open like this one and end like it, as far as two of them do."""
        like = [
            (len(_common((wanted[::-1], title[::-1]))), pair)
            for title, pair in zip(self._titles, self._pairs, strict=True)
            if title != wanted and title[:_OPENING] == wanted[:_OPENING]
        ]
        endings = sorted((length for length, _pair in like), reverse=True)
        if len(endings) < 2 or endings[1] < _LEAST_ENDING:
            return None
        pairs = [pair for length, pair in like if length >= endings[1]]
        words = _common(pair.en.split() for pair in pairs)
        if len(words) < _LEAST_WORDS:
            return None
        return Suggestion(text=" ".join(words), percent=100, uses=len(pairs), pair=pairs[0], is_pattern=True)


def _common(all_parts: Iterable[Sequence[T]]) -> list[T]:
    """What all begin with."""
    return [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*all_parts, strict=False))]


def _plain(title: str) -> str:
    return "".join(title.split())
