"""The screen of revisions: what an entry said and when, two of them compared, and taking back what was changed."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gazette.desk.comparing import Difference, EntryComparison, compare_entries
from gazette.desk.revisions import EntryRevision, RestoreRevision, TakeDifferenceBack, entry_revisions
from gazette.errors import GazetteError
from gazette.gui.actions import Actions
from gazette.gui.asking import Asking
from gazette.gui.difference_list import DifferenceList
from gazette.gui.effect_on_pages import EffectOnPages
from gazette.gui.folding import FoldingSplitter
from gazette.gui.jobs import ComparingThread
from gazette.gui.look import Look
from gazette.gui.panes import PaneHead, column
from gazette.gui.redline_pane import RedlinePane
from gazette.gui.revision_list import RevisionList
from gazette.gui.workbench import Workbench
from gazette.model import Entry, entry_texts
from gazette.reading import han_count

_FOLD_LIST_BELOW = 1100
_FOLD_CHANGES_BELOW = 1200
# in so many blocks changes are counted; older revisions show no number of changes
_MOST_COUNTED = 10_000


class RevisionsRoom(FoldingSplitter):
    """Opens over the room of editing for the current entry; Esc goes back to the text."""

    left = Signal()
    outer_changed = Signal()
    """Revisions or changes are shown now, or folded."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._workbench, self._look = workbench, look
        self.is_comparing = False
        """Whether what is shown is not yet what was chosen."""
        self._entry_id = 0
        self._comparison: EntryComparison | None = None
        self._wanted: tuple[int, int] | None = None
        self._thread = ComparingThread()
        self._asked = 0
        self.list = RevisionList(look, self)
        self.text = RedlinePane(workbench.folders, look, self)
        self.differences = DifferenceList(look, self)
        self._build_revisions()
        self._build_differences()
        self.fold_by(actions, {1: "tree", 2: "pages"})
        for pane in (self.revisions_pane, self.text, self.changes_pane):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.setSizes([280, 760, 320])
        self._shown = {"tree": True, "pages": True}
        self._narrow = {"tree": False, "pages": False}
        self._connect()

    # building

    def _build_revisions(self) -> None:
        self.revisions_pane = QFrame(self)
        self.revisions_pane.setObjectName("side_pane")
        self.revisions_pane.setMinimumWidth(190)
        self.list_head = PaneHead(self.revisions_pane)
        self._kept = QLabel(self.revisions_pane)
        self._kept.setObjectName("caption")
        self._kept.setWordWrap(True)
        self._kept.setContentsMargins(14, 8, 14, 8)
        column(self.revisions_pane, self.list_head, self.list, self._kept)

    def _build_differences(self) -> None:
        self.changes_pane = QFrame(self)
        self.changes_pane.setObjectName("side_pane")
        self.changes_pane.setMinimumWidth(230)
        self.changes_head = PaneHead(self.changes_pane)
        self.flagged = QToolButton(self.changes_pane)
        self.flagged.setCheckable(True)
        self.changes_head.add(self.flagged)
        restoring = QFrame(self.changes_pane)
        restoring.setObjectName("pane_head")
        self.effect = EffectOnPages(self._workbench, self._look, restoring)
        self.restore_one, self.restore_all = QPushButton(restoring), QPushButton(restoring)
        self.why_not = QLabel(restoring)
        self.why_not.setObjectName("caption")
        self.why_not.setWordWrap(True)
        below = QVBoxLayout(restoring)
        below.setContentsMargins(14, 10, 14, 12)
        below.setSpacing(6)
        for label in (self.effect, self.why_not):
            below.addWidget(label)
        for button in (self.restore_one, self.restore_all):
            below.addWidget(button)
        layout = column(self.changes_pane, self.changes_head)
        layout.addWidget(self.differences, 1)
        layout.addWidget(restoring)

    def _connect(self) -> None:
        bench = self._workbench
        bench.issue_changed.connect(self._changed)
        bench.entry_chosen.connect(self._entry_chosen)
        self.list.chosen.connect(self._choose)
        self.differences.chosen.connect(self._show_difference)
        self.text.picked.connect(self.differences.choose)
        self.text.way_changed.connect(self._mark_current)
        self.text.step_wanted.connect(self.step)
        self.text.left.connect(self.left)
        self.flagged.toggled.connect(lambda _on: self._fill_differences())
        self.restore_one.clicked.connect(self._take_back)
        self.restore_all.clicked.connect(self._ask_restore)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.dress_handles(look)
        say = look.say
        for part in (self.list_head, self.list, self.text, self.changes_head):
            part.dress(look)
        self.differences.dress(look)
        self.list_head.title.say(say("revisions.title"))
        self._kept.setText(say("revisions.kept"))
        self.effect.dress(look)
        self.restore_one.setText(say("revisions.restore_one"))
        self.restore_all.setText(say("revisions.restore_all"))
        self.flagged.setText(say("revisions.flagged"))
        self._show_comparison()

    # opening and following

    def open_current(self) -> None:
        """Show the revisions of the current entry: the last one against what it says now."""
        entry = self._workbench.entry
        self._entry_id = 0 if entry is None else entry.id
        self._wanted = None
        self._read()
        self.list.setFocus()

    def _read(self) -> None:
        """Read them; until they are compared anew nothing is taken back, for what is shown may be of another text."""
        entry_id = self._entry_id
        if not entry_id:
            self._show_revisions(())
            return
        self._asked += 1
        self.is_comparing = True
        self._enable()
        self._workbench.ask_desk(
            lambda desk: entry_revisions(desk.archive, entry_id),
            lambda found: self._show_revisions(found) if entry_id == self._entry_id else None,
            self._not_compared,
        )

    def _changed(self) -> None:
        if self.isVisible() and self._entry_id:
            if all(entry.id != self._entry_id for entry in self._workbench.entries):
                self.left.emit()
            else:
                self._read()

    def _entry_chosen(self) -> None:
        if self.isVisible() and self._workbench.entry_id != self._entry_id:
            self.open_current()

    def _show_revisions(self, found: tuple[EntryRevision, ...]) -> None:
        rows = self.list.rows
        newest = len(found)
        was_now = rows.new in {0, len(rows.revisions)}
        rows.show_revisions(found)
        old, new = self._wanted or (max(newest - 1, 1), newest)
        if was_now or new > newest:
            new = newest
        old = min(old, newest)
        self._wanted = (old, new) if self._wanted is not None else None
        rows.compare(old, new)
        entry = self._workbench.entry
        self.list_head.facts.say(entry.number_zh or entry.title_zh if entry is not None else "")
        if newest:
            self.list.setCurrentIndex(rows.index(rows.row_of(old), 0))
        self._compare()
        self._count(found)

    def _count(self, found: tuple[EntryRevision, ...]) -> None:
        """Count in the background how much each revision changed."""
        asked = self._asked

        def count() -> dict[int, int]:
            counts: dict[int, int] = {}
            blocks = 0
            for after, before in pairwise(reversed(found)):
                blocks += len(after.entry.blocks)
                if blocks > _MOST_COUNTED or asked != self._asked:
                    break
                counts[after.number] = len(compare_entries(before.entry, after.entry).differences)
            return counts

        self._thread.ask(
            count,
            lambda counts: self.list.rows.show_counts(counts) if asked == self._asked else None,
            _not_counted,
        )

    def _choose(self, number: int, side: str) -> None:
        rows = self.list.rows
        old, new = (number, rows.new) if side == "old" else (rows.old, number)
        if old > new:
            old, new = new, old
        self._wanted = (old, new)
        rows.compare(old, new)
        self._compare()

    def _compare(self) -> None:
        rows = self.list.rows
        old, new = rows.revision(rows.old), rows.revision(rows.new)
        self._asked += 1
        asked = self._asked
        self.is_comparing = True
        self._enable()
        if old is None or new is None:
            self._compared(None)
            return
        self._thread.ask(
            lambda: (compare_entries(old.entry, new.entry), (_size(old.entry), _size(new.entry))),
            lambda found: self._compared(*found) if asked == self._asked else None,
            self._not_compared,
        )

    def _not_compared(self, error: BaseException) -> None:
        """A revision that cannot be read any more: nothing is shown in its place, and it is told."""
        self._compared(None)
        self._workbench.tell_failed(error)

    def _compared(self, comparison: EntryComparison | None, sizes: tuple[int, int] = (0, 0)) -> None:
        self._comparison, self.is_comparing = comparison, False
        if comparison is None:
            self.effect.clear()
        else:
            self.effect.show_effect(comparison, sizes, self._entry_id)
        self._show_comparison()

    # showing

    def _show_comparison(self) -> None:
        look, rows = self._look, self.list.rows
        old, new = rows.revision(rows.old), rows.revision(rows.new)
        title = f"{rows.time(old)} → {rows.time(new)}" if old is not None and new is not None else ""
        sides = (("revisions.old_is", old), ("revisions.new_is", new))
        compared = tuple(look.say(name, text=rows.on_paper(one)) for name, one in sides if one is not None)
        self.text.show_comparison(self._comparison, title, compared)
        otherwise = "revisions.closed" if self._workbench.frozen else "revisions.choose"
        self.text.foot.text.say(look.say("revisions.only_one" if len(rows.revisions) == 1 else otherwise))
        self._fill_differences()

    def _fill_differences(self) -> None:
        compared = self._comparison
        every = list(compared.differences) if compared is not None else []
        chosen = self.differences.current
        shown = [each for each in every if each.flags] if self.flagged.isChecked() else every
        self.differences.differences.show_rows(shown)
        self.changes_head.title.say(self._look.say("revisions.changes", count=len(every)))
        self.flagged.setEnabled(any(each.flags for each in every) or self.flagged.isChecked())
        if shown:
            number = chosen.number if chosen is not None and chosen in shown else shown[0].number
            self.differences.choose(number)
        self._enable()

    def _show_difference(self, difference: Difference) -> None:
        self.text.mark(difference)
        self._enable()

    def _mark_current(self) -> None:
        if self.differences.current is not None:
            self._show_difference(self.differences.current)

    def step(self, step: int) -> None:
        """Go to the next difference, or with -1 to the one before."""
        self.differences.step(step)

    def _enable(self) -> None:
        say, rows = self._look.say, self.list.rows
        count, row = len(self.differences.differences.rows), self.differences.currentIndex().row()
        self.text.show_place(row, count)
        is_now = rows.new == len(rows.revisions)
        can = count > 0 and is_now and not self._workbench.frozen and not self.is_comparing
        self.restore_one.setEnabled(can and self.differences.current is not None)
        self.restore_all.setEnabled(can)
        why = (
            ""
            if can or not count or self.is_comparing
            else say("revisions.closed" if self._workbench.frozen else "revisions.only_now")
        )
        self.why_not.setText(why)
        self.why_not.setVisible(bool(why))

    # taking back

    def _take_back(self) -> None:
        compared, difference = self._comparison, self.differences.current
        if compared is not None and compared.old is not None and difference is not None:
            self._restore(TakeDifferenceBack(self._entry_id, compared.old, (difference.number,)))

    def _ask_restore(self) -> None:
        compared, rows, say = self._comparison, self.list.rows, self._look.say
        old = rows.revision(rows.old)
        if compared is None or old is None or compared.new is None:
            return
        form = Asking(self._look, say("revisions.restore"), say("revisions.restore"), self)
        values = {"title": compared.new.title_zh, "time": rows.time(old), "count": len(compared.differences)}
        form.tell([("doubt", say("revisions.ask_restore", **values))])
        restored = RestoreRevision(self._entry_id, old.entry)
        form.accepted.connect(lambda: self._restore(restored))
        form.open()

    def _restore(self, command: RestoreRevision | TakeDifferenceBack) -> None:
        """Do it; the list then shows one revision more, compared from where it was before."""
        self._wanted = (self.list.rows.old, len(self.list.rows.revisions) + 1)
        self._workbench.do(command)

    # window

    def end(self) -> None:
        """End the thread."""
        self._thread.close()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        return (self.list, *self.text.texts, self.differences)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width()
        for name, least in (("tree", _FOLD_LIST_BELOW), ("pages", _FOLD_CHANGES_BELOW)):
            narrow = width < least
            if narrow != self._narrow[name]:
                self._narrow[name] = narrow
                self._pane(name).setVisible(not narrow and self._shown[name])
                self.outer_changed.emit()

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold the revisions or the changes, because the person wants it so."""
        self._shown[name] = shown
        self._pane(name).setVisible(shown)

    def shows(self, name: str) -> bool:
        """Whether the revisions or the changes are shown."""
        return not self._pane(name).isHidden()

    def _pane(self, name: str) -> QWidget:
        return self.revisions_pane if name == "tree" else self.changes_pane


def _not_counted(error: BaseException) -> None:
    """A revision that cannot be read is told of where it is compared; any other error is a fault of the program."""
    if not isinstance(error, GazetteError):
        raise error


def _size(entry: Entry) -> int:
    return sum(map(han_count, entry_texts(entry)))
