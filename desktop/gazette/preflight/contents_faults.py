"""Faults of the contents lists: leaders and page numbers that do not end at one x, text in the column of pages."""

import re
from collections.abc import Sequence
from itertools import groupby

from gazette.preflight.faults import Tally
from gazette.preflight.reading import Line
from gazette.preflight.slots import Stand
from gazette.preflight.style_limits import Limits

_PAGE = re.compile(r"\(\d+\)")
_SAME = 0.05
_FEWEST = 3


def check_contents(lines: Sequence[Line], limits: Limits, tally: Tally) -> None:
    """Count the faults of the contents lists of all pages."""
    right = limits.block[2]
    for _, group in groupby(lines, key=lambda line: line.slot.page):
        members = list(group)
        leaders = [line for line in members if line.slot.stand is Stand.ARTEFACT and set(line.text) == {"."}]
        pages = [line for line in members if line.slot.stand is Stand.FRONT and _is_page(line, right)]
        if not leaders and not pages:
            continue
        for line in leaders:
            tally.looked_at["leader-end"] += 1
            if len(line.text) < _FEWEST:
                tally.at_slot("leader-end", line.slot, line.text, measured=float(len(line.text)))
        _same_end([(line, line.xs[-1]) for line in leaders], tally)
        _same_end([(line, line.right) for line in pages], tally)
        _page_column(members, [*leaders, *pages], right - limits.leader_end, tally)


def _is_page(line: Line, right: float) -> bool:
    return _PAGE.fullmatch(line.text.strip()) is not None and line.right > right - 3 * line.size


def _same_end(ends: list[tuple[Line, float]], tally: Tally) -> None:
    if not ends:
        return
    places = sorted(end for _, end in ends)
    usual = places[len(places) // 2]
    for line, end in ends:
        tally.looked_at["leader-end"] += 1
        if abs(end - usual) > _SAME:
            tally.at_slot("leader-end", line.slot, line.text, measured=end - usual)


def _page_column(members: list[Line], marks: list[Line], edge: float, tally: Tally) -> None:
    """Text beside or beneath the first leader or page number that reaches into their column."""
    first = min(line.y for line in marks) - 1
    apart = {id(line) for line in marks}
    for line in members:
        if line.slot.stand is Stand.FRONT and id(line) not in apart and line.y > first:
            tally.looked_at["page-column"] += 1
            if line.right > edge + _SAME and line.xs[0] < edge:
                tally.at_slot("page-column", line.slot, line.text[-8:], measured=line.right - edge)
