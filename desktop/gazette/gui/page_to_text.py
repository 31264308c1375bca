"""From the pages to the text: a click puts the caret at that very character, or opens the cell that it stands in."""

from PySide6.QtCore import QObject

from gazette.desk.fit_hints import FitHint
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.page_mouse import PageClick
from gazette.gui.pages_pane import PagesPane
from gazette.gui.printed_text import LinePlace
from gazette.gui.text_places import put_caret, select_sentence
from gazette.gui.workbench import Workbench


class PageToText(QObject):
    """Leads from clicks in ``pages`` into ``editor``."""

    def __init__(self, workbench: Workbench, pages: PagesPane, editor: DocumentEditor) -> None:
        super().__init__(pages)
        self._workbench, self._pages, self._editor = workbench, pages, editor
        pages.view.mouse.text_clicked.connect(self._go_to_text)
        pages.view.mouse.entry_clicked.connect(self._go_to_entry)
        pages.foot.place_wanted.connect(self._go_to_hint)
        pages.foot.list.left.connect(self._focus)

    def _go_to_text(self, click: PageClick) -> None:
        # The page was just clicked: it shall stay where it is.
        with self._pages.held():
            if self._choose(click.line.entry):
                self._go_to(click, self._pages.places.clicked(click))
        self._focus()

    def _go_to(self, click: PageClick, place: LinePlace | None) -> None:
        if place is None:
            self._editor.show_block(click.line.path)
        elif place.cell is not None:
            self._editor.show_block(click.line.path)
            self._editor.open_grid(click.line.path)
            if self._editor.grid is not None:
                self._editor.grid.setCurrentCell(*place.cell)
        elif not (select_sentence if click.sentence else put_caret)(self._editor, place):
            self._editor.show_block(click.line.path)

    def _go_to_entry(self, number: int, page: int) -> None:
        """A line of the contents was clicked: the entry is edited, and its first page is shown."""
        with self._pages.held():
            if self._choose(number):
                self._editor.show_block(())
        self._pages.show_entry(number, page)
        self._focus()

    def _go_to_hint(self, hint: FitHint) -> None:
        """Show what a hint means: its block, another entry, or where this entry ends."""
        bench = self._workbench
        if hint.number is not None and bench.issue is not None:
            bench.choose_entry(bench.issue.entries[hint.number - 1].id)
        elif hint.path is not None:
            self._editor.show_block(hint.path)
            self._pages.follow_again()
        elif bench.pages is not None and (span := bench.span_of(bench.entry_id)) is not None:
            at = (index for index, page in enumerate(bench.pages.pages) if page.number == span[1])
            self._pages.view.turn_to(next(at, 0))
        self._focus()

    def _choose(self, number: int) -> bool:
        issue = self._workbench.issue
        if issue is None or number >= len(issue.entries):
            return False
        wanted = issue.entries[number].id
        self._workbench.choose_entry(wanted)
        return self._workbench.entry_id == wanted

    def _focus(self) -> None:
        (self._editor.grid or self._editor).setFocus()
