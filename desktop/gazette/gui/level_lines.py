"""The line under what a finding means: an error has a whole one, a doubt dashes, a hint dots, besides its colour."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat

from gazette.model import Level

UNDERLINES: dict[Level, QTextCharFormat.UnderlineStyle] = {
    "error": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "doubt": QTextCharFormat.UnderlineStyle.DashUnderline,
    "hint": QTextCharFormat.UnderlineStyle.DotLine,
}
"""In a text that Qt draws."""
_DASHES: dict[Level, list[float]] = {"error": [], "doubt": [3, 1.5], "hint": [1, 1.5]}


def draw_level_line(painter: QPainter, box: QRectF, level: Level, color: QColor, width: float) -> None:
    """Draw it at the foot of a box."""
    pen = QPen(color, width)
    pen.setCapStyle(pen.capStyle().FlatCap)
    if _DASHES[level]:
        pen.setDashPattern(_DASHES[level])
    # A run of boxes has one line: where it stands in its dashes follows from its place.
    pen.setDashOffset(box.left() / width)
    painter.save()
    painter.setPen(pen)
    foot = box.bottom() - width / 2
    painter.drawLine(QPointF(box.left(), foot), QPointF(box.right(), foot))
    painter.restore()
