"""Text over several lines as it is printed: no line begins with a closing mark, a word is cut only where it must be."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


def wrapped_height(text: str, font: QFont, width: float) -> float:
    """How many pixels ``text`` takes down when it is set ``width`` pixels wide."""
    layout = laid_out(text, font, width)
    return sum(layout.lineAt(row).height() for row in range(layout.lineCount()))


def laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    """The lines of ``text`` when it is set ``width`` pixels wide."""
    # The separator is how a text layout knows a line that was ended on purpose.
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(_option(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def draw_wrapped(
    painter: QPainter, box: QRectF, text: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    """Draw ``text`` into ``box`` in the painter's font and colour."""
    painter.drawText(box, text, _option(alignment))


def _option(alignment: Qt.AlignmentFlag) -> QTextOption:
    made = QTextOption(alignment)
    made.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made
