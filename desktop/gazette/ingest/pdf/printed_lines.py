"""The lines of a region, with the edges that they could reach, and whether one goes on with another."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gazette.ingest.pdf.columns import Region
from gazette.ingest.pdf.page_values import Glyph, Segment
from gazette.ingest.pdf.segments import line_text
from gazette.reading.numbering import opening_number

_NO_START = frozenset("，。、；：！？）》”’】〉」』〕％…—,.;:!?)]}%")
_NO_END = frozenset("（《“‘【〈「『〔([{")
_ENDS = frozenset("。；：！？;:!?）)")
_FAR, _FEWEST_INDENT, _FILLED = 2.6, 1.4, 2.2
_TOKEN = re.compile(r"[\x21-\x7e\u00c0-\u024f]+")
# what a line of a contents list ends in: dots and a page, or a page behind a number
_LEADERS = re.compile(
    r"[.…·⋯•]{4,}|(?:[.·…]\s){4,}|[.…·]{2,}\s*[（(]?\d{1,4}[）)]?$|[.…·]\s+[（(]?\d{1,4}[）)]?$|[)）]\s*[(（]\d{1,4}[)）]$"
)


class PrintedLine(NamedTuple):
    """A line of a region; ``starts`` are the places inside it behind a gap or a colon, where a hanging line begins.

    ``pieces`` are the texts that wide gaps part, and where they begin; ``parted``: far from each other.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    left: float
    right: float
    column: bool
    starts: tuple[float, ...]
    pieces: tuple[tuple[str, float], ...] = ()
    parted: bool = False

    @property
    def short(self) -> float:
        """How far it stays from the edge on its right."""
        return self.right - self.x1

    @property
    def indent(self) -> float:
        """How far it stays from the edge on its left."""
        return self.x0 - self.left

    @property
    def centred(self) -> bool:
        """Whether it stays equally far from both edges."""
        both = self.indent > 1.2 * self.size and self.short > 1.2 * self.size
        indented = abs(self.indent - 2 * self.size) < 0.35 * self.size
        return both and not indented and abs(self.indent - self.short) < 1.2 * self.size


def lines_of(region: Region, page: int) -> list[PrintedLine]:
    """The lines of a region from the top down."""
    rows: list[list[Segment]] = []
    for segment in sorted(region.segments, key=lambda one: (-one.y, one.x0)):
        if rows and rows[-1][0].y - segment.y < 0.4 * max(segment.size, rows[-1][0].size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [_line(row, region, page) for row in rows]


def _line(row: Sequence[Segment], region: Region, page: int) -> PrintedLine:
    row = sorted(row, key=lambda one: one.x0)
    widest = max(row, key=lambda one: one.x1 - one.x0)
    return PrintedLine(
        text=_row_text(row),
        x0=row[0].x0,
        x1=max(one.x1 for one in row),
        y=widest.y,
        size=widest.size,
        bold=all(one.bold for one in row),
        page=page,
        left=region.left,
        right=region.right,
        column=region.column,
        starts=tuple(_starts(row)),
        pieces=tuple(_pieces(row)),
        parted=any(b.x0 - a.x1 > _FAR * a.size for a, b in pairwise(row)),
    )


def _row_text(row: Sequence[Segment]) -> str:
    if len(row) == 1:
        return row[0].text
    glyphs = [glyph for segment in row for glyph in segment.glyphs]
    gaps = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(row)]
    if all(len(segment.text) == 1 for segment in row) and max(gaps) < 1.8 * min(gaps) + 0.3:
        return "".join(segment.text for segment in row) if len(row) > 2 else line_text(glyphs)
    text = row[0].text
    for gap, segment in zip(gaps, row[1:], strict=True):
        wide = text[-1] >= "\u2e80" or segment.text[0] >= "\u2e80"
        text += ("\u3000" * max(1, min(4, round(gap))) if wide else " " * max(2, min(4, round(2 * gap)))) + segment.text
    return text


def _pieces(row: Sequence[Segment]) -> Iterator[tuple[str, float]]:
    """The texts that wide gaps part, and where they begin; a name spread over the width of three characters is one."""
    at = 0
    while at < len(row):
        one, below = row[at], row[at + 1] if at + 1 < len(row) else None
        if below and _is_character(one) and _is_character(below) and below.x0 - one.x1 < _FILLED * one.size:
            yield one.text + below.text, one.x0
            at += 2
            continue
        yield one.text, one.x0
        at += 1


def _is_character(segment: Segment) -> bool:
    return len(segment.text) == 1 and "\u3400" <= segment.text <= "\u9fff"


def _starts(row: Sequence[Segment]) -> list[float]:
    places = [segment.x0 for segment in row[1:]]
    glyphs: list[Glyph] = [glyph for segment in row for glyph in segment.glyphs if not glyph.text.isspace()]
    for a, b in pairwise(glyphs[:16]):
        if a.text in "：:" or b.x0 - a.x1 > 0.3 * a.size:
            places.append(b.x0)
    return places


def goes_on(above: PrintedLine, line: PrintedLine, pitch: float, first: PrintedLine) -> bool:
    """Whether ``line`` is of the paragraph that ``first`` begins and that ``above`` is the last line of so far."""
    if abs(above.size - line.size) > 0.12 * above.size:
        return False
    same_region = above.page == line.page and (above.left, above.right) == (line.left, line.right) and above.y > line.y
    if same_region and above.y - line.y > 1.45 * (pitch or 1.75 * line.size):
        return False
    if not same_region and above.column != line.column:
        return False
    if _LEADERS.search(above.text) or above.centred or above.parted or (above is first and _is_right(above)):
        return False
    flush = line.indent < 0.7 * line.size
    hangs = same_region and _hangs(above, line, first)
    if _is_right(line) and not hangs:
        return False
    if above.short > _room(above, line, flush and first.indent > _FEWEST_INDENT * first.size):
        return False
    return flush or hangs


def _hangs(above: PrintedLine, line: PrintedLine, first: PrintedLine) -> bool:
    """Whether a line begins under the text of the first one behind its label, number or name."""
    if above is first:
        return any(abs(line.x0 - place) < 0.3 * line.size for place in first.starts)
    return abs(line.x0 - above.x0) < 0.2 * line.size and above.x0 > first.x0 + 0.7 * line.size


def _room(above: PrintedLine, line: PrintedLine, indented: bool) -> float:
    """How much room the line above may leave where ``line`` goes on with it.

    Where paragraphs are indented, words that are kept together may leave more in the middle of a sentence.
    """
    if above.bold != line.bold:
        return line.size
    if above.text[-1] in _NO_END or (indented and above.text[-1] not in _ENDS):
        return max(_needed(line), 4.0 * line.size) + 0.45 * line.size
    return _needed(line) + 0.45 * line.size


def _needed(line: PrintedLine) -> float:
    """How wide the first word of a line is, with the marks that may not stand at the beginning of one."""
    found = _TOKEN.match(line.text)
    width = len(found[0]) * 0.55 if found else 1.0
    rest = line.text[found.end() if found else 1 :]
    marks = next((n for n, one in enumerate(rest) if one not in _NO_START), len(rest))
    if not found and line.text[0] in _NO_END:
        marks += 1
    return (width + min(marks, 3)) * line.size


def _is_right(line: PrintedLine) -> bool:
    """Whether a line stands at the right edge, as a signature does."""
    return line.indent > 0.35 * (line.right - line.left) and line.indent > 4 * line.size


def begins_item(above: str, below: str) -> bool:
    """Whether a line of a table cell begins an item of its own: it is numbered, behind a whole sentence."""
    return above[-1:] in "。；" and opening_number(below) is not None


def joined(above: str, below: str) -> str:
    """The text of two lines of one paragraph, with a space where one parts Latin words."""
    a, b = above[-1], below[0]
    if a == "-" and above[-2:-1].isalpha() and above[-2:-1].isascii() and b.islower():
        return above + below
    narrow = a < "\u2e80" and b < "\u2e80" and a not in "—…“”‘’·/-" and b not in "—…“”‘’·/-"
    return above + (" " if narrow and (a.isalnum() or a in ",.;:)]%") and (b.isalnum() or b in "([") else "") + below
