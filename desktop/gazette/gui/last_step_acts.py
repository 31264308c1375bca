"""The last steps in the menu: on where the state of the issue allows them, each a button of their card in the room."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from gazette.gui.actions import Actions
from gazette.gui.last_steps_card import Step
from gazette.gui.publish_panel import PublishPanel
from gazette.gui.workbench import Workbench

_STATES = {
    "proof": ("editing", "at_press"),
    "note_reading": ("editing", "at_press"),
    "press": ("editing",),
    "reopen": ("at_press",),
    "publish": ("at_press",),
    "verify_published": ("published",),
    "correction": ("published",),
}
"""In which states of the issue each can be done."""
_BUTTONS: dict[str, Step] = {
    "proof": "proof",
    "note_reading": "reading",
    "press": "press",
    "reopen": "reopen",
    "publish": "publish",
    "verify_published": "verify",
}
"""Which button of the card each presses."""


class LastStepActs(QObject):
    """Follows the current issue; ``show`` shows the room of ``panel``."""

    def __init__(self, workbench: Workbench, actions: Actions, panel: PublishPanel, show: Callable[[], None]) -> None:
        super().__init__(panel)
        self._workbench, self._actions, self._panel, self._show = workbench, actions, panel, show
        for name, step in _BUTTONS.items():
            actions[name].triggered.connect(partial(self._press, step))
        workbench.issue_changed.connect(self._enable)

    def _press(self, step: Step, _on: bool = False) -> None:
        self._show()
        self._panel.show_steps()
        self._panel.steps.press_button(step)

    def _enable(self) -> None:
        issue = self._workbench.issue
        for name, states in _STATES.items():
            here = issue is not None and issue.facsimile is None and issue.state in states
            self._actions[name].setEnabled(here)
