"""Lines with too much white, and whether there was a better end for them: what the next one begins with coming up."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gazette.preflight.faults import Tally
from gazette.preflight.line_faults import looseness, places_to_grow
from gazette.preflight.long_words import may_part_before
from gazette.preflight.marks import CLOSING, LATIN, MARK_PAIR, MARKS, NOT_AT_START, OPENING, may_part, without_marks
from gazette.preflight.reading import RAISED, Line
from gazette.preflight.style_limits import Limits

_GAP = 0.25
_ROUNDING = 0.0005
_OVERHANG = 0.05
_KERN = 0.1
"""What two letters, in em, are nearer to each other than their widths tell: not so where a line parts them."""
_CLEARLY = 0.9
"""Widths of marks that come to stand beside others are not known here: what is but just better is not called so."""


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of a paragraph around one: the one above, the next one and the one after that."""

    above: Line | None
    following: Line
    after: Line | None


def count_loose(line: Line, around: Around, limits: Limits, tally: Tally) -> None:
    """Count a line with too much white.

    Unavoidable is what could be filled neither with the beginning of the next line nor with the end of the one above
    without making that one loose; the next line may be filled from the one after it.
    """
    tally.looked_at["line-loose"] += 1
    tally.looked_at["line-loose-aim"] += 1
    loose = looseness(line)
    if loose > limits.loose_aim + _ROUNDING:
        tally.at_slot("line-loose-aim", line.slot, line.text, measured=loose)
    if loose > limits.loose_finding + _ROUNDING:
        above = around.above
        better = _may_come_up(line, around, limits) or (above is not None and _may_come_down(above, line, limits))
        forced = not better
        tally.at_slot("line-loose", line.slot, line.text, measured=loose, unavoidable=forced)


def _may_come_up(line: Line, around: Around, limits: Limits) -> bool:
    """Whether the first part of the next line fits into the white, and leaves no single character or hole behind."""
    following = around.following
    text, white = following.text, _white(line) - _KERN * line.size
    if line.text[-1] in CLOSING and text[0] not in MARKS and line.right > line.slot.right + _OVERHANG * line.size:
        white -= line.widths[-1] / 2  # its blank half, which it had lost at the end
    for end in _ends(following, limits):
        hangs = following.widths[end - 1] / 2 if text[end - 1] in CLOSING else 0.0
        gaps = sum(_takes_gap(one, other) for one, other in pairwise(line.text[-1] + text[:end]))
        gaps += bool(LATIN.match(line.text[-1]) and LATIN.match(text[0]))  # the word space that the line ended at
        if sum(following.widths[:end]) - hangs + gaps * _GAP * line.size > white:
            return False
        lone = following.slot.last and len(without_marks(text[end:])) == 1
        if not lone and _stays_full(following, end, around.after, limits):
            return True
    return False


def _stays_full(line: Line, end: int, after: Line | None, limits: Limits) -> bool:
    """Whether a line that gives up what stands before ``end`` is not loose once the one after it has filled it."""
    if line.slot.last or after is None:
        return True
    white, taken, more = _white(line) + sum(line.widths[:end]), 0.0, ""
    for place in _ends(after, limits):
        hangs = after.widths[place - 1] / 2 if after.text[place - 1] in CLOSING else 0.0
        wide = sum(after.widths[:place]) - hangs
        if wide > white:
            break
        taken, more = wide, after.text[:place]
    places = max(1, places_to_grow(line.text[end:] + more))
    return (white - taken) / places <= limits.loose_finding * line.size


def _may_come_down(above: Line, line: Line, limits: Limits) -> bool:
    """Whether the last part of the line above fits into the white so that both are no longer loose."""
    white, places, more = _white(line), places_to_grow(line.text), _white(above)
    gap = _GAP * line.size if _takes_gap(above.text[-1], line.text[0]) else 0.0
    if line.text[0] in OPENING and above.text[-1] not in MARKS and line.xs[0] < line.slot.left:
        gap += line.widths[0] / 2  # its blank half, which it had lost at the beginning
    for end in reversed(list(_ends(above, limits))[:-1]):
        inner = sum(_takes_gap(one, other) for one, other in pairwise(above.text[end:]))
        moved = sum(above.widths[end:]) + gap + inner * _GAP * line.size
        if moved > white:
            return False
        ours = (white - moved) / (places + places_to_grow(above.text[end:]) + 1)
        theirs = (more + moved) / max(1, places_to_grow(above.text[:end]))
        if max(ours, theirs) <= _CLEARLY * limits.loose_finding * line.size:
            return True
    return False


def _white(line: Line) -> float:
    """What a line has beyond its characters' widths and the gaps that belong there, in points; its ragged end too."""
    hangs = line.widths[-1] / 2 if line.text[-1] in CLOSING else 0.0
    white = max(0.0, line.slot.right - line.right + hangs)
    if white <= _OVERHANG * line.size:
        white = 0.0
    for at, (one, other) in enumerate(pairwise(line.text)):
        if RAISED in (one, other):
            continue
        natural = _GAP * line.size if _takes_gap(one, other) else 0.0
        if MARK_PAIR.match(one + other):
            natural = -line.widths[at + 1 if one in OPENING else at] / 2
        white += max(0.0, line.xs[at + 1] - line.xs[at] - line.widths[at] - natural)
    return white


def _takes_gap(one: str, other: str) -> bool:
    """Whether a Han–Latin gap may belong between two characters."""
    return bool(LATIN.match(one)) != bool(LATIN.match(other)) and not {one, other} & MARKS


def _is_latin(character: str) -> bool:
    """Whether a character is Latin or the sign of addition, which no line parts from what it adds."""
    return character == "+" or bool(LATIN.match(character))


def _ends(line: Line, limits: Limits) -> Iterator[int]:
    """Where a line might have been parted, its end too; of what is Latin only a long address is."""
    text = line.text
    for at in range(1, len(text)):
        latin = _is_latin(text[at - 1]) and _is_latin(text[at])
        if text[at].isspace() or (text[at - 1].isspace() and text[at] in NOT_AT_START):
            continue  # a line ends after its space
        if (not latin and may_part(text[:at], text[at], limits.units)) or may_part_before(line, at):
            yield at
    yield len(text)
