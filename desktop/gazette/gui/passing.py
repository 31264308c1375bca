"""What was told of an act goes with the next one, and with undo."""

from PySide6.QtCore import QObject

from gazette.gui.panes import MessageBar
from gazette.gui.workbench import Workbench


class PassingWithHistory(QObject):
    """Takes the passing message of a bar away once another act can be undone or redone."""

    def __init__(self, workbench: Workbench, messages: MessageBar) -> None:
        super().__init__(messages)
        self._workbench, self._messages = workbench, messages
        self._history = (workbench.undo_name, workbench.redo_name)
        workbench.history_changed.connect(self._pass_by)

    def _pass_by(self) -> None:
        before, self._history = self._history, (self._workbench.undo_name, self._workbench.redo_name)
        if before != self._history:
            self._messages.pass_by()
