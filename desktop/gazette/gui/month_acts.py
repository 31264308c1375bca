"""What an office does once a month or a year with entries: their annual contents."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gazette.contents import has_annual_contents
from gazette.desk import AddAnnualContents
from gazette.gui.actions import Actions
from gazette.gui.workbench import Workbench


class MonthActs(QObject):
    """Wires its acts itself, and offers each where it can be done."""

    def __init__(self, workbench: Workbench, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._workbench, self._actions = workbench, actions
        actions["new_annual"].triggered.connect(lambda _on=False: self.new_annual())
        workbench.issue_changed.connect(self._enable)

    def new_annual(self) -> None:
        """Add the annual contents to the current issue, and show them."""
        bench = self._workbench
        if bench.issue is None:
            return
        change = bench.do(AddAnnualContents(bench.issue.id))
        if change is not None:
            bench.choose_entry(next(iter(change.entries)))

    def _enable(self) -> None:
        issue = self._workbench.issue
        open_ = issue is not None and issue.state == "editing" and issue.facsimile is None
        self._actions["new_annual"].setEnabled(open_ and issue is not None and not has_annual_contents(issue))
