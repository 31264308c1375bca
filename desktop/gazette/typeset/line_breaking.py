"""Pieces → lines. Push-out: what does not fit goes to the next line; in CLREQ's order it is squeezed in if it can be.

Order of work for a line after W3C CLREQ: widths of marks, forbidden breaks, then (in ``line_setting``) the adjusting.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from gazette.typeset.characters import Kind
from gazette.typeset.galley import BreakingRules, Galley
from gazette.typeset.lengths import MilliPoints

_WORDS = (Kind.PLAIN, Kind.HAN, Kind.LATIN)
_LOOKED_BACK = 3
"""How many lines before a loose one may give it something."""

Gives = Callable[[int, int], MilliPoints]


class Line(NamedTuple):
    """Pieces ``start`` to ``end`` (not included) of a paragraph; ``last`` where the paragraph ends."""

    start: int
    end: int
    last: bool


class Measure(NamedTuple):
    """How wide lines may be: the first is shorter by ``indent``, the others by ``turn``; whether they are filled."""

    width: MilliPoints
    indent: MilliPoints = 0
    turn: MilliPoints = 0
    filled: bool = True

    def of(self, order: int) -> MilliPoints:
        """The width that the line of this number, from 0, may have."""
        return self.width - (self.turn if order else self.indent)


def break_lines(text: Galley, measure: Measure, rules: BreakingRules, gives: Gives | None = None) -> list[Line]:
    """Break ``text`` into lines of ``measure``.

    ``gives`` tells what the pieces from one to another can be squeezed by; None: nothing.
    """
    lines: list[Line] = []
    start, count = 0, len(text.pieces)
    while start < count:
        limit = _limit(text, start, measure.of(len(lines)))
        end = _line_end(text, start, limit)
        if gives and rules.squeeze and end < count:
            end = _squeezed_end(text, start, end, limit, gives)
        if end < count and measure.filled and _looseness(text, start, end, limit, rules) > rules.loose:
            end = _address_end(text, end, limit) or end
            if _looseness(text, start, end, limit, rules) > rules.loose:
                start = _refilled(text, lines, end, measure, rules) or start
        lines.append(Line(start, end, end == count))
        start = end
    if gives and rules.squeeze_last and len(lines) > 1 and _is_single(lines[-1], text):
        before = lines[-2].start
        limit = _limit(text, before, measure.of(len(lines) - 2))
        if _over(text, count, limit) <= gives(before, count):
            return [*lines[:-2], Line(before, count, True)]
    return _with_companion(lines, text, measure, rules) if rules.companion else lines


def end_of_line(text: Galley, start: int, measure: MilliPoints) -> int:
    """Where a line of ``measure`` that begins with ``start`` ends when it takes all it can."""
    return _line_end(text, start, _limit(text, start, measure))


def width_of(text: Galley, start: int, end: int) -> MilliPoints:
    """The width of the pieces from one to another as a line."""
    return _over(text, end, _limit(text, start, 0))


def _limit(text: Galley, start: int, measure: MilliPoints) -> MilliPoints:
    """How far pieces may reach on a line that begins with ``start``: an opening mark there loses its blank half."""
    opening: int = text.widths[start] // 2 if text.kinds[start] == Kind.OPENING else 0
    return measure + text.reach[start] + text.joints[start] + opening


def _over(text: Galley, end: int, limit: MilliPoints) -> MilliPoints:
    return text.reach[end] - text.pieces[end - 1].hangs - limit


def _squeezed_end(text: Galley, start: int, end: int, limit: MilliPoints, gives: Gives) -> int:
    """The next break after ``end``, if the line can give what is too much then."""
    further = text.breaks.find(1, end + 1)
    return further if further > 0 and 0 < _over(text, further, limit) <= gives(start, further) else end


def _line_end(text: Galley, start: int, limit: MilliPoints) -> int:
    """The last allowed break before ``limit``; where there is none, the last piece that fits, at least one.

    Even then an address is parted first, and a line begins and ends with what may stand there, if it can.
    """
    reach, breaks, pieces = text.reach, text.breaks, text.pieces
    end = bisect_right(reach, limit + pieces[start].size) - 1
    forced = start + 1
    address = least_bad = parted = 0
    while end > start:
        if reach[end] - pieces[end - 1].hangs <= limit:
            how = breaks[end]
            if how == 1:
                return end
            forced = max(forced, end)
            if how == 2:
                address = max(address, end)
            elif how:
                parted = max(parted, end)
            elif not least_bad and pieces[end].starts and pieces[end - 1].ends:
                least_bad = end
        end -= 1
    return address or least_bad or parted or forced


def _address_end(text: Galley, end: int, limit: MilliPoints) -> int:
    """The last place before ``limit`` where the address that begins with ``end`` may be parted; 0: there is none."""
    found = 0
    at = end + 1
    while at < len(text.breaks) and text.breaks[at] != 1 and _over(text, at, limit) <= 0:
        if text.breaks[at] == 2:
            found = at
        at += 1
    return found


def _looseness(text: Galley, start: int, end: int, limit: MilliPoints, rules: BreakingRules) -> MilliPoints:
    """What a line lacks between each two pieces, in thousandths of an em, when spaces and gaps have grown."""
    if text.kinds[end - 1] == Kind.SPACE and end - start > 1:
        end -= 1
    missing = -_over(text, end, limit)
    size, gaps = text.pieces[start].size, end - start - 1
    if text.parts:
        gaps -= bisect_left(text.parts, end) - bisect_right(text.parts, start)
    if missing * 1000 <= rules.loose * size * gaps:
        return 0
    spaces = text.kinds.count(Kind.SPACE, start + 1, end)
    gaps_between = sum(text.joints[at] > 0 for at in range(start + 1, end))
    missing -= (spaces * rules.word_space_grows + gaps_between * rules.gap_grows) * size // 1000
    return max(0, -(-missing * 1000 // (size * gaps))) if gaps else max(0, missing) * 1000 // size + 1000


def _refilled(text: Galley, lines: list[Line], end: int, measure: Measure, rules: BreakingRules) -> int:
    """Where the line up to ``end`` begins when those before it give it what it lacks; 0: they can't.

    The lines before are changed to end there, as few of them as can be.
    """
    for back in range(1, min(_LOOKED_BACK, len(lines)) + 1):
        starts = _starts(text, lines, end, back, measure, rules)
        if starts:
            first = len(lines) - back
            for order, at in enumerate(starts, first):
                lines[order] = Line(lines[first].start if order == first else starts[order - first - 1], at, False)
            return starts[-1]
    return 0


def _starts(text: Galley, lines: list[Line], end: int, back: int, measure: Measure, rules: BreakingRules) -> list[int]:
    """Where the last ``back`` of ``lines`` must end so that neither they nor the one up to ``end`` are loose."""
    if not back:
        return []
    before = lines[-1]
    order = len(lines)
    for at in range(before.end - 1, before.start, -1):
        if text.breaks[at] not in (1, 2):
            continue
        limit = _limit(text, at, measure.of(order))
        if _over(text, end, limit) > 0:
            break
        if _looseness(text, at, end, limit, rules) > rules.loose:
            continue
        if back > 1:
            earlier = _starts(text, lines[:-1], at, back - 1, measure, rules)
            if earlier:
                return [*earlier, at]
        elif (
            _looseness(text, before.start, at, _limit(text, before.start, measure.of(order - 1)), rules) <= rules.loose
        ):
            return [at]
    return []


def _with_companion(lines: list[Line], text: Galley, measure: Measure, rules: BreakingRules) -> list[Line]:
    """A last line of one Han character gets a companion from the line before (CLREQ 孤字), if both fit on a line."""
    if len(lines) < 2:
        return lines
    last, before = lines[-1], lines[-2]
    if not _is_single(last, text):
        return lines
    for at in range(last.start - 1, before.start, -1):
        if text.breaks[at] == 1:
            if _over(text, last.end, _limit(text, at, measure.of(1))) > 0:
                return lines
            return [*_shortened(lines[:-1], at, text, measure, rules), Line(at, last.end, True)]
    return lines


def _shortened(lines: list[Line], end: int, text: Galley, measure: Measure, rules: BreakingRules) -> list[Line]:
    """``lines`` when the last one ends with ``end`` already; what it lacks then comes from those before it."""
    start, above = lines[-1].start, lines[:-1]
    limit = _limit(text, start, measure.of(len(above)))
    if measure.filled and _looseness(text, start, end, limit, rules) > rules.loose:
        start = _refilled(text, above, end, measure, rules) or start
    return [*above, Line(start, end, False)]


def _is_single(line: Line, text: Galley) -> bool:
    """Whether a line has but one Han character, marks aside."""
    words = [kind for kind in text.kinds[line.start : line.end] if kind in _WORDS]
    return len(words) == 1 and words[0] != Kind.LATIN
