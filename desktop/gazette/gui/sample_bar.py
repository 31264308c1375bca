"""The bar below the top that marks the sample issue, and leads out of it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gazette.desk.sample import is_sample
from gazette.gui.actions import Actions
from gazette.gui.icons import drawn
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel
from gazette.gui.workbench import Workbench
from gazette.settings import sample_folder

_ACTS = {"fresh_sample": "sample.fresh", "remove_sample": "sample.remove", "own_archive": "sample.own"}


class SampleBar(QFrame):
    """Shown while the archive that is open is the sample; its acts can be done only then."""

    def __init__(self, workbench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_hint")
        self._workbench, self._actions = workbench, actions
        self._mark, self.chip, self._text = QLabel(self), QLabel(self), ElidedLabel("sample_text", self)
        self.chip.setObjectName("chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(8)
        for widget in (self._mark, self.chip):
            row.addWidget(widget)
        row.addWidget(self._text, 1)
        self.buttons = {name: QPushButton(self) for name in _ACTS}
        for name, button in self.buttons.items():
            button.clicked.connect(actions[name].trigger)
            row.addWidget(button)
        workbench.issue_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """See whether the archive is the sample."""
        shown = self._workbench.is_open and is_sample(self._workbench.path, sample_folder())
        self.setVisible(shown)
        for name in _ACTS:
            self._actions[name].setEnabled(shown)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._mark.setPixmap(drawn("flask-conical", look, "hint", 18))
        self.chip.setText(look.say("sample.name"))
        self._text.say(look.say("sample.text"))
        for name, caption in _ACTS.items():
            self.buttons[name].setText(look.say(caption))
            self.buttons[name].setToolTip(look.say(f"help.{name}"))
