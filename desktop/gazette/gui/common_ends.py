"""How much two sequences share at both ends: what lies between is all that an edit has changed."""

from collections.abc import Sequence


def common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items are equal at the front, and how many of the rest are equal at the back."""
    least = min(len(old), len(new))
    front = 0
    while front < least and old[front] == new[front]:
        front += 1
    back = 0
    while back < least - front and old[-1 - back] == new[-1 - back]:
        back += 1
    return front, back
