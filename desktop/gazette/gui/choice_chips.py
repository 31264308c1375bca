"""What is chosen of facets, above the hits: each is taken off by its button."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gazette.gui.facet_values import value_called
from gazette.gui.icons import icon
from gazette.gui.look import Look


class ChoiceChips(QFrame):
    """A row of buttons; hidden while nothing is chosen."""

    taken_off = Signal(str, str)
    """The value of a facet that shall not be asked for any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._look: Look | None = None
        self.buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 8, 24, 4)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look

    def show_chosen(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Show what is chosen."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(facet, value) for facet, values in chosen.items() for value in values]
        for at, button in enumerate(self.buttons):
            self._row.insertWidget(at, button)
        self.setVisible(bool(self.buttons))

    def _button(self, facet: str, value: str) -> QToolButton:
        look, button = self._look, QToolButton(self)
        assert look is not None
        called = value_called(facet, value, look.say)
        button.setText(called)
        button.setIcon(icon("x", look.theme))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setObjectName("chosen_chip")
        button.setToolTip(look.say("facets.take_off", value=called))
        button.setAccessibleName(look.say("facets.take_off", value=called))
        button.setMinimumHeight(look.px(28))
        button.clicked.connect(lambda _on=False: self.taken_off.emit(facet, value))
        return button
