"""A pane that stands in its place, or lies over the left edge of its neighbour where there is no room for both."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

from gazette.gui.look import Look
from gazette.gui.panes import column

_WIDTH = 280


class PlaceOfPane(QWidget):
    """The place of ``pane`` in a room, empty and hidden while the pane lies over ``neighbour``."""

    def __init__(self, pane: QFrame, neighbour: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane, self._neighbour = pane, neighbour
        self._width = _WIDTH
        self._place = column(self, pane)
        neighbour.installEventFilter(self)

    @property
    def lies_over(self) -> bool:
        """Whether the pane lies over its neighbour now."""
        return self._pane.parentWidget() is not self and not self._pane.isHidden()

    def dress(self, look: Look) -> None:
        """Take the width of the text size."""
        self._width = look.px(_WIDTH)
        self._lie()

    def show_pane(self, shown: bool, *, over: bool) -> None:
        """Show the pane, in its place or ``over`` its neighbour, or hide it."""
        if over != (self._pane.parentWidget() is not self):
            if over:
                self._pane.setParent(self._neighbour)
            else:
                self._place.addWidget(self._pane)
            self._pane.setProperty("over", over)
            self._pane.style().unpolish(self._pane)
            self._pane.style().polish(self._pane)
        self.setVisible(shown and not over)
        self._pane.setVisible(shown)
        self._lie()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie()
        return super().eventFilter(watched, event)

    def _lie(self) -> None:
        if self.lies_over:
            self._pane.setGeometry(0, 0, min(self._width, self._neighbour.width()), self._neighbour.height())
            self._pane.raise_()
