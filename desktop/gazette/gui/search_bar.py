"""The row above the hits: how to search, field by field, and what is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QToolButton, QWidget

from gazette.gui.icons import icon
from gazette.gui.look import Look


class SearchBar(QFrame):
    """Whether the fields of a query are shown, and whether traditional and simplified characters are one."""

    changed = Signal()
    fields_wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane_head")
        self.fields, self.variants = QToolButton(self), QCheckBox(self)
        self.fields.setCheckable(True)
        self.fields.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fields.toggled.connect(self.fields_wanted)
        self.variants.toggled.connect(lambda _on: self.changed.emit())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 4, 10, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self.fields)
        self._row.addWidget(self.variants)
        self._row.addStretch(1)

    def add(self, button: QWidget) -> None:
        """Put a button at the right."""
        self._row.addWidget(button)

    def dress(self, look: Look) -> None:
        """Take sizes and captions."""
        say = look.say
        self.setFixedHeight(look.px(40))
        self.fields.setIcon(icon("rows-3", look.theme))
        self.fields.setText(say("search.fields"))
        self.fields.setToolTip(say("search.fields_tip"))
        self.fields.setMinimumHeight(look.px(28))
        self.variants.setText(say("search.variants"))
        self.variants.setToolTip(say("search.variants_tip"))
        self.variants.setMinimumHeight(look.px(28))
