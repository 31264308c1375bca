"""Takes out blank lines that part nothing: in tables whose rows all stand apart, in titles where all lines do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.tables import is_figure
from gazette.ingest.structure.title_lines import is_title_row
from gazette.ingest.structure.wrapping import Wrapping
from gazette.reading.characters import squash
from gazette.reading.dates import date_alone
from gazette.reading.numbering import opening_number

_FEWEST_SPACED, _SPACED_SHARE = 2, 0.9
_FEWEST_LINES = 10
_MOST_BANDS, _LONGEST_BAND, _LONGEST_HEADER_CELL = 3, 60, 16


def close_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without gaps between table rows, and round bands between them, where nearly all rows have them."""
    spaced_text = _is_spaced([below.gap for above, below in pairwise(lines) if above.is_row and below.is_row])
    closed: set[int] = set()
    at = 0
    while at < len(lines):
        end = _stretch_end(lines, at)
        if end > at and (spaced_text or _is_spaced([line.gap for line in lines[at + 1 : end]])):
            closed |= _inner_gaps(lines, at, end)
        at = max(end, at + 1)
    return tuple(replace(line, gap=False) if at in closed else line for at, line in enumerate(lines))


def close_titles(lines: Sequence[Line], wrapping: Wrapping) -> tuple[Line, ...]:
    """The lines without gaps between the rows of a title, where blank lines stand behind every line not wrapped.

    The day of a signature may stand right under its office.
    """
    unwrapped = [(a, b) for a, b in pairwise(lines) if not (a.is_row or b.is_row or wrapping.fills(a))]
    apart = [b.number - a.number for a, b in unwrapped if b.gap]
    if len(apart) < _FEWEST_LINES or not all(b.gap or date_alone(b.text) for _, b in unwrapped):
        return tuple(lines)
    ((usual, _),) = Counter(apart).most_common(1)

    def goes_on(above: Line, line: Line) -> bool:
        return is_title_row(above) and is_title_row(line) and line.number - above.number == usual

    return (
        *lines[:1],
        *(replace(line, gap=False) if goes_on(above, line) else line for above, line in pairwise(lines)),
    )


def _is_spaced(gaps: Sequence[bool]) -> bool:
    return len(gaps) >= _FEWEST_SPACED and sum(gaps) >= _SPACED_SHARE * len(gaps)


def _stretch_end(lines: Sequence[Line], start: int) -> int:
    """The index behind rows from ``start`` and the bands between them; ``start`` where no row stands there."""
    end = start
    while end < len(lines) and lines[end].is_row:
        end += 1
        behind = end
        while behind < len(lines) and behind - end < _MOST_BANDS and _may_be_band(lines[behind]):
            behind += 1
        if end < behind < len(lines) and lines[behind].is_row and not _heads_a_table(lines[behind], lines[start]):
            end = behind
    return end


def _heads_a_table(row: Line, header: Line) -> bool:
    """Whether a row behind a band begins another table: it is the header again, or as short and without figures."""
    cells = [cell.strip() for cell in row.text.split("\t")]
    return squash(row.text) == squash(header.text) or not any(
        is_figure(cell) or len(cell) > _LONGEST_HEADER_CELL for cell in cells
    )


def _inner_gaps(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The lines behind the first of a stretch that a gap parts from it."""
    return {at for at in range(start + 1, end) if lines[at].gap}


def _may_be_band(line: Line) -> bool:
    """Whether a line without cells can stand over all columns of a table: 一、安全方面（共5项）."""
    return (
        not line.is_row
        and len(line.text) <= _LONGEST_BAND
        and line.text[-1] not in "。；：，"
        and opening_number(line.text) is not None
    )
