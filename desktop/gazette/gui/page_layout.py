"""Where the sheets lie: one below the other, or facing ones side by side, as large as the zoom has them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, QSizeF

from gazette.typeset import Page

GAP = 16
MARGIN = 14
ZOOM_WIDTH = 0
"""The zoom that fits the page's width into the view."""
ZOOM_PAGE = -1
"""The zoom that fits whole pages into the view."""
_LEAST = 60
# At 100 % a point is 4/3 pixels, as a screen of 96 dots an inch has it.
PIXELS_PER_POINT = 96 / 72


@dataclass(slots=True)
class PageLayout:
    """The sheets in pixels, from the corner of what is scrolled over; ``rows`` are their indices side by side."""

    pages: Sequence[Page] = ()
    scale: float = 1.0
    rows: list[tuple[int, ...]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    width: int = 0
    height: int = 0
    _heads: list[float] | None = None

    def rect(self, index: int) -> QRectF:
        """Where a sheet lies; its left edge counts from the middle of the widest row."""
        page = self.pages[index]
        return QRectF(
            self.lefts[index], self.tops[index], round(page.width * self.scale), round(page.height * self.scale)
        )

    def visible(self, top: float, foot: float) -> range:
        """The sheets between two heights."""
        if not self.rows:
            return range(0)
        heads = [self.tops[row[0]] for row in self.rows] if self._heads is None else self._heads
        self._heads = heads
        first = max(bisect_right(heads, top) - 1, 0)
        if all(self.tops[index] + self.pages[index].height * self.scale <= top for index in self.rows[first]):
            first += 1
        last = bisect_left(heads, foot)
        return range(self.rows[first][0], self.rows[last - 1][-1] + 1) if first < last else range(0)


def page_rows(pages: Sequence[Page], *, facing: bool) -> list[tuple[int, ...]]:
    """Which pages stand side by side: a left one beside the right one that it faces; the first is a right one."""
    if not facing:
        return [(index,) for index in range(len(pages))]
    rows = [(0,)] if pages else []
    return rows + [tuple(range(at, min(at + 2, len(pages)))) for at in range(1, len(pages), 2)]


def largest_sheet(pages: Sequence[Page]) -> QSizeF:
    """The greatest width and height among the pages, in points."""
    width = max((page.width for page in pages), default=0.0)
    return QSizeF(width, max((page.height for page in pages), default=0.0))


def fitting_scale(largest: QSizeF, zoom: int, view: QSize, *, facing: bool) -> float:
    """Pixels a point at a ``zoom`` (a percentage, or what fits into ``view``); ``facing`` sheets lie in pairs."""
    if zoom > 0 or largest.isEmpty():
        return (zoom if zoom > 0 else 100) / 100 * PIXELS_PER_POINT
    beside = 2 if facing else 1
    scale = max(view.width() - 2 * MARGIN - GAP * (beside - 1), _LEAST) / (largest.width() * beside)
    if zoom == ZOOM_PAGE:
        scale = min(scale, max(view.height() - 2 * GAP, _LEAST) / largest.height())
    return float(scale)


def laid_out(pages: Sequence[Page], scale: float, *, facing: bool) -> PageLayout:
    """The sheets laid out; a single page of a pair lies at the side on which it is bound."""
    rows = page_rows(pages, facing=facing)
    made = PageLayout(pages, scale, rows, [0.0] * len(pages), [0.0] * len(pages))
    top = float(GAP)
    for row in rows:
        widths = [round(pages[index].width * scale) for index in row]
        if facing and row == (0,):
            lefts = [GAP / 2]
        elif facing:
            lefts = [-GAP / 2 - widths[0], GAP / 2]
        else:
            lefts = [-widths[0] / 2]
        for index, left in zip(row, lefts, strict=False):
            made.tops[index], made.lefts[index] = top, left
        top += max(round(pages[index].height * scale) for index in row) + GAP
    widest = max((round(page.width * scale) for page in pages), default=0)
    made.width = (2 * widest + GAP if facing else widest) + 2 * MARGIN
    made.height = round(top)
    return made
