"""Document numbers in the room of the archive: codes by years, what is missing, and where each number is printed."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QWidget

from gazette.desk.gaps import Gaps, IssueNumbers, gaps
from gazette.gui.empty_words import EmptyWords
from gazette.gui.enter_key import is_enter
from gazette.gui.known_panel import KnownPanel
from gazette.gui.look import Look
from gazette.gui.number_rows import NumberGrid, NumberList, spans_called
from gazette.gui.panes import PaneHead, column
from gazette.gui.row_table import as_rows
from gazette.gui.workbench import Workbench


class NumbersPanel(KnownPanel[Gaps]):
    """Codes by years, then the numbers of the series that is chosen."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(workbench, look, lambda desk: gaps(desk.archive), parent)
        self._found = Gaps(issues=(), series=())
        self.head = PaneHead(self)
        self.grid_rows, self.list_rows = NumberGrid(look, self), NumberList(look, self)
        self.grid, self.list = QTableView(self), QTableView(self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        for table, rows in ((self.grid, self.grid_rows), (self.list, self.list_rows)):
            table.setModel(rows)
            as_rows(table)
            table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            table.verticalHeader().setHighlightSections(False)
            table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            table.installEventFilter(self)
            self.splitter.addWidget(table)
        self.grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.grid.setShowGrid(True)
        self.grid.verticalHeader().show()
        self.grid.setCornerButtonEnabled(False)
        self.empty = EmptyWords(self.grid)
        column(self, self.head, self.splitter).setStretch(1, 1)
        self.grid.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now))
        self.grid.doubleClicked.connect(lambda _index: self.list.setFocus())
        self.list.doubleClicked.connect(self._open)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.head.dress(look)
        self.head.title.say(look.say("tabs.numbers"))
        self.grid_rows.dress(look)
        self.list_rows.dress(look)
        self.grid.setAccessibleName(look.say("numbers.grid"))
        for table in (self.grid, self.list):
            table.verticalHeader().setDefaultSectionSize(look.px(32))
        self._show()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.grid, self.list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not is_enter(event):
            return super().eventFilter(watched, event)
        if watched is self.list:
            self._open(self.list.currentIndex())
        else:
            self.list.setFocus()
        return True

    def _know(self, found: Gaps) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        self.empty.setText(self._look.say("numbers.none" if self._asking.answered else "tabs.asking"))
        chosen = self.grid_rows.series_at(self.grid.currentIndex())
        self.grid_rows.show_gaps(self._found)
        header = self.grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        listed = self.list.horizontalHeader()
        listed.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        listed.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        cells = [
            self.grid_rows.index(row, at)
            for at in range(self.grid_rows.columnCount())
            for row in range(self.grid_rows.rowCount())
        ]
        filled = [(index, series) for index in cells if (series := self.grid_rows.series_at(index))]
        same = (index for index, one in filled if chosen and (one.code, one.year) == (chosen.code, chosen.year))
        if filled:
            self.grid.setCurrentIndex(next(same, filled[0][0]))
        self._choose(self.grid.currentIndex())
        self._tell_facts()

    def _choose(self, index: QModelIndex) -> None:
        series = self.grid_rows.series_at(index)
        self.list_rows.show_series(series)
        say = self._look.say
        name = say("tabs.numbers")
        if series is not None:
            values = {"code": series.code, "year": series.year or ""}
            name = say("numbers.list" if series.year else "numbers.list_orders", **values)
        self.list.setAccessibleName(name)
        if self.list_rows.lines:
            self.list.selectRow(0)

    def _open(self, index: QModelIndex) -> None:
        entry = self.list_rows.entry_at(index)
        if entry is not None:
            self.place_wanted.emit(entry.entry_id, None, "")

    def _tell_facts(self) -> None:
        told = [self._said(issues) for issues in self._found.issues if issues.year is None or issues.missing]
        self.head.facts.say(" · ".join((*self._unread, *told)))

    def _said(self, issues: IssueNumbers) -> str:
        say, spans = self._look.say, issues.missing
        if issues.year is not None:
            return say("numbers.year_gaps", year=issues.year, span=issues.span, spans=spans_called(spans, say))
        if spans:
            return say("numbers.serials_gaps", span=issues.span, spans=spans_called(spans, say))
        return say("numbers.serials", span=issues.span)
