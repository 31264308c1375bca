"""What is drawn over a sheet without being printed: the tint of the current block, the caret, lines under findings."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gazette.gui.level_lines import draw_level_line
from gazette.gui.theme import LIGHT
from gazette.model import BlockPath, Level
from gazette.typeset import Box, Page

_TINT, _FOUND_TINT = 38, 70
_BAR, _BAR_OFF = 2, 5
_LINE = 1.5


class PageMark(NamedTuple):
    """A glyph that a finding means, or a search: on the page of index ``page``, with the line of its level."""

    page: int
    box: Box
    level: Level
    tinted: bool = False


@dataclass(frozen=True, slots=True)
class Current:
    """What is being edited: the block at ``path`` of an entry, counted from 0 as in ``Place``; and the caret in it.

    ``rows``: only those of its rows, by page index and head, are meant; None: all of it.
    """

    entry: int
    path: BlockPath
    caret: tuple[int, Box] | None = None
    rows: frozenset[tuple[int, float]] | None = None

    def rects(self, index: int, page: Page, scale: float) -> list[QRectF]:
        """Where it stands on the page of an index, in pixels."""
        return [
            QRectF(place.x * scale, place.y * scale, place.width * scale, place.height * scale)
            for place in page.places
            if place.entry == self.entry
            and place.path == self.path
            and (self.rows is None or (index, place.y) in self.rows)
        ]


def draw_current(painter: QPainter, current: Current, index: int, page: Page, corner: QPointF, scale: float) -> None:
    """Tint the block, with a bar at its left, and mark the caret; a sheet is light in every theme, and so is this."""
    ground, bar = LIGHT.color("accent"), LIGHT.color("accent")
    ground.setAlpha(_TINT)
    for rect in current.rects(index, page, scale):
        moved = rect.translated(corner)
        painter.fillRect(moved, ground)
        painter.fillRect(QRectF(moved.left() - _BAR_OFF, moved.top(), _BAR, moved.height()), bar)
    if current.caret is not None and current.caret[0] == index:
        box = current.caret[1]
        at = corner + QPointF(box.x, box.y) * scale
        # One on a turned sheet lies.
        wide, high = max(box.width * scale, _LINE), max(box.height * scale, _LINE)
        painter.fillRect(QRectF(at.x() - _LINE / 2, at.y(), wide, high), bar)


def draw_marks(painter: QPainter, marks: tuple[PageMark, ...], index: int, corner: QPointF, scale: float) -> None:
    """Draw a line under each glyph that is meant, and tint what a search found."""
    for mark in marks:
        if mark.page == index:
            box = mark.box
            foot = corner + QPointF(box.x, box.y + box.height) * scale
            if mark.tinted:
                ground = LIGHT.color(mark.level)
                ground.setAlpha(_FOUND_TINT)
                painter.fillRect(
                    QRectF(corner + QPointF(box.x, box.y) * scale, foot + QPointF(box.width * scale, 0)), ground
                )
            under = QRectF(foot.x(), foot.y() - _LINE, box.width * scale, _LINE)
            draw_level_line(painter, under, mark.level, LIGHT.color(mark.level), _LINE)
