"""After a crash: a bar above the text offers what was found again, to be put back, looked at or discarded."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gazette.desk import AddEntry, Desk
from gazette.desk.typing_journal import TypingJournal, Unsaved
from gazette.errors import ArchiveError
from gazette.gui.entry_change import first_difference
from gazette.gui.icons import MESSAGE_ICONS, drawn
from gazette.gui.look import Look
from gazette.gui.panes import MessageLevel
from gazette.gui.recovered import Recovered
from gazette.gui.version_view import VersionView
from gazette.gui.workbench import Workbench
from gazette.model import Entry

_BUTTONS = {
    "put_back": "recovery.put_back",
    "look": "recovery.look",
    "discard": "recovery.discard",
    "go": "recovery.go",
    "undo": "recovery.undo",
}


class RecoveryBar(QFrame):
    """One sentence on the current entry, or one that leads to the entry that is meant."""

    place_wanted = Signal(tuple)
    """The block at this path of the current entry shall be seen."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self._journal: TypingJournal | None = None
        self._found: list[Unsaved] = []
        self._discarded: Unsaved | None = None
        self.view: VersionView | None = None
        self._icon, self.sentence = QLabel(self), QLabel(self)
        self.sentence.setWordWrap(True)
        self.buttons = {name: QPushButton(self) for name in _BUTTONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        acts: tuple[Callable[[], None], ...] = (self.put_back, self.look_at, self.discard, self.go, self.undo)
        for button, act in zip(self.buttons.values(), acts, strict=True):
            row.addWidget(button)
            button.clicked.connect(act)
        self.hide()
        for signal in (workbench.issue_changed, workbench.entry_chosen):
            signal.connect(self.fill)

    def offer(self, journal: TypingJournal, archive: Path) -> None:
        """Offer what an earlier window left of this archive, and go to the entry of the last of it."""
        self._journal, self._discarded = journal, None
        self._found = []
        for unsaved in journal.left():
            now = self._now(unsaved)
            if not _belongs(unsaved, archive, now):
                continue
            if Recovered(unsaved, now).is_there:
                journal.discard(unsaved)
            else:
                self._found.append(unsaved)
        self.fill()
        if self._found:
            self.go()

    def close_archive(self) -> None:
        """What was discarded is gone for ever now."""
        if self._journal is not None and self._discarded is not None:
            self._journal.discard(self._discarded)
        self._journal, self._found, self._discarded = None, [], None
        self.hide()

    @property
    def current(self) -> Recovered | None:
        """What was found of the current entry, or else what belongs to an entry that is gone."""
        for unsaved in reversed(self._found):
            now = self._now(unsaved)
            if unsaved.before.id == self._workbench.entry_id or now is None:
                return Recovered(unsaved, now)
        return None

    def put_back(self) -> None:
        """Put it into the entry, as one act; into the inbox where the entry is gone."""
        if not self._workbench.settle() or (found := self.current) is None:
            return
        if found.now is None:
            done = self._workbench.do(AddEntry(found.unsaved.typed, None)) is not None
        else:
            whole = found.put_back()
            done = self._workbench.put_entry(whole)
            self.place_wanted.emit(first_difference(found.now, whole) or ())
        if done:
            self._drop(found.unsaved)
            self.fill()

    def look_at(self) -> None:
        """Show what it changes, beside the work."""
        found = self.current
        if found is not None:
            self.view = VersionView(self._look, self.window())
            self.view.show_comparison(found.compared(), self._look.say("recovery.title", title=found.base.title_zh))

    def discard(self) -> None:
        """Offer it no more; ``undo`` offers it again until the archive is closed."""
        found = self.current
        if found is None or self._journal is None:
            return
        if self._discarded is not None:
            self._journal.discard(self._discarded)
        self._found.remove(found.unsaved)
        self._discarded = found.unsaved
        self.fill()

    def undo(self) -> None:
        """Offer again what was discarded last."""
        if self._discarded is not None:
            self._found.append(self._discarded)
            self._discarded = None
            self.go()

    def go(self) -> None:
        """Go to the entry of the last that was found."""
        if self._found:
            found = self._found[-1]
            self._workbench.choose_entry(found.before.id)
            if self._workbench.entry_id == found.before.id:
                self.place_wanted.emit(first_difference(found.typed, found.before) or ())
        self.fill()

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        for name, button in self.buttons.items():
            button.setText(look.say(_BUTTONS[name]))
        self.fill()

    def fill(self) -> None:
        """Say what there is to say of the current entry."""
        found = self.current if self._journal is not None else None
        if found is not None:
            self._offer(found)
        elif self._found:
            elsewhere = Recovered(self._found[-1], self._now(self._found[-1]))
            self._say("doubt", "recovery.said.elsewhere", elsewhere, "go")
        elif self._discarded is not None:
            self._say("hint", "recovery.said.discarded", Recovered(self._discarded, self._now(self._discarded)), "undo")
        else:
            self.hide()

    def _offer(self, found: Recovered) -> None:
        frozen = self._workbench.frozen and found.now is not None
        if found.now is None:
            key = "recovery.said.gone"
        elif found.changed_since:
            key = "recovery.said.changed"
        else:
            key = "recovery.said.unsaved" if found.unsaved.refused else "recovery.said.found"
        self._say("doubt", key, found, *(("look",) if frozen else ("put_back", "look")), "discard")

    def _say(self, level: MessageLevel, key: str, found: Recovered, *shown: str) -> None:
        say, count = self._look.say, found.characters()
        what = say("recovery.characters", count=count) if count else say("recovery.change")
        sentence = say(key, what=what, place=found.place(say), title=found.base.title_zh)
        self.setObjectName(f"message_{level}")
        self.setAccessibleName(sentence)
        self.sentence.setText(sentence)
        self._icon.setPixmap(drawn(MESSAGE_ICONS[level], self._look, str(level), 18))
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
        for part in (self, self.sentence, *self.buttons.values()):
            part.style().unpolish(part)
            part.style().polish(part)
        self.show()

    def _now(self, unsaved: Unsaved) -> Entry | None:
        for entry in self._workbench.entries:
            if entry.id == unsaved.before.id:
                return entry
        return self._workbench.call_desk(lambda desk: _entry(desk, unsaved.before.id))

    def _drop(self, unsaved: Unsaved) -> None:
        self._found.remove(unsaved)
        if self._journal is not None:
            self._journal.discard(unsaved)


def _entry(desk: Desk, entry_id: int) -> Entry | None:
    try:
        return desk.archive.entry(entry_id)
    except ArchiveError as error:
        if error.code != "archive.no_entry":
            raise
        return None


def _belongs(unsaved: Unsaved, archive: Path, now: Entry | None) -> bool:
    """Whether it was typed into this archive; one that was moved is known by what the entry says."""
    if unsaved.archive == archive:
        return True
    return (
        not unsaved.archive.exists()
        and now is not None
        and (now.title_zh, now.number_zh) == (unsaved.before.title_zh, unsaved.before.number_zh)
    )
