"""A phrase that nearly stands in a text: with a character wrong, missing, too much, or two of them exchanged."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA, Levenshtein

from gazette.reading.homophones import sound_alike

SHORTEST = 4
"""Fewest characters of a phrase whose near misses are told: shorter ones are like too much else."""
_LONG, _VERY_LONG = 8, 14
# what may be put into a short phrase without making another of it
_GLUE = frozenset("的地得和与及或、,\"'《》·")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Where it stands in the text."""

    start: int
    end: int


def near_misses(text: str, phrase: str) -> Iterator[NearMiss]:
    """Every place in ``text`` where ``phrase`` nearly stands; none where it does, to the letter.

    In short phrases only what is typed by mistake: a character that sounds alike, one missing or twice, two exchanged.
    Beginning and end stand as they should: other words in front of, or behind, a part of it are none of its concern.
    """
    most = _most_edits(phrase)
    if not most or len(frozenset(phrase) - _characters(text)) > most:
        return
    taken = [(at, at + len(phrase)) for at in _all(text, phrase)]
    for start, end in _candidates(text, phrase, most):
        if any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        yield NearMiss(start, end)


@lru_cache(maxsize=4)
def _characters(text: str) -> frozenset[str]:
    return frozenset(text)


def _most_edits(phrase: str) -> int:
    length = len(phrase)
    if length < SHORTEST:
        return 0
    return 1 if length < _LONG else 2 if length < _VERY_LONG else 3


def _all(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def _candidates(text: str, phrase: str, most: int) -> list[tuple[int, int]]:
    """Where it may stand, what is nearest first: a piece of it is there to the letter wherever it nearly stands."""
    length = len(phrase)
    # Two characters exchanged may spoil two pieces.
    bounds = [length * order // (most + 2) for order in range(most + 3)]
    found: dict[tuple[int, int], int] = {}
    for first, last in pairwise(bounds):
        for at in _all(text, phrase[first:last]):
            near = _best(text, phrase, at - first, most)
            if near is not None:
                found[near[1:]] = near[0]
    return sorted(found, key=lambda place: (found[place], place))


def _best(text: str, phrase: str, about: int, most: int) -> tuple[int, int, int] | None:
    """Edits, start and end of what is nearest to the phrase about a place."""
    best: tuple[int, int, int] | None = None
    for start in range(max(0, about - most), about + most + 1):
        for end in range(start + len(phrase) - most, min(len(text), start + len(phrase) + most) + 1):
            there = text[start:end]
            if not _same_ends(phrase, there):
                continue
            edits = OSA.distance(phrase, there, score_cutoff=best[0] - 1 if best else most)
            if 0 < edits <= (best[0] - 1 if best else most) and _is_slip(phrase, there, edits):
                best = edits, start, end
    return best


def _is_slip(phrase: str, there: str, edits: int) -> bool:
    """Whether what stands there is the phrase with a mistake, and not another one."""
    if len(phrase) >= _LONG:
        return _others(phrase, there) <= (1 if len(phrase) < _VERY_LONG else 2)
    if edits == 1 and len(phrase) == len(there) and sorted(phrase) == sorted(there):
        return True
    for edit in Levenshtein.editops(phrase, there):
        wrong = there[edit.dest_pos] if edit.dest_pos < len(there) else ""
        if edit.tag == "replace" and not sound_alike(phrase[edit.src_pos], wrong):
            return False
        if edit.tag == "insert" and wrong in _GLUE:
            return False
    return True


def _others(phrase: str, there: str) -> int:
    """How many characters are others that do not even sound alike: with a word replaced it is another phrase."""
    edits = (edit for edit in Levenshtein.editops(phrase, there) if edit.tag == "replace")
    return sum(not sound_alike(phrase[edit.src_pos], there[edit.dest_pos]) for edit in edits)


def _same_ends(phrase: str, there: str) -> bool:
    """Whether both begin and end alike, or two characters are exchanged there."""
    if phrase[0] == there[0] and phrase[-1] == there[-1]:
        return True
    alike = sound_alike(phrase[0], there[0]) and sound_alike(phrase[-1], there[-1])
    return len(phrase) == len(there) and (alike or sorted(phrase) == sorted(there))
