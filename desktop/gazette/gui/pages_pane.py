"""The right of the editing room: the pages, how far they are zoomed, and where the current entry stands on them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from gazette.errors import GazetteError
from gazette.gui.actions import Actions
from gazette.gui.captions import plain
from gazette.gui.entry_lines import LineKey
from gazette.gui.fit_line import FitLine
from gazette.gui.go_to_page import GoToPage, page_meant
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.page_marks import Current
from gazette.gui.page_places import PagePlaces
from gazette.gui.page_view import PageView
from gazette.gui.panes import PaneHead, column, icon_button
from gazette.gui.printed_text import LinePlace
from gazette.gui.workbench import Workbench
from gazette.model import BlockPath, Publication
from gazette.typeset import Page
from gazette.wording import error_sentence

_HINTS_MS, _LATE_MS = 150, 300


class PagesPane(QWidget):
    """Head with page number, follow and zoom; the pages; a foot with facts."""

    wanted = Signal()
    """Something is to be shown here, but the pages are folded or another room is shown."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._actions, self._look = workbench, actions, look
        self.view = PageView(look.theme, workbench.pictures, self)
        self.places = PagePlaces(workbench, self.view)
        self.head, self.foot = PaneHead(self), FitLine(workbench, look, self)
        self._percent = QLabel(self)
        self._percent.setObjectName("facts")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._asked_page = GoToPage(self)
        self._asked_from: QWidget | None = None
        self.head.insert_chip(self._asked_page)
        # Beside the pages they are for the pages, wherever the focus is.
        self._smaller, self._larger = QToolButton(self), QToolButton(self)
        self._trouble = ""
        self._issue_id = 0
        self._publication: Publication | None = None
        self._place = LinePlace(LineKey((), "title"), 0)
        self._rests_at: tuple[int, BlockPath] | None = None
        """The entry and block that were edited when the person went elsewhere in the pages."""
        self._held = False
        self._soon = QTimer(self, singleShot=True, interval=_HINTS_MS)
        self._soon.timeout.connect(self._fill_foot)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(lambda: self.foot.text.say(self._look.say("pages.updating")))
        for name in ("previous_page", "next_page"):
            self.head.add(icon_button(actions[name], self))
        self.head.add(icon_button(actions["follow"], self))
        for part in (self._smaller, self._percent, self._larger):
            self.head.add(part)
        column(self, self.head, self.view, self.foot.list, self.foot)
        self._connect()

    def _connect(self) -> None:
        bench, view, actions = self._workbench, self.view, self._actions
        bench.pages_changed.connect(self._show_pages)
        bench.making.begun.connect(self._fill_foot)
        bench.making.begun.connect(self._late.start)
        bench.making.failed.connect(self._failed)
        bench.issue_changed.connect(self._forget_other)
        bench.entry_chosen.connect(self.foot.list.hide)
        bench.entry_chosen.connect(self._go_to_entry)
        view.moved_by_hand.connect(self._rest)
        view.page_changed.connect(lambda _index: self._fill_head())
        view.zoom_changed.connect(lambda _zoom: self._fill_head())
        self._larger.clicked.connect(view.zoom_in)
        self._smaller.clicked.connect(view.zoom_out)
        actions["previous_page"].triggered.connect(lambda: view.turn(-1))
        actions["next_page"].triggered.connect(lambda: view.turn(1))
        actions["go_to_page"].triggered.connect(self._ask_page)
        actions["fit_hints"].triggered.connect(self._list_hints)
        self._asked_page.asked.connect(self._go_to_page)
        self._asked_page.left.connect(self._leave_asking)
        self._asked_page.closed.connect(self.head.title.show)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.head.dress(look)
        self.foot.dress(look)
        self.view.set_theme(look.theme)
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("800%") + 4)
        for button, name in ((self._smaller, "zoom-out"), (self._larger, "zoom-in")):
            caption = look.say(f"act.{name.replace('-', '_')}")
            button.setIcon(icon(name, look.theme))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(caption)
            button.setAccessibleName(caption)
        self._asked_page.setPlaceholderText(look.say("pages.ask"))
        self._asked_page.setAccessibleName(plain(look.say("act.go_to_page")))
        self._asked_page.setMinimumWidth(look.px(72))
        self._asked_page.setMaximumWidth(look.px(150))
        self._fill_head()
        self._fill_foot()

    def _ask_page(self) -> None:
        """Wait for a page to go to; the pages are shown where they are folded."""
        if not self.isVisible():
            self.wanted.emit()
        self._asked_from = QApplication.focusWidget()
        self.window().activateWindow()
        self.head.title.hide()  # the pane may be narrow
        self._asked_page.open()

    def _list_hints(self) -> None:
        if not self.isVisible():
            self.wanted.emit()
        self.foot.open()

    def _go_to_page(self, text: str) -> None:
        pages = self._workbench.pages
        index = None if pages is None else page_meant(text, pages, self._workbench.issue)
        if index is None:
            self.foot.text.say(self._look.say("pages.none_such", text=text.strip()))
            self._asked_page.selectAll()
            return
        self._fill_foot()
        self.view.turn_to(index)
        self._leave_asking()

    def _leave_asking(self) -> None:
        """Back to where one was."""
        self._asked_page.hide()
        if self._asked_from is not None and self._asked_from.isVisible():
            self._asked_from.window().activateWindow()
            self._asked_from.setFocus()

    def show_caret(self, place: LinePlace) -> None:
        """Tint the block that the caret stands in and mark where it stands; follow it if that is wished."""
        self._place = place
        if self._workbench.closed == "facsimile":  # its pages have no blocks
            return
        number = self._workbench.number_of(self._workbench.entry_id)
        if number is not None:
            seen = self.view.isVisible()
            current = Current(
                number - 1,
                place.key.path,
                self.places.caret(place) if seen else None,
                self.places.rows(place.key) if seen and not place.key.path else None,
            )
            self.view.show_current(current, follow=self._follows)

    @property
    def _follows(self) -> bool:
        return self._actions["follow"].isChecked() and self._rests_at is None and not self._held

    @contextmanager
    def held(self) -> Iterator[None]:
        """Meanwhile the pages stay where they are."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def _rest(self) -> None:
        """The person went elsewhere in the pages: they stay there until something is typed in another block."""
        self._rests_at = (self._workbench.entry_id, self._place.key.path)

    def follow_typing(self, place: LinePlace) -> None:
        """Something was typed here."""
        if self._rests_at not in (None, (self._workbench.entry_id, place.key.path)):
            self._rests_at = None
            self.show_caret(place)

    def follow_again(self) -> None:
        """Go to the caret, which was led somewhere."""
        self._rests_at = None
        self.show_caret(self._place)

    def show_page(self, index: int) -> None:
        """Show the page of ``index`` because the person wants to look at it, also where the pages are folded."""
        if not self.isVisible():
            self.wanted.emit()
        self.view.turn_to(index)

    def show_entry(self, number: int, page: int) -> None:
        """Show where an entry, from 0, begins: on the page of index ``page``."""
        place = self.view.place_of(number, ())
        self.view.show_page(page, place[1].y if place and place[0] == page else 0)
        self._rest()

    def _show_pages(self) -> None:
        self._trouble = ""
        self._late.stop()
        self.foot.note_pages()
        bench = self._workbench
        if bench.pages is not None and bench.issue is not None:
            another, self._issue_id = bench.issue.id != self._issue_id, bench.issue.id
            dressed, self._publication = bench.issue.publication != self._publication, bench.issue.publication
            self.view.set_pages(bench.pages)
            if another:
                self.view.show_page(0)
                self._go_to_entry()
            elif dressed:  # another style or a cover puts every block on another page
                self.follow_again()
            else:
                self.show_caret(self._place)
        self._fill_head()
        # While one types, pages come with every key.
        if self.foot.hints:
            self._soon.start()
        else:
            self._fill_foot()

    def _forget_other(self) -> None:
        if self._workbench.issue is None:
            self._issue_id = 0
            self.view.clear()
            self._fill_head()
        self._fill_foot()

    def _go_to_entry(self) -> None:
        self._rests_at = None
        span, pages = self._workbench.span_of(self._workbench.entry_id), self._workbench.pages
        if span is not None and pages is not None and self._follows:
            index = next((i for i, page in enumerate(pages.pages) if page.number == span[0]), 0)
            if self._workbench.closed == "facsimile":
                self.view.show_page(index)
                self._fill_foot()
                return
            self.show_entry((self._workbench.number_of(self._workbench.entry_id) or 1) - 1, index)
            self._rests_at = None
        self._fill_foot()

    def _failed(self, error: Exception) -> None:
        say = self._look.say
        reason = error_sentence(error, say.language) if isinstance(error, GazetteError) else say("pages.bug")
        self._trouble = say("pages.failed", reason=reason)
        self._late.stop()
        self._fill_foot()

    def _fill_head(self) -> None:
        pages = self._workbench.pages.pages if self._workbench.pages else ()
        shown = pages[self.view.page_index].label if self.view.page_index < len(pages) else "–"
        count = self._workbench.page_count
        self.head.title.say(f"{shown} / {count}" if count else shown)
        self.view.setAccessibleName(self._spoken(pages, shown))
        self._percent.setText(f"{self.view.zoom_percent}%")

    def _spoken(self, pages: Sequence[Page], shown: str) -> str:
        """The page in view for those who do not see it: which one, of how many, and of what documents."""
        say, issue = self._look.say, self._workbench.issue
        if issue is None or self.view.page_index >= len(pages):
            return say("act.pages")
        on_page = [issue.entries[at] for at in pages[self.view.page_index].entries if 0 <= at < len(issue.entries)]
        names = say.listed(entry.number_zh or entry.title_zh for entry in on_page)
        told = say("pages.spoken", page=shown, count=self._workbench.page_count)
        return say("pages.spoken_with", page=told, entries=names) if names else told

    def _fill_foot(self) -> None:
        bench, say = self._workbench, self._look.say
        span = bench.span_of(bench.entry_id)
        self.foot.button.hide()
        if self._trouble:
            self.foot.text.say(self._trouble)
        elif bench.pages is None:
            self.foot.text.say(say("pages.making") if bench.issue else "")
        elif bench.entry is None:
            self.foot.text.say("")
        elif span is None:
            self.foot.text.say(say("pages.no_page" if bench.closed == "facsimile" else "pages.inbox"))
        elif not self.foot.fill():  # kept as it was printed, its pages are not set
            one = span[0] == span[1]
            count = span[1] - span[0] + 1
            self.foot.text.say(
                say("pages.ends_one", first=span[0])
                if one
                else say("pages.ends", first=span[0], last=span[1], count=count)
            )
