"""What stands round the text of pages: running heads and page numbers.

They are known by standing at the same place again, or by what the file marks as no content.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gazette.ingest.pdf.page_values import PrintedPage, Segment

_FIGURES = re.compile(r"\d+")
_FOLIO = re.compile(
    r"[—–－\-·•]{0,2}\s*\d{1,4}\s*[—–－\-·•]{0,2}|第\s*\d{1,4}\s*[页頁](?:\s*[，,/]?\s*共\s*\d{1,4}\s*[页頁])?"
    r"|(?:Page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_MOST_ROWS, _FEWEST_PAGES = 3, 3
_EDGE = 0.16
_SAME_PLACE = 3.0
_LONGEST = 80
_PROSE, _LONG_PROSE = re.compile("[。；]"), 24
_MOST_MARKED = 0.5

Rows = list[list[Segment]]


def rows_of(segments: Sequence[Segment]) -> Rows:
    """The segments of a page in rows from the top down."""
    rows: Rows = []
    for segment in segments:
        if rows and rows[-1][0].y - segment.y < 0.5 * min(rows[-1][0].size, segment.size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def page_furniture(pages: Sequence[PrintedPage], segments: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """For every page the segments that are running heads and page numbers."""
    edges = [list(_edge_rows(page, rows_of(own))) for page, own in zip(pages, segments, strict=True)]
    places: Counter[tuple[str, int]] = Counter()
    folios: defaultdict[int, set[str]] = defaultdict(set)
    for rows in edges:
        for key, place in {(_key(row), round(row[0].y / _SAME_PLACE)) for row in rows}:
            for near in (-1, 0, 1):
                places[key, place + near] += 1
        for row in rows:
            if _FOLIO.fullmatch(_text(row)):
                folios[round(row[0].y / _SAME_PLACE)].add(_text(row))
    marked = _marked(pages, segments)
    return [
        own
        + [
            segment
            for row in rows
            if _is_furniture(row, places, folios, len(pages))
            for segment in row
            if segment not in own
        ]
        for own, rows in zip(marked, edges, strict=True)
    ]


def _marked(pages: Sequence[PrintedPage], segments: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """For every page the segments at its head and foot that the file marks as none of the document."""
    glyphs = [glyph for page in pages for glyph in page.glyphs]
    if sum(glyph.artefact for glyph in glyphs) > _MOST_MARKED * len(glyphs):
        return [[] for _ in pages]  # a file whose marks say nothing
    return [
        [one for row in rows_of(own) if _is_marked(row) and _is_at_edge(page, row[0]) for one in row]
        for page, own in zip(pages, segments, strict=True)
    ]


def _is_marked(row: Sequence[Segment]) -> bool:
    return all(glyph.artefact for segment in row for glyph in segment.glyphs)


def _is_at_edge(page: PrintedPage, segment: Segment) -> bool:
    """Whether a segment stands at the head or foot; on a page that was turned these may be anywhere."""
    edge = _EDGE * (page.box.y1 - page.box.y0)
    return page.turned or not page.box.y0 + edge < segment.y < page.box.y1 - edge


def _is_furniture(
    row: Sequence[Segment], places: Counter[tuple[str, int]], folios: dict[int, set[str]], pages: int
) -> bool:
    place = round(row[0].y / _SAME_PLACE)
    text = _text(row)
    if places[_key(row), place] >= min(_FEWEST_PAGES, max(2, pages)):
        return True
    return bool(_FOLIO.fullmatch(text)) and (len(folios[place]) > 1 or not text.isdecimal())


def _edge_rows(page: PrintedPage, rows: Rows) -> Iterator[list[Segment]]:
    """The rows at the head and foot of a page that stand apart from its text."""
    height = page.box.y1 - page.box.y0
    yield from _outer(rows, page.box.y1 - _EDGE * height, 1)
    yield from _outer(rows[::-1], page.box.y0 + _EDGE * height, -1)


def _outer(rows: Rows, limit: float, sign: int) -> list[list[Segment]]:
    """The rows before the first wide gap, at most three, all beyond the limit."""
    taken: list[list[Segment]] = []
    pitch = _pitch(rows)
    for row, following in pairwise([*rows[: _MOST_ROWS + 1], []]):
        if sign * (row[0].y - limit) < 0 or len(_text(row)) > _LONGEST:
            break
        taken.append(row)
        if not following or abs(row[0].y - following[0].y) > max(1.1 * min(pitch, 2 * row[0].size), 1.3 * row[0].size):
            return [] if _is_prose(taken) else taken
    return []


def _is_prose(rows: Rows) -> bool:
    """Whether rows together are a paragraph, which may stand so on several pages."""
    text = "".join(map(_text, rows))
    return len(text) > _LONG_PROSE and _PROSE.search(text) is not None


def _pitch(rows: Rows) -> float:
    gaps = sorted(abs(a[0].y - b[0].y) for a, b in pairwise(rows))
    return gaps[len(gaps) // 2] if len(gaps) > 4 else 0.0


def _key(row: Sequence[Segment]) -> str:
    return _FIGURES.sub("#", "".join(_text(row).split()))


def _text(row: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in row)
