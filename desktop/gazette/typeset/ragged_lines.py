"""Lines of narrow cells: where they end is chosen by the marks, as far as the cell gets no more lines by it."""

from typing import NamedTuple

from gazette.typeset.galley import Galley
from gazette.typeset.lengths import MilliPoints
from gazette.typeset.line_breaking import Line, Measure, end_of_line, width_of


class Ragged(NamedTuple):
    """A line ends preferably after one of ``marks`` in its last half; the last line is ``least_last`` long."""

    marks: frozenset[str]
    least_last: MilliPoints


def ragged_lines(text: Galley, lines: list[Line], measure: Measure, ragged: Ragged) -> list[Line]:
    """``lines``, which are as few as can be, broken anew in no more than they are."""
    if len(lines) < 2:
        return lines
    made: list[Line] = []
    start, count = 0, len(text.pieces)
    needed = {count: 0}
    while start < count:
        width = measure.of(len(made))
        end = end_of_line(text, start, width)
        marked = _marked_end(text, start, end, width, ragged.marks) if end < count else 0
        if marked and len(made) + 1 + _needed(text, marked, measure, needed) <= len(lines):
            end = marked
        made.append(Line(start, end, end == count))
        start = end
    made = made if len(made) <= len(lines) else lines  # squeezed they may be fewer
    return _with_long_last(made, text, measure, ragged.least_last)


def _needed(text: Galley, start: int, measure: Measure, known: dict[int, int]) -> int:
    """How many lines the text from ``start`` on needs; ``known`` has it for later starts."""
    starts: list[int] = []
    while start not in known:
        starts.append(start)
        start = end_of_line(text, start, measure.of(1))
    count = known[start]
    for order, at in enumerate(reversed(starts), 1):
        known[at] = count + order
    return known[starts[0]] if starts else count


def _marked_end(text: Galley, start: int, end: int, width: MilliPoints, marks: frozenset[str]) -> int:
    """The last place after a mark in the last half of a line's ``width``; 0: there is none."""
    for at in range(end, start, -1):
        if width_of(text, start, at) * 2 < width:
            return 0
        if text.breaks[at] == 1 and text.pieces[at - 1].text in marks:
            return at
    return 0


def _with_long_last(lines: list[Line], text: Galley, measure: Measure, least: MilliPoints) -> list[Line]:
    """A last line that is too short gets more from the one before, which stays as long."""
    if len(lines) < 2:
        return lines
    before, last = lines[-2], lines[-1]
    if width_of(text, last.start, last.end) >= least:
        return lines
    for at in range(last.start - 1, before.start, -1):
        if width_of(text, at, last.end) > measure.of(1) or width_of(text, before.start, at) < least:
            break
        if text.breaks[at] == 1 and width_of(text, at, last.end) >= least:
            return [*lines[:-2], Line(before.start, at, False), Line(at, last.end, True)]
    return lines
