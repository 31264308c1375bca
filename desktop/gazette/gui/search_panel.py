"""The room of the archive: what a search finds, while it is typed; a hit leads to its place."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from gazette.archive import (
    Narrowing,
    Order,
    QueryForm,
    SavedSearch,
    SearchHit,
    SearchResult,
    read_query,
    write_query,
)
from gazette.gui.actions import Actions
from gazette.gui.choice_chips import ChoiceChips
from gazette.gui.facets_pane import FacetsPane
from gazette.gui.folding import FoldingSplitter
from gazette.gui.hit_preview import HitPreview
from gazette.gui.hits_export import HitsExport
from gazette.gui.known_asking import ReadingOnce
from gazette.gui.look import Look
from gazette.gui.outdated import Outdated
from gazette.gui.panes import MessageBar, PaneHead, column
from gazette.gui.passing import PassingWithHistory
from gazette.gui.query_fields import QueryFields
from gazette.gui.saved_searches import SavedSearches
from gazette.gui.search_bar import SearchBar
from gazette.gui.search_hits import HIT, HitDelegate, HitList, HitRows
from gazette.gui.workbench import Workbench
from gazette.wording import sentence

_TYPING_MS = 150
_ROOM_FOR_FACETS, _ROOM_FOR_PREVIEW = 900, 1200
_FIRST = 100
"""So many hits are listed at first; twice as many once the last of them is seen."""
_ORDERS: tuple[Order, ...] = ("relevance", "date")


class SearchPanel(QWidget):
    """Head with the count, then the hits."""

    hit_opened = Signal(int, str, int, bool)
    """Entry id, the text that was found as it stands there, the sheet of a facsimile issue, from 1 (0: none), and
    whether it is only to be read."""
    left = Signal()
    outer_changed = Signal()
    """Whether the preview is shown is another answer now."""
    query_wanted = Signal(str)
    """A query that is to stand in the search field."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._query = ""
        self._result: SearchResult | None = None
        self._nears = False
        """Whether near numbers are shown in the place of hits."""
        self.head = PaneHead(self)
        self._hint = QLabel(self)
        self._hint.setObjectName("facts")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.near = QPushButton(self)
        self.near.clicked.connect(self.show_near)
        self.meant = QPushButton(self)
        self.meant.clicked.connect(self._search_meant)
        self.list = HitList(self)
        self.model = HitRows(look, self)
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        self.list.looked_at.connect(lambda index: self._open(index, to_read=True))
        self.list.left.connect(self.left)
        self.facets = FacetsPane(look, self)
        self.facets.changed.connect(self._search)
        self.chips = ChoiceChips(self)
        self.chips.taken_off.connect(lambda facet, value: self.facets.choose(facet, value, wanted=False))
        self.bar = SearchBar(self)
        self.bar.changed.connect(self._search)
        self.fields = QueryFields(self)
        self.fields.written.connect(self.query_wanted)
        self.bar.fields_wanted.connect(self._show_fields)
        self.saved = SavedSearches(workbench, self._current, self)
        self.saved.wanted.connect(self.run)
        self.saved.told.connect(self._tell_saved)
        self.bar.add(self.saved.button)
        self.order = QComboBox(self)
        self.order.currentIndexChanged.connect(lambda _at: self._search())
        self.head.add(self.order)
        self.messages = MessageBar(self)
        PassingWithHistory(workbench, self.messages)
        self.export = HitsExport(workbench, look, self._current, self.messages, self)
        self.head.add(self.export)
        self._search_on(workbench)
        self.preview = HitPreview(workbench, look, self)
        self.preview.opened.connect(self._open_shown)
        self.preview.hide()  # until there is room for it
        self._wanted = True
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._preview())
        self.splitter = FoldingSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.fold_by(actions, {1: "pages"})
        self._lay_out()

    def _search_on(self, workbench: Workbench) -> None:
        """What makes it search: typing that rests, texts that were read, a changed archive, the last hit seen."""
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._reading = ReadingOnce(workbench, self._search, self)
        self._outdated = Outdated(workbench, self)
        self._outdated.found.connect(self._search)
        self.list.ended.connect(self._list_more)
        self._most = _FIRST
        self._answered: tuple[object, ...] | None = None
        """What was asked for which the hits are shown."""

    def _lay_out(self) -> None:
        found, across = QWidget(self), QHBoxLayout(self)
        self._instead = self._where_hits_would_be()
        self.meant.setObjectName("link")
        self.meant.setStyleSheet("text-align: left; margin-left: 8px;")
        above = (
            *(self.messages, self.export.progress, self.bar, self.saved, self.fields, self.head, self.meant),
            self.chips,
        )
        column(found, *above, self.list, self._instead)
        self.splitter.addWidget(found)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([680, 400])
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.facets)
        across.addWidget(self.splitter, 1)

    def _where_hits_would_be(self) -> QWidget:
        """The hint in the middle, and what leads to near numbers right below it."""
        held = QWidget(self)
        layout = column(held, self._hint)
        layout.insertStretch(0, 1)
        layout.setContentsMargins(24, 0, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.near, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return held

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self.model.look = look
        self.head.dress(look)
        self.head.title.say(look.say("search.title"))
        self.list.setAccessibleName(look.say("search.title"))
        self.list.setItemDelegate(HitDelegate(self.list, look))
        for part in (self.bar, self.fields, self.saved):
            part.dress(look)
        self.facets.dress(look)
        self.chips.dress(look)
        self.messages.dress(look)
        self.preview.dress(look)
        self.splitter.dress_handles(look)
        self.export.dress(look)
        self._name_orders()
        self._fill()

    def _name_orders(self) -> None:
        say, at = self._look.say, max(self.order.currentIndex(), 0)
        self.order.blockSignals(True)
        self.order.clear()
        for order in _ORDERS:
            self.order.addItem(say(f"search.by_{order}"), order)
        self.order.setCurrentIndex(at)
        self.order.setAccessibleName(say("search.order"))
        self.order.blockSignals(False)

    def search(self, query: str) -> None:
        """Search for ``query`` once typing rests; what was chosen for another query is forgotten."""
        if query.strip() != self._query:
            self.facets.forget()
        self._query = query.strip()
        self.fields.show_query(self._query)
        self._typing.start()

    def run(self, saved: SavedSearch) -> None:
        """Search as it was kept."""
        self._query = saved.query.strip()
        self.facets.chosen = dict(saved.chosen)
        for part in (self.bar.variants, self.order):
            part.blockSignals(True)
        self.bar.variants.setChecked(saved.variants)
        self.order.setCurrentIndex(_ORDERS.index(saved.order))
        for part in (self.bar.variants, self.order):
            part.blockSignals(False)
        self.query_wanted.emit(self._query)
        self._typing.start()

    def _current(self) -> SavedSearch:
        """What is searched for now."""
        return SavedSearch(
            name="",
            query=self._query,
            chosen={facet: values for facet, values in self.facets.chosen.items() if values},
            variants=self.bar.variants.isChecked(),
            order=self.order.currentData(),
        )

    def _tell_saved(self, caption: str, name: str) -> None:
        undo = ("hits.undo", self._workbench.undo) if caption == "saved.forgotten" else ("", None)
        self.messages.tell("ok", lambda say: say(caption, name=name), *undo, passing=True)

    def _show_fields(self, shown: bool) -> None:
        self.fields.setVisible(shown)
        if shown:
            self.fields.show_query(self._query)
            self.fields.fields["title"].setFocus()

    def _is_wide(self) -> bool:
        return self.window().width() >= self._look.px(_ROOM_FOR_FACETS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._result is not None:
            self.facets.setVisible(self._is_wide() and bool(self._result.hits or self.facets.chosen))

        self._make_room()

    def _make_room(self) -> None:
        """Show the preview where it is wanted, has room and something to show."""
        wide = self.window().width() >= self._look.px(_ROOM_FOR_PREVIEW)
        shown = wide and self._wanted and bool(self.model.hits)
        if shown != self.preview.isVisibleTo(self):
            self.preview.setVisible(shown)
            self.list.opens_at_click = not shown
            self.outer_changed.emit()

    def fold(self, name: str, shown: bool) -> None:
        """Show or fold the preview, because the person wants it so."""
        self._wanted = shown
        self.preview.setVisible(shown and bool(self.model.hits))
        self.list.opens_at_click = self.preview.isHidden()
        self._preview()

    def shows(self, name: str) -> bool | None:
        """Whether the preview is shown; there is nothing else to fold."""
        return self._wanted and not self.preview.isHidden() if name == "pages" else None

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.facets.tree, self.bar.fields, self.list, self.preview.view, self.preview.text

    def _preview(self) -> None:
        """Show the hit that is chosen, else the first one."""
        index = self.list.currentIndex()
        hits = self.model.hits
        hit = hits[index.row()] if index.isValid() else hits[0] if hits else None
        self.preview.show_hit(hit, self.model.marked, variants=self.model.variants)

    def _open_shown(self) -> None:
        index = self.list.currentIndex()
        self._open(index if index.isValid() else self.model.index(0, 0))

    def end(self) -> None:
        """Stop what is written and what makes pages."""
        self.export.process.close()
        self.preview.end()

    def go_to_hits(self) -> None:
        """Move from the field into the hits, or to the near numbers where there are none."""
        if self.model.hits:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus()
        elif self.near.isVisibleTo(self):
            self.near.setFocus()

    def show_near(self) -> None:
        """Show the documents whose numbers are near the one that was not found."""
        self._nears = True
        self._fill()
        self.go_to_hits()

    def open_first(self) -> None:
        """Open the first hit."""
        if self.model.hits:
            self._open(self.model.index(0, 0))

    def _list_more(self) -> None:
        result = self._result
        if not self._nears and result is not None and self._most <= len(result.hits) < result.total:
            self._most *= 2
            self._search()

    def _search(self) -> None:
        if self._answered != self._asked:
            self._most = _FIRST
        asked = query, narrowing, order = self._asked
        if not query or not self._workbench.is_open:
            self._result = self._answered = None
            self._fill()
            return

        def done(result: SearchResult, state: tuple[int, int]) -> None:
            # Typing went on meanwhile: only the answer to the last question counts.
            if asked == self._asked:
                self._outdated.note(state)
                self._nears = self._nears and self._result is not None and result.near == self._result.near
                self._result = result
                if asked == self._answered:
                    with self.list.staying():
                        self._fill()
                    self.preview.look_again()
                else:
                    self._fill()
                self._answered = asked
                if result.left:  # what is indexed by the next time may say it too
                    self._typing.start()
                if result.unread:
                    self._reading.ask()

        self._workbench.ask_search(query, replace(narrowing, at_once=True), order, self._most, done)

    @property
    def _asked(self) -> tuple[str, Narrowing, Order]:
        return self._query, self._narrowing, self.order.currentData()

    @property
    def _narrowing(self) -> Narrowing:
        """What is asked besides the query."""
        return Narrowing(chosen=dict(self.facets.chosen), variants=self.bar.variants.isChecked())

    def _fill(self) -> None:
        say, result = self._look.say, self._result
        near = result.near if result else ()
        hits = near if self._nears else result.hits if result else ()
        self.model.show_hits(hits, read_query(self._query).marked, variants=self.bar.variants.isChecked())
        self.list.setVisible(bool(self.model.hits))
        self._instead.setVisible(not self.model.hits)
        self.near.setVisible(bool(near))
        self.near.setText(say("search.see_near", count=len(near)))
        meant = result.meant if result else None
        self.meant.setVisible(meant is not None)
        if meant is not None:
            self.meant.setText(say("search.meant", number=meant.written, count=f"{meant.count:,}"))
        self.facets.show_facets(result.facets if result else {})
        self.facets.setVisible(self._is_wide() and result is not None and bool(result.hits or self.facets.chosen))
        self.chips.show_chosen(self.facets.chosen)
        for part in (self.order, self.export):
            part.setVisible(result is not None and bool(result.hits))
        self._make_room()
        self._preview()
        if result is None:
            self._hint.setText(say("search.hint"))
            self.head.facts.say("")
            return
        self._hint.setText(say(self._nothing, query=self._query))
        hints = [sentence(hint, {}, say.language) for hint in result.hints]
        if len(result.hits) < result.total:
            hints.append(say("search.listed", count=f"{len(result.hits):,}"))
        if result.left:
            hints.append(say("search.left", count=f"{result.left:,}"))
        if result.unread:
            hints.append(say("search.unread", count=f"{result.unread:,}"))
        found = say("search.near_shown", query=self._query) if self._nears and near else None
        self.head.facts.say(" · ".join((found or say("search.total", count=f"{result.total:,}"), *hints)))

    @property
    def _nothing(self) -> str:
        """The caption for that nothing was found: what may help."""
        if any(self.facets.chosen.values()):
            return "search.nothing_chosen"
        read = read_query(self._query)
        several = len(read.terms) > 1 and read.number is None
        if self._result is not None and self._result.near:
            return "search.nothing_but_near" if several else "search.no_number_but_near"
        return "search.nothing" if several else "search.not_a_word"

    def _search_meant(self) -> None:
        """Search for the number that was perhaps meant, and lead to it."""
        if self._result is not None and self._result.meant is not None:
            self.query_wanted.emit(write_query(QueryForm(number=self._result.meant.written), self._look.say.language))

    def _open(self, index: QModelIndex, *, to_read: bool = False) -> None:
        hit: SearchHit = index.data(HIT)
        place = next(iter(self.model.places(hit.snippet)), (0, 0))
        self.hit_opened.emit(hit.entry_id, hit.snippet[slice(*place)], hit.sheet or 0, to_read)
