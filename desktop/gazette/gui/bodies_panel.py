"""Bodies in the room of the archive: their names over time, which of them are one, and what each is responsible for."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QWidget,
)

from gazette.archive import Duty, read_place
from gazette.desk import Desk
from gazette.desk.bodies import (
    KnownBody,
    SetBodiesApart,
    SetBodyNames,
    dated,
    known_bodies,
    merged,
    pair_of,
    perhaps_one,
    said_apart,
    split_off,
)
from gazette.gui.body_rows import BodyRows, DutyRows, NameRow, name_rows, together
from gazette.gui.empty_words import EmptyWords
from gazette.gui.enter_key import is_enter
from gazette.gui.known_panel import KnownPanel
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel, column
from gazette.gui.row_table import as_rows
from gazette.gui.workbench import Workbench
from gazette.model import BodyName
from gazette.reading.characters import unfill

_BODY = 1


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of bodies, what the office says of them, and which may be one."""

    bodies: tuple[KnownBody, ...] = ()
    said: tuple[BodyName, ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    pairs: tuple[tuple[str, str], ...] = ()


def _asked(desk: Desk) -> _Known:
    bodies, books = known_bodies(desk.archive), desk.archive.books
    apart = books.bodies_apart()
    return _Known(bodies, books.body_names(), apart, perhaps_one(bodies, apart))


class BodiesPanel(KnownPanel[_Known]):
    """Head with what is looked for, then the names and the duties of the one chosen; each change is a step of undo."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(workbench, look, _asked, parent)
        self._known, self._names = _Known(), 0
        """What is known, and how many names there are."""
        self._duties_of: KnownBody | None = None
        self.field, self.doubts = QLineEdit(self), QCheckBox(self)
        self.merge, self.apart, self.split = QPushButton(self), QPushButton(self), QPushButton(self)
        self.facts = ElidedLabel("facts", self)
        self.rows, self.duties = BodyRows(look, self), DutyRows(look, self)
        self.table, self.list = QTableView(self), QTableView(self)
        self._build()
        self.field.textChanged.connect(lambda _text: self._show())
        self.doubts.toggled.connect(lambda _on: self._show())
        self.merge.clicked.connect(self._merge)
        self.apart.clicked.connect(self._set_apart)
        self.split.clicked.connect(self._split)
        self.rows.typed.connect(self._typed)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self.list.doubleClicked.connect(self._open)

    def _build(self) -> None:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self.field, 1)
        for part in (self.doubts, self.merge, self.apart, self.split):
            row.addWidget(part)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        for table, rows in ((self.table, self.rows), (self.list, self.duties)):
            table.setModel(rows)
            as_rows(table)
            self.splitter.addWidget(table)
        self.splitter.setSizes([400, 240])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.installEventFilter(self)
        for button in (self.merge, self.apart, self.split):
            button.setAutoDefault(False)
        self.empty, self.no_duty = EmptyWords(self.table), EmptyWords(self.list)
        column(self, head, self.facts, self.splitter).setStretch(2, 1)
        self.facts.setContentsMargins(14, 0, 14, 6)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.field.setPlaceholderText(say("bodies.field"))
        self.field.setAccessibleName(say("bodies.field"))
        self.field.setClearButtonEnabled(True)
        self.split.setText(say("bodies.split"))
        self.split.setToolTip(say("bodies.split_tip"))
        self.merge.setText(say("bodies.merge"))
        self.table.setAccessibleName(say("tabs.bodies"))
        self.rows.dress(look)
        self.duties.dress(look)
        for table in (self.table, self.list):
            table.verticalHeader().setDefaultSectionSize(look.px(32))
        self._show()

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self.field, self.table, self.list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_enter(event):
            self._open(self.list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _know(self, known: _Known) -> None:
        self._known, self._names = known, len(name_rows(known.bodies, ()))
        self._duties_of = None
        self._show()

    @property
    def _current(self) -> NameRow | None:
        index = self.table.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() and index.row() < len(self.rows.rows) else None

    @property
    def _marked(self) -> list[KnownBody]:
        """The bodies that have a row that is selected, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return list({self.rows.rows[row].body.name: self.rows.rows[row].body for row in rows}.values())

    @property
    def _alike(self) -> list[KnownBody]:
        """The bodies that an act takes together with the current one: all others marked, else those that may be it."""
        current, marked = self._current, self._marked
        if current is None:
            return []
        if len(marked) == 1:
            marked = [body for body in self._known.bodies if body.name in current.perhaps]
        return [body for body in marked if body.name != current.body.name]

    def _apart_from(self, body: KnownBody) -> tuple[str, ...]:
        """The names of bodies that the office says are not this one."""
        known = self._known
        others = (each for each in known.bodies if each.name != body.name) if known.apart else ()
        return tuple(each.name for each in others if said_apart(body, each, known.apart))

    def _show(self) -> None:
        say, before = self._look.say, self._current
        words = unfill(self.field.text()).split()
        known = self._known
        every = name_rows(known.bodies, known.pairs)
        named = {row.body.name for row in every if all(word in row.name for word in words)}
        shown = [row for row in every if row.body.name in named and (row.perhaps or not self.doubts.isChecked())]
        if self.doubts.isChecked():
            shown = list(together(shown))
        self.rows.show_rows(shown)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_BODY, QHeaderView.ResizeMode.Stretch)
        listed = self.list.horizontalHeader()
        listed.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        listed.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.doubts.setText(say("bodies.doubts", count=len(known.pairs)))
        self.doubts.setEnabled(bool(known.pairs) or self.doubts.isChecked())
        none = "bodies.none" if self._asking.answered else "tabs.asking"
        self.empty.setText(say("bodies.none_found" if known.bodies else none))
        self.no_duty.setText(say("bodies.no_duty") if self._asking.answered else "")
        again = (at for at, row in enumerate(shown) if before is not None and row.name == before.name)
        if shown:
            self.table.selectRow(next(again, 0))
        self._chosen()

    def _tell_facts(self) -> None:
        say = self._look.say
        told = []
        if self._asking.answered:
            every = len(self._known.bodies), self._names
            shown = len({row.body.name for row in self.rows.rows}), len(self.rows.rows)
            told.append(say("bodies.facts", count=shown[0], names=shown[1]))
            if shown != every:
                told.append(say("bodies.of_all", count=every[0], names=every[1]))
        current = self._current
        if current is not None and current.perhaps:
            told.append(say("bodies.perhaps", others="、".join(current.perhaps)))
        if current is not None and (others := self._apart_from(current.body)):
            told.append(say("bodies.are_apart", others="、".join(others)))
        self.facts.say(" · ".join((*self._unread, *told)))

    def _chosen(self) -> None:
        say, current = self._look.say, self._current
        can = self._workbench.is_open and self._workbench.closed != "archive"
        alike, others = self._alike, self._apart_from(current.body) if current else ()
        names = {"name": current.body.name if current else "", "others": "、".join(body.name for body in alike)}
        self.merge.setEnabled(can and bool(alike))
        self.merge.setToolTip(say("bodies.merge_one_tip" if alike else "bodies.merge_tip", **names))
        asks = not alike and bool(others)
        self.apart.setText(say("bodies.ask_again" if asks else "bodies.apart"))
        self.apart.setEnabled(can and (asks or bool(alike)))
        names["others"] = "、".join(others) if asks else names["others"]
        self.apart.setToolTip(say("bodies.ask_again_tip" if asks else "bodies.apart_tip", **names))
        self.split.setEnabled(can and current is not None and current.is_other)
        self._tell_facts()
        if current is None:
            self.duties.show_duties(())
        elif current.body != self._duties_of:
            self._duties_of = current.body
            self._ask_duties(current.body)
        self.list.setAccessibleName(say("bodies.list", name=current.body.name) if current else say("tabs.bodies"))

    def _ask_duties(self, body: KnownBody) -> None:
        def told(duties: tuple[Duty, ...]) -> None:
            if body == self._duties_of:
                self.duties.show_duties(duties)
                if duties:
                    self.list.selectRow(0)

        bench = self._workbench
        bench.ask_desk(lambda desk: desk.archive.known.duties(body.names), told, bench.tell_failed, brief=True)

    def _merge(self) -> None:
        current = self._current
        if current is not None:
            self._keep(merged([current.body, *self._alike], self._known.said, current.body.name))

    def _set_apart(self) -> None:
        current, alike, apart = self._current, self._alike, self._known.apart
        if current is not None and alike:
            apart |= {pair_of(current.body.name, other.name) for other in alike}
        elif current is not None:
            apart = apart.difference(*(said_apart(current.body, each, apart) for each in self._known.bodies))
        self._workbench.do(SetBodiesApart(apart, seen=self._known.apart))

    def _split(self) -> None:
        current = self._current
        if current is not None:
            self._keep(split_off(self._known.said, current.name))

    def _typed(self, row: NameRow, name: str, said: str) -> None:
        if name == "body":
            self._keep(merged([row.body], self._known.said, said or row.body.name))
            return
        days: dict[str, str | None] = {
            "since": row.said.since if row.said else None,
            "until": row.said.until if row.said else None,
        }
        days[name] = said or None
        self._keep(dated(self._known.said, row.body, row.name, since=days["since"], until=days["until"]))

    def _keep(self, names: tuple[BodyName, ...]) -> None:
        self._workbench.do(SetBodyNames(names, seen=self._known.said))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            duty = self.duties.duties[index.row()]
            self.place_wanted.emit(duty.document.entry_id, read_place(duty.place), duty.name)
