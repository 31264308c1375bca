"""Keeps what is being typed in the journal until the archive has it; asks, within half a second, what stands there."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gazette.desk.typing_journal import TypingJournal
from gazette.gui.jobs import JournalThread
from gazette.gui.workbench import Workbench
from gazette.model import Entry

_log = logging.getLogger("gazette.gui")

JOURNAL_MS = 500
_AGAIN_MS = 5000
_SHUT = {"at_press", "published"}
"""How an issue is closed that could be typed into before."""


class TypingKeeper(QObject):
    """One window's typing; ``typed`` says how the current entry stands on the screen."""

    waiting = Signal(bool)
    """Whether something typed has been waiting for a second or more to be committed."""
    failed = Signal(object)
    """The journal could not be written, an OSError; it is tried again while there is something to write."""
    noted = Signal()
    """The journal can be written again."""
    left = Signal()
    """What was typed is in the journal alone: its entry is gone, or closed."""

    def __init__(self, workbench: Workbench, typed: Callable[[], Entry | None], parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._typed = workbench, typed
        self._thread = JournalThread()
        self._thread.setParent(self)
        self.journal: TypingJournal | None = None
        self._archive = Path()
        self._kept = 0
        self._last: tuple[Entry, str] | None = None
        self._shut_out: Entry | None = None
        """What was typed last into an issue that was closed meanwhile."""
        self._gone = False
        """The entry that was typed into went away, which nobody was told yet."""
        self._soon = QTimer(self, singleShot=True, interval=JOURNAL_MS)
        self._soon.timeout.connect(self.note)
        self._fails = False
        self._later = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._later.timeout.connect(self.note)
        for signal in (workbench.issue_changed, workbench.unsaved_changed):
            signal.connect(self._again)
        workbench.archive_closing.connect(self._leave)

    def open(self, folder: Path, archive: Path) -> None:
        """Keep what is typed into ``archive`` in ``folder`` from now on."""
        self.journal, self._archive, self._kept = TypingJournal(folder), archive, 0
        self._last = None

    def begin(self) -> None:
        """Something was typed."""
        if not self._soon.isActive():
            self._soon.start()

    def note(self) -> None:
        """Write down how the current entry stands, or that there is nothing any more that the archive does not have."""
        act = self._act()
        if act is not None:
            keeps = self._last is not None
            self._thread.ask(act, partial(self._written, keeps=keeps), partial(self._tell, keeps=keeps))

    def write_now(self) -> OSError | None:
        """Write it down and wait for that; why it cannot be written."""
        act = self._act()
        try:
            if act is not None:
                self._thread.call(act)
        except OSError as error:
            return error
        finally:
            self._tell_gone()
        return None

    def _tell_gone(self) -> None:
        """What is left of an entry that went away can be offered once the journal has let go of it, no sooner."""
        if self._gone:
            self._gone = False
            QTimer.singleShot(0, self, self.left.emit)

    def _act(self) -> Callable[[], None] | None:
        """What the journal is to do now."""
        self._soon.stop()
        journal, entry, archive = self.journal, self._workbench.entry, self._archive
        if journal is None:
            return None
        if self._kept and (entry is None or entry.id != self._kept):
            # The entry went away while it was typed into: what is written is all that is left of it.
            self._kept, self._last = 0, None
            self._gone = True
            return journal.let_go
        if entry is not None and self._workbench.closed in _SHUT:
            return self._shut(journal, entry)
        typed = None if entry is None or self._workbench.frozen else self._typed()
        if entry is not None and typed is not None and typed != entry:
            self.waiting.emit(self._kept == entry.id)
            self._kept = entry.id
            if self._workbench.has_unsaved:
                refused = self._workbench.refusal
            else:
                refused = ""
                self._soon.start()  # until it is committed
            if (typed, refused) == self._last:
                return None
            self._last = (typed, refused)
            return lambda: journal.keep(archive, entry, typed, refused)
        self.waiting.emit(False)
        self._last = None
        if not self._kept:
            return None
        kept, self._kept = self._kept, 0
        return lambda: journal.forget(archive, kept)

    def _shut(self, journal: TypingJournal, entry: Entry) -> Callable[[], None] | None:
        """The issue was closed elsewhere while its entry was typed into: the journal has the words for later."""
        typed, archive, refused = self._typed(), self._archive, f"desk.{self._workbench.closed}"
        self._kept, self._last = 0, None
        self.waiting.emit(False)
        if typed is None or typed in (entry, self._shut_out):
            return None
        self._shut_out, self._last = typed, (typed, refused)

        def leave() -> None:
            journal.keep(archive, entry, typed, refused)
            journal.let_go()

        return leave

    def _again(self) -> None:
        if self._kept:
            self.note()

    def _leave(self) -> None:
        """Write what is still not in the archive, and leave it for the next time."""
        if self.journal is not None:
            self.write_now()
            self._thread.call(self.journal.let_go)
            self.journal = None

    def end(self) -> None:
        """Finish writing and end the thread."""
        self._thread.close()

    def _tell(self, error: BaseException, *, keeps: bool) -> None:
        if not isinstance(error, OSError):
            raise error
        _log.error("the journal of what is typed cannot be written: %s", error)
        self._tell_gone()
        if keeps:
            self._fails, self._last, self._shut_out = True, None, None
            self._later.start()
            self.failed.emit(error)

    def _written(self, _done: None, *, keeps: bool) -> None:
        self._tell_gone()
        if self._shut_out is not None and self._last is not None and self._last[0] is self._shut_out:
            self._last = None
            self.left.emit()
        if self._fails and keeps:
            self._fails = False
            self._later.stop()
            self.noted.emit()
