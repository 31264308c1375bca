"""Two lists brought side by side: which of the one is which of the other, and what moved."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from gazette.desk.text_comparing import likeness, traits

T = TypeVar("T", bound=Hashable)
Pair = tuple[int | None, int | None]
"""Places in the old and the new list; None where it stands in the other alone."""

# what moved must be as good as the same, and long enough not to be so by chance
_MOVED = 0.8
_LONG_ENOUGH = 10
_MOST_CELLS = 40_000
_NOWHERE = float("-inf")


@dataclass(frozen=True, slots=True)
class Likeness(Generic[T]):
    """How likely one item is the other, changed: ``text`` of an item, and the least that its kind makes of it.

    ``floor`` is what two items have in common by what they are, or None where they can never be the same.
    """

    text: Callable[[T], str]
    floor: Callable[[T, T], float | None]
    least: float = 0.35


def aligned(old: Sequence[T], new: Sequence[T], like: Likeness[T]) -> list[Pair]:
    """Both lists in one order: first what is equal, between that what is alike."""
    pairs: list[Pair] = []
    for act, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            pairs += zip(range(first, last), range(start, end), strict=True)
        else:
            pairs += _gap(old, new, (first, last, start, end), like)
    return pairs


def _gap(old: Sequence[T], new: Sequence[T], gap: tuple[int, int, int, int], like: Likeness[T]) -> Iterator[Pair]:
    """The pairs of most likeness between two places that are equal; the order of both stays.

    In a long gap only what stands about as far from its beginning is looked at.
    """
    first, last, start, end = gap
    rows, columns = last - first, end - start
    ours = [traits(like.text(each)) for each in old[first:last]]
    theirs = [traits(like.text(each)) for each in new[start:end]]
    band = _band(rows, columns)
    best: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    best[rows] = dict.fromkeys(band(rows), 0.0)
    paired: set[tuple[int, int]] = set()
    for row in reversed(range(rows)):
        here, below = best[row], best[row + 1]
        for column in reversed(band(row)):
            if column == columns:
                here[column] = 0.0
                continue
            floor = like.floor(old[first + row], new[start + column])
            score = -1.0 if floor is None else max(floor, likeness(ours[row], theirs[column]))
            together = below.get(column + 1, _NOWHERE) + score if score >= like.least else _NOWHERE
            here[column] = max(below.get(column, _NOWHERE), here.get(column + 1, _NOWHERE), together)
            if together >= here[column]:
                paired.add((row, column))
    row = column = 0
    while row < rows or column < columns:
        if (row, column) in paired:
            yield first + row, start + column
            row, column = row + 1, column + 1
        elif row < rows and (
            column == columns or best[row + 1].get(column, _NOWHERE) >= best[row].get(column + 1, _NOWHERE)
        ):
            yield first + row, None
            row += 1
        else:
            yield None, start + column
            column += 1


def _band(rows: int, columns: int) -> Callable[[int], range]:
    """Which columns are looked at in a row: all of them, or those beside the diagonal."""
    if rows * columns <= _MOST_CELLS:
        return lambda _row: range(columns + 1)
    slope = columns / rows
    half = max(_MOST_CELLS // rows // 2, 8, round(slope) + 1)
    return lambda row: range(max(0, round(row * slope) - half), min(columns, round(row * slope) + half) + 1)


def moved(gone: Sequence[T], come: Sequence[T], like: Likeness[T]) -> list[tuple[int, int]]:
    """Which of what is gone from one place has come to another, changed a little at most."""
    waiting: dict[T, list[int]] = defaultdict(list)
    for at, each in enumerate(gone):
        waiting[each].append(at)
    found: list[tuple[int, int]] = []
    for at, each in enumerate(come):
        if waiting.get(each):
            found.append((waiting[each].pop(0), at))
    left = [at for at in range(len(gone)) if at not in {one for one, _ in found}]
    free = [at for at in range(len(come)) if at not in {other for _, other in found}]
    if len(left) * len(free) > _MOST_CELLS:
        return found
    texts = {at: traits(like.text(come[at])) for at in free}
    for one in left:
        text = like.text(gone[one])
        if len(text) < _LONG_ENOUGH:
            continue
        shape = traits(text)
        scores = {
            other: likeness(shape, texts[other]) for other in free if like.floor(gone[one], come[other]) is not None
        }
        nearest = max(scores, key=lambda other: scores[other], default=None)
        if nearest is not None and scores[nearest] >= _MOVED:
            found.append((one, nearest))
            free.remove(nearest)
    return found
