"""Asks how many rows and columns a new table shall have, at the caret."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look

_MOST_ROWS, _MOST_COLUMNS = 500, 50


class TableSize(QDialog):
    """Opens at the caret: Enter takes what it says, Esc leaves it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "text")
        self._look = look
        self.rows, self.columns, self.header = QSpinBox(self), QSpinBox(self), QCheckBox(self)
        self.rows.setRange(1, _MOST_ROWS)
        self.columns.setRange(1, _MOST_COLUMNS)
        self.rows.setValue(3)
        self.columns.setValue(3)
        self.header.setChecked(True)
        self._labels = QLabel(self), QLabel(self)
        self.insert = QPushButton(self)
        self.insert.setObjectName("filled")
        self.insert.setDefault(True)
        self.insert.clicked.connect(self.accept)
        self._fields = QFormLayout()
        for label, field in zip(self._labels, (self.rows, self.columns), strict=True):
            self._fields.addRow(label, field)
        self._column = layout = QVBoxLayout(self)
        layout.addLayout(self._fields)
        layout.addWidget(self.header)
        layout.addWidget(self.insert)
        self._taken: Callable[[int, int, int], None] | None = None
        self._left: Callable[[], None] | None = None
        self.accepted.connect(self._take)

    def ask(self, point: QPoint, taken: Callable[[int, int, int], None], left: Callable[[], None]) -> None:
        """Open at a global point; ``taken`` gets rows, columns and header rows, ``left`` is called at the end."""
        self._taken, self._left = taken, left
        self.dress(self._look)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        self.move(
            min(point.x(), screen.right() - self.width()),
            min(point.y(), screen.bottom() - self.height()),
        )
        self.open()
        self.rows.setFocus()
        self.rows.selectAll()

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        say = look.say
        for label, key in zip(self._labels, ("table_size.rows", "table_size.columns"), strict=True):
            label.setText(say(key))
        self.rows.setAccessibleName(say("table_size.rows"))
        self.columns.setAccessibleName(say("table_size.columns"))
        self.header.setText(say("table_size.header"))
        self.insert.setText(say("table_size.insert"))
        self.setWindowTitle(say("table_size.name"))
        margin = look.px(14)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(look.px(10))
        for field in (self.rows, self.columns):
            field.setMinimumSize(look.px(96), look.px(30))

    def _take(self) -> None:
        if self._taken is not None:
            self._taken(self.rows.value(), self.columns.value(), int(self.header.isChecked()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._left is not None:
            self._left()
