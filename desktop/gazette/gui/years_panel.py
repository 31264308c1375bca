"""A year in the room of the archive: its issues on a shelf, its documents counted, what is missing."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QWidget

from gazette.desk import Desk
from gazette.desk.years import Year, known_years, year_of
from gazette.gui.empty_words import EmptyWords
from gazette.gui.look import Look
from gazette.gui.outdated import Outdated
from gazette.gui.panes import PaneHead, column
from gazette.gui.workbench import Workbench
from gazette.gui.year_counts import YearCounts
from gazette.gui.year_covers import YearCovers
from gazette.gui.year_shelf import YearShelf

_YEARS_WIDE, _COUNTS_WIDE, _ROOM_FOR_COUNTS = 104, 300, 1000


class YearsPanel(QWidget):
    """Years at the left, the newest first; ↑ and ↓ go from year to year, → to the shelf."""

    issue_wanted = Signal(int)
    """The id of an issue."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self.year: Year | None = None
        self.head = PaneHead(self)
        self.covers = YearCovers(workbench, self)
        self.years, self._names = QListView(self), QStringListModel(self)
        self._known: tuple[int | None, ...] = ()
        self.shelf, self.counts = YearShelf(self.covers, workbench, look, self), YearCounts(look, self)
        self.years.setModel(self._names)
        self.years.setFrameShape(QFrame.Shape.NoFrame)
        self.years.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.years.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._answered = False
        """Whether it is known which years there are."""
        self.empty = EmptyWords(self.shelf)
        body = QWidget(self)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.years)
        across.addWidget(self.shelf, 1)
        across.addWidget(self.counts)
        column(self, self.head, body).setStretch(1, 1)
        self.years.selectionModel().currentChanged.connect(lambda *_: self._ask_year())
        self.shelf.opened.connect(lambda at: self.issue_wanted.emit(self.shelf.rows.issues[at].id))
        workbench.issue_changed.connect(self._changed)
        self._outdated = Outdated(workbench, self)
        self._outdated.found.connect(self._ask_years)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.head.dress(look)
        self.head.title.say(say("tabs.years"))
        self.years.setAccessibleName(say("years.list"))
        self.years.setFixedWidth(look.px(_YEARS_WIDE))
        self.years.setSpacing(look.px(5))
        self.counts.setFixedWidth(look.px(_COUNTS_WIDE))
        self.empty.setText(say("years.none" if self._answered else "tabs.asking"))
        self.shelf.dress(look)
        self.counts.dress(look)
        if self._answered:
            self._know(self._known)
        self._show()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.years, self.shelf, self.counts

    def end(self) -> None:
        """End what makes covers."""
        self.covers.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_years()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        is_wide = self.window().width() >= self._look.px(_ROOM_FOR_COUNTS)
        self.counts.setVisible(is_wide and self.year is not None)

    def _changed(self) -> None:
        if self._workbench.issue is not None:
            self.covers.look_again(self._workbench.issue.id)

    def _ask_years(self) -> None:
        if self._workbench.is_open:
            self._outdated.follow()
            self._workbench.ask_desk(
                lambda desk: known_years(desk.archive), self._know, self._workbench.tell_failed, brief=True
            )

    def _know(self, years: tuple[int | None, ...]) -> None:
        self._answered = True
        self.empty.setText(self._look.say("years.none"))
        names, chosen = [self._called(year) for year in years], self._chosen
        self._known = years
        if names != self._names.stringList():
            self._names.setStringList(names)
            if names:
                at = years.index(chosen[0]) if chosen and chosen[0] in years else 0
                self.years.setCurrentIndex(self._names.index(at))
                return
        self._ask_year()

    def _called(self, year: int | None) -> str:
        return self._look.say("years.no_year") if year is None else str(year)

    def _of(self, year: int | None) -> str:
        return self._look.say("years.no_year") if year is None else self._look.say("years.year", year=year)

    @property
    def _chosen(self) -> tuple[int | None] | None:
        """The year that is chosen, which may be that of the issues without one; None: there is none at all."""
        index = self.years.currentIndex()
        return (self._known[index.row()],) if index.isValid() else None

    def _ask_year(self) -> None:
        if self._chosen is None:
            self._show_year(None)
            return
        (chosen,) = self._chosen

        def read(desk: Desk) -> Year:
            return year_of(desk.archive, chosen)

        def told(found: Year) -> None:
            if (found.year,) == self._chosen:
                self._show_year(found)

        self._workbench.ask_desk(read, told, self._workbench.tell_failed, brief=True)

    def _show_year(self, year: Year | None) -> None:
        if year != self.year:
            self.year = year
            self._show()

    def _show(self) -> None:
        say, year = self._look.say, self.year
        here = self.shelf.currentIndex().row()
        self.shelf.rows.show_issues(year.issues if year else ())
        self.counts.rows.show_year(year)
        self._make_room()
        if year is None:
            self.head.facts.say("")
            return
        self.shelf.setAccessibleName(say("years.shelf", year=self._of(year.year)))
        self.counts.setAccessibleName(say("years.counts", year=self._of(year.year)))
        told = [say("years.facts", year=self._of(year.year), issues=len(year.issues), documents=year.documents)]
        if year.pages is not None:
            told.append(say("years.pages", count=year.pages))
        self.head.facts.say(" · ".join(told))
        self.shelf.setCurrentIndex(self.shelf.rows.index(min(max(here, 0), len(year.issues) - 1)))
        first = next((at for at, line in enumerate(self.counts.rows.lines) if line.count is not None or line.gaps), 0)
        self.counts.setCurrentIndex(self.counts.rows.index(first))
