"""Says above an entry which published one it corrects, or where it was corrected, with a button that leads there."""

from PySide6.QtCore import QObject

from gazette.desk import Desk
from gazette.gui.panes import MessageBar
from gazette.gui.workbench import Workbench


class CorrectionLink(QObject):
    """Follows the current entry."""

    def __init__(self, workbench: Workbench, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._messages = workbench, messages
        self._is_told = False
        workbench.entry_chosen.connect(self._follow)

    def _follow(self) -> None:
        if self._is_told:
            self._messages.dismiss()
            self._is_told = False
        entry_id = self._workbench.entry_id
        if not entry_id or not self._workbench.is_open:
            return
        linked = self._workbench.call_desk(lambda desk: _linked(desk, entry_id))
        if linked is not None:
            other_id, key, issue, title = linked
            self._messages.tell(
                "hint",
                lambda say: say(key, issue=issue or say("act.room_inbox"), title=title),
                "correction.show",
                lambda: self._workbench.choose_entry(other_id),
            )
            self._is_told = True


def _linked(desk: Desk, entry_id: int) -> tuple[int, str, str, str] | None:
    """The entry at the other end, the caption that says which end it is, its issue, its title."""
    archive = desk.archive
    corrected, corrections = archive.last_steps.corrects(entry_id), archive.last_steps.corrected_by(entry_id)
    if corrected is None and not corrections:
        return None
    other = corrected if corrected is not None else corrections[-1]
    key = "correction.corrects" if corrected is not None else "correction.corrected"
    issue_id = archive.place(other).issue_id
    issue = "" if issue_id is None else archive.issue(issue_id).reference
    return other, key, issue, archive.entry(other).title_zh
