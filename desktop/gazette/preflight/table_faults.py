"""Faults of tables: a page of a continued table without its header."""

from gazette.preflight.faults import Tally
from gazette.preflight.reading import Line
from gazette.preflight.slots import Layout, StripSlots


def check_tables(layout: Layout, seen: dict[int, Line], tally: Tally) -> None:
    """Count the pages on which a table goes on without the header that it begins with."""
    heads: dict[tuple[int, tuple[int, ...]], tuple[int, str]] = {}
    for strip in layout.strips:
        table = layout.table(strip.entry, strip.path)
        if not strip.is_table or table is None or strip.path is None or not table.header_rows:
            continue
        key = (strip.entry, strip.path)
        text = _text(strip, seen)
        if key not in heads:
            heads[key] = (strip.page, text)
        elif heads[key][0] != strip.page:
            tally.looked_at["table-header"] += 1
            heads[key] = (strip.page, heads[key][1])
            if text != heads[key][1]:
                tally.at_slot("table-header", strip.slots[0], text[:12]) if strip.slots else tally.on_page(
                    "table-header", strip.page, text[:12]
                )


def _text(strip: StripSlots, seen: dict[int, Line]) -> str:
    return "".join(line.text for slot in strip.slots if (line := seen.get(id(slot))))
