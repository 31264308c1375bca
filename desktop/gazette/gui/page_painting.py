"""Draws a page value: the same glyph ids at the same places as in the printed file, at any scale."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPaintEngine, QPainter, QPen, QPixmap

from gazette.gui.glyph_fonts import OUTLINE_SIZE, embedded_font, outline, raw_font
from gazette.typeset import Glyphs, Page, PagePicture

# Ink on paper, in both themes: sheets are dimmed, never inverted.
_INK = QColor("#000000")
_WAITING = QColor("#8c8c8c")
# Qt draws no run of glyphs whose font came from a file and is larger, in device pixels: 64 is its own limit.
_LARGEST_RUN = 60
_LEAST = QSize(1, 1)


Shown = Callable[[str], QImage | None]
"""Gives the picture of a hash, None where it is not at hand."""


def draw_page(painter: QPainter, page: Page, scale: float, pictures: Shown, shown: QRectF | None = None) -> None:
    """Draw what stands on ``page`` at ``scale`` device pixels a point, its corner at the painter's origin.

    Lines of text outside ``shown``, which is in points, may be left out.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for placed in page.pictures:
        if not placed.missing:
            _draw_picture(painter, placed, scale, pictures(placed.sha256))
    for rule in page.rules:
        painter.setPen(QPen(_INK, max(rule.width * scale, 0.6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(rule.x0 * scale, rule.y0 * scale, rule.x1 * scale, rule.y1 * scale))
    painter.setPen(_INK)
    draw_run = _draw_run if painter.paintEngine().type() == QPaintEngine.Type.Raster else _print_run
    for run in page.glyphs:
        if shown is None or shown.top() - run.size < run.y < shown.bottom() + run.size:
            draw_run(painter, run, scale)
    if page.turned:
        painter.save()
        painter.translate(0, page.height * scale)
        painter.rotate(-90)
        draw_page(painter, page.turned, scale, pictures)
        painter.restore()


def _draw_picture(painter: QPainter, placed: PagePicture, scale: float, image: QImage | None) -> None:
    at = QRectF(placed.x * scale, placed.y * scale, placed.width * scale, placed.height * scale)
    if image is None:
        painter.setPen(QPen(_WAITING, 1))
        painter.drawRect(at)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(at, _seen_small(painter, at, image))


def _seen_small(painter: QPainter, at: QRectF, image: QImage) -> QImage:
    """The picture in the size in which a screen shows it, where that is far smaller: a painter would leave pixels out.

    Of a page of small type they are strokes.
    """
    size = painter.deviceTransform().mapRect(at).size().toSize()
    if painter.paintEngine().type() != QPaintEngine.Type.Raster or 2 * size.width() > image.width():
        return image
    return image.scaled(
        size.expandedTo(_LEAST), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _draw_run(painter: QPainter, run: Glyphs, scale: float) -> None:
    if run.size * scale * painter.device().devicePixelRatio() > _LARGEST_RUN:
        _fill_run(painter, run, scale)
        return
    drawn = QGlyphRun()
    drawn.setRawFont(raw_font(run.font, round(run.size * scale, 2)))
    drawn.setGlyphIndexes(run.ids)
    drawn.setPositions([QPointF(offset * scale, 0) for offset in run.offsets])
    painter.drawGlyphRun(QPointF(run.x * scale, run.y * scale), drawn)


def _print_run(painter: QPainter, run: Glyphs, scale: float) -> None:
    """For a printer: text in a font where it can be had so, else outlines, which take many times longer."""
    font = embedded_font(run.font)
    if font is None:
        _fill_run(painter, run, scale)
        return
    size = run.size * scale / OUTLINE_SIZE
    drawn = QGlyphRun()
    drawn.setRawFont(font)
    drawn.setGlyphIndexes(run.ids)
    drawn.setPositions([QPointF(offset * scale / size, 0) for offset in run.offsets])
    painter.save()
    painter.translate(run.x * scale, run.y * scale)
    painter.scale(size, size)
    painter.drawGlyphRun(QPointF(0, 0), drawn)
    painter.restore()


def _fill_run(painter: QPainter, run: Glyphs, scale: float) -> None:
    painter.save()
    painter.translate(run.x * scale, run.y * scale)
    painter.scale(scale, scale)
    for glyph, offset in zip(run.ids, run.offsets, strict=True):
        painter.save()
        painter.translate(offset, 0)
        painter.scale(run.size / OUTLINE_SIZE, run.size / OUTLINE_SIZE)
        painter.fillPath(outline(run.font, glyph), _INK)
        painter.restore()
    painter.restore()


def page_picture(page: Page, scale: float, ratio: float, paper: QColor, pictures: Shown) -> QPixmap:
    """``page`` on its sheet at ``scale`` pixels a point, sharp on a screen of ``ratio`` device pixels a pixel."""
    picture = QPixmap(round(page.width * scale * ratio), round(page.height * scale * ratio))
    picture.fill(paper)
    painter = QPainter(picture)
    draw_page(painter, page, scale * ratio, pictures)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
