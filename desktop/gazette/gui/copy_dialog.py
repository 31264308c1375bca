"""只读副本: a read copy in PostgreSQL, opened by its address, searched and read; nothing in it can be changed."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gazette.archive import Narrowing, Order, SearchHit, SearchResult, read_query
from gazette.archive.read_copy import ReadCopy, Stop, without_password
from gazette.desk.read_copies import open_read_copy
from gazette.errors import GazetteError
from gazette.gui.asking import Asking
from gazette.gui.dialog_size import open_at
from gazette.gui.facets_pane import FacetsPane
from gazette.gui.help_topics import explained_at
from gazette.gui.jobs import CopyThread
from gazette.gui.look import Look
from gazette.gui.marked_text import go_to_snippet, show_marked
from gazette.gui.one_line import keep_in_one_line
from gazette.gui.panes import ElidedLabel, MessageBar, column
from gazette.gui.search_field import SearchField
from gazette.gui.search_hits import HIT, HitDelegate, HitList, HitRows
from gazette.model import Entry
from gazette.settings import Settings
from gazette.wording import error_sentence, sentence

T = TypeVar("T")
_TYPING_MS = 150
_FIRST = 100
"""So many hits are listed at first; more as they come into view."""
_ORDERS: tuple[Order, ...] = ("relevance", "date")
_ASKS = ("archive.copy_needs_password", "archive.copy_wrong_password")


@dataclass(frozen=True, slots=True)
class _Question:
    query: str
    narrowing: Narrowing
    order: Order


class CopyDialog(QDialog):
    """Stays open beside the window. The address is remembered, a password never."""

    def __init__(self, settings: Settings, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "read_copy")
        self.setModal(False)
        self._settings, self._look = settings, look
        self._thread: CopyThread | None = None
        self._copy: ReadCopy | None = None
        self._stop = Stop()
        self._result: SearchResult | None = None
        self._answered: _Question | None = None
        self._most = _FIRST
        self.messages = MessageBar(self)
        self.address, self.open_button = QLineEdit(self), QPushButton(self)
        self.query, self.variants, self.order = SearchField(self), QCheckBox(self), QComboBox(self)
        self.facts, self.about = ElidedLabel("facts", self), ElidedLabel("facts", self)
        self.facets, self.list, self.text = FacetsPane(look, self), HitList(self), QPlainTextEdit(self)
        self.model = HitRows(look, self)
        self._address, self._searching = QLabel(self), QWidget(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        body, layout = QWidget(self), QVBoxLayout()
        body.setObjectName("surface")
        body.setLayout(layout)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        head, asked = QHBoxLayout(), QHBoxLayout(self._searching)
        self._address.setBuddy(self.address)
        head.addWidget(self._address)
        head.addWidget(self.address, 1)
        head.addWidget(self.open_button)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.query, 1)
        asked.addWidget(self.variants)
        asked.addWidget(self.order)
        self.list.setModel(self.model)
        self.list.opens_at_click = False
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(14)
        found, across = QSplitter(Qt.Orientation.Horizontal, self), QHBoxLayout()
        read = QWidget(self)
        column(read, self.about, self.text)
        self.about.setContentsMargins(14, 8, 14, 0)
        found.setChildrenCollapsible(False)
        found.addWidget(self.list)
        found.addWidget(read)
        found.setSizes([460, 460])
        across.setSpacing(0)
        across.addWidget(self.facets)
        across.addWidget(found, 1)
        layout.addLayout(head)
        layout.addWidget(self._searching)
        layout.addWidget(self.facts)
        layout.addLayout(across, 1)
        column(self, self.messages, body)
        keep_in_one_line(self.address)
        self.open_button.setObjectName("filled")
        self.open_button.setAutoDefault(False)
        self._enable()

    def _connect(self) -> None:
        self.address.textChanged.connect(lambda _text: self._enable())
        self.address.returnPressed.connect(self.open_copy)
        self.open_button.clicked.connect(lambda _on: self.open_copy())
        self.query.textChanged.connect(lambda _text: self._typed())
        self.query.down.connect(self._go_to_hits)
        self.query.entered.connect(self._go_to_hits)
        self.query.left.connect(self.reject)
        self.variants.toggled.connect(lambda _on: self._search())
        self.order.currentIndexChanged.connect(lambda _at: self._search())
        self.facets.changed.connect(self._search)
        self.list.left.connect(self.query.setFocus)
        self.list.ended.connect(self._list_more)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show(now))
        self._typing.timeout.connect(self._search)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self.model.look = look
        say = look.say
        self.setWindowTitle(say("copy.title"))
        self.messages.dress(look)
        self._address.setText(say("copy.address"))
        self.address.setAccessibleName(say("copy.address"))
        self.address.setPlaceholderText(say("copy.address_like"))
        self.open_button.setText(say("copy.open"))
        self.query.setPlaceholderText(say("copy.query"))
        self.query.setAccessibleName(say("copy.query"))
        self.variants.setText(say("search.variants"))
        self.variants.setToolTip(say("search.variants_tip"))
        self.list.setAccessibleName(say("search.title"))
        self.list.setItemDelegate(HitDelegate(self.list, look))
        self.text.setAccessibleName(say("preview.text"))
        self.facets.dress(look)
        at = max(self.order.currentIndex(), 0)
        self.order.blockSignals(True)
        self.order.clear()
        for order in _ORDERS:
            self.order.addItem(say(f"search.by_{order}"), order)
        self.order.setCurrentIndex(at)
        self.order.setAccessibleName(say("search.order"))
        self.order.blockSignals(False)
        open_at(self, look.px(1080), look.px(640))
        self._fill()

    def open_beside(self) -> None:
        """Show the copy that is open, else ask for an address."""
        if not self.address.text():
            self.address.setText(self._settings.read_copy)
        self.show()
        self.raise_()
        (self.query if self._copy else self.address).setFocus()

    # opening

    def open_copy(self, password: str | None = None) -> None:
        """Open the copy at the address that is written; a password is asked for where nothing else has it."""
        address = self.address.text().strip()
        if not address or not self.open_button.isEnabled():
            return
        self._leave()
        self.messages.dismiss()
        self.open_button.setEnabled(False)
        self.facts.say(self._look.say("copy.opening"))
        thread, stop = CopyThread(), Stop()
        self._thread, self._stop = thread, stop

        def opened(copy: ReadCopy) -> None:
            if thread is self._thread:
                self._opened(copy)
            else:
                _close(thread, copy)

        def failed(error: BaseException) -> None:
            thread.close()
            if thread is self._thread:
                self._thread = None
                self._refused(error)

        thread.ask(lambda: open_read_copy(address, password, stop=stop), opened, failed)

    def _refused(self, error: BaseException) -> None:
        self._enable()
        self._fill()
        if isinstance(error, GazetteError) and error.code in _ASKS:
            self._ask_password(error, again=error.code == _ASKS[1])
        else:
            self._tell(error)

    def _opened(self, copy: ReadCopy) -> None:
        self._copy = copy
        address = without_password(self.address.text().strip())
        self._settings.read_copy = address
        self.address.setText(address)
        self._enable()
        self._fill()
        self.query.setFocus()
        self._search()

    def _ask_password(self, error: GazetteError, *, again: bool) -> None:
        say = self._look.say
        form = Asking(self._look, say("copy.password_for", place=error.values["place"]), say("copy.open"), self)
        explained_at(form, "read_copy")
        if again:
            form.tell([("doubt", error_sentence(error, say.language))])
        field = form.add_field("password", say("copy.password"))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        form.accepted.connect(lambda: self.open_copy(field.text()))
        form.finished.connect(form.deleteLater)
        form.open()

    def _enable(self) -> None:
        self.open_button.setEnabled(bool(self.address.text().strip()))
        for part in (self.query, self.variants, self.order):
            part.setEnabled(self._copy is not None)

    def _leave(self) -> None:
        """Leave the copy that is open, or being opened."""
        self._typing.stop()
        thread, copy = self._thread, self._copy
        if copy is None and not self._stop.done():
            self._stop.set_result(None)
        self._thread = self._copy = self._result = self._answered = None
        if thread is not None and copy is not None:
            _close(thread, copy)
        self._enable()
        self._fill()

    def end(self) -> None:
        """Leave the server for good, for the window closes; nothing is waited for."""
        thread, copy, stop = self._thread, self._copy, self._stop
        self._thread = self._copy = None
        if thread is not None:
            if copy is not None:
                copy.end()
                thread.call(copy.close)
            elif not stop.done():
                stop.set_result(None)
            thread.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def reject(self) -> None:
        self._leave()
        super().reject()

    # asking

    def _typed(self) -> None:
        self.facets.forget()
        self._typing.start()

    @property
    def _question(self) -> _Question:
        narrowing = Narrowing(chosen=dict(self.facets.chosen), variants=self.variants.isChecked())
        return _Question(self.query.text().strip(), narrowing, self.order.currentData())

    def _search(self) -> None:
        asked = self._question
        if asked != self._answered:
            self._most = _FIRST
        if not asked.query:
            self._result = self._answered = None
            self._fill()
            return

        def done(result: SearchResult) -> None:
            if asked == self._question:  # typing went on meanwhile: only the answer to the last question counts
                self._result = result
                with self.list.staying() if asked == self._answered else nullcontext():
                    self._fill()
                self._answered = asked
                if self.model.hits and not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.model.index(0, 0))

        self._ask(lambda copy: copy.search(asked.query, asked.narrowing, limit=self._most, order=asked.order), done)

    def _list_more(self) -> None:
        result = self._result
        if result is not None and self._most <= len(result.hits) < result.total:
            self._most *= 2
            self._search()

    def _ask(self, act: Callable[[ReadCopy], T], done: Callable[[T], None]) -> None:
        copy, thread = self._copy, self._thread
        if copy is None or thread is None:
            return

        def failed(error: BaseException) -> None:
            if thread is self._thread:
                self._tell(error)

        thread.ask(lambda: act(copy), lambda value: done(value) if thread is self._thread else None, failed)

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, GazetteError):
            raise error
        self.messages.tell("error", lambda say: error_sentence(error, say.language))

    def _fill(self) -> None:
        say, result = self._look.say, self._result
        hits = result.hits or result.near if result else ()
        self.model.show_hits(hits, read_query(self.query.text()).marked, variants=self.variants.isChecked())
        self.facets.show_facets(result.facets if result else {})
        self.facets.setVisible(bool(hits or any(self.facets.chosen.values())))
        if not hits:
            self.text.clear()
            self.about.say("")
        if result is not None:
            near = bool(result.near) and not result.hits
            hints = [sentence(hint, {}, say.language) for hint in result.hints]
            found = say("search.near_shown", query=self.query.text()) if near else None
            self.facts.say(" · ".join((found or say("search.total", count=f"{result.total:,}"), *hints)))
        elif self._copy is not None:
            self.facts.say(say("copy.opened", place=self._copy.place))
        else:
            self.facts.say(say("copy.hint"))

    def _go_to_hits(self) -> None:
        if self.model.hits:
            self.list.setFocus()

    def _show(self, index: QModelIndex) -> None:
        """Show the document of the hit that is chosen."""
        if not index.isValid():
            return
        hit: SearchHit = index.data(HIT)

        def done(entry: Entry) -> None:
            now = self.list.currentIndex()
            if now.isValid() and now.data(HIT) is hit:
                ground = self._look.theme.color("doubt_ground")
                text = show_marked(self.text, entry, self.model.marked, ground, variants=self.model.variants)
                go_to_snippet(self.text, text, hit.snippet)
                self.about.say(" · ".join((self.model.place(hit), *entry.issuers)))

        self._ask(lambda copy: copy.entry(hit.entry_id), done)


def _close(thread: CopyThread, copy: ReadCopy) -> None:
    """Leave a copy without waiting for what it is asked just now."""
    copy.end()
    thread.ask(copy.close, lambda _none: thread.close(), _raise)


def _raise(error: BaseException) -> None:
    raise error
