"""The drop folders beside the work: which there are and how they are, and what came through them."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gazette.archive import Arrival, StoredFolder
from gazette.desk.arrived import Arrived, read_arrivals
from gazette.desk.versions import compare_version
from gazette.errors import DeskError
from gazette.gui.dialog_size import open_at
from gazette.gui.drop_folder_form import DropFolderForm, Places, read_places
from gazette.gui.drop_list import DropList
from gazette.gui.drop_watch import DropWatch, FolderNow
from gazette.gui.empty_words import EmptyWords
from gazette.gui.help_topics import explained_at
from gazette.gui.icons import size_controls
from gazette.gui.look import Look
from gazette.gui.panes import column
from gazette.gui.row_table import as_rows
from gazette.gui.tab_order import order_by_layout
from gazette.gui.version_view import VersionView
from gazette.gui.workbench import Workbench

_FILLED_AFTER_MS = 300


class DropDialog(QDialog):
    """Stays open beside the window; a click on what came shows its entry there."""

    entry_wanted = Signal(int)
    decision_wanted = Signal(object)
    """The Arrival whose tracked changes are to be decided."""

    def __init__(self, workbench: Workbench, watch: DropWatch, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained_at(self, "drop")
        self.setModal(False)
        self._workbench, self._watch, self._look = workbench, watch, look
        self._places: Places = ()
        self.folders, self.list = QTableWidget(0, 3, self), QTableView(self)
        self.model = DropList(look, self)
        self.form = DropFolderForm(look, self)
        self._heads = {name: QLabel(self) for name in ("drop.folders", "drop.came")}
        self.add_button, self.pause_button, self.remove_button = (QPushButton(self) for _ in range(3))
        self.show_button, self.compare_button = QPushButton(self), QPushButton(self)
        self.decide_button, self.close_button = QPushButton(self), QPushButton(self)
        self.version: VersionView | None = None
        self._filling = QTimer(self, singleShot=True, interval=_FILLED_AFTER_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        body, layout = QWidget(self), QVBoxLayout()
        body.setObjectName("surface")
        column(self, body)
        body.setLayout(layout)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for head in self._heads.values():
            head.setObjectName("title")
        layout.addWidget(self._heads["drop.folders"])
        layout.addWidget(self.folders, 1)
        layout.addLayout(_row(self.add_button, self.pause_button, self.remove_button))
        layout.addWidget(self.form)
        layout.addWidget(self._heads["drop.came"])
        layout.addWidget(self.list, 2)
        layout.addLayout(_row(self.show_button, self.compare_button, self.decide_button, None, self.close_button))
        self.list.setModel(self.model)
        self._none = {"drop.no_folders": EmptyWords(self.folders), "drop.none_came": EmptyWords(self.list)}
        for table in (self.folders, self.list):
            as_rows(table)
            table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.folders.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 3):
            self.list.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.folders.itemSelectionChanged.connect(self._folder_chosen)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        self.list.clicked.connect(lambda _index: self._show_entry())
        self.list.activated.connect(lambda _index: self._show_entry())
        self.show_button.clicked.connect(self._show_entry)
        self.compare_button.clicked.connect(self._compare)
        self.decide_button.clicked.connect(self._decide)
        self.add_button.clicked.connect(self.choose_folder)
        self.pause_button.clicked.connect(self._pause)
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.close)
        self.form.changed.connect(self._watch.put)
        self._watch.changed.connect(self._fill_folders)
        self._filling.timeout.connect(self._ask_arrivals)
        self._watch.told.connect(lambda _event: None if self._filling.isActive() else self._filling.start())
        self._workbench.issue_changed.connect(self._filling.start)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 -- Qt's own name
        """Tab, in the order of what is shown."""
        order_by_layout(self)
        return super().focusNextPrevChild(next)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.setWindowTitle(say("drop.title"))
        self.setMinimumSize(look.px(560), look.px(460))
        for name, head in self._heads.items():
            head.setText(say(name))
        for name, words in self._none.items():
            words.setText(say(name))
        self.add_button.setText(say("drop.add"))
        self.remove_button.setText(say("drop.remove"))
        self.show_button.setText(say("drop.show"))
        self.compare_button.setText(say("drop.compare"))
        self.decide_button.setText(say("brought.decide"))
        self.close_button.setText(say("close"))
        self.folders.setHorizontalHeaderLabels([say("drop.folder"), say("drop.section"), say("drop.state")])
        self.folders.setAccessibleName(say("drop.folders"))
        self.list.setAccessibleName(say("drop.came"))
        self.folders.setColumnWidth(1, look.px(230))
        self.folders.setColumnWidth(2, look.px(170))
        self.list.setColumnWidth(0, look.px(100))
        self.list.setColumnWidth(2, look.px(150))
        self.model.dress(look)
        self.form.dress(look)
        size_controls(self, look)
        self._fill_folders()

    def open_beside(self) -> None:
        """Show the dialog beside the work."""
        if not self.isVisible():
            open_at(self, self._look.px(760), self._look.px(620))
        self.show()
        self.raise_()
        self.activateWindow()
        self._fill_folders()
        self._ask_arrivals()
        self.folders.setFocus()

    def choose_folder(self) -> None:
        """Ask for a folder and watch it."""
        last = self._workbench.folders
        folder = QFileDialog.getExistingDirectory(self, self._look.say("drop.choose"), last.begin("drop_folder"))
        if folder:
            self._watch.put(StoredFolder(path=str(last.note("drop_folder", folder).resolve())))
            self.folders.selectRow(self.folders.rowCount() - 1)

    @property
    def chosen(self) -> FolderNow | None:
        """The folder whose row is chosen."""
        row, folders = self.folders.currentRow(), self._watch.folders
        return folders[row] if 0 <= row < len(folders) else None

    def _pause(self) -> None:
        if self.chosen is not None:
            self._watch.put(replace(self.chosen.folder, paused=not self.chosen.folder.paused))

    def _remove(self) -> None:
        if self.chosen is not None:
            self._watch.remove(self.chosen.folder.path)

    def _fill_folders(self) -> None:
        if not self.isVisible():
            return
        self._places = self._workbench.call_desk(read_places)
        row, say = max(self.folders.currentRow(), 0), self._look.say
        names = {section_id: name or say("tree.no_section") for section_id, _, name in self._places}
        self.folders.blockSignals(True)
        self.folders.setRowCount(0)
        for at, now in enumerate(self._watch.folders):
            self.folders.insertRow(at)
            place = names.get(now.folder.section_id or 0, say("tree.inbox"))
            if now.folder.section_id in names and not now.folder.filed:
                place = say("drop.proposed", section=place)
            for column_at, text in enumerate((now.folder.path, place, state_text(now, self._look))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.folders.setItem(at, column_at, item)
        if self.folders.rowCount():
            self.folders.selectRow(min(row, self.folders.rowCount() - 1))
        self.folders.blockSignals(False)
        self._folder_chosen()

    def _folder_chosen(self) -> None:
        chosen, say = self.chosen, self._look.say
        self.form.show_folder(chosen.folder if chosen else None, self._places)
        for button in (self.pause_button, self.remove_button):
            button.setEnabled(chosen is not None)
        paused = chosen is not None and chosen.folder.paused
        self.pause_button.setText(say("drop.resume" if paused else "drop.pause"))

    def _ask_arrivals(self) -> None:
        if self.isVisible() and self._workbench.is_open:
            self._workbench.ask_desk(read_arrivals, self._show_arrivals, _raise)

    def _show_arrivals(self, rows: tuple[Arrived, ...]) -> None:
        chosen = self._arrival()
        self.model.show(rows)
        ids = [each.arrival.id for each in rows]
        if chosen is not None and chosen.id in ids:
            self.list.selectRow(ids.index(chosen.id))
        self._enable()

    def _arrival(self) -> Arrival | None:
        row = self.list.currentIndex().row()
        return self.model.rows[row].arrival if 0 <= row < len(self.model.rows) else None

    def _enable(self) -> None:
        arrival = self._arrival()
        self.show_button.setEnabled(arrival is not None and bool(arrival.entry_ids))
        self.compare_button.setEnabled(arrival is not None and arrival.verdict in {"replaced", "version"})
        undecided = arrival is not None and arrival.verdict == "waiting" and not arrival.entry_ids
        self.decide_button.setEnabled(undecided)

    def _show_entry(self) -> None:
        arrival = self._arrival()
        if arrival is not None and arrival.entry_ids:
            self.entry_wanted.emit(arrival.entry_ids[-1])

    def _compare(self) -> None:
        arrival = self._arrival()
        if arrival is None or not arrival.entry_ids:
            return
        entry_id = arrival.entry_ids[-1]
        compared = self._workbench.call_desk(lambda desk: compare_version(desk.archive, entry_id))
        if compared is None:
            self._workbench.refused.emit(DeskError("desk.no_version_before", entry=self.model.title(arrival)))
            return
        self.version = VersionView(self._look, self)
        self.version.show_comparison(compared)

    def _decide(self) -> None:
        arrival = self._arrival()
        if arrival is not None:
            self.decision_wanted.emit(arrival)


def state_text(now: FolderNow, look: Look) -> str:
    """How a folder is, in words."""
    say, since = look.say, now.since.toString("HH:mm")
    match now.state:
        case "watched":
            return say("drop.watched_network" if now.folder.place == "network" else "drop.watched")
        case "paused":
            return say("drop.paused")
        case "away":
            return say("drop.away", time=since)
        case "stuck":
            return say("drop.stuck", time=since)


def _row(*widgets: QPushButton | None) -> QHBoxLayout:
    """Buttons in a row; None is the room between."""
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    if None not in widgets:
        row.addStretch(1)
    return row


def _raise(error: BaseException) -> None:
    raise error
