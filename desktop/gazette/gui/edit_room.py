"""The room of editing: structure, text, pages, side by side; narrow windows fold the outer ones."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gazette.desk.sample import is_sample
from gazette.gui.actions import Actions
from gazette.gui.document_pane import DocumentPane
from gazette.gui.folding import FoldingSplitter
from gazette.gui.help_topics import explained_at
from gazette.gui.issue_details import IssueDetails
from gazette.gui.issue_tree import IssueTree
from gazette.gui.live_pages import LivePages
from gazette.gui.look import Look
from gazette.gui.page_findings import PageFindings
from gazette.gui.page_to_text import PageToText
from gazette.gui.pages_pane import PagesPane
from gazette.gui.pane_over import PlaceOfPane
from gazette.gui.panes import PaneFoot, PaneHead, column, icon_button
from gazette.gui.start_page import StartPage
from gazette.gui.text_places import place_of_caret
from gazette.gui.tree_rows import SECTION
from gazette.gui.workbench import Workbench
from gazette.gui.zooming import Zooming
from gazette.model import ENTRY_STATES
from gazette.settings import sample_folder

_FOLD_PAGES_BELOW = 1200
_FOLD_TREE_BELOW = 1100
# what the heads of text and findings take
_LEAST_TEXT = 520


class TreePane(QFrame):
    """Head with the count of entries, the tree, a foot with their states."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_pane")
        self._workbench, self._look = workbench, look
        self.head, self.foot = PaneHead(self), PaneFoot(self)
        self.tree = IssueTree(workbench, look, self)
        self.details = IssueDetails(workbench, look, self)
        self.details.hide()
        self.head.add(icon_button(actions["new_entry"], self))
        self.head.add(icon_button(actions["issue_details"], self))
        column(self, self.head, self.details, self.tree, self.foot)
        actions["issue_details"].toggled.connect(self.details.setVisible)
        self.setMinimumWidth(190)
        for signal in (workbench.issue_changed, workbench.pages_changed):
            signal.connect(self._fill)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.head.dress(look)
        self.foot.dress(look)
        self.tree.dress(look)
        self.details.dress(look)
        self.head.title.say(look.say("tree.title"))
        self._fill()

    def _fill(self) -> None:
        bench, say = self._workbench, self._look.say
        entries = bench.issue.entries if bench.issue else ()
        pages = bench.page_count
        facts = "tree.facts" if pages else "tree.facts_no_pages"
        self.head.facts.say(say(facts, entries=len(entries), pages=pages))
        counts = {state: sum(entry.state == state for entry in entries) for state in ENTRY_STATES}
        self.foot.text.say(say("tree.states", **counts))


class EditRoom(FoldingSplitter):
    """Three panes; what the window's width folds comes back with it, what the person folds stays folded.

    Where the structure has no room it lies over the text, when it is asked for, until something is chosen.
    """

    menu_wanted = Signal(QPoint)
    outer_changed = Signal()
    """Structure or pages are shown now, or folded."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tree_pane = TreePane(workbench, actions, look, self)
        self.document = DocumentPane(workbench, actions, look, self)
        self.pages = PagesPane(workbench, actions, look, self)
        self.fold_by(actions, {1: "tree", 2: "pages"})
        self._place_of_tree = PlaceOfPane(self.tree_pane, self.document, self)
        for pane in (self._place_of_tree, self.document, self.pages):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.setSizes([280, 630, 454])
        self.start = StartPage(workbench, actions, self.document)
        self.document.stand_aside_for(self.start)
        self._start_wanted = False
        for part, topic in (
            (self.tree_pane, "tree"),
            (self.tree_pane.details, "issue"),
            (self.pages, "pages"),
            (self.start, "start"),
        ):
            explained_at(part, topic)
        self._sizes = self.sizes()
        self._scale = 1.0
        self._wanted = {"tree": True, "pages": True}
        self._shown = {"tree": True, "pages": True}
        self._narrow = {"tree": False, "pages": False}
        editor = self.document.editor
        editor.caret_moved.connect(lambda _path, _block, _at: self.pages.show_caret(place_of_caret(editor)))
        editor.typing.connect(lambda: self.pages.follow_typing(place_of_caret(editor)))
        self.document.findings.finding_chosen.connect(lambda _finding: self.pages.follow_again())
        PageToText(workbench, self.pages, editor)
        PageFindings(workbench, editor, self.pages.view)
        LivePages(workbench, self.document, self.pages.view, self)
        Zooming(self.document.text_zoom, self.pages.view, actions, editor)
        self.tree_pane.details.unread.connect(self.document.news.tell_unread)
        self._workbench = workbench
        workbench.issue_changed.connect(lambda: self.show_start(False))
        workbench.entry_chosen.connect(lambda: self.show_start(False))
        tree = self.tree_pane.tree
        tree.place_wanted.connect(self.document.editor.show_block)
        tree.text_wanted.connect(self._lead_to_text)
        tree.clicked.connect(self._chosen)
        tree.inbox_wanted.connect(actions["to_inbox"].trigger)
        tree.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(tree.viewport().mapToGlobal(at)))

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._scale = look.scale
        self.dress_handles(look)
        self.document.setMinimumWidth(look.px(_LEAST_TEXT))
        for pane in (self._place_of_tree, self.tree_pane, self.document, self.pages):
            pane.dress(look)
        self._fold()
        self.start.dress(look)

    @property
    def begins(self) -> bool:
        """Whether the archive is empty; the sample is so only until it has come in."""
        bench = self._workbench
        empty = bench.is_open and not bench.rows and not bench.inbox
        return empty and not is_sample(bench.path, sample_folder())

    def show_start(self, wanted: bool) -> None:
        """Show the page to begin with in place of all panes, or these again; it stays where there is nothing else."""
        if self._start_wanted == (wanted or self.begins):
            return
        self._start_wanted = not self._start_wanted
        self.document.step_aside(self._start_wanted)
        self.start.setVisible(self._start_wanted)
        for name in ("tree", "pages"):
            self._show(name, self._shown[name])

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        below = (self.document.findings.list, self.document.replacing.old)
        return (self.tree_pane.tree, self.document.editor, *below, self.pages.view)

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold the structure or the pages, because the person wants it so."""
        self._wanted[name] = shown
        self._show(name, shown)
        if name == "tree" and self._narrow[name]:
            (self.tree_pane.tree if shown else self.document.editor).setFocus()

    def shows(self, name: str) -> bool:
        """Whether structure or pages are shown."""
        return self._shown[name]

    def show_sheet(self, sheet: int) -> None:
        """Show a page, from 1, of a back issue, whose pages are all there is of it, and give it the keys."""
        if not self._shown["pages"]:
            self._show("pages", shown=True)
        self.pages.view.show_page(sheet - 1)
        self.pages.view.setFocus()

    @property
    def _holds_pages(self) -> bool:
        return self.indexOf(self.pages) >= 0

    def part_pages(self, box: QVBoxLayout) -> None:
        """Put the pages into another window."""
        self._sizes = self.sizes()
        box.addWidget(self.pages)
        self._wanted["pages"] = self._shown["pages"] = True
        self.pages.show()
        self.outer_changed.emit()

    def take_pages_back(self) -> None:
        """Put the pages at their place again, as wide as they were."""
        self.addWidget(self.pages)
        self.setSizes(self._sizes)
        self._wanted["pages"] = True
        self._show("pages", not self._narrow["pages"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from whatever stands around the text back into it; a back issue has none."""
        editor = self.document.editor
        if event.key() == Qt.Key.Key_Escape and editor.isVisible() and not editor.hasFocus():
            self._lead_to_text()
        else:
            super().keyPressEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        """An entry or an attachment was clicked: what lies over its text has done its work."""
        if self._place_of_tree.lies_over and index.data(SECTION) is None:
            self._lead_to_text()

    def _lead_to_text(self) -> None:
        if self._place_of_tree.lies_over:
            self._show("tree", False)
        self.document.editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        width = self.window().width() / self._scale
        for name, least in (("pages", _FOLD_PAGES_BELOW), ("tree", _FOLD_TREE_BELOW)):
            narrow = width < least
            if narrow != self._narrow[name]:
                self._narrow[name] = narrow
                if name == "tree" or self._holds_pages:
                    self._show(name, not narrow and self._wanted[name])

    def _show(self, name: str, shown: bool) -> None:
        self._shown[name] = shown
        visible = shown and not self._start_wanted
        if name == "tree":
            self._place_of_tree.show_pane(visible, over=self._narrow[name])
        else:  # of pages that stand in a window of their own the window
            (self.pages if self._holds_pages else self.pages.window()).setVisible(visible)
        self.outer_changed.emit()
