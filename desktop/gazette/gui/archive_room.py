"""The room of the archive: tabs for search, years, the ledger of appointments, document numbers and bodies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QToolButton, QWidget

from gazette.gui.actions import Actions
from gazette.gui.bodies_panel import BodiesPanel
from gazette.gui.ledger_panel import LedgerPanel
from gazette.gui.look import Look
from gazette.gui.numbers_panel import NumbersPanel
from gazette.gui.panes import column
from gazette.gui.search_panel import SearchPanel
from gazette.gui.workbench import Workbench
from gazette.gui.years_panel import YearsPanel

_TABS = {
    "search": "tabs.search",
    "years": "tabs.years",
    "ledger": "tabs.ledger",
    "numbers": "tabs.numbers",
    "bodies": "tabs.bodies",
}


class ArchiveRoom(QWidget):
    """One tab is shown at a time; what is typed into the search field above shows that of search."""

    place_wanted = Signal(int, object, str)
    """Entry id, the path of a block, the sheet of a back issue or None, and a text in it."""

    issue_wanted = Signal(int)
    """The id of an issue that is to be opened."""

    outer_changed = Signal()
    """Whether the pane at the right is shown is another answer now."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.search = SearchPanel(workbench, actions, look, self)
        self.ledger, self.numbers = LedgerPanel(workbench, look, self), NumbersPanel(workbench, look, self)
        self.bodies, self.years = BodiesPanel(workbench, look, self), YearsPanel(workbench, look, self)
        self._panels: dict[str, QWidget] = {
            "search": self.search,
            "years": self.years,
            "ledger": self.ledger,
            "numbers": self.numbers,
            "bodies": self.bodies,
        }
        self.bar, self._stack = QFrame(self), QStackedWidget(self)
        self.bar.setObjectName("pane_head")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(4)
        self._group, self.tabs = QButtonGroup(self), {name: QToolButton(self.bar) for name in _TABS}
        for name, tab in self.tabs.items():
            tab.setCheckable(True)
            tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            tab.clicked.connect(lambda _on=False, name=name: self.show_tab(name))
            self._group.addButton(tab)
            row.addWidget(tab)
            self._stack.addWidget(self._panels[name])
        row.addStretch(1)
        column(self, self.bar, self._stack)
        self.years.issue_wanted.connect(self.issue_wanted)
        self.search.outer_changed.connect(self.outer_changed)
        for panel in (self.ledger, self.numbers, self.bodies):
            panel.place_wanted.connect(self.place_wanted)
        citations = self.search.preview.citations
        citations.entry_wanted.connect(lambda entry_id: self.place_wanted.emit(entry_id, None, ""))
        self.show_tab("search")

    @property
    def tab(self) -> str:
        """The tab that is shown."""
        return list(self._panels)[self._stack.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Show a tab: ``search``, ``years``, ``ledger``, ``numbers`` or ``bodies``."""
        self.tabs[name].setChecked(True)
        self._stack.setCurrentWidget(self._panels[name])
        self.outer_changed.emit()

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold the preview of a hit, because the person wants it so."""
        self.search.fold(name, shown)

    def shows(self, name: str) -> bool | None:
        """Whether the preview of a hit is shown; the other tabs have nothing to fold."""
        return self.search.shows(name) if self.tab == "search" else None

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        tab = self.tabs[self.tab]
        match self.tab:
            case "ledger":
                return (tab, *self.ledger.panes())
            case "numbers":
                return (tab, *self.numbers.panes())
            case "years":
                return (tab, *self.years.panes())
            case "bodies":
                return (tab, *self.bodies.panes())
        return (tab, *self.search.panes())

    def list_in_view(self) -> QWidget:
        """Where the keyboard goes when one comes back from a place."""
        lists = {
            "search": self.search.list,
            "years": self.years.shelf,
            "ledger": self.ledger.table,
            "numbers": self.numbers.list,
            "bodies": self.bodies.list,
        }
        return lists[self.tab]

    def dress(self, look: Look) -> None:
        """Take sizes and captions."""
        self.bar.setFixedHeight(look.px(40))
        self.bar.setAccessibleName(look.say("tabs.all"))
        for name, tab in self.tabs.items():
            tab.setText(look.say(_TABS[name]))
            tab.setMinimumHeight(look.px(28))
        for panel in (self.search, self.years, self.ledger, self.numbers, self.bodies):
            panel.dress(look)
