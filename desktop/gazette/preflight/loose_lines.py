"""Lines with too much white, and whether there was a better end for them: what the next one begins with coming up."""

from collections.abc import Iterator
from itertools import pairwise

from gazette.preflight.faults import Tally
from gazette.preflight.line_faults import looseness
from gazette.preflight.marks import CLOSING, LATIN, may_part, without_marks
from gazette.preflight.reading import Line
from gazette.preflight.style_limits import Limits

_GAP = 0.25
_ROUNDING = 0.0005


def count_loose(line: Line, following: Line, limits: Limits, tally: Tally) -> None:
    """Count a line with too much white; unavoidable is what could not be filled with the beginning of the next."""
    tally.looked_at["line-loose"] += 1
    tally.looked_at["line-loose-aim"] += 1
    loose = looseness(line)
    if loose > limits.loose_aim + _ROUNDING:
        tally.at_slot("line-loose-aim", line.slot, line.text, measured=loose)
    if loose > limits.loose_finding + _ROUNDING:
        forced = not _may_come_up(line, following, limits)
        tally.at_slot("line-loose", line.slot, line.text, measured=loose, unavoidable=forced)


def _may_come_up(line: Line, following: Line, limits: Limits) -> bool:
    """Whether the first part of the next line fits into the white, and leaves no single character behind."""
    text, white = following.text, _white(line)
    for end in _ends(following, limits):
        hangs = following.widths[end - 1] / 2 if text[end - 1] in CLOSING else 0.0
        gaps = sum(_takes_gap(one, other) for one, other in pairwise(line.text[-1] + text[:end]))
        gaps += bool(LATIN.match(line.text[-1]) and LATIN.match(text[0]))  # the word space that the line ended at
        if sum(following.widths[:end]) - hangs + gaps * _GAP * line.size > white:
            return False
        if not following.slot.last or len(without_marks(text[end:])) != 1:
            return True
    return False


def _white(line: Line) -> float:
    """What stands between the characters of a line beyond their widths and the gaps that belong there, in points."""
    white = 0.0
    for at, (one, other) in enumerate(pairwise(line.text)):
        natural = _GAP * line.size if _takes_gap(one, other) else 0.0
        white += max(0.0, line.xs[at + 1] - line.xs[at] - line.widths[at] - natural)
    return white


def _takes_gap(one: str, other: str) -> bool:
    """Whether a Han–Latin gap may belong between two characters."""
    return bool(LATIN.match(one)) != bool(LATIN.match(other))


def _ends(line: Line, limits: Limits) -> Iterator[int]:
    """Where a line might have been parted, its end too; a run of Latin letters, digits and signs is not parted."""
    text = line.text
    for at in range(1, len(text)):
        latin = LATIN.match(text[at - 1]) and LATIN.match(text[at])
        if not latin and may_part(text[:at], text[at], limits.units):
            yield at
    yield len(text)
