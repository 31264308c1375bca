"""Text over several lines as it is printed: no line begins with a closing mark, a word is cut only where it must be."""

from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption

from gazette.gui.qt_places import places


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


def marked_boxes(
    text: str, font: QFont, box: QRectF, alignment: Qt.AlignmentFlag, span: tuple[int, int]
) -> list[QRectF]:
    """Where the characters of ``span`` lie that ``draw_wrapped`` draws into ``box``, a rectangle for each line."""
    layout = laid_out(text, font, box.width())
    lines = [layout.lineAt(row) for row in range(layout.lineCount())]
    start, end = (places(text[:at]) for at in span)
    centred = bool(alignment & Qt.AlignmentFlag.AlignVCenter)
    top = box.top() + (max(0.0, box.height() - sum(line.height() for line in lines)) / 2 if centred else 0)
    boxes: list[QRectF] = []
    for line in lines:
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left = box.left()
            if alignment & Qt.AlignmentFlag.AlignHCenter:
                left += (box.width() - line.naturalTextWidth()) / 2
            here, there = _x(line, first), _x(line, last)
            boxes.append(QRectF(left + here, top, there - here, line.height()))
        top += line.height()
    return boxes


def _x(line: QTextLine, at: int) -> float:
    # PySide gives with the place where the cursor would stand.
    found = cast("tuple[float, int]", line.cursorToX(at))
    return found[0]


def _option(alignment: Qt.AlignmentFlag) -> QTextOption:
    made = QTextOption(alignment)
    made.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made
