"""Faults of place: ink outside the text block or its table cell, ink over other ink."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gazette.preflight.faults import Tally
from gazette.preflight.marks import CLOSING, OPENING
from gazette.preflight.reading import Box, Line, Reading, Stroke
from gazette.preflight.slots import Layout, Stand, StripSlots
from gazette.preflight.style_limits import Limits

_OUT = 0.1
_OVER = 0.1
_EDGE = 0.05
"""Points that a picture's edge may be off."""
_ASCENT, _DESCENT = 0.88, 0.12


def check_places(layout: Layout, reading: Reading, seen: dict[int, Line], limits: Limits, tally: Tally) -> None:
    """Count the faults of place on all pages."""
    by_page: list[list[Line]] = [[] for _ in layout.by_page]
    for line in reading.lines:
        by_page[line.slot.page].append(line)
        _inside_line(line, reading, tally)
        if line.slot.stand not in (Stand.ARTEFACT, Stand.CELL):
            _within(line, reading, _block(layout, line.slot.page, limits), tally)
    for stray in reading.strays:
        tally.on_page("outside", stray.page, stray.text, at=(stray.x, stray.y))
    for lines in by_page:
        _between_lines(lines, reading, tally)
    for page, pictures in enumerate(reading.pictures):
        _pictures(page, pictures, by_page[page] if page < len(by_page) else [], (reading, layout, limits), tally)
    for strip in layout.strips:
        if strip.is_table:
            _cells(strip, reading, seen, tally)


def _block(layout: Layout, page: int, limits: Limits) -> tuple[float, float, float, float]:
    """The text block on a sheet; on a turned one its left edge is the head."""
    left, top, right, bottom = limits.block
    sheet = layout.sheets[page]
    return (sheet.value.width - bottom, left, sheet.value.width - top, right) if sheet.turned else limits.block


def _within(line: Line, reading: Reading, frame: tuple[float, float, float, float], tally: Tally) -> None:
    """Whether the ink of a line stays in a frame: asked of the glyphs whose em boxes leave it."""
    tally.looked_at["outside"] += 1
    left, top, right, bottom = frame
    slack = _OUT * line.size
    outer: list[int] = []
    if line.xs[0] + _blank(line, 0, OPENING) < left - slack:
        outer.append(0)
    if line.right - _blank(line, -1, CLOSING) > right + slack:
        outer += [at for at in range(len(line.xs)) if line.xs[at] + line.widths[at] > right + slack]
    if line.y - _ASCENT * line.size < top - slack or line.y + _DESCENT * line.size > bottom + slack:
        outer = list(range(len(line.xs)))
    for at in outer:
        ink = reading.inks.ink(line, at)
        if ink and _beyond(ink, frame) > slack:
            tally.at_slot("outside", line.slot, line.text[max(0, at - 3) : at + 4], measured=_beyond(ink, frame))
            return


def _blank(line: Line, at: int, marks: frozenset[str]) -> float:
    """Half of a mark at a line's end: its blank side."""
    return line.widths[at] / 2 if line.text[at] in marks else 0.0


def _beyond(ink: Box, frame: tuple[float, float, float, float]) -> float:
    left, top, right, bottom = frame
    return max(left - ink.left, top - ink.top, ink.right - right, ink.bottom - bottom)


def _inside_line(line: Line, reading: Reading, tally: Tally) -> None:
    """Two neighbours whose ink overlaps; marks that are set half width have blank to give."""
    tally.looked_at["overlap"] += len(line.xs) - 1
    xs, widths, text = line.xs, line.widths, line.text
    least, most = _OVER * line.size, (0.5 + _OVER) * line.size
    for at, (x, following) in enumerate(pairwise(xs)):
        over = x + widths[at] - following
        if over <= least or widths[at + 1] <= least or (over <= most and _has_blank(text[at], text[at + 1])):
            continue
        one, other = reading.inks.ink(line, at), reading.inks.ink(line, at + 1)
        if one and other and min(one.right, other.right) - max(one.left, other.left) > least:
            measured = (one.right - other.left) / line.size
            tally.at_slot("overlap", line.slot, text[max(0, at - 2) : at + 4], measured=measured)


def _has_blank(left: str, right: str) -> bool:
    """Whether two neighbours may share half an em: a closing mark is blank on its right, an opening one on its left."""
    return left in CLOSING or right in OPENING


def _between_lines(lines: Sequence[Line], reading: Reading, tally: Tally) -> None:
    """Two lines of a page that run into each other."""
    for one, other in _near(lines):
        least = _OVER * min(one.size, other.size)
        a, b = _extent(one, reading), _extent(other, reading)
        if min(a.right, b.right) - max(a.left, b.left) > least and min(a.bottom, b.bottom) - max(a.top, b.top) > least:
            measured = (min(a.right, b.right) - max(a.left, b.left)) / one.size
            tally.at_slot("overlap", other.slot, f"{one.text[-6:]}|{other.text[:6]}", measured=measured)


def _near(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines whose em boxes overlap."""
    ordered = sorted((line for line in lines if line.text.strip()), key=lambda line: line.y)
    for at, line in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.y - line.y >= _DESCENT * line.size + _ASCENT * other.size:
                if other.y - line.y > 60:
                    break
                continue
            if line.xs[0] < other.right - _OVER * other.size and other.xs[0] < line.right - _OVER * line.size:
                yield line, other


def _extent(line: Line, reading: Reading) -> Box:
    """The ink of a line, by its first and last glyphs that draw something; between them by the em box."""
    inks = [ink for at in range(len(line.xs)) if (ink := reading.inks.ink(line, at))]
    if not inks:
        return Box(line.xs[0], line.y, line.xs[0], line.y)
    return Box(
        min(ink.left for ink in inks),
        min(ink.top for ink in inks),
        max(ink.right for ink in inks),
        max(ink.bottom for ink in inks),
    )


def _pictures(
    page: int,
    pictures: Sequence[Box],
    lines: Sequence[Line],
    of: tuple[Reading, Layout, Limits],
    tally: Tally,
) -> None:
    """Pictures that leave the text block, or have text over them."""
    reading, layout, limits = of
    for box in pictures:
        tally.looked_at["outside"] += 1
        over = _beyond(box, _block(layout, page, limits))
        if over > _EDGE:
            tally.on_page("outside", page, "▣", at=(box.left, box.top), measured=over)
        for line in lines:
            ink = _extent(line, reading) if box.top < line.y and line.y - line.size < box.bottom else None
            across = ink and min(ink.right, box.right) - max(ink.left, box.left)
            if ink and across and across > 0 and min(ink.bottom, box.bottom) - max(ink.top, box.top) > _EDGE:
                tally.at_slot("overlap", line.slot, line.text[:12], measured=across / line.size)


def _cells(strip: StripSlots, reading: Reading, seen: dict[int, Line], tally: Tally) -> None:
    """Whether the text of a table's row stays between the rules around it."""
    strokes = reading.strokes[strip.page] if strip.page < len(reading.strokes) else []
    upright, level = _around(strip, strokes)
    for slot in strip.slots:
        line = seen.get(id(slot))
        if line is None or not line.text.strip():
            continue
        tally.looked_at["outside"] += 1
        slack = _OUT * line.size
        middle = (line.xs[0] + line.right) / 2
        height = line.y - line.size * 0.38
        frame = (
            _last_before([s.x0 for s in upright if s.y0 - 1 <= height <= s.y1 + 1], middle, strip.left),
            _last_before([s.y0 for s in level if s.x0 - 1 <= middle <= s.x1 + 1], height, strip.top),
            _first_after([s.x0 for s in upright if s.y0 - 1 <= height <= s.y1 + 1], middle, strip.right),
            _first_after([s.y0 for s in level if s.x0 - 1 <= middle <= s.x1 + 1], height, strip.bottom),
        )
        if line.xs[0] < frame[0] - slack or line.right > frame[2] + slack or _too_high(line, frame, slack):
            extent = _extent(line, reading)
            if _beyond(extent, frame) > slack:
                tally.at_slot("outside", slot, line.text, measured=_beyond(extent, frame))


def _too_high(line: Line, frame: tuple[float, float, float, float], slack: float) -> bool:
    return line.y - _ASCENT * line.size < frame[1] - slack or line.y + _DESCENT * line.size > frame[3] + slack


def _around(strip: StripSlots, strokes: Sequence[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """The upright and the level rules that touch a strip, each from its smaller end."""
    upright, level = [], []
    for stroke in strokes:
        low, high = sorted((stroke.y0, stroke.y1))
        if high < strip.top - 1 or low > strip.bottom + 1:
            continue
        if abs(stroke.x0 - stroke.x1) < 0.01:
            upright.append(stroke._replace(y0=low, y1=high))
        else:
            left, right = sorted((stroke.x0, stroke.x1))
            level.append(stroke._replace(x0=left, x1=right))
    return upright, level


def _last_before(places: list[float], at: float, otherwise: float) -> float:
    places = sorted(places)
    found = bisect_right(places, at)
    return places[found - 1] if found else otherwise


def _first_after(places: list[float], at: float, otherwise: float) -> float:
    places = sorted(places)
    found = bisect_right(places, at)
    return places[found] if found < len(places) else otherwise
