"""Faults of columns: lines alone at foot or top, headings at the foot, uneven depths, baselines off the grid."""

from itertools import pairwise

from gazette.model import Heading, Picture, Signature, Table
from gazette.preflight.faults import Tally
from gazette.preflight.reading import Line
from gazette.preflight.slots import ColumnSlots, Layout, Slot, StripSlots

_OFF = 0.05
_AROUND_NOTES = 1
"""So many lines may be the white and the rule above footnotes."""
_LINES_OF_TEXT = 2
"""So many go with a heading."""


def check_columns(layout: Layout, seen: dict[int, Line], tally: Tally) -> None:
    """Count the faults of all columns; ``seen`` has the lines by the identity of their slots."""
    paragraphs, runs = _sizes(layout), _heading_runs(layout)
    for column, following in pairwise([*layout.columns, None]):
        assert column is not None
        if column.goes_on and following is not None:
            forced = runs.get(id(column.slots[-1]), 0) + _LINES_OF_TEXT > int(layout.depth / column.leading + _OFF)
            alone = column.foot is not None and (len(column.slots) == 1 or all(slot.heading for slot in column.slots))
            _foot(column.slots[-1], paragraphs, tally, forced=forced, alone=alone)
            _top(following.slots[0], paragraphs, tally)
        _grid(column, seen, tally)
    for foot in layout.feet:
        _grid(foot, seen, tally)
    for left, right in _pairs(layout.columns):
        if layout.two_columns:
            _evenness(layout, (left, right), seen, tally)
    for at, (strip, after) in enumerate(pairwise(layout.strips)):
        _caption(layout, strip, after, at, tally)


def _sizes(layout: Layout) -> dict[int, int]:
    """How many lines each paragraph has."""
    sizes: dict[int, int] = {}
    for slot in layout.slots:
        sizes[slot.paragraph] = sizes.get(slot.paragraph, 0) + 1
    return sizes


def _heading_runs(layout: Layout) -> dict[int, int]:
    """How many lines of headings follow each other where a line of them stands, by the identity of its slot."""
    runs: dict[int, int] = {}
    run: list[Slot] = []
    for column in layout.columns:
        for slot in column.slots:
            if slot.heading:
                run.append(slot)
                continue
            runs.update(dict.fromkeys(map(id, run), len(run)))
            run = []
        if not column.goes_on:
            runs.update(dict.fromkeys(map(id, run), len(run)))
            run = []
    return runs


def _foot(slot: Slot, sizes: dict[int, int], tally: Tally, *, forced: bool, alone: bool) -> None:
    """The last line of a column that goes on; ``forced``: it is of more headings in a row than a column holds.

    ``alone``: it is all the text that footnotes leave room for.
    """
    tally.looked_at["orphan-line"] += 1
    tally.looked_at["heading-foot"] += 1
    if slot.heading and slot.last:
        tally.at_slot("heading-foot", slot, slot.text, unavoidable=forced or alone)
    elif slot.first and not slot.last and sizes[slot.paragraph] > 1:
        tally.at_slot("orphan-line", slot, slot.text, unavoidable=alone)


def _top(slot: Slot, sizes: dict[int, int], tally: Tally) -> None:
    tally.looked_at["widow-line"] += 1
    if slot.last and not slot.first and sizes[slot.paragraph] > 1:
        tally.at_slot("widow-line", slot, slot.text)


def _pairs(columns: list[ColumnSlots]) -> list[tuple[ColumnSlots, ColumnSlots | None]]:
    """Left columns with the right ones beside them."""
    pairs: list[tuple[ColumnSlots, ColumnSlots | None]] = []
    at = 0
    while at < len(columns):
        left = columns[at]
        beside = columns[at + 1] if at + 1 < len(columns) else None
        if (
            beside
            and beside.page == left.page
            and beside.left > left.left
            and abs(beside.top - left.top) < left.leading
        ):
            pairs.append((left, beside))
            at += 2
        else:
            pairs.append((left, None))
            at += 1
    return pairs


def _evenness(
    layout: Layout, pair: tuple[ColumnSlots, ColumnSlots | None], seen: dict[int, Line], tally: Tally
) -> None:
    """Depths of a pair where a text ends, and the baselines of every pair."""
    left, right = pair
    last = right or left
    if last.ends_text:
        tally.looked_at["columns-uneven"] += 1
        if left.foot or (right and right.foot):
            _noted_evenness(layout, left, right, tally)
        elif (depth := abs(len(left.slots) - (len(right.slots) if right else 0))) > 1:
            slots = left.slots + (right.slots if right else [])
            forced = not _evenly_parted(layout, slots)
            text = last.slots[-1].text
            tally.at_slot("columns-uneven", last.slots[-1], text, measured=float(depth), unavoidable=forced)
    for a, b in zip(left.slots, right.slots if right else (), strict=False):
        one, other = seen.get(id(a)), seen.get(id(b))
        if one and other and abs(one.y - other.y) > _OFF:
            tally.at_slot("off-grid", b, other.text, measured=other.y - one.y)


def _noted_evenness(layout: Layout, left: ColumnSlots, right: ColumnSlots | None, tally: Tally) -> None:
    """Columns with footnotes differ by more than a line only where one line moved makes neither lower."""
    heights = _noted_height(left, left.slots), _noted_height(right or left, right.slots if right else [])
    uneven = abs(heights[0] - heights[1])
    if uneven <= (1 + _AROUND_NOTES) * left.leading + _OFF:
        return
    sizes, slots = _sizes(layout), left.slots + (right.slots if right else [])
    at = len(left.slots) + (1 if heights[0] < heights[1] else -1)
    forced = not 0 < at < len(slots) or not _may_part(layout, slots[at - 1], slots[at], sizes)
    forced = forced or any(column.foot and _has_gone_on(column, column.foot) for column in (left, right) if column)
    if not forced:
        feet = [column.foot for column in (left, right) if column and column.foot]
        moved = _height(slots[:at], left.leading, feet), _height(slots[at:], left.leading, feet)
        forced = max(moved) > max(heights) - _OFF
    last = (right or left).slots[-1]
    tally.at_slot("columns-uneven", last, last.text, measured=uneven / left.leading, unavoidable=forced)


def _has_gone_on(column: ColumnSlots, foot: ColumnSlots) -> bool:
    """Whether some of the notes beneath a column are of another, or go on in another."""
    marks = {"".join(run.texts) for slot in column.slots for run in slot.line.runs if run.rise}
    own = all(slot.text.startswith(tuple(marks)) for slot in foot.slots if slot.first)
    return not (own and foot.slots[0].first and foot.slots[-1].last)


def _noted_height(column: ColumnSlots, slots: list[Slot]) -> float:
    return _height(slots, column.leading, [column.foot] if column.foot and slots else [])


def _height(slots: list[Slot], leading: float, feet: list[ColumnSlots]) -> float:
    """How high lines are with those of the notes in ``feet`` whose marks are in them."""
    marks = {"".join(run.texts) for slot in slots for run in slot.line.runs if run.rise}
    height = len(slots) * leading
    for foot in feet:
        paths = {slot.path for slot in foot.slots if slot.first and any(slot.text.startswith(mark) for mark in marks)}
        height += sum(slot.path in paths for slot in foot.slots) * foot.leading
    return height


def _evenly_parted(layout: Layout, slots: list[Slot]) -> bool:
    """Whether the lines of a pair could be parted evenly without another fault."""
    half, sizes = len(slots) // 2, _sizes(layout)
    places = {half, len(slots) - half} - {0, len(slots)}
    return any(_may_part(layout, slots[at - 1], slots[at], sizes) for at in places)


def _may_part(layout: Layout, last: Slot, following: Slot, sizes: dict[int, int]) -> bool:
    together = last.path == following.path and isinstance(layout.block(last), Signature | Picture)
    if last.heading or together:
        return False
    single_foot = last.first and not last.last and sizes[last.paragraph] > 1
    return not single_foot and not (following.last and not following.first and sizes[following.paragraph] > 1)


def _grid(column: ColumnSlots, seen: dict[int, Line], tally: Tally) -> None:
    for order, slot in enumerate(column.slots):
        line = seen.get(id(slot))
        if line is None:
            continue
        tally.looked_at["off-grid"] += 1
        off = line.y - column.first_y - order * column.leading
        if abs(off) > _OFF:
            tally.at_slot("off-grid", slot, line.text, measured=off)


def _caption(layout: Layout, strip: StripSlots, after: StripSlots, at: int, tally: Tally) -> None:
    """A heading over a table that stays at the foot of a page while the table begins the next."""
    if strip.is_table or not strip.slots or not after.is_table or strip.path is None or strip.entry != after.entry:
        return
    block = layout.blocks.get((strip.entry, strip.path))
    if not isinstance(block, Heading | Table):
        return
    tally.looked_at["heading-foot"] += 1
    if after.page > strip.page:
        beginning = layout.strips[at + 1 : at + 3]
        caption = [one for one in layout.strips[: at + 1] if (one.entry, one.path) == (strip.entry, strip.path)]
        height = sum(one.bottom - one.top for one in (*caption, *beginning))
        forced = height > layout.depth
        tally.at_slot("heading-foot", strip.slots[-1], strip.slots[-1].text, unavoidable=forced)
