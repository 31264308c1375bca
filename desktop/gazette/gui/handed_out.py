"""Says beside the number of an entry with whom it is or from whom it came, and where it is typed into all the same."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gazette.archive import KeptHandOver
from gazette.desk import Desk
from gazette.desk.handed_files import away, came_from
from gazette.desk.handing_over import WaitNoMore
from gazette.gui.dates import long_date
from gazette.gui.look import Look
from gazette.gui.panes import Chip, MessageBar, PaneHead
from gazette.gui.workbench import Workbench


class HandedOut(QObject):
    """Follows the current entry."""

    def __init__(self, workbench: Workbench, head: PaneHead, messages: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._messages = workbench, messages
        self._look: Look | None = None
        self._withdraw: Callable[[], None] | None = None
        self._told = 0
        self.kept: KeptHandOver | None = None
        """With whom the current entry is, or from whom it came."""
        self.chip = Chip(parent)
        head.insert_chip(self.chip)
        workbench.entry_chosen.connect(self._follow)
        workbench.issue_changed.connect(self._follow)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._follow()

    def tell_typing(self) -> None:
        """Something is typed: where the entry is with a colleague, that is said, once for each entry."""
        kept, entry_id = self.kept, self._workbench.entry_id
        if kept is None or kept.way != "out" or self._told == entry_id:
            return
        self._told = entry_id
        to, token = kept.hand_over.to, kept.hand_over.token
        self._withdraw = self._messages.tell(
            "hint", lambda say: say("handed.typing", to=to), "handed.wait_no_more", lambda: self._wait_no_more(token)
        )

    def _wait_no_more(self, token: str) -> None:
        self._workbench.do(WaitNoMore(token))

    def _follow(self) -> None:
        bench, look, entry_id = self._workbench, self._look, self._workbench.entry_id
        self.kept = bench.call_desk(lambda desk: _kept(desk, entry_id)) if entry_id and bench.is_open else None
        if self._told != entry_id or self.kept is None:
            if self._withdraw is not None:
                self._withdraw()
            self._withdraw, self._told = None, 0
        self.chip.setVisible(self.kept is not None)
        if self.kept is None or look is None:
            return
        say, given, out = look.say, self.kept.hand_over, self.kept.way == "out"
        values = {
            "to": given.to,
            "by": given.by or say("handed.nobody"),
            "day": long_date(given.at[:10], say.language),
            "revision": given.revision,
        }
        told, tip = ("handed.out", "handed.out_tip") if out else ("handed.in", "handed.in_tip")
        self.chip.say(say(told, **values), say(tip, **values))


def _kept(desk: Desk, entry_id: int) -> KeptHandOver | None:
    return away(desk.archive, entry_id) or came_from(desk.archive, entry_id)
