"""The row above the hits: how to search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from gazette.gui.look import Look


class SearchBar(QFrame):
    """Whether traditional and simplified characters are one."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane_head")
        self.variants = QCheckBox(self)
        self.setFocusProxy(self.variants)
        self.variants.toggled.connect(lambda _on: self.changed.emit())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 4, 10, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self.variants)
        self._row.addStretch(1)

    def dress(self, look: Look) -> None:
        """Take sizes and captions."""
        say = look.say
        self.setFixedHeight(look.px(40))
        self.variants.setText(say("search.variants"))
        self.variants.setToolTip(say("search.variants_tip"))
        self.variants.setMinimumHeight(look.px(28))
