"""Draws a picture inside the flow of the text, no wider than the text is."""

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPyTextObject, QTextDocument, QTextFormat

from gazette.gui.look import Look
from gazette.gui.picture_shelf import PictureShelf
from gazette.gui.text_faces import PICTURE_NAME, PICTURE_SIZE

_PIXELS_PER_POINT = 96 / 72
_HIGHEST = 360
"""Pixels at 100 %: a picture leaves room for the text around it."""


class PictureDrawing(QPyTextObject):
    """The text object that draws pictures: by the hash and the size that a character format names."""

    def __init__(self, look: Look, shelf: PictureShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._shelf = look, shelf

    def set_look(self, look: Look) -> None:
        """Draw in the colours and sizes of ``look``."""
        self._look = look

    def intrinsicSize(self, doc: QTextDocument, position: int, made: QTextFormat) -> QSizeF:
        size = made.property(PICTURE_SIZE)
        width = doc.textWidth() - 2 * doc.documentMargin() - 2
        if not isinstance(size, QSizeF) or size.isEmpty() or width <= 0:
            return QSizeF(10, 10)
        natural = size * _PIXELS_PER_POINT
        room = QSizeF(min(width, natural.width()), min(self._look.px(_HIGHEST), natural.height()))
        return natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, position: int, made: QTextFormat
    ) -> None:
        image = self._shelf.image(str(made.property(PICTURE_NAME)))
        painter.save()
        if image is None:
            painter.setPen(QPen(self._look.theme.color("line2"), 1))
            painter.fillRect(rect, self._look.theme.color("panel"))
            painter.drawRect(rect)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(rect), image)
        painter.restore()
