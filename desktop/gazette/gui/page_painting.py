"""Draws a page value: the same glyph ids at the same places as in the printed file, at any scale."""

from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPainter, QPainterPath, QPen, QPixmap, QRawFont

from gazette.desk.typesetters import fonts
from gazette.typeset import Glyphs, Page

# Ink on paper, in both themes: sheets are dimmed, never inverted.
_INK = QColor("#000000")
# Qt draws no run of glyphs whose font came from a file and is larger, in device pixels: 64 is its own limit.
_LARGEST_RUN = 60
_OUTLINE_SIZE = 100.0


@cache
def _raw_font(name: str, size: float) -> QRawFont:
    file = fonts()[name].file
    return QRawFont(str(file), size, QFont.HintingPreference.PreferNoHinting)


def draw_page(painter: QPainter, page: Page, scale: float, shown: QRectF | None = None) -> None:
    """Draw the glyphs and rules of ``page`` at ``scale`` device pixels a point, its corner at the painter's origin.

    Lines of text outside ``shown``, which is in points, may be left out.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for rule in page.rules:
        painter.setPen(QPen(_INK, max(rule.width * scale, 0.6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(rule.x0 * scale, rule.y0 * scale, rule.x1 * scale, rule.y1 * scale))
    painter.setPen(_INK)
    for run in page.glyphs:
        if shown is None or shown.top() - run.size < run.y < shown.bottom() + run.size:
            _draw_run(painter, run, scale)
    if page.turned:
        painter.save()
        painter.translate(0, page.height * scale)
        painter.rotate(-90)
        draw_page(painter, page.turned, scale)
        painter.restore()


def _draw_run(painter: QPainter, run: Glyphs, scale: float) -> None:
    if run.size * scale * painter.device().devicePixelRatio() > _LARGEST_RUN:
        _fill_run(painter, run, scale)
        return
    drawn = QGlyphRun()
    drawn.setRawFont(_raw_font(run.font, round(run.size * scale, 2)))
    drawn.setGlyphIndexes(run.ids)
    drawn.setPositions([QPointF(offset * scale, 0) for offset in run.offsets])
    painter.drawGlyphRun(QPointF(run.x * scale, run.y * scale), drawn)


def _fill_run(painter: QPainter, run: Glyphs, scale: float) -> None:
    painter.save()
    painter.translate(run.x * scale, run.y * scale)
    painter.scale(scale, scale)
    for glyph, offset in zip(run.ids, run.offsets, strict=True):
        painter.save()
        painter.translate(offset, 0)
        painter.scale(run.size / _OUTLINE_SIZE, run.size / _OUTLINE_SIZE)
        painter.fillPath(_outline(run.font, glyph), _INK)
        painter.restore()
    painter.restore()


@lru_cache(maxsize=4000)
def _outline(name: str, glyph: int) -> QPainterPath:
    return _raw_font(name, _OUTLINE_SIZE).pathForGlyph(glyph)


def page_picture(page: Page, scale: float, ratio: float, paper: QColor) -> QPixmap:
    """``page`` on its sheet at ``scale`` pixels a point, sharp on a screen of ``ratio`` device pixels a pixel."""
    picture = QPixmap(round(page.width * scale * ratio), round(page.height * scale * ratio))
    picture.fill(paper)
    painter = QPainter(picture)
    draw_page(painter, page, scale * ratio)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def place_rects(page: Page, entry: int, path: tuple[int, ...], scale: float) -> list[QRectF]:
    """Where the block at ``path`` of entry ``entry`` stands on ``page``, in pixels."""
    return [
        QRectF(place.x * scale, place.y * scale, place.width * scale, place.height * scale)
        for place in page.places
        if place.entry == entry and place.path == path
    ]
