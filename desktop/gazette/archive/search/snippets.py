"""The words around a hit, as they stand in the text."""

from collections.abc import Sequence

from gazette.archive.folding import folded_places
from gazette.archive.variants import simplified

_BEFORE, _BEHIND = 24, 80
"""So many characters are shown before and behind: two lines, of which the first has the words."""


def places_of(text: str, marked: Sequence[str], *, variants: bool = False) -> list[tuple[int, int]]:
    """Where the folded texts of ``marked`` stand in ``text``: from and to, in order, none within another.

    With ``variants`` traditional and simplified characters are one.
    """
    return _places(*folded_places(text), marked, variants=variants)


def _places(same: str, places: Sequence[int], marked: Sequence[str], *, variants: bool) -> list[tuple[int, int]]:
    if variants:
        same, marked = simplified(same), [simplified(each) for each in marked]
    found: list[tuple[int, int]] = []
    for wanted in marked:
        at = same.find(wanted)
        while at >= 0:
            found.append((places[at], places[at + len(wanted) - 1] + 1))
            at = same.find(wanted, at + len(wanted))
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):  # of two from one place the longer
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def snippet(text: str, marked: Sequence[str], same: str | None = None, *, variants: bool = False) -> str:
    """The first place in ``text`` at which one of ``marked`` stands, with what stands around it.

    ``same`` is the text as it is compared, where that is known.
    """
    aligned = same is not None and len(same) == len(text)
    compared, places = (same or "", range(len(text))) if aligned else folded_places(text)
    found = _places(compared, places, marked, variants=variants)
    start, end = found[0] if found else (0, 0)
    first, last = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
