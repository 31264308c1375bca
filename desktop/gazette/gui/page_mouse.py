"""What the mouse does over the pages: a click finds the text, Space makes a hand that moves the sheet, Ctrl zooms."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gazette.gui.wheel import WheelSteps
from gazette.typeset import Page, PrintedLine, line_at


@dataclass(frozen=True, slots=True)
class PageClick:
    """A click on a line of text, at a point of the page of index ``page``; ``sentence``: it was a double one."""

    page: int
    line: PrintedLine
    point: tuple[float, float]
    sentence: bool = False


class _Sheets(Protocol):
    """The view whose mouse this is."""

    def page_at(self, point: QPointF) -> tuple[int, Page, QPointF] | None:
        """The page under a point of the viewport, its index, and where on it that is, in points."""

    def zoom_about(self, steps: int, point: QPointF) -> None:
        """Zoom in (above 0) or out, so that what lies at a point of the viewport stays there."""


class PageMouse(QObject):
    """Watches the viewport of ``area``, whose sheets are those of ``sheets``."""

    text_clicked = Signal(object)
    """A PageClick."""
    entry_clicked = Signal(int, int)
    """An entry, from 0, was clicked in a contents list, and the index of the page on which it begins."""
    moved_by_hand = Signal()

    def __init__(self, area: QAbstractScrollArea, sheets: _Sheets) -> None:
        super().__init__(area)
        self._area, self._sheets = area, sheets
        self._hand = False
        self._dragged: QPoint | None = None
        self._steps = WheelSteps()
        area.installEventFilter(self)
        self._view: QWidget = area.viewport()
        self._view.installEventFilter(self)
        self._view.setMouseTracking(True)
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            bar.actionTriggered.connect(lambda _action: self.moved_by_hand.emit())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area:
            return self._key(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        return isinstance(event, QMouseEvent) and self._mouse(event)

    def _key(self, event: QEvent) -> bool:
        """Space held down makes a hand of the pointer."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._hand = event.type() == QEvent.Type.KeyPress
                self._dragged = None
                self._show_pointer()
            return True
        if event.type() == QEvent.Type.FocusOut and self._hand:
            self._hand, self._dragged = False, None
            self._show_pointer()
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            if self._dragged is not None:
                self._drag(event.position().toPoint())
            else:
                self._show_pointer(event.position())
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._hand or self._dragged is not None:
            pressed = event.type() != QEvent.Type.MouseButtonRelease
            self._dragged = event.position().toPoint() if pressed else None
            self._show_pointer(event.position())
        elif event.type() != QEvent.Type.MouseButtonRelease:
            self._click(event.position(), twice=event.type() == QEvent.Type.MouseButtonDblClick)
        return True

    def _drag(self, to: QPoint) -> None:
        assert self._dragged is not None
        by, self._dragged = to - self._dragged, to
        for bar, length in ((self._area.verticalScrollBar(), by.y()), (self._area.horizontalScrollBar(), by.x())):
            bar.setValue(bar.value() - length)
        self.moved_by_hand.emit()

    def _show_pointer(self, at: QPointF | None = None) -> None:
        if self._hand or self._dragged is not None:
            shape = Qt.CursorShape.ClosedHandCursor if self._dragged else Qt.CursorShape.OpenHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor if at is None else self._shape(at)
        self._view.setCursor(shape)

    def _shape(self, at: QPointF) -> Qt.CursorShape:
        found = self._sheets.page_at(at)
        if found is None:
            return Qt.CursorShape.ArrowCursor
        _, page, point = found
        if any(_has(link.x, link.y, link.width, link.height, point) for link in page.links):
            return Qt.CursorShape.PointingHandCursor
        line = line_at(page, point.x(), point.y())
        return Qt.CursorShape.ArrowCursor if line is None else Qt.CursorShape.IBeamCursor

    def _wheel(self, event: QWheelEvent) -> bool:
        steps = self._steps.of(event)
        if steps:
            self._sheets.zoom_about(steps, event.position())
        return steps is not None

    def _click(self, at: QPointF, *, twice: bool) -> None:
        found = self._sheets.page_at(at)
        if found is None:
            return
        index, page, point = found
        for link in page.links:
            if _has(link.x, link.y, link.width, link.height, point):
                self.entry_clicked.emit(link.entry, link.target)
                return
        line = line_at(page, point.x(), point.y())
        if line is not None:
            self.text_clicked.emit(PageClick(index, line, (point.x(), point.y()), twice))


def _has(x: float, y: float, width: float, height: float, point: QPointF) -> bool:
    return x <= point.x() < x + width and y <= point.y() < y + height
