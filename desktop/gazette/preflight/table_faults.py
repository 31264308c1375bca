"""Faults of tables: a page of a continued table without its header."""

from gazette.model import Table
from gazette.preflight.faults import Tally
from gazette.preflight.marks import comparable
from gazette.preflight.reading import Line
from gazette.preflight.slots import Layout, StripSlots
from gazette.preflight.style_limits import Limits

_Key = tuple[int, tuple[int, ...]]
_HIGHEST_HEADER = 2
"""A header higher than this part of a page is not asked for again: one of two."""


def check_tables(layout: Layout, seen: dict[int, Line], limits: Limits, tally: Tally) -> None:
    """Count the pages on which a table goes on without the header that it begins with."""
    on: dict[_Key, int] = {}
    headers: dict[_Key, float] = {}
    in_header: set[_Key] = set()
    for strip in layout.strips:
        table = layout.table(strip.entry, strip.path)
        if not strip.is_table or table is None or strip.path is None or not table.header_rows:
            continue
        key, is_header = (strip.entry, strip.path), _is_header(strip, seen, table)
        before, on[key] = on.get(key), strip.page
        if before is None:
            headers[key] = 0.0
            in_header.add(key)
        if not is_header:
            in_header.discard(key)
        elif key in in_header:
            headers[key] += strip.bottom - strip.top
        if before in (None, strip.page):
            continue
        tally.looked_at["table-header"] += 1
        if not is_header:
            forced = headers[key] * _HIGHEST_HEADER > _depth(layout, strip, limits)
            _count(strip, _text(strip, seen), tally, forced=forced)


def _depth(layout: Layout, strip: StripSlots, limits: Limits) -> float:
    """How high the text block is on the sheet of a strip; a turned one is as high as the page is wide."""
    left, top, right, bottom = limits.block
    return right - left if layout.sheets[strip.page].turned else bottom - top


def _text(strip: StripSlots, seen: dict[int, Line]) -> str:
    return "".join(line.text for slot in strip.slots if (line := seen.get(id(slot))))


def _is_header(strip: StripSlots, seen: dict[int, Line], table: Table) -> bool:
    """Whether every line of a strip is part of a header cell; a table continued by columns shows some of them."""
    header = "\n".join(comparable(cell.text) for row in table.rows[: table.header_rows] for cell in row)
    lines = [line for slot in strip.slots if (line := seen.get(id(slot)))]
    return all(comparable("".join(line.texts)) in header for line in lines)


def _count(strip: StripSlots, text: str, tally: Tally, *, forced: bool) -> None:
    if strip.slots:
        tally.at_slot("table-header", strip.slots[0], text[:12], unavoidable=forced)
    else:
        tally.on_page("table-header", strip.page, text[:12])
