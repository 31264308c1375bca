"""What can be done with issues and entries as wholes: begin them, step through them, move them, mark them final."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gazette.desk import AddCorrection, AddEntry, MoveEntry, RemoveEntry
from gazette.gui.look import Look
from gazette.gui.menu_words import add_named
from gazette.gui.new_issue import next_date, next_issue
from gazette.gui.workbench import Workbench
from gazette.model import Entry


class EntryActs(QObject):
    """``begin`` shows what was begun, the caret in it; ``section_menu`` is filled with the sections when it opens."""

    numbers_wanted = Signal()
    """An issue was begun whose numbers could be taken from no other one."""
    date_proposed = Signal(int, str)
    """The issue of this id was begun, and the issues before have a rhythm by which this would be its date."""
    put_aside = Signal(str)
    """The entry of this title was put into the inbox."""

    def __init__(
        self, workbench: Workbench, section_menu: QMenu, to_inbox: QAction, begin: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._workbench, self._section_menu, self._to_inbox, self._begin = workbench, section_menu, to_inbox, begin
        self._look: Look | None = None
        section_menu.aboutToShow.connect(self._fill_sections)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look

    def new_issue(self) -> None:
        """Add the issue that follows the last one, with the same sections."""
        rows = self._workbench.rows
        last = self._workbench.call_desk(lambda desk: desk.archive.issue(rows[-1].id)) if rows else None
        following = next_date([row.date for row in rows])
        add = next_issue(last, datetime.now().astimezone().year, following)
        change = self._workbench.do(add)
        if change is not None:
            issue_id = next(each for each in change.issues if each is not None)
            self._workbench.choose_issue(issue_id)
            self._begin()
            if following is not None:
                self.date_proposed.emit(issue_id, following)
            if add.issue.serial is None:
                self.numbers_wanted.emit()

    def new_entry(self) -> None:
        """Add an entry after the current one."""
        bench = self._workbench
        section = next((s for s in bench.sections if any(e.id == bench.entry_id for e in s.entries)), None)
        section = section or (bench.sections[-1] if bench.sections else None)
        position = None
        if section is not None:
            ids = [entry.id for entry in section.entries]
            position = ids.index(bench.entry_id) + 1 if bench.entry_id in ids else len(ids)
        change = bench.do(AddEntry(Entry(title_zh=""), section.id if section else None, position))
        if change is not None:
            (entry_id,) = change.entries
            bench.choose_entry(entry_id)
            self._begin()

    def step(self, step: int) -> None:
        """Show the entry before or after."""
        ids = [entry.id for entry in self._workbench.entries]
        if self._workbench.entry_id in ids:
            place = ids.index(self._workbench.entry_id) + step
            if 0 <= place < len(ids):
                self._workbench.choose_entry(ids[place])

    def move(self, step: int) -> None:
        """Move the current entry one place up or down, over the edge of its section into the next."""
        bench, sections = self._workbench, self._workbench.sections
        for at, section in enumerate(sections):
            ids = [entry.id for entry in section.entries]
            if bench.entry_id not in ids:
                continue
            place = ids.index(bench.entry_id) + step
            if 0 <= place < len(ids):
                bench.do(MoveEntry(bench.entry_id, section.id, place))
            elif 0 <= at + step < len(sections):
                other = sections[at + step]
                bench.do(MoveEntry(bench.entry_id, other.id, 0 if step > 0 else len(other.entries)))
            return

    def move_to_inbox(self) -> None:
        """Take the current entry out of the issue, into the inbox; one that waits there stays as it is."""
        bench = self._workbench
        entry = bench.entry
        if entry is None or bench.number_of(entry.id) is None:
            return
        if bench.do(MoveEntry(entry.id, None, len(bench.inbox))) is not None:
            self.put_aside.emit(entry.title_zh)

    def remove(self) -> None:
        """Take the current entry out of the archive and show its neighbour; undo brings it back with all it had."""
        bench = self._workbench
        ids = [entry.id for entry in bench.entries]
        if bench.entry_id not in ids:
            return
        place = ids.index(bench.entry_id)
        neighbour = ids[place + 1] if place + 1 < len(ids) else ids[place - 1] if place else None
        if bench.do(RemoveEntry(bench.entry_id)) is not None and neighbour is not None:
            bench.choose_entry(neighbour)

    def correct(self) -> None:
        """Begin a correction of the current entry, which is published, at the end of the latest issue that is open.

        It is none that stands before what it corrects: the correction waits in the inbox then.
        """
        bench = self._workbench
        if bench.entry is None or bench.issue is None:
            return
        printed = [row.id for row in bench.rows].index(bench.issue.id)
        target = next((row for row in reversed(bench.rows[printed + 1 :]) if row.state == "editing"), None)
        there = None if target is None else bench.call_desk(lambda desk: desk.archive.issue(target.id))
        section = there.sections[-1].id if there is not None and there.sections else None
        change = bench.do(AddCorrection(bench.entry.id, section))
        if change is not None:
            bench.choose_entry(next(iter(change.entries)))

    def drop(self, entry_id: int, section_id: int, position: int) -> None:
        """Put an entry where it was dropped; section -1 is the inbox."""
        # After the drop is over: the tree is rebuilt by what follows.
        move = MoveEntry(entry_id, None if section_id < 0 else section_id, position)
        QTimer.singleShot(0, self, lambda: self._workbench.do(move))

    def _fill_sections(self) -> None:
        bench, menu, look = self._workbench, self._section_menu, self._look
        assert look is not None
        menu.clear()
        proposed = bench.call_desk(lambda desk: desk.archive.deliveries.proposed_sections()).get(bench.entry_id)
        for section in sorted(bench.sections, key=lambda section: section.id != proposed):
            name = look.say.bilingual(section.name) or look.say("tree.no_section")
            if section.id == proposed:
                name = look.say("drop.proposed", section=name)
            move = MoveEntry(bench.entry_id, section.id, len(section.entries))
            add_named(menu, name).triggered.connect(lambda _on=False, move=move: bench.do(move))
        menu.addSeparator()
        menu.addAction(self._to_inbox)
