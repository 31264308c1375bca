"""The ledger of appointments in the room of the archive: who held which post from when to when."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QWidget,
)

from gazette.desk.ledger import LedgerRow, ledger
from gazette.desk.ledger_answers import OpenQuestion, SettleQuestion
from gazette.desk.ledger_table import write_ledger
from gazette.errors import GazetteError
from gazette.gui.empty_words import EmptyWords
from gazette.gui.enter_key import is_enter
from gazette.gui.known_panel import KnownPanel
from gazette.gui.ledger_card import LedgerCard
from gazette.gui.ledger_rows import ORDERS, LedgerRows, Order
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel, MessageBar, column
from gazette.gui.row_table import as_rows
from gazette.gui.workbench import Workbench
from gazette.reading import read_date
from gazette.reading.characters import unfill
from gazette.reading.posts import calls_post
from gazette.wording import error_sentence

_TYPING_MS = 150
_ROOM_BESIDE = 1100


class LedgerPanel(KnownPanel[tuple[LedgerRow, ...]]):
    """Head with what is looked for, then the rows and the card of the one that is chosen."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(workbench, look, lambda desk: ledger(desk.archive), parent)
        self._all: tuple[LedgerRow, ...] = ()
        self.messages = MessageBar(self)
        self.field, self.day = QLineEdit(self), QLineEdit(self)
        self.doubts, self.order, self.export_button = QCheckBox(self), QComboBox(self), QPushButton(self)
        self.facts = ElidedLabel("facts", self)
        self.rows, self.table = LedgerRows(look, self), QTableView(self)
        self.splitter, self.card = QSplitter(self), LedgerCard(look, self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 8, 14, 8)
        for part, stretch in ((self.field, 3), (self.day, 2)):
            row.addWidget(part, stretch)
        for button in (self.doubts, self.order, self.export_button):
            row.addWidget(button)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.card)
        self.splitter.setStretchFactor(0, 1)
        column(self, self.messages, head, self.facts, self.splitter).setStretch(3, 1)
        self.facts.setContentsMargins(14, 0, 14, 6)
        self.table.setModel(self.rows)
        as_rows(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.empty = EmptyWords(self.table)
        self.export_button.setAutoDefault(False)

    def _connect(self) -> None:
        for field in (self.field, self.day):
            field.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._show)
        self.doubts.toggled.connect(lambda _on: self._show())
        self.order.currentIndexChanged.connect(lambda _at: self._show())
        self.export_button.clicked.connect(self._choose_file)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_card())
        self.table.doubleClicked.connect(lambda _index: self.card.go())
        self.table.installEventFilter(self)
        self.card.place_wanted.connect(self.place_wanted)
        self.card.settled.connect(self._settle)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        for field, caption in ((self.field, "ledger.field"), (self.day, "ledger.on")):
            field.setPlaceholderText(say(caption))
            field.setAccessibleName(say(caption))
            field.setClearButtonEnabled(True)
        self.export_button.setText(say("ledger.export"))
        self.table.setAccessibleName(say("tabs.ledger"))
        at = max(self.order.currentIndex(), 0)
        self.order.blockSignals(True)
        self.order.clear()
        for order, caption in zip(ORDERS, ("ledger.by_day", "ledger.by_post", "ledger.by_person"), strict=True):
            self.order.addItem(say(caption), order)
        self.order.setCurrentIndex(at)
        self.order.blockSignals(False)
        self.order.setAccessibleName(say("ledger.by"))
        self.messages.dress(look)
        self.rows.dress(look)
        self.card.dress(look)
        self.table.verticalHeader().setDefaultSectionSize(look.px(32))
        self._show()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.field, self.table, self.card.see

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lie()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_enter(event):
            self.card.go()
            return True
        return super().eventFilter(watched, event)

    def _know(self, rows: tuple[LedgerRow, ...]) -> None:
        self._all = rows
        self._show()

    @property
    def _order(self) -> Order:
        order: Order = self.order.currentData()
        return order

    def _show(self) -> None:
        chosen, at, words = self._chosen, self.table.currentIndex().row(), unfill(self.field.text()).split()
        day = read_date(self.day.text()) or ""
        shown = [
            row
            for row in self._all
            if all(word in row.person or calls_post(word, row.post) for word in words)
            and (not day or row.held_on(day) is not False)
            and (row.open_doubts or not self.doubts.isChecked())
        ]
        self.rows.show_rows(shown, self._order, day)
        shown = list(self.rows.rows)
        header = self.table.horizontalHeader()
        for place in range(self.rows.columnCount()):
            stretches = place == 1
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)
        none = "ledger.none" if self._asking.answered else "tabs.asking"
        self.empty.setText(self._look.say("ledger.none_found" if self._all else none))
        doubtful = sum(bool(row.open_doubts) for row in self._all)
        self.doubts.setText(self._look.say("ledger.doubts", count=doubtful))
        self.doubts.setEnabled(bool(doubtful) or self.doubts.isChecked())
        self.export_button.setEnabled(bool(shown))
        self._tell_facts()
        again = (place for place, row in enumerate(shown) if chosen is not None and _told(row) == _told(chosen))
        if shown:  # where its question was settled, the next one
            self.table.selectRow(next(again, min(max(at, 0), len(shown) - 1)))
        self._show_card()

    def _tell_facts(self) -> None:
        say, rows = self._look.say, self.rows.rows
        acts = [row.told_by.act for row in rows]
        counts = {act: acts.count(act) for act in ("appointed", "engaged", "removed")}
        told = []
        if self._asking.answered:
            told.append(say("ledger.facts", count=len(rows), people=len({row.person for row in rows}), **counts))
        if self.day.text().strip() and not read_date(self.day.text()):
            told.insert(0, say("ledger.no_day"))
        self.facts.say(" · ".join((*self._unread, *told)))

    @property
    def _chosen(self) -> LedgerRow | None:
        index = self.table.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() and index.row() < len(self.rows.rows) else None

    def _lie(self) -> None:
        """Put the card beside the table where there is room, else below it."""
        room = self.window().width() >= self._look.px(_ROOM_BESIDE)
        way = Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical
        if way != self.splitter.orientation():
            self.splitter.setOrientation(way)
            self.card.lie(below=not room)
            whole, part = (self.width(), self._look.px(300)) if room else (self.height(), self.height() * 2 // 5)
            self.splitter.setSizes([whole - part, part])

    def _show_card(self) -> None:
        self.card.setVisible(bool(self.rows.rows))
        can = self._workbench.is_open and self._workbench.closed != "archive"
        self.card.show_row(self._chosen, self._all, by_person=self._order == "person", may_settle=can)

    def _settle(self, command: SettleQuestion | OpenQuestion) -> None:
        self.table.setFocus()  # what was pressed goes with its question
        self._workbench.do(command)

    def _choose_file(self) -> None:
        say = self._look.say
        begin = self._workbench.folders.begin("ledger", say("ledger.file"))
        file, _ = QFileDialog.getSaveFileName(self, say("ledger.export"), begin, "CSV (*.csv)")
        if file:
            self.export(self._workbench.folders.note("ledger", file))

    def export(self, file: Path) -> None:
        """Write what is shown as a table."""
        try:
            write_ledger(self.rows.rows, file, self._look.say.language)
        except GazetteError as error:
            refused = error
            self.messages.tell("error", lambda say: error_sentence(refused, say.language))
            return
        count = len(self.rows.rows)
        self.messages.tell("ok", lambda say: say("ledger.written", file=file.name, count=count), passing=True)


def _told(row: LedgerRow) -> tuple[object, ...]:
    """What a row goes on being known by when others come before it."""
    return row.person, row.post, row.told_by.date, row.told_by.document.entry_id
