"""The right of the archive room: the page on which the chosen hit stands, what was found marked; else its text."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QStackedWidget, QToolButton, QWidget

from gazette.archive import SearchHit, places_of
from gazette.desk.printed_pages import Lost
from gazette.gui.entry_lines import LineKey, lines_of
from gazette.gui.hit_citations import HitCitations
from gazette.gui.hit_pages import HitPages, HitShown
from gazette.gui.icons import icon
from gazette.gui.kept_marks import KeptFound, KeptMarks
from gazette.gui.look import Look
from gazette.gui.marked_text import go_to_snippet, show_marked
from gazette.gui.page_marks import PageMark
from gazette.gui.page_view import PageView
from gazette.gui.panes import PaneHead, column
from gazette.gui.printed_text import CellAt, blocks_on_pages
from gazette.gui.workbench import Workbench
from gazette.model import BlockPath, Entry, Table, block_at, table_grid

_REST_MS = 200
_AROUND = 60
"""Points of the page that are shown above what was found."""

_LOST: dict[Lost, str] = {"missing": "preview.missing", "damaged": "preview.damaged"}


class HitPreview(QWidget):
    """Head with issue and page, then the page or the text; what is shown can only be read."""

    opened = Signal()
    """The hit that is shown shall be opened."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._look = look
        self.pages = HitPages(workbench, self)
        self.pages.found.connect(self._show)
        workbench.pages_changed.connect(self.look_again)
        self._kept_marks = KeptMarks(workbench, self)
        self._kept_marks.found.connect(self._mark_kept)
        self.pages.gone.connect(self._leave)
        self.head, self.view, self.text = (
            PaneHead(self),
            PageView(look.theme, workbench.pictures, self),
            QPlainTextEdit(self),
        )
        self._nothing = QLabel(self)
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(14)
        self._before, self._after, self.open = QToolButton(self), QToolButton(self), QPushButton(self)
        self._before.clicked.connect(lambda: self.view.turn(-1))
        self._after.clicked.connect(lambda: self.view.turn(1))
        self.open.clicked.connect(self.opened)
        for button in (self._before, self._after, self.open):
            self.head.add(button)
        self.view.page_changed.connect(lambda _index: self._fill_head())
        self._stack = QStackedWidget(self)
        for page in (self._nothing, self.view, self.text):
            self._stack.addWidget(page)
        self._hit: SearchHit | None = None
        self._marked: tuple[str, ...] = ()
        self._variants = False
        self.shown: HitShown | None = None
        """What is shown, as far as it is known."""
        self._told: tuple[HitShown, tuple[str, ...], bool] | None = None
        """What is shown, and what is marked in it."""
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self._ask)
        self.citations = HitCitations(workbench, look, self)
        self.told_lost = QLabel(self)
        self.told_lost.setObjectName("count_doubt")
        self.told_lost.setWordWrap(True)
        column(self, self.head, self.told_lost, self._stack, self.citations).setStretch(2, 1)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.head.dress(look)
        self.view.set_theme(look.theme)
        self.view.setAccessibleName(say("preview.page"))
        self.text.setAccessibleName(say("preview.text"))
        for button, name, caption in (
            (self._before, "chevron-left", "preview.before"),
            (self._after, "chevron-right", "preview.after"),
        ):
            button.setIcon(icon(name, look.theme))
            button.setToolTip(say(caption))
            button.setAccessibleName(say(caption))
        self.open.setText(say("preview.open"))
        self.citations.dress(look)
        if self.shown is not None:
            self._show_anew(self.shown)
        self._fill_head()

    def show_hit(self, hit: SearchHit | None, marked: tuple[str, ...] = (), *, variants: bool = False) -> None:
        """Show a hit once the choice rests; None: there is nothing to be shown."""
        if (hit, marked, variants) == (self._hit, self._marked, self._variants):
            return
        self._hit, self._marked, self._variants = hit, marked, variants
        if hit is None:
            self._soon.stop()
            self.shown = self._told = None
            self._stack.setCurrentWidget(self._nothing)
            self.citations.show_entry(None)
            self._fill_head()
        elif self.isVisible():
            self._soon.start()

    def showEvent(self, event: object) -> None:
        if self._hit is not None and (self.shown is None or self.shown.hit is not self._hit):
            self._soon.start()

    def end(self) -> None:
        """End what makes pages."""
        self.pages.close()
        self._kept_marks.close()

    def look_again(self) -> None:
        """The archive says something else by now, perhaps of this hit too."""
        if self._hit is not None and self.isVisible():
            self._soon.start()

    def _ask(self) -> None:
        if self._hit is not None and self._workbench.is_open:  # it may be closed while the choice rests
            self.pages.show(self._hit)

    def _show(self, shown: HitShown) -> None:
        if shown.hit is not self._hit:
            return
        self.citations.show_entry(shown.hit.entry_id)
        told = shown, self._marked, self._variants
        if told != self._told:  # whoever turned the page meanwhile stays there
            self.shown, self._told = shown, told
            self._show_anew(shown)

    def _leave(self, hit: SearchHit) -> None:
        if hit is self._hit:
            self.show_hit(None)

    def _show_anew(self, shown: HitShown) -> None:
        if shown.pages is None:
            self._show_text(shown)
        else:
            self._show_page(shown)
        self._fill_head()

    def _show_text(self, shown: HitShown) -> None:
        ground = self._look.theme.color("doubt_ground")
        text = show_marked(self.text, shown.entry, self._marked, ground, variants=self._variants)
        go_to_snippet(self.text, text, shown.hit.snippet)
        self._stack.setCurrentWidget(self.text)

    def _show_page(self, shown: HitShown) -> None:
        assert shown.pages is not None
        self.view.set_pages(shown.pages)
        self._stack.setCurrentWidget(self.view)
        marks = () if shown.kept else self._marks(shown)
        self.view.set_marks(marks)
        if shown.kept is not None:
            self.view.show_page(min(shown.kept.sheets))
            self._kept_marks.ask(shown.hit, shown.kept, self._marked, variants=self._variants)
            return
        body = [mark for mark in marks if shown.pages.pages[mark.page].number is not None]
        if body:
            self.view.show_page(body[0].page, max(body[0].box.y - _AROUND, 0))
            return
        numbers = [page.number for page in shown.pages.pages]
        if shown.hit.page in numbers:
            self.view.show_page(numbers.index(shown.hit.page))

    def _mark_kept(self, hit: SearchHit, found: KeptFound) -> None:
        if self.shown is None or hit is not self.shown.hit or self._stack.currentWidget() is not self.view:
            return
        self.view.set_marks(found.marks)
        kept, mark = self.shown.kept, found.shown
        if kept is not None and mark is not None and self.view.page_index == min(kept.sheets):
            self.view.show_page(mark.page, max(mark.box.y - _AROUND, 0))

    def _marks(self, shown: HitShown) -> tuple[PageMark, ...]:
        """What was found in lines and cells of the text, on the pages; first of all what stands in the body."""
        found = [
            (key, cell, start, end)
            for key, cell, text in _texts(shown.entry)
            for start, end in places_of(text, self._marked, variants=self._variants)
        ]
        paths: set[BlockPath] = {key.path for key, *_ in found}
        pages = self.view.pages_of(shown.number)
        glyphs = {
            path: list(block.glyphs())
            for path, block in blocks_on_pages(pages, shown.number, shown.entry, paths).items()
        }
        marks: list[PageMark] = []
        for key, cell, start, end in sorted(found, key=lambda one: (one[0].path == (), one[0].path)):
            marks += [
                PageMark(glyph.page, glyph.box, "doubt", tinted=True)
                for glyph in glyphs[key.path]
                if (glyph.key, glyph.cell) == (key, cell) and glyph.start < end and start < glyph.end
            ]
        return tuple(marks)

    def _fill_head(self) -> None:
        say, shown = self._look.say, self.shown
        on_pages = shown is not None and self._stack.currentWidget() is self.view
        for button in (self._before, self._after):
            button.setVisible(on_pages)
        lost = shown.lost if shown is not None and on_pages else None
        self.told_lost.setVisible(lost is not None)
        self.told_lost.setText(say(_LOST[lost]) if lost else "")
        self.open.setVisible(shown is not None)
        if shown is None:
            self.head.title.say(say("preview.title"))
            self.head.facts.say("")
            return
        issue = say("tree.inbox") if shown.issue is None else say.issue_name(shown.issue)
        page = ""
        if on_pages and shown.pages is not None and self.view.page_index < len(shown.pages.pages):
            label = shown.pages.pages[self.view.page_index].label
            page = say("pages.page", page=label)
        pages = "preview.unset" if shown.unset else "preview.making"
        told = say(pages) if shown.pages is None and shown.issue is not None else ""
        self.head.title.say(page or say("preview.text"))
        self.head.facts.say(" · ".join(filter(None, (told, issue))))


def _texts(entry: Entry) -> Iterator[tuple[LineKey, CellAt | None, str]]:
    """What can be found on a page: each line, and of the line that is a table each cell."""
    for line in lines_of(entry):
        if line.face != "table":
            yield line.key, None, line.text
            continue
        block = block_at(entry.blocks, line.key.path)
        assert isinstance(block, Table)
        for each in table_grid(block).cells:
            yield line.key, (each.row, each.column), each.cell.text
