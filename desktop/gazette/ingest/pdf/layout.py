"""Pages → paragraphs and tables in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gazette.ingest.manuscript import ManuscriptParagraph
from gazette.ingest.pdf.columns import Gutter, find_gutters, regions_of
from gazette.ingest.pdf.grids import Grid
from gazette.ingest.pdf.name_columns import read_names
from gazette.ingest.pdf.page_values import Segment
from gazette.ingest.pdf.printed_lines import PrintedLine, goes_on, joined, lines_of
from gazette.model import NameList

# of the usual step from line to line, of the size of type
_GAP, _WIDE_GAP = 1.45, 1.9
# the space behind the number of an article or chapter is as wide as a character in print
_ARTICLE = re.compile(r"^(第[一二三四五六七八九十百零〇]{1,7}[条章节])\u3000+")
_INDENT = "\u3000\u3000"


@dataclass(slots=True)
class Sheet:
    """A page without its furniture: text outside tables, and the tables."""

    number: int
    segments: list[Segment]
    grids: list[Grid]


@dataclass(slots=True)
class PlacedGrid:
    """A table in reading order, with its page."""

    page: int
    grid: Grid


def reading_order(sheets: Sequence[Sheet]) -> list[PrintedLine | PlacedGrid]:
    """Lines and tables of all pages as they are read."""
    left, right = _edges(sheets)
    known = find_gutters([sheet.segments for sheet in sheets])
    return [item for sheet in sheets for item in _of_sheet(sheet, left, right, known)]


def _edges(sheets: Sequence[Sheet]) -> tuple[float, float]:
    """Where the lines of the document begin and end: places that at least a few of its lines reach."""
    starts = sorted(one.x0 for sheet in sheets for one in sheet.segments)
    ends = sorted((one.x1 for sheet in sheets for one in sheet.segments), reverse=True)
    grids = [grid for sheet in sheets for grid in sheet.grids]
    if not starts:
        return (min((grid.box.x0 for grid in grids), default=0.0), max((grid.box.x1 for grid in grids), default=0.0))
    return _reached(starts), _reached(ends)


def _reached(places: Sequence[float]) -> float:
    """The outermost place that several lines share; the very outermost where none do."""
    fewest = max(2, len(places) // 100)
    return next(
        (
            place
            for n, place in enumerate(places)
            if sum(abs(one - place) < 1.5 for one in places[n : n + 400]) >= fewest
        ),
        places[0],
    )


def _of_sheet(sheet: Sheet, left: float, right: float, known: Sequence[Gutter]) -> list[PrintedLine | PlacedGrid]:
    """Tables over the whole page part its text; those inside a column stand between its lines."""
    items: list[PrintedLine | PlacedGrid] = []
    narrow = [grid for grid in sheet.grids if any(grid.box.x1 < one.at or grid.box.x0 > one.edge for one in known)]
    rest = list(sheet.segments)
    for grid in sheet.grids:
        if grid in narrow:
            continue
        items += _lines([one for one in rest if one.y > grid.box.y1 - 1], left, right, known, sheet.number)
        items.append(PlacedGrid(sheet.number, grid))
        rest = [one for one in rest if one.y <= grid.box.y1 - 1]
    items += _lines(rest, left, right, known, sheet.number)
    for grid in narrow:
        items.insert(_index_below(items, grid), PlacedGrid(sheet.number, grid))
    return items


def _index_below(items: Sequence[PrintedLine | PlacedGrid], grid: Grid) -> int:
    """The index behind the last line, or table, that stands above a table in its column."""
    middle = (grid.box.x0 + grid.box.x1) / 2
    found = 0
    for at, item in enumerate(items, 1):
        left, right, foot = reach(item)
        if left <= middle <= right and foot >= grid.box.y1 - 1:
            found = at
    return found


def reach(item: PrintedLine | PlacedGrid) -> tuple[float, float, float]:
    """From where to where the column of a line goes, or a table, and how low it stands."""
    if isinstance(item, PlacedGrid):
        return item.grid.box.x0, item.grid.box.x1, item.grid.box.y0
    return item.left, item.right, item.y


def _lines(
    segments: Sequence[Segment], left: float, right: float, known: Sequence[Gutter], page: int
) -> Iterator[PrintedLine]:
    if not segments:
        return
    left, right = min(left, *(one.x0 for one in segments)), max(right, *(one.x1 for one in segments))
    for region in regions_of(segments, left, right, known):
        yield from lines_of(region, page)


def paragraphs(lines: Sequence[PrintedLine]) -> Iterator[ManuscriptParagraph | NameList]:
    """Lines that follow each other, put together to whole paragraphs; an empty one where a wide gap parts them."""
    pitch = _pitch(lines)
    names: NameList | None = None
    run: list[PrintedLine] = []
    at = looked = 0
    while at < len(lines):
        found, looked = read_names(lines, at, names) if at >= looked else (None, looked)
        if found is not None:
            yield from _whole(run, pitch)
            run, names, at = [], found, looked
            continue
        if names is not None:
            yield names
            names = None
        run.append(lines[at])
        at += 1
    yield from _whole(run, pitch)
    if names is not None:
        yield names


def _whole(lines: Sequence[PrintedLine], pitch: float) -> Iterator[ManuscriptParagraph]:
    text = ""
    first = last = None
    for line in lines:
        if first is not None and last is not None and goes_on(last, line, pitch, first):
            text = joined(text, line.text)
            last = line
            continue
        if text:
            yield ManuscriptParagraph(text=text)
        if last is not None and _apart(last, line, pitch):
            yield ManuscriptParagraph(text="")
        text = (_INDENT if line.indent > 1.4 * line.size and not line.centred else "") + _ARTICLE.sub(r"\1 ", line.text)
        first = last = line
    if text:
        yield ManuscriptParagraph(text=text)


def _pitch(lines: Sequence[PrintedLine]) -> float:
    """How far lines of running text stand from each other."""
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 4 * a.size]
    return median(steps) if steps else 0.0


def _apart(above: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    if above.page != line.page or above.y <= line.y:
        return False
    return above.y - line.y > max(_GAP * pitch, _WIDE_GAP * max(line.size, above.size))
