"""The panel in place of the findings that replaces a text in the whole issue: every place is seen before."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from gazette.desk import Change, EntryHits, ReplaceInIssue
from gazette.errors import GazetteError
from gazette.gui.find_asking import FindField, FindOptions
from gazette.gui.hit_list import HitList
from gazette.gui.hit_rows import HIT, HitRows
from gazette.gui.hit_search import HitSearch
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel, PaneHead, column
from gazette.gui.progress_row import ProgressRow
from gazette.gui.stopping import StoppedError, Stopping
from gazette.gui.workbench import Workbench
from gazette.model import TextPlace
from gazette.reading.matching import Wanted

Places = Mapping[int, Collection[TextPlace]]
"""Places of texts by the ids of their entries."""
_TYPING_MS = 150
_SLOW_MS = 400
_WIDE = 560


class ReplacePanel(QWidget):
    """What is looked for, what shall stand there, and the hits."""

    closed = Signal()
    place_wanted = Signal(int, object, object, bool)
    """Entry id, hit, what was looked for; True: with the caret."""
    archive_wanted = Signal(str)
    """This shall be looked for in the archive."""
    replaced = Signal(int, int, bool)
    """In how many places of how many entries a text was replaced, and whether some of them were final."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._searched: tuple[int, Wanted] | None = None
        self._found: tuple[EntryHits, ...] = ()
        self._searching = self._running = False
        self._only: tuple[Wanted, Places] | None = None
        """What alone is to be ticked once this was looked for."""
        self.head = PaneHead(self)
        self._close = QToolButton(self)
        self.old, self.new = FindField(self), FindField(self)
        self.options = FindOptions(self)
        self.this_entry, self.all = QCheckBox(self), QCheckBox(self)
        self.facts = ElidedLabel("facts", self)
        self.in_archive, self.replace = QPushButton(self), QPushButton(self)
        self.progress = ProgressRow(self.replace, look, self)
        self.reason, self._hint = QLabel(self), QLabel(self)
        self.rows, self.list = HitRows(look, self), HitList(self)
        self._search, self._stopping = HitSearch(self), Stopping(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._rest = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.head.add(self._close)
        self.in_archive.setObjectName("link")
        self.replace.setObjectName("filled")
        self.reason.setObjectName("caption")
        self.reason.setWordWrap(True)
        self._hint.setObjectName("caption")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.all.setTristate(True)
        self.list.setModel(self.rows)
        asked = QWidget(self)
        self._grid = QGridLayout(asked)
        self._grid.setContentsMargins(14, 8, 10, 6)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.old, 0, 0)
        self._grid.addWidget(self.new, 0, 1)
        acts = QWidget(self)
        row = QGridLayout(acts)
        row.setContentsMargins(14, 0, 10, 6)
        row.setHorizontalSpacing(10)
        for place, part in enumerate((self.all, self.facts, self.in_archive, self.replace)):
            row.addWidget(part, 0, place)
        row.setColumnStretch(1, 1)
        row.addWidget(self.reason, 1, 0, 1, 4)
        row.addWidget(self.progress, 2, 0, 1, 4)
        layout = column(self, self.head, asked, acts, self._hint)
        layout.addWidget(self.list, 1)
        self._arrange()

    def _connect(self) -> None:
        bench = self._workbench
        self._close.clicked.connect(self.closed)
        self.old.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.search)
        self.options.changed.connect(self.search)
        self.this_entry.toggled.connect(lambda _on: self._fill(keep=True))
        self.new.textChanged.connect(self._say_new)
        self.old.entered.connect(lambda _step: self._go_to_list())
        self.old.down.connect(self._go_to_list)
        self.new.entered.connect(lambda _step: self.replace.setFocus())
        self.new.down.connect(self._go_to_list)
        for field in (self.old, self.new, self.list):
            field.left.connect(self.closed)
        self.all.clicked.connect(self._tick_all)
        self.rows.dataChanged.connect(lambda *_: self._tell())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._rest.start())
        self._rest.timeout.connect(lambda: self._show_place(self.list.currentIndex(), with_caret=False))
        self.list.opened.connect(lambda index: self._show_place(index, with_caret=True))
        self._search.found.connect(self._show_found)
        self._search.progressed.connect(self.progress.advance)
        self._stopping.progressed.connect(self.progress.advance)
        self.progress.stopped.connect(self._stop)
        self._slow.timeout.connect(lambda: self.progress.begin(lambda say: say("hits.searching")))
        self.replace.clicked.connect(self._replace)
        self.in_archive.clicked.connect(lambda: self.archive_wanted.emit(self.old.text()))
        bench.issue_changed.connect(self._issue_changed)
        bench.entry_chosen.connect(self._entry_chosen)
        bench.archive_closing.connect(self._search.stop)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self.rows.look = look
        say = look.say
        self.head.dress(look)
        self.head.title.say(say("hits.title"))
        for field, name in ((self.old, "hits.find"), (self.new, "hits.new")):
            field.setPlaceholderText(say(name))
            field.setAccessibleName(say(name))
        self.options.dress(look)
        self.this_entry.setText(say("hits.this_entry"))
        self.all.setText(say("hits.all"))
        self.all.setToolTip(say("hits.all_tip"))
        self.in_archive.setText(say("hits.in_archive"))
        self._close.setIcon(icon("x", look.theme))
        self._close.setIconSize(QSize(18, 18))
        self._close.setToolTip(say("hits.close"))
        self._close.setAccessibleName(say("hits.close"))
        self.list.setAccessibleName(say("hits.list"))
        self.list.dress(look)
        self.progress.dress(look)
        self._arrange()
        self._tell()

    def open(self, text: str = "", like: Wanted | None = None) -> None:
        """Show the panel; ``text`` is looked for as ``like`` says, else what was looked for last."""
        if like is not None:
            self.options.take(like)
        if text:
            self.old.setText(text)
        self.show()
        self.search()
        field = self.new if text and not self.new.isHidden() else self.old
        field.setFocus()
        field.selectAll()

    def open_for(self, wanted: Wanted, new: str, places: Places) -> None:
        """Show the panel with ``new`` for ``wanted``, of which these ``places`` alone are ticked."""
        self._only = (wanted, places)
        self._searched = None
        self.new.setText(new)
        self.open(wanted.text, wanted)

    @property
    def running(self) -> bool:
        """Whether something is being replaced."""
        return self._running

    def stop(self) -> None:
        """Stop what is being replaced: nothing of it is."""
        self._stop()

    def close_down(self) -> None:
        """Stop what is running, for good: the window closes."""
        self._stop()
        self._search.close()

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return self.options.wanted(self.old.text())

    # searching

    def search(self) -> None:
        """Look for what the fields say in the issue as it is now."""
        self._typing.stop()
        issue, wanted = self._workbench.issue, self.wanted
        if issue is None or not wanted.text:
            self._search.stop()
            self._searched = None
            self._show_found(())
            return
        self._searching = True
        if not self._slow.isActive() and not self.progress.isVisible():
            self._slow.start()
        self._search.start(issue, wanted)

    def _issue_changed(self) -> None:
        if self.isVisible() and not self._running:
            self._typing.start()
        self._tell()

    def _entry_chosen(self) -> None:
        if self.this_entry.isChecked():
            self._fill(keep=True)

    def _show_found(self, found: tuple[EntryHits, ...]) -> None:
        self._slow.stop()
        self._searching = False
        self.progress.end()
        issue = self._workbench.issue
        asked = (issue.id, self.wanted) if issue is not None and self.old.text() else None
        keep = asked is not None and asked == self._searched
        self._searched, self._found = asked, found
        self._fill(keep=keep)
        if self._only is not None and self._only[0] == self.wanted:
            self.rows.tick_only(self._only[1])
            self._only = None

    def _fill(self, *, keep: bool) -> None:
        shown = self._found
        if self.this_entry.isChecked() and self._in_issue:
            shown = tuple(each for each in shown if each.entry.id == self._workbench.entry_id)
        row, scrolled = self.list.currentIndex().row(), self.list.verticalScrollBar().value()
        self.rows.show_found(shown, keep=keep)
        self._tell()
        if keep:
            self._stay_at(row, scrolled)

    def _stay_at(self, row: int, scrolled: int) -> None:
        """Look at the same row as before; what stands in it is not shown in the text again."""
        while row >= self.rows.rowCount() and self.rows.canFetchMore(QModelIndex()):
            self.rows.fetchMore(QModelIndex())
        self.list.setCurrentIndex(self.rows.index(min(row, self.rows.rowCount() - 1), 0))
        self.list.verticalScrollBar().setValue(scrolled)
        self._rest.stop()

    # what is shown

    def _say_new(self, new: str) -> None:
        self.rows.say_new(new)
        self._tell()

    def _tell(self) -> None:
        say, why = self._look.say, self._why_not()
        if self.rows.tickable == bool(why):
            self.rows.set_tickable(not why)
        total, ticked, changes = self.rows.total, self.rows.ticked, self.rows.changes
        marks = sum(each.marks for each in self._found)
        said = "hits.found" if why else "hits.facts"
        facts = [say(said, ticked=f"{ticked:,}", total=f"{total:,}", entries=len(self.rows.groups))]
        if marks:
            facts.append(say("hits.marks", count=marks))
        self.facts.say(" · ".join(facts) if total or marks else "")
        delete = not self.new.text()
        self.replace.setText(say("hits.delete" if delete else "hits.replace", count=f"{changes:,}"))
        self.replace.setEnabled(bool(changes) and not why and not self._running and not self._searching)
        self.all.setEnabled(bool(total))
        for part in (self.new, self.all, self.replace):
            part.setVisible(not why)
        states = {group.state for group in self.rows.groups}
        one = next(iter(states)) if len(states) == 1 else Qt.CheckState.PartiallyChecked
        self.all.setCheckState(one if states else Qt.CheckState.Unchecked)
        self.this_entry.setEnabled(self._in_issue)
        self.in_archive.setEnabled(bool(self.old.text()))
        self.reason.setText(why)
        self.reason.setVisible(bool(why))
        self.list.setVisible(bool(total))
        self._hint.setVisible(not total)
        if not total:
            text = self.old.text()
            self._hint.setText(say("hits.nothing", text=text) if text and not self._searching else say("hits.hint"))

    @property
    def _in_issue(self) -> bool:
        return self._workbench.number_of(self._workbench.entry_id) is not None

    def _why_not(self) -> str:
        """Why nothing can be replaced in this issue; empty where it can."""
        issue, say = self._workbench.issue, self._look.say
        if self._workbench.closed == "archive":
            return say("editor.archive")
        if issue is None or (issue.state == "editing" and issue.facsimile is None):
            return ""
        if issue.facsimile is not None:
            return say("editor.facsimile")
        return say("editor.at_press" if issue.state == "at_press" else "editor.published")

    def _tick_all(self) -> None:
        every = all(group.state == Qt.CheckState.Checked for group in self.rows.groups if not _is_final(group.found))
        self.rows.tick_all(not every)
        self._tell()

    def _go_to_list(self) -> None:
        if self.rows.total:
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.rows.index(0, 0))
            self.list.setFocus()

    def _show_place(self, index: QModelIndex, *, with_caret: bool) -> None:
        if not index.isValid() or not self.isVisible():
            return
        group, number = self.rows.at(index.row())
        hit = index.data(HIT) if number >= 0 else group.found.hits[0]
        self.place_wanted.emit(group.found.entry.id, hit, self.wanted, with_caret)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The boxes stand in one row where there is room."""
        wide = self.width() >= self._look.px(_WIDE)
        for part in (self.options, self.this_entry):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.options, 1, 0, 1, 1 if wide else 2)
        self._grid.addWidget(self.this_entry, 1 if wide else 2, 1 if wide else 0)

    # replacing

    def _replace(self) -> None:
        issue = self._workbench.issue
        if issue is None or not self._workbench.settle():
            return
        command = ReplaceInIssue(
            issue_id=issue.id,
            wanted=self.wanted,
            new=self.new.text(),
            entries=self.rows.replacements(),
            progress=self._stopping.progress,
        )
        self._stopping.begin()
        self._running = True
        self.progress.begin(lambda say: say("hits.replacing"))
        self._tell()
        was_final = any(_is_final(group.found) and group.changes(command.new) for group in self.rows.groups)
        self._workbench.ask_desk(
            lambda desk: desk.do(command), lambda change: self._done(change, was_final=was_final), self._failed
        )

    def _done(self, change: Change, *, was_final: bool) -> None:
        self._end()
        self._workbench.show_arrived()
        self.search()
        if self.isAncestorOf(self.window().focusWidget()):  # else somebody went on typing elsewhere
            self.old.setFocus()
            self.old.selectAll()
        self.replaced.emit(change.places, len(change.entries), was_final)

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, GazetteError):
            self._workbench.refused.emit(error)
        elif not isinstance(error, StoppedError):
            raise error

    def _end(self) -> None:
        self._running = False
        self._tell()
        self.progress.end()

    def _stop(self) -> None:
        self._stopping.stop()
        self._slow.stop()
        self._search.stop()
        if self._searching:
            self._show_found(())


def _is_final(found: EntryHits) -> bool:
    return found.entry.state == "final"
