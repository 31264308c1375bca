"""The segments of a page in reading order: regions of one column, and of the columns beside each other."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from gazette.ingest.pdf.page_values import Segment

_MOST_CANDIDATES, _FEWEST_LINES = 5, 3
_NARROWEST = 7.0
_MOST_COLUMNS = 6
_SLACK = 0.35
_INDENTED = 36


@dataclass(frozen=True, slots=True)
class Region:
    """Segments that are read one line after the other, between the edges that its lines can reach."""

    segments: tuple[Segment, ...]
    left: float
    right: float
    column: bool = False


class Gutter(NamedTuple):
    """Where a second column begins, and where the lines of the first one end."""

    at: float
    edge: float


def find_gutters(pages: Sequence[Sequence[Segment]]) -> tuple[Gutter, ...]:
    """The gutters between columns of running text on the pages of a document, commonest first."""
    found: defaultdict[int, list[Gutter]] = defaultdict(list)
    for segments in pages:
        if gutter := _prose_gutter(segments):
            found[round(gutter.at)].append(gutter)
    # what begins a little to the right of a gutter is only indented
    places = [place for place in found if not any(0 < place - other < _INDENTED for other in found)]
    common = sorted(places, key=lambda place: -len(found[place]))[:4]
    return tuple(Gutter(float(place), median(one.edge for one in found[place])) for place in common)


def regions_of(
    segments: Sequence[Segment], left: float, right: float, known: Sequence[Gutter] = (), depth: int = 0
) -> list[Region]:
    """The regions of what stands between two edges; ``known`` are gutters that other pages have."""
    gutter = _known_gutter(segments, left, right, known) or _prose_gutter(segments)
    if gutter is None or depth >= _MOST_COLUMNS:
        return _plain_regions(segments, left, right, known, depth)
    regions: list[Region] = []
    for band, columns in _bands(segments, gutter.at):
        if not columns:
            regions += _plain_regions(band, left, right, known, depth)
            continue
        first, rest = _halves(band, gutter.at)
        regions += regions_of(first, left, max(gutter.edge, _right_edge(first, gutter.at)), known, depth + 1)
        regions += regions_of(rest, gutter.at, right, known, depth + 1)
    return regions


def _plain_regions(
    segments: Sequence[Segment], left: float, right: float, known: Sequence[Gutter], depth: int
) -> list[Region]:
    """The regions of lines that stand in no columns beside each other: a first column can stand there alone."""
    regions: list[Region] = []
    for alone, run in groupby(segments, key=lambda one: any(_is_left(one, gutter) for gutter in known)):
        band = tuple(run)
        gutter = next((gutter for gutter in known if _fills(band, gutter)), None) if alone else None
        if gutter is not None:
            regions.append(Region(band, left, gutter.edge, True))
        elif regions and regions[-1].right == right:
            regions[-1] = Region((*regions[-1].segments, *band), left, right, depth > 0)
        else:
            regions.append(Region(band, left, right, depth > 0))
    return regions


def _is_left(segment: Segment, gutter: Gutter) -> bool:
    return segment.x1 < gutter.edge + _slack(segment)


def _fills(band: Sequence[Segment], gutter: Gutter) -> bool:
    """Whether several lines of running text end where the first column does."""
    full = [one for one in band if abs(one.x1 - gutter.edge) < one.size and one.x1 - one.x0 > _NARROWEST * one.size]
    return len(full) > 1 or (len(full) == 1 and len(band) <= _FEWEST_LINES and len(band) > 1)


def _halves(band: Sequence[Segment], gutter: float) -> tuple[list[Segment], list[Segment]]:
    left = [one for one in band if one.x0 < gutter - _slack(one)]
    return left, [one for one in band if one.x0 >= gutter - _slack(one)]


def _right_edge(column: Sequence[Segment], gutter: float) -> float:
    return max((one.x1 for one in column), default=gutter)


def _slack(segment: Segment) -> float:
    return _SLACK * segment.size


def _prose_gutter(segments: Sequence[Segment]) -> Gutter | None:
    """Where a second column of running text begins: lines that end before it and lines that begin there."""
    starts = Counter(round(one.x0) for one in segments)
    best: tuple[int, float] | None = None
    for place, count in starts.most_common(_MOST_CANDIDATES):
        near = [one.x0 for one in segments if abs(one.x0 - place) <= 1.5]
        gutter = min(near)
        if count < _FEWEST_LINES:
            continue
        score = sum(_prose_lines(band, gutter) for band, columns in _bands(segments, gutter) if columns)
        score -= 2 * sum(gutter - _INDENTED < one.x0 < gutter - _slack(one) and one.x1 > gutter for one in segments)
        if score > 0 and (best is None or score > best[0]):
            best = score, gutter
    if best is None:
        return None
    lines = [one for band, columns in _bands(segments, best[1]) if columns for one in _halves(band, best[1])[0]]
    return Gutter(best[1], _right_edge(lines, best[1]))


def _prose_lines(band: Sequence[Segment], gutter: float) -> int:
    """How many lines of the shorter column are running text; 0 where one of the two is none."""
    left, right = _halves(band, gutter)
    if not left or not right:
        return 0
    edge = _right_edge(left, gutter)
    size = median(one.size for one in band)
    far = max(one.x1 for one in right)
    if gutter - edge < 0.6 * size:
        return 0
    full = [one for one in left if one.x1 > edge - 1.6 * size and one.x1 - one.x0 > _NARROWEST * size]
    level = [one for one in right if one.x0 < gutter + 2.6 * size and one.x1 > far - 1.6 * size]
    if min(len(full), len(level)) < 2 or len(full) * 3 < len({round(one.y) for one in left}):
        return 0
    wide = [one for one in level if one.x1 - one.x0 > _NARROWEST * size]
    return min(len(full), len(wide))


def _known_gutter(segments: Sequence[Segment], left: float, right: float, known: Sequence[Gutter]) -> Gutter | None:
    """A gutter of other pages at which this one is parted too."""
    for gutter in known:
        bands = [band for band, columns in _bands(segments, gutter.at) if columns]
        found = [band for band in bands if _is_parted(band, gutter, left, right) or _prose_lines(band, gutter.at)]
        if found:
            begins = (one.x0 for band in found for one in _halves(band, gutter.at)[1])
            return Gutter(min(gutter.at, *begins), gutter.edge)
    return None


def _is_parted(band: Sequence[Segment], gutter: Gutter, edge: float, end: float) -> bool:
    """Whether both columns have lines, and the second one is full or begins its lines where the first does."""
    left, right = _halves(band, gutter.at)
    if _has_full_line(left, edge, gutter.edge) or (_begins(right, gutter.at) and _is_full(right, end)):
        return True
    if len({round(one.y) for one in left}) < 2 or len({round(one.y) for one in right}) < 2:
        return False
    starts = Counter(round(one.x0 - gutter.at) for one in right)
    place, _ = starts.most_common(1)[0]
    edges = (edge, min(one.x0 for one in left))
    return any(abs(one.x0 - begin - place) < 2 for one in left for begin in edges)


def _has_full_line(column: Sequence[Segment], edge: float, end: float) -> bool:
    """Whether a line fills a column from its edge, indented or not, to its end."""
    return any(abs(one.x1 - end) < _SLACK * one.size and _begins((one,), edge) for one in column)


def _is_full(column: Sequence[Segment], end: float) -> bool:
    """Whether a column is running text: wide pieces alone, one of which reaches its end."""
    wide = all(one.x1 - one.x0 > _NARROWEST * one.size for one in column)
    return wide and any(abs(one.x1 - end) < one.size for one in column)


def _begins(column: Sequence[Segment], edge: float) -> bool:
    """Whether a line of a column begins at its edge, indented or not."""
    return any(abs(one.x0 - edge - em * one.size) < 2 for one in column for em in (0, 2))


def _bands(segments: Sequence[Segment], gutter: float) -> list[tuple[list[Segment], bool]]:
    """The segments from the top down, parted where lines cross the gutter; whether each part stands in columns."""
    bands: list[tuple[list[Segment], bool]] = []
    rows = _rows(segments)
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and not _crosses(rows[end], gutter):
            end += 1
        if end > at:
            bands += _columns_in(rows[at:end], gutter)
        while end < len(rows) and _crosses(rows[end], gutter):
            bands.append((rows[end], False))
            end += 1
        at = end
    return _merged(bands)


def _columns_in(rows: Sequence[list[Segment]], gutter: float) -> list[tuple[list[Segment], bool]]:
    """Rows that do not cross the gutter: those above the first one of the second column, the columns, those below."""
    second = [n for n, row in enumerate(rows) if row[-1].x0 >= gutter - _slack(row[-1])]
    first = [n for n, row in enumerate(rows) if row[0].x0 < gutter - _slack(row[0])]
    if not second or not first:
        return [([one for row in rows for one in row], False)]
    start = second[0]
    # columns begin side by side
    while start > 0 and rows[start - 1][0].y - rows[start][0].y < 0.5 * rows[start][0].size:
        start -= 1
    end = max(second[-1], start) + 1
    pitch = median([a[0].y - b[0].y for a, b in pairwise(rows)] or [0.0])
    while end < len(rows) and rows[end - 1][0].y - rows[end][0].y <= 1.5 * pitch:
        end += 1
    parts = [(rows[:start], False), (rows[start:end], True), (rows[end:], False)]
    made = [([one for row in part for one in row], columns) for part, columns in parts if part]
    return [(part, columns and any(one.x0 < gutter - _slack(one) for one in part)) for part, columns in made]


def _merged(bands: Sequence[tuple[list[Segment], bool]]) -> list[tuple[list[Segment], bool]]:
    merged: list[tuple[list[Segment], bool]] = []
    for band, columns in bands:
        if merged and not columns and not merged[-1][1]:
            merged[-1][0].extend(band)
        else:
            merged.append((list(band), columns))
    return merged


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in segments:
        if rows and rows[-1][0].y - segment.y < 0.3 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def _crosses(row: Sequence[Segment], gutter: float) -> bool:
    return any(one.x0 < gutter - _slack(one) and one.x1 > gutter + _slack(one) for one in row)
