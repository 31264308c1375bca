"""Faults of tables: a page of a continued table without its header."""

from gazette.model import Table
from gazette.preflight.faults import Tally
from gazette.preflight.marks import comparable
from gazette.preflight.reading import Line
from gazette.preflight.slots import Layout, StripSlots

_HALF = 2


def check_tables(layout: Layout, seen: dict[int, Line], tally: Tally) -> None:
    """Count the pages on which a table goes on without the header that it begins with."""
    on: dict[tuple[int, tuple[int, ...]], int] = {}
    high: set[tuple[int, tuple[int, ...]]] = set()
    for strip in layout.strips:
        table = layout.table(strip.entry, strip.path)
        if not strip.is_table or table is None or strip.path is None or not table.header_rows:
            continue
        key = (strip.entry, strip.path)
        before, on[key] = on.get(key), strip.page
        if before is None and (strip.bottom - strip.top) * _HALF > layout.sheets[strip.page].value.height / _HALF:
            high.add(key)
        if before in (None, strip.page):
            continue
        tally.looked_at["table-header"] += 1
        text = _text(strip, seen)
        if not _is_header(strip, seen, table):
            _count(strip, text, tally, forced=key in high)


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
