"""What an edit changed in a text, place by place, so that all that stands between its places is left as it is."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel

from gazette.gui.common_ends import common_ends

_SCATTERED = 8
"""More places than this, with less than half of the text left between them, are another text."""


class Hunk(NamedTuple):
    """From ``start`` to ``end`` of the old text there is ``text`` now."""

    start: int
    end: int
    text: str


def hunks(old: str, new: str) -> list[Hunk]:
    """From the first place to the last."""
    front, back = common_ends(old, new)
    was, now = old[front : len(old) - back], new[front : len(new) - back]
    made: list[Hunk] = []
    for edit in Indel.opcodes(was, now):
        if edit.tag == "equal":
            continue
        text = now[edit.dest_start : edit.dest_end]
        hunk = Hunk(front + edit.src_start, front + edit.src_end, text)
        if made and made[-1].end == hunk.start:
            last = made.pop()
            hunk = Hunk(last.start, hunk.end, last.text + hunk.text)
        made.append(hunk)
    if len(made) > _SCATTERED and Indel.normalized_similarity(was, now) < 0.5:
        return [Hunk(front, front + len(was), now)]
    return made


def with_hunks(old: str, changes: Iterable[Hunk]) -> str:
    """The text with changes from its front to its back."""
    made, at = "", 0
    for start, end, text in changes:
        made += old[at:start] + text
        at = end
    return made + old[at:]
