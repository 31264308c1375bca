"""Keeps in the archive in how many places of the issue that is shown each decision counts."""

from PySide6.QtCore import QObject

from gazette.gui.workbench import Workbench


class DecisionUses(QObject):
    """Writes after a check, where the counts are others than before."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._noted: tuple[str, dict[int, int]] = ("", {})
        workbench.checking.answered.connect(self._note)
        workbench.archive_opened.connect(self._forget)

    def _forget(self) -> None:
        self._noted = ("", {})

    def _note(self) -> None:
        bench = self._workbench
        if bench.issue is None or bench.closed == "archive":
            return
        noted = (bench.issue.reference, bench.decision_uses)
        if noted != self._noted:
            self._noted = noted
            bench.ask_desk(lambda desk: desk.archive.decisions.note_uses(*noted), lambda _kept: None, bench.tell_failed)
