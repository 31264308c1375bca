"""Lost text: what is stored and not drawn, what is drawn and not extracted, or extracted out of order."""

from collections import Counter, defaultdict

from gazette.model import BlockPath, Entry, NameList, Table, block_texts
from gazette.preflight.faults import Tally
from gazette.preflight.marks import comparable
from gazette.preflight.reading import Line
from gazette.preflight.slots import Layout, Stand
from gazette.reading.dates import chinese_date


def check_extracted(layout: Layout, seen: dict[int, Line], tally: Tally) -> None:
    """Count the lines of the PDF whose text, taken out, is not the one that the pages say is there."""
    for slot in layout.slots:
        line, text = seen.get(id(slot)), slot.text
        tally.looked_at["lost-text"] += len(text)
        extracted = "".join(line.texts) if line else ""
        if extracted == text:
            continue
        stored, taken = comparable(text), comparable(extracted)
        if stored != taken:
            tally.at_slot("lost-text", slot, f"{stored[:20]} ≠ {taken[:20]}")


def check_stored(layout: Layout, tally: Tally) -> None:
    """Count what of heads and blocks the pages do not hold: in order, tables and lists by their characters."""
    drawn: defaultdict[tuple[int, BlockPath | None], list[str]] = defaultdict(list)
    where: dict[tuple[int, BlockPath | None], int] = {}
    for slot in layout.slots:
        if slot.entry is not None and slot.stand is not Stand.ARTEFACT:
            drawn[slot.entry, slot.path].append(slot.text)
            where.setdefault((slot.entry, slot.path), slot.page)
    for (entry, path), block in layout.blocks.items():
        shown = comparable("".join(drawn[entry, path]))
        stored = comparable("".join(block_texts(block)))
        tally.looked_at["lost-text"] += len(stored)
        if isinstance(block, Table | NameList):
            lacking = "".join((Counter(stored) - Counter(shown)).elements())
        else:
            lacking = "" if stored in shown else stored
        if lacking:
            tally.on_page("lost-text", where.get((entry, path), 0), lacking[:20])
    for index, head in enumerate(layout.issue.entries):
        shown = comparable("".join(drawn[index, ()]))
        for text in map(comparable, _head_texts(head)):
            tally.looked_at["lost-text"] += len(text)
            if text not in shown:
                tally.on_page("lost-text", where.get((index, ()), 0), text[:20])


def _head_texts(entry: Entry) -> tuple[str, ...]:
    """Title, date, number and addressee as they are to be drawn; empty ones are in every text."""
    date = chinese_date(entry.date) if entry.date else ""
    return (entry.title_full or entry.title_zh, date, entry.number_zh or "", entry.addressee or "")
