"""固定提法: the office edits its list of names, posts and phrases, and carries it in and out as a table."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from gazette.desk import SetExactList
from gazette.desk.exact_list import checked_forms
from gazette.desk.exact_list_table import exact_list_to_csv, read_exact_list
from gazette.errors import GazetteError
from gazette.export import write_file
from gazette.gui.exact_list_rows import ExactRows, KindDelegate
from gazette.gui.look import Look
from gazette.gui.table_dialog import TableDialog
from gazette.gui.workbench import Workbench

_WIDTHS = (96, 290, 150, 110, 110, 160)
_BUTTONS = {
    "add": "exact.button_add",
    "remove": "exact.button_remove",
    "up": "exact.button_up",
    "down": "exact.button_down",
    "bring": "exact.button_bring",
    "write": "exact.button_write",
}


class ExactListDialog(TableDialog):
    """All of it is kept by one button, in one step of undo; Esc leaves the list as it was."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(look, "exact_list", parent)
        self._workbench = workbench
        self.rows = ExactRows(look, self)
        self.buttons = {name: QPushButton(self) for name in _BUTTONS}
        self.keep, self.back = QPushButton(self), QPushButton(self)
        self._build()
        acts: dict[str, Callable[[], None]] = {
            "add": self._add,
            "remove": self._remove,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "bring": self._choose_table,
            "write": self._choose_file,
        }
        for name, act in acts.items():
            self.buttons[name].clicked.connect(act)
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self.reject)
        self.rows.changed.connect(self._enable)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())

    def _build(self) -> None:
        acts, last = QHBoxLayout(), QHBoxLayout()
        self.table.setModel(self.rows)
        self.table.setItemDelegateForColumn(0, KindDelegate(self.rows, self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.keep.setObjectName("filled")
        for name in _BUTTONS:
            self.buttons[name].setAutoDefault(False)
            acts.addWidget(self.buttons[name])
            if name == "down":
                acts.addStretch(1)
        for button in (self.back, self.keep):
            button.setAutoDefault(False)
        last.addStretch(1)
        last.addWidget(self.back)
        last.addWidget(self.keep)
        self._lay_out(acts, last)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = self.rows.look = look
        say = look.say
        self._dress("exact.title", "exact.what", "exact.none", _WIDTHS, (1000, 600))
        for name, button in self.buttons.items():
            button.setText(say(_BUTTONS[name]))
        self.keep.setText(say("exact.keep"))
        self.back.setText(say("ask.back"))

    def open_list(self) -> None:
        """Show the list that is kept."""
        if not self._workbench.settle():
            return
        self.messages.dismiss()
        self.rows.show_forms(self._workbench.exact)
        self.open()
        self.table.setFocus()

    def bring(self, file: Path) -> None:
        """Show the list of a table in the place of what is shown."""
        try:
            forms = read_exact_list(file)
        except GazetteError as error:
            self._tell_error(error)
            return
        self.rows.show_forms(forms)
        self.messages.tell("ok", lambda say: say("exact.brought", file=file.name, count=len(forms)))

    def write(self, file: Path) -> None:
        """Write what is shown as a table."""
        try:
            write_file(file, exact_list_to_csv(checked_forms(self.rows.forms)), ending=".csv")
        except GazetteError as error:
            self._tell_error(error)
            return
        self.messages.tell("ok", lambda say: say("exact.written", file=file.name))

    def _keep(self) -> None:
        self.table.setCurrentIndex(QModelIndex())  # what is being typed into a cell goes into it
        try:
            forms = checked_forms(self.rows.forms)
        except GazetteError as error:
            self._tell_error(error)
            return
        if self._workbench.do(SetExactList(forms)) is not None:
            self.accept()

    def _add(self) -> None:
        row = self.table.currentIndex().row() + 1 or self.rows.rowCount()
        self.rows.add(row)
        self.table.setCurrentIndex(self.rows.index(row, 1))
        self.table.setFocus()
        self.table.edit(self.rows.index(row, 1))

    def _remove(self) -> None:
        row = self.table.currentIndex().row()
        self.rows.remove(row)
        self.table.setCurrentIndex(self.rows.index(min(row, self.rows.rowCount() - 1), 1))

    def _move(self, step: int) -> None:
        at = self.table.currentIndex()
        if self.rows.move(at.row(), step):
            self.table.setCurrentIndex(self.rows.index(at.row() + step, at.column()))

    def _choose_table(self) -> None:
        title = self._look.say("exact.button_bring").rstrip("…")
        file, _ = QFileDialog.getOpenFileName(self, title, self._workbench.folders.begin("exact_list"), "CSV (*.csv)")
        if file:
            self.bring(self._workbench.folders.note("exact_list", file))

    def _choose_file(self) -> None:
        title = self._look.say("exact.title")
        file, _ = QFileDialog.getSaveFileName(
            self, title, self._workbench.folders.begin("exact_list", f"{title}.csv"), "CSV (*.csv)"
        )
        if file:
            self.write(self._workbench.folders.note("exact_list", file))

    def _enable(self) -> None:
        row, count = self.table.currentIndex().row(), self.rows.rowCount()
        self.buttons["remove"].setEnabled(row >= 0)
        self.buttons["up"].setEnabled(row > 0)
        self.buttons["down"].setEnabled(0 <= row < count - 1)
