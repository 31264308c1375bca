"""What stands beside the text: at the left the kind of each line, at the right the page that begins there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gazette.gui.look import Look

LEFT = 84
RIGHT = 60


@dataclass(frozen=True, slots=True)
class MarginRow:
    """A line in view: ``top`` and ``height`` of its box, ``text_top`` of its first row, all in pixels of the margin."""

    number: int
    top: int
    height: int
    text_top: int
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class MarginPage:
    """A page begins in this ``row`` of the text, or of a table in it."""

    row: QRect
    label: str


class KindMargin(QWidget):
    """Draws the rows and pages that it is given when it paints, and says which row was clicked."""

    clicked = Signal(int, bool, QPoint)
    """Number of the line, whether in the left margin, and where on the screen."""
    drag_begun = Signal(int)
    """The label of the line of this number is being dragged."""
    dragged = Signal(int)
    """It was dragged to this height of the text's viewport."""
    dropped = Signal()

    def __init__(
        self,
        rows: Callable[[], list[MarginRow]],
        pages: Callable[[], list[MarginPage]],
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._rows, self._pages, self._look = rows, pages, look
        self._left, self._right = LEFT, 0
        self._shift = 0
        self._pressed: tuple[MarginRow, QPoint] | None = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def lie_beside(self, left: int, right: int, look: Look, shift: int = 0) -> None:
        """The text begins at ``left`` and ends at ``right``; its viewport lies ``shift`` below the margin's head."""
        self._left, self._right, self._look, self._shift = left, right, look, shift
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setFont(look.faces.font(look.faces.interface, look.px(12)))
        for row in self._rows():
            if row.label:
                self._draw_label(painter, row)
        painter.setPen(look.theme.color("text3"))
        for page in self._pages():
            high = look.px(20)
            top = page.row.top() + max(0, min(page.row.height(), 2 * high) - high) // 2
            box = QRect(self._right + 8, top, look.px(RIGHT), high)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, page.label)

    def _draw_label(self, painter: QPainter, row: MarginRow) -> None:
        look = self._look
        box = QRect(self._left - look.px(LEFT), row.text_top, look.px(LEFT) - 10, look.px(20))
        if row.current:
            width = painter.fontMetrics().horizontalAdvance(row.label) + 14
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.color("sel"))
            painter.drawRoundedRect(box.adjusted(box.width() - width, 0, 6, 0), 4, 4)
        painter.setPen(look.theme.color("accent" if row.current else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = next((row for row in self._rows() if row.top <= at.y() < row.top + row.height), None)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed, self._dragging = ((row, at) if row is not None and left else None), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        row, begun = self._pressed
        at = event.position().toPoint()
        far = (at - begun).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
        if not self._dragging and far and begun.x() < self._left:
            self._dragging = True
            self.drag_begun.emit(row.number)
        if self._dragging:
            self.dragged.emit(at.y() - self._shift)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self._dragging = False
            self.dropped.emit()
        elif pressed is not None:
            row, at = pressed
            self.clicked.emit(row.number, at.x() < self._left, event.globalPosition().toPoint())
