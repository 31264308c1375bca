"""The field that searches the whole archive, and its keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gazette.gui.one_line import keep_in_one_line


class SearchField(QLineEdit):
    """The field of the top bar; Down goes into the hits, Enter opens the first, Esc goes back to the text."""

    down = Signal()
    entered = Signal()
    left = Signal()
    begun = Signal()
    """The keyboard came here: something will be typed."""
    recent_wanted = Signal()
    """Down was pressed with nothing to search for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        keep_in_one_line(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                (self.down if self.text().strip() else self.recent_wanted).emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
