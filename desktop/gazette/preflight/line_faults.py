"""Faults inside one line: marks not trimmed, gaps missing, edges ragged or overfull, looseness."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from gazette.preflight.faults import Tally
from gazette.preflight.marks import CLOSING, HAN_LATIN, HAN_MARK, HAN_PAIR, LATIN, MARK_PAIR
from gazette.preflight.reading import RAISED, Line
from gazette.preflight.slots import Stand
from gazette.preflight.style_limits import Limits

_EDGE = 0.05
_PAIR = 1.55
_WIDEST_SPACE = 0.5
_TRIMMED = 0.5
_SEEN_BETWEEN = ((HAN_PAIR, 0.0), (HAN_MARK, 0.0), (HAN_LATIN, 0.36))
_WORD_GAP = 0.15
_DOUBLE = frozenset(("—", "…", RAISED))
_HOLE = 0.5
"""What a line would need more in every gap, in em, is no line but holes: it stays ragged."""


def check_line(line: Line, limits: Limits, tally: Tally) -> None:
    """Count the faults of one line."""
    if line.slot.stand is Stand.ARTEFACT:
        return
    loose = looseness(line)
    _pairs(line, loose, tally)
    _gaps(line, limits, tally)
    if line.slot.stand in (Stand.COLUMN, Stand.ROW):
        _edge(line, tally)


def looseness(line: Line) -> float:
    """What stands between the characters of a line beyond their widths, in em, as a median.

    It is seen between two Han, else between a Han and a mark, else in what Han–Latin gaps and word spaces have beyond
    the widest that they may take for themselves, else between marks beyond their half width.
    """
    for pattern, natural in _SEEN_BETWEEN:
        if added := _added(line, pattern):
            return max(0.0, float(median(added)) / line.size - natural)
    if words := _word_gaps(line):
        spaced = any(map(str.isspace, line.slot.text))  # else they are parts of one word, and all of it was added
        places = 2 if any(map(str.isspace, line.text)) else 1  # before and after a space that is a glyph
        return max(0.0, float(median(words)) / line.size - (_WIDEST_SPACE if spaced else 0.0)) / places
    may_fill = line.slot.filled or line.slot.stand in (Stand.CELL, Stand.FRONT)
    if may_fill and (trimmed := _added(line, MARK_PAIR)):
        return float(median(trimmed)) / line.size + _TRIMMED
    return 0.0


def _added(line: Line, pattern: re.Pattern[str]) -> list[float]:
    xs, widths = line.xs, line.widths
    return [xs[at + 1] - xs[at] - widths[at] for at in _starts(pattern.finditer(line.text))]


def _word_gaps(line: Line) -> list[float]:
    """The white between Latin words, whether its spaces are glyphs or not."""
    inked = [at for at, character in enumerate(line.text) if not character.isspace()]
    gaps = (
        line.xs[after] - line.xs[at] - line.widths[at]
        for at, after in pairwise(inked)
        if LATIN.match(line.text[at]) and LATIN.match(line.text[after])
    )
    return [gap for gap in gaps if gap > _WORD_GAP * line.size]


def _starts(found: Iterator[re.Match[str]]) -> list[int]:
    return [match.start() for match in found]


def _pairs(line: Line, loose: float, tally: Tally) -> None:
    for at in _starts(MARK_PAIR.finditer(line.text)):
        tally.looked_at["pair-loose"] += 1
        advance = (line.xs[at + 1] + line.widths[at + 1] - line.xs[at]) / line.size
        if advance - loose > _PAIR and line.text[at : at + 2] in line.slot.text:
            tally.at_slot("pair-loose", line.slot, line.text[max(0, at - 2) : at + 4], measured=advance)


def _gaps(line: Line, limits: Limits, tally: Tally) -> None:
    for at in _starts(HAN_LATIN.finditer(line.text)):
        if len(line.texts[at]) > 1 or len(line.texts[at + 1]) > 1:
            continue  # it ends or begins otherwise than it looks: PDFium takes a ligature for its letters
        tally.looked_at["gap-missing"] += 1
        gap = (line.xs[at + 1] - line.xs[at] - line.widths[at]) / line.size
        if gap < limits.least_gap:
            tally.at_slot("gap-missing", line.slot, line.text[max(0, at - 2) : at + 4], measured=gap)


def _edge(line: Line, tally: Tally) -> None:
    """A line that should be full and is not, or one that is over: a closing mark counts half or whole."""
    last = _last_ink(line)
    if last is None:
        return
    full = line.xs[last] + line.widths[last]
    half = full - line.widths[last] / 2 if line.text[last] in CLOSING else full
    if line.slot.filled and not line.slot.last:
        tally.looked_at["edge"] += 1
        off = min((full - line.slot.right, half - line.slot.right), key=abs)
        if abs(off) > _EDGE:
            unavoidable = off < 0 and line.slot.right - half > _HOLE * line.size * places_to_grow(line.text.strip())
            tally.at_slot("edge", line.slot, line.text[-8:], measured=off, unavoidable=unavoidable)
    elif half - line.slot.right > _EDGE:
        tally.at_slot("edge", line.slot, line.text[-8:], measured=half - line.slot.right)


def _last_ink(line: Line) -> int | None:
    return next((at for at in range(len(line.text) - 1, -1, -1) if not line.text[at].isspace()), None)


def places_to_grow(text: str) -> int:
    """How many places of a text may grow: all but those inside a word, a double mark, and a note's own mark."""
    return sum(
        not (LATIN.match(one) and LATIN.match(other)) and not (one == other and one in _DOUBLE)
        for one, other in pairwise(text.lstrip(RAISED))
    )
