"""The edges between the columns of a grid, dragged by the mouse: one column gets what its neighbour gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableWidget

from gazette.gui.table_drawing import NARROWEST

_REACH = 4
"""How many pixels beside an edge still mean it."""


@dataclass(frozen=True, slots=True)
class _Drag:
    edge: int
    begun: int
    widths: tuple[float, ...]


class ColumnEdges(QObject):
    """Watches the mouse over ``grid``; Esc gives up a drag."""

    moved_to = Signal(object)
    """The widths that the columns shall have."""

    def __init__(self, grid: QTableWidget) -> None:
        super().__init__(grid)
        self._grid = grid
        self._drag: _Drag | None = None
        grid.viewport().setMouseTracking(True)
        grid.viewport().installEventFilter(self)
        grid.installEventFilter(self)

    @staticmethod
    def moved(widths: Sequence[float], edge: int, by: float) -> list[float]:
        """``widths`` once the edge behind column ``edge`` has moved so far to the right; none gets too narrow."""
        left, right = widths[edge], widths[edge + 1]
        least = min(NARROWEST, left, right)
        by = max(least - left, min(by, right - least))
        return [*widths[:edge], left + by, right - by, *widths[edge + 2 :]]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._grid:
            return isinstance(event, QKeyEvent) and self._given_up(event)
        if not isinstance(event, QMouseEvent):
            return False
        at = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                return self._begin(at)
            case QEvent.Type.MouseMove if self._drag is not None:
                self._show(self._widths_at(self._drag, at))
                return True
            case QEvent.Type.MouseMove:
                self._point(at)
            case QEvent.Type.MouseButtonRelease if self._drag is not None:
                drag, self._drag = self._drag, None
                widths = self._widths_at(drag, at)
                if widths != list(drag.widths):
                    self.moved_to.emit(widths)
                return True
        return False

    def _begin(self, at: QPoint) -> bool:
        edge = self._edge_at(at)
        if edge is not None:
            widths = (self._grid.columnWidth(column) for column in range(self._grid.columnCount()))
            self._drag = _Drag(edge, at.x(), tuple(widths))
        return edge is not None

    def _given_up(self, event: QKeyEvent) -> bool:
        if self._drag is None or event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:
            return False
        self._show(self._drag.widths)
        self._drag = None
        return True

    def _widths_at(self, drag: _Drag, at: QPoint) -> list[float]:
        return self.moved(drag.widths, drag.edge, at.x() - drag.begun)

    def _show(self, widths: Sequence[float]) -> None:
        for column, width in enumerate(widths):
            self._grid.setColumnWidth(column, round(width))

    def _point(self, at: QPoint) -> None:
        view = self._grid.viewport()
        if self._edge_at(at) is not None:
            view.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            view.unsetCursor()

    def _edge_at(self, at: QPoint) -> int | None:
        """The column before the edge at a point; not within a merged cell, nor the edge of the table."""
        for column in range(self._grid.columnCount() - 1):
            edge = self._grid.columnViewportPosition(column) + self._grid.columnWidth(column)
            if abs(at.x() - edge) <= _REACH:
                beside = self._grid.indexAt(QPoint(edge - _REACH - 1, at.y()))
                ends = beside.column() + self._grid.columnSpan(beside.row(), beside.column()) - 1
                return column if not beside.isValid() or ends == column else None
        return None
